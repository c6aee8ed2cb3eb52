"""F1 opens the list of keys, from any window of the app; pressed again, it comes to the front."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from planetfm.gui.everywhere import KeysEverywhere
from planetfm.gui.theme import Theme
from planetfm.gui.window import MainWindow

if TYPE_CHECKING:
    from planetfm.gui.key_sheet import KeySheet


class KeyDesk(QObject):
    """Owned by `window`. `letters` tells whether single letters act now."""

    def __init__(self, window: MainWindow, theme: Theme, letters: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window, self._theme, self._letters = window, theme, letters
        self.sheet: KeySheet | None = None
        """While it is open."""
        KeysEverywhere(window, {Qt.Key.Key_F1: self.open})

    def open(self) -> None:
        """Show the list; behind a dialog that holds up all else nobody could use it."""
        from planetfm.gui.key_sheet import KeySheet

        if QApplication.activeModalWidget() is not None:
            return
        if self.sheet is None:
            parent = self._window if self._window.isVisible() else None
            self.sheet = KeySheet(self._theme, self._letters(), parent)
            # Over the mini player it has no window to belong to, and Qt would end the app with it.
            self.sheet.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
            self.sheet.finished.connect(self._closed)
            self._window.closing.connect(self.sheet.close)
        self.sheet.open_in_front()

    def _closed(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None
