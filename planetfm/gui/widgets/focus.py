"""The keyboard's focus ring: 2 px, with a gap of 2 px, round whatever control has the focus.

It lies outside the control, so it is a widget of its own in the nearest ancestor that has room for
it. It appears with keyboard focus and goes away with it; a mouse click never shows it.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
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
    colour; `inset` moves the ring inward, for controls that fill their parent. `by_tab`: only a key
    that moves the focus shows it, for what gets the focus by itself when something is opened.
    """

    def __init__(
        self,
        target: QWidget,
        theme: Theme,
        radius: float = 8,
        token: str = "accent",
        inset: int = 0,
        *,
        by_tab: bool = False,
    ) -> None:
        super().__init__(target)
        self.target = target
        self.theme = theme
        self.radius = radius
        self.token = token
        self._inset = inset
        self._reasons = _KEYBOARD[:3] if by_tab else _KEYBOARD
        self._ring: _Ring | None = None
        self._watched: list[QWidget] = []
        target.installEventFilter(self)

    @property
    def shown(self) -> bool:
        return self._ring is not None

    @property
    def ring(self) -> QWidget | None:
        """The widget that is the ring, while it is shown."""
        return self._ring

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is not self.target:
            if kind in (QEvent.Type.Move, QEvent.Type.Resize):
                self._place()
            return False
        if kind == QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
            if event.reason() in self._reasons:
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
        host = self._host()
        if self._ring is None and host is not None:
            self._ring = _Ring(self, host)
            self._watched = self._between(host)
            for widget in self._watched:
                widget.installEventFilter(self)
        self._place()
        if self._ring is not None:
            self._ring.show()
            self._ring.raise_()

    def _rect_in(self, host: QWidget) -> QRect:
        reach = REACH - self._inset
        rect = self.target.rect().adjusted(-reach, -reach, reach, reach)
        return QRect(self.target.mapTo(host, rect.topLeft()), rect.size())

    def _host(self) -> QWidget | None:
        """The nearest ancestor in which the ring is not cut off; the window at the latest."""
        host = self.target.parentWidget()
        while host is not None and not host.isWindow():
            if host.rect().contains(self._rect_in(host)):
                break
            host = host.parentWidget()
        return host

    def _between(self, host: QWidget) -> list[QWidget]:
        """The ancestors below `host`: the ring has to follow when one of them moves."""
        found, widget = [], self.target.parentWidget()
        while widget is not None and widget is not host:
            found.append(widget)
            widget = widget.parentWidget()
        return found

    def _place(self) -> None:
        host = self._ring.parentWidget() if self._ring is not None else None
        if self._ring is not None and host is not None:
            self._ring.setGeometry(self._rect_in(host))

    def _drop(self) -> None:
        if self._ring is not None:
            for widget in self._watched:
                widget.removeEventFilter(self)
            self._watched = []
            self._ring.hide()
            self._ring.deleteLater()
            self._ring = None


def tab_through(window: QWidget, parts: Iterable[QWidget | None]) -> None:
    """Have Tab go through `parts` and what lies in them, in this order; None is passed over."""
    stops = [
        one
        for part in parts
        if part is not None
        for one in (part, *part.findChildren(QWidget))
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.window() is window
    ]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)
