"""An article that the site corrected, told by one source or two, and one that has left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from planetfm.core.model import Article, Changes, NewsQuery, Source
from planetfm.store.articles import ArticleStore
from tests.store.make import NOW, article

T1, T2, T3 = (NOW + timedelta(hours=n) for n in (1, 2, 3))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ArticleStore]:
    store = ArticleStore(tmp_path / "news.db")
    yield store
    store.close()


def rest(number: int, **about: Any) -> Article:
    """The same article as REST phrases it: another excerpt, an entity more, a date of edits."""
    told = article(number, **about)
    html = about.get("html", told.html)
    return replace(told, excerpt=f"Kutipan {number}", html=html + "<p>Bagikan</p>")


def stored(store: ArticleStore, number: int = 1) -> Article:
    found = store.article(f"post:{number}")
    assert found is not None
    return found


def test_a_correction_keeps_what_was_said_before(store: ArticleStore) -> None:
    store.merge([article(1, title="Kapal pukul 7", html="<p>Berangkat pukul 7.</p>")], NOW)
    store.merge([article(1, title="Kapal pukul 8", html="<p>Berangkat pukul 8.</p>")], T1)
    found = stored(store)
    assert found.corrected_at == T1 and found.previous is not None
    assert (found.previous.title, found.previous.text) == ("Kapal pukul 7", "Berangkat pukul 7.")
    assert found.previous.until == T1
    assert store.headlines(NewsQuery(), 0, 1)[0].corrected
    store.merge([article(1, title="Kapal pukul 9", html="<p>Berangkat pukul 8.</p>")], T2)
    found = stored(store)
    assert found.previous is not None and found.previous.title == "Kapal pukul 8"


def test_two_sources_that_phrase_differently_are_no_correction(store: ArticleStore) -> None:
    store.merge([article(1)], NOW)
    for when in (T1, T2, T3):
        assert not store.merge([rest(1, modified=NOW)], when, source=Source.REST).updated
        assert not store.merge([article(1)], when).updated
    found = stored(store)
    assert found.corrected_at is None and found.html == article(1).html
    assert found.modified == NOW


@pytest.mark.parametrize("first", [Source.FEED, Source.REST])
def test_one_edit_told_by_both_is_one_correction(store: ArticleStore, first: Source) -> None:
    old = {Source.FEED: article(1), Source.REST: rest(1, modified=NOW)}
    html = "<p>Isi yang diralat</p>"
    new = {Source.FEED: article(1, html=html), Source.REST: rest(1, html=html, modified=T1)}
    second = Source.REST if first is Source.FEED else Source.FEED
    for source, told in old.items():
        store.merge([told], NOW, source=source)
    assert store.merge([new[first]], T1, source=first).updated == ("post:1",)
    # The other still says the old for a while (a cache), then the new in its own words.
    assert not store.merge([old[second]], T2, source=second).updated
    assert not store.merge([new[second]], T2, source=second).updated
    found = stored(store)
    assert found.corrected_at == T1
    assert found.previous is not None and found.previous.text == "Isi berita 1"
    again = "<p>Isi yang diralat lagi</p>"
    other = article(1, html=again) if first is Source.FEED else rest(1, html=again, modified=T3)
    assert store.merge([other], T3, source=first).updated == ("post:1",)


def test_rest_speaking_for_the_first_time_tells_of_an_edit_by_its_date(store: ArticleStore) -> None:
    store.merge([article(1), article(2)], NOW)
    told = [rest(1, html="<p>Diralat</p>", modified=T1), rest(2, modified=NOW)]
    assert store.merge(told, T2, source=Source.REST).updated == ("post:1",)


def test_words_that_changed_without_an_edit_are_taken_silently(store: ArticleStore) -> None:
    store.merge([rest(1, html="<p>Dibaca 7 kali</p>", modified=NOW)], NOW, source=Source.REST)
    seen = rest(1, html="<p>Dibaca 9 kali</p>", modified=NOW)
    assert not store.merge([seen], T1, source=Source.REST).updated
    found = stored(store)
    assert "Dibaca 9" in found.html and found.corrected_at is None
    assert len(store.headlines(NewsQuery(text='"dibaca 9"'), 0, 5)) == 1


def test_tags_of_a_feed_do_not_push_out_the_categories_that_rest_knows(
    store: ArticleStore,
) -> None:
    store.merge([article(1, categories=("Wisata", "pantai", "liburan"))], NOW)
    store.merge([rest(1, categories=("Wisata",), modified=NOW)], T1, source=Source.REST)
    assert stored(store).categories == ("Wisata",)
    again = article(1, categories=("Wisata", "pantai", "liburan"))
    assert not store.merge([again], T2)
    assert store.counts().categories == (("Wisata", 1),)


def test_an_edit_seen_in_an_excerpt_shows_its_changes_once_the_whole_text_is_there(
    store: ArticleStore,
) -> None:
    excerpt = {"html": "Awal berita …", "whole": False}
    store.merge([article(1, excerpt="Awal berita …", **excerpt)], NOW)
    store.set_whole("post:1", "<p>Seluruh isi pukul 7</p>", None)
    edited = article(1, excerpt="Ralat berita …", html="Ralat berita …", whole=False)
    assert store.merge([edited], T1).updated == ("post:1",)
    assert not stored(store).whole
    store.set_whole("post:1", "<p>Seluruh isi pukul 8</p>", None)
    found = stored(store)
    assert found.whole and found.previous is not None
    assert found.previous.text == "Seluruh isi pukul 7"


def test_what_has_left_the_site_is_marked_once_and_stays_readable(store: ArticleStore) -> None:
    store.merge([article(1), article(2)], NOW)
    assert store.mark_gone(["post:1", "post:9"], T1) == Changes(touched=("post:1",))
    assert not store.mark_gone(["post:1"], T2)
    found = stored(store)
    assert found.gone_at == T1 and found.html
    rows = store.headlines(NewsQuery(), 0, 9)
    assert [(row.identity, row.gone) for row in rows] == [("post:2", False), ("post:1", True)]


def test_what_comes_back_is_no_longer_gone(store: ArticleStore) -> None:
    store.merge([article(1)], NOW)
    store.mark_gone(["post:1"], T1)
    assert store.merge([article(1)], T2) == Changes(touched=("post:1",))
    assert stored(store).gone_at is None


def test_only_what_the_feed_has_shown_before_can_be_missing_from_it(store: ArticleStore) -> None:
    store.merge([article(n) for n in range(1, 6)], NOW)
    store.merge([rest(9, modified=NOW)], NOW, source=Source.REST)
    assert store.not_in_feed(["post:5", "post:3"]) == {4: "post:4"}
    assert store.not_in_feed([]) == {}
    store.mark_gone(["post:4"], T1)
    assert store.not_in_feed(["post:5", "post:3"]) == {}


def test_rests_silence_counts_only_about_what_it_has_told_of(store: ArticleStore) -> None:
    store.merge([article(1), article(2), article(3)], NOW)
    store.merge([rest(2, modified=NOW), rest(3, modified=NOW)], T1, source=Source.REST)
    assert store.post_ids() == {2: "post:2", 3: "post:3"}
    assert store.known_to_rest(["post:1", "post:2"]) == {"post:2"}
    store.mark_gone(["post:3"], T2)
    assert store.post_ids() == {2: "post:2"}


def test_stock_tells_what_is_missing_or_newer_on_the_site(store: ArticleStore) -> None:
    told = [rest(1, modified=NOW), rest(2, modified=NOW), rest(3, modified=NOW)]
    store.merge(told, NOW, source=Source.REST)
    site = {1: NOW, 2: T1, 4: T1, 3: None}
    assert store.news_of(site) == (2, 4)
    assert store.news_of(site, known_only=True) == (2,)


def test_articles_that_are_not_stored_can_be_left_out(store: ArticleStore) -> None:
    store.merge([article(1)], NOW)
    edited = [article(1, html="<p>Baru</p>"), article(2)]
    assert store.merge(edited, T1, known_only=True) == Changes(updated=("post:1",))
    assert store.counts().total == 1
