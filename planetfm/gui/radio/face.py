"""What the radio shows for a view of the player: one pure decision, no widgets.

`mood` sorts the two truths of a PlayerView, the line and the sound, into the one thing the stage
shows; `face` gives every word and shape of it. Widgets copy a Face to the screen and decide
nothing.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from planetfm.core.errors import Trouble
from planetfm.core.snapshot import LineState, PlayerView, SoundState
from planetfm.gui import words
from planetfm.gui.radio.rings import Rings
from planetfm.gui.radio.speech import Speech

translate = QCoreApplication.translate


class Mood(enum.Enum):
    """The one thing the stage shows."""

    STOPPED = "stopped"
    SEARCHING = "searching"
    NOT_FOUND = "not-found"
    CONNECTING = "connecting"
    LIVE = "live"
    BEHIND = "behind"
    BUFFERING = "buffering"
    PAUSED = "paused"
    RECONNECTING = "reconnecting"  # the line is down, the sound goes on
    LOST = "lost"  # the line is down and the reserve is used up
    OFF_AIR = "off-air"
    NO_DEVICE = "no-device"
    FAILED = "failed"


class PillKind(enum.Enum):
    LIVE = "live"
    AMBER = "amber"
    NAVY = "navy"


class ArcKind(enum.Enum):
    NONE = "none"
    WHITE = "white"
    AMBER = "amber"


@dataclass(frozen=True, slots=True)
class Pill:
    """`icon` is "" for none and "dot" for the white dot of LIVE."""

    kind: PillKind
    label: str
    icon: str = ""
    back_to_live: bool = False
    spoken: str = ""
    behind_s: int = 0
    """How far behind the live edge, as `label` and `spoken` say it."""


@dataclass(frozen=True, slots=True)
class Face:
    """Every word and shape of the stage. An empty `glyph` leaves the sun blank."""

    mood: Mood
    glyph: str
    dim: bool
    rings: Rings
    arc: ArcKind
    moving: bool
    pill: Pill | None
    eyebrow: str
    title: str
    artist: str
    can_star: bool
    starred: bool
    sun_name: str
    sun_state: str
    back_enabled: bool
    forward_enabled: bool
    forward_why: str


LINE_DOWN = (LineState.WAITING, LineState.CONNECTING, LineState.FINDING)
SKIP_S = 30.0


def line_is_down(view: PlayerView) -> bool:
    """The line was lost and is not back; connecting for the first time is not lost."""
    return view.line.down_since is not None and view.line.state in LINE_DOWN


def mood(view: PlayerView) -> Mood:
    """Sort a view into a mood. What the listener must act on comes first."""
    sounding = view.sound is SoundState.PLAYING
    if view.search is not None and not sounding:
        return Mood.NOT_FOUND if view.search.not_found else Mood.SEARCHING
    if view.sound is SoundState.NO_DEVICE:
        return Mood.NO_DEVICE
    if view.sound is SoundState.FAILED:
        return Mood.FAILED
    if view.sound is SoundState.PAUSED:
        return Mood.PAUSED
    if view.line.state is LineState.NOT_FOUND and not sounding:
        return Mood.NOT_FOUND
    if not view.wanted:
        return Mood.STOPPED
    if line_is_down(view):
        if sounding:
            return Mood.RECONNECTING
        return Mood.OFF_AIR if off_air(view) else Mood.LOST
    if sounding:
        return Mood.LIVE if view.live else Mood.BEHIND
    if view.sound is SoundState.BUFFERING:
        return Mood.BUFFERING
    if view.line.state is LineState.WAITING:
        return Mood.OFF_AIR if off_air(view) else Mood.LOST
    return Mood.CONNECTING


def off_air(view: PlayerView) -> bool:
    """The server answers but the station's stream is not there."""
    return view.line.state is LineState.WAITING and view.line.trouble is Trouble.GONE


def show_arc(view: PlayerView, now: float) -> bool:
    """The busy arc appears after a second, so that a short gap shows nothing."""
    return now - view.sound_since >= 1.0


def face(
    view: PlayerView, speech: Speech, station: str, now: float, skip_s: float = SKIP_S
) -> Face:
    """All that the stage shows for `view` at `now` (POSIX seconds); `station` is its name, `skip_s`
    what one press of back or forward skips."""
    now_mood = mood(view)
    sounding = now_mood in (Mood.LIVE, Mood.BEHIND, Mood.RECONNECTING)
    title, artist = _titles(view, now_mood, station, speech)
    song = view.song
    known = song is not None and song.known and now_mood not in _WORDS_INSTEAD_OF_SONG
    return Face(
        mood=now_mood,
        glyph=_glyph(now_mood),
        dim=now_mood in (Mood.SEARCHING, Mood.NOT_FOUND, Mood.LOST, Mood.OFF_AIR),
        rings=_rings(now_mood),
        arc=_arc(view, now_mood, now),
        moving=sounding,
        pill=_pill(view, now_mood, speech),
        eyebrow=_eyebrow(view, now_mood, speech),
        title=title,
        artist=artist,
        can_star=known,
        starred=known and _starred(view),
        sun_name=(
            translate("Radio", "Pause")
            if _glyph(now_mood) == "pause"
            else translate("Radio", "Play live radio")
        ),
        sun_state=(
            translate("Radio", "buffering") if now_mood in (Mood.BUFFERING, Mood.CONNECTING) else ""
        ),
        back_enabled=can_go_back(view, skip_s),
        forward_enabled=can_go_forward(view),
        forward_why=(
            translate("Radio", "You are already live")
            if view.wanted
            else translate("Radio", "Press play to listen")
        ),
    )


def can_go_back(view: PlayerView, skip_s: float = SKIP_S) -> bool:
    """More than one skip lies on the tape before what is heard; in silence, before its end."""
    tape = view.tape
    here = tape.heard if view.wanted else tape.newest
    return here is not None and tape.oldest is not None and here - tape.oldest > skip_s


def can_go_forward(view: PlayerView) -> bool:
    return view.tape.heard is not None and not view.live


_WORDS_INSTEAD_OF_SONG = (
    Mood.STOPPED,
    Mood.SEARCHING,
    Mood.NOT_FOUND,
    Mood.CONNECTING,
    Mood.LOST,
    Mood.OFF_AIR,
    Mood.NO_DEVICE,
    Mood.FAILED,
)


def _glyph(now: Mood) -> str:
    if now is Mood.SEARCHING:
        return ""
    if now in (Mood.STOPPED, Mood.PAUSED, Mood.NOT_FOUND, Mood.NO_DEVICE, Mood.FAILED):
        return "play"
    return "pause"


def _rings(now: Mood) -> Rings:
    match now:
        case Mood.LIVE | Mood.BEHIND | Mood.BUFFERING:
            return Rings.LIVE
        case Mood.RECONNECTING:
            return Rings.DASHED
        case Mood.SEARCHING | Mood.CONNECTING:
            return Rings.DIM
        case Mood.STOPPED | Mood.PAUSED | Mood.NO_DEVICE | Mood.FAILED:
            return Rings.FAINT
        case _:
            return Rings.NONE


def _arc(view: PlayerView, now_mood: Mood, now: float) -> ArcKind:
    if now_mood is Mood.SEARCHING:
        return ArcKind.WHITE
    if now_mood is Mood.RECONNECTING:
        return ArcKind.AMBER
    if now_mood in (Mood.BUFFERING, Mood.CONNECTING) and show_arc(view, now):
        return ArcKind.WHITE
    return ArcKind.NONE


def _pill(view: PlayerView, now: Mood, speech: Speech) -> Pill | None:
    behind = words.behind(view.behind_s)
    match now:
        case Mood.SEARCHING:
            return Pill(PillKind.NAVY, translate("Radio", "SEARCHING"))
        case Mood.CONNECTING:
            return Pill(PillKind.NAVY, translate("Radio", "CONNECTING"))
        case Mood.NOT_FOUND:
            return Pill(PillKind.AMBER, translate("Radio", "NOT FOUND"), "stream-down")
        case Mood.RECONNECTING:
            return Pill(PillKind.AMBER, translate("Radio", "RECONNECTING"), "refresh")
        case Mood.LOST:
            return Pill(PillKind.AMBER, translate("Radio", "CUT OFF"), "stream-down")
        case Mood.OFF_AIR:
            return Pill(PillKind.AMBER, translate("Radio", "OFF AIR"), "tower")
        case Mood.NO_DEVICE | Mood.FAILED:
            return Pill(PillKind.AMBER, translate("Radio", "NO SOUND"), "volume-mute")
        case Mood.PAUSED:
            label = translate("Radio", "PAUSED {behind}").format(behind=behind)
            return _pill_behind(label, "pause", view, speech)
        case Mood.BEHIND:
            return _pill_behind(behind, "clock", view, speech)
        case Mood.BUFFERING if not view.live:
            return _pill_behind(behind, "clock", view, speech)
        case Mood.LIVE | Mood.BUFFERING:
            return Pill(PillKind.LIVE, translate("Radio", "LIVE"), "dot")
        case _:
            return None


def _pill_behind(label: str, icon: str, view: PlayerView, speech: Speech) -> Pill:
    spoken = translate("Radio", "{length} behind").format(length=speech.spoken(view.behind_s))
    return Pill(PillKind.AMBER, label, icon, True, spoken, int(view.behind_s + 0.5))


def _eyebrow(view: PlayerView, now: Mood, speech: Speech) -> str:
    heard = view.tape.heard
    at = speech.clock_with_zone(heard) if heard is not None else ""
    match now:
        case Mood.SEARCHING | Mood.NOT_FOUND:
            return translate("Radio", "WELCOME")
        case Mood.PAUSED:
            return translate("Radio", "PAUSED AT {time}").format(time=at) if at else ""
        case Mood.BEHIND:
            return translate("Radio", "EARLIER, AT {time}").format(time=at) if at else ""
        case Mood.RECONNECTING:
            return translate("Radio", "PLAYING FROM THE RESERVE")
        case Mood.LIVE | Mood.BUFFERING:
            return translate("Radio", "ON AIR")
        case _:
            return translate("Radio", "LIVE RADIO")


def _titles(view: PlayerView, now: Mood, station: str, speech: Speech) -> tuple[str, str]:
    broadcast = translate("Radio", "{station} broadcast").format(station=station)
    match now:
        case Mood.SEARCHING:
            title = translate("Radio", "Looking for {station}").format(station=station)
            return title, translate("Radio", "Usually a few seconds.")
        case Mood.NOT_FOUND:
            return (
                translate("Radio", "No stream address found"),
                translate("Radio", "Enter one, or try again."),
            )
        case Mood.STOPPED:
            return broadcast, translate("Radio", "Press play to listen")
        case Mood.CONNECTING:
            return broadcast, translate("Radio", "Connecting to the stream")
        case Mood.LOST:
            return broadcast, translate("Radio", "The stream is cut off")
        case Mood.OFF_AIR:
            return broadcast, translate("Radio", "The station is off the air")
        case Mood.NO_DEVICE:
            return broadcast, translate("Radio", "No sound output")
        case Mood.FAILED:
            return broadcast, translate("Radio", "This stream cannot be played here")
    if now is Mood.BUFFERING and show_arc(view, speech.now()):
        song = view.song.title if view.song is not None and view.song.known else broadcast
        return song, translate("Radio", "Buffering")
    if view.song is not None and view.song.known:
        return view.song.title, view.song.artist
    return broadcast, translate("Radio", "No song title")


def _starred(view: PlayerView) -> bool:
    heard = view.tape.heard
    for aired in reversed(view.tape.songs):
        if aired.song == view.song and (heard is None or aired.start <= heard):
            return aired.starred
    return False
