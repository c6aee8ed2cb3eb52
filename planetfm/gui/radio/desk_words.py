"""What is said of recordings, clips, the sleep timer and alarms: events to sentences, without Qt's
widgets. Figures come from the events; the words go through Qt's translation."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from planetfm.core.keeping import SHORTER_BY_S, KeepProblem, KeepTrouble, Kept, KeptKind
from planetfm.gui import words
from planetfm.gui.radio.speech import Speech
from planetfm.runtime.ringing import CarriedSoundPlays
from planetfm.runtime.timers import AlarmMissed, AlarmRings, OneMinuteLeft, TimerEvent

CLIP_MIN = 5


@dataclass(frozen=True, slots=True)
class Notice:
    """A toast's words: what happened, and the figures or what to do."""

    title: str
    detail: str = ""
    icon: str = "check"
    token: str = "ok"


def tr(text: str) -> str:
    return QCoreApplication.translate("Desk", text)


def kept_words(kept: Kept, speech: Speech, clip_min: int = CLIP_MIN) -> Notice:
    """A file is there, whole; `clip_min` is what the clip button keeps now."""
    size = words.size(kept.size_bytes, speech.lang)
    if kept.kind is KeptKind.SONG:
        return Notice(tr("Song saved"), kept.words)
    if kept.kind is not KeptKind.CLIP:
        length = speech.length(kept.seconds)
        return Notice(tr("Recording saved"), f"{length}, {size}")
    if abs(kept.seconds - clip_min * 60) > SHORTER_BY_S:  # a span, not the button's minutes
        return Notice(tr("Clip saved"), f"{speech.length(kept.seconds)}, {size}")
    length = speech.spoken(clip_min * 60)
    return Notice(tr("Clip saved"), tr("Last {length}, {size}").format(length=length, size=size))


def trouble_words(trouble: KeepTrouble, speech: Speech) -> Notice:
    """Something was not kept, or not all of it."""
    length, kept = speech.length(trouble.seconds), trouble.kept
    match trouble.problem:
        case KeepProblem.NOTHING_ON_TAPE:
            detail = tr("Press play first.")
            return Notice(tr("There is nothing to keep yet"), detail, "clip", "ink2")
        case KeepProblem.CAPPED:
            detail = tr("This month's limit is reached.")
            return Notice(tr("Nothing was saved"), detail, "warning", "amber")
        case KeepProblem.MISSED:
            detail = tr("The app or the computer was off.")
            title = tr("A planned recording was missed")
            return Notice(title, trouble.words or detail, "clock", "amber")
        case KeepProblem.DISK_FULL:
            detail = tr("Nothing could be saved.")
            if kept is not None:
                detail = tr("Recording stopped at {time} and is saved.").format(
                    time=words.counter(trouble.seconds)
                )
            return Notice(tr("The disk is full"), detail, "warning", "amber")
        case KeepProblem.FOLDER_GONE:
            detail = tr("Nothing could be saved.")
            if kept is not None:
                detail = tr("Saved in the usual folder instead.")
            return Notice(tr("The recording folder is missing"), detail, "folder", "amber")
    if kept is None:
        detail = tr("The stream brought no sound.")
        return Notice(tr("Nothing was saved"), detail, "warning", "amber")
    if kept.kind is KeptKind.CLIP:
        detail = tr("Only {length} kept, the clip has that.").format(length=length)
        return Notice(tr("Clip saved"), detail)
    title = tr("Song saved") if kept.kind is KeptKind.SONG else tr("Recording saved")
    whole = speech.length(trouble.asked_s)
    return Notice(title, tr("Only {length} of {whole}.").format(length=length, whole=whole))


def timer_words(event: TimerEvent, speech: Speech) -> Notice:
    """The sleep timer or an alarm did something, or will."""
    if isinstance(event, OneMinuteLeft):
        return Notice(tr("Stopping in 1 minute"), "", "sleep", "accent")
    if isinstance(event, AlarmRings):
        title = tr("Alarm, {time}").format(time=speech.clock_with_zone(event.at))
        return Notice(title, "", "bell", "accent")
    if isinstance(event, AlarmMissed):
        title = tr("Alarm at {time} missed").format(time=speech.clock_with_zone(event.at))
        return Notice(title, tr("The app or the computer was off."), "bell", "amber")
    if isinstance(event, CarriedSoundPlays):
        detail = tr("An alarm sound plays instead.")
        if event.capped:
            detail = tr("This month's limit is reached. An alarm sound plays instead.")
        return Notice(tr("The station is not heard"), detail, "bell", "amber")
    title = tr("Stopped at {time}").format(time=speech.clock_with_zone(event.at))
    return Notice(title, tr("Good night."), "sleep", "accent")
