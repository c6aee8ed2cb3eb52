"""The dialog of alarms: a row each with its switch, and a form to make or change one.

A new alarm means the listener's own clock, which is the machine's; one that was made for the
station's clock keeps it and says so.
"""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import datetime, tzinfo

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from planetfm.core.alarms import Alarm, Zone
from planetfm.core.snapshot import PlayerView
from planetfm.gui import words
from planetfm.gui.kept.form import DayField, Form, FormRow, TimeField
from planetfm.gui.kept.phrases import DOT, coming, days, tr
from planetfm.gui.kept.sheet import Sheet
from planetfm.gui.radio.player_port import PlayerPort
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from planetfm.gui.type import SEMIBOLD, Style
from planetfm.gui.widgets.buttons import Button, FadingButton, Kind
from planetfm.gui.widgets.field import ErrorLine
from planetfm.gui.widgets.focus import FocusRing
from planetfm.gui.widgets.lettering import Lettering
from planetfm.gui.widgets.paint import hairline, rounded, text, wrap
from planetfm.gui.widgets.slider import Slider
from planetfm.gui.widgets.switch import Switch
from planetfm.runtime.timers import TimersController

TIME = Lettering(22, 28, SEMIBOLD, display=True, tabular=True)
ROW, TIME_ROOM = 68, 86
REACH = 12
"""How far a row's fill reaches beyond its words, px."""
EARLY_MIN, LEAST_VOLUME = 5 * 60 + 30, 25


class AlarmsSheet(Sheet):
    """`player` tells how loud it is now, for a new alarm."""

    def __init__(
        self,
        timers: TimersController,
        player: PlayerPort,
        theme: Theme,
        speech: Speech,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, tr("Alarms"), parent, width=576)
        self._timers, self._player, self._speech = timers, player, speech
        self.resize(self.width(), min(self.height(), 480))
        self._editing: Alarm | None = None
        self.page = _ListPage(theme, self)
        self.page.add.clicked.connect(lambda: self.open_form(None))
        self.form = AlarmForm(theme, speech, self)
        self.form.saved.connect(self._save)
        self.form.left.connect(self._close_form)
        self.form.deleted.connect(self._ask_to_delete)
        self.form.hide()
        self._holder = _Holder(self.page, self.form, self)
        self.set_body(self._holder)
        timers.changed.connect(self.refresh)
        self.refresh()
        (self.page.rows[0] if self.page.rows else self.page.add).setFocus()

    def refresh(self) -> None:
        """Show the controller's alarms."""
        now = self._speech.now()
        shown = [(alarm, self._sentence(alarm, now)) for alarm in self._timers.alarms]
        self.page.show_alarms(shown, self._speech, self.open_form, self._switch)

    def open_form(self, alarm: Alarm | None) -> None:
        """Make a new one, or change `alarm`."""
        self._editing = alarm
        view: PlayerView = self._player.view
        self.form.fill(alarm, max(LEAST_VOLUME, view.volume))
        self._holder.turn(form=True)
        self.form.time.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.time.selectAll()

    def escape(self) -> bool:
        if super().escape():
            return True
        if self.form.isHidden():
            return False
        self._close_form()
        return True

    def _sentence(self, alarm: Alarm, now: float) -> str:
        parts = [days(alarm.days, self._speech.lang)]
        if alarm.zone is Zone.STATION and not self._same_clock(now):
            parts[0] += f" ({self._speech.label})"
        at = self._timers.rings_at(alarm)
        if at is not None:
            when = coming(at, now, self._speech.lang, self._zone(alarm))
            parts.append(tr("rings {when}").format(when=when))
        else:
            parts.append(tr("off"))
        return DOT.join(parts)

    def _zone(self, alarm: Alarm) -> tzinfo | None:
        return self._speech.zone if alarm.zone is Zone.STATION else None

    def _same_clock(self, now: float) -> bool:
        here = datetime.fromtimestamp(now).astimezone().utcoffset()
        return here == datetime.fromtimestamp(now, self._speech.zone).utcoffset()

    def _switch(self, alarm: Alarm, on: bool) -> None:
        self._timers.enable(alarm.id, on)

    def _save(self, minutes: int, chosen: frozenset[int], volume: int) -> None:
        hour, minute = divmod(minutes, 60)
        before = self._editing
        if before is None:
            self._timers.add(hour, minute, chosen, Zone.LOCAL, volume)
        else:
            self._timers.change(
                replace(before, hour=hour, minute=minute, days=chosen, volume=volume, enabled=True)
            )
        self._close_form()

    def _ask_to_delete(self) -> None:
        alarm = self._editing
        if alarm is not None:
            self.ask(tr("Delete this alarm?"), tr("Delete"), lambda: self._delete(alarm))

    def _delete(self, alarm: Alarm) -> None:
        self._timers.remove(alarm.id)
        self._close_form()

    def _close_form(self) -> None:
        self._editing = None
        self._holder.turn(form=False)
        self.page.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> None:
        super()._place()
        if hasattr(self, "_holder"):
            self._holder.set_pad(self.pad)


class _Holder(QWidget):
    """The list, or the form in its place."""

    def __init__(self, page: _ListPage, form: AlarmForm, parent: QWidget) -> None:
        super().__init__(parent)
        self._page, self._form, self._pad = page, form, 28
        page.setParent(self)
        form.setParent(self)

    def turn(self, *, form: bool) -> None:
        self._form.setVisible(form)
        self._page.setVisible(not form)

    def set_pad(self, pad: int) -> None:
        self._pad = pad
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        self._page.pad = self._pad
        self._page.setGeometry(0, 0, self.width(), self.height())
        self._page.place()
        wide = self.width() - 2 * self._pad
        self._form.setGeometry(self._pad, 0, wide, self.height())


class _ListPage(QWidget):
    """A sentence, the button that adds, and a row for each alarm."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self.pad = theme, 28
        self.rows: list[AlarmRow] = []
        self.note = tr("Planet FM must be running and the computer awake.")
        self.add = Button(theme, tr("Add an alarm"), Kind.PLAIN, height=30, parent=self)
        self._area = QScrollArea(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.viewport().setAutoFillBackground(False)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setStyleSheet("QScrollArea { background: transparent; }")
        self._inside = QWidget()
        self._area.setWidget(self._inside)
        self._inside.setAutoFillBackground(False)  # which taking it in has switched on
        theme.changed.connect(self.update)

    def show_alarms(
        self,
        shown: list[tuple[Alarm, str]],
        speech: Speech,
        edit: object,
        switch: object,
    ) -> None:
        assert callable(edit)
        assert callable(switch)
        if [row.alarm.id for row in self.rows] != [alarm.id for alarm, _ in shown]:
            for row in self.rows:
                row.hide()
                row.deleteLater()
            self.rows = [AlarmRow(self._theme, speech, self._inside) for _ in shown]
            for row in self.rows:
                row.clicked.connect(lambda _=False, row=row: edit(row.alarm))
                row.switch.clicked.connect(lambda on, row=row: switch(row.alarm, on))
                row.show()
        for row, (alarm, sentence) in zip(self.rows, shown, strict=True):
            row.show_alarm(alarm, sentence)
        self.place()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def _head(self) -> tuple[int, list[str]]:
        room = self.width() - 2 * self.pad - self.add.sizeHint().width() - 16
        lines = wrap(self.note, Style.SMALL, max(80, room))
        return max(44, 17 * len(lines) + 16), lines

    def place(self) -> None:
        head, _ = self._head()
        add = self.add.sizeHint().width()
        self.add.setGeometry(self.width() - self.pad - add, (head - 30) // 2, add, 30)
        wide = self.width() - 2 * (self.pad - REACH)
        self._area.setGeometry(0, head, self.width(), max(0, self.height() - head))
        self._inside.resize(self.width(), ROW * len(self.rows) + 8)
        for number, row in enumerate(self.rows):
            row.setGeometry(self.pad - REACH, 4 + ROW * number, wide, ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        head, lines = self._head()
        top = (head - 17 * len(lines)) / 2
        for line in lines:
            rect = QRectF(self.pad, top, self.add.x() - self.pad, 16)
            text(painter, rect, line, Style.SMALL, self._theme.hex("ink3"))
            top += 17
        if not self.rows:
            rect = QRectF(self.pad, head + 20, self.width() - 2 * self.pad, 20)
            text(painter, rect, tr("No alarm is set."), Style.UI, self._theme.hex("ink3"))
        painter.end()


class AlarmRow(FadingButton):
    """A press opens its form; the switch at its end turns the alarm on and off."""

    def __init__(self, theme: Theme, speech: Speech, parent: QWidget) -> None:
        super().__init__(theme, parent=parent)
        self._lang, self._sentence = speech.lang, ""
        self.alarm = Alarm("", 0, 0)
        self.switch = Switch(theme, "", self)
        self.ring = FocusRing(self, theme, 6, inset=5)

    def show_alarm(self, alarm: Alarm, sentence: str) -> None:
        self.alarm, self._sentence = alarm, sentence
        self.setAccessibleName(tr("Alarm, {time}").format(time=self.time))
        self.setAccessibleDescription(sentence)
        self.switch.setAccessibleName(tr("Alarm at {time} is on").format(time=self.time))
        self.switch.setChecked(alarm.enabled)
        self.update()

    @property
    def time(self) -> str:
        point = "." if self._lang == "id" else ":"
        return f"{self.alarm.hour:02d}{point}{self.alarm.minute:02d}"

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.switch.move(self.width() - REACH - 40, (ROW - 28) // 2)

    def sizeHint(self) -> QSize:
        return QSize(320, ROW)

    def wanted_fill(self) -> QColor:
        colour = self.theme.colour
        if self.isDown():
            return colour("press")
        return colour("hover") if self.hovered else QColor(0, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour, pad = self.theme.hex, REACH
        rounded(painter, QRectF(0, 2, self.width(), ROW - 5), 8, self.fill)
        wide = self.width() - 2 * pad
        hairline(painter, pad, ROW - 1, wide, self.theme.colour("line"))
        ink = "ink" if self.alarm.enabled else "ink3"
        text(painter, QRectF(pad, 0, TIME_ROOM, ROW - 2), self.time, TIME, colour(ink))
        room = wide - TIME_ROOM - 52
        lines = wrap(self._sentence, Style.SMALL, room, 2)
        top = (ROW - 17 * len(lines)) / 2
        for line in lines:
            rect = QRectF(pad + TIME_ROOM, top, room, 16)
            text(painter, rect, line, Style.SMALL, colour("ink2" if self.alarm.enabled else "ink3"))
            top += 17
        painter.end()


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
            sample = "05.30" if self._speech.lang == "id" else "05:30"
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
