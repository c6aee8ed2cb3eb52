"""A clock that goes on while the machine sleeps.

`time.monotonic` stands still during suspend on Linux and macOS; the wall clock jumps when it is put
right. The difference between the two clocks here and there tells how long the machine slept.
"""

from __future__ import annotations

import time
from collections.abc import Callable

NAMES = ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC_RAW")
"""Linux's counts through suspend; on macOS the raw one does, and has no BOOTTIME beside it."""


def _find() -> Callable[[], float]:
    for name in NAMES:
        clock = getattr(time, name, None)
        if clock is not None:
            return lambda: time.clock_gettime(clock)
    return time.time  # Windows: its monotonic clock counts through suspend, as the wall does


boot_s: Callable[[], float] = _find()
"""Seconds that grow through suspend and know no corrections; their zero means nothing."""


class ClockMeter:
    """By how much the wall clock was put right between two looks."""

    LEAST_S = 2.0

    def __init__(self, wall: Callable[[], float], boot: Callable[[], float]) -> None:
        self._wall, self._boot = wall, boot
        self._apart_s = wall() - boot()

    def look(self) -> float:
        """Seconds forward (or, negative, back) since the last look; 0.0 for a nudge."""
        before_s, self._apart_s = self._apart_s, self._wall() - self._boot()
        moved_s = self._apart_s - before_s
        return moved_s if abs(moved_s) >= self.LEAST_S else 0.0


class SleepMeter:
    """How long the machine slept between two looks."""

    BLINK_S = 3.0
    """Connections survive this, and the clocks' differences stay below it."""

    STANDSTILL_S = 10.0
    """Looks come twice a second: a gap like this is a suspend that `tick` counted along with."""

    def __init__(self, tick: Callable[[], float], boot: Callable[[], float]) -> None:
        self._tick, self._boot = tick, boot
        self._last = (tick(), boot())

    def begin(self) -> None:
        """No looks for a while: the next one counts from now."""
        self._last = (self._tick(), self._boot())

    def look(self) -> float:
        """Seconds slept since the last look; 0.0 for less than a blink."""
        last = self._last
        self._last = now = (self._tick(), self._boot())
        awake_s, passed_s = now[0] - last[0], now[1] - last[1]
        if passed_s - awake_s > self.BLINK_S:
            return passed_s - awake_s
        return awake_s if awake_s > self.STANDSTILL_S else 0.0
