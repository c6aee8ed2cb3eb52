"""Every failure Planet FM expects, sorted by who must act: the listener, the station, or nobody.

`core` speaks no language: an error carries a `Trouble` (what is wrong) and figures; the Qt layers
and the terminal turn it into a sentence. An exception that is not a PlanetError is a bug of ours.
"""

from __future__ import annotations

import enum


class Trouble(enum.Enum):
    """What is wrong, as the listener would tell it."""

    UNREACHABLE = "unreachable"  # no answer: name, route, refused, reset, time-out, TLS
    OFFLINE = "offline"  # this machine has no network
    HTTP_STATUS = "http-status"  # an answer, but an error status
    CHALLENGE = "challenge"  # a bot check stands before the site
    RATE_LIMITED = "rate-limited"  # 429, or 503 with Retry-After
    NOT_WHAT_WAS_ASKED = "not-what-was-asked"  # HTML for a feed, HTML for audio, broken XML
    TOO_LARGE = "too-large"
    STALLED = "stalled"  # the connection stands, no bytes come
    CLOSED = "closed"  # the station closed the connection
    GONE = "gone"  # 401, 403, 404, 410: the stream is not at this address
    NO_STREAM = "no-stream"  # none could be found
    CANNOT_DECODE = "cannot-decode"
    NO_SOUND_DEVICE = "no-sound-device"
    NO_PLAYER = "no-player"  # libVLC is missing
    DISK = "disk"


class Cause(enum.Enum):
    """Why, for the sentence alone; `core.causes` reads it off an error."""

    DNS = "dns"  # the name is not known
    REFUSED = "refused"  # nobody listens there
    TIMEOUT = "timeout"
    TLS = "tls"  # the certificate, or no agreement on how to encrypt
    CUT = "cut"  # closed without an answer, or in the middle
    OFFLINE = "offline"
    LOGIN = "login"  # 401
    FORBIDDEN = "forbidden"  # 403
    NOT_FOUND = "not-found"  # 404
    GONE = "gone"  # 410
    TOO_MANY = "too-many"  # 429
    BUSY = "busy"  # 503
    SERVER = "server"  # any other error status
    CHALLENGE = "challenge"
    HTML = "html"  # a page in place of a feed or of sound
    BROKEN = "broken"  # a feed that cannot be read
    EMPTY = "empty"
    TRUNCATED = "truncated"  # packed, and broken off
    LOOP = "loop"  # addresses that send to each other
    PORTAL = "portal"  # the page of a network that wants a log-in
    STALLED = "stalled"
    NO_STREAM = "no-stream"
    UNPLAYABLE = "unplayable"
    DISK = "disk"


REFUSALS = frozenset({401, 403, 404, 405, 410})
"""HTTP statuses that say no, rather than not now."""


class PlanetError(Exception):
    """Base of all expected failures.

    `transient`: trying again later may help. `status`: the HTTP status where there is one.
    `retry_after_s`: when the other side asked for a pause. `detail` is for the log only;
    `cause` for the sentence, where the place that raises knows better than the error tells.
    """

    transient = True

    def __init__(
        self,
        trouble: Trouble,
        detail: str = "",
        *,
        status: int | None = None,
        retry_after_s: float | None = None,
        cause: Cause | None = None,
    ) -> None:
        super().__init__(f"{trouble.value}: {detail}" if detail else trouble.value)
        self.trouble = trouble
        self.detail = detail
        self.status = status
        self.retry_after_s = retry_after_s
        self.cause = cause

    @property
    def asks_for_pause(self) -> bool:
        """The other side wants to be left alone for a while, whoever asks and for whatever."""
        return self.trouble in (Trouble.CHALLENGE, Trouble.RATE_LIMITED)

    @property
    def is_refusal(self) -> bool:
        """This is not given at this address, and asking again would not change that. A server that
        only fails at the moment (any 5xx) refuses nothing."""
        if self.trouble is Trouble.HTTP_STATUS:
            return self.status in REFUSALS
        return self.trouble in (Trouble.NOT_WHAT_WAS_ASKED, Trouble.TOO_LARGE)


class NetworkError(PlanetError):
    """Nothing answered. Nobody must act; we try again."""


NOT_THERE = frozenset({404, 410})
"""HTTP statuses that say that there is nothing at an address, or no longer."""


class SiteError(PlanetError):
    """The site answered with something other than what was asked. The station must act."""


class StreamError(PlanetError):
    """The stream's connection failed or ended."""


class SoundError(PlanetError):
    """The machine cannot play: the listener must act (connect speakers, install libVLC)."""

    transient = False


class StoreError(PlanetError):
    """The disk refused."""


class ProfileError(PlanetError):
    """A station profile or settings file is wrong at a line. The listener must act."""

    transient = False

    def __init__(self, message: str, *, path: str = "", line: int | None = None) -> None:
        super().__init__(Trouble.DISK, message)
        self.message = message
        self.path = path
        self.line = line

    def __str__(self) -> str:
        """Where and what, for the terminal."""
        place = ":".join(str(part) for part in (self.path, self.line) if part)
        return f"{place}: {self.message}" if place else self.message
