"""The list of alarms: a row each with its switch, and the button that adds one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from planetfm.core.alarms import Alarm
from planetfm.gui import words
from planetfm.gui.kept.phrases import tr
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from planetfm.gui.type import SEMIBOLD, Style
from planetfm.gui.widgets.buttons import Button, FadingButton, Kind
from planetfm.gui.widgets.focus import FocusRing
from planetfm.gui.widgets.lettering import Lettering
from planetfm.gui.widgets.paint import hairline, rounded, text, wrap
from planetfm.gui.widgets.switch import Switch

TIME = Lettering(22, 28, SEMIBOLD, display=True, tabular=True)
ROW, TIME_ROOM = 68, 86
REACH = 12
"""How far a row's fill reaches beyond its words, px."""
EARLY_MIN, LEAST_VOLUME = 5 * 60 + 30, 25


class AlarmList(QWidget):
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
        edit: Callable[[Alarm], object],
        switch: Callable[[Alarm, bool], object],
    ) -> None:
        """A row for each, with its sentence; `edit` and `switch` are what presses do."""
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
        return words.time_of_day(self.alarm.hour, self.alarm.minute, self._lang)

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
