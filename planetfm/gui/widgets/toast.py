"""A toast: what was done, with up to two ways on. Goes by itself after 6 s, not while looked at.

One that stays waits for an answer: it goes when its owner takes it away.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from planetfm.gui.theme import Theme
from planetfm.gui.widgets.buttons import Button, Kind
from planetfm.gui.widgets.lettering import BANNER_TEXT, BANNER_TITLE
from planetfm.gui.widgets.paint import rounded, text, width_of, wrap

STAYS_MS = 6000
TITLE_LINES, LINES = 2, 3
"""Of the title and of the detail, where the window is narrow."""
_LEFT, _PADDING = 43, 7


class Toast(QWidget):
    """`acted` carries the index of the action pressed. `closed`: its time is over."""

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
        stays: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._title, self._detail = theme, title, detail
        self._icon, self._token = icon, token
        self._title_lines, self._lines = [title], [detail] if detail else []
        self.setAccessibleName(f"{title}. {detail}".strip())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS_MS)
        self._timer.timeout.connect(self.go)
        self._stays = stays
        self.buttons: list[Button] = []
        for index, label in enumerate(actions):
            button = Button(theme, label, Kind.QUIET, height=28, padding=_PADDING, parent=self)
            button.clicked.connect(lambda _=False, index=index: self.acted.emit(index))
            button.resize(button.sizeHint())
            self.buttons.append(button)
        self.fit(10_000)
        theme.changed.connect(self.update)
        self.stay_longer()

    @property
    def stays(self) -> bool:
        """It waits for an answer."""
        return self._stays

    def fit(self, width_px: int) -> None:
        """Take the room that the words need, at most `width_px`: long ones are wrapped, and the
        tooltip has all of them where even that leaves some out."""
        room = width_px - _LEFT - 12
        self._title_lines = wrap(self._title, BANNER_TITLE, room, TITLE_LINES)
        self._lines = wrap(self._detail, BANNER_TEXT, room, LINES)
        shown = f"{' '.join(self._title_lines)} {' '.join(self._lines)}".strip()
        whole = shown == f"{self._title} {self._detail}".strip()
        self.setToolTip("" if whole else f"{self._title}. {self._detail}".strip())
        words = max(
            *(width_of(line, BANNER_TITLE) for line in self._title_lines),
            *(width_of(line, BANNER_TEXT) for line in self._lines),
            0.0,
        )
        buttons = sum(button.width() for button in self.buttons) - _PADDING
        wide = _LEFT + max(min(words, room), min(buttons, room + 4)) + 12
        foot = 12 + 19 * len(self._title_lines) + 18 * len(self._lines)
        left = _LEFT - _PADDING
        for button in self.buttons:
            button.move(left, foot + 1)
            left += button.width()
        self.resize(round(wide + 0.5), foot + (37 if self.buttons else 12))

    def sizeHint(self) -> QSize:
        return self.size()

    def stay_longer(self) -> None:
        """Its time begins anew."""
        if not self._stays:
            self._timer.start()

    def go(self) -> None:
        """Its time is over, unless the pointer or the keyboard rests on it."""
        if self.underMouse() or any(button.hasFocus() for button in self.buttons):
            self.stay_longer()
            return
        self.closed.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.stay_longer()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = self._theme.hex
        rounded(painter, QRectF(self.rect()), 10, colour("raised"), colour("line"))
        pixmap = self._theme.pixmap(self._icon, 18, self._token, self.devicePixelRatioF())
        painter.drawPixmap(15, 13, pixmap)
        room = self.width() - _LEFT - 8
        top = 11.0
        for line in self._title_lines:
            text(painter, QRectF(_LEFT, top, room, 19), line, BANNER_TITLE, colour("ink"))
            top += 19
        for line in self._lines:
            text(painter, QRectF(_LEFT, top, room, 18), line, BANNER_TEXT, colour("ink2"))
            top += 18
        painter.end()
