"""A listing of the public directory is believed only if it is this very station."""

from __future__ import annotations

from typing import Any

import pytest

from planetfm.core.discovery.directory import ours, read_listings, search_words

SITE = "https://www.planet.example/"


def found(*listings: dict[str, Any], place: str = "Banyuwangi") -> list[str]:
    named = read_listings([{"url": "http://a.example/live", **listing} for listing in listings])
    return [c.url for c in ours(named, SITE, ["Planet FM"], place)]


@pytest.mark.parametrize(
    "listing",
    [
        {"name": "apa saja", "homepage": "http://planet.example"},
        {"name": "Planet FM Banyuwangi", "homepage": ""},
        {"name": "PLANET 98,9 FM - Banyuwangi", "homepage": "https://www.facebook.com/planet"},
        {"name": "Radio Planet", "state": "Banyuwangi, Jawa Timur"},
        {"name": "Planet Radio Live", "tags": "banyuwangi,berita"},
    ],
)
def test_this_station_is_recognised(listing: dict[str, Any]) -> None:
    assert found(listing) == ["http://a.example/live"]


@pytest.mark.parametrize(
    "listing",
    [
        {"name": "Planet FM", "homepage": ""},
        {"name": "Planet FM", "state": "Surabaya"},
        {"name": "Planet FM Banyuwangi", "homepage": "https://lain.example"},
        {"name": "Planet Rock FM Banyuwangi"},
        {"name": "Radio Banyuwangi FM"},
        {"name": "Planetarium FM Banyuwangi"},
        {"name": "x", "homepage": "https://notplanet.example"},
        {"name": "x", "homepage": "https://planet.example.jahat.example"},
        {"name": "", "homepage": ""},
    ],
)
def test_a_stranger_is_never_played(listing: dict[str, Any]) -> None:
    assert found(listing) == []


def test_without_a_town_only_the_home_page_convinces() -> None:
    assert found({"name": "Planet FM"}, place="") == []
    assert found({"name": "x", "homepage": SITE}, place="") == ["http://a.example/live"]


def test_a_listing_that_works_and_names_the_home_page_goes_first() -> None:
    order = found(
        {"name": "Planet Banyuwangi", "url": "http://1.example/"},
        {"name": "x", "homepage": SITE, "url": "http://2.example/", "lastcheckok": 0},
        {"name": "x", "homepage": SITE, "url": "http://3.example/", "lastcheckok": 1},
    )
    assert order == ["http://3.example/", "http://2.example/", "http://1.example/"]


def test_the_directory_is_asked_for_the_name_and_for_its_own_word() -> None:
    assert search_words("Planet FM", "Banyuwangi") == ("Planet FM", "planet")
    assert search_words("Radio FM", "Banyuwangi") == ("Radio FM",)
