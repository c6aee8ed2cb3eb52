"""Text out of HTML, however the HTML was written."""

from __future__ import annotations

import pytest

from planetfm.core.plain import paragraphs, plain_text, tangled


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


def test_an_ordinary_article_is_not_tangled() -> None:
    article = "<div><p>teks <b>tebal</b> <a href=x>y</a><ul><li>a<li>b</ul></div>" * 500
    assert not tangled(article)


@pytest.mark.parametrize(
    "part", ["<div>", "<p><b class=x>", "<blockquote>", "<table><td>", "<q><i>"]
)
def test_what_a_tree_builder_would_drown_in_is_tangled(part: str) -> None:
    assert tangled(part * 300)
