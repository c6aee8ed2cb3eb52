"""A toast: what was done, with up to two ways on. Goes by itself after 6 s, not while looked at."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from planetfm.gui.theme import Theme
from planetfm.gui.widgets.buttons import Button, Kind
from planetfm.gui.widgets.lettering import BANNER_TEXT, BANNER_TITLE
from planetfm.gui.widgets.paint import rounded, text, width_of

STAYS_MS = 6000
_LEFT, _PADDING = 43, 7


class Toast(QWidget):
    """`acted` carries the index of the action pressed. `closed`: it went away."""

    acted = Signal(int)
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        title: str,
        detail: str = "",
        actions: tuple[str, ...] = (),
        *,
        icon: str = "check",
        token: str = "ok",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._title, self._detail = theme, title, detail
        self._icon, self._token = icon, token
        self.setAccessibleName(f"{title}. {detail}".strip())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS_MS)
        self._timer.timeout.connect(self.go)
        self.buttons: list[Button] = []
        left = _LEFT - _PADDING
        for index, label in enumerate(actions):
            button = Button(theme, label, Kind.QUIET, height=28, padding=_PADDING, parent=self)
            button.clicked.connect(lambda _=False, index=index: self.acted.emit(index))
            size = button.sizeHint()
            button.setGeometry(left, 50 if detail else 32, size.width(), 28)
            left += size.width()
            self.buttons.append(button)
        self.resize(self.sizeHint())
        self._timer.start()

    def sizeHint(self) -> QSize:
        words = max(width_of(self._title, BANNER_TITLE), width_of(self._detail, BANNER_TEXT))
        right = max((button.geometry().right() for button in self.buttons), default=0)
        wide = max(_LEFT + words + 12, right + 12)
        tall = 12 + 19 + (18 if self._detail else 0) + (37 if self.buttons else 12)
        return QSize(round(wide + 0.5), tall)

    def go(self) -> None:
        """Close, unless the pointer or the keyboard rests on it."""
        if self.underMouse() or any(button.hasFocus() for button in self.buttons):
            self._timer.start()
            return
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = self._theme.hex
        rounded(painter, QRectF(self.rect()), 10, colour("raised"), colour("line"))
        pixmap = self._theme.pixmap(self._icon, 18, self._token, self.devicePixelRatioF())
        painter.drawPixmap(15, 13, pixmap)
        room = self.width() - _LEFT - 8
        text(painter, QRectF(_LEFT, 11, room, 19), self._title, BANNER_TITLE, colour("ink"))
        if self._detail:
            rect = QRectF(_LEFT, 30, room, 18)
            text(painter, rect, self._detail, BANNER_TEXT, colour("ink2"))
        painter.end()
