"""What holds for every test: nothing of the machine's own desktop is touched, and nothing is left
running afterwards.

Each test has its own empty home and XDG folders and no way to the machine's sound, display,
session bus or proxies. Threads, child processes, running timers and windows that outlive their test
fail it.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.leaks import Leftovers

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

pytest_plugins = ["tests.stations.fixtures"]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

FOREIGN = (
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "XAUTHORITY",
    "PULSE_SINK",
    "SESSION_MANAGER",
    "QT_STYLE_OVERRIDE",
    "QT_SCALE_FACTOR",
    "LANGUAGE",
    *(name + suffix for name in ("http", "https", "all", "no") for suffix in ("_proxy", "_PROXY")),
    *(name + "_PROXY" for name in ("HTTP", "HTTPS", "ALL", "NO")),
)

WITHOUT_QT = frozenset({"core", "net", "store", "audio", "demo", "terminal", "stations"})


BY_EAR = frozenset({"ear", "icecast", "chaos"})
"""Who uses these measures sound, or a station's line, against the clock."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if isinstance(item, pytest.Function) and not BY_EAR.isdisjoint(item.fixturenames):
            item.add_marker("by_ear")


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """With the carried letters from the beginning: what was measured in others is remembered."""
    from planetfm.assets import assets_dir
    from planetfm.gui.type import load_fonts

    assert load_fonts(assets_dir() / "fonts") == []
    return qapp


@pytest.fixture
def qtbot(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[QtBot]:
    """Holds on to its widgets. pytest-qt does so weakly, and lets events be processed when the test
    has returned: the collector of garbage then took a window away that was being painted."""
    kept: dict[int, QWidget] = {}
    add = qtbot.addWidget

    def add_widget(widget: QWidget, **named: Any) -> None:
        key = id(widget)
        kept[key] = widget
        widget.destroyed.connect(lambda: kept.pop(key, None))
        add(widget, **named)

    monkeypatch.setattr(qtbot, "addWidget", add_widget)
    yield qtbot
    kept.clear()


@pytest.fixture(autouse=True)
def own_home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A new home for the test; short, because sockets are made in the runtime folder below it."""
    home = Path(tempfile.mkdtemp(prefix="pfm-home-"))
    folders = {
        "HOME": home,
        "XDG_CONFIG_HOME": home / "config",
        "XDG_DATA_HOME": home / "data",
        "XDG_STATE_HOME": home / "state",
        "XDG_CACHE_HOME": home / "cache",
        "XDG_RUNTIME_DIR": home / "run",
    }
    for name, folder in folders.items():
        folder.mkdir(mode=0o700, exist_ok=True)
        monkeypatch.setenv(name, str(folder))
    for name in FOREIGN:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PULSE_SERVER", f"unix:{home}/no-sound-server")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={home}/no-bus")
    yield home
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(autouse=True)
def nothing_left(own_home: Path, request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a test that leaves a thread, a process, a running timer or a window behind."""
    before = Leftovers.now(with_qt=WITHOUT_QT.isdisjoint(request.path.parts))
    yield
    left = before.grown(patience_s=3)
    if left:
        pytest.fail("the test left behind: " + "; ".join(left), pytrace=False)
