"""Start at log-in: each system's own place, written, read back and taken away."""

from __future__ import annotations

import plistlib
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planetfm.desktop.autostart import (
    Autostart,
    Entry,
    LaunchAgent,
    RunKey,
    XdgEntry,
    entry_for,
    quoted,
    running_command,
)
from planetfm.runtime.tasks import Lane

Wait = Callable[[Callable[[], object]], None]
ODD = ("/opt/Radio $HOME/planet`fm", "--home", 'a "b"\\c 100%', "--hidden")


def test_the_switch_writes_and_takes_away(tmp_path: Path, files: Lane, wait: Wait) -> None:
    autostart = Autostart(XdgEntry(tmp_path / "autostart", ("planetfm", "--hidden"), "P"), files)
    assert not autostart.enabled
    autostart.set_enabled(True)
    wait(lambda: autostart.enabled)
    text = (tmp_path / "autostart" / "planetfm.desktop").read_text()
    assert "Exec=planetfm --hidden\n" in text
    autostart.set_enabled(False)
    wait(lambda: not autostart.enabled)
    assert list((tmp_path / "autostart").iterdir()) == []


def test_what_was_written_earlier_is_found(tmp_path: Path, files: Lane, wait: Wait) -> None:
    entry = XdgEntry(tmp_path, ("planetfm",), "Planet FM")
    entry.write(True)
    autostart = Autostart(entry, files)
    wait(lambda: autostart.enabled)


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, files: Lane, qtbot: QtBot) -> None:
    (tmp_path / "autostart").write_text("a file where a folder should be")
    autostart = Autostart(XdgEntry(tmp_path / "autostart", ("planetfm",), "P"), files)
    with qtbot.waitSignal(autostart.failed, timeout=5000) as told:
        autostart.set_enabled(True)
    assert told.args
    assert str(tmp_path) not in str(told.args[0]), "a sentence has no use for a number and a path"
    assert not autostart.enabled


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_what_the_desktop_s_own_settings_switched_off_is_off(tmp_path: Path, line: str) -> None:
    entry = XdgEntry(tmp_path, ("planetfm",), "Planet FM")
    entry.write(True)
    path = tmp_path / "planetfm.desktop"
    path.write_text(path.read_text().replace("X-GNOME-Autostart-enabled=true", line))
    assert not entry.read()
    entry.write(True)
    assert entry.read()


def test_a_label_cannot_add_a_line(tmp_path: Path) -> None:
    XdgEntry(tmp_path, ("planetfm",), "Planet\nExec=evil\rFM").write(True)
    lines = (tmp_path / "planetfm.desktop").read_text().splitlines()
    assert [line for line in lines if line.startswith("Exec=")] == ["Exec=planetfm"]


def unquoted(line: str) -> list[str]:
    """The words that a desktop makes of an Exec value: escapes, quotes, field codes."""
    whole = line.replace("\\\\", "\\")
    parts = re.findall(r'"((?:[^"\\]|\\.)*)"|(\S+)', whole)
    return [re.sub(r"\\(.)", r"\1", quote or bare).replace("%%", "%") for quote, bare in parts]


def test_odd_words_come_through_the_exec_line() -> None:
    assert unquoted(" ".join(quoted(word) for word in ODD)) == list(ODD)


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="not installed")
def test_the_entry_is_valid(tmp_path: Path) -> None:
    XdgEntry(tmp_path, ODD, "Planet FM").write(True)
    path = tmp_path / "planetfm.desktop"
    done = subprocess.run(
        ["desktop-file-validate", str(path)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_a_launch_agent(tmp_path: Path) -> None:
    agent = LaunchAgent(tmp_path / "LaunchAgents", ODD)
    assert not agent.read()
    agent.write(True)
    assert agent.read()
    (path,) = (tmp_path / "LaunchAgents").iterdir()
    assert plistlib.loads(path.read_bytes())["ProgramArguments"] == list(ODD)
    path.write_bytes(b"no property list")
    assert not agent.read()
    agent.write(False)
    agent.write(False)
    assert not path.exists()


class Registry:
    """As much of Windows' registry as `winreg` shows of it."""

    HKEY_CURRENT_USER, REG_SZ = "HKCU", 1

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], str | bytes] = {}

    @contextmanager
    def OpenKey(self, root: str, key: str) -> Iterator[str]:
        assert root == "HKCU"
        yield key

    CreateKey = OpenKey

    def QueryValueEx(self, key: str, name: str) -> tuple[str | bytes, int]:
        if (key, name) not in self.values:
            raise FileNotFoundError
        return self.values[key, name], self.REG_SZ

    def SetValueEx(self, key: str, name: str, zero: int, kind: int, value: str) -> None:
        assert (zero, kind) == (0, self.REG_SZ)
        self.values[key, name] = value

    def DeleteValue(self, key: str, name: str) -> None:
        self.QueryValueEx(key, name)
        del self.values[key, name]


def test_windows_run_key() -> None:
    registry = Registry()
    entry = RunKey((r"C:\Program Files\Planet FM\planetfm.exe", "--hidden"), registry)
    assert not entry.read()
    entry.write(True)
    assert entry.read()
    assert list(registry.values.values()) == [r'"C:\Program Files\Planet FM\planetfm.exe" --hidden']
    entry.write(False)
    entry.write(False)
    assert not entry.read()


@pytest.mark.parametrize(
    ("noted", "on"), [(b"\x03" + bytes(11), False), (b"\x02" + bytes(11), True), (b"", True)]
)
def test_what_windows_own_list_switched_off_is_off(noted: bytes, on: bool) -> None:
    registry = Registry()
    entry = RunKey((r"C:\Planet FM\planetfm.exe", "--hidden"), registry)
    entry.write(True)
    registry.values[RunKey.APPROVED, RunKey.VALUE] = noted
    assert entry.read() is on
    entry.write(True)
    assert entry.read(), "whoever switches it on here means it"
    assert (RunKey.APPROVED, RunKey.VALUE) not in registry.values


def test_the_program_of_an_entry_is_what_was_written(tmp_path: Path) -> None:
    odd = ('/opt/Radio $HOME/100% "planet`fm"\\x', "--hidden")
    windows = (r"C:\Program Files\Planet FM\planetfm.exe", "--hidden")
    entries: tuple[tuple[Entry, str], ...] = (
        (XdgEntry(tmp_path / "a", odd, "P"), odd[0]),
        (XdgEntry(tmp_path / "b", ("planetfm", "--hidden"), "P"), "planetfm"),
        (LaunchAgent(tmp_path, odd), odd[0]),
        (RunKey(windows, Registry()), windows[0]),
        (RunKey((r"C:\planetfm.exe", "--hidden"), Registry()), r"C:\planetfm.exe"),
    )
    for entry, program in entries:
        assert entry.program() == ""
        entry.write(True)
        assert entry.program() == program


def test_an_app_that_was_moved_is_started_from_where_it_is_now(
    tmp_path: Path, files: Lane, wait: Wait
) -> None:
    XdgEntry(tmp_path, (str(tmp_path / "gone" / "planetfm"), "--hidden"), "Planet FM").write(True)
    here = XdgEntry(tmp_path, (sys.executable, "--hidden"), "Planet FM")
    autostart = Autostart(here, files)
    autostart.follow_move()
    wait(lambda: here.program() == sys.executable)
    wait(lambda: autostart.enabled)


@pytest.mark.parametrize("line", ["Hidden=true", ""])
def test_an_entry_of_another_copy_or_one_that_is_off_is_left_alone(
    tmp_path: Path, files: Lane, line: str
) -> None:
    other = sys.executable if not line else str(tmp_path / "gone")
    XdgEntry(tmp_path, (other, "--hidden"), "Planet FM").write(True)
    path = tmp_path / "planetfm.desktop"
    path.write_text(before := f"{path.read_text()}{line}")
    autostart = Autostart(XdgEntry(tmp_path, ("/bin/sh", "--hidden"), "Planet FM"), files)
    autostart.follow_move()
    assert files.close(finish=True)
    assert path.read_text() == before


def test_no_entry_is_made_for_who_wants_none(tmp_path: Path, files: Lane) -> None:
    Autostart(XdgEntry(tmp_path, ("/bin/sh",), "Planet FM"), files).follow_move()
    assert files.close(finish=True)
    assert list(tmp_path.iterdir()) == []


def test_what_is_started_is_what_runs_now(tmp_path: Path) -> None:
    command = running_command(tmp_path)
    assert command[-3:] == ("--home", str(tmp_path), "--hidden")
    assert shutil.which(command[0]) == command[0]
    assert running_command()[-1] == "--hidden"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks for Linux's place")
def test_this_system_s_place_is_the_listener_s_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "c"))
    entry_for(("planetfm",), "Planet FM").write(True)
    assert (tmp_path / "c" / "autostart" / "planetfm.desktop").is_file()
    monkeypatch.delenv("XDG_CONFIG_HOME")
    entry_for(("planetfm",), "Planet FM", tmp_path / "h").write(True)
    assert (tmp_path / "h" / ".config" / "autostart" / "planetfm.desktop").is_file()
