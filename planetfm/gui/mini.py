"""The mini player: the radio in 360 x 96 px, over whatever else the listener does.

A window without a frame that stays on top where the desktop lets it; it is dragged by any place
that is no control. It shows what the main window shows and owns nothing but its own place, which
is remembered apart for each arrangement of screens.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QWidget

from planetfm.gui.radio.folded import MINI, FoldedPlayer
from planetfm.gui.radio.player_port import PlayerPort
from planetfm.gui.radio.speech import Speech
from planetfm.gui.screens import place_name
from planetfm.gui.theme import Theme
from planetfm.gui.window import Memory
from planetfm.gui.window_keys import RadioKeys, bind, press

SIZE = QSize(360, MINI.height)
EDGE_PX = 16
"""How far from the screen's lower right corner it first stands."""


class MiniPlayer(QWidget):
    """`unfolded`: back to the main window. `closed`: the listener closed the radio from here."""

    unfolded = Signal()
    closed = Signal()

    def __init__(
        self,
        player: PlayerPort,
        theme: Theme,
        speech: Speech,
        station: str,
        memory: Memory,
        keys: RadioKeys,
    ) -> None:
        super().__init__(
            None,
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint,
        )
        self._memory, self._keys = memory, keys
        self._held: QPoint | None = None
        self.setWindowTitle(station)
        self.setFixedSize(SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.face = FoldedPlayer(player, theme, speech, station, fold=MINI, parent=self)
        self.face.resize(SIZE)
        self.face.unfolded.connect(self.unfolded)
        self.face.closed.connect(self.closed)
        keys.bind_radio(self)
        bind(self, ("Ctrl+M", self.unfolded.emit), ("Esc", self.unfolded.emit))

    def appear(self) -> None:
        """Show it where it stood with these screens, or at the lower right."""
        self.move(self._place())
        self.show()
        self.raise_()
        self.activateWindow()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # Its place

    @property
    def _name(self) -> str:
        return place_name(QGuiApplication.screens(), "mini")

    def _place(self) -> QPoint:
        known = self._memory.get(self._name).split(",")
        if len(known) == 2 and all(part.lstrip("-").isdigit() for part in known):
            place = QPoint(int(known[0]), int(known[1]))
            if any(
                screen.availableGeometry().contains(QRect(place, SIZE).center())
                for screen in QGuiApplication.screens()
            ):
                return place
        free = QGuiApplication.primaryScreen().availableGeometry()
        away = QPoint(SIZE.width() + EDGE_PX, SIZE.height() + EDGE_PX)
        return free.bottomRight() - away + QPoint(1, 1)

    def _remember(self) -> None:
        self._memory.put(self._name, f"{self.x()},{self.y()}")

    # Dragging: by the system, which knows its edges; by hand where it does not offer that.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        handle = self.windowHandle()
        if handle is None or not handle.startSystemMove():
            self._held = event.globalPosition().toPoint() - self.pos()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self.move(event.globalPosition().toPoint() - self._held)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.unfolded.emit()

    # Keys and the end

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press(event, self._keys.single_radio()):
            event.ignore()

    def hideEvent(self, event: QHideEvent) -> None:
        self._remember()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The system's own close (Alt+F4) is the listener's."""
        super().closeEvent(event)
        if event.spontaneous():
            self.closed.emit()
