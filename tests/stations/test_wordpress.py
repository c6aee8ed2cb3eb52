"""WordPress is real: its feed, REST, pictures, comment form and refusals are its own."""

from __future__ import annotations

import json
import urllib.error
import urllib.parse
import urllib.request

import pytest

from tests.stations.parts import fetch
from tests.stations.wordpress import WordPress


def test_the_home_page_shows_the_player_it_is_given(wordpress: WordPress) -> None:
    wordpress.show_stream("http://127.0.0.1:8000/siaran")
    page = fetch(wordpress.home + "/").decode()
    assert '<source src="http://127.0.0.1:8000/siaran"' in page
    wordpress.show_player()
    assert "<source" not in fetch(wordpress.home + "/").decode()


def test_the_feed_holds_the_ten_newest(wordpress: WordPress) -> None:
    feed = fetch(wordpress.url("/feed/")).decode()
    assert feed.count("<item>") == 10
    assert "127.0.0.1:9/" not in feed
    assert f'<guid isPermaLink="false">{wordpress.home}/?p=' in feed


def test_rest_gives_every_post_and_its_picture(wordpress: WordPress) -> None:
    address = wordpress.url("/wp-json/wp/v2/posts?per_page=50&_embed=wp:featuredmedia")
    posts = json.loads(fetch(address))
    assert len(posts) == 50
    picture = posts[0]["_embedded"]["wp:featuredmedia"][0]["source_url"]
    assert picture.startswith(wordpress.home)
    assert fetch(picture).startswith(b"\xff\xd8")


def test_what_is_published_is_in_the_feed_and_gone_when_deleted(wordpress: WordPress) -> None:
    post = wordpress.publish("Kabar & “Cuaca”", "<p>Cerah di Ijen.</p>")
    try:
        feed = fetch(wordpress.url("/feed/")).decode()
        assert "Cerah di Ijen." in feed
        assert f"/?p={post}</guid>" in feed
    finally:
        wordpress.delete(post)
    assert "Cerah di Ijen." not in fetch(wordpress.url("/feed/")).decode()


def test_an_unchanged_feed_is_not_sent_twice(wordpress: WordPress) -> None:
    address = wordpress.url("/feed/")
    with urllib.request.urlopen(address, timeout=10) as answer:
        stamp, tag = answer.headers["Last-Modified"], answer.headers["ETag"]
        answer.read()
    wordpress.forget_requests()
    with pytest.raises(urllib.error.HTTPError) as told:
        fetch(address, {"If-Modified-Since": stamp, "If-None-Match": tag})
    told.value.close()
    assert told.value.code == 304
    (request,) = wordpress.wait_for_requests(1)
    assert (request.status, request.address, request.conditional) == (304, "/feed/", True)


def test_a_comment_is_taken_and_an_empty_one_refused(wordpress: WordPress) -> None:
    post = int(wordpress.sql("SELECT ID FROM wp_posts WHERE post_type='post' LIMIT 1"))
    form = {
        "comment_post_ID": str(post),
        "author": "Rini",
        "email": "rini@example.org",
        "comment": "Terima kasih, Planet FM.",
    }
    address = wordpress.url("/wp-comments-post.php")
    with urllib.request.urlopen(address, urllib.parse.urlencode(form).encode(), 10) as answer:
        assert "#comment-" in answer.url
    form["comment"] = ""
    with urllib.request.urlopen(address, urllib.parse.urlencode(form).encode(), 10) as answer:
        assert answer.url == address
    assert wordpress.sql("SELECT comment_author FROM wp_comments").count("Rini") == 1


def test_during_maintenance_it_says_come_later(wordpress: WordPress) -> None:
    with wordpress.maintenance(), pytest.raises(urllib.error.HTTPError) as told:
        fetch(wordpress.url("/feed/"))
    with told.value as answer:
        assert answer.code == 503
        assert answer.headers["Retry-After"]
    assert fetch(wordpress.url("/feed/"))
