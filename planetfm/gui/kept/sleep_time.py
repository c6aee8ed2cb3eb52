"""A small dialog for a sleep timer of any length: minutes in, and the clock's time at the end."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QWidget

from planetfm.gui.kept.form import Form, FormRow
from planetfm.gui.kept.phrases import tr
from planetfm.gui.kept.sheet import FOOT, HEAD, Sheet
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from planetfm.gui.widgets.field import Field

LONGEST_MIN = 720


class SleepTimeSheet(Sheet):
    """`chosen` carries minutes, 1 to 720."""

    chosen = Signal(int)

    def __init__(
        self, theme: Theme, speech: Speech, minutes: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, tr("Sleep timer"), parent, width=400)
        self._speech = speech
        self.minutes = _Minutes(theme, tr("Minutes until the radio stops"), self)
        self.minutes.setText(str(minutes))
        self.minutes.textChanged.connect(self._describe)
        self.minutes.returnPressed.connect(self._begin)
        self.form = Form(theme, (FormRow(tr("Minutes"), self.minutes, " "),), self)
        self.done_button.setText(tr("Start"))
        self.done_button.clicked.disconnect()
        self.done_button.clicked.connect(self._begin)
        self.setMinimumHeight(HEAD + FOOT + 70)
        self.resize(self.width(), HEAD + FOOT + 76)
        self.set_body(self.form)
        self._describe()
        self.minutes.setFocus()
        self.minutes.selectAll()

    def _place(self) -> None:
        super()._place()
        if hasattr(self, "form"):
            self.form.setGeometry(self.pad, HEAD, self.width() - 2 * self.pad, 76)

    def _describe(self) -> None:
        minutes = self.minutes.value
        self.done_button.setEnabled(minutes is not None)
        hint = tr("1 to {most}").format(most=LONGEST_MIN)
        if minutes is not None:
            at = self._speech.clock_with_zone(self._speech.now() + minutes * 60)
            hint = tr("Stops at {time}").format(time=at)
        self.form.set_hint(self.minutes, hint)
        self.minutes.setAccessibleDescription(hint)

    def _begin(self) -> None:
        minutes = self.minutes.value
        if minutes is not None:
            self.accept()
            self.chosen.emit(minutes)


class _Minutes(Field):
    """A whole number; arrows move it by five."""

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(theme, name, parent)
        self.setValidator(QIntValidator(1, LONGEST_MIN, self))
        self.setMaxLength(3)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setTextMargins(4, 0, 4, 0)
        self.setFixedWidth(86)

    @property
    def value(self) -> int | None:
        return int(self.text()) if self.hasAcceptableInput() else None

    def sizeHint(self) -> QSize:
        return QSize(86, 36)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 5, Qt.Key.Key_Down: -5}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self.setText(str(max(1, min(LONGEST_MIN, (self.value or 0) + step))))
