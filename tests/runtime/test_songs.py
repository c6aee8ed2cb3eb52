"""The song history on a player before a little radio; rarer turns on a player of views alone."""

from __future__ import annotations

import csv
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from planetfm.core.history import Airing, song_key
from planetfm.core.icy import parse_song
from planetfm.core.model import Song
from planetfm.core.snapshot import AiredSong, PlayerView, SoundState, TapeView
from planetfm.runtime.records import Records
from planetfm.runtime.songs import SongsController
from planetfm.runtime.tasks import Lane, Mailbox
from tests.runtime.little_radio import LittleRadio
from tests.runtime.radio_room import JAKARTA, furnish

STATION = "Planet FM"
T0 = 1_795_514_700.0


def song(raw: str) -> Song:
    return parse_song(raw, STATION)


TEGAR, SANES, JINGLE = song("Rossa - Tegar"), song("Denny - Sanes"), song("Jingle 02")


class Shown(QObject):
    """A player's view, set by hand: an hour of air passes in no time."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.view = PlayerView(sound=SoundState.PLAYING)
        self.starred: frozenset[str] = frozenset()
        self._aired: list[tuple[Song, float]] = []

    def set_starred(self, keys: frozenset[str]) -> None:
        self.starred = keys

    def air(self, what: Song, begin: float) -> None:
        self._aired.append((what, begin))

    def put_right(self) -> None:
        """The clock was wrong: what was on air is not known any more by those times."""
        self._aired.clear()

    def pass_to(self, now: float, heard: float | None = None) -> None:
        songs = []
        for n, (what, begin) in enumerate(self._aired):
            last = n + 1 == len(self._aired)
            end = None if last else T0 + self._aired[n + 1][1]
            if what.known:
                songs.append(AiredSong(what, T0 + begin, end))
        heard_at = None if heard is None else T0 + heard
        tape = TapeView(oldest=T0, newest=T0 + now, heard=heard_at, songs=tuple(songs))
        self.view = replace(self.view, tape=tape)
        self.changed.emit()


class Desk:
    """A SongsController and its lane."""

    def __init__(self, folder: Path, qtbot: QtBot, now: float = 0.0) -> None:
        """`now`: seconds after T0."""
        self.shown = Shown()
        self.now = T0 + now
        self.mailbox = Mailbox()
        self.db = Lane("db", self.mailbox)
        self.records = Records(self.db, folder / "history.db")
        self.songs = SongsController(
            self.shown,  # type: ignore[arg-type]
            self.records,
            station=STATION,
            zone=JAKARTA,
            wall=lambda: self.now,
        )
        self.songs.start()
        self.qtbot = qtbot
        self.on_air: list[Song] = []
        self.songs.starred_on_air.connect(self.on_air.append)
        self.rows()

    def rows(self, text: str = "", **only: bool) -> list[Airing]:
        """What a search finds once all that was begun is done."""
        got: list[tuple[Airing, ...]] = []
        for _ in range(2):  # the first answer lets the controller act on what was loaded
            self.records.call(lambda store: (), got.append, priority=9)
            self.qtbot.waitUntil(lambda: bool(got))
            got.clear()
        self.songs.search(text, got.append, **only)
        self.qtbot.waitUntil(lambda: bool(got))
        return list(got[0])

    def close(self) -> None:
        self.songs.close()
        self.records.close()
        assert self.db.close(finish=True)
        self.mailbox.close()


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(tmp_path, qtbot)
    yield desk
    desk.close()


def spans(rows: list[Airing]) -> list[tuple[str, float, float]]:
    return [(row.song.title, row.began - T0, row.ended - T0) for row in rows]


def test_songs_are_written_and_jingles_are_not(desk: Desk) -> None:
    shown = desk.shown
    shown.air(TEGAR, 0)
    shown.pass_to(10)
    assert desk.rows() == []
    shown.pass_to(200)
    shown.air(JINGLE, 200)
    shown.air(song("Kopi Kapal Api"), 215)  # 12 s: a spot, whatever its title
    shown.air(SANES, 227)
    shown.pass_to(400)
    assert spans(desk.rows()) == [("Sanes", 227, 400), ("Tegar", 0, 200)]


def test_a_song_that_a_jingle_interrupts_is_one_airing(desk: Desk) -> None:
    shown = desk.shown
    shown.air(TEGAR, 0)
    shown.air(JINGLE, 60)
    shown.air(song("ROSSA  - Tegar"), 70)
    shown.pass_to(200)
    assert spans(desk.rows()) == [("Tegar", 0, 200)]
    shown.air(SANES, 200)
    shown.air(TEGAR, 400)
    shown.pass_to(500)
    assert spans(desk.rows()) == [("Tegar", 400, 500), ("Sanes", 200, 400), ("Tegar", 0, 200)]


def test_heard_is_what_was_heard_also_behind_live(desk: Desk) -> None:
    shown = desk.shown
    shown.air(TEGAR, 0)
    shown.air(SANES, 200)
    shown.pass_to(400, heard=390)
    assert [row.song.title for row in desk.rows(heard=True)] == ["Sanes"]
    shown.view = replace(shown.view, muted=True)
    shown.pass_to(401, heard=100)
    assert len(desk.rows(heard=True)) == 1
    shown.view = replace(shown.view, muted=False)
    shown.pass_to(402, heard=100)
    assert len(desk.rows(heard=True)) == 2


def test_after_a_restart_the_song_on_air_goes_on_as_one_airing(
    tmp_path: Path, qtbot: QtBot
) -> None:
    first = Desk(tmp_path, qtbot)
    first.shown.air(TEGAR, 0)
    first.shown.pass_to(100)
    first.close()
    again = Desk(tmp_path, qtbot, now=130)
    again.shown.air(TEGAR, 130)
    again.shown.pass_to(200)
    assert spans(again.rows()) == [("Tegar", 0, 200)]
    again.close()


def test_a_clock_that_was_ahead_does_not_end_the_history(tmp_path: Path, qtbot: QtBot) -> None:
    year_s = 365 * 86_400.0
    first = Desk(tmp_path, qtbot, now=year_s)
    first.shown.air(TEGAR, year_s)
    first.shown.pass_to(year_s + 100)
    assert spans(first.rows()) == [("Tegar", year_s, year_s + 100)]
    first.now = T0
    first.shown.put_right()
    first.shown.air(SANES, 0)
    first.shown.pass_to(100)
    first.shown.air(TEGAR, 200)
    first.shown.pass_to(300)
    right = [("Tegar", 200, 300), ("Sanes", 0, 200)]
    assert spans(first.rows())[1:] == right
    first.close()
    again = Desk(tmp_path, qtbot, now=310)
    again.shown.air(TEGAR, 310)
    again.shown.pass_to(380)
    assert spans(again.rows())[1:] == [("Tegar", 200, 380), ("Sanes", 0, 200)]
    again.close()


def test_a_history_that_was_forgotten_while_the_clock_was_ahead_begins_anew(desk: Desk) -> None:
    desk.now = T0 + 90_000
    desk.songs.forget()
    desk.shown.air(TEGAR, 0)
    desk.shown.pass_to(100)
    assert spans(desk.rows()) == [("Tegar", 0, 100)]


def test_a_starred_song_on_air_is_told_once_an_airing(desk: Desk) -> None:
    shown, songs = desk.shown, desk.songs
    songs.toggle_star(TEGAR)
    assert songs.is_starred(song("rossa - TEGAR"))
    assert shown.starred == songs.starred == {song_key(TEGAR)}
    desk.now = T0 + 2000
    shown.air(SANES, 2000)
    shown.pass_to(2010)
    assert desk.on_air == []
    shown.air(TEGAR, 2200)
    shown.pass_to(2201)
    shown.air(JINGLE, 2210)
    shown.pass_to(2211)
    shown.air(TEGAR, 2220)
    shown.pass_to(2221)
    assert desk.on_air == [TEGAR]
    songs.toggle_star(TEGAR)
    assert shown.starred == frozenset()
    songs.toggle_star(SANES)
    assert [row.starred for row in desk.rows("sanes")] == [True]


def test_whoever_stars_the_song_on_air_is_not_told_of_it(desk: Desk) -> None:
    desk.shown.air(TEGAR, 0)
    desk.shown.pass_to(50)
    desk.songs.toggle_star(TEGAR)
    desk.shown.pass_to(51)
    assert desk.on_air == []


def test_the_history_becomes_a_table_and_a_failure_is_told(desk: Desk, tmp_path: Path) -> None:
    desk.shown.air(TEGAR, 0)
    desk.shown.pass_to(90)
    desk.rows()
    done: list[int | None] = []
    table = tmp_path / "lagu.csv"
    desk.songs.export_csv(table, done.append)
    desk.songs.export_csv(tmp_path / "no" / "where.csv", done.append)
    desk.qtbot.waitUntil(lambda: len(done) == 2)
    assert sorted(done, key=str) == [1, None]
    with table.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["date"], row["time"], row["title"]) == ("2026-11-24", "17:05:00", "Tegar")
    assert [path.name for path in tmp_path.glob("*.csv*")] == ["lagu.csv"]


def test_a_forgotten_history_does_not_come_back_from_the_tape(desk: Desk) -> None:
    desk.shown.air(TEGAR, 0)
    desk.shown.air(SANES, 200)
    desk.shown.pass_to(300)
    assert len(desk.rows()) == 2
    desk.now = T0 + 300
    desk.songs.forget()
    desk.shown.pass_to(340)
    assert [row.song.title for row in desk.rows()] == ["Sanes"]


def test_stars_of_the_real_player_are_in_its_view(tmp_path: Path, qtbot: QtBot) -> None:
    with LittleRadio("Rossa - Tegar") as radio:
        room = furnish(tmp_path, qtbot, radio.url, time.time)
        room.player.play()
        room.wait(lambda: room.player.view.tape.songs)
        assert not room.player.view.tape.songs[0].starred
        room.songs.toggle_star(room.player.view.tape.songs[0].song)
        assert room.player.view.tape.songs[0].starred
        room.close()
        again = furnish(tmp_path, qtbot, radio.url, time.time)
        again.wait(lambda: again.songs.starred == {song_key(TEGAR)})
        again.player.play()
        again.wait(lambda: again.starred == [TEGAR])
        again.close()
