"""Flowing sound is taken some times a second, and never more slowly than it comes.

A TLS record or a chunk is what one read brings, and Icecast sends MP3 in blocks of 1,400 bytes: one
read at a time in each fifth of a second would be 56 kbit/s.
"""

from __future__ import annotations

import contextlib
import queue
import socket
import ssl
import threading
import time
from collections.abc import Iterator

import pytest

from planetfm.core.errors import Trouble
from planetfm.net.stream import Ended, Flowing, Listener, StreamEvent
from tests.core.sound_bytes import mp3_frame
from tests.net.ear import Ear
from tests.net.raw_server import RawServer, Talk
from tests.stations.icecast import MOUNTS, Icecast

BLOCK_BYTES = 1400
BLOCK_EVERY_S = 0.0875
"""128 kbit/s."""

STEADY_BLOCKS = 20
BURST_BLOCKS = 47
"""64 KB."""

LATE_S = 0.5
"""Twice what is waited for some to come together, and the machine's own."""

WAYS = [(False, False), (False, True), (True, False), (True, True)]
NAMES = ["plain", "chunked", "over TLS", "chunked over TLS"]


class Collecting:
    """A sink that counts, and says when so much has come."""

    settled = False

    def __init__(self) -> None:
        self.pieces = 0
        self.got = bytearray()
        self._came = threading.Condition()

    def begin(self, content_type: str) -> None: ...
    def title(self, title: object) -> None: ...

    def sound(self, data: bytes) -> None:
        with self._came:
            self.pieces += 1
            self.got += data
            self.settled = True
            self._came.notify_all()

    def wait_for(self, size_bytes: int, timeout_s: float) -> bool:
        with self._came:
            return self._came.wait_for(lambda: len(self.got) >= size_bytes, timeout_s)


class Blocks:
    """A station that sends blocks of sound, each in a TLS record or a chunk of its own."""

    def __init__(self, *, chunked: bool) -> None:
        self._chunked = chunked
        in_all = STEADY_BLOCKS + BURST_BLOCKS
        sound = b"".join(mp3_frame(seed) for seed in range(500))
        self.blocks = [
            sound[at : at + BLOCK_BYTES] for at in range(0, in_all * BLOCK_BYTES, BLOCK_BYTES)
        ]
        self.burst, self.over = threading.Event(), threading.Event()
        self.sent_bytes = 0

    def __call__(self, talk: Talk) -> None:
        talk.asked()
        coding = "Transfer-Encoding: chunked\r\n" if self._chunked else ""
        talk.say(f"HTTP/1.1 200 OK\r\nContent-Type: audio/mpeg\r\n{coding}\r\n")
        blocks = iter(self.blocks)
        for _ in range(STEADY_BLOCKS):
            self._send(talk, next(blocks))
            time.sleep(BLOCK_EVERY_S)
        self.burst.wait(10)
        for _ in range(BURST_BLOCKS):
            self._send(talk, next(blocks))
        self.over.wait(10)

    def _send(self, talk: Talk, block: bytes) -> None:
        talk.say(b"%x\r\n%b\r\n" % (len(block), block) if self._chunked else block)
        self.sent_bytes += len(block)


@contextlib.contextmanager
def listening(url: str, sink: Collecting) -> Iterator[queue.Queue[StreamEvent]]:
    """A connection to `url`, once its sound flows, and what it tells from then on."""
    told: queue.Queue[StreamEvent] = queue.Queue()
    one = Listener(url, 1, sink, told.put, user_agent="PlanetFM-test")
    one.start()
    try:
        while not isinstance(told.get(timeout=5.0), Flowing):
            pass
        yield told
    finally:
        one.hang_up()
        assert one.join(2.0)


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize(("secure", "chunked"), WAYS, ids=NAMES)
def test_the_sink_keeps_pace_with_the_station(
    tls: ssl.SSLContext, secure: bool, chunked: bool
) -> None:
    station, sink = Blocks(chunked=chunked), Collecting()
    with (
        RawServer(station, tls if secure else None) as server,
        listening(server.url(host="localhost"), sink) as told,
    ):
        while (wanted := station.sent_bytes) < STEADY_BLOCKS * BLOCK_BYTES:
            assert sink.wait_for(wanted, LATE_S), f"{wanted - len(sink.got)} bytes are late"
            time.sleep(0.05)
        assert sink.wait_for(STEADY_BLOCKS * BLOCK_BYTES, LATE_S)
        assert sink.pieces <= 0.75 * STEADY_BLOCKS, "some blocks are taken together"
        station.burst.set()
        in_all = (STEADY_BLOCKS + BURST_BLOCKS) * BLOCK_BYTES
        assert sink.wait_for(in_all, LATE_S), f"{in_all - len(sink.got)} bytes of the burst"
        station.over.set()
        assert isinstance(told.get(timeout=5.0), Ended)
    assert bytes(sink.got) == b"".join(station.blocks)


@pytest.mark.usefixtures("trusted")
def test_what_came_before_a_line_broke_is_heard(tls: ssl.SSLContext) -> None:
    """It is found out while the last of it is collected."""
    sound = [mp3_frame(seed) for seed in range(12)]

    def serve(talk: Talk) -> None:
        talk.asked()
        talk.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        for frame in sound:
            talk.say(b"%x\r\n%b\r\n" % (len(frame), frame))
            time.sleep(0.03)
        talk.say("no chunk\r\n")

    sink = Collecting()
    with (
        RawServer(serve, tls) as server,
        listening(server.url(host="localhost"), sink) as told,
    ):
        ended = told.get(timeout=5.0)
        assert isinstance(ended, Ended)
        assert ended.error.trouble is Trouble.CLOSED
    assert bytes(sink.got) == b"".join(sound)


def test_icecast_behind_tls_fills_the_tape_as_fast_as_it_plays(
    icecast: Icecast, tls: ssl.SSLContext, trusted: None
) -> None:
    """As the front of a web server does it: what Icecast sends is a record, as it comes."""

    def front(talk: Talk) -> None:
        with socket.create_connection(("127.0.0.1", icecast.port)) as behind:
            behind.sendall(talk.asked().encode("latin-1"))
            while data := behind.recv(BLOCK_BYTES):
                talk.say(data)

    with RawServer(front, tls) as server, Ear() as ear:
        ear.listen(server.url(MOUNTS["mp3"].path, host="localhost"))
        ear.until(Flowing)
        ear.hear(3.0)
        time.sleep(1.0)  # the burst is through
        began, at_s = time.monotonic(), ear.tape.end().media_s
        time.sleep(5.0)
        grown_s, took_s = ear.tape.end().media_s - at_s, time.monotonic() - began
        assert grown_s == pytest.approx(took_s, abs=0.8)
