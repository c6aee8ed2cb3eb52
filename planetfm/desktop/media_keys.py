"""The media keys, and what each means while one of our windows has the focus.

Most desktops take these keys themselves and hand them to whoever is on MPRIS; a bare window manager
does not, and then they arrive here.
"""

from __future__ import annotations

from PySide6.QtCore import Qt

from planetfm.desktop.media import Verb

KEYS = {
    Qt.Key.Key_MediaPlay: Verb.PLAY_PAUSE,  # keyboards have one key for both, and X11 calls it so
    Qt.Key.Key_MediaTogglePlayPause: Verb.PLAY_PAUSE,
    Qt.Key.Key_MediaPause: Verb.PAUSE,
    Qt.Key.Key_MediaStop: Verb.STOP,
    Qt.Key.Key_MediaNext: Verb.NEXT,
    Qt.Key.Key_MediaPrevious: Verb.PREVIOUS,
}
