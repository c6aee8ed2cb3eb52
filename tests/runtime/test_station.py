"""What is known of the station, and the search for the rest: one at a time, never in the way."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from planetfm.core.errors import Trouble
from planetfm.core.profile import Profile
from planetfm.core.snapshot import Step, StepState
from planetfm.demo.faults import SiteFault, StreamFault
from planetfm.demo.station import DemoStation
from planetfm.net.discover import Finder, Found
from planetfm.net.http import Http
from planetfm.runtime.station import Find, Searched, StationController
from planetfm.runtime.tasks import Lane, Mailbox
from planetfm.store.memory import MemoryFile, StationMemory

ASSETS = Path(__file__).parents[2] / "assets"


class Office:
    """A StationController with the real search, whose questions are written down."""

    def __init__(self, qtbot: QtBot, folder: Path, site: str, **about: Any) -> None:
        self.qtbot = qtbot
        self.gate = threading.Event()
        self.gate.set()
        self.asked: list[dict[str, Any]] = []
        self.searched: list[Searched] = []
        self.file = MemoryFile(folder / "station.json")
        self._mailbox = Mailbox()
        self._io, self._files = Lane("io", self._mailbox), Lane("files", self._mailbox)
        self.http = Http("PlanetFM-test")
        given, own = about.pop("given", ()), about.pop("own", lambda: None)
        self._profile = Profile("Demo FM", "Demo", site, "Asia/Jakarta", "WIB", **about)
        self.station = StationController(
            self._mailbox,
            self._io,
            self._files,
            self._profile,
            self.file,
            self._finder,
            given=given,
            own=own,
        )
        self.station.searched.connect(self.searched.append)

    def _finder(self) -> Find:
        find = Finder(self.http, "PlanetFM-test", self._profile, None).find

        def noted(**question: Any) -> Found:
            self.asked.append(question)
            self.gate.wait(10)
            return find(**question)

        return noted

    def wait(self, until: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(until()), timeout=10_000)

    def search(self, **how: Any) -> Searched:
        """A whole search; how it ended."""
        before = len(self.searched)
        self.station.find(**how)
        self.wait(lambda: len(self.searched) > before)
        return self.searched[-1]

    def close(self) -> None:
        self.gate.set()
        self.station.close()
        self.http.hang_up()
        assert self._io.close(5.0)
        assert self._files.close(finish=True)
        self._mailbox.close()
        self.http.close()


@pytest.fixture
def demo() -> Iterator[DemoStation]:
    with DemoStation(ASSETS) as running:
        yield running


Make = Callable[..., Office]


@pytest.fixture
def make(qtbot: QtBot, tmp_path: Path, demo: DemoStation) -> Iterator[Make]:
    made: list[Office] = []

    def office(**about: Any) -> Office:
        made.append(Office(qtbot, tmp_path, demo.site, **about))
        return made[-1]

    yield office
    for one in made:
        one.close()


def test_what_was_found_is_kept_for_the_next_start(make: Make, demo: DemoStation) -> None:
    first = make()
    assert first.station.addresses == ()
    assert first.search() == Searched(None)
    memory = first.station.memory
    assert memory.streams == (demo.stream_url,)
    assert memory.feed == demo.site + "/feed/"
    assert memory.rest_root
    assert memory.checked_at == pytest.approx(time.time(), abs=10)
    first.wait(lambda: first.file.load(demo.site).known)
    assert make().station.memory == memory


def test_addresses_are_tried_in_the_order_of_who_named_them(
    make: Make, demo: DemoStation, tmp_path: Path
) -> None:
    MemoryFile(tmp_path / "station.json").save(
        demo.site, StationMemory(streams=("http://s/2", "http://g/0"), entered=("http://e/1",))
    )
    office = make(given=("http://g/0",), streams=("http://p/3", "http://e/1"))
    assert office.station.addresses == ("http://g/0", "http://e/1", "http://s/2", "http://p/3")


def test_what_a_dead_site_does_not_say_is_not_forgotten(make: Make, demo: DemoStation) -> None:
    office = make()
    office.search()
    known = office.station.memory
    demo.faults.set(site=SiteFault.DOWN)
    assert office.search(avoid=known.streams).trouble is Trouble.UNREACHABLE
    memory = office.station.memory
    assert (memory.feed, memory.streams, memory.name) == (known.feed, known.streams, known.name)
    assert memory.checked_at > known.checked_at


def test_a_search_says_its_steps_until_an_address_is_known(make: Make, demo: DemoStation) -> None:
    office = make()
    seen: list[dict[Step, StepState]] = []

    def note() -> None:
        view = office.station.search
        if view is not None:
            seen.append(dict(view.steps))

    office.station.changed.connect(note)
    assert office.station.search is None
    office.search()
    assert list(seen[0]) == list(Step)
    assert seen[0][Step.REACH_SITE] is StepState.BUSY
    assert [one[Step.TEST_SOUND] for one in seen][-1] is StepState.DONE
    assert office.station.search is None


def test_a_search_in_vain_says_so_and_can_be_put_aside(make: Make, demo: DemoStation) -> None:
    office = make()
    demo.faults.set(stream=StreamFault.HTML)
    assert office.search() == Searched(Trouble.NO_STREAM)
    view = office.station.search
    assert view is not None
    assert view.not_found
    office.station.note_news(True)
    view = office.station.search
    assert view is not None
    assert dict(view.steps)[Step.FETCH_NEWS] is StepState.DONE
    office.station.skip()
    assert office.station.search is None
    demo.faults.clear()
    assert office.search() == Searched(None)


def test_two_searches_at_once_are_one(make: Make) -> None:
    office = make()
    office.gate.clear()
    office.station.find()
    office.station.find(avoid=("http://x/",))
    office.gate.set()
    office.wait(lambda: office.searched)
    office.qtbot.wait(100)
    assert len(office.asked) == len(office.searched) == 1
    assert not office.station.searching


def test_of_several_addresses_entered_meanwhile_the_last_one_counts(
    make: Make, demo: DemoStation
) -> None:
    office = make()
    office.gate.clear()
    office.station.find()
    office.station.find(entered="http://127.0.0.1:1/typo")
    office.station.find(entered=demo.stream_url)
    office.station.find()
    office.gate.set()
    office.wait(lambda: len(office.searched) == 2)
    assert office.searched[-1] == Searched(None, entered=True)
    assert office.station.memory.entered == (demo.stream_url,)


def test_an_entered_address_that_is_dead_is_not_kept_and_what_else_sounds_is(
    make: Make, demo: DemoStation
) -> None:
    office = make()
    assert office.search(entered="http://127.0.0.1:1/live") == Searched(None)
    assert office.station.memory.entered == ()
    assert office.station.memory.streams == (demo.stream_url,)


def test_an_entered_address_is_known_again_in_another_spelling(
    make: Make, demo: DemoStation
) -> None:
    office = make()
    spelled = demo.stream_url.replace("http://127", "HTTP://127")
    ended = office.search(entered=spelled)
    assert ended == Searched(None, entered=True)
    assert office.station.memory.entered


@pytest.mark.parametrize("entered", ["http://[::1", "radio", "   ", "ftp://x/", "http://x:port/"])
def test_nonsense_entered_ends_as_a_search_does(
    make: Make, demo: DemoStation, entered: str
) -> None:
    office = make()
    assert office.search(entered=entered).entered is False
    assert not office.station.searching


def test_closing_ends_a_search_soon(make: Make, demo: DemoStation) -> None:
    office = make()
    demo.faults.set(site=SiteFault.SLOW, delay_s=9.0, stream=StreamFault.STALL)
    office.station.find(entered=demo.stream_url)
    office.wait(lambda: office.asked)
    office.qtbot.wait(150)
    began = time.monotonic()
    office.close()
    assert time.monotonic() - began < 1.5


def test_where_no_search_is_welcome_what_is_known_is_all_there_is(make: Make) -> None:
    office = make(own=lambda: "")
    office.station.find_stream()
    office.wait(lambda: office.searched)
    assert (office.searched, office.asked) == ([Searched(Trouble.NO_STREAM)], [])
    known = make(own=lambda: "", streams=("http://known.example/",))
    known.station.find_stream()
    known.wait(lambda: known.searched)
    assert (known.searched, known.asked) == ([Searched(None)], [])


def test_an_own_address_goes_alone_and_what_was_found_comes_back_after(
    make: Make, demo: DemoStation
) -> None:
    own: list[str | None] = [None]
    office = make(own=lambda: own[0])
    office.station.find_stream()
    office.wait(lambda: office.searched)
    found = office.station.addresses
    assert len(office.asked) == 1
    assert found != ()
    own[0] = "http://own.example/live"
    assert office.station.addresses == ("http://own.example/live",)
    own[0] = None
    assert office.station.addresses == found
