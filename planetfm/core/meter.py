"""The data meter's arithmetic: bytes by day and month in the station's zone, and the cap. Pure.

A day is named by its date, a month by year and month; both arrive from outside.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace
from datetime import date

WARN_SHARE = 0.8
MB_BYTES = 1_000_000


class Cap(enum.Enum):
    """How the month stands against the cap."""

    FREE = "free"  # far from it, or there is none
    NEAR = "near"  # 80 % are used
    REACHED = "reached"  # sound stops
    OVERRIDDEN = "overridden"  # reached, and the listener said to go on this month


@dataclass(frozen=True, slots=True)
class Usage:
    """`day` and `month` say what the counts are of; `overridden` is a month, "" for none."""

    session_bytes: int = 0
    day: str = ""
    day_bytes: int = 0
    month: str = ""
    month_bytes: int = 0
    overridden: str = ""


def on(usage: Usage, today: date) -> Usage:
    """The same usage as it counts today: yesterday's and last month's bytes are over."""
    day, month = today.isoformat(), month_of(today)
    return replace(
        usage,
        day=day,
        day_bytes=usage.day_bytes if usage.day == day else 0,
        month=month,
        month_bytes=usage.month_bytes if usage.month == month else 0,
        overridden=usage.overridden if usage.overridden == month else "",
    )


def add(usage: Usage, size_bytes: int, today: date) -> Usage:
    """`size_bytes` came today."""
    usage = on(usage, today)
    return replace(
        usage,
        session_bytes=usage.session_bytes + size_bytes,
        day_bytes=usage.day_bytes + size_bytes,
        month_bytes=usage.month_bytes + size_bytes,
    )


def override(usage: Usage, today: date) -> Usage:
    """The listener goes on in spite of the cap, for the rest of this month."""
    usage = on(usage, today)
    return replace(usage, overridden=usage.month)


def cap(usage: Usage, cap_mb: int) -> Cap:
    """How the month stands; `cap_mb` 0: there is no cap."""
    if cap_mb <= 0:
        return Cap.FREE
    limit = cap_mb * MB_BYTES
    if usage.month_bytes >= limit:
        return Cap.OVERRIDDEN if usage.overridden == usage.month else Cap.REACHED
    return Cap.NEAR if usage.month_bytes >= WARN_SHARE * limit else Cap.FREE


def month_of(day: date) -> str:
    """The month's name, as 2026-11."""
    return f"{day.year:04d}-{day.month:02d}"
