"""A recording in an article: the radio pauses, the file plays once, the radio goes on."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planetfm.assets import assets_dir
from planetfm.audio import aside
from planetfm.audio import sound as sounding
from planetfm.audio import tape as tapes
from planetfm.audio.backend import BackendEvent
from planetfm.audio.interlude import Interlude, NoSoundError, mp3_of
from planetfm.audio.silent import SilentBackend
from planetfm.audio.sound import MakeBackend
from planetfm.core.errors import Trouble
from planetfm.core.snapshot import SoundState
from planetfm.demo.station import DemoStation
from planetfm.net.http import Http
from planetfm.runtime.interlude import InterludeController, InterludeState
from tests.audio.streams import tone
from tests.runtime.radio_room import Room, furnish
from tests.stations.parts import wait_until

JINGLE = assets_dir() / "demo" / "lagu-pembuka.mp3"


def fast(post: Callable[[BackendEvent], None]) -> SilentBackend:
    return SilentBackend(post, pace=30.0)


class Studio:
    """A radio on the demo station, and interludes; `pace`: how fast these sound."""

    def __init__(self, room: Room, station: DemoStation, http: Http) -> None:
        self.room, self.station = room, station
        self.backend: MakeBackend = fast
        io, files, _ = room.lanes
        self.interlude = InterludeController(
            room.player, io, files, http, lambda data, volume: Interlude(data, self.backend, volume)
        )
        self.failed: list[str] = []
        self.interlude.failed.connect(self.failed.append)

    @property
    def sound(self) -> SoundState:
        return self.room.player.view.sound

    def address(self, name: str) -> str:
        return f"{self.station.site}/wp-content/uploads/{name}"

    def listen(self) -> None:
        self.room.player.play()
        self.room.wait(lambda: self.sound is SoundState.PLAYING)

    def until(self, state: InterludeState) -> None:
        self.room.wait(lambda: self.interlude.state is state)


@pytest.fixture
def studio(qtbot: QtBot, tmp_path: Path) -> Iterator[Studio]:
    with DemoStation(assets_dir()) as station:
        room, http = furnish(tmp_path, qtbot, station.stream_url, time.time), Http("test")
        made = Studio(room, station, http)
        yield made
        made.interlude.stop()
        room.close()
        http.close()


def test_the_radio_pauses_for_it_and_goes_on_after_it(studio: Studio) -> None:
    studio.listen()
    studio.interlude.play(studio.address("lagu-pembuka.mp3"))
    studio.until(InterludeState.PLAYING)
    assert studio.sound is SoundState.PAUSED
    studio.until(InterludeState.SILENT)
    studio.room.wait(lambda: studio.sound is SoundState.PLAYING)
    assert studio.failed == []


def test_pressing_play_on_the_radio_ends_it(studio: Studio) -> None:
    studio.backend = SilentBackend
    studio.listen()
    studio.interlude.play(studio.address("lagu-pembuka.mp3"))
    studio.until(InterludeState.PLAYING)
    studio.room.player.play()
    studio.until(InterludeState.SILENT)
    assert studio.sound in (SoundState.PLAYING, SoundState.STARTING, SoundState.BUFFERING)


def test_the_radios_volume_is_its_volume(studio: Studio) -> None:
    made: list[SilentBackend] = []

    def backend(post: Callable[[BackendEvent], None]) -> SilentBackend:
        made.append(SilentBackend(post))
        return made[-1]

    studio.backend = backend
    studio.interlude.play(studio.address("lagu-pembuka.mp3"))
    studio.until(InterludeState.PLAYING)
    studio.room.player.set_volume(20)
    studio.room.wait(lambda: made[0].volume == 20)


def test_a_silent_radio_stays_silent_after_it(studio: Studio) -> None:
    studio.interlude.play(studio.address("lagu-pembuka.mp3"))
    studio.until(InterludeState.PLAYING)
    studio.interlude.stop()
    assert studio.interlude.address == ""
    assert studio.sound is SoundState.SILENT


def test_what_cannot_be_played_is_told_and_the_radio_goes_on(studio: Studio) -> None:
    studio.listen()
    studio.interlude.play(studio.address("bandara.jpg"))
    studio.room.wait(lambda: studio.failed)
    assert studio.failed == [studio.address("bandara.jpg")]
    studio.room.wait(lambda: studio.sound is SoundState.PLAYING)
    # It may be told of as playing from before the pause: the sound's thread has not spoken yet.
    since: list[SoundState] = []
    studio.room.player.changed.connect(lambda: since.append(studio.sound))
    studio.interlude.play(studio.address("tidak-ada.mp3"))
    studio.room.wait(lambda: len(studio.failed) == 2)
    studio.room.wait(lambda: studio.sound is SoundState.PLAYING)
    assert SoundState.PAUSED not in since


def test_only_the_last_wish_counts(studio: Studio) -> None:
    studio.interlude.play(studio.address("tidak-ada.mp3"))
    studio.interlude.play(studio.address("lagu-pembuka.mp3"))
    studio.until(InterludeState.PLAYING)
    assert studio.failed == []
    studio.interlude.stop()


def test_a_long_recording_is_heard_from_its_beginning_to_its_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tapes, "MEMORY_SPAN_S", 12.0)
    monkeypatch.setattr(aside, "AHEAD_S", 4.0)
    made = Interlude(tone("mp3", 30), lambda post: SilentBackend(post, pace=8.0), 50)
    assert made.length_s == pytest.approx(30, abs=0.1)
    wait_until(lambda: made.heard_s > 0, 5, "sound")
    assert made.heard_s < 6
    marks: list[float] = []

    def over() -> bool:
        made.keep_going()
        marks.append(made.heard_s)
        return made.over

    wait_until(over, 30, "its end")
    assert all(later - earlier < 6 for earlier, later in pairwise(marks)), "nothing is left out"
    assert made.close()


def test_without_a_device_it_waits_and_goes_on_where_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sounding, "DEVICE_RETRY_S", 0.5)

    def unplugged(post: Callable[[BackendEvent], None]) -> SilentBackend:
        backend = SilentBackend(post)
        backend.fail_next = Trouble.NO_SOUND_DEVICE
        return backend

    made = Interlude(tone("mp3", 60), unplugged, 50)
    wait_until(lambda: made.heard_s > 0, 5, "sound")
    assert made.heard_s < 2
    assert not made.over
    assert made.close()


def test_a_decoder_that_hung_is_not_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sounding, "QUIET_S", 0.5)
    decks: list[SilentBackend] = []

    def backend(post: Callable[[BackendEvent], None]) -> SilentBackend:
        decks.append(SilentBackend(post))
        return decks[-1]

    made = Interlude(tone("mp3", 60), backend, 50)
    wait_until(lambda: made.heard_s > 1, 5, "sound")
    decks[0].stands_still = True
    time.sleep(1.5)
    assert not made.over
    decks[0].stands_still = False
    wait_until(lambda: made.heard_s > 3, 8, "sound again")
    assert made.close()


def test_a_tag_before_the_frames_is_passed_over_and_no_sound_is_no_interlude() -> None:
    frames = JINGLE.read_bytes()
    tag = b"ID3\x04\x00\x00\x00\x00\x02\x00" + bytes(256)
    assert mp3_of(tag + frames)[:200] == frames[:200]
    for wrong in (b"", b"bukan suara" * 900, b"OggS" + bytes(9000)):
        with pytest.raises(NoSoundError):
            mp3_of(wrong)
