"""The search on a real Icecast and a real WordPress, not on what we believe they say."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator

import pytest

from planetfm.core.discovery import Reason, read_page
from planetfm.core.profile import Profile
from planetfm.net.discover import Finder
from planetfm.net.http import Http
from planetfm.net.trial import try_stream
from tests.net.radio_site import RadioSite, page
from tests.stations.icecast import Icecast
from tests.stations.wordpress import WordPress

PROFILE = Profile("Planet FM", "Banyuwangi", "http://127.0.0.1:1/", "Asia/Jakarta", "WIB")


@pytest.fixture
def http() -> Iterator[Http]:
    http = Http("PlanetFM/test")
    yield http
    http.close()


@pytest.mark.parametrize("codec", ["mp3", "aac", "vorbis", "opus"])
def test_every_codec_of_an_icecast_is_recognised(icecast: Icecast, codec: str) -> None:
    trial = try_stream(icecast.url(codec), user_agent="PlanetFM/test")
    assert (trial.ok, trial.codec, trial.trouble) == (True, codec, None)
    assert trial.bitrate_bps is None or 16_000 <= trial.bitrate_bps <= 330_000


def test_the_playlist_that_icecast_makes_of_a_mount_is_followed(icecast: Icecast) -> None:
    trial = try_stream(icecast.url() + ".m3u", user_agent="PlanetFM/test")
    assert trial.ok
    assert trial.plays.partition("?")[0].endswith(icecast.url().rpartition("/")[2])


def test_an_icecast_named_without_a_mount_tells_its_mounts(icecast: Icecast, http: Http) -> None:
    with RadioSite() as site:
        site.answers["/"] = page(
            f'<a href="http://127.0.0.1:{icecast.port}/status.xsl">Dengarkan</a>'
        )
        profile = dataclasses.replace(PROFILE, site=site.url + "/")
        found = Finder(http, "PlanetFM/test", profile).find()
    assert found.stream is not None and found.trial is not None
    assert found.stream.reason is Reason.LINKED_PAGE
    assert found.trial.codec in ("mp3", "aac", "vorbis", "opus")


def test_a_wordpress_tells_its_feed_rest_root_and_name(wordpress: WordPress, http: Http) -> None:
    response = http.get(wordpress.url("/"))
    home = read_page(response.text(), response.url, response.headers)
    assert home.wordpress
    assert home.name
    assert home.feed is not None and home.rest_root is not None
    assert b"<rss" in http.get(home.feed).body
    assert "wp/v2" in json.loads(http.get(home.rest_root).body)["namespaces"]


def test_a_wordpress_without_a_player_has_no_stream(wordpress: WordPress, http: Http) -> None:
    profile = dataclasses.replace(PROFILE, site=wordpress.url("/"))
    found = Finder(http, "PlanetFM/test", profile).find()
    assert found.stream is None
    assert found.site_trouble is None
    assert found.feed.startswith(wordpress.url("/"))
