"""Is a station in a public directory ours? Better no sound than a stranger's station.

A listing is ours when its home page lies on the site's host. Without that, its name must say the
same words as the station's (radio, FM, frequencies and the town's name aside) and the listing must
name the town; and it must not name some other home page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planetfm.core.addresses import absolute, host_of
from planetfm.core.discovery.findings import Candidate, Reason
from planetfm.core.discovery.ranking import rank, rank_of

MAX_LISTINGS = 200

_COMMON = frozenset(
    ("radio", "fm", "am", "the", "live", "streaming", "stream", "online", "station", "mhz", "khz")
)
_NO_HOMEPAGE = ("facebook.com", "instagram.com", "twitter.com", "x.com", "youtube.com", "wa.me")


@dataclass(frozen=True, slots=True)
class Listing:
    """One station of the directory; texts as given, bitrate in kbit/s there."""

    name: str
    homepage: str
    streams: tuple[str, ...]
    whereabouts: str
    works: bool


def read_listings(data: object) -> tuple[Listing, ...]:
    """The stations in a decoded answer of the directory; whatever is malformed is left out."""
    if not isinstance(data, list):
        return ()
    listings = []
    for item in data[:MAX_LISTINGS]:
        if not isinstance(item, dict):
            continue
        text = {key: value for key, value in item.items() if isinstance(value, str)}
        streams = (absolute(text.get(key, ""), "") for key in ("url_resolved", "url"))
        listings.append(
            Listing(
                name=text.get("name", ""),
                homepage=text.get("homepage", ""),
                streams=tuple(dict.fromkeys(stream for stream in streams if stream)),
                whereabouts=f"{text.get('state', '')} {text.get('tags', '')}",
                works=item.get("lastcheckok") != 0,
            )
        )
    return tuple(listings)


def search_words(name: str, place: str) -> tuple[str, ...]:
    """What to ask the directory for: the whole name, and its distinctive words alone."""
    core = " ".join(_core(name, place))
    return tuple(dict.fromkeys(words for words in (" ".join(name.split()), core) if len(words) > 2))


def ours(
    listings: Iterable[Listing], site: str, names: Sequence[str], place: str
) -> tuple[Candidate, ...]:
    """The listings that are this station, as candidates, best first."""
    found = []
    for listing in listings:
        why = _why_ours(listing, host_of(site), names, place)
        if not why:
            continue
        bonus = (40 if why == "home page" else 0) + (20 if listing.works else 0)
        for place_in_line, stream in enumerate(listing.streams):
            points = rank_of(Reason.DIRECTORY, 0, bonus - place_in_line)
            detail = f"{listing.name[:80].strip()}: {why}"
            found.append(Candidate(stream, Reason.DIRECTORY, "", points, detail))
    return rank(found)


def _why_ours(listing: Listing, site_host: str, names: Sequence[str], place: str) -> str:
    home = host_of(listing.homepage)
    if site_host and home == site_host:
        return "home page"
    if home and home not in _NO_HOMEPAGE:
        return ""
    town = _words(place)
    told = _words(f"{listing.name} {listing.whereabouts}")
    if not town or not all(word in told for word in town):
        return ""
    core = _core(listing.name, place)
    same = any(core == _core(name, place) for name in names)
    return "name and town" if core and same else ""


def _core(name: str, place: str) -> list[str]:
    town = _words(place)
    return [
        word for word in _words(name) if word not in _COMMON and word not in town and len(word) > 1
    ]


def _words(text: str) -> list[str]:
    """Words in lower case; figures (frequencies) are left out."""
    words = re.findall(r"[^\W_]+", text[:400].casefold())
    return [word for word in words if not re.fullmatch(r"\d+(?:fm|am|mhz|khz)?", word)]
