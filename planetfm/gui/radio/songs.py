"""The songs of the tape, newest first, as a list to read, star and play from.

What the rows say is decided here; `song_list` holds and shows them. The row that is heard wears
tint and moving bars.
"""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from planetfm.core.model import Headline
from planetfm.core.snapshot import AiredSong, PlayerView, SoundState
from planetfm.gui.radio.marks import song_at
from planetfm.gui.radio.pulse import Pulse
from planetfm.gui.radio.song_list import SongList, SongModel
from planetfm.gui.radio.song_row import Row
from planetfm.gui.radio.speech import Speech
from planetfm.gui.radio.story_row import StoryRow
from planetfm.gui.theme import Theme
from planetfm.gui.widgets.buttons import Button, IconButton, Kind
from planetfm.gui.widgets.chip import FilterPill
from planetfm.gui.widgets.lettering import ROW_TITLE_NOW
from planetfm.gui.widgets.paint import text, width_of

HEAD = 34


class Songs(QWidget):
    """Head with the filter, and the list. `head` False leaves the head out (a tab tells it)."""

    starred = Signal(object, bool)
    played = Signal(object)
    story_opened = Signal(object)
    """An article between the songs was chosen (Headline)."""
    menu_wanted = Signal(object, QPoint)
    history_wanted = Signal()
    recordings_wanted = Signal()
    greeting_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        speech: Speech,
        pulse: Pulse,
        station: str,
        *,
        head: bool = True,
        can_seek: bool = True,
        can_star: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._speech, self._station = theme, speech, station
        self._head, self._can_seek, self._can_star = head, can_seek, can_star
        self._view = PlayerView()
        self._title = self.tr("Songs played")
        self._shown: tuple[object, ...] = ()
        self._stories: tuple[Headline, ...] = ()
        self._in_sight: float | None = None
        self.model = SongModel(speech, station, self)
        self.list = SongList(theme, pulse, self.model, self)
        self.filter = FilterPill(theme, self.tr("Starred"), "star", "star-filled", self)
        self.filter.setVisible(head)
        self.filter.toggled.connect(lambda _: self.show_view(self._view))
        self.list.starred.connect(self.starred)
        self.list.played.connect(self.played)
        self.list.story_opened.connect(self.story_opened)
        self.list.menu_wanted.connect(self.menu_wanted)
        self.history = Button(
            theme, self.tr("History"), Kind.QUIET, height=28, padding=8, parent=self
        )
        self.history.clicked.connect(self.history_wanted)
        self.recordings = IconButton(
            theme, "folder", self.tr("Recordings"), size=28, icon_size=18, parent=self
        )
        self.recordings.clicked.connect(self.recordings_wanted)
        self.greet = IconButton(theme, "send", "", size=28, icon_size=18, parent=self)
        self.greet.clicked.connect(self.greeting_wanted)
        self._can_greet = ""
        self.greet.hide()
        heads: tuple[QWidget, ...] = (self.greet, self.recordings, self.history, self.filter)
        for before, after in pairwise((*heads, self.list)):  # as the eye goes
            QWidget.setTabOrder(before, after)
        theme.changed.connect(self.update)
        self._say_empty()

    def show_view(self, view: PlayerView) -> None:
        self._view = view
        tape = view.tape
        heard = tape.heard
        now = song_at(tape, heard) if heard is not None else None
        reached = sum(1 for aired in tape.songs if heard is None or aired.start <= heard)
        shown = (tape.songs, self._stories, now, reached, view.sound, self.filter.isChecked())
        if shown == self._shown:
            return
        self._shown = shown
        rows: list[Row | StoryRow] = []
        stories = [] if self.filter.isChecked() else self._stories_of(view)
        for aired in reversed(tape.songs):
            while stories and stories[0].at >= aired.start:
                rows.append(stories.pop(0))
            if self.filter.isChecked() and not aired.starred:
                continue
            rows.append(self._row(aired, now, heard))
        self.model.show_rows([*rows, *stories])
        self._keep_in_sight(now)
        self.list.set_moving(view.sound is SoundState.PLAYING and now is not None)
        self._say_empty()

    def set_greeting(self, name: str) -> None:
        """There is a way to write to the station: the button for it is called `name`; "": none."""
        self._can_greet = name
        self.greet.setAccessibleName(name)
        self.greet.setToolTip(name)
        self._place()

    def set_stories(self, headlines: tuple[Headline, ...]) -> None:
        """The newest articles: those of the tape's hour stand between its songs."""
        self._stories = headlines
        self.show_view(self._view)

    def _stories_of(self, view: PlayerView) -> list[StoryRow]:
        """Rows of the articles that came out while the tape ran, newest first."""
        tape = view.tape
        if tape.oldest is None or tape.newest is None:
            return []
        found = []
        for headline in self._stories:
            at = headline.published.timestamp()
            if tape.oldest <= at <= tape.newest:
                found.append(StoryRow(headline, at, self._speech.clock(at)))
        return sorted(found, key=lambda row: -row.at)

    def _keep_in_sight(self, now: AiredSong | None) -> None:
        """When another song is heard its row comes into sight, under the one after it on air.

        Not while the pointer is over the list: a row must not move away under it.
        """
        start = now.start if now is not None else None
        if start == self._in_sight or self.list.underMouse():
            return
        self._in_sight = start
        for place, row in enumerate(self.model.rows):
            if row.now:
                self.list.doItemsLayout()
                bar = self.list.verticalScrollBar()
                above = max(0, place - 1)
                bar.setValue(bar.value() + self.list.visualRect(self.model.index(above)).top())
                return

    def _row(self, aired: AiredSong, now: AiredSong | None, heard: float | None) -> Row:
        known = aired.song.known
        broadcast = self.tr("{station} broadcast").format(station=self._station)
        return Row(
            aired=aired,
            time=self._speech.clock(aired.start),
            title=aired.song.title if known else broadcast,
            artist=aired.song.artist if known else self.tr("No song title"),
            now=now is not None and aired.start == now.start,
            ahead=heard is not None and aired.start > heard,
            can_star=known and self._can_star,
            can_play=self._can_seek and self._view.tape.oldest is not None,
        )

    def _say_empty(self) -> None:
        if self.filter.isChecked():
            self.list.set_empty_words(self.tr("No starred songs yet."))
        else:
            self.list.set_empty_words(self.tr("Songs appear here while you listen."))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        top = HEAD if self._head else 0
        wide = self.filter.sizeHint().width()
        self.filter.setGeometry(self.width() - 16 - wide, 6, wide, 26)
        left = self.width() - 16 - wide - 4 - self.history.sizeHint().width()
        self.history.setGeometry(left, 5, self.history.sizeHint().width(), 28)
        self.recordings.move(left - 28, 5)
        taken = 16 + width_of(self._title, ROW_TITLE_NOW) + 4
        self.history.setVisible(self._head and left >= taken)
        self.recordings.setVisible(self._head and left - 28 >= taken)
        self.greet.move(left - 56, 5)
        self.greet.setVisible(self._head and bool(self._can_greet) and left - 56 >= taken)
        self.list.setGeometry(0, top, self.width(), max(0, self.height() - top))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.colour("side"))
        if self._head:
            rect = QRectF(16, 0, self.width() - 150, 36)
            text(painter, rect, self._title, ROW_TITLE_NOW, self._theme.hex("ink"))
        painter.end()
