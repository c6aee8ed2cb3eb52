"""The listener's choices as the window shows them: carried to its parts now and at each change.

What sounds and what is fetched follows the settings elsewhere (`core_app`); here is only what is
seen and pressed.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from planetfm.core.settings import PictureUse
from planetfm.gui import words
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from planetfm.gui.window import MainWindow
from planetfm.runtime.preferences import Preferences


class Choices(QObject):
    """Owned by `window`."""

    def __init__(
        self, preferences: Preferences, window: MainWindow, theme: Theme, speech: Speech
    ) -> None:
        super().__init__(window)
        self._preferences, self._window = preferences, window
        self._theme, self._speech = theme, speech
        self._pictures: PictureUse | None = None
        preferences.changed.connect(self.apply)
        self.apply()

    def apply(self) -> None:
        settings, window, theme = self._preferences.settings, self._window, self._theme
        theme.set_choice(settings.theme.value)
        theme.set_reduced_motion(settings.reduced_motion)
        theme.set_sky(settings.sky.value)
        window.set_letters(settings.letters)
        if window.skip_s != settings.skip_s:
            window.skip_s = settings.skip_s
            window.radio.set_skip_s(settings.skip_s)
        window.reader.set_text_px(settings.text_size_px)
        self._say_clip(settings.clip_min)
        if self._pictures is not settings.pictures:
            if self._pictures is not None:
                window.pictures.forget_missing()
                window.update()
            self._pictures = settings.pictures

    def _say_clip(self, clip_min: int) -> None:
        lang, radio = self._speech.lang, self._window.radio
        translate = QCoreApplication.translate
        length = words.minutes_left(clip_min * 60, lang)
        label = translate("Settings", "Clip {length}").format(length=length)
        spoken = words.spoken_length(clip_min * 60, lang)
        name = translate("Settings", "Save the last {length}").format(length=spoken)
        radio.tools.buttons[1].set_rest(label, name)
        small = radio.small_tools.buttons[1]
        small.setAccessibleName(name)
        small.setToolTip(name)
