"""The radio side's words for trouble: which banner stands under the stage, what the dock says.

Pure, like `face`: from a view of the player to a BannerContent or a DockLine. Only the most serious
thing is told, and when the whole computer is offline the news side tells it for both.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from planetfm.core.errors import Trouble
from planetfm.core.snapshot import LineState, PlayerView
from planetfm.gui.radio.face import Mood, line_is_down, mood
from planetfm.gui.radio.speech import Speech
from planetfm.gui.translate import counted
from planetfm.gui.widgets.banner import BannerContent, Tone

translate = QCoreApplication.translate
HOUR_S = 3600.0


class DockKind(enum.Enum):
    NOTHING = "nothing"
    LIVE = "live"
    BEHIND = "behind"  # the coral button
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class DockLine:
    kind: DockKind
    label: str = ""


def dock_line(view: PlayerView, speech: Speech) -> DockLine:
    """What stands at the right of the dock's first row."""
    now_mood = mood(view)
    if line_is_down(view) and view.wanted:
        assert view.line.down_since is not None
        since = speech.clock_with_zone(view.line.down_since)
        return DockLine(DockKind.CUT, translate("Radio", "Cut off since {time}").format(time=since))
    if now_mood in (Mood.BEHIND, Mood.PAUSED) or (now_mood is Mood.BUFFERING and not view.live):
        return DockLine(DockKind.BEHIND, translate("Radio", "Back to live"))
    if now_mood in (Mood.LIVE, Mood.BUFFERING):
        return DockLine(DockKind.LIVE, translate("Radio", "You are live"))
    return DockLine(DockKind.NOTHING)


def banner_for(
    view: PlayerView, speech: Speech, now: float, new_stories: int = 0
) -> BannerContent | None:
    """The banner under the stage at `now`, or None. `new_stories` came since the pause."""
    now_mood = mood(view)
    retry = translate("Radio", "Try now")
    match now_mood:
        case Mood.NO_DEVICE:
            return BannerContent(
                translate("Radio", "No sound output"),
                translate("Radio", "Connect speakers, then press play."),
                "volume-mute",
            )
        case Mood.FAILED:
            return _cannot_play(view)
        case Mood.PAUSED:
            return _paused(view, speech, now, new_stories)
        case Mood.OFF_AIR:
            return BannerContent(
                translate("Radio", "The station is off the air"),
                translate("Radio", "The app checks every minute and plays once it is back."),
                "tower",
                note=_when(view, now, speech),
                action=retry,
                details=translate("Reader", "Details"),
            )
    if now_mood not in (Mood.RECONNECTING, Mood.LOST):
        return None
    if view.line.trouble is Trouble.OFFLINE:
        return None
    if view.line.state is LineState.FINDING:
        return BannerContent(
            translate("Radio", "The stream has moved"),
            translate("Radio", "Looking for the new address on the site."),
            "stream-down",
            meter=_meter(view) if now_mood is Mood.RECONNECTING else None,
        )
    if now_mood is Mood.RECONNECTING:
        left = speech.length(view.reserve_s)
        return BannerContent(
            translate("Radio", "The stream is cut off"),
            translate("Radio", "Sound goes on from the reserve, enough for {length}.").format(
                length=left
            ),
            "stream-down",
            strong=left,
            meter=_meter(view),
            note=_try(view, now, speech),
            action=retry,
            details=translate("Reader", "Details"),
        )
    title = translate("Radio", "The stream is cut off and the reserve is used up")
    if view.tape.newest is None:
        title = translate("Radio", "The stream is cut off")
    return BannerContent(
        title,
        translate("Radio", "News still works."),
        "stream-down",
        note=_when(view, now, speech),
        action=retry,
        details=translate("Reader", "Details"),
    )


def _meter(view: PlayerView) -> float:
    return view.reserve_s / view.reserve_full_s if view.reserve_full_s > 0 else 0.0


def _seconds_left(view: PlayerView, now: float) -> float | None:
    """Whole seconds to the next try, at least 1 while one is set; None while it is under way."""
    if view.line.state is not LineState.WAITING or view.line.retry_at is None:
        return None
    left = view.line.retry_at - now
    return max(1.0, float(-int(-left // 1)))


def _try(view: PlayerView, now: float, speech: Speech) -> str:
    left = _seconds_left(view, now)
    if left is None:
        return translate("Radio", "Trying now (try {number})").format(number=view.line.attempt)
    return translate("Radio", "Try {number} in {length}").format(
        number=view.line.attempt, length=speech.length(left)
    )


def _when(view: PlayerView, now: float, speech: Speech) -> str:
    left = _seconds_left(view, now)
    if left is None:
        return translate("Radio", "Trying now")
    return translate("Radio", "Next try in {length}").format(length=speech.length(left))


def _cannot_play(view: PlayerView) -> BannerContent:
    if view.sound_trouble is Trouble.NO_PLAYER:
        return BannerContent(
            translate("Radio", "VLC is missing on this computer"),
            translate("Radio", "Install libVLC and its plugins, then open the app again."),
            "volume-mute",
        )
    return BannerContent(
        translate("Radio", "This stream cannot be played here"),
        translate("Radio", "This computer cannot play this stream's format."),
        "volume-mute",
    )


def _paused(view: PlayerView, speech: Speech, now: float, new_stories: int) -> BannerContent | None:
    tape = view.tape
    if tape.heard is None:
        return None
    if tape.oldest is not None and tape.heard < tape.oldest:
        return BannerContent(
            translate("Radio", "The part you paused is over an hour old")
            if tape.span_s == HOUR_S
            else translate("Tape", "The part you paused is no longer kept"),
            translate("Radio", "Going on from the oldest part, {time}.").format(
                time=speech.clock_with_zone(tape.oldest)
            ),
            "clock",
            Tone.INFO,
        )
    kept_s = max(0.0, tape.heard + tape.span_s - now)
    kept = translate(
        "Radio", "Press play to go on from here. This part is kept for {length} more."
    ).format(length=speech.length(kept_s))
    since = view.sound_since  # not since what is heard: who pauses far behind has missed nothing
    new_songs = sum(1 for aired in tape.songs if aired.song.known and aired.start > since)
    return BannerContent(_came(new_songs, new_stories), kept, "clock", Tone.INFO)


def _came(new_songs: int, new_stories: int) -> str:
    songs = counted("Radio", "%n song(s)", new_songs)
    stories = counted("Radio", "%n new story(ies)", new_stories)
    if new_songs and new_stories:
        return translate("Radio", "While paused: {songs} and {stories}").format(
            songs=songs, stories=stories
        )
    if new_songs or new_stories:
        return translate("Radio", "While paused: {what}").format(
            what=songs if new_songs else stories
        )
    return translate("Radio", "Paused")


def what_changed(before: Mood, view: PlayerView, speech: Speech) -> str:
    """The sentence for a change of mood that came by itself; empty where none is due."""
    now = mood(view)
    if now is Mood.RECONNECTING:
        return translate("Radio", "The stream is cut off")
    if before is Mood.SEARCHING and now in (Mood.CONNECTING, Mood.BUFFERING, Mood.LIVE):
        return translate("Radio", "The stream was found.")
    down = (Mood.RECONNECTING, Mood.LOST, Mood.OFF_AIR)
    if before in down and now is Mood.BEHIND:
        return translate("Radio", "The stream is back. You are {length} behind.").format(
            length=speech.length(view.behind_s)
        )
    if before in down and now is Mood.LIVE:
        return translate("Radio", "The stream is back.")
    if before is Mood.LIVE and now is Mood.BEHIND:
        return translate("Radio", "{length} behind").format(length=speech.spoken(view.behind_s))
    if before is Mood.BEHIND and now is Mood.LIVE:
        return translate("Radio", "You are live")
    return ""
