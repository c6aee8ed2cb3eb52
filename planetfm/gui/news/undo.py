"""What the listener did to a story can be taken back: a toast with "Undo", and Ctrl+Z.

Ctrl+Z takes back one after the other, newest first, as far as this window remembers. In a text
field it stays the field's own.
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Qt, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from planetfm.core.deeds import Deed
from planetfm.gui.news import archive_phrases as phrases
from planetfm.gui.toasts import Say

REMEMBERED = 50
TOPIC = "undo"


class Undoable(Protocol):
    """`runtime.news.NewsController`, as far as this is concerned."""

    @property
    def done(self) -> SignalInstance: ...
    def undo(self, deed: Deed) -> None: ...


class UndoDesk(QObject):
    """Owned by the window it listens in."""

    def __init__(self, news: Undoable, window: QWidget, say: Say) -> None:
        super().__init__(window)
        self._news = news
        self._say = say
        self._deeds: list[Deed] = []
        news.done.connect(self._on_done)
        shortcut = QShortcut(QKeySequence.StandardKey.Undo, window)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(self.undo_last)

    @property
    def can_undo(self) -> bool:
        return bool(self._deeds)

    def undo_last(self) -> None:
        """Take back the newest deed that was not taken back yet."""
        if self._deeds:
            self._undo(self._deeds[-1])

    def _on_done(self, deed: object) -> None:
        if not isinstance(deed, Deed):
            return
        self._deeds = [*self._deeds[-REMEMBERED + 1 :], deed]
        ways = ((phrases.undo(), lambda: self._undo(deed)),)
        self._say(phrases.done(deed), "", ways, topic=TOPIC)

    def _undo(self, deed: Deed) -> None:
        if deed in self._deeds:
            self._deeds.remove(deed)
            self._news.undo(deed)
            self._say(phrases.undone(), topic=TOPIC)
