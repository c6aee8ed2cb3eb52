"""A greeting or a request to the studio: opens WhatsApp (or mail, or the telephone) with the song
on air and the time filled in.

The contacts are the profile's or those the site links to. While there are none there is no button,
no menu entry and no key that does anything.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QUrl, SignalInstance
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from planetfm.core.contacts import Contacts, Reach, address_for
from planetfm.gui.kept.song_menu import SongMenus, Way
from planetfm.gui.news.reader_words import tr
from planetfm.gui.radio.player_port import PlayerPort
from planetfm.gui.radio.songs import Songs
from planetfm.gui.radio.speech import Speech
from planetfm.gui.toasts import Say

KEYS = "Ctrl+Shift+S"


class Book(Protocol):
    """`runtime.contacts.ContactBook`."""

    @property
    def changed(self) -> SignalInstance: ...

    @property
    def contacts(self) -> Contacts: ...


class GreetingDesk(QObject):
    def __init__(
        self,
        book: Book,
        player: PlayerPort,
        songs: Sequence[Songs],
        menus: SongMenus | None,
        speech: Speech,
        station: str,
        window: QWidget,
        say: Say,
        open_url: Callable[[str], bool] | None = None,
    ) -> None:
        """Owned by `window`. `open_url` tells whether something opened the address."""
        super().__init__(window)
        self._book = book
        self._player = player
        self._songs = tuple(songs)
        self._speech = speech
        self._station = station
        self._say = say
        self._open_url = open_url or (lambda address: QDesktopServices.openUrl(QUrl(address)))
        for one in self._songs:
            one.greeting_wanted.connect(self.greet)
        if menus is not None:
            menus.always = self.ways
        QShortcut(QKeySequence(KEYS), window).activated.connect(self.greet)
        book.changed.connect(self._show)
        self._show()

    def greet(self) -> None:
        """By the best way there is; nothing without one."""
        reaches = self._book.contacts.reaches
        if reaches:
            self.reach(reaches[0])

    def reach(self, reach: Reach) -> None:
        """By one of the ways there are."""
        subject = tr("Greeting to %1").replace("%1", self._station)
        address = address_for(self._book.contacts, reach, subject, self.message())
        if not self._open_url(address):
            # Without a program for it, the listener at least gets the number or the address.
            contacts = self._book.contacts
            told = {
                Reach.WHATSAPP: contacts.whatsapp,
                Reach.EMAIL: contacts.email,
                Reach.TELEPHONE: contacts.telephone,
            }
            self._say(
                tr("Nothing on this computer opens that"),
                told[reach],
                icon="warning",
                token="amber",
            )

    def ways(self) -> tuple[Way, ...]:
        """Entries for a menu, one for each way there is."""
        labels = {
            Reach.WHATSAPP: tr("Send a greeting or request (WhatsApp)"),
            Reach.EMAIL: tr("Write to the studio (email)"),
            Reach.TELEPHONE: tr("Call the studio"),
        }

        def way(reach: Reach) -> Way:
            return (labels[reach], lambda: self.reach(reach))

        return tuple(way(reach) for reach in self._book.contacts.reaches)

    def message(self) -> str:
        """What is filled in: the song that is heard, when, and room for the rest."""
        view = self._player.view
        clock = self._speech.clock_with_zone(self._speech.now())
        heard = view.song if view.song is not None and view.song.known else None
        if heard is None:
            words = tr("Hello %1, it is %3. Greetings to: ")
        else:
            words = tr("Hello %1, I am listening to %2 at %3. Greetings to: ")
            named = f"{heard.title} ({heard.artist})" if heard.artist else heard.title
            words = words.replace("%2", named)
        return words.replace("%1", self._station).replace("%3", clock)

    def _show(self) -> None:
        name = tr("Send a greeting or request a song") if self._book.contacts.reaches else ""
        for one in self._songs:
            one.set_greeting(name)
