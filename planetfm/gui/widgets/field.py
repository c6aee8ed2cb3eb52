"""A line of text to type in, 36 high: the border tells focus and error. Painted round QLineEdit."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from planetfm.gui.theme import Theme
from planetfm.gui.type import Style, font
from planetfm.gui.widgets.paint import rounded, text, wrap

LINE_PX, LINES_MOST = 16, 3
"""Of the sentence that says what is wrong."""
_TEXT_LEFT = 22


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
    """The sentence under a field that has an error: coral, with the warning icon.

    One line is 16 high. A site's own sentence may be long: it is wrapped, and whole in the tooltip
    where even that leaves some of it out.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = ""
        self._lines: list[str] = []
        theme.changed.connect(self.update)

    def show_error(self, words: str) -> None:
        self._words = words
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        self._wrap()

    def height_for(self, width_px: int) -> int:
        return LINE_PX * max(1, len(self._wrapped(width_px)))

    def sizeHint(self) -> QSize:
        return QSize(120, LINE_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._wrap()

    def _wrapped(self, width_px: int) -> list[str]:
        return wrap(self._words, Style.SMALL, width_px - _TEXT_LEFT, LINES_MOST)

    def _wrap(self) -> None:
        self._lines = self._wrapped(self.width())
        whole = " ".join(self._lines) == self._words
        self.setToolTip("" if whole else self._words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._words:
            return
        painter = QPainter(self)
        icon = self._theme.pixmap("warning", 16, "coral", self.devicePixelRatioF())
        painter.drawPixmap(0, 0, icon)
        for number, line in enumerate(self._lines):
            rect = QRectF(_TEXT_LEFT, number * LINE_PX, self.width() - _TEXT_LEFT, LINE_PX)
            text(painter, rect, line, Style.SMALL, self._theme.hex("coral"))
        painter.end()
