"""Keys that act in every window of the app: in the mini player while the main window is hidden, in
a dialog, behind a panel over the window.

A shortcut asks its owner, and one that is hidden or stands behind a modal dialog says no. An action
asks every window it was added to, so it is added to each that comes to the front. An event filter
would run Python for every event of every widget.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

EVERYWHERE = Qt.ShortcutContext.ApplicationShortcut


class KeysEverywhere(QObject):
    """Owned by `window`. A key that is held down acts once."""

    def __init__(self, window: QWidget, keys: Mapping[Qt.Key, Callable[[], object]]) -> None:
        super().__init__(window)
        self._actions: list[QAction] = []
        for key, act in keys.items():
            action = QAction(self)
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(EVERYWHERE)
            action.setAutoRepeat(False)
            action.triggered.connect(lambda _checked=False, act=act: act())
            self._actions.append(action)
        window.addActions(self._actions)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._on_window)

    def _on_window(self) -> None:
        window = QApplication.activeWindow()
        if window is not None and self._actions[0] not in window.actions():
            window.addActions(self._actions)


def acts_everywhere(event: QKeyEvent, window: QWidget) -> bool:
    """Whether a key that was pressed in `window` is one of these: a panel that keeps the window's
    own shortcuts from acting lets it through."""
    pressed = QKeySequence(event.keyCombination())
    return any(
        action.shortcutContext() is EVERYWHERE and action.shortcut() == pressed
        for action in window.actions()
    )
