"""An article's whole text from its own web page: the last resort, by a library that does this well.

trafilatura is imported on first use; it costs over 100 ms and most sites never need it.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

from planetfm.core.articles import BODY_CHARS
from planetfm.core.errors import SiteError, Trouble
from planetfm.core.pictures import absolute
from planetfm.core.plain import plain_text
from planetfm.core.tangle import PAGE, tangled
from planetfm.net.http import Http

log = logging.getLogger(__name__)

PAGE_LIMIT_BYTES = 4 * 1024 * 1024
LEAST_CHARS = 120
"""Less text than this is a cookie notice or an error, not an article."""


@dataclass(frozen=True, slots=True)
class Page:
    """The article in a page. `html` is as hostile as any other and is sanitised when read."""

    html: str
    image_url: str | None


def whole_text(http: Http, url: str) -> Page:
    """Fetch the page at `url` and take the article out of it.

    Raises NetworkError, and SiteError where the page is none or holds no article.
    """
    response = http.get(url, limit_bytes=PAGE_LIMIT_BYTES)
    if response.content_type not in ("text/html", "application/xhtml+xml", ""):
        raise SiteError(Trouble.NOT_WHAT_WAS_ASKED, response.content_type, status=response.status)
    source = response.text()
    if tangled(source, PAGE):
        raise SiteError(Trouble.NOT_WHAT_WAS_ASKED, "too tangled to read", status=response.status)
    try:
        html, picture = _extract(source, response.url)
    except Exception as error:  # a library over lxml over the whole web: any of them may give in
        log.debug("no article in %s", response.url, exc_info=True)
        raise SiteError(
            Trouble.NOT_WHAT_WAS_ASKED, f"{type(error).__name__}: {error}", status=response.status
        ) from error
    if len(plain_text(html)) < LEAST_CHARS:
        raise SiteError(Trouble.NOT_WHAT_WAS_ASKED, "no article in it", status=response.status)
    return Page(html[:BODY_CHARS], absolute(picture, response.url) or None if picture else None)


def _extract(source: str, url: str) -> tuple[str, str]:
    import trafilatura

    html = trafilatura.extract(
        source,
        url=url,
        output_format="html",
        include_comments=False,
        include_formatting=True,
        include_links=True,
        include_images=True,
        include_tables=True,
    )
    facts = trafilatura.extract_metadata(source, default_url=url)
    return html or "", (getattr(facts, "image", None) or "") if facts else ""
