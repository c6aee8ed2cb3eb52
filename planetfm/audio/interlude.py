"""A sound file played once, beside the station's own sound: a recording that an article embeds.

It goes the station's way, from a tape in memory through a decoder of its own, so volume, device and
equaliser are those of the radio.
"""

from __future__ import annotations

from planetfm.audio.sound import MakeBackend, Sound, SoundChanged
from planetfm.audio.tape import Tape
from planetfm.core.codec import Codec
from planetfm.core.frames import FrameScanner
from planetfm.core.id3 import tag_size
from planetfm.core.snapshot import SoundState

END_S = 0.4
"""So near to the end counts as over: the decoder's last word is a little early."""
SEARCHED_BYTES = 128 * 1024


class NoSoundError(ValueError):
    """The file is none that can be played here."""


def mp3_of(data: bytes) -> bytes:
    """The frames of an MP3 file without the tag before them. Raises NoSoundError for others."""
    size_bytes = tag_size(data) or 0
    frames = FrameScanner(Codec.MP3).feed(data[size_bytes : size_bytes + SEARCHED_BYTES])
    if len(frames) < 4:
        raise NoSoundError("no MP3 frames in it")
    return data[size_bytes + frames[0].offset :]


class Interlude:
    """Sounds from when it is made until it is over or closed. `data` is a whole MP3 file.

    Raises NoSoundError. Make and close it off the main thread: both may wait.
    """

    def __init__(self, data: bytes, make_backend: MakeBackend, volume: int) -> None:
        frames = mp3_of(data)
        self._ended = False
        self._played = False
        self._tape = Tape(None)
        self._tape.begin(Codec.MP3, 0.0)
        self._tape.append(frames, 0.0)
        self.length_s = self._tape.end().media_s
        self._sound = Sound(self._tape, make_backend, self._told)
        self._sound.set_volume(volume)
        self._sound.play_from(self._tape.start())

    @property
    def heard_s(self) -> float:
        """Seconds of it that have sounded."""
        return self._sound.heard_media_s() or 0.0

    @property
    def over(self) -> bool:
        """It has come to its end, or cannot be played."""
        return self._ended or self.heard_s >= self.length_s - END_S

    def set_volume(self, percent: int) -> None:
        self._sound.set_volume(percent)

    def close(self) -> bool:
        """Silence for good; False if something had to be abandoned."""
        closed = self._sound.close()
        self._tape.close()
        return closed

    def _told(self, change: SoundChanged) -> None:
        """From any thread."""
        if change.state is SoundState.PLAYING:
            self._played = True
        elif change.state is SoundState.FAILED or (
            self._played and change.state is SoundState.BUFFERING
        ):
            self._ended = True
