"""Songs told to a screen reader: those that begin while it plays, and only if that is wanted."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from planetfm.core.model import Song
from planetfm.core.snapshot import PlayerView, SoundState
from planetfm.gui.radio.song_speech import SongSpeech
from tests.gui.radio.puppet_player import PuppetPlayer


def song(artist: str, title: str) -> Song:
    return Song(artist, title, f"{artist} - {title}")


def test_a_song_that_begins_is_told_where_it_is_wanted(qtbot: QtBot) -> None:
    told: list[str] = []
    wanted = [True]
    player, owner = PuppetPlayer(), QObject()
    SongSpeech(player, told.append, lambda: wanted[0], owner)
    playing = PlayerView(sound=SoundState.PLAYING)
    player.show(replace(playing, song=song("Rossa", "Tegar")))
    player.show(replace(playing, song=song("Rossa", "Tegar"), behind_s=1.0))
    assert told == [], "it was on when the sound began"
    player.show(replace(playing, song=song("", "Siaran Pagi")))
    player.show(replace(playing, song=song("", "")))
    player.show(replace(playing, song=song("Tulus", "Hati-Hati di Jalan")))
    assert told == ["Siaran Pagi", "Hati-Hati di Jalan, Tulus"]
    player.show(PlayerView(sound=SoundState.PAUSED, song=song("Rossa", "Tegar")))
    player.show(replace(playing, song=song("Rossa", "Tegar")))
    wanted[0] = False
    player.show(replace(playing, song=song("Dewa 19", "Kangen")))
    assert told == ["Siaran Pagi", "Hati-Hati di Jalan, Tulus"]
