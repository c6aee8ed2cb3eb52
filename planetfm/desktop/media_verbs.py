"""Carries out on the player what a media key or the system's controls ask for."""

from __future__ import annotations

from collections.abc import Callable

from planetfm.core.snapshot import SoundState
from planetfm.desktop.media import (
    SeekBy,
    SeekTo,
    SetVolume,
    Status,
    Verb,
    Wish,
    next_start,
    previous_start,
    status_of,
)
from planetfm.runtime.player import PlayerController

INTO_S = 0.15
"""A seek lands up to an eighth of a second before what was asked: this far into a song is surely in
it, and not in the song before."""


class MediaVerbs:
    """Main thread only. `skip_s`: how far back leads where the station tells no songs; `raise_` and
    `quit_` are None where there is no window to raise, or the app may not be ended."""

    def __init__(
        self,
        player: PlayerController,
        skip_s: Callable[[], float],
        raise_: Callable[[], object] | None = None,
        quit_: Callable[[], object] | None = None,
    ) -> None:
        self._player = player
        self._skip_s = skip_s
        self._raise, self._quit = raise_, quit_

    @property
    def can_raise(self) -> bool:
        return self._raise is not None

    @property
    def can_quit(self) -> bool:
        return self._quit is not None

    def carry_out(self, wish: Wish) -> None:
        player = self._player
        match wish:
            case SeekBy(seconds):
                player.seek_by(seconds)
            case SeekTo(air_s):
                player.seek_to(air_s)
            case SetVolume(volume):
                player.set_volume(round(100 * max(0.0, min(1.0, volume))))
            case Verb.RAISE if self._raise is not None:
                self._raise()
            case Verb.QUIT if self._quit is not None:
                self._quit()
            case Verb.PLAY:
                player.play()
            case Verb.PAUSE:
                self._pause()
            case Verb.PLAY_PAUSE:
                playing = status_of(player.view) is Status.PLAYING
                self._pause() if playing else player.play()
            case Verb.STOP:
                player.stop()
            case Verb.NEXT:
                self._next()
            case Verb.PREVIOUS:
                start = previous_start(player.view, self._skip_s())
                if start is not None:
                    player.seek_to(start + INTO_S)

    def _pause(self) -> None:
        """Before anything was heard there is no place to go on from: pause is stop then."""
        if self._player.view.tape.heard is not None:
            self._player.pause()
        else:
            self._player.stop()

    def _next(self) -> None:
        """The next song of the tape, else live. What is paused stays paused."""
        view = self._player.view
        start = next_start(view)
        if view.live or view.tape.heard is None:
            return
        if start is not None:
            self._player.seek_to(start + INTO_S)
        elif view.sound is SoundState.PAUSED and view.tape.newest is not None:
            self._player.seek_to(view.tape.newest)
        else:
            self._player.go_live()
