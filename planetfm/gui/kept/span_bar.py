"""The bar over the ribbon: how long the marked part is, and buttons to keep it or let go of it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from planetfm.gui.kept.phrases import tr
from planetfm.gui.kept.span_marks import Marks
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from planetfm.gui.widgets.buttons import Button, IconButton, Kind
from planetfm.gui.widgets.lettering import BANNER_STRONG
from planetfm.gui.widgets.paint import rounded, text, width_of

BAR = 44
"""Its height, px."""


class Bar(QWidget):
    """Over the ribbon: how long, from when to when, "Keep this part", let go."""

    saved = Signal()
    cleared = Signal()

    def __init__(self, theme: Theme, speech: Speech, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._speech, self._words = theme, speech, ""
        self._short, self._room = "", 10_000
        self.save = Button(theme, tr("Keep this part"), Kind.PRIMARY, height=30, parent=self)
        self.close_button = IconButton(
            theme, "close", tr("Let go of the part"), size=28, icon_size=16, parent=self
        )
        self.save.clicked.connect(self.saved)
        self.close_button.clicked.connect(self.cleared)
        theme.changed.connect(self.update)
        self.hide()

    @property
    def words(self) -> str:
        return self._words

    def show_marks(self, marks: Marks) -> None:
        """Tell what is marked; hidden while nothing is."""
        span = marks.span
        if span is not None:
            clocks = f"{self._speech.clock(span.begin)} – {self._speech.clock_with_zone(span.end)}"
            self._short = self._speech.length(span.end - span.begin)
            self._words = f"{self._short} · {clocks}"
        elif marks.begin is not None:
            clock = self._speech.clock_with_zone(marks.begin)
            self._words = tr("Part begins at {time}; mark its end").format(time=clock)
            self._short = self._words
        self.save.setVisible(span is not None)
        self.setAccessibleName(self._words)
        self.save.setAccessibleDescription(self._words)
        self.setVisible(not marks.empty)
        self._place()
        self.update()

    def fit(self, width_px: int) -> None:
        """Be no wider than that: without the clocks, if need be."""
        self._room = width_px
        self._place()

    @property
    def _shown(self) -> str:
        ends = 28 + 36 + (0 if self.save.isHidden() else self.save.sizeHint().width() + 4)
        whole = width_of(self._words, BANNER_STRONG) + ends <= self._room
        return self._words if whole else self._short

    def _place(self) -> None:
        left = 14 + round(width_of(self._shown, BANNER_STRONG)) + 14
        if not self.save.isHidden():
            wide = self.save.sizeHint().width()
            self.save.setGeometry(left, 7, wide, 30)
            left += wide + 4
        self.close_button.move(left, 8)
        self.resize(left + 28 + 8, BAR)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = self._theme.hex
        rounded(painter, QRectF(self.rect()), 10, colour("raised"), colour("line"))
        room = QRectF(14, 0, self.width() - 14, BAR - 2)
        text(painter, room, self._shown, BANNER_STRONG, colour("ink"), elide=False)
        painter.end()
