"""The tape: the last hour of the station's own bytes, indexed by when they were on air.

One thread writes (the stream's), several read (the feeder, a recorder, the window's snapshot). A
lock guards the index; nothing under it waits for the network or a decoder, so the main thread may
ask at any time. Readers sleep on a condition until more whole frames are there.
"""

from __future__ import annotations

import threading
from pathlib import Path

from planetfm.audio.segments import SEGMENT_BYTES, Segments
from planetfm.core.codec import Codec
from planetfm.core.frames import FrameScanner
from planetfm.core.model import Song
from planetfm.core.snapshot import AiredSong, TapeView
from planetfm.core.timeline import Joint, Mark, Spot, Timeline

MEMORY_SPAN_S = 180.0
"""How much is kept when there is no disk for it."""


class Tape:
    """`folder` None keeps a few minutes in memory. `span_s`: seconds of sound kept."""

    def __init__(
        self,
        folder: Path | None,
        *,
        span_s: float = 3600.0,
        segment_bytes: int = SEGMENT_BYTES,
    ) -> None:
        self._span_s = span_s if folder is not None else min(span_s, MEMORY_SPAN_S)
        self._segments = Segments(folder, segment_bytes)
        self._timeline = Timeline()
        self._scanner: FrameScanner | None = None
        self._base = 0
        self._headers: list[tuple[int, bytes]] = []
        self._grown = threading.Condition()
        self._closed = False

    # --- the writer's side -----------------------------------------------------------------

    def begin(self, codec: Codec, now: float) -> None:
        """New bytes will follow that do not continue the old ones; a held part frame is cut off.

        `now`: air time at the live edge, POSIX seconds.
        """
        with self._grown:
            self._segments.cut(self._timeline.end.offset)
            self._scanner = FrameScanner(codec)
            self._base = self._timeline.end.offset
            self._timeline.begin(codec, now)

    def append(self, data: bytes, now: float) -> None:
        """The next bytes of the stretch begun last."""
        if self._scanner is None:
            raise ValueError("append before begin")
        with self._grown:
            if self._closed:
                return  # a connection that ends late must not make files again
            self._segments.append(data)
            frames = self._scanner.feed(data)
            self._timeline.add(frames, self._base, now)
            headers = self._scanner.headers
            if headers and (not self._headers or self._headers[-1][1] != headers):
                self._headers.append((self._base + self._scanner.headers_offset, headers))
            span_s = MEMORY_SPAN_S if self._segments.disk_refused else self._span_s
            self._segments.drop_before(self._timeline.trim(min(span_s, self._span_s)))
            self._grown.notify_all()

    def clock_moved(self, by_s: float, now: float) -> None:
        """As Timeline.clock_moved; from any thread."""
        with self._grown:
            self._timeline.clock_moved(by_s, now)

    def mark(self, song: Song) -> None:
        """From here on the station says this is on air."""
        with self._grown:
            self._timeline.mark(song)

    def tail(self, count: int) -> bytes:
        """The last `count` bytes received, a part frame included: what a splice looks for."""
        with self._grown:
            end = self._segments.end
            start = max(self._segments.start, end - count)
            if self._base > start:
                start = self._base  # older stretches are not what the station sends on from
            return self._segments.read_all(start, end - start)

    @property
    def song_comment(self) -> str | None:
        """The title in an Ogg stream's newest header pages."""
        return self._scanner.song_comment if self._scanner else None

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
        with self._grown:
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
            if end <= offset:
                return b""
            return self._segments.read(offset, min(end - offset, limit_bytes))

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
                end_s = None if last else line.air_of(marks[index + 1].media_s)
                begin_s = max(mark.media_s, line.start.media_s)
                songs.append(AiredSong(mark.song, line.air_of(begin_s), end_s))
            return TapeView(
                oldest=line.air_of(line.start.media_s),
                newest=line.air_of(line.end.media_s),
                heard=None if heard_media_s is None else line.air_of(heard_media_s),
                songs=tuple(songs),
                holes=line.holes(),
                size_bytes=self._segments.size_bytes,
            )

    def close(self) -> None:
        """Wake every reader and remove the files."""
        with self._grown:
            self._closed = True
            self._segments.remove()
            self._grown.notify_all()
