"""Hands the tape to a decoder at the pace it is heard.

The decoder connects to a port on loopback and reads; we write what lies up to `LEAD_S` ahead of
what is heard. It would take 16 MiB ahead if it were given, and then nobody would know what is heard
and a pause or a seek would come late. Loopback TCP rather than a pipe because it is the one way
that works on every platform; libVLC stopped within 1 to 6 ms on it, whatever the state.

By measurement (128 kbit/s MP3): sound 30 ms after play, and libVLC's clock told the second that was
heard within 0.15 s.
"""

from __future__ import annotations

import contextlib
import logging
import socket
import threading
import time
from collections.abc import Callable

from planetfm.audio.tape import Tape
from planetfm.core.codec import Codec
from planetfm.core.oggcut import OggCut
from planetfm.core.timeline import Spot

LEAD_S = 1.5
FIRST_LEAD_S = 2.5
"""At the start the decoder also fills its own buffers."""

OGG_EXTRA_S = 1.5
"""An Ogg page often lasts a second and is taken whole: that much more lies ahead."""

LEAD_BYTES = 20 * 1024
"""At low bit rates the lead in seconds is too little: libVLC's Ogg demuxer asks for 8500 bytes at
once and plays nothing before it has them (measured: silence after 0.8 s)."""

PIECE_BYTES = 16 * 1024
PATIENCE_S = 0.25
log = logging.getLogger(__name__)


class Feeder:
    """Feeds one decoder from `start` on. Made, started and closed by the audio thread or main."""

    def __init__(
        self, tape: Tape, start: Spot, *, tick: Callable[[], float] = time.monotonic
    ) -> None:
        self._tape = tape
        self._start = start
        self._tick = tick
        self._stop = threading.Event()
        self._sent = start.offset
        self._sent_media_s = start.media_s
        self._heard: tuple[float, float] | None = None
        """(seconds heard since the start, at monotonic)"""
        self._words = 0
        self._rate = 1.0
        self._extra_s = 0.0
        self._at_codec_change = False
        self._let_go = False
        self._conn: socket.socket | None = None
        self._server = socket.create_server(("127.0.0.1", 0), backlog=1)
        self.port = int(self._server.getsockname()[1])
        self._thread = threading.Thread(target=self._run, name="feeder", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def note_heard(self, heard_s: float, at: float) -> None:
        """The decoder's clock: `heard_s` seconds since the start were heard at `at` (monotonic)."""
        self._heard = (heard_s, at)
        self._words += 1

    def set_rate(self, rate: float) -> None:
        """The decoder plays so many seconds of sound a second."""
        heard_s = self._heard_s()
        if heard_s is not None:
            self._heard = (heard_s, self._tick())
        self._rate = rate

    def heard_media_s(self) -> float | None:
        """The media time heard now; None before the first sound."""
        heard_s = self._heard_s()
        return None if heard_s is None else min(self._start.media_s + heard_s, self._sent_media_s)

    def _heard_s(self) -> float | None:
        """Seconds since the start, by the decoder's last word."""
        heard = self._heard
        if heard is None:
            return None
        return heard[0] + min(self._tick() - heard[1], 1.0) * self._rate

    @property
    def begins_at(self) -> Spot:
        return self._start

    @property
    def sent(self) -> Spot:
        """The end of what was handed over."""
        return Spot(self._sent, self._sent_media_s)

    @property
    def needs_new_codec(self) -> bool:
        """The tape goes on in another codec: this feed is at its end."""
        return self._at_codec_change

    @property
    def words(self) -> int:
        """How often the decoder has told what is heard."""
        return self._words

    @property
    def starved(self) -> bool:
        """All that is on the tape was handed over and has been heard."""
        heard_s = self.heard_media_s()
        return heard_s is not None and heard_s >= self._sent_media_s - 0.02

    @property
    def let_go(self) -> bool:
        """The decoder took no more, or never came: nothing further will be heard from this feed."""
        return self._let_go

    def close(self) -> None:
        """Stop feeding; returns at once."""
        self._stop.set()
        for sock in (self._conn, self._server):
            if sock is not None:
                with contextlib.suppress(OSError):
                    sock.shutdown(socket.SHUT_RDWR)

    def join(self, timeout_s: float) -> bool:
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            with self._server:
                self._server.settimeout(10.0)
                conn, _ = self._server.accept()
            with conn:
                self._conn = conn
                conn.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                conn.settimeout(0.5)
                self._feed(conn)
        except OSError as error:
            if not self._stop.is_set():
                log.info("the decoder let go: %s", error)
                self._let_go = True

    def _feed(self, conn: socket.socket) -> None:
        codec: Codec | None = None
        cut: OggCut | None = None
        while not self._stop.is_set():
            if not self._tape.wait_beyond(self._sent, PATIENCE_S):
                _raise_if_hung_up(conn)
                continue
            now_codec = self._tape.codec_at(self._sent_media_s)
            if codec is None and now_codec is not None:
                codec = now_codec
                self._extra_s = OGG_EXTRA_S if codec.in_ogg else 0.0
            if now_codec is not codec:
                self._at_codec_change = True  # a decoder takes one codec only
                return
            limit_s, least = self._limit()
            if self._sent < self._tape.start().offset:
                log.info("what was to be heard next is gone from the tape")
                self._let_go = True
                return
            data = self._tape.read_until(self._sent, limit_s, PIECE_BYTES, least)
            if not data:
                _raise_if_hung_up(conn)
                self._stop.wait(PATIENCE_S)
                continue
            if codec is not None and codec.in_ogg and cut is None:
                headers = self._tape.headers_for(self._sent, data)
                if not headers:  # on their way; without them there is nothing to be heard
                    self._stop.wait(PATIENCE_S)
                    continue
                cut = OggCut(headers)
                self._send(conn, headers)
            self._send(conn, data if cut is None else cut.feed(data))
            self._sent += len(data)
            self._sent_media_s = self._tape.media_at_offset(self._sent)

    def _limit(self) -> tuple[float, int]:
        """How far may be handed over: the media time, and the offset that goes in any case."""
        since_s, extra_s = self._heard_s(), self._extra_s
        if since_s is None:
            return self._start.media_s + FIRST_LEAD_S + extra_s, self._start.offset + LEAD_BYTES
        heard_s = self._start.media_s + since_s
        return heard_s + LEAD_S + extra_s, self._tape.spot_at_media(heard_s).offset + LEAD_BYTES

    def _send(self, conn: socket.socket, data: bytes) -> None:
        view = memoryview(data)
        while view and not self._stop.is_set():
            with contextlib.suppress(TimeoutError):
                view = view[conn.send(view) :]


def _raise_if_hung_up(conn: socket.socket) -> None:
    """ConnectionError when the decoder is gone. Where nothing is to be sent, no send would tell: a
    decoder that hung up after the first lead was waited for without end. It never writes itself."""
    patience_s = conn.gettimeout()
    conn.settimeout(0.0)
    try:
        if not conn.recv(1):
            raise ConnectionResetError("it hung up")
    except BlockingIOError:
        pass
    finally:
        conn.settimeout(patience_s)
