"""`planetfm news [--unread|--saved|--category X] [--refresh] [--json]`: the stored headlines.

JSON, one object; keys are stable:

    last_ok              POSIX seconds when the site last answered well, or null
    trouble, status      what went wrong with --refresh, else null
    total, unread, saved numbers of stored articles
    articles             list, newest first; see `terminal.headlines`
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from random import Random
from typing import Any, TextIO

from planetfm.core.errors import PlanetError, Trouble
from planetfm.core.model import Headline, NewsQuery
from planetfm.core.refresh import (
    IN_FEED,
    Pace,
    Validators,
    Visits,
    after_failure,
    believed,
    earliest,
)
from planetfm.net import feed
from planetfm.net.http import Http
from planetfm.store.articles import ArticleStore
from planetfm.terminal.beside import BusyError, NoFeedError, RunningApp
from planetfm.terminal.headlines import (
    NONE_SUCH,
    NOTHING,
    language_of,
    print_lines,
    record,
    sentence,
)
from planetfm.terminal.printing import print_json
from planetfm.terminal.remote import NotRunningError
from planetfm.terminal.words import say

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
    app: RunningApp | None = None,
    lang: str = "en",
    zone: tzinfo = UTC,
    query: NewsQuery = EVERYTHING,
    limit: int = LIMIT,
    wall: Callable[[], float] = time.time,
) -> int:
    """Print the newest `limit` headlines stored in `database` that `query` shows.

    With `refresh` the site is visited first: by `app` where that runs, so that its window shows
    what came; else from here, unless somebody was there within the last minutes.

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
    visited = not refresh
    try:
        if refresh:
            try:
                trouble = _refresh(store, http, feed_url, app, wall())
                visited = trouble is None
            except NoFeedError:
                print(NO_FEED[lang], file=err)
            except BusyError:
                print(say("busy", lang), file=err)
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
    return 0 if visited and trouble is None else 1


def _refresh(
    store: ArticleStore, http: Http, feed_url: str | None, app: RunningApp | None, now: float
) -> PlanetError | None:
    """What went wrong with the visit, if anything. Raises NoFeedError, BusyError."""
    if app is not None:
        try:
            return app.refresh()
        except NotRunningError:
            pass
    if feed_url is None:
        raise NoFeedError
    return _visit(store, http, feed_url, now)


def _visit(store: ArticleStore, http: Http, feed_url: str, now: float) -> PlanetError | None:
    """Ask the site, as often and as politely as the app would, and keep what it said; what went
    wrong, if anything."""
    pace = Pace()
    last_ok = _number((store.recall("visit") or "").partition(" ")[0])
    closed_until = _number(store.recall("closed_until")) or 0.0
    visits = believed(Visits(checked_at=last_ok, closed_until=closed_until), now)
    if visits.closed_until > now:
        return PlanetError(Trouble.RATE_LIMITED, retry_after_s=visits.closed_until - now)
    if earliest(visits, pace, asked=False) > now:
        return None  # it was looked at just now; this may be called by a clock, every minute
    when = datetime.fromtimestamp(now, UTC)
    try:
        result = feed.fetch(http, feed_url, Validators.from_json(store.recall("validators")), when)
    except PlanetError as error:
        after = after_failure(visits, error, now, pace, Random())
        if after.closed_until:
            store.remember({"closed_until": str(after.closed_until)})
        return error
    state = {"validators": result.validators.to_json(), "visit": f"{now} {result.status}"}
    articles = result.articles if isinstance(result, feed.Fetched) else ()
    if isinstance(result, feed.Fetched):
        state[IN_FEED] = "\n".join(article.identity for article in articles)
    store.merge(articles, when, state)
    return None


def _number(text: str | None) -> float | None:
    try:
        return float(text or "")
    except ValueError:
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
    print_json(whole, out)
