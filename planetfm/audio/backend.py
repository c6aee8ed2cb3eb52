"""What a decoder must do, and what it tells: one contract for `vlc` and `silent`."""

from __future__ import annotations

from collections.abc import Callable
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


@dataclass(frozen=True, slots=True)
class DeviceBack:
    """The chosen device, which the feed does not reach, is there (again): a new feed would."""

    feed: int


BackendEvent = Heard | Audible | Failed | DeviceBack


@dataclass(frozen=True, slots=True)
class Device:
    """Where sound can come out. `id` is the sound system's own word and stays the same over
    restarts; `name` is for people and may occur twice."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Output:
    """How a feed is to sound."""

    volume: int = 100
    muted: bool = False
    device: str | None = None
    """None: the system's default, wherever it goes."""
    equalizer: int | None = None
    """The number of a preset of `equalizers`; None: none."""
    rate: float = 1.0
    loudness: bool = False
    """More bass and treble, which the ear misses at a low volume."""


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
    def set_rate(self, rate: float) -> None:
        """Seconds of sound a second, at the same pitch; at once, and for feeds to come."""

    # The next three count from the next `play` on: a stream that is moved while it sounds is
    # remembered by the sound server as the listener's wish for ever (PulseAudio's stream-restore),
    # and a filter put into one that sounds cuts a second out of it (libVLC).

    def set_device(self, device: str | None) -> None:
        """Play there; on the default as long as it is not there."""

    def set_equalizer(self, preset: int | None) -> None: ...
    def set_loudness(self, on: bool) -> None: ...

    def devices(self, done: Callable[[tuple[Device, ...]], None]) -> None:
        """Hands over what there is to choose from, from any thread; () without a sound system."""

    def equalizers(self, done: Callable[[tuple[str, ...]], None]) -> None:
        """Hands over the names of the presets, from any thread."""

    def close(self, timeout_s: float = 2.0) -> bool:
        """Silence for good; False if something had to be abandoned."""
