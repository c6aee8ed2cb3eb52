"""What the app carries and stands on, with versions and licences, as plain text."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

from planetfm import __version__
from planetfm.audio.vlc import version as libvlc_version

LIBRARIES = (
    "PySide6-Essentials",
    "python-vlc",
    "feedparser",
    "requests",
    "nh3",
    "platformdirs",
    "h11",
    "jeepney",
    "Pillow",
    "trafilatura",
    "lxml",
    "lxml_html_clean",
    "certifi",
    "m3u8",
    "mutagen",
    "tzdata",
)
OWN = (
    "MIT License, Copyright (c) 2026 The Planet FM desktop authors",
    "Icons, mark, and the pictures and sounds of the demo: made for Planet FM, MIT License",
    "Letters: Inter, Copyright The Inter Project Authors, SIL Open Font License 1.1 (below)",
)


def licences(assets: Path) -> str:
    """Reads files: for a worker's thread."""
    lines = [f"Planet FM {__version__}", *OWN, ""]
    lines.append(f"libVLC {libvlc_version()}, LGPL-2.1-or-later, VideoLAN".replace(" ,", ","))
    lines += [line for line in map(_library, LIBRARIES) if line]
    try:
        lines += ["", (assets / "fonts" / "OFL.txt").read_text("utf-8")]
    except OSError as error:
        lines.append(f"OFL.txt: {error.strerror}")
    return "\n".join(lines)


def _library(name: str) -> str:
    try:
        told = metadata(name)
    except PackageNotFoundError:
        return ""  # another system's, or taken into one file without its papers
    return f"{name} {told['Version']}, {licence_of(name)}"


def licence_of(name: str) -> str:
    """What the library says its licence is. Raises PackageNotFoundError."""
    told = metadata(name)
    for key in ("License-Expression", "License"):
        said = told[key].partition("\n")[0] if key in told else ""
        if said:
            return said
    kinds = [kind for kind in told.get_all("Classifier") or [] if kind.startswith("License")]
    return kinds[0].rpartition("::")[2].strip() if kinds else "see its package"
