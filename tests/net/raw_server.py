"""A server that says exactly what a test tells it to, byte by byte, over a real loopback socket."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Callable
from types import TracebackType

Serve = Callable[["Talk"], None]


class Talk:
    """One connection, seen from the server."""

    def __init__(self, conn: socket.socket, number: int, gone: threading.Event) -> None:
        self.conn = conn
        self.number = number
        self._gone = gone

    def asked(self) -> str:
        """The request's header."""
        held = b""
        while b"\r\n\r\n" not in held:
            piece = self.conn.recv(4096)
            if not piece:
                return ""
            held += piece
        return held.decode("latin-1")

    def say(self, data: bytes | str) -> None:
        self.conn.sendall(data.encode("latin-1") if isinstance(data, str) else data)

    def trickle(self, data: bytes, every_s: float) -> None:
        """A byte at a time, until the client hangs up."""
        for byte in data:
            self.say(bytes([byte]))
            if self._gone.wait(every_s):
                return

    def wait_for_hang_up(self) -> None:
        """Keep the line open and say nothing."""
        with contextlib.suppress(OSError):
            while self.conn.recv(4096):
                pass


class RawServer:
    """`with RawServer(serve) as server:` runs `serve(talk)` for each connection."""

    def __init__(self, serve: Serve, context: ssl.SSLContext | None = None) -> None:
        self._serve = serve
        self._context = context
        self._gone = threading.Event()
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._server.getsockname()[1])
        self._threads: list[threading.Thread] = []
        self._conns: list[socket.socket] = []
        self._accepting = threading.Thread(target=self._accept, name="raw-accept")
        self.heard: list[str] = []
        """The requests, where `serve` is made by `answer`."""

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        scheme = "https" if self._context else "http"
        return f"{scheme}://{host}:{self.port}{path}"

    @property
    def visits(self) -> int:
        return len(self._conns)

    def __enter__(self) -> RawServer:
        self._accepting.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._gone.set()
        with contextlib.suppress(OSError):
            self._server.shutdown(socket.SHUT_RDWR)
        self._accepting.join()
        self._server.close()
        for conn in self._conns:
            with contextlib.suppress(OSError):
                socket.socket.shutdown(conn, socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()

    def _accept(self) -> None:
        while True:
            try:
                conn, _ = self._server.accept()
            except OSError:
                return
            self._conns.append(conn)
            thread = threading.Thread(target=self._run, args=(conn, self.visits), name="raw")
            self._threads.append(thread)
            thread.start()

    def _run(self, conn: socket.socket, number: int) -> None:
        with contextlib.suppress(OSError), contextlib.ExitStack() as stack:
            stack.callback(conn.close)
            if self._context is not None:
                conn = self._context.wrap_socket(conn, server_side=True)
                stack.callback(conn.close)
            self._serve(Talk(conn, number, self._gone))


def answering(*answers: bytes | str, then: Serve | None = None) -> Serve:
    """Serves each connection the next of `answers` (the last one for ever), then `then`."""

    def serve(talk: Talk) -> None:
        talk.asked()
        talk.say(answers[min(talk.number, len(answers)) - 1])
        if then is not None:
            then(talk)

    return serve


def within(limit_s: float, call: Callable[[], object]) -> float:
    """Carries out `call`; how long it took, which is at most `limit_s`."""
    began = time.monotonic()
    call()
    took_s = time.monotonic() - began
    assert took_s <= limit_s, f"took {took_s:.2f} s"
    return took_s
