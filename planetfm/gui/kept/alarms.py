"""The dialog of alarms: a row each with its switch, and a form to make or change one.

A new alarm means the listener's own clock, which is the machine's; one that was made for the
station's clock keeps it and says so.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, tzinfo

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from planetfm.core.alarms import Alarm, Zone
from planetfm.core.snapshot import PlayerView
from planetfm.gui.kept.alarm_form import AlarmForm
from planetfm.gui.kept.alarm_rows import AlarmList
from planetfm.gui.kept.phrases import DOT, coming, days, tr
from planetfm.gui.kept.sheet import Sheet
from planetfm.gui.radio.player_port import PlayerPort
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from planetfm.runtime.timers import TimersController

LEAST_VOLUME = 25


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
        self.page = AlarmList(theme, self)
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

    def __init__(self, page: AlarmList, form: AlarmForm, parent: QWidget) -> None:
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
