"""What the listener chose. One dataclass; a bad value is reported and replaced, never fatal."""

from __future__ import annotations

import enum
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any


class ThemeChoice(enum.Enum):
    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


class Quality(enum.Enum):
    """Which of a station's bit rates is wanted."""

    AUTO = "auto"  # a good one, and the saver where the network is paid by the byte
    HIGH = "high"
    SAVER = "saver"


class PictureUse(enum.Enum):
    """Which pictures of the site are loaded."""

    ALWAYS = "always"
    SMALL = "small"  # no wider than a card's
    NEVER = "never"


class Sky(enum.Enum):
    """The hour that the stage shows."""

    HOUR = "hour"  # the station's own
    DAWN = "dawn"
    DAY = "day"
    DUSK = "dusk"
    NIGHT = "night"


TEXT_SIZE_MIN_PX, TEXT_SIZE_MAX_PX = 13, 22

AS_THE_SYSTEM = "auto"
"""The language that the machine speaks, where there are words of it."""


@dataclass(frozen=True, slots=True)
class Settings:
    language: str = AS_THE_SYSTEM
    """Else a language's code, as the file of its words has it: "id", "jv"."""
    theme: ThemeChoice = ThemeChoice.AUTO
    volume: int = 72
    muted: bool = False
    play_on_start: bool = False
    text_size_px: int = 16
    reduced_motion: bool = False
    quality: Quality = Quality.AUTO
    monthly_cap_mb: int = 0
    """Millions of bytes of sound a month; 0: no cap."""
    output_device: str = ""
    """The sound system's id of it; empty follows the system's default."""
    equalizer: int = -1
    """The number of libVLC's preset; -1: none."""
    loudness: bool = False
    recordings_folder: str = ""
    """Where recordings go; empty: Planet FM in the music folder."""
    sleep_min: int = 30
    """What the sleep timer offers first, in minutes."""
    tape_min: int = 60
    """Minutes of air that are kept to rewind into; 0: a few minutes, and nothing after the end."""
    weak_network: bool = False
    """Stay behind the live edge by a reserve that outlasts a long outage."""
    catch_up: bool = False
    """Behind live, play a little faster until the live edge is reached, at the same pitch."""
    skip_s: int = 30
    """What one press of back or forward skips."""
    clip_min: int = 5
    """What one press of the clip button keeps."""
    stop_when_paused: bool = True
    """After a pause as long as the tape, the station is no longer loaded."""
    keep_awake: bool = False
    """The machine does not sleep while sound plays, unless it runs on its battery."""
    pictures: PictureUse = PictureUse.ALWAYS
    refresh_min: int = 15
    """Minutes between two looks for news; 0: only when asked."""
    keep_archive: bool = False
    """Fetch the whole archive of the site, slowly, in the background."""
    keep_articles: int = 0
    """How many articles are kept, saved ones apart; 0: all."""
    keep_days: int = 0
    """How old an article may grow before it goes, saved ones never; 0: any age."""
    notify_news: bool = False
    notify_categories: tuple[str, ...] = ()
    """Articles of these categories are told; and see `notify_words`. None named in either: all."""
    notify_words: tuple[str, ...] = ()
    """Articles with one of these words or phrases are told too, whatever their category."""
    notify_limit: int = 10
    """Notifications of news a day; 0: no limit."""
    notify_songs: bool = False
    """Say when a starred song is on air."""
    quiet: bool = True
    """No notification between `quiet_from` and `quiet_until`."""
    quiet_from: str = "21:00"
    """By this machine's clock, HH:MM."""
    quiet_until: str = "05:00"
    sky: Sky = Sky.HOUR
    letters: bool = True
    """Single letters are keys."""
    speak_songs: bool = False
    """A screen reader is told of each song that begins."""
    find_stream: bool = True
    """Look for the stream's address on the site; else `own_stream` alone is played."""
    own_stream: str = ""
    site: str = ""
    """Another site than the profile's; empty: the profile's."""
    close_to_tray: bool = False
    """Closing the window leaves the sound on, where there is a tray."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A key that was not taken over, and why."""

    key: str
    reason: str


_RANGES = {
    "volume": (0, 100),
    "text_size_px": (TEXT_SIZE_MIN_PX, TEXT_SIZE_MAX_PX),
    "monthly_cap_mb": (0, 10_000_000),
    "equalizer": (-1, 63),
    "sleep_min": (1, 720),
    "tape_min": (0, 180),
    "skip_s": (5, 300),
    "clip_min": (1, 60),
    "refresh_min": (0, 1440),
    "keep_articles": (0, 1_000_000),
    "keep_days": (0, 36_500),
    "notify_limit": (0, 1000),
}
_CLOCKS = ("quiet_from", "quiet_until")
_LANGUAGE = re.compile(r"auto|[a-z]{2,3}(?:_[A-Z][A-Za-z]{1,3})?")
_CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")
_TEXTS_MAX, _TEXT_CHARS = 100, 200


def parse(data: Mapping[str, Any]) -> tuple[Settings, tuple[Problem, ...]]:
    """Settings from what a file held; whatever is wrong falls back to its default."""
    problems: list[Problem] = []
    chosen: dict[str, Any] = {}
    defaults = Settings()
    names = {field.name for field in fields(Settings)}
    for key, value in data.items():
        if key not in names:
            problems.append(Problem(key, "unknown"))
            continue
        default = getattr(defaults, key)
        try:
            chosen[key] = _checked(key, value, default)
        except ValueError as error:
            problems.append(Problem(key, str(error)))
    return Settings(**chosen), tuple(problems)


def dump(settings: Settings) -> dict[str, Any]:
    """What `parse` reads back."""
    return {key: _plain(value) for key, value in asdict(settings).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, enum.Enum):
        return value.value
    return list(value) if isinstance(value, tuple) else value


def _checked(key: str, value: Any, default: Any) -> Any:
    if isinstance(default, enum.Enum):
        return type(default)(value)
    if isinstance(default, tuple):
        return _texts(value)
    if type(value) is not type(default):
        raise ValueError(f"{value!r} is not {type(default).__name__}")
    if key in _RANGES:
        low, high = _RANGES[key]
        if not low <= value <= high:
            raise ValueError(f"{value} is not within {low} to {high}")
    if key in _CLOCKS and not _CLOCK.fullmatch(value):
        raise ValueError(f"{value!r} is no time of day, HH:MM")
    if key == "language" and not _LANGUAGE.fullmatch(value):
        raise ValueError(f"{value!r} is no language's code")
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or len(value) > _TEXTS_MAX:
        raise ValueError(f"{value!r} is no list of up to {_TEXTS_MAX} texts")
    if not all(isinstance(text, str) and len(text) <= _TEXT_CHARS for text in value):
        raise ValueError(f"{value!r} holds what is no short text")
    return tuple(value)
