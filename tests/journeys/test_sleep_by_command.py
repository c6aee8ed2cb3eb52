"""The sleep timer from a script, and what the status says of it."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.app import App
from tests.stations.ear import PulseEar


def test_the_sleep_timer_is_set_seen_and_called_off(own_home: Path, ear: PulseEar) -> None:
    with App(own_home / "app", "--demo", "--headless", "--play", env=ear.env) as app:
        app.wait_for(lambda status: status["sound"]["state"] == "playing")
        assert app.status()["sleep"] is None
        assert app.say("sleep", "30").returncode == 0
        left_s = app.status()["sleep"]["left_s"]
        assert 1790 < left_s <= 1800
        assert app.say("sleep", "song").returncode == 0
        assert app.status()["sleep"]["end_of_song"]
        for wrong in ("0", "721", "soon"):
            refused = app.say("sleep", wrong)
            assert refused.returncode == 1
            assert "1..720" in refused.stderr
        assert app.say("sleep", "off").returncode == 0
        assert app.status()["sleep"] is None
        app.say("stop")
        refused = app.say("sleep", "15")
        assert refused.returncode == 1
        assert "nothing plays" in refused.stderr
        assert app.status()["alarms"] == []
