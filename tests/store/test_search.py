"""Full text over everything stored, with its filters; what it costs is measured in tests/bench."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from planetfm.core.model import NewsFilter, NewsQuery
from planetfm.store.articles import ArticleStore
from tests.store.make import NOW, article

WIB = ZoneInfo("Asia/Jakarta")


def day(text: str, hour: int = 5) -> datetime:
    return datetime.fromisoformat(f"{text}T{hour:02}:00:00").replace(tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ArticleStore]:
    store = ArticleStore(tmp_path / "news.db", WIB)
    rows = [
        article(1, title="Kapal feri", categories=("Transportasi",), published=day("2026-11-01")),
        article(2, title="Kopi José", categories=("Ekonomi",), published=day("2026-11-02")),
        article(
            3,
            title="Kapal kopi",
            categories=("Ekonomi Kreatif", "Wisata"),
            html="<p>Di Tanjung Wangi.</p>",
            published=day("2026-12-31", 18),
        ),
        article(
            4,
            title="Perkapalan",
            categories=("Ekonomi",),
            html="<p>Wangi tanjung.</p>",
            published=day("2025-06-01"),
        ),
    ]
    store.merge(rows, NOW)
    store.set_saved("post:1", True, NOW)
    store.mark_read("post:3", True, NOW)
    yield store
    store.close()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("kapal", [3, 1]),
        ("KAP", [3, 1]),
        ("jose", [2]),
        ("kapal kopi", [3]),
        ('"tanjung wangi"', [3]),
        ("tanjung wangi", [3, 4]),
        ("redaksi", [3, 2, 1, 4]),
        ("kategori:ekonomi", [2, 4]),
        ("kategori:eko", [3, 2, 4]),
        ("category:transportasi", [1]),
        ("kategori:tiada", []),
        ("kategori:ekonomi kategori:wisata", []),
        ("sejak:2026-11-02", [3, 2]),
        ("sampai:2026-11-01", [1, 4]),
        ("sejak:2026-11-01 sampai:2026-11-01", [1]),
        ("sejak:2027", [3]),
        ("kapal sejak:2026-12", [3]),
        ("kapal sampai:2026-11", [1]),
        ("kapal kategori:trans", [1]),
        ('" * ( OR', []),
    ],
)
def test_a_search_finds_newest_first(store: ArticleStore, typed: str, found: list[int]) -> None:
    query = NewsQuery(text=typed)
    rows = store.headlines(query, 0, 50)
    assert [row.identity for row in rows] == [f"post:{n}" for n in found]
    assert store.count(query) == len(found)
    known = tuple(f"post:{n}" for n in (1, 2, 3, 4))
    assert [row.identity for row in store.headlines_by_identity(known, query)] == [
        row.identity for row in rows
    ]


def test_a_search_keeps_to_the_lists_filter(store: ArticleStore) -> None:
    def ids(query: NewsQuery) -> list[str]:
        return [row.identity for row in store.headlines(query, 0, 9)]

    assert ids(NewsQuery(NewsFilter.SAVED, text="kapal")) == ["post:1"]
    assert ids(NewsQuery(NewsFilter.UNREAD, text="kapal")) == ["post:1"]
    assert ids(NewsQuery(category="Wisata", text="kapal")) == ["post:3"]
    assert ids(NewsQuery(category="Wisata", text="kategori:eko")) == ["post:3"]


def test_the_words_around_the_hit_come_with_it(store: ArticleStore) -> None:
    filler = " ".join(f"kata{n}" for n in range(300))
    store.merge([article(5, html=f"<p>{filler} gandrung sewu {filler}</p>")], NOW)
    (row,) = store.headlines(NewsQuery(text="gandr"), 0, 9)
    assert "gandrung sewu" in row.snippet and len(row.snippet) < 400
    assert store.headlines(NewsQuery(), 0, 1)[0].snippet == ""


def test_pages_of_a_search_follow_each_other(store: ArticleStore) -> None:
    store.merge([article(n, title="Ombak laut") for n in range(100, 180)], NOW)
    query = NewsQuery(text="ombak")
    pages = [store.headlines(query, offset, 30) for offset in (0, 30, 60, 90)]
    ids = [row.identity for page in pages for row in page]
    assert ids == [f"post:{n}" for n in range(179, 99, -1)]


def test_an_article_whose_date_is_corrected_moves_in_the_search_too(store: ArticleStore) -> None:
    store.merge([article(4, title="Perkapalan", published=day("2026-12-30"))], NOW)
    assert [row.identity for row in store.headlines(NewsQuery(text="perkapalan"), 0, 9)] == [
        "post:4"
    ]
    store.merge([article(6, title="Perkapalan dua", published=day("2026-12-29"))], NOW)
    rows = store.headlines(NewsQuery(text="perkapalan"), 0, 9)
    assert [row.identity for row in rows] == ["post:4", "post:6"]


def test_two_of_the_same_second_are_both_found(store: ArticleStore) -> None:
    when = NOW - timedelta(days=1)
    store.merge([replace(article(n), title="Serentak", published=when) for n in (7, 8)], NOW)
    rows = store.headlines(NewsQuery(text="serentak"), 0, 9)
    assert {row.identity for row in rows} == {"post:7", "post:8"}
