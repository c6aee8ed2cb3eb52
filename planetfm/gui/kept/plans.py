"""The plans: recordings that Planet FM makes by itself, once or every week. A list and a form.

Times are the station's. A plan is changed by making another in its place: the controller knows no
half-changed one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from planetfm.core.keeping import Plan
from planetfm.gui import words
from planetfm.gui.kept.entry import Entry
from planetfm.gui.kept.form import FormRow, TimeField
from planetfm.gui.kept.line import Act, Line
from planetfm.gui.kept.lines import Lines
from planetfm.gui.kept.phrases import plan_detail, plan_title, tr
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from planetfm.gui.type import Style
from planetfm.gui.widgets.buttons import Button, Kind
from planetfm.gui.widgets.field import Field
from planetfm.gui.widgets.paint import text, wrap
from planetfm.gui.widgets.segments import Segments
from planetfm.gui.widgets.select import Select
from planetfm.runtime.keeping import KeepController

LENGTHS_MIN = (15, 30, 45, 60, 90, 120, 180, 240)
DAYS_AHEAD = 14
_ACTS = (Act.EDIT, Act.DELETE)
Ask = Callable[[str, str, Callable[[], object]], object]


class PlansPage(QWidget):
    """`ask` puts a question with its yes, and what is done then."""

    def __init__(
        self, keep: KeepController, theme: Theme, speech: Speech, ask: Ask, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._keep, self._theme, self._speech, self._ask = keep, theme, speech, ask
        self._pad = 28
        self._editing: Plan | None = None
        self.note = tr("Planet FM must be running then; it connects by itself, without sound.")
        self.add = Button(theme, tr("Add a plan"), Kind.PLAIN, height=30, parent=self)
        self.add.clicked.connect(lambda: self.open_form(None))
        self.list = Lines(theme, tr("Planned recordings"), self)
        self.list.set_empty_words(tr("No recording is planned."))
        self.list.acted.connect(self._act)
        self.form = PlanForm(theme, speech, self)
        self.form.saved.connect(self._save)
        self.form.left.connect(self._close_form)
        self.form.hide()
        theme.changed.connect(self.update)

    def refresh(self) -> None:
        lines = []
        for plan in self._keep.plans:
            detail = plan_detail(plan, self._keep.next_of(plan), self._speech)
            lines.append(
                Line(
                    plan.identity,
                    plan_title(plan),
                    detail,
                    icon="clock",
                    acts=_ACTS,
                    drawn=_ACTS[::-1],
                    always=(Act.EDIT,),
                    item=plan,
                )
            )
        self.list.show_lines(tuple(lines))

    def open_form(self, plan: Plan | None) -> None:
        """Make a new one, or change `plan`."""
        self._editing = plan
        self.form.fill(plan)
        self._turn(form=True)
        self.form.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_form(self) -> bool:
        """Back to the list; False when it is the list already."""
        if not self.form.isVisible():
            return False
        self._close_form()
        return True

    def _act(self, line: Line, act: Act) -> None:
        plan = line.item
        assert isinstance(plan, Plan)
        if act is Act.EDIT:
            self.open_form(plan)
        elif act is Act.DELETE:
            question = tr("Delete the plan “{name}”?").format(name=line.title)
            self._ask(question, tr("Delete"), lambda: self._keep.remove_plan(plan))

    def _save(self, plan: Plan) -> None:
        if self._editing is not None:
            self._keep.remove_plan(self._editing)
        self._keep.add_plan(plan.first, plan.minutes, weekly=plan.weekly, words=plan.words)
        self._close_form()

    def _close_form(self) -> None:
        self._editing = None
        self._turn(form=False)
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self, *, form: bool) -> None:
        self.form.setVisible(form)
        for part in (self.add, self.list):
            part.setVisible(not form)
        self._place()
        self.update()

    def set_pad(self, pad: int) -> None:
        self._pad = pad
        self.list.set_pad(pad)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _note_lines(self) -> list[str]:
        room = self.width() - 2 * self._pad - self.add.sizeHint().width() - 16
        return wrap(self.note, Style.SMALL, max(80, room))

    def _place(self) -> None:
        wide = self.add.sizeHint().width()
        head = max(52, 17 * len(self._note_lines()) + 20)
        self.add.setGeometry(self.width() - self._pad - wide, (head - 30) // 2, wide, 30)
        self.list.setGeometry(0, head, self.width(), max(0, self.height() - head))
        self.form.setGeometry(self._pad, 4, self.width() - 2 * self._pad, self.height() - 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.form.isHidden():
            return
        painter = QPainter(self)
        lines = self._note_lines()
        top = (max(52, 17 * len(lines) + 20) - 17 * len(lines)) / 2
        for line in lines:
            rect = QRectF(self._pad, top, self.add.x() - self._pad, 16)
            text(painter, rect, line, Style.SMALL, self._theme.hex("ink3"))
            top += 17
        painter.end()


class PlanForm(Entry):
    """`saved` carries a Plan without identity."""

    saved = Signal(object)

    def __init__(self, theme: Theme, speech: Speech, parent: QWidget) -> None:
        super().__init__(theme, speech.lang, parent)
        self._speech = speech
        self.words = Field(theme, tr("Name"), self)
        self.words.setPlaceholderText(tr("May stay empty"))
        self.words.setMaxLength(80)
        self.words.setFixedWidth(190)
        self.how = Segments[bool](
            theme, tr("How often"), ((False, tr("Once")), (True, tr("Every week"))), self
        )
        self.how.chose.connect(self._turn)
        self.day = Select[int](theme, tr("Day"), (), self)
        self.weekday = Select[int](
            theme, tr("Day"), [(day, words.weekday(day, speech.lang)) for day in range(7)], self
        )
        self.start = TimeField(theme, tr("Begins"), speech.lang, self)
        self.length = Select[int](
            theme,
            tr("Length"),
            [(minutes, speech.spoken(minutes * 60)) for minutes in LENGTHS_MIN],
            self,
        )
        self._weekly = False
        self._build(
            (
                FormRow(tr("Name"), self.words),
                FormRow(tr("How often"), self.how),
                FormRow(tr("Day"), self.day),
                FormRow(tr("Day"), self.weekday),
                FormRow(tr("Begins"), self.start, speech.label),
                FormRow(tr("Length"), self.length),
            ),
            self.start,
            (19, 0),
        )
        self.words.returnPressed.connect(self._save)

    def fill(self, plan: Plan | None) -> None:
        """Show `plan`, or the next full hour for a new one."""
        now = self._speech.local_now()
        soon = (now + timedelta(hours=1)).replace(minute=0, second=0, microsecond=0, tzinfo=None)
        first = soon if plan is None else plan.first
        if plan is not None and plan.weekly:
            while first < now.replace(tzinfo=None):
                first += timedelta(weeks=1)
        today = now.date()
        days = [today + timedelta(days=ahead) for ahead in range(DAYS_AHEAD)]
        self.day.set_choices([(day.toordinal(), self._day_words(day)) for day in days])
        self.day.show_value(first.toordinal(), self._day_words(first.date()))
        self.weekday.show_value(first.weekday())
        self.start.set_minutes(first.hour * 60 + first.minute)
        minutes = 60 if plan is None else plan.minutes
        self.length.show_value(minutes, self._speech.spoken(minutes * 60))
        self.words.setText("" if plan is None else plan.words)
        self._turn(plan is not None and plan.weekly)
        self._complain("")

    def _day_words(self, day: date) -> str:
        ahead = (day - self._speech.local_now().date()).days
        moment = datetime(day.year, day.month, day.day, 12, tzinfo=self._speech.zone)
        lang = self._speech.lang
        name = words.weekday(day.weekday(), lang) if ahead else tr("Today")
        told = words.date(moment, lang, self._speech.zone, with_year=False)
        return words.day_with_date(name, told, lang)

    def _turn(self, weekly: bool) -> None:
        self._weekly = weekly
        self.how.show_value(weekly)
        self.day.setVisible(not weekly)
        self.weekday.setVisible(weekly)
        self._complain("")
        self._place()

    def _save(self) -> None:
        minutes, now = self._minutes(), self._speech.local_now().replace(tzinfo=None)
        if minutes is None:
            return
        length = self.length.values()[self.length.currentIndex()]
        hour, minute = divmod(minutes, 60)
        if self._weekly:
            day = self.weekday.values()[self.weekday.currentIndex()]
            first = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
            first += timedelta(days=(day - first.weekday()) % 7)
            if first + timedelta(minutes=length) <= now:
                first += timedelta(weeks=1)
        else:
            chosen = datetime.fromordinal(self.day.values()[self.day.currentIndex()])
            first = chosen.replace(hour=hour, minute=minute)
            if first + timedelta(minutes=length) <= now:
                self._complain(tr("That time is over"))
                return
        self.saved.emit(Plan(first, length, self._weekly, self.words.text().strip()))
