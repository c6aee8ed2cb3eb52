"""What the listener would miss: songs heard and aired, stars, files kept, plans for more.

A database of its own, since nothing in it can be fetched again and none of it belongs to one site.

    store = HistoryStore(path)
    store.note(Airing(song, began, ended))
    rows = store.search("rossa", 0, 200)

One object belongs to one thread; every public method is one transaction. sqlite3 errors leave as
StoreError.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from planetfm.core.codec import Codec
from planetfm.core.errors import StoreError, Trouble
from planetfm.core.history import Airing, song_key
from planetfm.core.keeping import Kept, KeptKind, Plan
from planetfm.core.model import Song
from planetfm.store.db import close_database, open_database, transaction
from planetfm.store.search import match_of

T = TypeVar("T")

FIRST = """
CREATE TABLE star(
    key TEXT PRIMARY KEY,
    artist TEXT NOT NULL,
    title TEXT NOT NULL,
    raw TEXT NOT NULL,
    since REAL NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE airing(
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    artist TEXT NOT NULL,
    title TEXT NOT NULL,
    raw TEXT NOT NULL,
    began REAL NOT NULL,
    ended REAL NOT NULL,
    heard INTEGER NOT NULL
) STRICT;
CREATE INDEX airing_newest ON airing(began DESC);
CREATE INDEX airing_of_song ON airing(key, began DESC);

CREATE VIRTUAL TABLE song_search USING fts5(
    artist, title,
    content='airing', content_rowid='id',
    tokenize='unicode61 remove_diacritics 2', prefix='2 3'
);
CREATE TRIGGER airing_inserted AFTER INSERT ON airing BEGIN
    INSERT INTO song_search(rowid, artist, title) VALUES (new.id, new.artist, new.title);
END;
CREATE TRIGGER airing_deleted AFTER DELETE ON airing BEGIN
    INSERT INTO song_search(song_search, rowid, artist, title)
    VALUES ('delete', old.id, old.artist, old.title);
END;

CREATE TABLE kept(
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL,
    kind TEXT NOT NULL,
    began REAL NOT NULL,
    seconds REAL NOT NULL,
    size_bytes INTEGER NOT NULL,
    codec TEXT NOT NULL,
    words TEXT NOT NULL,
    holes INTEGER NOT NULL
) STRICT;

CREATE TABLE plan(
    id INTEGER PRIMARY KEY,
    first TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    weekly INTEGER NOT NULL,
    words TEXT NOT NULL
) STRICT;
"""

MIGRATIONS: tuple[str, ...] = (FIRST,)
"""Step N takes a database from version N to N + 1. A released step is never edited."""

TABLES = ("star", "airing", "kept", "plan")

_AIRING = (
    "SELECT airing.id, airing.artist, airing.title, airing.raw, began, ended, heard,"
    " EXISTS (SELECT 1 FROM star WHERE star.key = airing.key) FROM airing"
)

_KEPT = "SELECT id, path, kind, began, seconds, size_bytes, codec, words, holes FROM kept"


class HistoryStore:
    """Raises StoreError when the database at `path` cannot be opened."""

    def __init__(self, path: Path) -> None:
        opened = open_database(path, MIGRATIONS, TABLES)
        self._db = opened.connection
        self.set_aside: Path | None = opened.set_aside

    def close(self) -> None:
        close_database(self._db)

    # --- songs -----------------------------------------------------------------------------

    def note(self, airing: Airing) -> Airing:
        """Store a new airing (identity 0) or how far a stored one has come; with its identity."""
        with self._writing():
            if airing.identity:
                self._db.execute(
                    "UPDATE airing SET ended = ?, heard = max(heard, ?) WHERE id = ?",
                    (airing.ended, int(airing.heard), airing.identity),
                )
                return self._airing(airing.identity) or airing
            song = airing.song
            row = self._db.execute(
                "INSERT INTO airing(key, artist, title, raw, began, ended, heard)"
                " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
                (
                    song_key(song),
                    song.artist,
                    song.title,
                    song.raw,
                    airing.began,
                    airing.ended,
                    int(airing.heard),
                ),
            ).fetchone()
            return self._airing(int(row[0])) or airing

    def latest(self, before: float) -> Airing | None:
        """The airing that ended last, of those that ended before this time."""
        sql = f"{_AIRING} WHERE ended <= ? ORDER BY ended DESC LIMIT 1"
        return self._reading(lambda: _first(self._airings(sql, (before,))))

    def search(
        self, text: str, offset: int, limit: int, *, starred: bool = False, heard: bool = False
    ) -> tuple[Airing, ...]:
        """Airings whose artist or title has all words of `text` (all for none), newest first.
        With `starred` or `heard` only these."""
        conditions, values = ["1"], []
        match = match_of(text)
        if match:
            conditions.append(
                "airing.id IN (SELECT rowid FROM song_search WHERE song_search MATCH ?)"
            )
            values.append(match)
        if starred:
            conditions.append("airing.key IN (SELECT key FROM star)")
        if heard:
            conditions.append("heard = 1")
        where = " AND ".join(conditions)
        sql = f"{_AIRING} WHERE {where} ORDER BY began DESC, airing.id DESC LIMIT ? OFFSET ?"
        return self._reading(lambda: self._airings(sql, (*values, limit, offset)))

    def forget_songs(self) -> None:
        """Empty the history; stars stay."""
        with self._writing():
            self._db.execute("DELETE FROM airing")

    def set_star(self, song: Song, on: bool, now: float) -> None:
        key = song_key(song)
        with self._writing():
            if on:
                self._db.execute(
                    "INSERT OR IGNORE INTO star(key, artist, title, raw, since)"
                    " VALUES (?, ?, ?, ?, ?)",
                    (key, song.artist, song.title, song.raw, now),
                )
            else:
                self._db.execute("DELETE FROM star WHERE key = ?", (key,))

    def stars(self) -> tuple[Song, ...]:
        """Songs with a star, the newest star first."""
        sql = "SELECT artist, title, raw FROM star ORDER BY since DESC"
        return self._reading(lambda: tuple(Song(*row) for row in self._db.execute(sql)))

    # --- files and plans -------------------------------------------------------------------

    def add_kept(self, kept: Kept) -> Kept:
        """Store it in the place of what was noted of the same path: the file that is being written
        (`seconds` 0), or one that is gone. Returns it with its identity."""
        with self._writing():
            self._db.execute("DELETE FROM kept WHERE path = ?", (kept.path,))
            row = self._db.execute(
                "INSERT INTO kept(path, kind, began, seconds, size_bytes, codec, words, holes)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
                _kept_row(kept),
            ).fetchone()
        return replace(kept, identity=int(row[0]))

    def remove_kept(self, identity: int) -> None:
        with self._writing():
            self._db.execute("DELETE FROM kept WHERE id = ?", (identity,))

    def discard_kept(self, path: str) -> None:
        """Nothing came into the file that was being written there."""
        with self._writing():
            self._db.execute("DELETE FROM kept WHERE path = ? AND seconds = 0", (path,))

    def kept(self) -> tuple[Kept, ...]:
        """Newest first. Whether the files are still there is not looked at."""
        sql = f"{_KEPT} WHERE seconds > 0 ORDER BY id DESC"
        return self._reading(lambda: tuple(map(_kept, self._db.execute(sql))))

    def unfinished(self) -> tuple[Kept, ...]:
        """Files that are being written, or were when the program was killed."""
        sql = f"{_KEPT} WHERE seconds = 0 ORDER BY id"
        return self._reading(lambda: tuple(map(_kept, self._db.execute(sql))))

    def add_plan(self, plan: Plan) -> Plan:
        """Store it; returns it with its identity."""
        with self._writing():
            row = self._db.execute(
                "INSERT INTO plan(first, minutes, weekly, words) VALUES (?, ?, ?, ?) RETURNING id",
                (plan.first.isoformat(), plan.minutes, int(plan.weekly), plan.words),
            ).fetchone()
        return replace(plan, identity=int(row[0]))

    def remove_plan(self, identity: int) -> None:
        with self._writing():
            self._db.execute("DELETE FROM plan WHERE id = ?", (identity,))

    def plans(self) -> tuple[Plan, ...]:
        sql = "SELECT id, first, minutes, weekly, words FROM plan ORDER BY first, id"
        return self._reading(
            lambda: tuple(
                Plan(datetime.fromisoformat(first), minutes, bool(weekly), words, identity)
                for identity, first, minutes, weekly, words in self._db.execute(sql)
            )
        )

    # --- how -------------------------------------------------------------------------------

    def _airing(self, identity: int) -> Airing | None:
        return _first(self._airings(f"{_AIRING} WHERE airing.id = ?", (identity,)))

    def _airings(self, sql: str, values: tuple[object, ...] = ()) -> tuple[Airing, ...]:
        return tuple(
            Airing(Song(artist, title, raw), began, ended, bool(heard), bool(starred), identity)
            for identity, artist, title, raw, began, ended, heard, starred in self._db.execute(
                sql, values
            )
        )

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            with transaction(self._db):
                yield
        except sqlite3.Error as error:
            raise StoreError(Trouble.DISK, str(error)) from error

    def _reading(self, work: Callable[[], T]) -> T:
        try:
            return work()
        except sqlite3.Error as error:
            raise StoreError(Trouble.DISK, str(error)) from error


def _first(airings: tuple[Airing, ...]) -> Airing | None:
    return airings[0] if airings else None


def _kept_row(kept: Kept) -> tuple[str, str, float, float, int, str, str, int]:
    return (
        kept.path,
        kept.kind.value,
        kept.began,
        kept.seconds,
        kept.size_bytes,
        kept.codec.value,
        kept.words,
        kept.holes,
    )


def _kept(row: tuple[int, str, str, float, float, int, str, str, int]) -> Kept:
    identity, path, kind, began, seconds, size_bytes, codec, words, holes = row
    return Kept(
        path=path,
        kind=KeptKind(kind),
        began=began,
        seconds=seconds,
        size_bytes=size_bytes,
        codec=Codec(codec),
        words=words,
        holes=holes,
        identity=identity,
    )
