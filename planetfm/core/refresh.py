"""When the site may be asked again. Pure: time and chance arrive as arguments.

Polite by construction: a quarter of an hour between visits, a growing pause after trouble, the
site's own Retry-After above all, and validators so that an unchanged feed costs it nearly nothing.
Seconds are POSIX seconds.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from random import Random

from planetfm.core.errors import PlanetError, Trouble

IN_FEED = "in_feed"
"""Remembered: the identities that the feed showed last, one a line."""
LONGEST_PAUSE_S = 7 * 86400.0
VALIDATORS_KEPT_S = 8 * 86400.0
"""Some servers answer 304 for ever; after eight days we ask without validators once."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How often a site is visited, in seconds."""

    every_s: float = 15 * 60.0
    jitter: float = 0.1
    spacing_s: float = 3 * 60.0
    """Least time between two visits that nobody asked for."""
    user_spacing_s: float = 10.0
    """Least time between two visits that the listener asked for."""
    unreachable_first_s: float = 30.0
    site_first_s: float = 5 * 60.0
    challenge_first_s: float = 30 * 60.0
    most_s: float = 4 * 3600.0


@dataclass(frozen=True, slots=True)
class Visits:
    """What happened so far. `checked_at`: the last visit that the site answered, well or badly.
    `known_at`: when the last visit ended, however it did."""

    checked_at: float | None = None
    failures: int = 0
    closed_until: float = 0.0
    """The site asked for a pause until then; even the listener waits."""
    next_at: float | None = None
    unreachable: bool = False
    """The last visit failed on the way, so a network that comes back is a reason to try again."""
    known_at: float = 0.0


def after_success(visits: Visits, now: float, pace: Pace, rng: Random) -> Visits:
    """The state after a visit that went well."""
    return Visits(checked_at=now, next_at=now + _jittered(pace.every_s, pace, rng), known_at=now)


def after_failure(
    visits: Visits, error: PlanetError, now: float, pace: Pace, rng: Random
) -> Visits:
    """The state after a visit that failed.

    A failed connection is no visit: it is tried again soon and leaves `checked_at` alone. Anything
    the site itself said counts, and makes the pause grow.
    """
    failures = visits.failures + 1
    grown = 2.0 ** min(failures - 1, 10)
    if error.trouble in (Trouble.UNREACHABLE, Trouble.OFFLINE):
        delay = min(pace.unreachable_first_s * grown, pace.every_s)
        return replace(
            visits,
            failures=failures,
            next_at=now + _jittered(delay, pace, rng),
            unreachable=True,
            known_at=now,
        )
    if error.retry_after_s is not None or error.trouble is Trouble.RATE_LIMITED:
        # Retry-After: 0 and a 429 without one are seen in the wild; neither means "at once".
        asked = error.retry_after_s or min(pace.spacing_s * grown, pace.most_s)
        closed_until = now + max(asked, pace.spacing_s)
        next_at = closed_until + rng.uniform(0.0, 30.0)
        return Visits(now, failures, closed_until, next_at, known_at=now)
    first = pace.challenge_first_s if error.trouble is Trouble.CHALLENGE else pace.site_first_s
    delay = min(first * grown, pace.most_s)
    return Visits(now, failures, 0.0, now + _jittered(delay, pace, rng), known_at=now)


def believed(visits: Visits, now: float) -> Visits:
    """What is still to be believed of `visits` by a clock that may have been set back since: no
    visit lies ahead of now, and nobody asks for a pause of years."""
    closed_until = min(visits.closed_until, now + LONGEST_PAUSE_S)
    if max(visits.known_at, visits.checked_at or 0.0) > now:
        return replace(
            visits, checked_at=None, next_at=None, closed_until=closed_until, known_at=0.0
        )
    return replace(visits, closed_until=closed_until)


def worth_trying(visits: Visits, now: float) -> bool:
    """Whether a network that came back, or a computer that woke, is a reason for a visit."""
    return visits.unreachable or visits.next_at is None or visits.next_at <= now


def earliest(visits: Visits, pace: Pace, *, asked: bool) -> float:
    """When a visit is allowed at the earliest; `asked`: the listener asked for it."""
    spacing = pace.user_spacing_s if asked else pace.spacing_s
    spaced = visits.checked_at + spacing if visits.checked_at is not None else 0.0
    return max(spaced, visits.closed_until)


def _jittered(seconds: float, pace: Pace, rng: Random) -> float:
    return seconds * rng.uniform(1.0 - pace.jitter, 1.0 + pace.jitter)


@dataclass(frozen=True, slots=True)
class Validators:
    """What one URL said about its last whole answer. `since`: when that answer came."""

    url: str
    etag: str = ""
    last_modified: str = ""
    body_sha256: str = ""
    since: float = 0.0

    def headers(self, url: str, now: float) -> dict[str, str]:
        """The conditional headers to send.

        A proxy that compresses weakens WordPress's ETag to `W/"..."`; sent back, WordPress compares
        it exactly, fails, and never answers 304. So a weak one is left out where a date will do.
        """
        if url != self.url or not 0.0 <= now - self.since < VALIDATORS_KEPT_S:
            return {}
        headers = {}
        if self.last_modified:
            headers["If-Modified-Since"] = self.last_modified
        if self.etag and not (self.etag.startswith("W/") and self.last_modified):
            headers["If-None-Match"] = self.etag
        return headers

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str | None) -> Validators | None:
        """What `to_json` wrote, or None for anything else."""
        try:
            data = json.loads(text or "null")
            return cls(
                url=str(data["url"]),
                etag=str(data["etag"]),
                last_modified=str(data["last_modified"]),
                body_sha256=str(data["body_sha256"]),
                since=float(data["since"]),
            )
        except (ValueError, TypeError, KeyError):
            return None
