"""What a listener does with the keyboard alone, on the whole app and the demo station.

Every step is a key pressed on whatever has the focus; nothing is clicked and nothing is called.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from planetfm.core.snapshot import SoundState
from planetfm.gui.kept.desk import KeptDesk
from planetfm.gui.news.comments import CommentsSection
from planetfm.gui.settings_opener import SettingsOpener
from planetfm.gui.widgets.focus import FocusRing
from planetfm.gui.window import MainWindow
from tests.whole import WholeApp, whole_app

Key = Qt.Key
TABS_MOST = 60


class Keyboard:
    """Presses keys where the focus is, and looks where it went."""

    def __init__(self, app: WholeApp) -> None:
        self.app = app

    def press(self, *keys: str) -> None:
        for key in keys:
            combination = QKeySequence(key)
            target = QApplication.activePopupWidget() or QApplication.focusWidget()
            target = target or QApplication.activeWindow() or self.app.window
            QTest.keySequence(target, combination)
            QApplication.processEvents()

    def type(self, text: str) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, text)

    @property
    def focus(self) -> QWidget:
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def tab_to(self, name: str) -> None:
        """Tab, until the control of that name has the focus; it is seen to have it."""
        passed: list[str] = []
        for _ in range(TABS_MOST):
            before = picture(self.focus.window())
            self.press("Tab")
            assert shows_focus(self.focus, before), f"{self.focus} does not show the focus"
            passed.append(named(self.focus))
            if passed[-1] == name:
                return
        raise AssertionError(f"Tab does not lead to {name}, but to {passed}")


def named(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text


def picture(window: QWidget) -> QImage:
    return window.grab().toImage()


def shows_focus(focused: QWidget, before: QImage) -> bool:
    """A ring is shown, or the picture round the control is another one since it has the focus.

    Where something scrolled, the next control may stand where the last one stood, ring and all.
    """
    if any(ring.shown for ring in focused.findChildren(FocusRing)):
        return True
    window = focused.window()
    place = QRect(focused.mapTo(window, focused.rect().topLeft()), focused.size())
    place = place.adjusted(-5, -5, 5, 5) & window.rect()
    if place.isEmpty():
        return False
    return picture(window).copy(place) != before.copy(place)


@pytest.fixture
def app(qapp: QApplication, tmp_path: Path) -> Iterator[WholeApp]:
    with whole_app(tmp_path) as made:
        made.core.preferences.update(reduced_motion=True)
        yield made


@pytest.fixture
def keyboard(app: WholeApp) -> Keyboard:
    return Keyboard(app)


def test_play_and_pause(app: WholeApp, keyboard: Keyboard) -> None:
    player = app.core.player
    keyboard.press("Space")
    app.until(lambda: player.view.sound is SoundState.PLAYING, "the sound")
    keyboard.press("M")
    assert player.view.muted
    keyboard.press("M", "Ctrl+Down")
    assert (player.view.muted, player.view.volume) == (False, 67)
    keyboard.tab_to("Jeda siaran")
    keyboard.press("Space")
    app.until(lambda: player.view.sound is SoundState.PAUSED, "the pause")


def test_rewind_and_come_back(app: WholeApp, keyboard: Keyboard) -> None:
    player = app.core.player
    app.core.preferences.update(skip_s=5)
    keyboard.press("Space")
    app.until(lambda: player.view.tape.heard is not None, "the sound")
    keyboard.press("J")
    app.until(lambda: player.view.behind_s > 3, "the rewind")
    keyboard.press("Ctrl+L")
    app.until(lambda: player.view.live, "live again")
    keyboard.tab_to("Pita siaran, satu jam terakhir")
    keyboard.press("Left")
    app.until(lambda: player.view.behind_s > 8, "ten seconds back")
    keyboard.press("End")
    app.until(lambda: player.view.live, "live again")


def test_save_a_clip_and_a_recording(app: WholeApp, keyboard: Keyboard) -> None:
    keep = app.core.keep
    keyboard.press("Space")
    app.until(lambda: app.core.player.view.tape.heard is not None, "the sound")
    keyboard.press("Ctrl+Shift+R")
    app.until(lambda: keep.recording is not None and keep.recording.seconds > 1, "a recording")
    keyboard.press("Ctrl+K")
    keyboard.press("Ctrl+Shift+R")
    app.until(lambda: keep.recording is None, "the recording's end")
    folder = app.core.recording_folder
    app.until(lambda: len([*folder.rglob("*.mp3")]) == 2, "both files")
    keyboard.press("Ctrl+Shift+O")
    sheet = app.desk(KeptDesk).sheet("recordings")
    assert sheet is not None
    app.until(sheet.isActiveWindow, "the list of recordings")
    keyboard.press("Esc")
    assert app.desk(KeptDesk).sheet("recordings") is None


def test_search(app: WholeApp, keyboard: Keyboard) -> None:
    side = app.window.list_side
    keyboard.press("/")
    keyboard.type("bandara")
    app.until(lambda: 0 < side.model.rowCount() < 5, "what was found")
    keyboard.press("Esc")
    app.until(lambda: side.model.rowCount() >= 5, "the whole list again")
    assert keyboard.focus is side.list


def test_read_one_story_and_the_next(app: WholeApp, keyboard: Keyboard) -> None:
    window = app.window
    keyboard.tab_to("Berita")
    keyboard.press("Down", "Return")
    app.until(lambda: window.reader.page.article is not None, "the story")
    first = window.reader.identity
    assert first == window.list_side.model.headline(1).identity
    bar = window.reader.area.verticalScrollBar()
    app.until(lambda: bar.maximum() > 0, "a story longer than the window")
    keyboard.press("Down")
    assert bar.value() > 0
    keyboard.press("N")
    assert window.reader.identity != first
    keyboard.press("P", "B")
    app.until(lambda: app.core.news.view.saved == 1, "the bookmark")
    keyboard.press("Ctrl++")
    assert window.reader.text_px == 17
    keyboard.press("Esc")
    assert not window.reading
    assert keyboard.focus is window.list_side.list


def test_every_part_of_a_story_is_reached(app: WholeApp, keyboard: Keyboard) -> None:
    window = app.window
    keyboard.tab_to("Berita")
    keyboard.press("Return")
    app.until(lambda: window.reader.page.article is not None, "the story")
    app.until(lambda: window.pictures.idle, "the pictures")
    section = window.findChild(CommentsSection)
    assert section is not None
    app.until(lambda: bool(app.core.comments.view.rows), "the comments")
    names = [*walk(keyboard, window)]
    order = (
        "Buka gambar",
        "Teks berita",
        "Baca di situs",
        "Urutan komentar: Terbaru",
        "Nama, wajib diisi",
        "Kirim komentar",
    )
    places = [names.index(name) for name in order]
    assert places == sorted(places), names


def test_write_a_comment(app: WholeApp, keyboard: Keyboard) -> None:
    window = app.window
    keyboard.tab_to("Berita")
    keyboard.press("Return")
    section = window.findChild(CommentsSection)
    assert section is not None
    app.until(lambda: section.height() > 200, "the comments")
    keyboard.tab_to("Nama, wajib diisi")
    keyboard.type("Dewi Lestari")
    keyboard.press("Tab")
    keyboard.type("dewi@contoh.id")
    keyboard.press("Tab")
    keyboard.type("Terima kasih.")
    keyboard.press("Ctrl+Return")
    posts = app.station.newsroom.every_comment
    app.until(lambda: any("Terima kasih." in str(one) for one in posts()), "the comment")


def test_settings(app: WholeApp, keyboard: Keyboard) -> None:
    keyboard.press("Ctrl+,")
    dialog = app.desk(SettingsOpener).dialog
    assert dialog is not None
    app.until(dialog.isActiveWindow, "the settings")
    keyboard.press("Down", "Down", "Down")
    assert dialog.page == "appearance"
    keyboard.tab_to("Huruf sebagai tombol")
    keyboard.press("Space")
    assert app.core.preferences.settings.letters is False
    keyboard.press("Esc")
    app.until(lambda: app.desk(SettingsOpener).dialog is None, "the window alone")
    app.window.activateWindow()
    app.until(app.window.isActiveWindow, "the window")
    keyboard.press("M")
    assert not app.core.player.view.muted


def test_menus_open_and_close_by_key(app: WholeApp, keyboard: Keyboard) -> None:
    keyboard.press("Ctrl+Shift+K")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    keyboard.press("Esc")
    assert QApplication.activePopupWidget() is None


@pytest.mark.parametrize(
    ("size", "order"),
    [
        (
            (1180, 760),
            ("Jeda siaran", "Rekam siaran", "Simpan 5 menit terakhir", "Berhenti otomatis",
             "Bisukan", "Volume", "Rekaman", "Lagu diputar", "Pita siaran, satu jam terakhir",
             "Cari berita", "Segarkan berita", "Pemutar mini", "Pengaturan", "Semua",
             "Belum dibaca, 10", "Berita"),
        ),
        (
            (1440, 860),
            ("Jeda siaran", "Pita siaran, satu jam terakhir", "Lebar bagian radio", "Cari berita",
             "Kategori", "Berita", "Lebar daftar berita"),
        ),
        (
            (420, 760),
            ("Jeda siaran", "Pita siaran, satu jam terakhir", "Rekam siaran", "Bisukan", "Volume",
             "Pengaturan", "Kategori", "Cari berita"),
        ),
    ],
)  # fmt: skip
def test_tab_goes_as_the_eye_does(
    qapp: QApplication, tmp_path: Path, size: tuple[int, int], order: tuple[str, ...]
) -> None:
    with whole_app(tmp_path, size=size) as app:
        keyboard = Keyboard(app)
        app.core.preferences.update(reduced_motion=True)
        app.until(lambda: not app.core.news.view.refreshing, "the first visit's end")
        app.play()  # an empty ribbon is passed over
        names = [*walk(keyboard, app.window)]
        places = [names.index(name) for name in order]
        assert places == sorted(places), names


def walk(keyboard: Keyboard, window: MainWindow) -> Iterator[str]:
    """The names of all that Tab stops at, once round; each shows that it has the focus."""
    first: QWidget | None = None
    for _ in range(TABS_MOST):
        before = picture(window)
        keyboard.press("Tab")
        if keyboard.focus is first:
            return
        first = first or keyboard.focus
        assert shows_focus(keyboard.focus, before), f"{named(keyboard.focus)}: no focus to be seen"
        yield named(keyboard.focus)
    raise AssertionError("Tab does not come round")
