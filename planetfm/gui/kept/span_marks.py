"""The two ends of a stretch of the ribbon that is being marked, and how it lies on the ribbon."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from planetfm.core.keeping import Span
from planetfm.gui.radio.player_port import PlayerPort
from planetfm.gui.radio.ribbon import Ribbon
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from planetfm.gui.type import SEMIBOLD
from planetfm.gui.widgets.lettering import Lettering
from planetfm.gui.widgets.paint import faded, rounded, text, width_of

LEAST_S = 1.0
_LENGTH = Lettering(11, 14, SEMIBOLD, tabular=True)


class Marks(QObject):
    """The two ends, seconds of air; either may be missing. `changed` after every change."""

    changed = Signal()

    def __init__(self, player: PlayerPort, parent: QObject) -> None:
        super().__init__(parent)
        self._player = player
        self.begin: float | None = None
        self.end: float | None = None
        player.changed.connect(self._let_go)

    @property
    def span(self) -> Span | None:
        """What is marked, once both ends are."""
        if self.begin is None or self.end is None or abs(self.end - self.begin) < LEAST_S:
            return None
        return Span(min(self.begin, self.end), max(self.begin, self.end))

    @property
    def empty(self) -> bool:
        return self.begin is None and self.end is None

    @property
    def here(self) -> float | None:
        """The second under the playhead; while stopped, the newest."""
        tape = self._player.view.tape
        return tape.heard if tape.heard is not None else tape.newest

    def mark(self, *, begin: float | None = None, end: float | None = None) -> None:
        """Set an end; an order that is the wrong way round is put right by `span`."""
        if begin is not None:
            self.begin = begin
            if self.end is not None and self.end <= begin:
                self.end = None
        if end is not None:
            self.end = end
            if self.begin is None or self.begin >= end:
                self.begin = self._player.view.tape.oldest
        self.changed.emit()

    def drag(self, first: float, to: float) -> None:
        self.begin, self.end = first, to
        self.changed.emit()

    def clear(self) -> bool:
        """Let go; False when nothing was marked."""
        if self.empty:
            return False
        self.begin = self.end = None
        self.changed.emit()
        return True

    def _let_go(self) -> None:
        oldest = self._player.view.tape.oldest
        if self.empty or (oldest is not None and min(self._ends()) >= oldest):
            return
        if oldest is None or max(self._ends()) <= oldest:
            self.clear()
            return
        self.begin = None if self.begin is None else max(self.begin, oldest)
        self.end = None if self.end is None else max(self.end, oldest)
        self.changed.emit()

    def _ends(self) -> list[float]:
        return [end for end in (self.begin, self.end) if end is not None]


class Shade(QWidget):
    """What is marked, over a ribbon; takes no clicks."""

    def __init__(self, marks: Marks, ribbon: Ribbon, theme: Theme, speech: Speech) -> None:
        super().__init__(ribbon)
        self._marks, self._ribbon, self._theme, self._speech = marks, ribbon, theme, speech
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        marks.changed.connect(self.update)
        theme.changed.connect(self.update)
        ribbon.installEventFilter(self)
        self.resize(ribbon.size())
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.resize(self._ribbon.size())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        marks, ribbon = self._marks, self._ribbon
        if marks.empty:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, track, span = self._theme.colour, ribbon.track, marks.span
        if span is not None:
            left, right = ribbon.x_of(span.begin), ribbon.x_of(span.end)
            rect = QRectF(left, track.top() - 3, right - left, track.height() + 6)
            rounded(painter, rect, 4, faded(colour("tint"), 0.72), colour("accent"), 1.5)
            self._length(painter, rect, self._speech.length(span.end - span.begin))
        for at in (marks.begin, marks.end):
            if at is not None:
                x = round(ribbon.x_of(at))
                edge = QRectF(x - 1.5, track.top() - 5, 3, track.height() + 10)
                rounded(painter, edge, 1.5, colour("accent"))
        painter.end()

    def _length(self, painter: QPainter, rect: QRectF, words: str) -> None:
        wide = width_of(words, _LENGTH)
        if wide + 10 > rect.width() or rect.height() < 20:
            return  # the bar tells it
        room = QRectF(rect.center().x() - wide / 2, rect.top(), wide + 1, rect.height())
        ground = QRectF(room.left() - 6, rect.center().y() - 9, wide + 12, 18)
        rounded(painter, ground, 9, self._theme.colour("raised"))
        text(painter, room.translated(0, -1), words, _LENGTH, self._theme.hex("accent"))
