"""The newsroom's live state: what the store holds, what the window shows; the one door to it all.

Everything here runs on the main thread and waits for nothing: requests go to the `io` lane, SQL to
the `db` lane, and what they bring comes home through the mailbox. The store is opened by the first
job on the db lane, so headlines are readable before the site was asked. The parts behind this door:

    refresher      when the site's feed is asked, and what becomes of each visit
    archive        back in time, page by page; `stock` compares what the site has with what we have
    corrections    edits and removals that the feed does not show
    texts, illustrations    what an open article needs; site_search: what is only on the site
    marks          read, saved, and undo; upkeep: bounds, backup, size
    shelf, access  the store's thread, and what all of them know of the site
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from planetfm.core.addresses import host_of
from planetfm.core.bounds import Bounds
from planetfm.core.causes import cause_of
from planetfm.core.deeds import Deed
from planetfm.core.errors import Cause, PlanetError, Trouble
from planetfm.core.model import Article, Changes, Headline, NewsQuery
from planetfm.core.refresh import Pace
from planetfm.core.settings import Settings
from planetfm.core.snapshot import NewsView
from planetfm.net.http import Http
from planetfm.net.images import ImageCache
from planetfm.runtime.access import Access
from planetfm.runtime.illustrations import Illustrations
from planetfm.runtime.marks import Marks, Told
from planetfm.runtime.shelf import Shelf
from planetfm.runtime.tasks import BACKGROUND, USER, Lane, Mailbox
from planetfm.runtime.texts import Texts, readable

if TYPE_CHECKING:
    from planetfm.runtime.archive import Archive, ArchivePace
    from planetfm.runtime.corrections import Corrections
    from planetfm.runtime.refresher import Brought, Refresher, Success
    from planetfm.runtime.remembered import Remembered
    from planetfm.runtime.site_search import SiteSearch
    from planetfm.runtime.upkeep import Upkeep
    from planetfm.store.articles import ArticleStore, Counts

T = TypeVar("T")
log = logging.getLogger(__name__)

NO_ROWS: tuple[Headline, ...] = ()


class NewsController(QObject):
    """The store it opens is used on the db lane alone.

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
        self._io, self._http, self._wall = io, http, wall
        self._rng, self._pace, self._archive_pace = rng or Random(), pace or Pace(), archive_pace
        self._access = access = Access(feed_url, rest_root, wall)
        self._shelf = shelf = Shelf(db, open_store)
        self._started = self._closed = False
        self._settings: Settings | None = None
        self._view = NewsView(site_host=host_of(site))
        self._illustrations = Illustrations(shelf, io, images, access, lambda: self._view.site_host)
        self._texts = Texts(shelf, io, http, access, self.merged.emit, wall)
        self._marks = Marks(
            shelf,
            Told(self._count, self.status_changed.emit, self.done.emit, self._store_failed),
            self._now,
        )

    # The rooms that nobody enters before the start: they are made, and loaded, when wanted

    @cached_property
    def _refresher(self) -> Refresher:
        from planetfm.runtime.refresher import Heard, Refresher

        heard = Heard(
            began=lambda: self._show(refreshing=True),
            succeeded=self._visited,
            brought=self._take,
            failed=self._visit_failed,
            ended=lambda: self._show(refreshing=False, tried_at=self._wall()),
            store_failed=self._store_failed,
            lost=self.source_lost.emit,
        )
        return Refresher(
            self._shelf,
            self._io,
            self._http,
            self._access,
            heard,
            self._wall,
            self._rng,
            self._pace,
            self,
        )

    @cached_property
    def _corrections(self) -> Corrections:
        from planetfm.runtime.corrections import Corrections

        return Corrections(
            self._shelf, self._io, self._http, self._access, self._corrected, self._wall
        )

    @cached_property
    def _site_search(self) -> SiteSearch:
        from planetfm.runtime.site_search import SiteSearch

        return SiteSearch(
            self._shelf, self._io, self._http, self._access, self._unearthed, self._now
        )

    @cached_property
    def _archive(self) -> Archive:
        from planetfm.runtime.archive import Archive

        archive = Archive(
            self._shelf,
            self._io,
            self._http,
            self._access,
            lambda url, then: self._illustrations.picture(url, 0, then),
            self._wall,
            self._rng,
            self._archive_pace,
            self,
        )
        archive.changed.connect(lambda: self._show(archive=archive.view))
        archive.found.connect(self._unearthed)
        return archive

    @cached_property
    def _upkeep(self) -> Upkeep:
        from planetfm.runtime.upkeep import Upkeep

        return Upkeep(self._shelf, self._illustrations, self._pruned, self._wall, self)

    # State

    @property
    def view(self) -> NewsView:
        """The newsroom as it is now."""
        return self._view

    @property
    def access(self) -> Access:
        """What is known of the site, for all who ask it anything."""
        return self._access

    def start(self) -> None:
        """Open the store and, as soon as it is read, ask the site."""
        if self._started:
            return
        self._started = True
        if self._settings is not None:
            self._keep_to(self._settings)

        def read(store: ArticleStore) -> Remembered:
            from planetfm.runtime.remembered import remembered

            return remembered(store)

        self._shelf.call(read, self._begun, self._begin_failed, USER)

    def close(self) -> None:
        """Ask nothing more. What the listener did is written before the db lane ends."""
        if self._closed:
            return
        self._closed = True
        for room in ("_refresher", "_archive", "_upkeep"):
            if room in vars(self):
                getattr(self, room).close()
        self._illustrations.close()
        self._texts.close()
        self._shelf.close()

    def apply(self, settings: Settings) -> None:
        """The listener's wishes: how often to look, which pictures, how much to keep."""
        if settings == self._settings and self._started:
            return
        self._settings = settings
        self._illustrations.use = settings.pictures
        if self._started:
            self._keep_to(settings)

    def _keep_to(self, settings: Settings) -> None:
        bounds = Bounds(settings.keep_articles, settings.keep_days)
        self._upkeep.keep(bounds)
        self._archive.limit(bounds)
        self._archive.keep(settings.keep_archive)
        self._refresher.keep_to(settings.refresh_min * 60.0)

    def set_source(self, feed_url: str | None, rest_root: str | None, site: str) -> None:
        """The station was found (or moved): from now on this is where the news comes from."""
        if (feed_url, rest_root) == self._access.sources:
            self._show(site_host=host_of(site))
            return
        if self._started and self._access.feed_url not in (None, feed_url):
            self._refresher.forget()
        self._access.move(feed_url, rest_root)
        self._texts.forget_failures()
        self._show(site_host=host_of(site), trouble=None, cause=None, status=None, retry_at=None)
        if self._started:
            self._archive.moved()
            self._refresher.due()

    def refresh(self) -> None:
        """The listener asks for the news now. Politeness may put it off by some seconds."""
        self._refresher.refresh()

    @property
    def begins_in_s(self) -> float | None:
        """By how many, once they were asked for; None while the site's feed is not known."""
        return self._refresher.begins_in_s

    def refresh_soon(self) -> None:
        """The network is back, or the computer woke: look at the site soon, if it is time."""
        self._refresher.soon()

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

    def count_comments(self, identity: str, count: int) -> None:
        """An article was seen to have so many comments: its row says so from now on."""

        def counted(news: bool) -> None:
            if news and not self._closed:
                self.merged.emit(Changes(touched=(identity,)))

        self._shelf.call(
            lambda store: store.set_comment_count(identity, count),
            counted,
            self._store_failed,
            BACKGROUND,
        )

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
        if self._closed:
            done(None)
        else:
            self._site_search.ask(text, done)

    # Room on the disk

    def store_size(self, done: Callable[[int], None]) -> None:
        """What articles and pictures take on disk, in bytes."""
        self._upkeep.size(done)

    def clear_cache(self, done: Callable[[bool], None]) -> None:
        """Let go of the texts and pictures of articles that are not saved; `done` is told whether
        that went well."""
        self._upkeep.clear(done)

    # What the listener does

    def mark_read(self, identity: str, read: bool) -> None:
        """Set or clear the read mark; `status_changed` follows when it is on the disk."""
        self._marks.mark_read(identity, read)

    def set_saved(self, identity: str, saved: bool) -> None:
        """Save an article or let it go; `status_changed` follows when it is on the disk."""
        self._marks.set_saved(identity, saved)

    def mark_all_read(self) -> None:
        """Mark all stored articles read; `status_changed` for the newest 500 of them."""
        self._marks.mark_all_read()

    def undo(self, deed: Deed) -> None:
        """Take back what `done` told of; `status_changed` follows."""
        self._marks.undo(deed)

    # On the db lane

    def _ask(
        self, work: Callable[[ArticleStore], T], done: Callable[[T], None], otherwise: T
    ) -> None:
        """Have the listener's wish done on the db lane, ahead of refreshes."""

        def failed(error: Exception) -> None:
            self._store_failed(error)
            done(otherwise)

        self._shelf.call(work, done, failed, USER)

    # The beginning, and visits

    def _begun(self, found: Remembered) -> None:
        if self._closed:
            return  # nobody would close the rooms again that are made now
        self._show(
            loaded=True,
            last_ok=found.last_ok,
            last_status=found.last_status,
            rebuilt=found.rebuilt,
        )
        self._count(found.counts)
        self._corrections.begin(found.edits_at)
        self._archive.begin(found.archive)
        if found.last_ok is not None:
            self._archive.visited(found.last_ok)
        self._upkeep.begin()
        self._refresher.begin(
            found.validators, found.last_ok, found.closed_until, empty=not found.counts.total
        )

    def _begin_failed(self, error: Exception) -> None:
        self._store_failed(error)
        if not self._closed:
            self._refresher.begin_without_store()

    def _visited(self, visit: Success) -> None:
        self._take(visit.brought)
        self._show(
            last_ok=visit.at,
            last_status=visit.status,
            trouble=None,
            cause=None,
            status=None,
            retry_at=None,
        )
        if visit.edited:
            self._corrections.look(visit.shown)
        self._archive.visited(visit.at)

    def _visit_failed(self, error: PlanetError, retry_at: float | None) -> None:
        self._show(
            trouble=error.trouble,
            cause=cause_of(error),
            status=error.status,
            last_status=error.status if error.status is not None else self._view.last_status,
            retry_at=retry_at,
        )

    # Telling

    def _take(self, brought: Brought) -> None:
        self._count(brought.counts)
        if brought.changes:
            self.merged.emit(brought.changes)
        self._illustrations.ahead(brought.pictures)  # so that they are there without a network

    def _unearthed(self, changes: Changes) -> None:
        self._recount()
        self.archived.emit(changes)

    def _corrected(self, changes: Changes) -> None:
        self._recount()
        self.merged.emit(changes)

    def _pruned(self, identities: tuple[str, ...]) -> None:
        self._recount()
        self.left.emit(identities)

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
        self._show(trouble=Trouble.DISK, cause=Cause.DISK, loaded=True)

    def _show(self, **what: object) -> None:
        view = replace(self._view, **what)  # type: ignore[arg-type]
        if view != self._view:
            self._view = view
            self.changed.emit()

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._wall(), UTC)
