"""A listener who pays by the byte is stopped at the cap, and goes on only when told to."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.running import RunningApp


def test_sound_stops_at_the_months_cap_and_goes_on_when_it_is_lifted(tmp_path: Path) -> None:
    app = RunningApp(tmp_path, "--play")
    today = (datetime.now(UTC) + timedelta(hours=7)).date()  # the station's day
    (app.home / "state").mkdir(parents=True)
    (app.home / "config").mkdir()
    used = {"day": today.isoformat(), "day_bytes": 0, "month": today.isoformat()[:7]}
    data, settings = app.home / "state" / "data.json", app.home / "config" / "settings.json"
    data.write_text(json.dumps(used | {"month_bytes": 900_000}))
    settings.write_text(json.dumps({"monthly_cap_mb": 1}))
    with app:
        told = app.wait_status(lambda told: told["data"]["cap"] == "reached", "cap")
        assert told["line"]["state"] == "idle"
        assert 1_000_000 <= told["data"]["month_bytes"] < 1_400_000
        app.command("play")
        told = app.wait_status(lambda told: told["line"]["state"] == "idle", "silence")
        assert app.command("more-data").returncode == 0
        app.command("play")
        told = app.wait_status(lambda told: told["line"]["state"] == "flowing", "sound")
        assert told["data"]["cap"] == "overridden"
    assert json.loads(data.read_text())["overridden"] == used["month"]
