"""The dialog of alarms: made, changed, switched and deleted; when each rings next is told."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from planetfm.core.alarms import Zone
from planetfm.gui.kept.alarms import AlarmsSheet
from planetfm.gui.kept.form import minutes_of
from tests.gui.kept.kept_room import KeptRoom

LEFT = Qt.MouseButton.LeftButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def opened(room: KeptRoom) -> AlarmsSheet:
    QTest.keyClick(room.window, Qt.Key.Key_A, CTRL | SHIFT)
    sheet = room.kept.sheet("alarms")
    assert isinstance(sheet, AlarmsSheet)
    return sheet


def test_an_alarm_has_its_time_days_and_next_ring(room: KeptRoom) -> None:
    first, second = opened(room).page.rows
    assert first.accessibleName() == "Alarm, 05.30"
    assert first.accessibleDescription().startswith("Senin sampai Jumat · berbunyi ")
    assert second.accessibleDescription() == "Sabtu dan Minggu · mati"
    assert second.switch.accessibleName() == "Alarm pukul 07.00 aktif"
    assert not second.switch.isChecked()


def test_a_switch_turns_it_on_and_off(room: KeptRoom) -> None:
    sheet = opened(room)
    QTest.mouseClick(sheet.page.rows[1].switch, LEFT)
    assert room.timers.alarms[1].enabled
    assert "berbunyi" in sheet.page.rows[1].accessibleDescription()
    QTest.keyClick(sheet.page.rows[1].switch, Qt.Key.Key_Space)
    assert not room.timers.alarms[1].enabled


def test_a_new_one_is_on_the_listeners_own_clock(room: KeptRoom) -> None:
    sheet = opened(room)
    QTest.mouseClick(sheet.page.add, LEFT)
    form = sheet.form
    assert sheet.focusWidget() is form.time
    QTest.keyClicks(form.time, "615")
    for day in (0, 2):
        QTest.mouseClick(form.days.chips[day], LEFT)
    form.volume.setValue(40)
    QTest.keyClick(form.time, Qt.Key.Key_Return)
    made = room.timers.alarms[-1]
    assert (made.hour, made.minute, made.days) == (6, 15, frozenset((0, 2)))
    assert (made.zone, made.volume, made.enabled) == (Zone.LOCAL, 40, True)
    assert len(sheet.page.rows) == 3
    assert sheet.page.rows[-1].accessibleDescription().startswith("Sen, Rab · berbunyi ")


def test_a_press_on_its_row_changes_it(room: KeptRoom) -> None:
    sheet = opened(room)
    QTest.keyClick(sheet.page.rows[0], Qt.Key.Key_Space)
    form = sheet.form
    assert form.time.text() == "05.30"
    assert form.volume.value() == 60
    QTest.keyClick(form.time, Qt.Key.Key_Up)
    QTest.mouseClick(form.save, LEFT)
    changed = room.timers.alarms[0]
    assert (changed.id, changed.hour, changed.minute) == ("a", 5, 35)
    assert not form.isVisible()


def test_deleting_asks_first(room: KeptRoom) -> None:
    sheet = opened(room)
    sheet.open_form(room.timers.alarms[0])
    QTest.mouseClick(sheet.form.delete, LEFT)
    assert len(room.timers.alarms) == 2
    QTest.mouseClick(sheet.question.yes, LEFT)
    assert [alarm.id for alarm in room.timers.alarms] == ["b"]
    assert len(sheet.page.rows) == 1


def test_what_is_no_time_of_day_is_not_saved(room: KeptRoom) -> None:
    sheet = opened(room)
    sheet.open_form(None)
    sheet.form.time.setText("6.75")
    QTest.mouseClick(sheet.form.save, LEFT)
    assert sheet.form.error.accessibleName() == "Isi jam, misalnya 05.30"
    assert len(room.timers.alarms) == 2


def test_times_of_day_as_people_type_them() -> None:
    asked = ("5", "05", "530", "0530", "05.30", "5:30", " 23 59 ", "24", "12.60", "", "ab", "1.2")
    assert [minutes_of(words) for words in asked] == [
        300,
        300,
        330,
        330,
        330,
        330,
        1439,
        None,
        None,
        None,
        None,
        None,
    ]
