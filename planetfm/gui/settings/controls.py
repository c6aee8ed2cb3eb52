"""The choosers of the settings: a select of 190x34, segments of 32, ticked chips of 30."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView, QSizePolicy, QWidget

from planetfm.gui.theme import Theme
from planetfm.gui.widgets.buttons import FadingButton
from planetfm.gui.widgets.field import Field
from planetfm.gui.widgets.focus import FocusRing
from planetfm.gui.widgets.lettering import (
    CHIP,
    CHIP_ON,
    SMALL_BUTTON,
    SMALL_BUTTON_STRONG,
    UI_REGULAR,
    of,
)
from planetfm.gui.widgets.paint import centred, rounded, text, width_of

T = TypeVar("T")


class Select(QComboBox, Generic[T]):
    """A drop-down of (value, label); `chose` carries the value that the listener took.

    A real QComboBox: arrows, typing a letter and the screen reader come with it. The wheel moves
    the page below it, never the choice.
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
        self._values: list[T] = []
        self.setAccessibleName(name)
        self.setFixedSize(190, 34)
        self.setFont(UI_REGULAR.font())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setView(QListView(self))
        self.ring = FocusRing(self, theme, 8)
        self.set_choices(choices)
        self.activated.connect(lambda row: self.chose.emit(self._values[row]))
        theme.changed.connect(self._dress)
        self._dress()

    def set_choices(self, choices: Sequence[tuple[T, str]]) -> None:
        """Offer others; the chosen value stays if it is among them."""
        before = self._values[self.currentIndex()] if self.currentIndex() >= 0 else None
        self.blockSignals(True)
        self.clear()
        self._values = [value for value, _ in choices]
        self.addItems([label for _, label in choices])
        if before in self._values:
            self.setCurrentIndex(self._values.index(before))
        self.blockSignals(False)
        self.update()

    def show_value(self, value: T, label: str = "") -> None:
        """Show `value`; one that is not offered is added under `label`."""
        if value not in self._values:
            self._values.append(value)
            self.addItem(label or str(value))
        self.setCurrentIndex(self._values.index(value))
        self.update()

    def values(self) -> tuple[T, ...]:
        return tuple(self._values)

    def _dress(self) -> None:
        colour, view = self._theme.hex, self.view()
        view.setStyleSheet(
            f"QListView {{ background: {colour('raised')}; color: {colour('ink')};"
            f" border: 1px solid {colour('line')}; padding: 4px; outline: 0; }}"
            f"QListView::item {{ min-height: 30px; padding: 0 8px; border-radius: 6px; }}"
            f"QListView::item:selected {{ background: {colour('hover_raised')};"
            f" color: {colour('ink')}; }}"
        )
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.Text, self._theme.colour("ink"))
        self.setPalette(colours)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, rect = self._theme, QRectF(self.rect())
        on = self.isEnabled()
        fill = "hover_raised" if on and self.underMouse() else "raised"
        rounded(painter, rect, 8, theme.colour(fill), theme.colour("field" if on else "line"))
        ink = "ink" if on else "disabled"
        room = QRectF(13, 0, rect.width() - 13 - 32, rect.height() - 1)
        text(painter, room, self.currentText(), UI_REGULAR, theme.hex(ink))
        icon = theme.pixmap("chevron-down", 16, ink, self.devicePixelRatioF())
        centred(painter, QRectF(rect.width() - 25, 0, 16, rect.height()), icon)
        painter.end()


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


class TickChip(FadingButton):
    """A chip that is on or off by itself: tint and a tick while it is on."""

    def __init__(self, theme: Theme, label: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self.setText(label)
        self.setCheckable(True)
        self.setFixedHeight(30)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.ring = FocusRing(self, theme, -1)

    def sizeHint(self) -> QSize:
        if self.isChecked():
            return QSize(round(width_of(self.text(), CHIP_ON) + 44.5), 30)
        return QSize(round(width_of(self.text(), CHIP) + 26.5), 30)

    def wanted_fill(self) -> QColor:
        colour = self.theme.colour
        if self.isDown():
            return colour("press")
        if self.isChecked():
            return colour("tint")
        return colour("hover") if self.hovered else QColor(0, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect, on = QRectF(self.rect()), self.isChecked()
        rounded(painter, rect, 15, self.fill, None if on else self.theme.colour("line"))
        ink = "disabled" if not self.isEnabled() else "accent" if on else "ink2"
        left = 31.0 if on else 13.0
        if on:
            tick = self.theme.pixmap("check", 14, ink, self.devicePixelRatioF())
            centred(painter, QRectF(10, 0, 14, 30), tick)
        room = QRectF(left, -2, rect.width() - left - 6, 30)
        text(painter, room, self.text(), of(CHIP_ON if on else CHIP), self.theme.hex(ink))
        painter.end()


class Line(Field):
    """A field as the settings have it: 34 high, regular letters."""

    def __init__(self, theme: Theme, name: str, wide: int = 230) -> None:
        super().__init__(theme, name)
        self.setFont(UI_REGULAR.font())
        self.setTextMargins(11, 0, 8, 1)
        self.setFixedSize(wide, 34)
