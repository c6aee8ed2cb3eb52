"""When an alarm rings, over summer time and sleep, and how a fade runs."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planetfm.core.alarms import (
    ALARM_FADE_S,
    LEAST_GAIN,
    LONGEST_SONG_S,
    SLEEP_FADE_S,
    Alarm,
    Sleep,
    SleepUntil,
    Zone,
    after_ringing,
    alarm_gain,
    begin_sleep,
    due,
    dump,
    extended,
    follow_song,
    next_ring,
    parse,
    sleep_gain,
)
from planetfm.core.model import Song
from planetfm.core.snapshot import AiredSong, TapeView

JAKARTA, BERLIN = ZoneInfo("Asia/Jakarta"), ZoneInfo("Europe/Berlin")
EVERY_DAY = frozenset(range(7))
ZONES = {Zone.STATION: JAKARTA, Zone.LOCAL: BERLIN}


def at(zone: ZoneInfo, *moment: int) -> float:
    return datetime(*moment, tzinfo=zone).timestamp()  # type: ignore[arg-type,misc]


def rings(alarm: Alarm, after: float, zone: ZoneInfo) -> str:
    moment = next_ring(alarm, after, zone)
    assert moment is not None
    return datetime.fromtimestamp(moment, zone).strftime("%a %d %H:%M")


# --- alarms ----------------------------------------------------------------------------------


def test_an_alarm_rings_today_if_its_time_is_still_to_come_and_tomorrow_if_not() -> None:
    alarm = Alarm("a", 5, 30, EVERY_DAY)
    assert rings(alarm, at(JAKARTA, 2026, 11, 24, 5, 29), JAKARTA) == "Tue 24 05:30"
    assert rings(alarm, at(JAKARTA, 2026, 11, 24, 5, 30), JAKARTA) == "Wed 25 05:30"


def test_an_alarm_keeps_to_its_days() -> None:
    alarm = Alarm("a", 6, 0, frozenset({0, 4}))
    assert rings(alarm, at(JAKARTA, 2026, 11, 24, 12), JAKARTA) == "Fri 27 06:00"
    assert rings(alarm, at(JAKARTA, 2026, 11, 27, 12), JAKARTA) == "Mon 30 06:00"


def test_the_same_alarm_means_another_moment_in_another_zone() -> None:
    alarm, after = Alarm("a", 6, 0, EVERY_DAY), at(JAKARTA, 2026, 11, 24, 12)
    station, local = next_ring(alarm, after, JAKARTA), next_ring(alarm, after, BERLIN)
    assert station is not None
    assert local is not None
    assert local - station == 6 * 3600


def test_a_change_of_the_clocks_does_not_move_the_time_that_is_read_off_them() -> None:
    alarm = Alarm("a", 6, 0, EVERY_DAY, Zone.LOCAL)
    before = at(BERLIN, 2027, 3, 27, 7)  # the night to the 28th has an hour less
    moment = next_ring(alarm, before, BERLIN)
    assert moment is not None
    assert moment - before == 22 * 3600
    assert rings(alarm, before, BERLIN) == "Sun 28 06:00"


def test_a_time_that_the_change_leaves_out_still_rings_and_one_that_comes_twice_rings_once() -> (
    None
):
    alarm = Alarm("a", 2, 30, EVERY_DAY, Zone.LOCAL)
    assert rings(alarm, at(BERLIN, 2027, 3, 27, 12), BERLIN) == "Sun 28 03:30"
    twice = next_ring(alarm, at(BERLIN, 2026, 10, 24, 12), BERLIN)
    assert twice is not None
    assert datetime.fromtimestamp(twice, BERLIN).utcoffset() == timedelta(hours=2)
    assert rings(alarm, twice, BERLIN) == "Mon 26 02:30"


def test_an_alarm_for_once_rings_at_the_next_such_time_after_it_was_set_and_never_again() -> None:
    set_at = at(JAKARTA, 2026, 11, 24, 12)
    alarm = Alarm("a", 5, 0, set_at=set_at)
    assert rings(alarm, set_at, JAKARTA) == "Wed 25 05:00"
    assert next_ring(alarm, at(JAKARTA, 2026, 11, 25, 5), JAKARTA) is None
    assert not after_ringing(alarm).enabled
    assert after_ringing(Alarm("b", 5, 0, EVERY_DAY)).enabled


def test_an_alarm_that_is_switched_off_never_rings() -> None:
    assert next_ring(Alarm("a", 5, 0, EVERY_DAY, enabled=False), 0.0, JAKARTA) is None


@pytest.mark.parametrize(
    ("woke", "late"), [((5, 0, 1), False), ((5, 9, 59), False), ((5, 10, 1), True), ((9,), True)]
)
def test_an_alarm_slept_through_is_due_and_late_after_ten_minutes(
    woke: tuple[int, ...], late: bool
) -> None:
    slept = at(JAKARTA, 2026, 11, 24, 1)
    (one,) = due([Alarm("a", 5, 0, EVERY_DAY)], slept, at(JAKARTA, 2026, 11, 24, *woke), ZONES)
    assert one.at == at(JAKARTA, 2026, 11, 24, 5)
    assert one.late is late


def test_of_an_alarm_slept_through_for_days_the_last_time_counts() -> None:
    alarms = [Alarm("a", 5, 0, EVERY_DAY)]
    woke = at(JAKARTA, 2026, 11, 24, 5, 2)
    (one,) = due(alarms, at(JAKARTA, 2026, 11, 20, 12), woke, ZONES)
    assert one.at == at(JAKARTA, 2026, 11, 24, 5)
    assert not one.late
    assert due(alarms, woke, woke + 60, ZONES) == ()


@given(
    st.integers(0, 23),
    st.integers(0, 59),
    st.frozensets(st.integers(0, 6), min_size=1),
    st.datetimes(datetime(2020, 1, 1), datetime(2037, 1, 1)),
    st.sampled_from([JAKARTA, BERLIN, ZoneInfo("America/St_Johns"), ZoneInfo("Pacific/Apia")]),
)
def test_the_next_ring_is_ahead_within_a_week_and_on_one_of_its_days(
    hour: int, minute: int, days: frozenset[int], now: datetime, zone: ZoneInfo
) -> None:
    after = now.replace(tzinfo=UTC).timestamp()
    alarm = Alarm("a", hour, minute, days)
    moment = next_ring(alarm, after, zone)
    assert moment is not None
    assert 0 < moment - after <= 8 * 86400 + 3600
    there = datetime.fromtimestamp(moment, zone)
    assert there.weekday() in days
    assert (there.hour, there.minute) == (hour, minute) or there.utcoffset() != (
        datetime.fromtimestamp(moment - 7200, zone).utcoffset()
    )


def test_alarms_come_back_from_what_is_saved_of_them() -> None:
    alarm = Alarm("a1", 5, 7, frozenset({0, 6}), Zone.LOCAL, False, 1_795_000_000.125)
    assert parse(dump(alarm)) == alarm
    loud = replace(alarm, volume=80)
    assert parse(dump(loud)) == loud


@pytest.mark.parametrize(
    "damage",
    [
        {"time": "25:00"},
        {"days": [7]},
        {"days": ["Mon"]},
        {"zone": "mars"},
        {"enabled": 1},
        {"volume": 0},
        {"volume": "loud"},
    ],
)
def test_a_damaged_alarm_is_refused(damage: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse(dump(Alarm("a", 5, 0)) | damage)
    with pytest.raises(ValueError, match="no alarm"):
        parse("05:00")


# --- sleep -----------------------------------------------------------------------------------


def song(title: str, start: float, end: float | None) -> AiredSong:
    return AiredSong(Song(raw=f"Band - {title}", artist="Band", title=title), start, end)


def test_a_sleep_timer_counts_down_and_can_be_lengthened() -> None:
    sleep = begin_sleep(30, 100.0)
    assert sleep.left_s(100.0) == 1800.0
    assert sleep.left_s(99_999.0) == 0.0
    assert extended(sleep, 15, 200.0).left_s(200.0) == 2600.0
    assert extended(sleep, 15, 99_999.0).left_s(99_999.0) == 900.0


def test_with_the_song_it_ends_when_the_tape_knows_that_end() -> None:
    sleep = begin_sleep(SleepUntil.END_OF_SONG, 0.0)
    on_air = TapeView(heard=1010.0, songs=(song("One", 1000.0, None),))
    waiting = follow_song(sleep, on_air, 10.0)
    assert waiting.end_of_song
    assert waiting.until == LONGEST_SONG_S
    known = TapeView(heard=1100.0, songs=(song("One", 1000.0, 1104.0), song("Two", 1104.0, None)))
    assert follow_song(waiting, known, 100.0) == Sleep(104.0)


def test_a_song_that_ended_between_two_looks_is_followed_by_a_fade() -> None:
    waiting = Sleep(900.0, end_of_song=True, song=song("One", 0, None).song)
    two = TapeView(heard=1200.0, songs=(song("Two", 1104.0, None),))
    assert follow_song(waiting, two, 200.0) == Sleep(200.0 + SLEEP_FADE_S)


def test_without_titles_it_ends_all_the_same() -> None:
    sleep = begin_sleep(SleepUntil.END_OF_SONG, 0.0)
    assert follow_song(sleep, TapeView(heard=5.0), 5.0).left_s(LONGEST_SONG_S + 1) == 0.0


def test_fades_are_even_and_end_where_they_should() -> None:
    falling = [sleep_gain(left) for left in (12, 10, 7.5, 5, 0, -1)]
    assert falling == [1.0, 1.0, 0.75, 0.5, 0.0, 0.0]
    rising = [alarm_gain(s) for s in (0, ALARM_FADE_S / 2, ALARM_FADE_S, 99)]
    assert rising[0] == LEAST_GAIN
    assert rising[-2:] == [1.0, 1.0]
    assert rising == sorted(rising)
