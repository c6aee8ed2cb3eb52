"""Pictures for cards and articles: asked for by address and size, decoded off the main thread.

`get` answers at once: the pixmap if it is held, else None, and `arrived` tells when it came. The
file comes from the newsroom's disk cache; a worker lane reads it with QImageReader at the size that
is needed (never the whole photo), crops it to fill the frame and rounds the corners. What was not
used longest goes first when the held pixmaps outgrow `cap_bytes`.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QImage, QImageReader, QPainter, QPainterPath, QPixmap

from planetfm.runtime.tasks import USER, Lane

CAP_BYTES = 40 * 1024 * 1024
MAX_SIDE_PX = 20_000
"""A header that claims more than this is not a photo."""


class PictureSource(Protocol):
    """Where the files come from: `runtime.news.NewsController`."""

    def picture(self, url: str, width_px: int, done: Callable[[Path | None], None]) -> None: ...


@dataclass(frozen=True, slots=True)
class Frame:
    """How a picture is wanted: filling width x height, in device pixels.

    A height of 0 keeps the photo's own shape, never wider than `width`. `radius` rounds the
    corners; with `left_only` only the two at the left.
    """

    width: int
    height: int = 0
    radius: int = 0
    left_only: bool = False
    ratio: float = 1.0


class Pictures(QObject):
    arrived = Signal(str)
    """The picture at this address came (in one of its frames), or is known not to come."""

    def __init__(
        self,
        source: PictureSource,
        lane: Lane,
        cap_bytes: int = CAP_BYTES,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._source = source
        self._lane = lane
        self._cap_bytes = cap_bytes
        self._held: OrderedDict[tuple[str, Frame], QPixmap] = OrderedDict()
        self._held_bytes = 0
        self._asked: set[tuple[str, Frame]] = set()
        self._missing: set[str] = set()

    @property
    def lane(self) -> Lane:
        """Where files are read, and may be written, off the main thread."""
        return self._lane

    @property
    def held_bytes(self) -> int:
        return self._held_bytes

    @property
    def idle(self) -> bool:
        """Nothing that was asked for is still on its way."""
        return not self._asked

    def missing(self, url: str) -> bool:
        """It was tried and cannot be had now."""
        return url in self._missing

    def forget_missing(self) -> None:
        """The site answers again: what could not be had may be tried once more."""
        self._missing.clear()

    def get(self, url: str, frame: Frame) -> QPixmap | None:
        key = (url, frame)
        found = self._held.get(key)
        if found is not None:
            self._held.move_to_end(key)
            return found
        if key not in self._asked and url not in self._missing:
            self._asked.add(key)
            self._source.picture(url, frame.width, lambda path: self._on_file(key, path))
        return None

    def held(self, url: str, frame: Frame) -> QPixmap | None:
        """The pixmap if it is held; nothing is asked for."""
        return self._held.get((url, frame))

    def file(self, url: str, done: Callable[[Path | None], None]) -> None:
        """The picture's file as the site has it, None if it cannot be had."""
        self._source.picture(url, 0, done)

    def _on_file(self, key: tuple[str, Frame], path: Path | None) -> None:
        if path is None:
            self._fail(key)
            return
        self._lane.call(
            lambda: decode(path, key[1]),
            done=lambda image: self._on_image(key, image),
            failed=lambda _error: self._fail(key),
            priority=USER,
        )

    def _on_image(self, key: tuple[str, Frame], image: QImage) -> None:
        if image.isNull():
            self._fail(key)
            return
        self._asked.discard(key)
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(key[1].ratio)
        self._held[key] = pixmap
        self._held_bytes += _bytes(pixmap)
        while self._held_bytes > self._cap_bytes and len(self._held) > 1:
            _, gone = self._held.popitem(last=False)
            self._held_bytes -= _bytes(gone)
        self.arrived.emit(key[0])

    def _fail(self, key: tuple[str, Frame]) -> None:
        self._asked.discard(key)
        self._missing.add(key[0])
        self.arrived.emit(key[0])


def _bytes(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4


def decode(path: Path, frame: Frame) -> QImage:
    """Read `path` for `frame`; a null image if it is no picture. Runs on a worker."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or max(size.width(), size.height()) > MAX_SIDE_PX:
        return QImage()
    turned = bool(reader.transformation().value & 4)  # turned by 90 degrees by its EXIF tag
    shape = size.transposed() if turned else size
    target = _target(shape, frame)
    reader.setScaledSize(target.transposed() if turned else target)
    image = reader.read()
    if image.isNull():
        return image
    if frame.height:
        left = (image.width() - frame.width) // 2
        top = (image.height() - frame.height) // 2
        image = image.copy(QRect(left, top, frame.width, frame.height))
    image = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    return _round(image, frame) if frame.radius else image


def _target(shape: QSize, frame: Frame) -> QSize:
    if frame.height:
        return shape.scaled(
            QSize(frame.width, frame.height), Qt.AspectRatioMode.KeepAspectRatioByExpanding
        )
    wide = min(frame.width, shape.width())
    return QSize(wide, max(1, round(shape.height() * wide / shape.width())))


def _round(image: QImage, frame: Frame) -> QImage:
    made = QImage(image.size(), QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(image))
    area = QRectF(made.rect())
    path = QPainterPath()
    if frame.left_only:
        # The right corners lie outside the picture, so they stay square.
        path.addRoundedRect(area.adjusted(0, 0, frame.radius, 0), frame.radius, frame.radius)
    else:
        path.addRoundedRect(area, frame.radius, frame.radius)
    painter.drawPath(path)
    painter.end()
    return made
