"""`planetfm probe` prints what the search saw, for readers and for programs."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Iterator

import pytest

from planetfm.core.profile import Profile
from planetfm.net.http import Http
from planetfm.net.radio_browser import RadioBrowser
from planetfm.terminal.probe import probe
from tests.net.radio_site import RadioSite, page, sound

PROFILE = Profile("Planet FM", "Banyuwangi", "https://planet.example", "Asia/Jakarta", "WIB")


@pytest.fixture
def site() -> Iterator[RadioSite]:
    with RadioSite({"/live.mp3": sound({"icy-name": "Planet"})}) as site:
        site.answers["/"] = page(
            "<title>Planet\x1b[31m FM</title><audio src='/live.mp3'></audio>"
            "<a href='/mati.mp3'>Dengarkan</a>"
        )
        yield site


def run(site: RadioSite, **wishes: object) -> tuple[int, str]:
    out, http = io.StringIO(), Http("PlanetFM/test")
    wishes = {"as_json": False, **wishes}
    code = probe(site.url + "/", PROFILE, http, out=out, **wishes)  # type: ignore[arg-type]
    http.close()
    return code, out.getvalue()


def test_json_holds_every_candidate_with_its_answer(site: RadioSite) -> None:
    code, text = run(site, as_json=True)
    told = json.loads(text)
    assert code == 0
    assert set(told) == {
        "site", "name", "feed", "rest_root", "icon", "site_trouble", "site_status",
        "directory_trouble", "candidates", "taken", "why",
    }  # fmt: skip
    assert (told["taken"], told["why"]) == (site.url + "/live.mp3", "audio-element")
    live, dead = told["candidates"]
    assert set(live) == {"url", "reason", "found_on", "rank", "detail", "answer"}
    assert live["answer"]["ok"] is True and live["answer"]["codec"] == "mp3"
    assert (dead["answer"]["trouble"], dead["answer"]["status"]) == ("gone", 404)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ["Taken: ", "audio element", "sounds: mp3, 128 kbit/s", "nothing there (404)"]),
        (
            "id",
            ["Dipakai: ", "elemen audio", "bersuara: mp3, 128 kbit/s", "tidak ada di sana (404)"],
        ),
    ],
)
def test_text_is_for_readers_of_both_languages(
    site: RadioSite, lang: str, words: list[str]
) -> None:
    code, text = run(site, lang=lang)
    assert code == 0
    for word in words:
        assert word in text
    assert text.count("* ") == 1


def test_a_pages_words_do_not_steer_the_terminal(site: RadioSite) -> None:
    assert "\x1b" not in run(site)[1]


def test_nothing_that_sounds_is_exit_code_one(site: RadioSite) -> None:
    site.answers["/live.mp3"] = page("", status=404)
    with RadioSite() as directory:
        browser = RadioBrowser(Http("PlanetFM/test"), directory.url)
        code, text = run(site, directory=browser)
    assert code == 1
    assert "No address answered with live sound." in text
    assert "Directory" in text


def test_qt_is_not_touched() -> None:
    code = "import sys, planetfm.terminal.probe; sys.exit('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
