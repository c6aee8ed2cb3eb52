"""The media keys while one of our windows has the focus.

Most desktops take these keys themselves and hand them to whoever is on MPRIS; a bare window manager
does not, and then they arrive here. They are shortcuts of the application rather than an event
filter, which would run Python for every event of every widget.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from planetfm.desktop.media import Verb

KEYS = {
    Qt.Key.Key_MediaPlay: Verb.PLAY_PAUSE,  # keyboards have one key for both, and X11 calls it so
    Qt.Key.Key_MediaTogglePlayPause: Verb.PLAY_PAUSE,
    Qt.Key.Key_MediaPause: Verb.PAUSE,
    Qt.Key.Key_MediaStop: Verb.STOP,
    Qt.Key.Key_MediaNext: Verb.NEXT,
    Qt.Key.Key_MediaPrevious: Verb.PREVIOUS,
}


class MediaKeys(QObject):
    """Owned by `window`; acts in all windows of the app."""

    def __init__(self, window: QWidget, carry_out: Callable[[Verb], object]) -> None:
        super().__init__(window)
        self._carry_out = carry_out
        for key, verb in KEYS.items():
            shortcut = QShortcut(QKeySequence(key), window)
            shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(lambda verb=verb: self._carry_out(verb))
