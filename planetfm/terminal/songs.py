"""`planetfm songs [WORDS] [--starred] [--json]`: songs that were on air, newest first, no window.

JSON, a list; keys are stable:

    began, ended         when it was on air, POSIX seconds
    artist, title, raw   raw: as the station said it
    heard, starred       whether it was listened to, and has a star
"""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TextIO

from planetfm.core.errors import PlanetError
from planetfm.core.history import Airing, line_of
from planetfm.store.history import HistoryStore
from planetfm.terminal.printing import print_json, printable
from planetfm.terminal.words import say

LIMIT = 50


def songs(
    database: Path,
    text: str,
    *,
    starred: bool,
    as_json: bool,
    out: TextIO,
    err: TextIO,
    lang: str = "en",
    zone: tzinfo = UTC,
    limit: int = LIMIT,
) -> int:
    """Print the newest `limit` airings in `database` that have all words of `text`. Times are shown
    in `zone`. The exit code is 1 when the history cannot be read; `err` tells why."""
    try:
        rows = _rows(database, text, starred, limit)
    except PlanetError as error:
        print(say("disk-refuses", lang, error.detail), file=err)
        return 1
    if as_json:
        print_json([_record(row) for row in rows], out)
        return 0
    for row in rows:
        when = datetime.fromtimestamp(row.began, zone).strftime("%d-%m-%Y %H.%M")
        mark = "*" if row.starred else " "
        print(f"{mark} {when}  {printable(line_of(row.song))}", file=out)
    if not rows:
        print(say("no-songs", lang), file=out)
    return 0


def _rows(database: Path, text: str, starred: bool, limit: int) -> tuple[Airing, ...]:
    if not database.exists():
        return ()
    store = HistoryStore(database)
    try:
        return store.search(text, 0, limit, starred=starred)
    finally:
        store.close()


def _record(row: Airing) -> dict[str, object]:
    return {
        "began": row.began,
        "ended": row.ended,
        "artist": row.song.artist,
        "title": row.song.title,
        "raw": row.song.raw,
        "heard": row.heard,
        "starred": row.starred,
    }
