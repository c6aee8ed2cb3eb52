"""Listens to HLS: fetches lists and segments and hands a sink what a radio server would have sent.

It runs in the thread of the connection (see `net.stream`). Between two pieces of anything it gives
out the sound whose time has come (`core.pacer`), so the tape behind the sink grows second by second
whatever the segments do, and an outage shorter than what is held back is not even noticed.

Two connections in a row: the `Bookmark` says which segment had been begun. The next connection
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
from urllib.parse import urlsplit

from planetfm.core import hls
from planetfm.core.elementary import CONTENT_TYPES, Elementary
from planetfm.core.errors import StreamError, Trouble
from planetfm.core.icy import IcyTitle
from planetfm.core.pacer import Pacer
from planetfm.core.settings import Quality
from planetfm.net.fetch import Fetcher

SEGMENT_LIMIT_BYTES = 8 * 1024 * 1024
INIT_LIMIT_BYTES = 256 * 1024
MAX_MASTERS = 3
TICK_S = 0.1
STALL_S = 4.0
"""Requests that fail for this long, with nothing held back any more, are a lost line."""

STALL_TARGETS = 3
"""A list that names nothing new for so many of its target durations has stalled."""

RETRY_S = 0.5
SEGMENT_TRIES = 3

log = logging.getLogger(__name__)


class HlsSink(Protocol):
    """As `net.stream.Sink`."""

    @property
    def settled(self) -> bool: ...
    def begin(self, content_type: str) -> None: ...
    def sound(self, data: bytes) -> None: ...
    def title(self, title: IcyTitle) -> None: ...


@dataclass(slots=True)
class Bookmark:
    """Where the connection before was: in which list, and which segment it had begun last."""

    place: str = ""
    sequence: int | None = None

    def in_list(self, url: str) -> int | None:
        """The segment, if `url` is the same list; what identifies a session does not count."""
        return self.sequence if self.place == _place(url) else None

    def put(self, url: str, sequence: int) -> None:
        self.place, self.sequence = _place(url), sequence


def find_segments(
    fetcher: Fetcher, url: str, body: bytes, quality: Quality
) -> tuple[str, hls.SegmentList]:
    """The list of segments behind the list `body` from `url`, through masters, and its address.

    Raises StreamError: NOT_WHAT_WAS_ASKED where there is no list, or as the fetches.
    """
    for _ in range(MAX_MASTERS):
        listed = hls.read_list(body, url)
        if isinstance(listed, hls.SegmentList):
            return url, listed
        if listed is None:
            break
        variant = hls.choose(listed, quality)
        if not variant.playable:
            raise StreamError(Trouble.CANNOT_DECODE, f"{url}: no variant with AAC or MP3")
        answer = fetcher.whole(variant.url, hls.MAX_LIST_BYTES, 2 * STALL_S)
        url, body = answer.url, answer.body
    raise StreamError(Trouble.NOT_WHAT_WAS_ASKED, f"{url}: no list of segments")


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
        self._nudged = 0.0
        self._inits: dict[hls.Part, bytes] = {}
        self._url = ""

    def run(self, url: str, body: bytes) -> None:
        """Listen to the list `body` fetched from `url`, until it ends or is stopped.

        Raises StreamError: STALLED when nothing new is listed, CANNOT_DECODE for encrypted or
        foreign sound, and what the fetches say when they failed for STALL_S.
        """
        self._url, listed = find_segments(self._fetcher, url, body, self._quality)
        loaded = time.monotonic()
        plan = hls.begin(listed, self._bookmark.in_list(self._url))
        self._pacer.restart(loaded, plan.pending_s, listed.target_s)
        last = self._bookmark.in_list(self._url) or -1
        news = loaded
        while not self._stop.is_set():
            if plan.hole and self._begun:
                self._begin_again(plan, listed)
            for segment in plan.pending:
                self._take(segment, listed)
                last = segment.sequence
                if self._stop.is_set():
                    return
            if plan.pending:
                news = time.monotonic()
            if listed.ended:
                self._rest(float("inf"))
                return
            # RFC 8216 6.3.4; spread a little, since all listeners began with the same list.
            pause_s = listed.target_s * (1.0 if plan.pending else 0.5) * random.uniform(0.9, 1.0)
            self._rest(loaded + pause_s - time.monotonic())
            if time.monotonic() - news > STALL_TARGETS * listed.target_s and not self._pacer:
                raise StreamError(Trouble.STALLED, f"{self._url}: nothing new in the list")
            listed = self._reload()
            loaded = time.monotonic()
            plan = hls.follow(listed, last)

    def _reload(self) -> hls.SegmentList:
        def load() -> hls.SegmentList:
            answer = self._fetcher.whole(self._url, hls.MAX_LIST_BYTES, STALL_S)
            listed = hls.read_list(answer.body, answer.url)
            if not isinstance(listed, hls.SegmentList):
                raise StreamError(Trouble.NOT_WHAT_WAS_ASKED, f"{self._url}: no list any more")
            return listed

        return self._persist(load)

    def _persist(self, call: Callable[[], hls.SegmentList]) -> hls.SegmentList:
        """Try until it succeeds, or the listener would notice."""
        failing_since: float | None = None
        while True:
            try:
                return call()
            except StreamError as error:
                now = time.monotonic()
                failing_since = failing_since if failing_since is not None else now
                lasting = now - failing_since >= STALL_S
                if self._stop.is_set() or (lasting and not self._pacer):
                    raise
                log.info("%s; still %.1f s held", error, self._pacer.held_s)
            self._rest(RETRY_S)

    def _take(self, segment: hls.Segment, listed: hls.SegmentList) -> None:
        """Fetch one segment and pass on what it holds; skip it where the server has it no more."""
        if segment.encrypted:
            raise StreamError(Trouble.CANNOT_DECODE, f"{segment.part.url}: encrypted")
        if segment.missing:
            return
        deadline_s = 2 * listed.target_s + STALL_S
        fed = tries = 0
        while not self._stop.is_set():
            try:
                if not fed:
                    self._elementary.begin(self._init_of(segment), apart=segment.apart)
                seen = 0
                for piece in self._fetcher.pieces(segment.part, SEGMENT_LIMIT_BYTES, deadline_s):
                    # A segment that broke off is fetched again; its bytes do not change.
                    new = piece[max(0, fed - seen) :]
                    seen += len(piece)
                    if new:
                        if not fed:
                            self._bookmark.put(self._url, segment.sequence)
                            if segment.title:
                                self._put(IcyTitle(segment.title))
                        fed += len(new)
                        for item in self._elementary.feed(new):
                            self._put(item)
                    self._give()
                for item in self._elementary.finish():
                    self._put(item)
                self._give()
                return
            except StreamError as error:
                tries += 1
                lost = error.trouble is Trouble.GONE or tries >= SEGMENT_TRIES
                if error.trouble in (Trouble.CANNOT_DECODE, Trouble.NOT_WHAT_WAS_ASKED):
                    raise
                if lost and error.trouble is not Trouble.GONE and not self._pacer:
                    raise
                if lost and fed == 0:
                    log.info("segment %d is left out: %s", segment.sequence, error)
                    return
                if tries > 4 * SEGMENT_TRIES:
                    raise
            self._rest(RETRY_S)

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

    def _give(self) -> None:
        """Hand the sink what is due. It may wait for a burst's end before it decides where the
        sound belongs; where no more comes for now, an empty piece lets it look at its clock."""
        for item in self._pacer.due(time.monotonic()):
            if not self._begun:
                self._begun = True
                codec = self._elementary.codec
                self._sink.begin(CONTENT_TYPES[codec] if codec is not None else "")
            if isinstance(item, IcyTitle):
                self._sink.title(item)
            else:
                self._sink.sound(item)
        now = time.monotonic()
        if self._begun and not self._sink.settled and now - self._nudged >= TICK_S:
            self._nudged = now
            self._sink.sound(b"")
        if self._begun and self._flowing is not None and self._sink.settled:
            tell, self._flowing = self._flowing, None
            tell()

    def _begin_again(self, plan: hls.Plan, listed: hls.SegmentList) -> None:
        """Segments were missed: what is held goes out, then the sink is told of a new beginning."""
        log.info("%s: segments were missed", self._url)
        self._rest(self._pacer.held_s)
        self._begun = False
        self._elementary.begin(apart=True)
        self._pacer.restart(time.monotonic(), plan.pending_s, listed.target_s)

    def _rest(self, seconds: float) -> None:
        """Wait while giving out; with "infinite" seconds until nothing is held any more."""
        end = time.monotonic() + seconds
        while not self._stop.is_set():
            self._give()
            left_s = end - time.monotonic()
            if left_s <= 0 or (seconds == float("inf") and not self._pacer):
                return
            self._stop.wait(min(TICK_S, left_s))


def _place(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.netloc}{parts.path}"
