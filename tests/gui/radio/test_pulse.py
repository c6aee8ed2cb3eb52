"""The clock of what moves: no faster than the quickest needs, and still when nothing moves."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from planetfm.gui.radio.pulse import FRAME_MS, SLOW_FRAME_MS, Pulse


@pytest.fixture
def pulse(qapp: object) -> Pulse:
    return Pulse()


def test_it_takes_the_time_of_the_quickest(pulse: Pulse) -> None:
    rings, bars = QObject(), QObject()
    pulse.join(rings, slow=True)
    assert pulse.frame_ms == SLOW_FRAME_MS
    pulse.join(bars)
    assert pulse.frame_ms == FRAME_MS
    pulse.leave(bars)
    assert (pulse.running, pulse.frame_ms) == (True, SLOW_FRAME_MS)
    pulse.leave(rings)
    assert not pulse.running


def test_whoever_joins_again_changes_its_time(pulse: Pulse) -> None:
    arc = QObject()
    pulse.join(arc)
    pulse.join(arc, slow=True)
    assert pulse.frame_ms == SLOW_FRAME_MS
    pulse.leave(arc)
    assert not pulse.running


def test_slow_ones_alone_hear_no_quick_beat(pulse: Pulse, qtbot: QtBot) -> None:
    quick: list[float] = []
    pulse.beat.connect(quick.append)
    with qtbot.waitSignals([pulse.slow_beat] * 2):
        pulse.join(pulse, slow=True)
    pulse.leave(pulse)
    assert quick == []


def test_beside_quick_ones_every_second_frame_is_a_slow_beat(pulse: Pulse, qtbot: QtBot) -> None:
    told: list[str] = []
    pulse.beat.connect(lambda _: told.append("quick"))
    pulse.slow_beat.connect(lambda _: told.append("slow"))
    rings, bars = QObject(), QObject()
    pulse.join(rings, slow=True)
    pulse.join(bars)
    qtbot.waitUntil(lambda: told.count("quick") == 5)
    pulse.leave(bars)
    pulse.leave(rings)
    assert told.count("slow") in (2, 3)
