"""What goes when the listener keeps no more than so many articles, or none older than so many days.

A saved article never goes, and none that the site's feed shows now: it would be back at the next
visit. What goes takes its text and its words with it; that it was read stays noted.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime, timedelta

from planetfm.core.bounds import Bounds

AT_ONCE = 500


def oldest_kept(db: sqlite3.Connection, bounds: Bounds, now: datetime) -> int:
    """The date, in POSIX seconds, before which an article goes; 0 where none has to."""
    oldest = 0
    if bounds.days:
        oldest = int((now - timedelta(days=bounds.days)).timestamp())
    if bounds.articles:
        row = db.execute(
            "SELECT published FROM article WHERE saved = 0"
            " ORDER BY published DESC, id DESC LIMIT 1 OFFSET ?",
            (bounds.articles - 1,),
        ).fetchone()
        if row is not None:
            oldest = max(oldest, int(row[0]))
    return oldest


def prune(
    db: sqlite3.Connection, bounds: Bounds, in_feed: Sequence[str], now: datetime
) -> tuple[str, ...]:
    """Let go what `bounds` says, at most AT_ONCE; returns who went. Inside a transaction."""
    if not bounds:
        return ()
    oldest = oldest_kept(db, bounds, now)
    shown = set(in_feed)
    rows = db.execute(
        "SELECT id, identity FROM article WHERE saved = 0 AND published < ?"
        " ORDER BY published LIMIT ?",
        (oldest, AT_ONCE + len(shown)),
    ).fetchall()
    leaving = [(key, identity) for key, identity in rows if identity not in shown][:AT_ONCE]
    db.executemany("DELETE FROM article WHERE id = ?", ((key,) for key, _ in leaving))
    return tuple(identity for _, identity in leaving)
