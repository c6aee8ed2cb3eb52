"""The ways to the settings: Ctrl+comma and the buttons. The dialog is made when it is wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from planetfm.gui.window import MainWindow

if TYPE_CHECKING:
    from planetfm.gui.settings.dialog import SettingsDialog
    from planetfm.gui.settings.port import SettingsDesk


class SettingsOpener(QObject):
    """Owned by `window`. `make_desk` builds what the dialog talks to, each time it is opened."""

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        speech: Speech,
        make_desk: Callable[[], SettingsDesk],
    ) -> None:
        super().__init__(window)
        self._window, self._theme, self._speech = window, theme, speech
        self._make_desk = make_desk
        self.dialog: SettingsDialog | None = None
        """While it is open."""
        QShortcut(QKeySequence("Ctrl+,"), window).activated.connect(self.open)
        window.list_side.header.settings.clicked.connect(lambda: self.open())
        window.radio.settings.clicked.connect(lambda: self.open())

    def open(self, page: str = "") -> SettingsDialog:
        """Show the dialog, at `page` (of `gui.settings.dialog.PAGES`) where one is named."""
        from planetfm.gui.settings.dialog import SettingsDialog

        if self.dialog is None:
            made = SettingsDialog(self._make_desk(), self._theme, self._speech, self._window)
            made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            made.destroyed.connect(self._forget)
            self.dialog = made
        if page:
            self.dialog.show_page(page)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()
        return self.dialog

    def _forget(self) -> None:
        self.dialog = None
