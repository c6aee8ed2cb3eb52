"""The one connection to the station: a thread that hangs on the wire and hands its bytes to a sink.

It decides nothing. One `Listener` is one attempt; it ends with exactly one `Ended`, unless it was
hung up on. When and where to try again is `core.playback`'s matter.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from planetfm.core.errors import PlanetError, StreamError, Trouble
from planetfm.core.icy import Deinterleaver, IcyTitle
from planetfm.core.settings import Quality
from planetfm.net.bookmark import Bookmark
from planetfm.net.playlists import HlsList, Walk
from planetfm.net.wire import Wire, open_stream

STALL_S = 4.0
"""No byte for this long is a stall. Servers send several times a second."""

CONNECT_S = 5.0
SETTLE_S = 12.0
"""A connection that has brought no whole sound by then brings none: a byte a second is no stream,
though it never stalls. The slowest stations (16 kbit/s, no burst) need 2 s, a join 3 s."""

log = logging.getLogger(__name__)


class Sink(Protocol):
    """Where a connection's bytes go; called from the stream thread."""

    @property
    def settled(self) -> bool:
        """Whether this connection's bytes were found to be sound, and are kept."""

    def begin(self, content_type: str) -> None: ...
    def sound(self, data: bytes) -> None: ...
    def title(self, title: IcyTitle) -> None: ...


@dataclass(frozen=True, slots=True)
class Opened:
    """The station answered with something that may be audio."""

    generation: int
    url: str
    name: str


@dataclass(frozen=True, slots=True)
class Flowing:
    """The first audio reached the tape."""

    generation: int


@dataclass(frozen=True, slots=True)
class Ended:
    """The attempt is over."""

    generation: int
    error: PlanetError


StreamEvent = Opened | Flowing | Ended


class Listener:
    """One attempt at `url`. Events are posted from its thread; after `hang_up` none is."""

    def __init__(
        self,
        url: str,
        generation: int,
        sink: Sink,
        post: Callable[[StreamEvent], None],
        *,
        user_agent: str,
        bookmark: Bookmark | None = None,
        quality: Quality = Quality.AUTO,
        count: Callable[[int], None] = lambda size_bytes: None,
    ) -> None:
        """`bookmark` is kept by whoever makes one listener after another; `quality` chooses among
        the variants of HLS; `count` gets the number of bytes received, as they come."""
        self._url = url
        self._bookmark = bookmark if bookmark is not None else Bookmark(turn=generation)
        self._quality = quality
        self._count = count
        self._flowed = False
        self._generation = generation
        self._sink = sink
        self._post = post
        self._user_agent = user_agent
        self._stop = threading.Event()
        self._wire: Wire | None = None
        self._after: Listener | None = None
        self._touching = threading.Lock()
        """Held while the sink is called: who gets it after `hang_up` knows that was the last."""
        self._thread = threading.Thread(target=self._run, name="stream", daemon=True)

    def start(self, after: Listener | None = None) -> None:
        """Begin; the sink is touched only when `after`, the attempt before, has let go of it.

        `after` was hung up on, or has ended.
        """
        while after is not None and not after._thread.is_alive():
            after = after._after
        self._after = after
        self._thread.start()

    def hang_up(self) -> None:
        """End the connection now; from any thread, returns at once."""
        self._stop.set()
        wire = self._wire
        if wire is not None:
            wire.close()

    def let_go(self, timeout_s: float) -> bool:
        """After `hang_up`: wait until no attempt up to this one will touch the sink again.

        Not the same as `join`: one that still hangs in a name look-up has let go.
        """
        end = time.monotonic() + timeout_s
        one: Listener | None = self
        while one is not None:
            if not one._touching.acquire(timeout=max(0.0, end - time.monotonic())):
                return False
            one._touching.release()
            one = one._after
        return True

    def join(self, timeout_s: float) -> bool:
        """Wait for the thread; False when it still hangs (a name look-up can)."""
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        error: PlanetError
        try:
            self._listen()
            error = StreamError(Trouble.CLOSED, f"{self._url}: the station closed")
        except PlanetError as caught:
            error = caught
        except Exception as caught:
            log.exception("the stream thread failed")
            error = StreamError(Trouble.CLOSED, f"{self._url}: {caught!r}")
        finally:
            if self._wire is not None:
                self._wire.release()
        if not self._stop.is_set():
            if not self._flowed:
                self._bookmark.turn += 1
            log.info("stream %d ended: %s", self._generation, error)
            self._post(Ended(self._generation, error))

    def _listen(self) -> None:
        found = Walk(self._open, self._bookmark.turn, self._stop).to_sound(self._url)
        if isinstance(found, HlsList):
            self._listen_to_hls(found)
            return
        wire = found
        content_type = wire.headers.get("content-type", "").partition(";")[0].strip().lower()
        metaint = wire.headers.get("icy-metaint", "")
        titles = Deinterleaver(int(metaint) if metaint.isdecimal() and len(metaint) < 9 else None)
        if not self._opened(wire.url, wire.headers.get("icy-name", "")):
            return
        self._touch(lambda: self._sink.begin(content_type))
        settle_by = time.monotonic() + SETTLE_S
        while data := wire.read(STALL_S):
            self._count(len(data))
            for item in titles.feed(data):
                if isinstance(item, IcyTitle):
                    self._touch(partial(self._sink.title, item))
                else:
                    self._touch(partial(self._sink.sound, item))
            if not self._flowed and self._sink.settled:
                self._flows()
            elif not self._flowed and time.monotonic() > settle_by:
                raise StreamError(Trouble.STALLED, f"{wire.url}: no sound in {SETTLE_S} s")
            if self._stop.is_set():
                return

    def _listen_to_hls(self, found: HlsList) -> None:
        from planetfm.net.fetch import Fetcher
        from planetfm.net.hls import HlsListener

        fetcher = Fetcher(self._user_agent, self._stop, hold=self._hold, count=self._count)
        hls = HlsListener(
            fetcher,
            _Guarded(self._sink, self._touch),
            self._stop,
            bookmark=self._bookmark,
            quality=self._quality,
            flowing=self._flows,
        )
        if self._opened(found.url, ""):
            hls.run(found.url, found.body)

    def _opened(self, url: str, name: str) -> bool:
        """Wait for the attempt before to let go of the sink; False when this one was stopped."""
        if self._after is not None and not self._after.let_go(CONNECT_S):
            raise StreamError(Trouble.STALLED, "the attempt before still holds the tape")
        self._after = None
        if self._stop.is_set():
            return False
        log.info("stream %d open: %s", self._generation, url)
        self._post(Opened(self._generation, url, name))
        return True

    def _flows(self) -> None:
        self._flowed = True
        self._post(Flowing(self._generation))

    def _touch(self, call: Callable[[], None]) -> None:
        with self._touching:
            if not self._stop.is_set():
                call()

    def _open(self, url: str) -> Wire:
        wire = open_stream(url, user_agent=self._user_agent, deadline_s=CONNECT_S, stop=self._stop)
        self._hold(wire)
        return wire

    def _hold(self, wire: Wire | None) -> None:
        """Keep the wire where `hang_up` reaches it."""
        self._wire = wire
        if wire is not None and self._stop.is_set():
            wire.close()


class _Guarded:
    """A sink whose every call is made by way of `touch`."""

    def __init__(self, sink: Sink, touch: Callable[[Callable[[], None]], None]) -> None:
        self._sink = sink
        self._touch = touch

    @property
    def settled(self) -> bool:
        return self._sink.settled

    def begin(self, content_type: str) -> None:
        self._touch(lambda: self._sink.begin(content_type))

    def sound(self, data: bytes) -> None:
        self._touch(lambda: self._sink.sound(data))

    def title(self, title: IcyTitle) -> None:
        self._touch(lambda: self._sink.title(title))
