"""What a decoder must do, and what it tells: one contract for `vlc` and `silent`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from planetfm.core.codec import Codec
from planetfm.core.errors import Trouble


@dataclass(frozen=True, slots=True)
class Heard:
    """`heard_s` seconds of the feed had been heard at `at` (monotonic seconds)."""

    feed: int
    heard_s: float
    at: float


@dataclass(frozen=True, slots=True)
class Audible:
    """The feed really reaches a sound device; a decoder's clock runs without one too."""

    feed: int


@dataclass(frozen=True, slots=True)
class Failed:
    """The feed cannot be played, or not any more."""

    feed: int
    trouble: Trouble


BackendEvent = Heard | Audible | Failed


class AudioBackend(Protocol):
    """Plays what a loopback port sends. Every call returns at once; events come from any thread.

    A `feed` is the caller's number for one run; events carry it, so late ones can be dropped.
    """

    def play(self, feed: int, port: int, codec: Codec | None) -> None:
        """Connect to 127.0.0.1:`port` and play; what played before ends when this is ready."""

    def stop(self) -> None:
        """Silence."""

    def set_volume(self, percent: int) -> None: ...
    def set_muted(self, muted: bool) -> None: ...
    def close(self, timeout_s: float = 2.0) -> bool:
        """Silence for good; False if something had to be abandoned."""
