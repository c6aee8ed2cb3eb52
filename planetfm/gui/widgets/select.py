"""A choice that opens: the field of the design with its menu."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView, QWidget

from planetfm.gui.theme import Theme
from planetfm.gui.widgets.focus import FocusRing
from planetfm.gui.widgets.lettering import (
    UI_REGULAR,
)
from planetfm.gui.widgets.paint import centred, rounded, text

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
