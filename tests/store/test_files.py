"""Small files are the old one or the new one, and nothing is left in between."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest

from planetfm.core.errors import StoreError
from planetfm.store.files import read_json, write_json
from planetfm.store.lock import HomeLock
from planetfm.store.memory import MemoryFile, StationMemory

SITE = "https://radioplanetfm.com"


def test_what_was_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "new" / "x.json"
    write_json(path, {"name": "Gandrung – ꦧꦚꦸ", "half": "\ud83d"})
    assert read_json(path) == {"name": "Gandrung – ꦧꦚꦸ", "half": "\ud83d"}
    assert [entry.name for entry in path.parent.iterdir()] == ["x.json"]


def test_what_cannot_be_written_leaves_the_old_one_and_no_scraps(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    write_json(path, {"a": 1})
    with pytest.raises(TypeError):
        write_json(path, {"a": object()})
    assert read_json(path) == {"a": 1}
    assert [entry.name for entry in tmp_path.iterdir()] == ["x.json"]


def test_a_disk_that_refuses_is_a_store_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError):
        write_json(tmp_path / "file" / "x.json", {})
    (tmp_path / "folder.json").mkdir()
    with pytest.raises(StoreError):
        write_json(tmp_path / "folder.json", {})
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["file", "folder.json"]


def test_a_reader_never_sees_half_a_file(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    write_json(path, {"n": 0, "pad": ""})
    over = threading.Event()

    def rewrite() -> None:
        number = 0
        while not over.is_set():
            number += 1
            write_json(path, {"n": number, "pad": "x" * (number * 97 % 5000)})

    thread = threading.Thread(target=rewrite)
    thread.start()
    try:
        for _ in range(300):
            assert json.loads(path.read_bytes()).keys() == {"n", "pad"}
    finally:
        over.set()
        thread.join()


def test_a_station_is_remembered_beside_others(tmp_path: Path) -> None:
    file = MemoryFile(tmp_path / "station.json")
    mine = StationMemory(streams=("https://s/live",), entered=("https://e/live",), name="Planet FM")
    file.save("https://other", StationMemory(feed="https://other/feed/"))
    file.save(SITE, mine)
    assert file.load(SITE) == mine
    assert file.load(SITE).addresses == ("https://e/live", "https://s/live")
    assert file.load("https://other").feed == "https://other/feed/"
    assert not file.load("https://unknown").known


def test_nonsense_in_the_memory_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "station.json"
    big = "9" * 400
    path.write_text(
        f'{{"{SITE}": {{"streams": ["file:///etc/passwd", 5, "https://s/live"], "feed": 7,'
        f' "found_at": {big}, "checked_at": "x", "later": 1}}, "b": []}}'
    )
    file = MemoryFile(path)
    assert file.load(SITE) == StationMemory(streams=("https://s/live",))
    assert file.load("b") == StationMemory()


def test_a_lock_has_one_holder_and_can_be_given_back(tmp_path: Path) -> None:
    one, other = HomeLock(tmp_path / "x.lock"), HomeLock(tmp_path / "x.lock")
    assert one.take()
    assert not other.take()
    one.release()
    one.release()
    assert other.take()
    other.release()
