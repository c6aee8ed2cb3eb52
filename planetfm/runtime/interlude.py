"""A recording of an article as an interlude: the radio pauses, the file plays, the radio goes on.

The file is fetched whole and kept in memory alone. Whatever the listener does with the radio
meanwhile goes before it: pressing play there ends the interlude.
"""

from __future__ import annotations

import enum
import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from planetfm.audio.interlude import Interlude
from planetfm.core.snapshot import SoundState
from planetfm.net.http import Http
from planetfm.runtime.player import PlayerController
from planetfm.runtime.tasks import USER, Lane

log = logging.getLogger(__name__)

LIMIT_BYTES = 48 * 1024 * 1024
"""Some 50 minutes at 128 kbit/s; a longer one opens in the browser."""
DEADLINE_S = 120.0
LOOK_EVERY_MS = 400


class InterludeState(enum.Enum):
    SILENT = "silent"
    FETCHING = "fetching"
    PLAYING = "playing"


class InterludeController(QObject):
    changed = Signal()
    failed = Signal(str)
    """The file at this address could not be fetched, or is none that can be played here."""

    def __init__(
        self,
        player: PlayerController,
        io: Lane,
        files: Lane,
        http: Http,
        make: Callable[[bytes, int], Interlude],
        parent: QObject | None = None,
    ) -> None:
        """`make` (file, volume) is called on `files`, where the interlude is closed again too."""
        super().__init__(parent)
        self._player, self._io, self._files = player, io, files
        self._http, self._make = http, make
        self._state = InterludeState.SILENT
        self._order = 0
        self._address = ""
        self._resume = False
        self._volume = 0
        self._playing: Interlude | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        player.changed.connect(self._on_player)

    @property
    def state(self) -> InterludeState:
        return self._state

    @property
    def address(self) -> str:
        """What is fetched or played; empty for nothing."""
        return self._address

    def play(self, address: str) -> None:
        """Fetch a sound file and play it; what played before ends."""
        self.stop()
        self._order += 1
        order, http = self._order, self._http
        self._address = address
        self._become(InterludeState.FETCHING)

        def fetch() -> bytes:
            return http.get(address, limit_bytes=LIMIT_BYTES, deadline_s=DEADLINE_S).body

        self._io.call(
            fetch,
            lambda data: self._fetched(order, data),
            lambda error: self._could_not(order, error),
            USER,
        )

    def stop(self) -> None:
        """End it; the radio goes on if it was paused for this."""
        if self._state is InterludeState.SILENT:
            return
        self._order += 1
        playing, self._playing = self._playing, None
        if playing is not None:
            self._files.call(playing.close)
        resume, self._resume = self._resume, False
        self._address = ""
        self._timer.stop()
        self._become(InterludeState.SILENT)
        if resume and self._player.view.sound is SoundState.PAUSED:
            self._player.play()

    def _fetched(self, order: int, data: bytes) -> None:
        if order != self._order:
            return
        view = self._player.view
        self._volume = volume = 0 if view.muted else view.volume
        self._resume = view.sound in (SoundState.PLAYING, SoundState.BUFFERING)
        if self._resume:
            self._player.pause()
        self._files.call(
            lambda: self._make(data, volume),
            lambda made: self._begun(order, made),
            lambda error: self._could_not(order, error),
            USER,
        )

    def _begun(self, order: int, made: Interlude) -> None:
        if order != self._order:
            self._files.call(made.close)
            return
        self._playing = made
        self._timer.start()
        self._become(InterludeState.PLAYING)

    def _could_not(self, order: int, error: Exception) -> None:
        if order != self._order:
            return
        log.info("the recording could not be played: %s", error)
        address = self._address
        self.stop()
        self.failed.emit(address)

    def _look(self) -> None:
        if self._playing is None:
            return
        self._playing.keep_going()
        if self._playing.over:
            self.stop()

    def _on_player(self) -> None:
        """The volume is one for both. Who wants the radio ends the interlude."""
        view = self._player.view
        volume = 0 if view.muted else view.volume
        if self._playing is not None and volume != self._volume:
            self._volume = volume
            self._playing.set_volume(volume)
        if self._playing is not None and view.sound is SoundState.PLAYING:
            self._resume = False
            self.stop()

    def _become(self, state: InterludeState) -> None:
        if state is not self._state:
            self._state = state
            self.changed.emit()
