"""Whether the listener asked their system for less motion, wherever it keeps that.

On Linux the portal tells, and says so when it changes: `reduced-motion` where the desktop has it,
else GNOME's `enable-animations`. Windows and macOS are asked once.

    https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Settings.html
"""

from __future__ import annotations

import ctypes
import logging
import subprocess
import sys
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from planetfm.desktop.bus import Address, Bus, BusError
from planetfm.runtime.tasks import Lane

PORTAL = Address(
    "org.freedesktop.portal.Desktop",
    "/org/freedesktop/portal/desktop",
    "org.freedesktop.portal.Settings",
)
REDUCED = ("org.freedesktop.appearance", "reduced-motion")
ANIMATIONS = ("org.gnome.desktop.interface", "enable-animations")
NOT_YET = "org.freedesktop.DBus.Error.UnknownMethod"
"""`ReadOne` came with version 2 of the interface; the first has `Read`, a variant within one."""
SPI_GETCLIENTAREAANIMATION = 0x1042
log = logging.getLogger(__name__)


class SystemMotion(QObject):
    """`changed`: `reduced` is another. `bus` None: no bus is asked."""

    changed = Signal()

    def __init__(self, bus: Bus | None, files: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told: dict[tuple[str, str], bool] = {}
        if bus is not None:
            bus.listen(PORTAL, "SettingChanged", self._on_changed)
            for key in (REDUCED, ANIMATIONS):
                self._read(bus, "ReadOne", key)
        elif sys.platform in ("win32", "darwin"):
            asked = _windows_reduces if sys.platform == "win32" else _macos_reduces
            files.call(asked, partial(self._take, REDUCED))

    @property
    def reduced(self) -> bool:
        return any(self._told.values())

    def _read(self, bus: Bus, member: str, key: tuple[str, str]) -> None:
        def failed(error: BusError) -> None:
            if error.name == NOT_YET and member != "Read":
                self._read(bus, "Read", key)
            else:
                log.debug("the portal does not tell of motion: %s", error)

        # A desktop without a portal gets none started for this.
        bus.call(PORTAL, member, "ss", key, partial(self._on_read, key), failed, may_start=False)

    def _on_read(self, key: tuple[str, str], body: tuple[Any, ...]) -> None:
        self._take(key, _wants_less(key, body[0] if body else None))

    def _on_changed(self, body: tuple[Any, ...]) -> None:
        if len(body) == 3 and (body[0], body[1]) in (REDUCED, ANIMATIONS):
            key = (str(body[0]), str(body[1]))
            self._take(key, _wants_less(key, body[2]))

    def _take(self, key: tuple[str, str], less: bool) -> None:
        before = self.reduced
        self._told[key] = less
        if self.reduced != before:
            self.changed.emit()


def _wants_less(key: tuple[str, str], variant: Any) -> bool:
    """`variant` is a (signature, value) of the portal's; of another kind than expected: no."""
    kind, value = variant if isinstance(variant, tuple) and len(variant) == 2 else ("", None)
    if kind == "v":
        return _wants_less(key, value)
    return (key == REDUCED and kind == "u" and value == 1) or (
        key == ANIMATIONS and kind == "b" and value is False
    )


def _windows_reduces() -> bool:
    """https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-systemparametersinfow"""
    animated = ctypes.c_int(1)
    windows: Any = getattr(ctypes, "windll")  # noqa: B009 - there on Windows alone
    windows.user32.SystemParametersInfoW(SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(animated), 0)
    return animated.value == 0


def _macos_reduces() -> bool:
    said = subprocess.run(
        ["defaults", "read", "com.apple.universalaccess", "reduceMotion"],
        capture_output=True,
        text=True,
        timeout=5,
        check=False,
    )
    return said.stdout.strip() == "1"
