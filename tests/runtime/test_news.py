"""The newsroom on a whole station: its lanes, its store, its timer, and the demo station's faults."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest
from pytestqt.qtbot import QtBot

from planetfm.core.errors import Trouble
from planetfm.core.model import Article, ArticleStatus, Changes, Headline, NewsFilter, NewsQuery
from planetfm.core.refresh import Pace
from planetfm.demo.faults import SiteFault
from planetfm.demo.station import DemoStation
from planetfm.net.http import Http
from planetfm.net.images import ImageCache
from planetfm.runtime.news import NewsController
from planetfm.runtime.tasks import Lane, Mailbox
from planetfm.store.articles import ArticleStore

ASSETS = Path(__file__).parents[2] / "assets"
QUICK = Pace(spacing_s=0.05, user_spacing_s=0.0, unreachable_first_s=0.05)


@pytest.fixture
def station() -> Iterator[DemoStation]:
    with DemoStation(ASSETS) as station:
        yield station


@dataclass
class Newsroom:
    """A NewsController with its lanes, and what it said."""

    news: NewsController
    mailbox: Mailbox
    lanes: list[Lane]
    http: Http
    qtbot: QtBot
    merged: list[Changes] = field(default_factory=list)
    statuses: list[tuple[str, ArticleStatus]] = field(default_factory=list)

    def wait(self, until: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(until, timeout=10_000)

    def refreshed(self) -> None:
        """Wait until the visit that is under way has ended."""
        self.wait(lambda: not self.news.view.refreshing and self.news.view.loaded)

    def refresh(self) -> None:
        self.news.refresh()
        assert self.news.view.refreshing
        self.refreshed()

    def headlines(self, query: NewsQuery | None = None) -> tuple[Headline, ...]:
        got: list[tuple[Headline, ...]] = []
        self.news.headlines(query or NewsQuery(), 0, 100, got.append)
        self.wait(lambda: bool(got))
        return got[0]

    def close(self) -> None:
        self.news.close()
        assert all([lane.close(finish=True) for lane in self.lanes])
        self.mailbox.close()
        self.http.close()


@pytest.fixture
def newsroom(
    qtbot: QtBot, tmp_path: Path, station: DemoStation
) -> Iterator[Callable[..., Newsroom]]:
    """Makes newsrooms on one folder; all are closed at the end."""
    made: list[Newsroom] = []

    def make(*, feed: str | None = "", rest: str | None = "", pace: Pace = QUICK) -> Newsroom:
        mailbox = Mailbox()
        io, db = Lane("io", mailbox, 3), Lane("db", mailbox)
        http = Http("PlanetFM-test")
        news = NewsController(
            mailbox,
            io,
            db,
            http,
            lambda: ArticleStore(tmp_path / "data" / "news.db"),
            ImageCache(tmp_path / "pictures", http),
            feed_url=station.site + "/feed/" if feed == "" else feed,
            rest_root=station.site + "/wp-json/" if rest == "" else rest,
            site=station.site,
            rng=Random(1),
            pace=pace,
        )
        room = Newsroom(news, mailbox, [io, db], http, qtbot)
        news.merged.connect(room.merged.append)
        news.status_changed.connect(lambda one, status: room.statuses.append((one, status)))
        made.append(room)
        return room

    yield make
    for room in made:
        room.close()


def begun(room: Newsroom) -> Newsroom:
    room.news.start()
    room.wait(lambda: room.news.view.last_ok is not None or room.news.view.trouble is not None)
    room.refreshed()
    return room


def test_the_first_start_brings_the_sites_news(newsroom: Callable[..., Newsroom]) -> None:
    room = begun(newsroom())
    view = room.news.view
    assert view.trouble is None
    assert view.total == view.unread == len(room.headlines()) > 0
    assert view.last_status == 200
    assert view.categories
    assert room.merged[0].new == tuple(row.identity for row in room.headlines())
