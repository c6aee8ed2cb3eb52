"""Gives a button a menu beside what its press does: right click, a long press, the Menu key, Down.

A press that was long enough to open the menu is no press any more.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton

LONG_MS = 500


class ButtonMenu(QObject):
    """Owned by `button`; `open_menu` shows the menu."""

    def __init__(self, button: QAbstractButton, open_menu: Callable[[], object]) -> None:
        super().__init__(button)
        self._button, self._open = button, open_menu
        self._held = QTimer(self)
        self._held.setSingleShot(True)
        self._held.setInterval(LONG_MS)
        self._held.timeout.connect(self._long_press)
        button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ContextMenu:
            self._open()
            return True
        if kind == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            if event.button() is Qt.MouseButton.LeftButton:
                self._held.start()
        elif kind in (QEvent.Type.MouseButtonRelease, QEvent.Type.Hide):
            self._held.stop()
        elif isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress:
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() != Qt.Key.Key_Down:
            return False
        self._open()
        return True

    def _long_press(self) -> None:
        if self._button.isDown():
            self._button.setDown(False)
            self._open()
