"""A line of text to type in, 36 high: the border tells focus and error. Painted round QLineEdit."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QWidget

from planetfm.gui.theme import Theme
from planetfm.gui.type import Style, font
from planetfm.gui.widgets.paint import rounded, text


class Field(QLineEdit):
    """`name` is spoken. `set_error(words)` turns the border and is spoken; "" clears it.

    The words of an error are shown by whoever places the field, see `ErrorLine`.
    """

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._error = ""
        self.setAccessibleName(name)
        self.setFrame(False)
        self.setFont(font(Style.UI))
        self.setFixedHeight(36)
        self.setTextMargins(10, 0, 10, 0)
        self._dress()
        theme.changed.connect(self._dress)

    @property
    def error(self) -> str:
        return self._error

    def set_error(self, words: str) -> None:
        if words != self._error:
            self._error = words
            self.setAccessibleDescription(words)
            self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _dress(self) -> None:
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.Base, self._theme.colour("raised"))
        colours.setColor(QPalette.ColorRole.Text, self._theme.colour("ink"))
        colours.setColor(QPalette.ColorRole.PlaceholderText, self._theme.colour("ink3"))
        self.setPalette(colours)
        # The letters stand on the painted ground below, so Qt must not fill its own.
        self.setStyleSheet("QLineEdit { background: transparent; border: 0; }")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        border, px = "field", 1.0
        if self._error:
            border = "coral"
        elif self.hasFocus():
            border, px = "accent", 2.0
        if not self.isEnabled():
            border = "line"
        fill = self._theme.colour("raised" if self.isEnabled() else "paper")
        rounded(painter, QRectF(self.rect()), 8, fill, self._theme.colour(border), px)
        painter.end()
        super().paintEvent(event)


class ErrorLine(QWidget):
    """The sentence under a field that has an error: coral, with the warning icon. 16 high."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = ""
        self.setFixedHeight(16)
        theme.changed.connect(self.update)

    def show_error(self, words: str) -> None:
        self._words = words
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._words:
            return
        painter = QPainter(self)
        icon = self._theme.pixmap("warning", 16, "coral", self.devicePixelRatioF())
        painter.drawPixmap(0, 0, icon)
        rect = QRectF(22, 0, self.width() - 22, 16)
        text(painter, rect, self._words, Style.SMALL, self._theme.hex("coral"))
        painter.end()
