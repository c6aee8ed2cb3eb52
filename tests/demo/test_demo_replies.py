"""The form "Tinggalkan balasan", posted as a browser posts it."""

from __future__ import annotations

import re

import pytest
import requests
from bs4 import BeautifulSoup

from planetfm.demo.station import DemoStation


def article(station: DemoStation, place: int = 0) -> dict[str, str]:
    posts = requests.get(f"{station.site}/wp-json/wp/v2/posts?per_page=100", timeout=10).json()
    return {"id": str(posts[place]["id"]), "link": posts[place]["link"]}


def filled_form(page: str, **more: str) -> dict[str, str]:
    """The hidden fields of the page's form, and what the listener writes."""
    fields = BeautifulSoup(page, "html.parser").select("#commentform input[type=hidden]")
    hidden = {str(field["name"]): str(field["value"]) for field in fields}
    wrote = {
        "author": "Dewi Anjani",
        "email": "dewi@contoh.id",
        "url": "",
        "comment": "Terima kasih, Planet FM.",
    }
    return hidden | wrote | more


def post(station: DemoStation, form: dict[str, str]) -> requests.Response:
    return requests.post(
        f"{station.site}/wp-comments-post.php", data=form, allow_redirects=False, timeout=10
    )


@pytest.fixture
def form(station: DemoStation) -> dict[str, str]:
    return filled_form(requests.get(article(station)["link"], timeout=10).text)


def test_the_form_is_what_wordpress_shows(station: DemoStation) -> None:
    page = requests.get(article(station)["link"], timeout=10).text
    assert "Tinggalkan balasan" in page
    assert f'action="{station.site}/wp-comments-post.php" method="post"' in page
    assert set(filled_form(page)) >= {"comment_post_ID", "comment_parent", "ak_js_nonce"}


def test_an_accepted_reply_is_seen_in_rest_page_and_feed(
    station: DemoStation, form: dict[str, str]
) -> None:
    target = article(station)
    answer = post(station, form)
    assert answer.status_code == 302
    found = re.fullmatch(re.escape(target["link"]) + r"#comment-(\d+)", answer.headers["Location"])
    assert found
    comment = requests.get(f"{station.site}/wp-json/wp/v2/comments/{found[1]}", timeout=10).json()
    assert comment["author_name"] == "Dewi Anjani"
    page = requests.get(target["link"], timeout=10).text
    assert f'id="comment-{found[1]}"' in page
    assert "dewi@contoh.id" not in page
    assert "Terima kasih, Planet FM." in requests.get(target["link"] + "feed/", timeout=10).text


def test_a_reply_to_a_reply_stands_below_it(station: DemoStation, form: dict[str, str]) -> None:
    base = f"{station.site}/wp-json/wp/v2/comments"
    parent = requests.get(f"{base}?post={form['comment_post_ID']}", timeout=10).json()[0]
    form["comment_parent"] = str(parent["id"])
    number = post(station, form).headers["Location"].rsplit("-", 1)[1]
    assert requests.get(f"{base}/{number}", timeout=10).json()["parent"] == parent["id"]


def test_a_held_reply_says_so_in_its_address_and_shows_after_approval(
    station: DemoStation, form: dict[str, str]
) -> None:
    station.faults.set(comments="hold")
    answer = post(station, form)
    assert answer.status_code == 302
    found = re.search(
        r"\?unapproved=(\d+)&moderation-hash=\w{32}#comment-\1", answer.headers["Location"]
    )
    assert found
    address = f"{station.site}/wp-json/wp/v2/comments/{found[1]}"
    assert requests.get(address, timeout=10).status_code == 404
    station.newsroom.approve(int(found[1]))
    assert requests.get(address, timeout=10).status_code == 200


def test_two_links_make_a_reply_wait(station: DemoStation, form: dict[str, str]) -> None:
    form["comment"] = "Lihat https://contoh.id/a dan https://contoh.id/b"
    assert "unapproved=" in post(station, form).headers["Location"]


def test_the_same_words_twice_are_a_duplicate(station: DemoStation, form: dict[str, str]) -> None:
    post(station, form)
    answer = post(station, form)
    assert answer.status_code == 409
    assert "duplikat" in answer.text


def test_other_words_at_once_are_too_fast(station: DemoStation, form: dict[str, str]) -> None:
    post(station, form)
    assert post(station, form | {"comment": "Satu lagi."}).status_code == 429


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"author": ""}, 200),
        ({"email": ""}, 200),
        ({"email": "bukan alamat"}, 200),
        ({"comment": "  "}, 200),
        ({"author": "a" * 246}, 200),
        ({"comment": "a" * 65_526}, 200),
        ({"ak_js_nonce": ""}, 403),
    ],
)
def test_an_invalid_reply_gets_a_page_that_says_why(
    station: DemoStation, form: dict[str, str], change: dict[str, str], status: int
) -> None:
    before = len(station.newsroom.every_comment())
    answer = post(station, form | change)
    assert answer.status_code == status
    assert 'class="wp-die-message"' in answer.text
    assert len(station.newsroom.every_comment()) == before


def test_a_reply_to_no_article_is_an_empty_page(station: DemoStation, form: dict[str, str]) -> None:
    answer = post(station, form | {"comment_post_ID": "999999"})
    assert (answer.status_code, answer.text) == (200, "")


@pytest.mark.parametrize(
    ("switch", "status"),
    [("closed", 403), ("login", 403), ("too_fast", 429), ("save_error", 500)],
)
def test_outcomes_by_switch(
    station: DemoStation, form: dict[str, str], switch: str, status: int
) -> None:
    station.faults.set(comments=switch)
    assert post(station, form).status_code == status


def test_an_article_closed_for_comments_has_no_form_and_takes_none(
    station: DemoStation, form: dict[str, str]
) -> None:
    closed = next(a for a in station.newsroom.articles() if not a.comments_open)
    page = requests.get(f"{station.site}/{closed.slug}/", timeout=10).text
    assert "<form" not in page
    answer = post(station, form | {"comment_post_ID": str(closed.id)})
    assert answer.status_code == 403


def test_what_a_listener_writes_is_shown_as_text(
    station: DemoStation, form: dict[str, str]
) -> None:
    post(station, form | {"comment": "<script>alert(1)</script> & salam"})
    page = requests.get(article(station)["link"], timeout=10).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page
