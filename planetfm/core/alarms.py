"""Sleep timer and alarms as arithmetic: when something is due, and how loud a fade is by then.

Two kinds of time. The sleep timer counts seconds that pass, also while the machine sleeps (any
clock that goes on then). An alarm means a time of day in a zone, so it is worked out from the
calendar each time: a change to summer time moves it, not the wall clock's reading.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

from planetfm.core.model import Song
from planetfm.core.snapshot import TapeView

SLEEP_CHOICES_MIN = (15, 30, 45, 60, 90)
EXTEND_MIN = 15
SLEEP_FADE_S = 10.0
WARN_LEFT_S = 60.0
LONGEST_SONG_S = 15 * 60.0
"""A station that tells no titles would never end its song."""

LATE_S = 600.0
"""An alarm that the machine slept through still rings when it wakes this soon after."""

PATIENCE_S = 20.0
"""How long the station may take to be heard before the carried sound plays."""

WATCH_S = 600.0
"""How long after it rang an alarm still steps in when the station falls silent."""

ALARM_FADE_S = 20.0
LEAST_GAIN = 0.4
"""Where a fade-in begins. The scale is a volume's, cubed by the sound server: this is -24 dB, and
below it nothing is heard for seconds."""

DAYS = range(7)


class SleepUntil(enum.Enum):
    """Ends of a sleep timer that are no number of minutes."""

    END_OF_SONG = "end-of-song"


class Zone(enum.Enum):
    """Whose time of day an alarm means."""

    STATION = "station"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Sleep:
    """A running sleep timer. `until`: seconds of a clock that goes on while the machine sleeps.

    With `end_of_song` that is only the latest end, until the end of `song` (the one that was heard
    when it was set, or the first one after) is known.
    """

    until: float
    end_of_song: bool = False
    song: Song | None = None

    def left_s(self, now: float) -> float:
        return max(0.0, self.until - now)


def begin_sleep(how: int | SleepUntil, now: float) -> Sleep:
    """Raises ValueError for minutes outside 1 to 720."""
    if how is SleepUntil.END_OF_SONG:
        return Sleep(now + LONGEST_SONG_S, end_of_song=True)
    if not isinstance(how, int) or not 1 <= how <= 720:
        raise ValueError(f"{how} is not within 1 to 720 minutes")
    return Sleep(now + 60.0 * how)


def extended(sleep: Sleep, minutes: int, now: float) -> Sleep:
    """Later by `minutes`; "end of this song" becomes that many minutes from now."""
    return Sleep((now if sleep.end_of_song else max(now, sleep.until)) + 60.0 * minutes)


def follow_song(sleep: Sleep, tape: TapeView, now: float) -> Sleep:
    """`sleep` with the end of its song in it, as soon as the tape holds that end."""
    if not sleep.end_of_song or tape.heard is None:
        return sleep
    heard = [
        aired
        for aired in tape.songs
        if aired.start <= tape.heard and (aired.end is None or tape.heard < aired.end)
    ]
    if sleep.song is not None and (not heard or heard[0].song != sleep.song):
        return Sleep(min(sleep.until, now + SLEEP_FADE_S))  # it ended between two looks
    if not heard:
        return sleep
    end = heard[0].end
    if end is None:
        return replace(sleep, song=heard[0].song)
    return Sleep(min(sleep.until, now + end - tape.heard))


def sleep_gain(left_s: float) -> float:
    """How loud it is `left_s` before the end, 0..1 on the scale of the volume."""
    return max(0.0, min(1.0, left_s / SLEEP_FADE_S))


def alarm_gain(sounding_s: float) -> float:
    """How loud an alarm is after it has sounded for so long."""
    return max(LEAST_GAIN, min(1.0, LEAST_GAIN + (1 - LEAST_GAIN) * sounding_s / ALARM_FADE_S))


# --- alarms ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Alarm:
    """`days`: 0 is Monday; none of them: once, at the next such time after `set_at` (POSIX).
    `volume`: 1 to 100; None: as it is then, if that is not too low to be heard."""

    id: str
    hour: int
    minute: int
    days: frozenset[int] = frozenset()
    zone: Zone = Zone.STATION
    enabled: bool = True
    set_at: float = 0.0
    volume: int | None = None

    def __post_init__(self) -> None:
        time(self.hour, self.minute)
        if self.volume is not None and not 1 <= self.volume <= 100:
            raise ValueError("a volume is 1 to 100")
        if not self.days <= set(DAYS):
            raise ValueError("days are 0 (Monday) to 6")

    @property
    def once(self) -> bool:
        return not self.days


def next_ring(alarm: Alarm, after: float, zone: tzinfo | None) -> float | None:
    """The first moment later than `after` (POSIX seconds) at which it rings; None when disabled
    or, once, over. `zone` None: the machine's own.

    A time that a change to summer time leaves out rings as long after midnight as on other days
    (02:30 as 03:30); one that comes twice rings the first time.
    """
    if not alarm.enabled:
        return None
    if alarm.once:
        first = _first(alarm, alarm.set_at, zone)
        return first if first > after else None
    return _first(alarm, after, zone)


def _first(alarm: Alarm, after: float, zone: tzinfo | None) -> float:
    day = datetime.fromtimestamp(after, zone).date() - timedelta(days=1)
    for _ in range(10):
        if alarm.once or day.weekday() in alarm.days:
            moment = _moment(day, alarm, zone)
            if moment > after:
                return moment
        day += timedelta(days=1)
    raise AssertionError("every day of the week comes within ten days")


def _moment(day: date, alarm: Alarm, zone: tzinfo | None) -> float:
    return datetime.combine(day, time(alarm.hour, alarm.minute), zone).timestamp()


@dataclass(frozen=True, slots=True)
class Due:
    """`alarm` was to ring at `at`; `late` when too long ago to ring still."""

    alarm: Alarm
    at: float
    late: bool


def due(
    alarms: Iterable[Alarm], looked_at: float, now: float, zones: Mapping[Zone, tzinfo | None]
) -> tuple[Due, ...]:
    """What fell due after `looked_at` up to `now` (POSIX seconds), in order of time. Of an alarm
    that fell due more than once only the last time counts."""
    found = []
    for alarm in alarms:
        at = next_ring(alarm, looked_at, zones[alarm.zone])
        if at is None or at > now:
            continue
        while (later := next_ring(alarm, at, zones[alarm.zone])) is not None and later <= now:
            at = later
        found.append(Due(alarm, at, now - at > LATE_S))
    return tuple(sorted(found, key=lambda one: one.at))


def after_ringing(alarm: Alarm) -> Alarm:
    """An alarm for once has rung."""
    return replace(alarm, enabled=False) if alarm.once else alarm


def dump(alarm: Alarm) -> dict[str, Any]:
    """What `parse` reads back."""
    volume = {} if alarm.volume is None else {"volume": alarm.volume}
    return volume | {
        "id": alarm.id,
        "time": f"{alarm.hour:02d}:{alarm.minute:02d}",
        "days": sorted(alarm.days),
        "zone": alarm.zone.value,
        "enabled": alarm.enabled,
        "set_at": datetime.fromtimestamp(alarm.set_at, UTC).isoformat(),
    }


def parse(record: Any) -> Alarm:
    """Raises ValueError, saying what is wrong."""
    try:
        at = time.fromisoformat(record["time"])
        days, enabled = frozenset(record["days"]), record["enabled"]
        if not isinstance(enabled, bool):
            raise TypeError("enabled is true or false")
        return Alarm(
            id=str(record["id"]),
            hour=at.hour,
            minute=at.minute,
            days=days,
            zone=Zone(record["zone"]),
            enabled=enabled,
            set_at=datetime.fromisoformat(record["set_at"]).timestamp(),
            volume=record.get("volume"),
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"no alarm: {error!r}") from error
