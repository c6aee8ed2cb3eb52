"""One clock for everything that moves: ten frames a second, five where that is enough, and none
when nothing moves.

Widgets join while they are visible and have something to move, and leave as soon as not. The timer
runs only while somebody is there, and no faster than the quickest of them needs: a wake-up of this
process costs more than what it paints (measured).
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

Move = Callable[[float], None]
FRAME_MS = 100
SLOW_FRAME_MS = 2 * FRAME_MS


def seen(widget: QWidget) -> bool:
    """Whether anybody can see `widget`: a minimised window still counts as visible for Qt."""
    return widget.isVisible() and not widget.window().isMinimized()


class Pulse(QObject):
    """Calls whoever joined, with seconds since an arbitrary start."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._quick: set[Move] = set()
        self._slow: set[Move] = set()
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

    def join(self, move: Move, *, slow: bool = False) -> None:
        """Call `move` each FRAME_MS, or each SLOW_FRAME_MS, which is enough for what goes a pixel
        in that time. Joining again changes that."""
        joined, left = (self._slow, self._quick) if slow else (self._quick, self._slow)
        joined.add(move)
        left.discard(move)
        self._keep_time()

    def leave(self, move: Move) -> None:
        self._quick.discard(move)
        self._slow.discard(move)
        self._keep_time()

    def _keep_time(self) -> None:
        if not self._quick and not self._slow:
            self._timer.stop()
        elif not self.running or self._timer.interval() != self.frame_ms:
            self._timer.start(self.frame_ms)

    def _tick(self) -> None:
        at = time.monotonic()
        self._odd = not self._odd
        due = self._quick | self._slow if self._odd or not self._quick else set(self._quick)
        for move in due:
            move(at)
