"""Another language opens the window anew over the same core; another station begins anew.

The whole app in a process of its own, driven from inside its loop, with the demo station.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.running import ROOT, RunningApp, environment

DRIVER = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from planetfm import app, window_desks
from planetfm.gui.settings_opener import SettingsOpener
from planetfm.options import Options
from planetfm.settings_desk import CoreSettingsDesk

seen, cores = [], []

def note(room):
    core, header = room.core, room.window.list_side.header
    if core not in cores:
        cores.append(core)
    stale = core.player.view.stream.bytes_received
    seen.append({
        "window": len(seen), "core": cores.index(core), "refresh": header.refresh.toolTip(),
        "wanted": core.player.view.wanted, "bytes": stale,
        "generation": core.player._line.state.generation, "width": room.window.width(),
        "windows": sum(one.isVisible() for one in QApplication.topLevelWidgets()),
        "dialog": [
            (one.page, one.standing.imported)
            for one in QApplication.topLevelWidgets() if hasattr(one, "show_page")
        ],
    })
    desk = CoreSettingsDesk(core)
    def language():
        room.window.resize(700, 620)
        opener = room.window.findChild(SettingsOpener)
        sheet = opener.open("station").paper("station").sheet
        file = Path(sys.argv[1]) / "imported.json"
        file.write_text('{"language": "en", "hologram": 1}')
        desk.import_from(file, sheet.later(sheet._imported))
    def when(ready, act):
        if ready():
            act()
        else:
            QTimer.singleShot(50, room.window, lambda: when(ready, act))
    flowing = lambda: core.player.view.stream.bytes_received > 60_000
    QTimer.singleShot(0, room.window, lambda: when(*[
        (flowing, language),
        (lambda: True, desk.restart),
        (lambda: True, QApplication.quit),
    ][len(seen) - 1]))

window_desks.DESKS = (*window_desks.DESKS, note)
code = app.run(Options(demo=True, home=Path(sys.argv[1]), play=True), "id")
print(json.dumps({"code": code, "seen": seen}))
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("reopen")
    done = subprocess.run(
        [sys.executable, "-c", DRIVER, str(folder / "home")],
        cwd=ROOT,
        env=environment(folder),
        capture_output=True,
        text=True,
        timeout=60,
    )
    log = (folder / "home" / "state" / "planetfm.log").read_text()
    assert done.returncode == 0, done.stderr + log
    assert "a bug" not in log, log
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def test_the_other_language_is_there_and_the_sound_was_not_touched(told: dict[str, Any]) -> None:
    first, second, _ = told["seen"]
    assert (first["refresh"], second["refresh"]) == ("Segarkan berita", "Refresh news")
    assert second["core"] == first["core"]
    assert second["wanted"]
    assert second["bytes"] > 60_000
    assert second["dialog"] == [["station", ["hologram"]]], "what the import left out is still told"
    assert second["windows"] == 2  # the window and the dialog: nothing of the first is left
    assert second["width"] == 700


def test_another_station_has_a_core_of_its_own(told: dict[str, Any]) -> None:
    _, second, third = told["seen"]
    assert third["core"] == second["core"] + 1
    assert third["refresh"] == "Refresh news"
    assert third["dialog"] == []


def test_the_app_ends_as_usual_afterwards(told: dict[str, Any]) -> None:
    assert told["code"] == 0
    assert len(told["seen"]) == 3


def test_the_site_of_the_settings_is_the_one_that_is_opened(tmp_path: Path) -> None:
    from planetfm.app import _profile
    from planetfm.options import Options

    options = Options(home=tmp_path)
    usual = _profile(options).site
    settings = tmp_path / "config" / "settings.json"
    settings.parent.mkdir()
    settings.write_text('{"site": "radio.example"}')
    assert _profile(options).site == "https://radio.example"
    assert _profile(Options(home=tmp_path, site="other.example")).site == "https://other.example"
    settings.write_text('{"site": "no site at all"}')
    assert _profile(options).site == usual


def test_the_app_plays_when_it_opens_if_that_was_chosen(tmp_path: Path) -> None:
    app = RunningApp(tmp_path, headless=False)
    settings = app.home / "config" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text('{"play_on_start": true}')
    with app:
        app.wait_status(lambda told: told["line"]["state"] == "flowing", "sound")
