"""Which articles are told, when, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planetfm.core import alerts
from planetfm.core.alerts import AlertState, Reason, Story, Why, Wishes, noticed, tell_at, told
from planetfm.core.settings import Settings

WIB = timezone(timedelta(hours=7))
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=WIB)
ALL = Wishes(news=True)


def story(identity: str = "post:1", title: str = "Berita", **other: object) -> Story:
    plain = {"excerpt": "", "categories": frozenset[str](), "published": NOON.timestamp()}
    return Story(identity, title, **(plain | other))  # type: ignore[arg-type]


def waiting(*identities: str, at: datetime = NOON) -> AlertState:
    now = at.timestamp()
    stories = [story(identity, published=now + n) for n, identity in enumerate(identities)]
    return noticed(AlertState(), stories, ALL, now)


def names(state: AlertState) -> list[str]:
    return [one.identity for one in state.waiting]


# Why


@pytest.mark.parametrize(
    ("word", "title", "fits"),
    [
        ("bandara", "PENERBANGAN DI BANDARA BERTAMBAH", True),
        ("bandara", "Bandaranaike berkunjung", False),
        ("SIM keliling", "Jadwal SIM Keliling pekan ini", True),
        ("SIM keliling", "Keliling kota tanpa SIM", False),
        ("cafe", "Café baru di Ketapang", True),
        ("Ketapang", "Kapal di Ketapang-Gilimanuk", True),
        ("  ", "Berita", False),
    ],
)
def test_words_match_whole_without_case_and_accents(word: str, title: str, fits: bool) -> None:
    reason = alerts.reason_for(story(title=title), replace(ALL, words=(word, "tak ada")))
    assert reason == (Reason(Why.WORD, word) if fits else None)


def test_a_phrase_does_not_reach_from_the_title_into_the_excerpt_by_letters() -> None:
    wishes = replace(ALL, words=("sim",))
    assert alerts.reason_for(story(title="Terima kasi", excerpt="mereka"), wishes) is None
    assert alerts.reason_for(story(excerpt="Layanan SIM dibuka"), wishes) is not None


def test_categories_and_words_widen_each_other() -> None:
    wishes = replace(ALL, categories=("Cuaca",), words=("bandara",))
    rain = story(title="Hujan", categories=frozenset({"cuaca", "Daerah"}))
    assert alerts.reason_for(rain, wishes) == Reason(Why.CATEGORY, "Cuaca")
    flight = story(title="Bandara tutup", categories=frozenset({"Cuaca"}))
    assert alerts.reason_for(flight, wishes) == Reason(Why.WORD, "bandara")
    assert alerts.reason_for(story(title="Kopi"), wishes) is None


def test_with_nothing_named_every_story_is_told_and_with_the_switch_off_none() -> None:
    assert alerts.reason_for(story(), ALL) == Reason(Why.ALL)
    assert alerts.reason_for(story(), replace(ALL, news=False)) is None


# Which


def test_the_same_story_waits_once_and_is_never_told_again() -> None:
    state = waiting("a", "b")
    state = noticed(state, [story("a")], ALL, NOON.timestamp())
    assert names(state) == ["a", "b"]
    state = told(state, ["a", "b"], NOON)
    state = noticed(state, [story("b"), story("c")], ALL, NOON.timestamp())
    assert names(state) == ["c"]


def test_an_archive_that_comes_in_is_no_news() -> None:
    old = story("old", published=NOON.timestamp() - alerts.FRESH_S - 1)
    assert names(noticed(AlertState(), [old, story("new")], ALL, NOON.timestamp())) == ["new"]


def test_what_was_published_before_the_store_was_first_filled_is_not_new() -> None:
    now = NOON.timestamp()
    state = AlertState(first_at=now - 3600)
    before, after = story("before", published=now - 7200), story("after", published=now - 600)
    assert names(noticed(state, [before, after], ALL, now)) == ["after"]


def test_what_waited_for_a_day_is_dropped() -> None:
    state = waiting("a")
    assert names(alerts.without_stale(state, NOON.timestamp() + alerts.FRESH_S)) == ["a"]
    assert names(alerts.without_stale(state, NOON.timestamp() + alerts.FRESH_S + 1)) == []


# When


def test_the_first_is_told_at_once_and_the_next_a_quarter_of_an_hour_later() -> None:
    state = waiting("a")
    assert tell_at(state, ALL, NOON) == NOON.timestamp()
    state = told(state, ["a"], NOON)
    assert tell_at(state, ALL, NOON) is None
    later = NOON + timedelta(minutes=4)
    state = noticed(state, [story("b"), story("c")], ALL, later.timestamp())
    assert tell_at(state, ALL, later) == NOON.timestamp() + 900
    assert names(state) == ["b", "c"]


def test_a_clock_that_was_set_back_does_not_silence_it() -> None:
    state = replace(waiting("a"), last_at=NOON.timestamp() + 86400)
    assert tell_at(state, ALL, NOON) == NOON.timestamp()


@pytest.mark.parametrize(
    ("clock", "quiet", "until"),
    [
        ("20:59", False, None),
        ("21:00", True, (25, "05:00")),
        ("23:59", True, (25, "05:00")),
        ("00:00", True, (24, "05:00")),
        ("04:59", True, (24, "05:00")),
        ("05:00", False, None),
    ],
)
def test_quiet_hours_reach_over_midnight(
    clock: str, quiet: bool, until: tuple[int, str] | None
) -> None:
    wishes = replace(ALL, quiet=(time(21), time(5)))
    at = datetime.combine(NOON.date(), time.fromisoformat(clock), WIB)
    assert alerts.is_quiet(wishes, at) is quiet
    expected = at.timestamp()
    if until is not None:
        day, end = until
        morning = datetime.combine(NOON.date().replace(day=day), time.fromisoformat(end), WIB)
        expected = morning.timestamp()
    assert tell_at(waiting("a", at=at), wishes, at) == expected


def test_the_same_hour_twice_is_no_quiet_time() -> None:
    wishes = replace(ALL, quiet=(time(5), time(5)))
    assert not alerts.is_quiet(wishes, NOON.replace(hour=5))


def test_the_limit_holds_until_midnight() -> None:
    wishes = replace(ALL, limit=2)
    state = told(told(AlertState(), ["a"], NOON - timedelta(hours=2)), ["b"], NOON)
    later = NOON + timedelta(hours=1)
    state = noticed(state, [story("c", published=later.timestamp())], wishes, later.timestamp())
    midnight = datetime(2026, 11, 25, tzinfo=WIB)
    assert tell_at(state, wishes, later) == midnight.timestamp()
    assert tell_at(state, wishes, midnight) == midnight.timestamp()
    assert told(state, ["c"], midnight).told_today == 1
    assert tell_at(state, replace(wishes, limit=0), later) == later.timestamp()


# Songs


def test_a_starred_song_is_told_once_an_airing() -> None:
    wishes = Wishes(songs=True)
    assert alerts.tells_song(AlertState(), "rossa\ttegar", wishes, NOON)
    state = alerts.told_song(AlertState(), "rossa\ttegar", NOON)
    assert not alerts.tells_song(state, "rossa\ttegar", wishes, NOON + timedelta(minutes=9))
    assert alerts.tells_song(state, "rossa\ttegar", wishes, NOON + timedelta(minutes=11))
    assert alerts.tells_song(state, "noah\tseparuh aku", wishes, NOON)
    assert not alerts.tells_song(AlertState(), "rossa\ttegar", Wishes(news=True), NOON)
    night = replace(wishes, quiet=(time(11), time(13)))
    assert not alerts.tells_song(AlertState(), "rossa\ttegar", night, NOON)


# As a file


def test_the_state_survives_a_file() -> None:
    state = told(waiting("a", "b"), ["a"], NOON)
    state = alerts.told_song(replace(state, first_at=12.5), "x", NOON)
    assert alerts.parse(alerts.dump(state)) == state


@given(
    st.dictionaries(
        st.sampled_from(sorted(alerts.dump(AlertState()))),
        st.recursive(
            st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(st.sampled_from(["identity", "why", "text", "since"]), inner)
            ),
            max_leaves=8,
        ),
    )
)
def test_a_damaged_file_is_read_as_far_as_it_makes_sense(data: dict[str, object]) -> None:
    state = alerts.parse(data)
    assert alerts.parse(alerts.dump(state)) == state
    tell_at(state, replace(ALL, limit=3), NOON)


def test_the_wishes_are_the_settings() -> None:
    settings = Settings(notify_news=True, notify_words=("sim",), notify_limit=4, quiet=False)
    assert alerts.wishes_of(settings) == Wishes(news=True, words=("sim",), limit=4)
    assert alerts.wishes_of(Settings()).quiet == (time(21), time(5))
