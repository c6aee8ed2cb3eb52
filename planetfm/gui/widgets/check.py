"""A check box with words: 18 px, filled and ticked when on. The whole of it is the button."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planetfm.gui.theme import Theme
from planetfm.gui.widgets.buttons import FadingButton
from planetfm.gui.widgets.focus import FocusRing
from planetfm.gui.widgets.lettering import UI_REGULAR
from planetfm.gui.widgets.paint import centred, rounded, text, width_of

BOX, GAP, HEIGHT = 18, 8, 28


class Check(FadingButton):
    """A checkable button; `label` is shown and spoken."""

    def __init__(self, theme: Theme, label: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, label, parent)
        self.setText(label)
        self.setCheckable(True)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.ring = FocusRing(self, theme, 6)

    def sizeHint(self) -> QSize:
        return QSize(BOX + GAP + round(width_of(self.text(), UI_REGULAR)) + 4, HEIGHT)

    minimumSizeHint = sizeHint

    def wanted_fill(self) -> QColor:
        colour = self.theme.colour
        if not self.isEnabled():
            return QColor(0, 0, 0, 0)
        if self.isChecked():
            return colour("accent_press" if self.isDown() else "accent")
        return colour("hover_raised" if self.hovered else "raised")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(0, (HEIGHT - BOX) / 2, BOX, BOX)
        edge = "field" if self.isEnabled() else "disabled"
        on = self.isChecked()
        rounded(painter, box, 5, self.fill, None if on else self.theme.colour(edge), 1.5)
        if on:
            token = "on_accent" if self.isEnabled() else "disabled"
            centred(painter, box, self.theme.pixmap("check", 14, token, self.devicePixelRatioF()))
        words = QRectF(BOX + GAP, -1, self.width() - BOX - GAP, HEIGHT)
        ink = "ink2" if self.isEnabled() else "disabled"
        text(painter, words, self.text(), UI_REGULAR, self.theme.hex(ink))
        painter.end()
