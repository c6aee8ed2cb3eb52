"""Comments in their places, and what an answer to the form means."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planetfm.core.comments import (
    Comment,
    Order,
    Part,
    Problem,
    Reply,
    Sent,
    Standing,
    faults,
    initials,
    is_address,
    safe_text,
    threaded,
)
from planetfm.core.verdict import Answer, after_refusal, judge, said_by

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def comment(number: int, parent: int = 0, minutes: float | None = None) -> Comment:
    written = NOW - timedelta(minutes=minutes if minutes is not None else 1000 - number)
    return Comment(number, parent, f"Pendengar {number}", f"<p>{number}</p>", written)


def places(*comments: Comment, order: Order = Order.NEWEST) -> list[tuple[int, int]]:
    return [(row.comment.id, row.depth) for row in threaded(comments, order)]


def test_the_newest_conversation_stands_first_and_is_read_from_its_beginning() -> None:
    conversation = (comment(1), comment(2), comment(3, parent=1), comment(4, parent=3))
    assert places(*conversation) == [(2, 0), (1, 0), (3, 1), (4, 2)]
    assert places(*conversation, order=Order.OLDEST) == [(1, 0), (3, 1), (4, 2), (2, 0)]


def test_a_reply_whose_comment_is_not_there_stands_by_itself() -> None:
    assert places(comment(5, parent=4), comment(6, parent=5)) == [(5, 0), (6, 1)]


def test_comments_that_answer_each_other_in_a_circle_are_all_shown() -> None:
    shown = places(comment(1, parent=2), comment(2, parent=1), comment(3, parent=3))
    assert sorted(shown) == [(1, 0), (2, 0), (3, 0)]


@given(st.lists(st.tuples(st.integers(1, 12), st.integers(0, 12)), max_size=14))
def test_whatever_the_parents_every_comment_is_shown_once(pairs: list[tuple[int, int]]) -> None:
    rows = threaded([comment(n, parent) for n, parent in pairs], Order.NEWEST)
    assert sorted(row.comment.id for row in rows) == sorted({n for n, _ in pairs})


def test_a_comment_without_a_date_is_the_oldest() -> None:
    undated = Comment(9, 0, "x", "", None)
    assert places(comment(1), undated) == [(1, 0), (9, 0)]


def test_a_thousand_replies_upon_each_other_are_no_recursion() -> None:
    deep = [comment(n, n - 1) for n in range(1, 3000)]
    assert len(threaded(deep, Order.OLDEST)) == 2999


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Sri Rahayu", "SR"),
        ("bayu", "B"),
        ("Ni Luh Ayu", "NA"),
        ("agus.firmanto", "AF"),
        ("", "?"),
        ("***", "?"),
        ("Østen", "Ø"),
    ],
)
def test_the_disc_has_the_first_and_last_words_letters(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("Halo <b>dunia</b>", "<p>Halo dunia</p>"),
        ("<p>a</p><p>b<br>c</p>", "<p>a</p><p>b<br>c</p>"),
        ("<ul><li>satu</li><li>dua</li></ul>", "<p>satu</p><p>dua</p>"),
        ("<blockquote>kutip</blockquote>lanjut", "<p>kutip</p><p>lanjut</p>"),
        ('<a href="https://a.id/?x=1&amp;y=2">lihat</a>',
         '<p><a href="https://a.id/?x=1&amp;y=2">lihat</a></p>'),
        ('<a href="javascript:alert(1)">x</a>', "<p>x</p>"),
        ('<img src="https://s.w.org/1f600.png" alt="😀" class="wp-smiley"> ya', "<p>😀 ya</p>"),
        ('<img src="https://x.id/a.png" alt="sebuah foto besar">', ""),
        ("<script>alert(1)</script>", ""),
        ("<p onclick=x style='color:red'>a</p>", "<p>a</p>"),
        ("<svg onload=alert(1)>", ""),
        ("&lt;script&gt;", "<p>&lt;script&gt;</p>"),
        ("", ""),
    ],
)  # fmt: skip
def test_of_a_comments_html_paragraphs_and_links_are_left(html: str, left: str) -> None:
    assert safe_text(html, "https://radioplanetfm.com/a/") == left


def test_no_picture_is_ever_left_in_a_comment() -> None:
    source = '<p>a<img src="https://gravatar.com/x"><iframe src="https://x.id"></iframe></p>' * 50
    assert "<img" not in safe_text(source, "https://a.id/")


PIECES = st.sampled_from(
    ["<p>", "</p>", "<a href='https://a.id'>", '<a href="javascript:x">', "</a>", "<b>", "</b>",
     "<br>", "<script>", "</script>", "<img src=x onerror=y>", "<svg/onload=x>", "<style>", "teks",
     "&lt;", "<!--", "-->", "<ul><li>", "</li>", "<iframe src=//x>", "<table><td>", "\x00", "'\">",
     "<a href='mailto:a@b.id'>", "<math><mtext>", "<noscript>", "</noscript>", "<form><input>"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25).map("".join))
def test_whatever_comes_only_paragraphs_breaks_and_links_leave(source: str) -> None:
    left = safe_text(source, "https://a.id/")
    harmless = r'</?p>|<br>|</a>|<a href="(?:https?:|mailto:)[^"<>]*">'
    assert re.findall(r"[<>]", re.sub(harmless, "", left)) == []


# What is checked before anything is sent

GOOD = Reply("Dewi", "dewi@contoh.id", "Halo")


def test_a_good_reply_has_no_faults() -> None:
    assert faults(GOOD) == {}


@pytest.mark.parametrize(
    ("reply", "found"),
    [
        (Reply("", "", ""), {Part.NAME: Problem.EMPTY, Part.EMAIL: Problem.EMPTY,
                             Part.TEXT: Problem.EMPTY}),
        (Reply("Dewi", "dewi", "Halo"), {Part.EMAIL: Problem.NO_AT}),
        (Reply("Dewi", "@contoh.id", "Halo"), {Part.EMAIL: Problem.NO_AT}),
        (Reply("Dewi", "dewi@contoh", "Halo"), {Part.EMAIL: Problem.NOT_AN_ADDRESS}),
        (Reply("Dewi", "d e@contoh.id", "Halo"), {Part.EMAIL: Problem.NOT_AN_ADDRESS}),
        (Reply("é" * 123, "dewi@contoh.id", "Halo"), {Part.NAME: Problem.TOO_LONG}),
        (Reply("Dewi", "d" * 93 + "@contoh.id", "Halo"), {Part.EMAIL: Problem.TOO_LONG}),
        (Reply("Dewi", "dewi@contoh.id", "a" * 65_526), {Part.TEXT: Problem.TOO_LONG}),
        (Reply("  ", "dewi@contoh.id", " \n "), {Part.NAME: Problem.EMPTY,
                                                  Part.TEXT: Problem.EMPTY}),
    ],
)  # fmt: skip
def test_each_fault_is_told_at_its_field(reply: Reply, found: dict[Part, Problem]) -> None:
    assert faults(reply) == found


def test_where_the_site_asks_for_no_name_none_is_needed() -> None:
    assert faults(Reply("", "", "Halo"), frozenset({Part.TEXT})) == {}
    assert faults(Reply("", "", ""), frozenset()) == {Part.TEXT: Problem.EMPTY}


@pytest.mark.parametrize("good", ["a@b.id", "sri.rahayu+fm@surel.contoh.id", "a'b@c-d.co"])
def test_addresses_that_wordpress_takes(good: str) -> None:
    assert is_address(good)


@pytest.mark.parametrize(
    "bad", ["a@b", "@b.id", "a@.id", "a@b..id", "a@-b.id", "ä@b.id", "a@b.id."]
)
def test_addresses_that_wordpress_refuses(bad: str) -> None:
    assert not is_address(bad)


# What an answer means

PAGE = "https://radioplanetfm.com/kabar/"
BACK = "<p><a href='javascript:history.back()'>&laquo; Kembali</a></p>"
DIE = '<div class="wp-die-message"><p><strong>Error:</strong> Isi email yang sah.</p></div>'


@pytest.mark.parametrize(
    ("answer", "sent", "number"),
    [
        (Answer(302, PAGE + "#comment-12"), Sent.ACCEPTED, 12),
        (Answer(302, PAGE + "?unapproved=13&moderation-hash=ab#comment-13"), Sent.HELD, 13),
        (Answer(302, "/kabar/#comment-7"), Sent.ACCEPTED, 7),
        (Answer(302, PAGE), Sent.REFUSED, 0),
        (Answer(302, "http://["), Sent.REFUSED, 0),
        (Answer(308, PAGE + "#comment-12"), Sent.REFUSED, 0),
        (Answer(200, body=DIE), Sent.INVALID, 0),
        (Answer(200, body="  \n"), Sent.NO_ARTICLE, 0),
        (Answer(403, body=DIE), Sent.REFUSED, 0),
        (Answer(403, body="x", challenge=True), Sent.BROWSER, 0),
        (Answer(404), Sent.REFUSED, 0),
        (Answer(405), Sent.REFUSED, 0),
        (Answer(409), Sent.DUPLICATE, 0),
        (Answer(429), Sent.TOO_FAST, 0),
        (Answer(500, body=DIE + BACK), Sent.SITE_ERROR, 0),
        (Answer(500, body=DIE), Sent.UNCLEAR, 0),  # "There has been a critical error"
        (Answer(500), Sent.UNCLEAR, 0),
        (Answer(502, body="<h1>Bad Gateway</h1>"), Sent.UNCLEAR, 0),
        (Answer(503, retry_after_s=600.0), Sent.SITE_ERROR, 0),
        (Answer(503), Sent.UNCLEAR, 0),  # LiteSpeed, where PHP died
        (Answer(504), Sent.UNCLEAR, 0),
        (Answer(524), Sent.UNCLEAR, 0),
        (Answer(999), Sent.SITE_ERROR, 0),
    ],
)
def test_status_and_location_tell_what_became_of_a_reply(
    answer: Answer, sent: Sent, number: int
) -> None:
    outcome = judge(answer)
    assert (outcome.sent, outcome.comment_id) == (sent, number)


def test_the_pause_is_the_sites_own_or_wordpresss_fifteen_seconds() -> None:
    assert judge(Answer(429)).wait_s == 15
    assert judge(Answer(429, retry_after_s=90)).wait_s == 90
    assert judge(Answer(429, retry_after_s=0)).wait_s == 1


@pytest.mark.parametrize(
    ("said", "part"),
    [
        ("Isi email yang sah.", Part.EMAIL),
        ("Please enter a valid email address.", Part.EMAIL),
        ("Please fill the required fields (name, email).", None),
        ("Please type your comment text.", Part.TEXT),
        ("Your name is too long.", Part.NAME),
        ("Entahlah.", None),
    ],
)
def test_the_field_is_guessed_only_where_one_is_named(said: str, part: Part | None) -> None:
    body = f'<div class="wp-die-message"><p><strong>Error:</strong> {said}</p></div>'
    outcome = judge(Answer(200, body=body))
    assert (outcome.said, outcome.part) == (said, part)


def test_another_page_says_nothing_worth_repeating() -> None:
    assert said_by("<html><body><h1>403 Forbidden</h1>" + "x" * 5000) == ""


def test_a_refusal_is_told_closer_by_how_things_stand() -> None:
    refused = judge(Answer(403, body=DIE))
    assert after_refusal(refused, Standing.CLOSED).sent is Sent.CLOSED
    assert after_refusal(refused, Standing.LOGIN).sent is Sent.LOGIN
    assert after_refusal(refused, Standing.OPEN) == refused
    duplicate = judge(Answer(409))
    assert after_refusal(duplicate, Standing.CLOSED) == duplicate
