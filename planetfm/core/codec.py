"""The words all codecs share: what a frame is, and what a stream's format is."""

import enum
from dataclasses import dataclass


class Codec(enum.Enum):
    """What Planet FM can cut and join. MP3 stands for MPEG audio layers 2 and 3."""

    MP3 = "mp3"
    AAC = "aac"
    VORBIS = "vorbis"
    OPUS = "opus"

    @property
    def in_ogg(self) -> bool:
        return self in (Codec.VORBIS, Codec.OPUS)


@dataclass(frozen=True, slots=True)
class Frame:
    """The smallest run of bytes that can be cut out whole; in Ogg that is a page.

    `offset` counts from the first byte ever fed. Pages that hold no sound last 0 s.
    """

    offset: int
    size_bytes: int
    duration_s: float

    @property
    def end(self) -> int:
        return self.offset + self.size_bytes


@dataclass(frozen=True, slots=True)
class StreamFormat:
    """`bitrate_bps` is what the stream declares while it is constant, else the mean so far; 0 when
    neither is known yet. `channels` is 0 when the stream does not say."""

    sample_rate_hz: int
    channels: int
    bitrate_bps: int


@dataclass(frozen=True, slots=True)
class FrameHeader:
    """What one MPEG or ADTS header says. Frames of one stream have the same `family`.

    `bitrate_bps` is 0 where headers do not carry it (ADTS).
    """

    size_bytes: int
    samples: int
    sample_rate_hz: int
    channels: int
    bitrate_bps: int
    family: int
