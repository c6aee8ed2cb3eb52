"""A stretch of the ribbon that the listener marks, to keep it as a clip.

    Shift and drag, or [ and ] at the playhead, or the ribbon's menu
        -> the stretch lies tinted on the ribbon, a bar above it tells its length and keeps it
        -> Enter on the ribbon or the bar's button saves; Esc lets go

What has fallen off the tape is no longer part of it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from planetfm.gui.kept.phrases import tr
from planetfm.gui.kept.span_bar import BAR, Bar
from planetfm.gui.kept.span_marks import Marks, Shade
from planetfm.gui.radio.player_port import PlayerPort
from planetfm.gui.radio.ribbon import Ribbon
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme

LIFT = 8


class SpanDesk(QObject):
    """Wires the marks to the ribbons, the keys and the bar. `keep` keeps from one second to
    another; `announce` tells a screen reader; `letters` tells whether single characters are keys;
    `moved`: the bar came, went or moved."""

    moved = Signal()

    def __init__(
        self,
        player: PlayerPort,
        ribbons: tuple[Ribbon, ...],
        theme: Theme,
        speech: Speech,
        keep: Callable[[float, float], object],
        announce: Callable[[str], object],
        letters: Callable[[], bool],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._ribbons, self._window, self._speech = ribbons, window, speech
        self._keep, self._announce, self._letters = keep, announce, letters
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
            (tr("Mark the beginning here"), lambda: self.mark_begin(at)),
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
        if event.text() not in ("[", "]") or not self._letters():
            return False
        focused = self._window.focusWidget()
        typing = isinstance(focused, QLineEdit | QPlainTextEdit) or (
            isinstance(focused, QTextEdit) and not focused.isReadOnly()
        )
        if typing or self.marks.here is None:
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
