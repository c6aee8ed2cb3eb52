"""A list's question -> SQL that answers the first page without looking at the rest.

Without words the list walks the index of the filter, newest first. With words it walks the full
text index, whose rows lie in the order of the dates (`words.place`): no sorting, so a word of every
second article costs no more for the first page than a rare one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from planetfm.core.model import ArticleStatus, Headline, NewsFilter, NewsQuery
from planetfm.core.search import Wish, fold, read
from planetfm.store.merging import PLACE_IDS
from planetfm.store.search import match_of_terms

HEADLINE = (
    "article.identity, article.title, article.excerpt, article.category, article.published,"
    " article.image_url, article.comment_count, article.unread, article.saved,"
    " article.corrected IS NOT NULL, article.gone IS NOT NULL"
)
SNIPPET = "snippet(search, 1, '', '', '…', 28)"
NO_CATEGORY = "\0"
"""Stands for the names of a `kategori:` that no category begins with."""
EVER = 2**40
"""A POSIX second after all articles."""


@dataclass(frozen=True, slots=True)
class Listing:
    """`SELECT {what} FROM {tables} WHERE {where}` with `values`, and `ORDER BY {order}`."""

    tables: str
    where: str
    values: tuple[str | int, ...]
    order: str
    searches: bool

    def rows(self) -> str:
        what = f"{HEADLINE}, {SNIPPET if self.searches else chr(39) * 2}"
        return f"SELECT {what} FROM {self.tables} WHERE {self.where}"

    def count(self) -> str:
        return f"SELECT count(*) FROM {self.tables} WHERE {self.where}"


def listing(query: NewsQuery, names: Sequence[str] = (), zone: tzinfo = UTC) -> Listing:
    """How `query` is answered. `names`: all categories; days of a search are days in `zone`."""
    wish = read(query.text)
    groups: list[tuple[str, ...]] = [(query.category,)] if query.category else []
    groups += [_named(name, names) for name in wish.categories]
    since, until = _stamps(wish, zone)
    if wish.terms:
        return _searching(query, wish, groups, since, until)
    return _walking(query, groups, since, until)


def by_identity(query: NewsQuery, count: int, names: Sequence[str], zone: tzinfo) -> Listing:
    """The same question of `count` articles alone; their identities come last of the values."""
    asked = listing(query, names, zone)
    holes = ",".join("?" * count)
    tables = asked.tables
    if asked.searches:
        tables = (
            "article CROSS JOIN words ON words.article_id = article.id"
            " CROSS JOIN search ON search.rowid = words.place"
        )
    where = f"{asked.where} AND article.identity IN ({holes})"
    return Listing(tables, where, asked.values, asked.order, asked.searches)


def headlines(rows: Iterable[sqlite3.Row]) -> tuple[Headline, ...]:
    return tuple(
        Headline(
            identity=identity,
            title=title,
            excerpt=excerpt,
            category=category,
            published=datetime.fromtimestamp(published, UTC),
            image_url=image_url,
            comment_count=comments,
            status=ArticleStatus(not unread, bool(saved)),
            corrected=bool(corrected),
            gone=bool(gone),
            snippet=snippet,
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
            corrected,
            gone,
            snippet,
        ) in rows
    )


def _searching(
    query: NewsQuery, wish: Wish, groups: list[tuple[str, ...]], since: int, until: int
) -> Listing:
    conditions = ["search MATCH ?"]
    values: list[str | int] = [match_of_terms(wish.terms)]
    if (since, until) != (0, EVER):
        conditions.append("search.rowid BETWEEN ? AND ?")
        values += [since * PLACE_IDS, until * PLACE_IDS - 1]
    for group in groups:
        conditions.append(_filed_under(group))
        values += group
    conditions += _marks(query)
    tables = (
        "search CROSS JOIN words ON words.place = search.rowid"
        " CROSS JOIN article ON article.id = words.article_id"
    )
    return Listing(tables, " AND ".join(conditions), tuple(values), "search.rowid DESC", True)


def _walking(query: NewsQuery, groups: list[tuple[str, ...]], since: int, until: int) -> Listing:
    tables, order = "article", "article.published DESC, article.id DESC"
    dates = "article.published"
    conditions: list[str] = []
    values: list[str | int] = []
    if groups and len(groups[0]) == 1:
        # CROSS JOIN keeps the order of the tables: the category's own index is the way in.
        tables = "article_category CROSS JOIN article"
        order = "article_category.published DESC, article_category.article_id DESC"
        dates = "article_category.published"
        conditions.append("article_category.name = ? AND article.id = article_category.article_id")
        values += groups[0]
        groups = groups[1:]
    if (since, until) != (0, EVER):
        conditions.append(f"{dates} BETWEEN ? AND ?")
        values += [since, until - 1]
    for group in groups:
        conditions.append(_filed_under(group))
        values += group
    conditions += _marks(query)
    return Listing(tables, " AND ".join(conditions) or "1", tuple(values), order, False)


def _marks(query: NewsQuery) -> list[str]:
    if query.filter is NewsFilter.UNREAD:
        return ["article.unread = 1"]
    return ["article.saved = 1"] if query.filter is NewsFilter.SAVED else []


def _filed_under(names: Sequence[str]) -> str:
    holes = ",".join("?" * len(names))
    return (
        "EXISTS (SELECT 1 FROM article_category AS filed WHERE filed.article_id = article.id"
        f" AND filed.name IN ({holes}))"
    )


def _named(said: str, names: Sequence[str]) -> tuple[str, ...]:
    """The categories that `said` may mean: that of the name, else those that begin so."""
    wanted = fold(said)
    whole = tuple(name for name in names if fold(name) == wanted)
    begun = tuple(name for name in names if fold(name).startswith(wanted))
    return whole or begun or (NO_CATEGORY,)


def _stamps(wish: Wish, zone: tzinfo) -> tuple[int, int]:
    """The first second that counts and the first that no longer does."""
    since = _midnight(wish.since, zone) if wish.since else 0
    until = _midnight(wish.until, zone, days=1) if wish.until else EVER
    return since, until


def _midnight(day: date, zone: tzinfo, days: int = 0) -> int:
    try:
        return int(datetime.combine(day + timedelta(days=days), time(), zone).timestamp())
    except (OverflowError, ValueError):
        return EVER if days else 0
