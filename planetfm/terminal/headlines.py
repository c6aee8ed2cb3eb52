"""Stored headlines in a terminal: as lines, as JSON records, and what went wrong as a sentence.

A record's keys are stable: id, title, category, categories, published (ISO 8601, UTC), excerpt,
author, link, picture (or null), comments (or null), read, saved, corrected and gone (ISO 8601 or
null), and snippet (the words around a search's hit, else empty).
"""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Any, TextIO

from planetfm.core.errors import PlanetError, Trouble
from planetfm.core.model import Headline
from planetfm.store.articles import ArticleStore
from planetfm.terminal.printing import printable

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
NONE_SUCH = {"en": "Nothing stored fits that.", "id": "Tidak ada berita tersimpan yang cocok."}


def language_of(lang: str) -> str:
    """ "id" or "en"."""
    return "id" if lang.startswith("id") else "en"


def print_lines(
    rows: tuple[Headline, ...],
    out: TextIO,
    zone: tzinfo,
    nothing: str,
    *,
    with_ids: bool = False,
) -> None:
    """A line a headline; with its id and the words around a hit below it if `with_ids`."""
    for row in rows:
        when = row.published.astimezone(zone).strftime("%d-%m-%Y %H.%M")
        mark = "*" if row.status.saved else " " if row.status.read else "•"
        category = f"  [{row.category}]" * bool(row.category)
        print(printable(f"{mark} {when}  {row.title}{category}"), file=out)
        if with_ids:
            print(printable(f"    {row.identity}  {row.snippet}").rstrip(), file=out)
    if not rows:
        print(nothing, file=out)


def record(store: ArticleStore, row: Headline) -> dict[str, Any] | None:
    """A headline and what else is stored of its article; None where that has gone meanwhile."""
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
        "corrected": _iso(article.corrected_at),
        "gone": _iso(article.gone_at),
        "snippet": row.snippet,
    }


def sentence(error: PlanetError, lang: str) -> str:
    """What went wrong, for people."""
    words = (INDONESIAN if lang == "id" else ENGLISH).get(error.trouble, str(error))
    return words.format(status=f" ({error.status})" if error.status else "")


def _iso(when: datetime | None) -> str | None:
    return None if when is None else when.isoformat()
