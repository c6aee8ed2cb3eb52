"""What stands in place of the list: skeleton while nothing is known, a sentence when empty."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from planetfm.gui.news.text import EMPTY
from planetfm.gui.theme import Theme
from planetfm.gui.type import Style
from planetfm.gui.widgets.buttons import Button, Kind
from planetfm.gui.widgets.paint import hairline, rounded, text, wrap


class Skeleton(QWidget):
    """Grey shapes where cards will be, in the same places."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._compact = False
        self._padding = 24
        theme.changed.connect(self.update)

    def set_form(self, *, compact: bool, padding_px: int) -> None:
        self._compact, self._padding = compact, padding_px
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("paper"))
        wide = self.width() - 2 * self._padding
        top = 0.0
        if self._compact:
            while top < self.height():
                self._row(painter, top + 12, wide, 92, 68, 12)
                top += 93
        else:
            if self.width() >= 700:
                self._lead(painter, wide)
                top = 193.0
            while top < self.height():
                self._row(painter, top + 10, wide, 128, 80, 16)
                top += 100
        painter.end()

    def _lead(self, painter: QPainter, wide: float) -> None:
        tokens, left = self._theme.tokens, float(self._padding)
        rounded(painter, QRectF(left, 0, wide, 186), 12, tokens.raised)
        painter.save()
        painter.setClipRect(QRectF(left, 0, 301, 186))
        rounded(painter, QRectF(left, 0, 340, 186), 12, tokens.skeleton)
        painter.restore()
        rounded(painter, QRectF(left, 0, wide, 186), 12, None, tokens.line)
        text_left, room = left + 321, wide - 338
        for top, part, high in (
            (23, 0.41, 10),
            (51, 1.0, 18),
            (78, 0.74, 18),
            (116, 0.92, 11),
            (136, 0.56, 11),
        ):
            area = QRectF(text_left, top, room * part, high)
            rounded(painter, area, min(high / 2, 6), tokens.skeleton)

    def _row(
        self, painter: QPainter, top: float, wide: float, image_w: int, image_h: int, gap: int
    ) -> None:
        tokens, left = self._theme.tokens, float(self._padding)
        rounded(painter, QRectF(left, top, image_w, image_h), 8, tokens.skeleton)
        text_left = left + image_w + gap
        room = wide - image_w - gap
        for down, part, high in ((3, 0.247, 10), (25, 0.88, 14), (51, 0.62, 10)):
            area = QRectF(text_left, top + down, room * part, high)
            rounded(painter, area, min(high / 2, 6), tokens.skeleton)
        pitch = 100 if image_h == 80 else 93
        start = 10 if image_h == 80 else 12
        hairline(painter, left, top - start + pitch - 1, wide, self._theme.colour("line"))


class Nothing(QWidget):
    """One sentence in the middle, a second below it, and up to two actions."""

    acted = Signal()
    offered = Signal()
    """The second action, see `offer`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = ""
        self._button = Button(theme, "", Kind.QUIET, parent=self)
        self._button.clicked.connect(self.acted)
        self._more = ""
        self._other = Button(theme, "", Kind.QUIET, parent=self)
        self._other.clicked.connect(self.offered)
        self._other.hide()
        theme.changed.connect(self.update)

    @property
    def words(self) -> str:
        return self._words

    def say(self, words: str, action: str) -> None:
        self._words = words
        self.setAccessibleName(words)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self._place()
        self.update()

    def offer(self, action: str, words: str = "") -> None:
        """Another way on, and what became of it; empty for none."""
        self._more = words
        self._other.setText(action)
        self._other.setVisible(bool(action))
        self._place()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _middle(self) -> float:
        return max(48.0, self.height() * 0.32)

    def _place(self) -> None:
        size = self._button.sizeHint()
        left = (self.width() - size.width()) // 2
        top = round(self._middle()) + 38
        self._button.setGeometry(left, top, size.width(), size.height())
        top += size.height() + 8
        size = self._other.sizeHint()
        wide = min(size.width(), max(self.width() - 24, 0))
        self._other.setGeometry((self.width() - wide) // 2, top, wide, size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("paper"))
        lines = wrap(self._words, EMPTY, min(self.width() - 48, 420))
        top = self._middle() - 21 * (len(lines) - 1)
        for line in lines:
            area = QRectF(0, top, self.width(), 21)
            centre = Qt.AlignmentFlag.AlignHCenter
            text(painter, area, line, EMPTY, self._theme.hex("ink2"), align=centre)
            top += 21
        if self._more:
            area = QRectF(0, self._button.geometry().bottom() + 14, self.width(), 18)
            centre = Qt.AlignmentFlag.AlignHCenter
            text(painter, area, self._more, Style.SMALL, self._theme.hex("ink2"), align=centre)
        painter.end()
