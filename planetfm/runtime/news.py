"""The newsroom's live state: when the site is asked, what the store holds, what the window shows.

    timer -> feed.fetch on io -> store.merge on db -> merged(Changes), changed()

Everything here runs on the main thread and waits for nothing: requests go to the `io` lane, SQL to
the `db` lane, and what they bring comes home through the mailbox. The store is opened by the first
job on the db lane, so headlines are readable before the site was asked.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import TypeVar
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from planetfm.core.errors import PlanetError, SiteError, Trouble
from planetfm.core.model import Article, ArticleStatus, Changes, Headline, NewsQuery
from planetfm.core.refresh import (
    Pace,
    Validators,
    Visits,
    after_failure,
    after_success,
    earliest,
    worth_trying,
)
from planetfm.core.sanitize import sanitise
from planetfm.core.snapshot import NewsView
from planetfm.net import feed, wordpress
from planetfm.net.http import Http
from planetfm.net.images import ImageCache
from planetfm.net.whole import Whole, whole_of
from planetfm.runtime.tasks import BACKGROUND, NORMAL, USER, Lane, Mailbox
from planetfm.store.articles import ArticleStore, Counts

T = TypeVar("T")
log = logging.getLogger(__name__)

LONGEST_TIMER_MS = 6 * 3600 * 1000
REST_BLOCKED_S = 6 * 3600.0
WHOLE_AGAIN_S = 300.0
"""After the whole text could not be had, an opened article does not ask again for so long."""
STATUSES_TOLD_LIMIT = 500
LONGEST_PAUSE_S = 7 * 86400.0
GONE = frozenset({404, 410})
LOST_AFTER = 2
"""So many bad answers in a row mean that the feed has moved, not that the site hiccuped."""
PICTURES_AHEAD = 20
"""How many pictures of new articles are fetched before anybody looks at them."""
SOON_S = 1.0
NO_ROWS: tuple[Headline, ...] = ()


@dataclass(frozen=True, slots=True)
class _Stored:
    """What the db lane tells when it has worked."""

    counts: Counts
    changes: Changes
    bare: tuple[int, ...]
    """Post ids among the new articles that have no picture yet."""
    pictures: tuple[str, ...] = ()
    """Pictures of articles that are new or have a new one, newest first."""


@dataclass(frozen=True, slots=True)
class _Remembered:
    """What the store knew at the start."""

    counts: Counts
    validators: Validators | None
    last_ok: float | None
    last_status: int | None
    closed_until: float
    rebuilt: bool


class NewsController(QObject):
    """Owns the refresh timer; the store it opens is used on the db lane alone.

    `feed_url` and `rest_root` may be None until discovery has found them; `site` is the address of
    the site. `wall` tells POSIX seconds.
    """

    changed = Signal()
    merged = Signal(object)
    status_changed = Signal(str, object)
    source_lost = Signal()
    """The feed is no longer at its address: time to look at the site again."""

    def __init__(
        self,
        mailbox: Mailbox,
        io: Lane,
        db: Lane,
        http: Http,
        open_store: Callable[[], ArticleStore],
        images: ImageCache,
        *,
        feed_url: str | None,
        rest_root: str | None,
        site: str,
        wall: Callable[[], float] = time.time,
        rng: Random | None = None,
        pace: Pace | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._mailbox = mailbox
        self._io = io
        self._db = db
        self._http = http
        self._open_store = open_store
        self._images = images
        self._feed_url = feed_url
        self._rest_root = rest_root
        self._wall = wall
        self._rng = rng or Random()
        self._pace = pace or Pace()
        self._visits = Visits()
        self._validators: Validators | None = None
        self._started = False
        self._closed = False
        self._refreshing = False
        self._asked = False
        """A refresh was asked for that could not begin yet."""
        self._rest_blocked_until = 0.0
        self._whole_failed: dict[str, float] = {}
        self._whole_waiting: dict[str, list[Callable[[Article | None, str], None]]] = {}
        self._pictures: dict[str, list[Callable[[Path | None], None]]] = {}
        self._store: ArticleStore | None = None  # touched on the db lane alone
        self._view = NewsView(site_host=_host(site))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self._due)

    # State

    @property
    def view(self) -> NewsView:
        """The newsroom as it is now."""
        return self._view

    def start(self) -> None:
        """Open the store and, as soon as it is read, ask the site."""
        if self._started:
            return
        self._started = True
        self._db.call(self._begin, self._begun, self._begin_failed, USER)

    def close(self) -> None:
        """Ask nothing more. What the listener did is written before the db lane ends."""
        if self._closed:
            return
        self._closed = True
        self._timer.stop()
        self._db.call(self._close_store, priority=BACKGROUND)

    def set_source(self, feed_url: str | None, rest_root: str | None, site: str) -> None:
        """The station was found (or moved): from now on this is where the news comes from."""
        if (feed_url, rest_root) == (self._feed_url, self._rest_root):
            self._show(site_host=_host(site))
            return
        if self._feed_url not in (None, feed_url):
            self._visits = Visits()  # another site owes us nothing for the old one's pauses
        self._feed_url, self._rest_root = feed_url, rest_root
        self._rest_blocked_until = 0.0
        self._whole_failed.clear()
        self._show(site_host=_host(site), trouble=None, status=None, retry_at=None)
        if self._view.loaded:
            self._due()

    def refresh(self) -> None:
        """The listener asks for the news now. Politeness may put it off by some seconds."""
        self._asked = True
        self._due()

    def refresh_soon(self) -> None:
        """The network is back, or the computer woke: look at the site soon, if it is time."""
        if not self._started or self._closed or self._feed_url is None:
            return
        soon = self._wall() + SOON_S
        if worth_trying(self._visits, soon):
            self._arm(max(soon, earliest(self._visits, self._pace, asked=False)))

    # Lists and articles

    def headlines(
        self,
        query: NewsQuery,
        offset: int,
        limit: int,
        done: Callable[[tuple[Headline, ...]], None],
    ) -> None:
        """Rows of a list, newest first, to `done` on the main thread; none if the store fails."""
        self._ask(lambda store: store.headlines(query, offset, limit), done, NO_ROWS)

    def headlines_by_identity(
        self,
        identities: tuple[str, ...],
        query: NewsQuery,
        done: Callable[[tuple[Headline, ...]], None],
    ) -> None:
        """Those of `identities` that `query` shows, newest first."""
        self._ask(lambda store: store.headlines_by_identity(identities, query), done, NO_ROWS)

    def article(self, identity: str, done: Callable[[Article | None, str], None]) -> None:
        """The article and its safe HTML, as stored; and again when its whole text has come.

        `done` is called once with what is stored (None and "" if nothing is). While only the
        excerpt is stored, the whole text is asked for; `done` is called a second time if it comes.
        """

        def stored(found: tuple[Article, str] | None) -> None:
            if found is None:
                done(None, "")
                return
            done(*found)
            if not found[0].whole:
                self._fetch_whole(found[0], done)

        self._ask(lambda store: _readable(store, identity), stored, None)

    def related(self, identity: str, done: Callable[[tuple[Headline, ...]], None]) -> None:
        """The stored stories that go with an article, best first, at most three."""
        self._ask(lambda store: store.related(identity), done, NO_ROWS)

    def picture(self, url: str, width_px: int, done: Callable[[Path | None], None]) -> None:
        """The file of a picture at least `width_px` wide (or as wide as it is); None if not had.

        Fetched once; later calls, and calls without a network, are answered from the disk.
        """
        waiting = self._pictures.get(url)
        if waiting is not None:
            waiting.append(done)
            return
        self._pictures[url] = [done]

        def tell(path: Path | None) -> None:
            for one in self._pictures.pop(url, ()):
                one(path)

        def look() -> Path | None:
            return self._images.stored(url)

        def fetch() -> Path | None:
            return None if self._closed else self._images.fetch(url)

        def found(path: Path | None) -> None:
            paused = self._visits.closed_until > self._wall()
            if path is not None or self._closed or (paused and _host(url) == self._view.site_host):
                tell(path)
                return
            self._io.call(fetch, tell, lambda _: tell(None), BACKGROUND)

        # The disk is looked at on the db lane: the io lane's workers may all wait for a slow site.
        self._db.call(look, found, lambda _: tell(None), NORMAL)

    # What the listener does

    def mark_read(self, identity: str, read: bool) -> None:
        """Set or clear the read mark; `status_changed` follows when it is on the disk."""
        now = self._now()
        self._change_status(identity, lambda store: store.mark_read(identity, read, now))

    def set_saved(self, identity: str, saved: bool) -> None:
        """Save an article or let it go; `status_changed` follows when it is on the disk."""
        now = self._now()
        self._change_status(identity, lambda store: store.set_saved(identity, saved, now))

    def mark_all_read(self) -> None:
        """Mark all stored articles read; `status_changed` for the newest 500 of them."""
        now = self._now()

        def work(
            store: ArticleStore,
        ) -> tuple[tuple[tuple[str, ArticleStatus], ...], Counts]:
            identities = store.mark_all_read(now)[:STATUSES_TOLD_LIMIT]
            return tuple((one, store.status(one)) for one in identities), store.counts()

        def told(result: tuple[tuple[tuple[str, ArticleStatus], ...], Counts] | None) -> None:
            if result is None:
                return
            self._count(result[1])
            for identity, status in result[0]:
                self.status_changed.emit(identity, status)

        self._ask(work, told, None)

    def _change_status(
        self, identity: str, change: Callable[[ArticleStore], ArticleStatus]
    ) -> None:
        def work(store: ArticleStore) -> tuple[ArticleStatus, Counts]:
            return change(store), store.counts()

        def told(result: tuple[ArticleStatus, Counts] | None) -> None:
            if result is not None:
                self._count(result[1])
                self.status_changed.emit(identity, result[0])

        self._ask(work, told, None)

    # On the db lane

    def _opened(self) -> ArticleStore:
        if self._store is None:
            self._store = self._open_store()
        return self._store

    def _close_store(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None

    def _begin(self) -> _Remembered:
        store = self._opened()
        last_ok, last_status = _visit(store.recall("visit"))
        return _Remembered(
            counts=store.counts(),
            validators=Validators.from_json(store.recall("validators")),
            last_ok=last_ok,
            last_status=last_status,
            closed_until=_number(store.recall("closed_until")),
            rebuilt=store.set_aside is not None,
        )

    def _ask(
        self, work: Callable[[ArticleStore], T], done: Callable[[T], None], otherwise: T
    ) -> None:
        """Have the listener's wish done on the db lane, ahead of refreshes."""

        def failed(error: Exception) -> None:
            self._store_failed(error)
            done(otherwise)

        self._db.call(lambda: work(self._opened()), done, failed, USER)

    def _merge(
        self, articles: tuple[Article, ...], state: Mapping[str, str], now: datetime
    ) -> _Stored:
        store = self._opened()
        changes = store.merge(articles, now, state)
        bare = store.without_picture((*changes.new, *changes.updated))
        return _Stored(store.counts(), changes, bare, _pictures_of(store, changes))

    # Refreshing

    def _begun(self, found: _Remembered) -> None:
        now = self._wall()
        self._validators = found.validators
        # A clock that was set back must not shut the site away for years.
        checked_at = found.last_ok if found.last_ok is not None and found.last_ok <= now else None
        closed_until = min(found.closed_until, now + LONGEST_PAUSE_S)
        self._visits = Visits(checked_at=checked_at, closed_until=closed_until)
        self._show(
            loaded=True,
            last_ok=found.last_ok,
            last_status=found.last_status,
            rebuilt=found.rebuilt,
        )
        self._count(found.counts)
        self._due()

    def _begin_failed(self, error: Exception) -> None:
        """The disk refused. Each visit tries the store anew, so this may pass by itself."""
        self._store_failed(error)
        self._due()

    def _due(self) -> None:
        """Ask the site now, or arm the timer for when that is allowed."""
        if not self._started or self._closed or self._refreshing or not self._view.loaded:
            return
        if self._feed_url is None:
            return
        now = self._wall()
        allowed = earliest(self._visits, self._pace, asked=self._asked)
        if allowed > now:
            self._arm(allowed)
            return
        self._asked = False
        self._refreshing = True
        self._timer.stop()
        self._show(refreshing=True)
        url, validators, when = self._feed_url, self._validators, self._now()
        self._io.call(
            lambda: feed.fetch(self._http, url, validators, when),
            lambda result: self._fetched(url, result),
            lambda error: self._failed(url, error),
        )

    def _fetched(self, url: str, result: feed.Fetched | feed.NotModified) -> None:
        if self._closed:
            return
        if url != self._feed_url:
            self._finish()
            self._due()
            return
        now, when = self._wall(), self._now()
        articles = result.articles if isinstance(result, feed.Fetched) else ()
        state = {
            "validators": result.validators.to_json(),
            "visit": f"{now} {result.status}",
        }

        def stored(done: _Stored) -> None:
            self._validators = result.validators
            self._visits = after_success(self._visits, now, self._pace, self._rng)
            self._show(
                last_ok=now, last_status=result.status, trouble=None, status=None, retry_at=None
            )
            self._take(done)
            self._finish()
            self._fetch_pictures_of(done.bare)

        def failed(error: Exception) -> None:
            self._visits = after_success(self._visits, now, self._pace, self._rng)
            self._store_failed(error)
            self._finish()

        self._db.call(lambda: self._merge(articles, state, when), stored, failed)

    def _failed(self, url: str, error: Exception) -> None:
        if self._closed:
            return
        if url != self._feed_url:
            self._finish()
            self._due()
            return
        if not isinstance(error, PlanetError):
            error = SiteError(Trouble.NOT_WHAT_WAS_ASKED, str(error))
        log.info("the site's news could not be had: %s", error)
        self._visits = after_failure(self._visits, error, self._wall(), self._pace, self._rng)
        self._show(
            trouble=error.trouble,
            status=error.status,
            last_status=error.status if error.status is not None else self._view.last_status,
            retry_at=self._visits.next_at,
        )
        if self._visits.closed_until:
            state = {"closed_until": str(self._visits.closed_until)}
            self._db.call(lambda: self._opened().remember(state), None, self._store_failed)
        self._finish()
        gone = error.status in GONE or error.trouble is Trouble.NOT_WHAT_WAS_ASKED
        if gone and self._visits.failures == LOST_AFTER:
            self.source_lost.emit()

    def _finish(self) -> None:
        """A visit has ended: say so and arm the next."""
        self._refreshing = False
        self._show(refreshing=False)
        if self._asked:
            self._due()
        elif self._visits.next_at is not None:
            self._arm(self._visits.next_at)

    def _arm(self, when: float) -> None:
        if self._closed:
            return
        delay_ms = int(max(0.0, when - self._wall()) * 1000) + 1
        self._timer.start(min(delay_ms, LONGEST_TIMER_MS))

    def _fetch_pictures_of(self, post_ids: tuple[int, ...]) -> None:
        """WordPress feeds carry no featured picture: one REST request brings those of new posts."""
        root = self._rest_root
        if not post_ids or root is None or self._wall() < self._rest_blocked_until:
            return
        wanted, now = post_ids[: wordpress.PER_PAGE], self._now()

        def enrich(found: wordpress.Posts) -> _Stored:
            store = self._opened()
            changes = store.enrich(found.articles)
            return _Stored(store.counts(), changes, (), _pictures_of(store, changes))

        def add(found: wordpress.Posts) -> None:
            if not self._closed and root == self._rest_root:
                self._db.call(lambda: enrich(found), self._take, self._store_failed)

        self._io.call(
            lambda: wordpress.posts(
                self._http, root, now, include=wanted, per_page=wordpress.PER_PAGE
            ),
            add,
            self._rest_failed,
            BACKGROUND,
        )

    def _rest_failed(self, error: Exception) -> None:
        log.info("REST could not be read: %s", error)
        if isinstance(error, SiteError):
            pause_s = max(error.retry_after_s or 0.0, REST_BLOCKED_S)
            self._rest_blocked_until = self._wall() + pause_s

    # The whole text

    def _fetch_whole(self, article: Article, done: Callable[[Article | None, str], None]) -> None:
        now = self._wall()
        paused = self._visits.closed_until > now
        if self._closed or paused or self._whole_failed.get(article.identity, 0.0) > now:
            return
        waiting = self._whole_waiting.get(article.identity)
        if waiting is not None:
            waiting.append(done)
            return
        self._whole_waiting[article.identity] = [done]
        root = self._rest_root if now >= self._rest_blocked_until else None
        when = self._now()

        def failed(error: Exception) -> None:
            log.info("the whole text of %s could not be had: %s", article.link, error)
            self._whole_waiting.pop(article.identity, None)
            self._whole_failed[article.identity] = self._wall() + WHOLE_AGAIN_S

        self._io.call(
            lambda: whole_of(self._http, root, article, when),
            lambda whole: self._keep_whole(article, whole, failed),
            failed,
            USER,
        )

    def _keep_whole(
        self, article: Article, whole: Whole, failed: Callable[[Exception], None]
    ) -> None:
        if whole.rest_blocked:
            self._rest_blocked_until = self._wall() + REST_BLOCKED_S

        def work() -> tuple[Article, str] | None:
            store = self._opened()
            store.set_whole(article.identity, whole.html, whole.image_url)
            return _readable(store, article.identity)

        def stored(found: tuple[Article, str] | None) -> None:
            for one in self._whole_waiting.pop(article.identity, ()):
                if found is not None:
                    one(*found)
            if found is not None and found[0].image_url != article.image_url:
                self.merged.emit(Changes(touched=(article.identity,)))

        self._db.call(work, stored, failed, USER)

    # Telling

    def _take(self, stored: _Stored) -> None:
        self._count(stored.counts)
        if stored.changes:
            self.merged.emit(stored.changes)
        for url in stored.pictures:  # so that they are there when the network is not
            self.picture(url, 0, lambda _: None)

    def _count(self, counts: Counts) -> None:
        self._show(
            total=counts.total,
            unread=counts.unread,
            saved=counts.saved,
            categories=counts.categories,
        )

    def _store_failed(self, error: Exception) -> None:
        log.error("the store failed: %s", error)
        self._show(trouble=Trouble.DISK, loaded=True)

    def _show(self, **what: object) -> None:
        view = replace(self._view, **what)  # type: ignore[arg-type]
        if view != self._view:
            self._view = view
            self.changed.emit()

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._wall(), UTC)


def _readable(store: ArticleStore, identity: str) -> tuple[Article, str] | None:
    """The article and its safe HTML; run on the db lane, where it takes some milliseconds."""
    article = store.article(identity)
    if article is None:
        return None
    return article, sanitise(article.html, article.link, article.image_url)


def _pictures_of(store: ArticleStore, changes: Changes) -> tuple[str, ...]:
    rows = store.headlines_by_identity((*changes.new, *changes.touched)[:500], NewsQuery())
    return tuple(row.image_url for row in rows if row.image_url)[:PICTURES_AHEAD]


def _visit(text: str | None) -> tuple[float | None, int | None]:
    """The last good visit as remembered: when, and the status."""
    try:
        when, status = (text or "").split()
        return float(when), int(status)
    except ValueError:
        return None, None


def _number(text: str | None) -> float:
    try:
        return float(text or 0.0)
    except ValueError:
        return 0.0


def _host(site: str) -> str:
    try:
        return (urlsplit(site).hostname or site).removeprefix("www.")
    except ValueError:
        return site
