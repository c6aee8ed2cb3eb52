"""The failing line really fails, in each of its ways."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.stations.chaos import ChaosProxy, Mode


@dataclass(frozen=True, slots=True)
class Echo:
    """A line, and the server behind it that the test plays by hand."""

    line: ChaosProxy
    server: socket.socket

    def connect(self) -> tuple[socket.socket, socket.socket]:
        """A client's end and the server's end of one connection through the line."""
        near = socket.create_connection(("127.0.0.1", self.line.port), timeout=2)
        far, _ = self.server.accept()
        far.settimeout(2)
        return near, far


@pytest.fixture
def echo() -> Iterator[Echo]:
    """A line to a listening socket that a test answers through by hand."""
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        ChaosProxy(server.getsockname()[1]) as line,
    ):
        yield Echo(line, server)


def test_in_good_order_bytes_go_both_ways(echo: Echo) -> None:
    near, far = echo.connect()
    with near, far:
        near.sendall(b"halo")
        assert far.recv(10) == b"halo"
        far.sendall(b"Banyuwangi")
        assert near.recv(20) == b"Banyuwangi"
    assert echo.line.stats().accepted == 1


def test_drop_closes_what_is_open_and_welcomes_the_next(echo: Echo) -> None:
    near, far = echo.connect()
    with near, far:
        echo.line.drop()
        assert closed(far)
        assert closed(near)
    near, far = echo.connect()
    with near, far:
        far.sendall(b"lagi")
        assert near.recv(10) == b"lagi"


def test_refuse_closes_the_new_ones_too(echo: Echo) -> None:
    echo.line.refuse()
    with socket.create_connection(("127.0.0.1", echo.line.port), timeout=2) as near:
        assert closed(near)
    assert echo.line.stats().mode is Mode.REFUSE


def test_stall_holds_the_bytes_back_and_ok_lets_them_go(echo: Echo) -> None:
    near, far = echo.connect()
    with near, far:
        echo.line.stall()
        far.sendall(b"terlambat")
        near.settimeout(0.3)
        with pytest.raises(TimeoutError):
            near.recv(10)
        echo.line.ok()
        near.settimeout(2)
        assert near.recv(10) == b"terlambat"


def test_rate_slows_what_the_client_gets(echo: Echo) -> None:
    near, far = echo.connect()
    with near, far:
        echo.line.rate(10_000)
        far.sendall(bytes(50_000))
        near.settimeout(0.5)
        got = 0
        with pytest.raises(TimeoutError):
            while True:
                got += len(near.recv(4096))
                if got > 4_000:
                    echo.line.stall()
        assert 4_000 < got < 10_000


def closed(line: socket.socket) -> bool:
    """Whether the other end has closed: by an end of data or by a reset."""
    try:
        return line.recv(10) == b""
    except ConnectionResetError:
        return True
