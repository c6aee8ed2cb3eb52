"""What stands behind the window's controls: attached once the window has been seen.

Nobody presses a button before there is one to see, so that what these need (recording, timers, the
system's network) is not in the way of the first picture. Each of `DESKS` is attached in a turn of
the event loop of its own and imports what it needs itself, so that none of the turns is long.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from planetfm.core_app import CoreApp
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from planetfm.gui.window import MainWindow, Memory


@dataclass(frozen=True, slots=True)
class Room:
    """What a desk is attached to. Whatever it makes is owned by `window` and ends with it."""

    core: CoreApp
    window: MainWindow
    theme: Theme
    speech: Speech
    memory: Memory
    show: Callable[[], object]
    """Bring the window up."""
    open_article: Callable[[str], object]
    """Open an article by its identity, also one that the list does not show."""
    ending: ExitStack
    """What has to be taken away before the window closes for good."""


def attach_tools(room: Room) -> None:
    """Record, clip, sleep, and the stars."""
    from planetfm.gui.radio.desk import Desk

    core, window = room.core, room.window
    window.starred.connect(lambda aired, starred: core.songs.toggle_star(aired.song))
    Desk(
        core.keep,
        core.timers,
        window.radio,
        window,
        window.say,
        room.speech,
        lambda: _choose_folder(room),
        window.toasts.over,
    )


def attach_tape(room: Room) -> None:
    """A word when the disk leaves less room for the last hour."""
    from planetfm.gui.radio.tape_notice import TapeNotice

    TapeNotice(room.core.player, room.window, room.window.say)


def attach_cap(room: Room) -> None:
    """A word when the month's limit comes near, and when it stops the radio."""
    from planetfm.gui.radio.cap_notice import CapNotice

    core, window = room.core, room.window
    CapNotice(core.meter, window, window.say, window.toasts.over, core.go_on, room.speech.lang)


def attach_kept(room: Room) -> None:
    """Menus of songs and tools, the marked part of the ribbon, and the dialogs of what is kept."""
    from planetfm.gui.kept.desk import KeptDesk, KeptPorts
    from planetfm.gui.kept.phrases import folder_words
    from planetfm.gui.radio.desk import Desk

    core = room.core
    ports = KeptPorts(
        core.player,
        core.keep,
        core.songs,
        core.timers,
        core.preferences,
        lambda: folder_words(core.recording_folder),
        lambda: _choose_folder(room),
        lambda name: _ask_path(room, name),
    )
    desk = room.window.findChild(Desk)
    assert desk is not None
    KeptDesk(ports, room.window, desk, room.theme, room.speech)


def attach_network(room: Room) -> None:
    """The system's word on the network, paid or not, and on waking up."""
    from planetfm.desktop.network import NetworkWatch

    core = room.core
    network = NetworkWatch(room.window)
    network.back.connect(core.network_is_back)
    network.changed.connect(core.network_changed)
    core.is_metered = lambda: network.metered
    core.network_changed()


def attach_media_keys(room: Room) -> None:
    """The media keys, where the desktop leaves them to us."""
    from planetfm.media_app import add_media_keys

    add_media_keys(room.core, room.window)


def attach_mini(room: Room) -> None:
    """The mini player's key and button."""
    from planetfm.gui.mini_desk import MiniDesk

    core = room.core
    MiniDesk(room.window, core.player, room.theme, room.speech, core.profile.name, room.memory)


def attach_comments(room: Room) -> None:
    """Comments under the article, and the reply form."""
    from planetfm.gui.news.comments import CommentsSection
    from planetfm.gui.news.comments_desk import CommentsDesk

    core, window = room.core, room.window
    section = CommentsSection(room.theme, room.speech)
    reader = window.reader
    CommentsDesk(core.comments, section, window, window.say, reader.open_address, room.open_article)
    reader.page.set_comments(section)
    core.comments.counted.connect(core.news.count_comments)
    core.comments.start()


def attach_saved(room: Room) -> None:
    """What is saved can be read without the site."""
    from planetfm.runtime.saved_ahead import SavedAhead

    core = room.core
    SavedAhead(core.news, core.comments, lambda: core.is_metered(), parent=room.window)


def attach_desktop(room: Room) -> None:
    """Notifications, the tray, a machine that stays awake."""
    from planetfm.window_desktop import DesktopDesk

    room.ending.callback(DesktopDesk(room).close)


def attach_settings(room: Room) -> None:
    """The settings dialog's key and buttons."""
    from planetfm.window_settings import attach_settings as attach

    attach(room)


def attach_undo(room: Room) -> None:
    """What was done to a story can be taken back."""
    from planetfm.gui.news.undo import UndoDesk

    UndoDesk(room.core.news, room.window, room.window.say)


def attach_on_air(room: Room) -> None:
    """What was on air when an article came out, and the articles between the songs."""
    from planetfm.gui.news.on_air import OnAirDesk

    core, window = room.core, room.window
    songs = (window.radio.songs, window.songs)
    OnAirDesk(
        core.player, core.news, window.reader, songs, room.speech, window.open_headline, window
    )


def attach_keys(room: Room) -> None:
    """F1, the list of keys; and the key of a button in its tooltip."""
    from planetfm.gui.key_desk import KeyDesk
    from planetfm.gui.key_tips import KeyTips

    def letters() -> bool:
        return room.core.preferences.settings.letters

    KeyDesk(room.window, room.theme, letters)
    KeyTips(room.window, letters)


def attach_song_speech(room: Room) -> None:
    """A screen reader is told of the song that begins, if that is wanted."""
    from planetfm.gui.radio.song_speech import SongSpeech

    def wanted() -> bool:
        return room.core.preferences.settings.speak_songs

    SongSpeech(room.core.player, room.window.toasts.announce, wanted, room.window)


def attach_hits(room: Room) -> None:
    """What is searched for stands out in the article that is opened, too."""
    from planetfm.gui.news.hits import words_in

    window = room.window
    side, reader = window.list_side, window.reader
    side.query_changed.connect(lambda query: reader.set_hits(words_in(query.text)))


def attach_recordings(room: Room) -> None:
    """The recordings that articles embed, as interludes of the radio."""
    from planetfm.gui.news.interlude_desk import InterludeDesk
    from planetfm.runtime.interlude import InterludeController

    core, window = room.core, room.window
    interlude = InterludeController(
        core.player, core.io, core.files, core.http, core.interlude, window
    )
    desk = InterludeDesk(interlude, window.say, window.reader.open_address, window)
    window.reader.page.body.sound_wanted.connect(desk.ask)
    room.ending.callback(interlude.stop)


def attach_greeting(room: Room) -> None:
    """A greeting or a request for a song, where the station can be written to."""
    from planetfm.gui.kept.song_menu import SongMenus
    from planetfm.gui.radio.greeting import GreetingDesk
    from planetfm.runtime.contacts import ContactBook

    core, window = room.core, room.window
    book = ContactBook(core.station, core.io, core.http, core.profile, parent=window)
    songs = (window.radio.songs, window.songs)
    menus = window.findChild(SongMenus)
    name = core.profile.name
    GreetingDesk(book, core.player, songs, menus, room.speech, name, window, window.say)


def attach_status(room: Room) -> None:
    """The card that says how stream and site are, and who must act."""
    from planetfm.gui.status_card import StatusDesk

    core, window = room.core, room.window
    desk = StatusDesk(core.player, core.news, room.theme, room.speech, window)
    header, banner = window.list_side.header, window.list_side.banner
    header.status_wanted.connect(lambda: desk.open(header.status))
    banner.details_wanted.connect(lambda: desk.open(banner.details))
    radio = window.radio.banner
    radio.details_wanted.connect(lambda: desk.open(radio.details))


def attach_read_ahead(room: Room) -> None:
    """What opens at a press is read from the disk before, by a worker and while nothing else
    happens: the first settings dialog took 130 ms of the main thread, its second 35."""
    from importlib import import_module

    from PySide6.QtCore import QTimer

    from planetfm.runtime.tasks import BACKGROUND

    def read() -> None:
        for name in OPENED_LATER:
            room.core.io.call(partial(import_module, name), priority=BACKGROUND)

    timer = QTimer(room.window)  # gone with the window, which a single shot would outlive
    timer.setSingleShot(True)
    timer.timeout.connect(read)
    timer.start(READ_AHEAD_MS)


READ_AHEAD_MS = 2000
OPENED_LATER = (
    "planetfm.gui.settings.dialog",
    "planetfm.gui.kept.recordings",
    "planetfm.gui.kept.history",
    "planetfm.gui.kept.alarms",
    "planetfm.gui.key_sheet",
    "planetfm.gui.news.viewer",
)
DESKS: tuple[Callable[[Room], None], ...] = (
    attach_tools,
    attach_tape,
    attach_cap,
    attach_kept,
    attach_comments,
    attach_saved,
    attach_undo,
    attach_on_air,
    attach_hits,
    attach_recordings,
    attach_greeting,
    attach_status,
    attach_mini,
    attach_settings,
    attach_keys,
    attach_song_speech,
    attach_network,
    attach_media_keys,
    attach_desktop,
    attach_read_ahead,
)


def _ask_path(room: Room, name: str) -> Path | None:
    """Ask where a file goes; `name` is what it may be called."""
    from PySide6.QtWidgets import QFileDialog

    chosen, _ = QFileDialog.getSaveFileName(room.window, "", str(Path.home() / name))
    return Path(chosen) if chosen else None


def _choose_folder(room: Room) -> None:
    """Ask where recordings go from now on."""
    from PySide6.QtWidgets import QFileDialog

    chosen = QFileDialog.getExistingDirectory(room.window)
    if chosen:
        room.core.preferences.update(recordings_folder=chosen)
