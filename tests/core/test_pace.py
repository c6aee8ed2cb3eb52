"""How fast the sound goes, and why."""

from __future__ import annotations

import pytest

from planetfm.core.pace import FAST, LIVE_RESERVE_S, SLOW, WEAK_RESERVE_S, Habits, habits_of, rate
from planetfm.core.settings import Settings

USUAL, WEAK, CATCHING = Habits(), Habits(weak_network=True), Habits(catch_up=True)


@pytest.mark.parametrize(
    ("habits", "now", "behind_s", "reserve_s", "flowing", "then"),
    [
        (USUAL, 1.0, 0.0, 1.0, True, 1.0),
        (USUAL, 1.0, 900.0, 900.0, True, 1.0),
        (WEAK, 1.0, 0.0, 4.0, True, SLOW),
        (WEAK, SLOW, 0.0, 14.9, True, SLOW),
        (WEAK, SLOW, 0.0, 15.0, True, 1.0),
        (WEAK, 1.0, 0.0, 14.0, True, 1.0),
        (WEAK, 1.0, 0.0, 13.0, True, SLOW),
        (WEAK, 1.0, 0.0, 5.0, False, 1.0),
        (WEAK, SLOW, 0.0, 5.0, False, SLOW),
        (CATCHING, 1.0, 5.0, 9.0, True, 1.0),
        (CATCHING, 1.0, 60.0, 64.0, True, FAST),
        (CATCHING, FAST, 2.0, 6.0, True, FAST),
        (CATCHING, FAST, 0.2, 4.2, True, 1.0),
        (CATCHING, FAST, 60.0, 64.0, False, 1.0),
        (CATCHING, 1.0, 60.0, 5.0, True, 1.0),
        (Habits(True, True), 1.0, 60.0, 75.0, True, FAST),
        (Habits(True, True), FAST, 0.2, 15.2, True, 1.0),
    ],
    ids=[
        "nothing chosen, live",
        "nothing chosen, behind",
        "the burst is too little for a weak network",
        "slow until all is there",
        "all is there",
        "a little is missing: not worth a change",
        "too much is missing",
        "nothing to gain while the line is down",
        "but what is slow stays slow then",
        "as good as live",
        "behind",
        "fast until live",
        "live",
        "not into a reserve that does not grow",
        "behind by a hole: nothing lies between",
        "weak and behind",
        "weak and live",
    ],
)
def test_the_rate(
    habits: Habits, now: float, behind_s: float, reserve_s: float, flowing: bool, then: float
) -> None:
    assert rate(habits, now, behind_s=behind_s, reserve_s=reserve_s, flowing=flowing) == then


def test_what_was_chosen_counts() -> None:
    chosen = habits_of(Settings(weak_network=True, catch_up=True, stop_when_paused=False))
    assert chosen == Habits(weak_network=True, catch_up=True, stop_when_paused=False)
    assert (USUAL.reserve_s, chosen.reserve_s) == (LIVE_RESERVE_S, WEAK_RESERVE_S)
    assert habits_of(Settings()) == USUAL
