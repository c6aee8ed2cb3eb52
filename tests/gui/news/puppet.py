"""A newsroom in memory: answers at once, or when told, and notes what was asked of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from planetfm.core.deeds import Deed, DeedKind
from planetfm.core.model import (
    Article,
    ArticleStatus,
    Changes,
    Headline,
    NewsFilter,
    NewsQuery,
)
from planetfm.core.snapshot import NewsView

NOW = datetime(2026, 11, 24, 22, 40, tzinfo=UTC)


def article(
    number: int,
    minutes_ago: float,
    title: str,
    category: str,
    *,
    html: str = "<p>Isi berita.</p>",
) -> Article:
    return Article(
        identity=str(number),
        post_id=number,
        title=title,
        link=f"https://radioplanetfm.com/?p={number}",
        author="Redaksi Planet FM",
        published=NOW - timedelta(minutes=minutes_ago),
        modified=None,
        categories=(category,),
        excerpt="",
        html=html,
        whole=True,
        image_url=None,
        image_caption="",
        comment_count=None,
        comments_feed=None,
    )


class PuppetNews(QObject):
    changed = Signal()
    merged = Signal(object)
    status_changed = Signal(str, object)
    archived = Signal(object)
    left = Signal(object)
    done = Signal(object)

    def __init__(self, articles: list[Article], view: NewsView | None = None) -> None:
        super().__init__()
        self.articles = {a.identity: a for a in articles}
        self.statuses: dict[str, ArticleStatus] = {}
        self.pictures: dict[str, Path] = {}
        self.base = view or NewsView(
            site_host="radioplanetfm.com", last_ok=NOW.timestamp(), loaded=True
        )
        self.related_to: dict[str, tuple[str, ...]] = {}
        self.refreshes = 0
        self.olders = 0
        self.site_searches: list[tuple[str, Callable[[int | None], None]]] = []
        self.undone: list[Deed] = []
        self.pages_asked: list[tuple[int, int]] = []
        self.pictures_asked: list[str] = []

    @property
    def view(self) -> NewsView:
        rows = [self._headline(a) for a in self.articles.values()]
        counts: dict[str, int] = {}
        for row in rows:
            counts[row.category] = counts.get(row.category, 0) + 1
        ordered = sorted(counts.items(), key=lambda pair: -pair[1])
        return replace(
            self.base,
            total=self.base.total or len(rows),
            unread=sum(not row.status.read for row in rows),
            saved=sum(row.status.saved for row in rows),
            categories=self.base.categories or tuple(ordered),
        )

    def headlines(
        self,
        query: NewsQuery,
        offset: int,
        limit: int,
        done: Callable[[tuple[Headline, ...]], None],
    ) -> None:
        self.pages_asked.append((offset, limit))
        done(tuple(self._matching(query)[offset : offset + limit]))

    def headlines_by_identity(
        self,
        identities: tuple[str, ...],
        query: NewsQuery,
        done: Callable[[tuple[Headline, ...]], None],
    ) -> None:
        done(tuple(row for row in self._matching(query) if row.identity in identities))

    def article(self, identity: str, done: Callable[[Article | None, str], None]) -> None:
        found = self.articles.get(identity)
        done(found, found.html if found else "")

    def related(self, identity: str, done: Callable[[tuple[Headline, ...]], None]) -> None:
        rows = {row.identity: row for row in self._matching_all()}
        done(tuple(rows[one] for one in self.related_to.get(identity, ()) if one in rows))

    def mark_read(self, identity: str, read: bool) -> None:
        self._set(identity, replace(self._status(identity), read=read))

    def set_saved(self, identity: str, saved: bool) -> None:
        self._set(identity, replace(self._status(identity), saved=saved))

    def refresh(self) -> None:
        self.refreshes += 1

    def older(self) -> None:
        self.olders += 1

    def mark_all_read(self) -> None:
        rows = [row for row in self._matching_all() if not row.status.read]
        for row in rows:
            self.mark_read(row.identity, True)
        self.done.emit(Deed(DeedKind.ALL_READ, tuple(row.identity for row in rows)))

    def count(self, query: NewsQuery, done: Callable[[int], None]) -> None:
        done(len(self._matching(query)))

    def search_site(self, text: str, done: Callable[[int | None], None]) -> None:
        self.site_searches.append((text, done))

    def undo(self, deed: Deed) -> None:
        self.undone.append(deed)

    def unearth(self, *articles: Article) -> None:
        """The archive gives something: merge it as the walk would."""
        self.articles.update({a.identity: a for a in articles})
        self.archived.emit(Changes(new=tuple(a.identity for a in articles)))
        self.changed.emit()

    def picture(self, url: str, width_px: int, done: Callable[[Path | None], None]) -> None:
        self.pictures_asked.append(url)
        done(self.pictures.get(url))

    def publish(self, *articles: Article) -> None:
        """The site has news: merge them as a refresh would."""
        self.articles.update({a.identity: a for a in articles})
        self.merged.emit(Changes(new=tuple(a.identity for a in articles)))
        self.changed.emit()

    def _status(self, identity: str) -> ArticleStatus:
        return self.statuses.get(identity, ArticleStatus())

    def _set(self, identity: str, status: ArticleStatus) -> None:
        self.statuses[identity] = status
        self.status_changed.emit(identity, status)
        self.changed.emit()

    def _headline(self, a: Article) -> Headline:
        return Headline(
            a.identity,
            a.title,
            a.excerpt,
            a.categories[0],
            a.published,
            a.image_url,
            a.comment_count,
            self._status(a.identity),
        )

    def _matching_all(self) -> list[Headline]:
        return self._matching(NewsQuery())

    def _matching(self, query: NewsQuery) -> list[Headline]:
        rows = [self._headline(a) for a in self.articles.values()]
        rows = [
            row
            for row in rows
            if (query.filter is not NewsFilter.UNREAD or not row.status.read)
            and (query.filter is not NewsFilter.SAVED or row.status.saved)
            and (not query.category or row.category == query.category)
            and query.text.lower() in row.title.lower()
        ]
        return sorted(rows, key=lambda row: (-row.published.timestamp(), row.identity))
