"""One clock for everything that moves: twelve frames a second, and none when nothing moves.

Widgets join while they are visible and have something to move, and leave as soon as not. The timer
runs only while somebody is there.
"""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from planetfm.gui.radio.rings import FRAME_MS


def seen(widget: QWidget) -> bool:
    """Whether anybody can see `widget`: a minimised window still counts as visible for Qt."""
    return widget.isVisible() and not widget.window().isMinimized()


class Pulse(QObject):
    """`beat` carries seconds since an arbitrary start; connect to it and `join`."""

    beat = Signal(float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._joined: set[int] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self._tick)

    @property
    def running(self) -> bool:
        return self._timer.isActive()

    def join(self, who: QObject) -> None:
        self._joined.add(id(who))
        if not self._timer.isActive():
            self._timer.start()

    def leave(self, who: QObject) -> None:
        self._joined.discard(id(who))
        if not self._joined:
            self._timer.stop()

    def _tick(self) -> None:
        self.beat.emit(time.monotonic())
