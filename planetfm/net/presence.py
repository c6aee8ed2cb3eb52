"""Whether articles are still on the site: asked of REST, else of their pages.

Only a clear answer counts: an id that REST leaves out of those asked for, a page that is 404 or
410. Everything else, a site that is down among it, proves nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

from planetfm.core.errors import NOT_THERE, SiteError
from planetfm.net import wordpress
from planetfm.net.http import Http

PAGES_MAX = 5
"""Pages are large: so many are asked for at once and no more."""
PAGE_LIMIT_BYTES = 4 * 1024 * 1024


def gone_posts(http: Http, root: str, ids: Mapping[int, str]) -> tuple[str, ...]:
    """Of `ids` (post id -> identity, at most 100) those that REST does not know any more.

    Raises NetworkError, SiteError.
    """
    if not ids:
        return ()
    there = wordpress.stock(http, root, include=tuple(ids)).posts
    return tuple(identity for post_id, identity in ids.items() if post_id not in there)


def gone_pages(http: Http, links: Mapping[str, str]) -> tuple[str, ...]:
    """Of `links` (identity -> address) those whose page has gone; looks at five of them.

    Raises NetworkError, and SiteError where the site wants to be left alone.
    """
    found = []
    for identity, link in list(links.items())[:PAGES_MAX]:
        if link and is_gone(http, link):
            found.append(identity)
    return tuple(found)


def is_gone(http: Http, link: str) -> bool:
    """Whether the page at `link` has gone for good."""
    try:
        http.get(link, limit_bytes=PAGE_LIMIT_BYTES)
    except SiteError as error:
        if error.asks_for_pause:
            raise
        return error.status in NOT_THERE
    return False
