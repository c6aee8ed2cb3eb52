"""A slider with a 4 px groove and a 16 px knob. The knob's middle reaches both ends."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSlider, QWidget

from planetfm.gui.theme import Theme
from planetfm.gui.widgets.focus import FocusRing
from planetfm.gui.widgets.paint import rounded

KNOB = 16


class Slider(QSlider):
    """A horizontal QSlider that jumps to where it is clicked."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setFixedHeight(28)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.ring = FocusRing(self, theme, 8, inset=3)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(140, 28)

    def _knob_x(self) -> float:
        span = max(1, self.maximum() - self.minimum())
        share = (self.sliderPosition() - self.minimum()) / span
        return KNOB / 2 + share * (self.width() - KNOB)

    def _value_at(self, x: float) -> int:
        share = (x - KNOB / 2) / max(1, self.width() - KNOB)
        span = self.maximum() - self.minimum()
        return round(self.minimum() + max(0.0, min(1.0, share)) * span)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.setSliderPosition(self._value_at(event.position().x()))
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setSliderPosition(self._value_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._theme.colour
        middle = self.height() / 2
        groove = QRectF(KNOB / 2, middle - 2, self.width() - KNOB, 4)
        rounded(painter, groove, 2, colour("talk"))
        knob = self._knob_x()
        full = "accent" if self.isEnabled() else "disabled"
        groove.setRight(knob)
        rounded(painter, groove, 2, colour(full))
        if self.underMouse() and self.isEnabled():
            full = "accent_hover"
        painter.setPen(QPen(colour(full), 2))
        painter.setBrush(colour("raised"))
        painter.drawEllipse(QPointF(knob, middle), 7, 7)
        painter.end()
