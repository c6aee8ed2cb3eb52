"""`planetfm search WORDS [--json]`: what is stored, by its words.

The same language as in the window: prefixes, "phrases", kategori:, sejak:, sampai: (category:,
since:, until:). JSON: one object with `query`, `total` (how many fit) and `articles` (see
`terminal.headlines`).
"""

from __future__ import annotations

from datetime import UTC, tzinfo
from pathlib import Path
from typing import TextIO

from planetfm.core.errors import PlanetError
from planetfm.core.model import NewsQuery
from planetfm.store.articles import ArticleStore
from planetfm.terminal.headlines import NONE_SUCH, language_of, print_lines, record, sentence
from planetfm.terminal.printing import print_json

LIMIT = 30


def search(
    database: Path,
    text: str,
    *,
    as_json: bool,
    out: TextIO,
    err: TextIO,
    lang: str = "en",
    zone: tzinfo = UTC,
    limit: int = LIMIT,
) -> int:
    """Print the newest `limit` articles that fit `text`; 1 when the store failed."""
    lang = language_of(lang)
    query = NewsQuery(text=text)
    try:
        store = ArticleStore(database, zone)
        try:
            rows = store.headlines(query, 0, limit)
            if as_json:
                found = {
                    "query": text,
                    "total": store.count(query),
                    "articles": [one for row in rows if (one := record(store, row)) is not None],
                }
                print_json(found, out)
            else:
                print_lines(rows, out, zone, NONE_SUCH[lang], with_ids=True)
        finally:
            store.close()
    except PlanetError as error:
        print(sentence(error, lang), file=err)
        return 1
    return 0
