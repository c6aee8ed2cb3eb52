"""A row between the songs: an article that came out meanwhile. Smaller and quieter than a song."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from planetfm.core.model import Headline
from planetfm.gui.theme import Theme
from planetfm.gui.type import NORMAL, Style
from planetfm.gui.widgets.lettering import Lettering
from planetfm.gui.widgets.paint import centred, rounded, text

STORY_ROW = 30
_TIME = Lettering(12, 16, NORMAL, 0.2, tabular=True)


@dataclass(frozen=True, slots=True)
class StoryRow:
    """What one such row shows. `at`: when the article came out, POSIX seconds."""

    headline: Headline
    at: float
    time: str

    @property
    def key(self) -> str:
        return self.headline.identity

    @property
    def now(self) -> bool:
        """Never what is heard."""
        return False


def paint_story(
    painter: QPainter, theme: Theme, rect: QRectF, row: StoryRow, *, hovered: bool, focused: bool
) -> None:
    """Draw the row: time, the icon of the news, its headline on one line."""
    if hovered:
        painter.fillRect(rect, theme.colour("hover"))
    time = QRectF(rect.left() + 16, rect.top(), 44, STORY_ROW)
    text(painter, time, row.time, _TIME, theme.hex("ink3"))
    ratio = painter.device().devicePixelRatioF()
    spot = QRectF(rect.left() + 64, rect.top(), 20, STORY_ROW)
    centred(painter, spot, theme.pixmap("site", 16, "accent", ratio))
    area = QRectF(rect.left() + 90, rect.top(), rect.width() - 106, STORY_ROW)
    text(painter, area, row.headline.title, Style.SMALL, theme.hex("ink2"))
    if focused:
        rounded(painter, rect.adjusted(2, 2, -2, -2), 6, None, theme.colour("accent"), 2)
