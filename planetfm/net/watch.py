"""Holds an exchange of `requests` to its deadline.

requests knows only how long one read may take: a server that sends a byte a second, in the header
or in the body, keeps a worker for hours (`read(32768)` waits for all of them). So every connection
says which socket it is about to read from, and a timer shuts that down when the time is over; the
reading thread then ends at once with an error, or with what looks like the end: ask `is_over`.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from types import TracebackType
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.poolmanager import PoolManager

_current = threading.local()


class HandshakeError(ssl.SSLError):
    """No agreement on how to encrypt: nothing of a request was sent."""


class Watch:
    """`with Watch(deadline_s) as watch:` around an exchange, on the thread that makes it."""

    def __init__(self, deadline_s: float) -> None:
        self.is_over = False
        self._socket: socket.socket | None = None
        self._lock = threading.Lock()
        self._timer = threading.Timer(deadline_s, self.cut)
        self._timer.daemon = True
        self._timer.name = "deadline"

    def __enter__(self) -> Watch:
        _current.watch = self
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        _current.watch = None
        self._timer.cancel()
        with self._lock:
            self._socket = None

    def reads_from(self, sock: socket.socket) -> None:
        """The exchange goes on over this socket (another one after a redirect)."""
        with self._lock:
            self._socket = sock
            if self.is_over:
                _shut(sock)

    def cut(self) -> None:
        """The time is over; from any thread."""
        with self._lock:
            self.is_over = True
            if self._socket is not None:
                _shut(self._socket)


def _shut(sock: socket.socket) -> None:
    # On the descriptor alone: SSLSocket.shutdown would pull the TLS object from under the reader.
    with contextlib.suppress(OSError):
        socket.socket.shutdown(sock, socket.SHUT_RDWR)


def _tell(connection: Any) -> None:
    watch: Watch | None = getattr(_current, "watch", None)
    if watch is not None and connection.sock is not None:
        watch.reads_from(connection.sock)


class _Plain(HTTPConnection):
    def getresponse(self) -> Any:
        _tell(self)
        return super().getresponse()


class _Encrypted(HTTPSConnection):
    def connect(self) -> None:
        # TLS can fail later too, with the whole request sent: urllib3 tells both by one name.
        try:
            super().connect()
        except ssl.SSLError as error:
            raise HandshakeError(*error.args) from error

    def getresponse(self) -> Any:
        _tell(self)
        return super().getresponse()


class WatchedAdapter(HTTPAdapter):
    """requests' own adapter, whose connections tell the watch of their thread."""

    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        super().init_poolmanager(*arguments, **options)
        _watched(self.poolmanager)

    def proxy_manager_for(self, *arguments: Any, **options: Any) -> Any:
        manager = super().proxy_manager_for(*arguments, **options)
        _watched(manager)
        return manager


def _watched(manager: PoolManager) -> None:
    """Have the manager's new pools make our connections; SOCKS ones keep theirs."""
    kinds: dict[str, Any] = {}
    for scheme, pool in manager.pool_classes_by_scheme.items():
        mine = _Encrypted if scheme == "https" else _Plain
        theirs: Any = getattr(pool, "ConnectionCls", None)
        settled = theirs is mine or theirs is None or not issubclass(mine, theirs)
        kinds[scheme] = pool if settled else type(pool.__name__, (pool,), {"ConnectionCls": mine})
    manager.pool_classes_by_scheme = kinds
