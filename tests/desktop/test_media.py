"""What the system's controls are shown of a view, and where back and forward lead."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from planetfm.core.model import Song
from planetfm.core.snapshot import (
    AiredSong,
    LineState,
    LineView,
    PlayerView,
    SoundState,
    TapeView,
)
from planetfm.desktop.media import (
    NowPlaying,
    Status,
    jumped,
    next_start,
    now_playing,
    place,
    previous_start,
)

STATION = "Planet FM"
ONE, TWO, THREE = (Song(name, title, "") for name, title in (("A", "x"), ("B", "y"), ("C", "z")))
SONGS = (AiredSong(ONE, 100, 300), AiredSong(TWO, 320, 500), AiredSong(THREE, 500, None))


def view(heard: float | None, *, live: bool = False, **more: Any) -> PlayerView:
    """A tape from 50 to 600 with three songs and a stretch without a title from 300 to 320."""
    playing = PlayerView(
        line=LineView(LineState.FLOWING),
        sound=SoundState.PLAYING,
        wanted=True,
        live=live,
        tape=TapeView(50, 600, heard, SONGS),
    )
    return replace(playing, **more)


def shown(*views: PlayerView) -> NowPlaying:
    now = NowPlaying()
    for one in views:
        now = now_playing(one, STATION, now)
    return now


def test_nothing_heard_is_nothing_to_tell() -> None:
    assert shown(PlayerView()) == NowPlaying(volume=0.72)


def test_the_song_heard_is_the_track_and_its_seconds_are_the_position() -> None:
    now = shown(view(350))
    assert now.track is not None
    assert (now.track.title, now.track.artist, now.track.album) == ("y", "B", STATION)
    assert (now.position_s, now.track.length_s) == (30, 180)


@pytest.mark.parametrize(("heard", "live"), [(550, False), (350, True)])
def test_what_has_no_end_yet_or_is_live_has_no_length(heard: float, live: bool) -> None:
    track = shown(view(heard, live=live)).track
    assert track is not None
    assert track.length_s is None


@pytest.mark.parametrize(("heard", "position_s"), [(310, 10), (60, 10)])
def test_between_two_songs_the_station_is_the_track(heard: float, position_s: float) -> None:
    now = shown(view(heard))
    assert now.track is not None
    assert (now.track.title, now.track.artist) == (STATION, "")
    assert now.position_s == position_s


def test_a_track_stays_the_same_while_its_times_settle() -> None:
    moved = replace(view(351).tape, songs=(replace(SONGS[1], start=319.2, end=499.4),))
    first, then = shown(view(350)), shown(view(350), view(351, tape=moved))
    assert first == then
    assert then.position_s == 31


def test_a_track_whose_beginning_falls_off_the_tape_keeps_its_clock() -> None:
    views = []
    for second in range(60):
        songs = (AiredSong(ONE, 100 + second, 300),)
        views.append(view(150 + second, tape=TapeView(100 + second, 600, 150 + second, songs)))
    now = shown(*views)
    assert now.track is not None
    assert (now.track.number, now.position_s) == (1, 109)


def test_the_same_song_again_is_another_track() -> None:
    again = (AiredSong(ONE, 100, 300), AiredSong(ONE, 300, 400))
    first, second = (view(at, tape=TapeView(50, 600, at, again)) for at in (200, 350))
    tracks = [shown(first).track, shown(first, second).track]
    assert [track.number for track in tracks if track] == [1, 2]


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({}, Status.PLAYING),
        ({"sound": SoundState.STARTING}, Status.PLAYING),
        ({"sound": SoundState.BUFFERING}, Status.PLAYING),
        ({"sound": SoundState.NO_DEVICE}, Status.PLAYING),
        ({"sound": SoundState.PAUSED}, Status.PAUSED),
        ({"sound": SoundState.FAILED}, Status.STOPPED),
        ({"wanted": False}, Status.STOPPED),
        ({"line": LineView(LineState.NOT_FOUND), "tape": TapeView()}, Status.STOPPED),
    ],
)
def test_status_says_what_is_wanted_where_it_can_be_had(
    change: dict[str, Any], status: Status
) -> None:
    assert shown(view(350, **change)).status is status


def test_a_new_feed_does_not_blank_the_picture() -> None:
    before = shown(view(350))
    now = shown(view(350), view(None, sound=SoundState.STARTING))
    assert now == before
    assert not now.advancing
    assert shown(view(350), view(None, wanted=False)).track is None


def test_muted_is_volume_nothing() -> None:
    assert shown(view(350, volume=40)).volume == 0.4
    assert shown(view(350, volume=40, muted=True)).volume == 0


def test_what_can_be_done_follows_from_the_place_on_the_tape() -> None:
    now = shown(view(350))
    assert (now.can_next, now.can_previous, now.can_seek) == (True, True, True)
    assert not shown(view(599, live=True)).can_next
    assert not shown(view(51)).can_previous
    assert not shown(PlayerView()).can_seek


def test_only_a_clock_that_is_off_has_jumped() -> None:
    before = shown(view(350))
    assert not jumped(before, shown(view(350), view(350.6)), 0.5)
    assert jumped(before, shown(view(350), view(380)), 0.5)
    assert jumped(before, shown(view(350), view(330)), 0.5)
    assert not jumped(before, shown(view(350), view(500.2)), 0.5), "a track begins at 0"
    assert jumped(before, shown(view(350), view(200)), 0.5), "into the middle of another"
    paused = shown(view(350, sound=SoundState.PAUSED))
    assert not jumped(paused, paused, 60)


@pytest.mark.parametrize(("heard", "start"), [(200, 320), (310, 320), (350, 500), (550, None)])
def test_next_is_the_next_song_or_live(heard: float, start: float | None) -> None:
    assert next_start(view(heard)) == start


@pytest.mark.parametrize(
    ("heard", "start"), [(350, 320), (323, 100), (320.1, 100), (310, 100), (101, 71), (80, 50)]
)
def test_previous_is_the_start_or_the_song_before(heard: float, start: float) -> None:
    assert previous_start(view(heard), 30) == start


def test_a_position_outside_the_track_is_none() -> None:
    track = shown(view(350)).track
    assert track is not None
    assert place(track, 60) == 380
    assert place(track, -1) is None
    assert place(track, 181) is None
