"""The programme: an MP3 file on an endless loop, and the clock that says what is on air.

Every listener hears the same broadcast. A position is a count of bytes since the loop began, so
"the last 65,536 bytes" means the same to all, and a listener who comes back is given bytes it
already holds, as on a real Icecast. The clock follows the durations of the file's own frames.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path

_BITRATES_KBPS = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_RATES_HZ = (44_100, 48_000, 32_000)
_SAMPLES = 1152  # of one MPEG-1 layer III frame (ISO 11172-3)


@dataclass(frozen=True, slots=True)
class Segment:
    """One song or talk: where it starts in the loop, who and what. A talk has no artist."""

    start_s: float
    artist: str
    title: str

    @property
    def stream_title(self) -> str:
        return f"{self.artist} - {self.title}" if self.artist else self.title


def frame_size(header: bytes) -> tuple[int, int, int]:
    """(size_bytes, bitrate_kbps, rate_hz) of an MPEG-1 layer III frame.

    Raises ValueError when the four bytes are not such a header.
    """
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xFE != 0xFA:
        raise ValueError("not an MPEG-1 layer III frame")
    bitrate, rate = header[2] >> 4, header[2] >> 2 & 3
    if bitrate in (0, 15) or rate == 3:
        raise ValueError("reserved bit rate or sampling rate")
    kbps, rate_hz = _BITRATES_KBPS[bitrate], _RATES_HZ[rate]
    return 144_000 * kbps // rate_hz + (header[2] >> 1 & 1), kbps, rate_hz


class Programme:
    """The loop: bytes, frame positions and titles. Never changes, so threads share it freely."""

    def __init__(self, audio: bytes, segments: tuple[Segment, ...]) -> None:
        self._audio = audio
        self._starts: list[int] = []
        at = 0
        while at < len(audio):
            size, self.bitrate_kbps, self.rate_hz = frame_size(audio[at : at + 4])
            self._starts.append(at)
            at += size
        if not self._starts or at != len(audio):
            raise ValueError("the programme's audio must be whole MP3 frames")
        self.size_bytes = len(audio)
        self.frame_s = _SAMPLES / self.rate_hz
        self.length_s = len(self._starts) * self.frame_s
        self.segments = segments
        self._segment_bytes = [self._byte_at(segment.start_s) for segment in segments]

    @classmethod
    def load(cls, folder: Path) -> Programme:
        """Reads siaran.mp3 and programme.json. Raises OSError, ValueError or KeyError."""
        plan = json.loads((folder / "programme.json").read_text(encoding="utf-8"))
        segments = tuple(
            Segment(float(s["start_s"]), str(s["artist"]), str(s["title"]))
            for s in plan["segments"]
        )
        return cls((folder / "siaran.mp3").read_bytes(), segments)

    def position(self, on_air_s: float) -> int:
        """How many bytes have been broadcast after so many seconds, whole frames only."""
        loops, frame = divmod(int(on_air_s / self.frame_s), len(self._starts))
        return loops * self.size_bytes + self._starts[frame]

    def read(self, start: int, end: int) -> bytes:
        """The broadcast's bytes from one position to another."""
        parts: list[bytes] = []
        while start < end:
            at = start % self.size_bytes
            part = self._audio[at : min(self.size_bytes, at + end - start)]
            parts.append(part)
            start += len(part)
        return b"".join(parts)

    def segment_at(self, position: int) -> Segment:
        """What is on air at a position."""
        return self.segments[bisect_right(self._segment_bytes, position % self.size_bytes) - 1]

    def _byte_at(self, second: float) -> int:
        return self._starts[min(len(self._starts) - 1, int(second / self.frame_s))]
