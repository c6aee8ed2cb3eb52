"""Opens a TCP connection as a listener on a bad day needs it: within one deadline, and stoppable.

`socket.create_connection` gives every address of a name the whole time-out, one after the other: a
station whose IPv6 address swallows packets would never be reached, for the deadline is over before
IPv4 has its turn. Here the next address is tried beside the first after a moment (RFC 8305, in
short), and whoever answers first is taken.
"""

from __future__ import annotations

import errno
import selectors
import socket
import threading
import time
from collections.abc import Sequence
from typing import Any

STAGGER_S = 0.25
"""How long an address has for itself (RFC 8305 5: 250 ms)."""

STOP_POLL_S = 0.1
UNDER_WAY = frozenset(
    {0, errno.EINPROGRESS, errno.EWOULDBLOCK, getattr(errno, "WSAEWOULDBLOCK", errno.EWOULDBLOCK)}
)


def dial(
    host: str, port: int, deadline: float, stop: threading.Event | None = None
) -> socket.socket:
    """A connected, blocking socket. `deadline` is monotonic.

    Raises OSError (TimeoutError past the deadline, InterruptedError once `stop` is set), or
    UnicodeError for a name that cannot be one. The look-up of the name itself cannot be stopped.
    """
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    waiting = _interleaved(answers)
    trying: dict[socket.socket, None] = {}
    last: OSError = OSError(f"{host} has no address")
    next_at = 0.0
    with selectors.DefaultSelector() as selector:
        try:
            while waiting or trying:
                now = time.monotonic()
                if stop is not None and stop.is_set():
                    raise InterruptedError("stopped")
                if now >= deadline:
                    raise TimeoutError(f"{host}:{port} did not answer")
                if waiting and (now >= next_at or not trying):
                    try:
                        sock = _begin(waiting.pop(0))
                    except OSError as error:
                        last = error
                        continue
                    trying[sock] = None
                    selector.register(sock, selectors.EVENT_WRITE)
                    next_at = now + STAGGER_S
                until = min(deadline, next_at) if waiting else deadline
                for key, _ in selector.select(min(STOP_POLL_S, max(0.0, until - now))):
                    done = key.fileobj
                    assert isinstance(done, socket.socket)
                    selector.unregister(done)
                    del trying[done]
                    code = done.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
                    if code == 0:
                        done.setblocking(True)
                        return done
                    done.close()
                    last = OSError(code, f"{host}:{port}: {errno.errorcode.get(code, code)}")
            raise last
        finally:
            for sock in trying:
                sock.close()


def _interleaved(answers: Sequence[Any]) -> list[Any]:
    """getaddrinfo's answers, families in turns, the system's first choice first."""
    first = answers[0][0] if answers else 0
    mine = [a for a in answers if a[0] == first]
    others = [a for a in answers if a[0] != first]
    mixed = []
    while mine or others:
        for part in (mine, others):
            if part:
                mixed.append(part.pop(0))
    return mixed


def _begin(answer: Any) -> socket.socket:
    family, kind, proto, _, address = answer
    sock = socket.socket(family, kind, proto)
    try:
        sock.setblocking(False)
        code = sock.connect_ex(address)
        if code not in UNDER_WAY:
            raise OSError(code, errno.errorcode.get(code, str(code)))
    except OSError:
        sock.close()
        raise
    return sock
