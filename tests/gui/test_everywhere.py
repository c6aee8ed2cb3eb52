"""Some keys act in every window of the app, whatever lies over it and whatever is hidden."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from planetfm.gui.everywhere import KeysEverywhere
from planetfm.gui.news.pictures import Pictures
from planetfm.gui.news.viewer import PictureViewer, Shown
from planetfm.gui.theme import Theme
from planetfm.gui.widgets.popover import Popover
from planetfm.runtime.tasks import Lane
from tests.gui.news.conftest import lane, theme
from tests.gui.news.puppet import PuppetNews

__all__ = ["lane", "theme"]

PLAY, HELP, OWN = Qt.Key.Key_MediaPlay, Qt.Key.Key_F1, Qt.Key.Key_F5


class Room:
    """A window with two keys for everywhere and one of its own; notes what they did."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.did: list[str] = []
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.bring(self.window)
        KeysEverywhere(self.window, {PLAY: lambda: self.did.append("play")})
        KeysEverywhere(self.window, {HELP: lambda: self.did.append("help")})
        own = QShortcut(QKeySequence(OWN), self.window)
        own.activated.connect(lambda: self.did.append("own"))

    def bring(self, window: QWidget) -> None:
        """Put a window in front."""
        window.show()
        window.activateWindow()
        self._qtbot.waitUntil(window.isActiveWindow)

    def press_all(self, window: QWidget) -> list[str]:
        """What the three keys did in `window`."""
        self.did.clear()
        for key in (PLAY, HELP, OWN):
            QTest.keyClick(window, key)
        return self.did


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Room]:
    yield Room(qtbot)


def test_they_act_while_their_owner_is_hidden(room: Room, qtbot: QtBot) -> None:
    mini = QWidget(None, Qt.WindowType.Tool)
    qtbot.addWidget(mini)
    room.bring(mini)
    room.window.hide()
    assert room.press_all(mini) == ["play", "help"]
    room.bring(room.window)
    assert room.press_all(room.window) == ["play", "help", "own"]


@pytest.mark.parametrize("modal", [False, True])
def test_they_act_in_a_dialog_also_in_one_that_holds_up_the_window(room: Room, modal: bool) -> None:
    dialog = QDialog(room.window)
    dialog.setModal(modal)
    room.bring(dialog)
    assert room.press_all(dialog) == ["play", "help"]


def test_they_act_while_a_menu_is_open(room: Room, qtbot: QtBot) -> None:
    menu = QMenu(room.window)
    menu.addAction("x")
    menu.popup(room.window.mapToGlobal(room.window.rect().center()))
    qtbot.waitUntil(menu.isVisible)
    assert room.press_all(menu) == ["play", "help"]
    menu.close()


def test_a_window_that_is_gone_takes_no_key_with_it(room: Room, qapp: QApplication) -> None:
    dialog = QDialog(room.window)
    room.bring(dialog)
    dialog.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    room.bring(room.window)
    assert room.press_all(room.window) == ["play", "help", "own"]


def a_panel(window: QWidget, theme: Theme, lane: Lane) -> QWidget:
    made = Popover(theme, window, QWidget())
    made.open_at(window)
    return made


def a_picture(window: QWidget, theme: Theme, lane: Lane) -> QWidget:
    made = PictureViewer(theme, Pictures(PuppetNews([]), lane, parent=window), window)
    made.open((Shown("https://x.id/a.jpg"),), 0)
    return made


@pytest.mark.parametrize("over", [a_panel, a_picture])
def test_what_lies_over_the_window_lets_them_through_and_nothing_else(
    room: Room,
    qtbot: QtBot,
    theme: Theme,
    lane: Lane,
    over: Callable[[QWidget, Theme, Lane], QWidget],
) -> None:
    shown = over(room.window, theme, lane)
    qtbot.waitUntil(shown.hasFocus)
    assert room.press_all(shown) == ["play", "help"]
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert room.press_all(room.window) == ["play", "help", "own"]
