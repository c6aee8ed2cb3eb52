"""The design's icons: SVG shapes on a 24 px grid, rendered once per name, size, colour, ratio."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


class Icons:
    """Renders the SVG files of one folder. `mark(name)` keeps its colours, `pixmap` tints."""

    def __init__(self, assets: Path) -> None:
        self._assets = assets
        self._made: dict[tuple[str, float, str, float], QPixmap] = {}

    def pixmap(self, name: str, size_px: float, colour: str, ratio: float = 1.0) -> QPixmap:
        """Icon `name` (file name without .svg) in one `colour`, `size_px` logical pixels square."""
        return self._render(self._assets / "icons" / f"{name}.svg", size_px, colour, ratio)

    def mark(self, name: str, size_px: float, ratio: float = 1.0) -> QPixmap:
        """The station mark in its own colours: `mark`, `mark-16`, `mark-glyph`, `mark-mono`."""
        return self._render(self._assets / "mark" / f"{name}.svg", size_px, "", ratio)

    def icon(self, name: str, size_px: float, colour: str, disabled: str = "") -> QIcon:
        """A QIcon with 1x and 2x pixmaps, and a `disabled` colour where given."""
        made = QIcon()
        for ratio in (1.0, 2.0):
            made.addPixmap(self.pixmap(name, size_px, colour, ratio))
            if disabled:
                made.addPixmap(self.pixmap(name, size_px, disabled, ratio), QIcon.Mode.Disabled)
        return made

    def window_icon(self) -> QIcon:
        made = QIcon()
        for size_px in (16, 24):
            made.addPixmap(self.mark("mark-16", size_px))
        for size_px in (32, 48, 64, 128, 256):
            made.addPixmap(self.mark("mark", size_px))
        return made

    def _render(self, path: Path, size_px: float, colour: str, ratio: float) -> QPixmap:
        key = (path.name, size_px, colour, ratio)
        found = self._made.get(key)
        if found is not None:
            return found
        data = path.read_bytes()
        if colour:
            data = data.replace(b"currentColor", colour.encode())
        side = round(size_px * ratio)
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(data)).render(painter, QRectF(0, 0, side, side))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        self._made[key] = pixmap
        return pixmap
