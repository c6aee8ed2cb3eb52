"""Says once that the tape had to become shorter: the sound goes on, so nothing else would tell."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from planetfm.gui.radio.player_port import PlayerPort
from planetfm.gui.toasts import Say


class TapeNotice(QObject):
    """A toast each time the disk begins to refuse. Owned by `window`."""

    def __init__(self, player: PlayerPort, window: QObject, say: Say) -> None:
        super().__init__(window)
        self._player, self._say = player, say
        self._said = False
        player.changed.connect(self._look)
        self._look()

    def _look(self) -> None:
        shortened = self._player.view.tape.shortened
        if shortened and not self._said:
            self._say(
                QCoreApplication.translate("Tape", "The disk is full"),
                QCoreApplication.translate(
                    "Tape", "Less of the last hour is kept. The sound goes on."
                ),
                icon="warning",
                token="amber",
            )
        self._said = shortened
