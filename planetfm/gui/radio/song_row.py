"""One row of the song list: time or bars, title, artist, star, and play-from-here while hovered."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate

from planetfm.core.snapshot import AiredSong
from planetfm.gui.radio.story_row import STORY_ROW, StoryRow, paint_story
from planetfm.gui.theme import Theme
from planetfm.gui.type import NORMAL, Style
from planetfm.gui.widgets.lettering import ROW_TITLE, ROW_TITLE_NOW, Lettering
from planetfm.gui.widgets.paint import centred, rounded, text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

ROW = 44
STAR_LEFT, PLAY_LEFT, MORE_LEFT = 40, 84, 118
"""How far from the right end the targets of star, play-from-here and menu begin, px."""
MORE_FROM = 300
"""From this width on a row shows its menu's mark."""
BARS_S = 0.9
_TIME = Lettering(12, 16, NORMAL, 0.2, tabular=True)
# Still heights of the four bars, and how far out of step they move.
_BARS = ((8.0, 0.0), (13.0, 0.35), (10.0, 0.6), (6.5, 0.15))


@dataclass(frozen=True, slots=True)
class Row:
    """What one row shows."""

    aired: AiredSong
    time: str
    title: str
    artist: str
    now: bool
    ahead: bool
    can_star: bool
    can_play: bool

    @property
    def has_more(self) -> bool:
        """There is something to choose in its menu."""
        return self.can_play or self.can_star

    @property
    def key(self) -> float:
        """What makes a row the same row after a change: when it began."""
        return self.aired.start


class SongRowPainter(QStyledItemDelegate):
    """`moving`: sound plays. `still`: reduced motion. `beat`: seconds, for the bars."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self.moving = False
        self.still = False
        self.beat = 0.0

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        story = isinstance(index.data(Qt.ItemDataRole.UserRole + 1), StoryRow)
        return QSize(200, STORY_ROW if story else ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(Qt.ItemDataRole.UserRole + 1)
        if isinstance(row, StoryRow):
            self._paint_story(painter, option, row)
        if not isinstance(row, Row):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        hovered, focused = _hovered_and_focused(option)
        colour = self._theme.hex
        if row.now:
            painter.fillRect(rect, self._theme.colour("tint"))
        elif hovered:
            painter.fillRect(rect, self._theme.colour("hover"))
        # Meta on tint would be too faint in ink3.
        meta = "ink2" if row.now else "ink3"
        if row.now:
            self._bars(painter, rect.left() + 17, rect.top() + 27)
        else:
            time = QRectF(rect.left() + 16, rect.top(), 44, ROW)
            text(painter, time, row.time, _TIME, colour("ink3"))
        left = rect.left() + 66
        over = hovered or focused
        more = over and row.has_more and rect.width() >= MORE_FROM
        taken = MORE_LEFT if more else PLAY_LEFT if over and row.can_play else 44
        room = rect.right() - left - taken - 4
        title = ROW_TITLE_NOW if row.now else ROW_TITLE
        ink = "ink3" if row.ahead else "ink"
        # A title alone stands in the middle.
        top = rect.top() + (4 if row.artist else (ROW - 18) / 2)
        text(painter, QRectF(left, top, room, 18), row.title, title, colour(ink))
        second = QRectF(left, rect.top() + 22, room, 17)
        text(painter, second, row.artist, Style.SMALL, colour(meta))
        ratio = painter.device().devicePixelRatioF()
        if row.can_star:
            name, token = (
                ("star-filled", "amber_fill")
                if row.aired.starred
                else ("star", "ink2" if hovered else "ink3")
            )
            spot = QRectF(rect.right() - STAR_LEFT, rect.top(), 32, ROW)
            centred(painter, spot, self._theme.pixmap(name, 18, token, ratio))
        if over and row.can_play:
            spot = QRectF(rect.right() - PLAY_LEFT, rect.top(), 32, ROW)
            centred(painter, spot, self._theme.pixmap("play-from-here", 18, "ink2", ratio))
        if more:
            spot = QRectF(rect.right() - MORE_LEFT, rect.top(), 32, ROW)
            centred(painter, spot, self._theme.pixmap("more", 18, "ink2", ratio))
        if focused:
            rounded(painter, rect.adjusted(2, 2, -2, -2), 6, None, self._theme.colour("accent"), 2)
        painter.restore()

    def _paint_story(self, painter: QPainter, option: QStyleOptionViewItem, row: StoryRow) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hovered, focused = _hovered_and_focused(option)
        rect = QRectF(option.rect)
        paint_story(painter, self._theme, rect, row, hovered=hovered, focused=focused)
        painter.restore()

    def paint_bars(self, painter: QPainter, spot: QRectF) -> None:
        """The bars alone, on their ground; `spot` is what of the row they take."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(spot, self._theme.colour("tint"))
        self._bars(painter, spot.left() + 3, spot.top() + 21)

    def _bars(self, painter: QPainter, first: float, foot: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        for place, (height, late) in enumerate(_BARS):
            tall = height
            if not self.moving:
                tall = 3.0
            elif not self.still and self.beat:
                wave = math.sin(2 * math.pi * (self.beat / BARS_S + late))
                tall = height + (13 - height) * 0.5 * (wave + 1) - (height - 4) * 0.5 * (1 - wave)
            left = first + 5 * place
            painter.drawRoundedRect(QRectF(left, foot - tall, 3, tall), 1.5, 1.5)


def _hovered_and_focused(option: QStyleOptionViewItem) -> tuple[bool, bool]:
    # PySide makes all enums of QStyle at its first use: 4 ms that no window without songs needs.
    from PySide6.QtWidgets import QStyle

    state = option.state
    return (
        bool(state & QStyle.StateFlag.State_MouseOver),
        bool(state & QStyle.StateFlag.State_HasFocus),
    )
