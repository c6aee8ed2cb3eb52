"""The ear hears: when sound begins, where it stops, which second of the clock tone it is."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

from tests.stations.ear import PulseEar, Recording
from tests.stations.icecast import Icecast
from tests.stations.parts import Child, program, short_folder


def play(ear: PulseEar, folder: Path, *source: str) -> Child:
    """Starts ffmpeg as a radio listener with ears in the private sound server."""
    command = [program("ffmpeg", "ffmpeg"), "-loglevel", "error", *source, "-f", "pulse"]
    command += ["-device", "ear", "-buffer_duration", "50", "test"]
    return Child(command, folder / "ffmpeg.log", env=ear.env)


def until(recording: Recording, at: float) -> None:
    """Waits until the recording holds everything before `at`."""
    while recording.sound().ends_at < at:
        time.sleep(0.05)


def test_nothing_is_heard_while_nothing_plays(ear: PulseEar) -> None:
    with ear.listen() as recording:
        recording.wait_for_silence(0.3)
        assert recording.sound().first_sound(recording.began_at) is None


def test_a_tone_with_a_hole_is_heard_with_its_hole(ear: PulseEar) -> None:
    tone = "aevalsrc=0.3*sin(2*PI*500*t)*(1-between(t\\,0.5\\,0.7)):d=1.5:s=44100"
    with ear.listen() as recording, short_folder("play") as folder:
        player = play(ear, folder, "-re", "-f", "lavfi", "-i", tone)
        began = recording.wait_for_sound()
        until(recording, began + 1.5)
        player.stop()
        holes = recording.sound().silences(began, began + 1.4)
    assert len(holes) == 1
    assert abs(holes[0].length_s - 0.2) < 0.03
    assert abs(holes[0].at - began - 0.5) < 0.05


def test_the_station_is_heard_with_its_lag(ear: PulseEar, icecast: Icecast) -> None:
    with ear.listen() as recording, short_folder("play") as folder:
        player = play(ear, folder, "-i", icecast.url("mp3"))
        began = recording.wait_for_sound()
        until(recording, began + 4)
        player.stop()
        sound = recording.sound()
    lag, exact = sound.lag(began + 2), sound.exact_lag(began + 0.5, began + 3.5)
    assert lag is not None
    assert exact is not None
    assert 0 < exact < 9
    assert abs(lag - exact) < 0.7
    assert sound.silent_s(began, began + 3.5) == 0
    heard = sound.continuity(began, began + 3.8)
    assert heard.lost_s == heard.repeated_s == 0


def test_without_its_server_nothing_plays(ear: PulseEar) -> None:
    assert ear.streams() == []
    with PulseEar() as own:
        own.stop()
        done = subprocess.run(
            [program("pactl", "pulseaudio-utils"), "info"],
            env={**os.environ, **own.env},
            capture_output=True,
            timeout=10,
        )
        assert done.returncode != 0
        own.start()
        assert own.streams() == []
