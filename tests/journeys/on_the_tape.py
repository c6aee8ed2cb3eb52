"""Walks on the tape, told to the real app and judged by ear: is the second that is heard the second
that was asked for?

The station's tone tells the second at which it was sent; the app knows when a second arrived. How
far these two are apart (the encoder, the server) is measured once while live, and taken away.
"""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from planetfm.places import find_places
from planetfm.terminal.remote import ask
from tests.journeys.app import App
from tests.stations.ear import Recording
from tests.stations.recording import PITCH_HOP_S, Sound

ZONE = ZoneInfo("Asia/Jakarta")
"""The clock of the profile that the app starts with."""
WITHIN_S = 2.5
JUDGED_S = 4.0
SETTLED_S = 10.0


@dataclass(frozen=True, slots=True)
class Step:
    """Something that was asked for at `at`: to hear what was on air at `air`."""

    name: str
    at: float
    air: float


@dataclass(frozen=True, slots=True)
class Heard:
    """What came of a step. `wrong_s`: what was heard, less what was asked for."""

    name: str
    wrong_s: float
    after_s: float
    """From the wish to the first of the new sound."""
    silent_s: float
    """Of that, and the second behind it."""


class Walk:
    """Asks the app and notes it; `judge` listens when all is over."""

    def __init__(self, app: App, recording: Recording) -> None:
        self._app, self._recording = app, recording
        self._door = find_places(app.home).door
        self._steps: list[Step] = []
        self._live: tuple[float, float] | None = None

    def begin(self, timeout_s: float = 15.0) -> float:
        return self._recording.wait_for_sound(timeout_s=timeout_s)

    def listen(self, seconds: float) -> None:
        time.sleep(seconds)

    def note_live(self) -> None:
        """Note by how much the app's time and the tone's are apart: some seconds must be heard
        before and after. Not within `SETTLED_S` of the first sound, or all is judged by a second
        that the ear took twice (see `lost` of the journeys on a failing line)."""
        at, tape = time.time(), self._tape()
        self._live = (at, tape["heard"])

    def pause(self, seconds: float) -> None:
        """And on from there."""
        self._tell("pause")
        air = self._tape()["heard"]
        time.sleep(seconds)
        self._step(f"on after a pause of {seconds:g} s", air, "play")

    def back(self, seconds: float) -> None:
        before = time.time()
        heard = self._tape()["heard"]
        at = time.time()
        self._step(f"{seconds:g} s back", heard + at - before - seconds, "seek", f"-{seconds:g}")

    def to_second(self, ago_s: float) -> None:
        """To a full second of the station's clock, so long ago."""
        air = float(int(time.time() - ago_s))
        clock = datetime.fromtimestamp(air, ZONE).strftime("%H:%M:%S")
        self._step(f"to {ago_s:g} s ago by the clock", air, "seek", clock)

    def live(self) -> None:
        newest = self._tape()["newest"]
        self._step("back to live", newest - 4.0, "live")

    def judge(self) -> list[Heard]:
        """What each step came to, in order; each needs some seconds of sound behind it."""
        sound = self._recording.sound()
        assert self._live is not None
        at, air = self._live
        apart_s = air - at + _lag(sound, at - 3.0, at + 1.0)
        return [_judge(sound, step, apart_s) for step in self._steps]

    def _step(self, name: str, air: float, *words: str) -> None:
        self._steps.append(Step(name, time.time(), air))
        self._tell(*words)

    def _tell(self, *words: str) -> dict[str, Any]:
        answer = ask(self._door, *words)
        assert "error" not in answer, answer
        return answer

    def _tape(self) -> dict[str, Any]:
        tape: dict[str, Any] = self._tell("status")["status"]["tape"]
        return tape


def _judge(sound: Sound, step: Step, apart_s: float) -> Heard:
    began = _jump(sound, step.at)
    air = began - _lag(sound, began + 0.1, began + JUDGED_S) + apart_s
    # The tone tells seconds of the minute.
    wrong_s = (air - step.air + 30) % 60 - 30
    before_loud = sound.loud(step.at - 0.2, step.at)
    silent_s = sound.silent_s(step.at if before_loud else began, began + 1.0)
    return Heard(step.name, wrong_s, began - step.at, silent_s)


def _jump(sound: Sound, at: float) -> float:
    """When what is heard is no longer what would have come; after silence, when sound begins."""
    if not sound.loud(at - 0.1, at):
        first = sound.first_sound(at)
        assert first is not None, "nothing was heard"
        return first
    before_s = _lag(sound, at - 3.0, at)
    seconds = sound._seconds(at, at + WITHIN_S)
    strange = 0
    for place, second in enumerate(seconds):
        due = (at + (place + 0.5) * PITCH_HOP_S - before_s) % 60
        off = (second + 0.5 - due + 30) % 60 - 30
        strange = strange + 1 if second >= 0 and abs(off) > 1.0 else 0
        if strange == 3:
            return at + (place - 2) * PITCH_HOP_S
    raise AssertionError("no jump was heard")


def _lag(sound: Sound, since: float, until: float) -> float:
    lag = sound.exact_lag(since, until)
    assert lag is not None, "no second began there"
    return lag


def told(steps: list[Heard]) -> str:
    """One line a step, for people."""
    return "\n".join(
        f"{one.name}: {one.wrong_s:+.2f} s, after {1000 * one.after_s:.0f} ms,"
        f" {1000 * one.silent_s:.0f} ms silent"
        for one in steps
    )


def median_after_s(steps: list[Heard]) -> float:
    return statistics.median(one.after_s for one in steps)
