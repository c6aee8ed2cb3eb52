"""The main window: the radio, the newspaper beside it, the last hour of air along the foot.

It owns no state but what the listener sees of the window itself: which article is open, which tab
stands in front, how wide the panes are. Where the panes lie is arithmetic (`gui.panes`); what they
show comes from the two controllers. What the window remembers goes through the `Memory` it is
given, so that it knows no file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from planetfm.core.model import Changes, Headline
from planetfm.core.snapshot import SoundState
from planetfm.gui.edges import Edge, Fade
from planetfm.gui.focus_keeper import FocusKeeper
from planetfm.gui.news.article_desk import ArticleDesk
from planetfm.gui.news.phrases import tr
from planetfm.gui.news.pictures import Pictures, PictureSource
from planetfm.gui.news.side import ListSide, NewsDesk
from planetfm.gui.news.tabs import Tabs
from planetfm.gui.news.text import Typesetter
from planetfm.gui.panes import (
    CHIPS_FROM_PX,
    LIST_PX,
    RADIO_PX,
    Box,
    Form,
    Panes,
    arrange,
    percent_of,
    within,
)
from planetfm.gui.radio.dock import Dock
from planetfm.gui.radio.player_port import PlayerPort
from planetfm.gui.radio.side import RadioSide
from planetfm.gui.radio.speech import Speech
from planetfm.gui.screens import ScreenPlaces
from planetfm.gui.theme import Theme
from planetfm.gui.toasts import Say, Toasts
from planetfm.gui.window_keys import WindowKeys
from planetfm.runtime.tasks import Lane

if TYPE_CHECKING:
    from planetfm.gui.news.reader import Reader
    from planetfm.gui.radio.folded import FoldedPlayer
    from planetfm.gui.radio.songs import Songs

MIN_SIZE, USUAL_SIZE = QSize(360, 560), QSize(1180, 760)
FRAME = QSize(16, 48)
"""What the desktop puts round a window."""


class News(NewsDesk, ArticleDesk, PictureSource, Protocol):
    """`runtime.news.NewsController`, all that the window uses of it."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What the window remembers between runs, as short texts by name."""

    get: Callable[[str], str] = lambda name: ""
    put: Callable[[str, str], None] = lambda name, value: None


class MainWindow(QWidget):
    starred = Signal(object, bool)
    """(AiredSong, starred or not), from any of the places where a song has a star."""
    closing = Signal()
    """The window is about to close; what it remembers was handed over."""

    def __init__(
        self,
        player: PlayerPort,
        news: News,
        theme: Theme,
        speech: Speech,
        lane: Lane,
        station_name: str,
        place: str,
        memory: Memory | None = None,
        *,
        text_px: int = 16,
        letters: bool = True,
        open_url: Callable[[str], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`lane` decodes pictures. `text_px` is the size of the article's body. With `letters` off,
        single letters are no shortcuts. `open_url` hands an address to the system's browser."""
        super().__init__(parent)
        self._player = player
        self._news = news
        self._theme, self._speech = theme, speech
        self._station, self._open_url = station_name, open_url
        self._text_px = text_px
        self._memory = memory or Memory()
        self._songs_tab = False
        self._radio_px = self._remembered("radio_px", 380)
        self._list_px = self._remembered("list_px", 376)
        self._panes: Panes | None = None
        self.toasts = Toasts(theme, self, self._toasts_foot)
        self.say: Say = self.toasts.say
        self._new_while_paused = 0
        self._rebuilt_told = False
        self.setWindowTitle(station_name)
        room = self.screen().availableGeometry().size() - FRAME
        self.setMinimumSize(MIN_SIZE.boundedTo(room))  # large text makes a screen small
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._types = Typesetter()
        self.pictures = Pictures(news, lane, parent=self)
        host = news.view.site_host
        self.radio = RadioSide(
            player, theme, speech, station_name, place, site_host=host, parent=self
        )
        # Made in the order of the Tab key: the radio, its ribbon, then the news.
        self.dock = Dock(player, theme, speech, parent=self)
        radio_edge = Edge(theme, tr("Width of the radio"), speech.lang, self)
        self.tabs = Tabs(theme, self)
        self.list_side = ListSide(news, theme, self._types, self.pictures, speech, self)
        list_edge = Edge(theme, tr("Width of the list"), speech.lang, self)
        self._edges = (radio_edge, list_edge)
        self._connect()
        self.keys = WindowKeys(self, player, news, letters=letters)
        self.resize(USUAL_SIZE.boundedTo(room))
        self._places = ScreenPlaces(self, self._memory.get, self._memory.put)
        self._places.restore()
        self._on_news()
        self._arrange()
        # The list is hidden until headlines are there, and a hidden widget's focus would go on to
        # the search field, where Space does not play. Clicks on bare ground come back here too.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        FocusKeeper(self, self._home_of_focus)

    # What the listener sees

    @property
    def reading(self) -> bool:
        """An article is open."""
        return self._has("reader") and bool(self.reader.identity)

    @cached_property
    def reader(self) -> Reader:
        """Made when it is first seen or asked for: a narrower window's first picture need not wait
        for it."""
        from planetfm.gui.news.reader import Reader

        _ = self.folded  # stands above it, and the Tab key goes in the order of making
        reader = Reader(
            self._news,
            self._theme,
            self._types,
            self.pictures,
            self._speech,
            self._open_url,
            self,
        )
        reader.stackUnder(self._edges[0])
        reader.set_text_px(self._text_px)
        reader.back_wanted.connect(self.back_to_list)
        reader.neighbour_wanted.connect(self.open_neighbour)
        reader.article_wanted.connect(self.open_headline)
        reader.text_size_changed.connect(lambda px: self._memory.put("text_px", str(px)))
        reader.said.connect(self.say)
        self._news.status_changed.connect(reader.set_status)
        return reader

    @cached_property
    def folded(self) -> FoldedPlayer:
        """The radio above an open story, in one column; made when it is first seen or asked for."""
        from planetfm.gui.radio.folded import FoldedPlayer

        folded = FoldedPlayer(self._player, self._theme, self._speech, self._station, parent=self)
        folded.stackUnder(self._edges[0])
        folded.unfolded.connect(self.back_to_list)
        folded.starred.connect(self.starred)
        return folded

    @cached_property
    def songs(self) -> Songs:
        """The songs in one column; made when they are first seen or asked for."""
        from planetfm.gui.radio.songs import Songs

        pulse = self.radio.pulse
        songs = Songs(self._theme, self._speech, pulse, self._station, head=False, parent=self)
        songs.stackUnder(self._edges[0])
        songs.starred.connect(self.starred)
        songs.played.connect(lambda aired: self._player.seek_to(aired.start))
        return songs

    def _has(self, pane: str) -> bool:
        """Whether one of those that are made when wanted is there."""
        return pane in vars(self)

    @property
    def panes(self) -> Panes:
        """Where everything lies now."""
        assert self._panes is not None
        return self._panes

    def open_article(self, identity: str) -> None:
        """Open an article of the list, in the reader."""
        headline = self.list_side.headline(identity)
        if headline is not None:
            self.open_headline(headline)

    def open_headline(self, headline: Headline) -> None:
        """Open an article in the reader, also one that the list does not show."""
        self._fade_news()
        self.reader.open(headline)
        self.list_side.list.set_current(headline.identity)
        self._arrange()
        if self.panes.form is not Form.WIDE:
            self.reader.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_neighbour(self, step: int) -> None:
        """The next article of the list, or the one before; nothing while none is open."""
        if self.reading:
            identity = self.list_side.list.neighbour(self.reader.identity, step)
            if identity:
                self.open_article(identity)

    def back_to_list(self) -> None:
        """Close the article: the list stands where it stood."""
        if not self.reading:
            return
        self._fade_news()
        self.reader.close_article(self._invitation())
        self._arrange()
        self.list_side.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def start_search(self) -> None:
        if self.panes.form is Form.NARROW:
            if self.reading:
                self.back_to_list()
            self.tabs.start_search()
            return
        if self.panes.list is None:
            self.back_to_list()
        field = self.list_side.header.search
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.edit.selectAll()

    def set_text_px(self, size_px: int) -> None:
        """The size of an article's text."""
        self._text_px = size_px
        if self._has("reader"):
            self.reader.set_text_px(size_px)

    def remember(self) -> None:
        """Hand over what the next start wants to know of the window."""
        self._places.remember()
        self._memory.put("radio_px", str(self._radio_px))
        self._memory.put("list_px", str(self._list_px))

    # Wiring

    def _connect(self) -> None:
        self.list_side.opened.connect(self.open_article)
        self.list_side.query_changed.connect(lambda _query: self._on_news())
        self.tabs.picked.connect(self.list_side.show_query)
        self.tabs.filter.all_read_wanted.connect(self._news.mark_all_read)
        self.tabs.searched.connect(self.list_side.search)
        self.tabs.songs_wanted.connect(self._show_songs)
        self.radio.told.connect(lambda words: self.toasts.say(words, announced=True, here=True))
        self.radio.narrow_height_changed.connect(self._on_narrow_height)
        self.radio.starred.connect(self.starred)
        self._player.changed.connect(self._on_player)
        self._news.changed.connect(self._on_news)
        self._news.merged.connect(self._on_merged)
        self._edges[0].dragged.connect(self._drag_radio)
        self._edges[1].dragged.connect(self._drag_list)
        for edge in self._edges:
            edge.released.connect(self.remember)
        self._theme.changed.connect(self.update)

    def _on_news(self) -> None:
        view = self._news.view
        self.tabs.show_view(view, self.list_side.query)
        if view.rebuilt and not self._rebuilt_told:
            self._rebuilt_told = True
            detail = tr("What could be rescued is still here.")
            self.say(tr("The saved stories were damaged"), detail, icon="warning", token="amber")

    def _on_merged(self, changes: Changes) -> None:
        if changes.new and self._player.view.sound is SoundState.PAUSED:
            self._new_while_paused += len(changes.new)
            self.radio.set_new_stories(self._new_while_paused)

    def _on_player(self) -> None:
        if self._new_while_paused and self._player.view.sound is not SoundState.PAUSED:
            self._new_while_paused = 0
            self.radio.set_new_stories(0)
        if self._has("songs") and self.songs.isVisible():
            self.songs.show_view(self._player.view)

    def _invitation(self) -> str:
        return tr("Choose a story from the list.")

    # Panes

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.keys.press(event):
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _wanted_panes(self) -> Panes:
        return arrange(
            self.width(),
            self.height(),
            reading=self.reading,
            songs_tab=self._songs_tab,
            narrow_radio_px=self.radio.narrow_height,
            radio_px=self._radio_px,
            list_px=self._list_px,
        )

    def _arrange(self) -> None:
        narrow = self._wanted_panes().form is Form.NARROW
        self.radio.set_narrow(narrow)  # which may want another height in its other form
        panes = self._wanted_panes()
        self._panes = panes
        wide = panes.form is Form.WIDE
        self.radio.set_short(panes.short_stage)
        self.dock.set_low(panes.dock is not None and panes.dock.height < 104)
        self.list_side.set_form(
            full_cards=panes.form is Form.TWO,
            three_panes=wide or (panes.list is not None and panes.list.width < CHIPS_FROM_PX),
            with_header=not narrow,
            padding_px=16 if wide or narrow else 24,
        )
        if self._has("reader") or panes.reader is not None:
            self.reader.set_form(narrow=narrow, beside_list=wide)
            if wide and not self.reading:
                self.reader.close_article(self._invitation())
        self.list_side.list.set_open(self.reader.identity if wide else "")
        self._keep_focus(panes)
        for name, box in (
            ("reader", panes.reader),
            ("folded", panes.folded),
            ("songs", panes.songs),
        ):
            if box is not None or self._has(name):
                _put(getattr(self, name), box)
        for widget, box in (
            (self.radio, panes.radio),
            (self.list_side, panes.list),
            (self.dock, panes.dock),
            (self.tabs, panes.tabs),
        ):
            _put(widget, box)
        if wide and panes.list is not None:
            # The pane's last pixel is the line between it and the reader.
            self.list_side.resize(panes.list.width - 1, panes.list.height)
        self._on_player()
        self._place_edges(panes)
        self.toasts.place()

    def _keep_focus(self, panes: Panes) -> None:
        """A focus that would be hidden goes to what takes its place, not to Qt's next control."""
        focused = QApplication.focusWidget()
        gone: QWidget
        comes: QWidget
        if panes.list is None and panes.reader is not None:
            gone, comes = self.list_side, self.reader.area
        elif panes.reader is None and panes.list is not None and self._has("reader"):
            gone, comes = self.reader, self.list_side.list
        else:
            return
        if focused is not None and gone.isAncestorOf(focused):
            comes.setVisible(True)
            comes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _home_of_focus(self, gone: QWidget) -> QWidget:
        """Where the focus of a control goes that went away: to what has most use in its pane."""
        for pane, home in (
            (self.radio, self.radio.stage.sun),
            (self.dock, self.dock.ribbon),
            (self.tabs, self.list_side.list),
            (self.list_side, self.list_side.list),
        ):
            if pane.isAncestorOf(gone) and home.isVisible() and home.isEnabled():
                return home
        return self

    def _on_narrow_height(self) -> None:
        """A banner came or went over the ribbon: what stands under the radio moves."""
        panes = self._panes
        if panes is None or panes.form is not Form.NARROW or panes.radio is None:
            return
        if panes.radio.height != self.radio.narrow_height:
            self._arrange()

    def _place_edges(self, panes: Panes) -> None:
        first, second = self._edges
        narrow = panes.form is Form.NARROW
        wide = panes.form is Form.WIDE
        first.setVisible(not narrow)
        second.setVisible(wide)
        if panes.radio is not None and panes.dock is not None:
            percent = percent_of(self._radio_px, RADIO_PX)
            first.place(panes.radio.width, panes.dock.top, draggable=wide, percent=percent)
        if wide and panes.reader is not None:
            percent = percent_of(self._list_px, LIST_PX)
            second.place(panes.reader.left, panes.reader.height, draggable=True, percent=percent)

    def _drag_radio(self, x: int) -> None:
        self._radio_px = within(x, RADIO_PX)
        self._arrange()

    def _drag_list(self, x: int) -> None:
        self._list_px = within(x - self._radio_px, LIST_PX)
        self._arrange()

    def _show_songs(self, songs: bool) -> None:
        self._songs_tab = songs
        self._arrange()

    def _fade_news(self) -> None:
        if self._theme.reduced_motion or not self.isVisible() or self._panes is None:
            return
        box = self._panes.reader or self._panes.list
        if box is not None:
            rect = _rect(box)
            fade = Fade(self.grab(rect), self)
            fade.setGeometry(rect)
            fade.show()
            fade.raise_()

    def _toasts_foot(self) -> int:
        dock = self._panes.dock if self._panes is not None else None
        return dock.top if dock is not None else self.height()

    # What is remembered

    def _remembered(self, name: str, otherwise: int) -> int:
        said = self._memory.get(name)
        return int(said) if said.isdigit() else otherwise

    def closeEvent(self, event: QCloseEvent) -> None:
        self.remember()
        self.closing.emit()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and self._panes is not None:
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.colour("paper"))
        painter.end()


def _rect(box: Box) -> QRect:
    return QRect(box.left, box.top, box.width, box.height)


def _put(widget: QWidget, box: Box | None) -> None:
    if box is not None:
        widget.setGeometry(_rect(box))
    widget.setVisible(box is not None)
