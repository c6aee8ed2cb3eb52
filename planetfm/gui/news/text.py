"""Words laid out for painting: wrapped to a width, cut after so many lines, kept for the next time.

A headline stays as the site writes it. For layout alone, a number is tied to the word after it
("7 PENERBANGAN"), so that a line never ends in a lonely figure; copied and spoken text is not
touched.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGlyphRun, QPainter, QTextLayout, QTextOption

from planetfm.gui.type import MEDIUM, NORMAL, SEMIBOLD, Style
from planetfm.gui.widgets.lettering import Lettering, of
from planetfm.gui.words import tied

EXCERPT = Lettering(12.5, 18, NORMAL)
LEAD_EXCERPT = Lettering(13.5, 20, NORMAL)
LEAD_READ = Lettering(18, 25, MEDIUM, 0.1)
BYLINE = Lettering(13, 18, NORMAL)
TAB = Lettering(14, 20, MEDIUM)
TAB_ON = Lettering(14, 20, SEMIBOLD)
EMPTY = Lettering(14, 21, NORMAL)

_KEPT = 3000


@dataclass(frozen=True, slots=True)
class Wrapped:
    """Lines ready to draw; `cut` says that the text did not fit and ends in an ellipsis."""

    lines: tuple[str, ...]
    cut: bool


class Typesetter:
    """Wraps and draws text in the design's letterings. One a window, main thread only."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, Lettering, int, int], Wrapped] = OrderedDict()
        self._runs: OrderedDict[tuple[str, Lettering], tuple[QGlyphRun, ...]] = OrderedDict()

    def wrap(self, text: str, style: Style | Lettering, width_px: int, max_lines: int) -> Wrapped:
        """`text` in at most `max_lines` lines of `width_px`, broken between words."""
        lettering = of(style)
        key = (text, lettering, width_px, max_lines)
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            return found
        made = _wrap(tied(text), lettering, width_px, max_lines)
        self._kept[key] = made
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return made

    def draw(
        self,
        painter: QPainter,
        left: float,
        top: float,
        lines: tuple[str, ...],
        style: Style | Lettering,
    ) -> float:
        """Draw `lines` from `top` down in the painter's pen; returns the bottom."""
        lettering = of(style)
        scale = lettering.scale
        metrics = lettering.metrics()
        ascent, descent = metrics.ascent() * scale, metrics.descent() * scale
        if scale == 1.0:
            painter.setFont(lettering.font())
        for line in lines:
            base = round(top + (lettering.line_px - ascent - descent) / 2 + ascent)
            if scale == 1.0:
                painter.drawText(QPointF(left, base), line)
            else:
                for run in self._glyphs(line, lettering):
                    painter.drawGlyphRun(QPointF(left, base), run)
            top += lettering.line_px
        return top

    def _glyphs(self, line: str, lettering: Lettering) -> tuple[QGlyphRun, ...]:
        """A line in a half pixel size, as glyphs: a scaled painter would draw it too thin.

        QFont knows whole pixel sizes only, QRawFont any: the line is shaped at twice the size and
        its glyphs are drawn at the true one.
        """
        key = (line, lettering)
        found = self._runs.get(key)
        if found is not None:
            self._runs.move_to_end(key)
            return found
        scale = lettering.scale
        layout = QTextLayout(line, lettering.font())
        layout.beginLayout()
        shaped = layout.createLine()
        shaped.setLineWidth(1_000_000)
        layout.endLayout()
        runs = []
        for run in layout.glyphRuns():
            face = run.rawFont()
            face.setPixelSize(lettering.size_px)
            made = QGlyphRun()
            made.setRawFont(face)
            made.setGlyphIndexes(run.glyphIndexes())
            made.setPositions([QPointF(at.x() * scale, 0) for at in run.positions()])
            runs.append(made)
        self._runs[key] = tuple(runs)
        if len(self._runs) > _KEPT // 4:
            self._runs.popitem(last=False)
        return tuple(runs)

    def width(self, text: str, style: Style | Lettering) -> float:
        return of(style).width_of(text)


def _wrap(text: str, lettering: Lettering, width_px: int, max_lines: int) -> Wrapped:
    scale = lettering.scale
    room = width_px / scale
    layout = QTextLayout(text, lettering.font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[str] = []
    cut = False
    layout.beginLayout()
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(room)
        start, length = line.textStart(), line.textLength()
        if len(lines) == max_lines - 1 and start + length < len(text):
            # Far more than fits a line, far less than a whole article.
            rest = text[start : start + 300]
            elided = Qt.TextElideMode.ElideRight
            lines.append(lettering.metrics().elidedText(rest, elided, room))
            cut = True
            break
        lines.append(text[start : start + length].rstrip(" "))
    layout.endLayout()
    return Wrapped(tuple(lines), cut)
