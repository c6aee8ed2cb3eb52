"""What a recording of the clock tone says: when it sounded, where it was silent, which second of
the minute was heard, and what was lost or came twice.

Times are wall clock (time.time()), lengths are seconds. Pure: samples in, numbers out.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

RATE_HZ = 44100
BLOCK_S = 0.01
LOUD_RMS = 200.0
LEAST_SILENCE_S = 0.03
PITCH_WINDOW_S = 0.06
PITCH_HOP_S = 0.02
FFT_SIZE = 8192

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Silence:
    """A hole in the sound: when it began and how long it was."""

    at: float
    length_s: float


@dataclass(frozen=True, slots=True)
class Continuity:
    """How much of the broadcast was never heard in a span, and how much was heard twice."""

    lost_s: float
    repeated_s: float


class Sound:
    """A stretch of recorded sound that begins at a known wall-clock time."""

    def __init__(self, samples: Floats, begins_at: float) -> None:
        self._samples = samples
        self.begins_at = begins_at
        size = round(RATE_HZ * BLOCK_S)
        blocks = samples[: len(samples) // size * size].reshape(-1, size)
        self._loud = np.sqrt((blocks * blocks).mean(axis=1)) > LOUD_RMS

    @classmethod
    def from_bytes(cls, raw: bytes, begins_at: float) -> Sound:
        """From mono signed 16 bit little endian samples at RATE_HZ."""
        whole = raw[: len(raw) // 2 * 2]
        return cls(np.frombuffer(whole, dtype="<i2").astype(np.float32), begins_at)

    @property
    def ends_at(self) -> float:
        return self.begins_at + len(self._samples) / RATE_HZ

    def loud(self, since: float, until: float) -> bool:
        """Whether anything sounds between the two times."""
        return bool(self._blocks(since, until).any())

    def rms(self, since: float, until: float) -> float:
        """How loud it is between the two times, in sample units (full scale 32768)."""
        first, last = (round((at - self.begins_at) * RATE_HZ) for at in (since, until))
        piece = self._samples[max(0, first) : last].astype(np.float64)
        return float(np.sqrt((piece * piece).mean())) if len(piece) else 0.0

    def level(self, hz: float, since: float, until: float) -> float:
        """How loud it is within 3 % around a pitch, in sample units. A player that keeps step
        with its device changes the pitch a little all the time."""
        first, last = (round((at - self.begins_at) * RATE_HZ) for at in (since, until))
        piece = self._samples[max(0, first) : last].astype(np.float64)
        power = np.abs(np.fft.rfft(piece * np.hanning(len(piece)))) ** 2
        pitch = np.fft.rfftfreq(len(piece), 1 / RATE_HZ)
        near = np.abs(pitch - hz) <= 0.03 * hz
        return float(np.sqrt(power[near].sum()) / len(piece))

    def first_sound(self, since: float) -> float | None:
        """When sound that lasts at least 30 ms first begins, at or after `since`."""
        loud = self._blocks(since, self.ends_at)
        lasting = loud[:-2] & loud[1:-1] & loud[2:]
        if not lasting.any():
            return None
        return self._time(self._index(since) + int(np.argmax(lasting)))

    def silences(
        self, since: float, until: float, least_s: float = LEAST_SILENCE_S
    ) -> list[Silence]:
        """Every silence of at least `least_s` in the span, in order, cut at the span's ends."""
        loud = self._blocks(since, until)
        edges = np.flatnonzero(np.diff(np.concatenate(([True], loud, [True])).astype(np.int8)))
        first = self._index(since)
        holes = [
            Silence(self._time(first + int(a)), int(b - a) * BLOCK_S)
            for a, b in zip(edges[::2], edges[1::2], strict=True)
        ]
        return [hole for hole in holes if hole.length_s >= least_s - BLOCK_S / 2]

    def silent_s(self, since: float, until: float) -> float:
        """The length of all silences of 30 ms or more in the span, together."""
        return sum(hole.length_s for hole in self.silences(since, until))

    def heard_second(self, at: float) -> float | None:
        """Which second of the minute (0-59, from the pitch) is heard at a time; None in silence."""
        pitches = self._pitches(at - 0.15, at + 0.15)
        heard = pitches[~np.isnan(pitches)]
        if len(heard) < 3:
            return None
        return float((np.median(heard) - 400) / 20)

    def lag(self, at: float) -> float | None:
        """How long before `at` the sound that is heard then was sent, in seconds, right to about
        half a second; None in silence. Lags from -5 to 55 s are told apart."""
        second = self.heard_second(at)
        if second is None:
            return None
        return (at - round(second) - 0.5 + 5) % 60 - 5

    def exact_lag(self, since: float, until: float) -> float | None:
        """The lag to some 30 ms: at the moments in the span where the pitch changes, the heard
        second has just begun. None when there is no such moment."""
        seconds = self._seconds(since, until)
        lags = []
        for place in range(1, len(seconds)):
            before, after = seconds[place - 1], seconds[place]
            if before >= 0 and after == (before + 1) % 60:
                at = since + place * PITCH_HOP_S
                lags.append((at - after + 5) % 60 - 5)
        return float(np.median(lags)) if lags else None

    def continuity(self, since: float, until: float) -> Continuity:
        """How many seconds of the broadcast are missing or doubled in what was heard in the span.

        Each broadcast second should be heard for one second. The first and the last one are cut by
        the span and don't count. Jumps of less than 30 s are understood.
        """
        seconds = self._seconds(since, until)
        heard: dict[int, float] = defaultdict(float)
        here: int | None = None
        for second in seconds:
            if second < 0:
                continue
            here = second if here is None else here + (second - here + 30) % 60 - 30
            heard[here] += PITCH_HOP_S
        if here is None:
            return Continuity(until - since, 0.0)
        first = next(int(second) for second in seconds if second >= 0)
        lost = repeated = 0.0
        for second in range(min(heard), max(heard) + 1):
            if second in (first, here):
                continue
            due = 1.0 if second > first else 0.0
            difference = heard[second] - due
            if abs(difference) > 0.1:
                lost += max(0.0, -difference)
                repeated += max(0.0, difference)
        return Continuity(round(lost, 2), round(repeated, 2))

    def _seconds(self, since: float, until: float) -> npt.NDArray[np.int64]:
        """The heard second each PITCH_HOP_S; -1 in silence.

        A second lasts longer than one reading: a single one that agrees with neither side is a
        click, and so is one at the beginning, where a decoder that joins in the middle may put
        out noise first (MP3, one start of ten). It counts as the second beside it.
        """
        pitches = self._pitches(since, until)
        seconds = np.where(np.isnan(pitches), -1, np.rint((pitches - 400) / 20)).astype(np.int64)
        seconds[(seconds < -1) | (seconds > 59)] = -1
        for place in np.flatnonzero(seconds >= 0):
            beside = [*seconds[max(0, place - 1) : place], *seconds[place + 1 : place + 2]]
            if seconds[place] not in beside:
                seconds[place] = next((second for second in beside if second >= 0), -1)
        return seconds

    def _pitches(self, since: float, until: float) -> npt.NDArray[np.float64]:
        """The loudest pitch in Hz around each PITCH_HOP_S from `since`; NaN in silence."""
        size = round(RATE_HZ * PITCH_WINDOW_S)
        count = max(0, round((until - since) / PITCH_HOP_S))
        out = np.full(count, np.nan)
        window = np.hanning(size)
        for place in range(count):
            middle = since + (place + 0.5) * PITCH_HOP_S - self.begins_at
            start = round(middle * RATE_HZ) - size // 2
            if start < 0 or start + size > len(self._samples):
                continue
            piece = self._samples[start : start + size]
            if float(np.sqrt((piece * piece).mean())) <= LOUD_RMS:
                continue
            power = np.abs(np.fft.rfft(piece * window, FFT_SIZE))
            out[place] = _peak(power) * RATE_HZ / FFT_SIZE
        return out

    def _blocks(self, since: float, until: float) -> npt.NDArray[np.bool_]:
        heard: npt.NDArray[np.bool_] = self._loud[self._index(since) : self._index(until)]
        return heard

    def _index(self, at: float) -> int:
        return min(len(self._loud), max(0, round((at - self.begins_at) / BLOCK_S)))

    def _time(self, index: int) -> float:
        return self.begins_at + index * BLOCK_S


def _peak(power: npt.NDArray[np.float64]) -> float:
    """Where the highest bin's top lies, between the bins, by a parabola through three of them."""
    top = int(np.clip(np.argmax(power), 1, len(power) - 2))
    left, middle, right = (float(value) for value in power[top - 1 : top + 2])
    bend = left - 2 * middle + right
    return top if bend == 0 else top + 0.5 * (left - right) / bend
