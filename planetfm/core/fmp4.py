"""Fragmented MP4: takes AAC or MP3 sound out of HLS's initialisation and media segments.

The initialisation segment (`moov`) says how the sound is coded; each fragment (`moof`) says how
long its samples are and where in the segment they lie (ISO 14496-12). A sample is one AAC frame
without a header: it gets the ADTS header that `adts` would read the same facts from, so that the
tape and all behind it see the ADTS they know. MP3 samples are whole frames already.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planetfm.core.adts import RATES_HZ
from planetfm.core.codec import Codec
from planetfm.core.icy import IcyTitle
from planetfm.core.id3 import read_tag

MAX_SAMPLES = 20_000
"""In one segment: five minutes of AAC. More is no sound."""

_MAX_ADTS_BYTES = 0x1FFF
_ADTS_HEADER_BYTES = 7
_SOUND_BOXES = frozenset({b"mp4a", b".mp3"})
_TOP_BOXES = frozenset(
    {b"ftyp", b"styp", b"moov", b"moof", b"sidx", b"emsg", b"prft", b"mdat", b"free", b"skip"}
)


@dataclass(frozen=True, slots=True)
class Track:
    """How the sound of a segment is coded. `profile`, `rate_index` and `channels` as ADTS has them
    (0 for MP3); `sample_bytes` is the size of samples whose fragments do not say it, 0 if none."""

    identity: int
    codec: Codec
    profile: int = 0
    rate_index: int = 0
    channels: int = 0
    sample_bytes: int = 0


@dataclass(frozen=True, slots=True)
class _Box:
    kind: bytes
    start: int
    body: int
    end: int


def looks_like_mp4(data: bytes) -> bool:
    """Whether `data` begins with a box that a segment may begin with."""
    return data[4:8] in _TOP_BOXES


def read_track(init: bytes) -> Track | None:
    """The first track of sound that can be played; None when there is none. Never raises."""
    for moov in _find(init, _Box(b"", 0, 0, len(init)), b"moov"):
        defaults = _defaults(init, moov)
        for trak in _find(init, moov, b"trak"):
            identity = _track_identity(init, trak)
            for entry in _sample_entries(init, trak):
                track = _read_entry(init, entry, identity, defaults.get(identity, 0))
                if track is not None:
                    return track
    return None


def read_segment(track: Track, segment: bytes) -> list[bytes | IcyTitle]:
    """The sound of one media segment, and titles sent with it. Never raises."""
    items: list[bytes | IcyTitle] = []
    sound: list[bytes] = []
    left = MAX_SAMPLES
    for box in _boxes(segment, 0, len(segment)):
        if box.kind == b"emsg":
            title = _title(segment[box.body : box.end])
            if title:
                items.append(IcyTitle(title))
        elif box.kind == b"moof":
            for traf in _find(segment, box, b"traf"):
                for start, size in _samples(track, segment, box, traf):
                    if left <= 0:
                        break
                    left -= 1
                    sound.append(_framed(track, segment[start : start + size]))
    if sound:
        items.append(b"".join(sound))
    return items


def _title(message: bytes) -> str | None:
    """In an event message; "ID3" is also in the name of the scheme, before the tag."""
    at = message.find(b"ID3")
    while at >= 0:
        tag = read_tag(message[at:])
        if tag is not None:
            return tag.title
        at = message.find(b"ID3", at + 1)
    return None


def _framed(track: Track, sample: bytes) -> bytes:
    if track.codec is not Codec.AAC:
        return sample
    size = len(sample) + _ADTS_HEADER_BYTES
    if not sample or size > _MAX_ADTS_BYTES:
        return b""
    word = (
        0xFFF1 << 40
        | track.profile << 38
        | track.rate_index << 34
        | track.channels << 30
        | size << 13
        | 0x7FF << 2  # "buffer fullness unknown", one frame
    )
    return word.to_bytes(_ADTS_HEADER_BYTES, "big") + sample


def _samples(track: Track, data: bytes, moof: _Box, traf: _Box) -> Iterator[tuple[int, int]]:
    """(start, size) of each sample of the track in this fragment, as far as they are there."""
    base, size_bytes, mine = moof.start, track.sample_bytes, False
    for tfhd in _find(data, traf, b"tfhd"):
        flags = _number(data, tfhd.body + 1, 3)
        mine = _number(data, tfhd.body + 4, 4) == track.identity
        at = tfhd.body + 8
        for flag, width in ((0x1, 8), (0x2, 4), (0x8, 4), (0x10, 4)):
            if flags & flag:
                value = _number(data, at, width)
                base = value if flag == 0x1 else base
                size_bytes = value if flag == 0x10 else size_bytes
                at += width
    if not mine:
        return
    start = base
    for trun in _find(data, traf, b"trun"):
        flags, count = _number(data, trun.body + 1, 3), _number(data, trun.body + 4, 4)
        at = trun.body + 8
        if flags & 0x1:
            start = base + _signed(_number(data, at, 4))
            at += 4
        at += 4 if flags & 0x4 else 0
        row_bytes = 4 * sum(bool(flags & flag) for flag in (0x100, 0x200, 0x400, 0x800))
        for _ in range(min(count, MAX_SAMPLES)):
            size = size_bytes
            if flags & 0x200:
                size = _number(data, at + (4 if flags & 0x100 else 0), 4)
            at += row_bytes
            if at > trun.end or start < 0 or size <= 0 or start + size > len(data):
                return
            yield start, size
            start += size


def _defaults(data: bytes, moov: _Box) -> dict[int, int]:
    """The default sample size by track."""
    found: dict[int, int] = {}
    for mvex in _find(data, moov, b"mvex"):
        for trex in _find(data, mvex, b"trex"):
            found[_number(data, trex.body + 4, 4)] = _number(data, trex.body + 16, 4)
    return found


def _track_identity(data: bytes, trak: _Box) -> int:
    for tkhd in _find(data, trak, b"tkhd"):
        version = data[tkhd.body : tkhd.body + 1]
        return _number(data, tkhd.body + (20 if version == b"\1" else 12), 4)
    return 0


def _sample_entries(data: bytes, trak: _Box) -> Iterator[_Box]:
    for mdia in _find(data, trak, b"mdia"):
        for minf in _find(data, mdia, b"minf"):
            for stbl in _find(data, minf, b"stbl"):
                for stsd in _find(data, stbl, b"stsd"):
                    yield from _boxes(data, stsd.body + 8, stsd.end)


def _read_entry(data: bytes, entry: _Box, identity: int, sample_bytes: int) -> Track | None:
    if entry.kind not in _SOUND_BOXES:
        return None
    if entry.kind == b".mp3":
        return Track(identity, Codec.MP3, sample_bytes=sample_bytes)
    # QuickTime's versions 1 and 2 of the entry hold more before the boxes inside it.
    more = {1: 16, 2: 36}.get(_number(data, entry.body + 8, 2), 0)
    for esds in _find(data, _Box(b"", 0, entry.body + 28 + more, entry.end), b"esds"):
        kind, config = _decoder_config(data[esds.body + 4 : esds.end])
        if kind in (0x69, 0x6B):
            return Track(identity, Codec.MP3, sample_bytes=sample_bytes)
        shape = _aac_shape(config) if kind in (0x40, 0x66, 0x67, 0x68) else None
        if shape is not None:
            return Track(identity, Codec.AAC, *shape, sample_bytes)
    return None


def _decoder_config(data: bytes) -> tuple[int, bytes]:
    """(object type, AudioSpecificConfig) in the descriptors of `esds` (ISO 14496-1)."""
    kind, at, end = 0, 0, len(data)
    while at + 2 <= end:
        tag, size, at = data[at], 0, at + 1
        for _ in range(4):
            if at >= end:
                return kind, b""
            byte, at = data[at], at + 1
            size = size << 7 | byte & 0x7F
            if not byte & 0x80:
                break
        if tag == 0x03:  # the stream: its header, and the descriptors within
            flags = data[at + 2] if at + 2 < end else 0
            at += 3 + (2 if flags & 0x80 else 0) + (2 if flags & 0x20 else 0)
            if flags & 0x40 and at < end:
                at += 1 + data[at]
        elif tag == 0x04:
            kind = data[at] if at < end else 0
            at += 13
        elif tag == 0x05:
            return kind, data[at : at + size]
        else:
            at += size
    return kind, b""


def _aac_shape(config: bytes) -> tuple[int, int, int] | None:
    """(profile, rate index, channels) for ADTS from an AudioSpecificConfig (ISO 14496-3 1.6.2.1).

    None for what ADTS cannot say: other objects than AAC's first four, a rate off the table,
    channels described elsewhere. HE-AAC is told as its core; decoders find the rest in the frames.
    """
    bits, left = int.from_bytes(config[:16].ljust(16, b"\0"), "big"), 128

    def take(count: int) -> int:
        nonlocal left
        left -= count
        return bits >> left & (1 << count) - 1

    def take_rate() -> int | None:
        index = take(4)
        if index != 15:
            return index
        rate_hz = take(24)
        return RATES_HZ.index(rate_hz) if rate_hz in RATES_HZ else None

    def take_object() -> int:
        number = take(5)
        return 32 + take(6) if number == 31 else number

    kind, rate = take_object(), take_rate()
    channels = take(4)
    if kind in (5, 29):
        take_rate()
        kind = take_object()
    if len(config) < 2 or rate is None or rate >= len(RATES_HZ):
        return None
    if not 1 <= kind <= 4 or not 1 <= channels <= 7:
        return None
    return kind - 1, rate, channels


def _find(data: bytes, inside: _Box, kind: bytes) -> Iterator[_Box]:
    return (box for box in _boxes(data, inside.body, inside.end) if box.kind == kind)


def _boxes(data: bytes, at: int, end: int) -> Iterator[_Box]:
    """The boxes in a row between two offsets; ends at the first that does not fit."""
    while at + 8 <= end:
        size, body = _number(data, at, 4), at + 8
        if size == 1:
            size, body = _number(data, at + 8, 8), at + 16
        elif size == 0:
            size = end - at
        if size < body - at or at + size > end:
            return
        yield _Box(data[at + 4 : at + 8], at, body, at + size)
        at += size


def _number(data: bytes, at: int, width: int) -> int:
    return int.from_bytes(data[at : at + width], "big")


def _signed(value: int) -> int:
    return value - (1 << 32) if value >= 1 << 31 else value
