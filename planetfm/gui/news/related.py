"""Related stories under an article: three in a row, or below each other where the column is narrow.

Each is a real button: picture, headline as the site writes it, category and age. The strip has no
height while there is nothing to show.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from planetfm.core.model import Headline
from planetfm.gui.news.phrases import ago
from planetfm.gui.news.pictures import Frame, Pictures
from planetfm.gui.news.reader_words import tr
from planetfm.gui.news.text import Typesetter, Wrapped
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from planetfm.gui.type import Style
from planetfm.gui.widgets.buttons import FadingButton
from planetfm.gui.widgets.focus import FocusRing
from planetfm.gui.widgets.paint import centred, rounded, text

COUNT, GAP = 3, 17
HEAD_PX, HEAD_GAP = 24, 13
PICTURE = (202, 113)
SMALL_PICTURE = (92, 68)
ROWS_BELOW = 520
"""In a column narrower than this the stories stand below each other."""


class RelatedCard(FadingButton):
    """One story. `small` puts the picture beside the words."""

    def __init__(
        self,
        theme: Theme,
        types: Typesetter,
        pictures: Pictures,
        speech: Speech,
        parent: QWidget,
    ) -> None:
        super().__init__(theme, parent=parent)
        self._types = types
        self._pictures = pictures
        self._speech = speech
        self.headline: Headline | None = None
        self.small = False
        self.ring = FocusRing(self, theme, 8)
        pictures.arrived.connect(self._on_picture)

    def show_headline(self, headline: Headline) -> None:
        self.headline = headline
        self.setText(headline.title)
        self.setAccessibleName(headline.title)
        self.setAccessibleDescription(", ".join(self._meta(headline)))
        self.setToolTip(headline.title if self._lines(headline).cut else "")
        self.update()

    def wanted_fill(self) -> QColor:
        colour = self.theme.colour
        if self.isDown():
            return colour("press")
        return colour("hover") if self.hovered else QColor(0, 0, 0, 0)

    def height_for(self, width_px: int) -> int:
        """The height of this card at a width."""
        self.resize(width_px, self.height())
        lines = 0 if self.headline is None else len(self._lines(self.headline).lines)
        if self.small:
            return max(SMALL_PICTURE[1], 18 * lines + 6 + 16)
        return self._picture_h() + 6 + 18 * lines + 6 + 16

    def _picture_h(self) -> int:
        return round(self.width() * PICTURE[1] / PICTURE[0])

    def _meta(self, headline: Headline) -> tuple[str, ...]:
        parts = (headline.category, ago(self._speech, headline))
        return tuple(part for part in parts if part)

    def _lines(self, headline: Headline) -> Wrapped:
        room = self.width() - (SMALL_PICTURE[0] + 12 if self.small else 0)
        return self._types.wrap(headline.title, Style.COMPACT_UNREAD, max(room, 60), 4)

    def _on_picture(self, address: str) -> None:
        if self.headline is not None and address == self.headline.image_url:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        headline = self.headline
        if headline is None:
            return
        painter = QPainter(self)
        theme = self.theme
        rounded(painter, QRectF(self.rect()), 8, self.fill)
        wide, high = SMALL_PICTURE if self.small else (self.width(), self._picture_h())
        self._paint_picture(painter, headline, wide, high)
        left, top = (float(wide + 12), 0.0) if self.small else (0.0, high + 6.0)
        painter.setPen(theme.colour("ink"))
        lines = self._lines(headline).lines
        top = self._types.draw(painter, left, top, lines, Style.COMPACT_UNREAD)
        painter.setPen(theme.colour("ink2" if self.hovered else "ink3"))
        words = self._types.wrap(
            " · ".join(self._meta(headline)), Style.SMALL, round(self.width() - left), 1
        )
        self._types.draw(painter, left, top + 6, words.lines, Style.SMALL)
        painter.end()

    def _paint_picture(self, painter: QPainter, headline: Headline, wide: int, high: int) -> None:
        ratio = self.devicePixelRatioF()
        url = headline.image_url
        held = None
        if url:
            frame = Frame(round(wide * ratio), round(high * ratio), round(8 * ratio), ratio=ratio)
            held = self._pictures.get(url, frame)
        if held is not None:
            painter.drawPixmap(QPointF(0, 0), held)
            return
        area = QRectF(0, 0, wide, high)
        rounded(painter, area, 8, self.theme.hex("skeleton"))
        if not url or self._pictures.missing(url):
            centred(painter, area, self.theme.pixmap("image", 20, "ink3", ratio))


class RelatedStrip(QWidget):
    opened = Signal(object)
    """A story was chosen (Headline)."""

    def __init__(
        self,
        theme: Theme,
        types: Typesetter,
        pictures: Pictures,
        speech: Speech,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.cards = [RelatedCard(theme, types, pictures, speech, self) for _ in range(COUNT)]
        self._shown: tuple[Headline, ...] = ()
        for card in self.cards:
            card.clicked.connect(lambda _=False, one=card: self.opened.emit(one.headline))
            card.hide()
        self.setAccessibleName(tr("Related stories"))
        theme.changed.connect(self.update)

    @property
    def shown(self) -> tuple[Headline, ...]:
        return self._shown

    def show_headlines(self, headlines: tuple[Headline, ...]) -> None:
        """At most three; none hides the strip."""
        self._shown = headlines[:COUNT]
        for card, headline in zip(self.cards, self._shown, strict=False):
            card.show_headline(headline)
        for n, card in enumerate(self.cards):
            card.setVisible(n < len(self._shown))

    def height_for(self, width_px: int) -> int:
        """Lay the strip out to a width; returns its height, 0 while there is nothing to show."""
        if not self._shown:
            return 0
        rows = width_px < ROWS_BELOW
        wide = width_px if rows else (width_px - GAP * (COUNT - 1)) // COUNT
        top = HEAD_PX + HEAD_GAP
        left = tallest = 0
        for card in self.cards[: len(self._shown)]:
            card.small = rows
            high = card.height_for(wide)
            card.setGeometry(left, top, wide, high)
            tallest = max(tallest, high)
            if rows:
                top += high + GAP
            else:
                left += wide + GAP
        return top - GAP if rows else top + tallest

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.height_for(event.size().width())

    def sizeHint(self) -> QSize:
        return QSize(640, self.height_for(640))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._shown:
            return
        painter = QPainter(self)
        area = QRectF(0, 0, self.width(), HEAD_PX)
        words = tr("Related stories")
        text(painter, area, words, Style.SECTION, self._theme.hex("ink"))
        painter.end()
