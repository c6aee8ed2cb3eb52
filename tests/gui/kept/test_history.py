"""The song history: all of it, searched, filtered, starred, copied, played again, exported."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planetfm.core.history import Airing
from planetfm.core.snapshot import AiredSong
from planetfm.gui.kept.history import HistorySheet
from planetfm.gui.kept.line import Act
from planetfm.gui.widgets.toast import Toast
from planetfm.store.history import HistoryStore
from tests.gui.kept.conftest import MakeRoom
from tests.gui.kept.kept_room import KeptRoom
from tests.gui.radio.radio_scenes import song

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


def opened(room: KeptRoom) -> HistorySheet:
    QTest.mouseClick(room.window.radio.songs.history, LEFT)
    sheet = room.kept.sheet("history")
    assert isinstance(sheet, HistorySheet)
    room.wait(lambda: bool(sheet.airings))
    return sheet


def titles(sheet: HistorySheet) -> list[str]:
    return [line.title for line in sheet.list.rows.lines]


def row_of(sheet: HistorySheet, title: str) -> int:
    return titles(sheet).index(title)


def test_songs_stand_under_their_days_newest_first(room: KeptRoom) -> None:
    sheet = opened(room)
    shown = titles(sheet)
    assert shown[:3] == ["Hari ini", "Pamer Bojo", "Tegar"]
    assert shown[11:13] == ["Kemarin", "Bunga Abadi"]
    assert shown[18] == "Senin, 23 November 2026"
    line = sheet.list.rows.lines[2]
    assert (line.lead, line.detail, line.starred) == ("05.29", "Rossa", True)
    assert line.spoken == "05.29, Tegar, Rossa, berbintang"
    assert sheet.list.rows.lines[row_of(sheet, "Lathi")].detail == "Weird Genius · tidak didengar"


def test_search_and_the_star_filter_narrow_it_down(room: KeptRoom, qtbot: QtBot) -> None:
    sheet = opened(room)
    QTest.keyClicks(sheet.search.edit, "denny")
    qtbot.waitUntil(lambda: len(sheet.airings) == 3)
    assert {airing.song.artist for airing in sheet.airings} == {"Denny Caknan"}
    QTest.mouseClick(sheet.starred, LEFT)
    qtbot.waitUntil(lambda: len(sheet.airings) == 1)
    sheet.search.clear()
    qtbot.waitUntil(lambda: len(sheet.airings) == 3)
    QTest.keyClicks(sheet.search.edit, "zzz")
    qtbot.waitUntil(lambda: sheet.airings == ())


def test_escape_takes_the_search_back_before_it_closes(room: KeptRoom, qtbot: QtBot) -> None:
    sheet = opened(room)
    whole = len(sheet.airings)
    QTest.keyClicks(sheet.search.edit, "denny")
    qtbot.waitUntil(lambda: len(sheet.airings) == 3)
    QTest.keyClick(sheet.search.edit, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    assert sheet.search.edit.text() == ""
    qtbot.waitUntil(lambda: len(sheet.airings) == whole)
    QTest.keyClick(sheet.search.edit, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_keys_star_copy_and_play_from_the_tape(room: KeptRoom, qtbot: QtBot) -> None:
    sheet = opened(room)
    sheet.list.setCurrentIndex(sheet.list.rows.index(row_of(sheet, "Jaran Goyang")))
    QTest.keyClick(sheet.list, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "Nella Kharisma - Jaran Goyang"
    QTest.keyClick(sheet.list, Qt.Key.Key_D, CTRL)
    qtbot.waitUntil(
        lambda: sheet.list.rows.lines[row_of(sheet, "Jaran Goyang")].starred, timeout=5000
    )
    current = sheet.list.current
    assert current is not None
    assert current.title == "Jaran Goyang"
    QTest.keyClick(sheet.list, Qt.Key.Key_Return)
    (aired,) = (one for one in room.view.tape.songs if one.song.title == "Jaran Goyang")
    assert room.player.calls[-1] == ("seek_to", aired.start)


def test_what_is_no_longer_on_the_tape_cannot_be_played(room: KeptRoom) -> None:
    sheet = opened(room)
    old = sheet.list.rows.lines[row_of(sheet, "Komang")]
    new = sheet.list.rows.lines[row_of(sheet, "Tegar")]
    assert old.acts == (Act.COPY, Act.STAR)
    assert Act.FROM_HERE in new.acts
    kept: list[AiredSong] = []
    sheet.kept.connect(kept.append)
    sheet.list.act(new, Act.KEEP)
    assert kept[0].song == song("Tegar", "Rossa")


def test_it_is_exported_where_the_listener_says(room: KeptRoom, qtbot: QtBot) -> None:
    sheet = opened(room)
    QTest.mouseClick(sheet.export, LEFT)
    assert room.names_asked == ["Riwayat lagu 2026-11-25.csv"]
    csv = room.csv
    assert csv is not None
    qtbot.waitUntil(lambda: csv.exists() and bool(room.window.toasts.shown))
    assert len(csv.read_text("utf-8-sig").splitlines()) == 1 + 22
    (toast,) = room.window.findChildren(Toast)
    assert toast.accessibleName() == "Riwayat lagu tersimpan. lagu.csv, 22 lagu"


def test_a_file_that_cannot_be_written_is_told(room: KeptRoom, qtbot: QtBot) -> None:
    room.csv = room.home / "no" / "such" / "folder.csv"
    QTest.mouseClick(opened(room).export, LEFT)
    qtbot.waitUntil(lambda: bool(room.window.toasts.shown))
    assert "tidak bisa ditulis" in room.window.toasts.shown[0].accessibleName()


def test_a_long_history_is_read_as_far_as_it_is_looked_at(
    make_room: MakeRoom, qtbot: QtBot
) -> None:
    room = make_room()
    store = HistoryStore(room.home / "history.db")
    for number in range(450):
        began = room.now - 5 * 86_400 - number * 300
        store.note(Airing(song(f"Lagu {number}", "Siapa"), began, began + 200))
    store.close()
    sheet = opened(room)
    assert len(sheet.airings) == 200
    sheet.list.scrollToBottom()
    qtbot.waitUntil(lambda: len(sheet.airings) == 400)
    sheet.list.scrollToBottom()
    qtbot.waitUntil(lambda: len(sheet.airings) == 472)
    assert len({airing.identity for airing in sheet.airings}) == 472


def test_closed_while_it_asks_nothing_is_shown(room: KeptRoom, qtbot: QtBot) -> None:
    sheet = opened(room)
    QTest.keyClicks(sheet.search.edit, "tegar")
    QTest.keyClick(sheet.search.edit, Qt.Key.Key_Return)
    sheet.close()
    assert room.kept.sheet("history") is None
    answered: list[object] = []
    room.songs.search("tegar", answered.append)
    qtbot.waitUntil(lambda: bool(answered))


def test_the_tab_of_one_column_leads_there_too(make_room: MakeRoom) -> None:
    room = make_room((360, 640))
    tabs = room.window.tabs
    QTest.mouseClick(tabs.songs, LEFT)
    QTest.mouseClick(tabs.history, LEFT)
    sheet = room.kept.sheet("history")
    assert sheet is not None
    assert sheet.width() == 360
