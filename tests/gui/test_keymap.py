"""The list of keys is true: all that it lists is bound, and all that is bound is listed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from planetfm.assets import assets_dir
from planetfm.desktop.media_keys import KEYS as MEDIA_KEYS
from planetfm.gui import keymap
from planetfm.gui.edges import Edge
from planetfm.gui.kept.desk import KeptDesk
from planetfm.gui.key_desk import KeyDesk
from planetfm.gui.key_sheet import KeySheet
from planetfm.gui.keymap import Where
from planetfm.gui.news.comments import CommentsSection
from planetfm.gui.news.viewer import PictureViewer
from planetfm.gui.theme import Theme
from planetfm.gui.translate import install_translators
from tests.gallery.room import wait_until
from tests.gui.radio import radio_scenes as scenes
from tests.whole import WholeApp, whole_app

KEYS = tuple(key for group in keymap.groups() for key in group.keys)


@pytest.fixture
def app(qapp: QApplication, tmp_path: Path) -> Iterator[WholeApp]:
    with whole_app(tmp_path) as made:
        yield made


def portable(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)


def listed(*where: Where) -> set[str]:
    return {portable(keys) for key in KEYS if key.where in where for keys in key.keys}


def shortcuts_of(widget: QWidget) -> set[str]:
    bound = [
        sequence
        for shortcut in widget.findChildren(QShortcut)
        for sequence in shortcut.keys()  # noqa: SIM118
    ]
    bound += [action.shortcut() for action in widget.actions()]  # those that act everywhere
    return {one.toString(QKeySequence.SequenceFormat.PortableText) for one in bound}


def test_every_key_of_the_window_is_listed_and_every_listed_key_is_bound(app: WholeApp) -> None:
    window = app.window
    section = window.findChild(CommentsSection)
    assert section is not None
    assert shortcuts_of(section.form) >= listed(Where.REPLY)
    media = {QKeySequence(key).toString() for key in MEDIA_KEYS}
    twins = {portable(keys) for keys in keymap.SILENT_TWINS}
    bound = shortcuts_of(window) - media - twins
    assert bound == listed(Where.WINDOW, Where.REPLY)


def test_the_single_keys_are_those_that_are_listed(app: WholeApp) -> None:
    def single() -> set[str]:
        keys = app.window.keys.single()
        brackets = {"[", "]"} if app.window.keys.letters else set()  # see tests/gui/kept/test_span
        return {portable(QKeySequence(key).toString()) for key in keys} | brackets

    assert single() == listed(Where.SINGLE, Where.LETTER)
    app.window.keys.letters = False
    assert single() == listed(Where.SINGLE)


def combinations(sequence: QKeySequence) -> Iterator[QKeyCombination]:
    for n in range(sequence.count()):
        yield sequence[n]  # type: ignore[index]  # the stubs leave __getitem__ out


def takes(target: QWidget, keys: str) -> bool:
    """The control uses the key itself."""
    pressed = next(iter(combinations(QKeySequence(keys))))
    event = QKeyEvent(QKeyEvent.Type.KeyPress, pressed.key(), pressed.keyboardModifiers(), "")
    QCoreApplication.sendEvent(target, event)
    return event.isAccepted()


def test_the_controls_use_the_keys_that_are_listed_for_them(app: WholeApp) -> None:
    app.play()
    window = app.window
    songs = window.radio.songs
    tape = app.core.player.view.tape
    assert tape.oldest is not None
    assert tape.newest is not None
    app.desk(KeptDesk).span.marks.drag(tape.oldest, tape.newest)
    songs.show_view(scenes.live()[0])
    songs.list.setCurrentIndex(songs.list.model().index(1, 0))
    for keys in ("Home", "Down"):  # there is no way up from the first story
        takes(window.list_side.list, keys)
    targets = {
        Where.LIST: window.list_side.list,
        Where.SONGS: songs.list,
        Where.RIBBON: window.dock.ribbon,
        Where.EDGE: window.findChildren(Edge)[0],
    }
    used = {
        (key.where, keys): takes(targets[key.where], keys)
        for key in KEYS
        if key.where in targets
        for keys in key.keys
    }
    assert len(used) > 12
    assert [keys for keys, taken in used.items() if not taken] == []
    assert not takes(songs.list, "F4")


def test_the_keys_of_a_large_picture_are_bound(
    app: WholeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    viewer = PictureViewer(app.room.theme, app.window.pictures, app.window)
    done: list[str] = []
    for verb in ("turn", "zoom_by", "save_as"):
        monkeypatch.setattr(viewer, verb, lambda *step, verb=verb: done.append(verb))
    expected = 0
    for key in KEYS:
        if key.where is Where.PICTURE:
            for keys in key.keys:
                takes(viewer, keys)
                expected += 1
    assert len(done) == expected
    assert set(done) == {"turn", "zoom_by", "save_as"}
    app.window.removeEventFilter(viewer)
    viewer.deleteLater()


def test_f1_opens_the_list_and_esc_closes_it(app: WholeApp) -> None:
    desk = app.desk(KeyDesk)
    QTest.keyClick(app.window, Qt.Key.Key_F1)
    sheet = desk.sheet
    assert sheet is not None
    app.until(sheet.isActiveWindow, "the list in front")
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert desk.sheet is None
    app.window.activateWindow()
    app.until(app.window.isActiveWindow, "the window again")
    QTest.keyClick(app.window, Qt.Key.Key_F1)  # whoever closes the window closes the list
    assert desk.sheet is not None


def test_a_row_is_read_as_key_and_deed(tmp_path: Path, qapp: QApplication) -> None:
    translators = install_translators(qapp, "id")
    try:
        sheet = KeySheet(Theme(assets_dir(), "light"), letters=False)
        said = [row.text() for row in sheet.page.rows]
        assert said[0] == "Spasi, putar atau jeda"
        assert said[1] == "J atau L, mundur atau maju, dimatikan"
        assert "Ctrl panah atas atau Ctrl panah bawah, lebih keras atau pelan" in said
        sheet.open_in_front()
        wait_until(sheet.isActiveWindow, "the list in front")
        QTest.keyClick(sheet.page.rows[0], Qt.Key.Key_Down)
        assert sheet.page.rows[1].hasFocus()
        QTest.keyClick(sheet.page.rows[1], Qt.Key.Key_End)
        assert sheet.page.rows[-1].hasFocus()
        shown = sheet.area.viewport().rect()
        row = sheet.page.rows[-1]
        assert shown.contains(row.mapTo(sheet.area.viewport(), row.rect().center()))
        sheet.close()
        sheet.deleteLater()
    finally:
        for translator in translators:
            qapp.removeTranslator(translator)


@pytest.mark.parametrize(("width", "columns"), [(760, 2), (360, 1)])
def test_two_columns_where_there_is_room(qapp: QApplication, width: int, columns: int) -> None:
    sheet = KeySheet(Theme(assets_dir(), "light"), letters=True)
    sheet.resize(width, 600)
    sheet.show()
    assert len({row.x() for row in sheet.page.rows}) == columns
    labels = sheet.page.findChildren(QLabel)
    for one in labels:
        for other in labels:
            assert one is other or not one.geometry().intersects(other.geometry())
        assert sheet.page.rect().contains(one.geometry())
    sheet.close()
    sheet.deleteLater()
