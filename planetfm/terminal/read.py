"""`planetfm read ID`: a stored article as plain text; its whole text is fetched first if need be.

ID is what `news --json` and `search` tell (`post:123`); the bare number will do.
"""

from __future__ import annotations

import re
import textwrap
import time
from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TextIO

from planetfm.core.errors import PlanetError
from planetfm.core.model import Article
from planetfm.core.plain import pieces, unescape
from planetfm.core.sanitize import sanitise
from planetfm.net.http import Http
from planetfm.net.whole import whole_of
from planetfm.store.articles import ArticleStore
from planetfm.terminal.headlines import language_of, sentence
from planetfm.terminal.printing import printable

WIDTH = 80
BLOCKS = frozenset(
    {"p", "h2", "h3", "h4", "li", "blockquote", "figcaption", "figure", "tr", "pre", "ul", "ol"}
)
SPACES = re.compile(r"\s+")
NOT_STORED = {"en": "This story is not stored.", "id": "Berita ini tidak tersimpan."}
EXCERPT = {
    "en": "Only the excerpt is stored:",
    "id": "Baru ringkasannya yang tersimpan:",
}
CORRECTED = {"en": "Corrected {0}", "id": "Diralat {0}"}
GONE = {"en": "No longer on the site since {0}", "id": "Tidak ada lagi di situs sejak {0}"}


def read(
    database: Path,
    http: Http,
    rest_root: str | None,
    identity: str,
    *,
    out: TextIO,
    err: TextIO,
    lang: str = "en",
    zone: tzinfo = UTC,
    wall: Callable[[], float] = time.time,
) -> int:
    """Print the article; 1 when it is not stored or the store failed."""
    lang = language_of(lang)
    try:
        store = ArticleStore(database, zone)
        try:
            article = store.article(identity) or store.article(f"post:{identity}")
            if article is None:
                print(NOT_STORED[lang], file=err)
                return 1
            if not article.whole:
                article = _completed(store, http, rest_root, article, wall(), err, lang)
            store.mark_read(article.identity, True, datetime.fromtimestamp(wall(), UTC))
        finally:
            store.close()
    except PlanetError as error:
        print(sentence(error, lang), file=err)
        return 1
    print(as_text(article, lang, zone), file=out)
    return 0


def as_text(article: Article, lang: str = "en", zone: tzinfo = UTC) -> str:
    """Headline, byline, text in paragraphs of 80 columns, source."""
    about = " · ".join(
        part
        for part in (
            ", ".join(article.categories),
            _moment(article.published, zone),
            article.author,
        )
        if part
    )
    notes = []
    if article.corrected_at is not None:
        notes.append(CORRECTED[lang].format(_moment(article.corrected_at, zone)))
    if article.gone_at is not None:
        notes.append(GONE[lang].format(_moment(article.gone_at, zone)))
    body = paragraphs_of(sanitise(article.html, article.link)) or [article.excerpt]
    filled = [textwrap.fill(printable(part), WIDTH, break_on_hyphens=False) for part in body]
    head = textwrap.fill(printable(article.title), WIDTH)
    around = (head, printable(about), *notes, *filled, printable(article.link))
    return "\n\n".join(part for part in around if part)


def paragraphs_of(html: str) -> list[str]:
    """The text of safe HTML, a string a block; items of lists begin with a dash."""
    parts: list[str] = []
    words: list[str] = []

    def end() -> None:
        said = SPACES.sub(" ", "".join(words)).strip()
        if said and said != "-":
            parts.append(said)
        words.clear()

    for tag, text in pieces(html):
        name = tag.removeprefix("/")
        if text:
            words.append(unescape(text))
        elif name in BLOCKS:
            end()
            if tag == "li":
                words.append("- ")
        elif name in ("br", "td", "th"):
            words.append(" ")
    end()
    return parts


def _completed(
    store: ArticleStore,
    http: Http,
    rest_root: str | None,
    article: Article,
    now: float,
    err: TextIO,
    lang: str,
) -> Article:
    """The article with its whole text, if the site gives it."""
    try:
        whole = whole_of(http, rest_root, article, datetime.fromtimestamp(now, UTC))
    except PlanetError as error:
        print(f"{sentence(error, lang)} {EXCERPT[lang]}", file=err)
        return article
    store.set_whole(article.identity, whole.html, whole.image_url)
    return store.article(article.identity) or article


def _moment(when: datetime, zone: tzinfo) -> str:
    return when.astimezone(zone).strftime("%d-%m-%Y %H.%M")
