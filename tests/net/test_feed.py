"""A feed becomes articles; anything else becomes one clear error."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import MappingProxyType

import pytest

from planetfm.core.articles import BODY_CHARS
from planetfm.core.errors import NetworkError, PlanetError, SiteError, Trouble
from planetfm.core.model import Article
from planetfm.core.refresh import Validators
from planetfm.core.sanitize import sanitise
from planetfm.net.feed import ENTRIES_LIMIT, Fetched, NotModified, fetch, parse
from planetfm.net.http import Http, Response
from tests.net import own_feeds

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
LONGEST_S = 8.0
"""A freeze is longer than this even on a busy machine."""


def answer(body: bytes, content_type: str = "application/rss+xml; charset=UTF-8") -> Response:
    headers = MappingProxyType({"content-type": content_type})
    return Response("https://radio.example/feed/", 200, headers, body)


def articles(*items: str) -> tuple[Article, ...]:
    return parse(answer(own_feeds.rss(*items)), NOW)[1]


def one(inside: str) -> Article:
    (article,) = articles(own_feeds.bare_item(inside))
    return article


def test_a_wordpress_item_becomes_an_article_with_all_it_tells() -> None:
    assert articles(own_feeds.item(7)) == (
        Article(
            identity="post:7",
            post_id=7,
            title="Berita 7 – Banyuwangi",
            link="https://radio.example/berita-7/",
            author="Redaksi",
            published=datetime(2026, 11, 25, 7, tzinfo=UTC),
            modified=None,
            categories=("Layanan Publik", "Umum"),
            excerpt="Ringkasan 7 …",
            html='<p>Isi <b>7</b></p><img src="/u/7.jpg">',
            whole=True,
            image_url="https://radio.example/u/7.jpg",
            image_caption="",
            comment_count=7,
            comments_feed="https://radio.example/berita-7/feed/",
        ),
    )


def test_a_feed_of_excerpts_says_that_it_does_not_hold_the_whole() -> None:
    item = own_feeds.item(7)
    start, end = item.index("<content:encoded>"), item.index("</content:encoded>")
    (article,) = articles(item[:start] + item[end + len("</content:encoded>") :])
    assert not article.whole
    assert article.excerpt == "Ringkasan 7 …"


def test_atom_is_read_too() -> None:
    title, found, sound = parse(answer(own_feeds.ATOM, "application/atom+xml"), NOW)
    assert (title, sound) == ("Radio", True)
    assert found[0].title == "A & B"
    assert found[0].identity == "guid:tag:radio.example,2026:1"
    assert found[0].link == "https://radio.example/berita-1"
    assert found[0].html == "<p>Isi</p>"


@pytest.mark.parametrize(
    ("inside", "picture"),
    [
        ('<media:content url="/m.jpg" medium="image"/><media:thumbnail url="/t.jpg"/>', "/m.jpg"),
        ('<media:thumbnail url="/t.jpg"/>', "/t.jpg"),
        ('<enclosure url="/e.jpg" type="image/jpeg" length="1"/>', "/e.jpg"),
        ('<enclosure url="/e.mp3" type="audio/mpeg" length="1"/>', None),
        ('<description>&lt;img src="/d.jpg"&gt;</description>', "/d.jpg"),
        ('<media:content url="file:///x.jpg" medium="image"/>', None),
    ],
)
def test_the_picture_is_found_where_sites_put_it(inside: str, picture: str | None) -> None:
    found = one(f"<title>x</title><link>https://radio.example/x</link>{inside}").image_url
    assert found == (picture and "https://radio.example" + picture)


@pytest.mark.parametrize(
    "date", ["", "besok", "Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 25 Dec 2037 10:00:00 GMT"]
)
def test_a_date_nobody_can_believe_is_when_we_first_saw_it(date: str) -> None:
    article = one(f"<title>x</title><pubDate>{date}</pubDate>")
    assert (article.published, article.dated) == (NOW, False)


def test_the_identity_stays_when_the_site_moves_to_https_and_another_host() -> None:
    before = one("<title>x</title><guid>http://lama.example/2026/x/</guid>")
    after = one("<title>y</title><guid>https://www.baru.example/2026/x</guid>")
    assert before.identity == after.identity


def test_one_item_named_twice_is_one_article_and_a_nameless_one_none() -> None:
    assert len(articles(own_feeds.item(1), own_feeds.item(1))) == 1
    assert articles(own_feeds.bare_item("<description> </description>")) == ()


def test_no_more_entries_are_taken_than_anybody_needs() -> None:
    assert len(parse(answer(own_feeds.own_feeds()["10000-items"]), NOW)[1]) == ENTRIES_LIMIT


def test_an_article_without_end_is_kept_as_far_as_anybody_reads() -> None:
    article = one("<title>x</title><description>" + "kata " * 400_000 + "</description>")
    assert len(article.html) == BODY_CHARS


@pytest.mark.parametrize(
    "name",
    [
        "notice-before",
        "empty-lines",
        "bom",
        "utf16",
        "latin1-said-utf8",
        "unknown-encoding",
        "controls",
    ],
)
def test_what_stands_wrong_around_a_feed_does_not_cost_its_articles(name: str) -> None:
    found = parse(answer(own_feeds.own_feeds()[name], "text/plain"), NOW)[1]
    assert [article.identity for article in found] == ["post:3", "post:2", "post:1"]


@pytest.mark.parametrize(
    "number", ["9" * 5_000, "x" + "f" * 5_000, "1114112", "x110000", "0000000"]
)
@pytest.mark.parametrize("tag", ["title", "description", "link", "guid", "pubDate", "category"])
def test_a_number_that_no_character_has_costs_no_article(number: str, tag: str) -> None:
    for reference in (f"&#{number};", f"&amp;#{number};"):
        hostile = f"<title>x</title><guid>1</guid><{tag}>a{reference}b</{tag}>"
        found = articles(own_feeds.bare_item(hostile), own_feeds.item(1))
        assert "post:1" in [article.identity for article in found]
        for article in found:
            assert sanitise(article.html, article.link).isprintable()


def test_a_character_beyond_the_first_plane_is_kept() -> None:
    for number in ("128251", "0128251", "x1F4FB", "x0001f4fb", "1114109"):
        assert one(f"<title>a&#{number};</title>").title[0:] != "a"
    assert one("<title>a&#0128251;</title>").title == "a\U0001f4fb"


SLOW_CHARSETS = ["punycode", "idna", "utf-7", "unicode_escape", "raw_unicode_escape", "undefined"]


@pytest.mark.parametrize("charset", [*SLOW_CHARSETS, "hex", "klingon", "\\", "x" * 90])
def test_an_encoding_that_is_none_of_a_page_is_not_tried(charset: str) -> None:
    body = own_feeds.rss() + b"<?x -" + b"a" * 1_000_000 + b"?>"
    declared = body.replace(b"UTF-8", charset.encode(), 1)
    began = time.monotonic()
    for kind in ("application/rss+xml", f"text/xml; charset={charset}"):
        found = parse(answer(declared, kind), NOW)[1]
        assert [article.title for article in found][:1] == ["Berita 3 \u2013 Banyuwangi"]
    assert time.monotonic() - began < LONGEST_S


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "latin1"])
def test_an_encoding_of_pages_is_believed_where_it_stands(charset: str) -> None:
    body = own_feeds.rss(own_feeds.bare_item("<title>Caf\xe9</title>")).decode().encode("cp1252")
    declared = body.replace(b"UTF-8", charset.encode(), 1)
    for told in (declared, "application/rss+xml"), (body, f"text/xml; charset={charset}"):
        assert parse(answer(*told), NOW)[1][0].title == "Caf\xe9"


@pytest.mark.parametrize(
    "name", ["empty", "spaces", "html", "xhtml", "json", "binary", "large-broken"]
)
def test_what_is_no_feed_is_called_so(name: str) -> None:
    with pytest.raises(SiteError) as told:
        parse(answer(own_feeds.own_feeds()[name]), NOW)
    assert told.value.trouble is Trouble.NOT_WHAT_WAS_ASKED


def test_a_bot_check_that_pretends_to_be_an_answer_is_recognised() -> None:
    page = b"<html><head><title>Just a moment...</title></head></html>"
    with pytest.raises(SiteError) as told:
        parse(answer(page, "text/html"), NOW)
    assert told.value.trouble is Trouble.CHALLENGE


def test_no_file_of_this_machine_gets_into_an_article() -> None:
    try:
        found = parse(answer(own_feeds.FILE_ENTITY), NOW)[1]
    except PlanetError:
        return
    with open("/etc/hostname") as file:
        name = file.read().strip()
    assert all(name not in article.title for article in found)


def outcome(name: str, body: bytes) -> str:
    """Put a body through the whole path; returns how it ended. Anything unexpected fails here."""
    began = time.monotonic()
    try:
        _, found, _ = parse(answer(body), NOW)
    except PlanetError as error:
        result = error.trouble.value
    else:
        result = f"{len(found)} articles"
        assert len({article.identity for article in found}) == len(found), name
        for article in found:
            assert article.identity and (article.title or article.html), name
            assert article.published <= NOW + timedelta(minutes=10), name
            assert "\x00" not in article.title, name
            article.title.encode()
            sanitise(article.html, article.link, article.image_url)
    assert time.monotonic() - began < LONGEST_S, f"{name} took {time.monotonic() - began:.1f} s"
    return result


@pytest.mark.parametrize("name", own_feeds.own_feeds())
def test_our_own_broken_feeds_have_a_clear_outcome(name: str) -> None:
    assert outcome(name, own_feeds.own_feeds()[name])


@pytest.mark.parametrize("seed", range(4))
def test_thousands_of_damaged_feeds_have_a_clear_outcome(seed: int) -> None:
    feeds = own_feeds.own_feeds() | own_feeds.given_feeds()
    outcomes = [outcome(name, body) for name, body in own_feeds.mutations(feeds, 750, seed)]
    assert any(result.endswith("articles") for result in outcomes)
    assert any(not result.endswith("articles") for result in outcomes)


@pytest.mark.parametrize("name", sorted(own_feeds.given_feeds()) or [None])
def test_a_given_feed_has_a_clear_outcome(name: str | None) -> None:
    """Each file below PLANETFM_FEEDS; without that folder, the plain feed alone."""
    body = own_feeds.rss() if name is None else own_feeds.given_feeds()[name]
    assert outcome(name or "plain", body)


# The conditional GET, against a server that notes what it is asked


@dataclass
class Site:
    """A server with one body; `headers` go out with it, `asked` came in."""

    url: str = ""
    status: int = 200
    body: bytes = field(default_factory=own_feeds.rss)
    headers: dict[str, str] = field(default_factory=dict)
    asked: list[dict[str, str]] = field(default_factory=list)


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append({name.lower(): value for name, value in self.headers.items()})
            self.send_response(site.status)
            for name, value in site.headers.items():
                self.send_header(name, value)
            body = b"" if site.status == 304 else site.body
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    site.url = f"http://127.0.0.1:{server.server_port}/feed/"
    yield site
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def ask(site: Site) -> Iterator[Callable[..., Fetched | NotModified]]:
    http = Http("PlanetFM-test")
    yield lambda validators=None, now=NOW: fetch(http, site.url, validators, now)
    http.close()


Ask = Callable[..., Fetched | NotModified]
DATE = "Wed, 25 Nov 2026 10:00:00 GMT"


def test_the_second_visit_is_conditional_and_a_304_keeps_everything(site: Site, ask: Ask) -> None:
    site.headers = {"ETag": '"a"', "Last-Modified": DATE}
    first = ask()
    assert isinstance(first, Fetched) and len(first.articles) == 3
    assert "if-none-match" not in site.asked[0]
    site.status = 304
    later = NOW + timedelta(minutes=15)
    assert ask(first.validators, later) == NotModified(first.validators, 304)
    assert site.asked[1]["if-none-match"] == '"a"'
    assert site.asked[1]["if-modified-since"] == DATE


def test_the_same_body_again_is_no_news_and_is_not_parsed(site: Site, ask: Ask) -> None:
    first = ask()
    site.headers = {"Last-Modified": DATE}
    again = ask(first.validators)
    assert isinstance(again, NotModified)
    assert again.validators.last_modified == DATE


def test_a_weakened_etag_is_not_sent_back(site: Site, ask: Ask) -> None:
    site.headers = {"ETag": 'W/"a"', "Last-Modified": DATE}
    ask(ask().validators)
    assert "if-none-match" not in site.asked[1]
    assert site.asked[1]["if-modified-since"] == DATE


def test_after_eight_days_the_whole_feed_is_asked_for(site: Site, ask: Ask) -> None:
    site.headers = {"ETag": '"a"'}
    ask(ask().validators, NOW + timedelta(days=9))
    assert "if-none-match" not in site.asked[1]


def test_a_304_that_nobody_asked_for_is_an_error(site: Site, ask: Ask) -> None:
    site.status = 304
    with pytest.raises(SiteError) as told:
        ask()
    assert told.value.trouble is Trouble.NOT_WHAT_WAS_ASKED


def test_a_cut_off_feed_is_read_but_its_validators_are_not_believed(site: Site, ask: Ask) -> None:
    site.headers = {"ETag": '"a"', "Last-Modified": DATE}
    site.body = own_feeds.rss()[:-400]
    got = ask()
    assert isinstance(got, Fetched) and len(got.articles) >= 2
    assert (got.validators.etag, got.validators.last_modified) == ("", "")


def test_a_feed_that_stays_cut_off_for_a_while_is_fetched_once_it_is_whole(
    site: Site, ask: Ask
) -> None:
    site.headers = {"ETag": '"a"', "Last-Modified": DATE}
    site.body = own_feeds.rss()[:-400]
    told = ask()
    for _ in range(2):
        told = ask(told.validators)
        assert isinstance(told, NotModified)
        assert not {"if-none-match", "if-modified-since"} & site.asked[-1].keys()
    site.body = own_feeds.rss()
    told = ask(told.validators)
    assert isinstance(told, Fetched) and len(told.articles) == 3
    assert told.validators.etag == '"a"'


@pytest.mark.parametrize(
    ("status", "headers", "trouble", "pause_s"),
    [
        (429, {"Retry-After": "77"}, Trouble.RATE_LIMITED, 77.0),
        (429, {}, Trouble.RATE_LIMITED, None),
        (503, {"Retry-After": "0"}, Trouble.RATE_LIMITED, 0.0),
        (503, {}, Trouble.HTTP_STATUS, None),
        (404, {}, Trouble.HTTP_STATUS, None),
        (403, {"cf-mitigated": "challenge"}, Trouble.CHALLENGE, None),
    ],
)
def test_each_refusal_is_told_apart(
    site: Site, ask: Ask, status: int, headers: dict[str, str], trouble: Trouble, pause_s: float
) -> None:
    site.status, site.headers = status, headers
    with pytest.raises(SiteError) as told:
        ask()
    assert (told.value.trouble, told.value.status) == (trouble, status)
    assert told.value.retry_after_s == pause_s


def test_a_feed_without_end_is_too_large(site: Site, ask: Ask) -> None:
    site.body = b"<rss>" + b" " * (9 * 1024 * 1024)
    with pytest.raises(SiteError) as told:
        ask()
    assert told.value.trouble is Trouble.TOO_LARGE


def test_nobody_there_is_a_network_error(site: Site) -> None:
    http = Http("PlanetFM-test")
    with pytest.raises(NetworkError):
        fetch(http, "http://127.0.0.1:9/feed/", Validators(site.url), NOW)
    http.close()
