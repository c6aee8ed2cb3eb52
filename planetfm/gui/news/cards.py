"""The three cards of the list, painted: lead (picture beside a large headline), card, compact card.

A card is drawn from a `Headline` and a `Look`; nothing is kept between two paintings but wrapped
text and pixmaps. The pixel positions are those of the design's drawings; `height` gives a row's
height without painting, and for the two larger cards without even looking at the text.
"""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter

from planetfm.core.model import Headline
from planetfm.core.search import Wish, hits
from planetfm.gui.news.pictures import Frame, Pictures
from planetfm.gui.news.text import EXCERPT, LEAD_EXCERPT, LEAD_READ, Typesetter, Wrapped
from planetfm.gui.theme import Theme
from planetfm.gui.type import Style
from planetfm.gui.widgets.lettering import Lettering, of
from planetfm.gui.widgets.paint import centred, hairline, rounded


class Card(enum.Enum):
    LEAD = "lead"
    FULL = "full"
    COMPACT = "compact"


@dataclass(frozen=True, slots=True)
class Look:
    """What a row looks like beyond its words."""

    hovered: bool = False
    focused: bool = False
    """Reached by keyboard: draw the ring."""
    selected: bool = False
    """The article that is open beside the list."""
    on_bookmark: bool = False


MARK_ALPHA = 0.2
"""Of the ground behind a hit: seen on both papers, and small grey text on it stays readable."""
LEAD_H, LEAD_GAP, FULL_H = 186, 7, 100
COMPACT_ESTIMATE = 98
LEAD_PICTURE = (300, 184)
FULL_PICTURE = (128, 80)
COMPACT_PICTURE = (92, 68)


class Cards:
    """Paints and measures cards. `meta(headline)` gives the words behind the category."""

    def __init__(
        self,
        theme: Theme,
        types: Typesetter,
        pictures: Pictures,
        meta: Callable[[Headline, Card], tuple[str, ...]],
    ) -> None:
        self._theme = theme
        self._types = types
        self._pictures = pictures
        self._meta = meta
        self.wish = Wish()
        """What was searched for: its hits are marked."""

    def height(self, card: Card, headline: Headline, width_px: int) -> int:
        """The row's height for a content width of `width_px`, gap and hairline included."""
        if card is Card.LEAD:
            return LEAD_H + LEAD_GAP
        if card is Card.FULL:
            return FULL_H
        lines = len(self._compact(headline, width_px).lines)
        return 25 + max(COMPACT_PICTURE[1], 19 + 18 * lines)

    def is_cut(self, card: Card, headline: Headline, width_px: int) -> bool:
        """The headline did not fit: it belongs in a tooltip."""
        return self._headline(card, headline, width_px).cut

    def bookmark_rect(self, card: Card, rect: QRect) -> QRect:
        """Where the bookmark of a row drawn in `rect` can be pressed (32 x 32)."""
        if card is Card.LEAD:
            return QRect(rect.right() - 42, rect.top() + 9, 32, 32)
        if card is Card.FULL:
            return QRect(rect.right() - 31, rect.top() + 6, 32, 32)
        return QRect(rect.right() - 23, rect.top() + 6, 32, 32)

    def paint(
        self, painter: QPainter, rect: QRect, card: Card, headline: Headline, look: Look
    ) -> None:
        """Draw one row. `rect` is the content area, without the pane's padding."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if card is Card.LEAD:
            self._paint_lead(painter, rect, headline, look)
        elif card is Card.FULL:
            self._paint_full(painter, rect, headline, look)
        else:
            self._paint_compact(painter, rect, headline, look)
        self._paint_bookmark(painter, self.bookmark_rect(card, rect), headline, look)

    # Wrapping

    def _headline(self, card: Card, headline: Headline, width_px: int) -> Wrapped:
        if card is Card.COMPACT:
            return self._compact(headline, width_px)
        if card is Card.LEAD:
            return self._types.wrap(headline.title, Style.LEAD, width_px - 1 - 300 - 40 - 1, 3)
        style = Style.HEADLINE_READ if headline.status.read else Style.HEADLINE_UNREAD
        return self._types.wrap(headline.title, style, width_px - 144 - 48, 2)

    def _compact(self, headline: Headline, width_px: int) -> Wrapped:
        # Always measured semibold: a row must not change its height when it has been read.
        return self._types.wrap(headline.title, Style.COMPACT_UNREAD, width_px - 104 - 30, 4)

    # The three

    def _paint_lead(self, painter: QPainter, rect: QRect, headline: Headline, look: Look) -> None:
        tokens, types = self._theme.tokens, self._types
        box = QRectF(rect.left(), rect.top(), rect.width(), LEAD_H)
        fill = tokens.hover_raised if look.hovered else tokens.raised
        if look.selected:
            fill = tokens.tint
        if look.focused:
            rounded(painter, box, 12, fill, tokens.accent, 2)
        else:
            rounded(painter, box, 12, fill, tokens.line)
        wide, high = LEAD_PICTURE
        self._picture(painter, rect.left() + 1, rect.top() + 1, wide, high, 11, headline, True)
        if look.focused:
            rounded(painter, box, 12, None, tokens.accent, 2)
        left, top = rect.left() + 321, rect.top() + 17
        self._paint_meta(painter, left, top, headline, Card.LEAD, look, inline_dot=True)
        lines = self._headline(Card.LEAD, headline, rect.width())
        painter.setPen(QColor(tokens.ink2 if headline.status.read else tokens.ink))
        style = LEAD_READ if headline.status.read else Style.LEAD
        self._mark(painter, left, top + 27, lines.lines, style)
        bottom = types.draw(painter, left, top + 27, lines.lines, style)
        text_px = rect.width() - 342
        excerpt = types.wrap(headline.excerpt, LEAD_EXCERPT, text_px, 5 - len(lines.lines))
        painter.setPen(QColor(tokens.ink2))
        types.draw(painter, left, bottom + 8, excerpt.lines, LEAD_EXCERPT)

    def _paint_full(self, painter: QPainter, rect: QRect, headline: Headline, look: Look) -> None:
        tokens, types = self._theme.tokens, self._types
        self._paint_ground(painter, rect, look)
        wide, high = FULL_PICTURE
        self._picture(painter, rect.left(), rect.top() + 10, wide, high, 8, headline, False)
        if not headline.status.read:
            # The ground of a hovered row reaches 8 px out: its dot moves out with it.
            out = 24 if look.hovered or look.focused else 16
            self._dot(painter, rect.left() - out, rect.top() + 14)
        left, top = rect.left() + wide + 16, rect.top() + 10
        self._paint_meta(painter, left, top, headline, Card.FULL, look, inline_dot=False)
        lines = self._headline(Card.FULL, headline, rect.width())
        style = Style.HEADLINE_READ if headline.status.read else Style.HEADLINE_UNREAD
        painter.setPen(QColor(tokens.ink2 if headline.status.read else tokens.ink))
        self._mark(painter, left, top + 19, lines.lines, style)
        bottom = types.draw(painter, left, top + 19, lines.lines, style)
        room = rect.width() - 144 - 48
        excerpt = types.wrap(self._said(headline), EXCERPT, room, 3 - len(lines.lines))
        self._mark(painter, left, bottom + 2, excerpt.lines, EXCERPT)
        painter.setPen(QColor(tokens.ink2 if look.selected else tokens.ink3))
        types.draw(painter, left, bottom + 2, excerpt.lines, EXCERPT)

    def _paint_compact(
        self, painter: QPainter, rect: QRect, headline: Headline, look: Look
    ) -> None:
        tokens, types = self._theme.tokens, self._types
        self._paint_ground(painter, rect, look)
        wide, high = COMPACT_PICTURE
        self._picture(painter, rect.left(), rect.top() + 12, wide, high, 8, headline, False)
        left, top = rect.left() + wide + 12, rect.top() + 12
        self._paint_meta(painter, left, top, headline, Card.COMPACT, look, inline_dot=True)
        lines = self._compact(headline, rect.width())
        style = Style.COMPACT_READ if headline.status.read else Style.COMPACT_UNREAD
        self._mark(painter, left, top + 18, lines.lines, style)
        painter.setPen(QColor(tokens.ink2 if headline.status.read else tokens.ink))
        types.draw(painter, left, top + 18, lines.lines, style)

    # Their parts

    def _said(self, headline: Headline) -> str:
        """The words under a headline: those around the hit, where there is one in the text."""
        found = headline.snippet
        return found if found and hits(found, self.wish) else headline.excerpt

    def _mark(
        self,
        painter: QPainter,
        left: float,
        top: float,
        lines: tuple[str, ...],
        style: Style | Lettering,
    ) -> None:
        """A ground behind every hit in these lines, as a marker pen leaves it."""
        if not self.wish.terms:
            return
        high = of(style).line_px
        ground = QColor(self._theme.tokens.amber_fill)
        ground.setAlphaF(MARK_ALPHA)
        pen = painter.pen()
        for number, line in enumerate(lines):
            for start, end in hits(line, self.wish):
                before = self._types.width(line[:start], style)
                wide = self._types.width(line[:end], style) - before
                area = QRectF(left + before - 1, top + number * high + 1, wide + 2, high - 2)
                rounded(painter, area, 3, ground)
        painter.setPen(pen)

    def _paint_ground(self, painter: QPainter, rect: QRect, look: Look) -> None:
        tokens = self._theme.tokens
        reach = rect.adjusted(-8, 0, 8, -1)
        if look.selected:
            band = rect.adjusted(-16, 0, 16, -1)
            painter.fillRect(band, QColor(tokens.tint))
            painter.fillRect(band.left(), band.top(), 3, band.height(), QColor(tokens.accent))
        elif look.hovered or look.focused:
            border = tokens.accent if look.focused else None
            rounded(painter, QRectF(reach), 10, tokens.hover, border, 2)
        if look.selected or not (look.hovered or look.focused):
            hairline(painter, rect.left(), rect.bottom(), rect.width(), QColor(tokens.line))
        if look.selected and look.focused:
            rounded(painter, QRectF(reach), 10, None, tokens.accent, 2)

    def _paint_meta(
        self,
        painter: QPainter,
        left: float,
        top: float,
        headline: Headline,
        card: Card,
        look: Look,
        *,
        inline_dot: bool,
    ) -> None:
        tokens, types = self._theme.tokens, self._types
        if inline_dot and not headline.status.read:
            self._dot(painter, left, top + 4)
            left += 14 if card is Card.LEAD else 13
        if headline.category:
            painter.setPen(QColor(tokens.accent))
            types.draw(painter, left, top, (headline.category,), Style.SMALL_STRONG)
            left += types.width(headline.category, Style.SMALL_STRONG)
        painter.setPen(QColor(tokens.ink2 if look.selected else tokens.ink3))
        gap = 6.3 if card is not Card.COMPACT else 5.3
        for n, word in enumerate(self._meta(headline, card)):
            if n or headline.category:
                types.draw(painter, left + gap, top, ("·",), Style.SMALL)
                left += 2 * gap + types.width("·", Style.SMALL)
            types.draw(painter, left, top, (word,), Style.SMALL)
            left += types.width(word, Style.SMALL)

    def _dot(self, painter: QPainter, left: float, top: float) -> None:
        rounded(painter, QRectF(left, top, 8, 8), 4, self._theme.tokens.accent)

    def _picture(
        self,
        painter: QPainter,
        left: int,
        top: int,
        wide: int,
        high: int,
        radius: int,
        headline: Headline,
        left_only: bool,
    ) -> None:
        ratio = painter.device().devicePixelRatioF()
        pixmap = None
        if headline.image_url:
            frame = Frame(
                round(wide * ratio), round(high * ratio), round(radius * ratio), left_only, ratio
            )
            pixmap = self._pictures.get(headline.image_url, frame)
        if pixmap is not None:
            painter.drawPixmap(QPointF(left, top), pixmap)
            return
        area = QRectF(left, top, wide, high)
        rounded(painter, area, radius, self._theme.tokens.skeleton)
        if left_only:
            right = QRectF(left + wide - radius, top, radius, high)
            painter.fillRect(right, QColor(self._theme.tokens.skeleton))
        if headline.image_url is None or self._pictures.missing(headline.image_url):
            centred(painter, area, self._theme.pixmap("image", 20, "ink3", ratio))

    def _paint_bookmark(
        self, painter: QPainter, area: QRect, headline: Headline, look: Look
    ) -> None:
        tokens = self._theme.tokens
        if look.on_bookmark:
            rounded(painter, QRectF(area), 8, tokens.press)
        saved = headline.status.saved
        quiet = "ink2" if look.selected or look.hovered or look.focused else "ink3"
        name, token = ("bookmark-filled", "accent") if saved else ("bookmark", quiet)
        ratio = painter.device().devicePixelRatioF()
        centred(painter, QRectF(area), self._theme.pixmap(name, 18, token, ratio))
