"""The whole app in the test's own process: the core on the demo station, its window, every desk.

The picture goes to the offscreen platform and the sound to the decoder that plays to nobody; all
else is what a listener has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from planetfm import window_desks
from planetfm.assets import assets_dir
from planetfm.audio.backend import AudioBackend, BackendEvent
from planetfm.audio.silent import SilentBackend
from planetfm.core_app import CoreApp
from planetfm.demo.station import DemoStation
from planetfm.gui.window import MainWindow
from planetfm.options import Options
from planetfm.places import find_places
from planetfm.profiles import load_profile
from planetfm.runtime.tasks import Mailbox
from planetfm.window_app import make_application, open_window
from planetfm.window_desks import Room
from tests.gallery.room import wait_until

BURST_BYTES = 400_000
"""What is on the tape at once: some 25 s."""
Desk = TypeVar("Desk", bound=QObject)


class QuietCore(CoreApp):
    def _backend(self, post: Callable[[BackendEvent], None]) -> AudioBackend:
        return SilentBackend(post)


@dataclass(frozen=True, slots=True)
class WholeApp:
    core: CoreApp
    window: MainWindow
    room: Room
    station: DemoStation

    def desk(self, kind: type[Desk]) -> Desk:
        """The desk of that kind that the window owns."""
        found = self.window.findChild(kind)
        assert found is not None, kind.__name__
        return found

    def play(self) -> None:
        """Until something is heard."""
        self.core.player.play()
        self.until(lambda: self.core.player.view.tape.heard is not None, "the sound")

    def until(self, holds: Callable[[], object], what: str) -> None:
        wait_until(lambda: bool(holds()), what)


@contextmanager
def whole_app(
    home: Path, *, lang: str = "id", size: tuple[int, int] = (1180, 760), start: bool = True
) -> Iterator[WholeApp]:
    """`start` False: as on a first run, before anything was found."""
    rooms: list[Room] = []
    before = window_desks.DESKS
    window_desks.DESKS = (*before, rooms.append)
    application = make_application("Planet FM")
    try:
        with DemoStation(assets_dir() / "demo", burst_bytes=BURST_BYTES) as station:
            profile = replace(load_profile(None, None), site=station.site, streams=(), feed=None)
            options = Options(home=home, site=station.site, demo=True)
            mailbox = Mailbox()
            core = QuietCore(options, find_places(home), profile, mailbox)
            try:
                with open_window(application, core, lang):
                    wait_until(lambda: bool(rooms), "the desks")
                    window = rooms[0].window
                    window.resize(*size)
                    window.activateWindow()
                    if start:
                        core.start()
                        rows = window.list_side.model.rowCount
                        wait_until(lambda: rows() > 5, "the headlines")
                    yield WholeApp(core, window, rooms[0], station)
            finally:
                core.close()
    finally:
        window_desks.DESKS = before
        QApplication.processEvents()
