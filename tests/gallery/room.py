"""A newsroom on the demo station, for pictures and for tests of the window with real parts."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication

from planetfm.assets import assets_dir
from planetfm.core.model import Headline, NewsQuery
from planetfm.core.refresh import Pace
from planetfm.demo.faults import SiteFault
from planetfm.demo.station import DemoStation
from planetfm.net.http import Http
from planetfm.net.images import ImageCache
from planetfm.runtime.comments import CommentsController
from planetfm.runtime.news import NewsController
from planetfm.runtime.tasks import Lane, Mailbox
from planetfm.store.articles import ArticleStore

PACE = Pace(spacing_s=0.0, user_spacing_s=0.0, unreachable_first_s=80.0)


def wait_until(happened: Callable[[], bool], what: str, patience_s: float = 20.0) -> None:
    """Run the event loop until `happened`; AssertionError with `what` after `patience_s`."""
    deadline = QDeadlineTimer(round(patience_s * 1000))
    while not happened():
        assert not deadline.hasExpired(), f"waited for: {what}"
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        time.sleep(0.002)


class DemoRoom:
    """The demo station and the real newsroom on it. The wall clock stands still at `now`."""

    def __init__(self, folder: Path, now: float, *, fetched: float, start: bool = True) -> None:
        """`now` is the stories' present, `fetched` when the newsroom's visit takes place."""
        self.now = now
        self.wall = fetched
        self.station = DemoStation(assets_dir(), now=datetime.fromtimestamp(now, UTC))
        self.station.start()
        self.mailbox = Mailbox()
        self.io = Lane("io", self.mailbox, 3)
        self.db = Lane("db", self.mailbox)
        self.http = Http("PlanetFM-gallery")
        self._folder = folder
        self._comments: CommentsController | None = None
        site = self.station.site
        self.news = NewsController(
            self.mailbox,
            self.io,
            self.db,
            self.http,
            lambda: ArticleStore(folder / "news.db"),
            ImageCache(folder / "pictures", self.http),
            feed_url=f"{site}/feed/",
            rest_root=f"{site}/wp-json/",
            site="https://radioplanetfm.com",
            wall=lambda: self.wall,
            rng=Random(1),
            pace=PACE,
        )
        if start:
            self.news.start()
            wait_until(lambda: self.news.view.total > 0, "the first headlines")
            wait_until(lambda: not self.news.view.refreshing, "the first visit's end")

    def fail_site(self) -> None:
        """The site falls silent at `now`; the next try is about 80 s later."""
        self.wall = self.now
        self.station.faults.set(site=SiteFault.DOWN)
        self.news.refresh()
        wait_until(lambda: self.news.view.trouble is not None, "the site's trouble")

    def headlines(self) -> tuple[Headline, ...]:
        got: list[tuple[Headline, ...]] = []
        self.news.headlines(NewsQuery(), 0, 100, got.append)
        wait_until(lambda: bool(got), "the headlines")
        return got[0]

    def leave_unread(self, *rows: int) -> None:
        """Read all but these rows, as a listener of some days has."""
        for n, row in enumerate(self.headlines()):
            if n not in rows:
                self.news.mark_read(row.identity, True)
        wait_until(lambda: self.news.view.unread == len(rows), "what was read")

    def save(self, *rows: int) -> None:
        stories = self.headlines()
        for n in rows:
            self.news.set_saved(stories[n].identity, True)
        wait_until(lambda: self.news.view.saved == len(rows), "what was saved")

    def comments(self) -> CommentsController:
        """The real comments of the demo station; made when first wanted."""
        if self._comments is None:
            self._comments = CommentsController(
                self.io,
                self.db,
                self.http,
                self._folder / "comments.db",
                self.news.access,
                wall=lambda: self.wall,
                open_for_ms=0,
            )
        return self._comments

    def close(self) -> None:
        self.news.close()
        if self._comments is not None:
            self._comments.close()
        for lane in (self.io, self.db):
            lane.close(finish=True)
        self.mailbox.close()
        self.http.close()
        self.station.stop()
