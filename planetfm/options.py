"""What a start was asked to do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Options:
    site: str | None = None
    streams: tuple[str, ...] = ()
    profile: Path | None = None
    play: bool = False
    demo: bool = False
    hidden: bool = False
    headless: bool = False
    home: Path | None = None
    lang: str | None = None
    debug: bool = False
    link: str | None = None
    """An address of our own to begin with, see `core.links`."""
