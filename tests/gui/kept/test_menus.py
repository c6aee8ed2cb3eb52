"""Songs and tools have menus, by mouse and by key, and what they offer is done."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from planetfm.gui.kept.button_menu import LONG_MS
from planetfm.gui.radio.song_row import MORE_LEFT
from tests.gui.kept.conftest import MakeRoom
from tests.gui.kept.kept_room import KeptRoom

LEFT = Qt.MouseButton.LeftButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SONG = ["Putar dari sini", "Simpan lagu ini", "Salin artis - judul"]


def ask_for_menu(widget: QWidget, at: QPoint | None = None) -> None:
    """As the Menu key asks, or a right click at `at`."""
    reason = QContextMenuEvent.Reason
    by_key = at is None
    where = at or QPoint(0, 0)
    event = QContextMenuEvent(
        reason.Keyboard if by_key else reason.Mouse, where, widget.mapToGlobal(where)
    )
    QApplication.sendEvent(widget, event)


def entries(menu: QMenu | None) -> list[str]:
    assert menu is not None
    return [action.text() for action in menu.actions() if action.text()]


def choose(menu: QMenu | None, label: str) -> None:
    assert menu is not None
    action = next(a for a in menu.actions() if a.text() == label)
    assert action.isEnabled(), label
    menu.setActiveAction(action)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def test_a_songs_menu_plays_copies_and_stars(room: KeptRoom, qtbot: QtBot) -> None:
    songs, menus = room.window.radio.songs.list, room.kept.song_menus
    songs.setFocus()
    songs.setCurrentIndex(songs.model().index(1, 0))
    ask_for_menu(songs)
    assert entries(menus.menu) == [*SONG, "Hapus bintang", "Riwayat lagu…"]
    choose(menus.menu, "Salin artis - judul")
    assert QGuiApplication.clipboard().text() == "Rossa - Tegar"
    assert menus.menu is None
    ask_for_menu(songs.viewport(), songs.visualRect(songs.model().index(1, 0)).center())
    choose(menus.menu, "Putar dari sini")
    assert room.player.calls[-1] == ("seek_to", room.view.tape.songs[-2].start)
    tegar = room.view.tape.songs[-2].song
    assert room.songs.is_starred(tegar)
    ask_for_menu(songs)
    choose(menus.menu, "Hapus bintang")
    assert not room.songs.is_starred(tegar)


def test_the_mark_at_a_rows_end_opens_the_menu_too(room: KeptRoom, qtbot: QtBot) -> None:
    songs, menus = room.window.radio.songs.list, room.kept.song_menus
    rect = songs.visualRect(songs.model().index(2, 0))
    QTest.mouseClick(
        songs.viewport(), LEFT, pos=QPoint(rect.right() - MORE_LEFT + 16, rect.center().y())
    )
    assert entries(menus.menu)[:3] == SONG
    assert menus.menu is not None
    menus.menu.close()
    assert not any(call[0] == "seek_to" for call in room.player.calls)


def test_the_stage_and_the_folded_player_offer_the_song_that_is_heard(
    make_room: MakeRoom, qtbot: QtBot
) -> None:
    room = make_room((420, 760))
    menus = room.kept.song_menus
    for asked in (room.window.radio.stage, room.window.radio.stage.sun, room.window.folded):
        ask_for_menu(asked)
        assert entries(menus.menu)[:3] == SONG, asked
        choose(menus.menu, "Salin artis - judul")
        assert QGuiApplication.clipboard().text() == "Didi Kempot - Pamer Bojo"


def test_a_block_of_the_ribbon_has_its_song_and_marks(room: KeptRoom) -> None:
    ribbon, menus = room.window.dock.ribbon, room.kept.song_menus
    tegar = room.view.tape.songs[-2]
    ask_for_menu(ribbon, QPoint(round(ribbon.x_of(tegar.start + 60)), 30))
    assert entries(menus.menu)[:3] == SONG
    assert "Tandai awal di sini" in entries(menus.menu)
    choose(menus.menu, "Putar dari sini")
    name, at = room.player.calls[-1]
    assert name == "seek_to"
    assert abs(float(str(at)) - tegar.start - 60) < 5
    talk = room.view.tape.songs[-2].end
    assert talk is not None
    ask_for_menu(ribbon, QPoint(round(ribbon.x_of(talk + 60)), 30))
    assert "Simpan lagu ini" not in entries(menus.menu)
    choose(menus.menu, "Tandai awal di sini")
    assert abs((room.kept.span.marks.begin or 0) - talk - 60) < 5


def test_the_clip_button_has_its_lengths_by_every_way(room: KeptRoom, qtbot: QtBot) -> None:
    clip = room.window.radio.tools.buttons[1]
    lengths = ["1 menit", "5 menit", "10 menit", "30 menit", "Daftar rekaman…"]

    def opened() -> list[str]:
        found = entries(room.kept.menu)
        assert room.kept.menu is not None
        room.kept.menu.close()
        return found

    QTest.keyClick(room.window, Qt.Key.Key_K, CTRL | SHIFT)
    assert opened() == lengths
    ask_for_menu(clip, QPoint(10, 10))
    assert opened() == lengths
    QTest.keyClick(clip, Qt.Key.Key_Down)
    assert opened() == lengths
    QApplication.processEvents()  # the closed menu gives the focus back first
    pressed: list[bool] = []
    clip.clicked.connect(pressed.append)
    QTest.mousePress(clip, LEFT)
    qtbot.waitUntil(lambda: room.kept.menu is not None, timeout=LONG_MS + 3000)
    QTest.mouseRelease(clip, LEFT)
    assert pressed == []
    assert opened() == lengths


def test_the_setting_says_what_one_press_of_the_clip_button_keeps(room: KeptRoom) -> None:
    clip = room.window.radio.tools.buttons[1]
    room.preferences.update(clip_min=10)
    assert clip.text() == "Klip 10 mnt"
    assert clip.accessibleName() == "Simpan 10 menit terakhir"
    assert room.window.radio.small_tools.buttons[1].toolTip() == "Simpan 10 menit terakhir"
    room.kept.open_clip_menu()
    assert room.kept.menu is not None
    checked = [action.text() for action in room.kept.menu.actions() if action.isChecked()]
    assert checked == ["10 menit"]
    room.kept.menu.close()


def test_the_record_button_leads_to_the_lists(room: KeptRoom) -> None:
    ask_for_menu(room.window.radio.tools.buttons[0], QPoint(5, 5))
    assert entries(room.kept.menu) == ["Rekam sekarang", "Daftar rekaman…", "Rekaman terjadwal…"]
    choose(room.kept.menu, "Rekaman terjadwal…")
    sheet = room.kept.sheet("recordings")
    assert sheet is not None
    assert sheet.isVisible()


def test_a_sleep_timer_of_ones_own_length_is_offered_again(room: KeptRoom, qtbot: QtBot) -> None:
    room.desk.open_sleep_menu()
    assert entries(room.desk.menu)[5:] == [
        "Sampai lagu ini selesai",
        "Pilih waktu…",
        "Alarm…",
        "Matikan timer",
    ]
    choose(room.desk.menu, "Pilih waktu…")
    sheet = room.kept.sheet("sleep")
    assert sheet is not None
    field = sheet.focusWidget()
    QTest.keyClicks(field, "25")
    assert field.accessibleDescription() == "Berhenti pukul 06.07 WIB"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert room.kept.sheet("sleep") is None
    assert room.timers.sleep_left_s == 25 * 60
    room.desk.open_sleep_menu()
    assert "25 menit" in entries(room.desk.menu)
    assert room.desk.menu is not None
    room.desk.menu.close()


def test_the_stage_shows_its_mark_while_the_keyboard_is_there(
    room: KeptRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage, more = room.window.radio.stage, room.kept.sky_more
    monkeypatch.setattr(stage, "underMouse", lambda: False)  # offscreen the pointer lies at 0, 0
    room.window.list_side.list.setFocus()
    assert not more.isVisible()
    stage.star.setFocus()
    assert more.isVisible()
    assert stage.star.nextInFocusChain() is more
    QTest.keyClick(more, Qt.Key.Key_Space)
    assert entries(room.kept.song_menus.menu)[:3] == SONG
    choose(room.kept.song_menus.menu, "Salin artis - judul")
    room.window.list_side.list.setFocus()
    assert not more.isVisible()


def test_tab_goes_through_a_dialog_from_the_top_to_done(room: KeptRoom) -> None:
    room.kept.open_history()
    sheet = room.kept.sheet("history")
    assert sheet is not None
    stops, at = [], sheet.nextInFocusChain()
    while at is not None and at is not sheet:
        if at.focusPolicy() & Qt.FocusPolicy.TabFocus and at.isVisible():
            stops.append(at.accessibleName() or getattr(at, "text", lambda: "")())
        at = at.nextInFocusChain()
    first = stops.index("Cari lagu")  # where the focus is when it opens
    stops = [*stops[first:], *stops[:first]]
    assert stops == ["Cari lagu", "Berbintang", "Riwayat lagu", "Ekspor CSV", "Selesai"]
    assert sheet.focusWidget().accessibleName() == "Cari lagu"
