"""Posts over REST, from a real WordPress and past what stands in the way of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from types import MappingProxyType

import pytest

from planetfm.core.errors import SiteError, Trouble
from planetfm.core.model import Article
from planetfm.core.plain import plain_text
from planetfm.net import wordpress as rest
from planetfm.net.feed import Fetched, fetch
from planetfm.net.http import Http, Response
from planetfm.net.whole import whole_of
from tests.stations.wordpress import WordPress


@pytest.fixture
def http() -> Iterator[Http]:
    http = Http("PlanetFM-test")
    yield http
    http.close()


def now() -> datetime:
    return datetime.now(UTC)


def newest(http: Http, site: WordPress) -> tuple[Article, ...]:
    got = fetch(http, site.url("/feed/"), None, now())
    assert isinstance(got, Fetched)
    return got.articles


def test_feed_and_rest_tell_of_the_same_articles(http: Http, wordpress: WordPress) -> None:
    from_feed = newest(http, wordpress)
    page = rest.posts(http, wordpress.url("/wp-json/"), now(), per_page=10)
    assert [one.identity for one in page.articles] == [one.identity for one in from_feed]
    assert page.total is not None and page.pages is not None and page.total > 10
    for fed, told in zip(from_feed, page.articles, strict=True):
        assert (fed.title, fed.link, fed.published) == (told.title, told.link, told.published)
        assert fed.categories == told.categories
        assert told.whole and told.author


def test_rest_brings_the_picture_that_the_feed_does_not(http: Http, wordpress: WordPress) -> None:
    page = rest.posts(http, wordpress.url("/wp-json/"), now(), per_page=5)
    assert all(one.image_url and one.image_url.startswith(wordpress.home) for one in page.articles)


def test_the_root_without_permalinks_works_as_well(http: Http, wordpress: WordPress) -> None:
    page = rest.posts(http, wordpress.url("/?rest_route=/"), now(), per_page=3)
    assert len(page.articles) == 3


def test_past_the_last_page_there_is_nothing(http: Http, wordpress: WordPress) -> None:
    assert rest.posts(http, wordpress.url("/wp-json/"), now(), page=999).articles == ()


def test_one_post_is_found_by_id_and_by_link(http: Http, wordpress: WordPress) -> None:
    root = wordpress.url("/wp-json/")
    wanted = newest(http, wordpress)[2]
    assert wanted.post_id is not None
    by_id = rest.post(http, root, now(), wanted.post_id)
    assert by_id is not None and by_id.link == wanted.link
    assert rest.post_at(http, root, now(), wanted.link) == by_id
    assert rest.post(http, root, now(), 99_999_999) is None
    assert rest.post_at(http, root, now(), wordpress.url("/tidak-ada/")) is None


def test_the_whole_text_behind_an_excerpt_comes_from_rest(http: Http, wordpress: WordPress) -> None:
    article = newest(http, wordpress)[0]
    whole = whole_of(http, wordpress.url("/wp-json/"), article, now())
    assert not whole.rest_blocked
    assert len(whole.html) >= len(article.excerpt)


def test_a_feed_set_to_excerpts_is_completed_by_rest_and_without_it_by_the_page(
    http: Http, wordpress: WordPress
) -> None:
    paragraphs = [f"Kalimat ke-{n} dari berita panjang tentang pelabuhan. " * 4 for n in range(9)]
    made = wordpress.publish("Berita panjang", "".join(f"<p>{part}</p>" for part in paragraphs))
    wordpress.option("rss_use_excerpt", 1)
    try:
        (article,) = (one for one in newest(http, wordpress) if one.post_id == made)
        assert not article.whole
        by_rest = whole_of(http, wordpress.url("/wp-json/"), article, now())
        by_page = whole_of(http, None, article, now())
    finally:
        wordpress.option("rss_use_excerpt", 0)
        wordpress.delete(made)
    for whole in (by_rest, by_page):
        text = plain_text(whole.html)
        assert all(part.strip() in text for part in paragraphs)


def test_a_second_visit_to_an_unchanged_wordpress_is_a_304(
    http: Http, wordpress: WordPress
) -> None:
    first = fetch(http, wordpress.url("/feed/"), None, now())
    wordpress.forget_requests()
    again = fetch(http, wordpress.url("/feed/"), first.validators, now())
    assert again.status == 304
    (request,) = wordpress.wait_for_requests(1)
    assert request.status == 304


# What a site may send in place of posts


def answer(body: str | bytes) -> Response:
    raw = body.encode() if isinstance(body, str) else body
    headers = MappingProxyType({"content-type": "application/json"})
    return Response("https://radio.example/wp-json/wp/v2/posts", 200, headers, raw)


class Told(Http):
    """An Http whose every GET is answered with one body."""

    def __init__(self, body: str | bytes) -> None:
        super().__init__("PlanetFM-test")
        self._body = body

    def get(self, url: str, **_: object) -> Response:
        return answer(self._body)


def posts_in(body: str | bytes) -> tuple[Article, ...]:
    return rest.posts(Told(body), "https://radio.example/wp-json/", now()).articles


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<html>Forbidden</html>",
        "{}",
        '{"code":"rest_disabled"}',
        "null",
        "[" * 100_000,
        b"\xff",
    ],
)
def test_what_is_no_list_of_posts_is_called_so(body: str | bytes) -> None:
    with pytest.raises(SiteError) as told:
        posts_in(body)
    assert told.value.trouble is Trouble.NOT_WHAT_WAS_ASKED


POST = {
    "id": 5,
    "date_gmt": "2026-11-25T01:00:00",
    "link": "https://radio.example/a/",
    "title": {"rendered": "A &amp; B"},
    "content": {"rendered": "<p>Isi</p>", "protected": False},
    "excerpt": {"rendered": "<p>Ringkas [&hellip;]</p>"},
}


def test_a_php_notice_before_the_json_does_not_hide_it() -> None:
    found = posts_in("\ufeff<br />\nWarning: {x} in y.php<br />\n" + json.dumps([POST]))
    assert [one.title for one in found] == ["A & B"]


@pytest.mark.parametrize(
    "change",
    [
        {"title": None},
        {"content": "x"},
        {"excerpt": {"rendered": 5}},
        {"date_gmt": "besok"},
        {"link": "javascript:alert(1)"},
        {"_embedded": {"author": [{"code": "rest_user_invalid_id"}], "wp:term": [None, [5]]}},
        {"_embedded": {"wp:featuredmedia": [{"media_details": {"sizes": {"large": 5}}}]}},
        {"_embedded": []},
    ],
)
def test_a_post_with_something_odd_in_it_is_still_read(change: dict[str, object]) -> None:
    (found,) = posts_in(json.dumps([POST | change]))
    assert found.identity == "post:5"
    assert found.title


@pytest.mark.parametrize("post", [None, 5, {}, {"id": "5"}, {"id": True}, {"id": -1}, {"id": 7}])
def test_what_is_no_post_is_left_out(post: object) -> None:
    assert posts_in(json.dumps([post, POST]))[0].post_id == 5
    assert len(posts_in(json.dumps([post, POST]))) == 1


def test_a_post_behind_a_password_is_not_called_whole() -> None:
    closed = POST | {"content": {"rendered": "<p>x</p>", "protected": True}}
    assert not posts_in(json.dumps([closed]))[0].whole
