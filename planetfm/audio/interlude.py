"""A sound file played once, beside the station's own sound: a recording that an article embeds."""

from __future__ import annotations

from planetfm.audio.aside import Aside
from planetfm.audio.sound import MakeBackend, SoundChanged
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


class Interlude(Aside):
    """`data` is a whole MP3 file. Raises NoSoundError."""

    def __init__(self, data: bytes, make_backend: MakeBackend, volume: int) -> None:
        frames = mp3_of(data)
        self._failed = False
        self.length_s = sum(frame.duration_s for frame in FrameScanner(Codec.MP3).feed(frames))
        super().__init__(frames, make_backend, volume, looping=False)

    @property
    def over(self) -> bool:
        """It has come to its end, or cannot be played."""
        return self._failed or self.heard_s >= self.length_s - END_S

    def _told(self, change: SoundChanged) -> None:
        """From any thread."""
        if change.state is SoundState.FAILED:
            self._failed = True
