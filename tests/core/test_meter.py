"""Bytes are counted by the station's days and months, and a cap holds until it is lifted once."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from planetfm.core.meter import MB_BYTES, Cap, Usage, add, cap, on, override

DAY = date(2026, 11, 30)


def test_bytes_count_for_session_day_and_month() -> None:
    usage = add(add(Usage(), 10, DAY), 5, DAY)
    assert (usage.session_bytes, usage.day_bytes, usage.month_bytes) == (15, 15, 15)


def test_a_new_day_and_a_new_month_begin_at_nothing() -> None:
    usage = add(add(Usage(), 10, date(2026, 11, 29)), 5, DAY)
    assert (usage.day_bytes, usage.month_bytes) == (5, 15)
    usage = on(usage, DAY + timedelta(days=1))
    assert (usage.session_bytes, usage.day_bytes, usage.month_bytes) == (15, 0, 0)


def test_the_cap_is_near_at_eighty_percent_and_reached_at_all_of_it() -> None:
    states = []
    for share in (0.79, 0.8, 0.99, 1.0, 1.5):
        states.append(cap(add(Usage(), round(share * 10 * MB_BYTES), DAY), 10))
    assert states == [Cap.FREE, Cap.NEAR, Cap.NEAR, Cap.REACHED, Cap.REACHED]


def test_without_a_cap_everything_is_free() -> None:
    assert cap(add(Usage(), 10**12, DAY), 0) is Cap.FREE


def test_a_cap_that_was_lifted_is_back_next_month() -> None:
    usage = override(add(Usage(), 20 * MB_BYTES, DAY), DAY)
    assert cap(usage, 10) is Cap.OVERRIDDEN
    later = add(usage, 20 * MB_BYTES, DAY + timedelta(days=1))
    assert cap(later, 10) is Cap.REACHED


@given(st.lists(st.tuples(st.integers(0, 10**9), st.integers(0, 70)), max_size=20))
def test_no_byte_is_lost_in_the_session_and_none_is_counted_twice(
    came: list[tuple[int, int]],
) -> None:
    usage, days = Usage(), sorted(came, key=lambda pair: pair[1])
    for size, days_on in days:
        usage = add(usage, size, DAY + timedelta(days=days_on))
    assert usage.session_bytes == sum(size for size, _ in days)
    if days:
        last = days[-1][1]
        assert usage.day_bytes == sum(size for size, days_on in days if days_on == last)
        assert usage.day_bytes <= usage.month_bytes <= usage.session_bytes
