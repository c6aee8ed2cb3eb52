"""`planetfm export DIR`: the saved articles as web pages that need nothing but themselves.

Each article is one file with its pictures inside; `index.html` lists them. The text is sanitised as
for the reader, and each page forbids itself to load anything (Content-Security-Policy).
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from html import escape, unescape
from pathlib import Path
from typing import TextIO

from planetfm.core.errors import PlanetError
from planetfm.core.model import Article, NewsFilter, NewsQuery
from planetfm.core.sanitize import sanitise
from planetfm.net.images import ImageCache
from planetfm.store.articles import ArticleStore
from planetfm.terminal.headlines import language_of, sentence

PAGE = """<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ max-width: 40rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.6;
 font-family: system-ui, sans-serif; color: #1b2436; background: #fbfaf7; }}
img {{ max-width: 100%; height: auto; border-radius: 8px; }}
figcaption, .about {{ color: #5a6478; font-size: .9rem; }}
blockquote {{ margin: 0; padding-left: 1rem; border-left: 3px solid #0e6470; }}
a {{ color: #0e6470; }}
@media (prefers-color-scheme: dark) {{ body {{ color: #e6e9f0; background: #12161f; }}
 a {{ color: #6cc5cf; }} figcaption, .about {{ color: #a3acbd; }} }}
</style>
</head>
<body>
{body}
</body>
</html>
"""
IMAGE = re.compile(r"""<img\b[^>]*?\bsrc="([^"]*)"[^>]*>""")
UNSAFE = re.compile(r"[^\w-]+")
NAME_CHARS = 60
NONE_SAVED = {"en": "No story is saved.", "id": "Belum ada berita yang disimpan."}
WRITTEN = {"en": "{0} saved stories written to {1}", "id": "{0} berita tersimpan ditulis ke {1}"}
SOURCE = {"en": "Source", "id": "Sumber"}
REFUSED = {"en": "{0} cannot be written: {1}", "id": "{0} tidak dapat ditulis: {1}"}
TITLE = {"en": "Saved stories", "id": "Berita tersimpan"}
MOST = 100_000


def export(
    database: Path,
    images: ImageCache,
    folder: Path,
    *,
    out: TextIO,
    err: TextIO,
    lang: str = "en",
    zone: tzinfo = UTC,
) -> int:
    """Write the saved articles into `folder`, made if need be; 1 when that failed."""
    lang = language_of(lang)
    try:
        store = ArticleStore(database, zone)
        try:
            rows = store.headlines(NewsQuery(NewsFilter.SAVED), 0, MOST)
            found = [store.article(row.identity) for row in rows]
        finally:
            store.close()
    except PlanetError as error:
        print(sentence(error, lang), file=err)
        return 1
    articles = [article for article in found if article is not None]
    if not articles:
        print(NONE_SAVED[lang], file=out)
        return 0
    try:
        folder.mkdir(parents=True, exist_ok=True)
        items = []
        for article in articles:
            name = file_name(article, zone)
            page = page_of(article, lambda url: _data_of(images, url), lang, zone)
            (folder / name).write_text(page, encoding="utf-8")
            about = _about(article, zone)
            items.append(f'<li><a href="{name}">{escape(article.title)}</a><br>{about}</li>')
        heading = TITLE[lang]
        body = f"<h1>{heading}</h1>\n<ul>\n" + "\n".join(items) + "\n</ul>"
        index = PAGE.format(lang=lang, title=heading, body=body)
        (folder / "index.html").write_text(index, encoding="utf-8")
    except OSError as error:
        print(REFUSED[lang].format(folder, error.strerror or error), file=err)
        return 1
    print(WRITTEN[lang].format(len(articles), folder), file=out)
    return 0


def page_of(
    article: Article,
    picture: Callable[[str], str],
    lang: str = "en",
    zone: tzinfo = UTC,
) -> str:
    """One article as a page of its own. `picture` gives an address's picture as a data: address,
    empty where it cannot be had; then its words stay and it goes."""
    parts = [f"<h1>{escape(article.title)}</h1>", f'<p class="about">{_about(article, zone)}</p>']
    if article.image_url and (data := picture(article.image_url)):
        caption = f"<figcaption>{escape(article.image_caption)}</figcaption>"
        shown = caption if article.image_caption else ""
        parts.append(f'<figure><img src="{data}" alt="">{shown}</figure>')

    def inside(found: re.Match[str]) -> str:
        data = picture(unescape(found[1]))
        return found[0].replace(f'src="{found[1]}"', f'src="{data}"') if data else ""

    safe = sanitise(article.html, article.link, article.image_url)
    parts.append(IMAGE.sub(inside, safe) or f"<p>{escape(article.excerpt)}</p>")
    if article.link.startswith(("http://", "https://")):
        link = escape(article.link)
        parts.append(f'<p class="about">{SOURCE[lang]}: <a href="{link}">{link}</a></p>')
    return PAGE.format(lang=lang, title=escape(article.title), body="\n".join(parts))


def file_name(article: Article, zone: tzinfo = UTC) -> str:
    """A name that says what and when, is unique to the article and fits every file system."""
    when = article.published.astimezone(zone).strftime("%Y-%m-%d")
    words = UNSAFE.sub("-", article.title.lower()).strip("-")[:NAME_CHARS].strip("-")
    own = UNSAFE.sub("-", article.identity)[-16:].strip("-")
    return f"{when}-{words}-{own}.html" if words else f"{when}-{own}.html"


def _about(article: Article, zone: tzinfo) -> str:
    when: datetime = article.published.astimezone(zone)
    parts = (", ".join(article.categories), when.strftime("%d-%m-%Y %H.%M"), article.author)
    return escape(" · ".join(part for part in parts if part))


def _data_of(images: ImageCache, url: str) -> str:
    """A picture, as small as the window's own copy of it, as a data: address."""
    try:
        path = images.fetch(url)
        data = path.read_bytes()
    except (PlanetError, OSError):
        return ""
    kind = "png" if path.suffix == ".png" else "jpeg"
    return f"data:image/{kind};base64,{base64.b64encode(data).decode('ascii')}"
