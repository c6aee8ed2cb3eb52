"""The tape: the last hour of the station's own bytes, indexed by when they were on air.

One thread writes (the stream's), several read (the feeder, a recorder, the window's snapshot). Two
locks: whoever changes the files holds `_writing`, for as long as a disk takes; what is known of
them is changed and asked under `_grown`, under which no file is touched, so the main thread may ask
at any time. What is told lies on the tape already: bytes are written before their frames are
published, and what is dropped is forgotten before its file is removed. Readers sleep on `_grown`
until more whole frames are there.

The tape outlives the app: `recall` puts what the runs before have left in front of what this run
writes, with the hole between marked. See `tapeindex` for what lies beside the bytes.
"""

from __future__ import annotations

import logging
import os
import threading
from pathlib import Path

from planetfm.audio import tapeindex
from planetfm.audio.segments import SEGMENT_BYTES, Segments
from planetfm.audio.tapeindex import RUN, Run
from planetfm.core.codec import Codec, StreamFormat
from planetfm.core.frames import FrameScanner
from planetfm.core.model import Song
from planetfm.core.snapshot import AiredSong, TapeView
from planetfm.core.timeline import Joint, Mark, Spot, Timeline

log = logging.getLogger(__name__)

MEMORY_SPAN_S = 180.0
"""How much is kept when there is no disk for it."""

NOTE_EVERY_S = 1.0
"""How much sound a killed process may leave without an index."""


class Tape:
    """`folder` None or `span_s` 0 keeps a few minutes in memory. `span_s`: seconds of air kept.

    `station` says whose sound it is: what was kept of another station is not read back.
    """

    def __init__(
        self,
        folder: Path | None,
        *,
        span_s: float = 3600.0,
        station: str = "",
        segment_bytes: int = SEGMENT_BYTES,
    ) -> None:
        self._root = folder
        self._station = station
        self._on_disk = folder is not None and span_s > 0
        self._span_s = span_s if self._on_disk else min(span_s or MEMORY_SPAN_S, MEMORY_SPAN_S)
        self._run: Path | None = None
        self._segments = Segments(self._new_run(), segment_bytes, self._heading)
        self._timeline = Timeline()
        self._scanner: FrameScanner | None = None
        self._format: StreamFormat | None = None
        self._past: Run | None = None
        """The newest of the runs before, while it is not known whether this one goes with it."""
        self._base = 0
        self._headers: list[tuple[int, bytes]] = []
        self._noted_s = 0.0
        self._clock_noted = True
        self._writing = threading.Lock()
        self._grown = threading.Condition()
        self._closed = False

    # --- the writer's side -----------------------------------------------------------------

    def begin(self, codec: Codec, now: float) -> None:
        """New bytes will follow that do not continue the old ones; a held part frame is cut off.

        `now`: air time at the live edge, POSIX seconds.
        """
        with self._writing:
            if self._closed:
                return
            if self._past is not None and self._past.codec is not codec:
                self._forget_past()
            self._note_spots()
            self._segments.cut(self._timeline.end.offset)
            with self._grown:
                self._scanner, self._format = FrameScanner(codec), None
                self._base = self._timeline.end.offset
                self._timeline.begin(codec, now)
                stretch = self._timeline.stretches()[-1]
            if self._base > 0:  # else the heading will say it
                self._note(tapeindex.stretch_line(stretch))

    def append(self, data: bytes, now: float) -> None:
        """The next bytes of the stretch begun last."""
        if self._scanner is None:
            raise ValueError("append before begin")
        with self._writing:
            if self._closed:
                return  # a connection that ends late must not make files again
            self._segments.append(data)
            frames = self._scanner.feed(data)
            self._note_format(self._scanner.format)
            self._note_headers(self._scanner)
            with self._grown:
                self._timeline.forget_before(self._segments.start)
                self._timeline.add(frames, self._base, now)
                keep_from = self._trim()
                self._grown.notify_all()
            if self._timeline.end.media_s - self._noted_s >= NOTE_EVERY_S:
                self._note_spots()
            self._segments.drop_before(keep_from)
            if self._segments.gave_way and self._timeline.length_s > 0.95 * self._span_s:
                self._segments.gave_way = False

    def mark(self, song: Song) -> None:
        """From here on the station says this is on air."""
        with self._writing:
            with self._grown:
                before = self._timeline.marks()[-1:]
                self._timeline.mark(song)
                newest = self._timeline.marks()[-1]
            if (newest,) != before:
                self._note(tapeindex.mark_line(newest))

    def tail(self, count: int) -> bytes:
        """The last `count` bytes received, a part frame included: what a splice looks for."""
        with self._writing:
            if self._scanner is None:
                return b""  # what an earlier run heard
            end = self._segments.end
            start = max(self._segments.start, end - count)
            if self._base > start:
                start = self._base  # older stretches are not what the station sends on from
            return self._segments.read_all(start, end - start)

    @property
    def song_comment(self) -> str | None:
        """The title in an Ogg stream's newest header pages."""
        return self._scanner.song_comment if self._scanner else None

    # --- its length, and what the runs before left -----------------------------------------

    def recall(self, now: float) -> bool:
        """Put what earlier runs left before what is here, as far as it is the same station's, of
        one format and not too old; remove the rest. Reads files: on a worker. True if there was
        any. `now`: POSIX seconds."""
        if self._root is None or self._run is None:
            return False
        but, span_s = self._run.name, self._span_s if self._on_disk else 0.0
        runs = tapeindex.recall(self._root, self._station, but=but, now=now, span_s=span_s)
        with self._writing:
            with self._grown:
                recalled = bool(runs) and self._takes(runs[0])
                if recalled:
                    for run in runs:
                        self._prepend(run)
                    if self._format is None:
                        self._past = runs[0]
                    keep_from = self._trim()
                    self._grown.notify_all()
            if recalled:
                self._segments.drop_before(keep_from)
                return True
        for run in runs:
            for segment in run.segments:
                segment.remove()
        return False

    def keep(self, span_s: float) -> None:
        """Keep so much from now on; 0: a few minutes, in memory only, and no file stays. It may
        move some megabytes: on a worker."""
        with self._writing:
            if self._closed:
                return
            on_disk = span_s > 0 and self._root is not None
            self._span_s = span_s if on_disk else MEMORY_SPAN_S
            if on_disk == self._on_disk:
                with self._grown:
                    keep_from = self._trim()
                self._segments.drop_before(keep_from)
                return
            self._on_disk = on_disk
            keep_s = min(self._span_s, MEMORY_SPAN_S)
            old = self._restart(self._timeline.end.media_s - keep_s)
        old.remove()

    def clear(self, keep_from_s: float | None = None) -> None:
        """Forget what lies before this media time (None: everything), on disk too. On a worker."""
        with self._writing:
            end_s = self._timeline.end.media_s
            old = self._restart(end_s if keep_from_s is None else keep_from_s)
        old.remove()

    def clock_moved(self, by_s: float, now: float) -> None:
        """As Timeline.clock_moved; from any thread. `note_clock` follows, on a worker."""
        with self._grown:
            self._timeline.clock_moved(by_s, now)
            self._clock_noted = False

    def note_clock(self) -> None:
        """Have the files say, too, what `clock_moved` changed."""
        with self._writing:
            self._note_anchors()

    def expire(self, now: float) -> None:
        """Forget what was on air longer ago than the tape is long, though nothing new came. The
        files follow later: nothing here touches the disk."""
        with self._grown:
            self._timeline.expire(now, self._span_s)

    @property
    def span_s(self) -> float:
        """How much it is to keep."""
        return self._span_s

    @property
    def shortened(self) -> bool:
        """The disk is full or refuses, and the tape is shorter for it."""
        return self._segments.gave_way or self._segments.disk_refused

    def _takes(self, past: Run) -> bool:
        """Whether `past` goes with what is here, of which nothing was dropped yet."""
        whole = self._segments.start == 0 and self._timeline.start.offset == 0
        return (
            whole
            and self._on_disk
            and not self._closed
            and self._timeline.codec in (None, past.codec)
            and past.fits(self._scanner.format if self._scanner else None)
        )

    def _prepend(self, run: Run) -> None:
        end = self._segments.start
        by = end - run.timeline.end.offset
        self._timeline.prepend(run.timeline, end)
        for segment in run.segments:
            segment.start += by
        self._segments.prepend(run.segments)
        self._headers[:0] = [(offset + by, headers) for offset, headers in run.headers]

    def _forget_past(self) -> None:
        """What is sent now is of another kind."""
        with self._grown:
            self._past = None
            self._timeline.forget_past()
            self._headers = [one for one in self._headers if one[0] >= 0]
        self._segments.forget_before(0)

    def _restart(self, keep_from_s: float) -> Segments:
        """New files from this media time on; the old ones are the caller's to remove."""
        spot = self.spot_at_media(keep_from_s)
        old, new = self._segments, self._segments.moved(self._new_run(), spot.offset)
        with self._grown:
            self._past = None
            self._segments = new
            self._timeline.forget_before(spot.offset)
            self._forget_headers()
            self._noted_s = self._timeline.start.media_s
            self._grown.notify_all()
        self._note_all()
        return old

    def _trim(self) -> int:
        """Forget what is older than is kept; before which offset nothing is wanted any more."""
        keep_from = self._timeline.trim(self._kept_s())
        self._forget_headers()
        return keep_from

    def _kept_s(self) -> float:
        """How much is kept now. Where the disk refuses, what lies on it stays until some minutes
        lie in memory: there is room for no more."""
        if not self._segments.disk_refused:
            return self._span_s
        at = self._timeline.media_at_offset
        memory_s = sum(at(one.end) - at(one.start) for one in self._segments.in_memory)
        return self._span_s if memory_s < MEMORY_SPAN_S else min(MEMORY_SPAN_S, self._span_s)

    def _forget_headers(self) -> None:
        """Keep those that the oldest second is heard with, and later ones: a chain whose titles
        bring covers sends 100 MB of them a day."""
        first = self._timeline.start.offset
        while len(self._headers) > 1 and self._headers[1][0] < first:
            del self._headers[0]

    def _new_run(self) -> Path | None:
        self._run = self._root / f"{RUN}{os.urandom(16).hex()}" if self._root else None
        return self._run if self._on_disk else None

    def _heading(self, at: int) -> bytes:
        """Of the segment that begins at the offset `at`, where those there are end."""
        self._note_spots()
        with self._grown:
            line = self._timeline
            spot = line.spot_at_media(line.media_at_offset(at))
            stretch = line.stretch_of(spot.media_s)
            assert stretch is not None
            marks = [mark for mark in line.marks() if mark.media_s <= spot.media_s]
            headers = [one for one in self._headers if one[0] <= at]
            return tapeindex.heading(
                self._station,
                at,
                spot,
                stretch,
                self._format,
                marks[-1] if marks else None,
                headers[-1] if headers else None,
            )

    def _note(self, line: bytes) -> bool:
        return not self._closed and self._segments.note(line)

    def _note_spots(self) -> None:
        with self._grown:
            line = self._timeline
            end_s = line.end.media_s
            spots = line.spots_after(self._noted_s)
            if end_s > self._noted_s and (not spots or spots[-1] != line.end):
                spots += (line.end,)
            anchor_s = line.stretches()[-1].anchor_s if spots else 0.0
        if spots and self._note(tapeindex.spots_line(spots, anchor_s)):
            self._noted_s = end_s

    def _note_all(self) -> None:
        """What a new index does not know yet."""
        with self._grown:
            first = self._timeline.start.offset
            stretches = self._timeline.stretches()
            lines = [tapeindex.stretch_line(one) for one in stretches if one.offset > first]
            lines += [tapeindex.mark_line(mark) for mark in self._timeline.marks()]
            lines += [tapeindex.headers_line(*one) for one in self._headers if one[0] > first]
        for line in lines:
            self._note(line)
        self._note_spots()

    def _note_anchors(self) -> None:
        with self._grown:
            noted, self._clock_noted = self._clock_noted, True
            line = tapeindex.anchors_line(self._timeline.stretches())
        if not noted:
            self._note(line)

    def _note_format(self, form: StreamFormat | None) -> None:
        if form is None or self._format is not None:
            return
        self._format = form
        if self._past is not None and not self._past.fits(form):
            self._forget_past()
        self._past = None
        self._note(tapeindex.format_line(form))

    def _note_headers(self, scanner: FrameScanner) -> None:
        headers = scanner.headers
        if not headers or (self._headers and self._headers[-1][1] == headers):
            return
        offset = self._base + scanner.headers_offset
        with self._grown:
            self._headers.append((offset, headers))
        self._note(tapeindex.headers_line(offset, headers))

    # --- the readers' side -----------------------------------------------------------------

    @property
    def codec(self) -> Codec | None:
        return self._timeline.codec

    @property
    def bitrate_bps(self) -> int:
        """As declared or measured; 0 while unknown."""
        form = self._scanner.format if self._scanner else None
        return form.bitrate_bps if form else 0

    @property
    def size_bytes(self) -> int:
        return self._segments.size_bytes

    @property
    def disk_refused(self) -> bool:
        return self._segments.disk_refused

    def end(self) -> Spot:
        with self._grown:
            return self._timeline.end

    def start(self) -> Spot:
        with self._grown:
            return self._timeline.start

    def live_spot(self, reserve_s: float) -> Spot:
        """So far behind the newest byte, but not before the hole that was last."""
        with self._grown:
            line = self._timeline
            newest = line.stretches()[-1:]
            at_s = max(line.end.media_s - reserve_s, *(one.media_s for one in newest), 0.0)
            return line.spot_at_media(at_s)

    def spot_at_air(self, air_s: float) -> Spot:
        with self._grown:
            return self._timeline.spot_at_air(air_s)

    def spot_at_media(self, media_s: float) -> Spot:
        with self._grown:
            return self._timeline.spot_at_media(media_s)

    def air_of(self, media_s: float) -> float:
        with self._grown:
            return self._timeline.air_of(media_s)

    def song_at(self, media_s: float) -> Song | None:
        with self._grown:
            return self._timeline.song_at(media_s)

    def marks(self) -> tuple[Mark, ...]:
        """Every title on the tape, unknown ones too, oldest first."""
        with self._grown:
            return self._timeline.marks()

    def joints(self) -> tuple[Joint, ...]:
        """Where the bytes do not continue what lies before them, oldest first."""
        with self._grown:
            return self._timeline.joints()

    def codec_at(self, media_s: float) -> Codec | None:
        with self._grown:
            stretch = self._timeline.stretch_of(media_s)
            return stretch.codec if stretch else None

    def headers_at(self, offset: int) -> bytes:
        """Ogg: the header pages that a decoder needs before `offset`; b"" for other codecs, and
        where `offset` is at or before the pages themselves."""
        with self._grown:
            for start, headers in reversed(self._headers):
                if start < offset:
                    return headers
            return b""

    def headers_for(self, offset: int, data: bytes) -> bytes:
        """Ogg: the header pages that `data`, read at `offset`, is played with. Where it begins with
        header pages itself, these; b"" while they are not whole."""
        begins_stream = data[:4] == b"OggS" and bool(data[5] & 2)
        return self.headers_at(offset + (len(data) if begins_stream else 0))

    def read_until(
        self, offset: int, media_s: float, limit_bytes: int, least_offset: int = 0
    ) -> bytes:
        """Bytes from `offset` up to `media_s` or to `least_offset`, whichever lies further, at most
        `limit_bytes`, never beyond the last whole frame nor into another codec. An Ogg page can
        last a second, so it goes up to the boundary after `media_s`, not the one before."""
        with self._grown:
            end = max(self._timeline.spot_after_media(media_s).offset, least_offset)
            border = self._timeline.codec_border(offset)
            end = min(end, self._timeline.end.offset if border is None else border)
            if end <= offset or self._closed:
                return b""
        return self._read(offset, min(end - offset, limit_bytes))

    def _read(self, offset: int, count: int) -> bytes:
        """Whole frames never change, so their bytes are read without holding anybody up; they may
        lie in another file by then, or in none."""
        while (segment := self._segments.at(offset)) is not None:
            try:
                if data := segment.read(offset, count):
                    return data
                break
            except OSError as error:
                with self._writing:
                    if self._segments.drop_with(segment):
                        log.warning("a part of the tape is gone: %s", error)
                        break
        with self._grown:
            self._timeline.forget_before(self._segments.start)
        return b""

    def media_at_offset(self, offset: int) -> float:
        with self._grown:
            return self._timeline.media_at_offset(offset)

    def wait_beyond(self, offset: int, timeout_s: float) -> bool:
        """Sleep until there are whole frames beyond `offset`; False after `timeout_s`."""
        with self._grown:
            return self._grown.wait_for(
                lambda: self._closed or self._timeline.end.offset > offset, timeout_s
            )

    def view(self, heard_media_s: float | None) -> TapeView:
        """What the ribbon draws."""
        with self._grown:
            line = self._timeline
            if line.length_s <= 0:
                return TapeView()
            marks = line.marks()
            songs = []
            for index, mark in enumerate(marks):
                if not mark.song.known:
                    continue
                last = index + 1 == len(marks)
                end_s = None if last else line.air_before(marks[index + 1].media_s)
                begin_s = max(mark.media_s, line.start.media_s)
                songs.append(AiredSong(mark.song, line.air_of(begin_s), end_s))
            return TapeView(
                oldest=line.air_of(line.start.media_s),
                newest=line.air_of(line.end.media_s),
                heard=None if heard_media_s is None else line.air_of(heard_media_s),
                songs=tuple(songs),
                holes=line.holes(),
                size_bytes=self._segments.size_bytes,
                shortened=self.shortened,
                span_s=self._span_s,
            )

    def close(self) -> None:
        """Wake every reader. The files stay for the next run."""
        with self._writing:
            if not self._closed:
                self._note_anchors()
                self._note_spots()
                with self._grown:
                    self._closed = True
                    self._grown.notify_all()
                    keep_from = self._timeline.start.offset
                self._segments.drop_before(keep_from)
                self._segments.finish()
