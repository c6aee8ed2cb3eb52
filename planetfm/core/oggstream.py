"""An Ogg stream as it arrives: pages with their durations, header pages to keep, and the song.

Radio in Ogg is a chain of logical streams: at each song the old one ends and a new one begins with
its own header pages, and these also carry the title. A decoder that joins later hears nothing until
it has seen the header pages, so the newest complete set is kept.

A page's duration is the difference of granule positions. Where the page before is not known (a
listener gets the headers, then a burst from somewhere in the middle), Opus packets tell their own
length; for Vorbis it is estimated from the bit rate.
"""

from planetfm.core.codec import Codec, Frame, StreamFormat
from planetfm.core.ogg import (
    Identity,
    Page,
    identify,
    opus_samples,
    packets_of,
    read_page,
    song_in_comment,
)

MAX_HEADERS_BYTES = 1 << 20
"""Cover pictures live in the comment, so headers may be large; beyond this they are an attack."""

_MAX_PAGE_S = 32.0
"""255 Opus packets of 120 ms, the longest a page can last, and some."""


class OggScanner:
    """Finds pages in bytes that arrive bit by bit. Holds one page, and the headers."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._base = 0
        self._identity: Identity | None = None
        self._serial = -1
        self._sequence = -1
        self._granule: int | None = None
        self._pending: list[Page] | None = None
        self._pending_bytes = 0
        self._pending_packets = 0
        self._pending_offset = 0
        self._size_sum = 0
        self._duration_sum = 0.0
        self.headers = b""
        self.headers_offset = 0
        self.song_comment: str | None = None

    @property
    def format(self) -> StreamFormat | None:
        identity = self._identity
        if identity is None:
            return None
        return StreamFormat(identity.sample_rate_hz, identity.channels, round(self._bitrate_bps()))

    @property
    def collecting(self) -> bool:
        """A logical stream has begun, and its header pages are not whole yet."""
        return self._pending is not None

    def feed(self, data: bytes) -> list[Frame]:
        buffer = self._buffer
        buffer += data
        frames: list[Frame] = []
        at = 0
        while at < len(buffer):
            page = read_page(buffer, at)
            if page is None:
                break
            if isinstance(page, int):
                if page == at:
                    break
                at = page
                continue
            frames.append(self._frame(page, self._base + at))
            at += len(page.data)
        del buffer[:at]
        self._base += at
        return frames

    def _frame(self, page: Page, offset: int) -> Frame:
        size_bytes = len(page.data)
        identity = identify(page)
        if identity is not None:
            self._begin(page, identity, offset)
        if page.serial != self._serial or self._identity is None:
            return Frame(offset, size_bytes, 0.0)
        if self._pending is not None:
            self._collect(page)
            return Frame(offset, size_bytes, 0.0)
        duration_s = self._duration(page, self._identity)
        self._sequence = page.sequence
        self._size_sum += size_bytes
        self._duration_sum += duration_s
        return Frame(offset, size_bytes, duration_s)

    def _begin(self, page: Page, identity: Identity, offset: int) -> None:
        self._identity = identity
        self._serial = page.serial
        self._granule = 0
        self._pending = []
        self._pending_bytes = 0
        self._pending_packets = 0
        self._pending_offset = offset
        self._size_sum = 0
        self._duration_sum = 0.0

    def _collect(self, page: Page) -> None:
        """Adds a header page; with the last of them the new headers and song take effect."""
        assert self._pending is not None and self._identity is not None
        self._sequence = page.sequence
        self._pending.append(page)
        self._pending_bytes += len(page.data)
        if self._pending_bytes > MAX_HEADERS_BYTES:
            self._forget()
            return
        self._pending_packets += sum(1 for size in page.lacing if size < 255)
        if self._pending_packets < self._identity.header_packets:
            return
        lacing = b"".join(held.lacing for held in self._pending)
        packets = packets_of(lacing, b"".join(held.body for held in self._pending))
        self.headers = b"".join(held.data for held in self._pending)
        self.headers_offset = self._pending_offset
        self.song_comment = song_in_comment(packets[1])
        self._pending = None

    def _forget(self) -> None:
        """Leaves a logical stream that never gets to its sound; the next one starts afresh."""
        self._identity = None
        self._serial = -1
        self._pending = None

    def _duration(self, page: Page, identity: Identity) -> float:
        if page.granule < 0:
            return 0.0
        before = self._granule if page.sequence == self._sequence + 1 else None
        self._granule = page.granule
        if before is not None:
            samples = page.granule - max(before, identity.pre_skip)
            duration_s = max(0, samples) / identity.sample_rate_hz
            if page.granule >= before and duration_s <= _MAX_PAGE_S:
                return duration_s
        if identity.codec is Codec.OPUS:
            packets = packets_of(page.lacing, page.body)
            if page.continued and len(packets) > 1:
                packets[0] = packets[1]  # Its first byte, which tells, was on the page before.
            return sum(map(opus_samples, packets)) / identity.sample_rate_hz
        bitrate_bps = self._bitrate_bps()
        return min(len(page.data) * 8 / bitrate_bps, _MAX_PAGE_S) if bitrate_bps else 0.0

    def _bitrate_bps(self) -> float:
        if self._identity is not None and self._identity.nominal_bps:
            return self._identity.nominal_bps
        return self._size_sum * 8 / self._duration_sum if self._duration_sum else 0.0
