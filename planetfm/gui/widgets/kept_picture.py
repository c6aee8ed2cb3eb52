"""A picture of what lies over something that moves: painted once, not at each of its frames."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPixmap


class KeptPicture:
    """Keeps one picture, as long as it looks the same."""

    def __init__(self) -> None:
        self._look: Hashable = None
        self._pixmap = QPixmap()

    def draw(
        self, painter: QPainter, size: QSize, look: Hashable, paint: Callable[[QPainter], object]
    ) -> None:
        """At the painter's origin, `size` logical px. `look` is all that `paint` depends on, apart
        from the size and the screen's ratio."""
        ratio = painter.device().devicePixelRatioF()
        whole = (look, size.width(), size.height(), ratio)
        if whole != self._look:
            self._look = whole
            self._pixmap = QPixmap(
                math.ceil(size.width() * ratio), math.ceil(size.height() * ratio)
            )
            self._pixmap.setDevicePixelRatio(ratio)
            self._pixmap.fill(Qt.GlobalColor.transparent)
            within = QPainter(self._pixmap)
            within.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint(within)
            within.end()
        painter.drawPixmap(0, 0, self._pixmap)
