"""A second copy of what the listener did (read, saved), beside the database: the last good backup.

A damaged file gives back what can still be read of it; where that is not everything, this copy
fills in. It is a little database of its own, written anew and put in place in one step.
"""

from __future__ import annotations

import logging
import sqlite3
from contextlib import closing
from pathlib import Path

from planetfm.store.db import transaction

log = logging.getLogger(__name__)


def copy_of(database: Path) -> Path:
    """Where the copy lies."""
    return database.with_name(database.name + ".marks")


def back_up(db: sqlite3.Connection, target: Path) -> int:
    """Write the copy; returns how many articles it tells of. Raises OSError, sqlite3.Error."""
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    rows = db.execute(
        "SELECT identity, read, saved, changed FROM status WHERE read OR saved"
    ).fetchall()
    with closing(sqlite3.connect(part, isolation_level=None)) as copy:
        copy.execute("PRAGMA journal_mode=OFF")
        copy.execute("BEGIN")
        copy.execute(
            "CREATE TABLE status(identity TEXT PRIMARY KEY, read INTEGER, saved INTEGER,"
            " changed INTEGER) WITHOUT ROWID"
        )
        copy.executemany("INSERT INTO status VALUES (?, ?, ?, ?)", rows)
        copy.execute("COMMIT")
    part.replace(target)
    return len(rows)


def restore(db: sqlite3.Connection, source: Path) -> int:
    """Add what the copy knows better than the database; returns how many articles it told of.

    A copy that is missing or damaged itself adds nothing.
    """
    if not source.exists():
        return 0
    try:
        with closing(sqlite3.connect(f"{source.as_uri()}?mode=ro", uri=True)) as copy:
            rows = copy.execute("SELECT identity, read, saved, changed FROM status").fetchall()
    except sqlite3.Error as error:
        log.warning("the copy of the marks cannot be read: %s", error)
        return 0
    with transaction(db):
        db.executemany(
            "INSERT INTO status(identity, read, saved, changed) VALUES (?, ?, ?, ?)"
            " ON CONFLICT(identity) DO UPDATE SET read = excluded.read, saved = excluded.saved,"
            " changed = excluded.changed WHERE excluded.changed > status.changed",
            rows,
        )
    return len(rows)
