"""The radio on a whole station: plays, survives the line's bad days, and says what is true."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from planetfm.audio.backend import BackendEvent
from planetfm.audio.silent import SilentBackend
from planetfm.audio.sound import Sound
from planetfm.audio.tape import Tape
from planetfm.audio.writer import TapeWriter
from planetfm.core.errors import Trouble
from planetfm.core.profile import Profile
from planetfm.core.snapshot import LineState, PlayerView, SoundState, Step, StepState
from planetfm.demo.faults import SiteFault, StreamFault
from planetfm.demo.station import DemoStation
from planetfm.net import stream
from planetfm.net.discover import Finder
from planetfm.net.http import Http
from planetfm.runtime.player import PlayerController
from planetfm.runtime.station import Find, Searched, StationController
from planetfm.runtime.tasks import Lane, Mailbox
from planetfm.store.memory import MemoryFile

ASSETS = Path(__file__).parents[2] / "assets"
AGENT = "PlanetFM-test"


class Listening:
    """Station and player, wired as the app wires them, and what the player showed."""

    def __init__(
        self, qtbot: QtBot, folder: Path, site: str, given: tuple[str, ...], gate: threading.Event
    ) -> None:
        self.qtbot, self._gate, self._closed = qtbot, gate, False
        self.views: list[PlayerView] = []
        self.searches: list[Searched] = []
        self.mailbox = Mailbox()
        self._http = Http(AGENT)
        self._io, self._files = Lane("io", self.mailbox, 2), Lane("files", self.mailbox)
        self._profile = Profile("Demo FM", "Demo", site, "Asia/Jakarta", "WIB")
        self.memory = folder / "station.json"
        self.station = StationController(
            self.mailbox,
            self._io,
            self._files,
            self._profile,
            MemoryFile(self.memory),
            self._finder,
            given=given,
        )
        self.tape = Tape(folder / "tape")
        self.player = PlayerController(
            self.mailbox,
            self.station,
            self.tape,
            TapeWriter(self.tape, station="Demo FM"),
            lambda post: Sound(self.tape, self._make_deck, post),
            user_agent=AGENT,
            volume=72,
            muted=False,
            dice=lambda: 0.5,
        )
        self.player.changed.connect(lambda: self.views.append(self.view))
        self.station.searched.connect(self.searches.append)

    def _make_deck(self, post: Callable[[BackendEvent], None]) -> SilentBackend:
        self.deck = SilentBackend(post)
        return self.deck

    def _finder(self) -> Find:
        """The real search, which a test may hold back."""
        self._gate.wait(10)
        return Finder(self._http, AGENT, self._profile, None).find

    @property
    def view(self) -> PlayerView:
        return self.player.view

    @property
    def sounds(self) -> list[SoundState]:
        """The sound's states as they were shown, without repeats."""
        states = [view.sound for view in self.views]
        return [one for at, one in enumerate(states) if at == 0 or states[at - 1] is not one]

    def wait(self, until: Callable[[], object], timeout_s: float = 10.0) -> None:
        self.qtbot.waitUntil(lambda: bool(until()), timeout=round(timeout_s * 1000))

    def wait_line(self, state: LineState) -> None:
        self.wait(lambda: self.view.line.state is state)

    def wait_sound(self, state: SoundState) -> None:
        self.wait(lambda: self.view.sound is state)

    def begin(self) -> None:
        """Play, and wait until it sounds."""
        self.player.play()
        self.wait_line(LineState.FLOWING)
        self.wait_sound(SoundState.PLAYING)

    def close(self) -> None:
        """As the app ends; once."""
        if self._closed:
            return
        self._closed = True
        self._gate.set()
        self.station.close()
        self._http.hang_up()
        self.player.close()
        assert self._io.close(5.0)
        assert self._files.close(finish=True)
        self.mailbox.close()
        self._http.close()


@pytest.fixture
def demo() -> Iterator[DemoStation]:
    with DemoStation(ASSETS) as running:
        yield running


@pytest.fixture
def gate() -> threading.Event:
    """Holds the search back while it is cleared."""
    made = threading.Event()
    made.set()
    return made


Make = Callable[..., Listening]


@pytest.fixture
def make(qtbot: QtBot, tmp_path: Path, demo: DemoStation, gate: threading.Event) -> Iterator[Make]:
    """Makes radios in one home; those still open are closed at the end."""
    made: list[Listening] = []

    def listening(*given: str) -> Listening:
        made.append(Listening(qtbot, tmp_path, demo.site, given, gate))
        return made[-1]

    yield listening
    for one in made:
        one.close()


@pytest.fixture
def radio(make: Make, demo: DemoStation) -> Listening:
    """One that knows the stream's address."""
    return make(demo.stream_url)


def test_play_sounds_and_everything_it_says_is_so(radio: Listening, demo: DemoStation) -> None:
    assert radio.view == PlayerView(volume=72)
    radio.begin()
    radio.wait(lambda: radio.view.song)
    view = radio.view
    assert (view.wanted, view.live, view.muted, view.volume) == (True, True, False, 72)
    assert (view.stream.url, view.stream.codec) == (demo.stream_url, "mp3")
    assert view.stream.bitrate_bps == 128_000
    assert view.stream.bytes_received >= 60_000
    assert 1.0 < view.reserve_s <= 4.5
    assert view.song is not None
    assert view.song.artist
    assert view.song.title
    assert view.tape.oldest is not None
    assert view.tape.heard is not None
    assert view.tape.newest is not None
    assert view.tape.oldest <= view.tape.heard <= view.tape.newest
    assert abs(view.tape.newest - time.time()) < 1.5
    assert radio.sounds == [SoundState.SILENT, SoundState.STARTING, SoundState.PLAYING]
    assert view.search is None


def test_nothing_is_told_while_nothing_happens(radio: Listening) -> None:
    radio.begin()
    radio.player.stop()
    radio.wait_sound(SoundState.SILENT)
    told = len(radio.views)
    radio.qtbot.wait(700)
    assert len(radio.views) == told
    radio.player.play()
    radio.wait_sound(SoundState.PLAYING)
    told = len(radio.views)
    radio.qtbot.wait(700)
    assert len(radio.views) - told <= 3


def test_stop_is_silent_and_hangs_up(radio: Listening) -> None:
    radio.begin()
    radio.player.stop()
    assert radio.view.line.state is LineState.IDLE
    assert (radio.view.wanted, radio.view.stream.url) == (False, "")
    radio.wait_sound(SoundState.SILENT)
    received = radio.view.stream.bytes_received
    radio.qtbot.wait(300)
    assert radio.view.stream.bytes_received == received
    assert radio.view.song is None


def test_a_cut_line_is_joined_without_a_trace(radio: Listening, demo: DemoStation) -> None:
    radio.begin()
    told = len(radio.views)
    demo.faults.drop_stream()
    radio.wait(
        lambda: radio.view.stream.splices == 1 and radio.view.line.state is LineState.FLOWING
    )
    stream_view = radio.view.stream
    assert (stream_view.reconnects, stream_view.splices, stream_view.holes) == (1, 1, 0)
    assert {view.sound for view in radio.views[told:]} == {SoundState.PLAYING}
    assert radio.view.tape.holes == ()


def test_a_refused_line_waits_aloud_and_comes_back_while_the_sound_goes_on(
    radio: Listening, demo: DemoStation
) -> None:
    radio.begin()
    told = len(radio.views)
    demo.faults.set(stream=StreamFault.REFUSE)
    radio.wait_line(LineState.WAITING)
    line = radio.view.line
    assert line.trouble is Trouble.UNREACHABLE
    assert line.attempt >= 1
    assert line.retry_at is not None
    assert line.retry_at == pytest.approx(time.time(), abs=1.5)
    assert line.down_since == pytest.approx(time.time(), abs=2.0)
    demo.faults.clear()
    radio.wait_line(LineState.FLOWING)
    assert radio.view.line.down_since is None
    assert radio.view.line.trouble is None
    assert {view.sound for view in radio.views[told:]} == {SoundState.PLAYING}
    assert radio.view.stream.splices == 1


def test_retry_now_does_not_wait(radio: Listening, demo: DemoStation) -> None:
    demo.faults.set(stream=StreamFault.STATUS, stream_status=503)
    radio.player.play()
    radio.wait(lambda: radio.view.line.attempt >= 5)
    demo.faults.clear()
    radio.player.retry_now()
    radio.wait_line(LineState.FLOWING)


def test_a_stalled_line_is_noticed_by_its_silence(
    radio: Listening, demo: DemoStation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "STALL_S", 0.6)
    monkeypatch.setattr(stream, "CONNECT_S", 0.6)
    radio.begin()
    demo.faults.set(stream=StreamFault.STALL)
    radio.wait(lambda: radio.view.line.trouble is Trouble.STALLED)
    demo.faults.clear()
    radio.wait_line(LineState.FLOWING)


def test_a_line_that_was_away_for_a_moment_brings_all_that_was_missed(
    radio: Listening, demo: DemoStation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "STALL_S", 0.6)
    radio.begin()
    demo.faults.set(stream=StreamFault.STALL)
    radio.wait(lambda: radio.view.line.trouble is Trouble.STALLED)
    end_s = radio.tape.end().media_s
    stalled_at = time.monotonic()
    radio.wait(lambda: time.monotonic() > stalled_at + 2)
    demo.faults.clear()
    radio.wait_line(LineState.FLOWING)
    radio.wait(lambda: radio.tape.end().media_s > end_s + 2)
    assert (radio.view.stream.splices, radio.view.stream.holes) == (0, 0), "nothing was joined"
    assert radio.view.tape.holes == ()
    demo.faults.set(stream=StreamFault.REFUSE)
    radio.wait_line(LineState.WAITING)
    demo.faults.clear()
    radio.wait_line(LineState.FLOWING)


@pytest.mark.parametrize("fault", [StreamFault.HTML, StreamFault.GARBAGE])
def test_what_is_no_sound_is_never_called_connected(
    radio: Listening, demo: DemoStation, fault: StreamFault
) -> None:
    demo.faults.set(stream=fault)
    radio.player.play()
    radio.wait(lambda: radio.searches)
    assert not any(view.line.state is LineState.FLOWING for view in radio.views)
    assert radio.view.stream.reconnects == 0
    assert radio.searches == [Searched(Trouble.NO_STREAM)]


def test_an_address_that_is_gone_leads_to_a_search_that_finds_the_new_one(
    make: Make, demo: DemoStation
) -> None:
    radio = make(demo.site + "/tidak-ada")
    radio.begin()
    assert radio.view.stream.url == demo.stream_url or radio.station.memory.streams
    assert radio.searches == [Searched(None)]
    assert radio.station.memory.streams == (demo.stream_url,)


def test_the_first_run_shows_its_steps_and_is_remembered(make: Make, demo: DemoStation) -> None:
    first = make()
    first.begin()
    steps = [dict(view.search.steps) for view in first.views if view.search is not None]
    assert steps[0][Step.REACH_SITE] is StepState.BUSY
    assert steps[-1][Step.REACH_SITE] is StepState.DONE
    first.wait(first.memory.exists)
    known = json.loads(first.memory.read_text())[demo.site]
    assert known["streams"] == [demo.stream_url]
    assert known["why"]
    first.close()
    seen = len([one for one in demo.requests if one.server == "site"])
    second = make()
    second.begin()
    assert second.searches == []
    assert len([one for one in demo.requests if one.server == "site"]) == seen
    assert second.view.search is None


def test_a_station_that_is_not_found_can_be_told_by_the_listener(
    make: Make, demo: DemoStation
) -> None:
    radio = make()
    demo.faults.set(site=SiteFault.DOWN)
    radio.player.play()
    radio.wait_line(LineState.NOT_FOUND)
    assert radio.view.search is not None
    assert radio.view.search.not_found
    assert radio.view.line.trouble is Trouble.UNREACHABLE
    radio.player.use_address(demo.stream_url)
    radio.wait_line(LineState.FLOWING)
    radio.wait_sound(SoundState.PLAYING)
    assert radio.searches[-1] == Searched(None, entered=True)
    assert radio.station.memory.entered == (demo.stream_url,)


def test_a_station_that_a_second_search_finds_is_played(make: Make, demo: DemoStation) -> None:
    """Play was pressed while the site was down; the listener has it searched again."""
    radio = make()
    demo.faults.set(site=SiteFault.DOWN)
    radio.player.play()
    radio.wait_line(LineState.NOT_FOUND)
    demo.faults.set(site=SiteFault.OK)
    radio.player.find_again()
    radio.wait_line(LineState.FLOWING)
    radio.wait_sound(SoundState.PLAYING)


@pytest.mark.parametrize("searching_fails", [False, True])
def test_an_address_entered_during_a_search_is_tried_after_it(
    make: Make, demo: DemoStation, gate: threading.Event, searching_fails: bool
) -> None:
    radio = make()
    gate.clear()
    demo.faults.set(site=SiteFault.DOWN if searching_fails else SiteFault.OK)
    radio.player.play()
    radio.player.use_address(demo.stream_url)
    assert radio.station.searching
    gate.set()
    radio.wait(lambda: radio.station.memory.entered)
    assert len(radio.searches) == 2
    radio.wait_line(LineState.FLOWING)


def test_a_search_that_breaks_is_a_search_that_found_nothing(
    make: Make, demo: DemoStation, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    radio = make()

    def broken() -> Find:
        monkeypatch.undo()
        raise ImportError("trafilatura")

    monkeypatch.setattr(radio.station, "_finder", broken)
    radio.player.play()
    radio.player.use_address(demo.stream_url)
    radio.wait(lambda: len(radio.searches) == 2)
    assert radio.searches[0] == Searched(Trouble.NO_STREAM)
    radio.wait_line(LineState.FLOWING)
    assert "trafilatura" in caplog.text


def test_what_was_just_entered_goes_before_the_command_line(make: Make, demo: DemoStation) -> None:
    radio = make(demo.stream_url)
    entered = demo.stream_url.replace("127.0.0.1", "localhost")
    radio.player.use_address(entered)
    radio.wait(lambda: radio.searches)
    assert radio.searches == [Searched(None, entered=True)]
    assert radio.station.memory.entered == (entered,)


def test_a_stream_this_computer_cannot_decode_gives_way_to_the_next_and_that_one_sounds(
    make: Make, demo: DemoStation
) -> None:
    radio = make(demo.stream_url, demo.stream_url + "?other")
    radio.deck.fail_next = Trouble.CANNOT_DECODE
    radio.player.play()
    radio.wait(lambda: radio.view.stream.url.endswith("?other"))
    radio.wait_sound(SoundState.PLAYING)
    assert SoundState.FAILED in radio.sounds


def test_pause_keeps_the_second_and_play_goes_on_there(radio: Listening) -> None:
    radio.begin()
    radio.player.pause()
    assert radio.view.sound is SoundState.PAUSED
    paused_at = radio.view.tape.heard
    assert paused_at is not None
    behind_s = radio.view.behind_s
    radio.wait(lambda: radio.view.behind_s > behind_s + 0.8)
    assert radio.view.tape.heard == pytest.approx(paused_at, abs=0.3)  # air time settles
    assert not radio.view.live
    assert radio.view.line.state is LineState.FLOWING
    radio.player.play()
    radio.wait(lambda: radio.view.sound is SoundState.PLAYING)
    resumed_at = radio.view.tape.heard
    assert resumed_at is not None
    assert paused_at - 0.1 <= resumed_at <= paused_at + 1.0


def test_the_listener_moves_on_the_tape_and_back_to_now(radio: Listening) -> None:
    radio.begin()
    radio.wait(lambda: (radio.view.tape.newest or 0) - (radio.view.tape.oldest or 0) > 5.0)
    heard = radio.view.tape.heard
    assert heard is not None
    radio.player.seek_by(-2.0)
    moved = radio.view.tape.heard
    assert moved is not None
    assert moved < heard
    radio.player.seek_to(0.0)
    assert radio.view.tape.heard == pytest.approx(radio.view.tape.oldest, abs=0.1)
    radio.player.go_live()
    assert radio.view.live
    assert radio.view.reserve_s == pytest.approx(4.0, abs=0.6)
    radio.player.seek_to(time.time() + 1000)  # the future is not there yet
    assert radio.view.reserve_s == pytest.approx(4.0, abs=0.6)
    radio.wait_sound(SoundState.PLAYING)


def test_nothing_moves_while_nothing_plays(radio: Listening) -> None:
    radio.player.seek_by(-10)
    radio.player.seek_to(0)
    radio.player.pause()
    radio.player.retry_now()
    radio.player.stop()
    assert radio.view == PlayerView(volume=72)


def test_the_sun_plays_pauses_and_before_anything_is_heard_stops(radio: Listening) -> None:
    radio.player.toggle()
    assert radio.view.wanted
    radio.player.toggle()
    assert not radio.view.wanted
    radio.player.toggle()
    radio.wait_sound(SoundState.PLAYING)
    radio.player.toggle()
    assert radio.view.sound is SoundState.PAUSED
    radio.player.toggle()
    radio.wait_sound(SoundState.PLAYING)


def test_volume_has_bounds_and_moving_it_unmutes(radio: Listening) -> None:
    assert radio.deck.volume == 72
    radio.player.set_muted(True)
    assert radio.view.muted
    assert radio.deck.muted
    radio.player.set_volume(130)
    assert (radio.view.volume, radio.view.muted) == (100, False)
    assert (radio.deck.volume, radio.deck.muted) == (100, False)
    radio.player.set_volume(-5)
    assert (radio.view.volume, radio.deck.volume) == (0, 0)


def test_play_and_stop_in_a_hurry_end_as_the_last_one_said(radio: Listening) -> None:
    for _ in range(15):
        radio.player.play()
        radio.qtbot.wait(10)
        radio.player.stop()
    radio.player.play()
    radio.wait_line(LineState.FLOWING)
    radio.wait_sound(SoundState.PLAYING)
    for _ in range(5):
        radio.player.stop()
        radio.player.play()
    radio.player.stop()
    radio.wait_sound(SoundState.SILENT)
    radio.qtbot.wait(400)
    assert radio.view.sound is SoundState.SILENT
    assert radio.view.line.state is LineState.IDLE


def test_closing_does_not_wait_for_a_name_look_up(
    make: Make, demo: DemoStation, monkeypatch: pytest.MonkeyPatch
) -> None:
    looking, found = threading.Event(), threading.Event()
    real = socket.getaddrinfo

    def slow(host: str, port: int, **options: Any) -> Any:
        if host == "slow.invalid":
            looking.set()
            found.wait(10)
        return real(host, port, **options)

    radio = make("http://slow.invalid/live")
    monkeypatch.setattr(socket, "getaddrinfo", slow)
    radio.player.play()
    assert looking.wait(3)
    began = time.monotonic()
    radio.player.close()
    assert time.monotonic() - began < 1.0
    monkeypatch.undo()
    found.set()
