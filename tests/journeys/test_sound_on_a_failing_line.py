"""What a listener hears when the line fails: measured on captured sound, with a real Icecast."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.app import App
from tests.stations.chaos import ChaosProxy
from tests.stations.ear import PulseEar
from tests.stations.icecast import MOUNTS
from tests.stations.recording import Sound

BEFORE_S = 6.0
AFTER_S = 12.0


def headless(own_home: Path, url: str, ear: PulseEar) -> App:
    options = ("--headless", "--stream", url, "--site", "http://127.0.0.1:9/")
    return App(own_home / "app", *options, env=ear.env)


def lost(sound: Sound, first: float, cut_at: float, now: float) -> float:
    """Seconds of air that were never heard (below zero: heard twice): what was silent, less what
    the sound fell behind.

    Not `Sound.continuity`: some seconds after libVLC began to play from a network, what PulseAudio
    records now and then holds a second twice and leaves out the next one. libVLC's own samples
    (written to a file) don't, nor does the tape, so only the ear is fooled.
    """
    before, after = sound.exact_lag(first, cut_at), sound.exact_lag(now - 4, now)
    assert before is not None
    assert after is not None
    return sound.silent_s(first, now) - (after - before)


@pytest.mark.parametrize(
    ("fail", "outage_s", "silent_at_most_s"),
    [
        pytest.param(ChaosProxy.drop, 0.0, 0.0, id="cut"),
        pytest.param(ChaosProxy.refuse, 3.0, 0.0, id="refused for 3 s"),
        pytest.param(ChaosProxy.refuse, 10.0, 7.0, id="refused for 10 s"),
        pytest.param(ChaosProxy.stall, 10.0, 7.0, id="stalled for 10 s"),
    ],
)
def test_an_outage_costs_no_more_than_the_reserve_lacks(
    own_home: Path,
    chaos: ChaosProxy,
    ear: PulseEar,
    fail: Callable[[ChaosProxy], None],
    outage_s: float,
    silent_at_most_s: float,
) -> None:
    with ear.listen() as heard, headless(own_home, chaos.url(MOUNTS["mp3"].path), ear) as app:
        first = heard.wait_for_sound(timeout_s=15)
        time.sleep(BEFORE_S)
        cut_at = time.time()
        fail(chaos)
        time.sleep(outage_s)
        chaos.ok()
        time.sleep(AFTER_S)
        status = app.status()
        sound, now = heard.sound(), time.time() - 0.5
    silent_s = sound.silent_s(first, now)
    lost_s = lost(sound, first, cut_at, now)
    print(f"outage {outage_s:.0f} s: silent {silent_s:.2f} s, lost {lost_s:.2f} s")
    assert status["line"]["state"] == "flowing"
    assert status["sound"]["state"] == "playing"
    assert sound.loud(now - 1, now)
    assert silent_s <= silent_at_most_s
    if silent_at_most_s == 0.0:
        assert status["stream"]["splices"] == 1
        assert status["stream"]["holes"] == 0
        assert abs(lost_s) <= 0.15
    elif fail is ChaosProxy.stall:
        assert abs(lost_s) <= 0.3, "the server still had what was missed"
        assert status["stream"]["holes"] == 0
    else:
        assert -0.3 <= lost_s <= outage_s


@pytest.mark.parametrize("codec", list(MOUNTS))
def test_every_codec_survives_a_cut_without_a_lost_second(
    own_home: Path, chaos: ChaosProxy, ear: PulseEar, codec: str
) -> None:
    with ear.listen() as heard, headless(own_home, chaos.url(MOUNTS[codec].path), ear) as app:
        first = heard.wait_for_sound(timeout_s=15)
        time.sleep(4.5)
        cut_at = time.time()
        chaos.drop()
        time.sleep(8)
        status = app.status()
        sound, now = heard.sound(), time.time() - 0.5
    lost_s = lost(sound, first, cut_at, now)
    print(f"{codec}: silences {sound.silences(first, now)}, lost {lost_s:.2f} s")
    assert status["stream"]["codec"] == codec
    assert status["stream"]["splices"] == 1
    assert sound.silent_s(first, now) <= 0.05
    assert abs(lost_s) <= 0.15


def test_a_line_that_drops_twice_a_second_is_not_heard(
    own_home: Path, chaos: ChaosProxy, ear: PulseEar
) -> None:
    with ear.listen() as heard, headless(own_home, chaos.url(MOUNTS["mp3"].path), ear) as app:
        first = heard.wait_for_sound(timeout_s=15)
        time.sleep(4)
        cut_at = time.time()
        for _ in range(16):
            chaos.drop()
            time.sleep(0.5)
        time.sleep(6)
        status = app.status()
        sound, now = heard.sound(), time.time() - 0.5
    lost_s = lost(sound, first, cut_at, now)
    print(f"silences {sound.silences(first, now)}, lost {lost_s:.2f} s, {status['stream']}")
    assert status["stream"]["reconnects"] >= 8
    assert status["stream"]["splices"] >= status["stream"]["reconnects"] - 1
    assert status["stream"]["holes"] == 0
    assert sound.silent_s(first, now) <= 0.05
    assert abs(lost_s) <= 0.15
