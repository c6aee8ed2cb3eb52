"""What the radio and the newsroom look like at one moment: all that the windows draw, and no more.

Two truths are kept apart everywhere: the line (are we connected to the station?) and the sound
(what is heard?). Times of day are POSIX seconds, lengths are seconds.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from planetfm.core.errors import Cause, Trouble
from planetfm.core.model import Song


class LineState(enum.Enum):
    """The connection to the station."""

    IDLE = "idle"  # not wanted
    FINDING = "finding"  # looking for the stream's address
    CONNECTING = "connecting"
    FLOWING = "flowing"  # bytes arrive
    WAITING = "waiting"  # down; the next try has a time
    NOT_FOUND = "not-found"  # no address is known: the listener may enter one


class SoundState(enum.Enum):
    """What comes out of the speakers."""

    SILENT = "silent"  # stopped
    STARTING = "starting"  # wanted, not heard yet
    PLAYING = "playing"
    BUFFERING = "buffering"  # wanted, was heard, the tape ran out
    PAUSED = "paused"
    NO_DEVICE = "no-device"
    FAILED = "failed"  # this computer cannot decode it, or libVLC is missing


@dataclass(frozen=True, slots=True)
class LineView:
    state: LineState = LineState.IDLE
    attempt: int = 0
    """1 for the first try after the line was lost."""
    retry_at: float | None = None
    down_since: float | None = None
    trouble: Trouble | None = None
    status: int | None = None
    cause: Cause | None = None
    """Why the last try failed, for the sentence."""


@dataclass(frozen=True, slots=True)
class StreamView:
    url: str = ""
    codec: str = ""
    bitrate_bps: int = 0
    bytes_received: int = 0
    reconnects: int = 0
    splices: int = 0
    holes: int = 0


@dataclass(frozen=True, slots=True)
class AiredSong:
    """A stretch of the tape with one title. `end` is None while it is still on air."""

    song: Song
    start: float
    end: float | None
    starred: bool = False


@dataclass(frozen=True, slots=True)
class TapeView:
    """The last hour of air. All times are when the second was on air, POSIX seconds."""

    oldest: float | None = None
    newest: float | None = None
    heard: float | None = None
    """The moment of air that is heard now; None while stopped."""
    songs: tuple[AiredSong, ...] = ()
    """Oldest first."""
    holes: tuple[tuple[float, float], ...] = ()
    size_bytes: int = 0
    shortened: bool = False
    """The disk is full or refuses: less is kept than the listener chose."""
    span_s: float = 3600.0
    """How much the listener wants kept."""


class Step(enum.Enum):
    """The steps of the first run, in order."""

    REACH_SITE = "reach-site"
    FIND_STREAM = "find-stream"
    TEST_SOUND = "test-sound"
    FETCH_NEWS = "fetch-news"


class StepState(enum.Enum):
    TODO = "todo"
    BUSY = "busy"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search for the station, as the first run shows it."""

    steps: tuple[tuple[Step, StepState], ...] = ()
    not_found: bool = False


@dataclass(frozen=True, slots=True)
class PlayerView:
    line: LineView = field(default_factory=LineView)
    sound: SoundState = SoundState.SILENT
    sound_trouble: Trouble | None = None
    sound_since: float = 0.0
    """When the sound entered its state, POSIX seconds: the busy arc appears after 1 s."""
    wanted: bool = False
    """The listener wants sound."""
    live: bool = True
    """Heard is at the live edge (as close as the reserve allows), not rewound or resumed late."""
    behind_s: float = 0.0
    """Seconds behind the live edge; shown only when not `live`."""
    reserve_s: float = 0.0
    """Seconds on the tape ahead of what is heard."""
    reserve_full_s: float = 4.0
    """The reserve a healthy line keeps: the full length of the reserve meter."""
    rate: float = 1.0
    """Seconds of sound a second: 1.1 while it catches up, 0.95 while it fills its reserve."""
    song: Song | None = None
    stream: StreamView = field(default_factory=StreamView)
    tape: TapeView = field(default_factory=TapeView)
    volume: int = 72
    muted: bool = False
    search: SearchView | None = None
    """Set while the station is being found for the first time, or was not found."""


class ArchiveState(enum.Enum):
    """What there is beyond the oldest stored article."""

    UNKNOWN = "unknown"  # the site was not found yet
    MORE = "more"  # older articles may be asked for
    FETCHING = "fetching"
    WAITING = "waiting"  # the site did not give them; the next try has a time
    COMPLETE = "complete"  # everything the site has is stored


@dataclass(frozen=True, slots=True)
class ArchiveView:
    """The way back into the archive. `total`: how many articles the site says it has."""

    state: ArchiveState = ArchiveState.UNKNOWN
    total: int | None = None
    trouble: Trouble | None = None
    status: int | None = None
    retry_at: float | None = None


@dataclass(frozen=True, slots=True)
class NewsView:
    """The newsroom beside its list."""

    site_host: str = ""
    refreshing: bool = False
    last_ok: float | None = None
    """When the site last answered well, POSIX seconds."""
    tried_at: float | None = None
    """When the last visit ended, well or badly."""
    last_status: int | None = None
    trouble: Trouble | None = None
    status: int | None = None
    cause: Cause | None = None
    """Why the last visit failed, for the sentence."""
    retry_at: float | None = None
    total: int = 0
    unread: int = 0
    saved: int = 0
    categories: tuple[tuple[str, int], ...] = ()
    """(name, articles), most first."""
    loaded: bool = False
    """The store was read: an empty list now means there is nothing, not that we don't know."""
    rebuilt: bool = False
    """The store was damaged: it was set aside, and a new one holds what could be rescued."""
    archive: ArchiveView = field(default_factory=ArchiveView)
