"""Listens to HLS: fetches lists and segments and hands a sink what a radio server would have sent.

It runs in the thread of the connection (see `net.stream`). Between two pieces of anything it gives
out the sound whose time has come (`core.pacer`), so the tape behind the sink grows second by second
whatever the segments do, and an outage shorter than what is held back is not even noticed.

Two connections in a row: the `Bookmark` says which segment had begun to go out. The next connection
takes that segment again, and the tape's writer finds in its bytes exactly where the old ones end;
where the segment is no longer listed there is an honest hole.
"""

from __future__ import annotations

import logging
import random
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from planetfm.core import hls
from planetfm.core.codec import Codec
from planetfm.core.elementary import CONTENT_TYPES, Elementary
from planetfm.core.errors import StreamError, Trouble
from planetfm.core.frames import FrameScanner
from planetfm.core.icy import IcyTitle
from planetfm.core.pacer import Break, Mark, Pacer
from planetfm.core.settings import Quality
from planetfm.net.bookmark import Bookmark
from planetfm.net.fetch import Fetcher

SEGMENT_LIMIT_BYTES = 8 * 1024 * 1024
INIT_LIMIT_BYTES = 256 * 1024
MAX_MASTERS = 3
TICK_S = 0.1
STALL_S = 4.0
"""Requests that fail for this long, with nothing held back any more, are a lost line."""

STALL_TARGETS = 3
"""A list that names nothing new for so many of its target durations has stalled."""

SETTLE_S = 20.0
"""Segments without sound are no stream, though they come."""

RETRY_S = 0.5
SEGMENT_TRIES = 3
TASTE_BYTES = 32 * 1024

WORN_OUT = frozenset({Trouble.GONE, Trouble.NOT_WHAT_WAS_ASKED})

log = logging.getLogger(__name__)


class HlsSink(Protocol):
    """As `net.stream.Sink`."""

    @property
    def settled(self) -> bool: ...
    def begin(self, content_type: str) -> None: ...
    def sound(self, data: bytes) -> None: ...
    def title(self, title: IcyTitle) -> None: ...


def find_segments(
    fetcher: Fetcher, url: str, body: bytes, quality: Quality, deadline_s: float
) -> tuple[str, hls.SegmentList]:
    """The list of segments behind the list `body` from `url`, through masters, and its address.

    Raises StreamError: NOT_WHAT_WAS_ASKED where there is no list, or as the fetches, STALLED after
    `deadline_s` in all.
    """
    end = time.monotonic() + deadline_s
    for _ in range(MAX_MASTERS):
        listed = hls.read_list(body, url)
        if isinstance(listed, hls.SegmentList):
            return url, listed
        if listed is None:
            break
        variant = hls.choose(listed, quality)
        if not variant.playable:
            raise StreamError(Trouble.CANNOT_DECODE, f"{url}: no variant with AAC or MP3")
        answer = fetcher.whole(variant.url, hls.MAX_LIST_BYTES, end - time.monotonic())
        url, body = answer.url, answer.body
    raise StreamError(Trouble.NOT_WHAT_WAS_ASKED, f"{url}: no list of segments")


@dataclass(frozen=True, slots=True)
class Taste:
    """What an HLS station's newest segment sounds like. `finite`: it is a recording."""

    codec: Codec
    bitrate_bps: int
    finite: bool


def taste(fetcher: Fetcher, url: str, body: bytes, deadline_s: float) -> Taste:
    """Open what the list `body` from `url` names, as far as its newest segment's first bytes.

    Raises StreamError as `HlsListener.run`.
    """
    end = time.monotonic() + deadline_s
    url, listed = find_segments(fetcher, url, body, Quality.AUTO, deadline_s)
    if not listed.segments:
        raise StreamError(Trouble.STALLED, f"{url}: an empty list")
    segment = listed.segments[-1]
    if segment.encrypted:
        raise StreamError(Trouble.CANNOT_DECODE, f"{url}: encrypted")
    elementary, sound = Elementary(), bytearray()
    init = b""
    if segment.init is not None:
        init = b"".join(fetcher.pieces(segment.init, INIT_LIMIT_BYTES, end - time.monotonic()))
    elementary.begin(init)
    for piece in fetcher.pieces(segment.part, SEGMENT_LIMIT_BYTES, end - time.monotonic()):
        sound += b"".join(i for i in elementary.feed(piece) if isinstance(i, bytes))
        if elementary.codec is not None and len(sound) >= TASTE_BYTES:
            break
    else:
        sound += b"".join(i for i in elementary.finish() if isinstance(i, bytes))
    if elementary.codec is None:
        raise StreamError(Trouble.CANNOT_DECODE, f"{url}: neither AAC nor MP3")
    scanner = FrameScanner(elementary.codec)
    scanner.feed(bytes(sound))
    if scanner.format is None:
        raise StreamError(Trouble.CANNOT_DECODE, f"{url}: no whole frame")
    return Taste(elementary.codec, scanner.format.bitrate_bps, listed.ended)


class HlsListener:
    """One connection's worth of HLS. `run` returns when a broadcast ended, else raises."""

    def __init__(
        self,
        fetcher: Fetcher,
        sink: HlsSink,
        stop: threading.Event,
        *,
        bookmark: Bookmark | None = None,
        quality: Quality = Quality.AUTO,
        flowing: Callable[[], None] = lambda: None,
    ) -> None:
        self._fetcher = fetcher
        self._sink = sink
        self._stop = stop
        self._bookmark = bookmark if bookmark is not None else Bookmark()
        self._quality = quality
        self._flowing: Callable[[], None] | None = flowing
        self._elementary = Elementary()
        self._pacer = Pacer()
        self._begun = False
        self._codec: Codec | None = None
        self._title: IcyTitle | None = None
        self._nudged = 0.0
        self._inits: dict[hls.Part, bytes] = {}
        self._url = ""

    def run(self, url: str, body: bytes) -> None:
        """Listen to the list `body` fetched from `url`, until it ends or is stopped.

        Raises StreamError: STALLED when nothing new is listed, CANNOT_DECODE for encrypted or
        foreign sound, and what the fetches say when they failed for STALL_S.
        """
        self._url, listed = find_segments(self._fetcher, url, body, self._quality, 2 * STALL_S)
        began = loaded = news = time.monotonic()
        last: int | None = None
        while not self._stop.is_set():
            if last is None:
                plan = hls.begin(listed, self._bookmark.in_list(self._url))
                self._pacer.restart(time.monotonic(), plan.pending_s, listed.target_s)
            else:
                plan = hls.follow(listed, last)
                if plan.hole:
                    self._missed(plan, listed)
            for segment in plan.pending:
                if not self._take(segment, listed):
                    self._missed(plan, listed)
                last = segment.sequence
                if self._stop.is_set():
                    return
            if listed.ended:
                self._rest(float("inf"))
                return
            news = time.monotonic() if plan.pending else news
            if self._flowing is not None and news - began > SETTLE_S:
                raise StreamError(Trouble.STALLED, f"{self._url}: no sound in {SETTLE_S} s")
            # RFC 8216 6.3.4; spread a little, since all listeners began with the same list.
            pause_s = listed.target_s * (1.0 if plan.pending else 0.5) * random.uniform(0.9, 1.0)
            self._rest(loaded + pause_s - time.monotonic())
            if time.monotonic() - news > STALL_TARGETS * listed.target_s and not self._pacer:
                raise StreamError(Trouble.STALLED, f"{self._url}: nothing new in the list")
            listed = self._reload()
            loaded = time.monotonic()

    def _reload(self) -> hls.SegmentList:
        """The list again; a request that fails is made again until the listener would notice."""
        failing_since: float | None = None
        while True:
            try:
                answer = self._fetcher.whole(self._url, hls.MAX_LIST_BYTES, STALL_S, self._give)
                listed = hls.read_list(answer.body, answer.url)
                if not isinstance(listed, hls.SegmentList):
                    raise StreamError(Trouble.NOT_WHAT_WAS_ASKED, f"{self._url}: no list any more")
                return listed
            except StreamError as error:
                failing_since = failing_since or time.monotonic()
                self._give_up_after(failing_since, error)
            self._rest(RETRY_S)

    def _take(self, segment: hls.Segment, listed: hls.SegmentList) -> bool:
        """Fetch one segment and pass on what it holds; False when the server has none of it."""
        if segment.encrypted:
            raise StreamError(Trouble.CANNOT_DECODE, f"{segment.part.url}: encrypted")
        if segment.missing:
            return False
        deadline_s = 2 * listed.target_s + STALL_S
        fed = refused = 0
        failing_since: float | None = None
        while not self._stop.is_set():
            try:
                if not fed:
                    self._elementary.begin(self._init_of(segment), apart=segment.apart)
                seen = 0
                for piece in self._fetcher.pieces(segment.part, SEGMENT_LIMIT_BYTES, deadline_s):
                    # A segment that broke off is fetched again; its bytes do not change.
                    new = piece[max(0, fed - seen) :]
                    seen += len(piece)
                    if new and not fed:
                        self._pacer.put(Mark(segment.sequence), None)
                        if segment.title:
                            self._put(IcyTitle(segment.title))
                    fed += len(new)
                    for item in self._elementary.feed(new):
                        self._put(item)
                    self._give()
                for item in self._elementary.finish():
                    self._put(item)
                self._give()
                return True
            except StreamError as error:
                if error.trouble in (Trouble.CANNOT_DECODE, Trouble.NOT_WHAT_WAS_ASKED):
                    raise
                refused += error.status is not None
                if refused >= SEGMENT_TRIES:
                    return False  # a list may be ahead of its segments, but not for long
                failing_since = failing_since or time.monotonic()
                self._give_up_after(failing_since, error)
            self._rest(RETRY_S)
        return True

    def _give_up_after(self, failing_since: float, error: StreamError) -> None:
        """Raise `error` when requests failed for STALL_S and nothing is held back any more."""
        lasting = time.monotonic() - failing_since >= STALL_S
        if self._stop.is_set() or (lasting and not self._pacer):
            if self._flowing is None and error.trouble in WORN_OUT:
                # It was there: a session ran out, which the station's own address renews.
                raise StreamError(Trouble.CLOSED, error.detail, status=error.status) from error
            raise error
        log.info("%s; %.1f s of sound are held", error, self._pacer.held_s)

    def _init_of(self, segment: hls.Segment) -> bytes:
        if segment.init is None:
            return b""
        if segment.init not in self._inits:
            pieces = self._fetcher.pieces(segment.init, INIT_LIMIT_BYTES, 2 * STALL_S)
            self._inits = {segment.init: b"".join(self._while_giving(pieces))}
        return self._inits[segment.init]

    def _while_giving(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        for piece in pieces:
            self._give()
            yield piece

    def _put(self, item: bytes | IcyTitle) -> None:
        self._pacer.put(item, self._elementary.codec)

    def _missed(self, plan: hls.Plan, listed: hls.SegmentList) -> None:
        """What comes next does not continue what came: a hole."""
        log.info("%s: segments were missed", self._url)
        if not self._pacer:  # else nobody has noticed anything, and the pace is right
            self._pacer.restart(time.monotonic(), plan.pending_s, listed.target_s)
        self._elementary.begin(apart=True)
        self._pacer.put(Break.HERE, None)

    def _give(self) -> None:
        """Hand the sink what is due. It may wait for a burst's end before it decides where the
        sound belongs; where no more comes for now, an empty piece lets it look at its clock."""
        for due in self._pacer.due(time.monotonic()):
            if due.item is Break.HERE:
                self._begun = False
                continue
            if isinstance(due.item, Mark):
                self._bookmark.put(self._url, due.item.sequence)
                continue
            if isinstance(due.item, IcyTitle):
                self._title = due.item
            elif isinstance(due.item, bytes):
                self._begin_for(due.codec)
            if self._begun and self._title is not None:
                self._sink.title(self._title)
                self._title = None
            if isinstance(due.item, bytes):
                self._sink.sound(due.item)
        now = time.monotonic()
        if self._begun and not self._sink.settled and now - self._nudged >= TICK_S:
            self._nudged = now
            self._sink.sound(b"")
        if self._begun and self._flowing is not None and self._sink.settled:
            tell, self._flowing = self._flowing, None
            tell()

    def _begin_for(self, codec: Codec | None) -> None:
        """Tell the sink of a beginning, where the sound that follows is one: the first, the first
        after a hole, another codec's."""
        other = None not in (codec, self._codec) and codec is not self._codec
        if not self._begun or other:
            self._begun = True
            self._sink.begin(CONTENT_TYPES[codec] if codec is not None else "")
        self._codec = codec or self._codec

    def _rest(self, seconds: float) -> None:
        """Wait while giving out; with "infinite" seconds until nothing is held any more."""
        end = time.monotonic() + seconds
        while not self._stop.is_set():
            self._give()
            left_s = end - time.monotonic()
            if left_s <= 0 or (seconds == float("inf") and not self._pacer):
                return
            self._stop.wait(min(TICK_S, left_s))
