"""A window comes back to its place among the screens that are there."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QScreen
from pytestqt.qtbot import QtBot

from planetfm.gui.screens import place_name


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
