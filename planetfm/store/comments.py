"""Comments of articles for reading without the site, and what the listener writes: drafts, replies
on their way, name and e-mail.

A database of its own: what the listener wrote is precious, and none of it may wait for the articles
or leave with them. It is synced in full, since a reply must be noted before it goes out. One object
belongs to one thread; every public method is one transaction. sqlite3 errors leave as StoreError.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from planetfm.core.comments import Comment, Standing, Told
from planetfm.core.errors import StoreError, Trouble
from planetfm.core.outgoing import Draft, Outgoing, OutState, Writer
from planetfm.store.db import close_database, open_database, transaction

THREADS_KEPT = 3_000
"""Articles whose comments are kept, those looked at last."""

FIRST = """
CREATE TABLE draft(
    identity TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    parent INTEGER NOT NULL,
    changed REAL NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE outgoing(
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    identity TEXT NOT NULL,
    post_id INTEGER,
    link TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    parent INTEGER NOT NULL,
    mark TEXT NOT NULL,
    newest_id INTEGER NOT NULL,
    at REAL NOT NULL,
    state TEXT NOT NULL,
    comment_id INTEGER NOT NULL,
    checks INTEGER NOT NULL,
    next_check REAL NOT NULL
) STRICT;

CREATE TABLE writer(
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    email TEXT NOT NULL
) STRICT;

CREATE TABLE thread(
    identity TEXT PRIMARY KEY,
    total INTEGER NOT NULL,
    standing TEXT NOT NULL,
    fetched REAL NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE comment(
    identity TEXT NOT NULL REFERENCES thread(identity) ON DELETE CASCADE,
    id INTEGER NOT NULL,
    parent INTEGER NOT NULL,
    author TEXT NOT NULL,
    html TEXT NOT NULL,
    written REAL,
    PRIMARY KEY (identity, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX thread_oldest ON thread(fetched);
"""
MIGRATIONS: tuple[str, ...] = (FIRST,)
TABLES = ("draft", "outgoing", "writer", "thread", "comment")
_OUTGOING = (
    "SELECT number, identity, post_id, link, title, text, parent, mark, newest_id, at, state,"
    " comment_id, checks, next_check FROM outgoing"
)


@dataclass(frozen=True, slots=True)
class Kept:
    """An article's comments as they were at `fetched`, POSIX seconds. Their HTML is raw: the site's
    own words, to be made safe whenever they are shown."""

    told: Told
    fetched: float


class CommentStore:
    """Raises StoreError when the database at `path` cannot be opened."""

    def __init__(self, path: Path) -> None:
        self._db = open_database(path, MIGRATIONS, TABLES).connection
        self._db.execute("PRAGMA synchronous=FULL")

    def close(self) -> None:
        close_database(self._db)

    # Comments of articles

    def thread(self, identity: str) -> Kept | None:
        """What is kept of an article's comments; None where they were never had."""
        with self._errors():
            row = self._db.execute(
                "SELECT total, standing, fetched FROM thread WHERE identity = ?", (identity,)
            ).fetchone()
            if row is None:
                return None
            rows = self._db.execute(
                "SELECT id, parent, author, html, written FROM comment WHERE identity = ?",
                (identity,),
            ).fetchall()
        comments = tuple(
            Comment(number, parent, author, html, _moment(written))
            for number, parent, author, html, written in rows
        )
        return Kept(Told(comments, row[0], _standing(row[1])), row[2])

    def keep_thread(self, identity: str, told: Told, now: float) -> None:
        """These are the article's comments from now on; those of long ago are let go."""
        with self._writing():
            self._db.execute("DELETE FROM thread WHERE identity = ?", (identity,))
            self._db.execute(
                "INSERT INTO thread(identity, total, standing, fetched) VALUES (?, ?, ?, ?)",
                (identity, told.total, told.standing.value, now),
            )
            self._db.executemany(
                "INSERT OR IGNORE INTO comment(identity, id, parent, author, html, written)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                [
                    (
                        identity,
                        one.id,
                        one.parent,
                        _clean(one.author),
                        _clean(one.html),
                        one.written.timestamp() if one.written else None,
                    )
                    for one in told.comments
                ],
            )
            self._db.execute(
                "DELETE FROM thread WHERE identity IN (SELECT identity FROM thread"
                " ORDER BY fetched DESC LIMIT -1 OFFSET ?)",
                (THREADS_KEPT,),
            )

    def forget_threads(self, keep: Collection[str]) -> None:
        """Let go of the comments of all articles but `keep`. What the listener wrote stays."""
        with self._writing():
            held = self._db.execute("SELECT identity FROM thread").fetchall()
            self._db.executemany(
                "DELETE FROM thread WHERE identity = ?", (one for one in held if one[0] not in keep)
            )
        with self._errors():
            self._db.execute("VACUUM")
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    # Drafts

    def draft(self, identity: str) -> Draft:
        """What is written and not sent; an empty one for none."""
        with self._errors():
            row = self._db.execute(
                "SELECT text, parent FROM draft WHERE identity = ?", (identity,)
            ).fetchone()
        return Draft(*row) if row else Draft()

    def keep_draft(self, identity: str, draft: Draft, now: float) -> None:
        """An empty text forgets the draft."""
        with self._writing():
            if draft.text.strip():
                self._db.execute(
                    "INSERT OR REPLACE INTO draft(identity, text, parent, changed)"
                    " VALUES (?, ?, ?, ?)",
                    (identity, _clean(draft.text), draft.parent, now),
                )
            else:
                self._db.execute("DELETE FROM draft WHERE identity = ?", (identity,))

    # Who writes

    def writer(self) -> Writer | None:
        """Name and e-mail, if the listener had them remembered."""
        with self._errors():
            row = self._db.execute("SELECT name, email FROM writer").fetchone()
        return Writer(*row) if row else None

    def keep_writer(self, writer: Writer | None) -> None:
        """Remember name and e-mail; None forgets them, and overwrites where they stood."""
        with self._writing():
            self._db.execute("PRAGMA secure_delete=ON")
            self._db.execute("DELETE FROM writer")
            if writer is not None:
                self._db.execute(
                    "INSERT INTO writer(id, name, email) VALUES (1, ?, ?)",
                    (_clean(writer.name), _clean(writer.email)),
                )
        if writer is None:
            with self._errors():  # what was deleted would stay readable in the log
                self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    # Replies on their way

    def outgoing(self) -> tuple[Outgoing, ...]:
        """Oldest first."""
        with self._errors():
            rows = self._db.execute(f"{_OUTGOING} ORDER BY number").fetchall()
        return tuple(_outgoing(row) for row in rows)

    def begin(self, one: Outgoing) -> Outgoing:
        """Note, on the disk, that a reply goes out now; returns it with its number."""
        with self._writing():
            row = self._db.execute(
                "INSERT INTO outgoing(identity, post_id, link, title, text, parent, mark,"
                " newest_id, at, state, comment_id, checks, next_check)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number",
                (
                    one.identity,
                    one.post_id,
                    one.link,
                    _clean(one.title),
                    _clean(one.text),
                    one.parent,
                    one.mark,
                    one.newest_id,
                    one.at,
                    one.state.value,
                    one.comment_id,
                    one.checks,
                    one.next_check,
                ),
            ).fetchone()
        return replace(one, number=row[0])

    def change(self, one: Outgoing) -> None:
        """How things stand with it now."""
        with self._writing():
            self._change(one)

    def held(self, one: Outgoing) -> None:
        """It arrived and waits for approval: its draft is no longer needed."""
        with self._writing():
            self._change(one)
            self._drop_draft(one)

    def settle(self, one: Outgoing, *, arrived: bool) -> None:
        """It is no longer on its way; with `arrived` its draft goes too."""
        with self._writing():
            self._db.execute("DELETE FROM outgoing WHERE number = ?", (one.number,))
            if arrived:
                self._drop_draft(one)

    def _change(self, one: Outgoing) -> None:
        self._db.execute(
            "UPDATE outgoing SET state = ?, comment_id = ?, checks = ?, next_check = ?"
            " WHERE number = ?",
            (one.state.value, one.comment_id, one.checks, one.next_check, one.number),
        )

    def _drop_draft(self, one: Outgoing) -> None:
        """Only the draft that was sent: the listener may have begun another."""
        self._db.execute(
            "DELETE FROM draft WHERE identity = ? AND trim(text, ?) = trim(?, ?)",
            (one.identity, " \t\r\n", one.text, " \t\r\n"),
        )

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._errors(), transaction(self._db):
            yield

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise StoreError(Trouble.DISK, f"comments: {error}") from error


def _outgoing(row: tuple[object, ...]) -> Outgoing:
    (number, identity, post_id, link, title, text, parent, mark, newest_id, at, state) = row[:11]
    return Outgoing(
        identity=str(identity),
        post_id=post_id if isinstance(post_id, int) else None,
        link=str(link),
        title=str(title),
        text=str(text),
        parent=_whole(parent),
        mark=str(mark),
        newest_id=_whole(newest_id),
        at=_real(at),
        state=next((one for one in OutState if one.value == state), OutState.UNSURE),
        comment_id=_whole(row[11]),
        checks=_whole(row[12]),
        next_check=_real(row[13]),
        number=_whole(number),
    )


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def _real(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _standing(word: str) -> Standing:
    return next((one for one in Standing if one.value == word), Standing.UNKNOWN)


def _moment(written: float | None) -> datetime | None:
    return None if written is None else datetime.fromtimestamp(written, UTC)


def _clean(text: str) -> str:
    """Without half surrogate pairs, which a text field may hold and SQLite cannot."""
    return text.encode("utf-8", "replace").decode("utf-8")
