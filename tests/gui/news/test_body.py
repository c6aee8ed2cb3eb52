"""The text of an article: tables that fit, galleries, cards; and a headline that can be copied."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from planetfm.core.sanitize import sanitise
from planetfm.gui.news.body_html import body_markup
from planetfm.gui.news.body_style import Tables
from planetfm.gui.news.reader import Reader
from planetfm.gui.tokens import LIGHT
from tests.gui.news.puppet import PuppetNews, article

MakeReader = Callable[[PuppetNews], tuple[Reader, list[str]]]
BASE = "https://radioplanetfm.com/berita/"


def table(columns: int, word: str) -> str:
    heads = "".join(f"<th>Kolom{n}</th>" for n in range(columns))
    cells = "".join(f"<td>{word}{n}</td>" for n in range(columns))
    return f"<table><tr>{heads}</tr><tr>{cells}</tr></table>"


def shown(make_reader: MakeReader, html: str) -> tuple[Reader, list[str]]:
    news = PuppetNews([article(1, 10, "7 KAPAL BERLAYAR", "Cuaca", html=html)])
    reader, gone = make_reader(news)
    reader.open(news._matching_all()[0])
    return reader, gone


@pytest.mark.parametrize(
    ("html", "form"),
    [
        (table(3, "x"), Tables.PLAIN),
        (table(5, "Penanggungjawab"), Tables.TIGHT),
        (table(9, "Penanggungjawab"), Tables.STACKED),
    ],
)
def test_a_table_never_breaks_the_column(make_reader: MakeReader, html: str, form: Tables) -> None:
    reader, _ = shown(make_reader, html + table(2, "y"))
    body = reader.page.body
    assert body.tables == (form, Tables.PLAIN)
    assert body.document().idealWidth() <= reader.page.column[1]
    words = body.toPlainText()
    assert "Kolom0" in words
    assert html.count("<td>") == sum(f"{one}" in words for one in ("x0", "x1", "x2")) or (
        f"jawab{html.count('<td>') - 1}" in words
    )


def test_a_stacked_table_names_every_value(make_reader: MakeReader) -> None:
    made = body_markup(table(2, "nilai"), LIGHT, lambda address: None, tables=(Tables.STACKED,))
    assert "<table" not in made.html
    assert "Kolom1:</span> nilai1" in made.html


def test_three_pictures_in_a_row_are_a_gallery_of_equal_cells() -> None:
    one = '<figure><img src="https://a.id/{}.jpg" width="900" height="{}"></figure>'
    html = "<p>x</p>" + "".join(one.format(n, 300 * n) for n in range(1, 4)) + "<p>y</p>"
    made = body_markup(html, LIGHT, lambda address: None)
    assert len(set(made.sizes)) == 1
    assert made.html.count("<td") == 3
    single = body_markup(html.replace("</figure><figure", "</figure><p>z</p><figure"), LIGHT,
                         lambda address: None)  # fmt: skip
    assert "<td" not in single.html


def test_what_was_embedded_is_a_card_that_opens_in_the_browser(make_reader: MakeReader) -> None:
    source = '<p>a</p><iframe src="https://www.youtube.com/embed/abcdef12345" title="Layang">'
    reader, gone = shown(make_reader, sanitise(source, BASE))
    body = reader.page.body
    assert "Layang\nyoutube.com" in body.toPlainText().replace("\u2029", "\n")
    assert len(body._cards()) == 1
    body.setFocus()
    QTest.keyClick(body, Qt.Key.Key_Tab)
    QTest.keyClick(body, Qt.Key.Key_Return)
    assert gone == ["https://www.youtube.com/watch?v=abcdef12345"]


def test_a_sound_file_is_asked_for_by_its_own_name_only(make_reader: MakeReader) -> None:
    reader, gone = shown(make_reader, sanitise('<audio src="/rekaman.mp3"></audio>', BASE))
    asked: list[str] = []
    reader.page.body.sound_wanted.connect(asked.append)
    reader.page.body.anchorClicked.emit(QUrl("planet-sound:0"))
    reader.page.body.anchorClicked.emit(QUrl("planet-sound:7"))
    assert asked == ["https://radioplanetfm.com/rekaman.mp3"]
    assert gone == []


def test_a_cards_words_are_text_not_markup(make_reader: MakeReader) -> None:
    html = '<p><a href="https://x.id/&quot;&gt;&lt;img src=file:///a&gt;">\u25b6 &lt;b&gt;</a></p>'
    made = body_markup(html, LIGHT, lambda address: None)
    assert "<b>" not in made.html
    assert "file:///a>" not in made.html
    script = '<p><a href="javascript:alert(1)">\u25b6 x</a></p>'
    assert "<table" not in body_markup(script, LIGHT, lambda address: None).html


def test_the_headline_is_copied_as_the_site_wrote_it(make_reader: MakeReader) -> None:
    reader, _ = shown(make_reader, "<p>x</p>")
    headline = reader.page.headline
    QTest.keyClick(headline, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "7 KAPAL BERLAYAR"
    QTest.mouseDClick(
        headline.viewport(), Qt.MouseButton.LeftButton, pos=headline.viewport().rect().center() / 4
    )
    QTest.keyClick(headline, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(headline, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "7 KAPAL BERLAYAR"


def test_an_hour_stays_with_its_zone_and_is_copied_as_it_was_written(
    make_reader: MakeReader,
) -> None:
    html = "<p>Buka pukul 08.00 sampai 12.00 WIB, bukan 13.00 WITA. Hari WIB.</p>"
    made = body_markup(html, LIGHT, lambda address: None)
    assert "12.00\u00a0WIB, bukan 13.00\u00a0WITA. Hari WIB." in made.html
    reader, _ = shown(make_reader, html)
    reader.page.body.selectAll()
    reader.page.body.copy()
    assert "sampai 12.00 WIB, bukan" in QGuiApplication.clipboard().text()
