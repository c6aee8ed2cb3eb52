"""A stretch of the ribbon that the listener marks, to keep it as a clip.

    Shift and drag, or [ and ] at the playhead, or the ribbon's menu
        -> the stretch lies tinted on the ribbon, a bar above it tells its length and keeps it
        -> Enter on the ribbon or the bar's button saves; Esc lets go

What has fallen off the tape is no longer part of it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from planetfm.core.keeping import Span
from planetfm.gui.kept.phrases import tr
from planetfm.gui.radio.player_port import PlayerPort
from planetfm.gui.radio.ribbon import Ribbon
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from planetfm.gui.type import SEMIBOLD
from planetfm.gui.widgets.buttons import Button, IconButton, Kind
from planetfm.gui.widgets.lettering import BANNER_STRONG, Lettering
from planetfm.gui.widgets.paint import faded, rounded, text, width_of

LEAST_S = 1.0
BAR, LIFT = 44, 8
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
            clocks = f"{self._speech.clock(span.begin)} – {self._speech.clock(span.end)}"
            self._short = self._speech.length(span.end - span.begin)
            self._words = f"{self._short} · {clocks}"
        elif marks.begin is not None:
            clock = self._speech.clock(marks.begin)
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


class SpanDesk(QObject):
    """Wires the marks to the ribbons, the keys and the bar. `keep` keeps from one second to
    another; `announce` tells a screen reader; `moved`: the bar came, went or moved."""

    moved = Signal()

    def __init__(
        self,
        player: PlayerPort,
        ribbons: tuple[Ribbon, ...],
        theme: Theme,
        speech: Speech,
        keep: Callable[[float, float], object],
        announce: Callable[[str], object],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._ribbons, self._window, self._speech = ribbons, window, speech
        self._keep, self._announce = keep, announce
        self._first: float | None = None
        self.marks = Marks(player, self)
        self.bar = Bar(theme, speech, window)
        self.shades = tuple(Shade(self.marks, ribbon, theme, speech) for ribbon in ribbons)
        self.bar.saved.connect(self.save)
        self.bar.cleared.connect(self.marks.clear)
        self.marks.changed.connect(self._show)
        player.changed.connect(self._follow)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.place)
        window.installEventFilter(self)
        for ribbon in ribbons:
            ribbon.installEventFilter(self)

    def save(self) -> None:
        """Keep what is marked, and let go of it."""
        span = self.marks.span
        if span is not None:
            self.marks.clear()
            self._keep(span.begin, span.end)

    def mark_begin(self, at: float | None = None) -> None:
        """At a second of air, or at the playhead."""
        self.marks.mark(begin=self.marks.here if at is None else at)
        self._announce(self.bar.words)

    def mark_end(self, at: float | None = None) -> None:
        self.marks.mark(end=self.marks.here if at is None else at)
        self._announce(self.bar.words)

    def ways(self, at: float) -> tuple[tuple[str, Callable[[], object]], ...]:
        """What the ribbon's menu offers at the second `at`."""
        found: list[tuple[str, Callable[[], object]]] = [
            (tr("Mark the begin here"), lambda: self.mark_begin(at)),
            (tr("Mark the end here"), lambda: self.mark_end(at)),
        ]
        if self.marks.span is not None:
            found.append((tr("Keep this part"), self.save))
        if not self.marks.empty:
            found.append((tr("Let go of the part"), self.marks.clear))
        return tuple(found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._window:
            if kind == QEvent.Type.Resize:
                self._soon.start()
            return (
                isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress and self._key(event)
            )
        if isinstance(watched, Ribbon):
            if isinstance(event, QMouseEvent):
                return self._mouse(watched, event)
            if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
                if enter and self.marks.span is not None:
                    self.save()
                    return True
            elif kind in (QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide):
                self._soon.start()
        return False

    def _key(self, event: QKeyEvent) -> bool:
        """[ and ], wherever the focus is but where text is typed (which keeps them to itself)."""
        focused = self._window.focusWidget()
        typing = isinstance(focused, QLineEdit | QPlainTextEdit) or (
            isinstance(focused, QTextEdit) and not focused.isReadOnly()
        )
        if typing or event.text() not in ("[", "]") or self.marks.here is None:
            return False
        if event.text() == "[":
            self.mark_begin()
        else:
            self.mark_end()
        return True

    def _mouse(self, ribbon: Ribbon, event: QMouseEvent) -> bool:
        x, kind = event.position().x(), event.type()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if kind == QEvent.Type.MouseButtonPress:
            left = event.button() is Qt.MouseButton.LeftButton
            if left and shift and not ribbon.empty:
                self._first = ribbon.moment_at(x)
                self.marks.drag(self._first, self._first)
                return True
        elif self._first is not None and kind == QEvent.Type.MouseMove:
            self.marks.drag(self._first, ribbon.moment_at(x))
            return True
        elif self._first is not None and kind == QEvent.Type.MouseButtonRelease:
            self._first = None
            if self.marks.span is None:
                self.marks.clear()
            else:
                self._announce(self.bar.words)
            return True
        return False

    def _show(self) -> None:
        self.bar.show_marks(self.marks)
        self.place()

    def _follow(self) -> None:
        if not self.marks.empty:
            self.place()

    def place(self) -> None:
        """The bar stands over the ribbon that is seen, at the middle of what is marked."""
        if self.marks.empty:
            self.moved.emit()
            return
        ribbon = next((one for one in self._ribbons if one.isVisible()), None)
        self.bar.setVisible(ribbon is not None)
        if ribbon is not None:
            self.bar.fit(self._window.width() - 16)
            ends = [end for end in (self.marks.begin, self.marks.end) if end is not None]
            middle = round(sum(ribbon.x_of(end) for end in ends) / len(ends))
            holder = ribbon.parentWidget()
            full = holder is not None and holder.parentWidget() is self._window
            top = ribbon.mapTo(self._window, ribbon.rect().topLeft()).y()
            if full and holder is not None and holder.height() < 120:
                top = holder.y()  # the dock's words stay in sight
            left = ribbon.mapTo(self._window, ribbon.rect().topLeft()).x() + middle
            left = min(
                max(8, left - self.bar.width() // 2), self._window.width() - 8 - self.bar.width()
            )
            self.bar.move(left, top - BAR - LIFT)
            self.bar.raise_()
        self.moved.emit()
