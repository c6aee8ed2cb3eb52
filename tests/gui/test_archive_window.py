"""The whole window on a whole station: down into the archive, a search, a deed taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planetfm.assets import assets_dir
from planetfm.core.snapshot import ArchiveState
from planetfm.gui.news.undo import UndoDesk
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from planetfm.gui.window import MainWindow
from planetfm.runtime.tasks import Lane
from tests.gallery.room import DemoRoom
from tests.gui.radio import radio_scenes as scenes
from tests.gui.radio.puppet_player import PuppetPlayer


@pytest.fixture
def room(qapp: QApplication, tmp_path: Path) -> Iterator[DemoRoom]:
    _, now = scenes.live()
    made = DemoRoom(tmp_path, now, fetched=now - 110)
    yield made
    made.close()


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, room: DemoRoom) -> Iterator[MainWindow]:
    view, now = scenes.live()
    theme = Theme(assets_dir(), "light", reduced_motion=True)
    speech = Speech("en", scenes.WIB, "WIB", lambda: now)
    lane = Lane("pictures", room.mailbox)
    made = MainWindow(PuppetPlayer(view), room.news, theme, speech, lane, "Planet FM", "Banyuwangi")
    UndoDesk(room.news, made, made.say)
    qtbot.addWidget(made)
    made.resize(1180, 760)
    made.show()
    qtbot.waitUntil(lambda: made.list_side.model.rowCount() > 5)
    yield made
    made.close()
    lane.close()


def test_scrolling_goes_on_into_the_archive_and_stands_still(
    qtbot: QtBot, room: DemoRoom, window: MainWindow
) -> None:
    side = window.list_side
    stored = side.model.rowCount()
    bar = side.list.verticalScrollBar()
    assert room.news.view.archive.state is ArchiveState.MORE
    bar.setValue(bar.maximum())
    before = [row.identity for row in side.list.visible_headlines()]
    qtbot.waitUntil(lambda: side.model.rowCount() > stored, timeout=10_000)
    assert [row.identity for row in side.list.visible_headlines()][: len(before)] == before
    assert side.new_line.count == 0
    qtbot.waitUntil(lambda: room.news.view.archive.state is ArchiveState.COMPLETE)
    bar.setValue(bar.maximum())
    assert side.list.foot.words and side.list.foot.isVisible()
    assert side.model.rowCount() == room.news.view.total == room.news.view.archive.total


def test_a_search_finds_in_the_archive_what_the_site_was_asked_for(
    qtbot: QtBot, room: DemoRoom, window: MainWindow
) -> None:
    side = window.list_side
    side.search("seblang")
    qtbot.waitUntil(lambda: side.model.is_complete)
    known = side.model.rowCount()
    side._on_foot()
    qtbot.waitUntil(lambda: side.model.rowCount() > known, timeout=10_000)
    assert any("SEBLANG" in row.title for row in side.list.visible_headlines())


def test_ctrl_z_takes_back_what_the_toast_tells_of(
    qtbot: QtBot, room: DemoRoom, window: MainWindow
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    first = window.list_side.model.headline(0).identity
    window.list_side.list.save_wanted.emit(first, True)
    qtbot.waitUntil(lambda: room.news.view.saved == 1)
    qtbot.waitUntil(lambda: bool(window.toasts.shown))
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: room.news.view.saved == 0)
    assert not window.list_side.model.headline(0).status.saved
