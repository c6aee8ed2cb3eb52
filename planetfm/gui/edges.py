"""Small things between panes: the 1 px line with its 6 px handle, the fade when panes change."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from planetfm.gui import words
from planetfm.gui.theme import Theme

HANDLE_PX = 6
FADE_MS = 160
_STEP_PX = 16
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class Edge(QWidget):
    """A vertical hairline at the end of a pane; `draggable` makes it a handle, which Tab reaches.

    `dragged` carries the wanted x of the edge in the parent's pixels; whoever has the pane keeps it
    within its limits and places the edge anew.
    """

    dragged = Signal(int)
    released = Signal()

    def __init__(self, theme: Theme, name: str, lang: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._lang = theme, lang
        self._draggable = False
        self.setAccessibleName(name)
        theme.changed.connect(self.update)

    def place(self, x: int, height: int, *, draggable: bool, percent: int) -> None:
        """Stand with the line on the last pixel before `x`: so much of the way from the least to
        the most that the pane may be wide."""
        self._draggable = draggable
        self.setAccessibleDescription(words.percent(percent, self._lang, spoken=True))
        # A click on it drags and takes the focus from nobody.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if draggable else Qt.FocusPolicy.NoFocus)
        if not draggable:
            self.clearFocus()
        self.setCursor(Qt.CursorShape.SplitHCursor if draggable else Qt.CursorShape.ArrowCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not draggable)
        self.setGeometry(x - HANDLE_PX // 2 - 1, 0, HANDLE_PX, height)
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.hasFocus():
            painter.fillRect(self.rect().adjusted(1, 0, -2, 0), self._theme.colour("accent"))
        else:
            held = self._draggable and self.underMouse()
            colour = self._theme.colour("field" if held else "line")
            painter.fillRect(HANDLE_PX // 2, 0, 1, self.height(), colour)
        painter.end()

    def enterEvent(self, event: QEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._draggable and event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(self._x(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.released.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.x() + HANDLE_PX // 2 + 1
        wanted = {
            Qt.Key.Key_Left: here - _STEP_PX,
            Qt.Key.Key_Right: here + _STEP_PX,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self.window().width(),
        }.get(Qt.Key(event.key()))
        if wanted is None or event.modifiers() not in _PLAIN:
            event.ignore()
            return
        self.dragged.emit(wanted)
        self.released.emit()

    def _x(self, point: QPointF) -> int:
        return round(self.mapToParent(point).x())


class Fade(QWidget):
    """What stood there before, fading out over what stands there now: 160 ms, no slide."""

    def __init__(self, picture: QPixmap, parent: QWidget) -> None:
        super().__init__(parent)
        self._picture = picture
        self._alpha = 1.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._fade = QVariantAnimation(self)
        self._fade.setDuration(FADE_MS)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.valueChanged.connect(self._step)
        self._fade.finished.connect(self.deleteLater)
        self._fade.start()

    def _step(self, alpha: object) -> None:
        if isinstance(alpha, float):
            self._alpha = alpha
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(self._alpha)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()
