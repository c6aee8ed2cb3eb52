"""A sound that is there already, beside the radio's own: what the alarm's and an article's share.

It goes the station's own way, from a small tape in memory through a decoder of its own, so volume,
device and equaliser are the radio's, and both can sound at once. Only what is heard next lies on
that tape, which keeps three minutes however much it is given.
"""

from __future__ import annotations

from planetfm.audio.sound import MakeBackend, Sound, SoundChanged
from planetfm.audio.tape import Tape
from planetfm.core.codec import Codec

AHEAD_S = 30.0
"""So much of it lies on the tape; `keep_going` is called more often than that."""
PIECE_BYTES = 32 * 1024


class Aside:
    """Sounds from when it is made until `close`; `looping`: over and over. `sound`: MP3 frames.

    Make and close it off the main thread: both may wait.
    """

    def __init__(
        self, sound: bytes, make_backend: MakeBackend, volume: int, *, looping: bool
    ) -> None:
        self._bytes = sound
        self._looping = looping
        self._laid_bytes = 0
        self._round_s = 0.0
        """Where on the tape this round of it began."""
        self._tape = Tape(None)
        self._tape.begin(Codec.MP3, 0.0)
        # Nothing is live here: who was without a device wants what they have not heard.
        self._sound = Sound(self._tape, make_backend, self._told, follows_live=False)
        self._sound.set_volume(volume)
        self.keep_going()
        self._sound.play_from(self._tape.start())

    @property
    def heard_s(self) -> float:
        """Seconds of it that have sounded."""
        return self._sound.heard_media_s() or 0.0

    def keep_going(self) -> None:
        """Lay out some more of it."""
        while (laid_s := self._tape.end().media_s) - self.heard_s < AHEAD_S:
            piece = self._bytes[self._laid_bytes : self._laid_bytes + PIECE_BYTES]
            self._laid_bytes += len(piece)
            if piece:
                self._tape.append(piece, 0.0)
            elif self._looping and laid_s > self._round_s:
                self._laid_bytes, self._round_s = 0, laid_s
            else:
                return  # all of it, or not a single frame in it

    def set_volume(self, percent: int) -> None:
        self._sound.set_volume(percent)

    def close(self) -> bool:
        """Silence for good; False if something had to be abandoned."""
        closed = self._sound.close()
        self._tape.close()
        return closed

    def _told(self, change: SoundChanged) -> None:
        """From any thread."""
