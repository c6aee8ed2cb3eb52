"""The bytes of one HTTP(S) answer that never ends: what a radio station sends.

`requests` is not used here: a station needs four things it does not give. SHOUTcast 1 answers
`ICY 200 OK`, which http.client refuses; the wait for the header has a deadline as a whole, so a
server that trickles one byte a second is found out; a read says after how long without a byte it
gave up; and `close` from another thread ends a read at once. h11 does the protocol, we own the
socket.

By hand: `python -m planetfm.net.wire URL` prints the header and counts bytes for five seconds.
"""

from __future__ import annotations

import contextlib
import socket
import sys
import threading
import time
from collections.abc import Mapping
from urllib.parse import quote, urlsplit

import h11

from planetfm.core.addresses import join
from planetfm.core.errors import Cause, StreamError, Trouble
from planetfm.net.dial import dial
from planetfm.net.proxy import credentials, proxy_for, tunnel
from planetfm.net.trust import Trust, has_nothing_yet

MAX_REDIRECTS = 8
HEADER_LIMIT_BYTES = 32 * 1024
RECEIVE_BYTES = 16 * 1024
GONE_STATUSES = frozenset({401, 403, 404, 410})
REDIRECT_STATUSES = frozenset({301, 302, 303, 307, 308})
ICY_STATUS = b"ICY "
LONGEST_PAUSE_S = 3600.0
STOP_POLL_S = 0.1
"""How often the wait for a header looks whether it is still wanted; `close` cannot reach it yet."""


class Wire:
    """An open answer. `read` from one thread; `close` from any."""

    def __init__(self, sock: socket.socket, url: str, stop: threading.Event | None = None) -> None:
        self.url = url
        self._stop = stop
        self.status = 0
        self.icy = False
        """It answered as SHOUTcast 1 does."""
        self.headers: Mapping[str, str] = {}
        self._sock = sock
        self._protocol = h11.Connection(h11.CLIENT, max_incomplete_event_size=HEADER_LIMIT_BYTES)
        self._started = False
        self._head = b""
        self._peeked = b""
        self._ended = False
        self._broken: StreamError | None = None

    def request(
        self,
        target: str,
        host: str,
        user_agent: str,
        deadline: float,
        proxy_credentials: str | None = None,
        byte_range: tuple[int, int] | None = None,
    ) -> None:
        """Send the GET and read the header. Raises StreamError past `deadline` (monotonic)."""
        headers = [
            ("Host", host),
            ("User-Agent", user_agent),
            ("Accept", "*/*"),
            ("Icy-MetaData", "1"),
            ("Connection", "close"),
        ]
        if proxy_credentials is not None:
            headers.append(("Proxy-Authorization", proxy_credentials))
        if byte_range is not None:
            first, size_bytes = byte_range
            headers.append(("Range", f"bytes={first}-{first + size_bytes - 1}"))
        question = self._protocol.send(h11.Request(method="GET", target=target, headers=headers))
        finish = self._protocol.send(h11.EndOfMessage())
        self._sock.settimeout(max(0.05, deadline - time.monotonic()))
        try:
            self._sock.sendall((question or b"") + (finish or b""))
        except OSError as error:
            raise StreamError(Trouble.UNREACHABLE, f"{self.url}: {error}") from error
        while True:
            event = self._next(deadline)
            if isinstance(event, h11.Response):
                self.status = event.status_code
                self.headers = {
                    name.decode("latin-1"): value.decode("utf-8", "replace").strip()
                    for name, value in event.headers
                }
                return

    def read(self, timeout_s: float, gather_bytes: int = 0) -> bytes:
        """The next bytes, as they come; b"" once the station closed.

        One piece, of what a packet, a TLS record or a chunk holds; or, with `gather_bytes`, also
        the pieces that came behind it, until it is so much. Only the first is waited for.

        Raises StreamError(STALLED) when no byte came for `timeout_s`, StreamError(CLOSED) when
        the connection broke.
        """
        if self._peeked:
            data, self._peeked = self._peeked, b""
            return data
        if self._broken is not None:
            raise self._broken
        data = self._piece(time.monotonic() + timeout_s)
        if not 0 < len(data) < gather_bytes:
            return data
        gathered = bytearray(data)
        try:
            while len(gathered) < gather_bytes and (more := self._piece(None)):
                gathered += more
        except StreamError as error:
            if error.trouble is not Trouble.STALLED:
                self._broken = error  # what came before it counts; the next read tells
        return bytes(gathered)

    def peek(self, timeout_s: float) -> bytes:
        """The next bytes, which `read` will return again. Raises as `read`."""
        if not self._peeked:
            self._peeked = self.read(timeout_s)
        return self._peeked

    def close(self) -> None:
        """Hang up; a `read` under way in another thread ends at once."""
        # The base class's shutdown works on the descriptor alone: SSLSocket.shutdown would pull
        # the TLS object from under the reading thread.
        with contextlib.suppress(OSError):
            socket.socket.shutdown(self._sock, socket.SHUT_RDWR)
        self._ended = True

    def release(self) -> None:
        """Give the descriptor back; by the reading thread, when it is done."""
        self.close()
        self._sock.close()

    def _piece(self, deadline: float | None) -> bytes:
        """As `read`; without a deadline it is STALLED at once when nothing has come."""
        while not self._ended:
            event = self._next(deadline)
            if isinstance(event, h11.Data):
                return bytes(event.data)
            if isinstance(event, h11.EndOfMessage | h11.ConnectionClosed):
                self._ended = True
        return b""

    def _next(self, deadline: float | None) -> h11.Event | type[h11.NEED_DATA] | type[h11.PAUSED]:
        while True:
            try:
                event = self._protocol.next_event()
            except h11.RemoteProtocolError as error:
                if self.status:
                    raise StreamError(Trouble.CLOSED, f"{self.url}: {error}") from error
                raise StreamError(Trouble.NOT_WHAT_WAS_ASKED, f"{self.url}: {error}") from error
            if event is not h11.NEED_DATA:
                return event
            data = self._receive(deadline)
            if not data and not self.status:
                raise StreamError(Trouble.CLOSED, f"{self.url}: closed before an answer")
            self._protocol.receive_data(data)

    def _receive(self, deadline: float | None) -> bytes:
        while True:
            if self._stop is not None and not self.status and self._stop.is_set():
                raise StreamError(Trouble.CLOSED, "stopped")
            left_s = 0.0 if deadline is None else deadline - time.monotonic()
            if deadline is not None and left_s <= 0:
                raise StreamError(Trouble.STALLED, self.url)
            try:
                watched = self._stop is not None and not self.status
                self._sock.settimeout(min(left_s, STOP_POLL_S) if watched else left_s)
                data = self._sock.recv(RECEIVE_BYTES)
            except TimeoutError:
                continue  # the head of the loop tells a stall
            except OSError as error:
                trouble = Trouble.STALLED if has_nothing_yet(error) else Trouble.CLOSED
                raise StreamError(trouble, f"{self.url}: {error}") from error
            if self._started:
                return data
            self._head += data
            if len(self._head) < len(ICY_STATUS) and data:
                continue  # one byte at a time is allowed, only slow
            self._started = True
            if self._head.startswith(ICY_STATUS):
                self.icy = True
                return b"HTTP/1.0 " + self._head[len(ICY_STATUS) :]
            return self._head


def open_stream(
    url: str,
    *,
    user_agent: str,
    deadline_s: float = 5.0,
    stop: threading.Event | None = None,
    byte_range: tuple[int, int] | None = None,
    trust: Trust | None = None,
) -> Wire:
    """Connect to `url`, follow redirects, return the wire behind a 200 answer.

    With `byte_range` (first byte, count) a part is asked for; status 206 says that it is one.
    `trust` is given by who opens many: it reads the certificates once.
    Raises StreamError: UNREACHABLE (no connection, bad address, TLS), STALLED (no complete header
    within `deadline_s`), CLOSED, GONE (401, 403, 404, 410), RATE_LIMITED, HTTP_STATUS,
    NOT_WHAT_WAS_ASKED (not HTTP). `status` and `retry_after_s` are set where there is an answer.
    """
    deadline = time.monotonic() + deadline_s
    for _ in range(MAX_REDIRECTS + 1):
        wire = _connect(url, user_agent, deadline, stop, byte_range, trust)
        if stop is not None and stop.is_set():
            wire.release()
            raise StreamError(Trouble.CLOSED, "stopped")
        if wire.status == 200 or (wire.status == 206 and byte_range is not None):
            return wire
        wire.release()
        location = wire.headers.get("location", "")
        if wire.status in REDIRECT_STATUSES and location:
            try:
                url = join(url, location)
            except ValueError as error:
                raise StreamError(
                    Trouble.HTTP_STATUS, f"{wire.url}: sent to {location!r}", status=wire.status
                ) from error
            continue
        raise _refusal(wire)
    told = f"{url}: more than {MAX_REDIRECTS} redirects"
    raise StreamError(Trouble.HTTP_STATUS, told, cause=Cause.LOOP)


def _refusal(wire: Wire) -> StreamError:
    from datetime import UTC, datetime

    from planetfm.net.http import retry_after_s

    pause_s = retry_after_s(wire.headers.get("retry-after"), datetime.now(UTC))
    pause_s = None if pause_s is None else min(pause_s, LONGEST_PAUSE_S)
    if wire.status in GONE_STATUSES and not wire.icy:
        trouble = Trouble.GONE  # "ICY 401 Service Unavailable" says that the source is away
    elif wire.status == 429 or (wire.status == 503 and pause_s is not None):
        trouble = Trouble.RATE_LIMITED
    else:
        trouble = Trouble.HTTP_STATUS
    return StreamError(trouble, wire.url, status=wire.status, retry_after_s=pause_s)


def _connect(
    url: str,
    user_agent: str,
    deadline: float,
    stop: threading.Event | None = None,
    byte_range: tuple[int, int] | None = None,
    trust: Trust | None = None,
) -> Wire:
    sock: socket.socket | None = None
    try:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise StreamError(Trouble.UNREACHABLE, f"{url}: not an http address")
        port = parts.port or (443 if parts.scheme == "https" else 80)
        proxy = proxy_for(parts)
        target = _quoted((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        host = _ascii_host(parts.netloc.rpartition("@")[2])
        peer = (proxy.hostname or "", proxy.port or 80) if proxy else (parts.hostname, port)
        sock = dial(*peer, deadline, stop)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        pair = None
        if parts.scheme == "https":
            if proxy:
                tunnel(sock, _ascii_host(parts.hostname), port, proxy, deadline)
            sock.settimeout(max(0.05, deadline - time.monotonic()))
            sock = (trust or Trust()).encrypt(sock, parts.hostname)
        elif proxy:
            target, pair = f"http://{host}{target}", credentials(proxy)
        wire = Wire(sock, url, stop)
        wire.request(target, host, user_agent, deadline, pair, byte_range)
    except BaseException as error:
        if sock is not None:
            sock.close()
        if isinstance(error, InterruptedError):
            raise StreamError(Trouble.CLOSED, "stopped") from error
        # ValueError: what urlsplit, idna and ssl say to an address that cannot be one.
        if isinstance(error, OSError | ValueError | h11.LocalProtocolError):
            raise StreamError(Trouble.UNREACHABLE, f"{url}: {error}") from error
        raise
    return wire


def _quoted(target: str) -> str:
    """As a request line may carry it: what is percent-encoded stays, what is not ASCII becomes."""
    return quote(target, safe="%/:=&?~#+!$,;'@()*[]|")


def _ascii_host(host: str) -> str:
    return host if host.isascii() else host.encode("idna").decode()


def _main() -> None:
    wire = open_stream(sys.argv[1], user_agent="PlanetFM-wire")
    sys.stdout.write(f"{wire.url} {wire.status}\n")
    for name, value in wire.headers.items():
        sys.stdout.write(f"{name}: {value}\n")
    end, count = time.monotonic() + 5, 0
    while time.monotonic() < end and (data := wire.read(5.0)):
        count += len(data)
    wire.release()
    sys.stdout.write(f"{count} bytes in 5 s\n")


if __name__ == "__main__":
    _main()
