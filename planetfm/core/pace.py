"""How far behind the newest byte "live" is heard, and how fast the sound goes there.

The reserve is what a listener does not hear of an outage. Icecast's burst gives some 4 s of it at
once. On a weak network 15 s are wanted, and nobody should wait in silence for them: the sound
begins at once and goes 5 % slower, at the same pitch, until they are there, which takes about four
minutes. Who comes back to live later, when the tape has them, gets them at once.

Pure: what is so in, seconds of sound a second out.
"""

from __future__ import annotations

from dataclasses import dataclass

from planetfm.core.settings import Settings

LIVE_RESERVE_S = 4.0
"""How far behind the newest byte "live" is heard: what Icecast's burst gives at 128 kbit/s."""

WEAK_RESERVE_S = 15.0
"""The same on a weak network."""

LIVE_SLACK_S = 6.0
"""Closer than this to the live edge (beyond the reserve) is live: a listener could not tell."""

SLOW, FAST = 0.95, 1.1
TOO_LITTLE_S = 1.5
"""So much of the reserve may be missing before it is filled up: each change may be heard."""

THERE_S = 0.3


@dataclass(frozen=True, slots=True)
class Habits:
    """What the listener chose about the tape and the reserve."""

    weak_network: bool = False
    catch_up: bool = False
    stop_when_paused: bool = True

    @property
    def reserve_s(self) -> float:
        return WEAK_RESERVE_S if self.weak_network else LIVE_RESERVE_S


def habits_of(settings: Settings) -> Habits:
    return Habits(settings.weak_network, settings.catch_up, settings.stop_when_paused)


def rate(habits: Habits, now: float, *, behind_s: float, reserve_s: float, flowing: bool) -> float:
    """Seconds of sound a second, where `now` is what it is.

    `behind_s` of air beyond the reserve that is wanted, `reserve_s` ahead on the tape; `flowing`:
    the station's bytes come. Without them nothing is hurried; slow stays slow, which makes the
    reserve last longer.
    """
    spare_s = reserve_s - habits.reserve_s
    if habits.weak_network:
        missing_s = TOO_LITTLE_S if now == 1.0 else 0.0
        if spare_s < -missing_s and (flowing or now == SLOW):
            return SLOW
    if habits.catch_up and flowing:
        least_s = THERE_S if now == FAST else LIVE_SLACK_S
        if min(behind_s, spare_s) > least_s:
            return FAST
    return 1.0
