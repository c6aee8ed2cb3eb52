"""A page of the settings: a heading and rows, each tied to one key of `core.settings.Settings`.

The page keeps nothing: a control shows the setting, a press changes it, and the change comes back
through the desk to whoever shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from planetfm.core.settings import Settings
from planetfm.gui.announce import announce
from planetfm.gui.radio.speech import Speech
from planetfm.gui.settings.port import Answer, SettingsDesk
from planetfm.gui.settings.row import EDGE, Row
from planetfm.gui.theme import Theme
from planetfm.gui.type import Style
from planetfm.gui.widgets.paint import text
from planetfm.gui.widgets.segments import Segments
from planetfm.gui.widgets.select import Select
from planetfm.gui.widgets.switch import Switch

T = TypeVar("T")
Words = str | Callable[[], str]
HEAD = 50
FOOT = 20
APART = ("site", "language")
"""Put back neither with their page nor with all: both would close the dialog, and with it the way
to take that back."""


class Sheet(QWidget):
    """`grown`: the page wants another height. `keys` are the settings that it shows."""

    grown = Signal()

    def __init__(self, desk: SettingsDesk, theme: Theme, speech: Speech) -> None:
        super().__init__()
        self.desk, self.theme, self.speech = desk, theme, speech
        self.title = self.heading()
        self.keys: list[str] = []
        self.rows: list[Row] = []
        self._shows: list[Callable[[], object]] = []
        self._hints: list[tuple[Row, Callable[[], str]]] = []
        self._pads = (28, 28)
        self.setAccessibleName(self.title)
        theme.changed.connect(self.update)

    @classmethod
    def heading(cls) -> str:
        """What the page is called; the list of pages knows it before the page is made."""
        raise NotImplementedError

    def look_again(self) -> None:
        """The page is come to: ask what takes a moment to find out."""

    @property
    def settings(self) -> Settings:
        return self.desk.settings

    # Building

    def row(
        self,
        title: str,
        hint: Words = "",
        control: QWidget | None = None,
        below: QWidget | None = None,
    ) -> Row:
        """A row of anything; a `hint` that is a function is asked again whenever something is."""
        said = hint if isinstance(hint, str) else hint()
        made = Row(self.theme, title, said, control, below, self)
        if not isinstance(hint, str):
            self._hints.append((made, hint))
        self.rows.append(made)
        return made

    def switch(self, key: str, title: str, hint: Words = "", below: QWidget | None = None) -> Row:
        """On or off."""
        control = Switch(self.theme, title)
        control.clicked.connect(lambda on: self.desk.change(**{key: on}))
        return self._tied(key, title, hint, control, control.setChecked, below)

    def select(
        self,
        key: str,
        title: str,
        hint: Words,
        choices: Sequence[tuple[Any, str]],
        other: Callable[[Any], str] = str,
    ) -> Row:
        """One of many; `other` words a value of the settings file that is not on offer."""
        control = Select(self.theme, title, choices)
        control.chose.connect(lambda value: self.desk.change(**{key: value}))
        return self._tied(
            key, title, hint, control, lambda value: control.show_value(value, other(value))
        )

    def segments(
        self, key: str, title: str, hint: Words, choices: Sequence[tuple[Any, str]]
    ) -> Row:
        """One of two to four."""
        control = Segments(self.theme, title, choices)
        control.chose.connect(lambda value: self.desk.change(**{key: value}))
        return self._tied(key, title, hint, control, control.show_value)

    def _tied(
        self,
        key: str,
        title: str,
        hint: Words,
        control: QWidget,
        show: Callable[[Any], object],
        below: QWidget | None = None,
    ) -> Row:
        self.tie(key, show)
        return self.row(title, hint, control, below)

    def tie(self, key: str, show: Callable[[Any], object]) -> None:
        """Have `show` called with the value of a setting, now and at each change."""
        self.keys.append(key)
        self.follow(lambda: show(getattr(self.settings, key)))

    def follow(self, show: Callable[[], object]) -> None:
        """Have `show` called now and whenever something is new."""
        self._shows.append(show)
        show()

    # Showing

    def refresh(self) -> None:
        for show in self._shows:
            show()
        grown = False
        for row, hint in self._hints:
            grown = row.set_hint(hint()) or grown
        if grown:
            self.regrow()

    def later(self, take: Callable[[T], object]) -> Answer[T]:
        """`take` for what the desk answers later."""
        return Answer(self, take)

    def announce(self, words: str) -> None:
        """Have a screen reader say what came of a press, when it is free."""
        announce(self, words)

    def regrow(self) -> None:
        """A part has another height now."""
        self.place()
        self.grown.emit()

    def set_pads(self, left: int, right: int) -> None:
        if self._pads != (left, right):
            self._pads = (left, right)
            self.place()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = max(1, width - sum(self._pads)) + 2 * EDGE
        return HEAD + FOOT + sum(row.heightForWidth(room) for row in self._shown())

    def _shown(self) -> list[Row]:
        return [row for row in self.rows if not row.isHidden()]

    def place(self) -> None:
        left, right = self._pads
        room = max(1, self.width() - left - right) + 2 * EDGE
        top = HEAD
        shown = self._shown()
        for row in shown:
            row.last = row is shown[-1]
            high = row.heightForWidth(room)
            row.setGeometry(left - EDGE, top, room, high)
            row.place()
            top += high

    def resizeEvent(self, event: object) -> None:
        self.place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.theme.colour("paper"))
        area = QRectF(self._pads[0], 19, self.width() - sum(self._pads), 24)
        text(painter, area, self.title, Style.SECTION, self.theme.hex("ink"))
        painter.end()
