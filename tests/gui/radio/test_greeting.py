"""A greeting to the studio: only where the station can be reached, with song and time filled in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, QTranslator, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planetfm.assets import assets_dir
from planetfm.core.contacts import ContactLinks, Contacts, Reach, contacts_of
from planetfm.core.model import Song
from planetfm.core.profile import Contact
from planetfm.gui.radio.greeting import GreetingDesk
from planetfm.gui.radio.pulse import Pulse
from planetfm.gui.radio.songs import Songs
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from tests.gui.radio import radio_scenes as scenes
from tests.gui.radio.puppet_player import PuppetPlayer
from tests.gui.told import Told

ALL = Contacts("+6200012345678", "+6200087654321", "studio@planetfm.example", ())


class Book(QObject):
    changed = Signal()

    def __init__(self, contacts: Contacts) -> None:
        super().__init__()
        self.contacts = contacts

    def become(self, contacts: Contacts) -> None:
        self.contacts = contacts
        self.changed.emit()


class Room:
    def __init__(self, qtbot: QtBot, contacts: Contacts, opens: bool = True) -> None:
        view, now = scenes.live()
        self.player = PuppetPlayer(view)
        speech = Speech("id", scenes.WIB, "WIB", lambda: now)
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(380, 400)
        theme = Theme(assets_dir(), "light", reduced_motion=True)
        self.songs = Songs(theme, speech, Pulse(), "Planet FM", parent=self.window)
        self.songs.resize(380, 400)
        self.book = Book(contacts)
        self.opened: list[str] = []
        self.told = Told()

        def open_url(address: str) -> bool:
            self.opened.append(address)
            return opens

        self.desk = GreetingDesk(
            self.book, self.player, (self.songs,), None, speech, "Planet FM", self.window,
            self.told, open_url,
        )  # fmt: skip
        self.window.show()


@pytest.fixture
def reader_words(qapp: QApplication) -> Iterator[None]:
    translator = QTranslator()
    assert translator.load(str(assets_dir() / "translations" / "planetfm_id.qm"))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def test_the_button_opens_whatsapp_with_song_and_time(qtbot: QtBot, reader_words: None) -> None:
    room = Room(qtbot, ALL)
    assert room.songs.greet.accessibleName() == "Kirim salam / request lagu"
    QTest.mouseClick(room.songs.greet, Qt.MouseButton.LeftButton)
    (address,) = room.opened
    assert address.startswith("https://wa.me/6200012345678?")
    (words,) = parse_qs(urlsplit(address).query)["text"]
    song = room.player.view.song
    assert song is not None
    assert words.startswith(f"Halo Planet FM, saya sedang mendengarkan {song.title}")
    assert words.endswith("WIB. Titip salam untuk: ")


def test_without_a_contact_there_is_no_button_and_no_key(qtbot: QtBot) -> None:
    room = Room(qtbot, Contacts(social=("https://www.instagram.com/planetfm_contoh_demo/",)))
    assert not room.songs.greet.isVisible()
    room.desk.greet()
    assert room.opened == []
    assert room.desk.ways() == ()
    room.book.become(ALL)
    assert room.songs.greet.isVisible()
    room.book.become(Contacts())
    assert not room.songs.greet.isVisible()


def test_every_way_is_offered_and_mail_carries_subject_and_text(qtbot: QtBot) -> None:
    room = Room(qtbot, ALL)
    for _, act in room.desk.ways():
        act()
    assert [one.split(":")[0] for one in room.opened] == ["https", "mailto", "tel"]
    assert room.opened[1].startswith("mailto:studio@planetfm.example?subject=")
    assert "WIB" in unquote(room.opened[1])


def test_where_nothing_opens_it_the_number_is_told(qtbot: QtBot) -> None:
    room = Room(qtbot, replace(ALL, whatsapp="", email=""), opens=False)
    room.desk.greet()
    assert room.told.said[0][1] == "+6200087654321"


def test_without_a_song_the_time_alone_is_filled_in(qtbot: QtBot) -> None:
    room = Room(qtbot, ALL)
    room.player.show(replace(room.player.view, song=Song("", "", "")))
    assert "None" not in room.desk.message()
    assert "WIB" in room.desk.message()
    assert room.songs.greet.pos() != QPoint(0, 0)


def test_the_profiles_word_goes_before_the_pages() -> None:
    found = ContactLinks(("62811",), ("62812",), ("a@b.id",), ("https://x.com/p",))
    contacts = contacts_of(Contact(whatsapp="+62999"), found)
    assert contacts == Contacts("+62999", "62812", "a@b.id", ("https://x.com/p",))
    assert contacts_of(Contact(), ContactLinks()).reaches == ()
    assert contacts_of(Contact(), replace(found, whatsapp=())).reaches[0] is Reach.EMAIL
