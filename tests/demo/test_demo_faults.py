"""The site's bad days, one by one, and the switchboard by hand."""

from __future__ import annotations

import time
import zlib

import feedparser
import pytest
import requests

from planetfm.demo.faults import Faults, SiteFault, StreamFault
from planetfm.demo.station import DemoStation


def get(station: DemoStation, path: str = "/feed/", **more: object) -> requests.Response:
    return requests.get(station.site + path, timeout=10, **more)  # type: ignore[arg-type]


def test_304_for_everyone_even_without_validators(station: DemoStation) -> None:
    station.faults.set(site="304")
    assert get(station).status_code == 304
    assert get(station, "/").status_code == 200


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("retry_after_s", [0, 90, None])
def test_too_many_and_unavailable_say_when_to_come_back_or_do_not(
    station: DemoStation, status: int, retry_after_s: int | None
) -> None:
    station.faults.set(site=str(status), retry_after_s=retry_after_s)
    answer = get(station)
    assert answer.status_code == status
    expected = None if retry_after_s is None else str(retry_after_s)
    assert answer.headers.get("Retry-After") == expected


def test_the_challenge_page_names_itself(station: DemoStation) -> None:
    station.faults.set(site=SiteFault.CHALLENGE)
    answer = get(station, "/")
    assert answer.status_code == 403
    assert answer.headers["cf-mitigated"] == "challenge"
    assert answer.headers["Content-Type"].startswith("text/html")


def test_broken_xml_breaks_off(station: DemoStation) -> None:
    station.faults.set(site=SiteFault.BROKEN_XML)
    answer = get(station)
    assert answer.headers["Content-Type"].startswith("application/rss+xml")
    assert feedparser.parse(answer.content).bozo


def test_html_where_the_feed_was(station: DemoStation) -> None:
    station.faults.set(site=SiteFault.HTML_FEED)
    answer = get(station)
    assert answer.headers["Content-Type"].startswith("text/html")
    assert answer.text.startswith("<!DOCTYPE html>")


def test_excerpts_only_leaves_the_text_out_even_for_those_with_validators(
    station: DemoStation,
) -> None:
    headers = {"If-None-Match": get(station).headers["ETag"]}
    station.faults.set(site=SiteFault.EXCERPT_ONLY)
    answer = get(station, headers=headers)
    assert answer.status_code == 200
    assert "<content:encoded>" not in answer.text
    assert "<description>" in answer.text


@pytest.mark.parametrize("status", [401, 403, 404])
def test_rest_blocked_leaves_the_rest_of_the_site(station: DemoStation, status: int) -> None:
    station.faults.set(site=SiteFault.REST_BLOCKED, rest_status=status)
    assert get(station, "/wp-json/wp/v2/posts").status_code == status
    assert get(station, "/?rest_route=/wp/v2/posts").status_code == status
    assert get(station).status_code == 200


def test_rest_blocked_by_a_page(station: DemoStation) -> None:
    station.faults.set(site=SiteFault.REST_BLOCKED, rest_status=200)
    assert get(station, "/wp-json/").headers["Content-Type"].startswith("text/html")


def test_down_closes_without_a_word(station: DemoStation) -> None:
    station.faults.set(site=SiteFault.DOWN)
    with pytest.raises(requests.ConnectionError):
        get(station)
    assert station.requests[-1].status == 0


def test_refused_is_refused_until_put_right(station: DemoStation) -> None:
    station.faults.set(site=SiteFault.REFUSE)
    with pytest.raises(requests.ConnectionError, match="refused"):
        get(station)
    station.faults.clear()
    assert get(station).status_code == 200


@pytest.mark.parametrize("status", [401, 403, 404, 410, 500])
def test_any_status_can_be_asked_for(station: DemoStation, status: int) -> None:
    station.faults.set(site=status)
    assert get(station).status_code == status


def test_an_empty_answer_keeps_its_kind(station: DemoStation) -> None:
    station.faults.set(site=SiteFault.EMPTY)
    answer = get(station)
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["Content-Type"].startswith("application/rss+xml")


def test_truncated_gzip_cannot_be_unpacked_whole(station: DemoStation) -> None:
    whole = get(station).content
    station.faults.set(site=SiteFault.TRUNCATED_GZIP)
    answer = get(station, stream=True)
    assert answer.headers["Content-Encoding"] == "gzip"
    unpacked = zlib.decompressobj(31)
    assert len(unpacked.decompress(answer.raw.read(decode_content=False))) < len(whole)
    assert not unpacked.eof
    answer.close()


def test_a_redirect_loop_has_no_end(station: DemoStation) -> None:
    station.faults.set(site=SiteFault.REDIRECT_LOOP)
    with pytest.raises(requests.TooManyRedirects):
        get(station)


def test_a_portal_is_everywhere(station: DemoStation) -> None:
    station.faults.set(site=SiteFault.PORTAL)
    assert get(station).text == get(station, "/wp-json/").text
    assert "Wi-Fi" in get(station, "/").text


def test_slow_waits_and_ends_waiting_when_put_right(station: DemoStation) -> None:
    station.faults.set(site=SiteFault.SLOW, delay_s=0.4)
    began = time.monotonic()
    assert get(station).status_code == 200
    assert time.monotonic() - began >= 0.4


def test_a_slow_answer_does_not_hold_up_the_station_s_end(station: DemoStation) -> None:
    station.faults.set(site=SiteFault.SLOW, delay_s=60)
    with pytest.raises(requests.ReadTimeout):
        requests.get(station.site + "/feed/", timeout=0.2)
    began = time.monotonic()
    station.stop()
    assert time.monotonic() - began < 1.0
    station.stop()


def test_switches_by_hand_over_http(station: DemoStation) -> None:
    shown = get(station, "/__faults?stream=slow&slow_bytes_per_s=900&site=503&retry_after_s=7")
    assert shown.json()["stream"] == "slow"
    assert station.faults.state.slow_bytes_per_s == 900
    assert get(station).headers["Retry-After"] == "7"
    get(station, "/__faults?clear")
    assert station.faults.state.stream is StreamFault.OK
    assert get(station).status_code == 200


@pytest.mark.parametrize("query", ["stream=banjir", "cuaca=buruk", "delay_s=lama"])
def test_an_unknown_switch_is_told_and_changes_nothing(station: DemoStation, query: str) -> None:
    before = station.faults.state
    answer = get(station, f"/__faults?site=503&{query}")
    assert answer.status_code == 400
    assert station.faults.state == before


def test_the_switchboard_itself_is_never_faulty_nor_logged(station: DemoStation) -> None:
    station.faults.set(site=SiteFault.DOWN)
    station.forget_requests()
    assert get(station, "/__faults").json()["site"] == "down"
    assert station.requests == []


def test_a_drop_is_an_act_and_other_switches_are_left_alone() -> None:
    told: list[tuple[StreamFault, bool]] = []
    faults = Faults(lambda state, drop: told.append((state.stream, drop)))
    faults.set(site="slow", stream="stall")
    faults.drop_stream()
    assert faults.state.stream is StreamFault.OK
    assert faults.state.site is SiteFault.SLOW
    assert faults.drops == 1
    assert told == [(StreamFault.STALL, False), (StreamFault.OK, True)]
