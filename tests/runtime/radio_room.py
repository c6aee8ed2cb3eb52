"""A player with lanes, tape, history and keeping, as the app has them, before a little radio."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

from pytestqt.qtbot import QtBot

from planetfm.assets import assets_dir
from planetfm.audio.silent import SilentBackend
from planetfm.audio.sound import Sound
from planetfm.audio.tape import Tape
from planetfm.audio.writer import TapeWriter
from planetfm.core.errors import SiteError, Trouble
from planetfm.core.profile import parse_profile
from planetfm.runtime.keeping import KeepController
from planetfm.runtime.player import PlayerController
from planetfm.runtime.records import Records
from planetfm.runtime.songs import SongsController
from planetfm.runtime.station import Find, StationController
from planetfm.runtime.tasks import Lane, Mailbox
from planetfm.store.memory import MemoryFile

JAKARTA = ZoneInfo("Asia/Jakarta")


@dataclass
class Room:
    mailbox: Mailbox
    lanes: list[Lane]
    player: PlayerController
    records: Records
    keep: KeepController
    songs: SongsController
    qtbot: QtBot
    music: Path
    said: list[object] = field(default_factory=list)
    starred: list[object] = field(default_factory=list)
    opened: list[Path] = field(default_factory=list)
    may_play: bool = True
    """What the data meter would say."""

    def wait(self, until: Callable[[], object], timeout_s: float = 15.0) -> None:
        self.qtbot.waitUntil(lambda: bool(until()), timeout=round(timeout_s * 1000))

    def close(self) -> None:
        """In the order of the app's own end."""
        self.songs.close()
        self.keep.close()
        self.records.close()
        self.player.close()
        for lane in self.lanes:
            assert lane.close(finish=lane.name != "io")
        self.mailbox.close()


def furnish(
    home: Path, qtbot: QtBot, url: str, wall: Callable[[], float], folders: tuple[Path, ...] = ()
) -> Room:
    """A room below `home`. `folders`: where recordings go; else the folder Musik."""
    mailbox = Mailbox()
    io, files, db = Lane("io", mailbox), Lane("files", mailbox), Lane("db", mailbox)
    text = (assets_dir() / "station.toml").read_text("utf-8")
    profile = dataclasses.replace(parse_profile(text), streams=(), feed=None)
    station = StationController(
        mailbox, io, files, profile, MemoryFile(home / "station.json"), _no_search, given=(url,)
    )
    tape = Tape(home / "tape")
    player = PlayerController(
        mailbox,
        station,
        tape,
        TapeWriter(tape, station=profile.name, wall=wall),
        lambda post: Sound(tape, SilentBackend, post),
        user_agent="test",
        volume=50,
        muted=False,
        wall=wall,
    )
    music = home / "Musik"
    records = Records(db, home / "history.db")
    opened: list[Path] = []
    keep = KeepController(
        mailbox,
        player,
        tape,
        records,
        files,
        folders=lambda: folders or (music,),
        station=profile.name,
        zone=JAKARTA,
        open_file=opened.append,
        show_file=opened.append,
        may_play=lambda: room.may_play,
        wall=wall,
    )
    songs = SongsController(player, records, station=profile.name, zone=JAKARTA, wall=wall)
    songs.start()
    room = Room(mailbox, [io, files, db], player, records, keep, songs, qtbot, music, opened=opened)
    keep.said.connect(room.said.append)
    songs.starred_on_air.connect(room.starred.append)
    return room


def _no_search() -> Find:
    raise SiteError(Trouble.UNREACHABLE, "no site stands behind a little radio")
