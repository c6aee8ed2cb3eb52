"""Keeps the machine from falling asleep while it plays, if the listener wants that and the machine
is not on its battery. The screen may go dark; a lid that is closed, and sleep that is asked for,
are obeyed.

It decides; how one asks on each system is in `desktop.awake_holds`, and where the power comes from
in `desktop.battery`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, SignalInstance

from planetfm.core.snapshot import PlayerView, SoundState
from planetfm.runtime.preferences import Preferences
from planetfm.runtime.tasks import BACKGROUND, Lane

LOOK_EVERY_MS = 60_000
"""How often the power supply is looked at while it plays."""
_PLAYS = frozenset({SoundState.STARTING, SoundState.PLAYING, SoundState.BUFFERING})


class PlayerPort(Protocol):
    @property
    def changed(self) -> SignalInstance: ...
    @property
    def view(self) -> PlayerView: ...


class Hold(Protocol):
    """Neither waits nor raises; each is called only when it changes something."""

    def take(self, why: str) -> None: ...
    def release(self) -> None: ...


class KeepAwake(QObject):
    """`on_battery` is asked on the files lane."""

    def __init__(
        self,
        player: PlayerPort,
        preferences: Preferences,
        files: Lane,
        hold: Hold,
        on_battery: Callable[[], bool],
        why: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._player, self._preferences, self._files = player, preferences, files
        self._hold, self._on_battery, self._why = hold, on_battery, why
        self._held = False
        self._asking = False
        self._closed = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self._ask)
        player.changed.connect(self._look)
        preferences.changed.connect(self._look)
        self._look()

    @property
    def held(self) -> bool:
        return self._held

    def close(self) -> None:
        self._closed = True
        self._player.changed.disconnect(self._look)
        self._preferences.changed.disconnect(self._look)
        self._timer.stop()
        self._set(False)

    @property
    def _wanted(self) -> bool:
        return self._preferences.settings.keep_awake and self._player.view.sound in _PLAYS

    def _look(self) -> None:
        if not self._wanted:
            self._timer.stop()
            self._set(False)
        elif not self._timer.isActive():
            self._timer.start()
            self._ask()

    def _ask(self) -> None:
        if not self._asking:
            self._asking = True
            self._files.call(self._on_battery, self._told, lambda _: self._told(False), BACKGROUND)

    def _told(self, on_battery: bool) -> None:
        self._asking = False
        if self._closed:
            return
        self._set(self._timer.isActive() and self._wanted and not on_battery)

    def _set(self, held: bool) -> None:
        if held == self._held:
            return
        self._held = held
        if held:
            self._hold.take(self._why)
        else:
            self._hold.release()
