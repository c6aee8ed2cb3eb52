"""What to keep of what was on air: names of files, spans of air, and planned recordings.

Pure: no file is touched here and no clock is read. Times of air are POSIX seconds; the station's
own time zone decides what a file is called and when a planned recording starts.
"""

from __future__ import annotations

import enum
import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from planetfm.core.codec import Codec
from planetfm.core.history import line_of
from planetfm.core.model import Song
from planetfm.core.snapshot import AiredSong

SONG_MARGIN_S = 5.0
"""Studios change the title some seconds before or after the song does."""

NAME_LIMIT_BYTES = 136
"""Of a file's name without ending and number. Encrypted home folders take 143 bytes a name."""

SHORTER_BY_S = 2.0
"""A recording that lacks less than this is as long as was asked."""

ENDINGS = {Codec.MP3: ".mp3", Codec.AAC: ".aac", Codec.VORBIS: ".ogg", Codec.OPUS: ".opus"}

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])( *\..*)? *", re.I
)


class KeptKind(enum.Enum):
    RECORDING = "recording"  # from a press of the button to the next
    CLIP = "clip"  # the last minutes, or a span
    SONG = "song"
    PLANNED = "planned"


class KeepProblem(enum.Enum):
    """Why something was not kept, or not all of it. The figures stand in `KeepTrouble`."""

    DISK_FULL = "disk-full"  # kept up to `seconds`
    FOLDER_GONE = "folder-gone"  # the chosen folder cannot be written to
    SHORTER_THAN_ASKED = "shorter-than-asked"  # the tape had `seconds` of `asked_s`
    NOTHING_ON_TAPE = "nothing-on-tape"
    CAPPED = "capped"  # the month's data are used up, and the station was not asked for sound
    MISSED = "missed"  # a planned recording's time passed while the app or the computer was off


@dataclass(frozen=True, slots=True)
class RecordingView:
    """A recording that is being made. `since`: when it was begun; `seconds` of sound so far."""

    since: float
    seconds: float
    size_bytes: int
    path: str
    kind: KeptKind = KeptKind.RECORDING


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that was kept. `began`: when its first second was on air; `seconds` of sound in it,
    0 as long as it is being written.

    `words` are the song's for a song, the listener's for a planned recording, else empty. `holes`:
    how many times the line was down in it. `missing`: the file is no longer where it was.
    """

    path: str
    kind: KeptKind
    began: float
    seconds: float
    size_bytes: int
    codec: Codec
    words: str = ""
    holes: int = 0
    missing: bool = False
    identity: int = 0


@dataclass(frozen=True, slots=True)
class KeepTrouble:
    """A problem with its figures. `kept`: what was kept all the same; `path`: the folder meant."""

    problem: KeepProblem
    seconds: float = 0.0
    asked_s: float = 0.0
    kept: Kept | None = None
    path: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """From one second of air to another."""

    begin: float
    end: float


def clip_span(heard: float, minutes: float) -> Span:
    """The last `minutes` before what is heard at `heard`."""
    return Span(heard - minutes * 60, heard)


def song_span(aired: AiredSong) -> tuple[float, float | None]:
    """From where to where to keep a song, with its margin; no end while it is still on air."""
    end = None if aired.end is None else aired.end + SONG_MARGIN_S
    return aired.start - SONG_MARGIN_S, end


def is_shorter(asked_s: float, kept_s: float) -> bool:
    return asked_s - kept_s > SHORTER_BY_S


# --- names ---------------------------------------------------------------------------------


def file_name(began: float, zone: ZoneInfo, station: str, words: str = "") -> str:
    """ "2026-11-24 17.05 Planet FM - Tegar, Rossa": no ending yet. Valid on every platform."""
    # Cuts lie at frames, a little before the second that was asked for: 17.05, not 17.04.
    at = datetime.fromtimestamp(round(began), zone)
    name = f"{at:%Y-%m-%d %H.%M} {station}" + (f" - {words}" if words else "")
    return safe_name(name)


def safe_name(text: str) -> str:
    """`text` as a file's name, without ending: no character that Windows forbids, none that cannot
    be seen, no device's name, no dot or space at either end, at most NAME_LIMIT_BYTES. Never empty.
    """
    text = unicodedata.normalize("NFC", _FORBIDDEN.sub(" ", text))
    seen = "".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    name = " ".join(seen.split()).strip(". ")
    name = name.encode()[:NAME_LIMIT_BYTES].decode("utf-8", "ignore").strip(". ")
    if not name:
        return "_"
    return f"_{name}" if _RESERVED.fullmatch(name) else name


def numbered(name: str, ending: str, number: int) -> str:
    """The `number`th (from 1) name to try, for a folder where the ones before are taken."""
    return f"{name}{ending}" if number == 1 else f"{name} ({number}){ending}"


def song_words(song: Song) -> str:
    """ "Tegar, Rossa": the title first, since a list of files is read for titles."""
    return f"{song.title}, {song.artist}" if song.artist else song.title


# --- tags ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Chapter:
    """A title that begins `at_s` seconds into the file."""

    at_s: float
    title: str


@dataclass(frozen=True, slots=True)
class FileHole:
    """`missing_s` seconds of air are missing `at_s` seconds into the file."""

    at_s: float
    missing_s: float


@dataclass(frozen=True, slots=True)
class Tags:
    """What the file says about itself. `day`: the station's local time, to the second."""

    title: str
    artist: str
    station: str
    day: str
    length_s: float = 0.0
    chapters: tuple[Chapter, ...] = ()
    holes: tuple[FileHole, ...] = ()


def local_day(air_s: float, zone: ZoneInfo) -> str:
    return datetime.fromtimestamp(round(air_s), zone).strftime("%Y-%m-%dT%H:%M:%S")


def chapter_title(song: Song, station: str) -> str:
    """A title the station gave no words for gets the station's name."""
    return line_of(song) if song.known else station


def clock(seconds: float) -> str:
    """ "01:02:03.450", as chapters in Ogg comments are written."""
    thousandths = max(0, round(seconds * 1000))
    hours, rest = divmod(thousandths, 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    return f"{hours:02}:{minutes:02}:{rest // 1000:02}.{rest % 1000:03}"


def holes_text(holes: tuple[FileHole, ...]) -> str:
    """ "00:12:03.000 -35.2 s; ...": where air is missing in a file, and how much."""
    return "; ".join(f"{clock(hole.at_s)} -{hole.missing_s:.1f} s" for hole in holes)


# --- planned recordings --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Plan:
    """A recording to be made. `first` is the station's wall clock, without a zone; with `weekly`
    it is made every seven days from then on, at the same time on the clock."""

    first: datetime
    minutes: int
    weekly: bool = False
    words: str = ""
    identity: int = 0


@dataclass(frozen=True, slots=True)
class Due:
    """One recording of a plan."""

    plan: Plan
    begin: float
    end: float


def next_due(plan: Plan, zone: ZoneInfo, now: float) -> Due | None:
    """The recording that is running at `now` or the next one; None when there is none any more."""
    for week in _weeks(plan, zone, now):
        begin = _moment(plan.first + timedelta(weeks=week), zone)
        if begin + plan.minutes * 60 > now:
            return Due(plan, begin, begin + plan.minutes * 60)
    return None


def last_due(plan: Plan, zone: ZoneInfo, now: float) -> Due | None:
    """The latest recording whose time is over at `now`."""
    found = None
    for week in _weeks(plan, zone, now):
        begin = _moment(plan.first + timedelta(weeks=week), zone)
        if begin + plan.minutes * 60 <= now:
            found = Due(plan, begin, begin + plan.minutes * 60)
    return found


def _weeks(plan: Plan, zone: ZoneInfo, now: float) -> range:
    """Weeks after the first that can lie around `now`."""
    if not plan.weekly:
        return range(1)
    passed = int((now - _moment(plan.first, zone)) // (7 * 86400))
    return range(max(0, passed - 1), max(0, passed) + 3)


def _moment(local: datetime, zone: ZoneInfo) -> float:
    """A time on the wall, as POSIX seconds. One that the clock skips in spring is taken as it would
    have been without the change (02:30 becomes 03:30); of one that comes twice, the first."""
    return local.replace(tzinfo=zone, fold=0).astimezone(UTC).timestamp()
