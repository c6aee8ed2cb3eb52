"""Pictures of the list beyond the newest stories: its foot, a search, a deed that can be undone."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

from planetfm.assets import assets_dir
from planetfm.core.snapshot import ArchiveState
from planetfm.demo.faults import SiteFault
from planetfm.gui.news.undo import UndoDesk
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from planetfm.gui.window import MainWindow
from planetfm.runtime.tasks import Lane
from tests.gallery.room import DemoRoom, wait_until
from tests.gui.radio import radio_scenes as scenes
from tests.gui.radio.puppet_player import PuppetPlayer


def to_the_end(window: MainWindow, room: DemoRoom) -> None:
    """All the way down: the archive comes until there is no more of it."""
    bar = window.list_side.list.verticalScrollBar()
    bar.setValue(bar.maximum())
    archive = ArchiveState.COMPLETE
    wait_until(lambda: room.news.view.archive.state is archive, "the whole archive")
    wait_until(lambda: window.list_side.model.rowCount() == room.news.view.total, "its rows")
    bar.setValue(bar.maximum())


def in_trouble(window: MainWindow, room: DemoRoom) -> None:
    """Down into the archive, of a site that has just gone away."""
    room.station.faults.set(site=SiteFault.DOWN)
    bar = window.list_side.list.verticalScrollBar()
    bar.setValue(bar.maximum())
    waiting = ArchiveState.WAITING
    wait_until(lambda: room.news.view.archive.state is waiting, "the archive's trouble")
    bar.setValue(bar.maximum())


def searching(window: MainWindow, room: DemoRoom) -> None:
    """A search over the whole archive."""
    to_the_end(window, room)
    window.list_side.search("banyuwangi war")
    wait_until(lambda: window.list_side.model.is_complete, "the hits")


def finding_nothing(window: MainWindow, room: DemoRoom) -> None:
    window.list_side.search("zebra cros")
    wait_until(lambda: window.list_side.nothing.isVisible(), "the answer")


def saving(window: MainWindow, room: DemoRoom) -> None:
    UndoDesk(room.news, window, window.say)
    room.news.set_saved(window.list_side.model.headline(1).identity, True)
    wait_until(lambda: bool(window.toasts.shown), "the toast")


@dataclass(frozen=True, slots=True)
class ArchiveScene:
    name: str
    act: Callable[[MainWindow, DemoRoom], None]
    dark: bool = False
    size: tuple[int, int] = (1180, 760)


SCENES = (
    ArchiveScene("archive-end", to_the_end),
    ArchiveScene("archive-trouble-dark", in_trouble, dark=True),
    ArchiveScene("archive-search", searching),
    ArchiveScene("archive-search-dark-narrow", searching, dark=True, size=(420, 760)),
    ArchiveScene("archive-nothing", finding_nothing),
    ArchiveScene("archive-undo", saving),
)


def take(scene: ArchiveScene, out: Path, lane: Lane, app: QApplication, lang: str = "id") -> None:
    """Build the window on the demo station, act, save OUT/NAME.png."""
    view, now = scenes.night() if scene.dark else scenes.live()
    theme = Theme(assets_dir(), "dark" if scene.dark else "light", reduced_motion=True)
    theme.apply(app)
    speech = Speech(lang, scenes.WIB, "WIB", lambda: now)
    with tempfile.TemporaryDirectory() as folder:
        room = DemoRoom(Path(folder), now, fetched=now - 110)
        try:
            window = MainWindow(
                PuppetPlayer(view), room.news, theme, speech, lane, "Planet FM", "Banyuwangi"
            )
            window.resize(*scene.size)
            window.show()
            QCursor.setPos(window.mapToGlobal(QPoint(scene.size[0] + 50, scene.size[1] + 50)))
            wait_until(lambda: window.list_side.model.rowCount() > 8, "the list")
            scene.act(window, room)
            window.setFocus(Qt.FocusReason.MouseFocusReason)
            window.repaint()
            wait_until(lambda: window.pictures.idle, "the pictures")
            assert window.grab().save(str(out / f"{scene.name}.png"))
            window.close()
            window.deleteLater()
            app.processEvents()
        finally:
            room.close()
