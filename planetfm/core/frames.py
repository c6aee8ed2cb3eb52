"""Frames: where a stream of sound can be cut and joined without a click.

One scanner for all codecs, incremental and forgiving: bytes may come in any chunks, hold garbage or
holes, and the same bytes give the same frames. It keeps no sound beyond one unfinished frame.

On MP3's bit reservoir: a frame's data may begin in up to 511 bytes of frames before it. After a cut
at a frame boundary the decoder therefore mutes the first frame or two (26 ms each). AAC frames
stand alone, but overlap by half, so one is faded in. Ogg pages may begin with the end of a packet
that started on the page before; decoders drop that packet.
"""

import re
from typing import Protocol

from planetfm.core import ogg
from planetfm.core.codec import Codec, Frame, StreamFormat
from planetfm.core.id3 import tag_size
from planetfm.core.oggstream import OggScanner
from planetfm.core.syncwords import ADTS, MPEG, SyncScanner, find_first

__all__ = ["Codec", "Frame", "FrameScanner", "StreamFormat", "join_point", "sniff"]

_SNIFF_BYTES = 256 * 1024
_PIECE_BYTES = 64 * 1024
_TEXT_BYTES = 512
_MARKUP = re.compile(
    rb"#EXT|\[playlist\]|<(?:!doctype|!--|\?xml|html|head|body|asx|playlist)", re.IGNORECASE
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")


class _Scanner(Protocol):
    @property
    def headers(self) -> bytes: ...
    @property
    def headers_offset(self) -> int: ...
    @property
    def song_comment(self) -> str | None: ...
    @property
    def format(self) -> StreamFormat | None: ...
    def feed(self, data: bytes) -> list[Frame]: ...


class FrameScanner:
    """Finds the frames of a stream of `codec` in bytes that arrive bit by bit."""

    def __init__(self, codec: Codec) -> None:
        self.codec = codec
        self._scanner = _scanner(codec)

    def feed(self, data: bytes) -> list[Frame]:
        """Takes the next bytes; returns the frames they complete, in order. Raises nothing."""
        frames: list[Frame] = []
        for at in range(0, len(data), _PIECE_BYTES):
            frames += self._scanner.feed(data[at : at + _PIECE_BYTES])
        return frames

    @property
    def headers(self) -> bytes:
        """Ogg: the newest complete header pages, to be replayed before a start in the middle. A
        chained stream's replace them when they are complete. Other codecs: b""."""
        return self._scanner.headers

    @property
    def headers_offset(self) -> int:
        """Where `headers` began; they are right for offsets from there up to the next ones."""
        return self._scanner.headers_offset

    @property
    def format(self) -> StreamFormat | None:
        """What the stream is, or None while no frame (Ogg: no first page) has been seen."""
        return self._scanner.format

    @property
    def song_comment(self) -> str | None:
        """Ogg: "ARTIST - TITLE" from the newest headers, which is how Ogg streams carry titles."""
        return self._scanner.song_comment


def sniff(data: bytes, content_type: str = "") -> Codec | None:
    """Which codec the first bytes of a stream hold, or None: not known, or not yet.

    The stream may begin in mid frame or with an ID3 tag. `content_type` (the HTTP header) decides
    only where the bytes leave a choice. Give some KB: three frames must be seen.
    """
    data = data[:_SNIFF_BYTES]
    kind = content_type.lower()
    start = data[tag_size(data) or 0 :]
    text = start[:_TEXT_BYTES].lstrip(b"\xef\xbb\xbf \t\r\n")
    # A burst begins in mid frame, one in 256 of them with a "<": that byte alone is no page.
    if _MARKUP.match(text) or (text.startswith(b"<") and not _CONTROL.search(text)):
        return None
    if ogg.CAPTURE in data:
        codec = _sniff_ogg(data)
        if codec is not None:
            return codec
        if start.startswith(ogg.CAPTURE):
            return Codec.OPUS if "opus" in kind else None
    found: list[tuple[int, int, Codec]] = []
    for codec, syntax in ((Codec.MP3, MPEG), (Codec.AAC, ADTS)):
        at, sure = find_first(start, syntax)
        if sure:
            unlike = "aac" in kind if codec is Codec.MP3 else "aac" not in kind
            found.append((at, unlike, codec))
    return min(found)[2] if found else None


def join_point(new: bytes, codec: Codec) -> int:
    """The offset of the first whole frame or page in `new`, for a join after a hole; `len(new)`
    when none is there yet. For the first sounds after it see the head of this file. In Ogg a new
    connection begins with header pages, so this is 0 as a rule and the decoder gets them."""
    if codec.in_ogg:
        frames = FrameScanner(codec).feed(new)
        return frames[0].offset if frames else len(new)
    at, sure = find_first(new, ADTS if codec is Codec.AAC else MPEG)
    return at if sure else len(new)


def _scanner(codec: Codec) -> _Scanner:
    if codec.in_ogg:
        return OggScanner()
    return SyncScanner(ADTS if codec is Codec.AAC else MPEG)


def _sniff_ogg(data: bytes) -> Codec | None:
    at = data.find(ogg.CAPTURE)
    while 0 <= at < len(data):
        page = ogg.read_page(data, at)
        if page is None or page == at:
            return None
        if isinstance(page, int):
            at = page
            continue
        identity = ogg.identify(page)
        if identity is not None:
            return identity.codec
        at += len(page.data)
    return None
