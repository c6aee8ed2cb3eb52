"""A span of the tape -> files: the stream's own bytes, cut at frame boundaries, with tags.

A recording only reads the tape. It never touches the connection and nothing waits for it, so any
number of them cost the station nothing and the sound nothing. One that is still open follows the
listener, not the live edge: whoever records an hour behind live gets in the file what they heard
when they stop. Only where the tape is about to drop bytes that are still wanted does it hurry.

A dropped line goes on in the same file, the hole noted in its tags; another codec goes on in a new
file. What is in a file is whole frames at every moment, and its tags are kept up to date, so a
crash costs nothing but the last second.
"""

from __future__ import annotations

import errno
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from zoneinfo import ZoneInfo

from planetfm.audio.keptfile import KeptFile
from planetfm.audio.tape import Tape
from planetfm.core.codec import Codec
from planetfm.core.keeping import (
    Chapter,
    FileHole,
    KeepProblem,
    Kept,
    KeptKind,
    RecordingView,
    Tags,
    chapter_title,
    file_name,
    local_day,
    song_words,
)
from planetfm.core.model import Song
from planetfm.core.timeline import Joint, Spot

PIECE_S = 1.0
LOOK_EVERY_S = 0.5
HURRY_S = 60.0
"""Bytes this close to the tape's old end are taken before their time."""

PATIENCE_S = 12.0
"""How long after its end a recording waits for the line to bring its last seconds."""

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """What to record. `begin`, `stop_at`: times of air; without `stop_at` until told. `folders`:
    where to, the first that takes a file. `lag_s`: how far behind now an open recording is."""

    kind: KeptKind
    begin: float
    stop_at: float | None
    folders: tuple[Path, ...]
    station: str
    zone: ZoneInfo
    words: str = ""
    song: Song | None = None
    lag_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Finished:
    """A recording is over. `folder_refused`: the first folder took no file."""

    kept: tuple[Kept, ...]
    problem: KeepProblem | None = None
    folder_refused: bool = False


class Recording:
    """One job on a thread of its own. From that thread, `opened` gets each file that is begun (0
    seconds of it are there), and `post` Finished, once."""

    def __init__(
        self,
        tape: Tape,
        job: Job,
        post: Callable[[Finished], None],
        *,
        opened: Callable[[Kept], None] = lambda kept: None,
        wall: Callable[[], float] = time.time,
    ) -> None:
        self.job = job
        self._tape = tape
        self._post, self._opened = post, opened
        self._wall = wall
        self._since = wall()
        self._stop_at = job.stop_at
        self._abandon = threading.Event()
        self._kept: list[Kept] = []
        self._file: _Open | None = None
        self._folder_refused = False
        self._start = tape.spot_at_air(job.begin)
        self._view = RecordingView(self._since, 0.0, 0, "", job.kind)
        self._thread = threading.Thread(target=self._run, name="recorder", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """End it at the second of air that is now as far behind as the recording is. It does not
        wait for a line that is down."""
        newest = self._tape.air_of(self._tape.end().media_s)
        self.stop_at(min(self._wall() - self.job.lag_s, newest))

    def stop_at(self, air_s: float) -> None:
        """End it at this second of air, which may be still to come."""
        self._stop_at = air_s

    def cut_short(self) -> None:
        """End it with what is in the file."""
        self._abandon.set()

    def join(self, timeout_s: float) -> bool:
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    @property
    def view(self) -> RecordingView:
        return self._view

    # --- the thread ------------------------------------------------------------------------

    def _run(self) -> None:
        problem: KeepProblem | None = None
        try:
            self._record()
        except OSError as error:
            log.warning("the recording ended: %s", error)
            full = error.errno in _FULL
            problem = KeepProblem.DISK_FULL if full else KeepProblem.FOLDER_GONE
        except Exception:
            log.exception("the recorder failed")
            problem = KeepProblem.FOLDER_GONE
        finally:
            self._close_file()
        if problem is None and not self._kept:
            problem = KeepProblem.NOTHING_ON_TAPE
        self._post(Finished(tuple(self._kept), problem, self._folder_refused))

    def _record(self) -> None:
        at, crossed = self._start, self._start.offset
        while not self._abandon.is_set():
            end, final = self._target()
            joint = next((j for j in self._tape.joints() if j.offset > crossed), None)
            if joint is not None and joint.offset <= at.offset:
                crossed = joint.offset
                self._cross(joint)
                continue
            if end.offset <= at.offset:
                if final:
                    return
                self._wait(at)
                continue
            to = self._tape.spot_at_media(at.media_s + PIECE_S)
            if to.offset <= at.offset:
                to = end
            to = min(to, end, key=lambda spot: spot.offset)
            if joint is not None and joint.offset < to.offset:
                to = Spot(joint.offset, joint.media_s)
            if to.media_s <= at.media_s and not final and joint is None:
                self._wait(at)  # header pages without their sound yet
                continue
            data = self._read(at.offset, to.offset)
            if data is None:
                at = self._skip(at)
                continue
            self._append(at, to, data)
            at = to

    def _wait(self, at: Spot) -> None:
        newest = max(at.offset, self._tape.end().offset)
        came = self._tape.wait_beyond(newest, LOOK_EVERY_S)
        if came and self._tape.end().offset <= newest:
            self._abandon.set()  # the tape is closed

    def _target(self) -> tuple[Spot, bool]:
        """Up to where to write now, and whether that is the end."""
        tape, now, stop_at = self._tape, self._wall(), self._stop_at
        newest = tape.end()
        if stop_at is not None:
            if tape.air_of(newest.media_s) >= stop_at:
                return tape.spot_at_air(stop_at), True
            return newest, now > stop_at + PATIENCE_S
        due = tape.spot_at_air(now - self.job.lag_s)
        oldest = tape.start()
        if oldest.offset != 0:  # It drops its oldest already.
            hurried = tape.spot_at_media(oldest.media_s + HURRY_S)
            due = max(due, hurried, key=lambda spot: spot.offset)
        return due, False

    def _read(self, begin: int, end: int) -> bytes | None:
        """All bytes from `begin` to `end`; None where the tape has dropped some."""
        pieces = []
        while begin < end:
            piece = self._tape.read_until(begin, float("inf"), end - begin)
            if not piece:
                return None
            pieces.append(piece)
            begin += len(piece)
        return b"".join(pieces)

    def _skip(self, at: Spot) -> Spot:
        """The tape dropped what was next: on from its oldest second, with a hole."""
        oldest = self._tape.start()
        if oldest.offset <= at.offset:
            # Not dropped and not there: the tape is closed.
            self._abandon.set()
            return at
        if self._file is not None:
            self._file.hole(oldest.media_s - at.media_s)
            if self._file.codec is not self._tape.codec_at(oldest.media_s):
                self._close_file()
        return oldest

    def _cross(self, joint: Joint) -> None:
        if self._file is None:
            return
        if self._file.codec is not joint.codec:
            self._close_file()
        else:  # However short: the bytes do not go on where they ended.
            self._file.hole(joint.hole_s)

    def _append(self, at: Spot, to: Spot, data: bytes) -> None:
        file = self._file
        if file is None:
            file = self._open(at, data)
            if file is None:
                return
        marks = [m for m in self._tape.marks() if at.media_s < m.media_s <= to.media_s]
        for mark in marks:
            file.title(mark.media_s - at.media_s, mark.song)
        file.append(data, to.media_s - at.media_s)
        self._view = replace(
            self._view,
            seconds=sum(kept.seconds for kept in self._kept) + file.seconds,
            size_bytes=sum(kept.size_bytes for kept in self._kept) + file.size_bytes,
            path=str(file.path),
        )

    def _open(self, at: Spot, data: bytes) -> _Open | None:
        """A new file that begins at `at`; None while an Ogg stream's header pages are not whole."""
        codec = self._tape.codec_at(at.media_s)
        if codec is None:
            return None
        headers = b""
        if codec.in_ogg:
            headers = self._tape.headers_for(at.offset, data)
            if not headers:
                return None
        began = self._tape.air_of(at.media_s)
        error: OSError | None = None
        for folder in self.job.folders:
            try:
                folder.mkdir(parents=folder == self.job.folders[-1], exist_ok=True)
                self._file = _Open(self.job, folder, codec, headers, began)
                break
            except OSError as caught:
                log.warning("no recording can be made in %s: %s", folder, caught)
                error = caught
                self._folder_refused = True
        if self._file is None:
            assert error is not None
            raise error
        song = self._tape.song_at(at.media_s)
        if song is not None:
            self._file.title(0.0, song)
        self._opened(self._file.kept)
        return self._file

    def _close_file(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            kept = file.close()
            if kept is not None:
                self._kept.append(kept)


class _Open:
    """The file that is being written, and what its tags will say."""

    def __init__(self, job: Job, folder: Path, codec: Codec, headers: bytes, began: float) -> None:
        self._job = job
        self._began = began
        self.seconds = 0.0
        words = song_words(job.song) if job.song is not None else job.words
        name = file_name(began, job.zone, job.station, words)
        self._words = words
        self._tags = Tags(
            title=job.song.title if job.song is not None else name,
            artist=(job.song.artist if job.song is not None else "") or job.station,
            station=job.station,
            day=local_day(began, job.zone),
        )
        self._stale = False
        self._file = KeptFile(folder, name, codec, headers, self._tags)

    @property
    def codec(self) -> Codec:
        return self._file.codec

    @property
    def path(self) -> Path:
        return self._file.path

    @property
    def size_bytes(self) -> int:
        return self._file.size_bytes

    @property
    def kept(self) -> Kept:
        """What is in the file so far."""
        return Kept(
            path=str(self._file.path),
            kind=self._job.kind,
            began=self._began,
            seconds=self.seconds,
            size_bytes=self._file.size_bytes,
            codec=self._file.codec,
            words=self._words,
            holes=len(self._tags.holes),
        )

    def title(self, after_s: float, song: Song) -> None:
        """The station's title `after_s` seconds beyond what is in the file."""
        if self._job.song is not None:
            return
        title = chapter_title(song, self._job.station)
        chapters = self._tags.chapters
        if not chapters or chapters[-1].title != title:
            chapter = Chapter(self.seconds + after_s, title)
            self._tags = replace(self._tags, chapters=(*chapters, chapter))
            self._stale = True

    def hole(self, missing_s: float) -> None:
        """Air is missing after what is in the file."""
        hole = FileHole(self.seconds, missing_s)
        self._tags = replace(self._tags, holes=(*self._tags.holes, hole))
        self._stale = True

    def append(self, data: bytes, seconds: float) -> None:
        self._file.append(data)
        self.seconds += seconds
        if self._stale:
            self._retag()

    def close(self) -> Kept | None:
        """Tags, and the file is done; None when nothing came and the file is gone again."""
        if self._file.sound_bytes <= 0 or self.seconds <= 0:
            self._file.discard()
            return None
        self._retag()
        self._file.close()
        return self.kept

    def _retag(self) -> None:
        try:
            self._file.retag(replace(self._tags, length_s=self.seconds))
            self._stale = False
        except OSError as error:
            log.warning("the tags could not be written: %s", error)
