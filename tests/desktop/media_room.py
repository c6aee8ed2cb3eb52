"""A player with three songs on its tape and a little radio to go live on, shown on a real bus."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from pytestqt.qtbot import QtBot

from planetfm.audio.silent import SilentBackend
from planetfm.audio.sound import Sound
from planetfm.audio.tape import Tape
from planetfm.audio.writer import TapeWriter
from planetfm.core.codec import Codec
from planetfm.core.errors import SiteError, Trouble
from planetfm.core.model import Song
from planetfm.core.profile import Profile
from planetfm.core.snapshot import SoundState
from planetfm.desktop.media import Ask
from planetfm.desktop.media_desk import MediaDesk
from planetfm.desktop.media_verbs import MediaVerbs
from planetfm.desktop.mpris import Mpris
from planetfm.desktop.mpris_object import Face
from planetfm.runtime.player import PlayerController
from planetfm.runtime.station import Find, StationController
from planetfm.runtime.tasks import Lane, Mailbox
from planetfm.store.memory import MemoryFile
from tests.audio.streams import chord
from tests.runtime.little_radio import LittleRadio
from tests.stations.parts import program

STATION = "Radio Kecil"
SONG_S = 12.0
ENDED_AGO_S = 40.0
"""The tape's old songs ended so long before now; then there is a hole."""

OLD_SONGS = tuple(Song(artist, title, f"{artist} - {title}") for artist, title in (
    ("Ani", "Satu"), ("Budi", "Dua"), ("Citra", "Tiga"),
))  # fmt: skip


@dataclass
class MediaRoom:
    """`with MediaRoom(qtbot, folder) as room:`; what is asked of the app lands in `asked`."""

    qtbot: QtBot
    folder: Path
    asked: list[str] = field(default_factory=list)

    def __enter__(self) -> MediaRoom:
        self.radio = LittleRadio("Dewi - Langsung")
        self.radio.__enter__()
        self._mailbox = Mailbox()
        io, files = self._lanes = [Lane(name, self._mailbox) for name in ("io", "files")]
        profile = Profile(STATION, "Sini", "http://127.0.0.1:9", "Asia/Jakarta", "WIB")
        station = StationController(
            self._mailbox,
            io,
            files,
            profile,
            MemoryFile(self.folder / "station.json"),
            _no_search,
            given=(self.radio.url,),
        )
        tape = Tape(self.folder / "tape")
        self.old_starts = _fill(tape)
        self.player = PlayerController(
            self._mailbox,
            station,
            tape,
            TapeWriter(tape, station=STATION),
            lambda post: Sound(tape, SilentBackend, post),
            user_agent="test",
            volume=50,
            muted=False,
        )
        verbs = MediaVerbs(
            self.player,
            lambda: 5.0,
            lambda: self.asked.append("raise"),
            lambda: self.asked.append("quit"),
        )
        self.face = Face(STATION, "planetfm", "file:///mark.png")
        self.desk = MediaDesk(self.player, self._mailbox, verbs, STATION, self._controls)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.desk.close()
        self.player.close()
        ended = [lane.close() for lane in self._lanes]
        assert all(ended)
        self._mailbox.close()
        self.radio.__exit__(kind, error, trace)

    def _controls(self, ask: Ask) -> Mpris:
        self.mpris = Mpris(self.face, ask)
        return self.mpris

    def wait(self, until: Callable[[], object], timeout_s: float = 10) -> None:
        self.qtbot.waitUntil(lambda: bool(until()), timeout=round(timeout_s * 1000))

    def playerctl(self, *words: str) -> str:
        """What `playerctl` prints; our loop turns meanwhile, since it is we who answer it."""
        command = [program("playerctl", "playerctl"), "-p", "planetfm", *words]
        child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        try:
            self.wait(lambda: child.poll() is not None)
        finally:
            child.kill()
            output, _ = child.communicate()
        return output.decode().strip()

    def wait_on_bus(self) -> None:
        self.wait(lambda: self.playerctl("status") != "No players found")

    def play(self) -> None:
        """Until sound is heard."""
        self.playerctl("play")
        self.wait(lambda: self.player.view.sound is SoundState.PLAYING and self.title)

    @property
    def title(self) -> str:
        song = self.player.view.song
        return song.title if song else ""

    @property
    def heard(self) -> float:
        heard = self.player.view.tape.heard
        assert heard is not None
        return heard


def _fill(tape: Tape) -> list[float]:
    """The old songs on the tape; when each began."""
    starts = []
    air_s = time.time() - ENDED_AGO_S - SONG_S * len(OLD_SONGS)
    tape.begin(Codec.MP3, air_s)
    for number, song in enumerate(OLD_SONGS):
        data = chord("mp3", 300 + 100 * number)
        tape.mark(song)
        starts.append(air_s)
        seconds = round(SONG_S)
        for second in range(seconds):
            air_s += 1
            tape.append(data[second * 16_000 : (second + 1) * 16_000], air_s)
    return starts


def _no_search() -> Find:
    raise SiteError(Trouble.UNREACHABLE, "no site stands behind a little radio")
