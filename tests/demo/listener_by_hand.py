"""A listener made of one socket: what it reads is what the station sent, byte for byte."""

from __future__ import annotations

import socket
import time
from types import TracebackType
from urllib.parse import urlsplit


class Listener:
    """Connects at once. `head` and `headers` are there after the first read of the body."""

    def __init__(self, url: str, *, titles: bool = False, timeout_s: float = 5.0) -> None:
        parts = urlsplit(url)
        assert parts.hostname and parts.port
        self._socket = socket.create_connection((parts.hostname, parts.port), timeout_s)
        ask = "Icy-MetaData: 1\r\n" if titles else ""
        self._socket.sendall(f"GET {parts.path} HTTP/1.0\r\nHost: x\r\n{ask}\r\n".encode())
        self._held = b""
        self.status = ""
        self.headers: dict[str, str] = {}

    def __enter__(self) -> Listener:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._socket.close()

    def head(self) -> dict[str, str]:
        while b"\r\n\r\n" not in self._held:
            more = self._socket.recv(4096)
            if not more:
                raise ConnectionError("closed before the header's end")
            self._held += more
        head, self._held = self._held.split(b"\r\n\r\n", 1)
        self.status, *lines = head.decode("latin-1").split("\r\n")
        pairs = (line.split(":", 1) for line in lines)
        self.headers = {name.lower(): value.strip() for name, value in pairs}
        return self.headers

    def read(self, size_bytes: int) -> bytes:
        """Exactly so many bytes; ConnectionError when the station closes before."""
        if not self.headers:
            self.head()
        while len(self._held) < size_bytes:
            more = self._socket.recv(65_536)
            if not more:
                raise ConnectionError(f"closed after {len(self._held)} of {size_bytes} bytes")
            self._held += more
        out, self._held = self._held[:size_bytes], self._held[size_bytes:]
        return out

    def read_for(self, seconds: float) -> bytes:
        """Whatever comes within so many seconds."""
        if not self.headers:
            self.head()
        out, self._held = bytearray(self._held), b""
        end = time.monotonic() + seconds
        before = self._socket.gettimeout()
        while (left := end - time.monotonic()) > 0:
            self._socket.settimeout(left)
            try:
                more = self._socket.recv(65_536)
            except TimeoutError:
                break
            if not more:
                break
            out += more
        self._socket.settimeout(before)
        return bytes(out)

    def is_closed_within(self, seconds: float) -> bool:
        """Whether the station closes the connection within so many seconds."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._socket.settimeout(left)
            try:
                if not self._socket.recv(65_536):
                    return True
            except TimeoutError:
                return False
            except OSError:
                return True
        return False
