"""Bytes on disk in files of one size, addressed by how many bytes came before them.

When the disk refuses, the bytes go on in memory: the sound of now matters more than the hour kept.
"""

from __future__ import annotations

import io
import logging
from collections import deque
from pathlib import Path
from typing import BinaryIO

SEGMENT_BYTES = 1 << 20
log = logging.getLogger(__name__)


class Segment:
    """`size_bytes` bytes that begin at `start`; in a file, or in memory where `path` is None."""

    def __init__(self, start: int, path: Path | None) -> None:
        self.start = start
        self.size_bytes = 0
        self.path = path
        self._file: BinaryIO = path.open("w+b", buffering=0) if path else io.BytesIO()

    @property
    def end(self) -> int:
        return self.start + self.size_bytes

    def append(self, data: bytes) -> None:
        """Raises OSError (disk full) with nothing of `data` counted."""
        self._file.seek(self.size_bytes)
        view = memoryview(data)
        while view:
            written = self._file.write(view)
            view = view[written:]
        self.size_bytes += len(data)

    def read(self, offset: int, count: int) -> bytes:
        self._file.seek(offset - self.start)
        return self._file.read(min(count, self.end - offset))

    def cut(self, end: int) -> None:
        self.size_bytes = end - self.start
        self._file.truncate(self.size_bytes)

    def remove(self) -> None:
        self._file.close()
        if self.path is not None:
            self.path.unlink(missing_ok=True)


class Segments:
    """A run of bytes that grows at its end and is dropped from its start. Not thread-safe."""

    def __init__(self, folder: Path | None, segment_bytes: int = SEGMENT_BYTES) -> None:
        self._folder = folder
        self._segment_bytes = segment_bytes
        self._segments: deque[Segment] = deque()
        self.disk_refused = False
        if folder is not None:
            try:
                folder.mkdir(parents=True, exist_ok=True)
                for stale in folder.glob("*.seg"):
                    stale.unlink()
            except OSError as error:
                self._refused(error)

    @property
    def start(self) -> int:
        return self._segments[0].start if self._segments else 0

    @property
    def end(self) -> int:
        return self._segments[-1].end if self._segments else 0

    @property
    def size_bytes(self) -> int:
        return sum(segment.size_bytes for segment in self._segments)

    def append(self, data: bytes) -> None:
        for at in range(0, len(data), self._segment_bytes):
            self._append(data[at : at + self._segment_bytes])

    def read(self, offset: int, count: int) -> bytes:
        """Up to `count` bytes from `offset`; fewer at a segment's end, b"" beyond what is kept."""
        for segment in reversed(self._segments):
            if segment.start <= offset < segment.end:
                return segment.read(offset, count)
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

    def remove(self) -> None:
        while self._segments:
            self._segments.popleft().remove()

    def _append(self, data: bytes) -> None:
        newest = self._segments[-1] if self._segments else None
        try:
            if newest is None or newest.size_bytes + len(data) > self._segment_bytes:
                newest = self._add()
            newest.append(data)
        except OSError as error:
            self._refused(error)
            self._add().append(data)

    def _add(self) -> Segment:
        start = self.end
        path = None if self._folder is None else self._folder / f"{start:015d}.seg"
        self._segments.append(Segment(start, path))
        return self._segments[-1]

    def _refused(self, error: OSError) -> None:
        log.warning("the tape goes on in memory: %s", error)
        self._folder = None
        self.disk_refused = True
