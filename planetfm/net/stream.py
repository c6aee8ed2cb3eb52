"""The one connection to the station: a thread that hangs on the wire and hands its bytes to a sink.

It decides nothing. One `Listener` is one attempt; it ends with exactly one `Ended`, unless it was
hung up on. When and where to try again is `core.playback`'s matter.

A line that stalls may be dead, or its network may be away for a moment: then the server still holds
all that was not sent, and whoever hangs up loses it. So a stalled listener may wait on, beside the
attempts that follow it; whichever brings something first goes on.
"""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from planetfm.core.errors import PlanetError, StreamError, Trouble
from planetfm.core.icy import Deinterleaver, IcyTitle
from planetfm.core.settings import Quality
from planetfm.net.bookmark import Bookmark

if TYPE_CHECKING:
    from planetfm.net.playlists import HlsList
    from planetfm.net.wire import Wire

STALL_S = 2.5
"""No byte for this long is a stall. Servers send several times a second; and with a burst of 4 s, a
connection that has died is replaced without a second lost."""

GATHER_S = 0.2
"""Once sound flows, what comes within this time is taken in one go: servers send ten pieces and
more a second, and each costs half a millisecond from the socket to the tape, whatever its size."""

FULL_BYTES = 12 * 1024
"""All that has come by then is taken, however many TLS records or chunks it is in; but so much is
more than a stream brings in that time: a burst, which is not kept waiting."""

LINGER_S = 26.0
"""Icecast gives a listener up who is 512 KB behind: 32 s at 128 kbit/s."""

GRACE_S = 0.4
"""When a new attempt is answered, a stalled line most often comes back as well, and it has all that
was missed: it is given this long."""

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
class Flowing:
    """The first audio reached the tape."""

    generation: int


@dataclass(frozen=True, slots=True)
class Ended:
    """The attempt is over."""

    generation: int
    error: PlanetError


@dataclass(frozen=True, slots=True)
class Resumed:
    """After `Ended` of a stall: the bytes come again, and nothing was lost. Whoever gets this has
    to say by `keep_instead_of` whether it shall go on."""

    generation: int


StreamEvent = Flowing | Ended | Resumed


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
        linger_s: float = 0.0,
    ) -> None:
        """`bookmark` is kept by whoever makes one listener after another; `quality` chooses among
        the variants of HLS; `count` gets the number of bytes received, as they come. `linger_s`:
        for how long a stalled line is waited for, after it was told as ended."""
        self._url = url
        self._bookmark = bookmark if bookmark is not None else Bookmark(turn=generation)
        self._quality = quality
        self._count = count
        self._linger_s = linger_s
        self._lingers = False
        self._goes_on = threading.Event()
        """It waited for a stalled line, and that came back first."""
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

    @property
    def url(self) -> str:
        return self._url

    @property
    def generation(self) -> int:
        return self._generation

    @property
    def lingers(self) -> bool:
        """It was told as ended by a stall, and still waits."""
        return self._lingers and not self._stop.is_set()

    def keep_instead_of(self, newer: Listener | None) -> bool:
        """After `Resumed`: hang up on the attempt that came after, unless that one has taken over;
        then False, and this one is over."""
        with self._bookmark.handing:
            if self._stop.is_set():
                return False
            if newer is not None and newer is not self:
                newer.hang_up()
            return True

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
            told = logging.INFO if self._flowed else logging.DEBUG
            log.log(told, "stream %d ended: %s", self._generation, error)
            self._post(Ended(self._generation, error))

    def _listen(self) -> None:
        # Read on this thread: whoever only looks at the headlines does not wait for it.
        from planetfm.net.playlists import HlsList, to_sound

        found = to_sound(self._url, self._open, self._bookmark.turn, self._stop)
        if isinstance(found, HlsList):
            self._listen_to_hls(found)
            return
        wire = found
        content_type = wire.headers.get("content-type", "").partition(";")[0].strip().lower()
        metaint = wire.headers.get("icy-metaint", "")
        titles = Deinterleaver(int(metaint) if metaint.isdecimal() and len(metaint) < 9 else None)
        if not self._may_begin(wire.url):
            return
        self._touch(lambda: self._sink.begin(content_type))
        settle_by = time.monotonic() + SETTLE_S
        gather_s = 0.0
        while data := self._read(wire, gather_s):
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
            gather_s = GATHER_S if self._flowed and len(data) < FULL_BYTES else 0.0

    def _read(self, wire: Wire, gather_s: float) -> bytes:
        """The next bytes, with what comes within `gather_s`; b"" at the end. One that has waited in
        vain ends without a word."""
        if self._stop.wait(gather_s):
            return b""
        try:
            return wire.read(STALL_S - gather_s, FULL_BYTES if self._flowed else 0)
        except StreamError as stalled:
            if stalled.trouble is not Trouble.STALLED or not self._flowed or not self._linger_s:
                raise
            self._lingers = True
            self._goes_on.clear()
            if not self._stop.is_set():
                log.info("stream %d stalls and waits on", self._generation)
                self._post(Ended(self._generation, stalled))
            data = b""
            with contextlib.suppress(StreamError):
                data = wire.read(self._linger_s)
            with self._bookmark.handing:
                if not data or self._stop.is_set():
                    self._stop.set()
                    return b""
                log.info("stream %d goes on", self._generation)
                self._post(Resumed(self._generation))
                self._lingers = False
                self._goes_on.set()
            return data

    def _take_over(self, after: Listener) -> bool:
        """Hang up on whoever still waits for a stalled line; False when that one goes on."""
        chain = [after]
        while (one := chain[-1]._after) is not None:
            chain.append(one)
        for one in chain:
            if one.lingers:
                one._goes_on.wait(GRACE_S)
        with self._bookmark.handing:
            if self._stop.is_set():
                return False
            if any(one._goes_on.is_set() and not one._stop.is_set() for one in chain):
                return False
            for one in chain:
                one.hang_up()
            return True

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
        if self._may_begin(found.url):
            hls.run(found.url, found.body)

    def _may_begin(self, url: str) -> bool:
        """Wait for the attempt before to let go of the sink; False when this one was stopped."""
        after = self._after
        if after is not None and not self._take_over(after):
            return False
        if after is not None and not after.let_go(CONNECT_S):
            raise StreamError(Trouble.STALLED, "the attempt before still holds the tape")
        self._after = None
        if self._stop.is_set():
            return False
        log.info("stream %d open: %s", self._generation, url)
        return True

    def _flows(self) -> None:
        self._flowed = True
        self._post(Flowing(self._generation))

    def _touch(self, call: Callable[[], None]) -> None:
        with self._touching:
            if not self._stop.is_set():
                call()

    def _open(self, url: str) -> Wire:
        from planetfm.net.wire import open_stream

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
