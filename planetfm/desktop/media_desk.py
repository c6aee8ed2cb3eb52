"""Stands between the player and the system's media controls: shows them each change, and carries
their wishes out on the main thread."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from planetfm.desktop.media import (
    Ask,
    Done,
    MediaControls,
    NowPlaying,
    Wish,
    jumped,
    now_playing,
)
from planetfm.desktop.media_verbs import MediaVerbs
from planetfm.runtime.player import PlayerController
from planetfm.runtime.tasks import Mailbox

DESKTOP_ENTRY = "planetfm"

log = logging.getLogger(__name__)
MakeControls = Callable[[Ask], MediaControls]


class MediaDesk(QObject):
    def __init__(
        self,
        player: PlayerController,
        mailbox: Mailbox,
        verbs: MediaVerbs,
        station: str,
        make_controls: MakeControls,
        tick: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._player, self._mailbox, self._verbs = player, mailbox, verbs
        self._station = station
        self._tick = tick
        self._now, self._at = NowPlaying(), tick()
        self._controls = make_controls(self._ask)
        player.changed.connect(self._look)
        self._look()

    def close(self) -> None:
        self._player.changed.disconnect(self._look)
        self._controls.close()

    def _look(self) -> None:
        before, at = self._now, self._at
        self._now, self._at = now_playing(self._player.view, self._station, before), self._tick()
        self._controls.show(self._now, jumped=jumped(before, self._now, self._at - at))

    def _ask(self, wish: Wish, done: Done | None = None) -> None:
        """From any thread."""

        def meet() -> None:
            log.info("media controls ask: %s", wish)
            try:
                self._verbs.carry_out(wish)
            finally:
                if done is not None:
                    done()

        self._mailbox.post(meet)


def system_controls(station: str, art: Path, verbs: MediaVerbs) -> MakeControls | None:
    """How this platform's controls are made; None where it has none, or their binding is not
    installed. `art`: the picture shown beside the title."""
    try:
        if sys.platform == "win32":
            from planetfm.desktop.windows_media import WindowsMedia

            return lambda ask: WindowsMedia(station, art, ask)
        if sys.platform == "darwin":
            from planetfm.desktop.macos_media import MacMedia

            return lambda ask: MacMedia(station, art, ask)
        from planetfm.desktop.mpris import Mpris
        from planetfm.desktop.mpris_object import Face

        face = Face(station, DESKTOP_ENTRY, art.as_uri(), verbs.can_raise, verbs.can_quit)
        return lambda ask: Mpris(face, ask)
    except ImportError as missing:
        log.info("no media controls: %s", missing)
        return None
