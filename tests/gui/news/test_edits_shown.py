"""A corrected article shows what changed; one that left the site stays and says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planetfm.core.model import Article, Earlier
from planetfm.gui.news.changes import ChangesPanel
from planetfm.gui.news.reader import Reader
from tests.gui.news.puppet import PuppetNews, article

MakeReader = Callable[[PuppetNews], tuple[Reader, list[str]]]
AT = datetime(2026, 11, 25, 3, 14, tzinfo=UTC)


@pytest.fixture
def opened(make_reader: MakeReader, reader_words: None) -> Callable[[Article], Reader]:
    def open_it(story: Article) -> Reader:
        news = PuppetNews([story])
        reader, _ = make_reader(news)
        reader.open(news._matching_all()[0])
        return reader

    return open_it


def corrected() -> Article:
    now = article(1, 10, "KAPAL BERANGKAT", "Cuaca", html="<p>Kapal berangkat pukul delapan.</p>")
    before = Earlier("KAPAL BERANGKAT", "Kapal berangkat pukul tujuh.", AT)
    return replace(now, corrected_at=AT, previous=before)


def test_a_correction_is_told_under_the_byline_and_its_words_can_be_seen(
    opened: Callable[[Article], Reader], qtbot: QtBot
) -> None:
    reader = opened(corrected())
    (note,) = reader.page.notes.notes
    assert note.sentence == "Diralat 25 Nov, 10.14 WIB."
    assert note.action == "Lihat perubahan"
    QTest.mouseClick(reader.page.notes.way("corrected"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: reader.popover is not None, timeout=3000)
    assert reader.popover is not None
    panel = reader.popover.content
    assert isinstance(panel, ChangesPanel)
    assert panel.view.accessibleName() == "Dihapus: tujuh. Ditambah: delapan."
    assert reader.popover.accessibleName() == "Perubahan"
    said = f"{note.sentence} Dihapus: tujuh. Ditambah: delapan."
    assert reader.popover.accessibleDescription() == said
    assert "<s" not in panel.view.toPlainText()
    QTest.keyClick(reader.popover, Qt.Key.Key_Escape)
    assert not reader.popover.isVisible()


def test_a_click_beside_the_panel_closes_it(
    opened: Callable[[Article], Reader], qtbot: QtBot
) -> None:
    reader = opened(corrected())
    reader.page.notes.way("corrected").click()
    qtbot.waitUntil(lambda: reader.popover is not None, timeout=3000)
    assert reader.popover is not None
    QTest.mouseClick(reader.popover, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert not reader.popover.isVisible()


def test_an_article_that_left_the_site_says_so_and_stays(
    opened: Callable[[Article], Reader],
) -> None:
    reader = opened(replace(article(1, 10, "A", "Cuaca"), gone_at=AT))
    (note,) = reader.page.notes.notes
    assert note.sentence == ("Berita ini sudah tidak ada di situs; salinannya disimpan di sini.")
    assert reader.page.body.toPlainText() == "Isi berita."


def test_an_ordinary_article_has_no_such_line(opened: Callable[[Article], Reader]) -> None:
    reader = opened(article(1, 10, "A", "Cuaca"))
    assert reader.page.notes.notes == ()
    assert not reader.page.notes.isVisible()
