"""What a site refuses, what only fails at the moment, and whom a pause binds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planetfm.assets import assets_dir
from planetfm.core.errors import NetworkError, PlanetError, SiteError, Trouble
from planetfm.core.refresh import Pace
from planetfm.demo.faults import SiteFault
from planetfm.demo.station import DemoStation
from planetfm.net.http import Http
from planetfm.net.whole import whole_of
from planetfm.runtime.access import PAUSE_S, REST_BLOCKED_S, Access
from tests.runtime.newsroom import QUICK, Newsroom, make_newsroom
from tests.runtime.test_comments import BANDARA, article

NOW = datetime(2026, 11, 25, tzinfo=UTC)
ROOT = "https://a.id/wp-json/"


class Clock:
    now = 1_000_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def access(clock: Clock) -> Access:
    return Access("https://a.id/feed/", ROOT, clock)


@pytest.fixture
def station() -> Iterator[DemoStation]:
    with DemoStation(assets_dir()) as running:
        yield running


@pytest.fixture
def newsroom(
    qtbot: QtBot, tmp_path: Path, station: DemoStation
) -> Iterator[Callable[..., Newsroom]]:
    made: list[Newsroom] = []

    def make(rest: str | None = "/wp-json/", pace: Pace = QUICK) -> Newsroom:
        root = None if rest is None else station.site + rest
        room = make_newsroom(
            qtbot, tmp_path, station.site, feed=station.site + "/feed/", rest=root, pace=pace
        )
        made.append(room)
        return room

    yield make
    for room in made:
        room.close()


@pytest.mark.parametrize(
    "error",
    [
        *(SiteError(Trouble.HTTP_STATUS, status=status) for status in (401, 403, 404, 405, 410)),
        SiteError(Trouble.NOT_WHAT_WAS_ASKED, status=200),
        SiteError(Trouble.TOO_LARGE, status=200),
    ],
)
def test_what_the_site_does_not_give_is_left_alone_for_hours(
    access: Access, clock: Clock, error: PlanetError
) -> None:
    assert access.rest_refused(error)
    assert access.rest is None and not access.closed
    clock.now += REST_BLOCKED_S
    assert access.rest == ROOT


@pytest.mark.parametrize(
    "error",
    [
        *(SiteError(Trouble.HTTP_STATUS, status=status) for status in (400, 500, 502, 504, 520)),
        NetworkError(Trouble.UNREACHABLE),
    ],
)
def test_what_only_fails_may_be_asked_again(access: Access, error: PlanetError) -> None:
    assert not access.rest_refused(error)
    assert access.rest == ROOT


@pytest.mark.parametrize(
    ("error", "pause_s"),
    [
        (SiteError(Trouble.RATE_LIMITED, status=429, retry_after_s=3600.0), 3600.0),
        (SiteError(Trouble.RATE_LIMITED, status=429), PAUSE_S),
        (SiteError(Trouble.RATE_LIMITED, status=503, retry_after_s=0.0), PAUSE_S),
        (SiteError(Trouble.CHALLENGE, status=403), PAUSE_S),
    ],
)
def test_a_pause_told_to_one_binds_everybody(
    access: Access, clock: Clock, error: PlanetError, pause_s: float
) -> None:
    assert not access.rest_refused(error)
    clock.now += pause_s - 1
    assert access.closed and access.rest is None
    clock.now += 1
    assert not access.closed


def test_a_check_that_stands_before_rest_alone_is_gone_round(access: Access, clock: Clock) -> None:
    access.rest_refused(SiteError(Trouble.CHALLENGE, status=403))
    clock.now += PAUSE_S
    assert access.rest is None


def test_comments_taken_out_of_rest_do_not_block_the_rest_of_it(access: Access) -> None:
    access.block_comments()
    assert access.rest_of_comments is None
    assert access.rest == ROOT
    access.move("https://a.id/feed/", ROOT)
    assert access.rest_of_comments == ROOT


def test_a_clock_that_was_set_back_shuts_nothing_away_for_years(
    access: Access, clock: Clock
) -> None:
    clock.now += 365 * 86_400
    access.rest_refused(SiteError(Trouble.NOT_WHAT_WAS_ASKED))
    access.close_until(clock.now + 600)
    clock.now -= 365 * 86_400
    access.clock_was_looked_at()
    clock.now += 7 * 86_400
    assert not access.closed and access.rest == ROOT


def searches(station: DemoStation) -> list[str]:
    """Where the site was asked for the words."""
    asked = (seen.path for seen in station.requests if "bandara" in seen.path.partition("?")[2])
    return [path.partition("?")[0] for path in asked]


def test_a_search_that_the_feed_does_not_answer_is_asked_for_once(
    newsroom: Callable[..., Newsroom], station: DemoStation
) -> None:
    room = newsroom(rest=None).begin()
    station.faults.set(site="404")
    station.forget_requests()
    told: list[int | None] = []
    room.news.search_site("bandara", told.append)
    room.wait(lambda: bool(told))
    room.qtbot.wait(100)
    assert told == [None]
    assert searches(station) == ["/feed/"]


def test_a_search_that_rest_refuses_is_asked_of_the_feed(
    newsroom: Callable[..., Newsroom], station: DemoStation
) -> None:
    room = newsroom().begin()
    station.faults.set(site=SiteFault.REST_BLOCKED)
    station.forget_requests()
    told: list[int | None] = []
    room.news.search_site("bandara", told.append)
    room.wait(lambda: bool(told))
    assert told[0] is not None
    assert searches(station) == ["/wp-json/wp/v2/posts", "/feed/"]


def test_a_clock_that_was_set_back_does_not_shut_the_news_out(
    newsroom: Callable[..., Newsroom], station: DemoStation
) -> None:
    room = newsroom(pace=Pace()).begin()
    station.forget_requests()
    room.shift_s = -5 * 3600
    room.news.refresh_soon()
    room.wait(lambda: any(seen.path == "/feed/" for seen in station.requests))
    station.forget_requests()
    room.wait(lambda: not room.news.view.refreshing)
    room.shift_s = -10 * 3600
    room.news.refresh()
    assert room.news.view.refreshing


@pytest.mark.parametrize(("status", "blocked"), [(403, True), (500, False)])
def test_the_text_that_rest_does_not_give_is_had_from_the_page(
    station: DemoStation, status: int, blocked: bool
) -> None:
    station.faults.set(site=SiteFault.REST_BLOCKED, rest_status=status)
    http = Http("PlanetFM-test")
    try:
        whole = whole_of(http, f"{station.site}/wp-json/", article(station, BANDARA), NOW)
    finally:
        http.close()
    assert whole.html and whole.rest_blocked is blocked
