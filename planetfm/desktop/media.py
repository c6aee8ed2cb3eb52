"""What the system's media controls show of the radio, and what they may ask of it.

`now_playing` turns the player's view into one frozen picture; MPRIS, Windows' transport controls
and macOS's Now Playing each show that picture in their own words and send a `Wish` back.

The ruler. What a player calls a track is here a song as it lies on the tape, or the stretch between
two songs. Position is counted within it: the second that is heard, less the second the track began
on air. Its length is known once it has ended and something else is on air; live it is not told,
since the next title, and so the end, comes seconds before it is heard. A seek by an offset runs
over the whole tape, whatever borders lie between; a position belongs to the track that is heard.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field, replace
from typing import Protocol

from planetfm.core.model import Song
from planetfm.core.snapshot import AiredSong, LineState, PlayerView, SoundState

BORDER_S = 0.3
"""A seek lands on the frame before what was asked: so near before its start, a song is heard."""

RESTART_S = 5.0
"""Later in a song than this, back leads to its own start, sooner to the song before."""

LEAST_BACK_S = 2.0
"""With less of the tape behind what is heard there is nothing to go back to."""

SETTLES_S = 5.0
"""A song's time on air may move by less while a connection settles, or as the tape's end is cut
off under it, from one look to the next."""

JUMP_S = 1.5
"""A position that is off by more than this from what its clock would say has jumped."""


class Status(enum.Enum):
    """The words are MPRIS's."""

    PLAYING = "Playing"  # or about to: connecting, waiting for the line or for a device
    PAUSED = "Paused"
    STOPPED = "Stopped"


@dataclass(frozen=True, slots=True)
class Track:
    number: int
    """Counts the tracks of this run from 1; the same song on air again has another."""
    title: str
    """The station's name where it tells no title."""
    artist: str
    album: str
    """The station's name."""
    began: float = field(compare=False)
    """When position 0 was on air, POSIX seconds."""
    seen: float = field(compare=False)
    """Where the tape had its start at the last look."""
    length_s: float | None = None


@dataclass(frozen=True, slots=True)
class NowPlaying:
    """Two are equal when there is nothing new to tell: the position is left to its clock."""

    status: Status = Status.STOPPED
    track: Track | None = None
    """None while nothing is heard."""
    position_s: float = field(default=0.0, compare=False)
    advancing: bool = field(default=False, compare=False)
    """The position grows by a second a second: sound is heard now."""
    volume: float = 0.0
    """0..1; 0 while muted."""
    can_next: bool = False
    can_previous: bool = False
    can_seek: bool = False
    tracks: int = field(default=0, compare=False)
    """How many there were in this run."""


class Verb(enum.Enum):
    RAISE = "raise"
    QUIT = "quit"
    PLAY = "play"
    PAUSE = "pause"
    PLAY_PAUSE = "play-pause"
    STOP = "stop"
    NEXT = "next"
    PREVIOUS = "previous"


@dataclass(frozen=True, slots=True)
class SeekBy:
    seconds: float


@dataclass(frozen=True, slots=True)
class SeekTo:
    """Hear what was on air then, POSIX seconds."""

    air_s: float


@dataclass(frozen=True, slots=True)
class SetVolume:
    volume: float
    """0..1; what lies beyond is cut off."""


Wish = Verb | SeekBy | SeekTo | SetVolume


class Ask(Protocol):
    """Hands a wish to the main thread, from any thread; `done` is called there once it was met and
    what it changed has been shown."""

    def __call__(self, wish: Wish, done: Done | None = None) -> None: ...


class Done(Protocol):
    def __call__(self) -> None: ...


class MediaControls(Protocol):
    """One platform's controls. Made and called on the main thread, which they never hold up."""

    def show(self, now: NowPlaying, *, jumped: bool) -> None:
        """After each look at the player. `jumped`: the position is not where its clock would be."""

    def close(self) -> None:
        """Take them away; nothing is asked any more."""


def now_playing(view: PlayerView, station: str, before: NowPlaying) -> NowPlaying:
    """What there is to show now. `before` is the last answer: it says which track is still the same
    one, though its times may have moved a little."""
    heard = view.tape.heard
    status, volume = status_of(view), 0.0 if view.muted else view.volume / 100
    if heard is None and status is Status.PLAYING and before.track is not None:
        # A new feed begins, as after each seek: for that moment the old picture stands.
        return replace(before, status=status, volume=volume, advancing=False)
    track, tracks = None, before.tracks
    if heard is not None:
        song = song_at(view, heard)
        track = _track(view, song, heard, station, before)
        tracks = max(tracks, track.number)
    return NowPlaying(
        status=status,
        track=track,
        position_s=0.0 if track is None or heard is None else max(0.0, heard - track.began),
        advancing=heard is not None and view.sound is SoundState.PLAYING,
        volume=volume,
        can_next=heard is not None and not view.live,
        can_previous=_can_go_back(view),
        can_seek=heard is not None,
        tracks=tracks,
    )


def jumped(before: NowPlaying, now: NowPlaying, elapsed_s: float) -> bool:
    """Whether the position is elsewhere than a listener's clock would have it after `elapsed_s`; a
    new track's clock begins at 0."""
    if now.track is None:
        return False
    same = before.track is not None and before.track.number == now.track.number
    expected_s = before.position_s if same else 0.0
    if same and before.advancing:
        expected_s += elapsed_s
    return abs(now.position_s - expected_s) > JUMP_S


def song_at(view: PlayerView, air_s: float) -> AiredSong | None:
    """The song that was on air then, as far as the station told it."""
    for aired in reversed(view.tape.songs):
        if aired.start - BORDER_S <= air_s:
            return aired if aired.end is None or air_s < aired.end - BORDER_S else None
    return None


def next_start(view: PlayerView) -> float | None:
    """When the next song on the tape began; None when what comes next is live."""
    heard = view.tape.heard
    if heard is None:
        return None
    starts = (aired.start for aired in view.tape.songs)
    return next((start for start in starts if start > heard + BORDER_S), None)


def previous_start(view: PlayerView, skip_s: float) -> float | None:
    """Where back leads: the song's start; near it, the song before. Where the station told no song,
    back by `skip_s`. None while nothing is heard."""
    heard = view.tape.heard
    if heard is None:
        return None
    song = song_at(view, heard)
    if song is not None and heard - song.start > RESTART_S:
        return song.start
    here = heard if song is None else song.start
    starts = [aired.start for aired in view.tape.songs if aired.start < here - BORDER_S]
    return starts[-1] if starts else heard - skip_s


def place(track: Track, position_s: float) -> float | None:
    """When this position of the track was on air; None when it has no such position."""
    if position_s < 0 or (track.length_s is not None and position_s > track.length_s):
        return None
    return track.began + position_s


def status_of(view: PlayerView) -> Status:
    """What is wanted counts: who waits for the line or for a device is playing, and pressing the
    key again ends it. Where waiting leads nowhere, it is stopped."""
    if not view.wanted or view.sound is SoundState.FAILED:
        return Status.STOPPED
    if view.sound is SoundState.PAUSED:
        return Status.PAUSED
    if view.line.state is LineState.NOT_FOUND and view.tape.heard is None:
        return Status.STOPPED
    return Status.PLAYING


def _can_go_back(view: PlayerView) -> bool:
    heard, oldest = view.tape.heard, view.tape.oldest
    return heard is not None and oldest is not None and heard - oldest > LEAST_BACK_S


def _track(
    view: PlayerView, aired: AiredSong | None, heard: float, station: str, before: NowPlaying
) -> Track:
    song = aired.song if aired is not None else Song("", "", "")
    title = song.title or station
    if aired is not None:
        began, ended = aired.start, aired.end
    else:
        ends = [one.end for one in view.tape.songs if one.end is not None and one.end <= heard + 1]
        began, ended = ends[-1] if ends else view.tape.oldest or heard, None
    began = min(began, heard)
    length_s = None if ended is None or view.live else ended - began
    last = before.track
    if (
        last is not None
        and (last.title, last.artist) == (title, song.artist)
        and abs(began - last.seen) < SETTLES_S
    ):
        if length_s is not None and ended is not None:
            length_s = ended - last.began
            if last.length_s is not None and abs(length_s - last.length_s) < SETTLES_S:
                length_s = last.length_s
        return Track(last.number, title, song.artist, station, last.began, began, length_s)
    return Track(before.tracks + 1, title, song.artist, station, began, began, length_s)
