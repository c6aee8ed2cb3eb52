"""The whole text of articles of which the feed carried an excerpt: fetched when one is opened."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from planetfm import net
from planetfm.core.errors import NOT_THERE, SiteError
from planetfm.core.model import Article, Changes
from planetfm.net.http import Http
from planetfm.runtime.access import Access
from planetfm.runtime.shelf import Shelf
from planetfm.runtime.tasks import USER, Lane

if TYPE_CHECKING:
    from planetfm.store.articles import ArticleStore

log = logging.getLogger(__name__)

AGAIN_S = 300.0
"""After the whole text could not be had, an opened article does not ask again for so long."""
Done = Callable[[Article | None, str], None]


class Texts:
    """`touched` is told of articles that changed on the way. Lives on the main thread."""

    def __init__(
        self,
        shelf: Shelf,
        io: Lane,
        http: Http,
        access: Access,
        touched: Callable[[Changes], None],
        wall: Callable[[], float],
    ) -> None:
        self._shelf = shelf
        self._io = io
        self._http = http
        self._access = access
        self._touched = touched
        self._wall = wall
        self._failed: dict[str, float] = {}
        self._waiting: dict[str, list[Done]] = {}
        self._closed = False

    def close(self) -> None:
        self._closed = True

    def forget_failures(self) -> None:
        self._failed.clear()

    def fetch(self, article: Article, done: Done) -> None:
        """Ask for the whole text, if that makes sense now; `done` is called if it comes."""
        now = self._wall()
        if self._closed or self._access.closed or self._failed.get(article.identity, 0.0) > now:
            return
        waiting = self._waiting.get(article.identity)
        if waiting is not None:
            waiting.append(done)
            return
        self._waiting[article.identity] = [done]
        root = self._access.rest
        when = datetime.fromtimestamp(now, UTC)
        self._io.call(
            lambda: net.whole.whole_of(self._http, root, article, when),
            lambda whole: self._keep(article, whole),
            lambda error: self._not_had(article, error),
            USER,
        )

    def _not_had(self, article: Article, error: Exception) -> None:
        log.info("the whole text of %s could not be had: %s", article.link, error)
        self._access.failed(error)
        waiting = self._waiting.pop(article.identity, [])
        self._failed[article.identity] = self._wall() + AGAIN_S
        if isinstance(error, SiteError) and error.status in NOT_THERE and not self._closed:
            when = datetime.fromtimestamp(self._wall(), UTC)

            def work(store: ArticleStore) -> tuple[Changes, tuple[Article, str] | None]:
                return store.mark_gone((article.identity,), when), readable(store, article.identity)

            def told(result: tuple[Changes, tuple[Article, str] | None]) -> None:
                if result[0]:
                    self._touched(result[0])
                if result[1] is not None:
                    for one in waiting:
                        one(*result[1])

            self._shelf.call(work, told, None, USER)

    def _keep(self, article: Article, whole: net.whole.Whole) -> None:
        if whole.rest_blocked:
            self._access.block_rest()

        def work(store: ArticleStore) -> tuple[Article, str] | None:
            store.set_whole(article.identity, whole.html, whole.image_url)
            return readable(store, article.identity)

        def stored(found: tuple[Article, str] | None) -> None:
            for one in self._waiting.pop(article.identity, ()):
                if found is not None:
                    one(*found)
            if found is not None and found[0].image_url != article.image_url:
                self._touched(Changes(touched=(article.identity,)))

        self._shelf.call(work, stored, lambda error: self._not_had(article, error), USER)


def readable(store: ArticleStore, identity: str) -> tuple[Article, str] | None:
    """The article and its safe HTML; run on the db lane, where it takes some milliseconds.

    Where the text was cleared away, its excerpt stands for it.
    """
    from html import escape

    from planetfm.core.sanitize import sanitise  # with a parser that no window waits for

    article = store.article(identity)
    if article is None:
        return None
    html = article.html or f"<p>{escape(article.excerpt)}</p>"
    return article, sanitise(html, article.link, article.image_url)
