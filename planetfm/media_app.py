"""Puts the radio into the system's media controls, with or without a window."""

from __future__ import annotations

import contextlib
import importlib.util
import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from planetfm.assets import assets_dir
from planetfm.core_app import CoreApp

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

ART = "mark-512.png"


@contextlib.contextmanager
def media_controls(
    core: CoreApp, quit_: Callable[[], object], raise_: Callable[[], object] | None = None
) -> Iterator[Callable[[], None]]:
    """Yields what puts them there, to be called once nothing more urgent waits. Afterwards they are
    taken away."""
    with contextlib.ExitStack() as closing:

        def start() -> None:
            from planetfm.desktop.media_desk import MediaDesk, system_controls
            from planetfm.desktop.media_verbs import MediaVerbs

            verbs = MediaVerbs(core.player, lambda: core.preferences.settings.skip_s, raise_, quit_)
            station = core.profile.name
            make = system_controls(station, assets_dir() / "mark" / ART, verbs)
            if make is not None:
                desk = MediaDesk(core.player, core.mailbox, verbs, station, make)
                closing.callback(desk.close)

        yield start


def add_media_keys(core: CoreApp, window: QWidget) -> None:
    """The keys that reach our windows themselves. Where Windows' own controls are at hand, the same
    press would come twice."""
    if sys.platform == "win32" and importlib.util.find_spec("winrt") is not None:
        return
    from planetfm.desktop.media_keys import KEYS
    from planetfm.desktop.media_verbs import MediaVerbs
    from planetfm.gui.everywhere import KeysEverywhere

    verbs = MediaVerbs(core.player, lambda: core.preferences.settings.skip_s)
    KeysEverywhere(window, {key: partial(verbs.carry_out, verb) for key, verb in KEYS.items()})
