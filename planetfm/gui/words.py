"""Times, lengths and figures in words, Indonesian and English: pure functions, no clock, no Qt.

Sentences go through Qt's translation; what is built from figures is built here, because the two
languages differ in more than words: "05.42 WIB" and "05:42 WIB", "4,8 MB" and "4.8 MB". `lang` is
"id" or "en" (anything else reads as English), `zone` the station's own time zone.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, tzinfo
from itertools import pairwise

MINUS = "\u2212"
NO_BREAK = "\u00a0"

DAYS = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS = {
    "id": (
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}
_SHORT_ID = {"Agustus": "Agu"}

Moment = datetime | float
"""An aware datetime, or POSIX seconds."""


def local(at: Moment, zone: tzinfo) -> datetime:
    """`at` on the station's wall clock."""
    return at.astimezone(zone) if isinstance(at, datetime) else datetime.fromtimestamp(at, zone)


def clock(at: Moment, lang: str, zone: tzinfo) -> str:
    """The time of day: "05.42" or "05:42"."""
    moment = local(at, zone)
    return f"{moment.hour:02d}{'.' if lang == 'id' else ':'}{moment.minute:02d}"


def clock_with_zone(at: Moment, lang: str, zone: tzinfo, label: str) -> str:
    """The time of day with the name the station gives its zone: "05.42 WIB"."""
    return f"{clock(at, lang, zone)} {label}".rstrip()


def behind(seconds: float) -> str:
    """How far behind the live edge: "−12:40", past an hour "−1:02:40". U+2212, never a hyphen."""
    return MINUS + counter(seconds, pad=False)


def counter(seconds: float, *, pad: bool = True) -> str:
    """A running time: "04:12", past an hour "1:04:12"."""
    whole = max(0, int(seconds + 0.5))
    hours, rest = divmod(whole, 3600)
    minutes, secs = divmod(rest, 60)
    if hours:
        return f"{hours}:{minutes:02d}:{secs:02d}"
    return f"{minutes:02d}:{secs:02d}" if pad else f"{minutes}:{secs:02d}"


def length(seconds: float, lang: str) -> str:
    """A length in short words: "1 mnt 48 dtk", "1 min 48 s", "6 dtk", "2 jam 5 mnt"."""
    hour, minute, second = ("jam", "mnt", "dtk") if lang == "id" else ("h", "min", "s")
    return _pair(seconds, f" {hour}", f" {minute}", f" {second}")


def spoken_length(seconds: float, lang: str) -> str:
    """A length for a screen reader: "12 menit 40 detik", "1 minute 1 second"."""
    if lang == "id":
        return _pair(seconds, " jam", " menit", " detik")
    parts = []
    for figure, unit in _parts(seconds, "hour", "minute", "second"):
        parts.append(f"{figure} {unit}{'' if figure == 1 else 's'}")
    return " ".join(parts)


def minutes_left(seconds: float, lang: str) -> str:
    """Whole minutes, rounded up: "28 mnt", "28 min"."""
    whole = max(0, -int(-seconds // 60))
    return f"{whole} {'mnt' if lang == 'id' else 'min'}"


def relative(at: Moment, now: Moment, lang: str, zone: tzinfo) -> str:
    """How long ago: "Baru saja", "12 menit lalu", "2 jam lalu", "Kemarin", "Senin", then a date.

    Hours are told on the same day (and up to six hours into the next), weekdays for six days. A
    moment in the future reads as now.
    """
    then, here = local(at, zone), local(now, zone)
    ago_s = (here - then).total_seconds()
    indonesian = lang == "id"
    if ago_s < 60:
        return "Baru saja" if indonesian else "Just now"
    if ago_s < 3600:
        minutes = int(ago_s // 60)
        if indonesian:
            return f"{minutes} menit lalu"
        return f"{minutes} minute{'' if minutes == 1 else 's'} ago"
    days = (here.date() - then.date()).days
    if days == 0 or ago_s < 6 * 3600:
        hours = int(ago_s // 3600)
        if indonesian:
            return f"{hours} jam lalu"
        return f"{hours} hour{'' if hours == 1 else 's'} ago"
    if days == 1:
        return "Kemarin" if indonesian else "Yesterday"
    if days < 7:
        return _of(DAYS, lang)[then.weekday()]
    return date(at, lang, zone)


def date(at: Moment, lang: str, zone: tzinfo, *, short: bool = True) -> str:
    """A date without the weekday: "25 Nov 2026", or with the whole month."""
    moment = local(at, zone)
    month = _of(MONTHS, lang)[moment.month - 1]
    if short:
        month = _SHORT_ID.get(month, month[:3])
    return f"{moment.day} {month} {moment.year}"


def long_date(at: Moment, lang: str, zone: tzinfo, label: str, *, short: bool = False) -> str:
    """Weekday, date and time: "Rabu, 25 November 2026, 18.54 WIB"; `short` cuts the month."""
    weekday = _of(DAYS, lang)[local(at, zone).weekday()]
    day = date(at, lang, zone, short=short)
    return f"{weekday}, {day}, {clock_with_zone(at, lang, zone, label)}"


def number(value: float, lang: str, decimals: int = 0) -> str:
    """A figure with the language's marks: "12.480" and "4,8", "12,480" and "4.8"."""
    english = f"{value:,.{decimals}f}"
    return english.translate(str.maketrans(",.", ".,")) if lang == "id" else english


def size(size_bytes: int, lang: str) -> str:
    """A size on disk: "4,8 MB", "58 MB", "1,2 GB", "640 KB". Powers of ten."""
    for unit, step in (("GB", 10**9), ("MB", 10**6)):
        if size_bytes >= step:
            value = size_bytes / step
            return f"{number(value, lang, 1 if value < 10 else 0)} {unit}"
    return f"{number(size_bytes / 1000, lang)} KB"


def percent(value: int, lang: str, *, spoken: bool = False) -> str:
    """A share: "72%"; spoken "72 persen", "72 percent"."""
    if spoken:
        return f"{value} {'persen' if lang == 'id' else 'percent'}"
    return f"{value}%"


def tied(words: str) -> str:
    """`words` with every number tied to the next word, for layout only, never for copied text."""
    parts = words.split(" ")
    made = parts[0]
    for before, after in pairwise(parts):
        made += (NO_BREAK if before.isdigit() and after else " ") + after
    return made


def _of(table: Mapping[str, tuple[str, ...]], lang: str) -> tuple[str, ...]:
    return table["id" if lang == "id" else "en"]


def _parts(seconds: float, hour: str, minute: str, second: str) -> list[tuple[int, str]]:
    """The two largest figures of a length; nothing is said for a second figure of zero."""
    whole = max(0, int(seconds + 0.5))
    hours, rest = divmod(whole, 3600)
    minutes, secs = divmod(rest, 60)
    if hours:
        found = [(hours, hour), (minutes, minute)]
    elif minutes:
        found = [(minutes, minute), (secs, second)]
    else:
        return [(secs, second)]
    return found if found[1][0] else found[:1]


def _pair(seconds: float, hour: str, minute: str, second: str) -> str:
    return " ".join(f"{figure}{unit}" for figure, unit in _parts(seconds, hour, minute, second))
