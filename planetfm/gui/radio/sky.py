"""The Bali Strait under Banyuwangi's hour: sky, hills and sea, painted once to a pixmap.

Four skies by the station's own clock, the same in both themes. The picture comes in two layers so
that the rings can rise between them: `back` is sky, stars and sea, `hills` covers the rings' feet.
"""

from __future__ import annotations

import enum
import math
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QLinearGradient,
    QPainter,
    QPixmap,
    QPolygonF,
)

from planetfm.core.settings import Sky as SkyChoice


class Hour(enum.Enum):
    FAJAR = "fajar"
    SIANG = "siang"
    SENJA = "senja"
    MALAM = "malam"


@dataclass(frozen=True, slots=True)
class Sky:
    """The colours of one hour. `stops` run from the top of the sky to the horizon."""

    stops: tuple[tuple[float, str], ...]
    far: str
    near: str
    sea: tuple[str, str]
    sun: str
    glyph: str
    stars: bool = False


SKIES = {
    Hour.FAJAR: Sky(
        ((0, "#1A3562"), (0.40, "#41588D"), (0.66, "#A97490"), (0.84, "#EC9170"), (1, "#FFC888")),
        "#6A527F",
        "#41386B",
        ("#3B3F74", "#151B3D"),
        "#FFF2D9",
        "#1B2450",
    ),
    Hour.SIANG: Sky(
        ((0, "#1B5488"), (0.55, "#3B8ABB"), (1, "#A6D5DB")),
        "#4E93A8",
        "#2C6881",
        ("#175E7A", "#0B2F4B"),
        "#FFF8E6",
        "#0F3A5C",
    ),
    Hour.SENJA: Sky(
        ((0, "#241C4A"), (0.40, "#5A2F66"), (0.68, "#AE4663"), (0.86, "#E9774F"), (1, "#FBB562")),
        "#5D2E5E",
        "#38204D",
        ("#4A2A58", "#17112E"),
        "#FFEBC4",
        "#2A1A4C",
    ),
    Hour.MALAM: Sky(
        ((0, "#080D22"), (0.6, "#152150"), (1, "#30488A")),
        "#1F2F64",
        "#131F4A",
        ("#15214C", "#0A0F26"),
        "#F4EAD2",
        "#131D45",
        stars=True,
    ),
}

_STARTS = ((4.5, Hour.FAJAR), (6.5, Hour.SIANG), (16.5, Hour.SENJA), (18.5, Hour.MALAM))


def hour_of(local: datetime) -> Hour:
    """Which sky stands over the station at its wall-clock time `local`."""
    at = local.hour + local.minute / 60
    found = Hour.MALAM
    for start, hour in _STARTS:
        if at >= start:
            found = hour
    return found


HOUR_OF_SKY = {
    SkyChoice.DAWN: Hour.FAJAR,
    SkyChoice.DAY: Hour.SIANG,
    SkyChoice.DUSK: Hour.SENJA,
    SkyChoice.NIGHT: Hour.MALAM,
}


def shown_hour(choice: str, local: datetime) -> Hour:
    """The sky to paint: `choice` is the value of a `core.settings.Sky`, where "hour" stands for the
    one of the station's wall-clock time `local`."""
    return HOUR_OF_SKY.get(SkyChoice(choice)) or hour_of(local)


def to_next_hour_s(local: datetime) -> float:
    """Seconds until the sky changes, from the station's wall-clock time."""
    at = local.hour * 3600 + local.minute * 60 + local.second
    starts = [start * 3600 for start, _ in _STARTS]
    return next((start - at for start in starts if start > at), starts[0] + 24 * 3600 - at)


_FAR = (
    (0.0, 12), (0.06, 17), (0.13, 25), (0.19, 33), (0.235, 38), (0.275, 34), (0.33, 24),
    (0.40, 15), (0.47, 10), (0.56, 9), (0.64, 13), (0.71, 20), (0.77, 25), (0.83, 22),
    (0.90, 14), (1.0, 8),
)  # fmt: skip
_NEAR = (
    (0.0, 5), (0.08, 8), (0.17, 6), (0.28, 9), (0.36, 5), (0.48, 3), (0.60, 4), (0.70, 7),
    (0.80, 11), (0.89, 15), (0.95, 13), (1.0, 16),
)  # fmt: skip
# (x as a fraction of the width, y as a fraction of the sky, radius px, alpha)
_STARS = (
    (0.366, 0.292, 0.9, 0.9), (0.883, 0.731, 1.3, 0.85), (0.615, 0.197, 1.3, 0.85),
    (0.765, 0.356, 0.7, 0.65), (0.052, 0.653, 0.9, 0.8), (0.498, 0.028, 0.6, 0.65),
    (0.755, 0.461, 0.9, 0.75), (0.428, 0.250, 1.0, 0.85), (0.729, 0.452, 0.7, 0.7),
    (0.923, 0.585, 0.9, 0.7), (0.698, 0.046, 0.9, 0.7), (0.922, 0.685, 0.6, 0.45),
    (0.688, 0.202, 0.9, 0.7), (0.912, 0.771, 0.6, 0.65), (0.939, 0.336, 0.8, 0.65),
    (0.885, 0.770, 0.8, 0.65), (0.021, 0.764, 0.7, 0.65), (0.078, 0.346, 0.5, 0.35),
    (0.118, 0.416, 0.6, 0.5), (0.131, 0.584, 0.8, 0.55), (0.882, 0.338, 0.6, 0.55),
    (0.421, 0.164, 0.8, 0.65), (0.837, 0.282, 0.6, 0.4), (0.729, 0.747, 0.5, 0.4),
    (0.001, 0.782, 0.5, 0.4), (0.515, 0.140, 0.6, 0.6), (0.138, 0.785, 0.9, 0.8),
    (0.862, 0.540, 0.8, 0.7), (0.797, 0.747, 0.5, 0.5), (0.010, 0.210, 0.5, 0.3),
    (0.997, 0.187, 0.8, 0.5), (0.364, 0.360, 0.6, 0.5), (0.590, 0.300, 0.6, 0.4),
    (0.180, 0.060, 0.6, 0.45), (0.270, 0.130, 0.7, 0.5), (0.330, 0.470, 0.6, 0.5),
    (0.640, 0.620, 0.6, 0.45), (0.230, 0.390, 0.8, 0.55), (0.560, 0.440, 0.6, 0.4),
    (0.860, 0.080, 0.6, 0.5), (0.955, 0.480, 0.7, 0.5), (0.450, 0.600, 0.6, 0.4),
)  # fmt: skip


def paint_back(sky: Sky, width: int, height: int, horizon: int, ratio: float) -> QPixmap:
    """Sky, stars and sea for a stage of the given size in logical px."""
    pixmap, painter = _canvas(width, height, ratio)
    whole = pixmap.deviceIndependentSize()
    air = QLinearGradient(0, 0, 0, horizon)
    for place, colour in sky.stops:
        air.setColorAt(place, QColor(colour))
    painter.fillRect(QRectF(0, 0, whole.width(), horizon), QBrush(air))
    water = QLinearGradient(0, horizon, 0, horizon + (height - horizon) * 0.75)
    water.setColorAt(0, QColor(sky.sea[0]))
    water.setColorAt(1, QColor(sky.sea[1]))
    painter.fillRect(QRectF(0, horizon, whole.width(), whole.height() - horizon), QBrush(water))
    if sky.stars:
        painter.setPen(Qt.PenStyle.NoPen)
        for x, y, radius, alpha in _STARS:
            white = QColor("#FFFFFF")
            white.setAlphaF(alpha)
            painter.setBrush(white)
            painter.drawEllipse(QPointF(x * width, y * horizon), radius, radius)
    painter.end()
    return pixmap


def ridge_top(horizon: int, rise: float = 1.0) -> int:
    """From where down the hills of `paint_hills` cover anything, px: above it they are clear. A
    multiple of four, which is a whole device pixel at every quarter of a ratio."""
    highest = max(up for _, up in _FAR)
    return int(horizon - highest * rise) // 4 * 4


def paint_hills(
    sky: Sky, width: int, horizon: int, ratio: float, rise: float = 1.0, *, span: float = 0.0
) -> QPixmap:
    """The two ridges on a clear ground, `horizon` px high; `rise` scales their height.

    `span` is the width the ridge is drawn for, when a narrower picture shows all of it squeezed.
    """
    pixmap, painter = _canvas(width, horizon, ratio)
    painter.setPen(Qt.PenStyle.NoPen)
    for ridge, colour in ((_FAR, sky.far), (_NEAR, sky.near)):
        line = [QPointF(x * (span or width), horizon - up * rise) for x, up in ridge]
        shape = QPolygonF([QPointF(0, horizon), *line, QPointF(span or width, horizon)])
        painter.setBrush(QColor(colour))
        painter.drawPolygon(shape)
    painter.end()
    return pixmap


def _canvas(width: int, height: int, ratio: float) -> tuple[QPixmap, QPainter]:
    """Of whole device pixels: where the stage ends within one, the picture covers that too."""
    pixmap = QPixmap(math.ceil(width * ratio), math.ceil(height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return pixmap, painter
