"""Why the stream or the site cannot be had, finely enough that each cause has its own sentence, and
who must act on it: the listener's network, the station, or this program.

`Trouble` decides what the program does; a `Cause` is only told. It is read off an error: its status
first, then what the error itself says, then what the system said underneath (a name that is not
known, a refused connection, a certificate). Pure.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator

from planetfm.core.errors import Cause, PlanetError, Trouble


class Actor(enum.Enum):
    """Who has to do something."""

    NETWORK = "network"  # the listener's own network
    STATION = "station"
    US = "us"  # this program, or this computer
    NOBODY = "nobody"  # it passes by itself


NETWORK_OR_STATION = frozenset({Cause.DNS, Cause.REFUSED, Cause.TIMEOUT, Cause.TLS, Cause.CUT})
"""Which of the two it is, the other probe tells: where that one works, the network is well."""
_ACTORS = {
    Cause.OFFLINE: Actor.NETWORK,
    Cause.PORTAL: Actor.NETWORK,
    Cause.TOO_MANY: Actor.US,
    Cause.DISK: Actor.US,
    Cause.UNPLAYABLE: Actor.US,
    Cause.BUSY: Actor.NOBODY,
    Cause.STALLED: Actor.NOBODY,
}
_STATUSES = {
    401: Cause.LOGIN,
    403: Cause.FORBIDDEN,
    404: Cause.NOT_FOUND,
    407: Cause.PORTAL,  # the network's proxy wants to know who asks
    410: Cause.GONE,
    429: Cause.TOO_MANY,
    503: Cause.BUSY,
    511: Cause.PORTAL,
}
_TROUBLES = {
    Trouble.UNREACHABLE: Cause.CUT,
    Trouble.OFFLINE: Cause.OFFLINE,
    Trouble.CHALLENGE: Cause.CHALLENGE,
    Trouble.RATE_LIMITED: Cause.TOO_MANY,
    Trouble.NOT_WHAT_WAS_ASKED: Cause.HTML,
    Trouble.TOO_LARGE: Cause.BROKEN,
    Trouble.STALLED: Cause.STALLED,
    Trouble.CLOSED: Cause.CUT,
    Trouble.GONE: Cause.NOT_FOUND,
    Trouble.NO_STREAM: Cause.NO_STREAM,
    Trouble.CANNOT_DECODE: Cause.UNPLAYABLE,
    Trouble.DISK: Cause.DISK,
}
_BY_NAME = {
    "gaierror": Cause.DNS,
    "SSLError": Cause.TLS,
    "TooManyRedirects": Cause.LOOP,
    "NameResolutionError": Cause.DNS,
    "ConnectTimeout": Cause.TIMEOUT,
    "ReadTimeout": Cause.TIMEOUT,
    "ConnectTimeoutError": Cause.TIMEOUT,
    "ReadTimeoutError": Cause.TIMEOUT,
    "IncompleteRead": Cause.TRUNCATED,
    "ContentDecodingError": Cause.TRUNCATED,
    "DecodeError": Cause.TRUNCATED,
    "ProxyError": Cause.PORTAL,
}
"""Errors of sockets and of the HTTP library, known by name: this room imports neither."""
DEEPEST = 12


def actor_of(cause: Cause, other_works: bool | None) -> Actor:
    """Who must act. `other_works`: the other of stream and site is well now; None: not known."""
    if cause in NETWORK_OR_STATION:
        return Actor.STATION if other_works else Actor.NETWORK
    return _ACTORS.get(cause, Actor.STATION)


def cause_of(error: PlanetError) -> Cause:
    """The cause of an expected failure."""
    if error.cause is not None:
        return error.cause
    if error.trouble is Trouble.CHALLENGE:
        return Cause.CHALLENGE
    told = cause_of_trouble(error.trouble, error.status)
    if error.status is not None and error.status >= 400:
        return told
    return next((cause for cause in _underneath(error)), told)


def cause_of_trouble(trouble: Trouble, status: int | None) -> Cause:
    """The cause as far as trouble and status alone tell it."""
    if trouble is Trouble.CHALLENGE:
        return Cause.CHALLENGE
    if status is not None and status >= 400:
        return _STATUSES.get(status, Cause.SERVER if status >= 500 else Cause.FORBIDDEN)
    if status is not None and 300 <= status < 400 and status != 304:
        return Cause.LOOP
    return _TROUBLES.get(trouble, Cause.SERVER)


def cause_of_answer(body: bytes) -> Cause:
    """What an answer is that should have been a feed and is none."""
    text = body[:64_000].lower().strip()
    if not text:
        return Cause.EMPTY
    if b"<html" not in text and b"<!doctype html" not in text:
        return Cause.BROKEN
    # A hotel's page asks for something and knows nothing of the site's own feed.
    asks = b"<form" in text or b"http-equiv='refresh'" in text or b'http-equiv="refresh"' in text
    own = b"application/rss+xml" in text or b"wp-content" in text or b"generator" in text
    return Cause.PORTAL if asks and not own else Cause.HTML


def _underneath(error: BaseException) -> Iterator[Cause]:
    """What the errors below one say, nearest first."""
    waiting: list[BaseException] = [error]
    seen: set[int] = set()
    while waiting and len(seen) < DEEPEST:
        one = waiting.pop(0)
        if id(one) in seen:
            continue
        seen.add(id(one))
        cause = _of_exception(one)
        if cause is not None:
            yield cause
        inner = (one.__cause__, one.__context__, getattr(one, "reason", None), *one.args)
        waiting += [each for each in inner if isinstance(each, BaseException)]


def _of_exception(error: BaseException) -> Cause | None:
    if isinstance(error, ConnectionRefusedError):
        return Cause.REFUSED
    if isinstance(error, TimeoutError):
        return Cause.TIMEOUT
    kinds = [kind.__name__ for kind in type(error).__mro__]
    if "NewConnectionError" in kinds:
        return None  # urllib3 derives it from its time-out; what happened stands below it
    return next((_BY_NAME[kind] for kind in kinds if kind in _BY_NAME), None)
