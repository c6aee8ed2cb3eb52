"""Pause, seek and return, judged by ear on a real Icecast: what is heard is what was asked for."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.journeys.app import App
from tests.journeys.on_the_tape import SETTLED_S, Heard, Walk, told
from tests.stations.ear import PulseEar
from tests.stations.icecast import Icecast

WRONG_S = 0.3


def app_on(own_home: Path, url: str, ear: PulseEar) -> App:
    options = ("--headless", "--stream", url, "--site", "http://127.0.0.1:9/")
    return App(own_home / "app", *options, env=ear.env)


def test_the_second_that_is_heard_is_the_second_that_was_asked_for(
    own_home: Path, icecast: Icecast, ear: PulseEar
) -> None:
    with ear.listen() as heard, app_on(own_home, icecast.url(), ear) as app:
        walk = Walk(app, heard)
        walk.begin()
        walk.listen(SETTLED_S)
        walk.note_live()
        walk.listen(2)
        walk.pause(4)
        walk.listen(4.2)
        walk.back(7)
        walk.listen(4.2)
        walk.to_second(12)
        walk.listen(4.2)
        walk.live()
        walk.listen(4.2)
        steps = walk.judge()
    print(told(steps))
    assert len(steps) == 4
    for step in steps:
        assert abs(step.wrong_s) <= WRONG_S, step
        assert step.silent_s <= 0.1, step
        assert step.after_s <= 0.25, step


def test_killed_and_started_again_the_past_is_there(
    own_home: Path, icecast: Icecast, ear: PulseEar
) -> None:
    with app_on(own_home, icecast.url(), ear) as app:
        app.wait_for(lambda status: status["sound"]["state"] == "playing")
        before = app.wait_for(
            lambda status: status["tape"]["newest"] - status["tape"]["oldest"] > 8
        )
        os.kill(app.pid, signal.SIGKILL)
        os.waitid(os.P_PID, app.pid, os.WEXITED | os.WNOWAIT)
    with ear.listen() as heard, app_on(own_home, icecast.url(), ear) as app:
        walk = Walk(app, heard)
        walk.begin()
        walk.listen(SETTLED_S)
        walk.note_live()
        walk.listen(2)
        status = app.status()
        assert status["tape"]["oldest"] == pytest.approx(before["tape"]["oldest"], abs=0.2)
        assert status["sound"]["live"]
        walk.to_second(walk_back_s(status, before))
        walk.listen(4.2)
        steps = walk.judge()
    print(told(steps))
    step: Heard
    (step,) = steps
    assert abs(step.wrong_s) <= WRONG_S


def walk_back_s(status: dict[str, dict[str, float]], before: dict[str, dict[str, float]]) -> float:
    """From now to three seconds after the first run began."""
    return status["tape"]["newest"] - before["tape"]["oldest"] - 3
