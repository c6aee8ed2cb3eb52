"""A radio of a few lines: MP3 at the pace it plays, titles on demand, and a count of listeners.

It sends a burst of 4 s first, as Icecast does. What every connection was sent is kept.
"""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from types import TracebackType

from tests.audio.streams import tone

METAINT = 2000
BYTES_A_SECOND = 16_000
BURST_S = 4.0


class LittleRadio:
    def __init__(self, title: str = "") -> None:
        self._sound = tone("mp3", 60)
        self._title = title
        self._began = time.monotonic() - BURST_S
        self._closing = threading.Event()
        self._server = socket.create_server(("127.0.0.1", 0))
        self._threads = [threading.Thread(target=self._accept, name="little-radio")]
        self._lines: list[socket.socket] = []
        self.url = f"http://127.0.0.1:{self._server.getsockname()[1]}/live"
        self.connections = 0
        self.open_now = 0

    def __enter__(self) -> LittleRadio:
        self._threads[0].start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._closing.set()
        with contextlib.suppress(OSError):
            self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        self.drop()
        for thread in self._threads:
            thread.join(5)

    def say(self, title: str) -> None:
        """What is on air from now on."""
        self._title = title

    def drop(self) -> None:
        """Cut every line."""
        for line in self._lines:
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    def sound(self) -> bytes:
        return self._sound

    def _accept(self) -> None:
        while not self._closing.is_set():
            try:
                line, _ = self._server.accept()
            except OSError:
                return
            self._lines.append(line)
            thread = threading.Thread(target=self._serve, args=(line,), name="little-radio")
            self._threads.append(thread)
            thread.start()

    def _serve(self, line: socket.socket) -> None:
        with line, contextlib.suppress(OSError):
            line.settimeout(5)
            line.recv(4096)
            self.connections += 1
            self.open_now += 1
            try:
                line.sendall(
                    b"HTTP/1.0 200 OK\r\nContent-Type: audio/mpeg\r\n"
                    b"icy-metaint: %d\r\n\r\n" % METAINT
                )
                self._send(line)
            finally:
                self.open_now -= 1

    def _send(self, line: socket.socket) -> None:
        sent, said = max(0, self._edge() - int(BURST_S * BYTES_A_SECOND)), ""
        while not self._closing.wait(0.03):
            while sent + METAINT <= self._edge():
                title, block = self._title, b"\0"
                if title != said:
                    text = f"StreamTitle='{title}';".encode()
                    units = -(-len(text) // 16)
                    block = bytes([units]) + text.ljust(units * 16, b"\0")
                    said = title
                line.sendall(self._sound[sent : sent + METAINT] + block)
                sent += METAINT

    def _edge(self) -> int:
        return int((time.monotonic() - self._began) * BYTES_A_SECOND)
