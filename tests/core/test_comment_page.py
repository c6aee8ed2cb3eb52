"""What an article's page tells of its form and its comments."""

from __future__ import annotations

import time

import pytest

from planetfm.core.comment_page import COMMENTS_LIMIT, Obstacle, read_page
from planetfm.core.comments import Part, Reply, Standing
from planetfm.core.plain import plain_text

URL = "https://radioplanetfm.com/kabar/"
PLAIN = (
    '<p><label for="author">Nama <span class="required">*</span></label>'
    '<input id="author" name="author" required></p>'
    '<p><input id="email" name="email" type="email" aria-required="true"></p>'
    '<p><input id="url" name="url"></p>'
    '<p><textarea id="comment" name="comment" required></textarea></p>'
    '<input type="checkbox" name="wp-comment-cookies-consent" value="yes">'
    '<input type="submit" name="submit" value="Kirim">'
    '<input type="hidden" name="comment_post_ID" value="12">'
    '<input type="hidden" name="comment_parent" value="0">'
)


def page(form: str, action: str = "/wp-comments-post.php", rest: str = "") -> str:
    return (
        f"<html><body><article>Kabar</article>{rest}"
        f'<form id="commentform" method="post" action="{action}">{form}</form></body></html>'
    )


def test_wordpresss_own_form_is_filled_as_a_browser_fills_it() -> None:
    found = read_page(page(PLAIN + '<input type="hidden" name="nonce" value="a&amp;b">'), URL)
    assert found.standing is Standing.OPEN
    form = found.form
    assert form is not None and form.obstacle is None
    assert form.action == "https://radioplanetfm.com/wp-comments-post.php"
    assert form.required == frozenset(Part)
    assert form.filled(Reply(" Dewi ", "d@a.id", "Halo\n", parent=7)) == {
        "author": "Dewi",
        "email": "d@a.id",
        "url": "",
        "comment": "Halo",
        "submit": "Kirim",
        "comment_post_ID": "12",
        "comment_parent": "7",
        "nonce": "a&b",
    }


@pytest.mark.parametrize(
    ("more", "obstacle"),
    [
        ('<div class="g-recaptcha" data-sitekey="x"></div>', Obstacle.CAPTCHA),
        ('<input type="hidden" name="g-recaptcha-response">', Obstacle.CAPTCHA),
        ('<div class="cf-turnstile"></div>', Obstacle.CAPTCHA),
        ('<div class="h-captcha"></div>', Obstacle.CAPTCHA),
        ('<img src="/captcha.php?x"><input name="c">', Obstacle.CAPTCHA),
        ('<input name="sum" required>', Obstacle.QUESTION),
        ('<label for="q">2+2 *</label><input id="q" name="q">', Obstacle.QUESTION),
        ('<input type="checkbox" name="gdpr" required>', Obstacle.QUESTION),
        ('<select name="kota" required><option>Banyuwangi</select>', Obstacle.QUESTION),
        ('<input name="phone">', None),
        ('<p style="display:none"><input name="trap" required></p>', None),
        ('<p style="position:absolute; left:-9999px"><input name="trap" required></p>', None),
        ('<input type="checkbox" name="subscribe" value="1">', None),
    ],
)
def test_what_only_a_person_can_answer_is_an_obstacle(more: str, obstacle: Obstacle | None) -> None:
    form = read_page(page(PLAIN + more), URL).form
    assert form is not None and form.obstacle is obstacle


def test_traps_are_sent_empty_and_boxes_as_they_stand() -> None:
    more = (
        '<p style="display:none"><textarea name="ak_hp"></textarea></p>'
        '<input type="checkbox" name="on" checked><input type="checkbox" name="off">'
        '<select name="kota"><option value="a">A<option value="b" selected>B</select>'
    )
    form = read_page(page(PLAIN + more), URL).form
    assert form is not None
    sent = form.filled(Reply("a", "b", "c"))
    assert (sent["ak_hp"], sent["on"], sent["kota"]) == ("", "on", "b")
    assert "off" not in sent


def test_a_text_field_whose_name_a_script_gives_back_needs_the_browser() -> None:
    hidden = (
        '<textarea name="comment" style="display:none"></textarea><textarea name="x7"></textarea>'
    )
    form = read_page(page(hidden), URL).form
    assert form is not None and form.obstacle is Obstacle.SCRIPT
    form = read_page(page('<textarea name="x7"></textarea>'), URL).form
    assert form is not None and form.obstacle is Obstacle.SCRIPT


@pytest.mark.parametrize(
    "action",
    [
        "https://elsewhere.id/wp-comments-post.php",
        "http://radioplanetfm.com/wp-comments-post.php",
        "https://radioplanetfm.com:8443/wp-comments-post.php",
        "javascript:void(0)",
        "https://[",
    ],
)
def test_nothing_is_sent_to_another_site_or_without_its_encryption(action: str) -> None:
    form = read_page(page(PLAIN, action), URL).form
    assert form is not None and form.obstacle is Obstacle.ELSEWHERE


def test_www_is_the_same_site() -> None:
    form = read_page(page(PLAIN, "https://www.radioplanetfm.com/wp-comments-post.php"), URL).form
    assert form is not None and form.obstacle is None


@pytest.mark.parametrize(
    ("source", "standing"),
    [
        ("<article>x</article><p class='no-comments'>Ditutup</p>", Standing.CLOSED),
        ("<article>x</article><p class='must-log-in'>Masuk</p>", Standing.LOGIN),
        ("<p>Sedang dirawat</p>", Standing.UNKNOWN),
        ("", Standing.UNKNOWN),
        ("<div>" * 5000, Standing.UNKNOWN),
        ("<!-- -->", Standing.UNKNOWN),
    ],
)
def test_a_page_without_a_form_says_why_where_it_can(source: str, standing: Standing) -> None:
    found = read_page(source, URL)
    assert (found.form, found.standing) == (None, standing)


@pytest.mark.parametrize(
    "other",
    ["<div id='disqus_thread'></div>", "<iframe id='jetpack_remote_comment'></iframe>"],
)
def test_comments_that_another_service_keeps_are_left_to_it(other: str) -> None:
    form = read_page(f"<article>x</article>{other}", URL).form
    assert form is not None and form.obstacle is Obstacle.ELSEWHERE


def test_comments_are_read_with_their_places_and_nothing_of_their_replies() -> None:
    html = """<ol><li id="comment-3" class="comment"><article id="div-comment-3"
        class="comment-body"><footer><b class="fn">Sri &amp; Budi</b>
        <time datetime="2026-11-25T19:00:00+07:00">x</time></footer>
        <div class="comment-content"><p>Induk</p></div></article>
        <ol class="children"><li id="comment-12"><article id="div-comment-12" class="comment-body">
        <b class="fn">Anak</b><div class="comment-content"><p>Balasan</p></div></article>
        </li></ol></li>
        <li id="comment-13" class="pingback">Pingback: x</li></ol>"""
    first, reply = read_page(html, URL).comments
    assert (first.id, first.parent, first.author) == (3, 0, "Sri & Budi")
    assert plain_text(first.html) == "Induk"
    assert first.written is not None and first.written.isoformat() == "2026-11-25T12:00:00+00:00"
    assert (reply.id, reply.parent, reply.author, reply.written) == (12, 3, "Anak", None)


@pytest.mark.parametrize(
    "junk", ["\x00", "<form>" * 300, "<input name=" * 500, "&#x0;<li id=comment-1>"]
)
def test_junk_is_read_without_complaint(junk: str) -> None:
    read_page(junk, URL)
    read_page(page(junk), URL)


def nest(*classes: str) -> str:
    """95 comments, each in the one before."""
    return "".join(
        f'<div id="comment-{number}"><div class="{" ".join(classes)}">' for number in range(1, 96)
    )


@pytest.mark.parametrize(
    "hostile",
    [
        nest() + "<i></i>" * 70_000,
        nest("comment-content") + "<i>x</i>" * 60_000,
        nest("comment-author") + "<i>x</i>" * 60_000,
        "".join(f"<p id=comment-{number}>" for number in range(1, 140_000)),
        page("".join(f"<input name=n{n} id=n{n}><label for=n{n}>*</label>" for n in range(40_000))),
        page("<p class='mathmathmathanswe' id=a name=b>" * 100_000),
        page(f"<div style='{'left:' * 400_000}'>" + "<input name=a required>" * 900),
        "<b " + "".join(f"a{number} " for number in range(400_000)) + ">",
    ],
    ids=lambda hostile: hostile[:30],
)
def test_a_page_made_to_drown_us_ends_soon(hostile: str) -> None:
    began = time.monotonic()
    found = read_page(hostile, URL)
    assert time.monotonic() - began < 3.0  # less than one; unbounded, 7 s to minutes
    assert sum(len(comment.html) for comment in found.comments) < 10_000_000


def test_a_form_of_thousands_of_fields_is_left_to_the_browser() -> None:
    form = read_page(page(PLAIN + "<input type=hidden name=x>" * 2_000), URL).form
    assert form is not None and form.obstacle is Obstacle.SCRIPT


def test_no_more_comments_are_taken_than_anybody_reads() -> None:
    item = '<li id="comment-{0}"><p class="comment-content">x</p></li>'
    rows = "".join(item.format(number) for number in range(1, COMMENTS_LIMIT + 100))
    assert len(read_page(rows, URL).comments) == COMMENTS_LIMIT


def test_what_stands_twice_under_one_number_is_one_comment() -> None:
    html = """<ul class=recent><li id="comment-3"><a href="#">Sri</a></li></ul>
        <li id="comment-9" class="pingback"><div class="comment-body">Ping</div></li>
        <li id="comment-3"><div id="div-comment-3" class="comment-body">
        <div class="comment-author">Sri</div><p>Isi</p><div class="reply">Balas</div></div></li>
        <li id="comment-3"><div class="comment-content">Palsu</div></li>"""
    (comment,) = read_page(html, URL).comments
    assert (comment.id, comment.author, plain_text(comment.html)) == (3, "Sri", "Isi")
