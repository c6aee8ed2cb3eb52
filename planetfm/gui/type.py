"""The type scale of the design language, section 3: Inter carried in assets, never searched for.

A `Style` gives a QFont and the line height that painted text uses. Letter spacing is in pixels,
hinting is off; figures that tick (times, counters) ask for tabular digits.
"""

from __future__ import annotations

import enum
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

FAMILIES = ["Planet Inter", "Inter", "Noto Sans", "sans-serif"]
DISPLAY_FAMILIES = ["Planet Inter Display", "Inter Display", *FAMILIES]
NORMAL, MEDIUM, SEMIBOLD, BOLD = (
    QFont.Weight.Normal,
    QFont.Weight.Medium,
    QFont.Weight.DemiBold,
    QFont.Weight.Bold,
)


class Style(enum.Enum):
    """(pixel size, line height in px, weight, letter spacing in px, display cut)."""

    READER_HEADLINE = (26.0, 34, SEMIBOLD, 0.1, True)
    READER_HEADLINE_NARROW = (21.0, 28, SEMIBOLD, 0.1, True)
    TITLE = (22.0, 28, SEMIBOLD, 0.0, True)
    TITLE_NARROW = (20.0, 26, SEMIBOLD, 0.0, True)
    TITLE_TWO_LINES = (18.0, 23, SEMIBOLD, 0.0, True)
    LEAD = (18.0, 25, SEMIBOLD, 0.1, False)
    SECTION = (17.0, 24, SEMIBOLD, 0.0, True)
    HEADLINE_UNREAD = (14.0, 20, SEMIBOLD, 0.2, False)
    HEADLINE_READ = (14.0, 20, MEDIUM, 0.2, False)
    COMPACT_UNREAD = (13.0, 18, SEMIBOLD, 0.2, False)
    COMPACT_READ = (13.0, 18, MEDIUM, 0.2, False)
    BODY = (16.0, 26, NORMAL, 0.0, False)
    BODY_NARROW = (15.5, 25, NORMAL, 0.0, False)
    COMMENT = (14.0, 21, NORMAL, 0.0, False)
    STATION = (15.0, 18, SEMIBOLD, 0.0, False)
    ARTIST = (14.0, 19, NORMAL, 0.0, False)
    UI = (13.0, 18, MEDIUM, 0.0, False)
    UI_STRONG = (13.5, 18, SEMIBOLD, 0.0, False)
    SMALL = (12.0, 16, NORMAL, 0.0, False)
    SMALL_STRONG = (12.0, 16, SEMIBOLD, 0.0, False)
    RIBBON = (11.5, 15, MEDIUM, 0.0, False)
    RIBBON_NOW = (11.5, 15, SEMIBOLD, 0.0, False)
    EYEBROW = (11.0, 14, SEMIBOLD, 1.0, False)
    PILL = (11.5, 14, BOLD, 0.7, False)

    @property
    def line_px(self) -> int:
        return self.value[1]


def font(style: Style, *, tabular: bool = False) -> QFont:
    """The QFont of `style`; `tabular` digits all have one width (OpenType `tnum`)."""
    size_px, _, weight, spacing_px, display = style.value
    made = QFont(DISPLAY_FAMILIES if display else FAMILIES)
    # A fractional pixel size only exists as a point size; 0.75 holds at the 96 dpi Qt assumes.
    if size_px == int(size_px):
        made.setPixelSize(int(size_px))
    else:
        made.setPointSizeF(size_px * 0.75)
    made.setWeight(weight)
    if spacing_px:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing_px)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def load_fonts(folder: Path) -> list[str]:
    """Make the carried fonts known to Qt; returns the file names that could not be loaded."""
    return [
        path.name
        for path in sorted(folder.glob("*.ttf"))
        if QFontDatabase.addApplicationFont(str(path)) == -1
    ]
