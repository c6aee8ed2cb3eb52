"""The one way pages are fetched: capped in size and in time, whoever trickles."""

from __future__ import annotations

import gzip
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planetfm.core.errors import NetworkError, PlanetError, SiteError, Trouble
from planetfm.net.http import Http, Response, retry_after_s
from tests.core.sound_bytes import unhurried
from tests.net.raw_server import RawServer, Serve, Talk, answering, within
from tests.stations.parts import free_port

NOW = datetime(2026, 11, 25, 12, 0, 0, tzinfo=UTC)
PAGE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@pytest.fixture
def http() -> Iterator[Http]:
    made = Http("PlanetFM-test")
    yield made
    made.close()


def sized(body: bytes) -> bytes:
    return PAGE + f"Content-Length: {len(body)}\r\n\r\n".encode() + body


def trickling_header(talk: Talk) -> None:
    talk.asked()
    talk.trickle(b"HTTP/1.1 200 OK\r\n" + b"x: y\r\n" * 1000, 0.03)


def trickling_body(talk: Talk) -> None:
    talk.asked()
    talk.say(PAGE + b"\r\n")
    talk.trickle(b"<p>" * 1000, 0.03)


def trickling_sized_body(talk: Talk) -> None:
    talk.asked()
    talk.say(PAGE + b"Content-Length: 3000\r\n\r\n")
    talk.trickle(b"<p>" * 1000, 0.03)


def trickling_redirects(talk: Talk) -> None:
    talk.asked()
    talk.trickle(b"HTTP/1.1 302 Found\r\nLocation: /on\r\nContent-Length: 0\r\n\r\n", 0.003)


def silent(talk: Talk) -> None:
    talk.wait_for_hang_up()


SLOW: list[Serve] = [
    trickling_header,
    trickling_body,
    trickling_sized_body,
    trickling_redirects,
    silent,
]


@pytest.mark.parametrize("serve", SLOW)
def test_an_exchange_has_a_deadline_as_a_whole(http: Http, serve: Serve) -> None:
    def fetch(url: str) -> None:
        with pytest.raises(NetworkError) as caught:
            http.get(url, deadline_s=0.4)
        assert caught.value.trouble is Trouble.UNREACHABLE

    with RawServer(serve) as server:
        within(1.2, lambda: fetch(server.url()))


def test_a_page_that_comes_within_the_deadline_is_whole(http: Http) -> None:
    with RawServer(answering(sized(b"selamat pagi"))) as server:
        assert http.get(server.url(), deadline_s=2.0).body == b"selamat pagi"


def test_what_came_is_counted_as_it_travelled(http: Http) -> None:
    packed = gzip.compress(b"selamat pagi " * 400)
    coding = PAGE + b"Content-Encoding: gzip\r\n"
    answer = coding + f"Content-Length: {len(packed)}\r\n\r\n".encode() + packed
    counts = []
    for said in (sized(b"12345"), answer, b"HTTP/1.1 304 Not Modified\r\n\r\n"):
        with RawServer(answering(said)) as server:
            http.get(server.url())
        counts.append(http.received_bytes)
    assert counts == [5, 5 + len(packed), 5 + len(packed)]


def test_what_was_dropped_is_counted_too(http: Http) -> None:
    with RawServer(answering(sized(b"x" * 90_000))) as server, pytest.raises(SiteError):
        http.get(server.url(), limit_bytes=1000)
    assert 1000 < http.received_bytes <= 90_000


def test_a_connection_that_is_kept_is_watched_again(http: Http) -> None:
    def serve(talk: Talk) -> None:
        talk.asked()
        talk.say(sized(b"one"))
        talk.asked()
        talk.trickle(b"HTTP/1.1 200 OK\r\n" + b"x: y\r\n" * 1000, 0.03)

    with RawServer(serve) as server:
        assert http.get(server.url()).body == b"one"

        def again() -> None:
            with pytest.raises(NetworkError):
                http.get(server.url(), deadline_s=0.4)

        within(1.0, again)
        assert server.visits == 1


def test_hanging_up_ends_what_is_under_way_and_refuses_more(http: Http) -> None:
    asked, over = threading.Event(), threading.Event()

    def serve(talk: Talk) -> None:
        talk.asked()
        asked.set()
        talk.wait_for_hang_up()

    def fetch(url: str) -> None:
        with pytest.raises(NetworkError):
            http.get(url)
        over.set()

    with RawServer(serve) as server:
        worker = threading.Thread(target=fetch, args=(server.url(),))
        worker.start()
        assert asked.wait(3.0)
        http.hang_up()
        assert over.wait(0.5)
        worker.join()
        fetch(server.url())
        assert server.visits == 1


def test_a_body_over_the_cap_is_dropped(http: Http) -> None:
    def serve(talk: Talk) -> None:
        talk.asked()
        talk.say(PAGE + b"\r\n")
        while True:
            talk.say(b"x" * 65536)

    with RawServer(serve) as server, pytest.raises(SiteError) as caught:
        http.get(server.url(), limit_bytes=200_000)
    assert caught.value.trouble is Trouble.TOO_LARGE


def test_a_body_is_capped_as_it_is_unpacked(http: Http) -> None:
    packed = gzip.compress(b"0" * 4_000_000)
    head = PAGE + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(packed)
    with RawServer(answering(head + packed)) as server, pytest.raises(SiteError) as caught:
        http.get(server.url(), limit_bytes=1_000_000)
    assert caught.value.trouble is Trouble.TOO_LARGE


@pytest.mark.parametrize(
    ("head", "trouble", "pause_s"),
    [
        ("404 Not Found", Trouble.HTTP_STATUS, None),
        ("429 No\r\nRetry-After: 5", Trouble.RATE_LIMITED, 5.0),
        ("503 No\r\nRetry-After: 0", Trouble.RATE_LIMITED, 0.0),
        ("503 No", Trouble.HTTP_STATUS, None),
        ("403 No\r\ncf-mitigated: challenge", Trouble.CHALLENGE, None),
    ],
)
def test_a_status_says_what_is_wrong(
    http: Http, head: str, trouble: Trouble, pause_s: float | None
) -> None:
    answer = f"HTTP/1.1 {head}\r\nContent-Length: 0\r\n\r\n"
    with RawServer(answering(answer)) as server, pytest.raises(SiteError) as caught:
        http.get(server.url())
    assert (caught.value.trouble, caught.value.retry_after_s) == (trouble, pause_s)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"garbage\r\n\r\n",
        PAGE + b"Content-Length: 100\r\n\r\nshort",
        PAGE + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        PAGE + b"Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nplain",
        b"HTTP/1.1 302 Found\r\nLocation: http://[broken\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: /round\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: file:///etc/hostname\r\nContent-Length: 0\r\n\r\n",
    ],
)
def test_a_broken_answer_is_an_error_of_ours_to_expect(http: Http, answer: bytes) -> None:
    with RawServer(answering(answer)) as server, pytest.raises(PlanetError):
        http.get(server.url(), deadline_s=3.0)


@pytest.mark.parametrize(
    "make",
    [
        lambda: f"http://127.0.0.1:{free_port()}/",
        lambda: "http://[::1",
        lambda: "http://a..b.invalid/",
        lambda: "http://" + "x" * 70 + ".invalid/",
        lambda: "ftp://example.invalid/",
        lambda: "nothing",
    ],
)
def test_an_address_that_leads_nowhere_is_unreachable(http: Http, make: Callable[[], str]) -> None:
    with pytest.raises(NetworkError) as caught:
        http.get(make(), deadline_s=3.0)
    assert caught.value.trouble is Trouble.UNREACHABLE


PACKED = gzip.compress(b"0" * 30_000_000)
TO_NEXT = b"HTTP/1.1 302 Found\r\nLocation: /next\r\n"


def bomb_on_the_way(talk: Talk) -> None:
    if "/next" in talk.asked():
        talk.say(sized(b"selamat pagi"))
    else:
        length = b"Content-Length: %d\r\n\r\n" % len(PACKED)
        talk.say(TO_NEXT + b"Content-Encoding: gzip\r\n" + length + PACKED)


def endless_on_the_way(talk: Talk) -> None:
    if "/next" in talk.asked():
        talk.say(sized(b"selamat pagi"))
    else:
        talk.say(TO_NEXT + b"\r\n")
        while True:
            talk.say(b"x" * 65536)


@pytest.mark.parametrize("serve", [bomb_on_the_way, endless_on_the_way])
def test_what_a_redirect_says_besides_is_not_read(http: Http, serve: Serve) -> None:
    tracemalloc.start()
    with RawServer(serve) as server:
        assert http.get(server.url(), deadline_s=3.0).body == b"selamat pagi"
    peak_bytes = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak_bytes < 8_000_000


def test_what_the_answer_to_a_form_says_besides_is_capped(http: Http) -> None:
    with RawServer(bomb_on_the_way) as server, pytest.raises(SiteError) as caught:
        http.post_form(server.url(), {"comment": "halo"}, limit_bytes=1_000_000)
    assert caught.value.trouble is Trouble.TOO_LARGE


@pytest.mark.parametrize("hops", [8, 9])
def test_eight_redirects_are_followed_and_no_more(http: Http, hops: int) -> None:
    asked: list[str] = []

    def serve(talk: Talk) -> None:
        asked.append(talk.asked().split()[1])
        if talk.number > hops:
            talk.say(sized(b"selamat pagi"))
        else:
            talk.say(f"HTTP/1.1 302 Found\r\nLocation: ke-{talk.number}?x\r\n\r\n")

    with RawServer(serve) as server:
        if hops == 8:
            told = http.get(server.url("/a/b"), params={"page": "2"})
            assert (told.body, told.url) == (b"selamat pagi", server.url("/a/ke-8?x"))
        else:
            with pytest.raises(NetworkError):
                http.get(server.url("/a/b"), params={"page": "2"})
    assert asked == ["/a/b?page=2", *(f"/a/ke-{number}?x" for number in range(1, 9))]


@pytest.mark.parametrize(
    ("location", "path"),
    [
        ("//{host}/baru", "/baru"),
        ("http://{host}/b aru", "/b%20aru"),
        ("/kab\u00e1r", "/kab%C3%A1r"),
        ("?p=1", "/lama?p=1"),
        ("#x", "/lama"),
    ],
)
def test_a_redirect_is_read_as_browsers_read_it(http: Http, location: str, path: str) -> None:
    asked: list[str] = []

    def serve(talk: Talk) -> None:
        asked.append(talk.asked().split()[1])
        to = location.format(host=f"127.0.0.1:{server.port}").encode()
        first = b"HTTP/1.1 301 Moved\r\nLocation: " + to + b"\r\nContent-Length: 0\r\n\r\n"
        talk.say(first if talk.number == 1 else sized(b"selamat pagi"))

    with RawServer(serve) as server:
        assert http.get(server.url("/lama")).body == b"selamat pagi"
    assert asked == ["/lama", path]


def test_a_form_is_posted_once_and_its_redirect_not_followed(http: Http) -> None:
    answer = "HTTP/1.1 302 Found\r\nLocation: /berita#comment-7\r\nContent-Length: 0\r\n\r\n"
    with RawServer(answering(answer)) as server:
        told = http.post_form(server.url("/balas"), {"comment": "halo"})
        assert (told.status, told.headers["location"]) == (302, "/berita#comment-7")
        assert server.visits == 1


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("text/html; charset=iso-8859-1", "Caf\u00e9"),
        ('text/html; charset="ISO-8859-1"', "Caf\u00e9"),
        ("text/html", "Caf\ufffd"),
        ("text/html; charset=klingon", "Caf\ufffd"),
        ("text/html; charset=hex", "Caf\ufffd"),
        ("text/html; charset=undefined", "Caf\ufffd"),
        ("text/html; charset=unicode_escape", "Caf\ufffd"),
        ("text/html; charset=utf-7", "Caf\ufffd"),
        ("text/html; charset=utf\0-8", "Caf\ufffd"),
        ("text/html; charset=", "Caf\ufffd"),
    ],
)
def test_a_charset_that_cannot_be_is_taken_for_utf_8(kind: str, text: str) -> None:
    assert Response("http://x/", 200, {"content-type": kind}, b"Caf\xe9").text() == text


@pytest.mark.parametrize("charset", ["punycode", "idna"])
def test_no_charset_takes_longer_than_reading(charset: str) -> None:
    body = b"a" * 4_000_000
    response = Response("http://x/", 200, {"content-type": f"text/html; charset={charset}"}, body)
    began = time.monotonic()
    assert len(response.text()) == len(body)
    assert time.monotonic() - began < 1.0  # punycode: half an hour


@pytest.mark.parametrize(
    ("value", "pause_s"),
    [
        (None, None),
        ("0", 0.0),
        (" 120 ", 120.0),
        ("99999999999", 604800.0),
        ("-5", None),
        ("1.5", None),
        ("", None),
        ("Wed, 25 Nov 2026 12:00:30 GMT", 30.0),
        ("Wed, 25 Nov 2026 12:00:30", 30.0),
        ("Wed, 25 Nov 2026 11:00:00 GMT", 0.0),
        ("Wed, 25 Nov 9999 12:00:30 GMT", 604800.0),
        ("Wed, 25 Nov 99999999999999999999 12:00:30 GMT", None),
    ],
)
def test_a_pause_is_read_as_seconds_or_as_a_date(value: str | None, pause_s: float | None) -> None:
    assert retry_after_s(value, NOW) == pause_s


@unhurried
@given(st.text() | st.from_regex(r"[A-Z][a-z]{2}, \d+ [A-Z][a-z]{2} \d+ \d+:\d+:\d+ [+-]\d+"))
def test_no_pause_raises_or_is_longer_than_a_week(value: str) -> None:
    pause_s = retry_after_s(value, NOW)
    assert pause_s is None or 0.0 <= pause_s <= 604800.0
