"""Pictures on disk: fetched once, made small, there when offline, never more than the cap.

Each is decoded here and written anew as JPEG (or PNG where it is see-through), so what the window
opens later is always of our own making. A picture's file time is when it was last shown; the
longest unseen go first when the cap is passed. What failed is not asked for again for a while.
"""

from __future__ import annotations

import contextlib
import io
import logging
import os
import threading
import time
from collections.abc import Callable, Collection
from pathlib import Path

from planetfm.core.digest import sha256_hex
from planetfm.core.errors import NetworkError, PlanetError, SiteError, StoreError, Trouble
from planetfm.net.http import Http

log = logging.getLogger(__name__)

FETCH_LIMIT_BYTES = 12 * 1024 * 1024
CAP_BYTES = 200 * 1024 * 1024
WIDEST_PX = 1280
TALLEST_PX = 4000
PIXEL_LIMIT = 40_000_000
SIDE_LIMIT_PX = 32_000
"""A column of 40 million pixels took 1.4 GB: Pillow keeps an address for each row, in each copy."""
SCANS_LIMIT = 100
"""Of a JPEG; progressive ones have about ten. libjpeg goes over all the picture for each, and one
needs 40 bytes: 3,000 took nine seconds."""
START_OF_SCAN = b"\xff\xda"
ENDINGS = (".jpg", ".png")
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
FORGET_S = {True: 120.0, False: 6 * 3600.0}
"""How long a failure is remembered, by whether nothing answered (True) or the answer was bad."""


class ImageCache:
    """Pictures below `folder`, at most `cap_bytes`. Safe to use from several worker threads."""

    def __init__(
        self,
        folder: Path,
        http: Http,
        cap_bytes: int = CAP_BYTES,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._folder = folder
        self._http = http
        self._cap_bytes = cap_bytes
        self._clock = clock
        self._lock = threading.Lock()
        self._size_bytes: int | None = None
        self._failed: dict[str, tuple[float, PlanetError]] = {}

    def stored(self, url: str) -> Path | None:
        """The picture's file if it is on disk; counts as a use. Touches no network."""
        for ending in ENDINGS:
            path = self._path(url, ending)
            try:
                os.utime(path, (self._clock(), self._clock()))
                return path
            except OSError:
                continue
        return None

    def fetch(self, url: str) -> Path:
        """The picture's file, fetched first if need be.

        Raises NetworkError, SiteError (no picture, too large, a bomb) and StoreError (disk). A
        failure is raised again from memory until it is forgotten.
        """
        path = self.stored(url)
        if path is not None:
            return path
        with self._lock:
            until, error = self._failed.get(url, (0.0, None))
        if error is not None and until > self._clock():
            raise error
        try:
            data, ending = self._get(url)
            return self._keep(url, data, ending)
        except PlanetError as error:
            forget_s = FORGET_S[isinstance(error, NetworkError)]
            with self._lock:
                if len(self._failed) > 2_000:
                    self._failed.clear()
                self._failed[url] = (self._clock() + (error.retry_after_s or forget_s), error)
            raise

    def size_bytes(self) -> int:
        """What the cache takes on disk."""
        with self._lock:
            return self._measured()

    def clear(self, keep: Collection[str] = ()) -> None:
        """Forget every picture but those of the addresses `keep`, and every failure.

        Raises StoreError where the disk does not let one go; the others are gone then.
        """
        kept = {self._path(url, ending) for url in keep for ending in ENDINGS}
        refused: OSError | None = None
        with self._lock:
            for _, _, path in self._files():
                if path in kept:
                    continue
                try:
                    path.unlink(missing_ok=True)
                except OSError as error:
                    refused = error
            self._size_bytes = None
            self._failed.clear()
        if refused is not None:
            raise StoreError(Trouble.DISK, f"{self._folder}: {refused}") from refused

    def _path(self, url: str, ending: str) -> Path:
        name = sha256_hex(url.encode("utf-8", "replace"))[:40]
        return self._folder / name[:2] / (name + ending)

    def _get(self, url: str) -> tuple[bytes, str]:
        response = self._http.get(
            url, headers={"Accept": "image/webp,image/*;q=0.9"}, limit_bytes=FETCH_LIMIT_BYTES
        )
        if not response.content_type.startswith("image/"):
            raise SiteError(
                Trouble.NOT_WHAT_WAS_ASKED,
                f"{url}: {response.content_type or 'nothing'} in place of a picture",
                status=response.status,
            )
        return small_copy(response.body)

    def _keep(self, url: str, data: bytes, ending: str) -> Path:
        path = self._path(url, ending)
        part = path.with_name(f"{path.name}.{threading.get_ident()}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(data)
            os.utime(part, (self._clock(), self._clock()))
            part.replace(path)
        except OSError as error:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
            raise StoreError(Trouble.DISK, f"{path}: {error}") from error
        with self._lock:
            self._size_bytes = self._measured() + len(data)
            if self._size_bytes > self._cap_bytes:
                self._make_room(path)
        return path

    def _measured(self) -> int:
        if self._size_bytes is None:
            self._size_bytes = sum(size for _, size, _ in self._files())
        return self._size_bytes

    def _make_room(self, newest: Path) -> None:
        """Drop the longest unseen down to nine tenths of the cap, so that this is rare."""
        files = sorted(self._files())
        size_bytes = sum(size for _, size, _ in files)
        for _, size, path in files:
            if size_bytes <= self._cap_bytes * 0.9:
                break
            if path != newest:
                path.unlink(missing_ok=True)
                size_bytes -= size
        self._size_bytes = size_bytes

    def _files(self) -> list[tuple[float, int, Path]]:
        found = []
        for path in self._folder.glob("??/*"):
            try:
                facts = path.stat()
            except OSError:
                continue
            found.append((facts.st_mtime, facts.st_size, path))
        return found


def small_copy(data: bytes) -> tuple[bytes, str]:
    """A picture decoded and written anew, at most 1280 pixels wide: its bytes and file ending.

    Raises SiteError for what is no JPEG, PNG, WebP or GIF, is damaged, is larger than 40 million
    pixels, longer than 32,000 or as small as a tracker's.
    """
    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            width, height = image.size
            if (
                width * height > PIXEL_LIMIT
                or width * height <= 4
                or max(width, height) > SIDE_LIMIT_PX
            ):
                raise SiteError(Trouble.NOT_WHAT_WAS_ASKED, f"{width}x{height} pixels")
            if image.format == "JPEG" and data.count(START_OF_SCAN) > SCANS_LIMIT:
                raise SiteError(Trouble.NOT_WHAT_WAS_ASKED, "a JPEG of too many scans")
            image.draft("RGB", (WIDEST_PX, WIDEST_PX))
            # No copy that is not needed: each may be 160 MB, and three workers do this at once.
            ImageOps.exif_transpose(image, in_place=True)
            see_through = image.has_transparency_data
            mode = "RGBA" if see_through else "RGB"
            whole = image if image.mode == mode else image.convert(mode)
            whole.thumbnail((WIDEST_PX, TALLEST_PX))
            out = io.BytesIO()
            if see_through:
                whole.save(out, "PNG")
            else:
                whole.save(out, "JPEG", quality=85)
    except PlanetError:
        raise
    except Exception as error:  # Pillow raises a dozen kinds on damaged files, bombs among them
        raise SiteError(Trouble.NOT_WHAT_WAS_ASKED, f"{type(error).__name__}: {error}") from error
    return out.getvalue(), ".png" if see_through else ".jpg"
