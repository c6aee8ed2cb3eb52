"""Each row shows its setting and changes it: by mouse, by keys, and back again from elsewhere."""

from __future__ import annotations

from dataclasses import fields

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from planetfm.core.settings import (
    PictureUse,
    Quality,
    Settings,
    Sky,
    ThemeChoice,
)
from planetfm.gui.settings.data import DataSheet
from planetfm.gui.settings.dialog import PAGES, SettingsDialog
from planetfm.gui.settings.news import NewsSheet, clock_of
from planetfm.gui.settings.playback import PlaybackSheet
from planetfm.gui.settings.port import Choice, Facts
from planetfm.gui.settings.row import Row
from planetfm.gui.settings.sheet import Sheet
from planetfm.gui.settings.station import StationSheet
from planetfm.gui.widgets.segments import Segments
from planetfm.gui.widgets.select import Select
from planetfm.gui.widgets.switch import Switch
from tests.gui.settings.conftest import Open
from tests.gui.settings.puppet_desk import PuppetDesk

ELSEWHERE = {"volume", "muted", "sleep_min"}
"""Set where they are used, not here."""


def row(dialog: SettingsDialog, title: str) -> Row:
    found = [row for page in sheets(dialog) for row in page.rows if row.title == title]
    assert len(found) == 1, title
    return found[0]


def click(widget: QWidget | None) -> None:
    assert widget is not None
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def sheets(dialog: SettingsDialog) -> tuple[Sheet, ...]:
    return tuple(dialog.paper(page).sheet for page in PAGES)


def sheet(dialog: SettingsDialog, kind: type) -> object:
    return next(sheet for sheet in sheets(dialog) if isinstance(sheet, kind))


@pytest.mark.parametrize(
    ("page", "title", "key"),
    [
        ("playback", "Putar begitu aplikasi dibuka", "play_on_start"),
        ("playback", "Tetap penuh saat pelan", "loudness"),
        ("playback", "Jaringan lemah", "weak_network"),
        ("playback", "Susul siaran langsung", "catch_up"),
        ("playback", "Jaga komputer tetap bangun", "keep_awake"),
        ("news", "Beri tahu bila ada berita baru", "notify_news"),
        ("news", "Beri tahu bila lagu berbintang diputar", "notify_songs"),
        ("news", "Simpan arsip situs", "keep_archive"),
        ("data", "Hentikan unduhan saat dijeda lama", "stop_when_paused"),
        ("appearance", "Huruf sebagai tombol", "letters"),
        ("appearance", "Sebut lagu yang mulai", "speak_songs"),
        ("appearance", "Tetap siaran saat jendela ditutup", "close_to_tray"),
        ("station", "Temukan alamat siaran dari situs", "find_stream"),
    ],
)
def test_a_switch_turns_its_setting_over(
    open_dialog: Open, desk: PuppetDesk, page: str, title: str, key: str
) -> None:
    dialog = open_dialog(page)
    switch = row(dialog, title).control
    assert isinstance(switch, Switch)
    assert switch.isChecked() is getattr(Settings(), key)
    click(switch)
    assert getattr(desk.settings, key) is not getattr(Settings(), key)
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert getattr(desk.settings, key) is getattr(Settings(), key)
    desk.change(**{key: not getattr(Settings(), key)})
    assert switch.isChecked() is not getattr(Settings(), key)


@pytest.mark.parametrize(
    ("page", "title", "key", "at", "value"),
    [
        ("playback", "Lompatan mundur dan maju", "skip_s", 2, 60),
        ("playback", "Panjang klip", "clip_min", 0, 1),
        ("data", "Muat gambar berita", "pictures", 2, PictureUse.NEVER),
        ("appearance", "Tema", "theme", 2, ThemeChoice.DARK),
        ("appearance", "Gerak", "reduced_motion", 1, True),
    ],
)
def test_a_segment_takes_its_value(
    open_dialog: Open, desk: PuppetDesk, page: str, title: str, key: str, at: int, value: object
) -> None:
    control = row(open_dialog(page), title).control
    assert isinstance(control, Segments)
    click(control.buttons[at])
    assert getattr(desk.settings, key) == value
    assert [button.isChecked() for button in control.buttons].index(True) == at


def test_a_value_that_is_no_segment_leaves_all_off(open_dialog: Open, desk: PuppetDesk) -> None:
    control = row(open_dialog("playback", skip_s=45), "Lompatan mundur dan maju").control
    assert isinstance(control, Segments)
    assert not any(button.isChecked() for button in control.buttons)
    click(control.buttons[1])
    assert desk.settings.skip_s == 30


@pytest.mark.parametrize(
    ("page", "title", "key", "value", "label"),
    [
        ("playback", "Kualitas suara", "quality", Quality.SAVER, "Hemat"),
        ("playback", "Pita siaran", "tape_min", 0, "Beberapa menit"),
        ("playback", "Pita siaran", "tape_min", 15, "15 menit"),
        ("playback", "Pita siaran", "tape_min", 180, "3 jam"),
        ("news", "Periksa berita baru", "refresh_min", 60, "Tiap jam"),
        ("news", "Periksa berita baru", "refresh_min", 0, "Hanya bila diminta"),
        ("news", "Simpan untuk dibaca luring", "keep_articles", 200, "200 berita terbaru"),
        ("news", "Umur berita tersimpan", "keep_days", 365, "Satu tahun"),
        ("news", "Pemberitahuan per hari", "notify_limit", 3, "Paling banyak 3"),
        ("data", "Batas bulanan", "monthly_cap_mb", 2000, "2,0 GB"),
        ("appearance", "Bahasa", "language", "id", "Bahasa Indonesia"),
        ("appearance", "Bahasa", "language", "en", "English"),
    ],
)
def test_a_select_takes_its_value_by_keys(
    open_dialog: Open,
    desk: PuppetDesk,
    page: str,
    title: str,
    key: str,
    value: object,
    label: str,
) -> None:
    control = row(open_dialog(page), title).control
    assert isinstance(control, Select)
    control.setFocus()
    QTest.keyClick(control, Qt.Key.Key_Home)
    for _ in range(control.values().index(value)):
        QTest.keyClick(control, Qt.Key.Key_Down)
    assert getattr(desk.settings, key) == value
    assert control.currentText() == label


def test_a_value_of_the_file_that_is_not_on_offer_is_shown(open_dialog: Open) -> None:
    control = row(open_dialog("news", refresh_min=47), "Periksa berita baru").control
    assert isinstance(control, Select)
    assert control.currentText() == "Tiap 47 menit"


def test_the_wheel_moves_the_page_and_no_choice(open_dialog: Open, desk: PuppetDesk) -> None:
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    control = row(open_dialog("playback"), "Kualitas suara").control
    assert isinstance(control, Select)
    control.setFocus()
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(control.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    control.wheelEvent(event)
    assert not event.isAccepted()
    assert desk.settings == Settings()


def test_every_setting_has_its_row(open_dialog: Open) -> None:
    dialog = open_dialog()
    shown = {key for page in sheets(dialog) for key in page.keys}
    assert {field.name for field in fields(Settings)} - shown == ELSEWHERE


def test_the_chosen_device_is_shown_while_it_is_away(open_dialog: Open, desk: PuppetDesk) -> None:
    desk.devices = (Choice("usb", "Pelantang USB"),)
    dialog = open_dialog("playback", output_device="usb")
    page = sheet(dialog, PlaybackSheet)
    assert isinstance(page, PlaybackSheet)
    assert page.device.currentText() == "Pelantang USB"
    assert row(dialog, "Keluaran suara").hint == ""
    desk.devices = (Choice("hdmi", "Layar"),)
    page.look_again()
    assert page.device.currentText() == "Tidak tersambung"
    away = "Sedang tidak ada, sementara dipakai bawaan sistem."
    assert row(dialog, "Keluaran suara").hint == away
    assert desk.settings.output_device == "usb"


def test_a_device_that_is_plugged_in_is_offered_at_once(
    open_dialog: Open, desk: PuppetDesk
) -> None:
    page = sheet(open_dialog("playback"), PlaybackSheet)
    assert isinstance(page, PlaybackSheet)
    desk.devices = (Choice("usb", "Pelantang USB"),)
    page.look_again()
    assert page.device.values() == ("", "usb")
    page.device.setFocus()
    QTest.keyClick(page.device, Qt.Key.Key_Down)
    assert desk.settings.output_device == "usb"


def test_presets_have_their_names(open_dialog: Open, desk: PuppetDesk) -> None:
    page = sheet(open_dialog("playback", equalizer=2), PlaybackSheet)
    assert isinstance(page, PlaybackSheet)
    assert page.equalizer.currentText() == "Club"
    page.equalizer.setFocus()
    QTest.keyClick(page.equalizer, Qt.Key.Key_Home)
    assert desk.settings.equalizer == -1


def test_the_tape_says_what_it_takes(open_dialog: Open, desk: PuppetDesk) -> None:
    desk.known = Facts(bitrate_bps=128_000)
    dialog = open_dialog("playback")
    assert "60 menit memakai 58 MB" in row(dialog, "Pita siaran").hint
    desk.change(tape_min=15)
    assert "15 menit memakai 14 MB" in row(dialog, "Pita siaran").hint


def test_categories_are_ticked_one_by_one(open_dialog: Open, desk: PuppetDesk) -> None:
    desk.known = Facts(categories=("Cuaca", "Wisata", "Ekonomi"))
    dialog = open_dialog("news", notify_news=True)
    page = sheet(dialog, NewsSheet)
    assert isinstance(page, NewsSheet)
    click(page.chips.chips[2])
    click(page.chips.chips[0])
    assert set(desk.settings.notify_categories) == {"Cuaca", "Ekonomi"}
    click(page.chips.chips[2])
    assert list(desk.settings.notify_categories) == ["Cuaca"]
    desk.change(notify_news=False)
    assert not page.chips.isVisible()


def test_a_category_that_the_site_no_longer_has_can_be_unticked(
    open_dialog: Open, desk: PuppetDesk
) -> None:
    desk.known = Facts(categories=("Cuaca",))
    page = sheet(open_dialog("news", notify_news=True, notify_categories=("Lama",)), NewsSheet)
    assert isinstance(page, NewsSheet)
    assert [(chip.text(), chip.isChecked()) for chip in page.chips.chips] == [
        ("Cuaca", False),
        ("Lama", True),
    ]


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("21.30", "21:30"),
        ("21:30", "21:30"),
        ("2130", "21:30"),
        ("7", "07:00"),
        ("24", None),
        ("21.60", None),
        ("malam", None),
        ("", None),
    ],
)
def test_a_time_is_read_as_people_write_it(typed: str, clock: str | None) -> None:
    assert clock_of(typed) == clock


def test_quiet_hours_are_typed_or_stepped(open_dialog: Open, desk: PuppetDesk) -> None:
    page = sheet(open_dialog("news"), NewsSheet)
    assert isinstance(page, NewsSheet)
    field = page.quiet_from
    assert field.text() == "21.00"
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "22.15")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert desk.settings.quiet_from == "22:15"
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert (desk.settings.quiet_from, field.text()) == ("22:00", "22.00")
    field.selectAll()
    QTest.keyClicks(field, "99")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (desk.settings.quiet_from, field.text()) == ("22:00", "22.00")


def test_words_are_parted_by_commas(open_dialog: Open, desk: PuppetDesk) -> None:
    page = sheet(open_dialog("news"), NewsSheet)
    assert isinstance(page, NewsSheet)
    page.words.setFocus()
    QTest.keyClicks(page.words, " bandara,, listrik padam ,bandara")
    QTest.keyClick(page.words, Qt.Key.Key_Return)
    assert desk.settings.notify_words == ("bandara", "listrik padam")
    assert page.words.text() == "bandara, listrik padam"


def test_saving_data_saves_sound_and_pictures(open_dialog: Open, desk: PuppetDesk) -> None:
    page = sheet(open_dialog("data"), DataSheet)
    assert isinstance(page, DataSheet)
    click(page.saver)
    assert (desk.settings.quality, desk.settings.pictures) == (Quality.SAVER, PictureUse.SMALL)
    click(page.saver)
    assert (desk.settings.quality, desk.settings.pictures) == (Quality.AUTO, PictureUse.ALWAYS)


def test_emptying_asks_in_place_and_says_what_is_left(open_dialog: Open, desk: PuppetDesk) -> None:
    dialog = open_dialog("data")
    page = sheet(dialog, DataSheet)
    assert isinstance(page, DataSheet)
    assert "48 MB di komputer ini" in row(dialog, "Berita tersimpan").hint
    click(page.empty.ask)
    assert desk.asked == []
    assert (page.empty.ask.isVisible(), page.empty.sure.isVisible()) == (False, True)
    click(page.empty.keep)
    assert (desk.asked, page.empty.ask.isVisible()) == ([], True)
    click(page.empty.ask)
    click(page.empty.sure)
    assert desk.asked == ["empty"]
    assert "200 KB di komputer ini" in row(dialog, "Berita tersimpan").hint


def test_what_could_not_be_emptied_is_told(open_dialog: Open, desk: PuppetDesk) -> None:
    desk.empties = False
    dialog = open_dialog("data")
    page = sheet(dialog, DataSheet)
    assert isinstance(page, DataSheet)
    click(page.empty.ask)
    click(page.empty.sure)
    assert row(dialog, "Berita tersimpan").hint == "Belum bisa dihapus. Coba lagi nanti."


def test_the_tape_is_erased_after_a_question(open_dialog: Open, desk: PuppetDesk) -> None:
    desk.known = Facts(tape_bytes=57_600_000, tape_seconds=3600)
    dialog = open_dialog("data")
    page = sheet(dialog, DataSheet)
    assert isinstance(page, DataSheet)
    assert page.erase.ask.accessibleName() == "Hapus pita siaran"
    click(page.erase.ask)
    assert desk.asked == []
    assert (page.erase.ask.isVisible(), page.erase.sure.isVisible()) == (False, True)
    click(page.erase.sure)
    assert desk.asked == ["clear tape"]
    dialog.refresh()
    assert not page.erase.isEnabled(), "there is nothing on it now"


def test_the_month_is_spoken(open_dialog: Open, desk: PuppetDesk) -> None:
    from tests.gui.settings.conftest import NOW

    desk.known = Facts(month=NOW, sound_bytes=1_748_000_000, news_bytes=92_000_000)
    page = sheet(open_dialog("data"), DataSheet)
    assert isinstance(page, DataSheet)
    assert page.month.accessibleName() == (
        "Bulan ini: 1,84 GB. Siaran 1,75 GB, Berita dan gambar 92 MB, sejak 1 November"
    )


def test_a_sky_is_chosen_and_given_back_to_the_hour(open_dialog: Open, desk: PuppetDesk) -> None:
    from planetfm.gui.settings.appearance import AppearanceSheet

    page = sheet(open_dialog("appearance"), AppearanceSheet)
    assert isinstance(page, AppearanceSheet)
    checked = [tile.sky for tile in page.tiles.tiles if tile.isChecked()]
    assert (checked, page.by_hour.isChecked()) == ([Sky.DAWN], True)  # it is 05.42
    seen = []
    for press in (page.tiles.tiles[3], page.by_hour, page.by_hour):
        click(press)
        seen.append((desk.settings.sky, page.by_hour.isChecked()))
    assert seen == [(Sky.NIGHT, False), (Sky.HOUR, True), (Sky.DAWN, False)]


def test_the_text_size_follows_the_slider(open_dialog: Open, desk: PuppetDesk) -> None:
    from planetfm.gui.settings.appearance import AppearanceSheet

    page = sheet(open_dialog("appearance"), AppearanceSheet)
    assert isinstance(page, AppearanceSheet)
    page.letters.setFocus()
    QTest.keyClick(page.letters, Qt.Key.Key_Right)
    assert desk.settings.text_size_px == 17
    QTest.keyClick(page.letters, Qt.Key.Key_End)
    assert desk.settings.text_size_px == 22
    desk.change(text_size_px=14)
    assert page.letters.value() == 14


def test_log_in_is_offered_where_the_system_can(open_dialog: Open, desk: PuppetDesk) -> None:
    control = row(open_dialog("appearance"), "Mulai saat masuk komputer").control
    click(control)
    assert desk.at_login is not None
    assert desk.at_login.enabled
    desk.at_login = None
    titles = [row.title for page in sheets(open_dialog()) for row in page.rows]
    assert "Mulai saat masuk komputer" not in titles


def test_a_refusal_of_the_system_is_told_until_the_next_press(
    open_dialog: Open, desk: PuppetDesk
) -> None:
    assert desk.at_login is not None
    desk.at_login.refusal = "Permission denied"
    made = row(open_dialog("appearance"), "Mulai saat masuk komputer")
    assert isinstance(made.control, Switch)
    click(made.control)
    assert not made.control.isChecked()
    assert made.hint == "Tidak berhasil: Permission denied."
    desk.at_login.refusal = ""
    click(made.control)
    assert made.control.isChecked()
    assert made.hint == "Di latar, tanpa jendela."


def test_another_site_is_taken_when_it_is_said_so(open_dialog: Open, desk: PuppetDesk) -> None:
    desk.known = Facts(site="radioplanetfm.com")
    dialog = open_dialog("station")
    page = sheet(dialog, StationSheet)
    assert isinstance(page, StationSheet)
    usual = row(dialog, "Situs berita").hint
    assert (page.site.text(), page.new_site.isVisible()) == ("radioplanetfm.com", False)
    page.site.setFocus()
    page.site.selectAll()
    QTest.keyClicks(page.site, "radio lain")
    assert page.new_site.isVisible()
    click(page.open_site)
    assert (page.site.error, desk.asked) == ("Ini bukan alamat situs", [])
    assert row(dialog, "Situs berita").hint == "Ini bukan alamat situs"
    page.site.selectAll()
    QTest.keyClicks(page.site, "radio.example")
    assert desk.settings.site == ""
    assert row(dialog, "Situs berita").hint == usual, "what is put right is not told for ever"
    rows = [one for one in page.rows if not one.isHidden()]
    assert [one.y() for one in rows][1:] == [one.y() + one.height() for one in rows][:-1]
    click(page.open_site)
    assert (desk.settings.site, desk.asked) == ("radio.example", ["restart"])


def test_an_own_address_works_once_the_search_is_off(open_dialog: Open, desk: PuppetDesk) -> None:
    dialog = open_dialog("station")
    page = sheet(dialog, StationSheet)
    assert isinstance(page, StationSheet)
    assert not page.own.isEnabled()
    desk.change(find_stream=False)
    assert page.own.isEnabled()
    assert not page.again.isEnabled()
    page.own.setFocus()
    QTest.keyClicks(page.own, "radio")
    QTest.keyClick(page.own, Qt.Key.Key_Return)
    assert page.own.error == "Alamat diawali http:// atau https://"
    assert row(dialog, "Pakai alamat lain").hint == page.own.error
    assert desk.settings.own_stream == ""
    page.own.selectAll()
    QTest.keyClicks(page.own, "https://radio.example/live")
    QTest.keyClick(page.own, Qt.Key.Key_Return)
    assert desk.settings.own_stream == "https://radio.example/live"
    assert row(dialog, "Pakai alamat lain").hint == "Hanya alamat ini yang diputar."


def test_the_station_says_when_it_was_found(open_dialog: Open, desk: PuppetDesk) -> None:
    from tests.gui.settings.conftest import NOW

    desk.known = Facts(
        station="Planet FM",
        place="Banyuwangi",
        stream_url="http://radio.example/a",
        stream_ok=True,
        stream_sort="MP3 128 kbps",
        found_at=NOW - 660,
        site_ok=True,
        site_at=NOW - 120,
    )
    dialog = open_dialog("station")
    page = sheet(dialog, StationSheet)
    assert isinstance(page, StationSheet)
    assert row(dialog, "Alamat siaran saat ini").hint == "Ditemukan 25 Nov 2026, 05.31 WIB"
    assert page.card.accessibleName() == (
        "Planet FM, Banyuwangi. Siaran tersambung, MP3 128 kbps. Situs menjawab, 05.40 WIB"
    )
    click(page.again)
    assert desk.asked == ["find"]


def test_everything_goes_to_its_default_and_back(open_dialog: Open, desk: PuppetDesk) -> None:
    page = sheet(
        open_dialog(
            "station", skip_s=60, volume=11, site="radio.example", language="en", letters=False
        ),
        StationSheet,
    )
    assert isinstance(page, StationSheet)
    before = desk.settings
    click(page.reset)
    assert desk.settings == Settings(volume=11, site="radio.example", language="en")
    click(page.reset)
    assert desk.settings == before


@pytest.mark.parametrize(
    ("left_out", "said"),
    [
        ((), "Pengaturan diimpor."),
        (("theme", "hologram"), "Diimpor, tanpa: theme, hologram"),
        (None, "Ini bukan berkas pengaturan."),
    ],
)
def test_an_import_says_how_it_went(
    open_dialog: Open, left_out: tuple[str, ...] | None, said: str
) -> None:
    dialog = open_dialog("station")
    page = sheet(dialog, StationSheet)
    assert isinstance(page, StationSheet)
    page._imported(left_out)
    assert row(dialog, "Semua pengaturan").hint == said


def test_licences_open_in_the_page(open_dialog: Open) -> None:
    page = sheet(open_dialog("station"), StationSheet)
    assert isinstance(page, StationSheet)
    assert not page.licences.isVisible()
    click(page.show_licences)
    assert page.licences.isVisible()
    assert page.licences.text.toPlainText().splitlines() == [
        "Inter, OFL 1.1",
        "tzdata, tidak ditemukan di sini sebagai paket tersendiri",
    ]
    assert page.licences.choice.values() == ("", "Inter"), "what has brought its text"
    page.licences.choice.setFocus()
    QTest.keyClick(page.licences.choice, Qt.Key.Key_Down)
    assert page.licences.text.toPlainText() == "Inter, OFL 1.1\n\nAnyone may"
    click(page.show_licences)
    assert not page.licences.isVisible()


def test_the_stations_pages_elsewhere_open_from_its_card(
    open_dialog: Open, desk: PuppetDesk
) -> None:
    pages = ("https://www.instagram.com/planetfm/", "https://m.facebook.com/planetfm")
    desk.known = Facts(station="Planet FM", social=pages)
    page = sheet(open_dialog("station"), StationSheet)
    assert isinstance(page, StationSheet)
    buttons = page.card.elsewhere.buttons
    assert [button.text() for button in buttons] == ["Instagram", "Facebook"]
    assert buttons[1].accessibleName() == "Facebook, di peramban"
    room = page.card.rect()
    assert all(
        room.contains(button.geometry().translated(page.card.elsewhere.pos())) for button in buttons
    )
    for button in buttons:
        click(button)
    assert desk.asked == list(pages)


def test_a_name_is_forgotten_where_one_is_remembered(open_dialog: Open, desk: PuppetDesk) -> None:
    page = sheet(open_dialog("news"), NewsSheet)
    assert isinstance(page, NewsSheet) and not page.writer_row.isVisible()
    desk.writer = "Dewi, dewi@contoh.id"
    page.look_again()
    assert (page.writer_row.isVisible(), page.writer_row.hint) == (True, desk.writer)
    click(page.forget)
    assert (desk.writer, page.writer_row.hint) == ("", "Dilupakan.")
