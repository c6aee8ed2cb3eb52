"""What the site changed in articles that no longer, or never, stand in its feed.

Looked for after the feed has changed, and only then: WordPress dates its feed by the last edit of
any post, so an unchanged feed (one request, 304) says that nothing was edited anywhere.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from planetfm import net
from planetfm.core.model import Article, Changes, Source
from planetfm.net.http import Http
from planetfm.runtime.access import Access
from planetfm.runtime.shelf import Shelf
from planetfm.runtime.tasks import BACKGROUND, Lane

if TYPE_CHECKING:
    from planetfm.store.articles import ArticleStore

log = logging.getLogger(__name__)

EDITS_AT = "edits_at"
"""Remembered: until when the site's edits are known, POSIX seconds."""
OVERLAP = timedelta(days=1)
"""WordPress compares in the site's own time."""


@dataclass(frozen=True, slots=True)
class _Doubtful:
    """Posts to fetch again, and articles that may be gone.

    `missing`: by post id, those that REST has told of before: its word counts. `pages`: the
    addresses of all others, whose pages have to be looked at.
    """

    edited: tuple[int, ...]
    missing: dict[int, str]
    pages: dict[str, str]


class Corrections:
    """`told` is called with what changed. Lives on the main thread."""

    def __init__(
        self,
        shelf: Shelf,
        io: Lane,
        http: Http,
        access: Access,
        told: Callable[[Changes], None],
        wall: Callable[[], float],
    ) -> None:
        self._shelf = shelf
        self._io = io
        self._http = http
        self._access = access
        self._told = told
        self._wall = wall
        self._busy = False
        self._waiting: tuple[str, ...] | None = None
        self._since: float | None = None

    def begin(self, remembered: float) -> None:
        self._since = remembered or None

    def look(self, shown: tuple[str, ...]) -> None:
        """The feed has changed and shows the articles `shown` now."""
        if self._busy:
            self._waiting = shown
            return
        self._busy = True
        now = self._wall()
        root, since = self._access.rest, self._since
        if root is None or since is None:
            self._compare(shown, {}, now)
            return
        after = datetime.fromtimestamp(since, UTC) - OVERLAP
        self._io.call(
            lambda: net.wordpress.stock(self._http, root, modified_after=after).posts,
            lambda told: self._compare(shown, told, now),
            self._failed,
            BACKGROUND,
        )

    def _compare(
        self, shown: tuple[str, ...], told: Mapping[int, datetime | None], now: float
    ) -> None:
        def work(store: ArticleStore) -> _Doubtful:
            absent = store.not_in_feed(shown)
            named = store.known_to_rest(tuple(absent.values())) if by_rest else frozenset()
            missing = {one: identity for one, identity in absent.items() if identity in named}
            others = tuple(identity for identity in absent.values() if identity not in named)
            edited = store.news_of(told, known_only=True)
            return _Doubtful(edited, missing, store.links(others) if others else {})

        by_rest = self._access.rest is not None

        self._shelf.call(work, lambda found: self._ask(found, now), self._failed, BACKGROUND)

    def _ask(self, doubtful: _Doubtful, now: float) -> None:
        if not (doubtful.edited or doubtful.missing or doubtful.pages):
            self._keep((), (), now)
            return
        root = self._access.rest
        when = datetime.fromtimestamp(now, UTC)

        def look() -> tuple[tuple[Article, ...], tuple[str, ...]]:
            edited: tuple[Article, ...] = ()
            if root is not None and doubtful.edited:
                part = doubtful.edited[: net.wordpress.PER_PAGE]
                edited = net.wordpress.posts(self._http, root, when, include=part).articles
            gone: tuple[str, ...] = ()
            if root is not None:
                gone = net.presence.gone_posts(self._http, root, doubtful.missing)
            return edited, gone + net.presence.gone_pages(self._http, doubtful.pages)

        self._io.call(look, lambda found: self._keep(*found, now), self._failed, BACKGROUND)

    def _keep(self, edited: tuple[Article, ...], gone: tuple[str, ...], now: float) -> None:
        when = datetime.fromtimestamp(now, UTC)

        def work(store: ArticleStore) -> Changes:
            state = {EDITS_AT: str(now)}
            changes = store.merge(edited, when, state, source=Source.REST, known_only=True)
            left = store.mark_gone(gone, when)
            return Changes(updated=changes.updated, touched=changes.touched + left.touched)

        def kept(changes: Changes) -> None:
            self._since = now
            if changes:
                self._told(changes)
            self._over()

        self._shelf.call(work, kept, self._failed, BACKGROUND)

    def _failed(self, error: Exception) -> None:
        log.info("corrections could not be looked for: %s", error)
        self._access.rest_refused(error)
        self._over()

    def _over(self) -> None:
        """One look has ended; the feed may have changed again meanwhile."""
        self._busy = False
        shown, self._waiting = self._waiting, None
        if shown is not None:
            self.look(shown)
