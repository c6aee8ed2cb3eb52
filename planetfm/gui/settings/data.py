"""The page "Pemakaian data": what the month cost, what is loaded, what lies on the disk."""

from __future__ import annotations

from planetfm.core.settings import PictureUse, Quality
from planetfm.gui import words
from planetfm.gui.radio.speech import Speech
from planetfm.gui.settings.asking import Asking
from planetfm.gui.settings.phrases import counted, tr
from planetfm.gui.settings.pieces import MonthBar
from planetfm.gui.settings.port import SettingsDesk
from planetfm.gui.settings.sheet import Sheet
from planetfm.gui.theme import Theme
from planetfm.gui.widgets.switch import Switch

CAPS_MB = (500, 1000, 2000, 5000, 10_000)
SAVER_BPS = 64_000


class DataSheet(Sheet):
    def __init__(self, desk: SettingsDesk, theme: Theme, speech: Speech) -> None:
        super().__init__(desk, theme, speech)
        self.month = MonthBar(theme, speech)
        self.row("", "", None, self.month)
        self.follow(lambda: self.month.show_facts(desk.facts()))
        self.saver = Switch(theme, tr("Save data"))
        self.saver.clicked.connect(self._save_data)
        self.tie("quality", lambda quality: self.saver.setChecked(quality is Quality.SAVER))
        self.row(tr("Save data"), self._saver_words, self.saver)
        self.segments(
            "pictures",
            tr("Load pictures"),
            "",
            (
                (PictureUse.ALWAYS, tr("Always")),
                (PictureUse.SMALL, tr("Small ones")),
                (PictureUse.NEVER, tr("Never")),
            ),
        )
        self.switch("stop_when_paused", tr("Stop loading in a long pause"), self._pause_words)
        self.select(
            "monthly_cap_mb",
            tr("Monthly limit"),
            tr("Told at 80 percent of it; then the radio stops."),
            ((0, tr("No limit")), *((cap, self._cap(cap)) for cap in CAPS_MB)),
            self._cap,
        )
        self._stored: int | None = None
        self._emptied: bool | None = None
        self.empty = Asking(theme, tr("Empty"), tr("Yes, empty"))
        self.empty.confirmed.connect(self._empty)
        self.row(tr("Stored stories"), self._stored_words, self.empty)
        self.erase = Asking(theme, tr("Erase"), tr("Yes, erase"), tr("Erase the broadcast tape"))
        self.erase.confirmed.connect(self._erase)
        self.row(tr("Broadcast tape on disk"), self._tape_words, self.erase)
        self.follow(lambda: self.erase.setEnabled(desk.facts().tape_bytes > 0))
        for asking in (self.empty, self.erase):
            asking.turned.connect(self.regrow)

    @classmethod
    def heading(cls) -> str:
        return tr("Data use")

    def look_again(self) -> None:
        self._emptied = None
        for asking in (self.empty, self.erase):
            asking.take_back()
        self.desk.stored_bytes(self.later(self._measured))

    def _measured(self, size_bytes: int) -> None:
        self._stored = size_bytes
        self.refresh()

    def _save_data(self, on: bool) -> None:
        self.desk.change(
            quality=Quality.SAVER if on else Quality.AUTO,
            pictures=PictureUse.SMALL if on else PictureUse.ALWAYS,
        )

    def _saver_words(self) -> str:
        facts, lang = self.desk.facts(), self.speech.lang
        hour = (facts.saver_bps or SAVER_BPS) / 8 * 3600
        sort = facts.saver_sort or tr("at the lowest rate")
        return tr("Radio {sort}, small pictures only. About {size} an hour.").format(
            sort=sort, size=words.size(round(hour), lang)
        )

    def _pause_words(self) -> str:
        count = round(self.desk.facts().tape_span_s / 60)
        return counted("After %n minute(s) of pause the radio is no longer kept.", count)

    def _cap(self, cap_mb: int) -> str:
        return words.size(cap_mb * 1_000_000, self.speech.lang)

    def _stored_words(self) -> str:
        if self._emptied is False:
            return tr("They could not be removed. Try again later.")
        if self._stored is None:
            return tr("Stories that you saved are not removed.")
        size = words.size(self._stored, self.speech.lang)
        said = tr("{size} on this computer. Stories that you saved are not removed.")
        return said.format(size=size)

    def _tape_words(self) -> str:
        facts, lang = self.desk.facts(), self.speech.lang
        return tr("{size} now, {length} of broadcast.").format(
            size=words.size(facts.tape_bytes, lang),
            length=words.length(facts.tape_seconds, lang),
        )

    def _erase(self) -> None:
        self.desk.clear_tape()
        self.announce(tr("The broadcast tape is erased."))

    def _empty(self) -> None:
        self.empty.setEnabled(False)
        self.desk.empty_stored(self.later(self._done))

    def _done(self, well: bool) -> None:
        self._emptied = well
        self.empty.setEnabled(True)
        self.desk.stored_bytes(self.later(self._emptied_to))
        self.refresh()

    def _emptied_to(self, size_bytes: int) -> None:
        self._measured(size_bytes)
        self.announce(self._stored_words())
