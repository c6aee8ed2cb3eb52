"""planetfm: addresses, as a browser hands them over: to the running app, or to one they start."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import Any

from planetfm.demo.station import DemoStation
from tests.running import ROOT, RunningApp


def test_an_address_opens_an_article_plays_or_is_refused(tmp_path: Path) -> None:
    with DemoStation(ROOT / "assets") as station:
        options = ("--site", station.site)
        first, second = (article.id for article in station.newsroom.articles()[:2])
        with RunningApp(tmp_path, *options, headless=False, demo=False) as app:
            told = app.wait_status(lambda told: told["news"]["articles"] > 0, "news")
            unread: int = told["news"]["unread"]
            assert app.command(f"planetfm:article/{first}").returncode == 0
            app.wait_status(lambda told: told["news"]["unread"] == unread - 1, "read story")
            assert app.status()["sound"]["state"] == "silent"
            assert app.command("planetfm:article/post:999999").returncode == 0
            hostile = app.command("planetfm:article/../../etc")
            assert (hostile.returncode, len(hostile.stderr.splitlines())) == (1, 1)
            assert app.command("planetfm:live").returncode == 0
            app.wait_status(lambda told: told["line"]["state"] == "flowing", "sound")
            assert app.end(signal.SIGTERM, 5.0) == 0
            app.assert_clean()
        link = f"planetfm:article/{second}"
        with RunningApp(tmp_path, *options, link, headless=False, demo=False) as app:
            app.wait_status(lambda told: read_two(told, unread), "story of the start")
            assert app.end(signal.SIGTERM, 5.0) == 0
            app.assert_clean()


def read_two(told: dict[str, Any], unread: int) -> bool:
    return bool(told["news"]["unread"] == unread - 2)


def test_without_a_window_it_plays_and_refuses_to_read(tmp_path: Path) -> None:
    with RunningApp(tmp_path) as app:
        assert app.command("planetfm:play").returncode == 0
        refused = app.command("planetfm:article/1")
        assert refused.returncode == 1
        assert refused.stderr == "Planet FM refused: there is no window to read in\n"
