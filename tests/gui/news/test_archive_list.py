"""The list beyond what is stored: its foot, searches, menus, and what can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from planetfm.core.deeds import Deed, DeedKind
from planetfm.core.errors import Trouble
from planetfm.core.model import Changes, NewsFilter, NewsQuery
from planetfm.core.search import Wish
from planetfm.core.snapshot import ArchiveState, ArchiveView, NewsView
from planetfm.gui.news.filters import Act, fill_menu
from planetfm.gui.news.model import FULL_ROWS_MAX
from planetfm.gui.news.side import ListSide
from planetfm.gui.news.undo import UndoDesk
from planetfm.gui.translate import install_translators
from tests.gui.news.conftest import stories
from tests.gui.news.puppet import NOW, PuppetNews, article
from tests.gui.told import Told

MakeSide = Callable[[PuppetNews], ListSide]


@pytest.fixture(autouse=True)
def archive_words(qapp: QApplication) -> Iterator[None]:
    translators = install_translators(qapp, "id")
    yield
    for translator in translators:
        qapp.removeTranslator(translator)


def newsroom(archive: ArchiveView, count: int = 20) -> PuppetNews:
    view = NewsView(
        site_host="radioplanetfm.com", last_ok=NOW.timestamp(), loaded=True, archive=archive
    )
    return PuppetNews(stories(count), view)


def to_the_end(side: ListSide) -> None:
    bar = side.list.verticalScrollBar()
    for _ in range(4):
        bar.setValue(bar.maximum())


def now_shows(news: PuppetNews, archive: ArchiveView) -> None:
    news.base = replace(news.base, archive=archive)
    news.changed.emit()


def test_the_end_of_the_list_asks_the_archive_by_itself(make_side: MakeSide) -> None:
    news = newsroom(ArchiveView(ArchiveState.MORE))
    side = make_side(news)
    assert news.olders == 0, "nobody has been down there yet"
    to_the_end(side)
    assert news.olders >= 1


def test_what_the_archive_gives_stands_below_and_is_no_news(make_side: MakeSide) -> None:
    news = newsroom(ArchiveView(ArchiveState.MORE))
    side = make_side(news)
    to_the_end(side)
    before = [row.identity for row in side.list.visible_headlines()]
    news.unearth(*(article(n, n * 60, f"ARSIP {n}", "Wisata") for n in range(21, 71)))
    assert side.model.rowCount() == 70
    assert [row.identity for row in side.list.visible_headlines()][: len(before) - 1] == before[:-1]
    assert side.new_line.count == 0
    assert side.model.headline(69).title == "ARSIP 70"


@pytest.mark.parametrize(
    ("archive", "words", "action"),
    [
        (
            ArchiveView(ArchiveState.FETCHING, total=5000),
            "Memuat berita lama… 20 dari 5.000",
            "",
        ),
        (ArchiveView(ArchiveState.COMPLETE, total=20), "Semua berita sudah dimuat.", ""),
        (
            ArchiveView(ArchiveState.WAITING, None, Trouble.UNREACHABLE),
            "Situs tidak menjawab, berita lama belum termuat.",
            "Coba lagi",
        ),
        (
            ArchiveView(ArchiveState.WAITING, None, Trouble.HTTP_STATUS, 500),
            "Situs menjawab dengan kesalahan, berita lama belum termuat (500).",
            "Coba lagi",
        ),
        (
            ArchiveView(
                ArchiveState.WAITING, None, Trouble.RATE_LIMITED, 429, NOW.timestamp() + 90
            ),
            "Situs meminta jeda sebelum memberi berita lama. Otomatis dalam 1 mnt 30 dtk.",
            "Coba lagi",
        ),
        (ArchiveView(ArchiveState.UNKNOWN), "", ""),
    ],
)
def test_the_foot_says_how_it_stands(
    make_side: MakeSide, archive: ArchiveView, words: str, action: str
) -> None:
    side = make_side(newsroom(archive))
    assert (side.list.foot.words, side.list.foot.action) == (words, action)
    to_the_end(side)
    if words:
        foot = side.list.foot
        assert foot.isVisible() and foot.accessibleName() == words
        assert foot.geometry().bottom() <= side.list.viewport().height()


def test_the_foot_tries_again_by_mouse_and_by_key(qtbot: QtBot, make_side: MakeSide) -> None:
    news = newsroom(ArchiveView(ArchiveState.WAITING, None, Trouble.UNREACHABLE))
    side = make_side(news)
    to_the_end(side)
    button = side.list.foot.button
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert news.olders == 1, "after a failure the list does not ask by itself"
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert news.olders == 2


def test_what_became_of_it_is_announced_where_it_can_be_seen(
    make_side: MakeSide, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr("planetfm.gui.news.side.announce", lambda _side, words: said.append(words))
    news = newsroom(ArchiveView(ArchiveState.MORE))
    side = make_side(news)
    now_shows(news, ArchiveView(ArchiveState.COMPLETE))
    assert said == [], "the end of the list is far below"
    now_shows(news, ArchiveView(ArchiveState.FETCHING))
    to_the_end(side)
    now_shows(news, ArchiveView(ArchiveState.WAITING, None, Trouble.UNREACHABLE))
    assert said == ["Situs tidak menjawab, berita lama belum termuat."]


def test_a_page_of_the_archive_is_one_change_of_the_list(make_side: MakeSide) -> None:
    news = newsroom(ArchiveView(ArchiveState.MORE))
    side = make_side(news)
    inserted: list[tuple[int, int]] = []
    side.model.rowsInserted.connect(lambda _parent, first, last: inserted.append((first, last)))
    news.unearth(*(article(n, n * 60, f"ARSIP {n}", "Wisata") for n in range(21, 71)))
    assert inserted == [(20, 69)]


def test_no_archive_is_spoken_of_where_only_some_rows_are_shown(make_side: MakeSide) -> None:
    news = newsroom(ArchiveView(ArchiveState.COMPLETE))
    side = make_side(news)
    side.show_query(NewsQuery(NewsFilter.UNREAD))
    assert side.list.foot.words == ""


def test_a_search_can_be_carried_to_the_site(qtbot: QtBot, make_side: MakeSide) -> None:
    news = newsroom(ArchiveView(ArchiveState.MORE))
    side = make_side(news)
    side.search("kabar nomor 1")
    assert side.list.foot.action == 'Cari "kabar nomor 1" di situs'
    to_the_end(side)
    QTest.mouseClick(side.list.foot.button, Qt.MouseButton.LeftButton)
    ((asked, answer),) = news.site_searches
    assert asked == "kabar nomor 1"
    assert side.list.foot.words == "Mencari di situs…"
    news.unearth(article(500, 90_000, "KABAR NOMOR 1 YANG LAMA", "Wisata"))
    answer(1)
    assert side.list.foot.words == "1 berita lagi datang dari situs."
    assert side.model.headline(side.model.rowCount() - 1).title == "KABAR NOMOR 1 YANG LAMA"
    side.search("kabar nomor 2")
    assert side.list.foot.action == 'Cari "kabar nomor 2" di situs', "another search, another row"
    side.search("kategori:wisata")
    assert side.list.foot.action == "", "without words there is nothing to ask for"


def test_the_site_can_be_asked_where_nothing_was_found(qtbot: QtBot, make_side: MakeSide) -> None:
    news = newsroom(ArchiveView(ArchiveState.MORE))
    side = make_side(news)
    side.search("zebra")
    assert side.nothing.isVisible()
    buttons = side.nothing.findChildren(QAbstractButton)
    button = next(one for one in buttons if "zebra" in one.text())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [text for text, _ in news.site_searches] == ["zebra"]
    news.site_searches[0][1](None)
    side.nothing.grab()
    assert button.text() == "Coba lagi"


def test_the_old_answer_stays_until_the_new_one_is_there(make_side: MakeSide) -> None:
    news = newsroom(ArchiveView())
    side = make_side(news)
    late: list[Callable[[], None]] = []
    ask = news.headlines
    news.headlines = lambda *asked: late.append(lambda: ask(*asked))  # type: ignore[method-assign]
    side.search("nomor 7")
    assert side.list.isVisible() and side.model.rowCount() == 20
    late.pop()()
    assert side.model.rowCount() == 1
    side.search("zebra")
    assert side.list.isVisible() and not side.nothing.isVisible()
    late.pop()()
    assert side.nothing.isVisible()
    side.search("nomor 8")
    assert side.nothing.isVisible() and not side.skeleton.isVisible()
    late.pop()()
    assert side.list.isVisible()


@pytest.mark.parametrize("full", [True, False])
def test_hits_are_marked_behind_words_that_stay(make_side: MakeSide, full: bool) -> None:
    side = make_side(newsroom(ArchiveView()))
    side.set_form(full_cards=full, three_panes=not full, with_header=True, padding_px=16)
    side.search("kabar")
    marked = side.list.grab().toImage()
    side.list.set_wish(Wish())
    plain = side.list.grab().toImage()
    changed = _unlike(marked, plain)
    assert changed, "nothing is marked"
    row = side.list.visualRect(side.model.index(0))
    words = [point for point in changed if row.contains(point)]
    ink = sum(plain.pixelColor(point).lightness() < 90 for point in _all(row, plain))
    still = sum(marked.pixelColor(point).lightness() < 90 for point in _all(row, plain))
    assert words and still > 0.9 * ink, "the words themselves are as dark as before"


def _all(area: QRect, image: QImage) -> list[QPoint]:
    inside = area.intersected(image.rect())
    return [
        QPoint(x, y)
        for y in range(inside.top(), inside.bottom())
        for x in range(inside.left() + 150, inside.right())
    ]


def _unlike(one: QImage, other: QImage) -> list[QPoint]:
    return [
        QPoint(x, y)
        for y in range(0, one.height(), 2)
        for x in range(0, one.width(), 2)
        if one.pixel(x, y) != other.pixel(x, y)
    ]


def test_the_words_around_a_hit_take_the_excerpts_place(make_side: MakeSide) -> None:
    news = newsroom(ArchiveView())
    side = make_side(news)
    side.search("kabar")
    row = replace(side.model.headline(0), excerpt="Awal berita", snippet="di tengah ada kabar baik")
    assert side.cards._said(row) == "di tengah ada kabar baik"
    assert side.cards._said(replace(row, snippet="tanpa")) == "Awal berita"


def test_menus_tell_how_many_each_category_has(qapp: QApplication) -> None:
    menu = QMenu()
    categories = (("Berita & Kota", 1234), ("Wisata", 7))
    meanings = fill_menu(menu, NewsQuery(), categories, filters=True, unread=3)
    said = [action.text() for action in menu.actions()]
    assert "Berita && Kota\t1.234" in said and "Wisata\t7" in said
    assert NewsQuery(category="Berita & Kota") in meanings.values()
    assert Act.MARK_ALL_READ in meanings.values()
    menu.clear()
    assert Act.MARK_ALL_READ not in fill_menu(menu, NewsQuery(), (), filters=True).values()
    menu.deleteLater()


def test_far_rows_give_up_their_words_and_get_them_back(make_side: MakeSide) -> None:
    news = newsroom(ArchiveView(), count=6_000)
    side = make_side(news)
    side.model.fetch_all()
    assert side.model.rowCount() == 6_000
    assert side.model.full_rows <= FULL_ROWS_MAX
    bar = side.list.verticalScrollBar()
    bar.setValue(bar.maximum())
    side.list.viewport().repaint()
    titles = [row.title for row in side.list.visible_headlines()]
    assert titles[-1].startswith("KABAR NOMOR 6000 ") and all(titles)
    assert side.model.full_rows <= FULL_ROWS_MAX
    news.mark_read("3000", True)
    assert side.model.headline(2999).title == "" or side.model.headline(2999).status.read
    assert side.model.headline(2999).status.read


def test_what_was_let_go_by_the_rules_leaves_the_list_in_its_place(make_side: MakeSide) -> None:
    news = newsroom(ArchiveView(), count=60)
    side = make_side(news)
    side.model.fetch_all()
    side.list.verticalScrollBar().setValue(1_000)
    before = [row.identity for row in side.list.visible_headlines()]
    news.left.emit(("60", "59", "2", "not listed"))
    assert side.model.rowCount() == 57
    assert [row.identity for row in side.list.visible_headlines()] == before


@pytest.mark.parametrize(
    ("deed", "said"),
    [
        (Deed(DeedKind.SAVED, ("1",)), "Berita disimpan"),
        (Deed(DeedKind.LET_GO, ("1",)), "Berita tidak lagi disimpan"),
        (Deed(DeedKind.UNREAD, ("1",)), "Ditandai belum dibaca"),
        (Deed(DeedKind.ALL_READ, ("1", "2")), "2 berita ditandai sudah dibaca"),
    ],
)
def test_each_deed_is_told_with_a_way_back(qtbot: QtBot, deed: Deed, said: str) -> None:
    news, window, told = newsroom(ArchiveView()), QWidget(), Told()
    qtbot.addWidget(window)
    UndoDesk(news, window, told)
    news.done.emit(deed)
    assert told.said == [(said, "")]
    ((label, act),) = told.ways.items()
    assert label == "Urungkan"
    act()
    act()
    assert news.undone == [deed], "once is enough"


def test_ctrl_z_takes_back_one_after_the_other(qtbot: QtBot) -> None:
    news, window, told = newsroom(ArchiveView()), QWidget(), Told()
    qtbot.addWidget(window)
    desk = UndoDesk(news, window, told)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    deeds = [Deed(DeedKind.SAVED, ("1",)), Deed(DeedKind.UNREAD, ("2",))]
    for deed in deeds:
        news.done.emit(deed)
    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert news.undone == deeds[::-1]
    assert not desk.can_undo


def test_marking_all_read_is_asked_of_the_newsroom(make_side: MakeSide) -> None:
    news = newsroom(ArchiveView())
    side = make_side(news)
    side.header.chips.all_read_wanted.emit()
    assert news.view.unread == 0
    assert side.model.rowCount() == 20, "what was on the screen stays until it is left"


def test_the_foot_follows_the_last_row(make_side: MakeSide) -> None:
    side = make_side(newsroom(ArchiveView(ArchiveState.COMPLETE), count=3))
    foot = side.list.foot
    assert foot.isVisible()
    assert foot.y() >= side.list.visualRect(side.model.index(2)).bottom()
    assert side.list.indexAt(foot.geometry().center() + QPoint(0, 0)).isValid() is False


def test_the_first_stories_ever_follow_their_shapes_and_no_word_of_nothing(
    make_side: MakeSide,
) -> None:
    news = PuppetNews([], NewsView(site_host="radioplanetfm.com", loaded=True))
    side = make_side(news)
    assert side.skeleton.isVisible() and not side.nothing.isVisible()
    late: list[Callable[[], None]] = []
    ask = news.headlines_by_identity
    news.headlines_by_identity = lambda *asked: late.append(  # type: ignore[method-assign]
        lambda: ask(*asked)
    )
    news.articles = {one.identity: one for one in stories(3)}
    news.base = replace(news.base, last_ok=NOW.timestamp())
    news.merged.emit(Changes(new=tuple(news.articles)))
    news.changed.emit()
    assert side.skeleton.isVisible() and not side.nothing.isVisible()
    late.pop()()
    assert side.list.isVisible() and side.model.rowCount() == 3
    assert not side.skeleton.isVisible()


def test_a_site_without_stories_is_said_to_have_none(make_side: MakeSide) -> None:
    view = NewsView(site_host="radioplanetfm.com", last_ok=NOW.timestamp(), loaded=True)
    side = make_side(PuppetNews([], view))
    assert side.nothing.words == "Belum ada berita."
    assert not side.skeleton.isVisible()
