"""An address is taken for a station only if it really sounds like one."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from planetfm.core.errors import Trouble
from planetfm.net.stream import Flowing
from planetfm.net.trial import Trial, try_stream
from tests.net.ear import Ear
from tests.net.radio_site import RadioSite, icy_sound, page, recording, silence, sound, to


@pytest.fixture
def site() -> Iterator[RadioSite]:
    with RadioSite() as site:
        yield site


def attempt(site: RadioSite, path: str, deadline_s: float = 5.0) -> Trial:
    return try_stream(site.url + path, user_agent="PlanetFM/test", deadline_s=deadline_s)


def test_a_station_is_heard_with_its_codec_rate_and_name(site: RadioSite) -> None:
    site.answers["/live"] = sound({"icy-name": "Planet FM &amp; Kawan", "icy-br": "64"})
    trial = attempt(site, "/live")
    assert (trial.ok, trial.codec, trial.name) == (True, "mp3", "Planet FM & Kawan")
    assert trial.bitrate_bps == 128_000, "what the sound says goes before what the server says"
    assert trial.trouble is None
    assert site.agents == {"PlanetFM/test"}


def test_the_old_icy_status_line_is_an_answer(site: RadioSite) -> None:
    site.answers["/;"] = icy_sound
    trial = attempt(site, "/;")
    assert (trial.ok, trial.name) == (True, "Radio Lama")


def test_sound_called_text_is_sound_and_html_called_audio_is_not(site: RadioSite) -> None:
    site.answers["/a"] = sound(kind="text/plain")
    site.answers["/b"] = page("<html><body>Maaf</body></html>" * 200, kind="audio/mpeg")
    assert attempt(site, "/a").ok
    assert attempt(site, "/b").trouble is Trouble.NOT_WHAT_WAS_ASKED


def test_a_recording_with_an_end_is_no_station(site: RadioSite) -> None:
    site.answers["/wawancara.mp3"] = recording
    trial = attempt(site, "/wawancara.mp3")
    assert (trial.ok, trial.finite, trial.codec) == (False, True, "mp3")


def test_a_missing_mount_is_gone_with_its_status(site: RadioSite) -> None:
    trial = attempt(site, "/nothing")
    assert (trial.trouble, trial.status) == (Trouble.GONE, 404)


def test_a_server_that_never_answers_is_given_up_in_time(site: RadioSite) -> None:
    site.answers["/live"] = silence
    started = time.monotonic()
    trial = attempt(site, "/live", deadline_s=0.4)
    assert trial.trouble is Trouble.STALLED
    assert time.monotonic() - started < 2


def test_nobody_there_is_unreachable() -> None:
    with RadioSite() as gone:
        url = gone.url
    assert try_stream(url, user_agent="x").trouble is Trouble.UNREACHABLE


def test_a_playlist_is_followed_past_dead_entries_and_through_a_nested_one(site: RadioSite) -> None:
    site.answers["/listen.pls"] = page(
        "[playlist]\r\nNumberOfEntries=2\r\nFile1=/dead\r\nFile2=inner.m3u\r\n",
        kind="audio/x-scpls",
    )
    site.answers["/inner.m3u"] = page("#EXTM3U\n\n/live\n", kind="audio/x-mpegurl")
    site.answers["/live"] = sound()
    trial = attempt(site, "/listen.pls")
    assert trial.ok
    assert trial.plays == site.url + "/live"
    assert site.asked == ["/listen.pls", "/dead", "/inner.m3u", "/live"]


def test_playlists_that_name_each_other_end(site: RadioSite) -> None:
    site.answers["/a.m3u"] = page("/b.m3u\n/a.m3u\n", kind="audio/x-mpegurl")
    site.answers["/b.m3u"] = page("/a.m3u\n", kind="audio/x-mpegurl")
    trial = attempt(site, "/a.m3u")
    assert not trial.ok
    assert site.asked == ["/a.m3u", "/b.m3u"]


def test_whoever_tries_an_address_goes_as_far_as_who_listens_to_it(site: RadioSite) -> None:
    """Four lists deep, and past as many dead entries."""
    dead = "".join(f"/dead{number}\n" for number in range(4))
    for number in range(4):
        site.answers[f"/{number}.m3u"] = page(f"/{number + 1}.m3u\n", kind="audio/x-mpegurl")
    site.answers["/3.m3u"] = page(dead + "/live\n", kind="audio/x-mpegurl")
    site.answers["/live"] = sound()
    assert attempt(site, "/0.m3u").ok
    with Ear() as ear:
        ear.listen(site.url + "/0.m3u")
        ear.until(Flowing)


def test_redirects_are_followed_but_not_what_is_opened_again(site: RadioSite) -> None:
    site.answers["/radio"] = to("/edge-7?token=once")
    site.answers["/edge-7"] = sound()
    trial = attempt(site, "/radio")
    assert trial.ok
    assert trial.url == site.url + "/edge-7?token=once"
    assert trial.plays == site.url + "/radio"


def test_a_redirect_to_shoutcasts_semicolon_keeps_it(site: RadioSite) -> None:
    site.answers["/radio"] = to(site.url + "/;")
    site.answers["/;"] = sound()
    assert attempt(site, "/radio").url == site.url + "/;"


def test_a_set_stop_opens_nothing_further(site: RadioSite) -> None:
    site.answers["/a.m3u"] = page("/live\n", kind="audio/x-mpegurl")
    site.answers["/live"] = sound()
    stop = threading.Event()
    stop.set()
    assert not try_stream(site.url + "/a.m3u", user_agent="x", stop=stop).ok
    assert "/live" not in site.asked


@pytest.mark.parametrize("url", ["", "http://", "ftp://a.b/c", "http://[::1", "http://a b/"])
def test_what_is_no_address_is_a_trouble_and_no_exception(url: str) -> None:
    assert try_stream(url, user_agent="x").trouble is Trouble.UNREACHABLE
