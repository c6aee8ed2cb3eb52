"""The main window: where things lie, what the keys do, what it remembers."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planetfm.core.model import Changes
from planetfm.gui.panes import Form, arrange
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from planetfm.gui.widgets.toast import Toast
from planetfm.gui.window import MainWindow, Memory
from planetfm.runtime.tasks import Lane
from tests.gallery.room import DemoRoom
from tests.gui.news.conftest import SPEECH, indonesian, lane, stories, theme
from tests.gui.news.puppet import PuppetNews, article
from tests.gui.radio import radio_scenes as scenes
from tests.gui.radio.puppet_player import PuppetPlayer
from tests.running import ROOT, environment

__all__ = ["indonesian", "lane", "theme"]

MakeWindow = Callable[..., MainWindow]


@pytest.fixture
def make_window(qtbot: QtBot, theme: Theme, lane: Lane, indonesian: None) -> Iterator[MakeWindow]:
    made: list[MainWindow] = []

    def make(
        news: PuppetNews | None = None,
        player: PuppetPlayer | None = None,
        size: tuple[int, int] = (1180, 760),
        memory: Memory | None = None,
    ) -> MainWindow:
        window = MainWindow(
            player or PuppetPlayer(),
            news or PuppetNews(stories(40)),
            theme,
            SPEECH,
            lane,
            "Planet FM",
            "Banyuwangi",
            memory,
            open_url=lambda address: None,
        )
        window.resize(*size)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        made.append(window)
        return window

    yield make
    for window in made:
        window.close()


def press(window: MainWindow, key: Qt.Key, *, ctrl: bool = False, alt: bool = False) -> None:
    modifiers = Qt.KeyboardModifier.NoModifier
    if ctrl:
        modifiers |= Qt.KeyboardModifier.ControlModifier
    if alt:
        modifiers |= Qt.KeyboardModifier.AltModifier
    QTest.keyClick(window.focusWidget() or window, key, modifiers)


def shown(*widgets: QWidget) -> list[bool]:
    return [widget.isVisible() for widget in widgets]


@pytest.mark.parametrize(
    ("size", "reading", "form", "list_shown", "reader_shown"),
    [
        ((1440, 860), False, Form.WIDE, True, True),
        ((1440, 860), True, Form.WIDE, True, True),
        ((1279, 760), False, Form.TWO, True, False),
        ((1180, 760), True, Form.TWO, False, True),
        ((800, 700), True, Form.SMALL, False, True),
        ((679, 700), False, Form.NARROW, True, False),
        ((420, 760), True, Form.NARROW, False, True),
    ],
)
def test_the_width_decides_what_is_shown(
    make_window: MakeWindow,
    size: tuple[int, int],
    reading: bool,
    form: Form,
    list_shown: bool,
    reader_shown: bool,
) -> None:
    window = make_window(size=size)
    if reading:
        window.open_article("3")
    assert window.panes.form is form
    assert shown(window.list_side, window.reader) == [list_shown, reader_shown]
    assert window.dock.isVisible() == (form is not Form.NARROW)
    assert window.folded.isVisible() == (form is Form.NARROW and reading)
    assert window.tabs.isVisible() == (form is Form.NARROW and not reading)


def test_the_panes_fill_the_window_without_a_gap() -> None:
    for width in range(360, 2000, 37):
        for height in (560, 599, 640, 760, 1200):
            for reading in (False, True):
                panes = arrange(
                    width, height, reading=reading, songs_tab=False, narrow_radio_px=350
                )
                boxes = [
                    box
                    for box in (
                        panes.radio,
                        panes.list,
                        panes.reader,
                        panes.dock,
                        panes.tabs,
                        panes.folded,
                    )
                    if box is not None
                ]
                assert sum(box.width * box.height for box in boxes) == width * height


def test_the_radio_is_narrower_under_1100_and_320_under_960() -> None:
    def radio(width: int) -> int:
        box = arrange(width, 760, reading=False, songs_tab=False, narrow_radio_px=350).radio
        assert box is not None
        return box.width

    assert [radio(w) for w in (1280, 1100, 1099, 960, 959, 680)] == [380, 380, 340, 340, 320, 320]


def test_opening_and_going_back_keeps_the_place_and_the_row(make_window: MakeWindow) -> None:
    window = make_window()
    listing = window.list_side.list
    listing.verticalScrollBar().setValue(900)
    before = [row.identity for row in listing.visible_headlines()]
    listing.setCurrentIndex(window.list_side.model.index(10))
    listing.verticalScrollBar().setValue(900)
    QTest.keyClick(listing, Qt.Key.Key_Return)
    assert window.reading
    assert shown(window.list_side, window.reader) == [False, True]
    press(window, Qt.Key.Key_Escape)
    assert shown(window.list_side, window.reader) == [True, False]
    assert [row.identity for row in listing.visible_headlines()] == before
    assert listing.currentIndex().row() == 10
    assert listing.hasFocus()


def test_alt_left_goes_back_too(make_window: MakeWindow) -> None:
    window = make_window()
    window.open_article("2")
    press(window, Qt.Key.Key_Left, alt=True)
    assert not window.reading


def test_n_and_p_open_the_next_and_previous_story(make_window: MakeWindow) -> None:
    window = make_window()
    window.open_article("5")
    press(window, Qt.Key.Key_N)
    assert window.reader.identity == "6"
    press(window, Qt.Key.Key_P)
    press(window, Qt.Key.Key_P)
    assert window.reader.identity == "4"
    press(window, Qt.Key.Key_Escape)
    current = window.list_side.list.currentIndex()
    assert window.list_side.model.headline(current.row()).identity == "4"


def test_the_keys_of_the_radio(make_window: MakeWindow) -> None:
    player = PuppetPlayer()
    window = make_window(player=player)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_J, Qt.Key.Key_L, Qt.Key.Key_M):
        press(window, key)
    press(window, Qt.Key.Key_L, ctrl=True)
    press(window, Qt.Key.Key_Up, ctrl=True)
    press(window, Qt.Key.Key_Down, ctrl=True)
    assert player.calls == [
        ("toggle",),
        ("seek_by", -30.0),
        ("seek_by", 30.0),
        ("set_muted", True),
        ("go_live",),
        ("set_volume", 77),
        ("set_volume", 67),
    ]


def test_letters_in_the_search_field_are_only_letters(make_window: MakeWindow) -> None:
    player = PuppetPlayer()
    window = make_window(player=player)
    press(window, Qt.Key.Key_F, ctrl=True)
    field = window.list_side.header.search.edit
    assert field.hasFocus()
    QTest.keyClicks(field, "jalan m lb ")
    assert field.text() == "jalan m lb "
    assert player.calls == []
    press(window, Qt.Key.Key_Escape)
    assert not field.hasFocus()


def test_escape_closes_the_field_of_an_address_before_anything_else(
    make_window: MakeWindow,
) -> None:
    view, _ = scenes.searching()
    window = make_window(player=PuppetPlayer(view))
    steps = window.radio.steps
    QTest.mouseClick(steps.own, Qt.MouseButton.LeftButton)
    assert steps.field.hasFocus()
    press(window, Qt.Key.Key_Escape)
    assert not steps.field.isVisible()
    assert steps.own.hasFocus()


def test_letters_can_be_turned_off_but_not_the_space(make_window: MakeWindow) -> None:
    player = PuppetPlayer()
    window = make_window(player=player)
    window.keys.letters = False
    press(window, Qt.Key.Key_J)
    press(window, Qt.Key.Key_Space)
    assert player.calls == [("toggle",)]


def test_escape_clears_the_search_first(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    window.start_search()
    QTest.keyClicks(window.list_side.header.search.edit, "NOMOR 7")
    qtbot.waitUntil(lambda: window.list_side.model.rowCount() == 1)
    press(window, Qt.Key.Key_Escape)
    assert window.list_side.query.text == ""
    assert window.list_side.header.search.edit.text() == ""
    qtbot.waitUntil(lambda: window.list_side.model.rowCount() > 20)


def test_f5_and_ctrl_r_ask_for_news(make_window: MakeWindow) -> None:
    news = PuppetNews(stories(3))
    window = make_window(news)
    press(window, Qt.Key.Key_F5)
    press(window, Qt.Key.Key_R, ctrl=True)
    assert news.refreshes == 2


def test_the_text_size_is_kept(make_window: MakeWindow) -> None:
    kept: dict[str, str] = {}
    window = make_window(memory=Memory(lambda name: "", kept.__setitem__))
    window.open_article("1")
    press(window, Qt.Key.Key_Plus, ctrl=True)
    assert window.reader.text_px == 17
    assert kept["text_px"] == "17"
    press(window, Qt.Key.Key_0, ctrl=True)
    assert kept["text_px"] == "16"


def test_the_window_comes_back_where_it_was(make_window: MakeWindow) -> None:
    kept: dict[str, str] = {}
    memory = Memory(lambda name: kept.get(name, ""), kept.__setitem__)
    first = make_window(memory=memory, size=(1300, 800))
    first._drag_radio(420)
    first._drag_list(420 + 400)
    first.move(33, 44)
    first.close()
    assert kept["radio_px"] == "420"
    assert kept["list_px"] == "400"
    second = make_window(memory=memory, size=(1300, 800))
    assert second.panes.radio is not None
    assert second.panes.list is not None
    assert (second.panes.radio.width, second.panes.list.width) == (420, 400)


def test_the_size_comes_back(qtbot: QtBot, theme: Theme, lane: Lane) -> None:
    kept: dict[str, str] = {}
    memory = Memory(lambda name: kept.get(name, ""), kept.__setitem__)

    def window() -> MainWindow:
        made = MainWindow(
            PuppetPlayer(), PuppetNews([]), theme, SPEECH, lane, "Planet FM", "Banyuwangi", memory
        )
        qtbot.addWidget(made)
        return made

    first = window()
    first.resize(711, 622)
    first.show()
    first.close()
    assert window().size() == first.size()


def toast_in(window: MainWindow) -> Toast:
    (toast,) = (toast for toast in window.findChildren(Toast) if toast.isVisible())
    return toast


def test_a_toast_has_ways_on_and_goes_once_one_is_taken(make_window: MakeWindow) -> None:
    window = make_window()
    taken: list[str] = []
    window.say("Klip tersimpan", "5 menit", (("Buka folder", lambda: taken.append("folder")),))
    toast = toast_in(window)
    QTest.mouseClick(toast.buttons[0], Qt.MouseButton.LeftButton)
    assert taken == ["folder"]
    assert not toast.isVisible()
    window.say("Tautan disalin")
    assert "Tautan disalin" in toast_in(window).accessibleName()


def test_stories_that_come_while_paused_are_counted_until_it_plays(
    make_window: MakeWindow,
) -> None:
    view, _ = scenes.paused()
    player, news = PuppetPlayer(view), PuppetNews(stories(3))
    window = make_window(news=news, player=player)
    news.merged.emit(Changes(new=("a",)))
    news.merged.emit(Changes(new=("b", "c"), touched=("1",)))
    said = window.radio.banner.content
    assert said is not None
    assert said.title == "Selama jeda: 2 lagu dan 3 berita baru"
    player.show(scenes.behind()[0])
    news.merged.emit(Changes(new=("d",)))
    player.show(view)
    said = window.radio.banner.content
    assert said is not None
    assert said.title == "Selama jeda: 2 lagu"


def test_a_rebuilt_store_is_told_of_once(make_window: MakeWindow) -> None:
    news = PuppetNews(stories(3))
    window = make_window(news=news)
    news.base = replace(news.base, rebuilt=True)
    news.changed.emit()
    toast = toast_in(window)
    assert "Simpanan berita rusak" in toast.accessibleName()
    news.changed.emit()
    assert toast_in(window) is toast


def test_space_plays_in_a_new_window(make_window: MakeWindow) -> None:
    player = PuppetPlayer()
    window = make_window(player=player)
    press(window, Qt.Key.Key_Space)
    assert player.calls == [("toggle",)]


def active(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def test_the_space_after_try_now_pauses_and_records_nothing(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    player = PuppetPlayer(scenes.lost()[0])
    window = active(make_window(player=player), qtbot)
    window.radio.banner.button.setFocus(Qt.FocusReason.TabFocusReason)
    press(window, Qt.Key.Key_Space)
    player.show(scenes.live()[0])
    assert QApplication.focusWidget() is window.radio.stage.sun
    press(window, Qt.Key.Key_Space)
    assert player.calls == [("retry_now",), ("toggle",)]


@pytest.mark.parametrize("size", [(1440, 860), (420, 760)])
def test_back_to_live_leaves_the_focus_near(
    make_window: MakeWindow, qtbot: QtBot, size: tuple[int, int]
) -> None:
    player = PuppetPlayer(scenes.behind()[0])
    window = active(make_window(player=player, size=size), qtbot)
    wide = window.panes.dock is not None
    button = window.dock.back_to_live if wide else window.radio.back_to_live
    button.setFocus(Qt.FocusReason.TabFocusReason)
    player.show(scenes.live()[0])
    home = window.dock.ribbon if wide else window.radio.stage.sun
    assert QApplication.focusWidget() is home
    press(window, Qt.Key.Key_Space)
    assert player.calls == [("toggle",)]


def test_what_is_no_button_any_more_gives_the_focus_to_the_sun(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    player = PuppetPlayer(scenes.behind()[0])
    window = active(make_window(player=player), qtbot)
    stage = window.radio.stage
    for control, then in (
        (stage.pill, scenes.live()[0]),
        (stage.forward, scenes.live()[0]),
        (stage.star, scenes.stopped()[0]),
    ):
        player.show(scenes.behind()[0])
        control.setFocus(Qt.FocusReason.TabFocusReason)
        assert QApplication.focusWidget() is control
        player.show(then)
        assert QApplication.focusWidget() is stage.sun, control.accessibleName()


def test_a_category_keeps_the_focus_when_another_comes(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    news = PuppetNews(stories(40))
    window = active(make_window(news=news), qtbot)

    def show(*names: str) -> None:
        news.base = replace(news.base, categories=tuple((name, 1) for name in names))
        news.changed.emit()

    show("Wisata")
    chip = window.list_side.header.chips.categories[0]
    chip.setFocus(Qt.FocusReason.TabFocusReason)
    show("Cuaca", "Wisata")
    assert QApplication.focusWidget() is chip
    show("Cuaca")
    assert QApplication.focusWidget() is window.list_side.list


def test_in_the_list_of_songs_space_and_letters_stay_the_windows(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    player = PuppetPlayer(scenes.live()[0])
    window = active(make_window(player=player), qtbot)
    window.radio.songs.list.setFocus(Qt.FocusReason.TabFocusReason)
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Space)
    press(window, Qt.Key.Key_J)
    press(window, Qt.Key.Key_M)
    assert player.calls == [("toggle",), ("seek_by", -30.0), ("set_muted", True)]


def test_f6_goes_round_the_panes_and_back(make_window: MakeWindow) -> None:
    window = make_window(size=(1440, 860))
    window.open_article("1")
    window.list_side.list.setFocus()
    press(window, Qt.Key.Key_F6)
    assert window.reader.isAncestorOf(window.focusWidget())
    press(window, Qt.Key.Key_F6)
    assert window.radio.isAncestorOf(window.focusWidget())
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert window.reader.isAncestorOf(window.focusWidget())


def test_the_narrow_window_has_tabs_and_a_folded_player(make_window: MakeWindow) -> None:
    view, _ = scenes.live()
    window = make_window(size=(420, 760), player=PuppetPlayer(view))
    QTest.mouseClick(window.tabs.songs, Qt.MouseButton.LeftButton)
    assert shown(window.songs, window.list_side) == [True, False]
    assert window.songs.model.rowCount() > 3
    QTest.mouseClick(window.tabs.news, Qt.MouseButton.LeftButton)
    assert shown(window.songs, window.list_side) == [False, True]
    window.open_article("1")
    assert window.folded.isVisible()
    window.folded.unfolded.emit()
    assert shown(window.radio, window.folded) == [True, False]


def test_in_three_panes_the_open_story_is_marked_in_the_list(make_window: MakeWindow) -> None:
    window = make_window(size=(1440, 860))
    window.open_article("2")
    listing = window.list_side.list
    pixel = (
        listing.viewport()
        .grab()
        .toImage()
        .pixelColor(1, listing.visualRect(window.list_side.model.index(1)).center().y())
    )
    assert pixel == window._theme.colour("accent")


def test_with_the_real_newsroom_a_story_opens_reads_and_is_saved(
    qtbot: QtBot, theme: Theme, lane: Lane, indonesian: None, tmp_path: Path
) -> None:
    now = scenes.at("09:00")
    room = DemoRoom(tmp_path, now, fetched=now)
    speech = Speech("id", scenes.WIB, "WIB", lambda: now)
    window = MainWindow(PuppetPlayer(), room.news, theme, speech, lane, "Planet FM", "Banyuwangi")
    try:
        qtbot.addWidget(window)
        window.show()
        side, reader = window.list_side, window.reader
        qtbot.waitUntil(lambda: side.model.rowCount() >= 10, timeout=10_000)
        qtbot.waitUntil(lambda: window.pictures.idle and window.pictures.held_bytes > 0)
        first = side.model.headline(0)
        reader._reading.setInterval(30)
        window.open_article(first.identity)
        qtbot.waitUntil(lambda: len(reader.page.body.toPlainText()) > 200, timeout=10_000)
        qtbot.waitUntil(lambda: side.model.headline(0).status.read, timeout=5000)
        press(window, Qt.Key.Key_B)
        qtbot.waitUntil(lambda: side.model.headline(0).status.saved, timeout=5000)
        reader.copy_link()
        assert QGuiApplication.clipboard().text().startswith(room.station.site)
        window.back_to_list()
        room.station.publish("JALAN BARU DIBUKA", "Isi.")
        room.wall += 3600
        room.news.refresh()
        qtbot.waitUntil(
            lambda: any("JALAN BARU" in row.title for row in side.list.visible_headlines()),
            timeout=10_000,
        )
    finally:
        window.close()
        room.close()


def test_new_stories_come_in_while_the_reader_is_open(make_window: MakeWindow) -> None:
    news = PuppetNews(stories(30))
    window = make_window(news)
    window.list_side.list.verticalScrollBar().setValue(800)
    before = [row.identity for row in window.list_side.list.visible_headlines()]
    window.open_article("9")
    news.publish(article(100, 1, "BARU", "Wisata"))
    window.back_to_list()
    assert [row.identity for row in window.list_side.list.visible_headlines()] == before
    assert window.list_side.new_line.count == 1


def test_the_narrow_search_takes_the_place_of_the_tabs(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_window(size=(420, 760))
    press(window, Qt.Key.Key_F, ctrl=True)
    tabs = window.tabs
    assert shown(tabs.search, tabs.news, tabs.filter) == [True, False, False]
    QTest.keyClicks(tabs.search.edit, "NOMOR 7")
    qtbot.waitUntil(lambda: window.list_side.model.rowCount() == 1)
    press(window, Qt.Key.Key_Escape)
    assert shown(tabs.search, tabs.news, tabs.filter) == [False, True, True]
    assert window.list_side.model.rowCount() > 20


@pytest.mark.parametrize(("scale", "room"), [("1", (1280, 720)), ("2", (1366, 768))])
def test_the_first_window_fits_the_screen_also_with_large_text(
    tmp_path: Path, scale: str, room: tuple[int, int]
) -> None:
    """The system's text size is the screen's scale: at 200 % a small screen is 683 by 384."""
    screen = {"x": 0, "y": 0, "width": room[0], "height": room[1], "name": "one"}
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": [screen]}))
    done = subprocess.run(
        [sys.executable, "-c", FIRST_WINDOW],
        env=environment(
            tmp_path, QT_QPA_PLATFORM=f"offscreen:configfile={config}", QT_SCALE_FACTOR=scale
        ),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    wide, high, screen_wide, screen_high = json.loads(done.stdout)
    assert (screen_wide, screen_high) == (room[0] // int(scale), room[1] // int(scale))
    assert wide <= screen_wide
    assert high <= screen_high - 40


FIRST_WINDOW = """
import json, tempfile
from pathlib import Path
from PySide6.QtWidgets import QApplication
app = QApplication([])
from tests.gui.radio.puppet_player import PuppetPlayer
from tests.gui.news.conftest import SPEECH, stories
from tests.gui.news.puppet import PuppetNews
from planetfm.assets import assets_dir
from planetfm.gui.theme import Theme
from planetfm.gui.window import MainWindow
from planetfm.runtime.tasks import Lane, Mailbox
mailbox = Mailbox()
lane = Lane("pictures", mailbox)
window = MainWindow(PuppetPlayer(), PuppetNews(stories(3)), Theme(assets_dir(), "light"), SPEECH,
                    lane, "Planet FM", "Banyuwangi")
window.show()
app.processEvents()
size = window.screen().size()
print(json.dumps([window.width(), window.height(), size.width(), size.height()]))
window.close()
lane.close()
mailbox.close()
"""
