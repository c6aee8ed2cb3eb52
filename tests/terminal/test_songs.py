"""`planetfm songs`: what was on air, as lines or JSON, whether the app runs or not."""

from __future__ import annotations

import io
import json
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from planetfm.core.history import Airing
from planetfm.core.model import Song
from planetfm.store.history import HistoryStore
from planetfm.terminal.songs import songs

TEGAR = Song("Rossa", "Tegar", "Rossa - Tegar")
SANES = Song("", "Sanes", "Sanes")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "history.db"
    store = HistoryStore(path)
    store.note(Airing(TEGAR, 1_795_514_700.0, 1_795_514_900.0, heard=True))
    store.note(Airing(SANES, 1_795_514_900.0, 1_795_515_000.0))
    store.set_star(TEGAR, True, 0.0)
    store.close()
    return path


def told(
    database: Path, text: str = "", *, starred: bool = False, as_json: bool = False
) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    code = songs(
        database,
        text,
        starred=starred,
        as_json=as_json,
        out=out,
        err=err,
        lang="en",
        zone=ZoneInfo("Asia/Jakarta"),
    )
    return code, out.getvalue(), err.getvalue()


def test_songs_are_lines_newest_first_with_the_stations_hour_and_a_star(database: Path) -> None:
    assert told(database) == (
        0,
        "  24-11-2026 17.08  Sanes\n* 24-11-2026 17.05  Rossa - Tegar\n",
        "",
    )
    assert told(database, "sanes")[1] == "  24-11-2026 17.08  Sanes\n"
    assert told(database, starred=True)[1] == "* 24-11-2026 17.05  Rossa - Tegar\n"


def test_the_same_as_json(database: Path) -> None:
    code, out, _ = told(database, "rossa", as_json=True)
    assert code == 0
    assert json.loads(out) == [
        {
            "began": 1_795_514_700.0,
            "ended": 1_795_514_900.0,
            "artist": "Rossa",
            "title": "Tegar",
            "raw": "Rossa - Tegar",
            "heard": True,
            "starred": True,
        }
    ]


def test_before_the_first_song_it_says_so_and_makes_no_database(tmp_path: Path) -> None:
    assert told(tmp_path / "none.db") == (0, "No songs have been noted yet.\n", "")
    assert told(tmp_path / "none.db", as_json=True)[1] == "[]\n"
    assert list(tmp_path.iterdir()) == []


def test_a_history_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "history.db").mkdir()
    code, out, err = told(tmp_path / "history.db")
    assert (code, out) == (1, "")
    assert err.startswith("The disk refuses: ")
