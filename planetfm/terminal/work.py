"""What runs in the terminal without Qt: `probe`, the news and the songs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
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


def news(
    places: Places,
    profile: Path | None,
    *,
    shown: str,
    category: str,
    refresh: bool,
    as_json: bool,
    lang: str,
) -> int:
    """`planetfm news`: 0 unless a wanted refresh failed. `shown` is a NewsFilter's value.

    Raises ProfileError.
    """
    from planetfm.core.model import NewsFilter, NewsQuery
    from planetfm.terminal import news as printer
    from planetfm.terminal.beside import RunningApp

    at = _Site(places, profile)
    named = category.replace('"', " ").strip()
    query = NewsQuery(NewsFilter(shown), text=f'kategori:"{named}"' if named else "")
    with at.http() as http:
        return printer.news(
            at.database,
            http,
            at.feed,
            app=RunningApp(places.door, at.host),
            query=query,
            zone=at.zone,
            refresh=refresh,
            as_json=as_json,
            out=sys.stdout,
            err=sys.stderr,
            lang=lang,
        )


def search(places: Places, profile: Path | None, text: str, *, as_json: bool, lang: str) -> int:
    """`planetfm search`: 0 unless the store failed. Raises ProfileError."""
    from planetfm.terminal import search as printer

    at = _Site(places, profile)
    return printer.search(
        at.database,
        text,
        as_json=as_json,
        out=sys.stdout,
        err=sys.stderr,
        lang=lang,
        zone=at.zone,
    )


def read(places: Places, profile: Path | None, identity: str, *, lang: str) -> int:
    """`planetfm read`: 0 when the article was printed. Raises ProfileError."""
    from planetfm.terminal import read as printer

    at = _Site(places, profile)
    with at.http() as http:
        return printer.read(
            at.database,
            http,
            at.rest_root,
            identity,
            out=sys.stdout,
            err=sys.stderr,
            lang=lang,
            zone=at.zone,
        )


def export(places: Places, profile: Path | None, folder: Path, *, lang: str) -> int:
    """`planetfm export`: 0 unless the store or the folder failed. Raises ProfileError."""
    from planetfm.net.images import ImageCache
    from planetfm.terminal import export as printer

    at = _Site(places, profile)
    with at.http() as http:
        return printer.export(
            at.database,
            ImageCache(places.pictures, http),
            folder,
            out=sys.stdout,
            err=sys.stderr,
            lang=lang,
            zone=at.zone,
        )


class _Site:
    """Where a station's news lies and comes from. Raises ProfileError."""

    def __init__(self, places: Places, profile: Path | None) -> None:
        from urllib.parse import urlsplit
        from zoneinfo import ZoneInfo

        from planetfm.core.addresses import host_of
        from planetfm.store.memory import MemoryFile

        station = load_profile(profile)
        self.host = host_of(station.site)
        memory = MemoryFile(places.memory).load(station.site)
        self.database = places.database(urlsplit(station.site).hostname or "site")
        self.zone = ZoneInfo(station.timezone)
        self.feed = station.feed or memory.feed or f"{station.site.rstrip('/')}/feed/"
        self.rest_root = memory.rest_root or None

    @contextmanager
    def http(self) -> Iterator[Http]:
        made = Http(USER_AGENT)
        try:
            yield made
        finally:
            made.close()


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
