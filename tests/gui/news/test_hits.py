"""The words of a search in the open article: found as the index finds them, reached by F3."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planetfm.gui.news.hits import find, words_in
from planetfm.gui.news.reader import Reader
from tests.gui.news.puppet import PuppetNews, article

MakeReader = Callable[[PuppetNews], tuple[Reader, list[str]]]


@pytest.mark.parametrize(
    ("text", "words", "hits"),
    [
        ("Bandara Banyuwangi", ("ban",), ["Ban", "Ban"]),
        ("Abandara", ("ban",), []),
        ("Kafé KAFE kafe", ("kafe",), ["Kafé", "KAFE", "kafe"]),
        ("SIM keliling, sim Keliling", ("SIM keliling",), ["SIM keliling", "sim Keliling"]),
        ("bandara ban", ("ban", "bandara"), ["bandara", "ban"]),
        ("a.b [x]", ("[x]", "("), ["x"]),
        ("apa saja", (), []),
        ("apa saja", ("", "*"), []),
    ],
)
def test_words_are_found_at_the_beginning_of_words(
    text: str, words: tuple[str, ...], hits: list[str]
) -> None:
    assert [text[start:end] for start, end in find(text, words)] == hits


def test_what_was_typed_gives_words_and_phrases_without_its_filters() -> None:
    typed = 'kapal "tanjung wangi" kategori:ekonomi sejak:2026-11-01'
    assert words_in(typed) == ("kapal", "tanjung wangi")


def test_f3_goes_from_hit_to_hit_and_brings_it_into_sight(
    make_reader: MakeReader, qtbot: QtBot
) -> None:
    html = "<p>Bandara satu.</p>" + "<p>Isi biasa yang panjang.</p>" * 60 + "<p>Di bandara.</p>"
    news = PuppetNews([article(1, 10, "A", "Cuaca", html=html)])
    reader, _ = make_reader(news)
    reader.set_hits(("bandara",))
    reader.open(news._matching_all()[0])
    reader.activateWindow()
    qtbot.waitUntil(reader.isActiveWindow, timeout=2000)
    body = reader.page.body
    assert body.hits == 2
    assert body.present == -1
    QTest.keyClick(reader, Qt.Key.Key_F3)
    assert body.present == 0
    QTest.keyClick(reader, Qt.Key.Key_F3)
    assert body.present == 1
    assert reader.area.verticalScrollBar().value() > 500
    QTest.keyClick(reader, Qt.Key.Key_F3)
    assert body.present == 0
    assert reader.area.verticalScrollBar().value() < 500
    QTest.keyClick(reader, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert body.present == 1
    marked = body.extraSelections()
    assert [one.cursor.selectedText() for one in marked] == ["Bandara", "bandara"]
    reader.set_hits(())
    assert body.extraSelections() == []
    QTest.keyClick(reader, Qt.Key.Key_F3)
    assert body.present == -1
