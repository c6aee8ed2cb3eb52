"""The visits to the site's feed: when, and what becomes of each.

    timer or refresh() -> feed.fetch on io -> store.merge on db -> told

Owns the timer and the site's patience (`core.refresh`). What it learns goes to `Heard`, always on
the main thread.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from random import Random
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from planetfm import net
from planetfm.core.errors import NOT_THERE, PlanetError, Trouble
from planetfm.core.model import Changes, NewsQuery
from planetfm.core.refresh import (
    IN_FEED,
    Pace,
    Validators,
    Visits,
    after_failure,
    after_success,
    believed,
    earliest,
    worth_trying,
)
from planetfm.net.http import Http
from planetfm.runtime.access import Access, as_trouble
from planetfm.runtime.shelf import Shelf
from planetfm.runtime.tasks import BACKGROUND, Lane

if TYPE_CHECKING:
    from planetfm.store.articles import ArticleStore, Counts

log = logging.getLogger(__name__)

LONGEST_TIMER_MS = 6 * 3600 * 1000
LOST_AFTER = 2
"""So many bad answers in a row mean that the feed has moved, not that the site hiccuped."""
PICTURES_AHEAD = 20
"""How many pictures of new articles are fetched before anybody looks at them."""
SOON_S = 1.0


@dataclass(frozen=True, slots=True)
class Brought:
    """What the store holds after a visit, and what that changed."""

    counts: Counts
    changes: Changes
    bare: tuple[int, ...]
    """Post ids among the new articles that have no picture yet."""
    pictures: tuple[str, ...] = ()
    """Pictures of articles that are new or have a new one, newest first."""


@dataclass(frozen=True, slots=True)
class Success:
    """A visit went well. `shown`: what the feed shows, where it changed.

    `edited`: something on the site was edited, though perhaps nothing that the feed shows.
    """

    at: float
    status: int
    brought: Brought
    shown: tuple[str, ...]
    edited: bool


@dataclass(frozen=True, slots=True)
class Heard:
    """Whom a refresher tells."""

    began: Callable[[], None]
    succeeded: Callable[[Success], None]
    brought: Callable[[Brought], None]
    """More came of the last visit: pictures."""
    failed: Callable[[PlanetError, float | None], None]
    """And when it is tried again, POSIX seconds."""
    ended: Callable[[], None]
    store_failed: Callable[[Exception], None]
    lost: Callable[[], None]


class Refresher(QObject):
    """Lives on the main thread. Asks nothing before `begin`."""

    def __init__(
        self,
        shelf: Shelf,
        io: Lane,
        http: Http,
        access: Access,
        heard: Heard,
        wall: Callable[[], float],
        rng: Random,
        pace: Pace,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._io = io
        self._http = http
        self._access = access
        self._heard = heard
        self._wall = wall
        self._rng = rng
        self._pace = pace
        self._visits = Visits()
        self._validators: Validators | None = None
        self._begun = self._closed = self._refreshing = False
        self._asked = False
        """A refresh was asked for that could not begin yet."""
        self._by_itself = True
        """The site is looked at without being asked to."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.due)

    def begin(
        self,
        validators: Validators | None,
        checked_at: float | None,
        closed_until: float,
        *,
        empty: bool,
    ) -> None:
        """The store was read: visits may begin. `empty`: it held nothing yet."""
        self._validators = validators
        self._visits = Visits(checked_at=checked_at, closed_until=closed_until)
        self._look_at_clock()
        self._access.close_until(self._visits.closed_until)
        if empty and not self._by_itself:
            self._asked = True  # the first news come in any case
        self.begin_without_store()

    def begin_without_store(self) -> None:
        """The disk refused. Each visit tries the store anew, so this may pass by itself."""
        self._begun = True
        self.due()

    def close(self) -> None:
        self._closed = True
        self._timer.stop()

    def keep_to(self, every_s: float) -> None:
        """Look every so many seconds from now on; 0: only when asked."""
        self._by_itself = every_s > 0
        if self._by_itself and every_s != self._pace.every_s:
            self._pace = replace(self._pace, every_s=every_s)
            checked_at = self._visits.checked_at
            if checked_at is not None and not self._visits.failures:
                self._visits = replace(self._visits, next_at=checked_at + every_s)
        if not self._by_itself:
            self._timer.stop()
        elif self._visits.next_at is not None and not self._refreshing:
            self._arm(self._visits.next_at)

    def forget(self) -> None:
        """It is another site: it owes us nothing for the old one's pauses."""
        self._visits = Visits()
        self._access.closed_until = 0.0

    def refresh(self) -> None:
        """The listener asks. Politeness may put it off by some seconds."""
        self._asked = True
        self.due()

    @property
    def begins_in_s(self) -> float | None:
        """How long politeness puts off what was asked for; None while the feed is not known."""
        if self._access.feed_url is None:
            return None
        return 0.0 if self._refreshing else max(0.0, self._allowed_at - self._wall())

    def soon(self) -> None:
        """The network is back, or the computer woke: look at the site, if it is time."""
        if not self._begun or self._closed or self._access.feed_url is None:
            return
        self._look_at_clock()
        soon = self._wall() + SOON_S
        if self._by_itself and worth_trying(self._visits, soon):
            self._arm(max(soon, earliest(self._visits, self._pace, asked=False)))

    def _look_at_clock(self) -> None:
        """One that was set back must not shut the site away until it has caught up."""
        self._visits = believed(self._visits, self._wall())
        self._access.clock_was_looked_at()

    @property
    def _allowed_at(self) -> float:
        spaced = earliest(self._visits, self._pace, asked=self._asked)
        return max(spaced, self._access.closed_until)

    def due(self) -> None:
        """Ask the site now, or arm the timer for when that is allowed."""
        if not self._begun or self._closed or self._refreshing:
            return
        if self._access.feed_url is None or not (self._asked or self._by_itself):
            return
        self._look_at_clock()
        allowed = self._allowed_at
        if allowed > self._wall():
            self._arm(allowed)
            return
        self._asked = False
        self._refreshing = True
        self._timer.stop()
        self._heard.began()
        url, validators, when = self._access.feed_url, self._validators, self._now()
        self._io.call(
            lambda: net.feed.fetch(self._http, url, validators, when),
            lambda result: self._fetched(url, result),
            lambda error: self._failed(url, error),
        )

    def _fetched(self, url: str, result: net.feed.Fetched | net.feed.NotModified) -> None:
        if self._closed or self._has_moved(url):
            return
        now, when, before = self._wall(), self._now(), self._validators
        changed = isinstance(result, net.feed.Fetched)
        # WordPress dates its feed by the last edit of any post, also of one that it does not show.
        edited = changed or (
            before is not None and before.last_modified != result.validators.last_modified
        )
        articles = result.articles if isinstance(result, net.feed.Fetched) else ()
        shown = tuple(article.identity for article in articles)
        state = {
            "validators": result.validators.to_json(),
            "visit": f"{now} {result.status}",
        }
        if changed:
            state[IN_FEED] = "\n".join(shown)

        def merge(store: ArticleStore) -> Brought:
            changes = store.merge(articles, when, state)
            bare = store.without_picture((*changes.new, *changes.updated))
            return Brought(store.counts(), changes, bare, _pictures_of(store, changes))

        def stored(brought: Brought) -> None:
            self._validators = result.validators
            self._visits = after_success(self._visits, now, self._pace, self._rng)
            self._heard.succeeded(Success(now, result.status, brought, shown, edited))
            self._finish()
            self._fetch_pictures_of(brought.bare)

        def failed(error: Exception) -> None:
            self._visits = after_success(self._visits, now, self._pace, self._rng)
            self._heard.store_failed(error)
            self._finish()

        self._shelf.call(merge, stored, failed)

    def _failed(self, url: str, cause: Exception) -> None:
        if self._closed or self._has_moved(url):
            return
        error = as_trouble(cause)
        log.info("the site's news could not be had: %s", error)
        self._visits = after_failure(self._visits, error, self._wall(), self._pace, self._rng)
        self._access.close_until(self._visits.closed_until)
        self._heard.failed(error, self._visits.next_at if self._by_itself else None)
        if self._visits.closed_until:
            state = {"closed_until": str(self._visits.closed_until)}
            self._shelf.call(lambda store: store.remember(state), None, self._heard.store_failed)
        self._finish()
        gone = error.status in NOT_THERE or error.trouble is Trouble.NOT_WHAT_WAS_ASKED
        if gone and self._visits.failures == LOST_AFTER:
            self._heard.lost()

    def _has_moved(self, url: str) -> bool:
        """The answer comes from where the feed no longer is: ask again where it is."""
        if url == self._access.feed_url:
            return False
        self._finish()
        self.due()
        return True

    def _finish(self) -> None:
        """A visit has ended: say so and arm the next."""
        self._refreshing = False
        self._heard.ended()
        if self._asked:
            self.due()
        elif self._visits.next_at is not None and self._by_itself:
            self._arm(self._visits.next_at)

    def _arm(self, when: float) -> None:
        if self._closed:
            return
        delay_ms = int(max(0.0, when - self._wall()) * 1000) + 1
        self._timer.start(min(delay_ms, LONGEST_TIMER_MS))

    def _fetch_pictures_of(self, post_ids: tuple[int, ...]) -> None:
        """WordPress feeds carry no featured picture: one REST request brings those of new posts."""
        root = self._access.rest
        if not post_ids or root is None:
            return
        wanted, now = post_ids[: net.wordpress.PER_PAGE], self._now()

        def enrich(store: ArticleStore, found: net.wordpress.Posts) -> Brought:
            changes = store.enrich(found.articles)
            return Brought(store.counts(), changes, (), _pictures_of(store, changes))

        def add(found: net.wordpress.Posts) -> None:
            if not self._closed and root == self._access.sources[1]:
                self._shelf.call(
                    lambda store: enrich(store, found),
                    self._heard.brought,
                    self._heard.store_failed,
                )

        def failed(error: Exception) -> None:
            log.info("REST could not be read: %s", error)
            self._access.rest_refused(error)

        self._io.call(
            lambda: net.wordpress.posts(
                self._http, root, now, include=wanted, per_page=net.wordpress.PER_PAGE
            ),
            add,
            failed,
            BACKGROUND,
        )

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._wall(), UTC)


def _pictures_of(store: ArticleStore, changes: Changes) -> tuple[str, ...]:
    rows = store.headlines_by_identity((*changes.new, *changes.touched)[:500], NewsQuery())
    return tuple(row.image_url for row in rows if row.image_url)[:PICTURES_AHEAD]
