"""Of several addresses the one goes first that the listener's choice of quality asks for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planetfm.core.codec import Codec
from planetfm.core.mirrors import Sort, guess, order, wanted
from planetfm.core.settings import Quality

LOW, MID, TOP = "http://a.example/rendah", "http://a.example/biasa", "http://a.example/studio"
KNOWN = {
    LOW: Sort(Codec.AAC, 48_000),
    MID: Sort(Codec.MP3, 128_000),
    TOP: Sort(Codec.MP3, 320_000),
}


@pytest.mark.parametrize(
    ("quality", "expected"),
    [
        (Quality.HIGH, (TOP, MID, LOW)),
        (Quality.SAVER, (LOW, MID, TOP)),
        (Quality.AUTO, (MID, LOW, TOP)),
    ],
)
def test_quality_decides_the_order(quality: Quality, expected: tuple[str, ...]) -> None:
    assert order((TOP, LOW, MID), KNOWN, quality) == expected


@pytest.mark.parametrize("quality", list(Quality))
def test_addresses_of_which_nothing_is_known_stay_as_they_are(quality: Quality) -> None:
    given_order = ("http://b.example/x", "http://a.example/live", "http://c.example/;")
    assert order(given_order, {}, quality) == given_order


def test_a_name_tells_what_nobody_has_heard_yet() -> None:
    assert guess("http://a.example/planet-64.aac") == Sort(Codec.AAC, 64_000)
    assert guess("http://a.example:8128/live320k") == Sort(None, 320_000)
    assert guess("http://a.example:8000/;") == Sort()
    names = ("http://a.example/planet-128", "http://a.example/planet-32")
    assert order(names, {}, Quality.SAVER) == names[::-1]


def test_automatic_saves_where_the_network_is_paid_by_the_byte() -> None:
    assert wanted(Quality.AUTO, metered=True) is Quality.SAVER
    assert wanted(Quality.AUTO, metered=False) is Quality.AUTO
    assert wanted(Quality.HIGH, metered=True) is Quality.HIGH


@given(st.lists(st.sampled_from([LOW, MID, TOP, "http://b.example/"])), st.sampled_from(Quality))
def test_none_is_lost_and_none_comes_twice(addresses: list[str], quality: Quality) -> None:
    assert sorted(order(addresses, KNOWN, quality)) == sorted(set(addresses))
