"""The reader: a bar of 52 px and one scroll area with the article.

It asks the newsroom for the article, shows what is stored at once and the whole text when it comes,
and tells it that the article was read once it has been open and visible for two seconds.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QWidget

from planetfm.core.model import Article, ArticleStatus, Headline
from planetfm.gui import words
from planetfm.gui.announce import announce
from planetfm.gui.keymap import native
from planetfm.gui.news.addresses import opens_in_browser
from planetfm.gui.news.article_desk import ArticleDesk
from planetfm.gui.news.notes import Note
from planetfm.gui.news.overlay import OverlayBar
from planetfm.gui.news.page import ArticlePage
from planetfm.gui.news.phrases import tr
from planetfm.gui.news.pictures import Pictures
from planetfm.gui.news.reader_bar import ReaderBar
from planetfm.gui.news.reader_words import short_date
from planetfm.gui.news.reader_words import tr as words_of
from planetfm.gui.news.sharing import Sharing
from planetfm.gui.news.text import Typesetter
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from planetfm.gui.widgets.focus import FocusRing

if TYPE_CHECKING:
    from planetfm.core.edits import Piece
    from planetfm.gui.news.viewer import PictureViewer
    from planetfm.gui.widgets.popover import Popover

READ_AFTER_MS = 2000
HERO = -1
TEXT_MIN_PX, TEXT_MAX_PX, TEXT_NORMAL_PX = 13, 22, 16


class StoryArea(QScrollArea):
    """Keeps the keys that scroll; leaves the others to the window's shortcuts."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        page = bar.pageStep() - 40
        steps = {
            Qt.Key.Key_Down: 60,
            Qt.Key.Key_Up: -60,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            event.ignore()
        else:
            bar.setValue(bar.value() + step)


class Reader(QWidget):
    back_wanted = Signal()
    neighbour_wanted = Signal(int)
    """-1 for the article above in the list, 1 for the one below."""
    shown = Signal(object)
    """The open article's text is shown, or shown anew (Article)."""
    article_wanted = Signal(object)
    """A related story was chosen (Headline)."""
    text_size_changed = Signal(int)
    said = Signal(str)
    """A short notice for the listener ("Link copied")."""

    def __init__(
        self,
        desk: ArticleDesk,
        theme: Theme,
        types: Typesetter,
        pictures: Pictures,
        speech: Speech,
        open_url: Callable[[str], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._open_url = open_url or (lambda address: QDesktopServices.openUrl(QUrl(address)))
        self._speech = speech
        self.popover: Popover | None = None
        """The panel that was opened last."""
        self._identity = ""
        self._status = ArticleStatus()
        self._text_px = TEXT_NORMAL_PX
        self.bar = ReaderBar(theme, self)
        self.area = StoryArea(self)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.viewport().setAutoFillBackground(False)
        self.page = ArticlePage(theme, types, pictures, speech)
        self.area.setWidget(self.page)
        self.area.setAccessibleName(words_of("Story"))
        self.page.body.setAccessibleName(words_of("Text of the story"))
        self._rings = (
            FocusRing(self.area, theme, 0, inset=6, by_tab=True),
            FocusRing(self.page.body, theme, 4, by_tab=True),
        )
        self.page.setAutoFillBackground(False)
        self._overlay = OverlayBar(self.area, theme, top_px=10)
        self.page.site_wanted.connect(self.open_site)
        self.page.body.link_opened.connect(self.open_address)
        self.page.body.picture_opened.connect(self._open_picture)
        self.page.body.seen_wanted.connect(self._bring_into_sight)
        self.page.hero_opened.connect(lambda: self._open_picture(HERO))
        self._pictures = pictures
        self.sharing = Sharing(
            self.page,
            pictures,
            speech,
            lambda address: self._open_url(address),
            self.copy_link,
            self,
        )
        self.sharing.said.connect(self.said)
        self.viewer: PictureViewer | None = None
        """Made when a picture is opened for the first time."""
        self.page.related.opened.connect(self.article_wanted)
        buttons = self.bar.buttons
        self.bar.back.clicked.connect(self.back_wanted)
        buttons["previous"].clicked.connect(lambda: self.neighbour_wanted.emit(-1))
        buttons["next"].clicked.connect(lambda: self.neighbour_wanted.emit(1))
        buttons["copy"].clicked.connect(self.copy_link)
        buttons["save"].clicked.connect(self.toggle_saved)
        buttons["site"].clicked.connect(self.open_site)
        buttons["size"].clicked.connect(self._open_size_menu)
        buttons["more"].clicked.connect(self._open_more_menu)
        self._reading = QTimer(self)
        self._reading.setSingleShot(True)
        self._reading.setInterval(READ_AFTER_MS)
        self._reading.timeout.connect(self._was_read)
        for keys, step in (("F3", 1), ("Shift+F3", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self.next_hit, step))
        self._enable()

    @property
    def identity(self) -> str:
        """The open article, "" for none."""
        return self._identity

    @property
    def text_px(self) -> int:
        return self._text_px

    def open(self, headline: Headline) -> None:
        """Open an article at its beginning."""
        self._identity = headline.identity
        self._status = headline.status
        self.page.clear("")
        self.area.verticalScrollBar().setValue(0)
        self._enable()
        identity = headline.identity
        self._desk.article(
            identity, lambda article, html: self._on_article(identity, article, html)
        )
        self._reading.start()

    def close_article(self, sentence: str = "") -> None:
        self._identity = ""
        self._reading.stop()
        self.page.clear(sentence)
        self._enable()

    def set_status(self, identity: str, status: ArticleStatus) -> None:
        if identity == self._identity:
            self._status = status
            self.bar.buttons["save"].setChecked(status.saved)

    def set_form(self, *, narrow: bool, beside_list: bool) -> None:
        self.bar.set_form(narrow=narrow, with_back=not beside_list)
        self.page.set_form(beside_list=beside_list)
        self._place()

    def set_text_px(self, size_px: int) -> None:
        """The size of the body, kept within 13 to 22 px."""
        size_px = min(max(size_px, TEXT_MIN_PX), TEXT_MAX_PX)
        if size_px != self._text_px:
            self._text_px = size_px
            self.page.set_text_px(size_px)
            self.text_size_changed.emit(size_px)

    def zoom(self, step: int) -> None:
        """Larger by `step` px; 0 is the usual size."""
        self.set_text_px(self._text_px + step if step else TEXT_NORMAL_PX)

    def toggle_saved(self) -> None:
        if self._identity:
            saved = not self._status.saved
            self._desk.set_saved(self._identity, saved)
            self.bar.buttons["save"].setChecked(saved)

    def mark_unread(self) -> None:
        if self._identity:
            self._reading.stop()
            self._desk.mark_read(self._identity, False)

    def set_hits(self, words: tuple[str, ...]) -> None:
        """The words of a search, from now on shown in every article that is opened; () for none.

        F3 goes to the next of them, Shift+F3 to the one before.
        """
        self.page.body.set_hits(words)

    def next_hit(self, step: int) -> None:
        """To the next place where a word of the search stands, or the one before (-1)."""
        body = self.page.body
        if not self._identity or not body.go_to_hit(step):
            return
        told = words_of("Hit %1 of %2").replace("%1", str(body.present + 1))
        announce(self, told.replace("%2", str(body.hits)))

    def copy_link(self) -> None:
        article = self.page.article
        if article is not None:
            QGuiApplication.clipboard().setText(article.link)
            self.said.emit(tr("Link copied"))

    def open_site(self) -> None:
        article = self.page.article
        if article is not None:
            self.open_address(article.link)

    def open_address(self, address: str) -> None:
        """Hand an address to the browser or the mail program; others are not opened."""
        if opens_in_browser(address):
            self._open_url(address)

    def _note_edits(self, article: Article) -> None:
        """Under the byline: corrected, and what changed; or that it left the site."""
        corrected = gone = None
        if article.gone_at is not None:
            sentence = words_of("This story is no longer on the site; its copy is kept here.")
            gone = Note("site-down", sentence)
        if article.corrected_at is not None:
            speech, at = self._speech, article.corrected_at
            day = short_date(at, speech.lang, speech.zone, speech.now())
            clock = words.clock_with_zone(at, speech.lang, speech.zone, speech.label)
            sentence = words_of("Corrected %1.").replace("%1", f"{day}, {clock}")
            seen = article.previous is not None
            action = words_of("See the changes") if seen else ""
            act = partial(self._show_changes, article, sentence) if seen else None
            corrected = Note("clock", sentence, action, act)
        self.page.set_note("gone", gone)
        self.page.set_note("corrected", corrected)

    def _show_changes(self, article: Article, when: str) -> None:
        from planetfm.core.edits import changes_of
        from planetfm.gui.news.changes import ChangesPanel
        from planetfm.gui.widgets.popover import Popover

        def show(found: tuple[tuple[Piece, ...], tuple[Piece, ...]]) -> None:
            if self.page.article is not article:
                return
            panel = ChangesPanel(self._theme, when.rstrip("."), *found)
            self.popover = Popover(self._theme, self.window(), panel)
            panel.close_button.clicked.connect(self.popover.leave)
            self.popover.open_at(self.page.notes.way("corrected"))

        # A long article's comparison can take a second: not on the main thread.
        self._pictures.lane.call(lambda: changes_of(article), show)

    def _open_picture(self, number: int) -> None:
        """A picture of the open article over the whole window; HERO: that above the headline."""
        from planetfm.gui.news.viewer import PictureViewer, Shown

        article, body = self.page.article, self.page.body.body
        if article is None:
            return
        shown = [Shown(*pair) for pair in zip(body.pictures, body.captions, strict=True)]
        has_hero = self.page.hero.isVisible() and article.image_url is not None
        if has_hero and article.image_url is not None:
            shown.insert(0, Shown(article.image_url, self.page.caption))
        if self.viewer is None or self.viewer.parentWidget() is not self.window():
            self.viewer = PictureViewer(self._theme, self._pictures, self.window())
            self.viewer.said.connect(self.said)
        self.viewer.open(tuple(shown), number + 1 if has_hero else number)

    def _bring_into_sight(self, part: QRect) -> None:
        """Scroll so that a part of the text is seen."""
        middle = self.page.body.mapTo(self.page, part.center())
        self.area.ensureVisible(middle.x(), middle.y(), 0, part.height() // 2 + 40)

    def _on_article(self, identity: str, article: Article | None, html: str) -> None:
        if identity != self._identity:
            return
        if article is None:
            self.page.clear(tr("This story is not saved yet. Open it when the site is back."))
        else:
            self.page.show_article(article, html)
            self._note_edits(article)
            self.shown.emit(article)
            self._desk.related(identity, lambda found: self._on_related(identity, found))
        self._enable()

    def _on_related(self, identity: str, found: tuple[Headline, ...]) -> None:
        if identity == self._identity:
            self.page.show_related(found)

    def _was_read(self) -> None:
        if self._identity and self.isVisible():
            self._desk.mark_read(self._identity, True)

    def _enable(self) -> None:
        opened = bool(self._identity)
        for key, button in self.bar.buttons.items():
            needs_article = key in ("copy", "site")
            button.setEnabled(opened and (not needs_article or self.page.article is not None))
        self.bar.buttons["save"].setChecked(opened and self._status.saved)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        bar = self.bar.height()
        self.bar.setGeometry(0, 0, self.width(), bar)
        self.area.setGeometry(0, bar, self.width(), max(0, self.height() - bar))

    def _open_size_menu(self) -> None:
        self._menu(self.bar.buttons["size"], self._add_sizes)

    def _open_more_menu(self) -> None:
        def fill(menu: QMenu) -> None:
            self.sharing.fill(menu)
            menu.addAction(tr("Read on the site"), self.open_site)
            if self.bar.narrow:
                menu.addSeparator()
                self._add_sizes(menu)

        self._menu(self.bar.buttons["more"], fill)

    def _add_sizes(self, menu: QMenu) -> None:
        menu.addAction(f"{tr('Larger text')}\t{native('Ctrl++')}", lambda: self.zoom(1))
        menu.addAction(f"{tr('Smaller text')}\t{native('Ctrl+-')}", lambda: self.zoom(-1))
        menu.addAction(f"{tr('Usual size')}\t{native('Ctrl+0')}", lambda: self.zoom(0))

    def _menu(self, button: QWidget, fill: Callable[[QMenu], None]) -> None:
        menu = QMenu(self)
        fill(menu)
        size = menu.sizeHint()
        menu.exec(button.mapToGlobal(QPoint(button.width() - size.width(), button.height() + 4)))
        menu.deleteLater()
