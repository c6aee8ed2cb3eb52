"""One clock for everything that moves: ten frames a second, five where that is enough, and none
when nothing moves.

Widgets join while they are visible and have something to move, and leave as soon as not. The timer
runs only while somebody is there, and no faster than the quickest of them needs: a wake-up of this
process costs more than what it paints (measured).
"""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

FRAME_MS = 100
SLOW_FRAME_MS = 2 * FRAME_MS


def seen(widget: QWidget) -> bool:
    """Whether anybody can see `widget`: a minimised window still counts as visible for Qt."""
    return widget.isVisible() and not widget.window().isMinimized()


class Pulse(QObject):
    """Both signals carry seconds since an arbitrary start; connect to one of them and `join`."""

    beat = Signal(float)
    """Each FRAME_MS, for what is small and quick."""
    slow_beat = Signal(float)
    """Each SLOW_FRAME_MS, for what moves by a pixel in that time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._quick: set[int] = set()
        self._slow: set[int] = set()
        self._odd = False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self._tick)

    @property
    def running(self) -> bool:
        return self._timer.isActive()

    @property
    def frame_ms(self) -> int:
        """How often it ticks while it runs."""
        return FRAME_MS if self._quick else SLOW_FRAME_MS

    def join(self, who: QObject, *, slow: bool = False) -> None:
        """`slow`: `slow_beat` is enough. Joining again changes that."""
        joined, left = (self._slow, self._quick) if slow else (self._quick, self._slow)
        joined.add(id(who))
        left.discard(id(who))
        self._keep_time()

    def leave(self, who: QObject) -> None:
        self._quick.discard(id(who))
        self._slow.discard(id(who))
        self._keep_time()

    def _keep_time(self) -> None:
        if not self._quick and not self._slow:
            self._timer.stop()
        elif not self.running or self._timer.interval() != self.frame_ms:
            self._timer.start(self.frame_ms)

    def _tick(self) -> None:
        at = time.monotonic()
        self._odd = not self._odd
        if self._quick:
            self.beat.emit(at)
        if self._slow and (self._odd or not self._quick):
            self.slow_beat.emit(at)
