"""A NewsController with its lanes, and what it said: for tests against real sites."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from pytestqt.qtbot import QtBot

from planetfm.core.model import Article, ArticleStatus, Changes, Headline, NewsQuery
from planetfm.core.refresh import Pace
from planetfm.net.http import Http
from planetfm.net.images import ImageCache
from planetfm.runtime.archive import ArchivePace
from planetfm.runtime.news import NewsController
from planetfm.runtime.tasks import Lane, Mailbox
from planetfm.store.articles import ArticleStore

QUICK = Pace(spacing_s=0.05, user_spacing_s=0.0, unreachable_first_s=0.05)
AT_ONCE = ArchivePace(asked_s=0.0, quiet_s=0.0, picture_s=0.0, first_s=0.0, trouble=QUICK)


@dataclass
class Newsroom:
    news: NewsController
    mailbox: Mailbox
    lanes: list[Lane]
    http: Http
    qtbot: QtBot
    database: Path
    merged: list[Changes] = field(default_factory=list)
    archived: list[Changes] = field(default_factory=list)
    statuses: list[tuple[str, ArticleStatus]] = field(default_factory=list)
    closed: bool = False
    shift_s: float = 0.0
    """How far its clock is ahead."""

    def wait(self, until: Callable[[], bool], timeout_s: float = 6) -> None:
        self.qtbot.waitUntil(until, timeout=int(timeout_s * 1000))

    def begin(self) -> Newsroom:
        """Start, and wait for the first visit."""
        self.news.start()
        view = self.news.view
        self.wait(lambda: self.news.view.last_ok is not None or self.news.view.trouble is not None)
        self.wait(lambda: not self.news.view.refreshing)
        assert view is not self.news.view
        return self

    def refresh(self) -> None:
        """Look at the site, and wait for what that brings: also the second thoughts about it."""
        self.news.refresh()
        self.wait(lambda: not self.news.view.refreshing)

    def headlines(self, query: NewsQuery | None = None, limit: int = 1000) -> tuple[Headline, ...]:
        got: list[tuple[Headline, ...]] = []
        self.news.headlines(query or NewsQuery(), 0, limit, got.append)
        self.wait(lambda: bool(got))
        return got[0]

    def article(self, identity: str) -> Article | None:
        got: list[Article | None] = []
        self.news.article(identity, lambda article, _html: got.append(article))
        self.wait(lambda: bool(got))
        return got[-1]

    def close(self) -> None:
        if self.closed:
            return
        self.closed = True
        self.http.hang_up()
        self.news.close()
        ended = [lane.close(finish=True) for lane in self.lanes]
        assert all(ended)
        self.mailbox.close()
        self.http.close()


def make_newsroom(
    qtbot: QtBot,
    folder: Path,
    site: str,
    *,
    feed: str | None,
    rest: str | None,
    archive_pace: ArchivePace = AT_ONCE,
    pace: Pace = QUICK,
) -> Newsroom:
    """A newsroom that keeps its things in `folder`; close it at the end."""
    mailbox = Mailbox()
    io, db = Lane("io", mailbox, 3), Lane("db", mailbox)
    http = Http("PlanetFM-test")
    database = folder / "data" / "news.db"
    room: Newsroom | None = None
    news = NewsController(
        mailbox,
        io,
        db,
        http,
        lambda: ArticleStore(database),
        ImageCache(folder / "pictures", http),
        feed_url=feed,
        rest_root=rest,
        site=site,
        wall=lambda: time.time() + (room.shift_s if room else 0.0),
        rng=Random(1),
        pace=pace,
        archive_pace=archive_pace,
    )
    room = Newsroom(news, mailbox, [io, db], http, qtbot, database)
    news.merged.connect(room.merged.append)
    news.archived.connect(room.archived.append)
    news.status_changed.connect(lambda one, status: room.statuses.append((one, status)))
    return room
