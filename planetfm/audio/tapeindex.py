"""The lines beside a tape's bytes, and how a tape is read back from them.

Every line is one JSON value and tells what came; nothing is ever rewritten, so a process that is
killed leaves all but its last second. The first line of each file says where the three rulers stood
when it was begun: any file is a beginning, whatever became of those before it.

A run of the app is a folder. What cannot be read, belongs to another station or is older than the
tape is long goes; nothing read here can do more harm than that.
"""

from __future__ import annotations

import base64
import contextlib
import json
import logging
import math
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from planetfm.audio.segments import BYTES, INDEX, Segment
from planetfm.core.codec import Codec, StreamFormat
from planetfm.core.model import Song
from planetfm.core.timeline import Mark, Spot, Stretch, Timeline

RUN = "run-"
VERSION = 1
INDEX_LIMIT_BYTES = 32 << 20
AHEAD_S = 120.0
"""A tape from later than now was made by a clock that was wrong: nobody knows when that was."""

log = logging.getLogger(__name__)
_BAD = (ValueError, TypeError, KeyError, IndexError, OverflowError, OSError, RecursionError)


@dataclass(slots=True)
class Run:
    """What one run of the app left, by its own rulers."""

    segments: list[Segment]
    timeline: Timeline
    codec: Codec
    rate_hz: int = 0
    channels: int = 0
    headers: list[tuple[int, bytes]] = field(default_factory=list)

    def fits(self, form: StreamFormat | None) -> bool:
        """Whether a stream of `form` can be heard in one go with it, as far as both are known."""
        if form is None or not self.rate_hz:
            return True
        return (self.rate_hz, self.channels) == (form.sample_rate_hz, form.channels)


# --- writing -------------------------------------------------------------------------------


def heading(
    station: str,
    at: int,
    spot: Spot,
    stretch: Stretch,
    form: StreamFormat | None,
    mark: Mark | None,
    headers: tuple[int, bytes] | None,
) -> bytes:
    """The first line of the index of the segment that begins at the offset `at`."""
    return _line(
        {
            "planetfm tape": VERSION,
            "station": station,
            "at": at,
            "spot": _spot(spot),
            "stretch": _stretch(stretch),
            "format": _format(form),
            "song": _mark(mark) if mark else None,
            "headers": _headers(*headers) if headers else None,
        }
    )


def spots_line(spots: Iterable[Spot], anchor_s: float) -> bytes:
    """More frame boundaries; `anchor_s` is the newest stretch's by now."""
    return _line({"p": [_spot(spot) for spot in spots], "a": anchor_s})


def stretch_line(stretch: Stretch) -> bytes:
    return _line({"s": _stretch(stretch)})


def mark_line(mark: Mark) -> bytes:
    return _line({"m": _mark(mark)})


def format_line(form: StreamFormat) -> bytes:
    return _line({"f": _format(form)})


def headers_line(offset: int, headers: bytes) -> bytes:
    return _line({"h": _headers(offset, headers)})


def anchors_line(stretches: Iterable[Stretch]) -> bytes:
    """The clock was put right: all anchors are others."""
    return _line({"c": [[one.offset, one.anchor_s] for one in stretches]})


def _line(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode() + b"\n"


def _spot(spot: Spot) -> list[float]:
    return [spot.offset, round(spot.media_s, 6)]


def _stretch(one: Stretch) -> list[object]:
    return [one.offset, one.media_s, one.anchor_s, one.codec.value, one.overlaps]


def _mark(mark: Mark) -> list[object]:
    return [mark.media_s, mark.song.artist, mark.song.title, mark.song.raw]


def _format(form: StreamFormat | None) -> list[int]:
    return [form.sample_rate_hz, form.channels] if form else [0, 0]


def _headers(offset: int, headers: bytes) -> list[object]:
    return [offset, base64.b64encode(headers).decode()]


# --- reading -------------------------------------------------------------------------------


def recall(root: Path, station: str, *, but: str, now: float, span_s: float) -> list[Run]:
    """The runs below `root` that go together, newest first; all other runs are removed.

    `but` is the folder of the run that is now; `now` in POSIX seconds; older than `span_s` nothing
    is wanted. Raises nothing.
    """
    found = []
    try:
        folders = [path for path in root.iterdir() if path.name != but]
    except OSError:
        return []
    for folder in folders:
        if not folder.name.startswith(RUN):
            if folder.suffix == BYTES:  # a tape of before there was an index
                _remove(folder)
            continue
        run = _of_age(_read_run(folder, station), now, span_s)
        if run is None:
            _remove(folder)
        else:
            found.append((_newest(run), folder, run))
    found.sort(key=lambda one: one[0], reverse=True)
    kept: list[Run] = []
    for _, folder, run in found:
        if kept and run.codec is not kept[0].codec:
            _remove(folder)
        else:
            kept.append(run)
    return kept


def _of_age(run: Run | None, now: float, span_s: float) -> Run | None:
    if run is None:
        return None
    newest = _newest(run)
    if newest <= now - span_s or newest > now + AHEAD_S:
        return None
    keep_from = run.timeline.expire(now, span_s)
    while run.segments[0].end <= keep_from and len(run.segments) > 1:
        run.segments.pop(0).remove()
    return run if run.timeline.length_s > 0 else None


def _newest(run: Run) -> float:
    return run.timeline.air_of(run.timeline.end.media_s)


def _read_run(folder: Path, station: str) -> Run | None:
    """What is whole in `folder`, from its newest file back to the first that is not."""
    try:
        paths = sorted(folder.glob(f"*{BYTES}"))
    except OSError:
        return None
    files: list[tuple[Segment, list[dict[str, Any]]]] = []
    for path in reversed(paths):
        try:
            lines, torn = _lines(path.with_suffix(INDEX))
            head = lines[0]
            if head["planetfm tape"] != VERSION or head["station"] != station:
                break
            start, size_bytes = int(head["at"]), path.stat().st_size
            if files:
                size_bytes = files[-1][0].start - start
                if torn or not 0 < size_bytes <= path.stat().st_size:
                    break
        except _BAD as error:
            log.info("%s is no tape: %r", path, error)
            if files:
                break
            continue  # the newest may be half made
        files.append((Segment(start, path, size_bytes=size_bytes), lines))
    files.reverse()
    try:
        return _assemble(files) if files else None
    except _BAD as error:
        log.warning("the tape in %s cannot be read: %r", folder, error)
        return None


def _lines(path: Path) -> tuple[list[dict[str, Any]], bool]:
    """The whole lines, and whether something torn or foreign follows them."""
    if path.stat().st_size > INDEX_LIMIT_BYTES:
        raise ValueError("too long")
    lines: list[dict[str, Any]] = []
    for text in path.read_bytes().splitlines(keepends=True):
        try:
            line = json.loads(text) if text.endswith(b"\n") else None
        except ValueError:
            line = None
        if not isinstance(line, dict):
            return lines, True
        lines.append(line)
    return lines, False


def _assemble(files: Sequence[tuple[Segment, list[dict[str, Any]]]]) -> Run:
    """Raises ValueError and its like for what makes no sense."""
    begin, end = files[0][0].start, files[-1][0].end
    spots: list[Spot] = []
    stretches: list[Stretch] = []
    marks: list[Mark] = []
    run = Run([segment for segment, _ in files], Timeline(), Codec.MP3)

    def add_spot(pair: Sequence[float]) -> None:
        spot = Spot(int(pair[0]), _finite(pair[1]))
        if not begin <= spot.offset <= end:
            return
        if not spots or (spot.offset > spots[-1].offset and spot.media_s >= spots[-1].media_s):
            spots.append(spot)

    def add_stretch(row: Sequence[Any]) -> None:
        one = Stretch(Codec(row[3]), int(row[0]), _finite(row[1]), _finite(row[2]), bool(row[4]))
        if stretches and stretches[-1].offset >= one.offset:
            stretches.pop()
        stretches.append(one)

    def add_headers(row: Sequence[Any]) -> None:
        run.headers.append((int(row[0]), base64.b64decode(row[1])))

    head = files[0][1][0]
    add_spot(head["spot"])
    add_stretch(head["stretch"])
    run.rate_hz, run.channels = map(int, head["format"])
    if head["song"]:
        marks.append(_read_mark(head["song"]))
    if head["headers"]:
        add_headers(head["headers"])
    for line in (line for _, lines in files for line in lines[1:]):
        for pair in line.get("p", ()):
            add_spot(pair)
        if "a" in line:
            stretches[-1].anchor_s = _finite(line["a"])
        if "s" in line:
            add_stretch(line["s"])
        if "m" in line:
            marks.append(_read_mark(line["m"]))
        if "f" in line:
            run.rate_hz, run.channels = map(int, line["f"])
        if "h" in line:
            add_headers(line["h"])
        anchors = {int(offset): _finite(anchor_s) for offset, anchor_s in line.get("c", ())}
        for one in stretches:
            one.anchor_s = anchors.get(one.offset, one.anchor_s)
    if len(spots) < 2:
        raise ValueError("no second of sound")
    # A killed process had not told of its last second yet.
    while run.segments[-1].start >= spots[-1].offset:
        run.segments.pop().remove()
    run.segments[-1].size_bytes = spots[-1].offset - run.segments[-1].start
    first = spots[0]
    for one in stretches:  # one that began in what is gone begins now
        one.offset, one.media_s = max(one.offset, first.offset), max(one.media_s, first.media_s)
    run.timeline.restore(spots, [one for one in stretches if one.offset < spots[-1].offset])
    for mark in marks:
        run.timeline.mark_at(Mark(max(mark.media_s, first.media_s), mark.song))
    run.codec = run.timeline.stretches()[-1].codec
    return run


def _read_mark(row: Sequence[Any]) -> Mark:
    return Mark(_finite(row[0]), Song(str(row[1]), str(row[2]), str(row[3])))


def _finite(value: Any) -> float:
    number = float(value)
    if not math.isfinite(number):
        raise ValueError("not finite")
    return number


def _remove(path: Path) -> None:
    log.info("a tape that is no longer wanted goes: %s", path)
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
