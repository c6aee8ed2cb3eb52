"""The thin scroll bar of the design: a 6 px thumb over the pane's right edge, taking no width.

It stands for the view's own (hidden) scroll bar and is shared by the list and the reader.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from planetfm.gui.theme import Theme
from planetfm.gui.widgets.paint import rounded

WIDTH, THUMB, EDGE = 12, 6, 3


class OverlayBar(QWidget):
    def __init__(self, area: QAbstractScrollArea, theme: Theme, top_px: int = 6) -> None:
        super().__init__(area)
        self._area = area
        self._theme = theme
        self._top = top_px
        self._grip: float | None = None
        self.setCursor(Qt.CursorShape.ArrowCursor)
        area.installEventFilter(self)
        bar = area.verticalScrollBar()
        bar.valueChanged.connect(self.update)
        bar.rangeChanged.connect(self.follow)
        theme.changed.connect(self.update)
        self.follow()

    def follow(self) -> None:
        """Take the place at the right edge; hide when there is nothing to scroll."""
        self.setGeometry(self._area.width() - WIDTH, 0, WIDTH, self._area.height())
        self.setVisible(self._area.verticalScrollBar().maximum() > 0)
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.follow()
        return False

    def _thumb(self) -> QRectF:
        bar = self._area.verticalScrollBar()
        room = self.height() - 2 * self._top
        whole = bar.maximum() + bar.pageStep()
        long = min(room, max(36.0, room * bar.pageStep() / max(whole, 1)))
        part = bar.value() / bar.maximum() if bar.maximum() else 0.0
        return QRectF(WIDTH - THUMB - EDGE, self._top + (room - long) * part, THUMB, long)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        strong = self.underMouse() or self._grip is not None
        resting = "#454D60" if self._theme.dark else "#C9C5BB"
        rounded(painter, self._thumb(), 3, self._theme.hex("field" if strong else resting))
        painter.end()

    def enterEvent(self, event: QEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        thumb = self._thumb()
        y = event.position().y()
        self._grip = y - thumb.top() if thumb.top() <= y <= thumb.bottom() else thumb.height() / 2
        self._drag(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self._drag(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None
        self.update()

    def _drag(self, point: QPointF) -> None:
        bar = self._area.verticalScrollBar()
        room = self.height() - 2 * self._top - self._thumb().height()
        if room > 0 and self._grip is not None:
            part = (point.y() - self._grip - self._top) / room
            bar.setValue(round(part * bar.maximum()))
