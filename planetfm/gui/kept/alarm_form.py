"""The form of one alarm: its time, its days, how loud it rings."""

from __future__ import annotations

import time

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from planetfm.core.alarms import Alarm, Zone
from planetfm.gui import words
from planetfm.gui.kept.form import DayField, Form, FormRow, TimeField
from planetfm.gui.kept.phrases import days, tr
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from planetfm.gui.widgets.buttons import Button, Kind
from planetfm.gui.widgets.field import ErrorLine
from planetfm.gui.widgets.slider import Slider

EARLY_MIN = 5 * 60 + 30
"""What a new alarm says, minutes since midnight."""


class AlarmForm(QWidget):
    """`saved` carries minutes since midnight, the days, the volume."""

    saved = Signal(int, object, int)
    left = Signal()
    deleted = Signal()

    def __init__(self, theme: Theme, speech: Speech, parent: QWidget) -> None:
        super().__init__(parent)
        self._speech = speech
        self._zone = Zone.LOCAL
        self.time = TimeField(theme, tr("Time"), speech.lang, self)
        self.days = DayField(theme, speech.lang, self)
        self.volume = Slider(theme, tr("Volume"), self)
        self.volume.setRange(5, 100)
        self.volume.setSingleStep(5)
        self.volume.setPageStep(10)
        self.volume.setFixedWidth(170)
        self.form = Form(
            theme,
            (
                FormRow(tr("Time"), self.time),
                FormRow(tr("Days"), self.days, " ", below=True),
                FormRow(tr("Volume"), self.volume, " "),
            ),
            self,
        )
        self.error = ErrorLine(theme, self)
        self.error.hide()
        self.save = Button(theme, tr("Save"), Kind.PRIMARY, parent=self)
        self.cancel = Button(theme, tr("Cancel"), Kind.QUIET, parent=self)
        self.delete = Button(theme, tr("Delete"), Kind.QUIET, icon="trash", padding=8, parent=self)
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.left)
        self.delete.clicked.connect(self.deleted)
        self.time.returnPressed.connect(self._save)
        self.time.edited.connect(lambda: self._complain(""))
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
        minutes = self.time.minutes
        if minutes is None:
            sample = words.time_of_day(5, 30, self._speech.lang)
            self._complain(tr("Enter a time such as {time}").format(time=sample))
            return
        self.saved.emit(minutes, self.days.days, self.volume.value())

    def _complain(self, sentence: str) -> None:
        self.time.set_error(sentence)
        self.error.show_error(sentence)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        tall = self.form.heightForWidth(self.width())
        self.form.setGeometry(0, 0, self.width(), tall)
        self.form.arrange()
        self.error.setGeometry(0, tall + 10, self.width(), 16)
        top = tall + (36 if not self.error.isHidden() else 18)
        right = self.width()
        for button in (self.save, self.cancel):
            wide = button.sizeHint().width()
            button.setGeometry(right - wide, top, wide, 36)
            right -= wide + 8
        self.delete.setGeometry(0, top, self.delete.sizeHint().width(), 36)
