"""How the ribbon is drawn: blocks, talk as a thin line, the playhead, the hours, the live edge."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from planetfm.gui.radio.marks import SPAN_S, Kind, Stretch, ten_minutes
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from planetfm.gui.type import BOLD, NORMAL, SEMIBOLD, Style
from planetfm.gui.widgets.lettering import Lettering
from planetfm.gui.widgets.paint import blend, centred, faded, rounded, text, width_of
from planetfm.gui.words import local

translate = QCoreApplication.translate

_HOUR = Lettering(11, 14, NORMAL, tabular=True)
_END = Lettering(11, 14, BOLD, 0.5)
_HEAD = Lettering(12, 14, NORMAL, 0.1, tabular=True)
_HEAD_STRONG = Lettering(12, 14, SEMIBOLD, 0.1, tabular=True)
LABEL_FROM = 34
"""A block shows its label from this width, px."""
NOW_AHEAD = 0.455


@dataclass(frozen=True, slots=True)
class Scene:
    """All that is drawn. `head` is the moment under the playhead, `behind` its first word."""

    track: QRectF
    now: float
    stretches: list[Stretch]
    head: float | None
    live: bool
    cut: bool
    behind: str
    radius: float
    knob: float
    labels: bool
    hours: bool
    ratio: float
    taken: float = 0.0
    """How much of the right end, above the track, something else covers, px."""

    def x(self, at: float) -> float:
        begin = self.now - SPAN_S
        return self.track.left() + (at - begin) / SPAN_S * self.track.width()

    @property
    def head_x(self) -> float | None:
        if self.live:
            return self.track.right()
        return None if self.head is None else self.x(self.head)


class RibbonPainter:
    """Draws a Scene with the colours of the theme that is on."""

    def __init__(self, theme: Theme, speech: Speech) -> None:
        self._theme, self._speech = theme, speech

    def paint(self, painter: QPainter, scene: Scene) -> None:
        for stretch in scene.stretches:
            left, right = scene.x(stretch.start) + 1, scene.x(stretch.end) - 1
            if right - left < 0.5:
                continue
            match stretch.kind:
                case Kind.SONG:
                    self._song(painter, scene, stretch, left, right)
                case Kind.TALK:
                    self._talk(painter, scene, left, right)
                case Kind.CUT:
                    self._hatch(painter, scene, left, right)
                case Kind.MISSING:
                    self._dots(painter, scene, left, right)
        if scene.hours:
            self._hours(painter, scene)
        self._edge(painter, scene)
        self._head(painter, scene)

    def paint_empty(self, painter: QPainter, track: QRectF, words: bool, ratio: float) -> None:
        """A dashed frame that says what will be here; frame alone where there is no room."""
        line = QPen(self._theme.colour("line"), 1)
        line.setDashPattern([3, 2])
        painter.setPen(line)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = min(6.0, track.height() / 2)
        painter.drawRoundedRect(track.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if not words:
            return
        label = translate(
            "Ribbon", "This fills once you play, so that you can go back up to an hour."
        )
        wide = min(width_of(label, Style.SMALL), track.width() - 48)
        left = track.left() + (track.width() - wide - 24) / 2
        icon = self._theme.pixmap("clock", 16, "ink3", ratio)
        centred(painter, QRectF(left, track.top(), 16, track.height()), icon)
        rect = QRectF(left + 24, track.top(), wide + 1, track.height())
        text(painter, rect, label, Style.SMALL, self._theme.hex("ink3"))

    def _song(
        self, painter: QPainter, scene: Scene, stretch: Stretch, left: float, right: float
    ) -> None:
        colour = self._theme.colour
        track, head = scene.track, scene.head_x
        rect = QRectF(left, track.top(), right - left, track.height())
        aired = stretch.aired
        assert aired is not None
        ahead = head is not None and rect.left() >= head - 0.5
        now = head is not None and rect.left() < head <= right + 2 + (4 if scene.live else 0)
        painter.save()
        if now:
            assert head is not None
            self._now_block(painter, scene, rect, head)
            ink, style = "song_now_ink", Style.RIBBON_NOW
        elif ahead:
            rounded(painter, rect, scene.radius, colour("ahead"))
            if scene.track.height() > 10:
                self._dashed(painter, rect, scene.radius)
            ink, style = "ink2", Style.RIBBON
        else:
            rounded(painter, rect, scene.radius, colour("song"))
            ink, style = "song_ink", Style.RIBBON
        begins = stretch.start <= max(aired.start, scene.now - SPAN_S) + 0.5
        if begins and not now and scene.track.height() > 10:
            clip = QPainterPath()
            clip.addRoundedRect(rect, scene.radius, scene.radius)
            bar = QPainterPath()
            bar.addRect(QRectF(rect.left(), rect.top(), 3, rect.height()))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("song_mark"))
            painter.drawPath(clip.intersected(bar))
        painter.restore()
        if aired.starred and begins and scene.knob:
            star = self._theme.pixmap("star-filled", 11, "amber_fill", scene.ratio)
            painter.drawPixmap(QPointF(round(left), track.top() - 13), star)
        if scene.labels and rect.width() >= LABEL_FROM:
            end = right - 4
            if now and head is not None and not scene.live:
                end = min(end, head - 3)
            room = QRectF(left + 9, track.top(), end - left - 9, track.height())
            if room.width() > 12:
                text(painter, room, aired.song.title, style, self._theme.hex(ink))

    def _now_block(self, painter: QPainter, scene: Scene, rect: QRectF, head: float) -> None:
        colour = self._theme.colour
        if scene.live or head >= rect.right():
            rounded(painter, rect, scene.radius, colour("song_now"))
            return
        later = blend(colour("ahead"), colour("song_now"), NOW_AHEAD)
        rounded(painter, rect, scene.radius, later)
        clip = QPainterPath()
        clip.addRoundedRect(rect, scene.radius, scene.radius)
        heard = QPainterPath()
        heard.addRect(QRectF(rect.left(), rect.top(), head - rect.left(), rect.height()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("song_now"))
        painter.drawPath(clip.intersected(heard))

    def _dashed(self, painter: QPainter, rect: QRectF, radius: float) -> None:
        pen = QPen(self._theme.colour("ahead_line"), 1)
        pen.setDashPattern([3, 2])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _talk(self, painter: QPainter, scene: Scene, left: float, right: float) -> None:
        track, head = scene.track, scene.head_x
        tall = min(6.0, track.height())
        rect = QRectF(left, track.center().y() - tall / 2, right - left, tall)
        colour = self._theme.colour
        if head is None or scene.live or right <= head:
            rounded(painter, rect, tall / 2, colour("talk"))
        elif left >= head:
            rounded(painter, rect, tall / 2, colour("ahead_line"))
        else:
            rounded(painter, rect, tall / 2, colour("ahead_line"))
            rect.setRight(head)
            rounded(painter, rect, tall / 2, colour("talk"))

    def _dots(self, painter: QPainter, scene: Scene, left: float, right: float) -> None:
        middle = scene.track.center().y()
        count = int((right - left - 2) // 7) + 1 if right - left >= 2 else 0
        pen = QPen(faded(self._theme.colour("field"), 0.7), 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPoints([QPointF(left + 1 + 7 * place, middle) for place in range(count)])

    def _hatch(self, painter: QPainter, scene: Scene, left: float, right: float) -> None:
        track = scene.track
        rect = QRectF(left, track.top(), right - left, track.height())
        if rect.width() <= 1:
            return
        colour = self._theme.colour
        clip = QPainterPath()
        clip.addRoundedRect(rect, min(scene.radius, 3), min(scene.radius, 3))
        painter.save()
        painter.fillPath(clip, QBrush(colour("amber_tint")))
        painter.setClipPath(clip)
        painter.setPen(QPen(colour("amber_line"), 2.2))
        x = rect.left() - track.height()
        while x < rect.right():
            painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + track.height(), rect.top()))
            x += 8
        painter.restore()

    def _hours(self, painter: QPainter, scene: Scene) -> None:
        colour = self._theme.colour
        offset = local(scene.now, self._speech.zone).utcoffset()
        seconds = offset.total_seconds() if offset is not None else 0.0
        bottom = scene.track.bottom()
        word = translate("Ribbon", "CUT OFF") if scene.cut else translate("Ribbon", "LIVE")
        end = _END.width_of(word)
        for at in ten_minutes(scene.now, seconds):
            x = scene.x(at)
            label = self._speech.clock(at)
            wide = _HOUR.width_of(label)
            if (
                scene.track.right() - x < max(60, end + wide / 2 + 6)
                or x - wide / 2 < scene.track.left()
            ):
                continue
            painter.fillRect(QRectF(x - 0.75, bottom + 2, 1.5, 4), colour("field"))
            rect = QRectF(x - wide / 2, bottom + 7, wide + 2, 14)
            text(painter, rect, label, _HOUR, colour("ink3"))
        if scene.live or scene.cut or scene.head is not None:
            rect = QRectF(scene.track.right() - end, bottom + 7, end + 2, 14)
            text(painter, rect, word, _END, colour("amber" if scene.cut else "coral"))

    def _edge(self, painter: QPainter, scene: Scene) -> None:
        """The live edge: coral; amber and dashed while the line is down; none while stopped."""
        if scene.head is None and not scene.cut:
            return
        track = scene.track
        reach = 3.0 if scene.knob == 0 else 5.0
        x = track.right() if scene.knob else track.right() - 0.5
        top, bottom = track.top() - reach, track.bottom() + min(4.0, reach)
        painter.setPen(Qt.PenStyle.NoPen)
        if not scene.cut:
            painter.setBrush(self._theme.colour("coral"))
            painter.drawRoundedRect(QRectF(x - 1.5, top, 3, bottom - top), 1.5, 1.5)
            return
        painter.setBrush(self._theme.colour("amber_fill"))
        y = top
        while y < bottom - 1:
            painter.drawRoundedRect(QRectF(x - 1.5, y, 3, 5), 1.5, 1.5)
            y += 8

    def _head(self, painter: QPainter, scene: Scene) -> None:
        x = scene.head_x
        if x is None:
            return
        track = scene.track
        colour = self._theme.colour("coral" if scene.live else "ink")
        if not scene.knob:
            if not scene.live:
                painter.fillRect(QRectF(round(x) - 1, track.top() - 3, 2, 12), colour)
            return
        if not scene.live:
            x = round(x)
            line = QRectF(x - 1, track.top() - 5, 2, track.height() + 9)
            painter.fillRect(line, colour)
        middle = QPointF(x, track.top() - 5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(middle, scene.knob / 2, scene.knob / 2)
        painter.setBrush(self._theme.colour("side"))
        painter.drawEllipse(middle, 2.5, 2.5)
        if not scene.live and scene.labels and scene.head is not None:
            self._head_label(painter, scene, x)

    def _head_label(self, painter: QPainter, scene: Scene, x: float) -> None:
        """ "−12:40 · 17.07" left of the playhead; right of it where there is no room."""
        assert scene.head is not None
        clock = self._speech.clock(scene.head)
        parts: list[tuple[str, Lettering, QColor]] = []
        colour = self._theme.colour
        if scene.behind:
            parts = [
                (scene.behind, _HEAD_STRONG, colour("amber")),
                (" · ", _HEAD, colour("ink3")),
                (clock, _HEAD, colour("ink3")),
            ]
        else:
            parts = [(clock, _HEAD_STRONG, colour("ink"))]
        wide = sum(style.width_of(part) for part, style, _ in parts)
        gap = scene.knob / 2 + 7
        left = min(x - gap, scene.track.right() - scene.taken) - wide
        if left < scene.track.left():
            left = x + gap
        top = scene.track.top() - 5 - 7
        # A star may stand where the label goes: the label is what counts.
        ground = QRectF(left - 2, top, wide + 4, 14)
        painter.fillRect(ground.adjusted(0, 0, 0, -2), colour("side"))
        for part, style, ink in parts:
            left += text(painter, QRectF(left, top, wide, 14), part, style, ink, elide=False)
