"""Segments come in jumps; sound goes on evenly, whole and in order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planetfm.core.codec import Codec
from planetfm.core.icy import IcyTitle
from planetfm.core.pacer import LEAD_S, Break, Pacer
from tests.net.hls_site import recording

BYTES_A_SECOND = 16_000


def second(count: int = 1) -> bytes:
    return recording("ts-mp3").sound[: count * BYTES_A_SECOND]


def given_out(pacer: Pacer, now: float) -> int:
    return sum(len(due.item) for due in pacer.due(now) if isinstance(due.item, bytes))


def test_a_burst_goes_out_at_once_and_the_rest_second_by_second() -> None:
    pacer = Pacer()
    pacer.restart(100.0, pending_s=18.0, target_s=6.0)
    pacer.put(second(18), Codec.MP3)
    assert given_out(pacer, 100.0) == pytest.approx(LEAD_S * BYTES_A_SECOND, abs=2500)
    assert given_out(pacer, 103.0) == pytest.approx(3 * BYTES_A_SECOND, abs=2500)
    assert pacer.held_s == pytest.approx(18 - LEAD_S - 3, abs=0.3)
    given_out(pacer, 200.0)
    assert not pacer and pacer.held_s == 0


def test_after_an_outage_all_goes_out_but_what_a_player_keeps() -> None:
    pacer = Pacer()
    pacer.restart(0.0, pending_s=30.0, target_s=6.0)
    pacer.put(second(30), Codec.MP3)
    assert given_out(pacer, 0.0) == pytest.approx(18 * BYTES_A_SECOND, abs=2500)


def test_what_is_held_does_not_grow_for_ever() -> None:
    pacer = Pacer()
    pacer.restart(0.0, pending_s=6.0, target_s=2.0)
    for now in range(20):
        pacer.put(second(2), Codec.MP3)  # a clock twice as fast as ours
        given_out(pacer, float(now))
        assert pacer.held_s <= 3 * 2.0 + 2.1


def test_sound_of_no_known_codec_is_not_held() -> None:
    pacer = Pacer()
    pacer.restart(0.0, pending_s=18.0, target_s=6.0)
    pacer.put(b"x" * 100_000, None)
    assert given_out(pacer, 0.0) == 100_000


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 30_000), max_size=8), st.lists(st.floats(0, 40), max_size=8))
def test_order_and_bytes_are_kept(sizes: list[int], moments: list[float]) -> None:
    pacer, put, out = Pacer(), [], []
    pacer.restart(0.0, pending_s=20.0, target_s=6.0)
    for number, size in enumerate(sizes):
        for item in (second()[:size], IcyTitle(str(number)), Break.HERE):
            put.append(item)
            pacer.put(item, Codec.MP3)
    for now in [*sorted(moments), 1e6]:
        out += [due.item for due in pacer.due(now)]
    titles = [item for item in out if not isinstance(item, bytes)]
    assert titles == [item for item in put if not isinstance(item, bytes)]
    assert b"".join(i for i in out if isinstance(i, bytes)) == b"".join(
        i for i in put if isinstance(i, bytes)
    )
