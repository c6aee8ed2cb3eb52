"""The marks on the ribbon: the last hour of air cut into songs, talk, holes and what is not there.

Pure: a TapeView and the present moment in, stretches of time out, oldest first, none overlapping.
The painter turns seconds into pixels and chooses the colours.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

from planetfm.core.snapshot import AiredSong, TapeView

SPAN_S = 3600.0


class Kind(enum.Enum):
    SONG = "song"
    TALK = "talk"  # talk, or no title
    MISSING = "missing"  # not stored: before the first second, or a hole
    CUT = "cut"  # the line is down since


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of air from `start` to `end`, POSIX seconds. `aired` for songs only."""

    kind: Kind
    start: float
    end: float
    aired: AiredSong | None = None


def stretches(tape: TapeView, now: float, *, cut: bool) -> list[Stretch]:
    """What the hour before `now` holds. `cut`: the line is down, so the end is hatched."""
    begin = now - SPAN_S
    if tape.oldest is None or tape.newest is None or tape.newest <= begin:
        return []
    oldest = max(begin, tape.oldest)
    # The newest second is a few seconds old while the line flows; only a cut leaves a gap to see.
    newest = min(tape.newest, now)
    end = newest if cut or now - newest > 20 else now
    found: list[Stretch] = []
    if oldest > begin:
        found.append(Stretch(Kind.MISSING, begin, oldest))
    at = oldest
    holes = [Stretch(Kind.MISSING, start, stop) for start, stop in tape.holes]
    pieces = [
        *holes,
        *(
            part
            for song in tape.songs
            if song.song.known
            for part in _around(Stretch(Kind.SONG, song.start, _end(song, end), song), holes)
        ),
    ]
    for piece in sorted(pieces, key=lambda piece: piece.start):
        start, stop = max(piece.start, at), min(piece.end, end)
        if stop <= start:
            continue
        if start - at > 0.5:
            found.append(Stretch(Kind.TALK, at, start))
        found.append(Stretch(piece.kind, start, stop, piece.aired))
        at = stop
    if end - at > 0.5:
        found.append(Stretch(Kind.TALK, at, end))
    if now - end > 0.5:
        found.append(Stretch(Kind.CUT if cut else Kind.MISSING, end, now))
    return found


def song_at(tape: TapeView, at: float) -> AiredSong | None:
    """The song on air at `at`, or None in talk."""
    for aired in reversed(tape.songs):
        if aired.start <= at:
            inside = aired.end is None or at < aired.end
            return aired if inside and aired.song.known else None
    return None


def neighbour(tape: TapeView, at: float, step: int) -> float | None:
    """The start of the next song after `at` (`step` 1), or of this or the previous one (-1).

    Going back within three seconds of a song's start means the one before, as on any player.
    """
    starts = [aired.start for aired in tape.songs if aired.song.known]
    if step > 0:
        return next((start for start in starts if start > at + 0.5), None)
    return next((start for start in reversed(starts) if start < at - 3), None)


def ten_minutes(now: float, utc_offset_s: float) -> list[float]:
    """The moments of the hour before `now` at which the station's clock shows full ten minutes."""
    step = 600.0
    last = (now + utc_offset_s) // step * step - utc_offset_s
    return [last - step * back for back in range(6) if last - step * back > now - SPAN_S][::-1]


def _around(song: Stretch, holes: list[Stretch]) -> list[Stretch]:
    """What of `song` is left between the holes that fell into it."""
    found, at = [], song.start
    for hole in sorted(holes, key=lambda hole: hole.start):
        if hole.end <= at or hole.start >= song.end:
            continue
        if hole.start > at:
            found.append(Stretch(Kind.SONG, at, hole.start, song.aired))
        at = hole.end
    if at < song.end:
        found.append(Stretch(Kind.SONG, at, song.end, song.aired))
    return found


def _end(aired: AiredSong, end: float) -> float:
    return end if aired.end is None else aired.end
