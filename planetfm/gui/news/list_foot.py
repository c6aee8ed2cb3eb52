"""The foot of the list: what lies beyond its last row, and a way to get there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from planetfm.gui.theme import Theme
from planetfm.gui.type import Style
from planetfm.gui.widgets.buttons import Button, Kind
from planetfm.gui.widgets.paint import text, wrap

LINE_PX, BUTTON_PX, PADDING_PX = 18, 30, 14


class Foot(QWidget):
    """A sentence, an action, both or neither. Says its own height for a width."""

    acted = Signal()
    reached = Signal()
    """The focus came to the button, which may be out of sight."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = ""
        self._lines: list[str] = []
        self.button = Button(theme, "", Kind.QUIET, height=BUTTON_PX, parent=self)
        self.button.clicked.connect(self.acted)
        self.button.installEventFilter(self)
        self.button.hide()
        theme.changed.connect(self.update)

    @property
    def words(self) -> str:
        return self._words

    @property
    def action(self) -> str:
        """The words of the button; empty where there is none."""
        return self.button.text() if not self.button.isHidden() else ""

    def say(self, words: str, action: str) -> bool:
        """Show these; True if they are others than before."""
        if (words, action) == (self._words, self.action):
            return False
        self._words = words
        self.setAccessibleName(words)
        self.button.setText(action)
        self.button.setAccessibleName(action)
        self.button.setVisible(bool(action))
        self._place()
        self.update()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.reached.emit()
        return False

    def heightForWidth(self, width: int) -> int:
        lines = len(self._wrapped(width))
        if not lines and not self.action:
            return 0
        between = 8 if lines and self.action else 0
        button = BUTTON_PX if self.action else 0
        return 2 * PADDING_PX + lines * LINE_PX + between + button

    def _wrapped(self, width: int) -> list[str]:
        return list(wrap(self._words, Style.SMALL, max(width - 48, 120))) if self._words else []

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        self._lines = self._wrapped(self.width())
        size = self.button.sizeHint()
        wide = min(size.width(), self.width() - 24)
        top = PADDING_PX + len(self._lines) * LINE_PX + (8 if self._lines else 0)
        self.button.setGeometry((self.width() - wide) // 2, top, wide, BUTTON_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        top = float(PADDING_PX)
        for line in self._lines:
            area = QRectF(0, top, self.width(), LINE_PX)
            centre = Qt.AlignmentFlag.AlignHCenter
            text(painter, area, line, Style.SMALL, self._theme.hex("ink2"), align=centre)
            top += LINE_PX
        painter.end()
