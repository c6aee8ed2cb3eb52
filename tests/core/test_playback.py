"""The line's decisions, one sentence a test."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planetfm.core.errors import Trouble
from planetfm.core.playback import (
    GOOD_AFTER_S,
    LONGEST_DELAY_S,
    LONGEST_RETURN_S,
    OFF_AIR_DELAY_S,
    RETURN_AFTER_S,
    SEARCH_AFTER_DOWN_S,
    SEARCH_EVERY_S,
    Arranged,
    Connecting,
    Effect,
    Entered,
    Event,
    Finding,
    Flowing,
    Found,
    HangUp,
    Idle,
    LineLost,
    LineResumed,
    LineUp,
    NotFound,
    Open,
    Play,
    Playback,
    RetryDue,
    RetryIn,
    Search,
    Stop,
    Tried,
    TryBeside,
    TryNow,
    Waiting,
    retry_delay_s,
    step,
)

HOME, MIRROR = "http://radio/live", "http://mirror/live"


def after(state: Playback, *events: Event) -> tuple[Playback, tuple[Effect, ...]]:
    """The state after all events, and the effects of the last."""
    effects: tuple[Effect, ...] = ()
    for event in events:
        state, effects = step(state, event)
    return state, effects


def lost(
    state: Playback, now: float, trouble: Trouble = Trouble.CLOSED, dice: float = 0.5
) -> Event:
    return LineLost(state.generation, now, trouble, dice)


def flowing(now: float = 0.0) -> Playback:
    state, _ = after(Playback(addresses=(HOME,)), Play(now), LineUp(1, now))
    return state


def test_play_opens_the_best_known_address() -> None:
    state, effects = step(Playback(addresses=(HOME, MIRROR)), Play(0.0))
    assert state.line == Connecting(0)
    assert effects == (Open(1, HOME),)


def test_play_without_an_address_searches() -> None:
    state, effects = step(Playback(), Play(0.0))
    assert state.line == Finding()
    assert effects == (Search(()),)


def test_playing_twice_opens_once() -> None:
    state, _ = step(Playback(addresses=(HOME,)), Play(0.0))
    assert step(state, Play(1.0)) == (state, ())


def test_a_cut_line_is_tried_again_at_once() -> None:
    state = flowing()
    state, effects = step(state, lost(state, 30.0))
    assert state.line == Connecting(1)
    assert effects == (Open(state.generation, HOME),)
    assert state.reconnects == 1


def test_the_second_failure_waits() -> None:
    state = flowing()
    state, _ = step(state, lost(state, 30.0))
    state, effects = step(state, lost(state, 30.1, Trouble.UNREACHABLE))
    assert isinstance(state.line, Waiting)
    (retry,) = effects
    assert isinstance(retry, RetryIn) and retry.delay_s == pytest.approx(0.2)
    assert state.line.retry_at == pytest.approx(30.3), "0.3 s after the one before began"


def test_when_the_wait_is_over_the_same_address_is_opened_with_a_new_generation() -> None:
    state = flowing()
    state, _ = step(state, lost(state, 30.0))
    state, _ = step(state, lost(state, 30.1, Trouble.UNREACHABLE))
    before = state.generation
    state, effects = step(state, RetryDue(before, 30.4))
    assert effects == (Open(before + 1, HOME),)


def test_an_outage_of_three_seconds_is_tried_again_within_the_reserve_of_four() -> None:
    for dice in (0.0, 0.5, 1.0):
        state, now = flowing(), 100.0
        state, effects = step(state, lost(state, now, dice=dice))
        tries = [now]
        while tries[-1] < 103.0:
            state, effects = step(state, lost(state, now, Trouble.UNREACHABLE, dice))
            (retry,) = effects
            assert isinstance(retry, RetryIn)
            now += retry.delay_s
            state, _ = step(state, RetryDue(state.generation, now))
            tries.append(now)
        assert tries[-1] < 103.9


@given(
    st.integers(min_value=2, max_value=10_000),
    st.floats(min_value=0, max_value=1e6),
    st.floats(min_value=0, max_value=1),
    st.integers(min_value=0, max_value=10_000),
)
def test_the_delay_grows_and_never_passes_its_limit(
    failures: int, down_s: float, dice: float, flaps: int
) -> None:
    delay_s = retry_delay_s(failures, down_s, dice, flaps)
    assert 0.25 <= delay_s <= LONGEST_DELAY_S
    assert retry_delay_s(failures, down_s + 60, dice, flaps) >= delay_s
    assert retry_delay_s(failures, down_s, dice, flaps + 1) >= delay_s


def test_the_waits_grow_with_the_outage_from_a_moment_to_half_a_minute() -> None:
    state, now, tries = flowing(), 100.0, [100.0]
    state, _ = step(state, lost(state, now))
    while now < 1100.0:
        state, effects = step(state, lost(state, now, Trouble.UNREACHABLE, 1.0))
        if isinstance(effects[0], Search):
            state, effects = step(state, Found((), now))
        (retry,) = effects
        assert isinstance(retry, RetryIn)
        now += retry.delay_s
        state, _ = step(state, RetryDue(state.generation, now))
        tries.append(now)
    waits = [(a, b - a) for a, b in pairwise(tries)]
    assert max(wait for at, wait in waits if at < 106) < 0.4
    assert max(wait for at, wait in waits if at < 129) < 1.8
    assert all(wait <= LONGEST_DELAY_S for _, wait in waits)
    assert 12 <= len([at for at in tries if 140 <= at < 200]) <= 40
    assert len([at for at in tries if at >= 700]) <= 20


@pytest.mark.parametrize(("up_s", "least_s"), [(0.5, 0.5), (0.02, 0.25)])
def test_a_line_that_flaps_is_opened_again_soon_but_not_for_ever(
    up_s: float, least_s: float
) -> None:
    state, now, opened = flowing(), 0.0, [0.0]
    for _ in range(250):
        state, effects = step(state, lost(state, now))
        if isinstance(effects[0], RetryIn):
            now += effects[0].delay_s
            state, _ = step(state, RetryDue(state.generation, now))
        opened.append(now)
        now += up_s
        state, _ = step(state, LineUp(state.generation, now))
    apart = [b - a for a, b in pairwise(opened)]
    assert max(apart[:100]) <= max(up_s, 0.4)
    assert min(apart[2:]) >= least_s * 0.99
    assert apart[-1] >= LONGEST_DELAY_S


def test_after_twenty_good_seconds_the_delay_starts_over() -> None:
    state = flowing()
    for now in (1.0, 2.0, 3.0):
        state, _ = step(state, lost(state, now))
    state, _ = step(state, RetryDue(state.generation, 4.0))
    state, _ = step(state, LineUp(state.generation, 5.0))
    state, effects = step(state, lost(state, 5.0 + GOOD_AFTER_S))
    assert state.failures == 1
    assert effects == (Open(state.generation, HOME),)


@pytest.mark.parametrize(
    "trouble", [Trouble.GONE, Trouble.NOT_WHAT_WAS_ASKED, Trouble.CANNOT_DECODE]
)
def test_an_address_without_the_stream_leads_to_the_next_one(trouble: Trouble) -> None:
    state, _ = step(Playback(addresses=(HOME, MIRROR)), Play(0.0))
    state, effects = step(state, lost(state, 0.1, trouble))
    assert effects == (Open(state.generation, MIRROR),)


def test_when_no_address_is_left_the_site_is_searched_again() -> None:
    state, _ = step(Playback(addresses=(HOME,)), Play(0.0))
    state, effects = step(state, lost(state, 0.1, Trouble.GONE))
    assert state.line == Finding()
    assert effects == (Search((HOME,)),)


def test_it_is_searched_at_most_once_in_some_minutes() -> None:
    state, _ = step(Playback(addresses=(HOME,)), Play(0.0))
    state, _ = step(state, lost(state, 0.1, Trouble.GONE))
    state, effects = step(state, Found((), 5.0))
    assert effects == (RetryIn(state.generation, OFF_AIR_DELAY_S),)
    state, _ = step(state, RetryDue(state.generation, 65.0))
    state, effects = step(state, lost(state, 65.1, Trouble.GONE))
    assert isinstance(effects[0], RetryIn)
    state, _ = step(state, RetryDue(state.generation, SEARCH_EVERY_S))
    state, effects = step(state, lost(state, SEARCH_EVERY_S + 1, Trouble.GONE))
    assert effects == (Search((HOME,)),)


def test_what_the_search_found_is_played() -> None:
    state, _ = step(Playback(), Play(0.0))
    state, effects = step(state, Found((MIRROR,), 2.0))
    assert effects == (Open(state.generation, MIRROR),)


def test_a_search_that_ends_after_stop_plays_nothing() -> None:
    state, _ = after(Playback(), Play(0.0), Stop(1.0))
    state, effects = step(state, Found((MIRROR,), 2.0))
    assert effects == ()
    assert state.addresses == (MIRROR,)
    assert state.line == Idle()


def test_without_any_address_it_says_that_none_was_found() -> None:
    state, _ = step(Playback(), Play(0.0))
    state, effects = step(state, Found((), 2.0))
    assert state.line == NotFound(Trouble.NO_STREAM)
    assert effects == ()


def test_play_after_not_found_searches_again() -> None:
    state, _ = after(Playback(), Play(0.0), Found((), 2.0))
    state, effects = step(state, Play(9.0))
    assert effects == (Search(()),)


def test_what_a_search_finds_after_all_is_played() -> None:
    """The site was down when play was pressed; the listener had it searched again."""
    state, _ = after(Playback(), Play(0.0), Found((), 2.0))
    state, effects = step(state, Found((HOME,), 60.0))
    assert state.line == Connecting(0)
    assert effects == (Open(state.generation, HOME),)


def test_a_search_that_fails_again_says_what_is_wrong_now() -> None:
    state, _ = after(Playback(), Play(0.0), Found((), 2.0, trouble=Trouble.UNREACHABLE))
    state, effects = step(state, Found((), 60.0))
    assert (state.line, effects) == (NotFound(Trouble.NO_STREAM), ())


def test_what_is_found_while_it_waits_for_the_next_try_is_tried_now() -> None:
    state = flowing()
    state, _ = step(state, lost(state, 30.0))
    state, _ = step(state, lost(state, 30.1, Trouble.UNREACHABLE))
    assert isinstance(state.line, Waiting)
    state, effects = step(state, Found((MIRROR,), 30.2))
    assert effects == (Open(state.generation, MIRROR),)


def test_an_entered_address_is_opened_and_goes_first() -> None:
    state, _ = after(Playback(addresses=(HOME,)), Play(0.0))
    state, effects = step(state, Entered(MIRROR, 1.0))
    assert effects == (HangUp(), Open(state.generation, MIRROR))
    assert state.addresses == (MIRROR, HOME)


def test_a_line_long_down_is_searched_for() -> None:
    state = flowing()
    state, _ = step(state, lost(state, 100.0))
    state, effects = step(state, lost(state, 100.0 + SEARCH_AFTER_DOWN_S, Trouble.UNREACHABLE))
    assert effects == (Search((HOME,)),)


def test_when_the_network_is_back_it_tries_at_once() -> None:
    state = flowing()
    state, _ = step(state, lost(state, 1.0))
    state, _ = step(state, lost(state, 1.1, Trouble.UNREACHABLE))
    state, effects = step(state, TryNow(1.2))
    assert effects == (Open(state.generation, HOME),)


def searched(trouble: Trouble) -> Playback:
    """The line has been down for a minute, and the station is being searched for."""
    state = flowing()
    state, _ = after(state, lost(state, 30.0, trouble))
    if isinstance(state.line, Connecting):
        state, _ = step(state, lost(state, 30.0 + SEARCH_AFTER_DOWN_S, trouble))
    assert state.line == Finding()
    return state


def test_when_the_network_is_back_no_search_is_waited_for() -> None:
    state, effects = step(searched(Trouble.UNREACHABLE), TryNow(91.0))
    assert effects == (Open(state.generation, HOME),)
    state, effects = step(state, lost(state, 91.5, Trouble.UNREACHABLE))
    assert isinstance(effects[0], RetryIn) and effects[0].delay_s <= 0.8, "it is still coming up"


def test_what_that_search_finds_has_its_turn_when_the_known_address_stays_silent() -> None:
    state, _ = step(searched(Trouble.UNREACHABLE), TryNow(91.0))
    connecting, effects = step(state, Found((MIRROR,), 92.0))
    assert (connecting.line, connecting.address, effects) == (state.line, HOME, ())
    state, _ = step(connecting, lost(connecting, 93.0, Trouble.UNREACHABLE))
    assert state.address == MIRROR
    up, _ = step(connecting, LineUp(connecting.generation, 93.0))
    assert up.address == HOME


def test_where_the_station_has_moved_the_search_goes_on() -> None:
    state = searched(Trouble.GONE)
    assert step(state, TryNow(91.0)) == (state, ())


def test_the_network_coming_back_disturbs_no_good_line() -> None:
    state = flowing()
    assert step(state, TryNow(5.0)) == (state, ())


def test_after_a_sleep_a_line_that_seems_good_is_opened_anew() -> None:
    state, effects = step(flowing(), TryNow(5.0, slept=True))
    assert effects == (Open(state.generation, HOME),)
    assert state.reconnects == 1
    assert state.down_since == 5.0


def test_an_attempt_that_hangs_in_a_network_that_was_is_given_up() -> None:
    state, _ = step(Playback(addresses=(HOME,)), Play(0.0))
    assert step(state, TryNow(0.5))[1] == ()
    assert step(state, TryNow(0.5, slept=True))[1] == (Open(state.generation + 1, HOME),)
    again, effects = step(state, TryNow(3.0))
    assert effects == (Open(state.generation + 1, HOME),)
    assert again.generation == state.generation + 1


def test_while_the_network_comes_up_no_try_is_far_away() -> None:
    def delay_s(state: Playback, now: float) -> float:
        _, effects = step(state, lost(state, now, Trouble.UNREACHABLE))
        (retry,) = effects
        assert isinstance(retry, RetryIn)
        return retry.delay_s

    state = replace(flowing(), flaps=200)
    woken, _ = step(state, TryNow(100.0, slept=True))
    assert delay_s(woken, 101.0) <= 0.8
    assert delay_s(replace(woken, opened_at=130.9), 131.0) > 5.0


def test_a_server_that_asks_for_a_pause_gets_it() -> None:
    state, _ = step(Playback(addresses=(HOME,)), Play(0.0))
    event = LineLost(state.generation, 1.0, Trouble.RATE_LIMITED, 0.5, 503, 17.0)
    state, effects = step(state, event)
    assert effects == (RetryIn(state.generation, 17.0),)


@pytest.mark.parametrize("waits", [True, False])
def test_a_stalled_line_that_comes_back_first_is_the_line_again(waits: bool) -> None:
    state, _ = after(Playback(addresses=(HOME, MIRROR)), Play(0.0), LineUp(1, 0.0))
    state, _ = step(state, lost(state, 30.0, Trouble.STALLED))
    for _ in range(3):
        state, _ = step(state, lost(state, 31.0, Trouble.UNREACHABLE))
        state, effects = step(state, RetryDue(state.generation, 31.0))
    if waits:
        state, effects = step(state, lost(state, 31.1, Trouble.UNREACHABLE))
        assert isinstance(state.line, Waiting)
    before = state.generation
    state, effects = step(state, LineResumed(HOME, 32.0))
    assert state.line == Flowing(32.0)
    assert (state.address, state.down_since, state.trouble) == (HOME, None, None)
    assert effects == ()
    for late in (
        LineUp(before, 33.0),
        RetryDue(before, 33.0),
        lost(replace(state, generation=before), 33.0),
    ):
        assert step(state, late) == (state, ())
    state, effects = step(state, lost(state, 34.0))
    assert isinstance(effects[0], Open | RetryIn), "it can be lost again"


def test_a_line_that_comes_back_after_stop_plays_nothing() -> None:
    state, _ = after(flowing(), Stop(1.0))
    assert step(state, LineResumed(HOME, 2.0)) == (state, ())


def test_stop_hangs_up_and_forgets_the_trouble() -> None:
    state = flowing()
    state, _ = step(state, lost(state, 1.0))
    state, effects = step(state, Stop(2.0))
    assert effects == (HangUp(),)
    assert (state.line, state.failures, state.trouble) == (Idle(), 0, None)


EVENTS = st.one_of(
    st.builds(Play, st.floats(0, 1e6)),
    st.builds(Stop, st.floats(0, 1e6)),
    st.builds(TryNow, st.floats(0, 1e6), st.booleans()),
    st.builds(LineUp, st.integers(0, 5), st.floats(0, 1e6)),
    st.builds(
        LineLost,
        st.integers(0, 5),
        st.floats(0, 1e6),
        st.sampled_from(Trouble),
        st.floats(0, 1),
    ),
    st.builds(RetryDue, st.integers(0, 5), st.floats(0, 1e6)),
    st.builds(Found, st.sampled_from([(), (HOME,), (MIRROR, HOME)]), st.floats(0, 1e6)),
    st.builds(Entered, st.just(MIRROR), st.floats(0, 1e6)),
    st.builds(Tried, st.integers(0, 5), st.floats(0, 1e6), st.booleans()),
    st.builds(
        Arranged,
        st.sampled_from([(), (HOME,), (MIRROR, HOME)]),
        st.floats(0, 1e6),
        st.booleans(),
    ),
)


@given(st.sampled_from([(), (HOME,), (HOME, MIRROR)]), st.lists(EVENTS, max_size=40))
def test_whatever_comes_in_whatever_order_the_state_stays_sound(
    addresses: tuple[str, ...], events: list[Event]
) -> None:
    state = Playback(addresses=addresses)
    for event in events:
        before = state
        state, effects = step(state, event)
        assert state.generation >= before.generation
        assert state.index == 0 or state.index < len(state.addresses)
        for effect in effects:
            if isinstance(effect, Open):
                assert effect.generation == state.generation
                assert effect.url in state.addresses
        if isinstance(state.line, Waiting) and state.line != before.line:
            assert any(isinstance(effect, RetryIn) for effect in effects)


@given(st.lists(EVENTS, max_size=40))
def test_late_events_of_an_older_attempt_change_nothing(events: list[Event]) -> None:
    state, _ = after(Playback(addresses=(HOME,)), *events)
    old = state.generation - 1
    for event in (LineUp(old, 1.0), LineLost(old, 1.0, Trouble.GONE, 0.5), RetryDue(old, 1.0)):
        assert step(state, event) == (state, ())


def test_an_old_flow_is_not_a_good_line_for_a_new_generation() -> None:
    state = flowing()
    assert isinstance(state.line, Flowing)
    late = LineUp(state.generation - 1, 99.0)
    assert step(state, late) == (state, ())


def on_the_mirror(now: float = 0.0) -> Playback:
    """HOME was lost and did not come back at once; the mirror plays since `now`."""
    state, _ = after(Playback(addresses=(HOME, MIRROR)), Play(now), LineUp(1, now))
    state, _ = step(state, lost(state, now))
    for _ in range(2):
        state, _ = step(state, lost(state, now, Trouble.UNREACHABLE))
        state, effects = step(state, RetryDue(state.generation, now))
    assert effects == (Open(state.generation, MIRROR),)
    return step(state, LineUp(state.generation, now))[0]


def test_an_address_that_does_not_come_back_at_once_gives_way_to_its_mirror() -> None:
    state, _ = after(Playback(addresses=(HOME, MIRROR)), Play(0.0), LineUp(1, 0.0))
    opened: list[str] = []
    now = 30.0
    while len(opened) < 6:
        state, effects = step(state, lost(state, now, Trouble.UNREACHABLE))
        if isinstance(effects[0], RetryIn):
            now += effects[0].delay_s
            state, effects = step(state, RetryDue(state.generation, now))
        assert isinstance(effects[0], Open)
        opened.append(effects[0].url)
    assert opened == [HOME, HOME, MIRROR, HOME, MIRROR, HOME]
    assert now < 33.0, "all of that within the reserve of 4 s"


def test_from_a_mirror_it_comes_back_when_the_better_address_sounds_again() -> None:
    state = on_the_mirror()
    state, effects = step(state, RetryDue(state.generation, RETURN_AFTER_S))
    assert effects == (TryBeside(state.generation, HOME),)
    assert isinstance(state.line, Flowing), "the mirror plays on meanwhile"
    state, effects = step(state, Tried(state.generation, RETURN_AFTER_S + 1, sounds=True))
    assert effects == (Open(state.generation, HOME),)


def test_a_better_address_that_stays_silent_is_tried_more_and_more_rarely() -> None:
    state, delays_s = on_the_mirror(), []
    for now in range(10):
        state, effects = step(state, Tried(state.generation, float(now), sounds=False))
        (retry,) = effects
        assert isinstance(retry, RetryIn)
        delays_s.append(retry.delay_s)
    assert delays_s[:3] == [2 * RETURN_AFTER_S, 4 * RETURN_AFTER_S, 8 * RETURN_AFTER_S]
    assert delays_s[-1] == LONGEST_RETURN_S


def test_the_best_address_is_left_alone_while_it_plays() -> None:
    state, effects = after(Playback(addresses=(HOME, MIRROR)), Play(0.0), LineUp(1, 0.0))
    assert effects == ()
    assert step(state, RetryDue(state.generation, 999.0)) == (state, ())


def test_a_quality_that_was_just_chosen_is_opened_at_once() -> None:
    state, _ = after(Playback(addresses=(HOME, MIRROR)), Play(0.0), LineUp(1, 0.0))
    state, effects = step(state, Arranged((MIRROR, HOME), 9.0, at_once=True))
    assert effects == (HangUp(), Open(state.generation, MIRROR))


def test_a_new_order_without_haste_is_followed_in_good_time() -> None:
    state, _ = after(Playback(addresses=(HOME, MIRROR)), Play(0.0), LineUp(1, 0.0))
    state, effects = step(state, Arranged((MIRROR, HOME), 9.0))
    assert isinstance(state.line, Flowing) and state.address == HOME
    assert effects == (RetryIn(state.generation, RETURN_AFTER_S),)
