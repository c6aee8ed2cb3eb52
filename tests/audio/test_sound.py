"""What is heard, whatever the tape does: with the silent backend, in real threads."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from planetfm.audio import sound as sounding
from planetfm.audio.backend import BackendEvent, Failed, Heard
from planetfm.audio.feeder import Feeder
from planetfm.audio.silent import SilentBackend
from planetfm.audio.sound import Sound, SoundChanged
from planetfm.audio.tape import Tape
from planetfm.core.codec import Codec
from planetfm.core.errors import Trouble
from planetfm.core.snapshot import SoundState
from planetfm.core.timeline import Spot
from tests.audio.streams import tone
from tests.stations.parts import wait_until

BYTES_A_SECOND = 16_000
ON_AIR = 1_000_000.0


class Deck(SilentBackend):
    """The silent backend, with a memory of what it was asked to play."""

    def __init__(self, post: Callable[[BackendEvent], None], pace: float) -> None:
        super().__init__(post, pace=pace)
        self.tell = post
        self.played: list[tuple[int, Codec | None]] = []
        self.refuses: list[Trouble] = []
        self.drops = 0

    def play(self, feed: int, port: int, codec: Codec | None) -> None:
        self.played.append((feed, codec))
        if self.drops:
            self.drops -= 1
            self.stop()
            socket.create_connection(("127.0.0.1", port)).close()
            return
        if self.refuses:
            self.fail_next = self.refuses.pop(0)
        super().play(feed, port, codec)


class Room:
    """A tape, the sound from it, and what the sound told."""

    def __init__(self, folder: Path, pace: float) -> None:
        self.tape = Tape(folder)
        self.told: list[SoundChanged] = []
        self._came = threading.Condition()
        self.deck: Deck
        self.sound = Sound(self.tape, lambda post: self._make(post, pace), self._post)

    def _make(self, post: Callable[[BackendEvent], None], pace: float) -> Deck:
        self.deck = Deck(post, pace)
        return self.deck

    def _post(self, told: SoundChanged) -> None:
        with self._came:
            self.told.append(told)
            self._came.notify_all()

    @property
    def states(self) -> list[SoundState]:
        return [told.state for told in self.told]

    def wait(self, state: SoundState, times: int = 1, timeout_s: float = 6.0) -> None:
        """Until `state` was told so often."""
        with self._came:
            assert self._came.wait_for(lambda: self.states.count(state) >= times, timeout_s), (
                self.told
            )

    def wait_heard(self, media_s: float, timeout_s: float = 6.0) -> None:
        """Until this second is heard."""
        end = time.monotonic() + timeout_s
        while (self.sound.heard_media_s() or 0.0) < media_s:
            assert time.monotonic() < end, self.sound.heard_media_s()
            time.sleep(0.02)

    def begin(self, codec: Codec = Codec.MP3) -> None:
        self.tape.begin(codec, ON_AIR)

    def add(self, seconds: float, begin_s: float = 0.0) -> None:
        """MP3 at 128 kbit/s."""
        data = tone("mp3")[
            int(begin_s * BYTES_A_SECOND) : int((begin_s + seconds) * BYTES_A_SECOND)
        ]
        self.tape.append(data, ON_AIR)

    def close(self) -> None:
        assert self.sound.close()
        self.tape.close()


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path / "tape", pace=1.0)
    yield made
    made.close()


@pytest.fixture
def quick(tmp_path: Path) -> Iterator[Room]:
    """Hears eight seconds in one."""
    made = Room(tmp_path / "tape", pace=8.0)
    yield made
    made.close()


def test_sound_begins_as_soon_as_the_tape_grows(room: Room) -> None:
    room.sound.play_from(room.tape.end())
    room.wait(SoundState.STARTING)
    room.begin()
    began = time.monotonic()
    room.add(4.0)
    room.wait(SoundState.PLAYING)
    assert time.monotonic() - began < 0.8
    assert room.states == [SoundState.STARTING, SoundState.PLAYING]
    assert room.deck.played == [(1, Codec.MP3)]


def test_sound_begins_where_it_was_told_to(room: Room) -> None:
    room.begin()
    room.add(8.0)
    spot = room.tape.spot_at_media(5.0)
    room.sound.play_from(spot)
    room.wait(SoundState.PLAYING)
    heard_s = room.sound.heard_media_s()
    assert heard_s is not None
    assert spot.media_s < heard_s < spot.media_s + 1.0


def test_an_empty_tape_is_not_sound(room: Room) -> None:
    room.sound.play_from(room.tape.end())
    room.wait(SoundState.STARTING)
    assert room.sound.heard_media_s() == 0.0
    assert room.sound.stop() == 0.0
    room.wait(SoundState.SILENT)
    assert room.deck.played == []


def test_sound_runs_dry_says_so_and_goes_on_where_it_was(quick: Room) -> None:
    quick.begin()
    quick.add(2.0)
    quick.sound.play_from(quick.tape.start())
    quick.wait(SoundState.BUFFERING)
    dry_s = quick.sound.heard_media_s()
    assert dry_s == pytest.approx(quick.tape.end().media_s, abs=0.1)
    quick.add(0.4, begin_s=2.0)  # too little to begin again
    quick.add(4.0, begin_s=2.4)
    quick.wait(SoundState.PLAYING, times=2)
    quick.wait_heard(4.0)
    assert quick.states[:4] == [
        SoundState.STARTING,
        SoundState.PLAYING,
        SoundState.BUFFERING,
        SoundState.PLAYING,
    ]


def test_a_stop_tells_what_was_heard_last_and_playing_goes_on_there(quick: Room) -> None:
    quick.begin()
    quick.add(10.0)
    quick.sound.play_from(quick.tape.start())
    quick.wait_heard(2.0)
    heard_s = quick.sound.stop()
    assert heard_s is not None
    assert heard_s >= 2.0
    quick.wait(SoundState.SILENT)
    assert quick.sound.heard_media_s() is None
    assert quick.sound.stop() is None
    quick.sound.play_from(quick.tape.spot_at_media(heard_s))
    quick.wait(SoundState.PLAYING, times=2)
    again_s = quick.sound.heard_media_s()
    assert again_s is not None
    assert again_s >= heard_s - 0.1


def test_a_jump_is_heard_from_its_new_place_at_once(room: Room) -> None:
    room.begin()
    room.add(11.0)
    room.sound.play_from(room.tape.start())
    room.wait(SoundState.PLAYING)
    spot = room.tape.spot_at_media(8.0)
    room.sound.play_from(spot)
    assert room.sound.heard_media_s() == spot.media_s
    room.wait_heard(8.2)
    assert room.states == [SoundState.STARTING, SoundState.PLAYING]  # no break is told


def test_the_tape_goes_on_in_another_codec_and_so_does_the_sound(quick: Room) -> None:
    quick.begin()
    quick.add(3.0)
    border_s = quick.tape.end().media_s
    quick.begin(Codec.AAC)
    quick.tape.append(tone("aac"), ON_AIR)
    quick.sound.play_from(quick.tape.start())
    quick.wait_heard(border_s + 1.0)
    assert [codec for _, codec in quick.deck.played] == [Codec.MP3, Codec.AAC]


def test_no_device_is_said_and_tried_again_after_a_while(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sounding, "DEVICE_RETRY_S", 0.4)
    room.begin()
    room.add(8.0)
    room.deck.refuses = [Trouble.NO_SOUND_DEVICE] * 2
    began = time.monotonic()
    room.sound.play_from(room.tape.start())
    room.wait(SoundState.NO_DEVICE)
    assert room.told[-1].trouble is Trouble.NO_SOUND_DEVICE
    room.wait(SoundState.PLAYING)
    assert time.monotonic() - began >= 0.8
    assert len(room.deck.played) == 3
    assert room.states == [SoundState.STARTING, SoundState.NO_DEVICE, SoundState.PLAYING]
    heard_s = room.sound.heard_media_s()
    assert heard_s is not None
    assert heard_s >= 3.9  # the radio of now


def test_what_cannot_be_decoded_fails_until_something_else_is_asked_for(room: Room) -> None:
    room.begin()
    room.add(8.0)
    room.deck.refuses = [Trouble.CANNOT_DECODE]
    room.sound.play_from(room.tape.start())
    room.wait(SoundState.FAILED)
    assert room.told[-1] == SoundChanged(SoundState.FAILED, Trouble.CANNOT_DECODE)
    room.sound.play_from(room.tape.start())
    room.wait(SoundState.PLAYING)
    assert len(room.deck.played) == 2


def test_a_decoder_that_lets_go_is_given_a_new_feed(room: Room) -> None:
    room.begin()
    room.add(8.0)
    room.deck.drops = 1
    room.sound.play_from(room.tape.start())
    room.wait(SoundState.PLAYING)
    assert len(room.deck.played) == 2


def test_a_decoder_that_stands_still_is_given_a_new_feed_where_it_was(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sounding, "QUIET_S", 1.0)
    room.begin()
    room.add(12.0)
    room.sound.play_from(room.tape.start())
    room.wait_heard(1.5)
    room.deck.stands_still = True
    room.wait(SoundState.BUFFERING)
    room.deck.stands_still = False
    room.wait(SoundState.PLAYING, times=2)
    assert len(room.deck.played) == 2
    heard_s = room.sound.heard_media_s()
    assert heard_s is not None
    assert 1.5 < heard_s < 4.0


def test_a_decoder_that_never_says_a_word_is_waited_for_longer_each_time(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sounding, "QUIET_S", 0.5)
    room.begin()
    room.add(12.0)
    room.deck.stands_still = True
    began = time.monotonic()
    room.sound.play_from(room.tape.start())
    wait_until(lambda: len(room.deck.played) == 4, 8, "a fourth feed")
    assert time.monotonic() - began >= 0.5 + 1.0 + 2.0
    room.deck.stands_still = False
    room.wait(SoundState.PLAYING)
    heard_s = room.sound.heard_media_s()
    assert heard_s is not None
    assert heard_s < 1.5  # from where it was to begin


def test_a_decoder_with_nothing_left_to_play_does_not_count_as_standing_still(
    quick: Room, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sounding, "QUIET_S", 0.5)
    quick.begin()
    quick.add(4.0)
    quick.sound.play_from(quick.tape.start())
    quick.wait(SoundState.BUFFERING)
    time.sleep(1.5)
    assert len(quick.deck.played) == 1
    assert "no word" not in caplog.text


def test_what_went_wrong_with_a_feed_is_forgotten_with_it(
    quick: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Kept, it made the wait for more of the tape a loop without a rest."""
    looks: list[float] = []

    class FailsAtItsEnd(Feeder):
        @property
        def sent(self) -> Spot:
            quick.deck.tell(Failed(quick.deck.played[-1][0], Trouble.CANNOT_DECODE))
            return super().sent

    class Watched(Tape):
        def wait_beyond(self, offset: int, timeout_s: float) -> bool:
            if threading.current_thread().name == "sound":
                looks.append(time.monotonic())
            return super().wait_beyond(offset, timeout_s)

    monkeypatch.setattr(sounding, "Feeder", FailsAtItsEnd)
    monkeypatch.setattr(quick.tape, "__class__", Watched)
    quick.begin()
    quick.add(2.0)
    quick.sound.play_from(quick.tape.start())
    quick.wait(SoundState.BUFFERING)
    quick.add(0.4, begin_s=2.0)  # too little to begin again
    looks.clear()
    time.sleep(1.0)
    assert len(looks) < 40
    quick.add(4.0, begin_s=2.4)
    quick.wait(SoundState.PLAYING, times=2)


def test_a_feed_that_cannot_be_made_is_tried_again(
    room: Room, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sounding, "AFTER_FAILURE_S", 0.1)
    failures = [OSError(24, "Too many open files")]

    def make(tape: Tape, spot: Spot) -> Feeder:
        if failures:
            raise failures.pop()
        return Feeder(tape, spot)

    monkeypatch.setattr(sounding, "Feeder", make)
    room.begin()
    room.add(8.0)
    room.sound.play_from(room.tape.start())
    room.wait(SoundState.PLAYING)
    assert "Too many open files" in caplog.text


def test_late_words_of_an_old_feed_change_nothing(room: Room) -> None:
    room.begin()
    room.add(8.0)
    room.sound.play_from(room.tape.start())
    room.wait(SoundState.PLAYING)
    feed = room.deck.played[-1][0]
    for old in (feed - 1, feed + 1):
        room.deck.tell(Failed(old, Trouble.CANNOT_DECODE))
        room.deck.tell(Heard(old, 100.0, time.monotonic()))
    heard_s = room.sound.heard_media_s()
    assert heard_s is not None
    assert heard_s < 2.0
    room.sound.stop()
    room.wait(SoundState.SILENT)
    room.deck.tell(Heard(feed, 1.0, time.monotonic()))
    room.deck.tell(Failed(feed, Trouble.CANNOT_DECODE))
    assert room.states == [SoundState.STARTING, SoundState.PLAYING, SoundState.SILENT]


def test_playing_again_without_a_line_is_not_called_playing(room: Room) -> None:
    room.begin()
    room.add(6.0)
    room.sound.play_from(room.tape.start())
    room.wait(SoundState.PLAYING)
    room.sound.stop()
    room.sound.play_from(room.tape.end())
    room.wait(SoundState.STARTING, times=2)
    assert room.told[-1].state is SoundState.STARTING
    assert room.sound.heard_media_s() == room.tape.end().media_s


def test_the_last_word_is_the_last_order_whatever_the_decoder_says_meanwhile(room: Room) -> None:
    room.begin()
    room.add(8.0)
    over = threading.Event()

    def chatter() -> None:
        while not over.is_set():
            feed = room.deck.played[-1][0] if room.deck.played else 0
            room.deck.tell(Heard(feed, 0.5, time.monotonic()))

    thread = threading.Thread(target=chatter)
    thread.start()
    try:
        for round_number in range(40):
            room.sound.play_from(room.tape.start())
            if round_number % 4 == 0:
                room.wait(SoundState.PLAYING, times=room.states.count(SoundState.SILENT) + 1)
            room.sound.stop()
        room.wait(SoundState.SILENT, times=max(1, room.states.count(SoundState.SILENT)))
        time.sleep(0.3)
        assert room.told[-1].state is SoundState.SILENT
    finally:
        over.set()
        thread.join()


def test_volume_reaches_the_decoder_whether_it_sounds_or_not(room: Room) -> None:
    room.sound.set_volume(30)
    room.sound.set_muted(True)
    assert (room.deck.volume, room.deck.muted) == (30, True)


@pytest.mark.parametrize("when", ["idle", "waiting", "playing"])
def test_closing_leaves_no_thread_in_any_state(tmp_path: Path, when: str) -> None:
    made = Room(tmp_path / "tape", pace=1.0)
    if when != "idle":
        made.sound.play_from(made.tape.end())
        made.wait(SoundState.STARTING)
    if when == "playing":
        made.begin()
        made.add(4.0)
        made.wait(SoundState.PLAYING)
    made.close()
    names = [thread.name for thread in threading.enumerate()]
    assert not {"sound", "feeder", "silent"} & set(names)


def test_a_feeder_closed_before_anybody_came_is_gone_at_once(tmp_path: Path) -> None:
    tape = Tape(tmp_path / "tape")
    feeder = Feeder(tape, tape.end())
    feeder.start()
    feeder.close()
    assert feeder.join(0.3)
    assert not feeder.let_go
    tape.close()


def test_a_feed_ends_where_another_codec_begins_and_gives_not_a_byte_of_it(tmp_path: Path) -> None:
    tape = Tape(tmp_path / "tape")
    tape.begin(Codec.MP3, ON_AIR)
    tape.append(tone("mp3")[: 2 * BYTES_A_SECOND], ON_AIR)
    border = tape.end()
    tape.begin(Codec.AAC, ON_AIR)
    tape.append(tone("aac"), ON_AIR)
    feeder = Feeder(tape, tape.start())
    feeder.start()
    given = b""
    with socket.create_connection(("127.0.0.1", feeder.port), timeout=5) as decoder:
        while data := decoder.recv(65536):
            given += data
    assert given == tone("mp3")[: border.offset]
    assert feeder.needs_new_codec
    assert feeder.sent == border
    assert feeder.join(1.0)
    tape.close()
