"""Text out of HTML, however the HTML was written."""

from __future__ import annotations

import time

import pytest

from planetfm.core.plain import paragraphs, pieces, plain_text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>Satu</p><p>dua</p>", "Satu dua"),
        ("a<br>b<br/>c", "a b c"),
        ("te<b>bal</b>", "tebal"),
        ("<script>alert('<p>x</p>')</script>isi", "isi"),
        ("<style>p{}</style >isi", "isi"),
        ("<!-- <p>tidak</p> -->isi", "isi"),
        ("<!-- never closed <p>tidak</p>", ""),
        ("5 < 6 &amp; 7 > 3", "5 < 6 & 7 > 3"),
        ("<![CDATA[x]]>isi", "isi"),
        ('<a title="a > b" href=x>tautan</a>', "tautan"),
        ("isi<", "isi<"),
        ("isi<b", "isi"),
        ("</p >isi</", "isi"),
        ("a&nbsp;\u200b b", "a b"),
    ],
)
def test_the_text_is_what_a_reader_sees(source: str, text: str) -> None:
    assert plain_text(source) == text


def test_text_is_cut_at_the_limit_without_reading_on() -> None:
    assert len(plain_text("kata " * 1_000_000, 1_000)) <= 1_000


def test_paragraphs_keep_the_words_and_nothing_else() -> None:
    assert paragraphs("<div>a <b>b</b><p onclick=x>&lt;c&gt;</div>d") == (
        "<p>a b</p><p>&lt;c&gt;</p><p>d</p>"
    )


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a<!-->b", "ab"),
        ("a<!--->b", "ab"),
        ("a<!---->b", "ab"),
        ("a<!--!>b--!>c", "ac"),
        ('a<b ">tebal</b>', "atebal"),
        ("<a href=x title=\"a\"class='>'>b</a>", "b"),
        ("<a href=>b</a>", "b"),
        ('a<a title="tak ditutup>b', "a"),
        ("<b.c>a</b.c>", "a"),
        ("<script>1</scripts>2</script >isi", "isi"),
        ("<svg><title>x</title></svg>isi", "isi"),
        ("<svg><p>isi", "isi"),
        ("<template><p>isi", "isi"),
        ("<script>isi", ""),
    ],
)
def test_a_tag_ends_where_the_standard_ends_it(source: str, text: str) -> None:
    assert plain_text(source).replace(" ", "") == text


def test_names_are_lowered_as_html_lowers_them() -> None:
    # KELVIN SIGN is no letter of HTML, though Python's lower() makes a k of it.
    assert [tag for tag, _ in pieces("<B></STRI\u212aE><\u212a>")] == ["b", "/STRI\u212aE", "", ""]


@pytest.mark.parametrize(
    "source", ["a&#27;]52;c;eA==&#7;b", "a\x1b[2J\x9b31mb", "a&#x202E;b\u2066", "a&#0;&#1;b\x7f"]
)
def test_nothing_in_a_text_steers_who_shows_it(source: str) -> None:
    for text in (plain_text(source), paragraphs(source)):
        assert text.isprintable()
        assert "a" in text and "b" in text


@pytest.mark.parametrize("number", ["9" * 5_000, "x" + "f" * 5_000, "99999999", "1114112"])
def test_a_number_that_no_character_has_is_none(number: str) -> None:
    assert plain_text(f"a&#{number};b") == "a\ufffdb"


@pytest.mark.parametrize(
    "source",
    [
        '<a ">" ' * 60_000,
        "<svg>" * 80_000,
        "<svg><title>" * 40_000,
        "<a title='" * 40_000 + ">",
        "<!--" * 100_000,
        "<" * 400_000,
    ],
    ids=lambda source: source[:8],
)
def test_a_scan_takes_time_by_the_length_alone(source: str) -> None:
    began = time.monotonic()
    list(pieces(source))
    assert time.monotonic() - began < 3.0  # 0.2 s; a look back for each tag was 5 s and more
