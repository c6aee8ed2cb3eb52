"""One contract, two backends: libVLC and its stand-in are held to the same sentences."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from planetfm.audio.backend import Audible, AudioBackend, BackendEvent, Failed, Heard
from planetfm.audio.feeder import Feeder
from planetfm.audio.silent import SilentBackend
from planetfm.audio.tape import Tape
from planetfm.audio.vlc import VlcBackend
from planetfm.core.codec import Codec
from planetfm.core.errors import Trouble
from planetfm.core.timeline import Spot
from tests.audio.streams import tone
from tests.stations.ear import PulseEar

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


@pytest.fixture(params=["silent", "vlc"])
def backend(
    request: pytest.FixtureRequest, events: Events, monkeypatch: pytest.MonkeyPatch
) -> Iterator[AudioBackend]:
    made: AudioBackend
    if request.param == "silent":
        made = SilentBackend(events.post)
    else:
        pytest.importorskip("vlc", reason="libVLC is not installed", exc_type=Exception)
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
    tape = Tape(folder)
    tape.begin(Codec(codec), time.time())
    tape.append(tone(codec), time.time())
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


@pytest.mark.parametrize("codec", ["mp3", "opus"])
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


def test_libvlc_without_a_sound_server_says_that_there_is_no_device(
    events: Events, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("vlc", reason="libVLC is not installed", exc_type=Exception)
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
