"""Radio and newspaper on one clock: an article leads to its minute, the songs show the articles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planetfm.core.model import Headline, Song
from planetfm.core.snapshot import AiredSong, PlayerView, TapeView
from planetfm.gui.news.on_air import OnAirDesk
from planetfm.gui.news.reader import Reader
from planetfm.gui.radio.pulse import Pulse
from planetfm.gui.radio.song_row import Row
from planetfm.gui.radio.songs import Songs
from planetfm.gui.radio.story_row import StoryRow
from planetfm.gui.theme import Theme
from tests.gui.news.conftest import SPEECH
from tests.gui.news.puppet import NOW, PuppetNews, article
from tests.gui.radio.puppet_player import PuppetPlayer

MakeReader = Callable[[PuppetNews], tuple[Reader, list[str]]]
END = NOW.timestamp()


def view(minutes: float = 60) -> PlayerView:
    songs = tuple(
        AiredSong(Song("Rossa", f"Lagu {n}", ""), END - n * 600, END - n * 600 + 590)
        for n in range(5, 0, -1)
    )
    tape = TapeView(oldest=END - minutes * 60, newest=END, heard=END, songs=songs)
    return replace(PlayerView(), tape=tape)


class Desk:
    def __init__(self, make_reader: MakeReader, qtbot: QtBot, theme: Theme) -> None:
        self.news = PuppetNews(
            [
                article(1, 15, "HARGA CABAI TURUN", "Ekonomi"),
                article(2, 35, "KAPAL BERLAYAR", "Cuaca"),
                article(3, 90, "SUDAH LAMA", "Wisata"),
            ]
        )
        self.player = PuppetPlayer(view())
        self.reader, _ = make_reader(self.news)
        self.songs = Songs(theme, SPEECH, Pulse(), "Planet FM", head=False)
        qtbot.addWidget(self.songs)
        self.songs.resize(360, 500)
        self.songs.show()
        self.songs.show_view(self.player.view)
        self.opened: list[Headline] = []
        self.desk = OnAirDesk(
            self.player, self.news, self.reader, (self.songs,), SPEECH, self.opened.append,
            self.reader,
        )  # fmt: skip

    def open(self, identity: str) -> None:
        rows = {row.identity: row for row in self.news._matching_all()}
        self.reader.open(rows[identity])


@pytest.fixture
def desk(make_reader: MakeReader, qtbot: QtBot, theme: Theme, reader_words: None) -> Desk:
    return Desk(make_reader, qtbot, theme)


def test_an_article_of_the_tapes_hour_leads_to_its_minute(desk: Desk) -> None:
    desk.open("1")
    actions = [note.action for note in desk.reader.page.notes.notes]
    assert actions == ["Dengar siaran saat berita ini terbit, 05.25 WIB"]
    QTest.mouseClick(desk.reader.page.notes.way("on-air"), Qt.MouseButton.LeftButton)
    assert ("seek_to", END - 900) in desk.player.calls
    desk.open("3")
    assert not desk.reader.page.notes.notes


def test_the_line_goes_when_the_tape_has_moved_on(desk: Desk) -> None:
    desk.open("2")
    assert len(desk.reader.page.notes.notes) == 1
    desk.player.show(view(minutes=20))
    assert not desk.reader.page.notes.notes


def test_articles_stand_between_the_songs_by_time(desk: Desk) -> None:
    kinds = [
        row.headline.title if isinstance(row, StoryRow) else row.title
        for row in desk.songs.model.rows
    ]
    assert kinds == [
        "Lagu 1", "HARGA CABAI TURUN", "Lagu 2", "Lagu 3", "KAPAL BERLAYAR", "Lagu 4", "Lagu 5",
    ]  # fmt: skip
    heights = [desk.songs.list.visualRect(desk.songs.model.index(n)).height() for n in (0, 1)]
    assert heights == [44, 30]
    desk.news.publish(article(4, 2, "BARU SAJA", "Cuaca"))
    first = desk.songs.model.rows[0]
    assert isinstance(first, StoryRow)
    assert first.time == "05.38"
    desk.songs.filter.setChecked(True)
    assert not any(isinstance(row, StoryRow) for row in desk.songs.model.rows)


def test_a_click_or_enter_on_it_opens_the_article(desk: Desk) -> None:
    songs = desk.songs.list
    place = songs.visualRect(desk.songs.model.index(1)).center()
    QTest.mouseClick(songs.viewport(), Qt.MouseButton.LeftButton, pos=place)
    songs.setCurrentIndex(desk.songs.model.index(4))
    QTest.keyClick(songs, Qt.Key.Key_Return)
    assert [one.identity for one in desk.opened] == ["1", "2"]
    assert not any(call[0] == "seek_to" for call in desk.player.calls)
    assert isinstance(desk.songs.model.rows[0], Row)
