"""The first minute: a real window, WordPress, Icecast and sound server."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from tests.journeys.app import App
from tests.stations.chaos import ChaosProxy
from tests.stations.display import Display
from tests.stations.ear import PulseEar
from tests.stations.icecast import MOUNTS
from tests.stations.wordpress import WordPress


def test_it_finds_the_station_plays_it_and_shows_its_news(
    own_home: Path, chaos: ChaosProxy, ear: PulseEar, wordpress: WordPress, display: Display
) -> None:
    stream = chaos.url(MOUNTS["mp3"].path)
    wordpress.show_stream(stream)
    env = {**ear.env, **display.env, "QT_QPA_PLATFORM": "xcb"}
    home = own_home / "app"
    with ear.listen() as heard, App(home, "--site", wordpress.home, "--play", env=env) as app:
        heard.wait_for_sound(since=app.started_at, timeout_s=20)
        status = app.wait_for(lambda now: now["news"]["articles"] >= 10)
        assert status["stream"]["url"] == stream
        assert status["line"]["state"] == "flowing"
        assert status["news"]["error"] is None
        chaos.drop()
        status = app.wait_for(lambda now: now["stream"]["splices"] == 1)
        assert status["sound"]["state"] == "playing"
        assert app.say("stop").returncode == 0
        heard.wait_for_silence(timeout_s=5)


def test_after_a_kill_everything_is_there_again_without_the_site(
    own_home: Path, chaos: ChaosProxy, ear: PulseEar, wordpress: WordPress, display: Display
) -> None:
    wordpress.show_stream(chaos.url(MOUNTS["mp3"].path))
    env = {**ear.env, **display.env, "QT_QPA_PLATFORM": "xcb"}
    home = own_home / "app"
    first = App(home, "--site", wordpress.home, env=env)
    with first as app:
        before = app.wait_for(lambda now: now["news"]["articles"] >= 10)
        os.kill(app.pid, signal.SIGKILL)
        time.sleep(0.2)
    with wordpress.maintenance(), App(home, "--site", wordpress.home, "--play", env=env) as app:
        after = app.wait_for(lambda now: now["sound"]["state"] == "playing")
        assert after["news"]["articles"] == before["news"]["articles"]
        app.say("refresh")
        told = app.wait_for(lambda now: now["news"]["error"] is not None)
        assert told["news"]["articles"] == before["news"]["articles"]
        assert told["sound"]["state"] == "playing", "the site's trouble is not the radio's"
