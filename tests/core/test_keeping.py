"""Names that every platform takes, and times that keep to the station's clock."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planetfm.core.codec import Codec
from planetfm.core.keeping import (
    ENDINGS,
    NAME_LIMIT_BYTES,
    Plan,
    clip_span,
    clock,
    file_name,
    is_shorter,
    last_due,
    next_due,
    numbered,
    safe_name,
    song_span,
    song_words,
)
from planetfm.core.model import Song
from planetfm.core.snapshot import AiredSong

JAKARTA = ZoneInfo("Asia/Jakarta")
BERLIN = ZoneInfo("Europe/Berlin")
WEEK_S = 7 * 86400


def at(text: str, zone: ZoneInfo) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=zone).timestamp()


def test_a_name_tells_date_hour_station_and_song() -> None:
    began = at("2026-11-24T17:05:31", JAKARTA)
    words = song_words(Song("Rossa", "Tegar", "Rossa - Tegar"))
    assert file_name(began, JAKARTA, "Planet FM", words) == (
        "2026-11-24 17.05 Planet FM - Tegar, Rossa"
    )
    assert file_name(began, JAKARTA, "Planet FM") == "2026-11-24 17.05 Planet FM"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('AC/DC: "Who?" <live> | a\\b*', "AC DC Who live a b"),
        ("Titik...", "Titik"),
        (" .tersembunyi ", "tersembunyi"),
        ("CON", "_CON"),
        ("lpt1.txt", "_lpt1.txt"),
        ("nul .tar.gz", "_nul .tar.gz"),
        ("CONTOH", "CONTOH"),
        ("a\u202eexe.3pm\u200b\ufeff", "aexe.3pm"),
        ("baris\nbaru\ttab", "baris baru tab"),
        ("///", "_"),
        ("", "_"),
    ],
)
def test_what_a_platform_forbids_is_left_out(text: str, name: str) -> None:
    assert safe_name(text) == name


@given(st.text(max_size=400))
def test_any_title_makes_a_name_that_every_platform_takes(text: str) -> None:
    name = safe_name(text)
    assert 0 < len(name.encode()) <= NAME_LIMIT_BYTES + 1
    assert not set(name) & set('<>:"/\\|?*')
    assert name.isprintable()
    assert name.strip(". ") == name
    assert name.split(".")[0].strip().upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT9"}
    assert safe_name(name) == name


def test_a_cut_name_ends_at_a_whole_character() -> None:
    name = safe_name("音" * 200)
    assert name == "音" * (NAME_LIMIT_BYTES // 3)


def test_every_codec_has_an_ending() -> None:
    assert set(ENDINGS) == set(Codec)


def test_taken_names_are_counted_on() -> None:
    assert [numbered("a", ".mp3", n) for n in (1, 2, 3)] == ["a.mp3", "a (2).mp3", "a (3).mp3"]


def test_spans() -> None:
    assert (clip_span(1000.0, 5).begin, clip_span(1000.0, 5).end) == (700.0, 1000.0)
    song = Song("Rossa", "Tegar", "")
    assert song_span(AiredSong(song, 1000.0, 1200.0)) == (995.0, 1205.0)
    assert song_span(AiredSong(song, 1000.0, None)) == (995.0, None)
    assert is_shorter(300, 290)
    assert not is_shorter(300, 299)


def test_chapter_times_carry_over() -> None:
    assert clock(3723.4504) == "01:02:03.450"
    assert clock(59.9996) == "00:01:00.000"
    assert clock(-0.2) == "00:00:00.000"


def test_a_single_plan_is_due_until_it_is_over() -> None:
    plan = Plan(datetime(2026, 11, 24, 17, 0), minutes=60)
    begin = at("2026-11-24T17:00", JAKARTA)
    for now in (begin - 9 * WEEK_S, begin - 1, begin, begin + 3599):
        due = next_due(plan, JAKARTA, now)
        assert due is not None
        assert (due.begin, due.end) == (begin, begin + 3600)
        assert last_due(plan, JAKARTA, now) is None
    assert next_due(plan, JAKARTA, begin + 3600) is None
    over = last_due(plan, JAKARTA, begin + 3600)
    assert over is not None
    assert over.begin == begin


def test_a_weekly_plan_keeps_its_time_on_the_clock_when_summer_ends() -> None:
    plan = Plan(datetime(2026, 10, 18, 20, 0), minutes=30, weekly=True)
    before = next_due(plan, BERLIN, at("2026-10-18T12:00", BERLIN))
    after = next_due(plan, BERLIN, at("2026-10-20T12:00", BERLIN))
    assert before is not None
    assert after is not None
    assert after.begin == at("2026-10-25T20:00", BERLIN)
    assert after.begin - before.begin == WEEK_S + 3600


def test_a_weekly_plan_goes_on_for_years_and_never_before_its_first_day() -> None:
    plan = Plan(datetime(2026, 1, 4, 6, 30), minutes=45, weekly=True)
    early = next_due(plan, JAKARTA, at("2020-01-01T00:00", JAKARTA))
    late = next_due(plan, JAKARTA, at("2031-05-01T00:00", JAKARTA))
    assert early is not None
    assert late is not None
    assert early.begin == at("2026-01-04T06:30", JAKARTA)
    assert late.begin == at("2031-05-04T06:30", JAKARTA)


@given(st.integers(0, 200 * 86400), st.integers(1, 600))
def test_a_weekly_plan_always_has_a_next_time_within_a_week_and_an_hour(
    after_s: int, minutes: int
) -> None:
    plan = Plan(datetime(2026, 3, 29, 2, 30), minutes=minutes, weekly=True)
    now = at("2026-03-29T00:00", BERLIN) + after_s
    due = next_due(plan, BERLIN, now)
    assert due is not None
    assert due.end > now
    assert due.begin <= now + WEEK_S + 3600
    over = last_due(plan, BERLIN, now)
    assert over is None or over.end <= now < over.end + WEEK_S + 3600


def test_a_time_the_clock_skips_comes_an_hour_later() -> None:
    plan = Plan(datetime(2026, 3, 29, 2, 30), minutes=10)
    due = next_due(plan, BERLIN, 0.0)
    assert due is not None
    assert datetime.fromtimestamp(due.begin, BERLIN).strftime("%H:%M") == "03:30"


def test_of_a_time_that_comes_twice_the_first_is_meant() -> None:
    plan = Plan(datetime(2026, 10, 25, 2, 30), minutes=10)
    due = next_due(plan, BERLIN, 0.0)
    assert due is not None
    assert (
        datetime.fromtimestamp(due.begin, BERLIN).utcoffset()
        == datetime(2026, 7, 1, tzinfo=BERLIN).utcoffset()
    )
