"""The alerts on a real newsroom before the demo station, told as a desktop would hear it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from planetfm.core.alerts import Why
from planetfm.core.model import NewsQuery, Song
from planetfm.runtime.alerts import AlertsController, ToldStory
from planetfm.runtime.preferences import Preferences
from planetfm.runtime.tasks import Lane
from planetfm.store.alerts import AlertsFile
from tests.gallery.room import DemoRoom

WIB = timezone(timedelta(hours=7))
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=WIB).timestamp()
TEGAR = Song("Rossa", "Tegar", "Rossa - Tegar")


class Starred(QObject):
    on_air = Signal(object)


class Desk:
    """A newsroom whose first fill is over, and what was told."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.room = DemoRoom(folder, NOON, fetched=NOON, start=False)
        self.files = Lane("files", self.room.mailbox)
        self.preferences = Preferences(folder / "settings.json", self.files)
        self.preferences.update(notify_news=True, notify_songs=True, quiet=False)
        self.starred = Starred()
        self.told: list[tuple[ToldStory, ...]] = []
        self.songs: list[Song] = []
        self.alerts = self.sit_down()
        self.room.news.start()
        self.wait(lambda: self.alerts.state.first_at)
        self.wait(lambda: not self.room.news.view.refreshing)

    def sit_down(self, *, begin: bool = True) -> AlertsController:
        alerts = AlertsController(
            self.room.news,
            self.starred.on_air,
            self.preferences,
            self.files,
            AlertsFile(self.folder / "told.json"),
            wall=lambda: self.room.wall,
            local=lambda at: datetime.fromtimestamp(at, WIB),
        )
        alerts.stories_told.connect(self.told.append)
        alerts.song_told.connect(self.songs.append)
        if begin:
            alerts.begin()
            self.wait(lambda: alerts._before is None)
        return alerts

    def restart(self, *, begin: bool = True) -> None:
        self.alerts.close()
        written: list[bool] = []
        self.files.call(lambda: True, written.append)
        self.wait(lambda: written)
        self.alerts = self.sit_down(begin=begin)

    def wait(self, until: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(until()), timeout=10_000)

    def publish(self, *titles: str, category: str = "Layanan Publik") -> None:
        """New on the site, and fetched, ten seconds on: a site dates its pages to the second."""
        self.room.wall += 10
        for n, title in enumerate(titles):
            at = datetime.fromtimestamp(self.room.wall + n, UTC)
            self.room.station.newsroom.publish(title, ["Isi."], at=at, category=category)
        total = self.room.news.view.total
        self.room.news.refresh()
        self.wait(lambda: self.room.news.view.total == total + len(titles))
        self.wait(lambda: not self.room.news.view.refreshing)
        self.settle()

    def settle(self) -> None:
        """Whatever the alerts asked the store is answered."""
        answered: list[object] = []
        for count in (1, 2, 3):
            self.room.news.headlines_by_identity((), NewsQuery(), answered.append)
            self.qtbot.waitUntil(partial(self._has, answered, count), timeout=10_000)

    @staticmethod
    def _has(answered: list[object], count: int) -> bool:
        return len(answered) == count

    def pass_s(self, seconds: float) -> None:
        self.room.wall += seconds
        self.alerts._look()
        self.settle()

    @property
    def titles(self) -> list[list[str]]:
        return [[story.headline.title for story in stories] for stories in self.told]

    def close(self) -> None:
        self.alerts.close()
        self.preferences.close()
        self.room.close()
        assert self.files.close(finish=True)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path, qtbot)
    yield desk
    desk.close()


def test_filling_an_empty_store_tells_nothing_and_the_next_story_is_told(desk: Desk) -> None:
    assert desk.told == []
    desk.publish("BANDARA TAMBAH PENERBANGAN")
    assert desk.titles == [["BANDARA TAMBAH PENERBANGAN"]]
    assert desk.told[0][0].reason.why is Why.ALL


def test_what_comes_within_a_quarter_of_an_hour_is_told_together(desk: Desk) -> None:
    desk.publish("SATU")
    desk.publish("DUA")
    desk.publish("TIGA", "EMPAT")
    assert desk.titles == [["SATU"]]
    desk.pass_s(899 - 20)
    assert len(desk.told) == 1
    desk.pass_s(1)
    assert desk.titles[1] == ["EMPAT", "TIGA", "DUA"]


def test_words_and_categories_choose(desk: Desk) -> None:
    desk.preferences.update(notify_words=("sim keliling",), notify_categories=("Wisata",))
    desk.publish("JADWAL SIM KELILING", "HARGA CABAI")
    desk.publish("PANTAI BARU", category="Wisata")
    desk.pass_s(900)
    assert desk.titles == [["JADWAL SIM KELILING"], ["PANTAI BARU"]]
    assert [told[0].reason.text for told in desk.told] == ["sim keliling", "Wisata"]


def test_what_was_read_meanwhile_is_not_told(desk: Desk) -> None:
    desk.publish("SATU")
    desk.publish("DUA", "TIGA")
    read = next(row for row in desk.room.headlines() if row.title == "DUA")
    desk.room.news.mark_read(read.identity, True)
    desk.pass_s(900)
    assert desk.titles == [["SATU"], ["TIGA"]]


def test_the_night_s_news_is_told_once_in_the_morning(desk: Desk) -> None:
    desk.preferences.update(quiet=True, quiet_from="11:00", quiet_until="13:00")
    desk.publish("SATU")
    desk.pass_s(1700)
    desk.publish("DUA")
    desk.starred.on_air.emit(TEGAR)
    assert desk.told == []
    assert desk.songs == []
    desk.pass_s(1900)
    assert desk.titles == [["DUA", "SATU"]]


def test_a_restart_forgets_neither_what_waits_nor_what_was_told(desk: Desk) -> None:
    desk.preferences.update(notify_limit=2)
    desk.publish("SATU")
    desk.publish("DUA")
    desk.starred.on_air.emit(TEGAR)
    desk.restart()
    desk.starred.on_air.emit(TEGAR)
    assert desk.songs == [TEGAR]
    desk.pass_s(900)
    assert desk.titles == [["SATU"], ["DUA"]]
    desk.publish("TIGA")
    desk.pass_s(3600)
    assert len(desk.told) == 2, "the day's limit"
    desk.restart()
    desk.pass_s(12 * 3600)
    assert desk.titles[2:] == [["TIGA"]], "after midnight"


def test_switched_off_nothing_waits(desk: Desk) -> None:
    desk.publish("SATU")
    desk.publish("DUA")
    desk.preferences.update(notify_news=False)
    desk.preferences.update(notify_news=True)
    desk.pass_s(900)
    assert desk.titles == [["SATU"]]


def test_while_nobody_listens_nothing_is_told_and_nothing_lost(desk: Desk) -> None:
    desk.alerts.hold()
    desk.starred.on_air.emit(TEGAR)
    desk.publish("SATU")
    desk.pass_s(900)
    assert (desk.songs, desk.told) == ([], [])
    desk.alerts.begin()
    desk.settle()
    assert (desk.songs, desk.titles) == ([TEGAR], [["SATU"]])


def test_what_comes_before_the_state_was_read_is_not_lost(desk: Desk) -> None:
    desk.publish("SATU")
    desk.alerts.hold()
    desk.restart(begin=False)
    desk.publish("DUA")
    desk.starred.on_air.emit(TEGAR)
    desk.alerts.begin()
    desk.wait(lambda: desk.songs == [TEGAR])
    desk.pass_s(900)
    assert desk.titles == [["SATU"], ["DUA"]]


def test_the_window_s_way_into_the_tray_is_told_once_for_good(desk: Desk) -> None:
    assert desk.alerts.tell_tray()
    assert not desk.alerts.tell_tray()
    desk.restart()
    assert not desk.alerts.tell_tray()
    assert json.loads((desk.folder / "told.json").read_text())["tray"] is True
