"""The list of pages: at the left of the dialog, or a row of icons over the page when it is narrow.

One of them is always on: radio buttons to the keys (arrows move and show) and to screen readers.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from planetfm.gui.theme import Theme
from planetfm.gui.type import Style
from planetfm.gui.widgets.buttons import FadingButton
from planetfm.gui.widgets.focus import FocusRing
from planetfm.gui.widgets.lettering import ROW_TITLE, ROW_TITLE_NOW
from planetfm.gui.widgets.paint import centred, rounded, text, width_of

WIDE, HIGH = 204, 48


class NavItem(FadingButton):
    def __init__(self, theme: Theme, icon: str, label: str, parent: QWidget) -> None:
        super().__init__(theme, label, parent)
        self._icon = icon
        self.setText(label)
        self.setToolTip(label)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.ring = FocusRing(self, theme, 8, inset=2)

    def sizeHint(self) -> QSize:
        return QSize(round(width_of(self.text(), ROW_TITLE_NOW) + 56), 38)

    def wanted_fill(self) -> QColor:
        colour = self.theme.colour
        if self.isChecked():
            return colour("tint")
        if self.isDown():
            return colour("press")
        return colour("hover") if self.hovered else QColor(0, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect, on = QRectF(self.rect()), self.isChecked()
        rounded(painter, rect, 8, self.fill)
        ink = "accent" if on else "ink2"
        icon = self.theme.pixmap(self._icon, 18, ink, self.devicePixelRatioF())
        if self.width() < 60:
            centred(painter, rect, icon)
        else:
            centred(painter, QRectF(13, 0, 18, rect.height()), icon)
            room = QRectF(42, -1, rect.width() - 46, rect.height())
            style = ROW_TITLE_NOW if on else ROW_TITLE
            text(painter, room, self.text(), style, self.theme.hex(ink))
        painter.end()


class Nav(QWidget):
    """`picked` carries the number of the page."""

    picked = Signal(int)

    def __init__(
        self, theme: Theme, name: str, pages: tuple[tuple[str, str], ...], parent: QWidget
    ) -> None:
        """`pages`: (icon, label)."""
        super().__init__(parent)
        self._theme = theme
        self._flat = False
        self.foot = ""
        """A small line at the bottom of the column."""
        self.setAccessibleName(name)
        self.items = tuple(NavItem(theme, icon, label, self) for icon, label in pages)
        for number, item in enumerate(self.items):
            item.toggled.connect(lambda on, at=number: self.picked.emit(at) if on else None)
        theme.changed.connect(self.update)

    @property
    def wide(self) -> int:
        """How wide the column has to be: as drawn, more for a language of longer words."""
        return max(WIDE, *(item.sizeHint().width() + 25 for item in self.items))

    def set_flat(self, flat: bool) -> None:
        """A row of icons on top, in place of the column."""
        self._flat = flat
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        if not self._flat:
            for number, item in enumerate(self.items):
                item.setGeometry(12, 16 + 40 * number, self.width() - 25, 38)
            return
        share = (self.width() - 16) / len(self.items)
        for number, item in enumerate(self.items):
            item.setGeometry(round(8 + share * number), 5, min(56, round(share) - 4), 38)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("side"))
        line = self._theme.colour("line")
        if self._flat:
            painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), line)
        else:
            painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), line)
            area = QRectF(24, self.height() - 35, self.width() - 32, 16)
            text(painter, area, self.foot, Style.SMALL, self._theme.hex("ink3"))
        painter.end()
