"""A run of HLS segments in, their elementary stream out: what a radio server would have sent.

What a segment is, its first bytes tell: a transport stream, fragmented MP4, or bare frames with an
ID3 tag before them.
"""

from __future__ import annotations

import enum

from planetfm.core import fmp4
from planetfm.core.codec import Codec
from planetfm.core.errors import StreamError, Trouble
from planetfm.core.frames import sniff
from planetfm.core.icy import IcyTitle
from planetfm.core.id3 import HEADER_BYTES, read_tag, tag_size
from planetfm.core.mpegts import PACKET_BYTES, SYNC, TsDemuxer

CONTENT_TYPES = {Codec.MP3: "audio/mpeg", Codec.AAC: "audio/aac"}
_SNIFF_BYTES = 64 * 1024

Items = list[bytes | IcyTitle]


class _Inside(enum.Enum):
    UNKNOWN = enum.auto()
    TS = enum.auto()
    MP4 = enum.auto()
    BARE = enum.auto()


class Elementary:
    """Segments in order: `begin`, `feed` in chunks of any size, `finish`. The items that come out
    are the same however the bytes are cut.

    `feed` and `finish` raise StreamError: CANNOT_DECODE where the sound is of a kind that is not
    played, NOT_WHAT_WAS_ASKED where a segment is a page of text.
    """

    def __init__(self) -> None:
        self._demuxer: TsDemuxer | None = None
        self._track: fmp4.Track | None = None
        self._init = b""
        self._held = bytearray()
        self._inside = _Inside.UNKNOWN
        self._codec: Codec | None = None
        self._looked = bytearray()

    @property
    def codec(self) -> Codec | None:
        """What comes out, once that is known."""
        return self._codec

    def begin(self, init: bytes = b"", *, apart: bool = False) -> None:
        """A segment follows. `init`: its initialisation segment. `apart`: made by another encoder
        than those before."""
        self._held.clear()
        self._inside = _Inside.UNKNOWN
        if apart:
            self._demuxer = None
            self._forget_codec()
        if init and init != self._init:
            self._init, self._track = init, fmp4.read_track(init)
            self._forget_codec()

    def feed(self, data: bytes) -> Items:
        """The next bytes of the segment."""
        items: Items = []
        if self._inside is _Inside.UNKNOWN:
            self._held += data
            self._look(items, final=False)
        elif self._inside is _Inside.MP4:
            self._held += data
        else:
            self._pass(data, items)
        return items

    def finish(self) -> Items:
        """The segment ended."""
        items: Items = []
        if self._inside is _Inside.UNKNOWN:
            self._look(items, final=True)
        if self._inside is _Inside.MP4:
            if self._track is None and not self._init:
                self._track = fmp4.read_track(bytes(self._held))  # a segment may carry its own
            if self._track is None:
                raise StreamError(Trouble.CANNOT_DECODE, "no AAC or MP3 in this MP4")
            self._codec = self._track.codec
            items += fmp4.read_segment(self._track, bytes(self._held))
            self._held.clear()
        elif self._inside is _Inside.TS and self._demuxer is not None:
            items += self._demuxer.finish()
            self._check(self._demuxer)
        return items

    def _look(self, items: Items, *, final: bool) -> None:
        """Decide what the segment is; skip and read the tags before it."""
        held = self._held
        while size := tag_size(held):
            if len(held) < size and not final:
                return
            tag = read_tag(bytes(held))
            if tag is not None and tag.title:
                items.append(IcyTitle(tag.title))
            del held[:size]
        if not final and (size is None or len(held) <= max(PACKET_BYTES, HEADER_BYTES)):
            return
        text = bytes(held[:64]).lstrip()
        if text.startswith((b"<", b"#EXTM3U", b"{")):
            raise StreamError(Trouble.NOT_WHAT_WAS_ASKED, f"no sound in a segment: {text[:20]!r}")
        if held[:1] == bytes([SYNC]) and held[PACKET_BYTES : PACKET_BYTES + 1] in (
            b"",
            bytes([SYNC]),
        ):
            self._inside = _Inside.TS
        elif fmp4.looks_like_mp4(bytes(held[:8])):
            self._inside = _Inside.MP4
            return
        else:
            self._inside = _Inside.BARE
        data = bytes(held)
        held.clear()
        self._pass(data, items)

    def _pass(self, data: bytes, items: Items) -> None:
        if self._inside is _Inside.TS:
            if self._demuxer is None:
                self._demuxer = TsDemuxer()
            items += self._demuxer.feed(data)
            self._check(self._demuxer)
        elif data:
            if self._codec is None and len(self._looked) < _SNIFF_BYTES:
                self._looked += data
                self._codec = sniff(bytes(self._looked))
            items.append(data)

    def _check(self, demuxer: TsDemuxer) -> None:
        self._codec = demuxer.codec or self._codec
        if demuxer.nothing_to_play:
            raise StreamError(Trouble.CANNOT_DECODE, "no AAC or MP3 in this transport stream")

    def _forget_codec(self) -> None:
        self._codec = None
        self._looked.clear()
