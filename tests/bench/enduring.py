"""What many drops do to one run: sound, memory, threads, descriptors, and how soon it is back."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass

import psutil

from tests.bench.place import Place
from tests.bench.reserves import headless
from tests.bench.row import Row
from tests.journeys.app import App
from tests.stations.chaos import ChaosProxy
from tests.stations.ear import PulseEar
from tests.stations.icecast import MOUNTS, Icecast

DROPS, DROP_EVERY_S = 100, 0.5
SOAK_DROP_EVERY_S = 30.0
CHUNK_S = 240.0
"""A recording no longer than this: an hour of samples is too much to look at."""


@dataclass(frozen=True, slots=True)
class Burden:
    """What the app takes at one moment."""

    memory_mb: float
    threads: int
    descriptors: int

    @classmethod
    def of(cls, app: App) -> Burden:
        process = psutil.Process(app.pid)
        # Not PSS: that changes with whoever else shares the libraries' pages.
        memory_mb = process.memory_info().rss / 1e6
        return cls(memory_mb, process.num_threads(), process.num_fds())


def drops(place: Place) -> Iterator[Row]:
    """A hundred drops, two a second."""
    yield from _endure(place, "100 drops", DROPS * DROP_EVERY_S, DROP_EVERY_S)


def soak(place: Place, minutes: float) -> Iterator[Row]:
    """A drop every half minute, for so long."""
    yield from _endure(place, f"soak of {minutes:g} min", minutes * 60, SOAK_DROP_EVERY_S)


def _endure(place: Place, name: str, length_s: float, every_s: float) -> Iterator[Row]:
    backs: list[float] = []
    silent_s = lost_s = 0.0
    with Icecast(["mp3"]) as icecast, PulseEar() as ear, ChaosProxy(icecast.port) as line:
        url = line.url(MOUNTS["mp3"].path)
        with headless(place.folder / name.replace(" ", "-"), url, ear, tape_min=5) as app:
            app.wait_for(lambda status: status["sound"]["state"] == "playing")
            time.sleep(5)
            before = Burden.of(app)
            left = total = round(length_s / every_s)
            while left > 0:
                with ear.listen() as heard:
                    began = heard.wait_for_sound()
                    time.sleep(4)
                    chunk = min(left, max(1, round(CHUNK_S / every_s)))
                    for _ in range(chunk):
                        backs.append(_drop(line, every_s))
                        if len(backs) == total // 3:
                            before = Burden.of(app)  # what the first drops cost comes once
                    left -= chunk
                    time.sleep(6)
                    sound = heard.sound()
                    now = sound.ends_at - 0.5
                    silent_s += sound.silent_s(began, now)
                    lags = sound.exact_lag(began, began + 4), sound.exact_lag(now - 4, now)
                    if lags[0] is None or lags[1] is None:
                        raise RuntimeError("no tone was heard")
                    lost_s += sound.silent_s(began, now) - (lags[1] - lags[0])
            status, after = app.status(), Burden.of(app)
    stream = status["stream"]
    joined = f"{stream['splices']} of {stream['reconnects']} joined exactly"
    yield Row(f"{name}: silence", "s", silent_s, None, joined, "0 s")
    yield Row(f"{name}: lost (- twice)", "s", lost_s, None, "", "0 s")
    yield Row(f"{name}: back after, first ten", "s", statistics.mean(backs[:10]), None, "")
    yield Row(f"{name}: back after, last ten", "s", statistics.mean(backs[-10:]), None, "")
    grown = (
        ("memory", "MB", after.memory_mb - before.memory_mb, "the tape's index"),
        ("threads", "", after.threads - before.threads, "0"),
        ("descriptors", "", after.descriptors - before.descriptors, "0"),
    )
    for what, unit, by, aim in grown:
        yield Row(f"{name}: {what} grew by, last two thirds", unit, by, None, "", aim)


def _drop(line: ChaosProxy, every_s: float) -> float:
    """Cut it, and wait for the rest of `every_s`; how long until the app was there again."""
    accepted, at = line.stats().accepted, time.monotonic()
    line.drop()
    back_s = every_s
    while time.monotonic() < at + every_s:
        if back_s == every_s and line.stats().accepted > accepted:
            back_s = time.monotonic() - at
        time.sleep(0.01)
    return back_s
