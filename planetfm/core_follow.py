"""What is played and fetched follows the settings: carried to the controllers at each change."""

from __future__ import annotations

from PySide6.QtCore import QObject

from planetfm.core.settings import Settings
from planetfm.runtime.news import NewsController
from planetfm.runtime.player import PlayerController
from planetfm.runtime.preferences import Preferences


def own_stream(settings: Settings) -> str | None:
    """The listener's own address of the sound, "" where they only want no search, None where a
    search is welcome."""
    return None if settings.find_stream else settings.own_stream


class Follow(QObject):
    """Owned by whoever owns the controllers."""

    def __init__(
        self, preferences: Preferences, player: PlayerController, news: NewsController
    ) -> None:
        super().__init__()
        self._preferences, self._player, self._news = preferences, player, news
        self._own = own_stream(preferences.settings)
        preferences.changed.connect(self.apply)
        self.apply()

    def apply(self) -> None:
        settings = self._preferences.settings
        self._news.apply(settings)
        before, self._own = self._own, own_stream(settings)
        if self._own != before:
            self._player.rearrange(at_once=True)
