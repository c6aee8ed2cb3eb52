"""The page "Tampilan & bahasa": words, colours, the sky, and how the window behaves."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from planetfm.core.settings import (
    AS_THE_SYSTEM,
    TEXT_SIZE_MAX_PX,
    TEXT_SIZE_MIN_PX,
    Sky,
    ThemeChoice,
)
from planetfm.gui.radio.sky import HOUR_OF_SKY, shown_hour
from planetfm.gui.radio.speech import Speech
from planetfm.gui.settings.phrases import tr
from planetfm.gui.settings.pieces import Said, Side
from planetfm.gui.settings.port import SettingsDesk
from planetfm.gui.settings.sheet import Sheet
from planetfm.gui.settings.skies import SkyTiles
from planetfm.gui.theme import Theme
from planetfm.gui.type import NORMAL
from planetfm.gui.widgets.lettering import Lettering
from planetfm.gui.widgets.slider import Slider
from planetfm.gui.widgets.switch import Switch
from planetfm.gui.words import own_name

SMALL_A, LARGE_A = Lettering(12, 20, NORMAL), Lettering(19, 22, NORMAL)
FIGURE = Lettering(12, 16, NORMAL, tabular=True)


class AppearanceSheet(Sheet):
    def __init__(self, desk: SettingsDesk, theme: Theme, speech: Speech) -> None:
        super().__init__(desk, theme, speech)
        self.select(
            "language",
            tr("Language"),
            "",
            (
                (AS_THE_SYSTEM, tr("As the system")),
                *((lang, own_name(lang)) for lang in desk.languages),
            ),
        )
        self.segments(
            "theme",
            tr("Theme"),
            "",
            (
                (ThemeChoice.AUTO, tr("As the system")),
                (ThemeChoice.LIGHT, tr("Light")),
                (ThemeChoice.DARK, tr("Dark")),
            ),
        )
        self._sky_rows(theme)
        self._text_size_row(theme)
        self.segments(
            "reduced_motion",
            tr("Motion"),
            tr("The rings of the radio and soft changes."),
            ((False, tr("As the system")), (True, tr("Less"))),
        )
        self.switch("letters", tr("Letters as keys"), tr("J and L skip, M mutes, and others: F1."))
        self.switch(
            "speak_songs",
            tr("Announce songs"),
            tr("A screen reader tells of each song that begins."),
        )
        self.switch(
            "close_to_tray",
            tr("Play on when the window is closed"),
            tr("It comes back from the system's tray, where there is one."),
        )
        if desk.at_login is not None:
            self._login_row(theme)

    @classmethod
    def heading(cls) -> str:
        return tr("Appearance & language")

    def _sky_rows(self, theme: Theme) -> None:
        self.tiles = SkyTiles(theme, self.speech.lang)
        self.tiles.chose.connect(lambda sky: self.desk.change(sky=sky))
        place = self.desk.facts().place.split(",")[0].strip()
        title = tr("The sky follows the hour of {place}").format(place=place)
        if not place:
            title = tr("The sky follows the station's hour")
        self.by_hour = Switch(theme, title)
        self.by_hour.clicked.connect(self._follow_hour)
        self.tie("sky", self._show_sky)
        hint = tr("Dawn, day, dusk and night by {zone}.").format(zone=self.speech.label)
        self.row(title, hint, self.by_hour, self.tiles)

    def _text_size_row(self, theme: Theme) -> None:
        self.letters = Slider(theme, tr("Text size of stories"))
        self.letters.setFixedWidth(140)
        self.letters.setRange(TEXT_SIZE_MIN_PX, TEXT_SIZE_MAX_PX)
        self.letters.setPageStep(1)
        self.letters.valueChanged.connect(self._choose_size)
        self.figure = Said(theme, "", FIGURE, wide=44)
        self.tie("text_size_px", self._show_size)
        parts: tuple[QWidget, ...] = (
            Said(theme, "A", SMALL_A, token="ink"),
            self.letters,
            Said(theme, "A", LARGE_A, token="ink"),
            self.figure,
        )
        self.row(tr("Text size of stories"), "", Side(parts, gap=4))

    def _login_row(self, theme: Theme) -> None:
        at_login = self.desk.at_login
        assert at_login is not None
        self._login_trouble = ""
        switch = Switch(theme, tr("Start at log-in"))
        switch.clicked.connect(self._choose_login)
        self.follow(lambda: switch.setChecked(at_login.enabled))
        at_login.changed.connect(self.refresh)
        at_login.failed.connect(self._login_refused)
        self.row(tr("Start at log-in"), self._login_words, switch)

    def _choose_login(self, on: bool) -> None:
        at_login = self.desk.at_login
        assert at_login is not None
        self._login_trouble = ""
        at_login.set_enabled(on)

    def _login_refused(self, reason: str) -> None:
        self._login_trouble = tr("That did not work: {reason}.").format(reason=reason.rstrip("."))
        self.refresh()
        self.announce(self._login_trouble)

    def _login_words(self) -> str:
        return self._login_trouble or tr("In the background, without a window.")

    def _follow_hour(self, on: bool) -> None:
        """Off: the sky stays as it is now."""
        self.desk.change(sky=Sky.HOUR if on else self._sky_now())

    def _sky_now(self) -> Sky:
        hour = shown_hour(self.settings.sky.value, self.speech.local_now())
        return next(sky for sky, shown in HOUR_OF_SKY.items() if shown is hour)

    def _show_sky(self, sky: Sky) -> None:
        self.by_hour.setChecked(sky is Sky.HOUR)
        self.tiles.show_sky(self._sky_now())

    def _choose_size(self, size_px: int) -> None:
        self.desk.change(text_size_px=size_px)

    def _show_size(self, size_px: int) -> None:
        self.figure.say(f"{size_px} px")
        if self.letters.value() != size_px:
            self.letters.setValue(size_px)
