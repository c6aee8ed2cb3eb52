"""What an outage costs, by its length and by the reserve: both reserves on one failing line, each
heard by an ear of its own."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

from planetfm.places import find_places
from planetfm.terminal.remote import ask
from tests.bench.newsroom import SITE
from tests.bench.place import Place
from tests.bench.row import Row
from tests.journeys.app import App
from tests.stations.chaos import ChaosProxy
from tests.stations.ear import PulseEar, Recording
from tests.stations.icecast import MOUNTS, Icecast

LENGTHS_S = (2.0, 3.0, 5.0, 10.0, 30.0)
BEFORE_S, AFTER_S = 5.0, 12.0
USUAL_S, WEAK_S = 4, 15


def reserves(place: Place) -> Iterator[Row]:
    """Two rows an outage and reserve: seconds of silence, seconds of air never heard."""
    with Icecast(["mp3"]) as icecast, PulseEar() as usual, PulseEar() as weak:
        for length_s in LENGTHS_S:
            with ChaosProxy(icecast.port) as line:
                yield from _one(place, line, length_s, usual, weak)


def headless(home: Path, url: str, ear: PulseEar, **settings: object) -> App:
    """The app without a window at a home of its own, with these settings."""
    config = find_places(home).config
    config.mkdir(parents=True, exist_ok=True)
    (config / "settings.json").write_text(json.dumps(settings))
    return App(home, "--headless", "--stream", url, "--site", SITE, env=ear.env)


def fill_reserve(app: App, seconds: float) -> None:
    """What slower playing does in minutes, done at once: a pause as long as what is missing."""
    door = find_places(app.home).door
    missing_s = seconds - app.status()["sound"]["reserve_s"]
    ask(door, "pause")
    time.sleep(missing_s + 0.3)
    ask(door, "play")


def _one(
    place: Place, line: ChaosProxy, length_s: float, usual: PulseEar, weak: PulseEar
) -> Iterator[Row]:
    url = line.url(MOUNTS["mp3"].path)
    with (
        usual.listen() as little,
        weak.listen() as much,
        headless(place.folder / f"usual-{length_s:g}", url, usual) as first,
        headless(place.folder / f"weak-{length_s:g}", url, weak, weak_network=True) as second,
    ):
        little.wait_for_sound(timeout_s=30)
        much.wait_for_sound(timeout_s=30)
        time.sleep(1.0)
        fill_reserve(second, WEAK_S)
        time.sleep(BEFORE_S)
        had = [app.status()["sound"]["reserve_s"] for app in (first, second)]
        cut_at = time.time()
        line.refuse()
        time.sleep(length_s)
        line.ok()
        time.sleep(AFTER_S + had[1])
        costs = [cost(heard, cut_at) for heard in (little, much)]
    for name, reserve_s, (silent_s, lost_s) in zip((USUAL_S, WEAK_S), had, costs, strict=True):
        what = f"{length_s:g} s refused, {name} s in reserve"
        yield Row(f"{what}: silence", "s", silent_s, None, f"reserve was {reserve_s:.1f} s")
        yield Row(f"{what}: lost (- twice)", "s", lost_s, None, "")


def cost(heard: Recording, cut_at: float) -> tuple[float, float | None]:
    """(seconds of silence since the cut, seconds of air never heard)."""
    sound = heard.sound()
    now = sound.ends_at - 0.5
    before, after = sound.exact_lag(cut_at - 4, cut_at), sound.exact_lag(now - 4, now)
    silent_s = sound.silent_s(cut_at, now)
    if before is None or after is None:
        return silent_s, None
    # Lags are told apart within a minute.
    return silent_s, silent_s - ((after - before + 30) % 60 - 30)
