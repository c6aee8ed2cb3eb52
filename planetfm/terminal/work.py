"""What runs in the terminal without Qt: `probe`, `news` and `songs`."""

from __future__ import annotations

import sys
from pathlib import Path

from planetfm import USER_AGENT
from planetfm.net.http import Http
from planetfm.places import Places
from planetfm.profiles import load_profile


def probe(site: str, profile: Path | None, *, as_json: bool, lang: str) -> int:
    """`planetfm probe`: 0 when a stream was found. Raises ProfileError."""
    from planetfm.net.radio_browser import RadioBrowser
    from planetfm.terminal import probe as printer

    station = load_profile(profile, site)
    http = Http(USER_AGENT)
    try:
        return printer.probe(
            station.site,
            station,
            http,
            as_json=as_json,
            out=sys.stdout,
            lang=lang,
            user_agent=USER_AGENT,
            directory=RadioBrowser(http),
        )
    finally:
        http.close()


def news(places: Places, profile: Path | None, *, refresh: bool, as_json: bool, lang: str) -> int:
    """`planetfm news`: 0 unless a wanted refresh failed. Raises ProfileError."""
    from urllib.parse import urlsplit
    from zoneinfo import ZoneInfo

    from planetfm.store.memory import MemoryFile
    from planetfm.terminal import news as printer

    station = load_profile(profile)
    memory = MemoryFile(places.memory).load(station.site)
    http = Http(USER_AGENT)
    try:
        return printer.news(
            places.database(urlsplit(station.site).hostname or "site"),
            http,
            station.feed or memory.feed or f"{station.site.rstrip('/')}/feed/",
            zone=ZoneInfo(station.timezone),
            refresh=refresh,
            as_json=as_json,
            out=sys.stdout,
            err=sys.stderr,
            lang=lang,
        )
    finally:
        http.close()


def songs(
    places: Places, profile: Path | None, text: str, *, starred: bool, as_json: bool, lang: str
) -> int:
    """`planetfm songs`: 0 unless the history cannot be read. Raises ProfileError."""
    from zoneinfo import ZoneInfo

    from planetfm.terminal import songs as printer

    return printer.songs(
        places.history,
        text,
        starred=starred,
        as_json=as_json,
        out=sys.stdout,
        err=sys.stderr,
        lang=lang,
        zone=ZoneInfo(load_profile(profile).timezone),
    )
