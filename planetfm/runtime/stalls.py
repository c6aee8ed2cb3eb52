"""How long the main thread was busy in one go: what a listener feels as a hitch.

A precise timer should tick every `TICK_MS`; how late a tick comes is how long the thread was busy.
The event dispatcher's own `awake` and `aboutToBlock` cannot tell: with glib's dispatcher, which Qt
uses on Linux, events are handled between `aboutToBlock` and `awake`. It wakes the thread a hundred
times a second, so it is only on with `--debug`.
"""

from __future__ import annotations

import logging
import time

from PySide6.QtCore import QObject, Qt, QTimer

TICK_MS = 10
TELL_FROM_S = 0.05
log = logging.getLogger(__name__)


class StallMeter(QObject):
    """Measures from the event loop's first turn on; `longest_s` is the longest stretch so far."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.longest_s = 0.0
        self._last: float | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        if self._last is not None:
            busy_s = now - self._last - TICK_MS / 1000
            self.longest_s = max(self.longest_s, busy_s)
            if busy_s > TELL_FROM_S:
                log.warning("the main thread was busy for %.0f ms", busy_s * 1000)
        self._last = now
