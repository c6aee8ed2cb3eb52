"""The public directory is asked by its documentation, and in bounded time; troubles are told."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest

from planetfm.core.errors import PlanetError, Trouble
from planetfm.net.http import Http
from planetfm.net.radio_browser import RadioBrowser
from tests.net.radio_site import RadioSite, page, silence

SEARCH = "/json/stations/search"
SITE = "https://planet.example/"


@pytest.fixture
def directory() -> Iterator[RadioSite]:
    with RadioSite() as directory:
        yield directory


@pytest.fixture
def browser(directory: RadioSite) -> Iterator[RadioBrowser]:
    http = Http("PlanetFM/9.9")
    yield RadioBrowser(http, directory.url + "/")
    http.close()


def test_the_name_and_its_own_word_are_asked_for_in_indonesia(
    directory: RadioSite, browser: RadioBrowser
) -> None:
    ours = {"name": "Planet", "homepage": "https://www.planet.example", "url": "http://a.example/x"}
    directory.answers[SEARCH] = page(json.dumps([ours, ours]), kind="application/json")
    found = browser.search(SITE, ["Planet FM"], "Banyuwangi")
    assert [c.url for c in found] == ["http://a.example/x"]
    questions = [parse_qs(urlsplit(path).query) for path in directory.asked]
    assert [question["name"] for question in questions] == [["Planet FM"], ["planet"]]
    assert all(question["countrycode"] == ["ID"] for question in questions)
    assert directory.agents == {"PlanetFM/9.9"}


@pytest.mark.parametrize(
    ("body", "status", "trouble"),
    [("", 502, Trouble.HTTP_STATUS), ("<html>", 200, Trouble.NOT_WHAT_WAS_ASKED)],
)
def test_a_directory_out_of_order_is_told(
    directory: RadioSite, browser: RadioBrowser, body: str, status: int, trouble: Trouble
) -> None:
    directory.answers[SEARCH] = page(body, status=status)
    with pytest.raises(PlanetError) as caught:
        browser.search(SITE, ["Planet FM"], "Banyuwangi")
    assert caught.value.trouble is trouble


def test_a_directory_that_never_answers_is_given_up_in_time(
    directory: RadioSite, browser: RadioBrowser
) -> None:
    directory.answers[SEARCH] = silence
    started = time.monotonic()
    with pytest.raises(PlanetError) as caught:
        browser.search(SITE, ["Planet FM"], "Banyuwangi", deadline_s=0.5)
    assert caught.value.trouble is Trouble.UNREACHABLE
    assert time.monotonic() - started < 3
