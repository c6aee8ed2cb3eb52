"""A chip that is on or off by itself."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planetfm.gui.theme import Theme
from planetfm.gui.widgets.buttons import FadingButton
from planetfm.gui.widgets.focus import FocusRing
from planetfm.gui.widgets.lettering import (
    CHIP,
    CHIP_ON,
    of,
)
from planetfm.gui.widgets.paint import centred, rounded, text, width_of

T = TypeVar("T")


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
