"""The application object, which knows when it is about to leave, and what it is asked to open."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from planetfm.runtime.instance import Command, CommandError

log = logging.getLogger(__name__)


class Application(QApplication):
    """`leaving` from the moment on that the app or the session was asked to end: Qt then closes
    every window, and a window that hides instead would hold up the log-out.

    `opened` carries an address that macOS hands over while the app runs.
    """

    opened = Signal(str)

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(list(arguments))
        self.leaving = False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Quit:
            self.leaving = True
        elif isinstance(event, QFileOpenEvent):
            self.opened.emit(event.url().toString())
            return True
        return super().event(event)

    def obey(self, command: Command) -> Callable[[], object]:
        """Carry out what is handed over from now on. Returns what ends that."""

        def hand_on(text: str) -> None:
            try:
                command([text])
            except CommandError as error:
                log.warning("an address is ignored: %s", error)

        self.opened.connect(hand_on)
        return lambda: self.opened.disconnect(hand_on)
