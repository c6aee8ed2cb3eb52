"""Frames that start with a sync word: MPEG audio and ADTS.

Sync words occur in sound by chance, so a first frame is believed only when three headers of one
family follow each other at exactly the distances that they name. From there each header leads to
the next; where that fails (garbage, a hole, another format), the search starts over. Tags (ID3)
need no special case: they are garbage between frames.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from planetfm.core import adts, mpeg
from planetfm.core.codec import Frame, FrameHeader, StreamFormat

_CHAIN = 3


@dataclass(frozen=True, slots=True)
class Syntax:
    """How one kind of header is found and read."""

    header_bytes: int
    sync: re.Pattern[bytes]
    read: Callable[[bytes | bytearray, int], FrameHeader | None]


MPEG = Syntax(mpeg.HEADER_BYTES, mpeg.SYNC, mpeg.read_header)
ADTS = Syntax(adts.HEADER_BYTES, adts.SYNC, adts.read_header)


def find_first(data: bytes | bytearray, syntax: Syntax, at: int = 0) -> tuple[int, bool]:
    """(offset, True) of the first believable frame from `at` on; else (offset, False): nothing
    before that offset can become one, whatever bytes come next."""
    while (match := syntax.sync.search(data, at)) is not None:
        at = match.start()
        verdict = _chain(data, at, syntax)
        if verdict is not False:
            return at, verdict is True
        at += 1
    return max(at, len(data) - syntax.header_bytes + 1), False


def _chain(data: bytes | bytearray, at: int, syntax: Syntax) -> bool | None:
    """Whether a chain of headers starts at `at`; None: not enough bytes to say."""
    family: int | None = None
    for _ in range(_CHAIN):
        if at + syntax.header_bytes > len(data):
            return None
        header = syntax.read(data, at)
        if header is None or family not in (None, header.family):
            return False
        family = header.family
        at += header.size_bytes
    return True


class SyncScanner:
    """Finds frames in bytes that arrive bit by bit. Holds at most two frames and a header.

    Once locked, a frame is given out as soon as its last byte is there, without a look at the next
    header: so a frame cut short by a hole may be given out once, with foreign bytes at its end.
    """

    headers = b""  # These three are Ogg's; here each frame says all that a decoder needs.
    headers_offset = 0
    song_comment: str | None = None

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self._buffer = bytearray()
        self._base = 0
        self._family: int | None = None
        self._last: FrameHeader | None = None
        self._bitrate_varies = False
        self._size_sum = 0
        self._duration_sum = 0.0

    @property
    def format(self) -> StreamFormat | None:
        last = self._last
        if last is None:
            return None
        bitrate_bps = last.bitrate_bps
        if self._bitrate_varies or not bitrate_bps:
            bitrate_bps = round(self._size_sum * 8 / self._duration_sum)
        return StreamFormat(last.sample_rate_hz, last.channels, bitrate_bps)

    def feed(self, data: bytes) -> list[Frame]:
        buffer, syntax = self._buffer, self._syntax
        buffer += data
        frames: list[Frame] = []
        at = 0
        while True:
            if self._family is None:
                at, found = find_first(buffer, syntax, at)
                if not found:
                    break
                first = syntax.read(buffer, at)
                self._family = first.family if first is not None else None
            if at + syntax.header_bytes > len(buffer):
                break
            header = syntax.read(buffer, at)
            if header is None or header.family != self._family:
                self._family = None
                continue
            if at + header.size_bytes > len(buffer):
                break
            frames.append(self._frame(header, self._base + at))
            at += header.size_bytes
        del buffer[:at]
        self._base += at
        return frames

    def _frame(self, header: FrameHeader, offset: int) -> Frame:
        duration_s = header.samples / header.sample_rate_hz
        if self._last is not None and self._last.bitrate_bps != header.bitrate_bps:
            self._bitrate_varies = True
        self._last = header
        self._size_sum += header.size_bytes
        self._duration_sum += duration_s
        return Frame(offset, header.size_bytes, duration_s)
