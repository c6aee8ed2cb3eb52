"""Bytes on disk in files of one size, addressed by how many bytes came before them.

Beside each file lies its index, lines that are only ever added: what is needed to read the file
again after the app has ended, however it ended. Both are dropped together, so the index grows no
further than the tape.

When the disk is full the oldest files make room: the tape is shorter, the sound goes on. When it
refuses altogether the bytes go on in memory, and each new segment tries the disk again.
"""

from __future__ import annotations

import contextlib
import errno
import io
import logging
from collections import deque
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
        count = min(count, self.end - offset)
        if self._file is not None:
            self._file.seek(offset - self.start)
            return self._file.read(count)
        assert self.path is not None
        with self.path.open("rb", buffering=0) as file:
            file.seek(offset - self.start)
            return file.read(count)

    def cut(self, end: int) -> None:
        self.size_bytes = end - self.start
        if self._file is not None:
            self._file.truncate(self.size_bytes)

    def finish(self) -> None:
        """No more will be added: an hour of open files would be too many."""
        if self.path is not None:
            self._close()

    def remove(self) -> None:
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
    """A run of bytes that grows at its end and is dropped from its start. Not thread-safe.

    `folder` is made when it is needed; None keeps all in memory. `heading` makes the first line of
    the index of a segment that is begun now.
    """

    def __init__(
        self,
        folder: Path | None,
        segment_bytes: int = SEGMENT_BYTES,
        heading: Callable[[], bytes] = lambda: b"",
    ) -> None:
        self._folder = folder
        self._segment_bytes = segment_bytes
        self._heading = heading
        self._segments: deque[Segment] = deque()
        self._number = 0
        self._end = 0
        self.disk_refused = False
        self.gave_way = False
        """The disk was full: the oldest were dropped before their time."""

    @property
    def start(self) -> int:
        return self._segments[0].start if self._segments else self._end

    @property
    def end(self) -> int:
        return self._segments[-1].end if self._segments else self._end

    @property
    def size_bytes(self) -> int:
        return sum(segment.size_bytes for segment in self._segments)

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

    def read(self, offset: int, count: int) -> bytes:
        """Up to `count` bytes from `offset`; fewer at a segment's end, b"" beyond what is kept."""
        for segment in reversed(self._segments):
            if segment.start <= offset < segment.end:
                try:
                    return segment.read(offset, count)
                except OSError as error:
                    log.warning("a part of the tape is gone: %s", error)
                    self.drop_before(segment.end)
                    return b""
        return b""

    def read_all(self, offset: int, count: int) -> bytes:
        """Exactly `count` bytes, as far as they are kept."""
        pieces = []
        while count > 0 and (piece := self.read(offset, count)):
            pieces.append(piece)
            offset += len(piece)
            count -= len(piece)
        return b"".join(pieces)

    def cut(self, end: int) -> None:
        """Forget what lies at and after `end`."""
        while self._segments and self._segments[-1].start >= end and len(self._segments) > 1:
            self._segments.pop().remove()
        if self._segments and self._segments[-1].end > end:
            self._segments[-1].cut(end)

    def drop_before(self, offset: int) -> None:
        """Remove the files that lie wholly before `offset`; the last one always stays."""
        while len(self._segments) > 1 and self._segments[0].end <= offset:
            self._segments.popleft().remove()

    def forget_before(self, offset: int) -> None:
        """As `drop_before`, the last one too."""
        while self._segments and self._segments[0].end <= offset:
            self._end = self.end
            self._segments.popleft().remove()

    def prepend(self, past: Iterable[Segment]) -> None:
        """Older bytes, oldest first, that end where these begin."""
        self._segments.extendleft(reversed(list(past)))

    def restart(self, folder: Path | None, keep_from: int) -> tuple[Segment, ...]:
        """Go on in another folder, or in memory. The bytes from `keep_from` on are taken along; the
        old segments are handed over, to be removed."""
        kept = self.read_all(keep_from, self.end - keep_from)
        old = tuple(self._segments)
        self._end = self.end - len(kept)
        self._segments.clear()
        self._folder, self._number = folder, 0
        self.disk_refused = self.gave_way = False
        if kept:
            self.append(kept)
        return old

    def finish(self) -> None:
        """Close the files, and leave them where they are."""
        for segment in self._segments:
            segment.finish()

    def remove(self) -> None:
        self._end = self.end
        while self._segments:
            self._segments.popleft().remove()

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
        self._segments.popleft().remove()
        return True

    def _add(self, folder: Path | None) -> Segment:
        """Raises OSError where the disk refuses; then nothing has been added."""
        heading, segment = self._heading(), Segment(self.end, None)
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
        self._segments.append(segment)
        return segment
