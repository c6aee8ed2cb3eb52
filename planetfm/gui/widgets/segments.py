"""One of a few, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from planetfm.gui.theme import Theme
from planetfm.gui.widgets.buttons import FadingButton
from planetfm.gui.widgets.focus import FocusRing
from planetfm.gui.widgets.lettering import (
    SMALL_BUTTON,
    SMALL_BUTTON_STRONG,
)
from planetfm.gui.widgets.paint import rounded, text, width_of

T = TypeVar("T")


class Segment(FadingButton):
    """One of `Segments`: a radio button to keys and screen readers."""

    def __init__(self, theme: Theme, name: str, label: str, parent: QWidget) -> None:
        super().__init__(theme, f"{name}, {label}", parent)
        self.setText(label)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.ring = FocusRing(self, theme, 6, inset=2)

    def sizeHint(self) -> QSize:
        return QSize(round(width_of(self.text(), SMALL_BUTTON_STRONG) + 24), 26)

    def wanted_fill(self) -> QColor:
        colour = self.theme.colour
        if self.isChecked():
            return colour("tint" if self.theme.dark else "raised")
        if self.hovered:
            return colour("hover_raised" if self.theme.dark else "hover")
        return QColor(0, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect, on = QRectF(self.rect()), self.isChecked()
        rounded(painter, rect, 6, self.fill)
        style = SMALL_BUTTON_STRONG if on else SMALL_BUTTON
        ink = "disabled" if not self.isEnabled() else "accent" if on else "ink2"
        room = rect.adjusted(0, -4, 0, 0)
        middle = Qt.AlignmentFlag.AlignHCenter
        text(painter, room, self.text(), style, self.theme.hex(ink), align=middle)
        painter.end()


class Segments(QWidget, Generic[T]):
    """Two to four choices side by side; `chose` carries the value that the listener took.

    In a room that is too narrow for the words the segments share it and the words are elided.
    """

    chose = Signal(object)

    def __init__(
        self,
        theme: Theme,
        name: str,
        choices: Sequence[tuple[T, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._values = [value for value, _ in choices]
        self.buttons = tuple(Segment(theme, name, label, self) for _, label in choices)
        for value, button in zip(self._values, self.buttons, strict=True):
            button.clicked.connect(lambda _=False, chosen=value: self.chose.emit(chosen))
        self.setFixedHeight(32)
        self.resize(self.sizeHint())
        theme.changed.connect(self.update)

    def show_value(self, value: T) -> None:
        """A value that is none of the choices leaves all of them off."""
        for known, button in zip(self._values, self.buttons, strict=True):
            if known == value:
                button.setChecked(True)
                return
        for button in self.buttons:
            button.setAutoExclusive(False)
            button.setChecked(False)
            button.setAutoExclusive(True)

    def sizeHint(self) -> QSize:
        return QSize(6 + sum(button.sizeHint().width() for button in self.buttons), 32)

    def resizeEvent(self, event: object) -> None:
        left, short = 3.0, max(0, self.sizeHint().width() - self.width()) / len(self.buttons)
        for button in self.buttons:
            wide = button.sizeHint().width() - short
            button.setGeometry(round(left), 3, round(left + wide) - round(left), 26)
            left += wide

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground = self._theme.colour("raised" if self._theme.dark else "press")
        rounded(painter, QRectF(self.rect()), 8, ground)
        painter.end()
