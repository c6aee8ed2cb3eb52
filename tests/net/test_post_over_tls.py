"""Whether a reply left this computer, where the encryption fails: before it was sent, and after."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest

from planetfm.core.comment_page import Form
from planetfm.core.comments import Part, Reply
from planetfm.core.errors import NetworkError
from planetfm.net import comments as net
from planetfm.net.http import Http
from tests.net.raw_server import RawServer, Talk

REPLY = Reply("Dewi Lestari", "dewi@example.org", "Terima kasih, Planet FM.")


@pytest.fixture
def http() -> Iterator[Http]:
    made = Http("PlanetFM-test")
    yield made
    made.close()


@pytest.fixture
def vouched_for(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages' certificates are looked up here, not in the system's store."""
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))


def send(http: Http, server: RawServer) -> None:
    form = Form(server.url(host="localhost"), (), frozenset(Part), frozenset(Part))
    net.post(http, form, REPLY, "https://localhost/")


def test_without_a_certificate_that_holds_nothing_was_sent(http: Http, tls: ssl.SSLContext) -> None:
    with RawServer(lambda talk: None, tls) as server, pytest.raises(net.NotSentError):
        send(http, server)


def test_where_nobody_speaks_tls_nothing_was_sent(http: Http) -> None:
    def plain(talk: Talk) -> None:
        talk.conn.recv(4096)
        talk.say("HTTP/1.1 400 Bad Request\r\n\r\n")

    with RawServer(plain) as server, pytest.raises(net.NotSentError):
        form = Form(f"https://localhost:{server.port}/", (), frozenset(Part), frozenset(Part))
        net.post(http, form, REPLY, "https://localhost/")


def test_an_encryption_that_breaks_after_the_reply_is_no_proof_that_nothing_was_sent(
    http: Http, tls: ssl.SSLContext, vouched_for: None
) -> None:
    heard: list[bytes] = []

    def breaks(talk: Talk) -> None:
        while b"comment=" not in b"".join(heard):
            heard.append(talk.conn.recv(4096))
        # Not a record of TLS: what the reader gets is an SSLError, as for a bad handshake.
        assert isinstance(talk.conn, ssl.SSLSocket)
        with socket.socket(fileno=talk.conn.detach()) as conn:
            conn.sendall(b"HTTP/1.1 500 Oops\r\n\r\n")

    with RawServer(breaks, tls) as server, pytest.raises(NetworkError) as told:
        send(http, server)
    assert b"Terima+kasih" in b"".join(heard)
    assert not isinstance(told.value, net.NotSentError)
