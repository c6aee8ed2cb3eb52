"""The list side of the news: head, banner of the site, list (or what stands in its place).

It shows the newsroom's view and nothing else; every act of the listener is passed on to the
newsroom at once. What is new while the listener reads further down waits behind one quiet line.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QRectF, QSize, QTimer, Signal, SignalInstance
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from planetfm.core.errors import Trouble
from planetfm.core.model import ArticleStatus, Changes, Headline, NewsFilter, NewsQuery
from planetfm.core.search import read
from planetfm.core.snapshot import ArchiveState, NewsView
from planetfm.gui.announce import announce
from planetfm.gui.news import archive_phrases, phrases
from planetfm.gui.news.cards import Card, Cards
from planetfm.gui.news.header import Form, Header
from planetfm.gui.news.list import HeadlineList
from planetfm.gui.news.model import HeadlineModel, Newsroom
from planetfm.gui.news.phrases import tr
from planetfm.gui.news.pictures import Pictures
from planetfm.gui.news.states import Nothing, Skeleton
from planetfm.gui.news.text import Typesetter
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from planetfm.gui.widgets.banner import Banner, BannerContent
from planetfm.gui.widgets.buttons import FadingButton
from planetfm.gui.widgets.focus import FocusRing
from planetfm.gui.widgets.lettering import CHIP_ON, UI_REGULAR
from planetfm.gui.widgets.paint import rounded, text, width_of


class NewsDesk(Newsroom, Protocol):
    """`runtime.news.NewsController`, as far as the list side uses it."""

    @property
    def changed(self) -> SignalInstance: ...
    @property
    def merged(self) -> SignalInstance: ...
    @property
    def status_changed(self) -> SignalInstance: ...
    @property
    def archived(self) -> SignalInstance: ...
    @property
    def left(self) -> SignalInstance: ...
    @property
    def view(self) -> NewsView: ...
    def mark_read(self, identity: str, read: bool) -> None: ...
    def set_saved(self, identity: str, saved: bool) -> None: ...
    def refresh(self) -> None: ...
    def mark_all_read(self) -> None: ...
    def older(self) -> None: ...
    def count(self, query: NewsQuery, done: Callable[[int], None]) -> None: ...
    def search_site(self, text: str, done: Callable[[int | None], None]) -> None: ...


class NewLine(FadingButton):
    """ "2 berita baru. Tampilkan": new rows above, while the listener is further down."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.count = 0
        self.ring = FocusRing(self, theme, -1)
        self.hide()

    def add(self, count: int) -> None:
        self.count += count
        self.setText(f"{phrases.new_stories(self.count)} {tr('Show')}")
        self.setAccessibleName(self.text())
        self.resize(self.sizeHint())
        self.show()

    def done(self) -> None:
        self.count = 0
        self.hide()

    def sizeHint(self) -> QSize:
        said = phrases.new_stories(self.count) + " "
        wide = width_of(said, UI_REGULAR) + width_of(tr("Show"), CHIP_ON)
        return QSize(round(wide) + 34, 32)

    def wanted_fill(self) -> QColor:
        return self.theme.colour("press" if self.isDown() else "tint")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        rounded(painter, rect, 16, self.fill, self.theme.colour("line"))
        said = phrases.new_stories(self.count) + " "
        area = rect.adjusted(16, 0, -8, 0)
        area.setLeft(area.left() + text(painter, area, said, UI_REGULAR, self.theme.hex("ink")))
        text(painter, area, tr("Show"), CHIP_ON, self.theme.hex("accent"))
        painter.end()


class ListSide(QWidget):
    opened = Signal(str)
    query_changed = Signal(object)

    def __init__(
        self,
        news: NewsDesk,
        theme: Theme,
        types: Typesetter,
        pictures: Pictures,
        speech: Speech,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._news = news
        self._theme = theme
        self._speech = speech
        self._pictures = pictures
        self._padding = 24
        self._with_header = True
        self.header = Header(theme, speech, self)
        self.banner = Banner(theme, wide=True, parent=self)
        self.model = HeadlineModel(news, lambda row: phrases.spoken_row(speech, row), self)
        self.cards = Cards(
            theme,
            types,
            pictures,
            lambda row, card: phrases.meta(speech, row, compact=card is Card.COMPACT),
        )
        self.list = HeadlineList(self.model, self.cards, pictures, theme, self)
        self.list.setAccessibleName(tr("News"))
        self.setAccessibleName(tr("News"))
        self.skeleton = Skeleton(theme, self)
        self.nothing = Nothing(theme, self)
        self.new_line = NewLine(theme, self)
        self._connect()
        self._minute = QTimer(self)
        self._minute.setInterval(60_000)
        self._minute.timeout.connect(lambda: self.model.minute_passed(datetime.now(UTC)))
        self._minute.start()
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._show_banner)
        self._loaded = self._answered = False
        self._troubled = False
        self._site_search = ""
        """What became of asking the site for the words: see `archive_phrases.search_foot`."""
        self._on_view()

    def _connect(self) -> None:
        news, header = self._news, self.header
        news.changed.connect(self._on_view)
        news.merged.connect(self._on_merged)
        news.status_changed.connect(self._on_status)
        news.archived.connect(self._on_archived)
        news.left.connect(self._on_left)
        header.all_read_wanted.connect(news.mark_all_read)
        header.picked.connect(self.show_query)
        header.searched.connect(self.search)
        header.refresh_wanted.connect(news.refresh)
        self.banner.acted.connect(news.refresh)
        self.list.opened.connect(self.opened)
        self.list.save_wanted.connect(news.set_saved)
        self.list.read_wanted.connect(news.mark_read)
        self.list.end_reached.connect(self._on_end)
        self.list.foot.acted.connect(self._on_foot)
        self.model.settled.connect(self._on_settled)
        self.model.arrived.connect(self._on_arrived)
        self.list.verticalScrollBar().valueChanged.connect(self._on_scroll)
        self.nothing.acted.connect(self.clear_search)
        self.nothing.offered.connect(self._on_foot)
        self.new_line.clicked.connect(self._show_new)

    # What others ask of it

    @property
    def query(self) -> NewsQuery:
        return self.model.query

    def show_query(self, query: NewsQuery) -> None:
        if query != self.model.query or not self.model.is_settled:
            self.new_line.done()
            self._site_search = ""
            self.model.show(query)
            self.header.show_view(self._news.view, query)
            self.query_changed.emit(query)

    def search(self, words: str) -> None:
        if words != self.model.query.text:
            self.header.search.set_text(words)
            self.show_query(replace(self.model.query, text=words))

    def clear_search(self) -> None:
        self.header.search.set_text("")
        self.search("")

    def set_form(
        self, *, full_cards: bool, three_panes: bool, with_header: bool, padding_px: int
    ) -> None:
        """Full or compact cards; the head of the middle pane; none when narrow (tabs instead)."""
        self._padding = padding_px
        self._with_header = with_header
        self.header.setVisible(with_header)
        self.header.set_form(Form.LIST if three_panes else Form.FULL, padding_px)
        self.list.set_form(compact=not full_cards, padding_px=padding_px)
        self.skeleton.set_form(compact=not full_cards, padding_px=padding_px)
        self._place()

    def headline(self, identity: str) -> Headline | None:
        row = self.model.row_of(identity)
        return self.model.headline(row) if row >= 0 else None

    # What the newsroom tells

    def _on_view(self) -> None:
        view = self._news.view
        if view.loaded and not self._loaded:
            self._loaded = True
            self.model.show(self.model.query)
        if view.trouble is None and self._troubled:
            self._pictures.forget_missing()
        self._troubled = view.trouble is not None
        self.header.show_view(view, self.model.query)
        self._show_banner()
        self._show_state()
        self._show_foot()

    def _on_merged(self, changes: object) -> None:
        if isinstance(changes, Changes):
            self.model.merge(changes)

    def _on_status(self, identity: str, status: object) -> None:
        if isinstance(status, ArticleStatus):
            self.model.set_status(identity, status)

    def _on_archived(self, changes: object) -> None:
        if isinstance(changes, Changes):
            self.model.merge(changes, old_news=True)

    def _on_left(self, identities: object) -> None:
        if isinstance(identities, tuple):
            self.model.remove(identities)

    def _on_settled(self) -> None:
        query = self.query
        self.list.set_wish(read(query.text))
        self._show_state()
        self._show_foot()
        if query.text:
            self._news.count(query, lambda count: self._on_counted(query, count))

    def _on_counted(self, query: NewsQuery, count: int) -> None:
        if query == self.query:
            announce(self, archive_phrases.results(count))

    # What lies beyond the stored rows

    def _on_end(self) -> None:
        """The last row is in view: the archive goes on, unless it was just in trouble."""
        plain = self.query.filter is NewsFilter.ALL and not self.query.text
        if plain and self._news.view.archive.state is ArchiveState.MORE:
            self._news.older()

    def _on_foot(self) -> None:
        if not self.query.text:
            self._news.older()
        elif self._site_search != "busy":
            self._site_search = "busy"
            self._show_foot()
            asked = self.query
            self._news.search_site(asked.text, lambda count: self._on_site_searched(asked, count))

    def _on_site_searched(self, asked: NewsQuery, count: int | None) -> None:
        if asked == self.query:
            self._site_search = "failed" if count is None else str(count)
            self._show_foot()

    def _show_foot(self) -> None:
        words, action = "", ""
        if self.model.is_complete and self.query.text:
            # The site is asked for words alone, without our filters.
            terms = read(self.query.text).terms
            asked = " ".join(word for term in terms for word in term.words)
            if asked:
                words, action = archive_phrases.search_foot(self._site_search, asked)
        elif self.model.is_complete:
            words, action = archive_phrases.foot(self._speech, self._news.view, self.query)
        fetching = self._news.view.archive.state is ArchiveState.FETCHING
        if self.list.say_at_foot(words, action) and words and not fetching:
            announce(self, words)
        self.nothing.offer(action if self.query.text else "", words if self.query.text else "")

    def _on_arrived(self, count: int) -> None:
        self._show_state()
        announce(self, phrases.new_stories(count))
        if not self.list.at_top:
            self.new_line.add(count)
            self._place()
            self.new_line.raise_()

    def _on_scroll(self) -> None:
        if self.new_line.count and self.list.at_top:
            self.new_line.done()

    def _show_new(self) -> None:
        self.new_line.done()
        self.list.to_top()

    def _show_banner(self) -> None:
        view = self._news.view
        said = phrases.banner(self._speech, view)
        content = None
        if said is not None:
            title, words, left = said
            offline = view.trouble is Trouble.OFFLINE
            content = BannerContent(
                title,
                words,
                "offline" if offline else "site-down",
                note=left,
                action=tr("Try now"),
                details=QCoreApplication.translate("Reader", "Details"),
            )
        self.banner.show_content(content)
        if content is not None and view.retry_at is not None:
            if not self._second.isActive():
                self._second.start()
        else:
            self._second.stop()
        self._place()

    def _show_state(self) -> None:
        view, model = self._news.view, self.model
        known = view.loaded and model.is_settled
        if view.loaded and not known and self._answered:
            return  # the old answer stays until the new one is there
        empty = known and model.rowCount() == 0
        plain = self.query == NewsQuery()
        # The first stories ever: the site has yet to answer, or their rows to come from the store.
        coming = view.trouble is None and (view.last_ok is None or view.total > 0)
        waiting = (not known and model.rowCount() == 0) or (empty and plain and coming)
        self._answered = known and not waiting
        self.skeleton.setVisible(waiting)
        self.nothing.setVisible(empty and not waiting)
        if empty and not waiting:
            self.nothing.say(*phrases.nothing(self.query))
        self.list.setVisible(not waiting and not empty)

    # Places

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        wide = self.width()
        top = 0
        if self._with_header:
            self.header.setGeometry(0, 0, wide, self.header.height())
            top = self.header.height()
        if self.banner.content is not None:
            room = wide - 2 * self._padding
            top += 0 if self._with_header else 12
            high = self.banner.heightForWidth(room)
            self.banner.setGeometry(self._padding, top, room, high)
            top += high + 13
        for widget in (self.list, self.skeleton, self.nothing):
            widget.setGeometry(0, top, wide, max(0, self.height() - top))
        self.new_line.move((wide - self.new_line.width()) // 2, top + 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("paper"))
        painter.end()
