"""The settings' way into the window: the dialog, and a word where their file could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from planetfm.gui.settings_opener import SettingsOpener

if TYPE_CHECKING:
    from planetfm.gui.settings.port import SettingsDesk
    from planetfm.window_desks import Room


def attach_settings(room: Room) -> SettingsOpener:
    """Ctrl+comma and the buttons; the page that was open before a change of language."""
    core, window = room.core, room.window

    def make_desk() -> SettingsDesk:
        from planetfm.settings_desk import CoreSettingsDesk

        return CoreSettingsDesk(core)

    opener = SettingsOpener(window, room.theme, room.speech, make_desk)
    page, core.settings_page = core.settings_page, ""
    if page:
        opener.open(page)
    aside = core.preferences.set_aside
    if aside is not None and not page:
        translate = QCoreApplication.translate
        title = translate("Settings", "The settings could not be read")
        detail = translate(
            "Settings", "They are set aside as {file}, and the defaults are used."
        ).format(file=aside.name)
        close = (translate("Settings", "Close"), lambda: None)
        window.say(title, detail, (close,), icon="warning", token="amber", stays=True)
    return opener
