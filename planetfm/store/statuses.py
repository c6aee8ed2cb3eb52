"""What the listener did with articles, as rows, inside whatever transaction there is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from planetfm.core.model import ArticleStatus
from planetfm.store.merging import stamp


def status_of(db: sqlite3.Connection, identity: str) -> ArticleStatus:
    row = db.execute("SELECT read, saved FROM status WHERE identity = ?", (identity,)).fetchone()
    return ArticleStatus() if row is None else ArticleStatus(bool(row[0]), bool(row[1]))


def set_mark(
    db: sqlite3.Connection, identities: Iterable[str], name: str, value: bool, now: datetime
) -> None:
    """Set or clear the mark `name` ("read" or "saved") of each."""
    read, saved = (int(value), 0) if name == "read" else (0, int(value))
    db.executemany(
        "INSERT INTO status(identity, read, saved, changed) VALUES (?, ?, ?, ?)"
        f" ON CONFLICT(identity) DO UPDATE SET {name} = excluded.{name},"
        " changed = excluded.changed",
        ((one, read, saved, stamp(now)) for one in identities),
    )


def unread(db: sqlite3.Connection) -> tuple[str, ...]:
    """Every unread article that is stored, newest first."""
    rows = db.execute(
        "SELECT identity FROM article WHERE unread = 1 ORDER BY published DESC, id DESC"
    )
    return tuple(row[0] for row in rows)
