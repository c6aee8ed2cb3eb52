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
import os
import socket
import sys
import threading
import time
from collections.abc import Mapping
from urllib.parse import SplitResult, unquote, urlsplit

import h11

from planetfm.core.addresses import join
from planetfm.core.errors import StreamError, Trouble

MAX_REDIRECTS = 8
HEADER_LIMIT_BYTES = 32 * 1024
RECEIVE_BYTES = 16 * 1024
GONE_STATUSES = frozenset({401, 403, 404, 410})
REDIRECT_STATUSES = frozenset({301, 302, 303, 307, 308})
ICY_STATUS = b"ICY "
STOP_POLL_S = 0.2
"""How often the wait for a header looks whether it is still wanted; `close` cannot reach it yet."""


class Wire:
    """An open answer. `read` from one thread; `close` from any."""

    def __init__(self, sock: socket.socket, url: str, stop: threading.Event | None = None) -> None:
        self.url = url
        self._stop = stop
        self.status = 0
        self.headers: Mapping[str, str] = {}
        self._sock = sock
        self._protocol = h11.Connection(h11.CLIENT, max_incomplete_event_size=HEADER_LIMIT_BYTES)
        self._started = False
        self._head = b""
        self._peeked = b""
        self._ended = False

    def request(self, target: str, host: str, user_agent: str, deadline: float) -> None:
        """Send the GET and read the header. Raises StreamError past `deadline` (monotonic)."""
        headers = [
            ("Host", host),
            ("User-Agent", user_agent),
            ("Accept", "*/*"),
            ("Icy-MetaData", "1"),
            ("Connection", "close"),
        ]
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

    def read(self, timeout_s: float) -> bytes:
        """The next bytes, as they come; b"" once the station closed.

        Raises StreamError(STALLED) when no byte came for `timeout_s`, StreamError(CLOSED) when
        the connection broke.
        """
        if self._peeked:
            data, self._peeked = self._peeked, b""
            return data
        if self._ended:
            return b""
        while True:
            event = self._next(time.monotonic() + timeout_s)
            if isinstance(event, h11.Data):
                return bytes(event.data)
            if isinstance(event, h11.EndOfMessage | h11.ConnectionClosed):
                self._ended = True
                return b""

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

    def _next(self, deadline: float) -> h11.Event | type[h11.NEED_DATA] | type[h11.PAUSED]:
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

    def _receive(self, deadline: float) -> bytes:
        while True:
            left_s = deadline - time.monotonic()
            if left_s <= 0:
                raise StreamError(Trouble.STALLED, self.url)
            try:
                watched = self._stop is not None and not self.status
                self._sock.settimeout(min(left_s, STOP_POLL_S) if watched else left_s)
                data = self._sock.recv(RECEIVE_BYTES)
            except TimeoutError:
                if self._stop is not None and not self.status and self._stop.is_set():
                    raise StreamError(Trouble.CLOSED, "stopped") from None
                continue  # the head of the loop tells a stall
            except OSError as error:
                raise StreamError(Trouble.CLOSED, f"{self.url}: {error}") from error
            if self._started:
                return data
            self._head += data
            if len(self._head) < len(ICY_STATUS) and data:
                continue  # one byte at a time is allowed, only slow
            self._started = True
            if self._head.startswith(ICY_STATUS):
                return b"HTTP/1.0 " + self._head[len(ICY_STATUS) :]
            return self._head


def open_stream(
    url: str,
    *,
    user_agent: str,
    deadline_s: float = 5.0,
    stop: threading.Event | None = None,
) -> Wire:
    """Connect to `url`, follow redirects, return the wire behind a 200 answer.

    Raises StreamError: UNREACHABLE (no connection, bad address, TLS), STALLED (no complete header
    within `deadline_s`), CLOSED, GONE (401, 403, 404, 410), RATE_LIMITED, HTTP_STATUS,
    NOT_WHAT_WAS_ASKED (not HTTP). `status` and `retry_after_s` are set where there is an answer.
    """
    deadline = time.monotonic() + deadline_s
    for _ in range(MAX_REDIRECTS):
        wire = _connect(url, user_agent, deadline, stop)
        if stop is not None and stop.is_set():
            wire.release()
            raise StreamError(Trouble.CLOSED, "stopped")
        if wire.status == 200:
            return wire
        wire.release()
        location = wire.headers.get("location", "")
        if wire.status in REDIRECT_STATUSES and location:
            url = join(url, location)
            continue
        raise _refusal(wire)
    raise StreamError(Trouble.HTTP_STATUS, f"{url}: more than {MAX_REDIRECTS} redirects")


def _refusal(wire: Wire) -> StreamError:
    wait = wire.headers.get("retry-after", "").strip()
    retry_after_s = float(min(int(wait[:9]), 3600)) if wait.isdecimal() else None
    if wire.status in GONE_STATUSES:
        trouble = Trouble.GONE
    elif wire.status == 429 or (wire.status == 503 and retry_after_s is not None):
        trouble = Trouble.RATE_LIMITED
    else:
        trouble = Trouble.HTTP_STATUS
    return StreamError(trouble, wire.url, status=wire.status, retry_after_s=retry_after_s)


def _connect(
    url: str, user_agent: str, deadline: float, stop: threading.Event | None = None
) -> Wire:
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise StreamError(Trouble.UNREACHABLE, f"{url}: {error}") from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise StreamError(Trouble.UNREACHABLE, f"{url}: not an http address")
    proxy = _proxy_for(parts)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    target = target.encode("ascii", "ignore").decode().replace(" ", "%20")
    host = parts.netloc.rpartition("@")[2]
    try:
        host.encode("ascii")
    except UnicodeEncodeError:
        host = host.encode("idna").decode()
    peer = (proxy.hostname or "", proxy.port or 80) if proxy else (parts.hostname, port)
    try:
        sock = socket.create_connection(peer, timeout=max(0.05, deadline - time.monotonic()))
    except (OSError, UnicodeError) as error:
        raise StreamError(Trouble.UNREACHABLE, f"{url}: {error}") from error
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        if parts.scheme == "https":
            if proxy:
                _tunnel(sock, parts.hostname, port, proxy, deadline)
            sock = _encrypt(sock, parts.hostname, deadline)
        elif proxy:
            target = url
        wire = Wire(sock, url, stop)
        wire.request(target, host, user_agent, deadline)
    except OSError as error:
        sock.close()
        raise StreamError(Trouble.UNREACHABLE, f"{url}: {error}") from error
    except (StreamError, h11.LocalProtocolError) as error:
        sock.close()
        if isinstance(error, StreamError):
            raise
        raise StreamError(Trouble.UNREACHABLE, f"{url}: {error}") from error
    return wire


def _encrypt(sock: socket.socket, host: str, deadline: float) -> socket.socket:
    import ssl

    import certifi

    context = ssl.create_default_context()
    # python.org's builds for macOS come with an empty store; certifi arrives with requests.
    context.load_verify_locations(certifi.where())
    sock.settimeout(max(0.05, deadline - time.monotonic()))
    return context.wrap_socket(sock, server_hostname=host)


def _proxy_for(parts: SplitResult) -> SplitResult | None:
    """The proxy that the environment (or Windows, macOS) names for this address, if any."""
    named = any(key.lower().endswith("_proxy") for key in os.environ)
    if not named and sys.platform not in ("win32", "darwin"):
        return None  # spares the 20 ms that importing urllib.request costs
    from urllib.request import getproxies, proxy_bypass

    address = getproxies().get(parts.scheme)
    if not address or proxy_bypass(parts.hostname or ""):
        return None
    proxy = urlsplit(address if "//" in address else f"http://{address}")
    return proxy if proxy.hostname else None


def _tunnel(sock: socket.socket, host: str, port: int, proxy: SplitResult, deadline: float) -> None:
    """Ask an HTTP proxy for a way to host:port (RFC 9110 9.3.6)."""
    import base64

    lines = [f"CONNECT {host}:{port} HTTP/1.1", f"Host: {host}:{port}"]
    if proxy.username:
        pair = f"{unquote(proxy.username)}:{unquote(proxy.password or '')}"
        lines.append(f"Proxy-Authorization: Basic {base64.b64encode(pair.encode()).decode()}")
    sock.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
    answer = b""
    while b"\r\n\r\n" not in answer:
        sock.settimeout(max(0.05, deadline - time.monotonic()))
        piece = sock.recv(1)  # by the byte: what follows the header belongs to TLS
        if not piece or len(answer) > HEADER_LIMIT_BYTES:
            raise OSError("the proxy closed")
        answer += piece
    if answer.split(b" ", 2)[1:2] != [b"200"]:
        raise OSError(f"the proxy refused: {answer[:80]!r}")


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
