"""`planetfm news [--unread|--saved|--category X] [--refresh] [--json]`: the stored headlines.

JSON, one object; keys are stable:

    last_ok              POSIX seconds when the site last answered well, or null
    trouble, status      what went wrong with --refresh, else null
    total, unread, saved numbers of stored articles
    articles             list, newest first; see `terminal.headlines`
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any, TextIO

from planetfm.core.errors import PlanetError, Trouble
from planetfm.core.model import Headline, NewsQuery
from planetfm.core.refresh import Pace, Validators
from planetfm.net import feed
from planetfm.net.http import Http
from planetfm.store.articles import ArticleStore
from planetfm.terminal.headlines import (
    NONE_SUCH,
    NOTHING,
    language_of,
    print_lines,
    record,
    sentence,
)

LIMIT = 30
EVERYTHING = NewsQuery()

NO_FEED = {"en": "The site's feed is not known.", "id": "Umpan berita situs belum diketahui."}


def news(
    database: Path,
    http: Http,
    feed_url: str | None,
    *,
    refresh: bool,
    as_json: bool,
    out: TextIO,
    err: TextIO,
    lang: str = "en",
    zone: tzinfo = UTC,
    query: NewsQuery = EVERYTHING,
    limit: int = LIMIT,
    wall: Callable[[], float] = time.time,
) -> int:
    """Print the newest `limit` headlines stored in `database` that `query` shows.

    With `refresh` the site is visited first.

    Times are shown in `zone`, words are in `lang` ("id" or "en"). What is stored is printed in any
    case; the exit code is 1 when the store or the visit failed, and `err` tells why.
    """
    lang = language_of(lang)
    nothing = NOTHING[lang] if query == NewsQuery() else NONE_SUCH[lang]
    try:
        store = ArticleStore(database, zone)
    except PlanetError as error:
        print(sentence(error, lang), file=err)
        return 1
    trouble: PlanetError | None = None
    try:
        if refresh and feed_url is None:
            print(NO_FEED[lang], file=err)
        elif refresh and feed_url is not None:
            trouble = _visit(store, http, feed_url, wall())
        rows = store.headlines(query, 0, limit)
        if as_json:
            _print_json(store, rows, trouble, out)
        else:
            print_lines(rows, out, zone, nothing)
    except PlanetError as error:
        trouble = error
    finally:
        store.close()
    if trouble is not None:
        print(sentence(trouble, lang), file=err)
    return 1 if trouble is not None or (refresh and feed_url is None) else 0


def _visit(store: ArticleStore, http: Http, feed_url: str, now: float) -> PlanetError | None:
    """Ask the site and keep what it said; what went wrong, if anything."""
    try:
        closed_until = float(store.recall("closed_until") or 0.0)
    except ValueError:
        closed_until = 0.0
    if closed_until > now:
        return PlanetError(Trouble.RATE_LIMITED, retry_after_s=closed_until - now)
    when = datetime.fromtimestamp(now, UTC)
    try:
        result = feed.fetch(http, feed_url, Validators.from_json(store.recall("validators")), when)
    except PlanetError as error:
        if error.trouble is Trouble.RATE_LIMITED:
            pause_s = error.retry_after_s or Pace().spacing_s
            store.remember({"closed_until": str(now + pause_s)})
        return error
    state = {"validators": result.validators.to_json(), "visit": f"{now} {result.status}"}
    store.merge(result.articles if isinstance(result, feed.Fetched) else (), when, state)
    return None


def _print_json(
    store: ArticleStore, rows: tuple[Headline, ...], trouble: PlanetError | None, out: TextIO
) -> None:
    counts = store.counts()
    visit = (store.recall("visit") or "").split()
    whole: dict[str, Any] = {
        "last_ok": float(visit[0]) if len(visit) == 2 else None,
        "trouble": trouble.trouble.value if trouble else None,
        "status": trouble.status if trouble else None,
        "total": counts.total,
        "unread": counts.unread,
        "saved": counts.saved,
        "articles": [one for row in rows if (one := record(store, row)) is not None],
    }
    json.dump(whole, out, ensure_ascii=False, indent=2)
    out.write("\n")
