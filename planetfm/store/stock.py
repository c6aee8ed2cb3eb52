"""What is stored, held against what the site says it has. Reads only."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime

from planetfm.store.merging import stamp

AT_ONCE = 100


def not_in_feed(db: sqlite3.Connection, shown: Sequence[str]) -> dict[int, str]:
    """See `ArticleStore.not_in_feed`."""
    if not shown:
        return {}
    holes = _holes(shown)
    return dict(
        db.execute(
            "SELECT post_id, identity FROM article WHERE published >"
            f" (SELECT min(published) FROM article WHERE identity IN ({holes}))"
            " AND gone IS NULL AND post_id IS NOT NULL AND feed_digest IS NOT NULL"
            f" AND identity NOT IN ({holes}) LIMIT {AT_ONCE}",
            (*shown, *shown),
        ).fetchall()
    )


def links(db: sqlite3.Connection, identities: Sequence[str]) -> dict[str, str]:
    """Identity -> the address of its page."""
    return dict(
        db.execute(
            f"SELECT identity, link FROM article WHERE identity IN ({_holes(identities)})",
            tuple(identities),
        ).fetchall()
    )


def news_of(
    db: sqlite3.Connection, told: Mapping[int, datetime | None], known_only: bool
) -> tuple[int, ...]:
    """See `ArticleStore.news_of`."""
    stored = dict(
        db.execute(
            "SELECT post_id, coalesce(modified, first_seen) FROM article"
            f" WHERE post_id IN ({_holes(told)}) AND gone IS NULL",
            tuple(told),
        ).fetchall()
    )

    def is_news(post_id: int, modified: datetime | None) -> bool:
        if post_id not in stored:
            return not known_only
        return modified is not None and bool(stored[post_id] < stamp(modified))

    return tuple(one for one, modified in told.items() if is_news(one, modified))


def post_ids(db: sqlite3.Connection) -> dict[int, str]:
    """See `ArticleStore.post_ids`."""
    return dict(
        db.execute(
            "SELECT post_id, identity FROM article"
            " WHERE post_id IS NOT NULL AND gone IS NULL AND rest_digest IS NOT NULL"
        ).fetchall()
    )


def known_to_rest(db: sqlite3.Connection, identities: Sequence[str]) -> frozenset[str]:
    """Those of `identities` that REST has told of before."""
    rows = db.execute(
        "SELECT identity FROM article WHERE rest_digest IS NOT NULL"
        f" AND identity IN ({_holes(identities)})",
        tuple(identities),
    )
    return frozenset(row[0] for row in rows)


def without_picture(db: sqlite3.Connection, identities: Sequence[str]) -> tuple[int, ...]:
    """The post ids of those of `identities` that have one but no picture."""
    rows = db.execute(
        "SELECT post_id FROM article WHERE image_url IS NULL AND post_id IS NOT NULL"
        f" AND identity IN ({_holes(identities)}) ORDER BY published DESC",
        tuple(identities),
    )
    return tuple(row[0] for row in rows)


def newest_pictures(db: sqlite3.Connection, limit: int) -> tuple[str, ...]:
    """The addresses of the pictures of the newest `limit` articles."""
    rows = db.execute(
        "SELECT image_url FROM article ORDER BY published DESC, id DESC LIMIT ?", (limit,)
    )
    return tuple(dict.fromkeys(url for (url,) in rows if url))


def _holes(values: Sequence[object] | Mapping[int, object]) -> str:
    return ",".join("?" * len(values))
