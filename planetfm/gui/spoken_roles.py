"""What a screen reader takes our painted widgets for.

Qt knows a plain widget as a filler. A window without the role of one is not announced when it comes
to the front, and a banner has to be an alert. Qt asks here for each object whose own class it does
not know better; without assistive technology it never does.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

ROLES = {
    "MainWindow": QAccessible.Role.Window,
    "MiniPlayer": QAccessible.Role.Window,
    "Popover": QAccessible.Role.Dialog,
    "PictureViewer": QAccessible.Role.Dialog,
    "StatusPart": QAccessible.Role.Grouping,
    "Banner": QAccessible.Role.AlertMessage,
    "Toast": QAccessible.Role.Notification,
    "RadioSide": QAccessible.Role.Grouping,
    "Dock": QAccessible.Role.Grouping,
    "ListSide": QAccessible.Role.Grouping,
    "Reader": QAccessible.Role.Grouping,
    "ArticlePage": QAccessible.Role.WebDocument,
    "CommentsSection": QAccessible.Role.Grouping,
    "KeyPage": QAccessible.Role.Grouping,
}
"""By the name of the widget's class."""


def install_roles() -> None:
    """For the rest of the process; once is enough."""
    QAccessible.installFactory(_interface)


def _interface(name: str, thing: QObject) -> QAccessibleInterface | None:
    role = ROLES.get(name)
    if role is None or not isinstance(thing, QWidget):
        return None
    return QAccessibleWidget(thing, role)
