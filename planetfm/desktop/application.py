"""The application object, which knows when it is about to leave."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """`leaving` from the moment on that the app or the session was asked to end: Qt then closes
    every window, and a window that hides instead would hold up the log-out."""

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(list(arguments))
        self.leaving = False
        self.aboutToQuit.connect(self._leave)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Quit:
            self._leave()
        return super().event(event)

    def _leave(self) -> None:
        self.leaving = True
