"""The backend contract without speakers: takes a feed at the pace of its frames and plays nothing.

For machines without sound and for tests. `fail_next`, `stands_still`, `pace`, `plug` and `unplug`
script what a real decoder and its devices do on a bad day.
"""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import replace

from planetfm.audio.backend import (
    Audible,
    BackendEvent,
    Device,
    DeviceBack,
    Failed,
    Heard,
    Output,
)
from planetfm.core.codec import Codec
from planetfm.core.errors import Trouble
from planetfm.core.frames import FrameScanner

HEARD_EVERY_S = 0.25
DEFAULT = Device("silent", "Silent")
EQUALIZERS = ("Flat", "Full bass")


class SilentBackend:
    """Reads each feed as a decoder would. `pace`: seconds of sound a second."""

    def __init__(self, post: Callable[[BackendEvent], None], *, pace: float = 1.0) -> None:
        self._post = post
        self._pace = pace
        self._feed = 0
        self._run: _Run | None = None
        self._ended: list[_Run] = []
        self.output = Output()
        """What was asked for."""
        self.plugged = [DEFAULT]
        self.in_use: str | None = None
        """The device that the last feed went to."""
        self.fail_next: Trouble | None = None
        self.stands_still = False
        """The feed is neither taken nor heard, as in a sound server that stands still."""

    def play(self, feed: int, port: int, codec: Codec | None) -> None:
        self.stop()
        trouble, self.fail_next = self.fail_next, None
        if trouble is not None:
            self._post(Failed(feed, trouble))
            return
        self.in_use = self._reachable()
        self._feed = feed
        self._run = _Run(
            feed, port, codec or Codec.MP3, self._post, self._pace, lambda: self.stands_still
        )
        self._run.rate = self.output.rate

    def stop(self) -> None:
        if self._run is not None:
            self._run.stop()
            self._ended = [run for run in self._ended if run.alive]
            self._ended.append(self._run)
            self._run = None

    @property
    def volume(self) -> int:
        return self.output.volume

    @property
    def muted(self) -> bool:
        return self.output.muted

    def set_volume(self, percent: int) -> None:
        self.output = replace(self.output, volume=percent)

    def set_muted(self, muted: bool) -> None:
        self.output = replace(self.output, muted=muted)

    def set_rate(self, rate: float) -> None:
        self.output = replace(self.output, rate=rate)
        if self._run is not None:
            self._run.rate = rate

    def set_device(self, device: str | None) -> None:
        self.output = replace(self.output, device=device)

    def set_equalizer(self, preset: int | None) -> None:
        self.output = replace(self.output, equalizer=preset)

    def set_loudness(self, on: bool) -> None:
        self.output = replace(self.output, loudness=on)

    def devices(self, done: Callable[[tuple[Device, ...]], None]) -> None:
        done(tuple(self.plugged))

    def equalizers(self, done: Callable[[tuple[str, ...]], None]) -> None:
        done(EQUALIZERS)

    def plug(self, device: Device) -> None:
        """A device appears."""
        self.plugged.append(device)
        if self._run is not None and self.in_use != self._reachable():
            self._post(DeviceBack(self._feed))

    def unplug(self, device: str) -> None:
        """A device vanishes; what sounds there goes on at the default."""
        self.plugged = [one for one in self.plugged if one.id != device]
        if self.in_use == device:
            self.in_use = DEFAULT.id

    def _reachable(self) -> str:
        wanted = self.output.device
        there = any(one.id == wanted for one in self.plugged)
        return wanted if wanted is not None and there else DEFAULT.id

    def close(self, timeout_s: float = 2.0) -> bool:
        self.stop()
        return all(run.join(timeout_s) for run in self._ended)


class _Run:
    def __init__(
        self,
        feed: int,
        port: int,
        codec: Codec,
        post: Callable[[BackendEvent], None],
        pace: float,
        stands_still: Callable[[], bool],
    ) -> None:
        self._feed = feed
        self._port = port
        self._scanner = FrameScanner(codec)
        self._post = post
        self._pace = pace
        self._stands_still = stands_still
        self.rate = 1.0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._play, name="silent", daemon=True)
        self._thread.start()

    @property
    def alive(self) -> bool:
        return self._thread.is_alive()

    def stop(self) -> None:
        self._stop.set()

    def join(self, timeout_s: float) -> bool:
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _play(self) -> None:
        with (
            contextlib.suppress(OSError),
            socket.create_connection(("127.0.0.1", self._port), timeout=5.0) as conn,
        ):
            conn.settimeout(HEARD_EVERY_S)
            decoded_s = heard_s = 0.0
            audible = False
            at = time.monotonic()
            while not self._stop.is_set():
                if self._stands_still():
                    self._stop.wait(HEARD_EVERY_S)
                    at = time.monotonic()
                    continue
                with contextlib.suppress(TimeoutError):
                    data = conn.recv(4096) if decoded_s - heard_s < 1.0 else None
                    if data == b"":
                        return
                    if data:
                        decoded_s += sum(f.duration_s for f in self._scanner.feed(data))
                now = time.monotonic()
                if now - at >= HEARD_EVERY_S:
                    heard_s = min(decoded_s, heard_s + (now - at) * self._pace * self.rate)
                    at = now
                    if heard_s > 0:
                        if not audible:
                            audible = True
                            self._post(Audible(self._feed))
                        self._post(Heard(self._feed, heard_s, now))
                if decoded_s - heard_s >= 1.0:
                    self._stop.wait(HEARD_EVERY_S - (now - at))
