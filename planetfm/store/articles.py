"""The newsroom on disk: what the site published, and what the listener did with it.

    store = ArticleStore(open_database(path))
    changes = store.merge(articles, now, {"validators": text})
    rows = store.headlines(NewsQuery(), 0, 50)

One object belongs to one thread. Every public method is one transaction: when it has returned, what
it did survives the death of the process. sqlite3 errors leave as StoreError; where the file itself
is damaged, it is set aside, a new one is begun with what could be rescued, and the call is repeated
once.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TypeVar

from planetfm.core.bounds import Bounds
from planetfm.core.errors import StoreError, Trouble
from planetfm.core.model import (
    Article,
    ArticleStatus,
    Changes,
    Earlier,
    Headline,
    NewsQuery,
    Source,
)
from planetfm.core.plain import plain_text
from planetfm.core.refresh import IN_FEED
from planetfm.store import listing, marks, merging, retention, statuses, stock
from planetfm.store.db import (
    Opened,
    close_database,
    is_damage,
    open_database,
    start_over,
    transaction,
)
from planetfm.store.merging import Change, html_of, stamp
from planetfm.store.related import related_to

T = TypeVar("T")
log = logging.getLogger(__name__)

IDENTITIES_AT_ONCE = 500
BODIES_AT_ONCE = 200
CATEGORIES_TOLD_MAX = 200


@dataclass(frozen=True, slots=True)
class Counts:
    """How many articles are stored. `categories`: (name, articles), most first."""

    total: int
    unread: int
    saved: int
    categories: tuple[tuple[str, int], ...]


class ArticleStore:
    """Articles, statuses and remembered values in the database at `path`.

    A day that a search names is one in `zone`. Raises StoreError when it cannot be opened.
    `set_aside` tells where a damaged file was put.
    """

    def __init__(self, path: Path, zone: tzinfo = UTC) -> None:
        self._path = path
        self._zone = zone
        self._marks_changed = False
        self._categories: tuple[tuple[str, int], ...] | None = None
        self._begin(open_database(path))

    def _begin(self, opened: Opened) -> None:
        self._db = opened.connection
        self.set_aside: Path | None = opened.set_aside
        if opened.set_aside is not None:
            told = marks.restore(self._db, marks.copy_of(self._path))
            log.warning("the copy of the marks told of %d articles", told)
            self._index_what_is_not()

    def close(self) -> None:
        try:
            self.back_up_marks()
        except StoreError as error:
            log.warning("the marks were not copied: %s", error)
        close_database(self._db)

    # Articles

    def merge(
        self,
        articles: Iterable[Article],
        now: datetime,
        state: Mapping[str, str] | None = None,
        *,
        source: Source = Source.FEED,
        known_only: bool = False,
    ) -> Changes:
        """Take in what `source` says now, and `state` in the same transaction.

        With `known_only`, articles that are not stored are left out.
        """

        def work() -> Changes:
            found: dict[Change, list[tuple[datetime, str]]] = {kind: [] for kind in Change}
            with transaction(self._db):
                for article in articles:
                    if known_only and merging.find(self._db, article) is None:
                        continue
                    identity, change = merging.merge_one(self._db, article, now, source)
                    if change is not None:
                        found[change].append((article.published, identity))
                self._remember(state or {})
            self._categories = None
            return Changes(*(_newest_first(found[kind]) for kind in Change))

        return self._guarded(work)

    def enrich(self, articles: Iterable[Article]) -> Changes:
        """Add what a second source knows of stored articles: pictures, and whole texts that lack.

        Words that are stored stay. Articles that are not stored are left out.
        """

        def work() -> Changes:
            touched: list[tuple[datetime, str]] = []
            with transaction(self._db):
                for article in articles:
                    row = merging.find(self._db, article)
                    if row is not None and merging.enrich_one(self._db, row, article):
                        touched.append((article.published, row["identity"]))
            return Changes(touched=_newest_first(touched))

        return self._guarded(work)

    def set_whole(self, identity: str, html: str, image_url: str | None) -> None:
        """Keep the whole text of an article of which only an excerpt was stored."""

        def work() -> None:
            with transaction(self._db):
                row = self._db.execute(
                    "SELECT id FROM article WHERE identity = ?", (identity,)
                ).fetchone()
                if row is None:
                    return
                self._db.execute(
                    "UPDATE article SET image_url = coalesce(image_url, ?) WHERE id = ?",
                    (image_url, row[0]),
                )
                merging.set_whole(self._db, row[0], html)

        self._guarded(work)

    def set_comment_count(self, identity: str, count: int) -> bool:
        """So many comments the article has, as its thread told; whether that was news."""

        def work() -> bool:
            with transaction(self._db):
                return bool(
                    self._db.execute(
                        "UPDATE article SET comment_count = ?"
                        " WHERE identity = ? AND comment_count IS NOT ?",
                        (count, identity, count),
                    ).rowcount
                )

        return self._guarded(work)

    def article(self, identity: str) -> Article | None:
        """The stored article; its `whole` is False too where the whole text is out of date."""
        return self._guarded(lambda: self._article(identity))

    def mark_gone(self, identities: Iterable[str], now: datetime) -> Changes:
        """Note that these have left the site; what is stored of them stays."""

        def work() -> Changes:
            with transaction(self._db):
                told = tuple(
                    identity
                    for identity in identities
                    if self._db.execute(
                        "UPDATE article SET gone = ? WHERE identity = ? AND gone IS NULL",
                        (stamp(now), identity),
                    ).rowcount
                )
            return Changes(touched=told)

        return self._guarded(work)

    # Lists

    def headlines(self, query: NewsQuery, offset: int, limit: int) -> tuple[Headline, ...]:
        """The rows of a list, newest first."""

        def work() -> tuple[Headline, ...]:
            asked = self._listing(query)
            return listing.headlines(
                self._db.execute(
                    f"{asked.rows()} ORDER BY {asked.order} LIMIT ? OFFSET ?",
                    (*asked.values, limit, offset),
                )
            )

        return self._guarded(work)

    def headlines_by_identity(
        self, identities: Sequence[str], query: NewsQuery
    ) -> tuple[Headline, ...]:
        """Those of `identities` that `query` shows, newest first."""

        def work() -> tuple[Headline, ...]:
            found: list[Headline] = []
            for start in range(0, len(identities), IDENTITIES_AT_ONCE):
                part = identities[start : start + IDENTITIES_AT_ONCE]
                asked = listing.by_identity(query, len(part), self._names(), self._zone)
                found += listing.headlines(self._db.execute(asked.rows(), (*asked.values, *part)))
            return tuple(sorted(found, key=lambda row: row.published, reverse=True))

        return self._guarded(work)

    def related(self, identity: str) -> tuple[Headline, ...]:
        """The stored stories that go with an article, best first; see `core.related`."""
        chosen = self._guarded(lambda: related_to(self._db, self._article(identity)))
        rows = {row.identity: row for row in self.headlines_by_identity(chosen, NewsQuery())}
        return tuple(rows[one] for one in chosen if one in rows)

    def count(self, query: NewsQuery) -> int:
        """How many articles `query` shows."""

        def work() -> int:
            asked = self._listing(query)
            return int(self._db.execute(asked.count(), asked.values).fetchone()[0])

        return self._guarded(work)

    def counts(self) -> Counts:
        """Totals for the list's filters and categories."""

        def work() -> Counts:
            total, unread, saved = self._db.execute(
                "SELECT (SELECT count(*) FROM article),"
                " (SELECT count(*) FROM article WHERE unread = 1),"
                " (SELECT count(*) FROM article WHERE saved = 1)"
            ).fetchone()
            return Counts(total, unread, saved, self._filed()[:CATEGORIES_TOLD_MAX])

        return self._guarded(work)

    def without_picture(self, identities: Sequence[str]) -> tuple[int, ...]:
        """The post ids of those of `identities` that have one but no picture."""
        part = identities[:IDENTITIES_AT_ONCE]
        return self._guarded(lambda: stock.without_picture(self._db, part))

    def newest_pictures(self, limit: int) -> tuple[str, ...]:
        """The addresses of the pictures of the newest `limit` articles."""
        return self._guarded(lambda: stock.newest_pictures(self._db, limit))

    # What the site still has

    def not_in_feed(self, shown: Sequence[str]) -> dict[int, str]:
        """Articles (post id -> identity) that a feed showing `shown` ought to show and does not.

        Those younger than its oldest that it has shown before: deleted, or moved to another date.
        """
        return self._guarded(lambda: stock.not_in_feed(self._db, shown))

    def links(self, identities: Sequence[str]) -> dict[str, str]:
        """Identity -> the address of its page."""
        return self._guarded(lambda: stock.links(self._db, identities))

    def news_of(
        self, told: Mapping[int, datetime | None], *, known_only: bool = False
    ) -> tuple[int, ...]:
        """Of the posts that the site has (id, modified): those not stored as they are now.

        With `known_only`, those that are not stored at all are left out.
        """
        return self._guarded(lambda: stock.news_of(self._db, told, known_only))

    def post_ids(self) -> dict[int, str]:
        """Every post that REST has told of and that is not known to be gone: id -> identity.

        A feed may also show what REST has under another name (pages, events): REST's silence about
        those means nothing.
        """
        return self._guarded(lambda: stock.post_ids(self._db))

    def known_to_rest(self, identities: Sequence[str]) -> frozenset[str]:
        """Those of `identities` that REST has told of before."""
        return self._guarded(lambda: stock.known_to_rest(self._db, identities))

    # Room

    def prune(self, bounds: Bounds, now: datetime) -> tuple[str, ...]:
        """Let go of what is beyond `bounds`, some hundreds at most; returns who went."""

        def work() -> tuple[str, ...]:
            shown = (self.recall(IN_FEED) or "").splitlines()
            with transaction(self._db):
                gone = retention.prune(self._db, bounds, shown, now)
            self._categories = None
            return gone

        return self._guarded(work)

    def oldest_kept(self, bounds: Bounds, now: datetime) -> datetime | None:
        """Older articles than this are beyond `bounds`; None where none is."""
        oldest = self._guarded(lambda: retention.oldest_kept(self._db, bounds, now))
        return _time(oldest) if oldest else None

    def clear_bodies(self) -> bool:
        """Let go of some texts of articles that are not saved; False once none is left.

        Headlines and excerpts stay, and a text comes back when its article is opened.
        """

        def work() -> bool:
            with transaction(self._db):
                rows = self._db.execute(
                    "SELECT article.id, article.excerpt FROM article"
                    " JOIN body ON body.article_id = article.id"
                    " WHERE article.saved = 0 LIMIT ?",
                    (BODIES_AT_ONCE,),
                ).fetchall()
                for key, excerpt in rows:
                    self._db.execute("DELETE FROM body WHERE article_id = ?", (key,))
                    self._db.execute("UPDATE article SET whole = 0 WHERE id = ?", (key,))
                    self._db.execute(
                        "UPDATE words SET text = ? WHERE article_id = ?", (excerpt, key)
                    )
            return bool(rows)

        return self._guarded(work)

    def shrink(self) -> None:
        """Give the room of what was let go back to the disk. Takes seconds for a large store."""

        def work() -> None:
            self._db.execute("INSERT INTO search(search) VALUES ('optimize')")
            self._db.execute("VACUUM")
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

        self._guarded(work)

    def size_bytes(self) -> int:
        """What the database takes on disk."""
        total = 0
        for ending in ("", "-wal", "-shm", ".marks"):
            try:
                total += Path(str(self._path) + ending).stat().st_size
            except OSError:
                continue
        return total

    # Statuses

    def mark_read(self, identity: str, read: bool, now: datetime) -> ArticleStatus:
        """Set or clear the read mark; returns the status as it now is."""
        return self._guarded(lambda: self._set_status(identity, "read", read, now))

    def set_saved(self, identity: str, saved: bool, now: datetime) -> ArticleStatus:
        """Save an article or let it go; returns the status as it now is."""
        return self._guarded(lambda: self._set_status(identity, "saved", saved, now))

    def mark_all_read(self, now: datetime) -> tuple[str, ...]:
        """Mark every stored article read; returns those that were not, newest first."""

        def work() -> tuple[str, ...]:
            with transaction(self._db):
                found = statuses.unread(self._db)
                statuses.set_mark(self._db, found, "read", True, now)
            self._marks_changed = True
            return found

        return self._guarded(work)

    def mark_many_read(self, identities: Sequence[str], read: bool, now: datetime) -> None:
        """Set or clear the read mark of all of them, or of none."""

        def work() -> None:
            with transaction(self._db):
                statuses.set_mark(self._db, identities, "read", read, now)
            self._marks_changed = True

        self._guarded(work)

    def back_up_marks(self) -> None:
        """Write a second copy of the marks beside the database, where they changed."""

        def work() -> None:
            if self._marks_changed:
                try:
                    marks.back_up(self._db, marks.copy_of(self._path))
                except OSError as error:
                    raise StoreError(Trouble.DISK, str(error)) from error
                self._marks_changed = False

        self._guarded(work)

    def status(self, identity: str) -> ArticleStatus:
        return self._guarded(lambda: statuses.status_of(self._db, identity))

    # Remembered values

    def recall(self, key: str) -> str | None:
        """The value remembered under `key`."""

        def work() -> str | None:
            row = self._db.execute("SELECT value FROM state WHERE key = ?", (key,)).fetchone()
            return None if row is None else str(row[0])

        return self._guarded(work)

    def remember(self, values: Mapping[str, str]) -> None:
        """Remember `values`, all or none."""

        def work() -> None:
            with transaction(self._db):
                self._remember(values)

        self._guarded(work)

    # Inside one transaction

    def _article(self, identity: str) -> Article | None:
        cursor = self._db.cursor()
        cursor.row_factory = sqlite3.Row
        row = cursor.execute("SELECT * FROM article WHERE identity = ?", (identity,)).fetchone()
        if row is None:
            return None
        categories = self._db.execute(
            "SELECT name FROM article_category WHERE article_id = ? ORDER BY position", (row["id"],)
        ).fetchall()
        return Article(
            identity=row["identity"],
            post_id=row["post_id"],
            title=row["title"],
            link=row["link"],
            author=row["author"],
            published=_time(row["published"]),
            modified=None if row["modified"] is None else _time(row["modified"]),
            categories=tuple(name for (name,) in categories),
            excerpt=row["excerpt"],
            html=html_of(self._db, row["id"]),
            whole=bool(row["whole"]) and not row["stale"],
            image_url=row["image_url"],
            image_caption=row["image_caption"],
            comment_count=row["comment_count"],
            comments_feed=row["comments_feed"],
            dated=bool(row["dated"]),
            corrected_at=None if row["corrected"] is None else _time(row["corrected"]),
            previous=self._earlier(row["id"]),
            gone_at=None if row["gone"] is None else _time(row["gone"]),
        )

    def _earlier(self, key: int) -> Earlier | None:
        row = self._db.execute(
            "SELECT title, text, until FROM earlier WHERE article_id = ?", (key,)
        ).fetchone()
        return None if row is None else Earlier(row[0], row[1], _time(row[2]))

    def _set_status(self, identity: str, name: str, value: bool, now: datetime) -> ArticleStatus:
        with transaction(self._db):
            statuses.set_mark(self._db, (identity,), name, value, now)
            found = statuses.status_of(self._db, identity)
        self._marks_changed = True
        return found

    def _remember(self, values: Mapping[str, str]) -> None:
        self._db.executemany(
            "INSERT INTO state(key, value) VALUES (?, ?)"
            " ON CONFLICT(key) DO UPDATE SET value = excluded.value",
            values.items(),
        )

    def _listing(self, query: NewsQuery) -> listing.Listing:
        return listing.listing(query, self._names(), self._zone)

    def _filed(self) -> tuple[tuple[str, int], ...]:
        """Every category with its number of articles, fullest first."""
        if self._categories is None:
            self._categories = tuple(
                self._db.execute(
                    "SELECT name, count(*) AS n FROM article_category GROUP BY name"
                    " ORDER BY n DESC, name"
                ).fetchall()
            )
        return self._categories

    def _names(self) -> tuple[str, ...]:
        return tuple(name for name, _ in self._filed())

    def _index_what_is_not(self) -> None:
        """Words that could not be rescued are made again from the texts that could."""
        with transaction(self._db):
            rows = self._db.execute(
                "SELECT id FROM article WHERE id NOT IN (SELECT article_id FROM words)"
            ).fetchall()
            for (key,) in rows:
                merging.index(self._db, key, plain_text(html_of(self._db, key)))

    def _guarded(self, work: Callable[[], T]) -> T:
        try:
            return work()
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise StoreError(Trouble.DISK, str(error)) from error
            log.error("the database is damaged (%s); beginning a new one", error)
        self._db.close()
        self._categories = None
        self._begin(start_over(self._path))
        try:
            return work()
        except sqlite3.Error as error:
            raise StoreError(Trouble.DISK, str(error)) from error


def _newest_first(found: list[tuple[datetime, str]]) -> tuple[str, ...]:
    return tuple(identity for _, identity in sorted(found, key=lambda one: one[0], reverse=True))


def _time(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
