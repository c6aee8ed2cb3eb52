"""What menus of the design have beyond Qt's: a heading in small letters, a strong last entry."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QFont, QPalette
from PySide6.QtWidgets import QLabel, QMenu, QWidget, QWidgetAction


def heading(menu: QMenu, words: str) -> QAction:
    """Add a row that cannot be chosen."""
    label = QLabel(words, menu)
    label.setContentsMargins(16, 8, 16, 6)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    font = QFont(label.font())
    font.setWeight(QFont.Weight.DemiBold)
    font.setPixelSize(12)
    label.setFont(font)
    colours = label.palette()  # what cannot be chosen is greyed; a heading is to be read
    role, off = QPalette.ColorRole.WindowText, QPalette.ColorGroup.Disabled
    colours.setColor(off, role, colours.color(QPalette.ColorRole.PlaceholderText))
    label.setPalette(colours)
    action = QWidgetAction(menu)
    action.setDefaultWidget(label)
    action.setEnabled(False)
    menu.addAction(action)
    return action


def strong(menu: QMenu, action: QAction) -> QAction:
    """In semibold letters."""
    bold = QFont(menu.font())
    bold.setWeight(QFont.Weight.DemiBold)
    action.setFont(bold)
    return action


def under(button: QWidget) -> QPoint:
    """Where a menu under `button` begins, on the screen."""
    return button.mapToGlobal(QPoint(0, button.height() + 4))
