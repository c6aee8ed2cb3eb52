"""Toasts wait for each other; one that needs an answer stays until it has it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planetfm.gui.theme import Theme
from planetfm.gui.toasts import MOST_SHOWN, MOST_WAITING, Saying, Toasts
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


def test_a_long_title_is_wrapped_and_whole_in_the_tooltip(toasts: Toasts, window: QWidget) -> None:
    window.resize(360, 700)
    title = "Rekaman dari siaran pagi ini tidak dapat disimpan di folder yang dipilih"
    toasts.say(title)
    (toast,) = toasts.shown
    assert toast.height() == 12 + 2 * 19 + 12
    assert toast.toolTip() == ""
    toasts.say(f"{title}, {title}, {title}", stays=True)
    assert toasts.shown[-1].toolTip().startswith(f"{title}, {title}, {title}")


class Desktop:
    """Who tells while nobody sees the window."""

    def __init__(self, *, tells: bool = True) -> None:
        self.tells = tells
        self.told: list[Saying] = []
        self.gone: list[Saying] = []
        self.choose: Callable[[int], object] = lambda index: None

    def tell(self, saying: Saying, act: Callable[[int], object]) -> bool:
        self.told.append(saying)
        self.choose = act
        return self.tells

    def over(self, saying: Saying) -> None:
        self.gone.append(saying)


@pytest.fixture
def desktop(toasts: Toasts, window: QWidget) -> Desktop:
    """The window is hidden, as in the tray."""
    made = Desktop()
    toasts.set_away(made)
    window.hide()
    return made


def test_what_passes_is_told_by_the_desktop_while_nobody_sees_the_window(
    toasts: Toasts, window: QWidget, desktop: Desktop
) -> None:
    toasts.say("Rekaman tersimpan", "1 mnt")
    assert [saying.sentence for saying in desktop.told] == ["Rekaman tersimpan. 1 mnt"]
    window.show()
    assert toasts.shown == (), "it was told"
    toasts.say("Disalin")
    assert (len(toasts.shown), len(desktop.told)) == (1, 1)


def test_a_minimised_window_is_not_seen_either(toasts: Toasts, window: QWidget) -> None:
    made = Desktop()
    toasts.set_away(made)
    window.showMinimized()
    toasts.say("Rekaman tersimpan")
    assert (len(made.told), toasts.shown) == (1, ())


def test_what_needs_an_answer_is_told_and_waits_for_the_window(
    toasts: Toasts, window: QWidget, desktop: Desktop
) -> None:
    off: list[str] = []
    ways = (("Matikan", lambda: off.append("off")),)
    toasts.say("Alarm", "", ways, stays=True, topic="alarm")
    toasts.say("Disk penuh")
    assert [saying.title for saying in desktop.told] == ["Alarm", "Disk penuh"]
    window.show()
    (toast,) = toasts.shown
    assert toast.stays
    assert [saying.title for saying in desktop.gone] == ["Alarm"], "it stands in the window now"
    QTest.mouseClick(toast.buttons[0], LEFT)
    assert off == ["off"]


def test_an_answer_given_on_the_desktop_is_the_answer(
    toasts: Toasts, window: QWidget, desktop: Desktop
) -> None:
    off: list[str] = []
    ways = (("Matikan", lambda: off.append("off")),)
    toasts.say("Alarm", "", ways, stays=True, topic="alarm")
    desktop.choose(0)
    desktop.choose(0)
    assert off == ["off"], "once"
    assert [saying.title for saying in desktop.gone] == ["Alarm"]
    window.show()
    assert toasts.shown == ()


def test_what_is_over_is_taken_from_the_desktop(
    toasts: Toasts, window: QWidget, desktop: Desktop
) -> None:
    toasts.say("Alarm, 05.30 WIB", stays=True, topic="alarm")
    toasts.say("Siaran tidak terdengar", stays=True, topic="alarm")
    assert desktop.gone == [], "the second takes the first one's place"
    toasts.over("alarm")
    assert [saying.title for saying in desktop.gone] == ["Siaran tidak terdengar"]
    window.show()
    assert toasts.shown == ()


def test_what_the_desktop_does_not_tell_waits_for_the_window(
    toasts: Toasts, window: QWidget, desktop: Desktop
) -> None:
    desktop.tells = False
    toasts.say("Berhenti otomatis pukul 22.10")
    toasts.say("Tersambung lagi", here=True)
    assert [saying.title for saying in desktop.told] == ["Berhenti otomatis pukul 22.10"]
    window.show()
    assert names(toasts) == ["Berhenti otomatis pukul 22.10."], "the other is no news any more"


def test_what_is_said_before_there_is_who_tells_it_is_told_then(
    toasts: Toasts, window: QWidget
) -> None:
    window.hide()
    toasts.say("Alarm", stays=True, topic="alarm")
    for number in range(MOST_WAITING + 2):
        toasts.say(f"Kabar {number}")
    made = Desktop()
    toasts.set_away(made)
    assert made.told[0].title == "Alarm", "what needs an answer is not pushed out"
    assert len(made.told) == MOST_WAITING
