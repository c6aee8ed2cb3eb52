"""The switchboard: what goes wrong at the demo station, and when.

Stream and site fail apart, as they do in life: one switch for each, one for the comment form. The
switches are read by server threads and set by a test, or by hand over HTTP, so everything is held
behind one condition; whoever waits on a fault wakes at the moment it changes.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum


class StreamFault(StrEnum):
    """What a listener of the stream meets."""

    OK = "ok"
    DROP = "drop"  # every connection is closed now; new ones are served: the switch falls back
    REFUSE = "refuse"  # nobody listens on the stream's port: connection refused
    STALL = "stall"  # connections stay open, not a byte moves, new ones get no answer
    SLOW = "slow"  # slow_bytes_per_s instead of real time
    HTML = "html"  # 200 and a web page in place of audio
    STATUS = "status"  # an HTTP error, stream_status (404 unless set)
    GARBAGE = "garbage"  # audio/mpeg that holds no audio


class SiteFault(StrEnum):
    """What a visitor of the web site meets."""

    OK = "ok"
    NOT_MODIFIED = "304"  # the feed answers 304 always, even to those who have nothing
    TOO_MANY = "429"  # with Retry-After: retry_after_s
    UNAVAILABLE = "503"  # with Retry-After: retry_after_s
    CHALLENGE = "challenge"  # 403, cf-mitigated: challenge, a page that wants a browser
    BROKEN_XML = "broken_xml"  # the feed stops in the middle of an element
    HTML_FEED = "html_feed"  # a web page where the feed was
    SLOW = "slow"  # every answer waits delay_s
    DOWN = "down"  # the connection is closed without an answer
    REFUSE = "refuse"  # nobody listens on the site's port; only Python can put this right
    STATUS = "status"  # every page answers site_status (404 unless set)
    EMPTY = "empty"  # 200 and not a byte
    TRUNCATED_GZIP = "truncated_gzip"  # compressed, and broken off half way
    REDIRECT_LOOP = "redirect_loop"  # two addresses that send to each other
    PORTAL = "portal"  # a hotel's login page in place of everything, 200
    REST_BLOCKED = "rest_blocked"  # REST answers rest_status (401 unless set), the rest works
    EXCERPT_ONLY = "excerpt_only"  # the feed has no content:encoded


class CommentFault(StrEnum):
    """What becomes of a reply that is otherwise in order."""

    ACCEPT = "accept"
    HOLD = "hold"  # waits for approval
    CLOSED = "closed"  # 403
    LOGIN = "login"  # 403, only for those logged in
    TOO_FAST = "too_fast"  # 429 whatever the clock says
    SAVE_ERROR = "save_error"  # 500
    CAPTCHA = "captcha"  # the form asks what only a person in a browser can answer
    LOST = "lost"  # it is taken, and the connection is closed without an answer
    GATEWAY = "gateway"  # it is taken, and what stands before the site answers 502
    MUTE = "mute"  # it is taken, and there is no answer while the switch stands so


@dataclass(frozen=True, slots=True)
class FaultState:
    """All switches at one moment."""

    stream: StreamFault = StreamFault.OK
    site: SiteFault = SiteFault.OK
    comments: CommentFault = CommentFault.ACCEPT
    slow_bytes_per_s: float = 2000.0
    stream_status: int = 404
    site_status: int = 404
    retry_after_s: int | None = 120
    delay_s: float = 3.0
    rest_status: int = 401


_ENUMS: dict[str, type[StrEnum]] = {
    "stream": StreamFault,
    "site": SiteFault,
    "comments": CommentFault,
}


def parse_switches(words: Mapping[str, str], state: FaultState) -> FaultState:
    """The state after words such as {"stream": "slow", "slow_bytes_per_s": "800"}.

    `stream=404` and `site=410` are short for the STATUS fault with that number; `retry_after_s=`
    (empty) leaves the header out. Raises ValueError, saying what is known, for an unknown switch
    or value.
    """
    known = {field.name for field in fields(FaultState)}
    changes: dict[str, object] = {}
    for name, word in words.items():
        if name not in known:
            raise ValueError(f"unknown switch {name!r}; known: {', '.join(sorted(known))}")
        if name in ("stream", "site") and word.isdigit() and word not in list(_ENUMS[name]):
            changes |= {name: _ENUMS[name]("status"), f"{name}_status": int(word)}
        elif name in _ENUMS:
            try:
                changes[name] = _ENUMS[name](word)
            except ValueError:
                choices = ", ".join(_ENUMS[name])
                raise ValueError(f"{name} cannot be {word!r}; known: {choices}") from None
        elif name == "retry_after_s" and not word:
            changes[name] = None
        else:
            kind = float if name in ("slow_bytes_per_s", "delay_s") else int
            changes[name] = kind(word)
    return replace(state, **changes)  # type: ignore[arg-type]


class Faults:
    """Thread-safe holder of the switches.

    `set(stream=StreamFault.STALL)` or `set(stream="stall")` changes those named and leaves the
    others; `clear()` puts everything right. DROP is an act, not a state: it closes what is open
    and the switch returns to OK.
    """

    def __init__(self, act: Callable[[FaultState, bool], None] = lambda state, drop: None) -> None:
        """`act(state, drop)` is called at each change; drop says: close the stream's listeners."""
        self._act = act
        self._changed = threading.Condition()
        self._state = FaultState()
        self._drops = 0

    @property
    def state(self) -> FaultState:
        with self._changed:
            return self._state

    @property
    def drops(self) -> int:
        """How often the stream was dropped; a connection made before the last drop is to close."""
        with self._changed:
            return self._drops

    def set(self, **switches: object) -> FaultState:
        """Changes the switches named. Raises ValueError for an unknown name or value."""
        words = {name: "" if value is None else str(value) for name, value in switches.items()}
        with self._changed:
            state = parse_switches(words, self._state)
            drop = state.stream in (StreamFault.DROP, StreamFault.REFUSE)
            if state.stream is StreamFault.DROP:
                state = replace(state, stream=StreamFault.OK)
            self._drops += drop
            self._state = state
            # Under the lock: a listener who is back at once must not be taken for an old one.
            self._act(state, drop)
            self._changed.notify_all()
            return state

    def drop_stream(self) -> None:
        """Closes every connection to the stream, now; new ones are served."""
        self.set(stream=StreamFault.DROP)

    def clear(self) -> None:
        """Everything works again."""
        self.set(**asdict(FaultState()))

    def wait(self, timeout_s: float) -> None:
        """Returns when any switch is touched or the time is over."""
        with self._changed:
            self._changed.wait(timeout_s)

    def wake(self) -> None:
        """Wakes everybody who waits; used when the station closes."""
        with self._changed:
            self._changed.notify_all()

    def as_dict(self) -> dict[str, object]:
        return asdict(self.state)
