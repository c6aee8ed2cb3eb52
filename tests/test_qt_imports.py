"""PySide6 keeps no text of what is imported after it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
READ = """
import linecache
from planetfm.qt_imports import load_qt

load_qt()
import planetfm.app, planetfm.window_app
package = planetfm.__path__[0]
print(*(name for name in linecache.cache if name.startswith(package)), sep="\\n")
"""


def read_at_start(program: str) -> list[str]:
    """The app's own files that were read as text by the time everything is imported."""
    words = [sys.executable, "-c", program]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_no_source_is_read_to_import_the_app() -> None:
    assert read_at_start(READ) == []


def test_the_app_starts_with_imports_as_they_were() -> None:
    """`cli` does it, before anything else of it brings PySide6."""
    program = """
import builtins, sys
from types import SimpleNamespace

usual = builtins.__import__
sys.modules["planetfm.app"] = SimpleNamespace(run=lambda options, lang: 0)
from planetfm.cli import main

assert main(["--headless", "--demo"]) == 0
assert builtins.__import__ is usual
print("PySide6.QtCore" in sys.modules)
"""
    assert read_at_start(program) == ["True"]


def test_without_it_they_all_are() -> None:
    """When this fails, PySide6 has stopped: `qt_imports` can go."""
    assert len(read_at_start(READ.replace("\nload_qt()", ""))) > 100
