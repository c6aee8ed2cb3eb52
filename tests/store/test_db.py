"""A database that is damaged, old, new, locked or on a full disk: the news goes on."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from planetfm.core.errors import StoreError, Trouble
from planetfm.core.model import ArticleStatus, NewsQuery
from planetfm.store.articles import ArticleStore
from planetfm.store.db import close_database, open_database
from planetfm.store.schema import MIGRATIONS
from tests.store.make import NOW, article


def filled(path: Path, articles: int = 300) -> Path:
    store = ArticleStore(path)
    store.merge(
        [article(n, html=f"<p>{'kata ' * 200}{n}</p>") for n in range(1, articles + 1)],
        NOW,
        {"validators": "v", "visit": "1 200"},
    )
    for number in range(1, articles + 1, 3):
        store.set_saved(f"post:{number}", True, NOW)
    store.close()
    return path


def test_the_database_is_in_wal_mode_and_at_the_newest_version(tmp_path: Path) -> None:
    opened = open_database(tmp_path / "new" / "news.db")
    assert opened.set_aside is None
    assert opened.connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert opened.connection.execute("PRAGMA synchronous").fetchone() == (1,)
    assert opened.connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    close_database(opened.connection)


@pytest.mark.parametrize(
    "content", [b"", b"not a database at all" * 500, b"SQLite format 3\x00" * 9]
)
def test_a_file_that_is_no_database_does_not_stop_the_news(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "news.db"
    path.write_bytes(content)
    store = ArticleStore(path)
    store.merge([article(1)], NOW)
    assert store.counts().total == 1
    assert (store.set_aside is None) == (content == b"")
    if store.set_aside is not None:
        assert store.set_aside.read_bytes() == content
    store.close()


def overwrite(path: Path, table: str, db_bytes: bytes) -> None:
    """Spoil every page of `table` with a page size of 4096, the root included."""
    with closing(sqlite3.connect(path)) as db:
        (root,) = db.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)
        ).fetchone()
    with path.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(db_bytes)


def test_statuses_and_articles_are_rescued_from_a_database_with_a_broken_table(
    tmp_path: Path,
) -> None:
    path = filled(tmp_path / "news.db")
    overwrite(path, "state", b"\xa5" * 4096)
    store = ArticleStore(path)
    assert store.set_aside is not None
    counts = store.counts()
    assert (counts.total, counts.saved) == (300, 100)
    assert store.status("post:4") == ArticleStatus(saved=True)
    assert len(store.headlines(NewsQuery(text="kata"), 0, 400)) == 300
    store.close()


def test_statuses_outlive_a_broken_table_of_articles(tmp_path: Path) -> None:
    path = filled(tmp_path / "news.db")
    overwrite(path, "article", b"\xa5" * 4096)
    store = ArticleStore(path)
    assert store.set_aside is not None
    assert store.recall("visit") == "1 200"
    # Or the site would answer "not modified", and the lost articles would never come back.
    assert store.recall("validators") is None
    store.merge([article(n) for n in range(1, 11)], NOW)
    assert store.counts().saved == 4
    store.close()


def test_damage_found_in_the_middle_of_work_is_repaired_there(tmp_path: Path) -> None:
    path = filled(tmp_path / "news.db")
    overwrite(path, "article_newest", b"\xa5" * 4096)
    store = ArticleStore(path)
    assert len(store.headlines(NewsQuery(), 0, 500)) == 300
    assert store.set_aside is not None
    assert store.counts().saved == 100
    store.close()


def test_an_old_database_is_copied_before_it_is_changed(tmp_path: Path) -> None:
    path = filled(tmp_path / "news.db", 20)
    newer = (*MIGRATIONS, "ALTER TABLE article ADD COLUMN mood TEXT NOT NULL DEFAULT ''")
    opened = open_database(path, newer)
    assert opened.connection.execute("PRAGMA user_version").fetchone() == (len(newer),)
    assert opened.connection.execute("SELECT count(mood) FROM article").fetchone() == (20,)
    close_database(opened.connection)
    backup = path.with_name(f"news.db.v{len(MIGRATIONS)}.bak")
    with closing(sqlite3.connect(backup)) as db:
        assert db.execute("SELECT count(*) FROM article").fetchone() == (20,)
        assert db.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)


def test_a_step_that_fails_leaves_the_database_as_it_was(tmp_path: Path) -> None:
    path = filled(tmp_path / "news.db", 20)
    broken = (*MIGRATIONS, "CREATE TABLE half(a); INSERT INTO nowhere VALUES (1)")
    with pytest.raises(StoreError):
        open_database(path, broken)
    store = ArticleStore(path)
    assert store.set_aside is None
    assert store.counts().total == 20
    store.close()
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT 1 FROM sqlite_master WHERE name = 'half'").fetchone() is None


def test_a_database_from_the_future_is_set_aside_whole_and_its_statuses_taken(
    tmp_path: Path,
) -> None:
    path = filled(tmp_path / "news.db", 30)
    with closing(sqlite3.connect(path)) as db:
        db.execute("ALTER TABLE status ADD COLUMN mood TEXT")
        db.execute("PRAGMA user_version = 999")
    store = ArticleStore(path)
    assert store.set_aside is not None and store.set_aside.exists()
    assert store.counts().saved == 10
    store.close()


def test_a_folder_that_cannot_be_made_is_a_store_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError) as told:
        ArticleStore(tmp_path / "file" / "news.db")
    assert told.value.trouble is Trouble.DISK


def test_two_stores_on_one_file_wait_for_each_other(tmp_path: Path) -> None:
    one, other = ArticleStore(tmp_path / "news.db"), ArticleStore(tmp_path / "news.db")
    one.merge([article(1)], NOW)
    other.merge([article(2)], NOW)
    other.mark_read("post:1", True, NOW)
    assert one.counts().unread == 1
    one.close()
    other.close()
