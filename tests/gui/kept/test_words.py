"""Days, times and folders are as people tell them."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from planetfm.gui.kept import phrases
from planetfm.gui.radio.speech import Speech
from tests.gui.radio.radio_scenes import WIB


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ((), "Sekali"),
        (range(7), "Tiap hari"),
        (range(5), "Senin sampai Jumat"),
        ((6, 5), "Sabtu dan Minggu"),
        ((2,), "Tiap Rabu"),
        ((4, 0), "Sen, Jum"),
    ],
)
def test_days_of_the_week(indonesian: None, days: tuple[int, ...], words: str) -> None:
    assert phrases.days(days, "id") == words


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ((2026, 11, 25, 22, 5), "hari ini 22.05"),
        ((2026, 11, 26, 0, 30), "besok 00.30"),
        ((2026, 11, 28, 6, 0), "Sabtu 06.00"),
        ((2026, 12, 2, 6, 0), "2 Des 06.00"),
    ],
)
def test_what_comes(indonesian: None, at: tuple[int, int, int, int, int], words: str) -> None:
    now = datetime(2026, 11, 25, 21, 0, tzinfo=WIB).timestamp()
    assert phrases.coming(datetime(*at, tzinfo=WIB).timestamp(), now, "id", WIB) == words


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ((2026, 1, 2, 0, 1), "Hari ini 00.01 WIB"),
        ((2026, 1, 1, 23, 59), "Kemarin 23.59 WIB"),
        ((2025, 12, 31, 12, 0), "31 Des 2025 12.00 WIB"),
    ],
)
def test_what_was(indonesian: None, at: tuple[int, int, int, int, int], words: str) -> None:
    now = datetime(2026, 1, 2, 21, 0, tzinfo=WIB).timestamp()
    speech = Speech("id", WIB, "WIB", lambda: now)
    assert phrases.passed(datetime(*at, tzinfo=WIB).timestamp(), speech) == words


def test_a_folder_is_told_from_ones_own_on(tmp_path: Path, own_home: Path) -> None:
    assert phrases.folder_words(own_home / "Musik" / "Planet FM") == "Musik / Planet FM"
    assert phrases.folder_words(Path("/media/usb")) == str(Path("/media/usb"))


def test_a_dialog_is_loaded_when_it_is_opened_and_not_before() -> None:
    code = (
        "import sys, planetfm.gui.kept.desk;"
        "print([name for name in sys.modules if name.startswith('planetfm.gui.kept.')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    for late in ("sheet", "line", "lines", "history", "recordings", "plans", "alarms", "form"):
        assert f"planetfm.gui.kept.{late}'" not in done.stdout
