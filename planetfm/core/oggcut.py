"""A piece of an Ogg stream as a stream of its own: a file, or what a decoder is fed.

Every byte of sound stays as the station sent it: packets, their lacing, their order. What a page
says about its place is counted anew: sequence number, granule position, checksum. A file that
begins at page 7,000 and 23 minutes shows a wrong length and wrong chapters in players; libVLC, fed
such a stream, fell silent for up to half a second early in one start of six. Header pages in the
middle are left out: a server repeats them after a reconnect, and a chained stream sends new ones
with every song, for the title's sake. Only where sound cannot be decoded without
them (the station changed its encoder's setting) do they begin a new link of a chain in the file,
too: players get lengths wrong in chains, and ffmpeg complains of long ones.
"""

from __future__ import annotations

import struct

from planetfm.core.codec import Codec
from planetfm.core.ogg import (
    Identity,
    Page,
    crc,
    identify,
    opus_samples,
    packets_of,
    pages_of,
    read_page,
)
from planetfm.core.oggstream import OggScanner

_FIRST, _LAST = 2, 4
_PLACE = struct.Struct("<BqII")


class OggCut:
    """`headers`: the stream's header pages at the place of the cut, whole."""

    def __init__(self, headers: bytes) -> None:
        self._scanner = OggScanner()
        self._scanner.feed(headers)
        self._buffer = bytearray()
        self._link: list[Page] | None = None
        first = read_page(headers, 0)
        identity = identify(first) if isinstance(first, Page) else None
        if not isinstance(first, Page) or identity is None or not self._scanner.headers:
            raise ValueError("no whole Vorbis or Opus header pages")
        self._form = _form(headers)
        self._enter(first, identity, sum(1 for _ in pages_of(headers)))
        self._next = _last_sequence(headers) + 1

    def begin(self, header_pages: int) -> None:
        """Other header pages than those of the stream were written: `header_pages` of them."""
        self._sequence = header_pages

    def feed(self, data: bytes) -> bytes:
        """The next bytes of the stream; returns what to append to the file, in whole pages."""
        buffer = self._buffer
        buffer += data
        out = bytearray()
        at = 0
        while at < len(buffer):
            page = read_page(buffer, at)
            if page is None or page == at:
                break
            if isinstance(page, int):
                at = page
                continue
            out += self._page(page)
            at += len(page.data)
        del buffer[:at]
        return bytes(out)

    def _page(self, page: Page) -> bytes:
        (frame,) = self._scanner.feed(page.data)
        if identify(page) is not None:
            self._link = [page]
            return b""
        if self._link is not None:
            if page.serial != self._link[0].serial:
                return b""
            self._link.append(page)
            return self._linked()
        if page.serial != self._sent_serial or page.granule == 0:
            return b""  # Another stream beside the sound, or the rest of a set of header pages.
        if page.granule >= 0:
            smooth = page.sequence == self._next
            known = round(frame.duration_s * self._rate_hz)
            self._granule += known if smooth else max(known, self._most_samples(page))
        self._next = page.sequence + 1
        return self._placed(page)

    def _linked(self) -> bytes:
        """The pages of a new link, once they are all there; b"" where none is needed."""
        assert self._link is not None
        if self._scanner.collecting:
            return b""
        pages, self._link = self._link, None
        headers = b"".join(page.data for page in pages)
        if self._scanner.headers != headers:  # too many: it never gets to its sound
            self._sent_serial = -1
            return b""
        form = _form(headers)
        if form == self._form:
            self._sent_serial = pages[0].serial
            self._next = -1
            return b""
        self._form = form
        identity = identify(pages[0])
        assert identity is not None
        self._enter(pages[0], identity, len(pages))
        self._next = pages[-1].sequence + 1
        return headers

    def _most_samples(self, page: Page) -> int:
        """How long the packets that end on a page behind a hole can play. Too much is a gap of some
        milliseconds in the times of a file; too little would be times that run backwards."""
        packets = packets_of(page.lacing, page.body)
        if not self._block_samples:
            if page.continued and len(packets) > 1:
                packets[0] = packets[1]  # Its first byte, which tells, was on the page before.
            return sum(map(opus_samples, packets))
        return len(packets) * self._block_samples

    def _enter(self, first: Page, identity: Identity, sequence: int) -> None:
        self._serial = self._sent_serial = first.serial
        self._rate_hz = identity.sample_rate_hz
        # Vorbis: half of the long block, whose size stands in the last bytes of the first packet.
        vorbis = identity.codec is Codec.VORBIS
        self._block_samples = (1 << (first.body[28] >> 4)) // 2 if vorbis else 0
        self._granule = identity.pre_skip
        self._sequence = sequence

    def _placed(self, page: Page) -> bytes:
        flags = page.flags & ~(_FIRST | _LAST)
        granule = -1 if page.granule < 0 else self._granule
        data = bytearray(page.data)
        _PLACE.pack_into(data, 5, flags, granule, self._serial, self._sequence)
        data[22:26] = bytes(4)
        data[22:26] = crc(bytes(data)).to_bytes(4, "little")
        self._sequence += 1
        return bytes(data)


def _last_sequence(headers: bytes) -> int:
    return max(page.sequence for page in pages_of(headers))


def _form(headers: bytes) -> tuple[bytes, ...]:
    """What a decoder has to know of header pages: not the comment, nor what means nothing to sound
    that goes on (Opus: pre-skip, and the rate before encoding)."""
    pages = list(pages_of(headers))
    lacing = b"".join(page.lacing for page in pages)
    packets = packets_of(lacing, b"".join(page.body for page in pages))
    first = packets[0]
    if first.startswith(b"OpusHead"):
        return (first[:10], first[16:])
    return (first, *packets[2:])
