"""Start at log-in, as each system has it: a file below ~/.config/autostart, a value in Windows' Run
key, a launch agent on macOS.

`Autostart` is what the rest of the app sees: it remembers what it read, and what it writes goes
through the files lane.
"""

from __future__ import annotations

import contextlib
import logging
import os
import plistlib
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from planetfm.runtime.tasks import Lane

NAME = "planetfm"
log = logging.getLogger(__name__)


class Entry(Protocol):
    """One system's place for what starts at log-in. All raise OSError."""

    def read(self) -> bool:
        """Whether the app is started."""

    def write(self, on: bool) -> None: ...

    def program(self) -> str:
        """What it starts, without the words after it; "" where it starts nothing."""


class Autostart(QObject):
    """`changed`: `enabled` may say something new. `failed` tells, in the system's words, why a
    change that was wanted did not come about."""

    changed = Signal()
    failed = Signal(str)

    def __init__(self, entry: Entry, files: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entry, self._files = entry, files
        self._on = False
        files.call(entry.read, self._found, _unread)

    @property
    def enabled(self) -> bool:
        """As last read or written; False until it was read."""
        return self._on

    def set_enabled(self, enabled: bool) -> None:
        def write() -> bool:
            self._entry.write(enabled)
            return self._entry.read()

        self._files.call(write, self._found, self._refused)

    def follow_move(self) -> None:
        """Where the app was moved, have the entry start it from where it is now. An entry whose
        program is still there starts another copy of the app, and stays."""

        def look() -> bool:
            program = self._entry.program()
            moved = bool(program) and shutil.which(program) is None and self._entry.read()
            if moved:
                log.info("start at log-in: the app is no longer where the entry says")
                self._entry.write(True)
            return self._entry.read()

        self._files.call(look, self._found, _unread)

    def _found(self, on: bool) -> None:
        if on != self._on:
            self._on = on
            self.changed.emit()

    def _refused(self, error: Exception) -> None:
        log.warning("start at log-in: %s", error)
        self.changed.emit()  # a switch that was moved goes back
        reason = error.strerror if isinstance(error, OSError) else None
        self.failed.emit(reason or str(error))


def _unread(error: Exception) -> None:
    log.warning("start at log-in cannot be read: %s", error)


def entry_for(command: Sequence[str], label: str, home: Path | None = None) -> Entry:
    """This system's place. `command` starts the app; `label` is its name for people; `home` where
    the listener's own folders are (None: as the system says)."""
    if sys.platform == "win32":
        import winreg

        return RunKey(command, winreg)
    home = home or Path.home()
    if sys.platform == "darwin":
        return LaunchAgent(home / "Library" / "LaunchAgents", command)
    config = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    return XdgEntry(config / "autostart", command, label)


def running_command(home: Path | None = None) -> tuple[str, ...]:
    """What starts the app that runs now, without its window; `home` as given to `--home`."""
    here = Path(sys.executable)
    script = here.with_name("planetfm.exe" if sys.platform == "win32" else "planetfm")
    unpacked = Path(__file__).parents[2] / "packaging" / "run"
    if getattr(sys, "frozen", False):
        start: tuple[str, ...] = (str(here),)
    elif script.is_file():
        start = (str(script),)
    elif unpacked.is_file():  # started from the sources, without an installation
        start = (str(unpacked),)
    else:
        start = (str(here), "-P", "-m", "planetfm")
    place = ("--home", str(home.absolute())) if home is not None else ()
    return (*start, *place, "--hidden")


class XdgEntry:
    """https://specifications.freedesktop.org/autostart-spec/latest/"""

    def __init__(self, folder: Path, command: Sequence[str], label: str) -> None:
        self._path = folder / f"{NAME}.desktop"
        self._command, self._label = tuple(command), label

    def read(self) -> bool:
        said = self._said()
        hidden = said.get("Hidden", "false").lower() == "true"
        switched_off = said.get("X-GNOME-Autostart-enabled", "true").lower() == "false"
        return bool(said) and not hidden and not switched_off

    def program(self) -> str:
        return first_word(self._said().get("Exec", ""))

    def _said(self) -> dict[str, str]:
        try:
            lines = self._path.read_text("utf-8", "replace").splitlines()
        except FileNotFoundError:
            return {}
        return {key.strip(): value.strip() for key, _, value in (s.partition("=") for s in lines)}

    def write(self, on: bool) -> None:
        if not on:
            self._path.unlink(missing_ok=True)
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        part = self._path.with_suffix(".part")
        part.write_text(
            "[Desktop Entry]\n"
            "Type=Application\n"
            f"Name={_one_line(self._label)}\n"
            f"Exec={' '.join(quoted(word) for word in self._command)}\n"
            f"Icon={NAME}\n"
            "X-GNOME-Autostart-enabled=true\n",
            "utf-8",
        )
        part.replace(self._path)


class LaunchAgent:
    """A property list that launchd reads at log-in."""

    LABEL = "com.radioplanetfm.PlanetFM"

    def __init__(self, folder: Path, command: Sequence[str]) -> None:
        self._path = folder / f"{self.LABEL}.plist"
        self._command = tuple(command)

    def read(self) -> bool:
        return self._said().get("RunAtLoad") is True

    def program(self) -> str:
        words = self._said().get("ProgramArguments")
        return str(words[0]) if isinstance(words, list) and words else ""

    def _said(self) -> dict[str, Any]:
        try:
            said = plistlib.loads(self._path.read_bytes())
        except FileNotFoundError:
            return {}
        except (ValueError, plistlib.InvalidFileException):
            return {}  # launchd cannot read it either
        return said if isinstance(said, dict) else {}

    def write(self, on: bool) -> None:
        if not on:
            self._path.unlink(missing_ok=True)
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        said = {
            "Label": self.LABEL,
            "ProgramArguments": list(self._command),
            "RunAtLoad": True,
            "ProcessType": "Interactive",
        }
        part = self._path.with_suffix(".part")
        part.write_bytes(plistlib.dumps(said))
        part.replace(self._path)


class RunKey:
    """HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run

    What the listener switches off in Windows' own list of start-up apps stays in that key and is
    noted in another: there the first byte is odd (3) when it is off, even (2, 6) when it is on.
    """

    KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
    APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
    VALUE = "Planet FM"

    def __init__(self, command: Sequence[str], registry: Any) -> None:
        """`registry`: the module winreg, which is on Windows alone."""
        self._command, self._registry = tuple(command), registry

    def read(self) -> bool:
        noted = self._value(self.APPROVED)
        off = isinstance(noted, bytes) and bool(noted) and noted[0] % 2 == 1
        return self._value(self.KEY) is not None and not off

    def program(self) -> str:
        line = str(self._value(self.KEY) or "")
        found = re.match(r'"([^"]*)"|\S+', line)
        return "" if found is None else found[1] or found[0]

    def write(self, on: bool) -> None:
        registry = self._registry
        with registry.CreateKey(registry.HKEY_CURRENT_USER, self.KEY) as key:
            if on:
                line = subprocess.list2cmdline(self._command)
                registry.SetValueEx(key, self.VALUE, 0, registry.REG_SZ, line)
            else:
                self._delete(key)
        with registry.CreateKey(registry.HKEY_CURRENT_USER, self.APPROVED) as key:
            self._delete(key)  # nothing noted: on

    def _value(self, key_name: str) -> object:
        registry = self._registry
        try:
            with registry.OpenKey(registry.HKEY_CURRENT_USER, key_name) as key:
                value, _ = registry.QueryValueEx(key, self.VALUE)
        except FileNotFoundError:
            return None
        return value

    def _delete(self, key: Any) -> None:
        with contextlib.suppress(FileNotFoundError):
            self._registry.DeleteValue(key, self.VALUE)


def quoted(word: str) -> str:
    """A word of an Exec line, quoted where the specification wants it: in quotes a backslash goes
    before \\" ` $ and the backslash itself, the file doubles backslashes once more, and % is
    written twice."""
    if re.fullmatch(r"[A-Za-z0-9_./:=@+,-]+", word):
        return word
    inner = re.sub(r'(["`$\\])', r"\\\1", word).replace("\\", "\\\\").replace("%", "%%")
    return f'"{_one_line(inner)}"'


def first_word(line: str) -> str:
    """The first word of an Exec line, as `quoted` wrote it."""
    found = re.match(r'"((?:[^"\\]|\\.)*)"|(\S+)', line.replace("\\\\", "\\"))
    if found is None:
        return ""
    return re.sub(r"\\(.)", r"\1", found[1] or found[2] or "").replace("%%", "%")


def _one_line(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable())
