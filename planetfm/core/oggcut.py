"""A piece of an Ogg stream as a file of its own.

Every byte of sound stays as the station sent it: packets, their lacing, their order. What a page
says about its place is counted anew, since a file that begins at page 7,000 and 23 minutes shows a
wrong length and wrong chapters in players: sequence number, granule position, checksum. Header
pages that a server repeats after a reconnect are left out; those of a new song in a chained stream
are kept, as a new link of the chain.
"""

from __future__ import annotations

import struct

from planetfm.core.ogg import Identity, Page, crc, identify, read_page
from planetfm.core.oggstream import OggScanner

_FIRST, _LAST = 2, 4
_PLACE = struct.Struct("<BqII")


class OggCut:
    """`headers`: the stream's header pages at the place of the cut, whole."""

    def __init__(self, headers: bytes) -> None:
        self._headers = headers
        self._scanner = OggScanner()
        self._scanner.feed(headers)
        self._buffer = bytearray()
        self._link: list[Page] | None = None
        first = read_page(headers, 0)
        identity = identify(first) if isinstance(first, Page) else None
        if not isinstance(first, Page) or identity is None or not self._scanner.headers:
            raise ValueError("no whole Vorbis or Opus header pages")
        self._enter(first, identity, 0)

    def begin(self, header_pages: int) -> None:
        """The file's own header pages, `header_pages` of them, have been written."""
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
            self._link.append(page)
            return self._linked()
        if page.serial != self._serial or page.granule == 0:
            return b""  # Another stream beside the sound, or the rest of a set of header pages.
        if page.granule >= 0:
            self._granule += round(frame.duration_s * self._rate_hz)
        return self._placed(page)

    def _linked(self) -> bytes:
        """The pages of a new link, once they are all there; b"" for a repetition of the last."""
        assert self._link is not None
        headers = b"".join(page.data for page in self._link)
        if self._scanner.headers != headers:
            return b""
        pages, self._link = self._link, None
        if headers == self._headers:
            return b""
        self._headers = headers
        identity = identify(pages[0])
        assert identity is not None
        self._enter(pages[0], identity, len(pages))
        return headers

    def _enter(self, first: Page, identity: Identity, sequence: int) -> None:
        self._serial = first.serial
        self._rate_hz = identity.sample_rate_hz
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
