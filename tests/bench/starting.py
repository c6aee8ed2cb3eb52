"""How long it takes until something is seen, and until something is heard."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator

from tests.bench.place import Place
from tests.bench.row import Row
from tests.bench.side import Side, bare_vlc, bare_window, planetfm
from tests.stations.ear import PulseEar
from tests.stations.icecast import Icecast

ROUNDS = 5
"""Measured ones, after one that only warms the machine's file cache."""


def to_window(place: Place) -> Iterator[Row]:
    """Process start to mapped window."""

    def once(side: Side) -> float:
        with place.run(side) as run:
            return place.seconds_to_window(run)

    ours, peer = _medians(once, planetfm(place.home), bare_window())
    yield Row("start to window, 10,000 articles", "s", ours, peer, "a bare Qt window", "2.5 x")


def to_sound(place: Place) -> Iterator[Row]:
    """Process start to the first sound that leaves the sound server."""
    with Icecast(["mp3"]) as icecast, PulseEar() as ear:
        url = icecast.url("mp3")

        def once(side: Side) -> float:
            with ear.listen() as heard, place.run(side, ear.env) as run:
                return heard.wait_for_sound(run.started_at, timeout_s=30) - run.started_at

        ours, peer = _medians(once, planetfm(place.home, "--stream", url, "--play"), bare_vlc(url))
    yield Row("start to first sound (--play)", "s", ours, peer, "bare libVLC", "1.4 x")


def _medians(once: Callable[[Side], float], ours: Side, peer: Side) -> tuple[float, float]:
    """Both in turn, so that what else the machine does falls on both."""
    pairs = [(once(ours), once(peer)) for _ in range(ROUNDS + 1)][1:]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)
