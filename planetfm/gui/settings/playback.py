"""The page "Pemutaran": what is heard, and how far back one can go."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from planetfm.core.settings import Quality
from planetfm.gui import words
from planetfm.gui.radio.speech import Speech
from planetfm.gui.settings.phrases import counted, minutes, seconds, tr
from planetfm.gui.settings.port import Choice, SettingsDesk
from planetfm.gui.settings.sheet import Sheet
from planetfm.gui.theme import Theme
from planetfm.gui.widgets.buttons import Button, Kind
from planetfm.gui.widgets.select import Select

TAPES_MIN = (0, 15, 30, 60, 180)
USUAL_BPS = 128_000
"""What a tape is reckoned with before anything was heard."""


class PlaybackSheet(Sheet):
    def __init__(self, desk: SettingsDesk, theme: Theme, speech: Speech) -> None:
        super().__init__(desk, theme, speech)
        lang = speech.lang
        self.switch(
            "play_on_start", tr("Play when the app opens"), tr("Connects to the stream at once.")
        )
        self.select(
            "quality",
            tr("Sound quality"),
            tr("Automatic saves where the network is paid by the byte."),
            (
                (Quality.AUTO, tr("Automatic")),
                (Quality.HIGH, tr("Best")),
                (Quality.SAVER, tr("Saver")),
            ),
        )
        self._devices: tuple[Choice, ...] = ()
        self.device = Select[str](theme, tr("Sound output"), (("", tr("System default")),))
        self.device.chose.connect(self._choose_device)
        self.tie("output_device", self._show_device)
        self.row(tr("Sound output"), self._device_hint, self.device)
        self.select(
            "tape_min",
            tr("Broadcast tape"),
            self._tape_words,
            tuple((count, self._tape_length(count)) for count in TAPES_MIN),
            self._tape_length,
        )
        self.segments(
            "skip_s",
            tr("Skip back and forward"),
            "",
            tuple((count, seconds(count, lang)) for count in (10, 30, 60)),
        )
        self.segments(
            "clip_min",
            tr("Length of a clip"),
            tr("The last minutes, which the Clip button keeps."),
            tuple((count, minutes(count, lang)) for count in (1, 5, 10)),
        )
        self.folder = Button(theme, tr("Change"), Kind.PLAIN, icon="folder", height=30)
        self.folder.setAccessibleName(tr("Change the folder of recordings"))
        self.folder.clicked.connect(self._choose_folder)
        self.keys.append("recordings_folder")
        self.row(tr("Keep recordings and clips in"), lambda: desk.facts().folder, self.folder)
        self.equalizer = Select[int](theme, tr("Equalizer"), ((-1, tr("Off")),))
        self.equalizer.chose.connect(lambda preset: desk.change(equalizer=preset))
        self.tie("equalizer", self._show_equalizer)
        self.row(
            tr("Equalizer"), tr("The sound stops for a moment when it changes."), self.equalizer
        )
        self.switch("loudness", tr("Full at low volume"), tr("More bass and treble."))
        self.switch(
            "weak_network",
            tr("Weak network"),
            tr("Stays 15 seconds behind, as a reserve for gaps in the connection."),
        )
        self.switch(
            "catch_up",
            tr("Catch up with the live radio"),
            tr("Behind live, plays {figure} times as fast at the same pitch.").format(
                figure=words.number(1.1, lang, 1)
            ),
        )
        self.switch(
            "keep_awake",
            tr("Keep the computer awake"),
            tr("While sound plays, except on the battery."),
        )

    @classmethod
    def heading(cls) -> str:
        return tr("Playback")

    def look_again(self) -> None:
        """Ask what the sound can come out of: something may have been plugged in."""
        self.desk.output_devices(self.later(self._devices_came))
        if len(self.equalizer.values()) <= 2:
            self.desk.equalizers(self.later(self._equalizers_came))

    def _devices_came(self, devices: tuple[Choice, ...]) -> None:
        if devices != self._devices:
            self._devices = devices
            named = ((one.id, one.name) for one in devices)
            self.device.set_choices((("", tr("System default")), *named))
            self._show_device(self.settings.output_device)
            self.refresh()

    def _equalizers_came(self, names: tuple[str, ...]) -> None:
        self.equalizer.set_choices(((-1, tr("Off")), *enumerate(names)))
        self._show_equalizer(self.settings.equalizer)

    def _show_device(self, device: str) -> None:
        self.device.show_value(device, tr("Not connected"))

    def _show_equalizer(self, preset: int) -> None:
        self.equalizer.show_value(preset, tr("Preset {number}").format(number=preset + 1))

    def _choose_device(self, device: object) -> None:
        self.desk.change(output_device=str(device))

    def _device_hint(self) -> str:
        chosen = self.settings.output_device
        known = {one.id for one in self._devices}
        if chosen and known and chosen not in known:
            return tr("Not there now; the system default is used until it is.")
        return ""

    def _tape_length(self, count: int) -> str:
        return self.speech.spoken(count * 60) if count else tr("A few minutes")

    def _tape_words(self) -> str:
        facts, lang = self.desk.facts(), self.speech.lang
        count = self.settings.tape_min
        if not count:
            return tr("A few minutes, and nothing is left after the end.")
        whole = (facts.bitrate_bps or USUAL_BPS) / 8 * count * 60
        said = counted("How far back you can go. %n minute(s) take {size} on disk.", count)
        return said.format(size=words.size(round(whole), lang))

    def _choose_folder(self) -> None:
        before = self.settings.recordings_folder
        chosen = QFileDialog.getExistingDirectory(
            self.window(), tr("Keep recordings and clips in"), before
        )
        if chosen:
            self.desk.change(recordings_folder=str(Path(chosen)))
