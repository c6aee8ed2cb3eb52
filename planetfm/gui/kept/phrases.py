"""The words of what is kept: kinds, days, and when something comes next.

English is the source language; assets/translations/planetfm_id.ts holds the Indonesian.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from planetfm.core.keeping import Due, Kept, KeptKind, Plan
from planetfm.gui import words
from planetfm.gui.radio.speech import Speech

WORKDAYS, WEEKEND = frozenset(range(5)), frozenset((5, 6))
DOT = " · "


def tr(text: str) -> str:
    """A sentence of the kept things in the language of the window."""
    return QCoreApplication.translate("Kept", text)


def folder_words(folder: Path) -> str:
    """ "Musik / Planet FM": a folder as people say it, from their own on."""
    try:
        return " / ".join(folder.relative_to(Path.home()).parts)
    except ValueError:
        return str(folder)


def kind(kept: KeptKind) -> str:
    match kept:
        case KeptKind.RECORDING:
            return tr("Recording")
        case KeptKind.CLIP:
            return tr("Clip")
        case KeptKind.SONG:
            return tr("Song")
        case KeptKind.PLANNED:
            return tr("Planned recording")


def kept_title(kept: Kept) -> str:
    """The song, or the listener's own words, else what sort of thing it is."""
    return kept.words or kind(kept.kind)


def kept_detail(kept: Kept, speech: Speech) -> str:
    """ "Hari ini 17.05 WIB · 4 mnt 12 dtk · 4,8 MB · Lagu"."""
    parts = [
        passed(round(kept.began), speech),
        speech.length(kept.seconds),
        words.size(kept.size_bytes, speech.lang),
    ]
    if kept.words:
        parts.append(kind(kept.kind))
    if kept.holes:
        parts.append(tr("with gaps"))
    if kept.missing:
        parts = [tr("The file is no longer there"), *parts[:1]]
    return DOT.join(parts)


def passed(at: float, speech: Speech) -> str:
    """When something was: "Hari ini 17.05 WIB", "Kemarin ...", "24 Nov ...", then with the year."""
    ago = _days_between(speech.now(), at, speech.zone)
    if ago in (0, 1):
        day = tr("Yesterday") if ago else tr("Today")
    else:
        same = speech.local_now().year == words.local(at, speech.zone).year
        day = words.date(at, speech.lang, speech.zone, with_year=not same)
    return words.day_with_clock(day, speech.clock_with_zone(at), speech.lang)


def day(at: float, speech: Speech) -> str:
    """A heading over what was on air that day: "Hari ini", "Selasa, 24 November 2026"."""
    ago = _days_between(speech.now(), at, speech.zone)
    if ago == 0:
        return tr("Today")
    if ago == 1:
        return tr("Yesterday")
    weekday = words.weekday(words.local(at, speech.zone).weekday(), speech.lang)
    date = words.date(at, speech.lang, speech.zone, short=False)
    return words.day_with_date(weekday, date, speech.lang)


def coming(at: float, now: float, lang: str, zone: tzinfo | None) -> str:
    """When something comes: "hari ini 17.00", "besok 05.30", "Kamis 05.30", "24 Des 05.30"."""
    here = zone or datetime.fromtimestamp(now).astimezone().tzinfo
    assert here is not None
    ahead = -_days_between(now, at, here)
    if ahead in (0, 1):
        day = tr("tomorrow") if ahead else tr("today")
    elif ahead < 7:
        day = words.weekday(words.local(at, here).weekday(), lang)
    else:
        day = words.date(at, lang, here, with_year=False)
    return words.day_with_clock(day, words.clock(at, lang, here), lang)


def days(chosen: Collection[int], lang: str) -> str:
    """Which days of the week: "Sekali", "Tiap hari", "Senin sampai Jumat", "Sen, Rab"."""
    picked = frozenset(chosen)
    if not picked:
        return tr("Once")
    if len(picked) == 7:
        return tr("Every day")
    if picked == WORKDAYS:
        return tr("Monday to Friday")
    if picked == WEEKEND:
        return tr("Saturday and Sunday")
    if len(picked) == 1:
        return tr("Every {day}").format(day=words.weekday(min(picked), lang))
    return ", ".join(words.short_weekday(number, lang) for number in sorted(picked))


def plan_title(plan: Plan) -> str:
    return plan.words or tr("Recording")


def plan_detail(plan: Plan, due: Due | None, speech: Speech) -> str:
    """ "Tiap Rabu 19.00 WIB · 60 menit · berikutnya besok 19.00"."""
    if plan.weekly:
        day = tr("Every {day}").format(day=words.weekday(plan.first.weekday(), speech.lang))
    else:
        day = words.date(plan.first.replace(tzinfo=speech.zone), speech.lang, speech.zone)
    hour = words.time_of_day(plan.first.hour, plan.first.minute, speech.lang)
    clock = f"{hour} {speech.label}".rstrip()
    parts = [words.day_with_clock(day, clock, speech.lang), speech.spoken(plan.minutes * 60)]
    if due is not None and due.begin <= speech.now():
        parts.append(tr("recording now"))
    elif due is not None:
        when = coming(due.begin, speech.now(), speech.lang, speech.zone)
        parts.append(tr("next {when}").format(when=when))
    return DOT.join(parts)


def _days_between(later: float, earlier: float, zone: tzinfo) -> int:
    """Midnights between two moments, negative when the second comes after the first."""
    gap: timedelta = words.local(later, zone).date() - words.local(earlier, zone).date()
    return gap.days
