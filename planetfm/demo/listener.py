"""One listening port and the threads that serve its connections.

The standard library's threading server neither names its threads nor closes what is open, and
cannot leave its port and come back. This one does all three: `refuse()` gives the visitor what a
dead server gives (connection refused). Meanwhile the port stays bound, without listening: else
another program could be given it, or a visitor on this machine be connected to itself.
"""

from __future__ import annotations

import contextlib
import itertools
import selectors
import socket
import struct
import threading
from collections.abc import Callable

Serve = Callable[[socket.socket, tuple[str, int]], None]
HOST = "127.0.0.1"


def close_hard(connection: socket.socket) -> None:
    """Closes with a reset, as a crashed server does, waking any thread that reads or writes."""
    with contextlib.suppress(OSError):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    close(connection)


def close(connection: socket.socket) -> None:
    """Closes in order; safe to call twice and from another thread."""
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
    with contextlib.suppress(OSError):
        connection.close()


class Listener:
    """Accepts on loopback and runs `serve(connection, address)` on a thread for each.

    `name` is the middle of the thread names: demo-NAME-accept, demo-NAME-1, ...
    """

    def __init__(self, name: str, serve: Serve, port: int = 0) -> None:
        self._name = name
        self._serve = serve
        self._lock = threading.Lock()
        self._open: dict[socket.socket, threading.Thread] = {}
        self._numbers = itertools.count(1)
        self._closing = False
        self._started = self._refused = False
        self._socket = self._bind(port)
        self.port: int = self._socket.getsockname()[1]
        self._wake_in, self._wake_out = socket.socketpair()
        self._thread = threading.Thread(target=self._accept, name=f"demo-{name}-accept")

    def start(self) -> None:
        with self._lock:
            self._started = True
            if not self._refused:
                self._socket.listen(64)
        self._thread.start()

    def refuse(self, refused: bool) -> None:
        """Leaves the port unattended (True) or attends it again (False)."""
        with self._lock:
            if self._closing or refused == self._refused:
                return
            self._refused = refused
            if not self._started:
                return
            if refused:
                self._socket.close()
                self._socket = self._bind(self.port)
            else:
                self._socket.listen(64)
        self._wake_out.send(b"!")

    def close_connections(self) -> None:
        """Closes every open connection; their threads end by themselves."""
        with self._lock:
            connections = list(self._open)
        for connection in connections:
            close(connection)

    def release(self) -> None:
        """Gives the port back without ever having started."""
        self._socket.close()
        self._wake_in.close()
        self._wake_out.close()

    def stop(self) -> None:
        """Closes everything and returns when the last thread has ended."""
        with self._lock:
            self._closing = True
            threads = list(self._open.values())
        self._wake_out.send(b"!")
        if self._thread.ident is not None:
            self._thread.join()
        self._socket.close()
        self.close_connections()
        for thread in threads:
            thread.join()
        self._wake_in.close()
        self._wake_out.close()

    @staticmethod
    def _bind(port: int) -> socket.socket:
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((HOST, port))
        except OSError:
            listening.close()
            raise
        listening.setblocking(False)
        return listening

    def _accept(self) -> None:
        while True:
            with self._lock:
                if self._closing:
                    return
                listening = None if self._refused else self._socket
            with selectors.DefaultSelector() as selector:
                selector.register(self._wake_in, selectors.EVENT_READ)
                if listening is not None:
                    try:
                        selector.register(listening, selectors.EVENT_READ)
                    except ValueError:  # closed by refuse() since we looked
                        continue
                ready = {key.fileobj for key, _ in selector.select()}
            if self._wake_in in ready:
                self._wake_in.recv(64)
                continue
            if listening is not None:
                self._take(listening)

    def _take(self, listening: socket.socket) -> None:
        try:
            connection, address = listening.accept()
        except OSError:  # the visitor left again, or refuse() came first
            return
        connection.setblocking(True)
        name = f"demo-{self._name}-{next(self._numbers)}"
        thread = threading.Thread(target=self._run, args=(connection, address), name=name)
        with self._lock:
            if self._closing:
                connection.close()
                return
            self._open[connection] = thread
            thread.start()

    def _run(self, connection: socket.socket, address: tuple[str, int]) -> None:
        try:
            self._serve(connection, address)
        except OSError:
            pass  # the visitor went away, which visitors may
        finally:
            close(connection)
            with self._lock:
                self._open.pop(connection, None)
