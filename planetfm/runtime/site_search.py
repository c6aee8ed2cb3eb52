"""Asking the site for what is not stored: REST's own search, else the search feed."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from planetfm import net
from planetfm.core.model import Article, Changes, Source
from planetfm.core.search import read
from planetfm.net.http import Http
from planetfm.runtime.access import Access
from planetfm.runtime.shelf import Shelf
from planetfm.runtime.tasks import USER, Lane

log = logging.getLogger(__name__)

Done = Callable[[int | None], None]


class SiteSearch:
    """What the site finds is merged and told to `found`. Lives on the main thread."""

    def __init__(
        self,
        shelf: Shelf,
        io: Lane,
        http: Http,
        access: Access,
        found: Callable[[Changes], None],
        now: Callable[[], datetime],
    ) -> None:
        self._shelf = shelf
        self._io = io
        self._http = http
        self._access = access
        self._found = found
        self._now = now

    def ask(self, text: str, done: Done) -> None:
        """Search for the words of `text`; see `NewsController.search_site`."""
        words = " ".join(word for term in read(text).terms for word in term.words)
        root, feed_url = self._access.rest, self._access.feed_url
        now = self._now()
        if not words or self._access.closed or (root is None and feed_url is None):
            done(None)
            return

        def look() -> tuple[Article, ...]:
            if root is not None:
                return net.wordpress.posts(self._http, root, now, search=words).articles
            return net.feed.found(self._http, str(feed_url), words, now)

        def keep(articles: tuple[Article, ...]) -> None:
            source = Source.REST if root is not None else Source.FEED
            self._shelf.call(
                lambda store: store.merge(articles, now, source=source), kept, failed, USER
            )

        def kept(changes: Changes) -> None:
            if changes:
                self._found(changes)
            done(len(changes.new))

        def failed(error: Exception) -> None:
            log.info("the site could not be searched: %s", error)
            if root is None:
                self._access.failed(error)
                done(None)
            elif self._access.rest_refused(error) and feed_url is not None:
                self.ask(text, done)  # REST is left alone from here on, so by the feed
            else:
                done(None)

        self._io.call(look, keep, failed, USER)
