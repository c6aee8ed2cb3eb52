"""The brushes of the demo station's pictures: skies, hills, water, smoke, trees, people.

Everything is drawn in a space of 1280x720 on a canvas twice that size and scaled down at the end,
which makes edges smoother than Qt's own antialiasing. Chance comes from a seed per picture, so
that a picture drawn twice is the same picture.
"""

from __future__ import annotations

import io
import math
import random
from collections.abc import Sequence
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QRadialGradient,
)

WIDTH, HEIGHT = 1280, 720
_SCALE = 2
SIZE_CAP_BYTES = 118_000
Point = tuple[float, float]


def color(text: str, alpha: float = 1.0) -> QColor:
    made = QColor(text)
    made.setAlphaF(alpha)
    return made


def mix(a: str, b: str, part: float) -> str:
    """The colour `part` of the way from a to b."""
    x, y = QColor(a), QColor(b)
    return QColor(
        round(x.red() + (y.red() - x.red()) * part),
        round(x.green() + (y.green() - x.green()) * part),
        round(x.blue() + (y.blue() - x.blue()) * part),
    ).name()


def shade(y0: float, y1: float, *stops: str | QColor) -> QBrush:
    """A vertical gradient between two heights."""
    gradient = QLinearGradient(0, y0, 0, y1)
    for i, stop in enumerate(stops):
        gradient.setColorAt(i / max(1, len(stops) - 1), QColor(stop))
    return QBrush(gradient)


class Canvas:
    """One picture in the making."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.image = QImage(
            WIDTH * _SCALE, HEIGHT * _SCALE, QImage.Format.Format_ARGB32_Premultiplied
        )
        self.image.fill(Qt.GlobalColor.white)
        self.p = QPainter(self.image)
        self.p.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.p.scale(_SCALE, _SCALE)
        self.p.setPen(Qt.PenStyle.NoPen)

    # -- plain shapes ------------------------------------------------------------------------

    def fill(self, brush: QBrush | QColor | str) -> None:
        self.p.setPen(Qt.PenStyle.NoPen)
        self.p.setBrush(brush if isinstance(brush, QBrush) else QBrush(QColor(brush)))

    def rect(self, x: float, y: float, w: float, h: float, brush: QBrush | QColor | str,
             radius: float = 0) -> None:  # fmt: skip
        self.fill(brush)
        self.p.drawRoundedRect(QRectF(x, y, w, h), radius, radius)

    def oval(self, x: float, y: float, rx: float, ry: float, brush: QBrush | QColor | str) -> None:
        self.fill(brush)
        self.p.drawEllipse(QPointF(x, y), rx, ry)

    def poly(self, points: Sequence[Point], brush: QBrush | QColor | str) -> None:
        self.fill(brush)
        self.p.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))

    def line(self, points: Sequence[Point], ink: QColor | str, width: float) -> None:
        pen = QPen(QColor(ink), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self.p.setPen(pen)
        self.p.setBrush(Qt.BrushStyle.NoBrush)
        self.p.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))
        self.p.setPen(Qt.PenStyle.NoPen)

    def curve(self, start: Point, *arcs: tuple[Point, Point], brush: QBrush | QColor | str | None
              = None, ink: QColor | str | None = None, width: float = 1) -> None:  # fmt: skip
        """A path of quadratic arcs (control, end), filled or inked."""
        path = QPainterPath(QPointF(*start))
        for control, end in arcs:
            path.quadTo(QPointF(*control), QPointF(*end))
        if brush is not None:
            self.fill(brush)
            self.p.drawPath(path)
        if ink is not None:
            pen = QPen(QColor(ink), width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            self.p.setPen(pen)
            self.p.setBrush(Qt.BrushStyle.NoBrush)
            self.p.drawPath(path)
            self.p.setPen(Qt.PenStyle.NoPen)

    # -- air ---------------------------------------------------------------------------------

    def sky(self, bottom: float, *stops: str) -> None:
        self.rect(0, 0, WIDTH, bottom, shade(0, bottom, *stops))

    def glow(self, x: float, y: float, r: float, ink: str, alpha: float, squash: float = 1) -> None:
        """Soft light: a disc that fades to nothing."""
        gradient = QRadialGradient(0, 0, r)
        for at, part in ((0.0, 1.0), (0.35, 0.55), (0.7, 0.16), (1.0, 0.0)):
            gradient.setColorAt(at, color(ink, alpha * part))
        self.p.save()
        self.p.translate(x, y)
        self.p.scale(1, squash)
        self.oval(0, 0, r, r, QBrush(gradient))
        self.p.restore()

    def cloud(self, x: float, y: float, w: float, ink: str, alpha: float) -> None:
        """A long cloud of overlapping soft discs, flatter below."""
        for _ in range(26):
            at = self.rng.gauss(0, 0.26)
            r = w * 0.19 * (1 - min(0.8, abs(at) * 1.3)) * self.rng.uniform(0.6, 1.15)
            self.glow(x + at * w, y - r * 0.10 * self.rng.random(), r, ink, alpha * 0.5, 0.36)

    def clouds(self, count: int, y0: float, y1: float, ink: str, alpha: float,
               w: tuple[float, float] = (180, 480)) -> None:  # fmt: skip
        for _ in range(count):
            self.cloud(self.rng.uniform(-60, WIDTH + 60), self.rng.uniform(y0, y1),
                       self.rng.uniform(*w), ink, alpha * self.rng.uniform(0.6, 1))  # fmt: skip

    def smoke(self, path: list[Point], r0: float, r1: float, inks: tuple[str, str],
              alpha: float) -> None:  # fmt: skip
        """A plume along a path, growing from r0 to r1, lit on its upper side."""
        steps = 70
        for i in range(steps, -1, -1):
            part = i / steps * (len(path) - 1)
            k = min(len(path) - 2, int(part))
            f = part - k
            x = path[k][0] + (path[k + 1][0] - path[k][0]) * f
            y = path[k][1] + (path[k + 1][1] - path[k][1]) * f
            r = r0 + (r1 - r0) * i / steps
            fade = alpha * (1 - 0.65 * i / steps)
            for _ in range(4):
                dx, dy = self.rng.gauss(0, r * 0.42), self.rng.gauss(0, r * 0.32)
                ink = inks[0] if dy > -r * 0.1 else inks[1]
                self.glow(x + dx, y + dy, r * self.rng.uniform(0.55, 1.0), ink, fade * 0.55)

    def mist(self, y: float, height: float, ink: str, alpha: float) -> None:
        brush = shade(y - height, y + height, color(ink, 0), color(ink, alpha), color(ink, 0))
        self.rect(0, y - height, WIDTH, height * 2, brush)

    def birds(self, count: int, x: float, y: float, spread: float, ink: str) -> None:
        for _ in range(count):
            bx, by = x + self.rng.gauss(0, spread), y + self.rng.gauss(0, spread * 0.3)
            s = self.rng.uniform(5, 9)
            self.curve((bx - s, by - s * 0.4), ((bx - s * 0.4, by - s * 0.7), (bx, by)),
                       ((bx + s * 0.4, by - s * 0.7), (bx + s, by - s * 0.4)),
                       ink=ink, width=1.6)  # fmt: skip

    # -- land and water ----------------------------------------------------------------------

    def ridge(self, y: float, height: float, top: str, bottom: str, *, step: float = 6,
              rough: float = 0.5, floor: float = HEIGHT) -> None:  # fmt: skip
        """A far hill line: sines of chance phase plus a little roughness."""
        waves = [(self.rng.uniform(0.6, 1.4) * f, self.rng.uniform(0, 6.3), 1 / f)
                 for f in (1, 2, 3.1, 5.3, 9)]  # fmt: skip
        points: list[Point] = [(-10, floor)]
        x = -10.0
        while x <= WIDTH + 10:
            t = x / WIDTH * math.tau * 0.8
            level = sum(math.sin(t * f + ph) * a for f, ph, a in waves) / 2.1
            points.append((x, y - height * (0.5 + 0.5 * level) - self.rng.uniform(0, rough * 3)))
            x += step
        points.append((WIDTH + 10, floor))
        self.poly(points, shade(y - height, y + height * 0.6, top, bottom))

    def volcano(self, x: float, peak: float, base: float, half: float, crater: float,
                light: str, dark: str, sun: int = -1) -> None:  # fmt: skip
        """A cone with concave flanks, gullies, and its lit side towards `sun` (-1 left)."""

        def flank(side: int, part: float) -> Point:
            # part 0 at the rim, 1 at the foot; steep above, spreading below
            return (x + side * (crater + (half - crater) * part**1.7), peak + (base - peak) * part)

        left = [flank(-1, i / 30) for i in range(31)]
        right = [flank(1, i / 30) for i in range(31)]
        rim = [(x - crater, peak), (x - crater * 0.4, peak + 7), (x + crater * 0.3, peak + 4),
               (x + crater, peak - 3)]  # fmt: skip
        self.poly([*reversed(left), *rim, *right], shade(peak, base, mix(light, dark, 0.35), dark))
        gradient = QLinearGradient(x - half * 0.6, 0, x + half * 0.6, 0)
        near, far = (0.0, 1.0) if sun < 0 else (1.0, 0.0)
        gradient.setColorAt(near, color(light, 0.55))
        gradient.setColorAt(0.5, color(light, 0.12))
        gradient.setColorAt(far, color("#101830", 0.30))
        self.poly([*reversed(left), *rim, *right], QBrush(gradient))
        for _ in range(26):
            side = self.rng.choice((-1, 1))
            spread = self.rng.uniform(0.05, 0.85)
            points = []
            for i in range(3, 26):
                px, py = flank(side, i / 30)
                points.append((x + (px - x) * spread + self.rng.uniform(-2, 2), py))
            lit = side == sun
            ink = color("#fff2dc", 0.10) if lit else color("#0a1024", 0.13)
            cut = self.rng.randint(0, 8)
            self.line(points[cut : cut + self.rng.randint(7, 14)], ink, self.rng.uniform(2, 6))

    def water(self, y0: float, y1: float, top: str, bottom: str, glint: str, count: int = 170,
              alpha: float = 0.35) -> None:  # fmt: skip
        self.rect(0, y0, WIDTH, y1 - y0, shade(y0, y1, top, bottom))
        for _ in range(count):
            part = self.rng.random() ** 1.6
            y = y0 + 3 + (y1 - y0 - 3) * part
            w = 14 + 90 * part * self.rng.uniform(0.5, 1.2)
            x = self.rng.uniform(-40, WIDTH)
            ink = color(glint if self.rng.random() < 0.6 else bottom, alpha * self.rng.random())
            self.curve((x, y), ((x + w / 2, y - 2 - 3 * part), (x + w, y)),
                       ink=ink, width=1 + 2 * part)  # fmt: skip

    def sun_path(self, x: float, y0: float, y1: float, ink: str, spread: float = 1.0) -> None:
        """The broken reflection of a low sun on water."""
        y = y0 + 2
        while y < y1:
            part = (y - y0) / (y1 - y0)
            for _ in range(3):
                w = self.rng.uniform(14, 46) * (0.7 + part * 1.6) * spread
                dx = self.rng.gauss(0, 16 + 46 * part * spread)
                self.rect(
                    x + dx - w / 2,
                    y,
                    w,
                    1.4 + 2.2 * part,
                    color(ink, self.rng.uniform(0.2, 0.75) * (1 - 0.5 * part)),
                    1.5,
                )
            y += 3.4 + 5 * part

    # -- growing things ------------------------------------------------------------------------

    def palm(self, x: float, y: float, h: float, ink: str, lean: float = 0.15) -> None:
        tip = (x + h * lean, y - h)
        self.curve((x - h * 0.02, y), ((x + h * lean * 0.2, y - h * 0.6), tip),
                   ((x + h * lean * 0.35, y - h * 0.55), (x + h * 0.028, y)),
                   brush=mix(ink, "#6b4a30", 0.35))  # fmt: skip
        for i in range(11):
            angle = math.radians(-200 + i * 22 + self.rng.uniform(-7, 7))
            length = h * self.rng.uniform(0.34, 0.46)
            ex = tip[0] + math.cos(angle) * length
            ey = tip[1] + math.sin(angle) * length * 0.55 + length * 0.34
            cx = tip[0] + math.cos(angle) * length * 0.55
            cy = tip[1] + math.sin(angle) * length * 0.75 - length * 0.12
            self.curve(tip, ((cx, cy), (ex, ey)), ((cx, cy + length * 0.20), tip),
                       brush=mix(ink, "#9ccf6a", self.rng.uniform(0, 0.25)))  # fmt: skip

    def tree(self, x: float, y: float, r: float, light: str, dark: str) -> None:
        """A round tree: discs from dark to light, lit from the upper left."""
        self.rect(x - r * 0.07, y - r * 0.9, r * 0.14, r * 0.9, mix(dark, "#4a3524", 0.6), 2)
        cy = y - r * 1.25
        for i in range(34):
            part = i / 34
            a, d = self.rng.uniform(0, math.tau), self.rng.random() ** 0.6 * r * 0.75
            dx, dy = math.cos(a) * d, math.sin(a) * d * 0.75
            lit = min(1.0, max(0.0, 0.5 - dx / r * 0.3 - dy / r * 0.6)) * part
            rr = r * self.rng.uniform(0.20, 0.36)
            self.oval(x + dx, cy + dy, rr, rr * 0.88, mix(dark, light, lit))

    def grass(self, y0: float, y1: float, count: int, inks: tuple[str, ...]) -> None:
        for _ in range(count):
            part = self.rng.random()
            x, y = self.rng.uniform(0, WIDTH), y0 + (y1 - y0) * part
            h = 5 + 16 * part
            self.curve((x, y), ((x + h * 0.1, y - h * 0.6),
                       (x + self.rng.uniform(-0.5, 0.5) * h, y - h)),
                       ink=color(self.rng.choice(inks), 0.75), width=1.2 + part)  # fmt: skip

    # -- people and ground ----------------------------------------------------------------------

    def shadow(self, x: float, y: float, rx: float, ry: float, alpha: float = 0.3) -> None:
        self.glow(x, y, rx, "#0a0f1e", alpha * 1.6, ry / rx)

    def person(self, x: float, y: float, h: float, shirt: str, legs: str, skin: str = "#8a5a3c",
               hair: str = "#1c1512", *, wave: bool = False, hat: str | None = None,
               skirt: bool = False) -> None:  # fmt: skip
        """Someone standing with their feet at (x, y), h high."""
        u = h / 10
        self.shadow(x, y, u * 2.4, u * 0.6, 0.28)
        if skirt:
            self.poly([(x - u * 0.9, y - u * 4.6), (x + u * 0.9, y - u * 4.6),
                       (x + u * 1.15, y - u * 0.3), (x - u * 1.15, y - u * 0.3)], legs)  # fmt: skip
        else:
            self.rect(x - u * 0.85, y - u * 4.8, u * 0.75, u * 4.7, legs, u * 0.3)
            self.rect(x + u * 0.10, y - u * 4.8, u * 0.75, u * 4.7, legs, u * 0.3)
        arm = mix(shirt, "#000000", 0.12)
        self.line([(x - u * 1.05, y - u * 7.4), (x - u * 1.35, y - u * 5.2)], arm, u * 0.62)
        if wave:
            self.line([(x + u, y - u * 7.4), (x + u * 1.9, y - u * 9.1)], arm, u * 0.6)
            self.oval(x + u * 2.0, y - u * 9.4, u * 0.36, u * 0.36, skin)
        else:
            self.line([(x + u * 1.05, y - u * 7.4), (x + u * 1.3, y - u * 5.2)], arm, u * 0.62)
        self.rect(x - u * 1.15, y - u * 7.9, u * 2.3, u * 3.6, shirt, u * 0.7)
        self.rect(x - u * 0.3, y - u * 8.3, u * 0.6, u * 0.7, skin)
        self.oval(x, y - u * 9.0, u * 0.82, u * 0.95, skin)
        self.curve((x - u * 0.85, y - u * 8.9), ((x - u * 0.9, y - u * 10.3), (x, y - u * 10.1)),
                   ((x + u * 0.95, y - u * 10.2), (x + u * 0.85, y - u * 8.9)),
                   ((x, y - u * 9.9), (x - u * 0.85, y - u * 8.9)), brush=hair)  # fmt: skip
        if hat:
            self.poly([(x - u * 1.7, y - u * 9.3), (x, y - u * 10.8), (x + u * 1.7, y - u * 9.3)],
                      hat)  # fmt: skip

    # -- the end ------------------------------------------------------------------------------

    def vignette(self, alpha: float = 0.22, ink: str = "#0b1026") -> None:
        gradient = QRadialGradient(WIDTH / 2, HEIGHT * 0.46, WIDTH * 0.72)
        gradient.setColorAt(0.55, color(ink, 0))
        gradient.setColorAt(1, color(ink, alpha))
        self.rect(0, 0, WIDTH, HEIGHT, QBrush(gradient))

    def save(self, target: Path) -> int:
        """Scales down and writes a JPEG below the cap; the answer is its size in bytes."""
        self.p.end()
        small = self.image.scaled(
            WIDTH, HEIGHT, Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )  # fmt: skip
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        small.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, Qt a str
        picture = Image.open(io.BytesIO(buffer.data().data())).convert("RGB")
        for quality in range(87, 60, -3):
            out = io.BytesIO()
            picture.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
            if out.tell() <= SIZE_CAP_BYTES:
                break
        target.write_bytes(out.getvalue())
        return out.tell()
