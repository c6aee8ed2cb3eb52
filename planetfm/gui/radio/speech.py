"""The language, the station's zone and its name on the clock, carried together to every painter."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from planetfm.gui import words


@dataclass(frozen=True, slots=True)
class Speech:
    """`lang` "id" or "en"; `label` is the zone's name ("WIB"); `now` gives POSIX seconds."""

    lang: str
    zone: ZoneInfo
    label: str
    now: Callable[[], float] = time.time

    def clock(self, at: float) -> str:
        return words.clock(at, self.lang, self.zone)

    def clock_with_zone(self, at: float) -> str:
        return words.clock_with_zone(at, self.lang, self.zone, self.label)

    def length(self, seconds: float) -> str:
        return words.length(seconds, self.lang)

    def spoken(self, seconds: float) -> str:
        return words.spoken_length(seconds, self.lang)

    def local_now(self) -> datetime:
        return words.local(self.now(), self.zone)
