"""The whole text of an article of which the feed carried an excerpt: REST, else the page.

Decides nothing about when to ask; one call makes at most three requests.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from planetfm.core.errors import NetworkError, SiteError, Trouble
from planetfm.core.model import Article
from planetfm.net import page, wordpress
from planetfm.net.http import Http


@dataclass(frozen=True, slots=True)
class Whole:
    """`rest_blocked`: the site does not let REST be read; do not try it again for a while."""

    html: str
    image_url: str | None
    rest_blocked: bool = False


def whole_of(http: Http, rest_root: str | None, article: Article, now: datetime) -> Whole:
    """Fetch the whole text. Raises NetworkError when nothing answers, SiteError when all refuse."""
    blocked = False
    if rest_root:
        try:
            post = None
            if article.post_id is not None:
                post = wordpress.post(http, rest_root, now, article.post_id)
            if post is None and article.link:
                post = wordpress.post_at(http, rest_root, now, article.link)
            if post is not None and post.whole:
                return Whole(post.html, post.image_url)
        except NetworkError:
            raise
        except SiteError as error:
            if error.asks_for_pause:
                raise
            blocked = error.is_refusal
    if not article.link:
        raise SiteError(Trouble.NOT_WHAT_WAS_ASKED, "the article has no page")
    found = page.whole_text(http, article.link)
    return Whole(found.html, found.image_url, blocked)
