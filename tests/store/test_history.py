"""Songs, stars, files and plans outlive the program, and what is damaged costs only itself."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from planetfm.core.codec import Codec
from planetfm.core.errors import StoreError
from planetfm.core.history import Airing
from planetfm.core.keeping import Kept, KeptKind, Plan
from planetfm.core.model import Song
from planetfm.store.history import HistoryStore

TEGAR = Song("Rossa", "Tegar", "Rossa - Tegar")
SANES = Song("Denny Caknan", "Sanès", "Denny Caknan - Sanès")


def raws(rows: tuple[Airing, ...]) -> list[str]:
    return [row.song.raw for row in rows]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history.db"


def test_songs_are_found_by_any_beginning_of_a_word_newest_first(database: Path) -> None:
    store = HistoryStore(database)
    for began, song in ((100.0, TEGAR), (400.0, SANES), (700.0, TEGAR)):
        store.note(Airing(song, began, began + 200))
    assert [row.began for row in store.search("", 0, 10)] == [700.0, 400.0, 100.0]
    assert raws(store.search("sane", 0, 10)) == ["Denny Caknan - Sanès"]
    assert [row.began for row in store.search("ross teg", 0, 10)] == [700.0, 100.0]
    assert [row.began for row in store.search("", 1, 1)] == [400.0]
    assert store.search('") OR 1 --', 0, 10) == ()
    store.close()


def test_an_airing_that_goes_on_stays_one_row(database: Path) -> None:
    store = HistoryStore(database)
    first = store.note(Airing(TEGAR, 100.0, 130.0, heard=True))
    assert first.identity
    later = store.note(Airing(TEGAR, 100.0, 250.0, identity=first.identity))
    assert later == Airing(TEGAR, 100.0, 250.0, heard=True, identity=first.identity)
    assert store.search("", 0, 10) == (later,)
    assert store.latest(250.0) == later
    assert store.latest(249.0) is None
    store.close()


def test_a_star_marks_every_airing_of_the_song_and_outlives_the_history(database: Path) -> None:
    store = HistoryStore(database)
    store.note(Airing(TEGAR, 100.0, 300.0))
    store.note(Airing(SANES, 300.0, 500.0, heard=True))
    store.note(Airing(Song("ROSSA", "Tegar ", "ROSSA - Tegar "), 900.0, 1000.0))
    store.set_star(TEGAR, True, 1000.0)
    assert [row.began for row in store.search("", 0, 10, starred=True)] == [900.0, 100.0]
    assert [row.starred for row in store.search("", 0, 10)] == [True, False, True]
    assert raws(store.search("", 0, 10, heard=True)) == [SANES.raw]
    store.forget_songs()
    assert store.search("", 0, 10) == ()
    store.close()
    again = HistoryStore(database)
    assert again.stars() == (TEGAR,)
    again.set_star(TEGAR, False, 1001.0)
    assert again.stars() == ()
    again.close()


def test_files_and_plans_are_there_again_after_a_restart(database: Path) -> None:
    store = HistoryStore(database)
    kept = store.add_kept(
        Kept("/m/a.mp3", KeptKind.SONG, 100.5, 200.25, 3_200_000, Codec.MP3, "Tegar, Rossa", 1)
    )
    plan = store.add_plan(Plan(datetime(2026, 11, 24, 17, 0), 60, weekly=True, words="Sore"))
    gone = store.add_plan(Plan(datetime(2026, 11, 25, 6, 0), 30))
    store.remove_plan(gone.identity)
    store.close()
    again = HistoryStore(database)
    assert again.kept() == (kept,)
    assert again.plans() == (plan,)
    again.remove_kept(kept.identity)
    assert again.kept() == ()
    again.close()


def test_a_file_that_is_being_written_is_known_but_not_listed(database: Path) -> None:
    store = HistoryStore(database)
    begun = Kept("/m/a.mp3", KeptKind.RECORDING, 100.5, 0.0, 0, Codec.MP3)
    gone = replace(begun, path="/m/b.mp3")
    whole = replace(begun, path="/m/c.mp3", seconds=30.0, size_bytes=480_000)
    for kept in (begun, gone, whole):
        store.add_kept(kept)
    store.close()
    again = HistoryStore(database)
    assert [kept.path for kept in again.unfinished()] == ["/m/a.mp3", "/m/b.mp3"]
    assert [kept.path for kept in again.kept()] == ["/m/c.mp3"]
    again.add_kept(replace(begun, seconds=12.0, size_bytes=192_000))
    for path in ("/m/b.mp3", "/m/c.mp3"):
        again.discard_kept(path)
    assert again.unfinished() == ()
    assert [(kept.path, kept.seconds) for kept in again.kept()] == [
        ("/m/a.mp3", 12.0),
        ("/m/c.mp3", 30.0),
    ]
    again.close()


def test_a_damaged_history_is_set_aside_and_a_new_one_begun(database: Path) -> None:
    database.parent.mkdir()
    database.write_bytes(b"this is no database at all" * 200)
    store = HistoryStore(database)
    assert store.set_aside is not None
    assert store.set_aside.exists()
    store.note(Airing(TEGAR, 100.0, 300.0))
    assert len(store.search("", 0, 10)) == 1
    store.close()


def test_a_history_that_cannot_be_opened_says_so(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(StoreError):
        HistoryStore(tmp_path / "data" / "history.db")


def test_a_hundred_thousand_airings_are_searched_off_indexes(database: Path) -> None:
    store = HistoryStore(database)
    with sqlite3.connect(database) as plain:
        for sql in (
            "SELECT id FROM airing WHERE 1 ORDER BY began DESC, airing.id DESC LIMIT 5 OFFSET 0",
            "SELECT id FROM airing WHERE airing.id IN (SELECT rowid FROM song_search"
            " WHERE song_search MATCH 'x*') ORDER BY began DESC, airing.id DESC LIMIT 5",
        ):
            steps = [row[3] for row in plain.execute(f"EXPLAIN QUERY PLAN {sql}")]
            assert not any(step == "SCAN airing" for step in steps), steps
    plain.close()
    store.close()
