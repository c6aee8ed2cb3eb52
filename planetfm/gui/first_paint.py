"""What waits until a window has been painted for the first time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """Owned by `window`. What is handed to `then` is done in order, in one turn of the loop, after
    the first picture is on its way to the screen."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._waiting: list[Callable[[], object]] | None = []
        window.installEventFilter(self)

    def then(self, act: Callable[[], object]) -> None:
        """Have `act` done after the first paint; at once when that is over."""
        if self._waiting is None:
            act()
        else:
            self._waiting.append(act)

    def do_not_wait(self) -> None:
        """No picture is going to come: begin in the loop's next turn."""
        QTimer.singleShot(0, self, self._begin)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # The window paints first; its backing store is flushed when this event is done.
            QTimer.singleShot(0, self, self._begin)
        return False

    def _begin(self) -> None:
        waiting, self._waiting = self._waiting or [], None
        for act in waiting:
            act()
