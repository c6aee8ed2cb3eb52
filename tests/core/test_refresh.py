"""When the site may be asked again."""

from __future__ import annotations

from random import Random

import pytest

from planetfm.core.errors import NetworkError, PlanetError, SiteError, Trouble
from planetfm.core.refresh import (
    Pace,
    Validators,
    Visits,
    after_failure,
    after_success,
    believed,
    earliest,
    worth_trying,
)

PACE = Pace()
DAY = 86400.0


def delay_after(error: PlanetError, failures_before: int = 0) -> float:
    visits = after_failure(Visits(failures=failures_before), error, 1000.0, PACE, Random(1))
    assert visits.next_at is not None
    return visits.next_at - 1000.0


def test_a_good_visit_is_followed_by_another_in_about_a_quarter_of_an_hour() -> None:
    rng = Random(7)
    delays = [after_success(Visits(), 0.0, PACE, rng).next_at or 0.0 for _ in range(200)]
    assert 13 * 60 < min(delays) < 14.5 * 60
    assert 15.5 * 60 < max(delays) < 17 * 60


def test_a_failed_connection_is_tried_again_soon_and_is_no_visit() -> None:
    error = NetworkError(Trouble.UNREACHABLE)
    visits = after_failure(Visits(checked_at=5.0), error, 1000.0, PACE, Random(1))
    assert visits.checked_at == 5.0
    assert 25 < delay_after(error) < 35
    assert delay_after(error, failures_before=3) > 200
    assert delay_after(error, failures_before=60) <= PACE.every_s * 1.1


@pytest.mark.parametrize("asked_s", [600.0, 5 * 3600.0])
def test_retry_after_is_obeyed_even_when_it_is_long(asked_s: float) -> None:
    error = SiteError(Trouble.RATE_LIMITED, status=429, retry_after_s=asked_s)
    visits = after_failure(Visits(), error, 1000.0, PACE, Random(1))
    assert visits.closed_until == 1000.0 + asked_s
    assert visits.next_at is not None and visits.next_at >= visits.closed_until
    assert earliest(visits, PACE, asked=True) == visits.closed_until


@pytest.mark.parametrize("asked_s", [0.0, None])
def test_a_429_with_no_pause_or_a_pause_of_nothing_still_means_minutes(
    asked_s: float | None,
) -> None:
    error = SiteError(Trouble.RATE_LIMITED, status=429, retry_after_s=asked_s)
    assert delay_after(error) >= PACE.spacing_s
    assert delay_after(error, failures_before=2) > delay_after(error)


def test_a_bot_check_makes_us_stay_away_longest() -> None:
    challenge = SiteError(Trouble.CHALLENGE, status=403)
    broken = SiteError(Trouble.HTTP_STATUS, status=500)
    assert delay_after(challenge) > 3 * delay_after(broken) > 0
    assert delay_after(challenge, failures_before=40) <= PACE.most_s * 1.1


def test_visits_keep_their_distance_but_the_listener_may_be_quicker() -> None:
    visits = Visits(checked_at=1000.0)
    assert earliest(visits, PACE, asked=False) == 1000.0 + PACE.spacing_s
    assert earliest(visits, PACE, asked=True) == 1000.0 + PACE.user_spacing_s
    assert earliest(Visits(), PACE, asked=False) == 0.0


def test_a_clock_that_was_set_back_does_not_keep_us_away() -> None:
    error = NetworkError(Trouble.UNREACHABLE)
    for visits in (
        after_success(Visits(), 1_000_000.0, PACE, Random(1)),
        after_failure(Visits(), error, 1_000_000.0, PACE, Random(1)),
        Visits(checked_at=1_000_000.0),
    ):
        assert believed(visits, 1_000_000.0) == visits
        earlier = believed(visits, 1_000_000.0 - 5 * 3600)
        assert earliest(earlier, PACE, asked=False) == 0.0
        assert earlier.next_at is None and worth_trying(earlier, 0.0)


def test_a_pause_is_never_longer_than_a_week_by_any_clock() -> None:
    visits = Visits(closed_until=500 * DAY)
    assert believed(visits, 100 * DAY).closed_until == 107 * DAY


def test_a_returning_network_is_a_reason_only_if_the_network_was_the_trouble() -> None:
    def after(error: PlanetError) -> Visits:
        return after_failure(Visits(), error, 1000.0, PACE, Random(1))

    good = after_success(Visits(), 1000.0, PACE, Random(1))
    assert worth_trying(after(NetworkError(Trouble.UNREACHABLE)), 1001.0)
    assert not worth_trying(after(SiteError(Trouble.CHALLENGE, status=403)), 1001.0)
    assert not worth_trying(good, 1001.0)
    assert worth_trying(good, 1000.0 + 3600)


def validators(etag: str = '"a"', date: str = "Wed, 25 Nov 2026 10:00:00 GMT") -> Validators:
    return Validators("http://a/feed/", etag, date, "00", since=1000.0)


def test_both_validators_go_back_to_the_address_they_came_from() -> None:
    assert validators().headers("http://a/feed/", 2000.0) == {
        "If-None-Match": '"a"',
        "If-Modified-Since": "Wed, 25 Nov 2026 10:00:00 GMT",
    }
    assert validators().headers("http://b/feed/", 2000.0) == {}


def test_a_weak_etag_is_left_out_where_a_date_will_do() -> None:
    weak = validators('W/"a"')
    assert weak.headers("http://a/feed/", 2000.0) == {
        "If-Modified-Since": "Wed, 25 Nov 2026 10:00:00 GMT"
    }
    assert validators('W/"a"', "").headers("http://a/feed/", 2000.0) == {"If-None-Match": 'W/"a"'}


def test_validators_are_dropped_after_eight_days_and_when_the_clock_ran_back() -> None:
    assert validators().headers("http://a/feed/", 1000.0 + 7.9 * DAY)
    assert validators().headers("http://a/feed/", 1000.0 + 8.1 * DAY) == {}
    assert validators().headers("http://a/feed/", 0.0) == {}


@pytest.mark.parametrize("text", [None, "", "null", "[]", "{}", '{"url": 1}', "\x00", '{"url":"a"'])
def test_validators_that_cannot_be_read_are_none(text: str | None) -> None:
    assert Validators.from_json(text) is None


def test_validators_survive_being_written_down() -> None:
    assert Validators.from_json(validators().to_json()) == validators()
