"""Toasts wait for each other; one that needs an answer stays until it has it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planetfm.gui.theme import Theme
from planetfm.gui.toasts import MOST_SHOWN, Toasts
from planetfm.gui.widgets import toast as toast_module
from tests.gui.radio.conftest import theme

__all__ = ["theme"]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.resize(1000, 700)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.close()


@pytest.fixture
def toasts(window: QWidget, theme: Theme) -> Toasts:
    return Toasts(theme, window, lambda: window.height() - 104)


def names(toasts: Toasts) -> list[str]:
    return [toast.accessibleName() for toast in toasts.shown]


def test_a_second_toast_stands_above_the_first(toasts: Toasts, window: QWidget) -> None:
    toasts.say("Klip tersimpan", "5 menit terakhir")
    toasts.say("Disalin")
    first, second = toasts.shown
    assert first.isVisible()
    assert second.isVisible()
    assert second.geometry().bottom() < first.y()
    assert first.geometry().bottom() < window.height() - 104


def test_more_than_there_is_room_for_wait_their_turn(toasts: Toasts) -> None:
    for number in range(MOST_SHOWN + 2):
        toasts.say(f"Kabar {number}")
    assert names(toasts)[-1].startswith("Kabar 2")
    assert toasts.waiting == 2
    toasts.shown[0].go()
    assert [name[:7] for name in names(toasts)] == ["Kabar 1", "Kabar 2", "Kabar 3"]
    assert toasts.waiting == 1


def test_narrow_windows_show_one_at_a_time(toasts: Toasts, window: QWidget) -> None:
    window.resize(360, 640)
    toasts.say(
        "Satu", "Dengan kata yang panjang sekali, lebih panjang dari jendela yang sempit ini"
    )
    toasts.say("Dua")
    (toast,) = toasts.shown
    assert window.rect().contains(toast.geometry())
    assert toasts.waiting == 1


def test_one_that_needs_an_answer_outlasts_the_others(
    toasts: Toasts, window: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toast_module, "STAYS_MS", 30)
    off: list[str] = []
    ways = (("Matikan alarm", lambda: off.append("off")),)
    toasts.say("Alarm, 05.30 WIB", "", ways, stays=True, topic="alarm")
    for number in range(MOST_SHOWN):
        toasts.say(f"Kabar {number}")
    assert len(toasts.shown) == MOST_SHOWN + 1
    qtbot.waitUntil(lambda: len(toasts.shown) == 1, timeout=5000)
    (alarm,) = toasts.shown
    assert alarm.stays
    QTest.mouseClick(alarm.buttons[0], LEFT)
    assert off == ["off"]
    assert toasts.shown == ()


def test_a_topic_that_is_over_needs_no_answer(toasts: Toasts) -> None:
    toasts.say("Alarm, 05.30 WIB", stays=True, topic="alarm")
    toasts.say("Siaran tidak terdengar", stays=True, topic="alarm")
    assert names(toasts) == ["Siaran tidak terdengar."]
    toasts.say("Klip tersimpan")
    toasts.over("alarm")
    assert names(toasts) == ["Klip tersimpan."]


def test_the_same_words_again_are_no_second_toast(toasts: Toasts) -> None:
    toasts.say("Belum ada yang bisa disimpan")
    toasts.say("Belum ada yang bisa disimpan")
    assert len(toasts.shown) == 1
    assert toasts.waiting == 0


def test_none_moves_under_the_pointer(
    toasts: Toasts, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    toasts.say("Satu")
    toasts.say("Dua", "", (("Buka", lambda: None),))
    first, second = toasts.shown
    monkeypatch.setattr(second, "underMouse", lambda: True)
    before = second.pos()
    first.go()
    assert second.pos() == before
    monkeypatch.setattr(second, "underMouse", lambda: False)
    toasts.place()
    assert second.pos() != before


def test_esc_closes_the_one_with_the_focus(toasts: Toasts, window: QWidget) -> None:
    assert not toasts.close_focused()
    toasts.say("Klip tersimpan", "", (("Buka folder", lambda: None),))
    toasts.say("Alarm", "", (("Matikan", lambda: None),), stays=True, topic="alarm")
    clip, alarm = toasts.shown
    clip.buttons[0].setFocus()
    assert toasts.close_focused()
    assert toasts.shown == (alarm,)
    assert window.hasFocus()
    alarm.buttons[0].setFocus()
    assert toasts.close_focused()
    assert toasts.shown == (alarm,)


def test_they_keep_clear_of_what_else_stands_at_the_foot(toasts: Toasts, window: QWidget) -> None:
    other = QWidget(window)
    other.setGeometry(700, 540, 200, 44)
    other.show()
    toasts.clear_of = other
    toasts.say("Klip tersimpan")
    assert toasts.shown[0].geometry().bottom() < other.y()


def test_what_is_said_is_announced_once(toasts: Toasts, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: told.append(event.message())
    )
    toasts.say("Klip tersimpan", "5 menit")
    toasts.say("Siaran tersambung lagi.", announced=True)
    assert told == ["Klip tersimpan. 5 menit"]


def test_a_toast_that_is_looked_at_stays(toasts: Toasts, window: QWidget) -> None:
    toasts.say("Klip tersimpan", "", (("Buka folder", lambda: None),))
    (toast,) = toasts.shown
    toast.buttons[0].setFocus()
    toast.go()
    assert len(toasts.shown) == 1
    window.setFocus()
    toast.go()
    assert len(toasts.shown) == 0
    assert window.childAt(QPoint(900, 500)) is None
