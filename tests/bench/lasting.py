"""What the app takes while it runs: processor and memory."""

from __future__ import annotations

import time
from collections.abc import Iterator

from tests.bench.place import Place
from tests.bench.row import Row
from tests.bench.side import Side, bare_vlc, bare_window, planetfm
from tests.stations.ear import PulseEar
from tests.stations.icecast import Icecast

SETTLE_S = 8.0
"""What starting costs is over by then."""
SPAN_S = 20.0


def processor(place: Place) -> Iterator[Row]:
    """Percent of one core while playing, with the window and without."""
    with Icecast(["mp3"]) as icecast, PulseEar() as ear:
        url = icecast.url("mp3")

        def percent(side: Side, shown: bool | None) -> float:
            """`shown`: what must be true of the window at the end; None where there is none."""
            with ear.listen() as heard, place.run(side, ear.env) as run:
                heard.wait_for_sound(run.started_at, timeout_s=30)
                time.sleep(SETTLE_S)
                before_s, began = run.cpu_s(), time.monotonic()
                time.sleep(SPAN_S)
                used = 100 * (run.cpu_s() - before_s) / (time.monotonic() - began)
                if shown is not None and place.shows_window(run) != shown:
                    raise RuntimeError("the window is not as it should be")
                return used

        ours = planetfm(place.home, "--stream", url, "--play")
        hidden = planetfm(place.home, "--stream", url, "--play", "--hidden")
        seen, alone = percent(ours, True), percent(bare_vlc(url), None)
        unseen = percent(hidden, False)
    yield Row("CPU playing, window visible", "%", seen, alone, "bare libVLC", "3 %")
    yield Row("CPU playing, window hidden", "%", unseen, alone, "bare libVLC", "2 %")


def memory(place: Place) -> Iterator[Row]:
    """PSS once the window has been there for a while; the sides never run at the same time, or
    they would share pages."""

    def settled_mb(side: Side) -> float:
        with place.run(side) as run:
            place.seconds_to_window(run)
            time.sleep(SETTLE_S)
            return run.pss_mb()

    ours, peer = settled_mb(planetfm(place.home)), settled_mb(bare_window())
    yield Row("memory (PSS), 10,000 articles", "MB", ours, peer, "a bare Qt window", "120 MB")
