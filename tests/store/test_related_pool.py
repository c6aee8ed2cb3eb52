"""Related stories out of the store: the site's own links first, and quick on a large archive."""

from __future__ import annotations

import contextlib
import dataclasses
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

from planetfm.core.model import Article
from planetfm.store.articles import ArticleStore
from planetfm.store.related import NEAR, SAME, SHARING, pool_for

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
PLACES = ("MUNCAR", "ROGOJAMPI", "GENTENG", "KALIPURO", "GLAGAH", "SRONO", "TEGALDLIMO", "LICIN")


def article(number: int, title: str, category: str, html: str = "<p>Isi.</p>") -> Article:
    return Article(
        identity=f"post:{number}", post_id=number, title=title,
        link=f"https://radio.example/{number}/", author="", published=NOW - timedelta(hours=number),
        modified=None, categories=(category,), excerpt="", html=html, whole=True, image_url=None,
        image_caption="", comment_count=None, comments_feed=None,
    )  # fmt: skip


def test_what_the_site_links_to_goes_first_even_when_it_is_old(tmp_path: Path) -> None:
    block = '<aside class="related-posts"><ul><li><a href="/900/">x</a></li></ul></aside>'
    store = ArticleStore(tmp_path / "news.db")
    shared = [article(n, f"KABAR {n} DARI DESA", "Wisata") for n in range(2, 1_000)]
    store.merge([article(1, "PELABUHAN KETAPANG DITUTUP", "Transportasi", block), *shared], NOW)
    store.merge([article(700, "ANTREAN DI PELABUHAN KETAPANG", "Cuaca")], NOW)
    found = [row.identity for row in store.related("post:1")]
    assert found[:2] == ["post:900", "post:700"]
    assert store.related("post:40404") == ()
    store.close()


def test_an_archive_of_many_stories_is_not_looked_through(tmp_path: Path) -> None:
    """The candidates stay as few as the limits say, and no table is read from end to end."""
    store = ArticleStore(tmp_path / "news.db")
    many = [
        article(n, f"WARGA {PLACES[n % 8]} KERJA BAKTI KE {n}", "Desa" if n % 3 else "Wisata")
        for n in range(1, 4_000)
    ]
    store.merge(many, NOW)
    with contextlib.closing(sqlite3.connect(tmp_path / "news.db")) as database:
        plans: list[str] = []
        database.set_trace_callback(plans.append)
        pool = pool_for(database, many[2001], ())
        database.set_trace_callback(None)
        asked = next(one for one in plans if "WITH pool" in one)  # FTS5 asks things of its own
        steps = [row[3] for row in database.execute(f"EXPLAIN QUERY PLAN {asked}")]
    assert len(pool) <= 2 * NEAR + 2 * SAME + SHARING
    assert any("INDEX article" in step for step in steps), steps
    assert [step for step in steps if step.startswith("SCAN article") and "INDEX" not in step] == []
    rows = store.related("post:2001")
    assert len(rows) == 3
    assert all(PLACES[2001 % 8] in row.title for row in rows)
    nothing = dataclasses.replace(many[0], title="-", categories=(), identity="x", post_id=None)
    store.merge([dataclasses.replace(nothing, link="https://radio.example/x/")], NOW)
    assert store.related("x") == ()
    store.close()
