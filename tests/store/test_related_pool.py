"""Related stories out of the store: the site's own links first, and quick on a large archive."""

from __future__ import annotations

import dataclasses
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from planetfm.core.model import Article
from planetfm.store.articles import ArticleStore

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


def test_an_archive_of_many_stories_answers_at_once(tmp_path: Path) -> None:
    store = ArticleStore(tmp_path / "news.db")
    many = [
        article(n, f"WARGA {PLACES[n % 8]} KERJA BAKTI KE {n}", "Desa" if n % 3 else "Wisata")
        for n in range(1, 4_000)
    ]
    store.merge(many, NOW)
    store.related("post:2000")
    start = time.perf_counter()
    rows = store.related("post:2001")
    assert time.perf_counter() - start < 0.15
    assert len(rows) == 3
    assert all(PLACES[2001 % 8] in row.title for row in rows)
    nothing = dataclasses.replace(many[0], title="-", categories=(), identity="x", post_id=None)
    store.merge([dataclasses.replace(nothing, link="https://radio.example/x/")], NOW)
    assert store.related("x") == ()
    store.close()
