"""One HTTP answer that never ends, from servers that say every wrong thing a byte at a time."""

from __future__ import annotations

import base64
import contextlib
import socket
import ssl
import threading
import time
from typing import Any

import pytest

from planetfm.core.errors import StreamError, Trouble
from planetfm.net.wire import HEADER_LIMIT_BYTES, MAX_REDIRECTS, Wire, open_stream
from tests.net.raw_server import RawServer, Serve, Talk, answering, within
from tests.stations.parts import free_port

SOUND = b"sound" * 400
OK = b"HTTP/1.0 200 OK\r\nContent-Type: audio/mpeg\r\nicy-name: Planet FM\r\n\r\n"


def opened(url: str, deadline_s: float = 3.0, stop: threading.Event | None = None) -> Wire:
    return open_stream(url, user_agent="PlanetFM-test", deadline_s=deadline_s, stop=stop)


def refused(url: str, deadline_s: float = 3.0) -> StreamError:
    """What opening `url` ends in."""
    with pytest.raises(StreamError) as caught:
        opened(url, deadline_s).release()
    return caught.value


def all_of(wire: Wire) -> bytes:
    body = b""
    while data := wire.read(2.0):
        body += data
    wire.release()
    return body


# --- what comes through --------------------------------------------------------------------


def test_the_header_and_the_sound_of_a_station_come_through() -> None:
    with RawServer(answering(OK + SOUND)) as server:
        wire = opened(server.url("/siaran"))
        assert (wire.status, wire.headers["icy-name"]) == (200, "Planet FM")
        assert all_of(wire) == SOUND


def test_the_station_is_asked_for_titles_by_an_app_that_says_who_it_is() -> None:
    asked: list[str] = []

    def serve(talk: Talk) -> None:
        asked.append(talk.asked())
        talk.say(OK)

    with RawServer(serve) as server:
        opened(server.url("/a b/é?x=1%20;")).release()
    lines = asked[0].lower().split("\r\n")
    assert lines[0] == "get /a%20b/%c3%a9?x=1%20; http/1.1"
    assert "icy-metadata: 1" in lines
    assert "user-agent: planetfm-test" in lines


@pytest.mark.parametrize(
    "answer",
    [
        b"ICY 200 OK\r\nicy-name:Planet FM\r\nicy-metaint:8192\r\n\r\n",
        b"ICY 200 OK\nicy-name:Planet FM\n\n",
        b"HTTP/1.0 200 OK\nicy-name: Planet FM\n\n",
        b"HTTP/1.1 200\r\nicy-name: Planet FM\r\n\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nicy-name: Planet FM\r\n\r\n",
    ],
    ids=["shoutcast-1", "shoutcast-1-lf", "bare-lf", "no-reason", "continue-first"],
)
def test_old_servers_greetings_are_understood(answer: bytes) -> None:
    with RawServer(answering(answer + SOUND)) as server:
        wire = opened(server.url())
        assert wire.headers["icy-name"] == "Planet FM"
        assert all_of(wire) == SOUND


def test_a_greeting_may_come_a_byte_at_a_time() -> None:
    def serve(talk: Talk) -> None:
        talk.asked()
        talk.trickle(b"ICY 200 OK\r\nicy-name:Planet FM\r\n\r\ns", 0.002)

    with RawServer(serve) as server:
        assert all_of(opened(server.url())) == b"s"


def test_chunks_are_put_together_and_their_end_is_the_end() -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    with RawServer(answering(head + b"5\r\nsound\r\n3\r\nmor\r\n0\r\n\r\n")) as server:
        assert all_of(opened(server.url())) == b"soundmor"


def test_what_was_peeked_at_is_read_again() -> None:
    with RawServer(answering(OK + b"sound")) as server:
        wire = opened(server.url())
        assert wire.peek(2.0) == wire.peek(2.0) == b"sound"
        assert all_of(wire) == b"sound"


# --- redirects -----------------------------------------------------------------------------


def redirect(place: str, status: int = 302) -> bytes:
    return f"HTTP/1.1 {status} Moved\r\nLocation: {place}\r\nContent-Length: 0\r\n\r\n".encode()


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_and_the_last_address_is_told(status: int) -> None:
    with RawServer(answering(redirect("/b/;", status), OK + SOUND)) as server:
        wire = opened(server.url("/a"))
        assert wire.url == server.url("/b/;")
        assert all_of(wire) == SOUND


def test_as_many_redirects_are_followed_as_are_allowed() -> None:
    with RawServer(answering(*[redirect("/x")] * MAX_REDIRECTS, OK + SOUND)) as server:
        assert all_of(opened(server.url())) == SOUND


def test_redirects_in_a_circle_end() -> None:
    with RawServer(answering(redirect("/round"))) as server:
        assert refused(server.url()).trouble is Trouble.HTTP_STATUS
        assert server.visits == MAX_REDIRECTS + 1


@pytest.mark.parametrize(
    ("place", "trouble"),
    [
        ("http://[broken", Trouble.HTTP_STATUS),
        ("", Trouble.HTTP_STATUS),
        ("rtmp://radio/live", Trouble.UNREACHABLE),
    ],
)
def test_a_redirect_to_nowhere_is_a_plain_refusal(place: str, trouble: Trouble) -> None:
    with RawServer(answering(redirect(place))) as server:
        assert refused(server.url()).trouble is trouble


# --- refusals ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "wait", "trouble", "pause_s"),
    [
        (404, None, Trouble.GONE, None),
        (401, None, Trouble.GONE, None),
        (403, None, Trouble.GONE, None),
        (410, None, Trouble.GONE, None),
        (429, "7", Trouble.RATE_LIMITED, 7.0),
        (429, None, Trouble.RATE_LIMITED, None),
        (503, "9", Trouble.RATE_LIMITED, 9.0),
        (503, "999999999999", Trouble.RATE_LIMITED, 3600.0),
        (503, "Thu, 01 Jan 1970 00:00:00 GMT", Trouble.RATE_LIMITED, 0.0),
        (503, "soon", Trouble.HTTP_STATUS, None),
        (503, None, Trouble.HTTP_STATUS, None),
        (500, None, Trouble.HTTP_STATUS, None),
        (204, None, Trouble.HTTP_STATUS, None),
    ],
)
def test_a_refusal_says_what_it_is_and_how_long_to_wait(
    status: int, wait: str | None, trouble: Trouble, pause_s: float | None
) -> None:
    head = f"HTTP/1.1 {status} No\r\n" + (f"Retry-After: {wait}\r\n" if wait else "") + "\r\n"
    with RawServer(answering(head)) as server:
        error = refused(server.url())
    assert (error.trouble, error.status, error.retry_after_s) == (trouble, status, pause_s)


@pytest.mark.parametrize(
    ("answer", "trouble"),
    [
        (b"", Trouble.CLOSED),
        (b"HT", Trouble.CLOSED),
        (b"HTTP/1.0 200 OK\r\nicy-na", Trouble.CLOSED),
        (b"<html><body>no HTTP at all</body></html>\r\n\r\n", Trouble.NOT_WHAT_WAS_ASKED),
        (b"\x16\x03\x01\x02\x00\x01\x00" * 40 + b"\r\n\r\n", Trouble.NOT_WHAT_WAS_ASKED),
        (b"HTTP/1.0 200 OK\r\n\0bad: header\r\n\r\n", Trouble.NOT_WHAT_WAS_ASKED),
        (b"HTTP/1.0 200 OK\r\nx: " + b"y" * HEADER_LIMIT_BYTES * 2, Trouble.NOT_WHAT_WAS_ASKED),
        (b"HTTP/1.0 200 OK\r\n" + b"x: y\r\n" * 20_000, Trouble.NOT_WHAT_WAS_ASKED),
    ],
    ids=["nothing", "two-bytes", "cut-header", "html", "tls", "nul", "long-line", "many-lines"],
)
def test_what_is_no_answer_is_told_from_a_refusal(answer: bytes, trouble: Trouble) -> None:
    def serve(talk: Talk) -> None:
        talk.asked()
        talk.say(answer)

    with RawServer(serve) as server:
        assert refused(server.url()).trouble is trouble


def test_a_title_of_16_megabytes_in_the_header_is_not_taken_in() -> None:
    piece = b"x" * 65536

    def serve(talk: Talk) -> None:
        talk.asked()
        talk.say(b"HTTP/1.0 200 OK\r\nicy-name: ")
        for _ in range(256):
            talk.say(piece)

    with RawServer(serve) as server:
        within(1.0, lambda: refused(server.url()))
        assert refused(server.url()).trouble is Trouble.NOT_WHAT_WAS_ASKED


# --- time ----------------------------------------------------------------------------------


def silent(talk: Talk) -> None:
    talk.asked()
    talk.wait_for_hang_up()


def trickling(talk: Talk) -> None:
    talk.asked()
    talk.trickle(b"HTTP/1.0 200 OK\r\n" + b"x: y\r\n" * 1000, 0.05)


def informing(talk: Talk) -> None:
    talk.asked()
    while True:
        talk.say(b"HTTP/1.1 102 Processing\r\n\r\n")
        time.sleep(0.02)


@pytest.mark.parametrize("serve", [silent, trickling, informing])
def test_a_header_has_a_deadline_as_a_whole(serve: Serve) -> None:
    with RawServer(serve) as server:
        errors: list[StreamError] = []
        within(1.0, lambda: errors.append(refused(server.url(), deadline_s=0.4)))
        assert errors[0].trouble is Trouble.STALLED


def test_redirects_share_one_deadline() -> None:
    def serve(talk: Talk) -> None:
        talk.asked()
        time.sleep(0.15)
        talk.say(redirect("/on"))

    with RawServer(serve) as server:
        within(1.0, lambda: refused(server.url(), deadline_s=0.4))


def test_a_read_says_that_no_byte_came_and_may_be_repeated() -> None:
    with RawServer(answering(OK, then=Talk.wait_for_hang_up)) as server:
        wire = opened(server.url())
        with pytest.raises(StreamError) as caught:
            wire.read(0.2)
        assert caught.value.trouble is Trouble.STALLED
        wire.release()


def test_a_broken_connection_is_told_from_an_end() -> None:
    def serve(talk: Talk) -> None:
        talk.asked()
        talk.say(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nsound")

    with RawServer(serve) as server:
        wire = opened(server.url())
        assert wire.read(2.0) == b"sound"
        with pytest.raises(StreamError) as caught:
            wire.read(2.0)
        assert caught.value.trouble is Trouble.CLOSED
        wire.release()


def reading(wire: Wire) -> tuple[threading.Thread, threading.Event]:
    """A thread in `read`; the event is set when it is out again."""
    out = threading.Event()

    def run() -> None:
        with contextlib.suppress(StreamError):
            wire.read(30.0)
        out.set()

    thread = threading.Thread(target=run)
    thread.start()
    return thread, out


def test_a_close_from_another_thread_ends_a_read_at_once() -> None:
    with RawServer(answering(OK, then=Talk.wait_for_hang_up)) as server:
        wire = opened(server.url())
        thread, out = reading(wire)
        wire.close()
        assert out.wait(0.2)
        thread.join()
        assert wire.read(1.0) == b""
        wire.release()
        wire.close()  # also after the descriptor is gone


def test_a_stop_during_the_wait_for_a_header_ends_it() -> None:
    stop = threading.Event()

    def serve(talk: Talk) -> None:
        talk.asked()
        stop.set()
        talk.wait_for_hang_up()

    with RawServer(serve) as server:

        def ask() -> None:
            with pytest.raises(StreamError) as caught:
                opened(server.url(), 30.0, stop)
            assert caught.value.trouble is Trouble.CLOSED

        within(0.5, ask)


def test_a_stop_ends_a_header_that_trickles() -> None:
    stop = threading.Event()

    def serve(talk: Talk) -> None:
        talk.asked()
        threading.Timer(0.1, stop.set).start()
        talk.trickle(b"HTTP/1.0 200 OK\r\n" + b"x: y\r\n" * 1000, 0.01)

    with RawServer(serve) as server:

        def ask() -> None:
            with pytest.raises(StreamError):
                opened(server.url(), 30.0, stop)

        within(0.6, ask)


# --- reaching the station ------------------------------------------------------------------


@pytest.mark.parametrize(
    "url",
    [
        "ftp://radio/live",
        "radio/live",
        "http:///live",
        "http://radio:99999/",
        "http://radio:port/",
        "http://[::1/live",
        "http://a..b.invalid/",
        "http://" + "x" * 70 + ".invalid/",
        "http://münchen..de/",
        "",
    ],
)
def test_an_address_that_cannot_be_one_is_unreachable(url: str) -> None:
    assert refused(url, deadline_s=1.0).trouble is Trouble.UNREACHABLE


def test_a_port_where_nobody_listens_is_unreachable_at_once() -> None:
    url = f"http://127.0.0.1:{free_port()}/"
    within(0.5, lambda: refused(url))
    assert refused(url).trouble is Trouble.UNREACHABLE


class Swallowing:
    """A port that takes connections no further than an unanswered packet: its queue is full."""

    def __enter__(self) -> Swallowing:
        self._server = socket.socket()
        self._server.bind(("127.0.0.1", 0))
        self._server.listen(0)
        self.port = int(self._server.getsockname()[1])
        self._fill: list[socket.socket] = []
        for _ in range(4):
            filler = socket.socket()
            filler.setblocking(False)
            filler.connect_ex(("127.0.0.1", self.port))
            self._fill.append(filler)
        return self

    def __exit__(self, *_: object) -> None:
        for sock in (*self._fill, self._server):
            sock.close()


def test_a_connection_that_is_not_answered_has_a_deadline() -> None:
    with Swallowing() as hole:
        url = f"http://127.0.0.1:{hole.port}/"
        took_s = within(1.0, lambda: refused(url, deadline_s=0.4))
        assert took_s >= 0.35
        assert refused(url, deadline_s=0.1).trouble is Trouble.UNREACHABLE


def test_a_stop_ends_a_connection_that_is_not_answered() -> None:
    stop = threading.Event()
    threading.Timer(0.1, stop.set).start()
    with Swallowing() as hole:

        def ask() -> None:
            with pytest.raises(StreamError) as caught:
                opened(f"http://127.0.0.1:{hole.port}/", 30.0, stop)
            assert caught.value.trouble is Trouble.CLOSED

        within(0.6, ask)


def test_an_address_that_swallows_packets_does_not_keep_the_next_one_from_answering(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As a name with a dead IPv6 address and a living IPv4 one."""
    with RawServer(answering(OK + SOUND)) as server, Swallowing() as hole:
        real = socket.getaddrinfo

        def two(host: str, port: int, **options: object) -> list[Any]:
            dead = real("127.0.0.1", hole.port, type=socket.SOCK_STREAM)
            return [*dead, *real("127.0.0.1", port, type=socket.SOCK_STREAM)]

        monkeypatch.setattr(socket, "getaddrinfo", two)
        wires: list[Wire] = []
        within(1.0, lambda: wires.append(opened(server.url())))
        assert all_of(wires[0]) == SOUND


# --- TLS -----------------------------------------------------------------------------------


@pytest.mark.usefixtures("trusted")
def test_a_trusted_station_plays_over_tls(tls: ssl.SSLContext) -> None:
    with RawServer(answering(OK + SOUND), tls) as server:
        assert all_of(opened(server.url(host="localhost"))) == SOUND


@pytest.mark.usefixtures("trusted")
def test_a_read_over_tls_ends_at_once_too(tls: ssl.SSLContext) -> None:
    with RawServer(answering(OK, then=Talk.wait_for_hang_up), tls) as server:
        wire = opened(server.url(host="localhost"))
        thread, out = reading(wire)
        time.sleep(0.05)
        wire.close()
        assert out.wait(0.2)
        thread.join()
        wire.release()


def test_a_certificate_that_nobody_vouches_for_is_refused(tls: ssl.SSLContext) -> None:
    with RawServer(answering(OK + SOUND), tls) as server:
        error = refused(server.url(host="localhost"))
    assert error.trouble is Trouble.UNREACHABLE
    assert "certificate" in error.detail.lower()


@pytest.mark.usefixtures("trusted")
def test_a_certificate_of_another_host_is_refused(tls: ssl.SSLContext) -> None:
    with RawServer(answering(OK + SOUND), tls) as server:
        assert refused(server.url(host="127.0.0.1")).trouble is Trouble.UNREACHABLE


def test_a_handshake_that_never_comes_has_a_deadline() -> None:
    with RawServer(Talk.wait_for_hang_up) as server:
        url = server.url().replace("http:", "https:")
        within(1.0, lambda: refused(url, deadline_s=0.4))


# --- proxies -------------------------------------------------------------------------------


def test_an_http_proxy_is_asked_for_the_whole_address(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def serve(talk: Talk) -> None:
        asked.append(talk.asked())
        talk.say(OK + SOUND)

    with RawServer(serve) as proxy:
        monkeypatch.setenv("http_proxy", f"http://user:p%40ss@127.0.0.1:{proxy.port}")
        assert all_of(opened("http://radio.invalid:8000/live?x=1")) == SOUND
    lines = asked[0].split("\r\n")
    assert lines[0] == "GET http://radio.invalid:8000/live?x=1 HTTP/1.1"
    assert any(line.lower() == "host: radio.invalid:8000" for line in lines)
    pair = base64.b64encode(b"user:p@ss").decode()
    assert any(line.lower() == f"proxy-authorization: basic {pair}".lower() for line in lines)


def relay(talk: Talk, port: int) -> None:
    """A CONNECT proxy's work after its answer."""
    with socket.create_connection(("127.0.0.1", port)) as inner:

        def back() -> None:
            with contextlib.suppress(OSError):
                while data := inner.recv(4096):
                    talk.say(data)
                talk.conn.shutdown(socket.SHUT_WR)

        thread = threading.Thread(target=back)
        thread.start()
        with contextlib.suppress(OSError):
            while data := talk.conn.recv(4096):
                inner.sendall(data)
        with contextlib.suppress(OSError):
            inner.shutdown(socket.SHUT_RDWR)
        thread.join()


@pytest.mark.usefixtures("trusted")
def test_tls_goes_through_a_tunnel(tls: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    with RawServer(answering(OK + SOUND), tls) as station:

        def serve(talk: Talk) -> None:
            asked.append(talk.asked())
            talk.say("HTTP/1.1 200 Connection established\r\n\r\n")
            relay(talk, station.port)

        with RawServer(serve) as proxy:
            monkeypatch.setenv("https_proxy", f"127.0.0.1:{proxy.port}")
            assert all_of(opened(station.url(host="localhost"))) == SOUND
            assert asked[0].startswith(f"CONNECT localhost:{station.port} HTTP/1.1\r\n")


@pytest.mark.parametrize(
    "serve",
    [
        answering("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"),
        trickling,
        answering(b"x" * HEADER_LIMIT_BYTES * 2),
        lambda talk: None,
    ],
    ids=["refuses", "trickles", "babbles", "closes"],
)
def test_a_proxy_that_gives_no_way_is_told_in_time(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    with RawServer(serve) as proxy:
        monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{proxy.port}")
        errors: list[StreamError] = []
        within(1.0, lambda: errors.append(refused("https://radio.invalid/", deadline_s=0.4)))
        assert errors[0].trouble is Trouble.UNREACHABLE


def test_a_proxy_is_left_out_where_the_environment_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{free_port()}")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with RawServer(answering(OK + SOUND)) as server:
        assert all_of(opened(server.url())) == SOUND


def test_a_proxy_address_that_cannot_be_one_is_unreachable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:port")
    assert refused("http://radio.invalid/").trouble is Trouble.UNREACHABLE
