"""What the import contracts cannot say: which parts of PySide6 and the outside a room uses."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "planetfm"


def imports(room: str) -> Iterator[tuple[Path, str]]:
    """Every file of a room with each module that it names in an import, wherever it stands."""
    for path in sorted((PACKAGE / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((path, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield from ((path, f"{node.module}.{alias.name}") for alias in node.names)


def test_runtime_uses_qtcore_and_no_more_of_qt() -> None:
    wider = [
        (path.name, module)
        for path, module in imports("runtime")
        if module.startswith("PySide6") and not module.startswith("PySide6.QtCore")
    ]
    assert wider == []


def test_the_demo_station_needs_the_standard_library_alone() -> None:
    others = [
        (path.name, module)
        for path, module in imports("demo")
        if module.split(".")[0] not in sys.stdlib_module_names
        and not module.startswith("planetfm.demo")
    ]
    assert others == []


def test_one_file_alone_imports_vlc() -> None:
    users = {path for path, module in imports(".") if module.split(".")[0] == "vlc"}
    assert users <= {PACKAGE / "audio" / "vlc.py"}


@pytest.mark.parametrize("room", ["core", "net", "store", "audio", "terminal", "demo"])
def test_no_qt_where_the_terminal_works(room: str) -> None:
    assert [path for path, module in imports(room) if module.startswith("PySide6")] == []


def test_core_reads_no_clock() -> None:
    clocks = {"time", "time.time", "time.monotonic", "time.sleep"}
    assert [(path.name, module) for path, module in imports("core") if module in clocks] == []


def test_a_command_from_the_terminal_does_not_pay_for_qt_or_requests() -> None:
    words = "import planetfm.cli, sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", words],
        cwd=PACKAGE.parent,
        capture_output=True,
        text=True,
        timeout=30,
    )
    loaded = {name.split(".")[0] for name in done.stdout.split()}
    assert "planetfm" in loaded
    assert loaded.isdisjoint({"PySide6", "vlc", "requests", "feedparser"})
