"""What the listener chose. One dataclass; a bad value is reported and replaced, never fatal."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any


class Language(enum.Enum):
    AUTO = "auto"
    INDONESIAN = "id"
    ENGLISH = "en"


class ThemeChoice(enum.Enum):
    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


class Quality(enum.Enum):
    """Which of a station's bit rates is wanted."""

    AUTO = "auto"  # a good one, and the saver where the network is paid by the byte
    HIGH = "high"
    SAVER = "saver"


TEXT_SIZE_MIN_PX, TEXT_SIZE_MAX_PX = 13, 22


@dataclass(frozen=True, slots=True)
class Settings:
    language: Language = Language.AUTO
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
}


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
    return {
        key: value.value if isinstance(value, enum.Enum) else value
        for key, value in asdict(settings).items()
    }


def _checked(key: str, value: Any, default: Any) -> Any:
    if isinstance(default, enum.Enum):
        return type(default)(value)
    if type(value) is not type(default):
        raise ValueError(f"{value!r} is not {type(default).__name__}")
    if key in _RANGES:
        low, high = _RANGES[key]
        if not low <= value <= high:
            raise ValueError(f"{value} is not within {low} to {high}")
    return value
