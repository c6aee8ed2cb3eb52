"""The list of headlines, driven by keys and mouse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from planetfm.core.model import ArticleStatus, NewsFilter, NewsQuery
from planetfm.gui.news.cards import Cards
from planetfm.gui.news.side import ListSide
from tests.gui.news.conftest import stories
from tests.gui.news.puppet import PuppetNews, article

MakeSide = Callable[[PuppetNews], ListSide]
A_SCREENFUL = 40
"""Cards measured and painted anew at most: some ten are in sight."""


def shown(side: ListSide) -> list[str]:
    return [headline.identity for headline in side.list.visible_headlines()]


def press(side: ListSide, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(side.list, key)


def current(side: ListSide) -> str:
    return side.model.headline(side.list.currentIndex().row()).identity


def test_the_newest_stand_first(make_side: MakeSide) -> None:
    side = make_side(PuppetNews(stories(20)))
    assert shown(side)[:4] == ["1", "2", "3", "4"]


def test_up_down_home_and_end_move_in_the_list(make_side: MakeSide) -> None:
    side = make_side(PuppetNews(stories(30)))
    press(side, Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert current(side) == "2"
    press(side, Qt.Key.Key_End)
    assert current(side) == "30"
    assert "30" in shown(side)
    press(side, Qt.Key.Key_Home)
    assert current(side) == "1"
    assert side.list.at_top


def test_end_goes_to_the_very_last_even_if_it_was_not_loaded(
    make_side: MakeSide, qtbot: object
) -> None:
    side = make_side(PuppetNews(stories(700)))
    press(side, Qt.Key.Key_End)
    QTest.qWait(20)
    assert side.model.rowCount() == 700
    assert "700" in shown(side)


def test_enter_opens_b_saves_u_marks_unread(make_side: MakeSide) -> None:
    news = PuppetNews(stories(5))
    news.statuses["2"] = ArticleStatus(read=True)
    side = make_side(news)
    opened: list[str] = []
    side.opened.connect(opened.append)
    press(side, Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert opened == ["2"]
    press(side, Qt.Key.Key_B, Qt.Key.Key_U)
    assert news.statuses["2"] == ArticleStatus(read=False, saved=True)
    press(side, Qt.Key.Key_B)
    assert not news.statuses["2"].saved


def test_a_click_on_the_bookmark_saves_and_does_not_open(make_side: MakeSide) -> None:
    news = PuppetNews(stories(5))
    side = make_side(news)
    opened: list[str] = []
    side.opened.connect(opened.append)
    rect = side.list.visualRect(side.model.index(1))
    where = QPoint(rect.right() - 24 - 16, rect.top() + 22)
    QTest.mouseClick(side.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert news.statuses["2"].saved
    assert opened == []
    QTest.mouseClick(side.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert opened == ["2"]


def test_the_lead_is_the_newest_with_a_picture(make_side: MakeSide) -> None:
    rows = stories(6)
    rows[2] = replace(rows[2], image_url="https://radioplanetfm.com/a.jpg")
    side = make_side(PuppetNews(rows))
    assert shown(side)[:4] == ["3", "1", "2", "4"]
    press(side, Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert current(side) == "4"


def test_new_stories_at_the_top_come_in_directly(make_side: MakeSide) -> None:
    news = PuppetNews(stories(20))
    side = make_side(news)
    news.publish(article(100, 1, "BARU SAJA TERJADI", "Wisata"))
    assert shown(side)[0] == "100"
    assert side.new_line.isHidden()


def test_new_stories_do_not_move_what_is_being_looked_at(make_side: MakeSide) -> None:
    news = PuppetNews(stories(40))
    side = make_side(news)
    side.list.verticalScrollBar().setValue(1234)
    before = shown(side)
    place = side.list.visualRect(side.model.index(side.model.row_of(before[1]))).top()
    resets: list[bool] = []
    side.model.modelReset.connect(lambda: resets.append(True))
    news.publish(article(100, 1, "SATU", "Wisata"), article(101, 2, "DUA", "Wisata"))
    assert shown(side) == before
    after = side.list.visualRect(side.model.index(side.model.row_of(before[1]))).top()
    assert after == place
    assert resets == []
    assert side.new_line.text() == "2 berita baru. Tampilkan"
    QTest.mouseClick(side.new_line, Qt.MouseButton.LeftButton)
    assert shown(side)[:2] == ["100", "101"]
    assert side.new_line.isHidden()


def test_a_story_that_belongs_in_the_middle_is_put_there(make_side: MakeSide) -> None:
    news = PuppetNews(stories(10))
    side = make_side(news)
    news.publish(article(100, 150, "TERLAMBAT MASUK", "Wisata"))
    assert shown(side)[:4] == ["1", "2", "100", "3"]


def test_the_filters_ask_the_newsroom(make_side: MakeSide) -> None:
    news = PuppetNews([*stories(6), article(50, 30, "JALAN RUSAK", "Layanan Publik")])
    news.statuses["1"] = ArticleStatus(read=True)
    news.statuses["3"] = ArticleStatus(saved=True)
    side = make_side(news)
    chips = side.header.chips
    QTest.mouseClick(chips.filters[NewsFilter.UNREAD], Qt.MouseButton.LeftButton)
    assert "1" not in shown(side)
    assert chips.filters[NewsFilter.UNREAD].badge == "6"
    assert chips.filters[NewsFilter.UNREAD].accessibleName() == "Belum dibaca, 6"
    QTest.mouseClick(chips.filters[NewsFilter.SAVED], Qt.MouseButton.LeftButton)
    assert shown(side) == ["3"]
    chip = next(chip for chip in chips.categories if chip.text() == "Layanan Publik")
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert shown(side) == ["50"]
    QTest.mouseClick(chips.filters[NewsFilter.ALL], Qt.MouseButton.LeftButton)
    assert len(shown(side)) > 4
    assert [chip.isChecked() for chip in chips.filters.values()] == [True, False, False]


def test_a_row_that_was_read_under_the_unread_filter_stays_until_the_next_look(
    make_side: MakeSide,
) -> None:
    news = PuppetNews(stories(60))
    side = make_side(news)
    side.show_query(NewsQuery(filter=NewsFilter.UNREAD))
    news.mark_read("2", True)
    assert shown(side)[:3] == ["1", "2", "3"]
    side.model.fetch_all()
    rows = [side.model.headline(n).identity for n in range(side.model.rowCount())]
    assert len(rows) == len(set(rows)) == 60


def test_search_finds_and_says_when_nothing_is_found(make_side: MakeSide) -> None:
    side = make_side(PuppetNews(stories(12)))
    side.search("nomor 7")
    assert shown(side) == ["7"]
    side.search("bandara")
    assert side.nothing.words == 'Tidak ada berita untuk "bandara".'
    assert side.list.isHidden()
    side.clear_search()
    assert not side.list.isHidden()
    assert side.nothing.isHidden()


def test_the_screen_reader_hears_headline_category_time_and_status(make_side: MakeSide) -> None:
    news = PuppetNews([article(1, 48, "BANDARA KEMBALI DITUTUP", "Transportasi")])
    news.statuses["1"] = ArticleStatus(saved=True)
    side = make_side(news)
    said = side.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "BANDARA KEMBALI DITUTUP, Transportasi, 48 menit lalu, belum dibaca, disimpan"


def test_the_list_is_a_list_to_assistive_technology(make_side: MakeSide) -> None:
    side = make_side(PuppetNews(stories(5)))
    interface = QAccessible.queryAccessibleInterface(side.list)
    assert interface.text(QAccessible.Text.Name) == "Berita"
    names = [interface.child(n).text(QAccessible.Text.Name) for n in range(interface.childCount())]
    assert any(name.startswith("KABAR NOMOR 2 ") and "belum dibaca" in name for name in names)


def test_going_wider_keeps_the_row_at_the_top(make_side: MakeSide) -> None:
    side = make_side(PuppetNews(stories(40)))
    side.set_form(full_cards=False, three_panes=True, with_header=True, padding_px=16)
    side.resize(376, 656)
    side.list.verticalScrollBar().setValue(1500)
    first = shown(side)[0]
    side.resize(500, 656)
    assert shown(side)[0] == first
    side.set_form(full_cards=True, three_panes=False, with_header=True, padding_px=24)
    assert shown(side)[0] == first


def test_ten_thousand_stories_cost_no_more_than_those_in_sight(
    make_side: MakeSide, monkeypatch: pytest.MonkeyPatch
) -> None:
    news = PuppetNews(stories(10_000))
    side = make_side(news)
    side.set_form(full_cards=False, three_panes=True, with_header=True, padding_px=16)
    side.model.fetch_all()
    assert side.model.rowCount() == 10_000
    worked: list[str] = []
    for name in ("height", "paint"):
        real = getattr(Cards, name)

        def noted(*given: Any, real: Any = real, name: str = name) -> Any:
            worked.append(name)
            return real(*given)

        monkeypatch.setattr(Cards, name, noted)

    def work_of(act: Callable[[], object]) -> int:
        worked.clear()
        act()
        side.list.viewport().repaint()
        return len(worked)

    bar = side.list.verticalScrollBar()
    for part in (0.1, 0.5, 0.9, 1.0):
        to = int(bar.maximum() * part)
        assert 0 < work_of(partial(bar.setValue, to)) < A_SCREENFUL
    assert work_of(lambda: news.publish(article(20_000, 1, "BARU", "Wisata"))) < A_SCREENFUL
    assert shown(side)[-1] == "10000" or bar.value() > 0
