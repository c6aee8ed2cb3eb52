"""`planetfm news [--refresh] [--json]`: the stored headlines, newest first, without a window.

JSON, one object; keys are stable:

    last_ok              POSIX seconds when the site last answered well, or null
    trouble, status      what went wrong with --refresh, else null
    total, unread, saved numbers of stored articles
    articles             list, newest first, of
        id, title, category, categories, published (ISO 8601, UTC), excerpt, author, link,
        picture (or null), comments (or null), read, saved
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

LIMIT = 30

ENGLISH = {
    Trouble.UNREACHABLE: "The site does not answer.",
    Trouble.OFFLINE: "There is no network.",
    Trouble.HTTP_STATUS: "The site answers with an error{status}.",
    Trouble.CHALLENGE: "A bot check stands before the site; a browser may pass it.",
    Trouble.RATE_LIMITED: "The site asks for a pause.",
    Trouble.NOT_WHAT_WAS_ASKED: "The site sends something else than its news.",
    Trouble.TOO_LARGE: "The site sends too much.",
    Trouble.DISK: "The disk refuses.",
}
INDONESIAN = {
    Trouble.UNREACHABLE: "Situs tidak menjawab.",
    Trouble.OFFLINE: "Tidak ada jaringan.",
    Trouble.HTTP_STATUS: "Situs menjawab dengan galat{status}.",
    Trouble.CHALLENGE: "Situs terhalang pemeriksaan bot; coba lewat peramban.",
    Trouble.RATE_LIMITED: "Situs minta jeda.",
    Trouble.NOT_WHAT_WAS_ASKED: "Situs mengirim sesuatu yang bukan beritanya.",
    Trouble.TOO_LARGE: "Situs mengirim terlalu banyak.",
    Trouble.DISK: "Disk menolak.",
}
NOTHING = {"en": "No news is stored yet.", "id": "Belum ada berita tersimpan."}
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
    limit: int = LIMIT,
    wall: Callable[[], float] = time.time,
) -> int:
    """Print the newest `limit` headlines stored in `database`, after a visit if `refresh`.

    Times are shown in `zone`, words are in `lang` ("id" or "en"). What is stored is printed in any
    case; the exit code is 1 when the store or the visit failed, and `err` tells why.
    """
    lang = "id" if lang.startswith("id") else "en"
    try:
        store = ArticleStore(database)
    except PlanetError as error:
        print(_sentence(error, lang), file=err)
        return 1
    trouble: PlanetError | None = None
    try:
        if refresh and feed_url is None:
            print(NO_FEED[lang], file=err)
        elif refresh and feed_url is not None:
            trouble = _visit(store, http, feed_url, wall())
        rows = store.headlines(NewsQuery(), 0, limit)
        if as_json:
            _print_json(store, rows, trouble, out)
        else:
            _print_lines(rows, out, lang, zone)
    except PlanetError as error:
        trouble = error
    finally:
        store.close()
    if trouble is not None:
        print(_sentence(trouble, lang), file=err)
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


def _print_lines(rows: tuple[Headline, ...], out: TextIO, lang: str, zone: tzinfo) -> None:
    for row in rows:
        when = row.published.astimezone(zone).strftime("%d-%m-%Y %H.%M")
        mark = "*" if row.status.saved else " " if row.status.read else "•"
        print(
            f"{mark} {when}  {row.title}" + (f"  [{row.category}]" * bool(row.category)), file=out
        )
    if not rows:
        print(NOTHING[lang], file=out)


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
        "articles": [one for row in rows if (one := _record(store, row)) is not None],
    }
    json.dump(whole, out, ensure_ascii=False, indent=2)
    out.write("\n")


def _record(store: ArticleStore, row: Headline) -> dict[str, Any] | None:
    article = store.article(row.identity)
    if article is None:
        return None
    return {
        "id": article.identity,
        "title": article.title,
        "category": row.category,
        "categories": list(article.categories),
        "published": article.published.isoformat(),
        "excerpt": article.excerpt,
        "author": article.author,
        "link": article.link,
        "picture": article.image_url,
        "comments": article.comment_count,
        "read": row.status.read,
        "saved": row.status.saved,
    }


def _sentence(error: PlanetError, lang: str) -> str:
    words = (INDONESIAN if lang == "id" else ENGLISH).get(error.trouble, str(error))
    return words.format(status=f" ({error.status})" if error.status else "")
