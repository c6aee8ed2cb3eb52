"""Decides what to do about the line to the station: a state, an event, the next state and effects.

The machine touches nothing and knows no clock: every event carries `now` (monotonic seconds). It
separates the line (are we connected?) from the sound (what is heard?), which goes on from the tape
while the line is down; so nothing here stops the sound but the listener.

Every `Open` carries a generation; events of an older one are dropped by `step`. Try it by hand:

    >>> state, effects = step(Playback(addresses=("http://radio/live",)), Play(now=0.0))
    >>> effects
    (Open(generation=1, url='http://radio/live'),)
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from planetfm.core.errors import Trouble

FIRST_DELAY_S = 0.3
SHARE = 0.05
"""Tries begin so much of the outage so far apart: 0.3 s until its sixth second, when somebody still
listens to the reserve, 30 s after ten minutes. The time that a try took counts: Icecast alone takes
0.3 s to answer, and on a line that drops twice a second, a wait on top of that would mean that none
ever comes up."""

PATIENT_FLAPS = 120
FLAP_GROWTH = 1.05
"""A line that comes up and is lost again within seconds brings sound each time. So it is opened
again soon, but not for ever: after so many times in a row the wait grows."""

LONGEST_DELAY_S = 30.0
JITTER = 0.15
GOOD_AFTER_S = 20.0
"""The delay starts over only after this much good stream: a line that flaps is not hammered."""

OFF_AIR_DELAY_S = 60.0
SEARCH_EVERY_S = 180.0
SEARCH_AFTER_DOWN_S = 60.0
"""An address that answers nothing for this long may have moved."""

EAGER_S = 30.0
EAGER_DELAY_S = 0.8
"""After waking up or a hint that the network is back, it may still take some seconds until it
carries anything: for `EAGER_S` no try is further away than this."""

STUCK_AFTER_S = 1.0
"""An attempt older than this may hang in the network that was: a hint starts a new one."""

ROTATE_FROM = 3
"""After so many failures in a row the next address is tried, in turn. Not before: the burst of the
same address holds what was missed, and an old address that nobody answers at costs time."""

RETURN_AFTER_S = 300.0
LONGEST_RETURN_S = 7200.0
"""A better address is tried again after this much good stream from a lesser one; each time it takes
twice as long, until the better one has held for as long itself."""

MOVED = frozenset({Trouble.GONE, Trouble.NOT_WHAT_WAS_ASKED, Trouble.CANNOT_DECODE})
"""The stream is not at this address: the next one, or a search, instead of the same again."""


# --- the line ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Idle:
    """No sound is wanted."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The stream's address is being looked for."""


@dataclass(frozen=True, slots=True)
class Connecting:
    attempt: int
    """0 on the first start, then 1 for the first try after the line was lost."""


@dataclass(frozen=True, slots=True)
class Flowing:
    since: float


@dataclass(frozen=True, slots=True)
class Waiting:
    attempt: int
    retry_at: float
    trouble: Trouble
    status: int | None = None


@dataclass(frozen=True, slots=True)
class NotFound:
    """No address is known, none could be found; the listener may enter one."""

    trouble: Trouble


Line = Idle | Finding | Connecting | Flowing | Waiting | NotFound


@dataclass(frozen=True, slots=True)
class Playback:
    addresses: tuple[str, ...] = ()
    """Known addresses, best first."""
    line: Line = Idle()
    generation: int = 0
    index: int = 0
    """Which address is in use."""
    failures: int = 0
    """Attempts in a row that brought nothing; the loss of the line is the first."""
    flaps: int = 0
    """How often in a row the line was lost before it had been good for 20 s."""
    down_since: float | None = None
    reconnects: int = 0
    searched_at: float | None = None
    opened_at: float = 0.0
    eager_until: float | None = None
    trouble: Trouble | None = None
    status: int | None = None
    return_after_s: float = RETURN_AFTER_S

    @property
    def wanted(self) -> bool:
        return not isinstance(self.line, Idle)

    @property
    def address(self) -> str:
        return self.addresses[self.index] if self.index < len(self.addresses) else ""


# --- what happens --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Play:
    now: float


@dataclass(frozen=True, slots=True)
class Stop:
    now: float


@dataclass(frozen=True, slots=True)
class LineUp:
    """Audio arrives."""

    generation: int
    now: float


@dataclass(frozen=True, slots=True)
class LineResumed:
    """The line that was told as lost brings its bytes again, before any other did. It is `address`
    that it leads to."""

    address: str
    now: float


@dataclass(frozen=True, slots=True)
class LineLost:
    """The attempt ended. `dice` in 0..1 spreads listeners' retries."""

    generation: int
    now: float
    trouble: Trouble
    dice: float
    status: int | None = None
    retry_after_s: float | None = None


@dataclass(frozen=True, slots=True)
class RetryDue:
    generation: int
    now: float


@dataclass(frozen=True, slots=True)
class TryNow:
    """The listener asked, the network is back, or the machine woke up (`slept`: then an open
    connection is dead and only does not know it yet)."""

    now: float
    slept: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """The search ended; `addresses` is empty when it found none, `trouble` says why."""

    addresses: tuple[str, ...]
    now: float
    dice: float = 0.5
    trouble: Trouble = Trouble.NO_STREAM


@dataclass(frozen=True, slots=True)
class Entered:
    """The listener entered an address."""

    address: str
    now: float


@dataclass(frozen=True, slots=True)
class Tried:
    """What `TryBeside` came to."""

    generation: int
    now: float
    sounds: bool


@dataclass(frozen=True, slots=True)
class Arranged:
    """The addresses have a new order: another quality is wanted, or more is known of them.

    `at_once`: the listener chose it, so a line that stands is opened anew.
    """

    addresses: tuple[str, ...]
    now: float
    at_once: bool = False


Event = (
    Play
    | Stop
    | LineUp
    | LineResumed
    | LineLost
    | RetryDue
    | TryNow
    | Found
    | Entered
    | Tried
    | Arranged
)


# --- what to do ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Open:
    generation: int
    url: str


@dataclass(frozen=True, slots=True)
class HangUp:
    """End the connection that is open, if any."""


@dataclass(frozen=True, slots=True)
class RetryIn:
    generation: int
    delay_s: float


@dataclass(frozen=True, slots=True)
class Search:
    """Look for the stream's address; `avoid` were tried and are not it."""

    avoid: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TryBeside:
    """Find out whether a better address sounds, while the line stands."""

    generation: int
    url: str


Effect = Open | HangUp | RetryIn | Search | TryBeside


def retry_delay_s(failures: int, down_s: float, dice: float, flaps: int = 0) -> float:
    """Seconds from the beginning of a try to that of the next, `down_s` into the outage.

    `failures`: attempts in a row that brought nothing, the loss of the line included (1: at once).
    `flaps`: how often in a row the line was lost within seconds.
    """
    if failures <= 1 and flaps <= 1:
        return 0.0
    delay_s = max(FIRST_DELAY_S, SHARE * down_s)
    if flaps > PATIENT_FLAPS:  # capped before the power can overflow
        delay_s = max(delay_s, FIRST_DELAY_S * FLAP_GROWTH ** min(flaps - PATIENT_FLAPS, 100))
    return min(LONGEST_DELAY_S, delay_s * (1 - JITTER + 2 * JITTER * dice))


def step(state: Playback, event: Event) -> tuple[Playback, tuple[Effect, ...]]:
    """The next state, and the effects to carry out in order."""
    # Only an attempt under way can come up or be lost.
    open_now = isinstance(state.line, Connecting | Flowing)
    match event:
        case Play(now):
            return _play(state, now)
        case Stop():
            idle = replace(
                state,
                line=Idle(),
                generation=state.generation + 1,
                failures=0,
                flaps=0,
                down_since=None,
                trouble=None,
                status=None,
            )
            return idle, (HangUp(),)
        case Found():
            return _found(state, event)
        case Entered(address, now):
            others = tuple(a for a in state.addresses if a != address)
            known = replace(state, addresses=(address, *others), index=0, failures=0)
            return _open(known, now, HangUp())
        case TryNow(now, slept):
            return _try_now(state, now, slept)
        case LineUp(generation, now) if open_now and generation == state.generation:
            up = replace(state, line=Flowing(now), down_since=None, trouble=None, status=None)
            return up, _return_later(up)
        case LineResumed(address, now) if isinstance(state.line, Connecting | Waiting):
            index = state.index
            if address in state.addresses:
                index = state.addresses.index(address)
            # A new generation: what comes of the attempt that is given up is not heard any more.
            resumed = replace(
                state,
                line=Flowing(now),
                generation=state.generation + 1,
                index=index,
                down_since=None,
                trouble=None,
                status=None,
            )
            return resumed, _return_later(resumed)
        case LineLost(generation) if open_now and generation == state.generation:
            return _lost(state, event)
        case RetryDue(generation, now) if generation == state.generation:
            if isinstance(state.line, Flowing) and state.index > 0:
                return state, (TryBeside(generation, state.addresses[0]),)
            return _open(state, now) if isinstance(state.line, Waiting) else (state, ())
        case Tried(generation, now, sounds) if generation == state.generation:
            if isinstance(state.line, Flowing) and state.index > 0:
                later_s = min(2 * state.return_after_s, LONGEST_RETURN_S)
                later = replace(state, return_after_s=later_s)
                if sounds:
                    return _open(replace(later, index=0), now)
                return later, _return_later(later)
        case Arranged(addresses, now, at_once):
            return _arranged(state, addresses, now, at_once)
    return state, ()


def _return_later(state: Playback) -> tuple[Effect, ...]:
    return (RetryIn(state.generation, state.return_after_s),) if state.index > 0 else ()


def _arranged(
    state: Playback, addresses: tuple[str, ...], now: float, at_once: bool
) -> tuple[Playback, tuple[Effect, ...]]:
    if not addresses:
        return state, ()
    if isinstance(state.line, Idle):
        return replace(state, addresses=addresses, index=0), ()
    if at_once and isinstance(state.line, Connecting | Flowing | Waiting):
        return _open(replace(state, addresses=addresses, index=0), now, HangUp())
    if state.address not in addresses:
        return state, ()  # it plays from elsewhere, which the next search or entry will settle
    arranged = replace(state, addresses=addresses, index=addresses.index(state.address))
    return arranged, _return_later(arranged) if isinstance(state.line, Flowing) else ()


def _play(state: Playback, now: float) -> tuple[Playback, tuple[Effect, ...]]:
    if state.wanted and not isinstance(state.line, NotFound):
        return state, ()
    if state.addresses:
        return _open(replace(state, index=0), now)
    return _search(state, now)


def _try_now(state: Playback, now: float, slept: bool) -> tuple[Playback, tuple[Effect, ...]]:
    if isinstance(state.line, NotFound):
        return _search(state, now)
    if isinstance(state.line, Idle) or (isinstance(state.line, Flowing) and not slept):
        return state, ()
    eager = replace(state, eager_until=now + EAGER_S)
    if isinstance(state.line, Finding):
        # A search takes up to 25 s. Where an address only was out of reach, it is in reach now.
        if not state.addresses or state.trouble in MOVED:
            return state, ()
        return _open(eager, now)
    stuck = isinstance(state.line, Connecting) and (
        slept or now - state.opened_at >= STUCK_AFTER_S  # `now` may have stood still in the sleep
    )
    if isinstance(state.line, Flowing):
        lost = replace(
            eager, reconnects=state.reconnects + 1, down_since=now, trouble=Trouble.CLOSED
        )
        return _open(lost, now)
    return _open(eager, now) if stuck or isinstance(state.line, Waiting) else (eager, ())


def _open(state: Playback, now: float, *first: Effect) -> tuple[Playback, tuple[Effect, ...]]:
    generation = state.generation + 1
    line = Connecting(state.failures)
    opening = replace(state, generation=generation, line=line, opened_at=now)
    return opening, (*first, Open(generation, state.address))


def _search(state: Playback, now: float) -> tuple[Playback, tuple[Effect, ...]]:
    finding = replace(state, line=Finding(), generation=state.generation + 1, searched_at=now)
    return finding, (Search(state.addresses),)


def _lost(state: Playback, event: LineLost) -> tuple[Playback, tuple[Effect, ...]]:
    was_up = isinstance(state.line, Flowing)
    flowed_s = event.now - state.line.since if isinstance(state.line, Flowing) else 0.0
    good = was_up and flowed_s >= GOOD_AFTER_S
    lost = replace(
        state,
        failures=1 if was_up else state.failures + 1,
        flaps=0 if good else state.flaps + was_up,
        down_since=event.now if was_up or state.down_since is None else state.down_since,
        reconnects=state.reconnects + was_up,
        trouble=event.trouble,
        status=event.status,
    )
    if event.trouble in MOVED:
        if lost.index + 1 < len(lost.addresses):
            return _open(replace(lost, index=lost.index + 1), event.now)
        if _may_search(lost, event.now):
            return _search(replace(lost, index=0), event.now)
        return _wait(replace(lost, index=0), event, OFF_AIR_DELAY_S)
    if lost.index == 0 and flowed_s >= state.return_after_s:
        lost = replace(lost, return_after_s=RETURN_AFTER_S)
    if lost.failures + max(0, lost.flaps - 1) >= ROTATE_FROM and len(lost.addresses) > 1:
        lost = replace(lost, index=(lost.index + 1) % len(lost.addresses))
    down_s = event.now - (lost.down_since if lost.down_since is not None else event.now)
    if down_s >= SEARCH_AFTER_DOWN_S and _may_search(lost, event.now):
        return _search(lost, event.now)
    delay_s = retry_delay_s(lost.failures, down_s, event.dice, lost.flaps)
    delay_s = max(0.0, delay_s - (event.now - state.opened_at))
    if lost.eager_until is not None and event.now < lost.eager_until:
        delay_s = min(delay_s, EAGER_DELAY_S)
    if event.retry_after_s is not None:
        delay_s = max(delay_s, min(event.retry_after_s, 3600.0))
    if delay_s <= 0:
        return _open(lost, event.now)
    return _wait(lost, event, delay_s)


def _may_search(state: Playback, now: float) -> bool:
    return state.searched_at is None or now - state.searched_at >= SEARCH_EVERY_S


def _wait(state: Playback, event: LineLost, delay_s: float) -> tuple[Playback, tuple[Effect, ...]]:
    line = Waiting(state.failures, event.now + delay_s, event.trouble, event.status)
    return replace(state, line=line), (RetryIn(state.generation, delay_s),)


def _found(state: Playback, event: Found) -> tuple[Playback, tuple[Effect, ...]]:
    if event.addresses:
        known = replace(state, addresses=event.addresses, index=0)
        match state.line:
            case Idle():  # the listener has stopped
                return known, ()
            case Finding() | NotFound() | Waiting():
                return _open(known, event.now)
            case Connecting():  # to what was known or entered; what was found has its turn after it
                further = tuple(a for a in event.addresses if a not in state.addresses)
                return replace(state, addresses=(*state.addresses, *further)), ()
        return state, ()
    if not isinstance(state.line, Finding | NotFound):
        return state, ()
    if not state.addresses:
        return replace(state, line=NotFound(event.trouble), trouble=event.trouble), ()
    # An address is known and did not answer with audio: the station is off the air, or unreachable.
    trouble = state.trouble or event.trouble
    down_s = event.now - (state.down_since if state.down_since is not None else event.now)
    delay_s = retry_delay_s(state.failures, down_s, event.dice, state.flaps)
    if trouble in MOVED:
        delay_s = OFF_AIR_DELAY_S
    line = Waiting(state.failures, event.now + delay_s, trouble, state.status)
    return replace(state, line=line), (RetryIn(state.generation, delay_s),)
