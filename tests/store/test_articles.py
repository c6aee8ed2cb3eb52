"""What the store keeps of the site, and what it never loses of the listener."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from planetfm.core.model import ArticleStatus, Changes, NewsFilter, NewsQuery
from planetfm.store.articles import ArticleStore
from planetfm.store.listing import listing
from tests.store.make import NOW, article

LATER = NOW + timedelta(minutes=15)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ArticleStore]:
    store = ArticleStore(tmp_path / "data" / "news.db")
    yield store
    store.close()


def titles(store: ArticleStore, query: NewsQuery | None = None) -> list[str]:
    return [row.title for row in store.headlines(query or NewsQuery(), 0, 100)]


def test_new_articles_are_told_newest_first_and_listed_so(store: ArticleStore) -> None:
    changes = store.merge([article(1), article(3), article(2)], NOW)
    assert changes == Changes(new=("post:3", "post:2", "post:1"))
    assert titles(store) == ["Berita 3", "Berita 2", "Berita 1"]
    assert store.headlines(NewsQuery(), 1, 1)[0].identity == "post:2"


def test_an_article_comes_back_as_it_went_in(store: ArticleStore) -> None:
    given = article(
        1,
        categories=("A", "B"),
        modified=NOW,
        image_caption="Foto",
        comment_count=4,
        comments_feed="https://radio.example/1/feed/",
    )
    store.merge([given], NOW)
    assert store.article("post:1") == given
    assert store.article("post:2") is None


def test_the_same_again_changes_nothing(store: ArticleStore) -> None:
    store.merge([article(1)], NOW)
    assert not store.merge([article(1)], LATER)


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Berita baru"},
        {"html": "<p>Isi yang lain</p>"},
    ],
)
def test_other_words_are_an_update(store: ArticleStore, change: dict[str, Any]) -> None:
    store.merge([article(1)], NOW)
    changed = article(1, **change)
    assert store.merge([changed], LATER) == Changes(updated=("post:1",))
    assert store.article("post:1") == changed
    assert not store.merge([changed], LATER)


@pytest.mark.parametrize(
    "change",
    [
        {"image_url": "https://radio.example/lain.jpg"},
        {"comment_count": 7},
        {"categories": ("Umum", "Layanan Publik")},
    ],
)
def test_a_small_fact_touches_the_article_but_is_no_update(
    store: ArticleStore, change: dict[str, Any]
) -> None:
    store.merge([article(1)], NOW)
    assert store.merge([article(1, **change)], LATER) == Changes(touched=("post:1",))
    assert store.article("post:1") == article(1, **change)


def test_other_markup_around_the_same_words_is_kept_silently(store: ArticleStore) -> None:
    store.merge([article(1)], NOW)
    assert not store.merge([article(1, html="<div><p>Isi berita 1</p></div>")], LATER)
    found = store.article("post:1")
    assert found is not None and found.html.startswith("<div>")


def test_what_a_source_does_not_tell_is_not_forgotten(store: ArticleStore) -> None:
    store.merge([article(1, comment_count=3, image_caption="Foto")], NOW)
    silent = article(1, comment_count=None, image_url=None, author="", categories=())
    assert not store.merge([silent], LATER)
    found = store.article("post:1")
    assert found is not None
    assert (found.comment_count, found.author, found.image_caption) == (3, "Redaksi", "Foto")
    assert found.categories == ("Layanan Publik",)


def excerpt_only(number: int, **about: Any) -> Any:
    return article(number, **{"html": "Ringkasan saja", "whole": False} | about)


def test_an_excerpt_never_replaces_the_whole_text(store: ArticleStore) -> None:
    store.merge([excerpt_only(1)], NOW)
    store.set_whole("post:1", "<p>Seluruh isi kapal feri</p>", "https://radio.example/w.jpg")
    assert not store.merge([excerpt_only(1)], LATER)
    found = store.article("post:1")
    assert found is not None and found.whole
    assert found.html == "<p>Seluruh isi kapal feri</p>"
    assert titles(store, NewsQuery(text="feri")) == ["Berita 1"]


def test_an_edited_excerpt_makes_the_whole_text_out_of_date(store: ArticleStore) -> None:
    store.merge([excerpt_only(1)], NOW)
    store.set_whole("post:1", "<p>Seluruh isi</p>", None)
    edited = excerpt_only(1, excerpt="Ringkasan lain")
    assert store.merge([edited], LATER) == Changes(updated=("post:1",))
    found = store.article("post:1")
    assert found is not None and not found.whole and found.html == "<p>Seluruh isi</p>"
    store.set_whole("post:1", "<p>Isi baru</p>", None)
    found = store.article("post:1")
    assert found is not None and found.whole


def test_the_whole_text_arriving_in_the_feed_is_no_edit(store: ArticleStore) -> None:
    store.merge([excerpt_only(1)], NOW)
    assert store.merge([article(1)], LATER) == Changes(touched=("post:1",))
    assert store.article("post:1") == article(1)
    assert titles(store, NewsQuery(text='"isi berita"')) == ["Berita 1"]


def test_a_second_source_adds_what_lacks_and_changes_no_words(store: ArticleStore) -> None:
    store.merge([excerpt_only(1, image_url=None), article(2)], NOW)
    told = [
        article(n, title="Lain", excerpt="Lain", image_url="https://radio.example/r.jpg")
        for n in (1, 2, 3)
    ]
    assert store.enrich(told) == Changes(touched=("post:1",))
    assert store.article("post:1") == article(1, image_url="https://radio.example/r.jpg")
    assert store.article("post:2") == article(2)
    assert store.article("post:3") is None
    assert not store.enrich(told)


def test_an_undated_article_keeps_the_time_it_was_first_seen(store: ArticleStore) -> None:
    store.merge([article(1, published=NOW, dated=False)], NOW)
    assert not store.merge([article(1, published=LATER, dated=False)], LATER)
    found = store.article("post:1")
    assert found is not None and found.published == NOW
    dated = article(1, published=NOW - timedelta(days=1))
    assert store.merge([dated], LATER) == Changes(touched=("post:1",))
    assert store.article("post:1") == dated


def test_two_sources_that_name_one_article_differently_tell_of_one_article(
    store: ArticleStore,
) -> None:
    from_feed = article(1, identity="guid:/berita-1", post_id=None)
    store.merge([from_feed], NOW)
    store.set_saved("guid:/berita-1", True, NOW)
    store.merge([article(1, link="http://www.radio.example/berita-1")], LATER)
    rows = store.headlines(NewsQuery(), 0, 10)
    assert [(row.identity, row.status.saved) for row in rows] == [("guid:/berita-1", True)]


def test_two_articles_at_one_link_stay_two(store: ArticleStore) -> None:
    first = article(1, identity="guid:a", post_id=None, link="https://radio.example/live/")
    store.merge([first, replace(first, identity="guid:b", title="Lain")], NOW)
    assert len(titles(store)) == 2


def test_read_and_saved_are_kept_apart_from_what_the_site_says(store: ArticleStore) -> None:
    store.merge([article(1), article(2)], NOW)
    assert store.mark_read("post:1", True, NOW) == ArticleStatus(read=True)
    assert store.set_saved("post:1", True, NOW) == ArticleStatus(read=True, saved=True)
    store.merge([article(1, title="Diralat")], LATER)
    assert store.status("post:1") == ArticleStatus(read=True, saved=True)
    assert store.mark_read("post:1", False, NOW) == ArticleStatus(saved=True)


def test_a_status_waits_for_an_article_that_is_not_there(store: ArticleStore) -> None:
    store.set_saved("post:9", True, NOW)
    store.mark_read("post:9", True, NOW)
    store.merge([article(9)], NOW)
    assert store.headlines(NewsQuery(), 0, 1)[0].status == ArticleStatus(read=True, saved=True)
    assert store.counts().unread == 0


def test_the_filters_show_what_they_say(store: ArticleStore) -> None:
    store.merge([article(1), article(2, categories=("Umum", "Wisata")), article(3)], NOW)
    store.mark_read("post:3", True, NOW)
    store.set_saved("post:1", True, NOW)
    assert titles(store, NewsQuery(NewsFilter.UNREAD)) == ["Berita 2", "Berita 1"]
    assert titles(store, NewsQuery(NewsFilter.SAVED)) == ["Berita 1"]
    assert titles(store, NewsQuery(category="Wisata")) == ["Berita 2"]
    assert titles(store, NewsQuery(NewsFilter.UNREAD, "Layanan Publik")) == ["Berita 1"]
    assert titles(store, NewsQuery(category="Tidak ada")) == []


def test_counts_follow_every_change(store: ArticleStore) -> None:
    store.merge([article(1), article(2, categories=("Umum", "Layanan Publik"))], NOW)
    store.mark_read("post:1", True, NOW)
    store.set_saved("post:2", True, NOW)
    counts = store.counts()
    assert (counts.total, counts.unread, counts.saved) == (2, 1, 1)
    assert counts.categories == (("Layanan Publik", 2), ("Umum", 1))


def test_all_can_be_marked_read_without_letting_go_of_the_saved(store: ArticleStore) -> None:
    store.merge([article(n) for n in (1, 2, 3)], NOW)
    store.set_saved("post:2", True, NOW)
    store.mark_read("post:3", True, NOW)
    assert store.mark_all_read(NOW) == ("post:2", "post:1")
    assert store.status("post:2") == ArticleStatus(read=True, saved=True)
    assert store.counts().unread == 0


def test_rows_are_found_by_identity_if_the_query_shows_them(store: ArticleStore) -> None:
    store.merge([article(n) for n in range(1, 700)], NOW)
    store.mark_read("post:1", True, NOW)
    wanted = tuple(f"post:{n}" for n in range(1, 700))
    rows = store.headlines_by_identity(wanted, NewsQuery(NewsFilter.UNREAD))
    assert [row.identity for row in rows] == [f"post:{n}" for n in range(699, 1, -1)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("pelabuhan", ["Berita 2", "Berita 1"]),
        ("PELAB", ["Berita 2", "Berita 1"]),
        ("cafe", ["Berita 1"]),
        ('"pelabuhan ketapang"', ["Berita 1"]),
        ('"ketapang pelabuhan"', []),
        ("sim-keliling", ["Berita 2"]),
        ("wisata", ["Berita 2"]),
        ('"', ["Berita 2", "Berita 1"]),
        ("!!!", ["Berita 2", "Berita 1"]),
        ("NEAR( OR *", []),
    ],
)
def test_search_finds_words_their_beginnings_and_phrases(
    store: ArticleStore, typed: str, found: list[str]
) -> None:
    store.merge(
        [
            article(1, html="<p>Pelabuhan Ketapang, Café Blambangan</p>"),
            article(2, html="<p>SIM keliling di pelabuhan</p>", categories=("Wisata",)),
        ],
        NOW,
    )
    assert titles(store, NewsQuery(text=typed)) == found


def test_search_forgets_what_an_edited_article_no_longer_says(store: ArticleStore) -> None:
    store.merge([article(1, html="<p>jembatan</p>")], NOW)
    store.merge([article(1, html="<p>bandara</p>")], LATER)
    assert titles(store, NewsQuery(text="jembatan")) == []
    assert titles(store, NewsQuery(text="bandara")) == ["Berita 1"]


def test_values_are_remembered_with_the_merge_or_by_themselves(store: ArticleStore) -> None:
    store.merge([article(1)], NOW, {"validators": "v"})
    store.remember({"a": "1", "b": "2"})
    store.remember({"a": "3"})
    assert [store.recall(key) for key in ("validators", "a", "b", "c")] == ["v", "3", "2", None]


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of 50,000 articles, made once."""
    path = tmp_path_factory.mktemp("large") / "news.db"
    store = ArticleStore(path)
    with closing(sqlite3.connect(path)) as db:
        db.executescript(
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)
            INSERT INTO article(identity, post_id, link_key, title, link, author, published,
                excerpt, image_caption, category, dated, whole, first_seen)
            SELECT 'post:' || i, i, 'a/' || i, 'Berita ' || i, 'https://a/' || i, '', 1700000000
                + i * 600, '', '', 'K' || (i % 9), 1, 1, 0 FROM n;
            INSERT INTO article_category SELECT category, published, id, 0 FROM article;
            INSERT INTO status SELECT identity, 1, 0, 0 FROM article WHERE id % 50 <> 0;
            INSERT INTO status SELECT identity, 0, 1, 0 FROM article WHERE id % 50 = 0;
            """
        )
        db.commit()
    assert store.counts().total == 50_000
    store.close()
    return path


@pytest.mark.parametrize(
    ("query", "index"),
    [
        (NewsQuery(), "article_newest"),
        (NewsQuery(NewsFilter.UNREAD), "article_unread"),
        (NewsQuery(NewsFilter.SAVED), "article_saved"),
        (NewsQuery(category="K3"), "PRIMARY KEY"),
        (NewsQuery(NewsFilter.UNREAD, category="K3"), "PRIMARY KEY"),
    ],
)
def test_a_page_of_50000_headlines_is_read_off_an_index(
    large: Path, query: NewsQuery, index: str
) -> None:
    asked = listing(query)
    with closing(sqlite3.connect(large)) as db:
        plan = [
            str(row[3])
            for row in db.execute(
                f"EXPLAIN QUERY PLAN {asked.rows()} ORDER BY {asked.order} LIMIT 50", asked.values
            )
        ]
    assert index in plan[0], plan
    assert not any("TEMP B-TREE" in step or step.startswith("SCAN body") for step in plan), plan
    # What is scanned is scanned along the index, in order, and stops at the fiftieth row.
    assert not any(step.startswith("SCAN") and "INDEX" not in step for step in plan), plan


@pytest.mark.parametrize(
    ("counted", "index"),
    [
        ("SELECT count(*) FROM article WHERE unread = 1", "COVERING INDEX article_unread"),
        ("SELECT count(*) FROM article WHERE saved = 1", "COVERING INDEX article_saved"),
        ("SELECT name, count(*) FROM article_category GROUP BY name", "SCAN article_category"),
    ],
)
def test_counting_50000_articles_reads_no_articles(large: Path, counted: str, index: str) -> None:
    with closing(sqlite3.connect(large)) as db:
        plan = [str(row[3]) for row in db.execute(f"EXPLAIN QUERY PLAN {counted}")]
    assert index in plan[0], plan
    assert len(plan) == 1, plan
