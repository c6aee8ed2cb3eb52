"""Bytes on disk in files of one size, addressed by how many bytes came before them.

Beside each file lies its index, lines that are only ever added: what is needed to read the file
again after the app has ended, however it ended. Both are dropped together, so the index grows no
further than the tape.

When the disk is full the oldest files make room: the tape is shorter, the sound goes on. When it
refuses altogether the bytes go on in memory, and each new segment tries the disk again.

One thread at a time adds and drops; any thread may read meanwhile.
"""

from __future__ import annotations

import contextlib
import errno
import io
import logging
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO

SEGMENT_BYTES = 1 << 20
KEEP_LEAST = 4
"""Segments: a full disk takes no more than the others."""

BYTES, INDEX = ".seg", ".idx"
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
log = logging.getLogger(__name__)


class Segment:
    """`size_bytes` bytes that begin at `start`; in a file, or in memory where `path` is None."""

    def __init__(self, start: int, path: Path | None, *, size_bytes: int | None = None) -> None:
        """A new one; or, with `size_bytes`, one that lies at `path` and is only read."""
        self.start = start
        self.size_bytes = size_bytes or 0
        self.path = path
        self._file: BinaryIO | None = None
        self._index: BinaryIO | None = None
        self._io = threading.Lock()
        """Held while the file is read, written or closed."""
        if path is None:
            self._file = io.BytesIO()
        elif size_bytes is None:
            self._file = path.open("w+b", buffering=0)

    @property
    def end(self) -> int:
        return self.start + self.size_bytes

    def has_room(self, count: int, limit_bytes: int) -> bool:
        """Whether `count` bytes may be added; none to one of an earlier run."""
        return self._file is not None and self.size_bytes + count <= limit_bytes

    def append(self, data: bytes) -> None:
        """Raises OSError (disk full) with nothing of `data` counted."""
        with self._io:
            assert self._file is not None
            self._file.seek(self.size_bytes)
            view = memoryview(data)
            while view:
                written = self._file.write(view)
                view = view[written:]
            self.size_bytes += len(data)

    def note(self, line: bytes) -> None:
        """Add a line to the index; in memory there is none. Raises OSError."""
        if self.path is None:
            return
        if self._index is None:
            self._index = self.path.with_suffix(INDEX).open("ab", buffering=0)
        if self._index.write(line) != len(line):
            raise OSError(errno.ENOSPC, "the index took half a line")

    def read(self, offset: int, count: int) -> bytes:
        """Raises OSError where the file is gone."""
        with self._io:
            count = min(count, self.end - offset)
            if self._file is not None:
                self._file.seek(offset - self.start)
                return self._file.read(count)
            if self.path is None:
                raise FileNotFoundError("it was in memory")
            with self.path.open("rb", buffering=0) as file:
                file.seek(offset - self.start)
                return file.read(count)

    def cut(self, end: int) -> None:
        with self._io:
            self.size_bytes = end - self.start
            if self._file is not None:
                self._file.truncate(self.size_bytes)

    def finish(self) -> None:
        """No more will be added: an hour of open files would be too many."""
        with self._io:
            if self.path is not None:
                self._close()

    def remove(self) -> None:
        with self._io:
            self._close()
            if self.path is not None:
                with contextlib.suppress(OSError):  # one that stays is seen to at the next start
                    self.path.unlink(missing_ok=True)
                    self.path.with_suffix(INDEX).unlink(missing_ok=True)
                    self.path.parent.rmdir()  # with the last one

    def _close(self) -> None:
        for file in (self._file, self._index):
            if file is not None:
                file.close()
        self._file = self._index = None


class Segments:
    """A run of bytes that grows at its end and is dropped from its start.

    `folder` is made when it is needed; None keeps all in memory. `heading` makes the first line of
    the index of a segment that begins at an offset.
    """

    def __init__(
        self,
        folder: Path | None,
        segment_bytes: int = SEGMENT_BYTES,
        heading: Callable[[int], bytes] = lambda at: b"",
    ) -> None:
        self._folder = folder
        self._segment_bytes = segment_bytes
        self._heading = heading
        self._segments: tuple[Segment, ...] = ()
        """Replaced as a whole, never changed: who reads has what there was at one moment."""
        self._number = 0
        self._end = 0
        self.disk_refused = False
        self.gave_way = False
        """The disk was full: the oldest were dropped before their time."""

    @property
    def start(self) -> int:
        segments = self._segments
        return segments[0].start if segments else self._end

    @property
    def end(self) -> int:
        segments = self._segments
        return segments[-1].end if segments else self._end

    @property
    def size_bytes(self) -> int:
        return sum(segment.size_bytes for segment in self._segments)

    @property
    def in_memory(self) -> tuple[Segment, ...]:
        """Those that have no file."""
        return tuple(segment for segment in self._segments if segment.path is None)

    def append(self, data: bytes) -> None:
        for at in range(0, len(data), self._segment_bytes):
            self._append(data[at : at + self._segment_bytes])

    def note(self, line: bytes) -> bool:
        """Add a line to the index of the newest segment; False while there is none. What the disk
        does not take is lost for the next run, and for that alone."""
        if not self._segments:
            return False
        try:
            self._segments[-1].note(line)
        except OSError as error:
            log.info("the tape's index refused a line: %s", error)
        return True

    def at(self, offset: int) -> Segment | None:
        """The segment that holds the byte at `offset`; None beyond what is kept."""
        for segment in reversed(self._segments):
            if segment.start <= offset < segment.end:
                return segment
        return None

    def read_all(self, offset: int, count: int) -> bytes:
        """Exactly `count` bytes, as far as they are kept."""
        pieces = []
        while count > 0 and (segment := self.at(offset)) is not None:
            try:
                piece = segment.read(offset, count)
            except OSError as error:
                log.warning("a part of the tape is gone: %s", error)
                break
            if not piece:
                break
            pieces.append(piece)
            offset += len(piece)
            count -= len(piece)
        return b"".join(pieces)

    def cut(self, end: int) -> None:
        """Forget what lies at and after `end`."""
        while len(self._segments) > 1 and self._segments[-1].start >= end:
            *kept, last = self._segments
            self._segments = tuple(kept)
            last.remove()
        if self._segments and self._segments[-1].end > end:
            self._segments[-1].cut(end)

    def drop_before(self, offset: int) -> None:
        """Remove the files that lie wholly before `offset`; the last one always stays."""
        while len(self._segments) > 1 and self._segments[0].end <= offset:
            self._drop_first()

    def forget_before(self, offset: int) -> None:
        """As `drop_before`, the last one too."""
        while self._segments and self._segments[0].end <= offset:
            self._drop_first()

    def drop_with(self, gone: Segment) -> bool:
        """`gone` cannot be read: drop it and what lies before it. False where it is not one of
        these any more."""
        if gone not in self._segments:
            return False
        self.drop_before(gone.end)
        return True

    def prepend(self, past: Iterable[Segment]) -> None:
        """Older bytes, oldest first, that end where these begin."""
        self._segments = (*past, *self._segments)

    def moved(self, folder: Path | None, keep_from: int) -> Segments:
        """The bytes from `keep_from` on, in another folder or in memory. These here stay as they
        are until somebody removes them."""
        new = Segments(folder, self._segment_bytes, self._heading)
        end = self.end
        kept = self.read_all(keep_from, end - keep_from)
        if len(kept) < end - keep_from:
            kept = b""  # a file is gone, and what lies behind it would lie elsewhere
        new._end = end - len(kept)
        if kept:
            new.append(kept)
        return new

    def finish(self) -> None:
        """Close the files, and leave them where they are."""
        for segment in self._segments:
            segment.finish()

    def remove(self) -> None:
        while self._segments:
            self._drop_first()

    def _append(self, data: bytes) -> None:
        while True:
            try:
                newest = self._segments[-1] if self._segments else None
                if newest is None or not newest.has_room(len(data), self._segment_bytes):
                    newest = self._add(self._folder)
                newest.append(data)
                self.disk_refused = self._folder is not None and newest.path is None
                return
            except OSError as error:
                if error.errno in FULL and not self.disk_refused and self._give_way():
                    continue
                if not self.disk_refused:
                    log.warning("the tape goes on in memory: %s", error)
                self.disk_refused = True
                self._add(None).append(data)
                return

    def _give_way(self) -> bool:
        """Drop the oldest segment for the sake of the newest; False when few are left."""
        if len(self._segments) <= KEEP_LEAST or self._segments[0].path is None:
            return False
        if not self.gave_way:
            log.warning("the disk is full: the tape is shorter")
        self.gave_way = True
        self._drop_first()
        return True

    def _drop_first(self) -> None:
        self._end = self.end
        first, *kept = self._segments
        self._segments = tuple(kept)
        first.remove()

    def _add(self, folder: Path | None) -> Segment:
        """Raises OSError where the disk refuses; then nothing has been added."""
        heading, segment = self._heading(self.end), Segment(self.end, None)
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            segment = Segment(self.end, folder / f"{self._number:08d}{BYTES}")
            try:
                segment.note(heading)
            except OSError:
                segment.remove()
                raise
        if self._segments:
            self._segments[-1].finish()
        self._number += 1
        self._segments = (*self._segments, segment)
        return segment
