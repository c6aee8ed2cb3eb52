"""Gives out sound at the pace at which it is heard, however it arrives.

HLS brings some seconds at once and then nothing for as long. Handed on like that, "live" would jump
back and forth, and a segment that comes late would be heard at once. Held back here and given out
second by second, HLS looks to the tape like a radio server: a burst, then real time; and an outage
shorter than what is held back is never noticed.

Pure: the clock arrives as an argument.
"""

from __future__ import annotations

import enum
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from planetfm.core.codec import Codec
from planetfm.core.frames import FrameScanner
from planetfm.core.icy import IcyTitle

PIECE_BYTES = 2048
LEAD_S = 6.0
"""Given out at once: more than the reserve of 4 s that live sound keeps, so that a request which
takes its time does not eat into it."""


class Break(enum.Enum):
    """What follows does not continue what came before."""

    HERE = "here"


@dataclass(frozen=True, slots=True)
class Mark:
    """Segment `sequence` begins here."""

    sequence: int


@dataclass(frozen=True, slots=True)
class Due:
    """An item whose time has come; `codec` is what it was put with."""

    item: bytes | IcyTitle | Break | Mark
    codec: Codec | None


class Pacer:
    """Holds sound back until its time has come."""

    def __init__(self) -> None:
        self._held: deque[tuple[float, Due]] = deque()
        self._scanner: FrameScanner | None = None
        self._media_s = 0.0
        self._given_s = 0.0
        self._epoch: float | None = None
        self._most_held_s = 60.0

    @property
    def held_s(self) -> float:
        """Seconds of sound not given out yet."""
        return max(0.0, self._media_s - self._given_s)

    def __bool__(self) -> bool:
        return bool(self._held)

    def restart(self, now: float, pending_s: float, target_s: float) -> None:
        """Sound of `pending_s` is listed and will be put; what lies further back from its end than
        a player keeps (three segments of `target_s`) goes out at once, and LEAD_S in any case."""
        hold_s = max(0.0, min(pending_s, 3 * target_s) - LEAD_S)
        at_once_s = max(LEAD_S, pending_s - hold_s)
        self._epoch = now - self._media_s - at_once_s
        self._most_held_s = hold_s + 3 * target_s

    def put(self, item: bytes | IcyTitle | Break | Mark, codec: Codec | None) -> None:
        """Sound or a title, in order. Sound of an unknown codec has no length and is not held."""
        if not isinstance(item, bytes):
            self._held.append((self._media_s, Due(item, codec)))
            return
        if codec is not None and (self._scanner is None or self._scanner.codec is not codec):
            self._scanner = FrameScanner(codec)
        for at in range(0, len(item), PIECE_BYTES):
            piece = item[at : at + PIECE_BYTES]
            self._held.append((self._media_s, Due(piece, codec)))
            if self._scanner is not None:
                self._media_s += sum(frame.duration_s for frame in self._scanner.feed(piece))

    def due(self, now: float) -> Iterator[Due]:
        """Takes out what may go on at `now` (the clock of `restart`)."""
        allowed_s = self._media_s if self._epoch is None else now - self._epoch
        # The station's clock may be a little faster than ours: what is held does not grow for ever.
        allowed_s = max(allowed_s, self._media_s - self._most_held_s)
        while self._held and self._held[0][0] <= allowed_s:
            self._given_s, due = self._held.popleft()
            if not self._held:
                self._given_s = self._media_s
            yield due
