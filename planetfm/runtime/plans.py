"""Recordings planned for an hour of the station's clock: when one is due, when one was missed.

A plan that is due begins a recording of its own; from some time before until its end the player's
one line is held, so that it needs no sound. What is due when is said by `core.keeping`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer

from planetfm.core.keeping import (
    Due,
    KeepProblem,
    KeepTrouble,
    Kept,
    KeptKind,
    Plan,
    last_due,
    next_due,
)
from planetfm.core.snapshot import LineState
from planetfm.runtime.player import PlayerController
from planetfm.runtime.records import Records
from planetfm.runtime.tasks import USER

LOOK_EVERY_MS = 2000
AHEAD_S = 45.0
"""The line is opened this long before a planned recording: a search for the stream may be due."""
SEARCH_EVERY_S = 60.0
SAME_BEGIN_S = 60.0
"""A recording that began no more than this before its plan's hour was made for it."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What plans ask of who makes recordings."""

    begin: Callable[[Due], object]
    end: Callable[[Plan], object]
    """End the recording of a plan, if one runs; it is kept."""
    running: Callable[[], Sequence[Due]]
    kept: Callable[[], Sequence[Kept]]
    changed: Callable[[], object]
    missed: Callable[[KeepTrouble], object]


class Plans:
    """The plans there are, each as it was added. Main thread only; `parent` owns the timer.

    `may_play`: whether the station may be asked for sound; the line is not held against it.
    """

    def __init__(
        self,
        player: PlayerController,
        records: Records,
        desk: Desk,
        zone: ZoneInfo,
        wall: Callable[[], float],
        may_play: Callable[[], bool],
        parent: QObject,
    ) -> None:
        self._player = player
        self._records = records
        self._desk = desk
        self._zone = zone
        self._wall = wall
        self._may_play = may_play
        self._begun: set[tuple[int, float]] = set()
        self._looked_at = wall()
        self._searched_at = 0.0
        self.all: tuple[Plan, ...] = ()
        self._timer = QTimer(parent)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def load(self, plans: tuple[Plan, ...]) -> None:
        """Those that were remembered."""
        self.all = plans
        self._changed()
        self.look()

    def close(self) -> None:
        self._timer.stop()

    def next_of(self, plan: Plan) -> Due | None:
        """When it is recorded next, or now; None when it is over."""
        return next_due(plan, self._zone, self._wall())

    def add(self, first: datetime, minutes: int, *, weekly: bool, words: str) -> None:
        """`first`: the station's wall clock, without a zone. `minutes`: 1 to 1440. `words` go into
        the file's name."""
        plan = Plan(first.replace(tzinfo=None), max(1, min(1440, minutes)), weekly, words.strip())
        self._records.call(lambda store: store.add_plan(plan), self._added, priority=USER)

    def remove(self, plan: Plan) -> None:
        """Forget it; a recording of it that runs is ended and kept."""
        self._desk.end(plan)
        self.all = tuple(p for p in self.all if p.identity != plan.identity)
        self.release(plan)
        self._records.call(lambda store: store.remove_plan(plan.identity), priority=USER)
        self._changed()

    def release(self, plan: Plan) -> None:
        """The plan needs the line no longer."""
        self._player.release_line(_line_name(plan))

    def look(self) -> None:
        """Begin what is due, tell what was missed, hold the line for what is near."""
        now, before = self._wall(), self._looked_at
        self._looked_at = now
        for plan in self.all:
            over = last_due(plan, self._zone, now)
            if over is not None and self._was_missed(over, before):
                self._begun.add((plan.identity, over.begin))
                seconds = plan.minutes * 60
                self._desk.missed(KeepTrouble(KeepProblem.MISSED, 0.0, seconds, words=plan.words))
            due = next_due(plan, self._zone, now)
            if due is None:
                if not any(one.plan == plan for one in self._desk.running()):
                    self.remove(plan)
            elif (plan.identity, due.begin) in self._begun:
                continue
            elif due.begin <= now:
                self._begun.add((plan.identity, due.begin))
                self._desk.begin(due)
            elif due.begin - AHEAD_S <= now and self._may_play():
                self._player.hold_line(_line_name(plan))
        self._look_again_for_station(now)

    def _added(self, plan: Plan) -> None:
        self.all = tuple(sorted((*self.all, plan), key=lambda p: (p.first, p.identity)))
        self._changed()
        self.look()

    def _changed(self) -> None:
        if bool(self.all) != self._timer.isActive():
            self._timer.start() if self.all else self._timer.stop()
        self._desk.changed()

    def _look_again_for_station(self, now: float) -> None:
        """Without a listener who could enter an address, a planned recording searches on."""
        lost = self._player.view.line.state is LineState.NOT_FOUND
        if lost and now - self._searched_at >= SEARCH_EVERY_S and self._desk.running():
            self._searched_at = now
            self._player.retry_now()

    def _was_missed(self, over: Due, before: float) -> bool:
        if (over.plan.identity, over.begin) in self._begun:
            return False
        if over.plan.weekly and over.end <= before:
            return False  # only what passed while this program slept is news
        # A run of this program that was ended meanwhile may have recorded it.
        return not any(
            kept.kind is KeptKind.PLANNED and over.begin - SAME_BEGIN_S <= kept.began < over.end
            for kept in self._desk.kept()
        )


def _line_name(plan: Plan) -> str:
    return f"plan-{plan.identity}"
