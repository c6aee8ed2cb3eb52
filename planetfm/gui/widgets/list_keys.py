"""The keys with which the place in a list is moved. All others belong to the window: a list has no
type-ahead, which would take Space and the letters from it."""

from __future__ import annotations

from PySide6.QtCore import Qt

MOVES = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    }
)
