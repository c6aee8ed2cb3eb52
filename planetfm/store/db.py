"""Opening the database: pragmas, migrations with a backup before them, and what to do with a wreck.

WAL with `synchronous=NORMAL`: a commit survives the death of the process at any moment (kill -9),
and a power cut can at worst take the last commits, never the database. A damaged file is renamed,
never deleted; a new one is begun, and what can still be read of the old one is carried over.
"""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from planetfm.core.errors import StoreError, Trouble
from planetfm.store.schema import MIGRATIONS

log = logging.getLogger(__name__)

BUSY_TIMEOUT_S = 5.0
PRECIOUS = ("status", "state")
REFETCHABLE = ("article", "body", "earlier", "words", "article_category")
NEWS_TABLES = (*PRECIOUS, *REFETCHABLE)
"""What is looked at on opening, and carried over from a damaged file, in this order."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An open database and what happened on the way. `set_aside`: where a damaged one lies now."""

    connection: sqlite3.Connection
    set_aside: Path | None = None
    rescued: int = 0
    """Rows of status carried over from the damaged file."""


def open_database(
    path: Path, migrations: Sequence[str] = MIGRATIONS, tables: Sequence[str] = NEWS_TABLES
) -> Opened:
    """Open `path` for this thread, made or migrated as needed. `tables` are those of `migrations`.

    Raises StoreError when the disk refuses (no space, no permission, locked by another).
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return Opened(_open_sound(path, migrations, tables))
    except OSError as error:
        raise StoreError(Trouble.DISK, f"{path}: {error}") from error
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise StoreError(Trouble.DISK, f"{path}: {error}") from error
        log.error("the database is damaged (%s); it is set aside", error)
    return start_over(path, migrations, tables)


def start_over(
    path: Path, migrations: Sequence[str] = MIGRATIONS, tables: Sequence[str] = NEWS_TABLES
) -> Opened:
    """Set the damaged database aside, begin a new one and carry over what can be read."""
    try:
        aside = _set_aside(path)
        connection = _open_sound(path, migrations, tables)
        return Opened(connection, aside, _rescue(aside, connection, tables))
    except (OSError, sqlite3.Error) as error:
        raise StoreError(Trouble.DISK, f"{path}: {error}") from error


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file itself is wrong, as against busy, full or forbidden."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None:
        return (code & 0xFF) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
    return isinstance(error, _FromTheFuture)


class _FromTheFuture(sqlite3.DatabaseError):
    """The database was written by a newer Planet FM."""


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing. The write lock is taken at the start, so a reader never turns writer late."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def close_database(connection: sqlite3.Connection) -> None:
    """Let SQLite note what it learned about its indexes, then close."""
    try:
        connection.execute("PRAGMA optimize")
    except sqlite3.Error:
        log.debug("optimize failed", exc_info=True)
    connection.close()


def _open_sound(path: Path, migrations: Sequence[str], tables: Sequence[str]) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT_S, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA cache_size=-4096")
        connection.execute("PRAGMA journal_size_limit=8388608")
        _migrate(connection, path, migrations)
        # Any page of the schema or of these roots that is wrong shows here, not in the window.
        for table in tables:
            connection.execute(f"SELECT * FROM {table} LIMIT 1").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _migrate(connection: sqlite3.Connection, path: Path, migrations: Sequence[str]) -> None:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > len(migrations):
        raise _FromTheFuture(f"version {version}, this program knows {len(migrations)}")
    if version == len(migrations):
        return
    if version > 0:
        _back_up(connection, path.with_name(f"{path.name}.v{version}.bak"))
    for number in range(version, len(migrations)):
        try:
            connection.executescript(
                f"BEGIN IMMEDIATE;{migrations[number]};PRAGMA user_version={number + 1};COMMIT;"
            )
        except sqlite3.OperationalError:
            if connection.in_transaction:
                connection.rollback()
            # Another Planet FM may have migrated while we waited for the lock.
            if int(connection.execute("PRAGMA user_version").fetchone()[0]) <= number:
                raise
    wrong = connection.execute("PRAGMA foreign_key_check").fetchone()
    if wrong is not None:
        log.error("a migration left a row without its article: %s", tuple(wrong))


def _back_up(connection: sqlite3.Connection, target: Path) -> None:
    part = target.with_name(target.name + ".part")
    with closing(sqlite3.connect(part)) as copy:
        connection.backup(copy)
    part.replace(target)


def _set_aside(path: Path) -> Path:
    stamp = time.strftime("%Y%m%d-%H%M%S", time.gmtime())
    aside = path.with_name(f"{path.name}.damaged-{stamp}")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.name}.damaged-{stamp}-{number}")
    for ending in ("", "-wal", "-shm"):
        part = Path(str(path) + ending)
        if part.exists():
            part.replace(str(aside) + ending)
    return aside


def _rescue(aside: Path, connection: sqlite3.Connection, tables: Sequence[str]) -> int:
    """Copy every row that can still be read; returns how many rows of status were."""
    rescued = 0
    try:
        with closing(sqlite3.connect(f"file:{aside}?mode=ro", uri=True)) as wreck:
            for table in tables:
                count = _rescue_table(wreck, connection, table)
                log.warning("%d rows of %s were rescued", count, table)
                rescued += count if table == "status" else 0
            # With them the site would answer "not modified" to a store that lost its articles, and
            # an archive of which pages were lost would pass for complete.
            if "state" in tables:
                connection.execute(
                    "DELETE FROM state WHERE key LIKE 'validators%' OR key = 'archive'"
                )
    except sqlite3.Error as error:
        log.warning("nothing more can be read of the damaged database: %s", error)
    return rescued


def _rescue_table(wreck: sqlite3.Connection, connection: sqlite3.Connection, table: str) -> int:
    known = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    count = 0
    try:
        there = {row[1] for row in wreck.execute(f"PRAGMA table_info({table})")}
        names = ",".join(name for name in known if name in there)
        holes = ",".join("?" for name in known if name in there)
        if not names:
            return 0
        rows = wreck.execute(f"SELECT {names} FROM {table}")
    except sqlite3.Error:
        return 0
    with transaction(connection):
        while True:
            try:
                row = rows.fetchone()
            except sqlite3.Error:
                return count
            if row is None:
                return count
            try:
                connection.execute(
                    f"INSERT OR IGNORE INTO {table}({names}) VALUES ({holes})",
                    row,
                )
                count += 1
            except sqlite3.Error:
                continue
