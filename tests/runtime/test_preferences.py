"""Settings: live, on disk a moment later, and never fatal."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planetfm.core.settings import Settings, ThemeChoice
from planetfm.runtime.preferences import Preferences, peek, read_settings
from planetfm.runtime.tasks import Lane, Mailbox


@pytest.fixture
def files(qtbot: QtBot) -> Iterator[Lane]:
    mailbox = Mailbox()
    lane = Lane("files", mailbox)
    yield lane
    assert lane.close(finish=True)
    mailbox.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def test_without_a_file_everything_is_at_its_default(files: Lane, path: Path) -> None:
    assert Preferences(path, files).settings == Settings()
    assert not path.exists()


def test_a_change_is_told_at_once_and_written_when_it_rests(
    files: Lane, path: Path, qtbot: QtBot
) -> None:
    preferences = Preferences(path, files)
    told: list[int] = []
    preferences.changed.connect(lambda: told.append(preferences.settings.volume))
    for volume in range(40, 61):
        preferences.update(volume=volume)
    assert told == list(range(40, 61))
    qtbot.waitUntil(path.exists)
    assert json.loads(path.read_text())["volume"] == 60


def test_what_changes_nothing_is_neither_told_nor_written(
    files: Lane, path: Path, qtbot: QtBot
) -> None:
    preferences = Preferences(path, files)
    told: list[str] = []
    preferences.changed.connect(lambda: told.append("changed"))
    preferences.update(volume=preferences.settings.volume, muted=False)
    qtbot.wait(400)
    assert told == []
    assert not path.exists()


def test_closing_writes_what_has_not_rested_yet(files: Lane, path: Path) -> None:
    preferences = Preferences(path, files)
    preferences.update(language="en", theme=ThemeChoice.DARK)
    preferences.close()
    assert files.close(finish=True)
    again = Preferences(path, files).settings
    assert (again.language, again.theme) == ("en", ThemeChoice.DARK)


@pytest.mark.parametrize("text", ["", "{", "[]", "\xff", '{"volume": 30', "[" * 100_000, "null"])
def test_a_damaged_file_is_set_aside_and_the_app_starts(files: Lane, path: Path, text: str) -> None:
    path.parent.mkdir()
    path.write_bytes(text.encode("latin-1"))
    preferences = Preferences(path, files, lambda: 1_764_000_000.0)
    assert preferences.settings == Settings()
    assert preferences.set_aside is not None
    assert re.fullmatch(r"settings\.json\.bad-\d{8}-\d{6}", preferences.set_aside.name)
    assert preferences.set_aside.read_bytes() == text.encode("latin-1")
    preferences.update(volume=11)
    preferences.close()
    files.close(finish=True)
    assert json.loads(path.read_text())["volume"] == 11


@pytest.mark.parametrize(
    "bad",
    [
        {"volume": 101},
        {"volume": -1},
        {"volume": True},
        {"volume": "loud"},
        {"volume": 1e400},
        {"language": []},
        {"theme": "pink"},
        {"from_a_newer_app": 1},
    ],
)
def test_a_bad_value_is_reported_and_the_others_hold(
    files: Lane, path: Path, bad: dict[str, object]
) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"muted": True} | bad))
    preferences = Preferences(path, files)
    assert preferences.settings.muted
    assert [problem.key for problem in preferences.problems] == list(bad)
    assert preferences.settings == Settings(muted=True)


def test_a_disk_that_refuses_is_logged_and_nothing_else(
    files: Lane, path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    path.parent.write_text("a file where the folder should be")
    preferences = Preferences(path, files)
    preferences.update(volume=5)
    preferences.close()
    qtbot.waitUntil(lambda: "could not be written" in caplog.text)
    assert preferences.settings.volume == 5


def test_a_whole_file_is_not_set_aside(files: Lane, path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"volume": 20}')
    assert Preferences(path, files).set_aside is None
    assert path.exists()


def test_what_a_newer_app_wrote_is_still_there_after_a_change(files: Lane, path: Path) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"hologram": {"depth": 3}, "volume": 20}))
    preferences = Preferences(path, files)
    preferences.update(volume=21)
    preferences.close()
    files.close(finish=True)
    written = json.loads(path.read_text())
    assert written["hologram"] == {"depth": 3}
    assert written["volume"] == 21


def test_a_bad_value_is_written_over_with_what_holds(files: Lane, path: Path) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"volume": "loud"}))
    preferences = Preferences(path, files)
    preferences.update(muted=True)
    preferences.close()
    files.close(finish=True)
    assert json.loads(path.read_text())["volume"] == Settings().volume


def test_all_settings_can_be_taken_at_once(files: Lane, path: Path) -> None:
    preferences = Preferences(path, files)
    told: list[int] = []
    preferences.changed.connect(lambda: told.append(preferences.settings.volume))
    preferences.take(Settings(volume=1, muted=True))
    preferences.take(Settings(volume=1, muted=True))
    assert told == [1]
    preferences.close()


@pytest.mark.parametrize("text", ["{", "[]", '{"volume": 200}'])
def test_a_peek_at_the_file_leaves_it_where_it_is(path: Path, text: str) -> None:
    path.parent.mkdir()
    path.write_text(text)
    assert peek(path) == Settings()
    assert path.read_text() == text


def test_a_peek_sees_what_is_set(path: Path) -> None:
    assert peek(path) == Settings()
    path.parent.mkdir()
    path.write_text('{"site": "radio.example"}')
    assert peek(path).site == "radio.example"


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"name": "x"}', "[" * 100_000, "\x00"])
def test_a_file_of_something_else_is_not_taken_for_settings(tmp_path: Path, text: str) -> None:
    file = tmp_path / "other.json"
    file.write_text(text)
    with pytest.raises(ValueError):
        read_settings(file)


def test_a_file_of_settings_tells_what_cannot_be_used(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"volume": 30, "theme": "pink"}')
    settings, problems = read_settings(file)
    assert settings == Settings(volume=30)
    assert [problem.key for problem in problems] == ["theme"]
