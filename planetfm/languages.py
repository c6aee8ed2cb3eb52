"""Which languages the app speaks: those that a file of words was made for."""

from __future__ import annotations

from pathlib import Path

from planetfm.assets import assets_dir

STATIONS_OWN = "id"


def languages(folder: Path | None = None) -> tuple[str, ...]:
    """The languages that there are files for, such as ("en", "id")."""
    files = (folder or assets_dir() / "translations").glob("planetfm_*.qm")
    return tuple(sorted(path.stem.removeprefix("planetfm_") for path in files))


def language_for(asked: str | None, spoken: str, folder: Path | None = None) -> str:
    """As asked, else what the machine speaks ("en_GB.UTF-8"), else the station's own."""
    there = languages(folder)
    if asked in there:
        return asked
    code = spoken.lower().replace("-", "_").split(".")[0].split("_")[0]
    return code if code in there else STATIONS_OWN
