"""The last hour of air, cut into stretches."""

from __future__ import annotations

from itertools import pairwise

from planetfm.core.model import Song
from planetfm.core.snapshot import AiredSong, TapeView
from planetfm.gui.radio.marks import Kind, neighbour, song_at, stretches, ten_minutes

NOW = 1_000_000.0
A, B = Song("Rossa", "Tegar", "Rossa - Tegar"), Song("Tulus", "Gajah", "Tulus - Gajah")


def tape(**changes: object) -> TapeView:
    usual: dict[str, object] = {"oldest": NOW - 5000, "newest": NOW - 2, "heard": NOW - 6}
    return TapeView(**(usual | changes))  # type: ignore[arg-type]


def kinds(view: TapeView, *, cut: bool = False) -> list[Kind]:
    return [stretch.kind for stretch in stretches(view, NOW, cut=cut)]


def test_an_hour_without_titles_is_one_line_of_talk() -> None:
    assert kinds(tape()) == [Kind.TALK]


def test_songs_are_blocks_with_talk_between() -> None:
    songs = (AiredSong(A, NOW - 3000, NOW - 2800), AiredSong(B, NOW - 2000, NOW - 1800))
    assert kinds(tape(songs=songs)) == [Kind.TALK, Kind.SONG, Kind.TALK, Kind.SONG, Kind.TALK]


def test_a_song_still_on_air_reaches_the_right_end() -> None:
    found = stretches(tape(songs=(AiredSong(A, NOW - 100, None),)), NOW, cut=False)
    assert found[-1].kind is Kind.SONG
    assert found[-1].end == NOW


def test_what_is_not_stored_yet_is_missing_and_not_talk() -> None:
    assert kinds(tape(oldest=NOW - 1800)) == [Kind.MISSING, Kind.TALK]


def test_a_hole_interrupts_the_song_it_fell_into() -> None:
    songs = (AiredSong(A, NOW - 600, NOW - 300),)
    found = stretches(tape(songs=songs, holes=((NOW - 400, NOW - 350),)), NOW, cut=False)
    kinds_found = [stretch.kind for stretch in found]
    assert kinds_found == [Kind.TALK, Kind.SONG, Kind.MISSING, Kind.SONG, Kind.TALK]
    for before, after in pairwise(found):
        assert before.end <= after.start


def test_while_the_line_is_down_the_end_is_cut() -> None:
    assert kinds(tape(newest=NOW - 48), cut=True) == [Kind.TALK, Kind.CUT]


def test_a_tape_that_stopped_long_ago_ends_in_nothing_stored() -> None:
    assert kinds(tape(newest=NOW - 600, heard=None)) == [Kind.TALK, Kind.MISSING]
    assert kinds(tape(newest=NOW - 4000)) == []
    assert kinds(TapeView()) == []


def test_songs_older_than_the_hour_are_cut_at_its_start() -> None:
    found = stretches(tape(songs=(AiredSong(A, NOW - 3700, NOW - 3500),)), NOW, cut=False)
    assert (found[0].kind, found[0].start) == (Kind.SONG, NOW - 3600)


def test_between_songs_nothing_is_heard_as_a_song() -> None:
    view = tape(songs=(AiredSong(A, NOW - 600, NOW - 300), AiredSong(B, NOW - 100, None)))
    found = song_at(view, NOW - 400)
    assert found is not None
    assert found.song is A
    assert song_at(view, NOW - 200) is None
    assert song_at(view, NOW - 700) is None


def test_the_song_before_is_this_one_until_its_first_seconds() -> None:
    view = tape(songs=(AiredSong(A, NOW - 600, NOW - 300), AiredSong(B, NOW - 300, None)))
    assert neighbour(view, NOW - 200, -1) == NOW - 300
    assert neighbour(view, NOW - 299, -1) == NOW - 600
    assert neighbour(view, NOW - 599, 1) == NOW - 300
    assert neighbour(view, NOW - 200, 1) is None


def test_ticks_are_full_ten_minutes_of_the_stations_clock_not_of_utc() -> None:
    half_hour_zone = 5.5 * 3600 + 300
    ticks = ten_minutes(NOW, half_hour_zone)
    assert len(ticks) == 6
    assert all((tick + half_hour_zone) % 600 == 0 for tick in ticks)
    assert all(NOW - 3600 < tick <= NOW for tick in ticks)
