"""The search finds the station where stations really hide it, and ends when there is none."""

from __future__ import annotations

import dataclasses
import json
import threading
import time
from collections.abc import Iterator

import psutil
import pytest

from planetfm.core.discovery import Reason
from planetfm.core.errors import Trouble
from planetfm.core.profile import Profile
from planetfm.core.snapshot import Step, StepState
from planetfm.net.discover import Finder, Found
from planetfm.net.http import Http
from planetfm.net.radio_browser import RadioBrowser
from tests.net.radio_site import RadioSite, page, recording, silence, sound
from tests.net.raw_server import RawServer, Talk
from tests.stations.parts import wait_until

PROFILE = Profile(
    name="Planet FM",
    place="Banyuwangi",
    site="http://127.0.0.1:1/",
    timezone="Asia/Jakarta",
    tz_label="WIB",
)


@pytest.fixture
def site() -> Iterator[RadioSite]:
    with RadioSite() as site:
        yield site


@pytest.fixture
def radio() -> Iterator[RadioSite]:
    """The streaming server: another machine than the site's, as a rule."""
    with RadioSite({"/live": sound(), "/;": sound()}) as radio:
        yield radio


@pytest.fixture
def http() -> Iterator[Http]:
    http = Http("PlanetFM/test")
    yield http
    http.close()


def search(
    http: Http,
    site: RadioSite | str,
    directory: RadioSite | None = None,
    profile: Profile = PROFILE,
    **wishes: object,
) -> Found:
    address = site if isinstance(site, str) else site.url + "/"
    browser = RadioBrowser(http, directory.url) if directory is not None else None
    finder = Finder(http, "PlanetFM/test", dataclasses.replace(profile, site=address), browser)
    return finder.find(**wishes)  # type: ignore[arg-type]


def test_the_home_page_tells_the_stream_and_everything_about_the_site(
    http: Http, site: RadioSite, radio: RadioSite
) -> None:
    site.answers["/"] = page(
        f"""<html><head><title>Planet FM &#8211; Suara Banyuwangi</title>
        <link rel="alternate" type="application/rss+xml" title="Planet FM &raquo; Feed"
              href="/berita/feed/"><link rel="icon" href="/ikon.png" sizes="192x192"></head>
        <body><audio controls src="{radio.url}/live"></audio>
        <a href="https://wa.me/6281200000000">WA</a></body></html>""",
        {"Link": f'<{site.url}/wp-json/>; rel="https://api.w.org/"'},
    )
    found = search(http, site)
    assert found.stream is not None
    assert (found.stream.url, found.stream.reason) == (radio.url + "/live", Reason.AUDIO_ELEMENT)
    assert found.trial is not None and found.trial.codec == "mp3"
    assert found.name == "Planet FM"
    assert found.feed == site.url + "/berita/feed/"
    assert found.rest_root == site.url + "/wp-json/"
    assert found.icon == site.url + "/ikon.png"
    assert found.contact.whatsapp == ("6281200000000",)
    assert found.site_trouble is None


def test_a_dead_candidate_is_passed_over_for_the_next(
    http: Http, site: RadioSite, radio: RadioSite
) -> None:
    site.answers["/"] = page(
        f'<audio src="{radio.url}/old.mp3"></audio><a href="{radio.url}/live">Dengarkan</a>'
    )
    found = search(http, site)
    assert found.stream is not None and found.stream.url == radio.url + "/live"
    assert [(c.url, t.ok) for c, t in found.tried] == [
        (radio.url + "/old.mp3", False),
        (radio.url + "/live", True),
    ]


def test_a_slow_candidate_does_not_hold_up_the_next(
    http: Http, site: RadioSite, radio: RadioSite
) -> None:
    radio.answers["/slow.mp3"] = silence
    site.answers["/"] = page(
        f'<audio src="{radio.url}/slow.mp3"></audio><a href="{radio.url}/live">Dengarkan</a>'
    )
    started = time.monotonic()
    found = search(http, site)
    assert found.stream is not None and found.stream.url == radio.url + "/live"
    assert time.monotonic() - started < 4, "5 s is what the slow one would have been given"
    assert [c.url for c, _ in found.tried] == [radio.url + "/live"], "nothing is held against it"


def test_a_bare_shoutcast_server_is_tried_where_its_sound_lies(
    http: Http, site: RadioSite, radio: RadioSite
) -> None:
    radio.answers["/"] = page("<h1>SHOUTcast Server</h1>")
    site.answers["/"] = page(f'<a href="{radio.url}/">Dengarkan streaming</a>')
    found = search(http, site)
    assert found.stream is not None and found.stream.url == radio.url + "/;"


def test_a_servers_front_door_tells_the_mount_that_no_one_named(
    http: Http, site: RadioSite, radio: RadioSite
) -> None:
    del radio.answers["/;"]
    radio.answers["/"] = page('<h1>Icecast</h1><audio src="/live"></audio>')
    site.answers["/"] = page(f'<a href="{radio.url}/">Dengarkan streaming</a>')
    found = search(http, site)
    assert found.stream is not None
    assert (found.stream.url, found.stream.found_on) == (radio.url + "/live", radio.url + "/")


def test_one_level_of_frames_is_read(http: Http, site: RadioSite, radio: RadioSite) -> None:
    with RadioSite(
        {"/embed/planet": page(f'<script>var p = {{"streamUrl":"{radio.url}/live"}}</script>')}
    ) as host:
        site.answers["/"] = page(f'<iframe src="{host.url}/embed/planet"></iframe>')
        found = search(http, site)
        assert found.stream is not None
        assert (found.stream.url, found.stream.reason) == (radio.url + "/live", Reason.IFRAME)
        assert found.stream.found_on == host.url + "/embed/planet"


def test_the_listening_page_is_read_when_the_home_page_has_nothing(
    http: Http, site: RadioSite, radio: RadioSite
) -> None:
    site.answers["/"] = page('<a href="/berita/">Berita</a><a href="/dengarkan/">Siaran</a>')
    site.answers["/dengarkan/"] = page('<iframe src="/pemutar.html"></iframe>')
    site.answers["/pemutar.html"] = page(f'<source src="{radio.url}/live" type="audio/mpeg">')
    found = search(http, site)
    assert found.stream is not None
    assert (found.stream.url, found.stream.reason) == (radio.url + "/live", Reason.LINKED_PAGE)
    assert "/berita/" not in site.asked


def test_a_player_script_of_the_site_itself_is_read(
    http: Http, site: RadioSite, radio: RadioSite
) -> None:
    site.answers["/"] = page('<script src="/wp-content/themes/x/radio-player.js"></script>')
    site.answers["/wp-content/themes/x/radio-player.js"] = page(
        f'$(p).jPlayer("setMedia", {{mp3: "{radio.url}/live"}})', kind="text/javascript"
    )
    found = search(http, site)
    assert found.stream is not None and found.stream.reason is Reason.SCRIPT


def test_a_storys_recording_is_never_the_station(http: Http, site: RadioSite) -> None:
    site.answers["/"] = page('<audio src="/wp-content/uploads/2024/05/pidato.mp3"></audio>')
    site.answers["/wp-content/uploads/2024/05/pidato.mp3"] = recording
    found = search(http, site)
    assert found.stream is None
    assert found.tried[0][1].finite


def test_an_entered_address_goes_first_then_remembered_then_the_profiles(
    http: Http, site: RadioSite, radio: RadioSite
) -> None:
    site.answers["/"] = page(f'<audio src="{radio.url}/live"></audio>')
    profile = dataclasses.replace(PROFILE, streams=(radio.url + "/c",))
    found = search(
        http,
        site,
        profile=profile,
        entered=[radio.url + "/a"],
        known=[radio.url + "/b"],
    )
    assert [c.reason for c, _ in found.tried] == [
        Reason.ENTERED,
        Reason.REMEMBERED,
        Reason.KNOWN,
        Reason.AUDIO_ELEMENT,
    ]
    assert found.stream is not None and found.stream.url == radio.url + "/live"


def test_a_known_stream_plays_while_the_site_is_down(http: Http, radio: RadioSite) -> None:
    with RadioSite() as gone:
        address = gone.url
    found = search(http, address, known=[radio.url + "/live"])
    assert found.stream is not None and found.stream.reason is Reason.REMEMBERED
    assert found.site_trouble is Trouble.UNREACHABLE
    assert found.feed == address + "/feed/"
    assert found.name == "Planet FM"


def test_a_site_that_refuses_is_told_with_its_status(http: Http, site: RadioSite) -> None:
    site.answers["/"] = page("", {"cf-mitigated": "challenge"}, status=403)
    found = search(http, site)
    assert (found.site_trouble, found.site_status) == (Trouble.CHALLENGE, 403)
    assert found.stream is None


def test_what_just_failed_is_not_tried_again(http: Http, site: RadioSite, radio: RadioSite) -> None:
    site.answers["/"] = page(f'<audio src="{radio.url}/live"></audio>')
    found = search(http, site, avoid=[radio.url + "/live"])
    assert found.stream is None
    assert radio.asked == []


def test_the_directory_is_asked_last_and_believed_by_home_page(
    http: Http, site: RadioSite, radio: RadioSite
) -> None:
    stations = [
        {"name": "Planet FM", "homepage": "http://planet.example/", "url": radio.url + "/stranger"},
        {"name": "Siaran", "homepage": site.url, "url_resolved": radio.url + "/live"},
    ]
    site.answers["/"] = page("<title>Planet FM</title>")
    with RadioSite({"/json/stations/search": page(json.dumps(stations))}) as directory:
        found = search(http, site, directory)
        assert directory.agents == {"PlanetFM/test"}
        assert all("countrycode=ID" in path for path in directory.asked)
    assert found.stream is not None
    assert (found.stream.url, found.stream.reason) == (radio.url + "/live", Reason.DIRECTORY)
    assert "/stranger" not in radio.asked


@pytest.mark.parametrize("everything", [False, True])
def test_the_directory_is_left_alone_when_the_site_has_the_stream(
    http: Http, site: RadioSite, radio: RadioSite, everything: bool
) -> None:
    site.answers["/"] = page(f'<audio src="{radio.url}/live"></audio>')
    with RadioSite() as directory:
        search(http, site, directory, everything=everything)
        assert directory.asked == []


@pytest.mark.parametrize("answer", ["{", "null", '{"a":1}', '[1,"x",{"name":5}]', "[" * 5000])
def test_a_broken_directory_is_a_trouble_at_most(http: Http, site: RadioSite, answer: str) -> None:
    site.answers["/"] = page("<title>Planet FM</title>")
    with RadioSite({"/json/stations/search": page(answer)}) as directory:
        found = search(http, site, directory)
    assert found.stream is None
    assert found.directory_trouble in (None, Trouble.NOT_WHAT_WAS_ASKED)


def test_the_steps_are_told_in_order(http: Http, site: RadioSite, radio: RadioSite) -> None:
    site.answers["/"] = page(f'<audio src="{radio.url}/live"></audio>')
    steps: list[tuple[Step, StepState]] = []
    search(http, site, progress=lambda step, state: steps.append((step, state)))
    assert steps == [
        (Step.REACH_SITE, StepState.BUSY),
        (Step.REACH_SITE, StepState.DONE),
        (Step.FIND_STREAM, StepState.BUSY),
        (Step.TEST_SOUND, StepState.BUSY),
        (Step.FIND_STREAM, StepState.DONE),
        (Step.TEST_SOUND, StepState.DONE),
    ]


def test_a_stopped_search_ends_at_once(http: Http, site: RadioSite, radio: RadioSite) -> None:
    radio.answers["/slow.mp3"] = silence
    site.answers["/"] = page(f'<audio src="{radio.url}/slow.mp3"></audio>')
    stop = threading.Event()

    def stop_at_testing(step: Step, state: StepState) -> None:
        if step is Step.TEST_SOUND and state is StepState.BUSY:
            stop.set()

    found = search(http, site, progress=stop_at_testing, stop=stop)
    assert found.stream is None
    assert found.tried == ()


def test_a_thorough_search_asks_every_candidate(
    http: Http, site: RadioSite, radio: RadioSite
) -> None:
    site.answers["/"] = page(
        f'<audio src="{radio.url}/live"></audio><a href="{radio.url}/b.mp3">Dengarkan</a>'
    )
    found = search(http, site, everything=True)
    assert found.stream is not None and found.stream.url == radio.url + "/live"
    assert {c.url for c, _ in found.tried} == {radio.url + "/live", radio.url + "/b.mp3"}


@pytest.mark.skipif(not psutil.POSIX, reason="Windows counts handles, not descriptors")
def test_twenty_searches_leave_no_socket_open(http: Http) -> None:
    """A station that is off the air for half a day is searched for some hundred times."""

    def keeps_its_lines_open(talk: Talk) -> None:
        while talk.asked():
            talk.say(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n"
                "<html></html>"
            )

    process = psutil.Process()
    with RawServer(keeps_its_lines_open) as server:
        search(http, server.url())
        before = process.num_fds()
        for _ in range(20):
            search(http, server.url())
        wait_until(lambda: process.num_fds() <= before, 3, "the sockets to be closed")
        assert server.visits > 20
