"""A new connection's bytes joined exactly where the old ones ended, or an honest hole."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planetfm.core.splice import Joined, NeedMore, NotFound, find_continuation
from tests.core.sound_bytes import adts_frame, mp3_frame, noise, opus_headers, opus_sound, unhurried

MUSIC = random.Random(1).randbytes(300_000)
TAIL_BYTES = 65_536


@unhurried
@given(
    end=st.integers(1_000, 200_000), overlap=st.integers(512, 100_000), more=st.integers(0, 9000)
)
def test_any_overlap_of_music_is_joined_exactly(end: int, overlap: int, more: int) -> None:
    start = max(0, end - overlap)
    tail = MUSIC[max(0, end - TAIL_BYTES) : end]
    new = MUSIC[start : end + more]
    assert find_continuation(tail, new, final=True) == Joined(end - start)


@unhurried
@given(
    end=st.integers(70_000, 200_000),
    overlap=st.integers(512, 100_000),
    step=st.sampled_from([1_000, 1_460, 4_096, 16_384]),
)
def test_a_growing_burst_is_joined_once_it_suffices_and_never_wrongly(
    end: int, overlap: int, step: int
) -> None:
    start = max(0, end - overlap)
    tail = MUSIC[end - TAIL_BYTES : end]
    burst = MUSIC[start : end + 20_000]
    answers = [find_continuation(tail, burst[:size]) for size in range(0, len(burst), step)]
    assert set(answers) <= {NeedMore(), Joined(end - start)}
    if end - start >= 4_096:
        assert answers[-1] == Joined(end - start)
    assert find_continuation(tail, burst, final=True) == Joined(end - start)


@unhurried
@given(gap=st.integers(0, 50_000), size=st.integers(0, 70_000))
def test_bytes_that_begin_after_the_end_are_a_hole(gap: int, size: int) -> None:
    new = MUSIC[100_000 + gap : 100_000 + gap + size]
    tail = MUSIC[40_000:100_000]
    assert find_continuation(tail, new) == NeedMore()
    assert find_continuation(tail, new, final=True) == NotFound()


def test_too_short_an_overlap_is_a_hole() -> None:
    tail, new = MUSIC[:50_000], MUSIC[50_000 - 511 : 90_000]
    assert find_continuation(tail, new, final=True) == NotFound()
    assert find_continuation(tail, new, final=True, min_match=256) == Joined(511)


@pytest.mark.parametrize("tail", [b"", b"x" * 511])
def test_with_too_little_in_hand_nothing_can_be_found(tail: bytes) -> None:
    assert find_continuation(tail, tail + MUSIC) == NotFound()


@pytest.mark.parametrize("new", [b"", MUSIC[99_000:99_100]])
def test_too_little_of_the_burst_is_waited_for(new: bytes) -> None:
    assert find_continuation(MUSIC[:100_000], new) == NeedMore()
    assert find_continuation(MUSIC[:100_000], new, final=True) == NotFound()


def test_a_burst_that_ends_where_the_old_bytes_end_is_joined_with_nothing_left() -> None:
    new = MUSIC[50_000:100_000]
    assert find_continuation(MUSIC[:100_000], new) == Joined(len(new))


def test_a_little_overlap_is_joined_only_when_the_burst_is_over() -> None:
    tail, new = MUSIC[:50_000], MUSIC[49_000:60_000]
    assert find_continuation(tail, new) == NeedMore()
    assert find_continuation(tail, new, final=True) == Joined(1_000)


@pytest.mark.parametrize(
    "unit", [mp3_frame(1), mp3_frame(1, bitrate_index=14), adts_frame(1, 6), b"\0"]
)
def test_dead_air_fits_everywhere_and_so_nowhere(unit: bytes) -> None:
    silence = unit * (100_000 // len(unit))
    assert find_continuation(silence[:-3], silence[5:], final=True) == NotFound()
    assert find_continuation(silence[:-3], silence[5:]) == NeedMore()


@pytest.mark.parametrize(
    "unit", [mp3_frame(1), mp3_frame(1, bitrate_index=14), adts_frame(1, 6), b"\0"]
)
def test_silence_after_music_is_joined_exactly_when_the_music_is_in_the_burst(unit: bytes) -> None:
    silence = unit * (40_000 // len(unit))
    stream = MUSIC[:50_000] + silence + MUSIC[50_000:100_000]
    for end in (60_001, 75_000, 80_500, 89_000):
        for start in (40_000, 49_000):
            tail, new = stream[:end], stream[start:]
            assert find_continuation(tail, new, final=True) == Joined(end - start)


@pytest.mark.parametrize("unit", [mp3_frame(1), adts_frame(1, 6), b"\0"])
def test_silence_that_began_before_the_burst_fits_in_several_places(unit: bytes) -> None:
    silence = unit * (40_000 // len(unit))
    stream = MUSIC[:50_000] + silence + MUSIC[50_000:100_000]
    assert find_continuation(stream[:80_000], stream[60_000:], final=True) == NotFound()


def test_a_part_of_one_silent_frame_is_no_place_where_many_were_held() -> None:
    silent = mp3_frame(1, bitrate_index=14)
    tail = MUSIC[:50_000] + silent * 10 + silent[:900]
    assert find_continuation(tail, silent[300:] + MUSIC[90_000:], final=True) == NotFound()


@settings(unhurried, max_examples=300)
@given(
    parts=st.lists(st.tuples(st.integers(0, 3), st.integers(1, 30)), min_size=2, max_size=12),
    tail_bytes=st.integers(4_096, 40_000),
    data=st.data(),
)
def test_sound_with_silences_in_it_is_joined_exactly_or_not_at_all(
    parts: list[tuple[int, int]], tail_bytes: int, data: st.DataObject
) -> None:
    silent = mp3_frame(1)
    pieces = [
        silent * count
        if kind == 0
        else b"".join(mp3_frame(i * 100 + n) for n in range(10, count + 10))
        for i, (kind, count) in enumerate(parts)
    ]
    stream = MUSIC[:8_000] + b"".join(pieces)
    end = data.draw(st.integers(4_096, len(stream)))
    start = data.draw(st.integers(0, end))
    answer = find_continuation(stream[:end][-tail_bytes:], stream[start:], final=True)
    assert answer in (Joined(end - start), NotFound())


def test_one_silent_frame_and_a_part_of_the_next_are_too_little() -> None:
    silent = mp3_frame(1)
    tail = MUSIC[:50_000] + silent + silent[:200]
    new = silent * 3 + MUSIC[60_000:90_000]
    assert find_continuation(tail, new, final=True) == NotFound()


def test_a_loop_longer_than_the_burst_is_joined_where_it_is() -> None:
    loop = MUSIC[:150_000]
    stream = loop * 3
    tail, new = stream[200_000:260_000], stream[210_000:290_000]
    assert find_continuation(tail, new, final=True) == Joined(50_000)


def test_a_loop_shorter_than_the_burst_cannot_be_told_apart() -> None:
    stream = MUSIC[:20_000] * 10
    assert find_continuation(stream[:90_000], stream[50_000:150_000], final=True) == NotFound()


@pytest.mark.parametrize("cut", [0, 1, 300, 5_000])
def test_ogg_header_pages_before_the_burst_are_left_out(cut: int) -> None:
    headers = opus_headers("TITLE=x")
    pages = opus_sound(100)
    held = headers + b"".join(pages[:60])
    held = held[: len(held) - cut]
    new = headers + b"".join(pages[30:])
    answer = find_continuation(held, new, final=True)
    assert isinstance(answer, Joined)
    assert held + new[answer.skip_bytes :] == headers + b"".join(pages)


def test_another_beginning_than_the_burst_needs_a_long_match() -> None:
    tail = MUSIC[:100_000]
    spoken = noise(5, 30_000)
    assert find_continuation(tail, spoken + MUSIC[97_000:], final=True) == NotFound()
    assert find_continuation(tail, spoken + MUSIC[90_000:], final=True) == Joined(40_000)


def test_an_html_answer_is_a_hole() -> None:
    page = b"<!doctype html><title>404</title>" * 500
    assert find_continuation(MUSIC[:100_000], page, final=True) == NotFound()
