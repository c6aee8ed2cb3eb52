"""Times, lengths and figures in words: pure functions of their arguments, no clock.

`lang` is the language they are wanted in, whatever the app itself speaks now, so the words are
asked of that language's translation directly; one without a translation reads as English. `zone` is
the station's own time zone. Besides words a language has marks and orders of its own: "05.42 WIB"
and "05:42 WIB", "4,8 MB" and "4.8 MB", what comes first in a date. They too stand in its file,
not in the system's locale: an app set to Indonesian on an English desktop is Indonesian throughout.
"""

from __future__ import annotations

from datetime import datetime, tzinfo
from functools import cache, lru_cache
from itertools import pairwise

from PySide6.QtCore import QTranslator

from planetfm.assets import assets_dir

MINUS = "\u2212"
NO_BREAK = "\u00a0"
_HOUR, _MINUTE, _SECOND = range(3)

Moment = datetime | float
"""An aware datetime, or POSIX seconds."""


def local(at: Moment, zone: tzinfo) -> datetime:
    """`at` on the station's wall clock."""
    return at.astimezone(zone) if isinstance(at, datetime) else datetime.fromtimestamp(at, zone)


def clock(at: Moment, lang: str, zone: tzinfo) -> str:
    """The time of day: "05.42" or "05:42"."""
    moment = local(at, zone)
    return time_of_day(moment.hour, moment.minute, lang)


def time_of_day(hour: int, minute: int, lang: str) -> str:
    """ "05.42" or "05:42"."""
    return f"{hour:02d}{clock_mark(lang)}{minute:02d}"


def clock_mark(lang: str) -> str:
    """What stands between hour and minute."""
    return said(lang, ":")


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
    return " ".join(_short(lang, figure, unit) for figure, unit in _parts(seconds))


def spoken_length(seconds: float, lang: str) -> str:
    """A length for a screen reader: "12 menit 40 detik", "1 minute 1 second"."""
    return " ".join(_long(lang, figure, unit) for figure, unit in _parts(seconds))


def minutes_left(seconds: float, lang: str) -> str:
    """Whole minutes, rounded up: "28 mnt", "28 min"."""
    return said(lang, "%n min", max(0, -int(-seconds // 60)))


def minutes_in_full(count: int, lang: str) -> str:
    """ "90 menit", "90 minutes": minutes however many, for a choice among such."""
    return said(lang, "%n minute(s)", count)


def short_seconds(count: int, lang: str) -> str:
    """ "10 dtk", "10 s"."""
    return said(lang, "%n s", count)


def relative(at: Moment, now: Moment, lang: str, zone: tzinfo) -> str:
    """How long ago: "Baru saja", "12 menit lalu", "2 jam lalu", "Kemarin", "Senin", then a date.

    Hours are told on the same day (and up to six hours into the next), weekdays for six days. A
    moment in the future reads as now.
    """
    then, here = local(at, zone), local(now, zone)
    ago_s = (here - then).total_seconds()
    if ago_s < 60:
        return said(lang, "Just now")
    if ago_s < 3600:
        return said(lang, "%n minute(s) ago", int(ago_s // 60))
    days = (here.date() - then.date()).days
    if days == 0 or ago_s < 6 * 3600:
        return said(lang, "%n hour(s) ago", int(ago_s // 3600))
    if days == 1:
        return said(lang, "Yesterday")
    if days < 7:
        return weekday(then.weekday(), lang)
    return date(at, lang, zone)


def date(at: Moment, lang: str, zone: tzinfo, *, short: bool = True, with_year: bool = True) -> str:
    """A date without the weekday: "25 Nov 2026", "25 Nov", or with the whole month."""
    moment = local(at, zone)
    name = short_month(moment.month, lang) if short else month(moment.month, lang)
    order = said(lang, "{day} {month} {year}") if with_year else said(lang, "{day} {month}")
    return order.format(day=moment.day, month=name, year=moment.year)


def day_with_date(day: str, date: str, lang: str) -> str:
    """The name of a day and its date: "Rabu, 25 November 2026", "Hari ini, 25 Nov"."""
    return said(lang, "{day}, {date}").format(day=day, date=date)


def day_with_clock(day: str, clock: str, lang: str) -> str:
    """A day, by its name or date, and the hour: "besok 05.30", "24 Nov 17.05 WIB"."""
    return said(lang, "{day} {time}").format(day=day, time=clock)


def date_with_clock(date: str, clock: str, lang: str) -> str:
    """A date and the hour, apart: "25 Nov 2026, 18.54 WIB"."""
    return said(lang, "{date}, {time}").format(date=date, time=clock)


def long_date(at: Moment, lang: str, zone: tzinfo, label: str, *, short: bool = False) -> str:
    """Weekday, date and time: "Rabu, 25 November 2026, 18.54 WIB"; `short` cuts the month."""
    name = weekday(local(at, zone).weekday(), lang)
    day = day_with_date(name, date(at, lang, zone, short=short), lang)
    return date_with_clock(day, clock_with_zone(at, lang, zone, label), lang)


def weekday(number: int, lang: str) -> str:
    """0 is Monday: "Senin"."""
    return (
        said(lang, "Monday"),
        said(lang, "Tuesday"),
        said(lang, "Wednesday"),
        said(lang, "Thursday"),
        said(lang, "Friday"),
        said(lang, "Saturday"),
        said(lang, "Sunday"),
    )[number]


def short_weekday(number: int, lang: str) -> str:
    """0 is Monday: "Sen"."""
    return (
        said(lang, "Mon"),
        said(lang, "Tue"),
        said(lang, "Wed"),
        said(lang, "Thu"),
        said(lang, "Fri"),
        said(lang, "Sat"),
        said(lang, "Sun"),
    )[number]


def month(number: int, lang: str) -> str:
    """1 is January: "Januari"."""
    return (
        said(lang, "January"),
        said(lang, "February"),
        said(lang, "March"),
        said(lang, "April"),
        said(lang, "May"),
        said(lang, "June"),
        said(lang, "July"),
        said(lang, "August"),
        said(lang, "September"),
        said(lang, "October"),
        said(lang, "November"),
        said(lang, "December"),
    )[number - 1]


def short_month(number: int, lang: str) -> str:
    """1 is January: "Jan"."""
    return (
        said(lang, "Jan"),
        said(lang, "Feb"),
        said(lang, "Mar"),
        said(lang, "Apr"),
        said(lang, "May"),
        said(lang, "Jun"),
        said(lang, "Jul"),
        said(lang, "Aug"),
        said(lang, "Sep"),
        said(lang, "Oct"),
        said(lang, "Nov"),
        said(lang, "Dec"),
    )[number - 1]


def number(value: float, lang: str, decimals: int = 0) -> str:
    """A figure with the language's marks: "12.480" and "4,8", "12,480" and "4.8"."""
    english = f"{value:,.{decimals}f}"
    return english.translate(str.maketrans(",.", said(lang, ",") + said(lang, ".")))


def size(size_bytes: int, lang: str) -> str:
    """A size on disk: "4,8 MB", "58 MB", "1,2 GB", "640 KB". Powers of ten."""
    for unit, step in (("GB", 10**9), ("MB", 10**6)):
        if size_bytes >= step:
            value = size_bytes / step
            return f"{number(value, lang, 1 if value < 10 else 0)} {unit}"
    return f"{number(size_bytes / 1000, lang)} KB"


def own_name(lang: str) -> str:
    """What the language `lang` calls itself: "Bahasa Indonesia", "English"."""
    return said(lang, "English")


def percent(value: int, lang: str, *, spoken: bool = False) -> str:
    """A share: "72%"; spoken "72 persen", "72 percent"."""
    if spoken:
        return said(lang, "%n percent", value)
    return said(lang, "{figure}%").format(figure=value)


def tied(words: str) -> str:
    """`words` with every number tied to the next word, for layout only, never for copied text."""
    parts = words.split(" ")
    made = parts[0]
    for before, after in pairwise(parts):
        made += (NO_BREAK if before.isdigit() and after else " ") + after
    return made


@lru_cache(maxsize=4096)
def said(lang: str, words: str, count: int = -1) -> str:
    """`words` in the language `lang`, with the `count` at their %n."""
    for translator in (_words_of(lang), _words_of("en")):
        found = translator.translate("Words", words, "", count)
        if found:
            return found.replace("%n", number(count, lang)) if count >= 0 else found
    return words


@cache
def _words_of(lang: str) -> QTranslator:
    """The translation of `lang`; an empty one where there is none."""
    made = QTranslator()
    made.load(str(assets_dir() / "translations" / f"planetfm_{lang}.qm"))
    return made


def _short(lang: str, figure: int, unit: int) -> str:
    if unit == _HOUR:
        return said(lang, "%n h", figure)
    return said(lang, "%n min", figure) if unit == _MINUTE else said(lang, "%n s", figure)


def _long(lang: str, figure: int, unit: int) -> str:
    if unit == _HOUR:
        return said(lang, "%n hour(s)", figure)
    if unit == _MINUTE:
        return said(lang, "%n minute(s)", figure)
    return said(lang, "%n second(s)", figure)


def _parts(seconds: float) -> list[tuple[int, int]]:
    """The two largest figures of a length and their units; a second figure of zero is left out."""
    whole = max(0, int(seconds + 0.5))
    hours, rest = divmod(whole, 3600)
    minutes, secs = divmod(rest, 60)
    if hours:
        found = [(hours, _HOUR), (minutes, _MINUTE)]
    elif minutes:
        found = [(minutes, _MINUTE), (secs, _SECOND)]
    else:
        return [(secs, _SECOND)]
    return found if found[1][0] else found[:1]
