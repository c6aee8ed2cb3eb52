"""Whether the second that is heard is the one that was asked for, after long walks on the tape."""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench.place import Place
from tests.bench.reserves import headless
from tests.bench.row import Row
from tests.journeys.on_the_tape import SETTLED_S, Walk
from tests.stations.ear import PulseEar
from tests.stations.icecast import Icecast


def seconds(place: Place) -> Iterator[Row]:
    """Three rows a step: how wrong it was, how soon it was heard, how much silence it cost."""
    with (
        Icecast(["mp3"]) as icecast,
        PulseEar() as ear,
        ear.listen() as heard,
        headless(place.folder / "seconds", icecast.url("mp3"), ear) as app,
    ):
        walk = Walk(app, heard)
        walk.begin(30)
        walk.listen(SETTLED_S)
        walk.note_live()
        walk.listen(2)
        walk.pause(60)
        walk.listen(300)
        walk.back(290)  # not full minutes: the tone tells seconds of the minute
        walk.listen(6)
        walk.to_second(100)
        walk.listen(6)
        walk.live()
        walk.listen(6)
        steps = walk.judge()
    for step in steps:
        yield Row(f"{step.name}: wrong by", "s", step.wrong_s, None, "", "0.3 s")
        yield Row(f"{step.name}: heard after", "s", step.after_s, None, "", "0.15 s")
        yield Row(f"{step.name}: silence", "s", step.silent_s, None, "", "0.1 s")
