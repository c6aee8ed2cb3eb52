"""The dialog as a whole: pages, keys, names, sizes, defaults and their undoing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from shiboken6 import isValid

from planetfm.core.settings import Settings, ThemeChoice
from planetfm.gui.settings.data import DataSheet
from planetfm.gui.settings.dialog import PAGES, SettingsDialog
from planetfm.gui.settings.port import Choice, Facts, Standing
from planetfm.gui.settings.sheet import Sheet
from planetfm.gui.settings.station import StationSheet
from planetfm.gui.theme import Theme
from planetfm.gui.widgets.buttons import Button
from planetfm.gui.widgets.segments import Segments
from tests.gui.settings.conftest import SPEECH, Open
from tests.gui.settings.puppet_desk import PuppetDesk

TAB = Qt.FocusPolicy.TabFocus


def focusable(dialog: SettingsDialog) -> list[QWidget]:
    return [
        widget
        for widget in dialog.findChildren(QWidget)
        if widget.focusPolicy() & TAB and widget.isVisible() and widget.window() is dialog
    ]


def test_the_pages_are_walked_by_arrows(open_dialog: Open) -> None:
    dialog = open_dialog()
    dialog.nav.items[0].setFocus(Qt.FocusReason.TabFocusReason)
    seen = [dialog.page]
    for _ in range(4):
        focused = dialog.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Down)
        seen.append(dialog.page)
    assert tuple(seen) == PAGES
    assert dialog.nav.items[4].ring.shown


@pytest.mark.parametrize("page", PAGES)
def test_tab_reaches_everything_once_and_in_reading_order(
    open_dialog: Open, desk: PuppetDesk, page: str
) -> None:
    desk.known = Facts(
        categories=("Cuaca", "Wisata"), stream_url="http://radio.example/", tape_bytes=1
    )
    dialog = open_dialog(page, notify_news=True, find_stream=False)
    start = dialog.nav.items[PAGES.index(page)]
    start.setFocus(Qt.FocusReason.TabFocusReason)
    walked: list[QWidget] = [start]
    for _ in range(60):
        focused = dialog.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        now = dialog.focusWidget()
        assert now is not None
        if now is start:
            break
        walked.append(now)
    assert walked[-2:] == [dialog.reset, dialog.done_button]
    assert len(walked) == len(set(walked))
    inside = [widget for widget in walked if dialog.stack.isAncestorOf(widget)]
    sheet = dialog.paper(page).sheet
    places = [widget.mapTo(sheet, widget.rect().center()) for widget in inside]
    rows = [
        next(n for n, row in enumerate(sheet.rows) if row.geometry().contains(place))
        for place in places
    ]
    assert rows == sorted(rows)
    wanted = {n for n, row in enumerate(sheet.rows) if row.isVisible() and row.control is not None}
    assert wanted <= set(rows)


def test_nothing_takes_the_focus_without_a_name(open_dialog: Open) -> None:
    dialog = open_dialog("playback", notify_news=True, find_stream=False)
    for page in PAGES:
        dialog.show_page(page)
        for widget in focusable(dialog):
            told = QAccessible.queryAccessibleInterface(widget)
            assert told.text(QAccessible.Text.Name), widget
            assert told.role() != QAccessible.Role.NoRole


def test_roles_and_values_are_those_of_the_controls(open_dialog: Open) -> None:
    dialog = open_dialog("playback", play_on_start=True)
    rows = {
        row.title: row.control
        for row in dialog.paper("playback").sheet.rows
        if row.control is not None
    }
    switch = QAccessible.queryAccessibleInterface(rows["Putar begitu aplikasi dibuka"])
    assert switch.role() == QAccessible.Role.CheckBox
    assert switch.state().checked
    assert switch.text(QAccessible.Text.Description) == "Langsung menyambung ke siaran."
    select = QAccessible.queryAccessibleInterface(rows["Kualitas suara"])
    assert select.role() == QAccessible.Role.ComboBox
    told = [select.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Description)]
    assert told == ["Otomatis", "Kualitas suara. Otomatis menghemat di jaringan berbayar."]
    segments = rows["Panjang klip"]
    assert isinstance(segments, Segments)
    segment = QAccessible.queryAccessibleInterface(segments.buttons[1])
    assert segment.role() == QAccessible.Role.RadioButton
    assert segment.text(QAccessible.Text.Name) == "Panjang klip, 5 mnt"
    assert segment.state().checked


def test_what_tab_reaches_is_scrolled_into_sight_with_its_ring(open_dialog: Open) -> None:
    dialog = open_dialog("playback", (400, 420))
    paper = dialog.paper("playback")
    last = dialog.paper("playback").sheet.rows[-1].control
    assert last is not None
    before = dialog.paper("playback").sheet.rows[-2].control
    assert before is not None
    before.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is last
    port = paper.viewport()
    area = QRect(last.mapTo(port, last.rect().topLeft()), last.size())
    assert port.rect().contains(area)
    assert last.ring.shown  # type: ignore[attr-defined]


def test_a_page_is_made_when_it_is_first_shown(open_dialog: Open) -> None:
    dialog = open_dialog("playback")
    assert len(dialog.findChildren(Sheet)) == 1
    dialog.show_page("station")
    dialog.show_page("playback")
    dialog.show_page("station")
    assert len(dialog.findChildren(Sheet)) == 2


def test_escape_closes(open_dialog: Open) -> None:
    dialog = open_dialog("data")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_selesai_closes(open_dialog: Open) -> None:
    dialog = open_dialog()
    QTest.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_a_page_goes_to_its_defaults_and_back(open_dialog: Open, desk: PuppetDesk) -> None:
    dialog = open_dialog("playback", skip_s=60, tape_min=15, theme=ThemeChoice.DARK)
    before = desk.settings
    QTest.mouseClick(dialog.reset, Qt.MouseButton.LeftButton)
    assert desk.settings == Settings(theme=ThemeChoice.DARK)
    assert dialog.reset.text() == "Urungkan"
    QTest.mouseClick(dialog.reset, Qt.MouseButton.LeftButton)
    assert desk.settings == before
    assert dialog.reset.text() == "Kembalikan bawaan"


def test_defaults_that_were_changed_since_are_not_undone(
    open_dialog: Open, desk: PuppetDesk
) -> None:
    dialog = open_dialog("playback", skip_s=60)
    QTest.mouseClick(dialog.reset, Qt.MouseButton.LeftButton)
    desk.change(clip_min=10)
    assert dialog.reset.text() == "Kembalikan bawaan"
    assert desk.settings == Settings(clip_min=10)


def test_defaults_leave_language_and_site_alone(open_dialog: Open, desk: PuppetDesk) -> None:
    dialog = open_dialog("appearance", language="en", letters=False)
    QTest.mouseClick(dialog.reset, Qt.MouseButton.LeftButton)
    assert desk.settings == Settings(language="en")
    dialog.show_page("station")
    desk.change(site="radio.example", find_stream=False)
    QTest.mouseClick(dialog.reset, Qt.MouseButton.LeftButton)
    assert (desk.settings.site, desk.settings.find_stream) == ("radio.example", True)


@pytest.mark.parametrize("size", [(760, 600), (620, 480), (360, 560), (340, 360)])
def test_no_control_is_cut_off_at_the_side(
    open_dialog: Open, desk: PuppetDesk, size: tuple[int, int]
) -> None:
    desk.known = Facts(
        station="Radio Swara Blambangan Banyuwangi",
        place="Banyuwangi, Jawa Timur",
        stream_url="http://radio.example/",
        categories=("Pemerintahan", "Layanan Publik dan Kependudukan", "Cuaca"),
    )
    desk.devices = (Choice("a", "Sebuah pelantang dengan nama yang sangat panjang sekali"),)
    dialog = open_dialog("playback", size, notify_news=True)
    assert dialog.size().toTuple() == size
    for page in PAGES:
        dialog.show_page(page)
        paper, sheet = dialog.paper(page), dialog.paper(page).sheet
        assert sheet.width() <= paper.viewport().width()
        rows = [row for row in sheet.rows if not row.isHidden()]
        for row in rows:
            for part in (row.control, row.below):
                if part is not None and part.isVisible():
                    assert row.rect().contains(part.geometry()), (row.title, part.geometry())
        assert [row.y() for row in rows][1:] == [row.y() + row.height() for row in rows][:-1]


def test_narrow_the_pages_are_icons_on_top(open_dialog: Open) -> None:
    dialog = open_dialog("data", (360, 560))
    assert dialog.nav.width() == 360
    assert dialog.stack.geometry().top() == dialog.nav.height()
    assert [item.accessibleName() for item in dialog.nav.items] == [
        "Pemutaran",
        "Berita & pemberitahuan",
        "Pemakaian data",
        "Tampilan & bahasa",
        "Stasiun",
    ]


def test_the_theme_changes_under_an_open_dialog(open_dialog: Open, qapp: QApplication) -> None:
    dialog = open_dialog("appearance")
    light = dialog.grab().toImage().pixelColor(500, 520)
    dialog._theme.set_choice("dark")
    dark = dialog.grab().toImage().pixelColor(500, 520)
    assert light.lightness() > 200
    assert dark.lightness() < 60


def test_an_answer_that_comes_after_the_dialog_is_closed_finds_nobody(
    desk: PuppetDesk, theme: Theme, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = str(tmp_path / "planetfm.json")
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_: (path, ""))
    desk.waiting = []
    dialog = SettingsDialog(desk, theme, SPEECH)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()
    for page in PAGES:
        dialog.show_page(page)
    data, station = dialog.paper("data").sheet, dialog.paper("station").sheet
    assert isinstance(data, DataSheet)
    assert isinstance(station, StationSheet)
    data.empty.confirmed.emit()
    station.report.click()
    station.show_licences.click()
    for button in station.transfer.parts[:2]:
        assert isinstance(button, Button)
        button.click()
    assert len(desk.waiting) == 9, "one for everything that the desk is asked"
    dialog.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(dialog)
    for answer in desk.waiting:
        answer()


def test_a_dialog_stands_as_the_one_of_the_window_before(open_dialog: Open) -> None:
    before = open_dialog("station").paper("station").sheet
    assert isinstance(before, StationSheet)
    before.show_imported(("theme", "hologram"))
    standing = before.window().standing  # type: ignore[attr-defined]
    assert standing == Standing("station", ("theme", "hologram"))
    after = open_dialog()
    after.stand(standing)
    assert after.page == "station"
    assert "Diimpor, tanpa: theme, hologram" in [
        row.hint for row in after.paper("station").sheet.rows
    ]


def test_facts_are_looked_at_only_while_it_is_seen(open_dialog: Open) -> None:
    dialog = open_dialog()
    assert dialog._look.isActive()
    dialog.close()
    assert not dialog._look.isActive()
