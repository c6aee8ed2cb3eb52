"""Small painting verbs: text on a line of a given height, rounded shapes, hairlines, blends.

Qt centres text on rounded metrics; the design's lines are CSS line boxes. `text` computes the
base line as a browser does, so that a painted word lands on the drawn pixel.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from planetfm.gui.type import Style
from planetfm.gui.widgets.lettering import Lettering, glyphs, of


def width_of(words: str, style: Style | Lettering, *, tabular: bool = False) -> float:
    """How wide `words` are on one line, px."""
    return of(style, tabular=tabular).width_of(words)


def text(
    painter: QPainter,
    rect: QRectF,
    words: str,
    style: Style | Lettering,
    colour: QColor | str,
    *,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    tabular: bool = False,
    elide: bool = True,
) -> float:
    """Draw one line centred in the height of `rect`; returns the width drawn, px."""
    lettering = of(style, tabular=tabular)
    scale = lettering.scale
    metrics = lettering.metrics()
    room = rect.width() / scale
    if elide and lettering.width_of(words) > rect.width() + 0.5:
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
    wide = lettering.width_of(words)
    left = rect.left()
    if align == Qt.AlignmentFlag.AlignRight:
        left = rect.right() - wide
    elif align == Qt.AlignmentFlag.AlignHCenter:
        left = rect.left() + (rect.width() - wide) / 2
    base = baseline(lettering, rect.top(), rect.height())
    painter.setPen(QColor(colour))
    if scale == 1.0:
        painter.setFont(lettering.font())
        painter.drawText(QPointF(left, base), words)
    else:
        for run in glyphs(lettering, words):
            painter.drawGlyphRun(QPointF(left, base), run)
    return wide


def baseline(lettering: Lettering, top: float, line_px: float) -> float:
    """Where letters stand in a line box of `line_px` that starts at `top`."""
    metrics = lettering.metrics()
    ascent, descent = metrics.ascent() * lettering.scale, metrics.descent() * lettering.scale
    return round(top + (line_px - ascent - descent) / 2 + ascent)


def wrap(words: str, style: Style | Lettering, width_px: float, most_lines: int = 0) -> list[str]:
    """`words` broken at spaces into lines of at most `width_px`.

    With `most_lines` the last line is elided when there is more. A word longer than the line is
    broken where it must be.
    """
    lettering = of(style)
    metrics = lettering.metrics()
    room = width_px / lettering.scale
    lines: list[str] = []
    line = ""
    for word in words.split(" "):
        candidate = f"{line} {word}" if line else word
        if metrics.horizontalAdvance(candidate) <= room:
            line = candidate
            continue
        if line:
            lines.append(line)
        while metrics.horizontalAdvance(word) > room and len(word) > 1:
            cut = len(word) - 1
            while cut > 1 and metrics.horizontalAdvance(word[:cut]) > room:
                cut -= 1
            lines.append(word[:cut])
            word = word[cut:]
        line = word
    if line:
        lines.append(line)
    if most_lines and len(lines) > most_lines:
        rest = " ".join(lines[most_lines - 1 :])
        last = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room)
        lines = [*lines[: most_lines - 1], last]
    return lines


def rounded(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: QColor | str | None,
    border: QColor | str | None = None,
    border_px: float = 1.0,
) -> None:
    """A rounded rectangle; the border lies inside `rect`, on whole pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else QColor(fill))
    if border is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        painter.setPen(QPen(QColor(border), border_px))
        inset = border_px / 2
        rect = rect.adjusted(inset, inset, -inset, -inset)
        radius = max(0.0, radius - inset)
    painter.drawRoundedRect(rect, radius, radius)


def hairline(painter: QPainter, left: float, top: float, width: float, colour: QColor) -> None:
    """A horizontal line one pixel high."""
    painter.fillRect(QRectF(left, top, width, 1), colour)


def centred(painter: QPainter, rect: QRectF, pixmap: QPixmap) -> None:
    """Draw `pixmap` in the middle of `rect`, on whole pixels."""
    size = pixmap.deviceIndependentSize()
    painter.drawPixmap(
        QPointF(
            round(rect.left() + (rect.width() - size.width()) / 2),
            round(rect.top() + (rect.height() - size.height()) / 2),
        ),
        pixmap,
    )


def blend(under: QColor, over: QColor, amount: float) -> QColor:
    """`over` laid on `under` with an opacity of `amount` (0 to 1), alpha included."""
    keep = 1.0 - amount
    return QColor.fromRgbF(
        under.redF() * keep + over.redF() * amount,
        under.greenF() * keep + over.greenF() * amount,
        under.blueF() * keep + over.blueF() * amount,
        under.alphaF() * keep + over.alphaF() * amount,
    )


def faded(colour: QColor | str, alpha: float) -> QColor:
    made = QColor(colour)
    made.setAlphaF(alpha)
    return made
