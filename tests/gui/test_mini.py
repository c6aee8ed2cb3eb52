"""The mini player: in the window's place, moved by hand, known again at its place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planetfm.gui.key_desk import KeyDesk
from planetfm.gui.mini import SIZE, MiniPlayer
from planetfm.gui.mini_desk import MiniDesk
from planetfm.gui.theme import Theme
from planetfm.gui.window import MainWindow, Memory
from planetfm.runtime.tasks import Lane
from tests.gui.news.conftest import SPEECH, indonesian, lane, stories, theme
from tests.gui.news.puppet import PuppetNews
from tests.gui.radio.puppet_player import PuppetPlayer

__all__ = ["indonesian", "lane", "theme"]


class Desk:
    """A window with its mini player, on a player that notes what it is asked."""

    def __init__(self, qtbot: QtBot, theme: Theme, lane: Lane) -> None:
        self.player = PuppetPlayer()
        self.notes: dict[str, str] = {}
        memory = Memory(lambda name: self.notes.get(name, ""), self.notes.__setitem__)
        self.news = PuppetNews(stories(12))
        self.window = MainWindow(
            self.player, self.news, theme, SPEECH, lane, "Planet FM", "Banyuwangi", memory
        )
        qtbot.addWidget(self.window)
        self.window.show()
        self.desk = MiniDesk(self.window, self.player, theme, SPEECH, "Planet FM", memory)

    @property
    def mini(self) -> MiniPlayer:
        assert self.desk.mini is not None
        return self.desk.mini


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, lane: Lane, indonesian: None) -> Iterator[Desk]:
    made = Desk(qtbot, theme, lane)
    yield made
    if made.desk.mini is not None:
        made.desk.mini.deleteLater()


def press(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(widget, key, held or Qt.KeyboardModifier.NoModifier)


def fold(desk: Desk, qtbot: QtBot) -> None:
    press(desk.window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: desk.desk.mini is not None and desk.mini.isActiveWindow())


def test_one_of_the_two_is_seen_never_both(desk: Desk, qtbot: QtBot) -> None:
    fold(desk, qtbot)
    assert desk.mini.isVisible()
    assert not desk.window.isVisible()
    assert desk.mini.size() == SIZE
    press(desk.mini, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.isVisible()
    assert not desk.mini.isVisible()


def test_the_button_in_the_news_head_folds_the_window(desk: Desk, qtbot: QtBot) -> None:
    desk.window.list_side.header.mini.click()
    assert desk.mini.isVisible()
    desk.mini.face.unfold.click()
    assert desk.window.isVisible()


def test_whatever_brings_the_window_back_takes_the_mini_player_away(
    desk: Desk, qtbot: QtBot
) -> None:
    fold(desk, qtbot)
    desk.window.show()
    assert not desk.mini.isVisible()


def test_the_radio_obeys_the_same_keys(desk: Desk, qtbot: QtBot) -> None:
    fold(desk, qtbot)
    press(desk.mini, Qt.Key.Key_Space)
    press(desk.mini, Qt.Key.Key_J)
    press(desk.mini, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    press(desk.mini, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    names = [name for name, *_ in desk.player.calls]
    assert names == ["toggle", "seek_by", "go_live", "set_volume"]


def test_what_is_not_seen_does_not_act(desk: Desk, qtbot: QtBot) -> None:
    window = desk.window
    window.open_article(window.list_side.model.headline(1).identity)
    reading = window.reader.identity
    fold(desk, qtbot)
    before = dict(desk.news.statuses)
    for key in (Qt.Key.Key_B, Qt.Key.Key_U, Qt.Key.Key_N, Qt.Key.Key_P, Qt.Key.Key_Slash):
        press(desk.mini, key)
    assert desk.news.statuses == before
    assert window.reader.identity == reading


def test_letters_that_are_switched_off_do_nothing_here_either(desk: Desk, qtbot: QtBot) -> None:
    fold(desk, qtbot)
    desk.window.keys.letters = False
    press(desk.mini, Qt.Key.Key_M)
    press(desk.mini, Qt.Key.Key_Space)
    assert [name for name, *_ in desk.player.calls] == ["toggle"]


def test_f1_lists_the_keys_here_too_and_closing_the_list_ends_nothing(
    desk: Desk, theme: Theme, qtbot: QtBot
) -> None:
    keys = KeyDesk(desk.window, theme, lambda: True)
    fold(desk, qtbot)
    press(desk.mini, Qt.Key.Key_F1)
    sheet = keys.sheet
    assert sheet is not None
    qtbot.waitUntil(sheet.isActiveWindow)
    assert not sheet.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
    press(sheet, Qt.Key.Key_Escape)
    assert keys.sheet is None
    assert desk.mini.isVisible()


def test_it_stands_again_where_it_was_put(desk: Desk, qtbot: QtBot) -> None:
    fold(desk, qtbot)
    first = desk.mini.pos()
    QTest.mousePress(desk.mini, Qt.MouseButton.LeftButton, pos=QPoint(230, 50))
    QTest.mouseMove(desk.mini, QPoint(200, 30))
    QTest.mouseRelease(desk.mini, Qt.MouseButton.LeftButton, pos=QPoint(200, 30))
    moved = desk.mini.pos()
    assert moved != first
    desk.desk.unfold()
    desk.mini.move(0, 0)
    desk.desk.fold()
    assert desk.mini.pos() == moved


def test_a_place_that_is_on_no_screen_any_more_is_not_used(desk: Desk, qtbot: QtBot) -> None:
    fold(desk, qtbot)
    first = desk.mini.pos()
    desk.mini.move(9000, 9000)
    desk.desk.unfold()
    desk.desk.fold()
    assert desk.mini.pos() == first


def test_closing_it_closes_the_radio(desk: Desk, qtbot: QtBot) -> None:
    fold(desk, qtbot)
    with qtbot.waitSignal(desk.window.closing):
        desk.mini.face.close_button.click()
    assert not desk.mini.isVisible()
