"""Rows of a form in the manner of the settings: words at the left, a control at the right.

And the two controls that the settings have no need of: a time of day, and a field of days.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planetfm.gui import words
from planetfm.gui.kept.phrases import tr
from planetfm.gui.theme import Theme
from planetfm.gui.type import MEDIUM, Style
from planetfm.gui.widgets.field import Field
from planetfm.gui.widgets.lettering import Lettering
from planetfm.gui.widgets.paint import hairline, text, wrap
from planetfm.gui.widgets.tick_chip import TickChip

LABEL = Lettering(13.5, 18, MEDIUM)
ROW, GAP = 62, 16
DAY_MIN = 24 * 60
TICK = 20
"""What a tick takes in a chip, px."""
_CLOCK = re.compile(r"(\d{1,2})(?:[.:\s]?(\d{2}))?")


@dataclass(frozen=True, slots=True)
class FormRow:
    """`below`: the control takes the whole width under its words."""

    label: str
    control: QWidget
    hint: str = ""
    below: bool = False


class Form(QWidget):
    """Lays `rows` out under each other; its height follows its width."""

    def __init__(self, theme: Theme, rows: Sequence[FormRow], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._rows = theme, tuple(rows)
        self._tops: list[tuple[float, float]] = []
        for row in self._rows:
            row.control.setParent(self)
        theme.changed.connect(self.update)

    def set_hint(self, control: QWidget, hint: str) -> None:
        """Other words under the label of `control`."""
        self._rows = tuple(
            FormRow(row.label, row.control, hint, row.below) if row.control is control else row
            for row in self._rows
        )
        self.arrange()
        self.update()

    def heightForWidth(self, width: int) -> int:
        return round(sum(self._height(row, width) for row in self._rows if _shown(row)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def _words_room(self, row: FormRow, width: int) -> float:
        return width if row.below else max(80, width - _size(row.control).width() - GAP)

    def _hint_lines(self, row: FormRow, width: int) -> list[str]:
        return wrap(row.hint, Style.SMALL, self._words_room(row, width)) if row.hint else []

    def _height(self, row: FormRow, width: int) -> float:
        words = 18 + 17 * len(self._hint_lines(row, width))
        if row.below:
            tall = row.control.heightForWidth(width)
            tall = tall if tall > 0 else row.control.sizeHint().height()
            return 12 + words + 10 + tall + 14
        return max(ROW, words + 24)

    def arrange(self) -> None:
        """Put everything where it belongs."""
        top, wide = 0.0, self.width()
        self._tops = []
        for row in self._rows:
            if not _shown(row):
                self._tops.append((0.0, 0.0))
                continue
            tall, size = self._height(row, wide), _size(row.control)
            self._tops.append((top, tall))
            if row.below:
                words = 12 + 18 + 17 * len(self._hint_lines(row, wide)) + 10
                row.control.setGeometry(0, round(top + words), wide, round(tall - words - 14))
            else:
                left = wide - size.width()
                lift = round(top + (tall - size.height()) / 2)
                row.control.setGeometry(left, lift, size.width(), size.height())
            top += tall

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = self._theme.colour
        for row, (top, tall) in zip(self._rows, self._tops, strict=True):
            if not _shown(row):
                continue
            lines = self._hint_lines(row, self.width())
            room = self._words_room(row, self.width())
            at = top + (12 if row.below else (tall - 18 - 17 * len(lines)) / 2 - 1)
            text(painter, QRectF(0, at, room, 18), row.label, LABEL, colour("ink"))
            at += 19
            for line in lines:
                text(painter, QRectF(0, at, room, 16), line, Style.SMALL, colour("ink3"))
                at += 17
            hairline(painter, 0, top + tall - 1, self.width(), colour("line"))
        painter.end()


class TimeField(Field):
    """A time of day, "05.30": also typed as 5, 530 or 05:30. Arrows move it by five minutes, with
    Page up and down by an hour. `edited` after every change by the listener."""

    edited = Signal()

    def __init__(self, theme: Theme, name: str, lang: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self._point = words.clock_mark(lang)
        self.setMaxLength(5)
        self.setFixedWidth(86)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setTextMargins(4, 0, 4, 0)
        self.textEdited.connect(lambda _: self.edited.emit())
        self.editingFinished.connect(self._tidy)

    @property
    def minutes(self) -> int | None:
        """Since midnight; None while the words are no time of day."""
        return minutes_of(self.text())

    def set_minutes(self, minutes: int) -> None:
        minutes %= DAY_MIN
        self.setText(f"{minutes // 60:02d}{self._point}{minutes % 60:02d}")

    def sizeHint(self) -> QSize:
        return QSize(86, 36)

    def _tidy(self) -> None:
        if self.minutes is not None:
            self.set_minutes(self.minutes)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {
            Qt.Key.Key_Up: 5,
            Qt.Key.Key_Down: -5,
            Qt.Key.Key_PageUp: 60,
            Qt.Key.Key_PageDown: -60,
        }.get(Qt.Key(event.key()))
        if step is None or self.minutes is None:
            super().keyPressEvent(event)
            return
        self.set_minutes((self.minutes // 5 * 5 if abs(step) == 5 else self.minutes) + step)
        self.edited.emit()


def minutes_of(words: str) -> int | None:
    """What a listener typed as a time of day, in minutes since midnight; None if it is none."""
    found = _CLOCK.fullmatch(words.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return hour * 60 + minute if hour < 24 and minute < 60 else None


class DayField(QWidget):
    """Seven chips, Monday first; `changed` after every press."""

    changed = Signal()

    def __init__(self, theme: Theme, lang: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips = tuple(
            TickChip(theme, words.short_weekday(day, lang), words.weekday(day, lang), self)
            for day in range(7)
        )
        for chip in self.chips:
            chip.toggled.connect(self._on_toggled)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(tr("Days"))

    @property
    def days(self) -> frozenset[int]:
        return frozenset(day for day, chip in enumerate(self.chips) if chip.isChecked())

    def set_days(self, days: frozenset[int]) -> None:
        for day, chip in enumerate(self.chips):
            chip.setChecked(day in days)

    def _on_toggled(self) -> None:
        self._place(self.width())
        self.changed.emit()

    def heightForWidth(self, width: int) -> int:
        # Room for all seven ticked, so that a press moves nothing below.
        left, rows = 0, 1
        for chip in self.chips:
            wide = chip.sizeHint().width() + (0 if chip.isChecked() else TICK)
            if left and left + wide > width:
                left, rows = 0, rows + 1
            left += wide + 6
        return 38 * rows - 8

    def sizeHint(self) -> QSize:
        return QSize(440, self.heightForWidth(440))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(event.size().width())

    def _place(self, width: int) -> None:
        left = top = 0
        for chip in self.chips:
            wide = chip.sizeHint().width()
            if left and left + wide > width:
                left, top = 0, top + 38
            chip.setGeometry(left, top, wide, 30)
            left += wide + 6


def _shown(row: FormRow) -> bool:
    return not row.control.isHidden()


def _size(control: QWidget) -> QSize:
    """What it wants within what it may: some have a fixed size and another hint."""
    hint = control.sizeHint().expandedTo(control.minimumSize())
    return hint.boundedTo(control.maximumSize())
