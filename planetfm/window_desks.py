"""What stands behind the window's controls: attached once the window has been seen.

Nobody presses a button before there is one to see, so that what these need (recording, timers, the
system's network) is not in the way of the first picture.
"""

from __future__ import annotations

from PySide6.QtWidgets import QFileDialog, QWidget

from planetfm.core_app import CoreApp
from planetfm.desktop.network import NetworkWatch
from planetfm.gui.radio.desk import Desk
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from planetfm.gui.window import MainWindow


def attach_desks(core: CoreApp, window: MainWindow, theme: Theme, speech: Speech) -> None:
    """Everything attached is owned by `window` and ends with it."""
    window.starred.connect(lambda aired, starred: core.songs.toggle_star(aired.song))
    Desk(
        core.keep,
        core.timers,
        window.radio,
        window,
        window.say,
        speech,
        lambda: _choose_folder(core, window),
        window.toasts.over,
    )
    network = NetworkWatch(window)
    network.back.connect(core.network_is_back)
    network.changed.connect(core.network_changed)
    core.is_metered = lambda: network.metered
    core.network_changed()


def _choose_folder(core: CoreApp, window: QWidget) -> None:
    """Ask where recordings go from now on."""
    chosen = QFileDialog.getExistingDirectory(window)
    if chosen:
        core.preferences.update(recordings_folder=chosen)
