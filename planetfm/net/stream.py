"""The one connection to the station: a thread that hangs on the wire and hands its bytes to a sink.

It decides nothing. One `Listener` is one attempt; it ends with exactly one `Ended`, unless it was
hung up on. When and where to try again is `core.playback`'s matter.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from planetfm.core.errors import PlanetError, StreamError, Trouble
from planetfm.core.icy import Deinterleaver, IcyTitle
from planetfm.net.playlists import behind_playlist
from planetfm.net.wire import Wire, open_stream

STALL_S = 4.0
"""No byte for this long is a stall. Servers send several times a second."""

CONNECT_S = 5.0
log = logging.getLogger(__name__)


class Sink(Protocol):
    """Where a connection's bytes go; called from the stream thread."""

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
    ) -> None:
        self._url = url
        self._generation = generation
        self._sink = sink
        self._post = post
        self._user_agent = user_agent
        self._stop = threading.Event()
        self._wire: Wire | None = None
        self._after: Listener | None = None
        self._thread = threading.Thread(target=self._run, name="stream", daemon=True)

    def start(self, after: Listener | None = None) -> None:
        """Begin; the sink is touched only when `after`, the attempt before, has let go of it."""
        self._after = after
        self._thread.start()

    def hang_up(self) -> None:
        """End the connection now; from any thread, returns at once."""
        self._stop.set()
        wire = self._wire
        if wire is not None:
            wire.close()

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
            log.info("stream %d ended: %s", self._generation, error)
            self._post(Ended(self._generation, error))

    def _listen(self) -> None:
        wire = self._open(self._url)
        for _ in range(4):
            inner = behind_playlist(wire, self._generation)
            if inner is None:
                break
            wire.release()
            wire = self._open(inner)
        content_type = wire.headers.get("content-type", "").partition(";")[0].strip().lower()
        if content_type in ("text/html", "application/xhtml+xml", "application/json"):
            raise StreamError(Trouble.NOT_WHAT_WAS_ASKED, f"{wire.url}: {content_type}")
        metaint = wire.headers.get("icy-metaint", "")
        titles = Deinterleaver(int(metaint) if metaint.isdecimal() and len(metaint) < 9 else None)
        if self._after is not None and not self._after.join(CONNECT_S):
            raise StreamError(Trouble.STALLED, "the attempt before still holds the tape")
        self._after = None
        if self._stop.is_set():
            return
        log.info("stream %d open: %s %s", self._generation, wire.url, content_type)
        self._post(Opened(self._generation, wire.url, wire.headers.get("icy-name", "")))
        self._sink.begin(content_type)
        flowing = False
        while data := wire.read(STALL_S):
            if self._stop.is_set():
                return
            for item in titles.feed(data):
                if isinstance(item, IcyTitle):
                    self._sink.title(item)
                else:
                    self._sink.sound(item)
            if not flowing:
                flowing = True
                self._post(Flowing(self._generation))

    def _open(self, url: str) -> Wire:
        wire = open_stream(url, user_agent=self._user_agent, deadline_s=CONNECT_S, stop=self._stop)
        self._wire = wire
        if self._stop.is_set():
            wire.close()
        return wire
