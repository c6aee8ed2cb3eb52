"""The radio without a window: plays, refreshes, and prints titles and headlines as they come."""

from __future__ import annotations

import contextlib
import sys
import time

from PySide6.QtCore import QObject

from planetfm.core.errors import Trouble
from planetfm.core.model import Changes, Headline, NewsQuery, Song
from planetfm.core.snapshot import LineState, SoundState
from planetfm.runtime.news import NewsController
from planetfm.runtime.player import PlayerController
from planetfm.terminal.printing import printable
from planetfm.terminal.words import say

AT_ONCE = 10
"""A first refresh brings many headlines; only the newest of them are printed."""


class Printer(QObject):
    """Says on standard output what changes, one line each."""

    def __init__(self, player: PlayerController, news: NewsController, lang: str) -> None:
        super().__init__()
        self._player = player
        self._news = news
        self._lang = lang
        self._song: Song | None = None
        self._line: tuple[LineState, int] | None = None
        self._sound: SoundState | None = None
        player.changed.connect(self._look)
        news.merged.connect(self._merged)

    def close(self) -> None:
        """Say nothing more."""
        self._player.changed.disconnect(self._look)
        self._news.merged.disconnect(self._merged)

    def _look(self) -> None:
        view = self._player.view
        if view.song is not None and view.song != self._song:
            self._song = view.song
            if view.song.known:
                self._print(say("on-air", self._lang, view.song.raw))
        line = (view.line.state, view.line.attempt)
        if line != self._line:
            self._line = line
            self._tell_line()
        if view.sound is not self._sound:
            self._sound = view.sound
            if view.sound is SoundState.NO_DEVICE:
                self._print(say("no-device", self._lang))
            elif view.sound is SoundState.FAILED:
                missing = view.sound_trouble is Trouble.NO_PLAYER
                self._print(say("no-player" if missing else "cannot-decode", self._lang))

    def _tell_line(self) -> None:
        line = self._player.view.line
        if line.state is LineState.WAITING:
            left_s = max(0.0, (line.retry_at or 0.0) - time.time())
            self._print(say("line-waiting", self._lang, line.attempt, left_s))
        elif line.state is not LineState.IDLE:
            self._print(say(f"line-{line.state.value}", self._lang))

    def _merged(self, changes: Changes) -> None:
        newest = changes.new[:AT_ONCE]
        if newest:
            self._news.headlines_by_identity(newest, NewsQuery(), self._print_headlines)

    def _print_headlines(self, headlines: tuple[Headline, ...]) -> None:
        for headline in reversed(headlines):
            self._print(say("story", self._lang, headline.title))

    def _print(self, text: str) -> None:
        with contextlib.suppress(OSError, ValueError):  # whoever read it may be gone: `| head`
            sys.stdout.write(printable(text) + "\n")
            sys.stdout.flush()
