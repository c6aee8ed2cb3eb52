"""Which address of the sound is played follows the settings."""

from __future__ import annotations

from PySide6.QtCore import QObject

from planetfm.core.settings import Settings
from planetfm.core.snapshot import LineState
from planetfm.runtime.player import PlayerController
from planetfm.runtime.preferences import Preferences


def own_stream(settings: Settings) -> str | None:
    """The listener's own address of the sound, "" where they only want no search, None where a
    search is welcome."""
    return None if settings.find_stream else settings.own_stream


class FollowStream(QObject):
    """Opens another address as soon as the listener's wish is another."""

    def __init__(self, preferences: Preferences, player: PlayerController) -> None:
        super().__init__()
        self._preferences, self._player = preferences, player
        self._own = own_stream(preferences.settings)
        preferences.changed.connect(self._look)

    def _look(self) -> None:
        before, self._own = self._own, own_stream(self._preferences.settings)
        if self._own != before:
            self._player.rearrange(at_once=True)
            if self._player.view.line.state is LineState.NOT_FOUND:
                self._player.retry_now()
