"""The clock of what moves: no faster than the quickest needs, and still when nothing moves."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from planetfm.gui.radio.pulse import FRAME_MS, SLOW_FRAME_MS, Pulse


@pytest.fixture
def pulse(qapp: object) -> Pulse:
    return Pulse()


def rings(at: float) -> None:
    """Moves slowly."""


def bars(at: float) -> None:
    """Move quickly."""


def test_it_takes_the_time_of_the_quickest(pulse: Pulse) -> None:
    pulse.join(rings, slow=True)
    assert pulse.frame_ms == SLOW_FRAME_MS
    pulse.join(bars)
    assert pulse.frame_ms == FRAME_MS
    pulse.leave(bars)
    assert (pulse.running, pulse.frame_ms) == (True, SLOW_FRAME_MS)
    pulse.leave(rings)
    assert not pulse.running


def test_whoever_joins_again_changes_its_time(pulse: Pulse) -> None:
    pulse.join(bars)
    pulse.join(bars, slow=True)
    assert pulse.frame_ms == SLOW_FRAME_MS
    pulse.leave(bars)
    assert not pulse.running


def test_a_slow_one_alone_is_called(pulse: Pulse, qtbot: QtBot) -> None:
    called: list[float] = []
    pulse.join(called.append, slow=True)
    qtbot.waitUntil(lambda: len(called) == 2)
    pulse.leave(called.append)
    assert not pulse.running
    assert called[1] > called[0]


def test_beside_quick_ones_a_slow_one_is_called_every_second_time(
    pulse: Pulse, qtbot: QtBot
) -> None:
    quick: list[float] = []
    slow: list[float] = []

    def move_slowly(at: float) -> None:
        slow.append(at)

    def move_quickly(at: float) -> None:
        quick.append(at)

    pulse.join(move_slowly, slow=True)
    pulse.join(move_quickly)
    qtbot.waitUntil(lambda: len(quick) == 5)
    pulse.leave(move_quickly)
    pulse.leave(move_slowly)
    assert len(slow) in (2, 3)
