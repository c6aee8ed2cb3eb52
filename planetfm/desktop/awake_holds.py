"""Each system's way to be asked not to fall asleep. See `desktop.awake.Hold`."""

from __future__ import annotations

import ctypes
import logging
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from planetfm.desktop.awake import Hold
from planetfm.desktop.bus import Address, Bus, BusError

log = logging.getLogger(__name__)

POWER = Address(
    "org.freedesktop.PowerManagement",
    "/org/freedesktop/PowerManagement/Inhibit",
    "org.freedesktop.PowerManagement.Inhibit",
)
PORTAL = Address(
    "org.freedesktop.portal.Desktop",
    "/org/freedesktop/portal/desktop",
    "org.freedesktop.portal.Inhibit",
)
SCREEN = Address(
    "org.freedesktop.ScreenSaver",
    "/org/freedesktop/ScreenSaver",
    "org.freedesktop.ScreenSaver",
)
_SUSPEND = 4
"""The portal's flag for sleep, the screen apart."""


class BusHold:
    """Asks whoever is on the session's bus: a power manager first (KDE, Xfce, MATE), then the
    portal (GNOME and the rest), then a screen saver, which keeps the screen alight as well.
    Whatever was granted ends with our connection, should we crash."""

    def __init__(self, bus: Bus, app_name: str) -> None:
        self._bus, self._app_name = bus, app_name
        self._turn = 0
        """Answers to an earlier turn are released at once."""
        self._release: Callable[[], None] | None = None

    def take(self, why: str) -> None:
        self._turn += 1
        self._ask_power(self._turn, why)

    def release(self) -> None:
        self._turn += 1
        release, self._release = self._release, None
        if release is not None:
            release()

    def _ask_power(self, turn: int, why: str) -> None:
        self._ask_with_cookie(turn, why, POWER, lambda error: self._ask_portal(turn, why))

    def _ask_portal(self, turn: int, why: str) -> None:
        def granted(answer: tuple[Any, ...]) -> None:
            request = Address(PORTAL.service, answer[0], "org.freedesktop.portal.Request")
            self._keep(turn, lambda: self._bus.call(request, "Close"))

        self._bus.call(
            PORTAL,
            "Inhibit",
            "sua{sv}",
            ("", _SUSPEND, {"reason": ("s", why)}),
            granted,
            lambda error: self._ask_with_cookie(turn, why, SCREEN, _nobody),
        )

    def _ask_with_cookie(
        self, turn: int, why: str, who: Address, failed: Callable[[BusError], None]
    ) -> None:
        def granted(answer: tuple[Any, ...]) -> None:
            self._keep(turn, lambda: self._bus.call(who, "UnInhibit", "u", (answer[0],)))

        # Another desktop's manager, installed but not running, is not started for this.
        body = (self._app_name, why)
        self._bus.call(who, "Inhibit", "ss", body, granted, failed, may_start=False)

    def _keep(self, turn: int, release: Callable[[], None]) -> None:
        if turn == self._turn:
            self._release = release
        else:
            release()


def _nobody(error: BusError) -> None:
    log.info("nobody here keeps the machine awake: %s", error)


class WindowsHold:
    """The state belongs to the thread that sets it: the main one, which lives as long as we do."""

    CONTINUOUS, SYSTEM_REQUIRED = 0x80000000, 0x00000001

    def __init__(self, set_state: Callable[[int], object]) -> None:
        """`set_state`: kernel32.SetThreadExecutionState."""
        self._set_state = set_state

    def take(self, why: str) -> None:
        self._set_state(self.CONTINUOUS | self.SYSTEM_REQUIRED)

    def release(self) -> None:
        self._set_state(self.CONTINUOUS)


class CaffeinateHold:
    """macOS's own command, which ends with us."""

    def __init__(self, command: tuple[str, ...] = ("caffeinate", "-i", "-w")) -> None:
        self._command = command
        self._child: subprocess.Popen[bytes] | None = None

    def take(self, why: str) -> None:
        try:
            self._child = subprocess.Popen([*self._command, str(os.getpid())])
        except OSError as error:
            log.warning("nothing keeps the machine awake: %s", error)

    def release(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.terminate()
            child.wait()


def hold_for(bus: Bus | None, app_name: str) -> Hold:
    """This system's way."""
    if sys.platform == "win32":
        windows: Any = getattr(ctypes, "windll")  # noqa: B009 - there on Windows alone
        return WindowsHold(windows.kernel32.SetThreadExecutionState)
    if sys.platform == "darwin" or bus is None:
        return CaffeinateHold()
    return BusHold(bus, app_name)
