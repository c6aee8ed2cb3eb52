"""The stored stories among which an article's related ones are looked for.

One query of four arms, each on an index and each with a limit, so that it takes the same few
milliseconds on fifty stories and on fifty thousand: the newest of its first category around its
date, the stories around its date, those that share a word of its headline, those the site named.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime

from planetfm.core.model import Article
from planetfm.core.related import Story, pick, split_related, words_of

NEAR, SAME, SHARING = 60, 60, 60
"""How many each arm brings at most."""
SEARCHED_WORDS = 6

POOL = """
WITH pool(id) AS (
    SELECT id FROM (SELECT id FROM article WHERE published <= :at
        ORDER BY published DESC, id DESC LIMIT :near)
    UNION SELECT id FROM (SELECT id FROM article WHERE published > :at
        ORDER BY published, id LIMIT :near)
    UNION SELECT id FROM (SELECT article_id AS id FROM article_category
        WHERE name = :category AND published <= :at ORDER BY published DESC LIMIT :same)
    UNION SELECT id FROM (SELECT article_id AS id FROM article_category
        WHERE name = :category AND published > :at ORDER BY published LIMIT :same)
    UNION SELECT id FROM (SELECT words.article_id AS id
        FROM search CROSS JOIN words ON words.place = search.rowid
        WHERE search MATCH :match ORDER BY search.rowid DESC LIMIT :sharing)
    UNION SELECT id FROM article WHERE link_key IN (SELECT value FROM json_each(:linked))
        AND link_key <> ''
)
SELECT article.identity, article.link_key, article.title, article.excerpt, article.published,
    (SELECT group_concat(name, char(31)) FROM article_category WHERE article_id = article.id)
FROM pool JOIN article ON article.id = pool.id
"""


def related_to(database: sqlite3.Connection, article: Article | None) -> tuple[str, ...]:
    """The identities of the stories that go with `article`, best first."""
    if article is None:
        return ()
    linked = split_related(article.html, article.link)[1]
    about = f"{article.title} {article.excerpt}"
    subject = Story(article.identity, "", about, article.categories, article.published)
    return pick(subject, pool_for(database, article, linked), linked)


def pool_for(
    database: sqlite3.Connection, article: Article, linked: Sequence[str]
) -> tuple[Story, ...]:
    """The candidates for `article`; `linked` are link keys that the site's own block named."""
    import json

    title_words = sorted(words_of(article.title), key=lambda word: (-len(word), word))
    match = " OR ".join(f'"{word}"' for word in title_words[:SEARCHED_WORDS]) or '"-"'
    rows = database.execute(
        POOL,
        {
            "at": int(article.published.timestamp()),
            "category": article.categories[0] if article.categories else "",
            "near": NEAR,
            "same": SAME,
            "sharing": SHARING,
            "match": "{title} : (" + match + ")",
            "linked": json.dumps(list(linked)),
        },
    )
    return tuple(
        Story(
            identity=identity,
            link_key=key,
            about=f"{title} {excerpt}",
            categories=tuple((names or "").split("\x1f")) if names else (),
            published=datetime.fromtimestamp(published, UTC),
        )
        for identity, key, title, excerpt, published, names in rows
    )
