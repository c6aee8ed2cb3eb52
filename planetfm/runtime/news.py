"""The newsroom's live state: when the site is asked, what the store holds, what the window shows.

    timer -> feed.fetch on io -> store.merge on db -> merged(Changes), changed()

Everything here runs on the main thread and waits for nothing: requests go to the `io` lane, SQL to
the `db` lane, and what they bring comes home through the mailbox. The store is opened by the first
job on the db lane, so headlines are readable before the site was asked. The parts beside this one:
`archive` goes back in time, `corrections` looks for edits, `texts` and `illustrations` fetch what
an open article needs, `upkeep` keeps the store in bounds; `access` is what all of them know of the
site.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from planetfm.core.deeds import Deed, DeedKind
from planetfm.core.errors import SiteError, Trouble
from planetfm.core.model import Article, ArticleStatus, Changes, Headline, NewsQuery, Source
from planetfm.core.refresh import (
    Pace,
    Validators,
    Visits,
    after_failure,
    after_success,
    earliest,
    worth_trying,
)
from planetfm.core.search import read as read_search
from planetfm.core.settings import Settings
from planetfm.core.snapshot import NewsView
from planetfm.net import feed, wordpress
from planetfm.net.http import Http
from planetfm.net.images import ImageCache
from planetfm.runtime.access import Access, as_trouble, host_of
from planetfm.runtime.archive import ARCHIVE, Archive, ArchivePace
from planetfm.runtime.corrections import EDITS_AT, Corrections
from planetfm.runtime.illustrations import Illustrations
from planetfm.runtime.shelf import Shelf
from planetfm.runtime.tasks import BACKGROUND, USER, Lane, Mailbox
from planetfm.runtime.texts import Texts, readable
from planetfm.runtime.upkeep import Upkeep
from planetfm.store.articles import IN_FEED, ArticleStore, Counts
from planetfm.store.retention import Bounds

T = TypeVar("T")
log = logging.getLogger(__name__)

LONGEST_TIMER_MS = 6 * 3600 * 1000
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
    archive: str | None
    edits_at: float


class NewsController(QObject):
    """Owns the refresh timer; the store it opens is used on the db lane alone.

    `feed_url` and `rest_root` may be None until discovery has found them; `site` is the address of
    the site. `wall` tells POSIX seconds.
    """

    changed = Signal()
    merged = Signal(object)
    """Changes: news. `updated` may be of any age."""
    archived = Signal(object)
    """Changes: what came from the archive or from a search of the site: old news."""
    left = Signal(object)
    """Identities of articles that went by the listener's rules."""
    status_changed = Signal(str, object)
    done = Signal(object)
    """A Deed of the listener's is on the disk: it can be taken back by `undo`."""
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
        archive_pace: ArchivePace | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._mailbox = mailbox
        self._io = io
        self._http = http
        self._wall = wall
        self._rng = rng or Random()
        self._pace = pace or Pace()
        self._access = Access(feed_url, rest_root, wall)
        self._shelf = Shelf(db, open_store)
        self._visits = Visits()
        self._validators: Validators | None = None
        self._started = self._closed = self._refreshing = False
        self._asked = False
        """A refresh was asked for that could not begin yet."""
        self._by_itself = True
        """The site is looked at without being asked to."""
        self._view = NewsView(site_host=host_of(site))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self._due)
        self._illustrations = Illustrations(
            self._shelf, io, images, self._access, lambda: self._view.site_host
        )
        self._texts = Texts(self._shelf, io, http, self._access, self.merged.emit, wall)
        self._corrections = Corrections(
            self._shelf, io, http, self._access, self._recount_and_tell, wall
        )
        self._archive = Archive(
            self._shelf,
            io,
            http,
            self._access,
            lambda url, then: self._illustrations.picture(url, 0, then),
            wall,
            self._rng,
            archive_pace,
            self,
        )
        self._archive.changed.connect(lambda: self._show(archive=self._archive.view))
        self._archive.found.connect(self._archive_found)
        self._upkeep = Upkeep(
            self._shelf, self._illustrations, self._pruned, self._set_floor, wall, self
        )
        self._settings = Settings()

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
        self._shelf.call(self._begin, self._begun, self._begin_failed, USER)

    def close(self) -> None:
        """Ask nothing more. What the listener did is written before the db lane ends."""
        if self._closed:
            return
        self._closed = True
        self._timer.stop()
        for part in (self._archive, self._illustrations, self._texts, self._upkeep):
            part.close()
        self._shelf.close()

    def apply(self, settings: Settings) -> None:
        """The listener's wishes: how often to look, which pictures, how much to keep."""
        before, self._settings = self._settings, settings
        self._illustrations.use = settings.pictures
        self._upkeep.keep(Bounds(settings.keep_articles, settings.keep_days))
        if not settings.keep_archive or not before.keep_archive:
            self._archive.keep(settings.keep_archive)
        self._by_itself = settings.refresh_min > 0
        every_s = settings.refresh_min * 60.0
        if self._by_itself and every_s != self._pace.every_s:
            self._pace = replace(self._pace, every_s=every_s)
            checked_at = self._visits.checked_at
            if checked_at is not None and not self._visits.failures:
                self._visits = replace(self._visits, next_at=checked_at + every_s)
        if not self._by_itself:
            self._timer.stop()
        elif self._visits.next_at is not None and not self._refreshing:
            self._arm(self._visits.next_at)

    def set_source(self, feed_url: str | None, rest_root: str | None, site: str) -> None:
        """The station was found (or moved): from now on this is where the news comes from."""
        if (feed_url, rest_root) == self._access.sources:
            self._show(site_host=host_of(site))
            return
        if self._access.feed_url not in (None, feed_url):
            self._visits = Visits()  # another site owes us nothing for the old one's pauses
            self._access.closed_until = 0.0
        self._access.move(feed_url, rest_root)
        self._texts.forget_failures()
        self._show(site_host=host_of(site), trouble=None, status=None, retry_at=None)
        self._archive.moved()
        if self._view.loaded:
            self._due()

    def refresh(self) -> None:
        """The listener asks for the news now. Politeness may put it off by some seconds."""
        self._asked = True
        self._due()

    def refresh_soon(self) -> None:
        """The network is back, or the computer woke: look at the site soon, if it is time."""
        if not self._started or self._closed or self._access.feed_url is None:
            return
        soon = self._wall() + SOON_S
        if self._by_itself and worth_trying(self._visits, soon):
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

    def count(self, query: NewsQuery, done: Callable[[int], None]) -> None:
        """How many articles `query` shows."""
        self._ask(lambda store: store.count(query), done, 0)

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
                self._texts.fetch(found[0], done)

        self._ask(lambda store: readable(store, identity), stored, None)

    def related(self, identity: str, done: Callable[[tuple[Headline, ...]], None]) -> None:
        """The stored stories that go with an article, best first, at most three."""
        self._ask(lambda store: store.related(identity), done, NO_ROWS)

    def picture(self, url: str, width_px: int, done: Callable[[Path | None], None]) -> None:
        """The file of a picture at least `width_px` wide (or as wide as it is); None if not had.

        Fetched once; later calls, and calls without a network, are answered from the disk.
        """
        self._illustrations.picture(url, width_px, done)

    # The archive

    def older(self) -> None:
        """The listener is at the end of the list: fetch the next page of the archive."""
        self._archive.ask()

    def search_site(self, text: str, done: Callable[[int | None], None]) -> None:
        """Have the site itself search for the words of `text`, and keep what it finds.

        `done` is called with how many articles were new here, or None where the site gave none.
        """
        words = " ".join(word for term in read_search(text).terms for word in term.words)
        root, feed_url = self._access.rest, self._access.feed_url
        now = self._now()
        if not words or self._closed or self._access.closed or (root is None and feed_url is None):
            done(None)
            return
        source = Source.REST if root is not None else Source.FEED

        def look() -> tuple[Article, ...]:
            if root is not None:
                return wordpress.posts(self._http, root, now, search=words).articles
            return feed.found(self._http, str(feed_url), words, now)

        def keep(articles: tuple[Article, ...]) -> None:
            self._shelf.call(
                lambda store: (store.merge(articles, now, source=source), store.counts()),
                kept,
                failed,
                USER,
            )

        def kept(result: tuple[Changes, Counts]) -> None:
            self._count(result[1])
            if result[0]:
                self.archived.emit(result[0])
            done(len(result[0].new))

        def failed(error: Exception) -> None:
            log.info("the site could not be searched: %s", error)
            again = self._access.rest_refused(error) and feed_url is not None
            if again:
                self.search_site(text, done)
            else:
                done(None)

        self._io.call(look, keep, failed, USER)

    # Room on the disk

    def store_size(self, done: Callable[[int], None]) -> None:
        """What articles and pictures take on disk, in bytes."""
        self._upkeep.size(done)

    def clear_cache(self, done: Callable[[], None]) -> None:
        """Let go of all pictures and of the texts of articles that are not saved."""
        self._upkeep.clear(done)

    # What the listener does

    def mark_read(self, identity: str, read: bool) -> None:
        """Set or clear the read mark; `status_changed` follows when it is on the disk."""
        now = self._now()
        deed = None if read else Deed(DeedKind.UNREAD, (identity,))
        self._change_status(identity, lambda store: store.mark_read(identity, read, now), deed)

    def set_saved(self, identity: str, saved: bool) -> None:
        """Save an article or let it go; `status_changed` follows when it is on the disk."""
        now = self._now()
        deed = Deed(DeedKind.SAVED if saved else DeedKind.LET_GO, (identity,))
        self._change_status(identity, lambda store: store.set_saved(identity, saved, now), deed)

    def mark_all_read(self) -> None:
        """Mark all stored articles read; `status_changed` for the newest 500 of them."""
        now = self._now()
        self._change_many(lambda store: store.mark_all_read(now), DeedKind.ALL_READ)

    def undo(self, deed: Deed) -> None:
        """Take back what `done` told of; `status_changed` follows."""
        now, first = self._now(), deed.identities[0]
        match deed.kind:
            case DeedKind.SAVED | DeedKind.LET_GO:
                saved = deed.kind is DeedKind.LET_GO
                self._change_status(first, lambda store: store.set_saved(first, saved, now), None)
            case DeedKind.UNREAD:
                self._change_status(first, lambda store: store.mark_read(first, True, now), None)
            case DeedKind.ALL_READ | DeedKind.READ:

                def unread(store: ArticleStore) -> tuple[str, ...]:
                    store.mark_many_read(deed.identities, False, now)
                    return deed.identities

                self._change_many(unread, None)

    def _change_many(
        self, change: Callable[[ArticleStore], tuple[str, ...]], kind: DeedKind | None
    ) -> None:
        def work(
            store: ArticleStore,
        ) -> tuple[tuple[str, ...], tuple[tuple[str, ArticleStatus], ...], Counts]:
            identities = change(store)
            told = tuple((one, store.status(one)) for one in identities[:STATUSES_TOLD_LIMIT])
            return identities, told, store.counts()

        def told(
            result: tuple[tuple[str, ...], tuple[tuple[str, ArticleStatus], ...], Counts] | None,
        ) -> None:
            if result is None:
                return
            self._count(result[2])
            for identity, status in result[1]:
                self.status_changed.emit(identity, status)
            if kind is not None and result[0]:
                self.done.emit(Deed(kind, result[0]))

        self._ask(work, told, None)

    def _change_status(
        self,
        identity: str,
        change: Callable[[ArticleStore], ArticleStatus],
        deed: Deed | None,
    ) -> None:
        def work(store: ArticleStore) -> tuple[bool, ArticleStatus, Counts]:
            before = store.status(identity)
            after = change(store)
            return before != after, after, store.counts()

        def told(result: tuple[bool, ArticleStatus, Counts] | None) -> None:
            if result is None:
                return
            self._count(result[2])
            self.status_changed.emit(identity, result[1])
            if deed is not None and result[0]:
                self.done.emit(deed)

        self._ask(work, told, None)

    # On the db lane

    def _begin(self, store: ArticleStore) -> _Remembered:
        last_ok, last_status = _visit(store.recall("visit"))
        return _Remembered(
            counts=store.counts(),
            validators=Validators.from_json(store.recall("validators")),
            last_ok=last_ok,
            last_status=last_status,
            closed_until=_number(store.recall("closed_until")),
            rebuilt=store.set_aside is not None,
            archive=store.recall(ARCHIVE),
            edits_at=_number(store.recall(EDITS_AT)),
        )

    def _ask(
        self, work: Callable[[ArticleStore], T], done: Callable[[T], None], otherwise: T
    ) -> None:
        """Have the listener's wish done on the db lane, ahead of refreshes."""

        def failed(error: Exception) -> None:
            self._store_failed(error)
            done(otherwise)

        self._shelf.call(work, done, failed, USER)

    # Refreshing

    def _begun(self, found: _Remembered) -> None:
        now = self._wall()
        self._validators = found.validators
        # A clock that was set back must not shut the site away for years.
        checked_at = found.last_ok if found.last_ok is not None and found.last_ok <= now else None
        closed_until = min(found.closed_until, now + LONGEST_PAUSE_S)
        self._visits = Visits(checked_at=checked_at, closed_until=closed_until)
        self._access.close_until(closed_until)
        self._show(
            loaded=True,
            last_ok=found.last_ok,
            last_status=found.last_status,
            rebuilt=found.rebuilt,
        )
        self._count(found.counts)
        self._corrections.begin(found.edits_at)
        self._archive.begin(found.archive)
        if checked_at is not None:
            self._archive.visited(checked_at)
        self._upkeep.begin()
        if not found.counts.total:
            self._asked = self._asked or not self._by_itself  # the first news come in any case
        self._due()

    def _begin_failed(self, error: Exception) -> None:
        """The disk refused. Each visit tries the store anew, so this may pass by itself."""
        self._store_failed(error)
        self._due()

    def _due(self) -> None:
        """Ask the site now, or arm the timer for when that is allowed."""
        if not self._started or self._closed or self._refreshing or not self._view.loaded:
            return
        if self._access.feed_url is None or not (self._asked or self._by_itself):
            return
        now = self._wall()
        allowed = earliest(self._visits, self._pace, asked=self._asked)
        allowed = max(allowed, self._access.closed_until)
        if allowed > now:
            self._arm(allowed)
            return
        self._asked = False
        self._refreshing = True
        self._timer.stop()
        self._show(refreshing=True)
        url, validators, when = self._access.feed_url, self._validators, self._now()
        self._io.call(
            lambda: feed.fetch(self._http, url, validators, when),
            lambda result: self._fetched(url, result),
            lambda error: self._failed(url, error),
        )

    def _fetched(self, url: str, result: feed.Fetched | feed.NotModified) -> None:
        if self._closed:
            return
        if url != self._access.feed_url:
            self._finish()
            self._due()
            return
        now, when = self._wall(), self._now()
        before = self._validators
        changed = isinstance(result, feed.Fetched)
        # WordPress dates its feed by the last edit of any post, also of one that it does not show.
        edited = changed or (
            before is not None and before.last_modified != result.validators.last_modified
        )
        articles = result.articles if isinstance(result, feed.Fetched) else ()
        shown = tuple(article.identity for article in articles)
        state = {
            "validators": result.validators.to_json(),
            "visit": f"{now} {result.status}",
        }
        if changed:
            state[IN_FEED] = "\n".join(shown)

        def merge(store: ArticleStore) -> _Stored:
            changes = store.merge(articles, when, state)
            bare = store.without_picture((*changes.new, *changes.updated))
            return _Stored(store.counts(), changes, bare, _pictures_of(store, changes))

        def stored(done: _Stored) -> None:
            self._validators = result.validators
            self._visits = after_success(self._visits, now, self._pace, self._rng)
            self._show(
                last_ok=now, last_status=result.status, trouble=None, status=None, retry_at=None
            )
            self._take(done)
            self._finish()
            self._fetch_pictures_of(done.bare)
            if edited:
                self._corrections.look(shown)
            self._archive.visited(now)

        def failed(error: Exception) -> None:
            self._visits = after_success(self._visits, now, self._pace, self._rng)
            self._store_failed(error)
            self._finish()

        self._shelf.call(merge, stored, failed)

    def _failed(self, url: str, cause: Exception) -> None:
        if self._closed:
            return
        if url != self._access.feed_url:
            self._finish()
            self._due()
            return
        error = as_trouble(cause)
        log.info("the site's news could not be had: %s", error)
        self._visits = after_failure(self._visits, error, self._wall(), self._pace, self._rng)
        self._access.close_until(self._visits.closed_until)
        self._show(
            trouble=error.trouble,
            status=error.status,
            last_status=error.status if error.status is not None else self._view.last_status,
            retry_at=self._visits.next_at if self._by_itself else None,
        )
        if self._visits.closed_until:
            state = {"closed_until": str(self._visits.closed_until)}
            self._shelf.call(lambda store: store.remember(state), None, self._store_failed)
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
        wanted, now = post_ids[: wordpress.PER_PAGE], self._now()

        def enrich(store: ArticleStore, found: wordpress.Posts) -> _Stored:
            changes = store.enrich(found.articles)
            return _Stored(store.counts(), changes, (), _pictures_of(store, changes))

        def add(found: wordpress.Posts) -> None:
            if not self._closed and root == self._access.sources[1]:
                self._shelf.call(lambda store: enrich(store, found), self._take, self._store_failed)

        def failed(error: Exception) -> None:
            log.info("REST could not be read: %s", error)
            if isinstance(error, SiteError):
                self._access.rest_refused(error)

        self._io.call(
            lambda: wordpress.posts(
                self._http, root, now, include=wanted, per_page=wordpress.PER_PAGE
            ),
            add,
            failed,
            BACKGROUND,
        )

    # Telling

    def _take(self, stored: _Stored) -> None:
        self._count(stored.counts)
        if stored.changes:
            self.merged.emit(stored.changes)
        self._illustrations.ahead(stored.pictures)  # so that they are there without a network

    def _archive_found(self, changes: Changes) -> None:
        self._recount()
        self.archived.emit(changes)

    def _recount_and_tell(self, changes: Changes) -> None:
        self._recount()
        self.merged.emit(changes)

    def _pruned(self, identities: tuple[str, ...]) -> None:
        self._recount()
        self.left.emit(identities)

    def _set_floor(self, oldest: datetime | None) -> None:
        self._archive.keep(self._settings.keep_archive, oldest)

    def _recount(self) -> None:
        if not self._closed:
            self._shelf.call(
                lambda store: store.counts(), self._count, self._store_failed, BACKGROUND
            )

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
