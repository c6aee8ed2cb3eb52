"""Which of the desktop's programs is asked to open or show a file, and with what words."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from planetfm.desktop.files import open_file, show_file

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="a free desktop's way")


class Programs:
    """Programs that write down how they were called and end as they are told to."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, name: str, code: int = 0) -> None:
        program = self._folder / name
        notes = self._folder / f"{name}.txt"
        program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {notes}.new\n')
        with program.open("a") as script:
            script.write(f"/bin/mv {notes}.new {notes}\nexit {code}\n")
        program.chmod(0o755)

    def words(self, name: str) -> list[str]:
        notes = self._folder / f"{name}.txt"
        wait_for(notes.exists)
        return notes.read_text().splitlines()

    def was_called(self, name: str) -> bool:
        return (self._folder / f"{name}.txt").exists()


def wait_for(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 5
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    monkeypatch.setenv("PATH", str(tmp_path))
    return Programs(tmp_path)


KEPT = Path("/home/ani/Musik/Planet FM/2026-11-24 17.05 Planet FM - Tegar, Rossa.mp3")


def test_a_file_is_shown_by_the_file_manager_that_is_on_the_bus(programs: Programs) -> None:
    programs.add("dbus-send")
    programs.add("xdg-open")
    show_file(KEPT)
    words = programs.words("dbus-send")
    assert "--dest=org.freedesktop.FileManager1" in words
    assert words[-2] == (
        "array:string:file:///home/ani/Musik/Planet%20FM/"
        "2026-11-24%2017.05%20Planet%20FM%20-%20Tegar%2C%20Rossa.mp3"
    )
    assert not programs.was_called("xdg-open")


def test_without_one_its_folder_is_opened(programs: Programs) -> None:
    programs.add("dbus-send", code=1)
    programs.add("xdg-open")
    show_file(KEPT)
    assert programs.words("xdg-open") == [str(KEPT.parent)]


def test_without_a_window_a_file_is_opened_by_the_desktops_opener(
    programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtGui import QGuiApplication

    monkeypatch.setattr(QGuiApplication, "instance", lambda: None)
    programs.add("xdg-open")
    open_file(KEPT)
    assert programs.words("xdg-open") == [str(KEPT)]


def test_where_there_is_no_opener_nothing_breaks(programs: Programs) -> None:
    show_file(KEPT)
