"""Where the focus goes when the control that has it goes away.

Qt gives it to the next control in the order of the Tab key. After "Try now", which is hidden once
the line is back, that is "Record": the Space that was meant to pause began a recording.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

Home = Callable[[QWidget], QWidget]
"""The place that stays, for a control that does not."""


class FocusKeeper(QObject):
    """Owned by `window`; looks after whatever lies in it. A control has gone when it was hidden or
    disabled, or takes no focus any more; then `home` says who has it instead."""

    def __init__(self, window: QWidget, home: Home) -> None:
        super().__init__(window)
        self._window, self._home = window, home
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def _on_focus(self, before: QWidget | None, after: QWidget | None) -> None:
        # A window that is being taken apart lets go of the focus as well.
        if before is None or not isValid(self._window) or not self._window.isVisible():
            return
        if not self._window.isAncestorOf(before) or _stays(before):
            return
        # Whoever pressed it by mouse, and still points at it, needs no ring to be shown the way.
        pointed = before.rect().contains(before.mapFromGlobal(QCursor.pos()))
        reason = Qt.FocusReason.MouseFocusReason if pointed else Qt.FocusReason.OtherFocusReason
        self._home(before).setFocus(reason)


def _stays(widget: QWidget) -> bool:
    takes_focus = widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
    return widget.isVisible() and widget.isEnabled() and takes_focus
