"""The app on a session bus with a desktop's services: what it tells, what a click does, and what it
asks for while it plays."""

from __future__ import annotations

import json
import signal
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from planetfm.core.alarms import Alarm, dump
from planetfm.core.model import Song
from planetfm.demo.station import DemoStation
from planetfm.desktop.awake_holds import POWER
from planetfm.desktop.notices import SERVICE
from planetfm.store.articles import ArticleStore
from planetfm.store.history import HistoryStore
from tests.desktop.bus_service import BusService
from tests.running import ROOT, RunningApp, environment
from tests.stations.bus import SessionBus

TITLE = 'BANDARA "BLIMBINGSARI" & FERI'


@pytest.fixture
def station() -> Iterator[DemoStation]:
    with DemoStation(ROOT / "assets") as station:
        yield station


@pytest.fixture
def desktop(bus: SessionBus) -> Iterator[BusService]:
    answers: dict[str, Any] = {
        "GetCapabilities": lambda: ("as", (["actions", "body", "body-markup"],)),
        "Notify": lambda *what: ("u", (5,)),
        "CloseNotification": lambda number: ("", ()),
    }
    with BusService(bus.address, SERVICE.service, answers) as service:
        yield service


def app(folder: Path, bus: SessionBus, site: str, *options: str, **settings: object) -> RunningApp:
    path = folder / "home" / "config" / "settings.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"quiet": False, **settings}))
    env = environment(folder, **bus.env)
    return RunningApp(folder, "--site", site, *options, headless=False, demo=False, env=env)


def look_again_at_once(folder: Path) -> None:
    """The last visit was an hour ago: a start does not wait until another is polite."""
    (path,) = (folder / "home" / "data").glob("127.0.0.1.db")
    store = ArticleStore(path)
    store.remember({"visit": f"{time.time() - 3600} 200"})
    store.close()


def unread(told: dict[str, Any]) -> int:
    count: int = told["news"]["unread"]
    return count


def test_a_new_story_is_told_and_a_click_opens_it(
    tmp_path: Path, bus: SessionBus, station: DemoStation, desktop: BusService
) -> None:
    wishes = {"notify_news": True, "notify_words": ["bandara"]}
    with app(tmp_path, bus, station.site, **wishes) as first:
        told = first.wait_status(lambda told: told["news"]["articles"] > 0, "news")
        before = unread(told)
        assert first.end(signal.SIGTERM, 5.0) == 0
        first.assert_clean()
    assert desktop.calls == [], "a first fill is no news"
    look_again_at_once(tmp_path)
    station.publish("HARGA CABAI NAIK")
    station.publish(TITLE)
    with app(tmp_path, bus, station.site, **wishes) as second:
        second.wait(lambda: desktop.called("Notify"), "notification")
        (notify,) = desktop.called("Notify")
        assert notify[3] == f"New story: {TITLE}"
        assert notify[4] == 'Layanan Publik · because it has "bandara"'
        assert notify[5] == ["default", "Read", "save", "Save"]
        assert unread(second.status()) == before + 2
        desktop.say(SERVICE.path, SERVICE.interface, "ActionInvoked", "us", 5, "save")
        second.wait_status(lambda told: told["news"]["saved"] == 1, "saved story")
        desktop.say(SERVICE.path, SERVICE.interface, "ActionInvoked", "us", 5, "default")
        second.wait_status(lambda told: unread(told) == before + 1, "read story")
        assert second.end(signal.SIGTERM, 5.0) == 0
        second.assert_clean()


def test_the_machine_is_asked_to_stay_awake_until_the_radio_stops(
    tmp_path: Path, bus: SessionBus, station: DemoStation
) -> None:
    answers: dict[str, Any] = {"Inhibit": lambda *_: ("u", (9,)), "UnInhibit": lambda _: ("", ())}
    with (
        BusService(bus.address, POWER.service, answers) as power,
        app(tmp_path, bus, station.site, keep_awake=True) as running,
    ):
        assert running.command("planetfm:play").returncode == 0
        running.wait(lambda: power.called("Inhibit"), "wish to stay awake")
        assert power.called("Inhibit") == [("127.0.0.1", "The radio is playing")]
        assert running.command("stop").returncode == 0
        running.wait(lambda: power.called("UnInhibit"), "release")
        assert running.end(signal.SIGTERM, 5.0) == 0
        running.assert_clean()


def test_a_starred_song_on_air_is_told_once(
    tmp_path: Path, bus: SessionBus, station: DemoStation, desktop: BusService
) -> None:
    history = tmp_path / "home" / "data" / "history.db"
    history.parent.mkdir(parents=True)
    store = HistoryStore(history)
    programme = json.loads((ROOT / "assets" / "demo" / "programme.json").read_text())
    for part in programme["segments"]:
        store.set_star(Song(part["artist"], part["title"], ""), True, 1.0)
    store.close()
    for _ in range(2):
        with app(tmp_path, bus, station.site, notify_songs=True) as running:
            assert running.command("planetfm:live").returncode == 0
            told = running.wait_status(lambda told: told["title"]["song"], "title")
            song = f"{told['title']['song']}, {told['title']['artist']}"
            running.wait(partial(is_told, desktop, f"Starred song on air: {song}"), "notification")
            assert running.end(signal.SIGTERM, 5.0) == 0
            running.assert_clean()
    assert len(titles(desktop)) == len(set(titles(desktop))), "once an airing, restarts and all"


def test_an_alarm_that_was_missed_is_told_to_who_has_no_window(
    tmp_path: Path, bus: SessionBus, station: DemoStation, desktop: BusService
) -> None:
    alarms = tmp_path / "home" / "config" / "alarms.json"
    alarms.parent.mkdir(parents=True)
    once = Alarm("a", 5, 30, set_at=time.time() - 2 * 86_400)
    alarms.write_text(json.dumps({"alarms": [dump(once)]}))
    with app(tmp_path, bus, station.site, "--hidden") as running:
        running.wait(partial(is_told, desktop, "Alarm at 05:30 WIB missed"), "notification")
        (notify,) = desktop.called("Notify")
        assert notify[4] == "The app or the computer was off."
        assert notify[5] == ["default", "Show window"]
        assert running.end(signal.SIGTERM, 5.0) == 0
        running.assert_clean()


def is_told(desktop: BusService, title: str) -> bool:
    return title in titles(desktop)


def titles(desktop: BusService) -> list[str]:
    return [body[3] for body in desktop.called("Notify")]
