"""One contract, two backends: libVLC and its stand-in are held to the same sentences."""

from __future__ import annotations

import contextlib
import queue
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from planetfm.audio.backend import (
    Audible,
    AudioBackend,
    BackendEvent,
    Device,
    DeviceBack,
    Failed,
    Heard,
)
from planetfm.audio.feeder import Feeder
from planetfm.audio.silent import SilentBackend
from planetfm.audio.tape import Tape
from planetfm.audio.vlc import VlcBackend
from planetfm.core.codec import Codec
from planetfm.core.errors import Trouble
from planetfm.core.timeline import Spot
from tests.audio.streams import chord, tone
from tests.stations.ear import PulseEar
from tests.stations.parts import wait_until

Post = Callable[[BackendEvent], None]


class Events:
    """What a backend posted, waited for instead of slept for."""

    def __init__(self) -> None:
        self.all: list[BackendEvent] = []
        self.feeder: Feeder | None = None
        self._came = threading.Condition()

    def feed(self, tape: Tape, start: Spot) -> Feeder:
        """A running feeder that is told what is heard."""
        self.feeder = Feeder(tape, start)
        self.feeder.start()
        return self.feeder

    def post(self, event: BackendEvent) -> None:
        if isinstance(event, Heard) and self.feeder is not None:
            self.feeder.note_heard(event.heard_s, event.at)
        with self._came:
            self.all.append(event)
            self._came.notify_all()

    def wait(self, fits: Callable[[BackendEvent], bool], timeout_s: float = 8.0) -> BackendEvent:
        def found() -> BackendEvent | None:
            return next((event for event in self.all if fits(event)), None)

        with self._came:
            assert self._came.wait_for(lambda: found() is not None, timeout_s), self.all
            event = found()
            assert event is not None
            return event


@pytest.fixture
def events() -> Events:
    return Events()


def need_libvlc() -> None:
    """Skips the test where python-vlc is missing or finds no library, which is no ImportError."""
    try:
        import vlc  # noqa: F401
    except Exception as error:
        pytest.skip(f"libVLC is not installed: {error}")


@pytest.fixture(params=["silent", pytest.param("vlc", marks=pytest.mark.by_ear)])
def backend(
    request: pytest.FixtureRequest, events: Events, monkeypatch: pytest.MonkeyPatch
) -> Iterator[AudioBackend]:
    made: AudioBackend
    if request.param == "silent":
        made = SilentBackend(events.post)
    else:
        need_libvlc()
        ear: PulseEar = request.getfixturevalue("ear")
        for name, value in ear.env.items():
            monkeypatch.setenv(name, value)
        made = VlcBackend(events.post, app_name="Planet FM test")
    yield made
    assert made.close(4.0)


class Port:
    """A loopback port that a backend can be pointed at."""

    def __enter__(self) -> Port:
        self._server = socket.create_server(("127.0.0.1", 0))
        self._server.settimeout(5)
        self.number = int(self._server.getsockname()[1])
        self._conns: list[socket.socket] = []
        return self

    def __exit__(self, *_: object) -> None:
        for conn in self._conns:
            conn.close()
        self._server.close()

    def accept(self) -> socket.socket:
        conn, _ = self._server.accept()
        self._conns.append(conn)
        return conn


def closed_by_peer(conn: socket.socket) -> bool:
    conn.settimeout(2.0)
    try:
        return conn.recv(1) == b""
    except ConnectionError:
        return True


def tape_of(codec: str, folder: Path) -> Tape:
    return tape_holding(tone(codec), codec, folder)


def tape_holding(sound: bytes, codec: str, folder: Path) -> Tape:
    tape = Tape(folder)
    tape.begin(Codec(codec), time.time())
    tape.append(sound, time.time())
    return tape


@pytest.mark.parametrize("codec", ["mp3", "aac", "vorbis", "opus"])
def test_a_feed_is_heard_at_the_pace_of_sound(
    backend: AudioBackend, events: Events, tmp_path: Path, codec: str
) -> None:
    tape = tape_of(codec, tmp_path)
    feeder = events.feed(tape, tape.start())
    backend.play(7, feeder.port, Codec(codec))
    first = events.wait(lambda e: isinstance(e, Heard) and e.heard_s > 0.2)
    later = events.wait(lambda e: isinstance(e, Heard) and e.heard_s > 2.2)
    assert isinstance(first, Heard)
    assert isinstance(later, Heard)
    assert later.feed == 7
    assert later.heard_s - first.heard_s == pytest.approx(later.at - first.at, abs=0.25)
    assert not [event for event in events.all if isinstance(event, Failed)]
    backend.stop()
    feeder.close()
    assert feeder.join(2.0)
    tape.close()


@pytest.mark.parametrize("codec", ["mp3", "vorbis", "opus"])
def test_a_feed_from_the_middle_is_heard_from_its_own_beginning(
    backend: AudioBackend, events: Events, tmp_path: Path, codec: str
) -> None:
    tape = tape_of(codec, tmp_path)
    feeder = events.feed(tape, tape.spot_at_media(6.0))
    backend.play(1, feeder.port, Codec(codec))
    heard = events.wait(lambda e: isinstance(e, Heard) and e.heard_s > 1.0)
    assert isinstance(heard, Heard)
    assert heard.heard_s < 2.0
    backend.stop()
    feeder.close()
    assert feeder.join(2.0)
    tape.close()


def test_it_says_that_sound_reaches_a_device(
    backend: AudioBackend, events: Events, tmp_path: Path
) -> None:
    tape = tape_of("mp3", tmp_path)
    feeder = events.feed(tape, tape.start())
    backend.play(3, feeder.port, Codec.MP3)
    assert events.wait(lambda e: isinstance(e, Audible)) == Audible(3)
    feeder.close()
    assert feeder.join(2.0)
    tape.close()


def test_a_new_feed_takes_the_place_of_the_old(
    backend: AudioBackend, events: Events, tmp_path: Path
) -> None:
    tape = tape_of("mp3", tmp_path)
    with Port() as port:
        backend.play(1, port.number, Codec.MP3)
        conn = port.accept()
        new = events.feed(tape, tape.spot_at_media(5.0))
        backend.play(2, new.port, Codec.MP3)
        events.wait(lambda e: isinstance(e, Heard) and e.feed == 2)
        assert closed_by_peer(conn)
    new.close()
    assert new.join(2.0)
    tape.close()


def test_stop_lets_go_of_the_feed_at_once(backend: AudioBackend) -> None:
    with Port() as port:
        backend.play(1, port.number, Codec.MP3)
        conn = port.accept()
        conn.sendall(tone("mp3")[:30_000])
        backend.stop()
        assert closed_by_peer(conn)


def test_nothing_ends_a_backend_that_was_told_to_play_what_is_not_there(
    backend: AudioBackend, events: Events
) -> None:
    backend.play(1, 9, Codec.MP3)  # the discard port: nobody listens
    backend.set_volume(30)
    backend.set_muted(True)
    backend.stop()


# --- devices ---------------------------------------------------------------------------------


class Desk:
    """The machine's sound devices: real sinks for libVLC, scripted ones for the stand-in."""

    def __init__(self, backend: AudioBackend, ear: PulseEar | None) -> None:
        self._backend = backend
        self._ear = ear

    def plug(self, name: str) -> None:
        if isinstance(self._backend, SilentBackend):
            self._backend.plug(Device(name, name))
        elif self._ear is not None:
            self._ear.add_sink(name)

    def unplug(self, name: str) -> None:
        if isinstance(self._backend, SilentBackend):
            self._backend.unplug(name)
        elif self._ear is not None:
            self._ear.remove_sink(name)

    def sounds_at(self) -> str | None:
        """The device that plays, once it is one only."""
        if isinstance(self._backend, SilentBackend):
            return self._backend.in_use
        assert self._ear is not None
        in_use = self._ear.sinks_in_use()
        return in_use[0] if len(in_use) == 1 else None


@pytest.fixture
def desk(backend: AudioBackend, request: pytest.FixtureRequest) -> Iterator[Desk]:
    silent = isinstance(backend, SilentBackend)
    desk = Desk(backend, None if silent else request.getfixturevalue("ear"))
    yield desk
    with contextlib.suppress(KeyError):
        desk.unplug("headset")


def told(ask: Callable[[Callable[[tuple[Any, ...]], None]], None]) -> tuple[Any, ...]:
    answers: queue.SimpleQueue[tuple[Any, ...]] = queue.SimpleQueue()
    ask(answers.put)
    return answers.get(timeout=5)


@pytest.fixture
def playing(
    backend: AudioBackend, events: Events, tmp_path: Path
) -> Iterator[Callable[[int], None]]:
    """Starts feeds of one long tone."""
    tape, feeders = tape_of("mp3", tmp_path), []

    def play(feed: int) -> None:
        feeders.append(events.feed(tape, tape.spot_at_media(2.0 * feed)))
        backend.play(feed, feeders[-1].port, Codec.MP3)
        events.wait(lambda e: isinstance(e, Heard) and e.feed == feed)

    yield play
    backend.stop()
    for feeder in feeders:
        feeder.close()
        assert feeder.join(2.0)
    tape.close()


def test_devices_can_be_listed_while_nothing_plays(backend: AudioBackend, desk: Desk) -> None:
    before = told(backend.devices)
    desk.plug("headset")
    after = told(backend.devices)
    assert [device.id for device in after if device not in before] == ["headset"]
    assert all(device.name for device in after)


def test_sound_comes_out_of_the_chosen_device_and_goes_back_to_the_default(
    desk: Desk, backend: AudioBackend, playing: Callable[[int], None]
) -> None:
    desk.plug("headset")
    playing(1)
    default = desk.sounds_at()
    assert default not in (None, "headset")
    backend.set_device("headset")
    playing(2)
    wait_until(lambda: desk.sounds_at() == "headset", 3, "sound in the headset")
    backend.set_device(None)
    playing(3)
    wait_until(lambda: desk.sounds_at() == default, 3, "sound at the default")


def test_a_device_that_is_not_there_is_replaced_by_the_default_until_it_comes(
    desk: Desk, backend: AudioBackend, events: Events, playing: Callable[[int], None]
) -> None:
    backend.set_device("headset")
    playing(1)
    assert desk.sounds_at() != "headset"
    desk.plug("headset")
    assert events.wait(lambda e: isinstance(e, DeviceBack)) == DeviceBack(1)
    playing(2)
    wait_until(lambda: desk.sounds_at() == "headset", 3, "sound in the headset")


def test_a_device_pulled_out_does_not_end_the_feed(
    desk: Desk, backend: AudioBackend, events: Events, playing: Callable[[int], None]
) -> None:
    desk.plug("headset")
    backend.set_device("headset")
    playing(1)
    desk.unplug("headset")
    wait_until(lambda: desk.sounds_at() not in (None, "headset"), 3, "sound elsewhere")
    seen = len(events.all)
    wait_until(lambda: any(isinstance(e, Heard) for e in events.all[seen:]), 3, "sound to go on")
    assert not [event for event in events.all if isinstance(event, Failed)]


# --- filters ---------------------------------------------------------------------------------


def test_equalizers_have_names(backend: AudioBackend) -> None:
    names = told(backend.equalizers)
    assert len(set(names)) == len(names) > 1
    assert names[0] == "Flat"


def test_a_feed_plays_through_the_filters_asked_for(
    backend: AudioBackend, events: Events, playing: Callable[[int], None]
) -> None:
    backend.set_equalizer(1)
    backend.set_loudness(True)
    playing(1)
    backend.set_equalizer(999)  # no such preset: none
    backend.set_loudness(False)
    playing(2)
    assert not [event for event in events.all if isinstance(event, Failed)]


@pytest.mark.parametrize("backend", ["vlc"], indirect=True)
def test_loudness_and_equalizer_shape_what_is_heard(
    backend: AudioBackend, ear: PulseEar, events: Events, tmp_path: Path
) -> None:
    pitches = (80, 800, 12_000)
    tape = tape_holding(chord("mp3", *pitches), "mp3", tmp_path)

    def heard(feed: int) -> tuple[float, ...]:
        feeder = events.feed(tape, tape.start())
        with ear.listen() as recording:
            backend.play(feed, feeder.port, Codec.MP3)
            at = recording.wait_for_sound() + 0.5
            wait_until(lambda: recording.sound().ends_at > at + 1, 5, "a second of sound")
            sound = recording.sound()
        backend.stop()
        feeder.close()
        assert feeder.join(2.0)
        return tuple(sound.level(hz, at, at + 1) for hz in pitches)

    plain = heard(1)
    backend.set_loudness(True)
    loud = heard(2)
    backend.set_loudness(False)
    backend.set_equalizer(told(backend.equalizers).index("Full treble"))
    treble = heard(3)
    tape.close()
    assert max(plain) < 1.3 * min(plain)
    assert loud[0] > 1.5 * loud[1]
    assert loud[2] > 1.2 * loud[1]
    assert treble[2] > 3 * treble[0]


def test_libvlc_without_a_sound_server_says_that_there_is_no_device(
    events: Events, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    need_libvlc()
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(tmp_path / "none"))
    tape = tape_of("mp3", tmp_path / "tape")
    backend = VlcBackend(events.post, app_name="Planet FM test")
    feeder = events.feed(tape, tape.start())
    backend.play(4, feeder.port, Codec.MP3)
    assert events.wait(lambda e: isinstance(e, Failed), 12) == Failed(4, Trouble.NO_SOUND_DEVICE)
    feeder.close()
    assert feeder.join(2.0)
    assert backend.close()
    tape.close()
