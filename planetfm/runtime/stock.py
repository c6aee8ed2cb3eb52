"""Stocktaking: every id the site has, compared with what is stored.

What is missing or was edited is fetched, what the site no longer lists is asked for by name and,
if it is really gone, marked. Where the listener keeps only so much, what is missing may have been
let go on purpose and is not fetched: it would go again within the hour. One request a step; whoever
calls decides when the next may be made.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from planetfm import net
from planetfm.core.bounds import Bounds
from planetfm.core.model import Changes, Source
from planetfm.net.http import Http
from planetfm.runtime.access import Access
from planetfm.runtime.shelf import Shelf
from planetfm.runtime.tasks import BACKGROUND, Lane

if TYPE_CHECKING:
    from planetfm.store.articles import ArticleStore

log = logging.getLogger(__name__)

ASKED_AT_ONCE = 100
Stepped = Callable[[Changes | None, bool], None]
"""What a step changed in the store, and whether the stocktaking is over."""
Failed = Callable[[Exception], None]


class Stocktaking:
    """Lives on the main thread and forgets an unfinished count when the app ends."""

    def __init__(
        self, shelf: Shelf, io: Lane, http: Http, access: Access, wall: Callable[[], float]
    ) -> None:
        self._shelf = shelf
        self._io = io
        self._http = http
        self._access = access
        self._wall = wall
        self._page = 1
        self._seen: set[int] = set()
        self._wanted: list[int] = []
        self._missing: dict[int, str] | None = None
        """Stored, but not listed by the site; None until all pages were counted."""

    @property
    def is_under_way(self) -> bool:
        return self._page > 1 or bool(self._wanted) or self._missing is not None

    def begin_anew(self) -> None:
        """What was counted so far is not to be trusted any more."""
        self._page, self._missing = 1, None
        self._seen.clear()
        self._wanted.clear()

    def step(self, bounds: Bounds, done: Stepped, failed: Failed) -> None:
        """Make the next request. `bounds`: how much is kept. `failed` leaves the count where it
        is."""
        root = self._access.rest
        if root is None:
            done(None, False)
        elif self._missing is None:
            self._count_page(root, bounds, done, failed)
        elif self._wanted:
            self._fetch_wanted(root, bounds, done, failed)
        else:
            self._look_for_missing(root, done, failed)

    def _count_page(self, root: str, bounds: Bounds, done: Stepped, failed: Failed) -> None:
        page, known_only = self._page, bool(bounds)

        def came(stock: net.wordpress.Stock) -> None:
            self._seen.update(stock.posts)
            last = not stock.posts or (stock.pages is not None and page >= stock.pages)

            def compare(store: ArticleStore) -> tuple[tuple[int, ...], dict[int, str]]:
                wanted = store.news_of(stock.posts, known_only=known_only)
                return wanted, store.post_ids() if last else {}

            def compared(result: tuple[tuple[int, ...], dict[int, str]]) -> None:
                self._page = page + 1
                self._wanted += result[0]
                if last:
                    stored = result[1]
                    self._missing = {one: stored[one] for one in stored.keys() - self._seen}
                    over = not self._wanted and not self._missing
                    self._tell(None, over, done)
                else:
                    done(None, False)

            self._shelf.call(compare, compared, failed, BACKGROUND)

        self._io.call(
            lambda: net.wordpress.stock(self._http, root, page=page), came, failed, BACKGROUND
        )

    def _fetch_wanted(self, root: str, bounds: Bounds, done: Stepped, failed: Failed) -> None:
        part = tuple(self._wanted[: net.wordpress.PER_PAGE])
        when = datetime.fromtimestamp(self._wall(), UTC)

        def came(posts: net.wordpress.Posts) -> None:
            def kept(changes: Changes) -> None:
                del self._wanted[: len(part)]
                self._tell(changes, not self._wanted and not self._missing, done)

            self._shelf.call(
                lambda store: store.merge(
                    posts.articles, when, source=Source.REST, known_only=bool(bounds)
                ),
                kept,
                failed,
            )

        self._io.call(
            lambda: net.wordpress.posts(self._http, root, when, include=part),
            came,
            failed,
            BACKGROUND,
        )

    def _look_for_missing(self, root: str, done: Stepped, failed: Failed) -> None:
        missing = self._missing or {}
        part = {one: missing[one] for one in list(missing)[:ASKED_AT_ONCE]}
        when = datetime.fromtimestamp(self._wall(), UTC)

        def came(gone: tuple[str, ...]) -> None:
            def marked(changes: Changes) -> None:
                for one in part:
                    missing.pop(one, None)
                self._tell(changes, not missing, done)

            self._shelf.call(lambda store: store.mark_gone(gone, when), marked, failed)

        self._io.call(
            lambda: net.presence.gone_posts(self._http, root, part), came, failed, BACKGROUND
        )

    def _tell(self, changes: Changes | None, over: bool, done: Stepped) -> None:
        if over:
            log.info("stock was taken: the site has %d articles", len(self._seen))
            self.begin_anew()
        done(changes, over)
