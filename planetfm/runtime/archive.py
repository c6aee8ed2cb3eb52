"""The way back into the site's archive: one page when the listener comes to the end of the list,
all of it slowly where the listener wants it kept.

    ask() or keep(True) -> a page over REST (or of the feed) on io -> merge on db -> found(Changes)

One request at a time, with a pause between two, and none while the site wants to be left alone. How
far it came is written with the articles in one transaction, so neither an end nor a kill loses a
page or fetches one twice. When the archive is complete, the site's ids are compared with the stored
ones from time to time (`runtime.stock`).
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from random import Random
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from planetfm import net
from planetfm.core import archive as way_back
from planetfm.core.archive import Progress, Way
from planetfm.core.bounds import Bounds
from planetfm.core.errors import PlanetError, SiteError, Trouble
from planetfm.core.model import Article, Changes, Source
from planetfm.core.refresh import Pace, Visits, after_failure, believed
from planetfm.core.snapshot import ArchiveState, ArchiveView
from planetfm.net.http import Http
from planetfm.runtime.access import Access, as_trouble
from planetfm.runtime.shelf import Shelf
from planetfm.runtime.stock import Stocktaking
from planetfm.runtime.tasks import BACKGROUND, NORMAL, Lane

if TYPE_CHECKING:
    from planetfm.store.articles import ArticleStore

log = logging.getLogger(__name__)

ARCHIVE = "archive"
"""Remembered: how far the archive was read."""
PICTURES_KEPT = 200
SILENT_TIMES = 2
"""So many pages in a row that did not come, or broke the server, may have been too long."""
LONGEST_TIMER_MS = 6 * 3600 * 1000


@dataclass(frozen=True, slots=True)
class ArchivePace:
    """Seconds between two requests: while the listener waits, and when nobody does."""

    asked_s: float = 1.0
    quiet_s: float = 20.0
    picture_s: float = 2.0
    first_s: float = 15.0
    """How long after the start the quiet work begins."""
    trouble: Pace = field(default_factory=Pace)

    @property
    def longest_s(self) -> float:
        return 1.1 * max(self.asked_s, self.quiet_s, self.picture_s, self.first_s)


class Archive(QObject):
    """Lives on the main thread. `picture` fetches one into the cache and then calls back."""

    changed = Signal()
    found = Signal(object)
    """Changes: articles of the archive that are new here; they are old news."""

    def __init__(
        self,
        shelf: Shelf,
        io: Lane,
        http: Http,
        access: Access,
        picture: Callable[[str, Callable[[object], None]], None],
        wall: Callable[[], float],
        rng: Random,
        pace: ArchivePace | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._io = io
        self._http = http
        self._access = access
        self._picture = picture
        self._wall = wall
        self._rng = rng
        self._pace = pace or ArchivePace()
        self._stock = Stocktaking(shelf, io, http, access, wall)
        self._progress = Progress()
        self._visits = Visits()
        self._trouble: PlanetError | None = None
        self._refused: PlanetError | None = None
        """How REST was refused, where it was."""
        self._view = ArchiveView()
        self._begun = self._closed = self._busy = False
        self._asked = self._keeping = False
        self._bounds = Bounds()
        self._at_floor = False
        """Older articles than the walk has come to would not be kept."""
        self._more_is_kept = False
        """The bounds were widened, and nothing was done about it yet."""
        self._newest: float | None = None
        self._next_at = 0.0
        self._pictures: list[str] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self._step)

    @property
    def view(self) -> ArchiveView:
        return self._view

    def begin(self, remembered: str | None) -> None:
        """The store was read: go on from where it was left."""
        self._progress = Progress.from_json(remembered)
        self._begun = True
        self._next_at = self._wall() + self._pace.first_s
        self._show()
        self._step()

    def close(self) -> None:
        self._closed = True
        self._timer.stop()

    def moved(self) -> None:
        """The site was found, or found elsewhere."""
        self._visits = Visits()
        self._trouble = self._refused = None
        self._show()
        self._step()

    def visited(self, at: float) -> None:
        """The feed was read at `at`. What is younger than that is news and comes by the feed."""
        self._newest = at
        self._step()

    def ask(self) -> None:
        """The listener is at the end of the list, or presses "try again"."""
        if self._asked or self._view.state in (ArchiveState.UNKNOWN, ArchiveState.COMPLETE):
            return
        self._asked = True
        # Whom a person asks need not wait for the machine's own patience, only for the site's.
        self._visits = replace(self._visits, next_at=None)
        self._next_at = min(self._next_at, self._wall())
        self._step()

    def keep(self, on: bool) -> None:
        """Whether to fetch everything in the background."""
        if on != self._keeping:
            self._keeping, self._pictures = on, None
            self._show()
            self._step()

    def limit(self, bounds: Bounds) -> None:
        """In the background nothing is fetched that `bounds` would let go again. Where they are
        wider than before, what went by the old ones is fetched."""
        if bounds != self._bounds:
            self._more_is_kept |= self._begun and bounds.keeps_more_than(self._bounds)
            self._bounds, self._at_floor = bounds, False
            self._step()

    # One step after another

    def _step(self) -> None:
        if not self._begun or self._closed or self._busy or self._access.sources == (None, None):
            return
        now = self._wall()
        self._visits = believed(self._visits, now)
        self._next_at = min(self._next_at, now + self._pace.longest_s)
        self._access.clock_was_looked_at()
        if self._more_is_kept:
            self._more_is_kept = False
            self._stock.begin_anew()
            by_stock = self._keeping and not self._bounds
            self._progress = way_back.kept_longer(self._progress, by_stock=by_stock)
            self._remember()
        work = self._next_work()
        if work is None:
            return
        allowed = max(self._next_at, self._open_at)
        if allowed > now:
            self._timer.start(min(int((allowed - now) * 1000) + 1, LONGEST_TIMER_MS))
            self._show()
            return
        self._timer.stop()
        self._busy = True
        work()
        self._show()

    def _next_work(self) -> Callable[[], None] | None:
        if not self._is_whole and (self._asked or self._goes_on_by_itself):
            return self._fetch_page
        if not self._keeping:
            return None  # as on a line that is paid by the byte
        if self._stock.is_under_way or way_back.stock_due(self._progress, self._wall()):
            return self._take_stock if self._access.rest else None
        if self._progress.way is Way.FEED and self._access.rest and self._goes_on_by_itself:
            return self._fetch_page  # the feed was read to its end; REST, open again, knows more
        if self._is_whole and self._pictures != []:
            return self._fetch_picture
        return None

    @property
    def _is_whole(self) -> bool:
        return way_back.is_whole(self._progress, rest_known=self._access.sources[1] is not None)

    @property
    def _open_at(self) -> float:
        """When the site may be asked at the earliest, POSIX seconds; 0 or long ago for now."""
        visits, access, progress = self._visits, self._access, self._progress
        feed_is_over = access.feed_url is None or (progress.way is Way.FEED and progress.complete)
        waits_for_rest = feed_is_over and not self._is_whole
        return max(
            visits.next_at or 0.0,
            visits.closed_until,
            access.closed_until,
            access.rest_blocked_until if waits_for_rest else 0.0,
        )

    @property
    def _goes_on_by_itself(self) -> bool:
        return self._keeping and not self._at_floor and self._newest is not None

    def _done(self, pause_s: float) -> None:
        """A step has ended: the next comes after `pause_s`."""
        self._busy = False
        self._next_at = self._wall() + pause_s * self._rng.uniform(0.9, 1.1)
        self._show()
        self._step()

    def _failed(self, error: Exception) -> None:
        if self._closed:
            return
        self._busy = False
        trouble = as_trouble(error)
        log.info("the archive could not be read: %s", trouble)
        now = self._wall()
        self._visits = after_failure(self._visits, trouble, now, self._pace.trouble, self._rng)
        self._access.close_until(self._visits.closed_until)
        self._asked = False
        self._trouble = trouble
        self._show()
        self._step()

    # Pages

    def _fetch_page(self) -> None:
        root, feed_url = self._access.rest, self._access.feed_url
        when = datetime.fromtimestamp(self._wall(), UTC)
        if root is not None:
            # Kept when the page has come: a way that turns out to be shut costs no place.
            at = way_back.by_rest(self._progress)
            self._io.call(
                lambda: net.wordpress.posts(
                    self._http, root, when, page=at.page, per_page=at.per_page
                ),
                lambda posts: self._rest_came(at, posts),
                lambda error: self._rest_failed(at, error),
                BACKGROUND,
            )
        elif feed_url is not None:
            at = way_back.by_feed(self._progress)
            self._io.call(
                lambda: net.feed.older(self._http, feed_url, at.page, when),
                lambda articles: self._feed_came(at, articles),
                self._failed,
                BACKGROUND,
            )
        else:
            self._busy = False
            self._asked = False

    def _rest_failed(self, at: Progress, error: Exception) -> None:
        smaller = way_back.in_smaller_pages(at)
        if smaller is not None and self._was_too_much(error):
            log.info("pages of %d posts from now on: %s", smaller.per_page, error)
            self._progress = smaller
            self._done(self._pace.asked_s if self._asked else self._pace.quiet_s)
            return
        if self._access.rest_refused(error) and self._access.feed_url is not None:
            log.info("REST is refused; the archive is read by the feed: %s", error)
            self._refused = as_trouble(error)
            self._done(self._pace.asked_s if self._asked else self._pace.quiet_s)
        else:
            self._failed(error)

    def _was_too_much(self, error: Exception) -> bool:
        """The page was too large, or does not come: a slow host needs long for fifty posts, and a
        small one has no memory for them."""
        if not isinstance(error, PlanetError):
            return False
        overtaxed = error.trouble is Trouble.UNREACHABLE or (
            error.trouble is Trouble.HTTP_STATUS and (error.status or 0) >= 500
        )
        return error.trouble is Trouble.TOO_LARGE or (
            overtaxed and self._visits.failures >= SILENT_TIMES
        )

    def _rest_came(self, at: Progress, posts: net.wordpress.Posts) -> None:
        self._refused = None
        after = way_back.after_rest_page(at, len(posts.articles), posts.total, posts.pages)
        self._keep_page(posts.articles, after, Source.REST)

    def _feed_came(self, at: Progress, articles: tuple[Article, ...]) -> None:
        identities = [article.identity for article in articles]
        after = way_back.after_feed_page(at, identities)
        self._keep_page(articles, after, Source.FEED)

    def _keep_page(self, articles: tuple[Article, ...], after: Progress, source: Source) -> None:
        if self._closed:
            return
        now = self._wall()
        when = datetime.fromtimestamp(now, UTC)
        newest = datetime.fromtimestamp(self._newest or now, UTC)
        older = [article for article in articles if article.published <= newest]
        bounds = self._bounds
        if after.complete and after.edits_at == 0.0:
            after = replace(after, edits_at=now)

        def work(store: ArticleStore) -> tuple[Changes, datetime | None]:
            changes = store.merge(older, when, {ARCHIVE: after.to_json()}, source=source)
            return changes, store.oldest_kept(bounds, when) if bounds else None

        def kept(result: tuple[Changes, datetime | None]) -> None:
            changes, floor = result
            if floor is not None and older and bounds == self._bounds:
                self._at_floor = all(article.published < floor for article in older)
            self._progress = after
            self._visits = Visits()
            self._trouble = None
            waited = self._asked
            # A page of articles that were all known is no answer to the listener.
            self._asked = waited and not changes.new and not self._is_whole
            if changes:
                self.found.emit(changes)
            self._done(self._pace.asked_s if waited else self._pace.quiet_s)

        self._shelf.call(work, kept, self._failed, NORMAL)

    # Comparing the ids

    def _take_stock(self) -> None:
        def stepped(result: Changes | None, over: bool) -> None:
            if result:
                self.found.emit(result)
            if over:
                self._progress = replace(self._progress, stock_at=self._wall())
                self._remember()
            self._done(self._pace.quiet_s)

        self._stock.step(self._bounds, stepped, self._stock_failed)

    def _remember(self) -> None:
        state = {ARCHIVE: self._progress.to_json()}

        def failed(error: Exception) -> None:
            log.error("how far the archive was read could not be kept: %s", error)
            self._trouble = as_trouble(error)
            self._show()

        self._shelf.call(lambda store: store.remember(state), None, failed)

    def _stock_failed(self, error: Exception) -> None:
        if self._access.rest_refused(error):
            self._done(self._pace.quiet_s)
        else:
            self._failed(error)

    # Pictures

    def _fetch_picture(self) -> None:
        if self._pictures is None:

            def told(urls: tuple[str, ...]) -> None:
                self._pictures = list(urls)
                self._done(0.0)

            self._shelf.call(
                lambda store: store.newest_pictures(PICTURES_KEPT), told, self._failed, BACKGROUND
            )
            return
        url = self._pictures.pop(0)
        self._picture(url, lambda _: None if self._closed else self._done(self._pace.picture_s))

    # Telling

    def _show(self) -> None:
        view = self._seen_now()
        if view != self._view:
            self._view = view
            self.changed.emit()

    def _seen_now(self) -> ArchiveView:
        total = self._progress.total
        if not self._begun or self._access.sources == (None, None):
            return ArchiveView()
        if self._is_whole:
            return ArchiveView(ArchiveState.COMPLETE, total)
        wanted = self._asked or self._goes_on_by_itself
        paused_until = self._open_at
        paused = paused_until > self._wall()
        if self._busy or (wanted and not paused):
            return ArchiveView(ArchiveState.FETCHING, total)
        if self._trouble is not None or (wanted and paused):
            refused = None if self._access.closed else self._refused
            trouble = self._trouble or refused or SiteError(Trouble.RATE_LIMITED)
            retry_at = paused_until if wanted else None
            return ArchiveView(
                ArchiveState.WAITING, total, trouble.trouble, trouble.status, retry_at
            )
        return ArchiveView(ArchiveState.MORE, total)
