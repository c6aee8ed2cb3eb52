"""How long the main thread was busy in one go: what a listener feels as a hitch.

A precise timer should tick every `TICK_MS`; how late a tick comes is how long the thread was busy.
The event dispatcher's own `awake` and `aboutToBlock` cannot tell: with glib's dispatcher, which Qt
uses on Linux, events are handled between `aboutToBlock` and `awake`. It wakes the thread a hundred
times a second, so it is only on with `--debug`. A thread of its own looks, while a tick is late,
where the main thread is: the innermost line of ours at that moment is named with the stall.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QObject, Qt, QTimer

TICK_MS = 10
TELL_FROM_S = 0.05
LOOK_EVERY_S = 0.02
_ROOT = str(Path(__file__).parents[1]) + os.sep
log = logging.getLogger(__name__)


class StallMeter(QObject):
    """Measures from the event loop's first turn on; `longest_s` is the longest stretch so far."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.longest_s = 0.0
        self._last: float | None = None
        self._where = ""
        self._main = threading.get_ident()
        self._closed = threading.Event()
        self._watch = threading.Thread(target=self._look, name="stalls", daemon=True)
        self._watch.start()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def close(self) -> None:
        self._timer.stop()
        self._closed.set()
        self._watch.join(1.0)

    def _tick(self) -> None:
        now = time.perf_counter()
        if self._last is not None:
            busy_s = now - self._last - TICK_MS / 1000
            self.longest_s = max(self.longest_s, busy_s)
            if busy_s > TELL_FROM_S:
                busy_ms, place = busy_s * 1000, self._where or "somewhere"
                log.warning("the main thread was busy for %.0f ms, seen in %s", busy_ms, place)
        self._last, self._where = now, ""

    def _look(self) -> None:
        while not self._closed.wait(LOOK_EVERY_S):
            last, late = self._last, time.perf_counter() - TELL_FROM_S / 2
            if last is not None and not self._where and last < late:
                self._where = _ours(sys._current_frames().get(self._main))


def _ours(frame: FrameType | None) -> str:
    """The innermost place in our own code, as "gui/window.py:120 _arrange"; empty if none is."""
    while frame is not None:
        path = frame.f_code.co_filename
        if path.startswith(_ROOT):
            return f"{path[len(_ROOT) :]}:{frame.f_lineno} {frame.f_code.co_name}"
        frame = frame.f_back
    return ""
