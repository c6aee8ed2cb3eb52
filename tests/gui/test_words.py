"""Times, lengths and figures read as each language writes them."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from planetfm.gui import words

WIB = ZoneInfo("Asia/Jakarta")


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=WIB)


@pytest.mark.parametrize(("lang", "said"), [("id", "05.42 WIB"), ("en", "05:42 WIB")])
def test_the_clock_is_the_stations_own_whatever_zone_the_moment_came_in(
    lang: str, said: str
) -> None:
    utc = datetime(2026, 11, 24, 22, 42, tzinfo=UTC)
    assert words.clock_with_zone(utc, lang, WIB, "WIB") == said
    assert words.clock_with_zone(utc.timestamp(), lang, WIB, "WIB") == said


def test_a_station_without_a_name_for_its_zone_tells_the_bare_time() -> None:
    assert words.clock_with_zone(moment("2026-11-25 05:42"), "id", WIB, "") == "05.42"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "−0:00"), (35.4, "−0:35"), (59.6, "−1:00"), (760, "−12:40"), (3760, "−1:02:40")],
)
def test_behind_is_told_with_a_true_minus(seconds: float, said: str) -> None:
    assert words.behind(seconds) == said
    assert words.behind(seconds)[0] == "\u2212"


@pytest.mark.parametrize(
    ("seconds", "indonesian", "english"),
    [
        (-3, "0 dtk", "0 s"),
        (6, "6 dtk", "6 s"),
        (60, "1 mnt", "1 min"),
        (108, "1 mnt 48 dtk", "1 min 48 s"),
        (2840, "47 mnt 20 dtk", "47 min 20 s"),
        (3600, "1 jam", "1 h"),
        (7500, "2 jam 5 mnt", "2 h 5 min"),
    ],
)
def test_lengths_name_their_two_largest_figures(
    seconds: float, indonesian: str, english: str
) -> None:
    assert words.length(seconds, "id") == indonesian
    assert words.length(seconds, "en") == english


@pytest.mark.parametrize(
    ("seconds", "indonesian", "english"),
    [
        (760, "12 menit 40 detik", "12 minutes 40 seconds"),
        (61, "1 menit 1 detik", "1 minute 1 second"),
        (3600, "1 jam", "1 hour"),
    ],
)
def test_a_screen_reader_hears_lengths_in_whole_words(
    seconds: float, indonesian: str, english: str
) -> None:
    assert words.spoken_length(seconds, "id") == indonesian
    assert words.spoken_length(seconds, "en") == english


@pytest.mark.parametrize(
    ("count", "indonesian", "english"), [(1, "1 menit", "1 minute"), (90, "90 menit", "90 minutes")]
)
def test_a_choice_of_minutes_stays_in_minutes(count: int, indonesian: str, english: str) -> None:
    assert words.minutes_in_full(count, "id") == indonesian
    assert words.minutes_in_full(count, "en") == english


def test_a_counter_keeps_its_width_until_an_hour_is_full() -> None:
    assert [words.counter(s) for s in (0, 252, 3599, 3852)] == [
        "00:00",
        "04:12",
        "59:59",
        "1:04:12",
    ]


def test_minutes_left_are_rounded_up_so_that_zero_means_over() -> None:
    assert [words.minutes_left(s, "id") for s in (0, 1, 60, 61)] == [
        "0 mnt",
        "1 mnt",
        "1 mnt",
        "2 mnt",
    ]
    assert words.minutes_left(1680, "en") == "28 min"


@pytest.mark.parametrize(
    ("then", "indonesian", "english"),
    [
        ("2026-11-25 19:41:30", "Baru saja", "Just now"),
        ("2026-11-25 20:10", "Baru saja", "Just now"),
        ("2026-11-25 19:41", "1 menit lalu", "1 minute ago"),
        ("2026-11-25 19:30", "12 menit lalu", "12 minutes ago"),
        ("2026-11-25 17:42", "2 jam lalu", "2 hours ago"),
        ("2026-11-25 00:10", "19 jam lalu", "19 hours ago"),
        ("2026-11-24 23:50", "Kemarin", "Yesterday"),
        ("2026-11-20 08:00", "Jumat", "Friday"),
        ("2026-08-17 08:00", "17 Agu 2026", "17 Aug 2026"),
    ],
)
def test_how_long_ago_gets_coarser_with_age(then: str, indonesian: str, english: str) -> None:
    now = moment("2026-11-25 19:42")
    assert words.relative(moment(then), now, "id", WIB) == indonesian
    assert words.relative(moment(then), now, "en", WIB) == english


def test_just_after_midnight_an_hour_ago_is_not_yesterday() -> None:
    now = moment("2026-11-25 00:30")
    assert words.relative(moment("2026-11-24 22:30"), now, "id", WIB) == "2 jam lalu"


def test_the_readers_date_names_day_month_and_zone() -> None:
    at = moment("2026-11-25 18:54")
    assert words.long_date(at, "id", WIB, "WIB") == "Rabu, 25 November 2026, 18.54 WIB"
    assert words.long_date(at, "id", WIB, "WIB", short=True) == "Rabu, 25 Nov 2026, 18.54 WIB"
    assert words.long_date(at, "en", WIB, "WIB") == "Wednesday, 25 November 2026, 18:54 WIB"


@pytest.mark.parametrize(
    ("size", "indonesian", "english"),
    [
        (640_000, "640 KB", "640 KB"),
        (4_800_000, "4,8 MB", "4.8 MB"),
        (57_600_000, "58 MB", "58 MB"),
        (1_240_000_000, "1,2 GB", "1.2 GB"),
    ],
)
def test_sizes_use_the_languages_decimal_mark(size: int, indonesian: str, english: str) -> None:
    assert words.size(size, "id") == indonesian
    assert words.size(size, "en") == english


def test_large_numbers_are_grouped() -> None:
    assert words.number(12480, "id") == "12.480"
    assert words.number(12480, "en") == "12,480"


def test_shares_are_shown_short_and_spoken_long() -> None:
    assert words.percent(72, "id") == "72%"
    assert words.percent(72, "id", spoken=True) == "72 persen"


@pytest.mark.parametrize(
    ("lang", "shorts"),
    [("id", "Sen Sel Rab Kam Jum Sab Min"), ("en", "Mon Tue Wed Thu Fri Sat Sun")],
)
def test_the_days_of_a_week_have_short_names(lang: str, shorts: str) -> None:
    assert " ".join(words.short_weekday(number, lang) for number in range(7)) == shorts


def test_this_years_date_goes_without_the_year() -> None:
    at = moment("2026-11-05 18:54")
    assert words.date(at, "id", WIB, short=False) == "5 November 2026"
    assert words.date(at, "en", WIB, short=False) == "5 November 2026"
    assert words.date(at, "id", WIB, with_year=False) == "5 Nov"


def test_a_number_is_tied_to_its_word_and_nothing_else_changes() -> None:
    tied = words.tied("DITUTUP, 7 PENERBANGAN TERIMBAS")
    assert tied == "DITUTUP, 7\u00a0PENERBANGAN TERIMBAS"
    assert tied.replace("\u00a0", " ") == "DITUTUP, 7 PENERBANGAN TERIMBAS"


def test_a_language_is_listed_by_its_own_name() -> None:
    assert [words.own_name(lang) for lang in ("en", "id")] == ["English", "Bahasa Indonesia"]
