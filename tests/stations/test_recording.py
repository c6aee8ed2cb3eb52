"""The measurements of a recording, on sounds whose truth is known to the sample."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from tests.stations.clocktone import block
from tests.stations.recording import RATE_HZ, Sound

BEGINS_AT = 1_000_000_000.0


def samples(*spans: tuple[float, float]) -> npt.NDArray[np.float32]:
    """What is heard when these spans of a broadcast (from, to, in seconds) are played in a row.

    The broadcast's second 0 has the pitch of the wall clock's second at BEGINS_AT; a negative
    beginning stands for silence of that length.
    """
    blocks = [np.frombuffer(block(second), dtype="<i2") for second in range(60)]
    first = int(BEGINS_AT) % 60
    pieces = []
    for start, end in spans:
        for tick in range(round(start * 20), round(end * 20)):
            silent = start < 0
            one = blocks[(first + tick // 20) % 60]
            pieces.append(np.zeros_like(one) if silent else one)
    return np.concatenate(pieces).astype(np.float32)


def broadcast(*spans: tuple[float, float]) -> Sound:
    """These spans as a recording that begins at BEGINS_AT."""
    return Sound(samples(*spans), BEGINS_AT)


def test_what_is_played_as_sent_is_whole_and_without_lag() -> None:
    sound = broadcast((0, 10))
    heard = sound.continuity(BEGINS_AT, sound.ends_at)
    assert (heard.lost_s, heard.repeated_s) == (0, 0)
    assert sound.exact_lag(BEGINS_AT, sound.ends_at) == pytest.approx(0, abs=0.03)
    assert sound.silences(BEGINS_AT, sound.ends_at) == []


def test_a_silence_before_the_sound_is_lag() -> None:
    sound = broadcast((-3, 0), (0, 6))
    assert sound.first_sound(BEGINS_AT) == pytest.approx(BEGINS_AT + 3, abs=0.02)
    assert sound.exact_lag(BEGINS_AT, sound.ends_at) == pytest.approx(3, abs=0.03)
    assert sound.lag(BEGINS_AT + 5.5) == pytest.approx(3, abs=0.6)


def test_a_jump_ahead_is_lost() -> None:
    sound = broadcast((0, 4.5), (7, 12))
    heard = sound.continuity(BEGINS_AT, sound.ends_at)
    assert heard.lost_s == pytest.approx(2.5, abs=0.1)
    assert heard.repeated_s == 0


def test_a_jump_back_is_repeated() -> None:
    sound = broadcast((0, 6), (2.5, 10))
    heard = sound.continuity(BEGINS_AT, sound.ends_at)
    assert heard.repeated_s == pytest.approx(3.5, abs=0.1)
    assert heard.lost_s == 0


def test_a_silence_is_found_to_the_block() -> None:
    sound = broadcast((0, 3), (-0.25, 0), (3, 6))
    (hole,) = sound.silences(BEGINS_AT, sound.ends_at)
    assert hole.at == pytest.approx(BEGINS_AT + 3, abs=0.011)
    assert hole.length_s == pytest.approx(0.25, abs=0.011)
    assert sound.continuity(BEGINS_AT, sound.ends_at).lost_s == 0


@pytest.mark.parametrize("stray_s", [10, 20])
def test_noise_where_the_sound_begins_is_no_second(stray_s: int) -> None:
    """What a decoder puts out before it has found its feet can sound like any pitch."""
    noise = samples((stray_s, stray_s + 1))[: round(0.04 * RATE_HZ)]
    sound = Sound(np.concatenate([noise, samples((15, 20.5))]), BEGINS_AT)
    heard = sound.continuity(BEGINS_AT, sound.ends_at)
    assert (heard.lost_s, heard.repeated_s) == (0, 0)


def test_the_minutes_end_is_no_jump() -> None:
    sound = broadcast((30, 70))
    heard = sound.continuity(BEGINS_AT, sound.ends_at)
    assert (heard.lost_s, heard.repeated_s) == (0, 0)
