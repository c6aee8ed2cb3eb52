"""The keyboard's focus ring: 2 px, with a gap of 2 px, round whatever control has the focus.

It lies outside the control, so it is a sibling widget that appears with keyboard focus and goes
away with it; a mouse click never shows it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from planetfm.gui.theme import Theme
from planetfm.gui.widgets.paint import rounded

_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
)
_KEPT = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
REACH = 4
"""How far the ring reaches beyond the control, px."""


class _Ring(QWidget):
    def __init__(self, keeper: FocusRing, parent: QWidget) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        keeper = self._keeper
        painter = QPainter(self)
        rect = QRectF(self.rect())
        # A radius below zero stands for a pill: half the height.
        radius = rect.height() / 2 if keeper.radius < 0 else keeper.radius + REACH
        rounded(painter, rect, radius, None, keeper.theme.colour(keeper.token), 2)
        painter.end()


class FocusRing(QObject):
    """Shows the ring round `target` while it has the focus by keyboard.

    `radius` is that of the control in px (below zero: half its height); `token` is the ring's
    colour; `inset` moves the ring inward, for controls that fill their parent.
    """

    def __init__(
        self,
        target: QWidget,
        theme: Theme,
        radius: float = 8,
        token: str = "accent",
        inset: int = 0,
    ) -> None:
        super().__init__(target)
        self.target = target
        self.theme = theme
        self.radius = radius
        self.token = token
        self._inset = inset
        self._ring: _Ring | None = None
        target.installEventFilter(self)

    @property
    def shown(self) -> bool:
        return self._ring is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
            if event.reason() in _KEYBOARD:
                self._show()
            elif event.reason() not in _KEPT:
                self._drop()
        elif kind == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            if event.reason() not in _KEPT:
                self._drop()
        elif kind in (QEvent.Type.Hide, QEvent.Type.ParentChange):
            self._drop()
        elif kind in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place()
        return False

    def _show(self) -> None:
        parent = self.target.parentWidget()
        if self._ring is None and parent is not None:
            self._ring = _Ring(self, parent)
        self._place()
        if self._ring is not None:
            self._ring.show()
            self._ring.raise_()

    def _place(self) -> None:
        if self._ring is not None:
            reach = REACH - self._inset
            self._ring.setGeometry(self.target.geometry().adjusted(-reach, -reach, reach, reach))

    def _drop(self) -> None:
        if self._ring is not None:
            self._ring.hide()
            self._ring.deleteLater()
            self._ring = None
