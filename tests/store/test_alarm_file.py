"""The file of alarms."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from planetfm.core.alarms import Alarm, Zone
from planetfm.core.errors import StoreError
from planetfm.store.alarms import AlarmFile

ALARMS = (Alarm("one", 5, 30, frozenset({0, 1}), Zone.LOCAL), Alarm("two", 7, 0))


def test_what_was_saved_is_loaded_in_its_order(tmp_path: Path) -> None:
    file = AlarmFile(tmp_path / "deep" / "alarms.json")
    assert file.load() == ()
    file.save(ALARMS)
    assert file.load() == ALARMS


def test_a_damaged_alarm_costs_itself_only(tmp_path: Path) -> None:
    path = tmp_path / "alarms.json"
    AlarmFile(path).save(ALARMS)
    data = json.loads(path.read_text())
    data["alarms"][0]["time"] = "half past five"
    data["alarms"].append(None)
    path.write_text(json.dumps(data))
    assert AlarmFile(path).load() == ALARMS[1:]
    path.write_text('{"alarms": 7}')
    assert AlarmFile(path).load() == ()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError):
        AlarmFile(tmp_path / "file" / "alarms.json").save(ALARMS)
