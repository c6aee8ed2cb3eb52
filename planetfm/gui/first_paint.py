"""What waits until a window has been painted for the first time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

PATIENCE_MS = 2000
"""A window that opens minimised, or on another workspace of a tiling desktop, may not be painted
for hours: its alarms, media keys and commands don't wait that long."""


class FirstPaint(QObject):
    """Owned by `window`. What is handed to `then` is done in order after the first picture is on
    its way to the screen, or PATIENCE_MS after `window` was shown without one; each in a turn of
    the event loop of its own: between two of them the window answers."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._waiting: deque[Callable[[], object]] = deque()
        self._seen = False
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._next)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self.do_not_wait)
        window.installEventFilter(self)

    def then(self, act: Callable[[], object]) -> None:
        """Have `act` done once the window has been painted."""
        self._waiting.append(act)
        if self._seen:
            self._turn.start()

    def do_not_wait(self) -> None:
        """Begin in the loop's next turn, whether or not a picture came."""
        self._patience.stop()
        self._window.removeEventFilter(self)
        self._seen = True
        self._turn.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._patience.start(PATIENCE_MS)
        elif event.type() == QEvent.Type.Paint:
            # The window paints first; its backing store is flushed when this event is done.
            self.do_not_wait()
        return False

    def _next(self) -> None:
        if self._waiting:
            act = self._waiting.popleft()
            self._turn.start()  # first, so that one that raises does not take the rest with it
            act()
