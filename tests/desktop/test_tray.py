"""The tray's menu, and the window that goes into it. Offscreen there is no tray, as on many
desktops."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planetfm.assets import assets_dir
from planetfm.core.model import Song
from planetfm.core.snapshot import PlayerView, SoundState
from planetfm.desktop.notices import Notice
from planetfm.desktop.tray import CloseToTray, Tray, tray_icon
from tests.gui.radio.puppet_player import PuppetPlayer

MARK = assets_dir() / "mark" / "mark-mono.svg"
TEGAR = Song("Rossa", "Tegar & Kuat", "Rossa - Tegar & Kuat")


class Keeper(QObject):
    """As much of the recorder as the menu uses."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.recording: object | None = None

    def record_start(self) -> None:
        self.recording = "on"
        self.changed.emit()

    def record_stop(self) -> None:
        self.recording = None
        self.changed.emit()


class SeenTray(Tray):
    """One that a desktop shows."""

    seen = True

    @property
    def is_there(self) -> bool:
        return self.seen


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def player() -> PuppetPlayer:
    return PuppetPlayer()


@pytest.fixture
def tray(window: QWidget, player: PuppetPlayer) -> Iterator[SeenTray]:
    tray = SeenTray(player, Keeper(), "Planet FM", MARK, window)
    yield tray
    tray.close()


def entries(tray: Tray) -> list[str]:
    return [action.text() for action in tray.menu.actions() if not action.isSeparator()]


def enabled(*actions: QAction) -> list[bool]:
    return [action.isEnabled() for action in actions]


def test_stopped_it_offers_to_play(tray: Tray, player: PuppetPlayer) -> None:
    assert entries(tray) == [
        "Planet FM broadcast",
        "Play",
        "Back to live",
        "Record",
        "Show window",
        "Quit",
    ]
    assert enabled(tray.title, tray.play, tray.live, tray.record) == [False, True, False, False]
    tray.play.trigger()
    assert player.calls == [("toggle",)]


def test_it_follows_what_is_heard(tray: Tray, player: PuppetPlayer) -> None:
    live = replace(PlayerView(), sound=SoundState.PLAYING, song=TEGAR)
    player.show(live)
    assert entries(tray)[:2] == ["Tegar && Kuat, Rossa", "Pause"]
    assert tray.icon.toolTip() == "Planet FM\nTegar & Kuat, Rossa"
    assert enabled(tray.live, tray.record) == [False, True]
    player.show(replace(live, live=False, behind_s=60.0))
    tray.live.trigger()
    assert player.calls == [("go_live",)]
    player.show(replace(live, sound=SoundState.PAUSED, live=False))
    assert entries(tray)[1] == "Play"


def test_a_recording_is_begun_and_ended(tray: Tray, player: PuppetPlayer) -> None:
    player.show(replace(PlayerView(), sound=SoundState.PLAYING))
    tray.record.trigger()
    assert tray.record.text() == "Stop recording"
    tray.record.trigger()
    assert tray.record.text() == "Record"


def test_a_hostile_title_stays_short_and_on_one_line(tray: Tray, player: PuppetPlayer) -> None:
    song = Song("", "x\n\u202ey" * 100, "")
    player.show(replace(PlayerView(), sound=SoundState.PLAYING, song=song))
    assert len(tray.title.text()) <= 60
    assert "\u202e" not in tray.title.text()


def test_the_way_to_the_window_and_out(tray: Tray, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tray.window_wanted, timeout=1000):
        tray.window.trigger()
    with qtbot.waitSignal(tray.window_wanted, timeout=1000):
        tray.icon.activated.emit(tray.icon.ActivationReason.Trigger)
    with qtbot.waitSignal(tray.quit_wanted, timeout=1000):
        tray.quit.trigger()


def test_the_middle_button_plays(tray: Tray, player: PuppetPlayer) -> None:
    tray.icon.activated.emit(tray.icon.ActivationReason.MiddleClick)
    assert player.calls == [("toggle",)]


def test_a_click_on_its_message_does_what_a_click_on_the_notice_does(tray: Tray) -> None:
    acted: list[str] = []
    tray.show(Notice("Berita", "", (("default", "Read"), ("save", "Save"))), acted.append)
    tray.icon.messageClicked.emit()
    tray.show(Notice("Berita"), acted.append)
    tray.icon.messageClicked.emit()
    assert acted == ["default"]


@pytest.fixture
def closing(window: QWidget, tray: SeenTray) -> Iterator[Callable[..., CloseToTray]]:
    made: list[CloseToTray] = []

    def make(leaving: bool = False) -> CloseToTray:
        made.append(CloseToTray(window, tray, lambda: leaving))
        made[-1].set_on(True)
        return made[-1]

    yield make
    for one in made:
        one.set_on(False)
    assert QApplication.quitOnLastWindowClosed()


def test_closing_goes_to_the_tray_and_the_app_goes_on(
    window: QWidget, closing: Callable[..., CloseToTray], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(closing().gone, timeout=1000):
        assert not window.close()
    assert not window.isVisible()
    assert not QApplication.quitOnLastWindowClosed()
    window.show()
    assert QApplication.quitOnLastWindowClosed()


def test_switched_off_while_the_window_is_away_it_ends_as_usual(
    window: QWidget, closing: Callable[..., CloseToTray]
) -> None:
    to_tray = closing()
    window.close()
    to_tray.set_on(False)
    window.show()
    assert window.close()


def test_without_a_tray_closing_closes(
    window: QWidget, tray: SeenTray, closing: Callable[..., CloseToTray]
) -> None:
    closing()
    tray.seen = False
    assert window.close()


def test_an_app_that_is_leaving_closes_its_window(
    window: QWidget, closing: Callable[..., CloseToTray]
) -> None:
    closing(leaving=True)
    assert window.close()


def test_offscreen_there_is_no_tray_and_nothing_is_shown(
    window: QWidget, player: PuppetPlayer
) -> None:
    tray = Tray(player, Keeper(), "Planet FM", MARK, window)
    assert not tray.is_there
    tray.show(Notice("Berita"), lambda key: None)
    tray.close()


@pytest.mark.parametrize("panel", ["#101010", "#FAFAFA"])
@pytest.mark.parametrize("size_px", [16, 22, 32, 64])
def test_the_mark_stands_out_on_any_panel(qtbot: QtBot, panel: str, size_px: int) -> None:
    """Some of it differs from the panel as much as text has to (4.5 to 1)."""
    image = tray_icon(MARK).pixmap(size_px, size_px).toImage()
    ground = QColor(panel)
    strong = 0
    for x in range(image.width()):
        for y in range(image.height()):
            pixel = image.pixelColor(x, y)
            shown = [
                pixel.alphaF() * a + (1 - pixel.alphaF()) * b
                for a, b in zip(pixel.getRgbF()[:3], ground.getRgbF()[:3], strict=True)  # type: ignore[index]
            ]
            strong += contrast(shown, list(ground.getRgbF()[:3])) >= 4.5  # type: ignore[index]
    assert strong >= 0.12 * image.width() * image.height()


def contrast(one: list[float], other: list[float]) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(rgb: list[float]) -> float:
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
