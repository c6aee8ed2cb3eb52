"""Fetches a file of a few seconds' sound, or a list, over the same wire as a stream.

Within bounds: of size (also unpacked: a server may send gzip unasked, and a bomb in it), of time as
a whole, and of silence in between. While it waits, the caller has the floor several times a second,
since sound has to go on meanwhile; so an address is opened on a thread of its own, for the look-up
of its name can neither be stopped nor given a deadline.
"""

from __future__ import annotations

import contextlib
import threading
import time
import zlib
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from functools import partial

from planetfm.core.errors import StreamError, Trouble
from planetfm.core.hls import ByteRange, Part
from planetfm.net.trust import Trust
from planetfm.net.wire import Wire, open_stream

IDLE_S = 0.2
"""How often the caller has the floor while nothing comes."""

OPENING_POLL_S = 0.1
CONNECT_S = 3.0
LATE_S = 0.3
"""An opening that is over says what was wrong; one that is so late hangs in the look-up."""

SILENCE_S = 4.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """A whole answer; `url` is where redirects ended."""

    url: str
    content_type: str
    body: bytes


class Fetcher:
    """One request at a time, from one thread.

    `hold` gets each wire while it is open, and None after, so that another thread can hang up;
    `count` gets the number of bytes received, as they come.
    """

    def __init__(
        self,
        user_agent: str,
        stop: threading.Event,
        *,
        hold: Callable[[Wire | None], None] = lambda wire: None,
        count: Callable[[int], None] = lambda size_bytes: None,
    ) -> None:
        self._user_agent = user_agent
        self._stop = stop
        self._trust = Trust()
        self._hold = hold
        self._count = count

    def whole(
        self,
        url: str,
        limit_bytes: int,
        deadline_s: float,
        meanwhile: Callable[[], None] = lambda: None,
    ) -> Fetched:
        """All of a small file; `meanwhile` has the floor. Raises StreamError as `pieces`."""
        body = bytearray()
        with contextlib.closing(self._transfer(url, None, limit_bytes, deadline_s)) as transfer:
            try:
                while True:
                    body += next(transfer)
                    meanwhile()
            except StopIteration as over:
                wire: Wire = over.value
        return Fetched(wire.url, wire.headers.get("content-type", ""), bytes(body))

    def pieces(self, part: Part, limit_bytes: int, deadline_s: float) -> Iterator[bytes]:
        """A file as it comes; b"" now and then while nothing does.

        Raises StreamError: as `open_stream`; STALLED after SILENCE_S without a byte or `deadline_s`
        in all; TOO_LARGE beyond `limit_bytes`; CLOSED when it broke off or was stopped.
        """
        yield from self._transfer(part.url, part.byte_range, limit_bytes, deadline_s)

    def _transfer(
        self, url: str, byte_range: ByteRange | None, limit_bytes: int, deadline_s: float
    ) -> Generator[bytes, None, Wire]:
        wire = yield from self._opened(url, byte_range, min(CONNECT_S, deadline_s))
        self._hold(wire)
        try:
            yield from self._read(wire, byte_range, limit_bytes, deadline_s)
        finally:
            self._hold(None)
            wire.release()
        return wire

    def _opened(
        self, url: str, byte_range: ByteRange | None, deadline_s: float
    ) -> Generator[bytes, None, Wire]:
        if deadline_s <= 0:
            raise StreamError(Trouble.STALLED, url)
        end = time.monotonic() + deadline_s + LATE_S
        told = (byte_range.start, byte_range.size_bytes) if byte_range is not None else None
        opening = _Opening(
            partial(
                open_stream,
                url,
                user_agent=self._user_agent,
                deadline_s=deadline_s,
                stop=self._stop,
                byte_range=told,
                trust=self._trust,
            )
        )
        try:
            while (wire := opening.wire(OPENING_POLL_S)) is None:
                if self._stop.is_set():
                    raise StreamError(Trouble.CLOSED, "stopped")
                if time.monotonic() >= end:
                    raise StreamError(
                        Trouble.STALLED, f"{url}: no answer to the look-up of its name"
                    )
                yield b""
        except BaseException:
            opening.give_up()
            raise
        return wire

    def _read(
        self, wire: Wire, byte_range: ByteRange | None, limit_bytes: int, deadline_s: float
    ) -> Iterator[bytes]:
        unpack = _unpacker(wire)
        # A server that does not know ranges sends the whole file, with 200.
        skip = byte_range.start if byte_range is not None and wire.status == 200 else 0
        left = byte_range.size_bytes if byte_range is not None else limit_bytes + 1
        if left > limit_bytes + 1 or skip > 4 * limit_bytes:
            raise StreamError(Trouble.TOO_LARGE, f"{wire.url}: more than {limit_bytes} bytes")
        end = time.monotonic() + deadline_s
        heard = time.monotonic()
        while left > 0:
            now = time.monotonic()
            if now >= end or now - heard >= SILENCE_S:
                raise StreamError(Trouble.STALLED, wire.url)
            try:
                raw = wire.read(min(IDLE_S, max(0.01, end - now)))
            except StreamError as error:
                if error.trouble is not Trouble.STALLED:
                    raise
                yield b""
                continue
            if self._stop.is_set():
                raise StreamError(Trouble.CLOSED, "stopped")
            if not raw:
                return
            heard = time.monotonic()
            self._count(len(raw))
            data = unpack(raw, skip + left) if unpack is not None else raw
            if skip:
                data, skip = data[skip:], max(0, skip - len(data))
            data = data[:left]
            left -= len(data)
            if byte_range is None and left <= 0:
                raise StreamError(Trouble.TOO_LARGE, f"{wire.url}: more than {limit_bytes} bytes")
            yield data


class _Opening:
    """One address that is being opened. Nobody hears what becomes of one that was given up."""

    def __init__(self, open_wire: Callable[[], Wire]) -> None:
        self._open = open_wire
        self._given_up = False
        self._wire: Wire | None = None
        self._error: Exception | None = None
        self._ending = threading.Lock()
        self._over = threading.Event()
        threading.Thread(target=self._run, name="opening", daemon=True).start()

    def wire(self, timeout_s: float) -> Wire | None:
        """None while it is not open. Raises what opening it raised."""
        self._over.wait(timeout_s)
        if self._error is not None:
            raise self._error
        return self._wire

    def give_up(self) -> None:
        with self._ending:
            self._given_up = True
            if self._wire is not None:
                self._wire.release()

    def _run(self) -> None:
        try:
            wire, error = self._open(), None
        except Exception as caught:
            wire, error = None, caught
        with self._ending:
            if self._given_up and wire is not None:
                wire.release()
            self._wire, self._error = wire, error
        self._over.set()


def _unpacker(wire: Wire) -> Callable[[bytes, int], bytes] | None:
    """Takes gzip or deflate away; never gives more than it is allowed to."""
    coding = wire.headers.get("content-encoding", "").strip().lower()
    if coding in ("", "identity"):
        return None
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise StreamError(Trouble.NOT_WHAT_WAS_ASKED, f"{wire.url}: packed as {coding}")
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)

    def unpack(data: bytes, most_bytes: int) -> bytes:
        try:
            # What does not fit is never asked for again: the reader stops there.
            return unpacker.decompress(data, max(1, most_bytes))
        except zlib.error as error:
            raise StreamError(Trouble.CLOSED, f"{wire.url}: {error}") from error

    return unpack
