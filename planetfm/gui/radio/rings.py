"""The rings are the signal: where they stand and how strong they are, and the busy arc.

Geometry is a pure function of the phase (0 to 1, one gap outward), so that a test can look at it
and a still picture needs no clock.
"""

from __future__ import annotations

import enum
import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QRadialGradient

ALPHAS = (0.62, 0.44, 0.30, 0.19)
PERIOD_S = 4.0
"""One gap outward takes this long."""
TURN_S = 1.6
"""The busy arc goes round once in this time."""
LINE_PX = 1.5

BAND_PX = 64
"""Qt spreads a fill of 96 rows or more over threads. Waking them for a picture as small as the
rings takes half as much again as painting it does (0.27 ms of processor against 0.18)."""


class Rings(enum.Enum):
    LIVE = "live"  # four, moving while sound plays
    FAINT = "faint"  # two: paused or stopped
    DASHED = "dashed"  # reconnecting
    DIM = "dim"  # searching
    NONE = "none"


_STRENGTH = {Rings.LIVE: 1.0, Rings.FAINT: 0.55, Rings.DASHED: 1.0, Rings.DIM: 0.5}


@dataclass(frozen=True, slots=True)
class Sun:
    """What the rings stand round: its radius, the gap between rings, how many there are."""

    radius: float
    gap: float = 22.0
    rings: int = 4


def ring_radius(index: float, sun: Sun) -> float:
    """The radius of ring `index` (a fraction while rings move), px."""
    return sun.radius + 16 + sun.gap * index * (1 + 0.06 * index)


def ring_alpha(index: float, rings: int = 4) -> float:
    """The strength of ring `index`: the table's at whole numbers, straight lines between."""
    if index <= 0:
        return ALPHAS[0] * max(0.0, 1 + index)
    low = int(index)
    if low >= rings:
        return 0.0
    high = ALPHAS[low + 1] if low + 1 < rings else 0.0
    return ALPHAS[low] + (high - ALPHAS[low]) * (index - low)


def rings_at(rings: Rings, phase: float, sun: Sun) -> list[tuple[float, float]]:
    """(radius px, alpha) of every ring to draw."""
    if rings is Rings.NONE:
        return []
    strength = _STRENGTH[rings]
    count = min(2, sun.rings) if rings is Rings.FAINT else sun.rings
    if rings is not Rings.LIVE or phase == 0:
        return [(ring_radius(i, sun), ALPHAS[i] * strength) for i in range(count)]
    found = [(ring_radius(i + phase, sun), ring_alpha(i + phase, count)) for i in range(-1, count)]
    return [(radius, alpha) for radius, alpha in found if radius > sun.radius and alpha > 0.01]


def paint_rings(
    painter: QPainter, centre: QPointF, rings: Rings, phase: float, sun: Sun, colour_of_sun: str
) -> None:
    """Draw the rings round `centre`; the caller clips to the sky."""
    drawn = rings_at(rings, phase, sun)
    if rings is Rings.DASHED:
        _paint_dashed(painter, centre, drawn, colour_of_sun)
    elif drawn:
        _paint_whole(painter, centre, drawn, colour_of_sun)


def _paint_dashed(
    painter: QPainter, centre: QPointF, drawn: list[tuple[float, float]], colour_of_sun: str
) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for radius, alpha in drawn:
        pen = QPen(_faded(colour_of_sun, alpha), LINE_PX)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([4 / LINE_PX, 6 / LINE_PX])  # told in pen widths
        painter.setPen(pen)
        painter.drawEllipse(centre, radius, radius)


def _paint_whole(
    painter: QPainter, centre: QPointF, drawn: list[tuple[float, float]], colour_of_sun: str
) -> None:
    """All rings are one radial gradient, each a line with soft edges of a device pixel. They are
    drawn five times a second: 0.18 ms a time, where five ellipses took 1.9 (measured)."""
    half, soft = LINE_PX / 2, 0.5 / painter.device().devicePixelRatioF()
    reach = drawn[-1][0] + LINE_PX
    gradient = QRadialGradient(centre, reach)
    for radius, alpha in drawn:
        clear, line = _faded(colour_of_sun, 0.0), _faded(colour_of_sun, alpha)
        gradient.setColorAt((radius - half - soft) / reach, clear)
        gradient.setColorAt((radius - half + soft) / reach, line)
        gradient.setColorAt((radius + half - soft) / reach, line)
        gradient.setColorAt((radius + half + soft) / reach, clear)
    left, top = centre.x() - reach, centre.y() - reach
    rows = BAND_PX / painter.device().devicePixelRatioF()
    # The gradient is soft by itself; smoothed edges would show where two bands meet.
    smooth = QPainter.RenderHint.Antialiasing
    painter.setRenderHint(smooth, False)
    for band in range(math.ceil(2 * reach / rows)):
        painter.fillRect(QRectF(left, top + band * rows, 2 * reach, rows), gradient)
    painter.setRenderHint(smooth)


def _faded(colour: str, alpha: float) -> QColor:
    made = QColor(colour)
    made.setAlphaF(alpha)
    return made


def paint_arc(
    painter: QPainter, centre: QPointF, radius: float, colour: QColor | str, turn: float
) -> None:
    """The busy arc of 100 degrees; `turn` 0 to 1 is how far it has gone round."""
    pen = QPen(QColor(colour), 3)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    # Qt counts sixteenths of a degree, counterclockwise from three o'clock.
    start = 70 - 360 * turn
    painter.drawArc(box, round(start * 16), -100 * 16)


def paint_steady_dots(
    painter: QPainter, centre: QPointF, radius: float, colour: QColor | str
) -> None:
    """What stands for the arc under reduced motion: three dots that do not move."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    for degrees in (-90, -70, -50):
        angle = math.radians(degrees + 70)
        point = QPointF(
            centre.x() + radius * math.cos(angle), centre.y() + radius * math.sin(angle)
        )
        painter.drawEllipse(point, 2.5, 2.5)
