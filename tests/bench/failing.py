"""What a listener loses when the line fails. Both sides play through the same failing line at the
same time, each into a sound server of its own."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.bench.place import Place
from tests.bench.row import Row
from tests.bench.side import bare_vlc, planetfm
from tests.journeys.test_sound_on_a_failing_line import AFTER_S, BEFORE_S, lost
from tests.stations.chaos import ChaosProxy
from tests.stations.ear import PulseEar
from tests.stations.icecast import MOUNTS, Icecast
from tests.stations.recording import Sound


@dataclass(frozen=True, slots=True)
class Outage:
    name: str
    fail: Callable[[ChaosProxy], None]
    length_s: float
    aim: str


OUTAGES = (
    Outage("cut", ChaosProxy.drop, 0.0, "0 s"),
    Outage("refused for 3 s", ChaosProxy.refuse, 3.0, "0 s"),
    Outage("refused for 10 s", ChaosProxy.refuse, 10.0, "6 s"),
    Outage("stalled for 10 s", ChaosProxy.stall, 10.0, "6 s"),
)


def outages(place: Place) -> Iterator[Row]:
    """Two rows each: seconds of silence, seconds of the broadcast never heard."""
    with Icecast(["mp3"]) as icecast, PulseEar() as our_ear, PulseEar() as their_ear:
        for outage in OUTAGES:
            with ChaosProxy(icecast.port) as line:
                yield from _one(place, outage, line, our_ear, their_ear)


def _one(
    place: Place, outage: Outage, line: ChaosProxy, our_ear: PulseEar, their_ear: PulseEar
) -> Iterator[Row]:
    url = line.url(MOUNTS["mp3"].path)
    ours = planetfm(place.home, "--stream", url, "--play")
    with (
        our_ear.listen() as we_heard,
        their_ear.listen() as they_heard,
        place.run(ours, our_ear.env),
        place.run(bare_vlc(url), their_ear.env),
    ):
        our_first = we_heard.wait_for_sound(timeout_s=30)
        their_first = they_heard.wait_for_sound(timeout_s=30)
        time.sleep(BEFORE_S)
        cut_at = time.time()
        outage.fail(line)
        time.sleep(outage.length_s)
        line.ok()
        time.sleep(AFTER_S)
        our_sound, their_sound = we_heard.sound(), they_heard.sound()
        now = time.time() - 0.5
    we = _silent_and_lost(our_sound, our_first, cut_at, now)
    they = _silent_and_lost(their_sound, their_first, cut_at, now)
    # A side that is silent at the end has no end of its silence to measure: what is shown is a
    # least, cut off with the recording.
    peer_is = "bare libVLC" if they[1] is not None else "bare libVLC, silent to the end"
    yield Row(f"{outage.name}: silence", "s", we[0], they[0], peer_is, outage.aim)
    yield Row(f"{outage.name}: lost (- twice)", "s", we[1], they[1], peer_is)


def _silent_and_lost(
    sound: Sound, first: float, cut_at: float, now: float
) -> tuple[float, float | None]:
    silent_s = sound.silent_s(first, now)
    if sound.exact_lag(now - 4, now) is None or sound.exact_lag(first, cut_at) is None:
        return silent_s, None
    return silent_s, lost(sound, first, cut_at, now)
