"""The related stories under an article: there at once, opened by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from planetfm.core.model import Headline
from planetfm.gui.news.reader import Reader
from tests.gui.news.puppet import PuppetNews, article

MakeReader = Callable[[PuppetNews], tuple[Reader, list[str]]]


def room() -> PuppetNews:
    names = ("A", "KAPAL KEMBALI BERLAYAR DI SELAT BALI SETELAH ANGIN KENCANG REDA", "C", "D")
    news = PuppetNews([article(n + 1, n * 60, name, "Cuaca") for n, name in enumerate(names)])
    news.related_to = {"1": ("3", "2"), "2": ()}
    return news


def opened(make_reader: MakeReader) -> tuple[PuppetNews, Reader, list[Headline]]:
    news = room()
    reader, _ = make_reader(news)
    wanted: list[Headline] = []
    reader.article_wanted.connect(wanted.append)
    reader.open(next(row for row in news._matching_all() if row.identity == "1"))
    return news, reader, wanted


def test_related_stories_stand_under_the_article_in_the_given_order(
    make_reader: MakeReader,
) -> None:
    news, reader, _ = opened(make_reader)
    strip = reader.page.related
    assert [row.identity for row in strip.shown] == ["3", "2"]
    assert [card.isVisible() for card in strip.cards] == [True, True, False]
    assert strip.cards[0].width() == 202
    assert strip.geometry().bottom() < reader.page.height()
    reader.open(next(row for row in news._matching_all() if row.identity == "2"))
    assert not strip.isVisible()


def test_a_card_opens_its_story_by_mouse_and_by_keyboard(make_reader: MakeReader) -> None:
    _, reader, wanted = opened(make_reader)
    first, second, _ = reader.page.related.cards
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    second.setFocus()
    QTest.keyClick(second, Qt.Key.Key_Space)
    assert [one.identity for one in wanted] == ["3", "2"]
    assert second.accessibleName().startswith("KAPAL KEMBALI")


def test_in_a_narrow_column_they_stand_below_each_other(make_reader: MakeReader) -> None:
    _, reader, _ = opened(make_reader)
    reader.resize(420, 700)
    first, second, _ = reader.page.related.cards
    assert second.y() > first.geometry().bottom()
    assert first.width() == second.width() == reader.page.column[1]
