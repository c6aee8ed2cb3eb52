"""A file of kept sound: never over another file, whole frames only, playable at every moment.

Bytes go to the system as they come (no buffer of our own), so kill -9 loses nothing that was
appended; the disk is asked to hold them every half minute and at the end.
"""

from __future__ import annotations

import contextlib
import os
import time
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from planetfm.audio.tags import Head
from planetfm.core.codec import Codec
from planetfm.core.frames import FrameScanner
from planetfm.core.id3 import HEADER_BYTES, tag_size
from planetfm.core.keeping import ENDINGS, Kept, Tags, numbered
from planetfm.core.ogg import pages_of
from planetfm.core.oggcut import OggCut

SYNC_EVERY_S = 30.0
NAMES_MOST = 999
PIECE_BYTES = 256 * 1024


class KeptFile:
    """Made in `folder` as `name` with the codec's ending, or with a number where that is taken.

    `headers`: an Ogg stream's header pages. Raises OSError when the folder or the disk refuses;
    nothing is left behind then.
    """

    def __init__(self, folder: Path, name: str, codec: Codec, headers: bytes, tags: Tags) -> None:
        self.codec = codec
        self._head = Head(codec, headers, tags)
        self._cut: OggCut | None = None
        if codec.in_ogg:
            self._cut = OggCut(headers)
            self._cut.begin(sum(1 for _ in pages_of(self._head.data)))
        self.path, self._file = _create(folder, name, ENDINGS[codec])
        self.size_bytes = 0
        self._synced_at = time.monotonic()
        try:
            self._write(self._head.data)
        except OSError:
            self.discard()
            raise

    @property
    def sound_bytes(self) -> int:
        return self.size_bytes - len(self._head.data)

    def append(self, data: bytes) -> None:
        """Whole frames of the stream. Raises OSError with nothing of `data` in the file."""
        self._write(self._cut.feed(data) if self._cut is not None else data)
        if time.monotonic() - self._synced_at >= SYNC_EVERY_S:
            self._sync()

    def retag(self, tags: Tags) -> None:
        """Rewrite the head in place. Raises OSError."""
        head = self._head.rewrite(tags)
        try:
            self._file.seek(0)
            write_all(self._file, head)
        finally:
            self._file.seek(self.size_bytes)

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._sync()
        with contextlib.suppress(OSError):
            self._file.close()

    def discard(self) -> None:
        """Close, and remove the file: nothing worth keeping came."""
        with contextlib.suppress(OSError):
            self._file.close()
        with contextlib.suppress(OSError):
            self.path.unlink()

    def _write(self, data: bytes) -> None:
        try:
            write_all(self._file, data)
        except OSError:
            with contextlib.suppress(OSError):
                self._file.seek(self.size_bytes)
                self._file.truncate()
            raise
        self.size_bytes += len(data)

    def _sync(self) -> None:
        self._synced_at = time.monotonic()
        os.fsync(self._file.fileno())


def measured(kept: Kept) -> Kept:
    """`kept` with the length and size of what is in its file; 0 seconds where that is no sound.

    Raises OSError. It reads all of the file: five hours of MP3 took half a second.
    """
    scanner, seconds = FrameScanner(kept.codec), 0.0
    with Path(kept.path).open("rb") as file:
        file.seek(tag_size(file.read(HEADER_BYTES)) or 0)
        while piece := file.read(PIECE_BYTES):
            seconds += sum(frame.duration_s for frame in scanner.feed(piece))
        return replace(kept, seconds=seconds, size_bytes=file.tell())


def write_all(file: BinaryIO, data: bytes) -> None:
    """An unbuffered file may take less than it was given."""
    view = memoryview(data)
    while view:
        view = view[file.write(view) :]


def _create(folder: Path, name: str, ending: str) -> tuple[Path, BinaryIO]:
    for number in range(1, NAMES_MOST + 1):
        path = folder / numbered(name, ending, number)
        with contextlib.suppress(FileExistsError):
            return path, path.open("xb", buffering=0)
    raise FileExistsError(f"{NAMES_MOST} files of that name: {folder / name}")
