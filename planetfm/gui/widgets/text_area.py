"""Several lines of text to type in: bordered like a `Field`, growing with what is written.

Tab goes on to the next control; the wheel scrolls the page unless there is something to scroll
here.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from planetfm.gui.theme import Theme
from planetfm.gui.type import Style, font
from planetfm.gui.widgets.paint import rounded

LEAST_PX, LINES_MOST = 84, 12
SIDE, TOP = 10, 7


class _Edit(QPlainTextEdit):
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.verticalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()


class TextArea(QWidget):
    """`name` is spoken. `set_error(words)` turns the border and is spoken; "" clears it."""

    changed = Signal()
    grown = Signal()
    """It wants another height, see `wanted_px`."""

    def __init__(
        self, theme: Theme, name: str, placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._error = ""
        self._wanted_px = LEAST_PX
        self.edit = _Edit(self)
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setFrameShape(QFrame.Shape.NoFrame)
        self.edit.setTabChangesFocus(True)
        self.edit.setFont(font(Style.UI))
        self.edit.document().setDocumentMargin(3)
        self.edit.viewport().setAutoFillBackground(False)
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self._on_text)
        self.setFocusProxy(self.edit)
        self._dress()
        theme.changed.connect(self._dress)

    @property
    def text(self) -> str:
        return self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        if text != self.text:
            self.edit.setPlainText(text)

    @property
    def error(self) -> str:
        return self._error

    @property
    def wanted_px(self) -> int:
        """The height that shows all that is written, within bounds."""
        return self._wanted_px

    def set_error(self, words: str) -> None:
        if words != self._error:
            self._error = words
            self.edit.setAccessibleDescription(words)
            self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.edit.setGeometry(self.rect().adjusted(SIDE, TOP, -4, -TOP))
        self._measure()

    def _on_text(self) -> None:
        self._measure()
        self.changed.emit()

    def _measure(self) -> None:
        # The height of a plain text document is told in lines, wrapped ones included.
        lines = min(max(1, round(self.edit.document().size().height())), LINES_MOST)
        wanted = max(LEAST_PX, lines * self.edit.fontMetrics().lineSpacing() + 2 * TOP + 8)
        if wanted != self._wanted_px:
            self._wanted_px = wanted
            self.grown.emit()

    def _dress(self) -> None:
        colours = self.edit.palette()
        colours.setColor(QPalette.ColorRole.Base, self._theme.colour("raised"))
        colours.setColor(QPalette.ColorRole.Text, self._theme.colour("ink"))
        colours.setColor(QPalette.ColorRole.PlaceholderText, self._theme.colour("ink3"))
        self.edit.setPalette(colours)
        # The letters stand on the ground painted below, so Qt must not fill its own.
        self.edit.setStyleSheet("QPlainTextEdit { background: transparent; border: 0; }")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        border, px = "field", 1.0
        if self._error:
            border = "coral"
        elif self.edit.hasFocus():
            border, px = "accent", 2.0
        if not self.isEnabled():
            border = "line"
        fill = self._theme.colour("raised")
        rounded(painter, QRectF(self.rect()), 8, fill, self._theme.colour(border), px)
        painter.end()
