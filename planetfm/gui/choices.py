"""The listener's choices as the window shows them: carried to its parts now and at each change.

What sounds and what is fetched follows the settings elsewhere (`core_app`); here is only what is
seen and pressed.
"""

from __future__ import annotations

from PySide6.QtCore import QObject

from planetfm.core.settings import PictureUse
from planetfm.gui.theme import Theme
from planetfm.gui.window import MainWindow
from planetfm.runtime.preferences import Preferences


class Choices(QObject):
    """Owned by `window`."""

    def __init__(self, preferences: Preferences, window: MainWindow, theme: Theme) -> None:
        super().__init__(window)
        self._preferences, self._window = preferences, window
        self._theme = theme
        self._pictures: PictureUse | None = None
        preferences.changed.connect(self.apply)
        self.apply()

    def apply(self) -> None:
        settings, window, theme = self._preferences.settings, self._window, self._theme
        theme.set_choice(settings.theme.value)
        theme.set_reduced_motion(settings.reduced_motion)
        theme.set_sky(settings.sky.value)
        window.keys.letters = settings.letters
        if window.keys.skip_s != settings.skip_s:
            window.keys.skip_s = settings.skip_s
            window.radio.set_skip_s(settings.skip_s)
        window.set_text_px(settings.text_size_px)
        if self._pictures is not settings.pictures:
            if self._pictures is not None:
                window.pictures.forget_missing()
                window.update()
            self._pictures = settings.pictures
