"""`planetfm news --refresh` beside the running app: the app asks the site, and knows what came."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from planetfm.assets import assets_dir
from planetfm.demo.faults import SiteFault
from planetfm.demo.station import DemoStation
from planetfm.net.http import Http
from planetfm.places import find_places
from planetfm.terminal.beside import RunningApp
from planetfm.terminal.news import news
from tests.running import RunningApp as AppProcess


@pytest.fixture
def station() -> Iterator[DemoStation]:
    with DemoStation(assets_dir()) as running:
        yield running


@pytest.fixture
def app(station: DemoStation, tmp_path: Path) -> Iterator[AppProcess]:
    with AppProcess(tmp_path, "--site", station.site, demo=False) as running:
        running.wait_status(lambda told: told["news"]["articles"] > 0, "news")
        yield running


def refresh(app: AppProcess, station: DemoStation, site: str = "127.0.0.1") -> tuple[int, str, str]:
    """The command as the command line calls it."""
    out, err = io.StringIO(), io.StringIO()
    http = Http("PlanetFM-test")
    try:
        code = news(
            find_places(app.home).database("127.0.0.1"),
            http,
            station.site + "/feed/",
            refresh=True,
            as_json=False,
            out=out,
            err=err,
            app=RunningApp(app.door, site),
        )
    finally:
        http.close()
    return code, out.getvalue(), err.getvalue()


def feed_requests(station: DemoStation) -> int:
    return sum(seen.path.startswith("/feed/") for seen in station.requests)


def test_the_app_asks_and_its_window_knows_what_came(app: AppProcess, station: DemoStation) -> None:
    before = app.status()["news"]["articles"]
    station.publish("BARU SEKALI", "Baru saja.")
    station.forget_requests()
    code, out, err = refresh(app, station)
    assert (code, err) == (0, "")
    assert "BARU SEKALI" in out.splitlines()[0]
    assert app.status()["news"]["articles"] == before + 1
    assert feed_requests(station) == 1


def test_what_went_wrong_for_the_app_is_told(app: AppProcess, station: DemoStation) -> None:
    station.faults.set(site=SiteFault.TOO_MANY, retry_after_s=600)
    for _ in range(2):  # the second time the app keeps the pause, and nobody waits for its end
        code, out, err = refresh(app, station)
        assert (code, err) == (1, "The site asks for a pause.\n")
        assert out
    assert feed_requests(station) == 2


def test_another_stations_app_is_left_alone(app: AppProcess, station: DemoStation) -> None:
    tried_at = app.status()["news"]["tried_at"]
    station.forget_requests()
    assert refresh(app, station, "lain.example")[0] == 0
    assert app.status()["news"]["tried_at"] == tried_at
    assert feed_requests(station) == 0, "the app was there a moment ago"
