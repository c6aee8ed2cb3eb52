"""A listener with a real tape behind it, and its events to wait for."""

from __future__ import annotations

import queue
import time
from types import TracebackType

from planetfm.audio.tape import Tape
from planetfm.audio.writer import TapeWriter
from planetfm.core.settings import Quality
from planetfm.net.bookmark import Bookmark
from planetfm.net.stream import Ended, Listener, StreamEvent

PATIENCE_S = 20.0


class Ear:
    """`listen` makes one connection after another onto one tape."""

    def __init__(self, *, quality: Quality = Quality.AUTO, user_agent: str = "PlanetFM/test"):
        self.tape = Tape(None, span_s=180)
        self.writer = TapeWriter(self.tape)
        self.events: queue.Queue[StreamEvent] = queue.Queue()
        self.bookmark = Bookmark()
        self.received_bytes = 0
        self.quality = quality
        self._user_agent = user_agent
        self._listener: Listener | None = None
        self._generation = 0

    def __enter__(self) -> Ear:
        return self

    def __exit__(
        self, _a: type[BaseException] | None, _b: BaseException | None, _c: TracebackType | None
    ) -> None:
        self.hang_up()
        self.tape.close()

    def listen(self, url: str) -> None:
        self.hang_up()
        self._generation += 1
        self._listener = Listener(
            url,
            self._generation,
            self.writer,
            self.events.put,
            user_agent=self._user_agent,
            bookmark=self.bookmark,
            quality=self.quality,
            count=self._count,
        )
        self._listener.start()

    def hang_up(self) -> None:
        if self._listener is not None:
            self._listener.hang_up()
            assert self._listener.join(PATIENCE_S)

    def until(self, event: type[StreamEvent]) -> StreamEvent:
        """The next event of this kind."""
        end = time.monotonic() + PATIENCE_S
        while True:
            came = self.events.get(timeout=max(0.01, end - time.monotonic()))
            if isinstance(came, event):
                return came
            assert not isinstance(came, Ended), came

    def ended(self) -> Ended:
        end = time.monotonic() + PATIENCE_S
        while True:
            came = self.events.get(timeout=max(0.01, end - time.monotonic()))
            if isinstance(came, Ended):
                return came

    def hear(self, seconds: float) -> None:
        """Wait until the tape holds so much sound."""
        end = time.monotonic() + PATIENCE_S
        while self.tape.end().media_s < seconds:
            assert time.monotonic() < end, f"{self.tape.end().media_s} s of {seconds}"
            self.tape.wait_beyond(self.tape.end().offset, 0.2)

    def sound(self) -> bytes:
        """All whole frames on the tape."""
        start, end = self.tape.start().offset, self.tape.end()
        pieces = []
        while piece := self.tape.read_until(start, end.media_s, 1 << 20, end.offset):
            pieces.append(piece)
            start += len(piece)
        return b"".join(pieces)

    def _count(self, size_bytes: int) -> None:
        self.received_bytes += size_bytes
