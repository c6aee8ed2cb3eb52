"""The settings' way into the window: the dialog, and a word where their file could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QApplication

from planetfm.exits import REOPEN
from planetfm.gui.settings_opener import SettingsOpener

if TYPE_CHECKING:
    from planetfm.core_app import CoreApp
    from planetfm.gui.settings.port import SettingsDesk
    from planetfm.window_desks import Room


class _Language(QObject):
    """Opens the window anew when the listener's language is another: they chose it or imported
    it. The dialog that was open stands in the new window as it stood in the old."""

    def __init__(self, core: CoreApp, opener: SettingsOpener, window: QObject) -> None:
        super().__init__(window)
        self._core, self._opener = core, opener
        self._shown = core.preferences.settings.language
        core.preferences.changed.connect(self._look)

    def _look(self) -> None:
        if self._core.preferences.settings.language == self._shown:
            return
        self._shown = self._core.preferences.settings.language
        # Not within the change itself: others still have to hear of it.
        QTimer.singleShot(0, self, self._reopen)

    def _reopen(self) -> None:
        dialog = self._opener.dialog
        self._core.settings_stood = dialog.standing if dialog is not None else None
        QApplication.exit(REOPEN)


def attach_settings(room: Room) -> SettingsOpener:
    """Ctrl+comma and the buttons; the dialog that was open before a change of language."""
    core, window = room.core, room.window

    def make_desk() -> SettingsDesk:
        from planetfm.settings_desk import CoreSettingsDesk

        return CoreSettingsDesk(core)

    opener = SettingsOpener(window, room.theme, room.speech, make_desk)
    _Language(core, opener, window)
    stood, core.settings_stood = core.settings_stood, None
    if stood is not None:
        opener.open(stood.page).stand(stood)
    aside = core.preferences.set_aside
    if aside is not None and stood is None:
        translate = QCoreApplication.translate
        title = translate("Settings", "The settings could not be read")
        detail = translate(
            "Settings", "They are set aside as {file}, and the defaults are used."
        ).format(file=aside.name)
        close = (translate("Settings", "Close"), lambda: None)
        window.say(title, detail, (close,), icon="warning", token="amber", stays=True)
    return opener
