"""Where each second of air lies on the tape.

Three rulers are kept in step. *Offset*: bytes since the tape began. *Media time*: seconds of sound
since the tape began, counted frame by frame, so it is exact whatever the bit rate does. *Air time*:
when a second was on air, POSIX seconds. Within a stretch (bytes joined without a hole) air time is
media time plus an anchor; a hole is a jump of the anchor.

The anchor: a station sends its burst at once and then one second a second. The smallest difference
ever seen between the clock and the media time received is the live edge; anything larger was the
network being late.

What an earlier run of the app left can be put before the beginning: its offsets and media times are
below zero then, and nothing that was told before has to change.

Pure and not thread-safe: the tape guards it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planetfm.core.codec import Codec, Frame
from planetfm.core.model import Song

POINT_EVERY_S = 0.1
"""How far apart remembered frame boundaries are: a seek lands within this of what was asked."""

NO_SONG = Song("", "", "")
HOLE_LEAST_S = 0.3
"""A jump of the anchor below this is the network's jitter, not a hole."""


@dataclass(slots=True)
class Stretch:
    """Bytes of one codec joined without a hole."""

    codec: Codec
    offset: int
    media_s: float
    anchor_s: float
    """air time = media time + anchor."""
    overlaps: bool = False
    """The first of a run: the station's burst may hold what the run before has already."""


@dataclass(frozen=True, slots=True)
class Mark:
    """From this media time on, the station said this."""

    media_s: float
    song: Song


@dataclass(frozen=True, slots=True)
class Spot:
    """A frame boundary: a place where reading may begin."""

    offset: int
    media_s: float


@dataclass(frozen=True, slots=True)
class Joint:
    """Where a stretch begins; `hole_s` seconds of air are missing before it."""

    offset: int
    media_s: float
    codec: Codec
    hole_s: float


class Timeline:
    """The index of a tape. Offsets and media times only grow; the oldest are dropped by `trim`."""

    def __init__(self) -> None:
        self._offsets: list[int] = []
        self._media: list[float] = []
        self._stretches: list[Stretch] = []
        self._marks: list[Mark] = []
        self._end = Spot(0, 0.0)
        self._begun = False

    @property
    def end(self) -> Spot:
        """The end of the last whole frame."""
        return self._end

    @property
    def start(self) -> Spot:
        """The oldest remembered frame boundary."""
        return Spot(self._offsets[0], self._media[0]) if self._offsets else self._end

    @property
    def codec(self) -> Codec | None:
        return self._stretches[-1].codec if self._stretches else None

    @property
    def length_s(self) -> float:
        return self._end.media_s - self.start.media_s

    def begin(self, codec: Codec, now: float) -> None:
        """A new stretch starts at the end; `now` is air time at the live edge."""
        if self._stretches and self._stretches[-1].offset == self._end.offset:
            self._stretches.pop()
        anchor_s = now - self._end.media_s
        self._stretches.append(
            Stretch(codec, self._end.offset, self._end.media_s, anchor_s, not self._begun)
        )
        self._begun = True
        self._add_point()

    def prepend(self, past: Timeline, offset: int) -> None:
        """Put what an earlier run of the app left before what is here: it ends at `offset`, where
        the bytes that are here begin."""
        by, by_s = offset - past._end.offset, self.start.media_s - past._end.media_s
        first = len([one for one in past._offsets if one + by < offset])
        self._offsets[:0] = [one + by for one in past._offsets[:first]]
        self._media[:0] = [media_s + by_s for media_s in past._media[:first]]
        seam_s = past._end.media_s + by_s
        self._stretches[:0] = [
            Stretch(one.codec, one.offset + by, one.media_s + by_s, one.anchor_s - by_s)
            for one in past._stretches
        ]
        seam = [] if self._marks and self._marks[0].media_s <= seam_s else [Mark(seam_s, NO_SONG)]
        self._marks[:0] = [Mark(m.media_s + by_s, m.song) for m in past._marks] + seam

    def forget_past(self) -> None:
        """Take away what `prepend` put there."""
        first = bisect_left(self._offsets, 0)
        del self._offsets[:first]
        del self._media[:first]
        self._stretches = [one for one in self._stretches if one.offset >= 0]
        self._marks = [mark for mark in self._marks if mark.media_s >= 0]

    def restore(self, spots: Sequence[Spot], stretches: Sequence[Stretch]) -> None:
        """Be what an index says: frame boundaries, the end last. Give its marks to `mark_at`."""
        self._offsets = [spot.offset for spot in spots]
        self._media = [spot.media_s for spot in spots]
        self._stretches = list(stretches)
        self._end = spots[-1] if spots else Spot(0, 0.0)
        self._begun = True

    def mark_at(self, mark: Mark) -> None:
        """As `mark`, for a title read from an index; in order."""
        if not self._marks or self._marks[-1].song != mark.song:
            self._marks.append(mark)

    def add(self, frames: Iterable[Frame], base: int, now: float) -> None:
        """Whole frames arrived; `base` is the tape offset of the scanner's first byte."""
        offset, media_s = self._end.offset, self._end.media_s
        for frame in frames:
            offset = base + frame.end
            media_s += frame.duration_s
            if media_s - self._media[-1] >= POINT_EVERY_S:
                self._offsets.append(offset)
                self._media.append(media_s)
        self._end = Spot(offset, media_s)
        stretch = self._stretches[-1]
        before = self._stretches[-2] if len(self._stretches) > 1 else None
        stretch.anchor_s = min(stretch.anchor_s, now - media_s)
        # Air cannot go back over what this run has on the tape already.
        if before is not None and not stretch.overlaps:
            stretch.anchor_s = max(stretch.anchor_s, before.anchor_s)

    def clock_moved(self, by_s: float, now: float) -> None:
        """The wall clock was put right, by so much, and shows `now`: what is on the tape was on
        air at other times than thought. Frames may have been added by the new clock already."""
        if not self._stretches:
            return
        newest = self._stretches[-1]
        for stretch in self._stretches[:-1]:
            stretch.anchor_s += by_s
        live_s = now - self._end.media_s
        newest.anchor_s = min(newest.anchor_s + max(0.0, by_s), live_s)

    def mark(self, song: Song) -> None:
        """The station changed its title at the end of the tape."""
        if self._marks and self._marks[-1].song == song:
            return
        if self._marks and self._marks[-1].media_s >= self._end.media_s:
            self._marks.pop()
        self._marks.append(Mark(self._end.media_s, song))

    def trim(self, span_s: float) -> int:
        """Forget what is older than `span_s` of sound, or of air; returns the first offset still
        wanted."""
        aged_s = self._media_of_age(self.air_of(self._end.media_s), span_s)
        return self._forget(max(self._end.media_s - span_s, aged_s))

    def expire(self, now: float, span_s: float) -> int:
        """Forget what was on air more than `span_s` before `now`; returns as `trim`."""
        return self._forget(self._media_of_age(now, span_s))

    def forget_before(self, offset: int) -> None:
        """The bytes before `offset` are gone."""
        if offset > self.start.offset:
            at = min(bisect_left(self._offsets, offset), len(self._offsets))
            self._forget(self._media[at] if at < len(self._media) else self._end.media_s)

    def _media_of_age(self, now: float, span_s: float) -> float:
        """The media time that was on air `span_s` before `now`: holes are part of an hour, too."""
        return self.media_of_air(now - span_s) if self._stretches else self._end.media_s

    def _forget(self, keep_from: float) -> int:
        first = bisect_right(self._media, keep_from) - 1
        if self._media and keep_from >= self._end.media_s:
            self._offsets, self._media = [self._end.offset], [self._end.media_s]
        elif first > 0:
            del self._offsets[:first]
            del self._media[:first]
        oldest = self.start
        while len(self._stretches) > 1 and self._stretches[1].media_s <= oldest.media_s:
            del self._stretches[0]
        while len(self._marks) > 1 and self._marks[1].media_s <= oldest.media_s:
            del self._marks[0]
        return oldest.offset

    def spot_at_media(self, media_s: float) -> Spot:
        """The last frame boundary at or before `media_s`, within what is kept."""
        if media_s >= self._end.media_s or not self._offsets:
            return self._end
        index = max(0, bisect_right(self._media, media_s) - 1)
        return Spot(self._offsets[index], self._media[index])

    def spot_after_media(self, media_s: float) -> Spot:
        """The first remembered frame boundary at or after `media_s`; the end if there is none."""
        index = bisect_left(self._media, media_s)
        if index == len(self._media):
            return self._end
        return Spot(self._offsets[index], self._media[index])

    def codec_border(self, offset: int) -> int | None:
        """Where another codec begins after `offset`; None while it is the same to the end."""
        codec: Codec | None = None
        for stretch in self._stretches:
            if stretch.offset <= offset:
                codec = stretch.codec
            elif codec is not None and stretch.codec is not codec:
                return stretch.offset
        return None

    def spot_at_air(self, air_s: float) -> Spot:
        """The frame boundary where `air_s` was on air; the end of a hole for a time within one."""
        return self.spot_at_media(self.media_of_air(air_s))

    def media_at_offset(self, offset: int) -> float:
        """The media time of the last remembered boundary at or before `offset`."""
        if offset >= self._end.offset or not self._offsets:
            return self._end.media_s
        return self._media[max(0, bisect_right(self._offsets, offset) - 1)]

    def air_of(self, media_s: float) -> float:
        """When this second was on air, POSIX seconds."""
        stretch = self.stretch_of(media_s)
        return media_s + (stretch.anchor_s if stretch else 0.0)

    def media_of_air(self, air_s: float) -> float:
        """The media time that was on air at `air_s`, clamped to what is kept."""
        media_s = self.start.media_s
        for index, stretch in enumerate(self._stretches):
            last = index + 1 == len(self._stretches)
            end_s = self._end.media_s if last else self._stretches[index + 1].media_s
            if air_s < stretch.media_s + stretch.anchor_s:
                return max(media_s, stretch.media_s)
            if air_s <= end_s + stretch.anchor_s:
                return max(self.start.media_s, air_s - stretch.anchor_s)
            media_s = end_s
        return self._end.media_s

    def air_before(self, media_s: float) -> float:
        """As `air_of`, but where a stretch begins: when the one before it ended."""
        starts = [stretch.media_s for stretch in self._stretches]
        index = max(0, bisect_left(starts, media_s) - 1)
        return media_s + (self._stretches[index].anchor_s if self._stretches else 0.0)

    def spots_after(self, media_s: float) -> tuple[Spot, ...]:
        """The remembered frame boundaries beyond `media_s`."""
        first = bisect_right(self._media, media_s)
        return tuple(map(Spot, self._offsets[first:], self._media[first:]))

    def stretches(self) -> tuple[Stretch, ...]:
        """Oldest first; not to be changed."""
        return tuple(self._stretches)

    def stretch_of(self, media_s: float) -> Stretch | None:
        """The stretch that holds `media_s` (the later one at a join)."""
        if not self._stretches:
            return None
        starts = [stretch.media_s for stretch in self._stretches]
        return self._stretches[max(0, bisect_right(starts, media_s) - 1)]

    def song_at(self, media_s: float) -> Song | None:
        starts = [mark.media_s for mark in self._marks]
        index = bisect_right(starts, media_s) - 1
        return self._marks[index].song if index >= 0 else None

    def marks(self) -> tuple[Mark, ...]:
        return tuple(self._marks)

    def joints(self) -> tuple[Joint, ...]:
        """Where each stretch but the oldest begins, oldest first."""
        return tuple(
            Joint(
                after.offset, after.media_s, after.codec, max(0.0, after.anchor_s - before.anchor_s)
            )
            for before, after in zip(self._stretches, self._stretches[1:], strict=False)
        )

    def holes(self) -> tuple[tuple[float, float], ...]:
        """(begin, end) of each hole in air time, oldest first."""
        found = []
        for before, after in zip(self._stretches, self._stretches[1:], strict=False):
            begin, end = after.media_s + before.anchor_s, after.media_s + after.anchor_s
            if end - begin >= HOLE_LEAST_S:
                found.append((begin, end))
        return tuple(found)

    def _add_point(self) -> None:
        at = bisect_left(self._offsets, self._end.offset)
        if at == len(self._offsets) or self._offsets[at] != self._end.offset:
            self._offsets.append(self._end.offset)
            self._media.append(self._end.media_s)
