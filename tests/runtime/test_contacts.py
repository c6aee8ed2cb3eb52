"""The station's contacts: found on the site's own page, remembered, looked up again when old."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planetfm.assets import assets_dir
from planetfm.core.contacts import ContactLinks
from planetfm.core.profile import Profile
from planetfm.demo.station import DemoStation
from planetfm.net.http import Http
from planetfm.runtime.contacts import ContactBook, read_contacts
from planetfm.runtime.station import Find, StationController
from planetfm.runtime.tasks import Lane, Mailbox
from planetfm.store.memory import MemoryFile, StationMemory


@pytest.fixture(scope="module")
def demo() -> Iterator[DemoStation]:
    station = DemoStation(assets_dir())
    station.start()
    yield station
    station.stop()


@pytest.fixture
def http() -> Iterator[Http]:
    made = Http("PlanetFM-test")
    yield made
    made.close()


def test_the_demo_stations_page_tells_how_to_reach_it(demo: DemoStation, http: Http) -> None:
    links = read_contacts(http, demo.site + "/")
    assert links.whatsapp == ("6200012345678",)
    assert links.telephone == ("+6200012345678",)
    assert links.email == ("studio@planetfm.example",)
    assert len(links.social) == 2


def test_they_are_looked_up_once_and_remembered(
    demo: DemoStation, http: Http, qtbot: QtBot, tmp_path: Path
) -> None:
    def never() -> Find:
        raise AssertionError("no search is needed")

    mailbox = Mailbox()
    io, files = Lane("io", mailbox), Lane("files", mailbox)
    profile = Profile("Planet FM", "Banyuwangi", demo.site + "/", "Asia/Jakarta", "WIB")
    path = tmp_path / "stations.json"
    station = StationController(mailbox, io, files, profile, MemoryFile(path), never)
    book = ContactBook(station, io, http, profile, late_ms=0)
    with qtbot.waitSignal(book.changed, timeout=5000):
        pass
    assert book.contacts.whatsapp == "6200012345678"
    station.close()
    io.close()
    files.close(finish=True)
    again = StationController(mailbox, io, files, profile, MemoryFile(path), never)
    assert ContactBook(again, io, http, profile).contacts == book.contacts
    mailbox.close()


def test_a_memory_that_somebody_wrote_badly_holds_no_contacts(tmp_path: Path) -> None:
    path = tmp_path / "stations.json"
    bad = {"https://a.id/": {"contacts": {"whatsapp": [1, "62811"], "email": "x", "social": None}}}
    path.write_text(json.dumps(bad))
    assert MemoryFile(path).load("https://a.id/").contacts == ContactLinks(whatsapp=("62811",))
    path.write_text(json.dumps({"https://a.id/": {"contacts": 7}}))
    assert MemoryFile(path).load("https://a.id/") == StationMemory()
