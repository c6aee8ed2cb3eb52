"""The song that begins is told to a screen reader, for who wants that."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from planetfm.core.model import Song
from planetfm.core.snapshot import SoundState
from planetfm.gui.radio.player_port import PlayerPort


class SongSpeech(QObject):
    """`announce` tells a sentence, `wanted` says whether the listener wants that. The song is the
    one that is heard; the one that is on when the sound begins is no news."""

    def __init__(
        self,
        player: PlayerPort,
        announce: Callable[[str], object],
        wanted: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._player, self._announce, self._wanted = player, announce, wanted
        self._song: Song | None = None
        self._sounded = False
        player.changed.connect(self._look)

    def _look(self) -> None:
        view = self._player.view
        sounded, self._sounded = self._sounded, view.sound is SoundState.PLAYING
        before, self._song = self._song, view.song
        song = view.song
        if not (sounded and self._sounded) or song is None or song == before or not song.known:
            return
        if self._wanted():
            self._announce(f"{song.title}, {song.artist}" if song.artist else song.title)
