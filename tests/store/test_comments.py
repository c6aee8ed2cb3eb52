"""What the comments' store keeps, and what it lets go."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planetfm.core.comments import Comment, Standing, Told
from planetfm.core.errors import StoreError
from planetfm.core.outgoing import Draft, Outgoing, OutState, Writer
from planetfm.store import comments as module
from planetfm.store.comments import CommentStore

COMMENT = Comment(7, 3, "Rini", "<p>Halo</p>", datetime(2026, 11, 25, 12, tzinfo=UTC))
TOLD = Told((COMMENT, Comment(8, 0, "", "", None)), 40, Standing.OPEN)
GOING = Outgoing("post:1", 1, "https://a.id/", "Judul", "Halo", 7, "mark", 6, 100.0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "comments.db"


@pytest.fixture
def store(path: Path) -> Iterator[CommentStore]:
    store = CommentStore(path)
    yield store
    store.close()


def test_comments_come_back_as_they_were_told(store: CommentStore) -> None:
    assert store.thread("post:1") is None
    store.keep_thread("post:1", TOLD, 50.0)
    kept = store.thread("post:1")
    assert kept is not None and kept.fetched == 50.0
    assert kept.told == TOLD


def test_a_later_telling_replaces_the_earlier(store: CommentStore) -> None:
    store.keep_thread("post:1", TOLD, 50.0)
    store.keep_thread("post:1", Told((), 0, Standing.CLOSED), 60.0)
    kept = store.thread("post:1")
    assert kept is not None and kept.told == Told((), 0, Standing.CLOSED)


def test_what_was_looked_at_longest_ago_is_let_go(
    store: CommentStore, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "THREADS_KEPT", 2)
    for number in range(4):
        store.keep_thread(f"post:{number}", TOLD, float(number))
    assert [store.thread(f"post:{n}") is not None for n in range(4)] == [False, False, True, True]
    with sqlite3.connect(path) as other:
        assert other.execute("SELECT count(*) FROM comment").fetchone() == (4,)
    other.close()


def test_a_draft_stays_until_it_is_emptied(store: CommentStore, path: Path) -> None:
    store.keep_draft("post:1", Draft("Setengah jadi \ud800", 7), 10.0)
    store.close()
    again = CommentStore(path)
    assert again.draft("post:1") == Draft("Setengah jadi ?", 7)
    again.keep_draft("post:1", Draft("  \n"), 11.0)
    assert again.draft("post:1") == Draft()
    again.close()


def test_a_forgotten_writer_is_nowhere_in_the_files(store: CommentStore, path: Path) -> None:
    store.keep_writer(Writer("Dewi Lestari", "dewi@contoh.id"))
    assert store.writer() == Writer("Dewi Lestari", "dewi@contoh.id")
    store.keep_writer(None)
    assert store.writer() is None
    for file in path.parent.iterdir():
        assert b"dewi@contoh.id" not in file.read_bytes()


def test_a_note_is_on_the_disk_before_begin_returns(store: CommentStore, path: Path) -> None:
    noted = store.begin(GOING)
    with sqlite3.connect(path) as other:
        assert other.execute("SELECT text, state FROM outgoing").fetchall() == [("Halo", "sending")]
    other.close()
    assert store.outgoing() == (noted,)
    assert noted == replace(GOING, number=noted.number)


def test_a_reply_that_arrived_takes_its_own_draft_along_and_no_other(store: CommentStore) -> None:
    store.keep_draft("post:1", Draft(" Halo\n"), 1.0)
    store.settle(store.begin(GOING), arrived=True)
    assert (store.outgoing(), store.draft("post:1")) == ((), Draft())
    store.keep_draft("post:1", Draft("Yang lain"), 1.0)
    store.settle(store.begin(GOING), arrived=True)
    assert store.draft("post:1") == Draft("Yang lain")


def test_one_that_did_not_arrive_leaves_its_draft(store: CommentStore) -> None:
    store.keep_draft("post:1", Draft("Halo"), 1.0)
    store.settle(store.begin(GOING), arrived=False)
    assert (store.outgoing(), store.draft("post:1")) == ((), Draft("Halo"))


def test_a_held_reply_is_kept_with_its_number(store: CommentStore) -> None:
    store.keep_draft("post:1", Draft("Halo"), 1.0)
    noted = store.begin(GOING)
    held = replace(noted, state=OutState.HELD, comment_id=31, next_check=200.0)
    store.held(held)
    assert (store.outgoing(), store.draft("post:1")) == ((held,), Draft())
    later = replace(held, checks=3, next_check=900.0)
    store.change(later)
    assert store.outgoing() == (later,)


def test_a_file_that_is_no_database_is_set_aside(path: Path) -> None:
    path.write_bytes(b"bukan basis data" * 1000)
    store = CommentStore(path)
    store.keep_draft("post:1", Draft("Halo"), 1.0)
    store.close()
    assert [file.name for file in path.parent.glob("*.damaged-*")]


def test_a_disk_that_refuses_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        CommentStore(tmp_path)
