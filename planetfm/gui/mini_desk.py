"""Between the main window and the mini player: one of the two is seen, never both."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from planetfm.gui.mini import MiniPlayer
from planetfm.gui.radio.player_port import PlayerPort
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from planetfm.gui.window import MainWindow, Memory


class MiniDesk(QObject):
    """Owned by `window`; the mini player is made when it is first wanted."""

    def __init__(
        self,
        window: MainWindow,
        player: PlayerPort,
        theme: Theme,
        speech: Speech,
        station: str,
        memory: Memory,
    ) -> None:
        super().__init__(window)
        self._window, self._player, self._theme = window, player, theme
        self._speech, self._station, self._memory = speech, station, memory
        self.mini: MiniPlayer | None = None
        QShortcut(QKeySequence("Ctrl+M"), window).activated.connect(self.fold)
        window.list_side.header.mini.clicked.connect(self.fold)
        window.radio.mini.clicked.connect(self.fold)
        window.installEventFilter(self)

    def fold(self) -> None:
        """The mini player in place of the window."""
        if self.mini is None:
            self.mini = self._make()
        self.mini.appear()
        self._window.hide()

    def unfold(self) -> None:
        """The window, where it was."""
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def close(self) -> None:
        """Closed from the mini player: what closing the window would do."""
        if self.mini is not None:
            self.mini.hide()
        if self._window.close():
            # Qt ends the app with the last window that is seen to close; ours was hidden.
            QApplication.quit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """However the window comes back (a second launch, the tray), the mini player goes."""
        if event.type() == QEvent.Type.Show and self.mini is not None:
            self.mini.hide()
        return False

    def _make(self) -> MiniPlayer:
        window = self._window
        mini = MiniPlayer(
            self._player,
            self._theme,
            self._speech,
            self._station,
            self._memory,
            window.keys,
        )
        # No child of the window: where windows have owners, a hidden owner hides what it owns.
        window.destroyed.connect(mini.deleteLater)
        mini.unfolded.connect(self.unfold)
        mini.closed.connect(self.close)
        mini.face.starred.connect(window.starred)
        return mini
