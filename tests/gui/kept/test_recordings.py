"""The dialog of recordings: play, show, delete after a question, another folder; and the plans."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planetfm.core.keeping import KeepProblem, KeepTrouble, KeptKind, Plan
from planetfm.gui.kept.line import Act
from planetfm.gui.kept.recordings import RecordingsSheet
from tests.gui.kept.conftest import MakeRoom
from tests.gui.kept.kept_room import KeptRoom
from tests.gui.radio.radio_scenes import WIB

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def opened(room: KeptRoom) -> RecordingsSheet:
    QTest.keyClick(room.window, Qt.Key.Key_O, CTRL | SHIFT)
    sheet = room.kept.sheet("recordings")
    assert isinstance(sheet, RecordingsSheet)
    return sheet


def rows(sheet: RecordingsSheet) -> list[tuple[str, str]]:
    return [(line.title, line.detail) for line in sheet.list.rows.lines]


def stand_on(sheet: RecordingsSheet, row: int) -> None:
    sheet.list.setFocus()
    sheet.list.setCurrentIndex(sheet.list.rows.index(row))


def test_the_list_tells_what_was_kept_newest_first(room: KeptRoom) -> None:
    sheet = opened(room)
    assert rows(sheet) == [
        ("Tegar, Rossa", "Hari ini 05.29 WIB · 4 mnt 12 dtk · 4,0 MB · Lagu"),
        ("Klip", "Hari ini 04.52 WIB · 5 mnt · 4,8 MB"),
        ("Rekaman", "Kemarin 20.42 WIB · 1 jam 2 mnt · 60 MB"),
        ("Kabar Banyuwangi", "Kemarin 03.42 WIB · 1 jam · 58 MB · Rekaman terjadwal"),
        ("Kartonyono Medot Janji, Denny Caknan", "Berkasnya sudah tidak ada · 22 Nov 05.42 WIB"),
    ]
    spoken = sheet.list.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Tegar, Rossa, Hari ini 05.29")


def test_enter_plays_and_a_press_on_the_folder_shows(room: KeptRoom, qtbot: QtBot) -> None:
    sheet = opened(room)
    stand_on(sheet, 0)
    QTest.keyClick(sheet.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(room.opened))
    assert room.opened[0].name == "4.mp3"
    spots = dict(
        sheet.list.painter.spots(
            sheet.list.visualRect(sheet.list.rows.index(1)), sheet.list.rows.lines[1]
        )
    )
    QTest.mouseClick(sheet.list.viewport(), LEFT, pos=spots[Act.SHOW].center())
    qtbot.waitUntil(lambda: bool(room.shown))
    assert room.shown[0].name == "3.mp3"


def test_nothing_is_deleted_without_a_yes(room: KeptRoom, qtbot: QtBot) -> None:
    sheet = opened(room)
    stand_on(sheet, 1)
    QTest.keyClick(sheet.list, Qt.Key.Key_Delete)
    assert sheet.question.accessibleName() == "Pindahkan “Klip” ke tempat sampah?"
    assert sheet.focusWidget() is sheet.question.yes
    QTest.mouseClick(sheet.question.no, LEFT)
    assert not sheet.question.isVisible()
    assert sheet.focusWidget() is sheet.list
    assert (room.music / "3.mp3").exists()
    QTest.keyClick(sheet.list, Qt.Key.Key_Delete)
    QTest.keyClick(sheet.question.yes, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(sheet.list.rows.lines) == 4)
    assert not (room.music / "3.mp3").exists()
    assert ("Klip", "Hari ini 04.52 WIB · 5 mnt · 4,8 MB") not in rows(sheet)


def test_esc_answers_the_question_first_and_closes_then(room: KeptRoom, qtbot: QtBot) -> None:
    sheet = opened(room)
    qtbot.waitUntil(sheet.isActiveWindow)
    stand_on(sheet, 1)
    QTest.keyClick(sheet.list, Qt.Key.Key_Delete)
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    assert not sheet.question.isVisible()
    sheet.show_plans(True)
    sheet.plans.open_form(None)
    QTest.keyClick(sheet.plans.form.start, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    assert not sheet.plans.form.isVisible()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert room.kept.sheet("recordings") is None


def test_a_planned_recordings_toast_leads_to_the_lists(room: KeptRoom) -> None:
    planned = next(one for one in room.keep.kept if one.kind is KeptKind.PLANNED)
    room.keep.said.emit(planned)
    (toast,) = room.window.toasts.shown
    assert [button.text() for button in toast.buttons] == ["Daftar rekaman", "Putar"]
    QTest.mouseClick(toast.buttons[0], LEFT)
    assert room.kept.sheet("recordings") is not None
    room.keep.said.emit(KeepTrouble(KeepProblem.MISSED, words="Wayang"))
    (toast,) = room.window.toasts.shown
    assert [button.text() for button in toast.buttons] == ["Rekaman terjadwal"]
    QTest.mouseClick(toast.buttons[0], LEFT)
    sheet = room.kept.sheet("recordings")
    assert isinstance(sheet, RecordingsSheet)
    assert sheet.plans.isVisible()


def test_the_folder_can_be_changed(room: KeptRoom) -> None:
    sheet = opened(room)
    QTest.mouseClick(sheet.foot.change, LEFT)
    assert room.folders_asked == 1


def test_a_weekly_plan_is_made_changed_and_deleted(room: KeptRoom, qtbot: QtBot) -> None:
    sheet = opened(room)
    QTest.mouseClick(sheet.pages.tabs[1], LEFT)
    page = sheet.plans
    assert [(line.title, line.detail) for line in page.list.rows.lines] == [
        ("Kabar Banyuwangi", "Tiap Rabu 19.00 WIB · 1 jam · berikutnya hari ini 19.00")
    ]
    QTest.mouseClick(page.add, LEFT)
    QTest.keyClicks(page.form.words, "Wayang")
    QTest.mouseClick(page.form.how.buttons[1], LEFT)
    page.form.weekday.show_value(5)
    page.form.start.selectAll()
    QTest.keyClicks(page.form.start, "2130")
    page.form.length.show_value(120)
    QTest.keyClick(page.form.start, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(room.keep.plans) == 2)
    assert page.list.rows.lines[1].detail == (
        "Tiap Sabtu 21.30 WIB · 2 jam · berikutnya Sabtu 21.30"
    )
    page.list.setCurrentIndex(page.list.rows.index(1))
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert page.form.words.text() == "Wayang"
    assert page.form.start.text() == "21.30"
    QTest.keyClick(page.form.start, Qt.Key.Key_PageUp)
    QTest.mouseClick(page.form.save, LEFT)
    qtbot.waitUntil(lambda: [plan.first.hour for plan in room.keep.plans] == [19, 22])
    page.list.setCurrentIndex(page.list.rows.index(1))
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    QTest.mouseClick(sheet.question.yes, LEFT)
    qtbot.waitUntil(lambda: len(room.keep.plans) == 1)
    assert len(page.list.rows.lines) == 1


def test_a_time_that_is_over_or_none_is_told_in_the_form(room: KeptRoom) -> None:
    form = opened(room).plans.form
    form.fill(None)
    saved: list[Plan] = []
    form.saved.connect(saved.append)
    form.show()
    for typed, error in (("25.00", "Isi jam, misalnya 19.00"), ("03.00", "Waktu itu sudah lewat")):
        form.start.setText(typed)
        QTest.keyClick(form.start, Qt.Key.Key_Return)
        assert form.start.error == error
    form.start.setText("7")
    QTest.keyClick(form.start, Qt.Key.Key_Return)
    (plan,) = saved
    today = datetime.fromtimestamp(room.now, WIB)
    assert plan.first == datetime(today.year, today.month, today.day, 7)
    assert plan.minutes == 60
    assert not plan.weekly


def test_a_weekly_plan_begins_on_the_next_such_day(room: KeptRoom) -> None:
    form = opened(room).plans.form
    today = datetime.fromtimestamp(room.now, WIB).replace(tzinfo=None)
    form.fill(Plan(today - timedelta(days=21, hours=2), 60, weekly=True))
    saved: list[Plan] = []
    form.saved.connect(saved.append)
    QTest.mouseClick(form.save, LEFT)
    assert saved[0].first.weekday() == today.weekday()
    assert today < saved[0].first <= today + timedelta(days=7)


def test_the_dialog_is_as_narrow_as_its_window(make_room: MakeRoom) -> None:
    sheet = opened(make_room((360, 640)))
    assert sheet.width() == 360
    sheet.show_plans(True)
    sheet.plans.open_form(None)
    for part in sheet.findChildren(QWidget):
        if part.isVisible():
            left = part.mapTo(sheet, QPoint(0, 0)).x()
            assert left >= 0, part
            assert left + part.width() <= 360, part
