"""Radio and newspaper on one clock: hear what was on air when an article came out, and see in the
list of songs which articles came out meanwhile.

Both only for what the tape still holds. The desk owns nothing: it asks the newsroom for its newest
headlines when there are new ones, and looks at the tape whenever the player says that it changed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QWidget

from planetfm.core.model import Article, Headline, NewsQuery
from planetfm.gui.news.notes import Note
from planetfm.gui.news.reader import Reader
from planetfm.gui.news.reader_words import tr
from planetfm.gui.radio.player_port import PlayerPort
from planetfm.gui.radio.songs import Songs
from planetfm.gui.radio.speech import Speech

NEWEST = 30
"""No station publishes more within the hour that the tape holds."""
NOTE = "on-air"


class Headlines(Protocol):
    """What is asked of `runtime.news.NewsController`."""

    @property
    def merged(self) -> SignalInstance: ...

    def headlines(
        self,
        query: NewsQuery,
        offset: int,
        limit: int,
        done: Callable[[tuple[Headline, ...]], None],
    ) -> None: ...


class OnAirDesk(QObject):
    def __init__(
        self,
        player: PlayerPort,
        news: Headlines,
        reader: Reader,
        songs: Sequence[Songs],
        speech: Speech,
        open_headline: Callable[[Headline], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._player = player
        self._news = news
        self._reader = reader
        self._songs = tuple(songs)
        self._speech = speech
        player.changed.connect(self._on_player)
        news.merged.connect(lambda _changes: self._ask())
        reader.shown.connect(lambda _article: self._show_note())
        for one in self._songs:
            one.story_opened.connect(open_headline)
        self._ask()
        self._show_note()

    @property
    def _span(self) -> tuple[float, float] | None:
        """The tape's hour: from its oldest to its newest second."""
        tape = self._player.view.tape
        if tape.oldest is None or tape.newest is None:
            return None
        return (tape.oldest, tape.newest)

    def _aired_at(self, article: Article | None) -> float | None:
        """When `article` came out, if the tape holds that moment."""
        span = self._span
        if article is None or not article.dated or span is None:
            return None
        at = article.published.timestamp()
        return at if span[0] <= at <= span[1] else None

    def _on_player(self) -> None:
        if self._reader.isVisible():
            self._show_note()

    def _show_note(self) -> None:
        at = self._aired_at(self._reader.page.article)
        if at is None:
            self._reader.page.set_note(NOTE, None)
            return
        words = tr("Hear what was on air when this came out, %1")
        label = words.replace("%1", self._speech.clock_with_zone(at))
        known = next((n for n in self._reader.page.notes.notes if n.action == label), None)
        if known is None:
            self._reader.page.set_note(
                NOTE, Note("tower", "", label, lambda: self._player.seek_to(at), "accent")
            )

    def _ask(self) -> None:
        self._news.headlines(NewsQuery(), 0, NEWEST, self._show_stories)

    def _show_stories(self, found: tuple[Headline, ...]) -> None:
        for one in self._songs:
            one.set_stories(found)
