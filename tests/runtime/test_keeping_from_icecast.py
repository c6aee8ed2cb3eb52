"""What a real Icecast sends and what is in the file, byte for byte, for every codec.

A plain socket beside the app hears the same mount; whatever is in the file must be in what it got.
"""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planetfm.core.keeping import Kept
from planetfm.core.snapshot import LineState
from tests.audio.test_recorder import bodies, plays, probed, sound_of
from tests.runtime.radio_room import Room, furnish
from tests.stations.icecast import MOUNTS, Icecast


class Witness:
    """Hears a mount with nothing but a socket, from its burst on."""

    def __init__(self, port: int, path: str) -> None:
        self._line = socket.create_connection(("127.0.0.1", port), timeout=10)
        self._line.sendall(f"GET {path} HTTP/1.0\r\nHost: x\r\n\r\n".encode())
        self._heard = bytearray()
        self._thread = threading.Thread(target=self._listen, name="witness")
        self._thread.start()

    def _listen(self) -> None:
        with contextlib.suppress(OSError):
            while piece := self._line.recv(65536):
                self._heard += piece

    def heard(self) -> bytes:
        return bytes(self._heard).partition(b"\r\n\r\n")[2]

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._line.shutdown(socket.SHUT_RDWR)
        self._thread.join(5)
        self._line.close()


@pytest.fixture(params=list(MOUNTS))
def codec(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def room(own_home: Path, qtbot: QtBot, icecast: Icecast, codec: str) -> Iterator[Room]:
    room = furnish(own_home / "app", qtbot, icecast.url(codec), time.time)
    yield room
    room.close()


def record(room: Room, seconds: float) -> None:
    room.keep.record_start()
    wait_for(room, seconds)


def wait_for(room: Room, seconds: float) -> None:
    keep = room.keep
    room.wait(lambda: keep.recording is not None and keep.recording.seconds > seconds, 30)


def kept(room: Room) -> Kept:
    room.keep.record_stop()
    room.wait(lambda: room.said)
    (said,) = room.said
    assert isinstance(said, Kept)
    return said


def test_what_the_station_sent_is_what_is_in_the_file(
    room: Room, icecast: Icecast, codec: str
) -> None:
    witness = Witness(icecast.port, MOUNTS[codec].path)
    icecast.set_title("Rossa - Tegar", "mp3")
    record(room, 6)
    assert icecast.listeners(codec) == 2  # the witness and one line, whatever is recorded
    file = kept(room)
    room.wait(lambda: room.player.view.line.state is LineState.IDLE)
    sound = sound_of(Path(file.path))
    # The two may be cut off at different places: the witness hears on until the file's end is in.
    room.wait(lambda: sound[-2000:] in _sound(witness, codec))
    assert sound in _sound(witness, codec)
    witness.close()
    # The length of the first Vorbis page after an entry in the middle is estimated from the bit
    # rate: nothing in the page tells it. That the sound is whole was compared above.
    slack_s = 0.6 if codec == "vorbis" else 0.2
    assert plays(Path(file.path)) == pytest.approx(file.seconds, abs=slack_s)
    tags = probed(Path(file.path))["tags"]
    assert tags["album"] == "Planet FM"
    assert tags["title"] in Path(file.path).name


def test_a_studio_that_goes_off_air_for_a_moment_is_a_hole_in_the_file(
    room: Room, icecast: Icecast, codec: str
) -> None:
    record(room, 4)
    icecast.stop_source()
    room.wait(lambda: room.player.view.line.state is not LineState.FLOWING)
    icecast.start_source()
    room.wait(lambda: _flows_again(room), 30)
    wait_for(room, 8)
    file = kept(room)
    assert file.holes == 1
    assert probed(Path(file.path))["tags"]["holes"]
    assert plays(Path(file.path)) == pytest.approx(file.seconds, abs=0.7)


def _flows_again(room: Room) -> bool:
    if room.player.view.line.state in (LineState.WAITING, LineState.NOT_FOUND):
        room.qtbot.wait(300)
        room.player.retry_now()
    print(time.time(), room.player.view.line)
    return room.player.view.line.state is LineState.FLOWING


def _sound(witness: Witness, codec: str) -> bytes:
    heard = witness.heard()
    if codec in ("mp3", "aac"):
        return heard
    return bodies(heard[: heard.rfind(b"OggS")])
