"""A whole radio below the window, on a demo station, with clocks that a test can push forward."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from pytestqt.qtbot import QtBot

from planetfm.assets import assets_dir
from planetfm.audio.backend import AudioBackend, BackendEvent
from planetfm.audio.carried import CarriedSound
from planetfm.audio.sound import Sound
from planetfm.audio.tape import Tape
from planetfm.audio.writer import TapeWriter
from planetfm.core.profile import Profile
from planetfm.demo.station import DemoStation
from planetfm.net.discover import Finder
from planetfm.net.http import Http
from planetfm.runtime.player import PlayerController
from planetfm.runtime.station import StationController
from planetfm.runtime.tasks import Lane, Mailbox
from planetfm.runtime.timers import TimersController
from planetfm.store.alarms import AlarmFile
from planetfm.store.memory import MemoryFile

ZONE = ZoneInfo("Asia/Jakarta")
AGENT = "PlanetFM-test"
MakeBackend = Callable[[Callable[[BackendEvent], None]], AudioBackend]


class Clock:
    """The machine's clocks, and how they would stand had it slept or had time passed."""

    def __init__(self) -> None:
        self._ahead_s = self._wrong_s = 0.0

    def forward(self, seconds: float) -> None:
        """So long later; `time.monotonic` has not noticed, as in suspend."""
        self._ahead_s += seconds

    def put_right(self, seconds: float) -> None:
        """Only the time of day jumps: it was wrong before."""
        self._wrong_s += seconds

    def wall(self) -> float:
        return time.time() + self._ahead_s + self._wrong_s

    def boot(self) -> float:
        return time.monotonic() + self._ahead_s


class Radio:
    """Station, player and timers, wired as the app wires them."""

    def __init__(
        self,
        qtbot: QtBot,
        station: DemoStation,
        folder: Path,
        make_backend: MakeBackend,
        stream_url: str = "",
    ) -> None:
        """`stream_url` where it is not the demo station's stream that is heard."""
        self.qtbot, self.station, self.clock = qtbot, station, Clock()
        self.backends: list[AudioBackend] = []
        """The player's, then one for each carried sound."""
        self.events: list[object] = []
        self.folder = folder
        self.may_play = True
        """What the data meter would say."""
        profile = Profile("Demo FM", "Demo", station.site, ZONE.key, "WIB")
        self._mailbox = Mailbox()
        self._http = Http(AGENT)
        self._lanes = [Lane(name, self._mailbox) for name in ("io", "files")]
        io, files = self._lanes
        self._known = StationController(
            self._mailbox,
            io,
            files,
            profile,
            MemoryFile(folder / "station.json"),
            lambda: Finder(self._http, AGENT, profile, None).find,
            given=(stream_url or station.stream_url,),
        )

        def backend(post: Callable[[BackendEvent], None]) -> AudioBackend:
            self.backends.append(make_backend(post))
            return self.backends[-1]

        clock, tape = self.clock, Tape(folder / "tape")
        self.player = PlayerController(
            self._mailbox,
            self._known,
            tape,
            TapeWriter(tape, station=profile.name, wall=clock.wall),
            lambda post: Sound(tape, backend, post),
            user_agent=AGENT,
            volume=80,
            muted=False,
            wall=clock.wall,
            boot=clock.boot,
        )
        self.timers = TimersController(
            self.player,
            files,
            AlarmFile(folder / "alarms.json"),
            lambda volume: CarriedSound(assets_dir() / "sounds" / "alarm.mp3", backend, volume),
            zone=ZONE,
            local=ZONE,
            may_play=lambda: self.may_play,
            wall=clock.wall,
            boot=clock.boot,
        )
        self.timers.said.connect(self.events.append)
        self.timers.start()

    def wait(self, until: Callable[[], bool], timeout_s: float = 10) -> None:
        self.qtbot.waitUntil(until, timeout=round(timeout_s * 1000))

    def said(self, kind: type) -> Sequence[object]:
        return [event for event in self.events if isinstance(event, kind)]

    def close(self) -> None:
        self.timers.close()
        self._known.close()
        self.player.close()
        ended = [lane.close(finish=True) for lane in self._lanes]
        assert all(ended)
        self._mailbox.close()
        self._http.close()
