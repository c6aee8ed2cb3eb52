"""One article on its page: hero, caption, date, headline, byline, body, source. All in one column.

The page is as high as its words; the reader's scroll area moves it. What is not body text is
painted here; the body is an `ArticleBody`, the way to the site a button.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from planetfm.core.model import Article, Headline
from planetfm.gui import words
from planetfm.gui.news.body import ArticleBody
from planetfm.gui.news.headline import SelectableHeadline
from planetfm.gui.news.notes import Note, Notes
from planetfm.gui.news.page_foot import PageFoot
from planetfm.gui.news.phrases import comments, reading_time, tr
from planetfm.gui.news.pictures import Frame, Pictures
from planetfm.gui.news.reader_words import tr as words_of
from planetfm.gui.news.related import RelatedStrip
from planetfm.gui.news.text import BYLINE, EMPTY, Typesetter
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from planetfm.gui.type import Style
from planetfm.gui.widgets.buttons import Button, FadingButton, Kind
from planetfm.gui.widgets.focus import FocusRing
from planetfm.gui.widgets.lettering import UI_REGULAR, UI_SEMIBOLD
from planetfm.gui.widgets.paint import centred, rounded, text, width_of

NARROW_BELOW = 600


class SiteLink(Button):
    """Quiet words with the icon of leaving behind them, not before."""

    def __init__(self, theme: Theme, label: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, label, Kind.QUIET, height=36, parent=parent)

    def sizeHint(self) -> QSize:
        return QSize(round(width_of(self.text(), UI_SEMIBOLD)) + 14 + 9 + 16 + 14, 36)

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), 8, self.fill)
        words_area = QRectF(14, -1, self.width() - 39, 36)
        text(painter, words_area, self.text(), UI_SEMIBOLD, self.theme.hex("accent"))
        icon = self.theme.pixmap("open-external", 16, "accent", self.devicePixelRatioF())
        centred(painter, QRectF(self.width() - 30, 0, 16, 36), icon)
        painter.end()


class HeroButton(FadingButton):
    """Lies over the picture above the headline: a click or Enter opens it large."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, words_of("Open the picture"), parent)
        self.setToolTip(words_of("Open the picture"))
        self.ring = FocusRing(self, theme, 12)

    def wanted_fill(self) -> QColor:
        return QColor(0, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture is the page's; only the focus ring shows that this is a button."""


class ArticlePage(QWidget):
    reshaped = Signal()
    hero_opened = Signal()
    site_wanted = Signal()

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
        self._types = types
        self._pictures = pictures
        self._speech = speech
        self._article: Article | None = None
        self._html = ""
        self._missing_words = ""
        self._beside_list = False
        self._text_px = 16
        # Made in the order of the Tab key.
        self.hero = HeroButton(theme, self)
        self.hero.clicked.connect(self.hero_opened)
        self.headline = SelectableHeadline(theme, self)
        self.notes = Notes(theme, self)
        self.body = ArticleBody(theme, pictures, self)
        self.body.reshaped.connect(self._on_reshaped)
        self._site = SiteLink(theme, tr("Read on the site"), self)
        self._site.clicked.connect(self.site_wanted)
        self.related = RelatedStrip(theme, types, pictures, speech, self)
        self._comments: PageFoot | None = None
        self._tops: dict[str, float] = {}
        pictures.arrived.connect(self._on_picture)
        theme.changed.connect(self.update)
        self._reading = ""
        self._caption = ""

    @property
    def missing_words(self) -> str:
        """What is said in place of a text that is not there."""
        return self._missing_words

    @property
    def article(self) -> Article | None:
        return self._article

    def show_related(self, headlines: tuple[Headline, ...]) -> None:
        """The stories that go with the article, best first."""
        self.related.show_headlines(headlines)
        self._place()
        self.update()

    def set_note(self, name: str, note: Note | None) -> None:
        """A quiet line under the byline, or none any more."""
        if self.notes.set_note(name, note):
            self._place()
            self.update()

    @property
    def html(self) -> str:
        """The sanitised text of the open article."""
        return self._html

    @property
    def caption(self) -> str:
        """The words under the picture above the headline."""
        return self._caption

    def set_comments(self, section: PageFoot) -> None:
        """Comments and the reply form, from now on under every article; the page owns them."""
        section.setParent(self)
        self._comments = section
        section.reshaped.connect(self._on_reshaped)
        section.show_article(self._article)
        self._place()

    def show_article(self, article: Article, html: str) -> None:
        if self._article is None or self._article.identity != article.identity:
            self.notes.clear()
        self._article = article
        if self._comments is not None:
            self._comments.show_article(article)
        self._missing_words = (
            ""
            if html.strip()
            else tr("This story is not saved yet. Open it when the site is back.")
        )
        self._html = html
        self.body.show_html(html, article.image_url or "")
        self._caption = article.image_caption or self.body.skipped_caption
        self._reading = reading_time(self.body.toPlainText()) if html.strip() else ""
        self.setAccessibleName(article.title)
        self._place()
        self.update()

    def clear(self, sentence: str) -> None:
        """No article: one sentence at most."""
        self._article = None
        if self._comments is not None:
            self._comments.show_article(None)
        self.related.show_headlines(())
        self.notes.clear()
        self._missing_words = sentence
        self.body.show_html("")
        self._place()
        self.update()

    def set_form(self, *, beside_list: bool) -> None:
        self._beside_list = beside_list
        self._place()

    def set_text_px(self, size_px: int) -> None:
        self._text_px = size_px
        self._dress_body()

    @property
    def narrow(self) -> bool:
        return self.width() < NARROW_BELOW

    @property
    def column(self) -> tuple[int, int]:
        """(left, width) of the article in px."""
        wide = self.width()
        if self.narrow:
            room = wide - 40
        elif self._beside_list:
            room = min(640, max(600, wide - 84))
            room = min(room, wide - 48)
        else:
            room = min(640, wide - 80)
        return ((wide - room) // 2, room)

    def _dress_body(self) -> None:
        less = 0.5 if self.narrow and self._text_px == 16 else 0.0
        self.body.set_size_px(self._text_px - less)

    def _on_reshaped(self) -> None:
        self._place()
        self.update()

    def _on_picture(self, address: str) -> None:
        if self._article is not None and address == self._article.image_url:
            self._place()
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._dress_body()
            self._place()

    # Where things lie

    def _hero(self) -> tuple[int, int]:
        article = self._article
        if article is None or not article.image_url or self._pictures.missing(article.image_url):
            return (0, 0)
        room = self.column[1]
        return (room, 190 * room // 380 if self.narrow else 250)

    def _headline_style(self) -> Style:
        return Style.READER_HEADLINE_NARROW if self.narrow else Style.READER_HEADLINE

    def _place(self) -> None:
        left, room = self.column
        article = self._article
        self._site.setVisible(article is not None)
        self.body.setVisible(article is not None)
        self.related.setVisible(article is not None and bool(self.related.shown))
        for part in (self.headline, self.notes, self.hero):
            part.setVisible(article is not None)
        foot = self._comments
        if foot is not None:
            foot.setVisible(article is not None)
        if article is None:
            self.setMinimumHeight(200)
            return
        tops = self._tops
        top = 14.0 if self.narrow else 16.0
        _, hero_h = self._hero()
        tops["hero"] = top
        self.hero.setVisible(bool(hero_h))
        if hero_h:
            self.hero.setGeometry(left, round(top), room, hero_h)
            top += hero_h
            if self._caption:
                lines = self._types.wrap(self._caption, Style.SMALL, room, 4)
                tops["caption"] = top + 8
                top += 8 + 16 * len(lines.lines)
            top += 14
        else:
            top += 8
        tops["meta"] = top
        style = self._headline_style()
        tops["headline"] = top + (20 if self.narrow else 21)
        self.headline.show_title(article.title, style)
        high = self.headline.height_for(room)
        self.headline.setGeometry(left, round(tops["headline"]), room, high)
        top = tops["headline"] + high
        tops["byline"] = top + (9 if self.narrow else 8)
        top += 9 + 18
        high = self.notes.height_for(room)
        self.notes.setGeometry(left, round(top) + 2, room, high)
        self.notes.setVisible(bool(high))
        top += high + (15 if self.narrow else 16)
        high = self.body.height_for(room)
        # Qt puts what a line is higher than its type above the type; the design halves it.
        self.body.setGeometry(left, round(top) - 3, room, high)
        top += high + 14
        tops["source"] = top
        size = self._site.sizeHint()
        self._site.setGeometry(left + room - 16 - size.width(), round(top) + 10, size.width(), 36)
        top += 56
        high = self.related.height_for(room)
        if high:
            self.related.setGeometry(left, round(top) + 25, room, high)
            top += 25 + high
        if foot is not None:
            high = foot.height_for(room)
            foot.setGeometry(left, round(top) + 28, room, high)
            top += 28 + high
        top += 40
        self.setMinimumHeight(round(top))
        if self.height() != round(top):
            self.reshaped.emit()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        painter.fillRect(event.rect(), theme.colour("paper"))
        left, room = self.column
        article = self._article
        if article is None:
            if self._missing_words:
                area = QRectF(left, max(64, self.height() * 0.32), room, 21)
                centre = Qt.AlignmentFlag.AlignHCenter
                text(painter, area, self._missing_words, EMPTY, theme.hex("ink2"), align=centre)
            painter.end()
            return
        self._paint_hero(painter, article, left, room)
        self._paint_words(painter, article, left, room)
        self._paint_source(painter, article, left, room)
        painter.end()

    def _paint_hero(self, painter: QPainter, article: Article, left: int, room: int) -> None:
        wide, high = self._hero()
        if not high or article.image_url is None:
            return
        top = self._tops["hero"]
        ratio = self.devicePixelRatioF()
        frame = Frame(round(wide * ratio), round(high * ratio), round(12 * ratio), ratio=ratio)
        held = self._pictures.get(article.image_url, frame)
        if held is not None:
            painter.drawPixmap(QPointF(left, top), held)
        else:
            rounded(painter, QRectF(left, top, wide, high), 12, self._theme.hex("skeleton"))
        if self._caption:
            lines = self._types.wrap(self._caption, Style.SMALL, room, 4)
            painter.setPen(self._theme.colour("ink3"))
            self._types.draw(painter, left, self._tops["caption"], lines.lines, Style.SMALL)

    def _paint_words(self, painter: QPainter, article: Article, left: int, room: int) -> None:
        theme, types, tops = self._theme, self._types, self._tops
        category = article.categories[0] if article.categories else ""
        x = float(left)
        painter.setPen(theme.colour("accent"))
        if category:
            types.draw(painter, x, tops["meta"], (category,), Style.SMALL_STRONG)
            x += types.width(category, Style.SMALL_STRONG)
        painter.setPen(theme.colour("ink3"))
        if category:
            types.draw(painter, x + 6, tops["meta"], ("·",), Style.SMALL)
            x += 12 + types.width("·", Style.SMALL)
        speech = self._speech
        date = words.long_date(
            article.published, speech.lang, speech.zone, speech.label, short=self.narrow
        )
        types.draw(painter, x, tops["meta"], (date,), Style.SMALL)
        by = tr("By %1").replace("%1", article.author) if article.author else ""
        parts = [by, self._reading, comments(self._comment_count(article))]
        painter.setPen(theme.colour("ink2"))
        line = " · ".join(part for part in parts if part)
        cut = types.wrap(line, BYLINE, room, 1)
        types.draw(painter, left, tops["byline"], cut.lines, BYLINE)
        if self._missing_words:
            top = tops["byline"] + 34
            lines = types.wrap(self._missing_words, BYLINE, room, 3)
            painter.setPen(QColor(theme.tokens.ink3))
            types.draw(painter, left, top, lines.lines, BYLINE)

    def _comment_count(self, article: Article) -> int | None:
        """As the site tells it now, else as it did when it told of the article."""
        known = self._comments.count if self._comments is not None else None
        return article.comment_count if known is None else known

    def _paint_source(self, painter: QPainter, article: Article, left: int, room: int) -> None:
        theme = self._theme
        box = QRectF(left, self._tops["source"], room, 56)
        rounded(painter, box, 10, theme.hex("side"), theme.hex("line"))
        ratio = self.devicePixelRatioF()
        icon = theme.pixmap("site", 18, "ink", ratio)
        painter.drawPixmap(QPointF(left + 15, box.top() + 19), icon)
        words_left = QRectF(left + 43, box.top() + 19, room - 60 - self._site.width(), 18)
        label = tr("Source:") + " "
        words_left.setLeft(
            words_left.left() + text(painter, words_left, label, UI_REGULAR, theme.hex("ink2"))
        )
        host = urlsplit(article.link).hostname or ""
        text(painter, words_left, host.removeprefix("www."), UI_SEMIBOLD, theme.hex("ink"))
