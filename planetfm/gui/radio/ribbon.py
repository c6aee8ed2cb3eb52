"""The ribbon is the tape: the last hour of air, songs as blocks to read and jump to.

A QSlider underneath (value in seconds of the hour) gives it a role and a value for screen readers;
keys, mouse and painting are its own. It moves only when told to, see `show_tape`.

What the value means ("17.07, Tegar, Rossa, 12 menit 40 detik di belakang") is its description: Qt's
bridge to AT-SPI knows no words for a value (AtSpiAdaptor has no GetText of it), and an accessible
interface made in Python cannot have a value at all: one that answers `interface_cast` ends the
process with a segmentation fault (PySide6 6.11.3).
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QToolTip, QWidget

from planetfm.core.snapshot import PlayerView, SoundState, TapeView
from planetfm.gui import words
from planetfm.gui.radio.face import line_is_down
from planetfm.gui.radio.marks import SPAN_S, Kind, neighbour, song_at, stretches
from planetfm.gui.radio.ribbon_paint import RibbonPainter, Scene
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from planetfm.gui.widgets.focus import FocusRing
from planetfm.gui.widgets.telling import Running, Telling

SIDE = 12
"""Space at both ends of the widget for the playhead's ring, px."""


@dataclass(frozen=True, slots=True)
class Measures:
    """`top` is where the track begins, px from the widget's top; `knob` 0 for none."""

    track: int
    top: int
    height: int
    labels: bool = True
    hours: bool = True
    knob: float = 13.0
    radius: float = 4.0


DOCK = Measures(track=34, top=14, height=70)
DOCK_LOW = Measures(track=34, top=14, height=52, hours=False)
NARROW = Measures(track=22, top=14, height=58, labels=False)
THIN = Measures(track=6, top=11, height=28, labels=False, hours=False, knob=0.0, radius=3.0)


class Ribbon(QSlider):
    """Signals what the listener asked for: a moment of air, or the live edge."""

    sought = Signal(float)
    to_live = Signal()

    def __init__(
        self,
        theme: Theme,
        speech: Speech,
        measures: Measures = DOCK,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme, self._speech, self._measures = theme, speech, measures
        self._view = PlayerView()
        self._now = speech.now()
        self._drag: float | None = None
        self._taken = 0.0
        self._painter = RibbonPainter(theme, speech)
        self.setRange(0, int(SPAN_S))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(measures.height)
        self.setAccessibleName(self.tr("Last hour of broadcast"))
        self._telling = Telling(self, self._say)
        self.ring = FocusRing(self, theme, 8, inset=4)
        theme.changed.connect(self.update)
        # Only assistive tools set the value: our own changes of it are silent.
        self.valueChanged.connect(self._set_from_outside)

    def set_measures(self, measures: Measures) -> None:
        if measures != self._measures:
            self._measures = measures
            self.setFixedHeight(measures.height)
            self.update()

    def set_taken(self, width_px: float) -> None:
        """Keep the playhead's words clear of what covers the right end above the track."""
        if width_px != self._taken:
            self._taken = width_px
            self.update()

    def show_tape(self, view: PlayerView, now: float) -> None:
        """Draw `view` as of `now`. Cheap when nothing moved by a pixel."""
        before = self._look()
        self._view, self._now = view, now
        if self.isEnabled() == self.empty:
            self.setEnabled(not self.empty)
            shape = Qt.CursorShape
            self.setCursor(shape.ArrowCursor if self.empty else shape.PointingHandCursor)
        self._describe()
        if before != self._look():
            self.update()

    def _look(self) -> tuple[object, ...]:
        """What the picture depends on: moments count only by the pixel they lie on."""
        view, tape = self._view, self._view.tape
        pixels = tuple(
            None if at is None else round(self.x_of(at))
            for at in (tape.oldest, tape.newest, tape.heard)
        )
        shown = (view.live, view.behind_s // 1, self.cut, self.at_live)
        return (self._pixel_of_now(), pixels, tape.songs, tape.holes, shown)

    @property
    def empty(self) -> bool:
        """Nothing is stored, so the ribbon tells what it is for."""
        tape = self._view.tape
        return tape.oldest is None or tape.newest is None or tape.newest <= self._now - SPAN_S

    @property
    def at_live(self) -> bool:
        """What is heard is the live edge."""
        playing = self._view.sound in (SoundState.PLAYING, SoundState.BUFFERING)
        return playing and self._view.live and not self.cut

    @property
    def cut(self) -> bool:
        return line_is_down(self._view) and self._view.wanted

    def sizeHint(self) -> QSize:
        return QSize(400, self._measures.height)

    def _pixel_of_now(self) -> int:
        return int(self._now * self.track_width / SPAN_S)

    @property
    def track_width(self) -> float:
        return max(1.0, float(self.width() - 2 * SIDE))

    @property
    def track(self) -> QRectF:
        """Where the blocks lie."""
        return QRectF(SIDE, self._measures.top, self.track_width, self._measures.track)

    def x_of(self, at: float) -> float:
        """Where the moment `at` lies, px from the widget's left."""
        return SIDE + (at - (self._now - SPAN_S)) / SPAN_S * self.track_width

    def moment_at(self, x: float) -> float:
        """The moment of air under `x`, kept within what is stored."""
        at = self._now - SPAN_S + (x - SIDE) / self.track_width * SPAN_S
        tape = self._view.tape
        low = tape.oldest if tape.oldest is not None else at
        high = tape.newest if tape.newest is not None else at
        return max(low, min(high, at))

    # Asking

    def _ask(self, at: float) -> None:
        tape = self._view.tape
        if tape.newest is not None and at >= tape.newest - 2:
            self.to_live.emit()
        else:
            self.sought.emit(at)

    def _click(self, x: float) -> None:
        """A press inside a block's first 12 px means its song from the start."""
        at = self.moment_at(x)
        aired = song_at(self._view.tape, at)
        if aired is not None and 0 <= x - self.x_of(aired.start) <= 12:
            at = max(aired.start, self._view.tape.oldest or aired.start)
        self._ask(at)

    def _set_from_outside(self, value: int) -> None:
        self._ask(self._now - SPAN_S + value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel over the dock is no wish to be somewhere else in time."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and not self.empty:
            self._pressed_x = event.position().x()
            self._drag = None
            self.setSliderDown(True)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if self.isSliderDown():
            if self._drag is not None or abs(x - self._pressed_x) >= 4:
                self._drag = self.moment_at(x)
                self.update()
                self._tell(event.globalPosition().toPoint(), self._drag)
        elif not self.empty:
            self._tell(event.globalPosition().toPoint(), self.moment_at(x))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self.isSliderDown():
            return
        self.setSliderDown(False)
        dragged, self._drag = self._drag, None
        if dragged is not None:
            self._ask(dragged)
        else:
            self._click(event.position().x())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        QToolTip.hideText()

    def _tell(self, where: QPoint, at: float) -> None:
        QToolTip.showText(where + QPoint(0, -44), self.tip_at(at), self)

    def tip_at(self, at: float) -> str:
        """What the tooltip says at a moment: "Tegar, Rossa · 05.29 WIB"."""
        time = self._speech.clock_with_zone(at)
        aired = song_at(self._view.tape, at)
        if aired is None:
            return time
        return f"{_named(aired.song.title, aired.song.artist)} · {time}"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        tape, heard = self._view.tape, self._view.tape.heard
        if tape.newest is None or tape.oldest is None:
            event.ignore()
            return
        here = heard if heard is not None else tape.newest
        forward = event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_PageUp)
        back = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_PageDown)
        if event.key() == Qt.Key.Key_Home:
            self.sought.emit(tape.oldest)
        elif event.key() == Qt.Key.Key_End:
            self.to_live.emit()
        elif forward or back:
            self._step(tape, here, 1 if forward else -1, event.modifiers())
        else:
            event.ignore()

    def _step(self, tape: TapeView, here: float, way: int, modifiers: Qt.KeyboardModifier) -> None:
        assert tape.oldest is not None
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            start = neighbour(tape, here, way)
            if start is not None:
                self._ask(max(start, tape.oldest))
            elif way > 0:
                self.to_live.emit()
            else:
                self.sought.emit(tape.oldest)
            return
        seconds = 60.0 if modifiers & Qt.KeyboardModifier.ShiftModifier else 10.0
        self._ask(max(tape.oldest, here + way * seconds))

    def _describe(self) -> None:
        heard = self._view.tape.heard
        if heard is None:
            self._telling.show(Running())
            return
        parts = [self._speech.clock(heard)]
        aired = song_at(self._view.tape, heard)
        if aired is not None:
            parts.append(_named(aired.song.title, aired.song.artist))
        behind_s = 0.0 if self._view.live else self._view.behind_s
        if not self._view.live:
            length = self._speech.spoken(behind_s)
            parts.append(self.tr("{length} behind").format(length=length))
        self._telling.show(Running(", ".join(parts), behind_s, ("heard", self._view.live)))

    def _say(self, words: str) -> None:
        """The words and the value change together: `setValue` tells each value to a screen reader,
        also where signals are blocked."""
        self.setAccessibleDescription(words)
        heard = self._view.tape.heard
        if heard is not None:
            blocked = self.blockSignals(True)
            self.setValue(max(0, min(int(SPAN_S), round(heard - (self._now - SPAN_S)))))
            self.blockSignals(blocked)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        measures = self._measures
        track = self.track
        if self.empty:
            self._painter.paint_empty(painter, track, measures.labels, self.devicePixelRatioF())
            painter.end()
            return
        view = self._view
        head = self._drag if self._drag is not None else view.tape.heard
        scene = Scene(
            track=track,
            now=self._now,
            stretches=stretches(view.tape, self._now, cut=self.cut),
            head=head,
            live=self.at_live and self._drag is None,
            cut=self.cut,
            behind=self._behind_words(view),
            radius=measures.radius,
            knob=measures.knob,
            labels=measures.labels,
            hours=measures.hours,
            ratio=self.devicePixelRatioF(),
            taken=self._taken,
        )
        self._painter.paint(painter, scene)
        painter.end()

    def _behind_words(self, view: PlayerView) -> str:
        """How far behind, for the playhead. While the line is down its clock alone is told."""
        if view.live or self.cut or self._drag is not None:
            return ""
        return words.behind(view.behind_s)

    def knob_point(self) -> QPointF | None:
        """Where the playhead's ring is; None while there is none."""
        heard = self._view.tape.heard
        if heard is None:
            return None
        at = self._now if self.at_live else heard
        return QPointF(self.x_of(at), self._measures.top - 5)

    def crowned(self, left: float, right: float) -> bool:
        """Whether the playhead's ring or a star stands above the track between two x, px."""
        knob = self.knob_point()
        marks = [] if knob is None else [knob.x()]
        marks += [self.x_of(aired.start) for aired in self._view.tape.songs if aired.starred]
        return any(left - 8 <= x <= right + 8 for x in marks)

    def kinds(self) -> list[Kind]:
        """The kinds of stretches drawn, oldest first."""
        found = stretches(self._view.tape, self._now, cut=self.cut)
        return [stretch.kind for stretch in found]


def _named(title: str, artist: str) -> str:
    return f"{title}, {artist}" if artist else title
