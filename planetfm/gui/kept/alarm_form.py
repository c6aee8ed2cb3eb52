"""The form of one alarm: its time, its days, how loud it rings."""

from __future__ import annotations

import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from planetfm.core.alarms import Alarm, Zone
from planetfm.gui import words
from planetfm.gui.kept.entry import Entry
from planetfm.gui.kept.form import DayField, FormRow, TimeField
from planetfm.gui.kept.phrases import days, tr
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from planetfm.gui.widgets.buttons import Button, Kind
from planetfm.gui.widgets.slider import Slider

EARLY_MIN = 5 * 60 + 30
"""What a new alarm says, minutes since midnight."""


class AlarmForm(Entry):
    """`saved` carries minutes since midnight, the days, the volume."""

    saved = Signal(int, object, int)
    deleted = Signal()

    def __init__(self, theme: Theme, speech: Speech, parent: QWidget) -> None:
        super().__init__(theme, speech.lang, parent)
        self._speech = speech
        self._zone = Zone.LOCAL
        self.time = TimeField(theme, tr("Time"), speech.lang, self)
        self.days = DayField(theme, speech.lang, self)
        self.volume = Slider(theme, tr("Volume"), self)
        self.volume.setRange(5, 100)
        self.volume.setSingleStep(5)
        self.volume.setPageStep(10)
        self.volume.setFixedWidth(170)
        self._build(
            (
                FormRow(tr("Time"), self.time),
                FormRow(tr("Days"), self.days, " ", below=True),
                FormRow(tr("Volume"), self.volume, " "),
            ),
            self.time,
            (5, 30),
        )
        self.delete = Button(theme, tr("Delete"), Kind.QUIET, icon="trash", padding=8, parent=self)
        self.delete.clicked.connect(self.deleted)
        self.days.changed.connect(self._describe)
        self.volume.valueChanged.connect(lambda _: self._describe())

    def fill(self, alarm: Alarm | None, volume: int) -> None:
        """Show `alarm`; a new one begins as `volume` and on no day."""
        self._zone = Zone.LOCAL if alarm is None else alarm.zone
        self.time.set_minutes(EARLY_MIN if alarm is None else alarm.hour * 60 + alarm.minute)
        self.days.set_days(frozenset() if alarm is None else alarm.days)
        chosen = volume if alarm is None or alarm.volume is None else alarm.volume
        self.volume.setValue(chosen)
        self.delete.setVisible(alarm is not None)
        self._complain("")
        self._describe()

    def _describe(self) -> None:
        chosen = self.days.days
        self.form.set_hint(
            self.days,
            days(chosen, self._speech.lang) if chosen else tr("Once, at the next such time"),
        )
        label = self._speech.label if self._zone is Zone.STATION else time.tzname[0]
        on_whose = tr("The station's clock") if self._zone is Zone.STATION else tr("Your own clock")
        self.form.set_hint(self.time, f"{on_whose} ({label})" if label else on_whose)
        percent = words.percent(self.volume.value(), self._speech.lang)
        self.form.set_hint(self.volume, percent)
        self.volume.setAccessibleDescription(
            words.percent(self.volume.value(), self._speech.lang, spoken=True)
        )

    def _save(self) -> None:
        minutes = self._minutes()
        if minutes is not None:
            self.saved.emit(minutes, self.days.days, self.volume.value())

    def _place(self) -> int:
        top = super()._place()
        self.delete.setGeometry(0, top, self.delete.sizeHint().width(), 36)
        return top
