"""A sound that comes with the program, played over and over: for when the station cannot be heard.

It sounds beside the station's, so that one can fade into the other.
"""

from __future__ import annotations

from pathlib import Path

from planetfm.audio.aside import Aside
from planetfm.audio.sound import MakeBackend


class CarriedSound(Aside):
    """`file` holds bare MP3 frames. Raises OSError when it cannot be read."""

    def __init__(self, file: Path, make_backend: MakeBackend, volume: int) -> None:
        super().__init__(file.read_bytes(), make_backend, volume, looping=True)
