"""Type for painted text, at any size the design asks for.

Qt rounds a font's pixel size to whole pixels (11.5 comes out as wide as 12), while the design has
11.5, 12.5 and 13.5. A `Lettering` with a half pixel is laid out with a font of twice the size and
drawn as glyphs of a QRawFont, which does take halves. (Drawing the large font through a painter
scaled by half was tried first: the letters come out visibly thinner.)
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QGlyphRun, QTextLayout

from planetfm.gui.type import DISPLAY_FAMILIES, FAMILIES, MEDIUM, NORMAL, SEMIBOLD, Style


@dataclass(frozen=True, slots=True)
class Lettering:
    """Size, line height and letter spacing in px; `tabular` digits all have one width."""

    size_px: float
    line_px: int
    weight: QFont.Weight
    spacing_px: float = 0.0
    display: bool = False
    tabular: bool = False

    @property
    def scale(self) -> float:
        """The size drawn over the size of `font`."""
        return 1.0 if self.size_px == int(self.size_px) else 0.5

    def font(self) -> QFont:
        """The font to lay out with; it is that of the drawing where `scale` is 1."""
        return QFont(_font(self))

    def metrics(self) -> QFontMetricsF:
        """Metrics of `font`, to be multiplied by `scale`."""
        return _metrics(self)

    def width_of(self, words: str) -> float:
        """The width of `words` on one line, px."""
        return _advance(self, words) * self.scale


@lru_cache(maxsize=512)
def glyphs(lettering: Lettering, words: str) -> tuple[QGlyphRun, ...]:
    """`words` on one line as glyphs at the size of the drawing, the base line at y 0."""
    layout = QTextLayout(words, lettering.font())
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(1e6)
    layout.endLayout()
    base, scale = line.ascent(), lettering.scale
    runs = []
    for run in layout.glyphRuns():
        raw = run.rawFont()
        raw.setPixelSize(lettering.size_px)
        places = [QPointF(at.x() * scale, (at.y() - base) * scale) for at in run.positions()]
        run.setPositions(places)
        run.setRawFont(raw)
        runs.append(run)
    return tuple(runs)


@cache
def _metrics(lettering: Lettering) -> QFontMetricsF:
    return QFontMetricsF(_font(lettering))


@lru_cache(maxsize=1024)
def _advance(lettering: Lettering, words: str) -> float:
    return _metrics(lettering).horizontalAdvance(words)


@cache
def _font(lettering: Lettering) -> QFont:
    made = QFont(DISPLAY_FAMILIES if lettering.display else FAMILIES)
    made.setPixelSize(round(lettering.size_px / lettering.scale))
    made.setWeight(lettering.weight)
    if lettering.spacing_px:
        spacing = lettering.spacing_px / lettering.scale
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if lettering.tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def of(style: Style | Lettering, *, tabular: bool = False) -> Lettering:
    """The lettering of a style of the scale."""
    if isinstance(style, Lettering):
        return style
    size_px, line_px, weight, spacing_px, display = style.value
    return Lettering(size_px, line_px, weight, spacing_px, display, tabular)


UI_SEMIBOLD = Lettering(13, 18, SEMIBOLD)
"""Words on filled and quiet buttons."""
UI_REGULAR = Lettering(13, 18, NORMAL)
ROW_TITLE = Lettering(13.5, 18, MEDIUM)
ROW_TITLE_NOW = Lettering(13.5, 18, SEMIBOLD)
BANNER_TITLE = Lettering(13.5, 19, SEMIBOLD)
BANNER_TEXT = Lettering(12.5, 18, NORMAL)
BANNER_STRONG = Lettering(12.5, 18, SEMIBOLD, tabular=True)
SMALL_BUTTON = Lettering(12.5, 18, MEDIUM)
SMALL_BUTTON_STRONG = Lettering(12.5, 18, SEMIBOLD)
CHIP = Lettering(12.5, 18, MEDIUM)
CHIP_ON = Lettering(12.5, 18, SEMIBOLD)
PILL_FILTER = Lettering(12, 16, MEDIUM)
PILL_FILTER_ON = Lettering(12, 16, SEMIBOLD)
