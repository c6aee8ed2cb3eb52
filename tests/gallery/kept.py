"""Pictures of what is kept: menus, the marked part of the ribbon, dialogs, toasts in a stack."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from planetfm.assets import assets_dir
from planetfm.gui.kept.alarms import AlarmsSheet
from planetfm.gui.kept.history import HistorySheet
from planetfm.gui.kept.recordings import RecordingsSheet
from planetfm.gui.theme import Theme
from tests.gallery.room import wait_until
from tests.gui.kept.kept_room import KeptRoom
from tests.gui.radio import radio_scenes as scenes

WIDE, NARROW = (1180, 760), (360, 700)


@dataclass(frozen=True, slots=True)
class KeptScene:
    """`show` brings the state about and gives what is taken; a menu is laid over the window."""

    name: str
    show: Callable[[KeptRoom], QWidget | None]
    dark: bool = False
    size: tuple[int, int] = WIDE


def recordings(room: KeptRoom) -> QWidget | None:
    room.kept.open_recordings()
    sheet = room.kept.sheet("recordings")
    assert isinstance(sheet, RecordingsSheet)
    sheet.list.setCurrentIndex(sheet.list.rows.index(1))
    sheet.list.setFocus()
    return sheet


def question(room: KeptRoom) -> QWidget | None:
    sheet = recordings(room)
    assert isinstance(sheet, RecordingsSheet)
    QTest.keyClick(sheet.list, Qt.Key.Key_Delete)
    return sheet


def plans(room: KeptRoom) -> QWidget | None:
    room.kept.open_plans()
    return room.kept.sheet("recordings")


def plan_form(room: KeptRoom) -> QWidget | None:
    sheet = plans(room)
    assert isinstance(sheet, RecordingsSheet)
    sheet.plans.open_form(room.keep.plans[0])
    return sheet


def history(room: KeptRoom) -> QWidget | None:
    room.kept.open_history()
    sheet = room.kept.sheet("history")
    assert isinstance(sheet, HistorySheet)
    wait_until(lambda: bool(sheet.airings), "the songs")
    sheet.list.setCurrentIndex(sheet.list.rows.index(3))
    sheet.list.setFocus()
    return sheet


def alarms(room: KeptRoom) -> QWidget | None:
    room.kept.open_alarms()
    return room.kept.sheet("alarms")


def alarm_form(room: KeptRoom) -> QWidget | None:
    sheet = alarms(room)
    assert isinstance(sheet, AlarmsSheet)
    sheet.open_form(room.timers.alarms[0])
    return sheet


def sleep_time(room: KeptRoom) -> QWidget | None:
    room.kept.open_sleep_time()
    return room.kept.sheet("sleep")


def clip_menu(room: KeptRoom) -> QWidget | None:
    room.kept.open_clip_menu()
    return room.kept.menu


def sleep_menu(room: KeptRoom) -> QWidget | None:
    room.preferences.update(sleep_min=25)
    room.desk.open_sleep_menu()
    return room.desk.menu


def song_menu(room: KeptRoom) -> QWidget | None:
    songs = room.window.radio.songs.list
    aired = room.view.tape.songs[-2]
    songs.setCurrentIndex(songs.model().index(1, 0))
    songs.setFocus()
    room.kept.song_menus.open(aired, songs.mapToGlobal(QPoint(150, 60)))
    return room.kept.song_menus.menu


def ribbon_menu(room: KeptRoom) -> QWidget | None:
    ribbon = room.window.dock.ribbon
    aired = room.view.tape.songs[-2]
    room.kept.span.marks.drag(room.now - 1500, room.now - 900)
    where = ribbon.mapToGlobal(QPoint(round(ribbon.x_of(aired.start)), -340))
    room.kept.song_menus.open(aired, where, aired.start + 40, room.kept.span.ways(aired.start))
    return room.kept.song_menus.menu


def span(room: KeptRoom) -> QWidget | None:
    room.kept.span.marks.drag(room.now - 1300, room.now - 620)
    return None


def span_begun(room: KeptRoom) -> QWidget | None:
    room.kept.span.marks.mark(begin=room.now - 620)
    return None


def songs_tab(room: KeptRoom) -> QWidget | None:
    QTest.mouseClick(room.window.tabs.songs, Qt.MouseButton.LeftButton)
    return None


def toasts(room: KeptRoom) -> QWidget | None:
    say = room.window.say
    off = ("Matikan alarm", lambda: None)
    say("Alarm, 05.42 WIB", "", (off,), icon="bell", token="accent", stays=True, topic="alarm")
    ways = (("Buka folder", lambda: None), ("Putar", lambda: None))
    say("Klip tersimpan", "5 menit terakhir, 4,8 MB", ways)
    say("Disalin", "Rossa - Tegar")
    return None


SCENES = (
    KeptScene("kept-recordings", recordings),
    KeptScene("kept-recordings-dark", recordings, dark=True),
    KeptScene("kept-recordings-narrow", recordings, size=NARROW),
    KeptScene("kept-question", question),
    KeptScene("kept-plans", plans),
    KeptScene("kept-plan-form-dark", plan_form, dark=True),
    KeptScene("kept-plan-form-narrow", plan_form, size=NARROW),
    KeptScene("kept-history", history),
    KeptScene("kept-history-dark", history, dark=True),
    KeptScene("kept-history-narrow", history, size=NARROW),
    KeptScene("kept-alarms", alarms),
    KeptScene("kept-alarms-narrow", alarms, size=NARROW),
    KeptScene("kept-alarm-form", alarm_form),
    KeptScene("kept-alarm-form-dark-narrow", alarm_form, dark=True, size=NARROW),
    KeptScene("kept-sleep-time", sleep_time),
    KeptScene("kept-clip-menu", clip_menu),
    KeptScene("kept-sleep-menu-dark", sleep_menu, dark=True),
    KeptScene("kept-song-menu", song_menu),
    KeptScene("kept-ribbon-menu-dark", ribbon_menu, dark=True),
    KeptScene("kept-span", span),
    KeptScene("kept-span-dark", span, dark=True),
    KeptScene("kept-span-narrow", span, size=NARROW),
    KeptScene("kept-span-begun", span_begun),
    KeptScene("kept-songs-narrow", songs_tab, size=NARROW),
    KeptScene("kept-songs-small", lambda room: None, size=(800, 700)),
    KeptScene("kept-toasts", toasts),
    KeptScene("kept-toasts-dark-narrow", toasts, dark=True, size=NARROW),
)


@contextmanager
def opened(scene: KeptScene, app: QApplication, lang: str = "id") -> Iterator[KeptRoom]:
    theme = Theme(assets_dir(), "dark" if scene.dark else "light", reduced_motion=True)
    theme.apply(app)
    with tempfile.TemporaryDirectory() as home:
        room = KeptRoom(
            Path(home),
            scenes.live(),
            theme,
            lambda so: wait_until(so, "the room"),
            scene.size,
            lang,
        )
        room.window.show()
        app.processEvents()
        try:
            yield room
        finally:
            room.close()
            room.window.deleteLater()
            app.processEvents()


def take(scene: KeptScene, out: Path, app: QApplication, lang: str = "id") -> None:
    """Save OUT/NAME.png."""
    with opened(scene, app, lang) as room:
        shown = scene.show(room)
        app.processEvents()
        assert picture(room.window, shown).save(str(out / f"{scene.name}.png"))
        if isinstance(shown, QMenu):
            shown.close()


def picture(window: QWidget, shown: QWidget | None) -> QPixmap:
    """The window, with a menu over it; a dialog alone."""
    if shown is not None and not isinstance(shown, QMenu):
        return shown.grab()
    made = window.grab()
    if shown is not None:
        painter = QPainter(made)
        painter.drawPixmap(window.mapFromGlobal(shown.pos()), shown.grab())
        painter.end()
    return made
