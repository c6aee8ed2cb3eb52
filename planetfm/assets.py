"""Where the files that come with Planet FM lie: in the wheel, or beside the package in a clone."""

from __future__ import annotations

from pathlib import Path


def assets_dir() -> Path:
    """The folder with icons, fonts, translations, station profile and demo programme."""
    inside = Path(__file__).parent / "assets"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "assets"
