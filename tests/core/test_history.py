"""What gets into the song history, and as how many airings."""

from __future__ import annotations

import csv
import io
from zoneinfo import ZoneInfo

import pytest

from planetfm.core.history import Airing, continues, is_song, line_of, song_key, to_csv
from planetfm.core.icy import parse_song
from planetfm.core.model import Song

STATION = "Planet FM"


def song(raw: str) -> Song:
    return parse_song(raw, STATION)


@pytest.mark.parametrize(
    "raw",
    ["Rossa - Tegar", "Denny Caknan - Sanes", "Sheila On 7 - Iklan", "Yen Ing Tawang", "!!! - ???"],
)
def test_a_song_is_a_song(raw: str) -> None:
    assert is_song(song(raw), STATION)


@pytest.mark.parametrize(
    "raw",
    [
        "",
        " - ",
        "Planet FM",
        "planet fm",
        "Jingle Planet FM 03",
        "Iklan - Toko Emas Bintang",
        "Planet FM - Station ID",
        "Unknown",
        "Planet FM - Track 07",
        "PROMO RAMADAN",
    ],
)
def test_jingles_and_the_stations_name_are_no_songs(raw: str) -> None:
    assert not is_song(song(raw), STATION)


def test_two_spellings_of_one_song_are_one() -> None:
    assert song_key(song("BEYONCÉ - Halo")) == song_key(song("Beyonce -  Halo"))
    assert song_key(song("Rossa - Tegar")) != song_key(song("Rossa - Tega"))
    assert song_key(Song("a b", "c", "")) != song_key(Song("a", "b c", ""))


def test_an_airing_goes_on_after_a_jingle_and_not_after_an_hour() -> None:
    last = Airing(song("Rossa - Tegar"), 1000.0, 1120.0)
    assert continues(last, song("ROSSA - Tegar"), 1150.0)
    assert not continues(last, song("ROSSA - Tegar"), 1120.0 + 3600)
    assert not continues(last, song("Rossa - Pudar"), 1150.0)


def test_a_copied_line_has_no_lone_dash() -> None:
    assert line_of(song("Rossa - Tegar")) == "Rossa - Tegar"
    assert line_of(song("Tegar")) == "Tegar"


def test_the_table_is_read_back_and_holds_no_formula() -> None:
    evil = Song("=HYPERLINK(1)", 'Say "hi", twice', "")
    table = to_csv([Airing(evil, 0.0, 90.0, heard=True)], ZoneInfo("Asia/Jakarta"))
    assert table.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline="")))
    assert rows == [
        {
            "date": "1970-01-01",
            "time": "07:00:00",
            "artist": "'=HYPERLINK(1)",
            "title": 'Say "hi", twice',
            "minutes": "1.5",
            "heard": "1",
            "starred": "0",
        }
    ]
