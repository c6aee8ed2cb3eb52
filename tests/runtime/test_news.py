"""The newsroom on a whole station: its lanes, store and timer, and all that a site may do to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
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
        ended = [lane.close(finish=True) for lane in self.lanes]
        assert all(ended)
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


def feed_requests(station: DemoStation) -> list[int]:
    return [seen.status for seen in station.requests if seen.path.startswith("/feed")]


def test_an_unchanged_site_costs_one_request_and_changes_nothing(
    newsroom: Callable[..., Newsroom], station: DemoStation
) -> None:
    room = begun(newsroom())
    before = room.headlines()
    room.merged.clear()
    room.refresh()
    assert feed_requests(station) == [200, 304]
    assert room.news.view.last_status == 304
    assert room.merged == []
    assert room.headlines() == before


def test_a_new_article_comes_in_with_its_picture_and_is_told_once(
    newsroom: Callable[..., Newsroom], station: DemoStation
) -> None:
    room = begun(newsroom())
    room.merged.clear()
    made = station.publish("Kereta Blambangan ditambah", "Isi berita.", picture="kereta")
    room.refresh()
    row = room.headlines()[0]
    assert (row.identity, row.title) == (f"post:{made.id}", "Kereta Blambangan ditambah")
    assert room.merged[0].new == (row.identity,)
    room.wait(lambda: room.headlines()[0].image_url is not None)


def test_an_edited_article_is_updated_in_its_place(
    newsroom: Callable[..., Newsroom], station: DemoStation
) -> None:
    room = begun(newsroom())
    first = station.newsroom.articles()[0]
    station.newsroom.edit(first.id, datetime.now(UTC), content="<p>Diralat.</p>")
    room.merged.clear()
    room.refresh()
    assert [changes.updated for changes in room.merged] == [(f"post:{first.id}",)]


def test_what_was_stored_is_there_at_once_when_the_site_is_away(
    newsroom: Callable[..., Newsroom], station: DemoStation
) -> None:
    room = begun(newsroom())
    stored = [row.identity for row in room.headlines()]
    room.close()
    station.faults.set(site=SiteFault.DOWN)
    again = newsroom()
    again.news.start()
    assert [row.identity for row in again.headlines()] == stored
    again.wait(lambda: again.news.view.trouble is Trouble.UNREACHABLE)
    assert again.news.view.last_ok is not None
    assert again.news.view.retry_at is not None


@pytest.mark.parametrize(
    ("fault", "trouble", "status"),
    [
        (SiteFault.DOWN, Trouble.UNREACHABLE, None),
        (SiteFault.TOO_MANY, Trouble.RATE_LIMITED, 429),
        (SiteFault.UNAVAILABLE, Trouble.RATE_LIMITED, 503),
        (SiteFault.CHALLENGE, Trouble.CHALLENGE, 403),
        (SiteFault.HTML_FEED, Trouble.NOT_WHAT_WAS_ASKED, 200),
        (SiteFault.NOT_MODIFIED, Trouble.NOT_WHAT_WAS_ASKED, 304),
    ],
)
def test_each_trouble_of_the_site_has_its_name(
    newsroom: Callable[..., Newsroom],
    station: DemoStation,
    fault: SiteFault,
    trouble: Trouble,
    status: int | None,
) -> None:
    station.faults.set(site=fault)
    room = begun(newsroom())
    assert (room.news.view.trouble, room.news.view.status) == (trouble, status)
    assert room.news.view.last_ok is None
    assert not room.news.view.refreshing


def test_trouble_passes_when_the_site_is_well_again(
    newsroom: Callable[..., Newsroom], station: DemoStation
) -> None:
    station.faults.set(site=SiteFault.HTML_FEED)
    room = begun(newsroom())
    station.faults.clear()
    room.refresh()
    view = room.news.view
    assert (view.trouble, view.status, view.retry_at) == (None, None, None)
    assert view.total > 0


def test_a_feed_that_is_gone_for_good_is_told_once(
    newsroom: Callable[..., Newsroom], station: DemoStation
) -> None:
    room = newsroom(feed=station.site + "/feed-lama/", pace=Pace(user_spacing_s=0.0))
    told: list[int] = []
    room.news.source_lost.connect(lambda: told.append(1))
    begun(room)
    assert (room.news.view.status, told) == (404, [])
    room.refresh()
    room.refresh()
    assert told == [1]


def test_pictures_of_new_articles_are_there_before_anybody_looks(
    newsroom: Callable[..., Newsroom], station: DemoStation
) -> None:
    room = begun(newsroom())
    room.wait(lambda: any(row.image_url for row in room.headlines()))
    url = next(row.image_url for row in room.headlines() if row.image_url)
    path = url.removeprefix(station.site)
    room.wait(lambda: any(seen.path == path for seen in station.requests))
    got: list[Path | None] = []
    room.news.picture(url, 320, got.append)
    room.wait(lambda: bool(got))
    assert got[0] is not None
    assert [seen.path for seen in station.requests].count(path) == 1


def test_after_a_failed_connection_it_tries_again_by_itself(
    newsroom: Callable[..., Newsroom], station: DemoStation
) -> None:
    station.faults.set(site=SiteFault.DOWN)
    room = begun(newsroom())
    station.faults.clear()
    room.wait(lambda: room.news.view.last_ok is not None)


def test_a_site_that_asks_for_a_pause_gets_it_even_after_a_restart(
    newsroom: Callable[..., Newsroom], station: DemoStation
) -> None:
    station.faults.set(site=SiteFault.TOO_MANY, retry_after_s=600)
    room = begun(newsroom())
    station.faults.clear()
    room.news.refresh()
    assert not room.news.view.refreshing
    assert len(feed_requests(station)) == 1
    room.close()
    again = newsroom()
    again.news.start()
    again.wait(lambda: again.news.view.loaded)
    again.news.refresh()
    assert not again.news.view.refreshing
    assert len(feed_requests(station)) == 1


def test_a_pause_is_kept_though_discovery_tells_the_feed_only_later(
    newsroom: Callable[..., Newsroom], station: DemoStation
) -> None:
    station.faults.set(site=SiteFault.TOO_MANY, retry_after_s=600)
    begun(newsroom()).close()
    again = newsroom(feed=None, rest=None)
    again.news.start()
    again.wait(lambda: again.news.view.loaded)
    again.news.set_source(station.site + "/feed/", None, station.site)
    assert not again.news.view.refreshing


def test_the_network_coming_back_brings_the_news(
    newsroom: Callable[..., Newsroom], station: DemoStation
) -> None:
    station.faults.set(site=SiteFault.DOWN)
    room = begun(newsroom(pace=Pace(unreachable_first_s=600.0)))
    station.faults.clear()
    room.news.refresh_soon()
    room.wait(lambda: room.news.view.last_ok is not None)


def test_a_restart_within_minutes_does_not_ask_the_site_again(
    newsroom: Callable[..., Newsroom], station: DemoStation
) -> None:
    begun(newsroom()).close()
    again = newsroom(pace=Pace())
    again.news.start()
    again.wait(lambda: again.news.view.loaded and again.news.view.total > 0)
    assert not again.news.view.refreshing
    assert feed_requests(station) == [200]


def test_the_same_wish_twice_is_one_request(
    newsroom: Callable[..., Newsroom], station: DemoStation
) -> None:
    room = newsroom(pace=Pace())
    room.news.start()
    room.news.refresh()
    room.news.refresh()
    room.wait(lambda: room.news.view.last_ok is not None)
    room.news.refresh()
    assert not room.news.view.refreshing
    assert feed_requests(station) == [200]


def test_without_a_feed_what_is_stored_is_shown_and_discovery_starts_the_news(
    newsroom: Callable[..., Newsroom], station: DemoStation
) -> None:
    room = newsroom(feed=None, rest=None)
    room.news.start()
    room.wait(lambda: room.news.view.loaded)
    assert not room.news.view.refreshing
    assert station.requests == []
    room.news.set_source(station.site + "/feed/", station.site + "/wp-json/", station.site)
    room.wait(lambda: room.news.view.last_ok is not None)
    assert room.headlines()


def open_article(room: Newsroom, identity: str, answers: int) -> list[tuple[Article | None, str]]:
    got: list[tuple[Article | None, str]] = []
    room.news.article(identity, lambda article, html: got.append((article, html)))
    room.wait(lambda: len(got) == answers)
    return got


def test_an_article_opens_as_safe_html(newsroom: Callable[..., Newsroom]) -> None:
    room = begun(newsroom())
    ((article, html),) = open_article(room, room.headlines()[0].identity, 1)
    assert article is not None and article.whole
    assert html.startswith("<") and "<script" not in html
    assert open_article(room, "post:0", 1) == [(None, "")]


@pytest.mark.parametrize("blocked", [False, True])
def test_an_excerpt_is_shown_at_once_and_the_whole_follows_and_stays(
    newsroom: Callable[..., Newsroom], station: DemoStation, blocked: bool
) -> None:
    station.faults.set(site=SiteFault.EXCERPT_ONLY)
    room = begun(newsroom(rest=None))
    if blocked:
        station.faults.set(site=SiteFault.REST_BLOCKED)
    feed, rest = station.site + "/feed/", station.site + "/wp-json/"
    room.news.set_source(feed, rest, station.site)
    room.refreshed()
    identity = room.headlines()[0].identity
    excerpt, whole = open_article(room, identity, 2)
    assert excerpt[0] is not None and whole[0] is not None
    assert (excerpt[0].whole, whole[0].whole) == (False, True)
    assert len(whole[1]) > len(excerpt[1])
    station.faults.set(site=SiteFault.DOWN)
    ((offline, html),) = open_article(room, identity, 1)
    assert offline is not None and offline.whole and html == whole[1]


def test_what_the_listener_marks_is_told_when_it_is_kept(
    newsroom: Callable[..., Newsroom],
) -> None:
    room = begun(newsroom())
    first, second = (row.identity for row in room.headlines()[:2])
    room.news.mark_read(first, True)
    room.news.set_saved(second, True)
    room.wait(lambda: len(room.statuses) == 2)
    assert room.statuses == [
        (first, ArticleStatus(read=True)),
        (second, ArticleStatus(saved=True)),
    ]
    view = room.news.view
    assert (view.unread, view.saved) == (view.total - 1, 1)
    assert [r.identity for r in room.headlines(NewsQuery(NewsFilter.SAVED))] == [second]
    got: list[tuple[Headline, ...]] = []
    room.news.headlines_by_identity((first, second), NewsQuery(NewsFilter.UNREAD), got.append)
    room.wait(lambda: bool(got))
    assert [row.identity for row in got[0]] == [second]


def test_all_can_be_marked_read(newsroom: Callable[..., Newsroom]) -> None:
    room = begun(newsroom())
    room.news.mark_all_read()
    room.wait(lambda: room.news.view.unread == 0)
    assert {identity for identity, _ in room.statuses} == {r.identity for r in room.headlines()}


def test_what_was_done_just_before_closing_is_kept(newsroom: Callable[..., Newsroom]) -> None:
    room = begun(newsroom())
    first = room.headlines()[0].identity
    room.news.set_saved(first, True)
    room.close()
    again = newsroom(feed=None)
    again.news.start()
    again.wait(lambda: again.news.view.saved == 1)


def test_a_picture_comes_once_from_the_site_and_then_from_the_disk(
    newsroom: Callable[..., Newsroom], station: DemoStation
) -> None:
    room = begun(newsroom())
    room.wait(lambda: any(row.image_url for row in room.headlines()))
    url = next(row.image_url for row in room.headlines() if row.image_url)
    got: list[Path | None] = []
    room.news.picture(url, 320, got.append)
    room.news.picture(url, 160, got.append)
    room.wait(lambda: len(got) == 2)
    station.faults.set(site=SiteFault.DOWN)
    room.news.picture(url, 320, got.append)
    room.wait(lambda: len(got) == 3)
    assert got[0] is not None and got[0].exists()
    assert len(set(got)) == 1
    room.news.picture(station.site + "/tidak-ada.jpg", 320, got.append)
    room.wait(lambda: len(got) == 4)
    assert got[3] is None


def test_closing_in_the_middle_of_a_slow_visit_loses_nothing_and_hangs_nowhere(
    newsroom: Callable[..., Newsroom], station: DemoStation
) -> None:
    station.faults.set(site=SiteFault.SLOW, delay_s=0.5)
    room = newsroom()
    room.news.start()
    room.wait(lambda: room.news.view.refreshing)
    room.close()


def test_a_disk_that_refuses_is_told_and_the_newsroom_stays_up(
    newsroom: Callable[..., Newsroom], tmp_path: Path
) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    room = newsroom()
    room.news.start()
    room.wait(lambda: room.news.view.trouble is Trouble.DISK)
    assert room.headlines() == ()


def test_a_disk_that_takes_again_gets_the_news_at_the_next_visit(
    newsroom: Callable[..., Newsroom], tmp_path: Path
) -> None:
    in_the_way = tmp_path / "data"
    in_the_way.write_text("a file where the folder should be")
    room = newsroom()
    room.news.start()
    room.wait(lambda: room.news.view.trouble is Trouble.DISK and not room.news.view.refreshing)
    in_the_way.unlink()
    room.refresh()
    assert room.news.view.trouble is None
    assert room.headlines()


def test_a_damaged_store_is_told_and_refilled(
    newsroom: Callable[..., Newsroom], tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "news.db").write_bytes(b"no database" * 1000)
    room = begun(newsroom())
    assert room.news.view.rebuilt
    assert room.headlines()
