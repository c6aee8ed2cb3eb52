"""Three rulers in step: bytes, seconds of sound, and when they were on air."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planetfm.core.codec import Codec, Frame
from planetfm.core.model import Song
from planetfm.core.timeline import POINT_EVERY_S, Timeline

FRAME_S, FRAME_BYTES = 0.026, 417
T0 = 1_000_000.0


def frames(count: int, start: int = 0) -> list[Frame]:
    return [Frame(start + n * FRAME_BYTES, FRAME_BYTES, FRAME_S) for n in range(count)]


def fill(line: Timeline, seconds: float, now: float) -> float:
    """Whole frames for `seconds`, arriving one at a time at the pace of sound; the time after."""
    base = line.end.offset
    for n, frame in enumerate(frames(round(seconds / FRAME_S))):
        now += FRAME_S
        line.add([frame], base, now)
        assert n >= 0
    return now


def test_a_burst_is_older_than_its_arrival() -> None:
    line = Timeline()
    line.begin(Codec.MP3, T0)
    line.add(frames(154), 0, T0)  # four seconds at once
    assert line.air_of(line.start.media_s) == pytest.approx(T0 - 154 * FRAME_S)
    assert line.air_of(line.end.media_s) == pytest.approx(T0)


def test_a_late_network_does_not_move_the_live_edge() -> None:
    line = Timeline()
    line.begin(Codec.MP3, T0)
    now = fill(line, 10, T0)
    edge = line.air_of(line.end.media_s)
    line.add(frames(1), line.end.offset, now + 5)
    assert line.air_of(line.end.media_s) == pytest.approx(edge + FRAME_S)


@pytest.mark.parametrize("by_s", [7200.0, -7200.0])
@pytest.mark.parametrize("frames_came_first", [False, True])
def test_when_the_clock_is_put_right_all_that_is_on_the_tape_moves(
    by_s: float, frames_came_first: bool
) -> None:
    line = Timeline()
    line.begin(Codec.MP3, T0)
    now = fill(line, 10, T0)
    line.begin(Codec.MP3, now + 30)
    now = fill(line, 10, now + 30)
    ((begin, end),) = line.holes()
    if frames_came_first:
        now = fill(line, 1, now + by_s) - by_s
    line.clock_moved(by_s, now + by_s)
    fill(line, 1, now + by_s)
    assert list(line.holes()[0]) == pytest.approx([begin + by_s, end + by_s])
    assert line.air_of(line.end.media_s) == pytest.approx(now + by_s + 1, abs=0.1)


def test_a_hole_is_a_jump_in_air_time() -> None:
    line = Timeline()
    line.begin(Codec.MP3, T0)
    now = fill(line, 10, T0)
    line.begin(Codec.MP3, now + 30)
    fill(line, 10, now + 30)
    ((begin, end),) = line.holes()
    assert begin == pytest.approx(now, abs=0.1)
    assert end == pytest.approx(now + 30, abs=0.1)
    assert line.spot_at_air(now + 15).media_s == pytest.approx(10, abs=0.1)


def test_what_is_older_than_the_span_is_forgotten_with_its_songs() -> None:
    line = Timeline()
    line.begin(Codec.MP3, T0)
    line.mark(Song("A", "one", "A - one"))
    now = fill(line, 20, T0)
    line.mark(Song("B", "two", "B - two"))
    fill(line, 20, now)
    first = line.trim(10)
    assert line.length_s == pytest.approx(10, abs=2 * POINT_EVERY_S)
    assert first == line.start.offset > 0
    assert [mark.song.title for mark in line.marks()] == ["two"]


def test_the_song_is_the_one_that_was_on_at_that_second() -> None:
    line = Timeline()
    line.begin(Codec.MP3, T0)
    now = fill(line, 5, T0)
    line.mark(Song("A", "one", "A - one"))
    now = fill(line, 5, now)
    line.mark(Song("B", "two", "B - two"))
    fill(line, 5, now)
    heard = [song.title if (song := line.song_at(at)) else None for at in (2.0, 7.0, 12.0)]
    assert heard == [None, "one", "two"]


def test_a_title_said_twice_is_one_song() -> None:
    line = Timeline()
    line.begin(Codec.MP3, T0)
    for _ in range(3):
        line.mark(Song("A", "one", "A - one"))
        fill(line, 1, T0)
    assert len(line.marks()) == 1


@given(st.floats(min_value=-10, max_value=200), st.lists(st.integers(1, 400), max_size=6))
def test_a_spot_is_a_frame_boundary_at_or_before_what_was_asked(
    asked_s: float, runs: list[int]
) -> None:
    line, now = Timeline(), T0
    for run in runs:
        line.begin(Codec.MP3, now)
        line.add(frames(run), line.end.offset, now + 1)
        now += 60
    spot = line.spot_at_media(asked_s)
    assert spot.offset % FRAME_BYTES == 0
    assert line.start.offset <= spot.offset <= line.end.offset
    if line.start.media_s <= asked_s <= line.end.media_s:
        assert asked_s - POINT_EVERY_S - FRAME_S <= spot.media_s <= asked_s + 1e-9


@given(st.lists(st.tuples(st.integers(20, 400), st.floats(0, 100)), min_size=1, max_size=8))
def test_air_time_never_runs_backwards(runs: list[tuple[int, float]]) -> None:
    line, now = Timeline(), T0
    for count, pause_s in runs:
        line.begin(Codec.MP3, now)
        line.add(frames(count), line.end.offset, now)
        now += pause_s
    steps = [line.air_of(line.end.media_s * n / 50) for n in range(51)]
    assert all(later >= earlier - 1e-6 for earlier, later in pairwise(steps))
