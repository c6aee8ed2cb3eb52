"""A sound that comes with the program, played over and over: for when the station cannot be heard.

It goes the station's own way, from a small tape in memory through a decoder of its own, so both can
sound at once and one fades into the other.
"""

from __future__ import annotations

from pathlib import Path

from planetfm.audio.sound import MakeBackend, Sound
from planetfm.audio.tape import Tape
from planetfm.core.codec import Codec

AHEAD_S = 30.0
"""So much of it lies on the tape; `keep_going` is called more often than that."""


class CarriedSound:
    """Sounds from when it is made until `close`. `file` holds bare MP3 frames.

    Raises OSError when it cannot be read. Make and close it off the main thread: both may wait.
    """

    def __init__(self, file: Path, make_backend: MakeBackend, volume: int) -> None:
        self._bytes = file.read_bytes()
        self._tape = Tape(None)
        self._tape.begin(Codec.MP3, 0.0)
        self._sound = Sound(self._tape, make_backend, lambda change: None)
        self._sound.set_volume(volume)
        self.keep_going()
        self._sound.play_from(self._tape.start())

    @property
    def heard_s(self) -> float:
        """Seconds of it that have sounded."""
        return self._sound.heard_media_s() or 0.0

    def keep_going(self) -> None:
        """Lay out some more of it."""
        while self._tape.end().media_s - self.heard_s < AHEAD_S:
            before_s = self._tape.end().media_s
            self._tape.append(self._bytes, 0.0)
            if self._tape.end().media_s <= before_s:
                return  # not a single frame in it

    def set_volume(self, percent: int) -> None:
        self._sound.set_volume(percent)

    def close(self) -> bool:
        """Silence for good; False if something had to be abandoned."""
        closed = self._sound.close()
        self._tape.close()
        return closed
