"""A panel over the window, near what it belongs to: closed by Esc, a click beside it, or its cross.

It is a child of the window, not a window of its own, so it needs no compositor for its corners and
no window manager for its place. The focus goes into it and back to where it was.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from planetfm.gui.everywhere import acts_everywhere
from planetfm.gui.theme import Theme
from planetfm.gui.widgets.paint import rounded

EDGE, BELOW = 8, 6


class Popover(QWidget):
    """Covers the window unseen; `content` is the panel, and its accessible name and description are
    what is spoken when the focus comes. Deletes itself when it is closed."""

    closed = Signal()

    def __init__(self, theme: Theme, window: QWidget, content: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._anchor: QWidget | None = None
        self._before = QApplication.focusWidget()
        self.content = content
        content.setParent(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        window.installEventFilter(self)
        theme.changed.connect(self.update)

    def open_at(self, anchor: QWidget) -> None:
        """Show the panel under `anchor`, or above it where there is no room."""
        self._anchor = anchor
        self.refit()
        self.show()
        self.raise_()
        self.content.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Close it."""
        if self.isHidden():
            return
        self.hide()
        before = self._before
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()
        self.deleteLater()

    def refit(self) -> None:
        """The content says something else now, or has another size."""
        name, said = self.content.accessibleName(), self.content.accessibleDescription()
        if (name, said) != (self.accessibleName(), self.accessibleDescription()):
            self.setAccessibleName(name)
            self.setAccessibleDescription(said)
        self._place()
        self.update()

    def _place(self) -> None:
        room = self._window.rect()
        self.setGeometry(room)
        most = QSize(room.width() - 2 * EDGE, room.height() - 2 * EDGE)
        size = self.content.sizeHint().boundedTo(most)
        if self.content.hasHeightForWidth():
            size.setHeight(min(self.content.heightForWidth(size.width()), most.height()))
        left, top = EDGE, EDGE
        if self._anchor is not None:
            corner = self._anchor.mapTo(self._window, QPoint(0, 0))
            left, top = corner.x(), corner.y() + self._anchor.height() + BELOW
            if top + size.height() > room.height() - EDGE:
                top = max(EDGE, corner.y() - BELOW - size.height())
        left = max(EDGE, min(left, room.width() - EDGE - size.width()))
        top = max(EDGE, min(top, room.height() - EDGE - size.height()))
        self.content.setGeometry(QRect(QPoint(left, top), size))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def event(self, event: QEvent) -> bool:
        # The window's own shortcuts must not act behind an open panel.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(not acts_everywhere(event, self._window))
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays in the panel."""
        tabs = Qt.FocusPolicy.TabFocus
        own = [
            one
            for one in self.content.findChildren(QWidget)
            if one.isVisible() and one.isEnabled() and one.focusPolicy() & tabs
        ]
        if not own:
            return True
        focused = QApplication.focusWidget()
        at = own.index(focused) if focused in own else (-1 if forward else 0)
        own[(at + (1 if forward else -1)) % len(own)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.content.geometry().contains(event.position().toPoint()):
            self.leave()
        event.accept()

    def wheelEvent(self, event: QEvent) -> None:
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.content.geometry())
        rounded(painter, box, 10, self._theme.hex("raised"), self._theme.hex("line"))
        painter.end()
