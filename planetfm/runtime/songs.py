"""The song history, live: which songs were on air and which of them were heard, stars, export.

It looks at what the player shows and writes down what is new; `core.history` says what is a song
and when two titles are one airing. A song is written when it has been on air for long enough to be
none of the station's jingles, then now and then how far it has come.
"""

from __future__ import annotations

import logging
import os
import tempfile
import time
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from planetfm.core.history import (
    SAME_AIRING_S,
    Airing,
    continues,
    is_long_enough,
    is_song,
    song_key,
    to_csv,
)
from planetfm.core.model import Song
from planetfm.core.snapshot import AiredSong, PlayerView, SoundState, TapeView
from planetfm.runtime.player import PlayerController
from planetfm.runtime.records import Records
from planetfm.runtime.tasks import USER

if TYPE_CHECKING:
    from planetfm.store.history import HistoryStore

WRITE_EVERY_S = 60.0
ROWS_REMEMBERED = 200
"""More than a tape holds: what is heard may be any of them."""

SLACK_S = 1.0
"""Times of air shift by less while a connection settles."""

AHEAD_S = 60.0
"""What ended later than this from now was written while the clock was ahead: nothing continues it,
and it holds up nothing."""

log = logging.getLogger(__name__)


class _Row:
    """An airing, and what of it is in the store. `identity` is the db lane's."""

    def __init__(self, airing: Airing) -> None:
        self.airing = airing
        self.identity = airing.identity
        self.written = airing if airing.identity else None

    @property
    def worth_writing(self) -> bool:
        if self.written is None:
            return True
        gone_on_s = self.airing.ended - self.written.ended
        return self.airing.heard != self.written.heard or gone_on_s >= WRITE_EVERY_S


class SongsController(QObject):
    """`changed`: the history or the stars did. `starred_on_air`: a Song with a star began."""

    changed = Signal()
    starred_on_air = Signal(object)

    def __init__(
        self,
        player: PlayerController,
        records: Records,
        *,
        station: str,
        zone: ZoneInfo,
        wall: Callable[[], float] = time.time,
    ) -> None:
        super().__init__()
        self._player = player
        self._records = records
        self._station = station
        self._zone = zone
        self._wall = wall
        self._rows: deque[_Row] = deque(maxlen=ROWS_REMEMBERED)
        self._loaded = False
        self._starred: frozenset[str] = frozenset()
        self._told: tuple[str, float] = ("", 0.0)
        self._forgotten_at = 0.0
        player.changed.connect(self._look)

    def start(self) -> None:
        """Read what is remembered; until that is there, nothing is written."""
        before = self._wall() + AHEAD_S
        self._records.call(
            lambda store: (store.latest(before), store.stars()),
            self._remembered,
            self._not_remembered,
        )

    @property
    def starred(self) -> frozenset[str]:
        """Keys (`core.history.song_key`) of songs with a star."""
        return self._starred

    def is_starred(self, song: Song) -> bool:
        return song_key(song) in self._starred

    def toggle_star(self, song: Song) -> None:
        """Star it, or take the star away. `starred` and the player's view change at once."""
        key, now = song_key(song), self._wall()
        on = key not in self._starred
        if on:
            self._told = (key, now)  # whoever stars what is on air knows that it is
        self._set_starred(self._starred | {key} if on else self._starred - {key})
        self._records.call(lambda store: store.set_star(song, on, now), priority=USER)

    def search(
        self,
        text: str,
        done: Callable[[tuple[Airing, ...]], None],
        *,
        offset: int = 0,
        limit: int = 200,
        starred: bool = False,
        heard: bool = False,
    ) -> None:
        """Airings that match, newest first, brought to `done`; none where the disk refuses."""
        self._records.call(
            lambda store: store.search(text, offset, limit, starred=starred, heard=heard),
            done,
            lambda error: done(()),
            USER,
        )

    def stars(self, done: Callable[[tuple[Song, ...]], None]) -> None:
        """Songs with a star, the newest star first; also those whose airings are forgotten."""
        self._records.call(lambda store: store.stars(), done, lambda error: done(()), USER)

    def export_csv(self, path: Path, done: Callable[[int | None], None]) -> None:
        """The whole history as a table; `done` gets the number of songs, None if it failed."""
        zone = self._zone

        def export(store: HistoryStore) -> int:
            airings = store.search("", 0, -1)
            _write(path, to_csv(airings, zone))
            return len(airings)

        self._records.call(export, done, lambda error: done(None), USER)

    def forget(self) -> None:
        """Empty the history. Stars stay, and what is on air now is written again."""
        self._rows.clear()
        self._forgotten_at = self._wall()
        self._records.call(lambda store: store.forget_songs(), lambda _: self.changed.emit())

    def close(self) -> None:
        """Write what is not written yet."""
        self._player.changed.disconnect(self._look)
        for row in self._rows:
            if row.written != row.airing:
                self._write(row)

    # --- what comes ------------------------------------------------------------------------

    def _remembered(self, found: tuple[Airing | None, tuple[Song, ...]]) -> None:
        latest, stars = found
        if latest is not None:
            self._rows.append(_Row(latest))
        self._loaded = True
        known = frozenset(song_key(song) for song in stars)
        if known | self._starred != self._starred:
            self._set_starred(known | self._starred)
        self._look()

    def _not_remembered(self, error: Exception) -> None:
        log.error("the song history cannot be read: %s", error)
        self._loaded = True

    def _set_starred(self, keys: frozenset[str]) -> None:
        self._starred = keys
        self._player.set_starred(keys)
        self.changed.emit()

    def _look(self) -> None:
        if not self._loaded:
            return  # before the last airing is known, this one could be written twice
        view = self._player.view
        songs = [aired for aired in view.tape.songs if is_song(aired.song, self._station)]
        for aired in songs:
            self._note(aired, view.tape)
        self._hear(view)
        for row in self._rows:
            if row.worth_writing:
                self._write(row)
        if songs and songs[-1].end is None:
            self._tell(songs[-1].song)

    def _note(self, aired: AiredSong, tape: TapeView) -> None:
        if tape.newest is None:
            return
        ended, until = tape.newest if aired.end is None else aired.end, tape.newest + AHEAD_S
        last = next((row for row in reversed(self._rows) if row.airing.ended <= until), None)
        done_until = last.airing.ended if last is not None else self._forgotten_at
        if ended <= done_until <= until:
            return
        if last is not None and continues(last.airing, aired.song, aired.start):
            last.airing = replace(last.airing, ended=ended)
        elif is_long_enough(aired.start, ended):
            if last is not None and last.written != last.airing:
                self._write(last)
            self._rows.append(_Row(Airing(aired.song, aired.start, ended)))

    def _hear(self, view: PlayerView) -> None:
        heard = view.tape.heard
        if heard is None or view.sound is not SoundState.PLAYING or view.muted:
            return
        for row in reversed(self._rows):
            airing = row.airing
            if airing.began - SLACK_S <= heard <= airing.ended + SLACK_S:
                if not airing.heard:
                    row.airing = replace(airing, heard=True)
                return

    def _write(self, row: _Row) -> None:
        airing = row.written = row.airing

        def write(store: HistoryStore) -> None:
            row.identity = store.note(replace(airing, identity=row.identity)).identity

        self._records.call(write, lambda _: self.changed.emit())

    def _tell(self, song: Song) -> None:
        key, now = song_key(song), self._wall()
        told_key, told_at = self._told
        if key not in self._starred:
            return
        self._told = (key, now)
        if key != told_key or now - told_at > SAME_AIRING_S:
            self.starred_on_air.emit(song)


def _write(path: Path, data: bytes) -> None:
    """All of it or nothing: the old file stays until the new one is whole."""
    with tempfile.NamedTemporaryFile(
        dir=path.parent, prefix=f".{path.name}.", delete=False
    ) as file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            Path(file.name).unlink()
            raise
    Path(file.name).replace(path)
