"""The icon in the system's tray, where there is one: a menu for the radio, and a way to the window.

Never the only way: GNOME shows no tray without an extension, and a second start raises the window.
Qt puts the icon in by itself when a tray appears later, as at log-in. The mark is drawn light with
a dark rim, since nobody can ask a panel for its colour; macOS tints it as it does its own.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon, QWidget

from planetfm.core.snapshot import PlayerView, SoundState
from planetfm.desktop.notices import BODY_CHARS, DEFAULT, TITLE_CHARS, Acted, Notice, clean
from planetfm.desktop.phrases import tr

NO_TRAY_EVER = frozenset({"offscreen", "minimal"})
"""Platforms of Qt that complain when a tray is asked for."""
SIZES_PX = (16, 22, 24, 32, 48, 64)
LIGHT, RIM = QColor("#F7F4EC"), QColor(16, 22, 40, 190)
TITLE_IN_MENU_CHARS = 60
_HEARD = frozenset({SoundState.PLAYING, SoundState.BUFFERING, SoundState.STARTING})


class PlayerPort(Protocol):
    """What the menu needs of `runtime.player.PlayerController`."""

    @property
    def changed(self) -> SignalInstance: ...
    @property
    def view(self) -> PlayerView: ...
    def toggle(self) -> None: ...
    def go_live(self) -> None: ...


class RecordPort(Protocol):
    """What the menu needs of `runtime.keeping.KeepController`."""

    @property
    def changed(self) -> SignalInstance: ...
    @property
    def recording(self) -> object | None: ...
    def record_start(self) -> object: ...
    def record_stop(self) -> object: ...


class Tray(QObject):
    """`window_wanted` and `quit_wanted`: what the menu cannot do by itself."""

    window_wanted = Signal()
    quit_wanted = Signal()

    def __init__(
        self, player: PlayerPort, keep: RecordPort, station: str, mark: Path, window: QWidget
    ) -> None:
        """`mark`: the SVG of the mark in one colour. Owned by `window`."""
        super().__init__(window)
        self._player, self._keep, self._station = player, keep, station
        self._acted: Acted | None = None
        self.menu = QMenu(window)
        self.title = self.menu.addAction("")
        self.title.setEnabled(False)
        self.menu.addSeparator()
        self.play = self.menu.addAction("", player.toggle)
        self.live = self.menu.addAction(tr("Back to live"), player.go_live)
        self.record = self.menu.addAction("", self._toggle_recording)
        self.menu.addSeparator()
        self.window: QAction = self.menu.addAction(tr("Show window"), self.window_wanted.emit)
        self.quit: QAction = self.menu.addAction(tr("Quit"), self.quit_wanted.emit)
        self.icon = QSystemTrayIcon(tray_icon(mark), self)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._on_activated)
        self.icon.messageClicked.connect(self._on_message)
        player.changed.connect(self._look)
        keep.changed.connect(self._look)
        self._look()
        if QGuiApplication.platformName() not in NO_TRAY_EVER:
            self.icon.show()

    @property
    def is_there(self) -> bool:
        """The listener can see the icon, as far as the system tells."""
        return self.icon.isVisible() and QSystemTrayIcon.isSystemTrayAvailable()

    def show(self, notice: Notice, acted: Acted) -> None:
        """The notice as the tray's own message: a click on it is all that can be chosen."""
        if not self.is_there:
            return
        self._acted = acted if any(key == DEFAULT for key, _ in notice.actions) else None
        self.icon.showMessage(
            clean(notice.title, TITLE_CHARS), clean(notice.body, BODY_CHARS), self.icon.icon()
        )

    def take_away(self, tag: str) -> None:
        """A tray's message goes by itself, and has no name to be called back by."""

    def close(self) -> None:
        self._player.changed.disconnect(self._look)
        self._keep.changed.disconnect(self._look)
        self.icon.hide()

    def _look(self) -> None:
        view = self._player.view
        song = view.song
        said = tr("Planet FM broadcast")
        if song is not None and song.known:
            said = f"{song.title}, {song.artist}" if song.artist else song.title
        _say(self.title, _menu_text(said))
        tip = f"{self._station}\n{clean(said, TITLE_IN_MENU_CHARS)}"
        if self.icon.toolTip() != tip:
            self.icon.setToolTip(tip)
        heard = view.sound in _HEARD
        _say(self.play, tr("Pause") if heard else tr("Play"))
        self.live.setEnabled(view.sound is not SoundState.SILENT and not view.live)
        recording = self._keep.recording is not None
        _say(self.record, tr("Stop recording") if recording else tr("Record"))
        self.record.setEnabled(recording or view.sound is not SoundState.SILENT)

    def _toggle_recording(self) -> None:
        if self._keep.recording is None:
            self._keep.record_start()
        else:
            self._keep.record_stop()

    def _on_activated(self, how: QSystemTrayIcon.ActivationReason) -> None:
        if how is QSystemTrayIcon.ActivationReason.Trigger and sys.platform != "darwin":
            self.window_wanted.emit()  # on macOS a click opens the menu
        elif how is QSystemTrayIcon.ActivationReason.MiddleClick:
            self._player.toggle()

    def _on_message(self) -> None:
        if self._acted is not None:
            self._acted(DEFAULT)


class CloseToTray(QObject):
    """While on, closing the window hides it, so that the sound goes on. `gone`: it went."""

    gone = Signal()

    def __init__(self, window: QWidget, tray: Tray, leaving: Callable[[], bool]) -> None:
        """`leaving`: the app is about to end, so its window must close."""
        super().__init__(window)
        self._window, self._tray, self._leaving = window, tray, leaving
        self._on = False

    def set_on(self, on: bool) -> None:
        if on and not self._on:
            self._window.installEventFilter(self)
        elif self._on and not on:
            self._window.removeEventFilter(self)
            QApplication.setQuitOnLastWindowClosed(True)
        self._on = on

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Show:
            QApplication.setQuitOnLastWindowClosed(True)
        elif kind == QEvent.Type.Close and not self._leaving() and self._tray.is_there:
            event.ignore()
            # A dialog that closes while the window is away must not end the app.
            QApplication.setQuitOnLastWindowClosed(False)
            self._window.hide()
            self.gone.emit()
            return True
        return False


def tray_icon(mark: Path) -> QIcon:
    """The mark in one colour, legible on any panel."""
    renderer = QSvgRenderer(str(mark))
    made = QIcon()
    template = sys.platform == "darwin"
    for size_px in SIZES_PX:
        made.addPixmap(
            _tinted(renderer, size_px, 0, LIGHT) if template else _rimmed(renderer, size_px)
        )
    made.setIsMask(template)
    return made


def _rimmed(renderer: QSvgRenderer, size_px: int) -> QPixmap:
    rim_px = max(1.0, size_px / 18)
    dark = _tinted(renderer, size_px, rim_px, RIM)
    made = QPixmap(size_px, size_px)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    for x, y in (
        (-1, 0),
        (1, 0),
        (0, -1),
        (0, 1),
        (-0.7, -0.7),
        (0.7, 0.7),
        (-0.7, 0.7),
        (0.7, -0.7),
    ):
        painter.drawPixmap(
            QRectF(x * rim_px, y * rim_px, size_px, size_px), dark, QRectF(dark.rect())
        )
    painter.drawPixmap(0, 0, _tinted(renderer, size_px, rim_px, LIGHT))
    painter.end()
    return made


def _tinted(renderer: QSvgRenderer, size_px: int, inset_px: float, colour: QColor) -> QPixmap:
    made = QPixmap(size_px, size_px)
    made.fill(Qt.GlobalColor.transparent)
    side = size_px - 2 * inset_px
    painter = QPainter(made)
    renderer.render(painter, QRectF(inset_px, inset_px, side, side))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(made.rect(), colour)
    painter.end()
    return made


def _say(action: QAction, words: str) -> None:
    if action.text() != words:
        action.setText(words)


def _menu_text(title: str) -> str:
    """A title as a menu shows it: an ampersand would underline the next letter."""
    return clean(title, TITLE_IN_MENU_CHARS).replace("&", "&&")
