"""Joins what a new connection sends to what is on the tape.

A connection's first bytes are held back until it is known where they belong: exactly where the old
bytes ended, when the server's burst covers the hole; else at the next frame boundary, with the hole
marked. Sound goes on from the tape meanwhile, so waiting a moment for the burst costs nothing that
is heard. It may cost silence when the outage outlasted the reserve; so how much a burst of this
station holds is measured, and where the hole is clearly longer nothing is waited for.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from planetfm.audio.tape import Tape
from planetfm.core.errors import StreamError, Trouble
from planetfm.core.frames import join_point, sniff
from planetfm.core.icy import IcyTitle, parse_song
from planetfm.core.splice import Joined, NeedMore, find_continuation

TAIL_BYTES = 256 * 1024
SNIFF_LIMIT_BYTES = 64 * 1024
BURST_WINDOW_S = 0.3
BURST_LONGEST_S = 3.0
BURST_LIMIT_BYTES = 1 << 20
CLEARLY, MARGIN_S = 1.1, 0.5
"""A hole is longer than the burst if it is by so much, and half a second."""

SHORT_HOLE_S = 4.0
"""Up to here the burst is always looked through: the reserve still sounds, and a burst that was
measured while the station's source had only just begun says little."""

LENGTHLESS_LIMIT_BYTES = 2 << 20
"""More than any picture in a header. Bytes that sound no longer never grow old on the tape: they
would fill the disk."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What the writer did since it was made."""

    bytes_received: int = 0
    splices: int = 0
    holes: int = 0


class TapeWriter:
    """One connection after another onto one tape. All calls from the stream thread, but `tally`.

    `wall` gives POSIX seconds, `tick` monotonic seconds; `station` is left out of song titles.
    """

    def __init__(
        self,
        tape: Tape,
        *,
        station: str = "",
        wall: Callable[[], float] = time.time,
        tick: Callable[[], float] = time.monotonic,
    ) -> None:
        self._tape = tape
        self._station = station
        self._wall = wall
        self._tick = tick
        self._tally = Tally()
        self._content_type = ""
        self._held = bytearray()
        self._titles: list[tuple[int, IcyTitle]] = []
        self._arrivals: list[tuple[float, int]] = []
        self._settled = False
        self._bursting = False
        self._burst_s: float | None = None
        """The longest burst of this run; None while none has been seen to its end."""
        self._comment: str | None = None
        self._end_s = 0.0
        self._lengthless_bytes = 0

    @property
    def tally(self) -> Tally:
        return self._tally

    @property
    def settled(self) -> bool:
        """Whether the connection's bytes have their place on the tape."""
        return self._settled

    def begin(self, content_type: str) -> None:
        """A new connection answered with this content type; its bytes follow."""
        self._content_type = content_type
        self._held.clear()
        self._titles.clear()
        self._arrivals.clear()
        self._settled = False
        self._bursting = True
        self._lengthless_bytes = 0

    def sound(self, data: bytes) -> None:
        """Audio bytes, titles taken out. Raises StreamError(NOT_WHAT_WAS_ASKED) when it is none."""
        self._count(bytes_received=len(data))
        if self._bursting:
            total = self._arrivals[-1][1] if self._arrivals else 0
            self._arrivals.append((self._tick(), total + len(data)))
        if self._settled:
            self._append(data)
        else:
            self._held += data
            self._settle()
        if self._bursting and self._settled and self._burst_is_over():
            self._measure_burst()

    def title(self, title: IcyTitle) -> None:
        """The station's title from here on."""
        if self._settled:
            self._tape.mark(parse_song(title.raw, self._station))
        else:
            self._titles.append((len(self._held), title))

    def _settle(self) -> None:
        held = bytes(self._held)
        tail = self._tape.tail(TAIL_BYTES)
        if tail:
            final = self._burst_is_over() or self._hole_is_longer()
            answer = find_continuation(tail, held, final=final)
            if isinstance(answer, NeedMore):
                return
            if isinstance(answer, Joined):
                self._count(splices=1)
                self._join(held, answer.skip_bytes)
                return
        codec = sniff(held, self._content_type)
        if codec is None:
            if len(held) >= SNIFF_LIMIT_BYTES:
                raise StreamError(Trouble.NOT_WHAT_WAS_ASKED, "no audio in the first 64 KB")
            return
        start = join_point(held, codec)
        if start == len(held):
            if start >= LENGTHLESS_LIMIT_BYTES:
                raise StreamError(Trouble.NOT_WHAT_WAS_ASKED, "nothing to join to")
            return
        if tail:
            self._count(holes=1)
        self._tape.begin(codec, self._wall())
        self._join(held, start)

    def _join(self, held: bytes, start: int) -> None:
        self._settled = True
        # A server says the current title in its first block, wherever the burst began: only the
        # last title before the join still counts.
        before = [title for at, title in self._titles if at <= start]
        if before:
            self._tape.mark(parse_song(before[-1].raw, self._station))
        at = start
        for place, title in self._titles:
            if place > start:
                self._append(held[at:place])
                at = place
                self._tape.mark(parse_song(title.raw, self._station))
        self._append(held[at:])
        self._held.clear()
        self._titles.clear()

    def _append(self, data: bytes) -> None:
        if data:
            self._tape.append(data, self._wall())
            end_s = self._tape.end().media_s
            self._lengthless_bytes += len(data)
            if end_s != self._end_s:
                self._end_s, self._lengthless_bytes = end_s, 0
            if self._lengthless_bytes > LENGTHLESS_LIMIT_BYTES:
                raise StreamError(Trouble.NOT_WHAT_WAS_ASKED, "megabytes without a second of sound")
            comment = self._tape.song_comment
            if comment is not None and comment != self._comment:
                self._tape.mark(parse_song(comment, self._station))
            self._comment = comment

    def _burst_is_over(self) -> bool:
        """Whether bytes now come at the pace of the sound, or have come for long enough."""
        now, total = self._arrivals[-1]
        first = self._arrivals[0][0]
        if now - first >= BURST_LONGEST_S or total >= BURST_LIMIT_BYTES:
            return True
        if now - first < BURST_WINDOW_S:
            return False
        before = max(count for at, count in self._arrivals if at <= now - BURST_WINDOW_S)
        pace_bps = self._pace_bps
        # A server's own pieces of about 4 KB come now and then also at the pace of the sound.
        return total - before <= 4096 + 1.6 * BURST_WINDOW_S * pace_bps / 8

    @property
    def _pace_bps(self) -> int:
        return self._tape.bitrate_bps or 128_000

    def _measure_burst(self) -> None:
        (first, _), (last, total) = self._arrivals[0], self._arrivals[-1]
        self._bursting = False
        self._arrivals.clear()
        if last - first < BURST_LONGEST_S:  # else the line is slow, and it may not be over
            burst_s = total * 8 / self._pace_bps - (last - first)
            self._burst_s = max(burst_s, self._burst_s or 0.0)

    def _hole_is_longer(self) -> bool:
        """Whether what the tape ends with cannot be in this connection's burst."""
        if self._burst_s is None:
            return False
        hole_s = self._wall() - self._tape.air_of(self._tape.end().media_s)
        return hole_s > max(SHORT_HOLE_S, CLEARLY * self._burst_s + MARGIN_S)

    def _count(self, bytes_received: int = 0, splices: int = 0, holes: int = 0) -> None:
        old = self._tally
        self._tally = Tally(
            old.bytes_received + bytes_received, old.splices + splices, old.holes + holes
        )
