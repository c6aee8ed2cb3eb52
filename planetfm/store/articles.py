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
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from planetfm.core.articles import link_key
from planetfm.core.errors import StoreError, Trouble
from planetfm.core.model import (
    Article,
    ArticleStatus,
    Changes,
    Headline,
    NewsFilter,
    NewsQuery,
)
from planetfm.core.plain import plain_text
from planetfm.store.db import (
    close_database,
    is_damage,
    open_database,
    start_over,
    transaction,
)
from planetfm.store.search import match_of

T = TypeVar("T")
log = logging.getLogger(__name__)

HEADLINE = (
    "article.identity, article.title, article.excerpt, article.category, article.published,"
    " article.image_url, article.comment_count, article.unread, article.saved"
)
IDENTITIES_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Counts:
    """How many articles are stored. `categories`: (name, articles), most first."""

    total: int
    unread: int
    saved: int
    categories: tuple[tuple[str, int], ...]


class ArticleStore:
    """Articles, statuses and remembered values in the database at `path`.

    Raises StoreError when it cannot be opened. `set_aside` tells where a damaged file was put.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        opened = open_database(path)
        self._db = opened.connection
        self.set_aside: Path | None = opened.set_aside

    def close(self) -> None:
        close_database(self._db)

    # Articles

    def merge(
        self, articles: Iterable[Article], now: datetime, state: Mapping[str, str] | None = None
    ) -> Changes:
        """Take in what the site says now, and `state` in the same transaction."""

        def work() -> Changes:
            new: list[tuple[datetime, str]] = []
            updated: list[tuple[datetime, str]] = []
            touched: list[tuple[datetime, str]] = []
            with transaction(self._db):
                for article in articles:
                    identity, change = self._merge_one(article, now)
                    if change is not None:
                        {"new": new, "updated": updated, "touched": touched}[change].append(
                            (article.published, identity)
                        )
                self._remember(state or {})
            return Changes(*(_newest_first(part) for part in (new, updated, touched)))

        return self._guarded(work)

    def enrich(self, articles: Iterable[Article]) -> Changes:
        """Add what a second source knows of stored articles: pictures, and whole texts that lack.

        Words that are stored stay: two sources phrase an excerpt differently, and taking each for
        an edit of the other would never end. Articles that are not stored are left out.
        """

        def work() -> Changes:
            touched: list[tuple[datetime, str]] = []
            with transaction(self._db):
                for article in articles:
                    row = self._find(article)
                    if row is not None and self._enrich_one(row, article):
                        touched.append((article.published, row["identity"]))
            return Changes(touched=_newest_first(touched))

        return self._guarded(work)

    def set_whole(self, identity: str, html: str, image_url: str | None) -> None:
        """Keep the whole text of an article of which only an excerpt was stored."""

        def work() -> None:
            with transaction(self._db):
                row = self._db.execute(
                    "SELECT id, title, author FROM article WHERE identity = ?", (identity,)
                ).fetchone()
                if row is None:
                    return
                self._db.execute(
                    "UPDATE article SET whole = 1, stale = 0,"
                    " image_url = coalesce(image_url, ?) WHERE id = ?",
                    (image_url, row[0]),
                )
                self._set_body(row[0], html)
                self._db.execute(
                    "UPDATE words SET text = ? WHERE article_id = ?", (plain_text(html), row[0])
                )

        self._guarded(work)

    def article(self, identity: str) -> Article | None:
        """The stored article; its `whole` is False too where the whole text is out of date."""
        return self._guarded(lambda: self._article(identity))

    # Lists

    def headlines(self, query: NewsQuery, offset: int, limit: int) -> tuple[Headline, ...]:
        """The rows of a list, newest first."""
        sql, values = headlines_sql(query)
        return self._guarded(
            lambda: _headlines(
                self._db.execute(
                    f"{sql} ORDER BY {order_of(query)} LIMIT ? OFFSET ?", (*values, limit, offset)
                )
            )
        )

    def headlines_by_identity(
        self, identities: Sequence[str], query: NewsQuery
    ) -> tuple[Headline, ...]:
        """Those of `identities` that `query` shows, newest first."""
        sql, values = headlines_sql(query)

        def work() -> tuple[Headline, ...]:
            found: list[Headline] = []
            for start in range(0, len(identities), IDENTITIES_AT_ONCE):
                part = identities[start : start + IDENTITIES_AT_ONCE]
                holes = ",".join("?" * len(part))
                found += _headlines(
                    self._db.execute(
                        f"{sql} AND article.identity IN ({holes})",
                        (*values, *part),
                    )
                )
            return tuple(sorted(found, key=lambda row: row.published, reverse=True))

        return self._guarded(work)

    def counts(self) -> Counts:
        """Totals for the list's filters and categories."""

        def work() -> Counts:
            total, unread, saved = self._db.execute(
                "SELECT (SELECT count(*) FROM article),"
                " (SELECT count(*) FROM article WHERE unread = 1),"
                " (SELECT count(*) FROM article WHERE saved = 1)"
            ).fetchone()
            categories = self._db.execute(
                "SELECT name, count(*) AS n FROM article_category GROUP BY name"
                " ORDER BY n DESC, name LIMIT 200"
            ).fetchall()
            return Counts(total, unread, saved, tuple((name, n) for name, n in categories))

        return self._guarded(work)

    def without_picture(self, identities: Sequence[str]) -> tuple[int, ...]:
        """The post ids of those of `identities` that have one but no picture."""

        def work() -> tuple[int, ...]:
            part = identities[:IDENTITIES_AT_ONCE]
            holes = ",".join("?" * len(part))
            return tuple(
                row[0]
                for row in self._db.execute(
                    "SELECT post_id FROM article WHERE image_url IS NULL AND post_id IS NOT NULL"
                    f" AND identity IN ({holes}) ORDER BY published DESC",
                    tuple(part),
                )
            )

        return self._guarded(work)

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
                unread = self._db.execute(
                    "SELECT identity FROM article WHERE unread = 1 ORDER BY published DESC, id DESC"
                ).fetchall()
                self._db.executemany(
                    "INSERT INTO status(identity, read, saved, changed) VALUES (?, 1, 0, ?)"
                    " ON CONFLICT(identity) DO UPDATE SET read = 1, changed = excluded.changed",
                    ((row[0], _stamp(now)) for row in unread),
                )
            return tuple(row[0] for row in unread)

        return self._guarded(work)

    def status(self, identity: str) -> ArticleStatus:
        return self._guarded(lambda: self._status(identity))

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

    def _merge_one(self, article: Article, now: datetime) -> tuple[str, str | None]:
        row = self._find(article)
        if row is None:
            self._insert(article, now)
            return article.identity, "new"
        key, identity = row["id"], row["identity"]
        facts = {
            "title": article.title,
            "link": article.link,
            "link_key": link_key(article.link),
            "author": article.author or row["author"],
            # Without a date of the site's own, what counts is when we first saw it.
            "published": _stamp(article.published) if article.dated else row["published"],
            "modified": _stamp_or_none(article.modified) or row["modified"],
            "excerpt": article.excerpt,
            "image_url": article.image_url or row["image_url"],
            "image_caption": article.image_caption or row["image_caption"],
            "category": article.categories[0] if article.categories else row["category"],
            "comment_count": row["comment_count"]
            if article.comment_count is None
            else article.comment_count,
            "comments_feed": article.comments_feed or row["comments_feed"],
            "dated": int(article.dated or row["dated"]),
            "post_id": row["post_id"] if article.post_id is None else article.post_id,
        }
        changed = {name for name, value in facts.items() if row[name] != value}
        words = bool(changed & {"title"})
        html_differs = text_differs = False
        keep_body = bool(row["whole"]) and not article.whole
        if keep_body:
            # The excerpt of an article that was edited: its stored whole text is fetched again.
            if changed & {"title", "excerpt"}:
                changed.add("stale")
                facts["stale"] = 1
                words = True
        else:
            stored = self._html(key)
            html_differs = stored != article.html
            if html_differs and bool(article.whole) == bool(row["whole"]):
                # The whole text taking an excerpt's place is no edit of the site's.
                text_differs = plain_text(stored) != plain_text(article.html)
            if bool(article.whole) != bool(row["whole"]):
                changed.add("whole")
                facts["whole"] = int(article.whole)
        words = words or text_differs
        if words:
            facts["corrected"] = _stamp(now)
            changed.add("corrected")
        if changed:
            names = sorted(changed)
            self._db.execute(
                f"UPDATE article SET {', '.join(n + ' = ?' for n in names)} WHERE id = ?",
                (*(facts[n] for n in names), key),
            )
        if html_differs:
            self._set_body(key, article.html)
        filed = self._file(key, article.categories, int(facts["published"] or 0))
        if words or filed or "whole" in changed:
            text = plain_text(self._html(key) if keep_body else article.html)
            self._set_words(key, article, text)
        if words:
            return identity, "updated"
        seen = changed & {"image_url", "comment_count", "category", "published", "excerpt", "whole"}
        return identity, "touched" if seen or filed else None

    def _enrich_one(self, row: sqlite3.Row, article: Article) -> bool:
        image_url = row["image_url"] or article.image_url
        caption = row["image_caption"] or article.image_caption
        better = article.whole and (not row["whole"] or row["stale"])
        if better:
            self._set_body(row["id"], article.html)
            self._db.execute("UPDATE article SET whole = 1, stale = 0 WHERE id = ?", (row["id"],))
            self._db.execute(
                "UPDATE words SET text = ? WHERE article_id = ?",
                (plain_text(article.html), row["id"]),
            )
        if (image_url, caption) != (row["image_url"], row["image_caption"]):
            self._db.execute(
                "UPDATE article SET image_url = ?, image_caption = ? WHERE id = ?",
                (image_url, caption, row["id"]),
            )
            return True
        return bool(better)

    def _find(self, article: Article) -> sqlite3.Row | None:
        """The stored row of this article, also where another source named it differently."""
        cursor = self._db.cursor()
        cursor.row_factory = sqlite3.Row
        row: sqlite3.Row | None = cursor.execute(
            "SELECT * FROM article WHERE identity = ?", (article.identity,)
        ).fetchone()
        if row is None and article.post_id is not None:
            row = cursor.execute(
                "SELECT * FROM article WHERE post_id = ?", (article.post_id,)
            ).fetchone()
        key = link_key(article.link)
        if row is None and key:
            # REST tells the post id; a feed with bare GUIDs does not. Only such a pair is one
            # article: some feeds give many items one link.
            row = cursor.execute(
                "SELECT * FROM article WHERE link_key = ? AND (post_id IS NULL) <> ?",
                (key, article.post_id is None),
            ).fetchone()
        return row

    def _insert(self, article: Article, now: datetime) -> None:
        cursor = self._db.execute(
            "INSERT INTO article(identity, post_id, link_key, title, link, author, published,"
            " modified, excerpt, image_url, image_caption, category, comment_count,"
            " comments_feed, dated, whole, first_seen)"
            " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                article.identity,
                article.post_id,
                link_key(article.link),
                article.title,
                article.link,
                article.author,
                _stamp(article.published),
                _stamp_or_none(article.modified),
                article.excerpt,
                article.image_url,
                article.image_caption,
                article.categories[0] if article.categories else "",
                article.comment_count,
                article.comments_feed,
                int(article.dated),
                int(article.whole),
                _stamp(now),
            ),
        )
        key = cursor.lastrowid
        assert key is not None
        self._set_body(key, article.html)
        self._file(key, article.categories, _stamp(article.published))
        self._set_words(key, article, plain_text(article.html))

    def _set_body(self, key: int, html: str) -> None:
        self._db.execute(
            "INSERT INTO body(article_id, html) VALUES (?, ?)"
            " ON CONFLICT(article_id) DO UPDATE SET html = excluded.html",
            (key, html),
        )

    def _html(self, key: int) -> str:
        row = self._db.execute("SELECT html FROM body WHERE article_id = ?", (key,)).fetchone()
        return "" if row is None else str(row[0])

    def _file(self, key: int, categories: Sequence[str], published: int) -> bool:
        """Put the article under its categories; True if that changed. None given: none known."""
        stored = self._db.execute(
            "SELECT name, published FROM article_category WHERE article_id = ? ORDER BY position",
            (key,),
        ).fetchall()
        names = [row[0] for row in stored]
        wanted = list(dict.fromkeys(categories)) or names
        if names == wanted and all(row[1] == published for row in stored):
            return False
        self._db.execute("DELETE FROM article_category WHERE article_id = ?", (key,))
        self._db.executemany(
            "INSERT INTO article_category(name, published, article_id, position)"
            " VALUES (?, ?, ?, ?)",
            ((name, published, key, n) for n, name in enumerate(wanted)),
        )
        return names != wanted

    def _set_words(self, key: int, article: Article, text: str) -> None:
        about = " ".join((article.author, *article.categories))
        self._db.execute(
            "INSERT INTO words(article_id, title, text, about) VALUES (?, ?, ?, ?)"
            " ON CONFLICT(article_id) DO UPDATE SET title = excluded.title,"
            " text = excluded.text, about = excluded.about",
            (key, article.title, text, about),
        )

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
            html=self._html(row["id"]),
            whole=bool(row["whole"]) and not row["stale"],
            image_url=row["image_url"],
            image_caption=row["image_caption"],
            comment_count=row["comment_count"],
            comments_feed=row["comments_feed"],
            dated=bool(row["dated"]),
        )

    def _set_status(self, identity: str, name: str, value: bool, now: datetime) -> ArticleStatus:
        read, saved = (int(value), 0) if name == "read" else (0, int(value))
        with transaction(self._db):
            self._db.execute(
                "INSERT INTO status(identity, read, saved, changed) VALUES (?, ?, ?, ?)"
                f" ON CONFLICT(identity) DO UPDATE SET {name} = excluded.{name},"
                " changed = excluded.changed",
                (identity, read, saved, _stamp(now)),
            )
            return self._status(identity)

    def _status(self, identity: str) -> ArticleStatus:
        row = self._db.execute(
            "SELECT read, saved FROM status WHERE identity = ?", (identity,)
        ).fetchone()
        return ArticleStatus() if row is None else ArticleStatus(bool(row[0]), bool(row[1]))

    def _remember(self, values: Mapping[str, str]) -> None:
        self._db.executemany(
            "INSERT INTO state(key, value) VALUES (?, ?)"
            " ON CONFLICT(key) DO UPDATE SET value = excluded.value",
            values.items(),
        )

    def _guarded(self, work: Callable[[], T]) -> T:
        try:
            return work()
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise StoreError(Trouble.DISK, str(error)) from error
            log.error("the database is damaged (%s); beginning a new one", error)
        self._db.close()
        opened = start_over(self._path)
        self._db, self.set_aside = opened.connection, opened.set_aside
        try:
            return work()
        except sqlite3.Error as error:
            raise StoreError(Trouble.DISK, str(error)) from error


def headlines_sql(query: NewsQuery) -> tuple[str, tuple[str, ...]]:
    """The SELECT for a list without its order, ending in a WHERE clause, and its values."""
    sources, conditions, values = ["article"], ["1"], []
    match = match_of(query.text)
    if query.category:
        # CROSS JOIN keeps the order of the tables: the category's own index is the way in.
        sources = ["article_category", "article"]
        conditions.append("article_category.name = ? AND article.id = article_category.article_id")
        values.append(query.category)
    if match:
        conditions.append("article.id IN (SELECT rowid FROM search WHERE search MATCH ?)")
        values.append(match)
    if query.filter is NewsFilter.UNREAD:
        conditions.append("article.unread = 1")
    elif query.filter is NewsFilter.SAVED:
        conditions.append("article.saved = 1")
    joined, where = " CROSS JOIN ".join(sources), " AND ".join(conditions)
    return f"SELECT {HEADLINE} FROM {joined} WHERE {where}", tuple(values)


def order_of(query: NewsQuery) -> str:
    """Newest first, in the words of the index that `headlines_sql` goes by."""
    if query.category:
        return "article_category.published DESC, article_category.article_id DESC"
    return "article.published DESC, article.id DESC"


def _headlines(rows: Iterable[sqlite3.Row]) -> tuple[Headline, ...]:
    return tuple(
        Headline(
            identity=identity,
            title=title,
            excerpt=excerpt,
            category=category,
            published=_time(published),
            image_url=image_url,
            comment_count=comments,
            status=ArticleStatus(not unread, bool(saved)),
        )
        for (
            identity,
            title,
            excerpt,
            category,
            published,
            image_url,
            comments,
            unread,
            saved,
        ) in rows
    )


def _newest_first(found: list[tuple[datetime, str]]) -> tuple[str, ...]:
    return tuple(identity for _, identity in sorted(found, key=lambda one: one[0], reverse=True))


def _stamp(when: datetime) -> int:
    return int(when.timestamp())


def _stamp_or_none(when: datetime | None) -> int | None:
    return None if when is None else _stamp(when)


def _time(stamp: int) -> datetime:
    return datetime.fromtimestamp(stamp, UTC)
