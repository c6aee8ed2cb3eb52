"""A listener who pays by the byte is stopped at the cap, and goes on only when told to."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from planetfm.core.keeping import KeepProblem, KeepTrouble
from planetfm.core.meter import Cap
from planetfm.core.profile import Profile
from planetfm.core.snapshot import LineState
from planetfm.core_app import CoreApp
from planetfm.options import Options
from planetfm.places import find_places
from planetfm.runtime.meter import MeterView
from planetfm.runtime.tasks import Mailbox
from tests.running import RunningApp


def used_up(data: Path, settings: Path, month_bytes: int) -> str:
    """A cap of a megabyte, and so much of it used; gives the month."""
    today = (datetime.now(UTC) + timedelta(hours=7)).date()  # the station's day
    for path in (data, settings):
        path.parent.mkdir(parents=True)
    month = today.isoformat()[:7]
    used = {"day": today.isoformat(), "day_bytes": 0, "month": month}
    data.write_text(json.dumps(used | {"month_bytes": month_bytes}))
    settings.write_text(json.dumps({"monthly_cap_mb": 1}))
    return month


def test_sound_stops_at_the_months_cap_and_goes_on_when_it_is_lifted(tmp_path: Path) -> None:
    app = RunningApp(tmp_path, "--play")
    data, settings = app.home / "state" / "data.json", app.home / "config" / "settings.json"
    month = used_up(data, settings, 900_000)
    with app:
        told = app.wait_status(lambda told: told["data"]["cap"] == "reached", "cap")
        assert told["line"]["state"] == "idle"
        assert 1_000_000 <= told["data"]["month_bytes"] < 1_400_000
        app.command("play")
        told = app.wait_status(lambda told: told["line"]["state"] == "idle", "silence")
        assert app.command("more-data").returncode == 0  # what was stopped plays again
        told = app.wait_status(lambda told: told["line"]["state"] == "flowing", "sound")
        assert told["data"]["cap"] == "overridden"
    assert json.loads(data.read_text())["overridden"] == month


def test_beyond_the_cap_nothing_is_played_or_recorded_and_it_is_said(
    qtbot: QtBot, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    places = find_places(home)
    used_up(places.meter, places.settings, 1_200_000)
    streams = ("http://127.0.0.1:9/s",)
    site = "http://127.0.0.1:9/"
    profile = Profile("Demo FM", "Demo", site, "Asia/Jakarta", "WIB", streams=streams)
    core = CoreApp(Options(home=home, site=profile.site), places, profile, Mailbox())
    warned: list[MeterView] = []
    said: list[object] = []
    core.meter.warned.connect(warned.append)
    core.keep.said.connect(said.append)
    try:
        core.keep.record_start()
        assert said == [KeepTrouble(KeepProblem.CAPPED)]
        assert core.keep.recording is None
        assert warned == []
        for times in (1, 2):
            core.player.play()
            assert core.player.view.line.state is LineState.IDLE
            assert [view.cap for view in warned] == [Cap.REACHED] * times
        core.go_on()
        assert core.player.view.wanted
        assert core.player.view.line.state is not LineState.IDLE
        assert len(warned) == 2
    finally:
        core.close()
