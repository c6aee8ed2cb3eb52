"""A window with the desk of what is kept: the real controllers on a filled store, a puppet player.

Used by the tests and by the gallery: what lies on the tape is a view, since an hour of tape would
take an hour to make.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from planetfm.assets import assets_dir
from planetfm.audio.carried import CarriedSound
from planetfm.audio.silent import SilentBackend
from planetfm.audio.tape import Tape
from planetfm.core.alarms import Alarm, Zone
from planetfm.core.codec import Codec
from planetfm.core.history import Airing
from planetfm.core.keeping import Kept, KeptKind, Plan
from planetfm.core.snapshot import PlayerView
from planetfm.gui.kept.desk import KeptDesk, KeptPorts
from planetfm.gui.kept.phrases import folder_words
from planetfm.gui.radio.desk import Desk
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from planetfm.gui.window import MainWindow
from planetfm.runtime.keeping import KeepController
from planetfm.runtime.preferences import Preferences
from planetfm.runtime.records import Records
from planetfm.runtime.songs import SongsController
from planetfm.runtime.tasks import Lane, Mailbox
from planetfm.runtime.timers import TimersController
from planetfm.store.alarms import AlarmFile
from planetfm.store.history import HistoryStore
from tests.gui.news.conftest import stories
from tests.gui.news.puppet import PuppetNews
from tests.gui.radio.puppet_player import PuppetPlayer
from tests.gui.radio.radio_scenes import WIB, song

DAY_S = 86_400.0
EARLIER = (
    ("Rungkad", "Happy Asmara"),
    ("Lathi", "Weird Genius"),
    ("Sial", "Mahalini"),
    ("Komang", "Raim Laode"),
    ("Cundamani", "Denny Caknan"),
    ("Bunga Abadi", "Rio Clappy"),
)


class KeepingPlayer(PuppetPlayer):
    """What the controllers ask of a player besides."""

    def set_starred(self, keys: frozenset[str]) -> None:
        self.calls.append(("set_starred", keys))

    def set_gain(self, gain: float) -> None:
        self.calls.append(("set_gain", gain))

    def hold_line(self, name: str) -> None:
        self.calls.append(("hold_line", name))

    def release_line(self, name: str) -> None:
        self.calls.append(("release_line", name))


class KeptRoom:
    """All of it, open; `close` in the end. `wait` runs the event loop until something is so."""

    def __init__(
        self,
        home: Path,
        scene: tuple[PlayerView, float],
        theme: Theme,
        wait: Callable[[Callable[[], bool]], object],
        size: tuple[int, int] = (1180, 760),
        lang: str = "id",
    ) -> None:
        self.view, self.now = scene
        self.home, self.wait = home, wait
        self.music = home / "Musik" / "Planet FM"
        self.mailbox = Mailbox()
        self.files, self.db = Lane("files", self.mailbox), Lane("db", self.mailbox)
        self.pictures = Lane("pictures", self.mailbox)
        self.player = KeepingPlayer(self.view)
        self.opened: list[Path] = []
        self.shown: list[Path] = []
        self.csv: Path | None = home / "lagu.csv"
        self.names_asked: list[str] = []
        self.folders_asked = 0
        fill(home, self.music, self.view, self.now)
        self.preferences = Preferences(home / "settings.json", self.files)
        self.records = Records(self.db, home / "history.db")
        self.keep = KeepController(
            self.mailbox,
            self.player,  # type: ignore[arg-type]
            Tape(home / "tape"),
            self.records,
            self.files,
            folders=lambda: (self.music,),
            station="Planet FM",
            zone=WIB,
            open_file=self.opened.append,
            show_file=self.shown.append,
            wall=self.clock,
        )
        self.songs = SongsController(
            self.player,  # type: ignore[arg-type]
            self.records,
            station="Planet FM",
            zone=WIB,
            wall=self.clock,
        )
        self.songs.start()
        self.timers = TimersController(
            self.player,  # type: ignore[arg-type]
            self.files,
            AlarmFile(home / "alarms.json"),
            lambda volume: CarriedSound(
                assets_dir() / "sounds" / "alarm.mp3", SilentBackend, volume
            ),
            zone=WIB,
            wall=self.clock,
            boot=self.clock,
        )
        self.timers.start()
        speech = Speech(lang, WIB, "WIB", self.clock)
        self.window = MainWindow(
            self.player,
            PuppetNews(stories(12)),
            theme,
            speech,
            self.pictures,
            "Planet FM",
            "Banyuwangi",
        )
        self.window.starred.connect(lambda aired, on: self.songs.toggle_star(aired.song))
        window = self.window
        window.resize(*size)
        self.desk = Desk(
            self.keep,
            self.timers,
            window.radio,
            window,
            window.say,
            speech,
            self._ask_folder,
            window.toasts.over,
        )
        ports = KeptPorts(
            self.player,
            self.keep,
            self.songs,
            self.timers,
            self.preferences,
            lambda: folder_words(self.music),
            self._ask_folder,
            self._ask_path,
        )
        self.kept = KeptDesk(ports, window, self.desk, theme, speech)
        wait(lambda: len(self.keep.kept) == 5 and any(one.missing for one in self.keep.kept))
        wait(lambda: len(self.timers.alarms) == 2)

    def clock(self) -> float:
        return self.now

    def _ask_folder(self) -> None:
        self.folders_asked += 1
        self.music = self.home / "Lain"

    def _ask_path(self, name: str) -> Path | None:
        self.names_asked.append(name)
        return self.csv

    def close(self) -> None:
        for name in ("recordings", "history", "alarms", "sleep"):
            sheet = self.kept.sheet(name)
            if sheet is not None:
                sheet.close()
        self.window.close()
        self.songs.close()
        self.keep.close()
        self.records.close()
        self.timers.close()
        self.preferences.close()
        for lane in (self.pictures, self.db, self.files):
            lane.close(finish=True)
        self.mailbox.close()


def fill(home: Path, music: Path, view: PlayerView, now: float) -> None:
    """What a listener of some weeks has: songs, five files (one of them gone), plans, alarms."""
    store = HistoryStore(home / "history.db")
    for days_ago in (2, 1):
        for place, (title, artist) in enumerate(EARLIER):
            began = now - days_ago * DAY_S + place * 300
            store.note(Airing(song(title, artist), began, began + 240, heard=place % 3 != 1))
    for aired in view.tape.songs:
        end = aired.end if aired.end is not None else now
        store.note(Airing(aired.song, aired.start, end, heard=True))
        if aired.starred:
            store.set_star(aired.song, True, aired.start)
    music.mkdir(parents=True)
    for number, (kind, ago_s, seconds, words) in enumerate(
        (
            (KeptKind.SONG, 3 * DAY_S, 240.0, "Kartonyono Medot Janji, Denny Caknan"),
            (KeptKind.PLANNED, 26 * 3600.0, 3600.0, "Kabar Banyuwangi"),
            (KeptKind.RECORDING, 9 * 3600.0, 3725.0, ""),
            (KeptKind.CLIP, 3000.0, 300.0, ""),
            (KeptKind.SONG, 730.0, 252.0, "Tegar, Rossa"),
        )
    ):
        path = music / f"{number}.mp3"
        if number:
            path.write_bytes(b"\0" * 10)
        size = round(seconds * 16_000)
        store.add_kept(Kept(str(path), kind, now - ago_s, seconds, size, Codec.MP3, words))
    today = datetime.fromtimestamp(now, WIB).replace(second=0, tzinfo=None)
    store.add_plan(Plan(today.replace(hour=19, minute=0), 60, True, "Kabar Banyuwangi"))
    store.close()
    weekdays = frozenset(range(5))
    AlarmFile(home / "alarms.json").save(
        (
            Alarm("a", 5, 30, weekdays, Zone.LOCAL, True, now, 60),
            Alarm("b", 7, 0, frozenset((5, 6)), Zone.LOCAL, False, now),
        )
    )
