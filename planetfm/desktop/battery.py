"""Whether the machine runs on its battery."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from pathlib import Path
from typing import Any

POWER_SUPPLY = Path("/sys/class/power_supply")


def on_battery(folder: Path = POWER_SUPPLY) -> bool:
    """Whether a battery runs this machine: one is discharging, and no supply is plugged in. False
    where the system does not tell. A file or a process is asked, so not on the main thread."""
    if sys.platform == "win32":
        return _windows_on_battery()
    if sys.platform == "darwin":
        said = subprocess.run(
            ["pmset", "-g", "batt"], capture_output=True, text=True, timeout=5, check=False
        )
        return "'Battery Power'" in said.stdout
    battery = plugged_in = False
    for supply in folder.iterdir() if folder.is_dir() else ():
        kind = _word(supply / "type")
        if kind == "Battery" and _word(supply / "scope") != "Device":  # a mouse has one too
            battery |= _word(supply / "status") == "Discharging"
        elif kind in ("Mains", "USB"):
            plugged_in |= _word(supply / "online") == "1"
    return battery and not plugged_in


def _word(path: Path) -> str:
    try:
        return path.read_text("ascii", "replace").strip()
    except OSError:
        return ""


def _windows_on_battery() -> bool:
    class Status(ctypes.Structure):
        """SYSTEM_POWER_STATUS; its first byte is 0 when no mains are plugged in."""

        _fields_ = (("mains", ctypes.c_ubyte), ("rest", ctypes.c_ubyte * 11))

    status = Status(mains=255)
    windows: Any = getattr(ctypes, "windll")  # noqa: B009 - there on Windows alone
    windows.kernel32.GetSystemPowerStatus(ctypes.byref(status))
    return bool(status.mains == 0)
