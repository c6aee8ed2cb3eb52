"""How long the main thread was busy in one go: what a listener feels as a hitch.

The event dispatcher says when it wakes and when it is about to sleep; the time between is one
stretch of work. It costs two short calls a wake-up, so it is only on with `--debug`.
"""

from __future__ import annotations

import logging
import time

from PySide6.QtCore import QAbstractEventDispatcher, QObject

TELL_FROM_S = 0.05
log = logging.getLogger(__name__)


class StallMeter(QObject):
    """Measures from now on; `longest_s` is the longest stretch of work so far."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.longest_s = 0.0
        self._since: float | None = None
        dispatcher = QAbstractEventDispatcher.instance()
        if dispatcher is not None:
            dispatcher.awake.connect(self._awake)
            dispatcher.aboutToBlock.connect(self._about_to_block)

    def _awake(self) -> None:
        if self._since is None:
            self._since = time.perf_counter()

    def _about_to_block(self) -> None:
        if self._since is None:
            return
        busy_s = time.perf_counter() - self._since
        self._since = None
        if busy_s > self.longest_s:
            self.longest_s = busy_s
        if busy_s > TELL_FROM_S:
            log.warning("the main thread was busy for %.0f ms", busy_s * 1000)
