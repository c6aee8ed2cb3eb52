"""A player with several addresses: by quality, past the silent one, and back."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planetfm.audio.silent import SilentBackend
from planetfm.audio.sound import Sound
from planetfm.audio.tape import Tape
from planetfm.audio.writer import TapeWriter
from planetfm.core import playback
from planetfm.core.profile import Profile
from planetfm.core.settings import Quality
from planetfm.core.snapshot import LineState
from planetfm.net.discover import Finder
from planetfm.net.http import Http
from planetfm.runtime.player import PlayerController
from planetfm.runtime.station import StationController
from planetfm.runtime.tasks import Lane, Mailbox
from planetfm.store.memory import MemoryFile
from tests.net.hls_site import LiveHls, recording
from tests.net.radio_site import RadioSite, page
from tests.runtime.little_radio import LittleRadio

AGENT = "PlanetFM-test"


class Set:
    """Station and player as the app wires them, with a quality that can be turned."""

    def __init__(self, qtbot: QtBot, folder: Path, streams: tuple[str, ...]) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.quality = Quality.AUTO
        self._mailbox = Mailbox()
        self._http = Http(AGENT)
        self._io, self._files = Lane("io", self._mailbox, 2), Lane("files", self._mailbox)
        profile = Profile(
            "Demo FM", "Demo", "http://127.0.0.1:1/", "Asia/Jakarta", "WIB", streams=streams
        )
        self.station = StationController(
            self._mailbox,
            self._io,
            self._files,
            profile,
            MemoryFile(folder / "station.json"),
            lambda: Finder(self._http, AGENT, profile, None).find,
            quality=lambda: self.quality,
            user_agent=AGENT,
        )
        tape = Tape(folder / "tape")
        self.player = PlayerController(
            self._mailbox,
            self.station,
            tape,
            TapeWriter(tape, station="Demo FM"),
            lambda post: Sound(tape, SilentBackend, post),
            user_agent=AGENT,
            volume=72,
            muted=False,
            quality=lambda: self.quality,
        )

    def until(self, true: Callable[[], bool], timeout_s: float = 15) -> None:
        self.qtbot.waitUntil(true, timeout=round(timeout_s * 1000))

    def flows_from(self, url: str) -> bool:
        view = self.player.view
        return view.line.state is LineState.FLOWING and view.stream.url == url

    def close(self) -> None:
        self.station.close()
        self.player.close()
        self._io.close()
        self._files.close(finish=True)
        self._http.close()
        self._mailbox.close()


@pytest.fixture
def two() -> Iterator[tuple[LittleRadio, LittleRadio]]:
    with LittleRadio() as one, LittleRadio() as other:
        yield one, other


@contextlib.contextmanager
def tuned(qtbot: QtBot, folder: Path, *streams: str) -> Iterator[Set]:
    radio = Set(qtbot, folder, streams)
    try:
        yield radio
    finally:
        radio.close()


def test_an_address_that_stays_silent_gives_way_to_its_mirror(
    qtbot: QtBot, tmp_path: Path, two: tuple[LittleRadio, LittleRadio]
) -> None:
    _, mirror = two
    with LittleRadio() as home, tuned(qtbot, tmp_path, home.url, mirror.url) as radio:
        radio.player.play()
        radio.until(lambda: radio.flows_from(home.url))
        home.__exit__(None, None, None)
        radio.until(lambda: radio.flows_from(mirror.url), 4)


def test_it_comes_back_when_the_better_address_sounds_again(
    qtbot: QtBot,
    tmp_path: Path,
    two: tuple[LittleRadio, LittleRadio],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Both send the same sound: the way back is heard by nobody."""
    home, mirror = two
    monkeypatch.setattr(playback, "ROTATE_FROM", 1)
    with tuned(qtbot, tmp_path, home.url, mirror.url) as radio:
        # The dataclass keeps the default it was made with; this one player is more impatient.
        radio.player._line._state = playback.Playback((home.url, mirror.url), return_after_s=0.5)
        radio.player.play()
        radio.until(lambda: radio.flows_from(home.url))
        home.drop()
        radio.until(lambda: radio.flows_from(mirror.url))
        radio.until(lambda: radio.flows_from(home.url))


def test_a_quality_that_is_chosen_is_heard_from_its_own_address(
    qtbot: QtBot, tmp_path: Path, two: tuple[LittleRadio, LittleRadio]
) -> None:
    big, small = two
    small_url = small.url.replace("/live", "/live-32")
    with tuned(qtbot, tmp_path, big.url, small_url) as radio:
        radio.player.play()
        radio.until(lambda: radio.flows_from(big.url))
        radio.quality = Quality.SAVER
        radio.player.rearrange(at_once=True)
        radio.until(lambda: radio.flows_from(small_url))


def test_what_an_address_sounded_like_is_remembered_for_the_next_run(
    qtbot: QtBot, tmp_path: Path
) -> None:
    one, other = "http://127.0.0.1:1/a", "http://127.0.0.1:1/b"
    with tuned(qtbot, tmp_path, one, other) as radio:
        radio.station.note_sort(one, "mp3", 320_000)
        radio.station.note_sort(other, "aac", 48_000)
        radio.station.note_sort(other, "aac", 50_000)
        radio.qtbot.waitUntil(lambda: (tmp_path / "station.json").exists())
        assert radio.station.memory.sorts == ((one, "mp3", 320_000), (other, "aac", 48_000))
    with tuned(qtbot, tmp_path, one, other) as radio:
        assert radio.station.addresses == (other, one), "automatic leaves 320 kbit/s aside"
        radio.quality = Quality.HIGH
        assert radio.station.addresses == (one, other)


def test_hls_is_played_and_what_it_costs_is_counted(qtbot: QtBot, tmp_path: Path) -> None:
    with RadioSite() as site:
        live = LiveHls(site, recording("ts-aac"))
        site.answers["/siaran.m3u"] = page(f"#EXTM3U\n{live.url}\n", kind="audio/x-mpegurl")
        with tuned(qtbot, tmp_path, site.url + "/siaran.m3u") as radio:
            radio.player.play()
            radio.until(lambda: radio.player.view.line.state is LineState.FLOWING)
            radio.until(lambda: radio.player.view.stream.codec == "aac")
            radio.until(lambda: radio.player.view.reserve_s > 2)
            assert radio.player.view.live
            stream = radio.player.view.stream
            assert radio.player.received_bytes > stream.bytes_received > 0
