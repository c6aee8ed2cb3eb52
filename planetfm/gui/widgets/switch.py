"""A switch, 40x22: on is filled with the knob at the right, off is outlined with it at the left."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from planetfm.gui.theme import Theme
from planetfm.gui.widgets.buttons import FadingButton
from planetfm.gui.widgets.focus import FocusRing
from planetfm.gui.widgets.paint import rounded


class Switch(FadingButton):
    """A checkable button; `name` is spoken."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self.setCheckable(True)
        self.setFixedSize(40, 28)
        self.ring = FocusRing(self, theme, -1, inset=3)

    def sizeHint(self) -> QSize:
        return QSize(40, 28)

    def wanted_fill(self) -> QColor:
        if self.isChecked() and self.isEnabled():
            return self.theme.colour("accent_hover" if self.hovered else "accent")
        return self.theme.colour("hover_raised" if self.hovered else "raised")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        rect = QRectF(0, 3, 40, 22)
        edge = "field" if self.isEnabled() else "disabled"
        rounded(painter, rect, 11, self.fill, None if on else self.theme.colour(edge))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("on_accent" if on else edge))
        radius = 8.0 if on else 7.0
        painter.drawEllipse(QPointF(29 if on else 11, 14), radius, radius)
        painter.end()
