"""What goes by the listener's rules and what never does; the cache; a second copy of the marks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from planetfm.core.bounds import Bounds
from planetfm.core.model import ArticleStatus, NewsQuery
from planetfm.core.refresh import IN_FEED
from planetfm.store.articles import ArticleStore
from planetfm.store.marks import copy_of
from tests.store.make import NOW, article


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ArticleStore]:
    """Twenty articles, a day apart, number 20 today's."""
    store = ArticleStore(tmp_path / "news.db")
    rows = [article(n, published=NOW - timedelta(days=20 - n)) for n in range(1, 21)]
    store.merge(rows, NOW, {IN_FEED: "post:20\npost:19\npost:2"})
    store.set_saved("post:3", True, NOW)
    store.mark_read("post:4", True, NOW)
    yield store
    store.close()


def left(store: ArticleStore) -> list[int]:
    return [int(row.identity[5:]) for row in store.headlines(NewsQuery(), 0, 99)]


@pytest.mark.parametrize(
    ("bounds", "kept"),
    [
        (Bounds(), list(range(20, 0, -1))),
        (Bounds(articles=5), [20, 19, 18, 17, 16, 3, 2]),
        (Bounds(days=3), [20, 19, 18, 17, 3, 2]),
        (Bounds(articles=2, days=10), [20, 19, 3, 2]),
        (Bounds(articles=100), list(range(20, 0, -1))),
    ],
)
def test_the_oldest_go_but_no_saved_one_and_none_of_the_feed(
    store: ArticleStore, bounds: Bounds, kept: list[int]
) -> None:
    gone = store.prune(bounds, NOW)
    assert left(store) == kept
    assert len(gone) == 20 - len(kept)
    assert store.prune(bounds, NOW) == ()
    assert store.counts().total == len(kept)
    assert len(store.headlines(NewsQuery(text="berita"), 0, 99)) == len(kept)


def test_what_comes_back_is_still_known_to_be_read(store: ArticleStore) -> None:
    store.prune(Bounds(articles=5), NOW)
    store.merge([article(4)], NOW)
    assert store.headlines_by_identity(("post:4",), NewsQuery())[0].status.read


def test_a_large_store_is_pruned_in_pieces(tmp_path: Path) -> None:
    store = ArticleStore(tmp_path / "large.db")
    store.merge([article(n) for n in range(1, 1_201)], NOW)
    pieces = 0
    while store.prune(Bounds(articles=10), NOW):
        pieces += 1
    assert pieces == 3 and store.counts().total == 10
    store.close()


def test_clearing_lets_the_texts_go_but_not_those_of_saved_articles(store: ArticleStore) -> None:
    while store.clear_bodies():
        pass
    store.shrink()
    gone, saved = store.article("post:5"), store.article("post:3")
    assert gone is not None and saved is not None
    assert (gone.html, gone.whole, gone.title) == ("", False, "Berita 5")
    assert saved.html == "<p>Isi berita 3</p>" and saved.whole
    assert len(left(store)) == 20
    store.set_whole("post:5", "<p>Isi kembali</p>", None)
    assert store.headlines(NewsQuery(text="kembali"), 0, 9)[0].identity == "post:5"


def test_clearing_gives_the_room_back_to_the_disk(tmp_path: Path) -> None:
    store = ArticleStore(tmp_path / "large.db")
    text = "<p>" + " ".join(f"kata{n}" for n in range(2_000)) + "</p>"
    store.merge([article(n, html=text) for n in range(1, 301)], NOW)
    before = store.size_bytes()
    while store.clear_bodies():
        pass
    store.shrink()
    assert store.size_bytes() < before / 4
    store.close()


def test_marks_come_back_from_their_copy_when_nothing_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    store = ArticleStore(path)
    store.merge([article(n) for n in range(1, 4)], NOW)
    store.set_saved("post:1", True, NOW)
    store.mark_all_read(NOW)
    store.close()
    path.write_bytes(b"\xa5" * path.stat().st_size)
    store = ArticleStore(path)
    assert store.set_aside is not None
    assert store.status("post:1") == ArticleStatus(read=True, saved=True)
    store.merge([article(n) for n in range(1, 4)], NOW)
    assert (store.counts().saved, store.counts().unread) == (1, 0)
    store.close()


def test_a_copy_that_is_older_changes_nothing_newer(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    store = ArticleStore(path)
    store.merge([article(1), article(2)], NOW)
    store.set_saved("post:1", True, NOW)
    store.back_up_marks()
    before = copy_of(path).read_bytes()
    store.set_saved("post:1", False, NOW + timedelta(minutes=1))
    store.close()
    copy_of(path).write_bytes(before)
    spoil(path, "state")
    store = ArticleStore(path)
    assert store.set_aside is not None
    assert not store.status("post:1").saved
    store.close()


def test_a_copy_that_is_damaged_too_adds_nothing_and_stops_nothing(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    path.write_bytes(b"no database" * 1_000)
    copy_of(path).write_bytes(b"no copy either" * 100)
    store = ArticleStore(path)
    store.merge([article(1)], NOW)
    assert store.counts().total == 1
    store.close()


def test_the_copy_is_written_only_when_marks_changed(tmp_path: Path) -> None:
    store = ArticleStore(tmp_path / "news.db")
    store.merge([article(1)], NOW)
    store.back_up_marks()
    assert not copy_of(tmp_path / "news.db").exists()
    store.mark_read("post:1", True, NOW)
    store.back_up_marks()
    written = copy_of(tmp_path / "news.db").stat().st_mtime_ns
    store.back_up_marks()
    store.close()
    assert copy_of(tmp_path / "news.db").stat().st_mtime_ns == written


def test_an_archive_that_lost_articles_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    store = ArticleStore(path)
    store.merge([article(1)], NOW, {"archive": '{"complete": true}', "visit": "1 200"})
    store.close()
    spoil(path, "article")
    store = ArticleStore(path)
    assert store.set_aside is not None
    assert (store.recall("archive"), store.recall("visit")) == (None, "1 200")
    store.close()


def test_words_that_could_not_be_rescued_are_made_again(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    store = ArticleStore(path)
    store.merge([article(n) for n in range(1, 30)], NOW)
    store.close()
    spoil(path, "words")
    store = ArticleStore(path)
    assert store.set_aside is not None
    assert len(store.headlines(NewsQuery(text='"isi berita"'), 0, 50)) == 29
    store.close()


def spoil(path: Path, table: str) -> None:
    """Overwrite the root page of a table."""
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(path)) as db:
        (root,) = db.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)
        ).fetchone()
    with path.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xa5" * 4096)
