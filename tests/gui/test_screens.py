"""A window comes back to its place among the screens that are there."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planetfm.gui.screens import ScreenPlaces, place_name


@dataclass
class Screen:
    """As much of a QScreen as is asked: no test can plug one in."""

    label: str
    area: QRect

    def name(self) -> str:
        return self.label

    def geometry(self) -> QRect:
        return self.area


def called(*screens: Screen) -> str:
    return place_name(screens)  # type: ignore[arg-type]


LAPTOP = Screen("eDP-1", QRect(0, 0, 1366, 768))
DESK = Screen("HDMI-1", QRect(1366, 0, 2560, 1440))


def test_the_order_in_which_screens_are_listed_does_not_matter() -> None:
    assert called(LAPTOP, DESK) == called(DESK, LAPTOP)


def test_another_screen_size_or_place_is_another_set() -> None:
    small = Screen("HDMI-1", QRect(1366, 0, 1920, 1080))
    left = Screen("HDMI-1", QRect(-2560, 0, 2560, 1440))
    assert (
        len({called(LAPTOP), called(LAPTOP, DESK), called(LAPTOP, small), called(LAPTOP, left)})
        == 4
    )


def test_this_machine_s_screens_have_a_name(qtbot: QtBot) -> None:
    (screen,) = QGuiApplication.screens()
    assert isinstance(screen, QScreen)
    assert place_name([screen]).startswith("geometry on ")


def test_the_window_goes_back_when_its_screen_does(qtbot: QtBot) -> None:
    """No test can plug a screen in: the list is ours, the signal is the application's."""
    there = [LAPTOP, DESK]
    kept: dict[str, str] = {}
    window = QWidget()
    qtbot.addWidget(window)
    places = ScreenPlaces(
        window,
        lambda name: kept.get(name, ""),
        kept.__setitem__,
        lambda: tuple(there),  # type: ignore[arg-type]
    )
    places._settle.setInterval(20)
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    window.setGeometry(40, 50, 500, 400)

    def change(*screens: Screen) -> None:
        there[:] = screens
        application.screenRemoved.emit(QGuiApplication.primaryScreen())
        window.setGeometry(0, 0, 300, 300)  # as a desktop squeezes it into what is left
        application.screenRemoved.emit(QGuiApplication.primaryScreen())
        qtbot.waitUntil(lambda: not places._settle.isActive())

    change(LAPTOP)
    assert window.size().width() == 300, "never seen alone on the laptop: it stays"
    window.setGeometry(10, 60, 350, 360)
    change(LAPTOP, DESK)
    assert window.geometry().getRect() == (40, 50, 500, 400)
    change(LAPTOP)
    assert window.geometry().getRect() == (10, 60, 350, 360)
