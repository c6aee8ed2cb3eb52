"""Whatever version last wrote the file: nothing of the listener's is lost, and all can be found."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from planetfm.core.model import NewsFilter, NewsQuery
from planetfm.store.articles import ArticleStore
from planetfm.store.schema import MIGRATIONS
from tests.store.earlier import ARTICLES, make_earlier
from tests.store.make import article

LATER = datetime(2027, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
def test_every_earlier_version_becomes_this_one(tmp_path: Path, version: int) -> None:
    store = ArticleStore(make_earlier(tmp_path / "news.db", version))
    assert store.set_aside is None
    counts = store.counts()
    assert (counts.total, counts.unread, counts.saved) == (ARTICLES, ARTICLES - 1, 1)
    assert counts.categories == (("Wisata", ARTICLES),)
    assert [row.identity for row in store.headlines(NewsQuery(NewsFilter.SAVED), 0, 9)] == [
        "post:2"
    ]
    found = store.headlines(NewsQuery(text="gandrung berita"), 0, 50)
    assert [row.identity for row in found] == [f"post:{n}" for n in range(ARTICLES, 0, -1)]
    assert store.recall("visit") == "1790000000.0 200"
    article = store.article("post:3")
    assert article is not None and article.html == "<p>Isi berita 3 tentang gandrung</p>"
    assert (article.corrected_at, article.previous, article.gone_at) == (None, None, None)
    store.close()


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
def test_what_an_earlier_version_stored_is_merged_and_corrected_as_ever(
    tmp_path: Path, version: int
) -> None:
    store = ArticleStore(make_earlier(tmp_path / "news.db", version))
    same = store.article("post:5")
    assert same is not None
    assert not store.merge([same], LATER)
    edited = article(5, html="<p>Isi berita 5 tentang seblang</p>", title="Berita 5")
    assert store.merge([edited], LATER).updated == ("post:5",)
    assert store.headlines(NewsQuery(text="seblang"), 0, 5)[0].identity == "post:5"
    assert len(store.headlines(NewsQuery(text="gandrung"), 0, 50)) == ARTICLES - 1
    found = store.article("post:5")
    assert found is not None and found.previous is not None
    assert found.previous.text == "Isi berita 5 tentang gandrung"
    store.close()
