"""Recording with the real app, by its commands, from a real Icecast over a line that fails."""

from __future__ import annotations

import json
import os
import signal
import time
from pathlib import Path

import pytest

from tests.audio.test_recorder import plays, probed
from tests.journeys.app import App
from tests.stations.chaos import ChaosProxy
from tests.stations.ear import PulseEar
from tests.stations.icecast import MOUNTS, Icecast


def app_before(own_home: Path, url: str, ear: PulseEar) -> App:
    options = ("--headless", "--stream", url, "--site", "http://127.0.0.1:9/")
    return App(own_home / "app", *options, env=ear.env)


def files(own_home: Path) -> list[Path]:
    """What was kept, in the folder of the station's name (here its host's)."""
    return sorted((own_home / "app" / "127.0.0.1").glob("*"))


def said(app: App, *words: str) -> str:
    told = app.say(*words)
    assert told.returncode == 0, told.stderr
    return told.stdout


def test_a_recording_over_an_outage_is_one_file_and_the_song_is_in_the_history(
    own_home: Path, icecast: Icecast, chaos: ChaosProxy, ear: PulseEar
) -> None:
    icecast.set_title("Rossa - Tegar")
    with app_before(own_home, chaos.url(MOUNTS["mp3"].path), ear) as app:
        app.wait_for(lambda status: status["sound"]["state"] == "playing")
        assert app.say("record", "stop").returncode == 1
        said(app, "record", "start")
        begun = app.wait_for(lambda status: (status["recording"] or {}).get("seconds", 0) > 3)
        chaos.refuse()
        time.sleep(9)
        chaos.ok()
        app.wait_for(lambda status: (status["recording"] or {}).get("seconds", 0) > 15)
        assert icecast.listeners() == 1
        said(app, "record", "stop")
        status = app.wait_for(lambda status: status["recording"] is None)
        said(app, "clip", "0.1")
        end = time.monotonic() + 20
        while len(files(own_home)) < 2 or not (songs := json.loads(said(app, "songs", "--json"))):
            assert time.monotonic() < end
            time.sleep(0.3)
    assert status["stream"]["holes"] == 1
    recording = Path(begun["recording"]["path"])
    clip, _ = sorted(set(files(own_home)), key=lambda path: path == recording)
    assert plays(recording) > 14
    found = probed(recording)
    assert found["tags"]["holes"].endswith(" s")
    assert found["chapters"][-1]["tags"]["title"] == "Rossa - Tegar"
    assert plays(clip) == pytest.approx(6, abs=0.3)
    assert [(song["title"], song["heard"]) for song in songs] == [("Tegar", True)]


def test_the_app_is_killed_while_it_records_and_the_file_plays(
    own_home: Path, icecast: Icecast, ear: PulseEar
) -> None:
    icecast.set_title("Rossa - Tegar")
    with app_before(own_home, icecast.url(), ear) as app:
        app.wait_for(lambda status: status["sound"]["state"] == "playing")
        said(app, "record", "start")
        app.wait_for(lambda status: (status["recording"] or {}).get("seconds", 0) > 3)
        os.kill(app.pid, signal.SIGKILL)
        os.waitid(os.P_PID, app.pid, os.WEXITED | os.WNOWAIT)
    (file,) = files(own_home)
    assert plays(file) > 2.5
    found = probed(file)
    assert found["tags"]["album"] == "127.0.0.1"
    assert [chapter["tags"]["title"] for chapter in found["chapters"]] == ["Rossa - Tegar"]


def test_a_recording_goes_on_after_stop_and_the_line_is_let_go_after_it(
    own_home: Path, icecast: Icecast, ear: PulseEar
) -> None:
    with app_before(own_home, icecast.url("aac"), ear) as app:
        app.wait_for(lambda status: status["sound"]["state"] == "playing")
        said(app, "record", "start")
        said(app, "stop")
        app.wait_for(lambda status: (status["recording"] or {}).get("seconds", 0) > 4)
        assert app.status()["sound"]["state"] == "silent"
        said(app, "record", "stop")
        app.wait_for(lambda status: status["line"]["state"] == "idle")
        icecast.wait_for_listeners(0, "aac")
    (file,) = files(own_home)
    assert plays(file) > 3.5
