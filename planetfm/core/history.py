"""Which titles are songs, and when two of them are one airing of one song.

A station's title line is no list of songs: between two songs it says its own name, "Jingle", an
advertisement, and then the first song's title again; after a reconnect it repeats what it said
before. The history wants one row an airing. Pure; all times are when the second was on air, POSIX
seconds.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from planetfm.core.model import Song

SONG_LEAST_S = 25.0
"""What is on air for less is a jingle, a spot or a station's signature, whatever its title."""

SAME_AIRING_S = 600.0
"""The same title again within this time, no other song between, is the same airing: it was
interrupted by a jingle, a reconnect or a restart of this program."""

_NO_SONG = re.compile(
    r"\b(jingles?|bumpers?|sweepers?|station id|id station|id stasiun|promo|iklan|reklame"
    r"|advert(isement)?s?|commercials?|ad ?breaks?)\b"
)
_NO_TITLE = re.compile(r"opening|closing|tune ?in|unknown|untitled|no title|track \d+|\d+")
_LOOSE = re.compile(r"[^\w]+")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Airing:
    """A song that was on air from `began` to `ended` (so far). `heard`: the listener heard of it.

    `identity` is 0 until it is stored.
    """

    song: Song
    began: float
    ended: float
    heard: bool = False
    starred: bool = False
    identity: int = 0


def song_key(song: Song) -> str:
    """What two titles of one song have in common: case, accents, punctuation and spaces aside."""
    return "\t".join(_loosely(part) for part in (song.artist, song.title))


def is_song(song: Song, station: str) -> bool:
    """Whether the title can be a song's: not empty, not the `station`'s name, no jingle by name."""
    if not song.known:
        return False
    name, artist, title = _loosely(station), _loosely(song.artist), _loosely(song.title)
    if title == name or _NO_SONG.fullmatch(artist):
        return False
    if artist and artist != name:
        return True  # "Iklan" is an advertisement, "Sheila On 7 - Iklan" a song
    return not (_NO_SONG.search(title) or _NO_TITLE.fullmatch(title))


def line_of(song: Song) -> str:
    """ "Artist - Title", for the clipboard and for search elsewhere."""
    return f"{song.artist} - {song.title}" if song.artist else song.title


def continues(last: Airing, song: Song, began: float) -> bool:
    """Whether `song`, on air since `began`, is the airing `last` going on."""
    return song_key(last.song) == song_key(song) and began - last.ended <= SAME_AIRING_S


def is_long_enough(began: float, ended: float) -> bool:
    return ended - began >= SONG_LEAST_S


def to_csv(airings: Iterable[Airing], zone: ZoneInfo) -> bytes:
    """Comma-separated values in UTF-8 with a mark, which is what Excel needs to see that it is.

    Columns: date, time (of the station's `zone`), artist, title, minutes, heard, starred. Titles
    come from outside: one that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    import csv  # nobody exports before the first picture

    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(("date", "time", "artist", "title", "minutes", "heard", "starred"))
    for airing in airings:
        at = datetime.fromtimestamp(airing.began, zone)
        rows.writerow(
            (
                at.strftime("%Y-%m-%d"),
                at.strftime("%H:%M:%S"),
                _harmless(airing.song.artist),
                _harmless(airing.song.title),
                f"{(airing.ended - airing.began) / 60:.1f}",
                int(airing.heard),
                int(airing.starred),
            )
        )
    return text.getvalue().encode("utf-8-sig")


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _loosely(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return _LOOSE.sub(" ", bare).strip() or bare.strip()
