"""The desk of what is kept: menus of songs and tools, the marked part of the ribbon, the dialogs.

It holds no state of its own but which dialog is open. A dialog's code is loaded when it is opened
for the first time; closed, it is gone, and the next one reads what is so then.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QActionGroup, QContextMenuEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from planetfm.core.snapshot import AiredSong
from planetfm.gui.kept.button_menu import ButtonMenu
from planetfm.gui.kept.phrases import tr
from planetfm.gui.kept.sky_more import SkyMore
from planetfm.gui.kept.song_menu import SongMenus, SongWays, song_heard
from planetfm.gui.kept.span import SpanDesk
from planetfm.gui.radio.desk import Desk
from planetfm.gui.radio.marks import song_at
from planetfm.gui.radio.menus import heading, under
from planetfm.gui.radio.player_port import PlayerPort
from planetfm.gui.radio.ribbon import Ribbon
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from planetfm.gui.window import MainWindow
from planetfm.gui.words import minutes_left
from planetfm.runtime.keeping import KeepController
from planetfm.runtime.preferences import Preferences
from planetfm.runtime.songs import SongsController
from planetfm.runtime.timers import TimersController

CLIPS_MIN = (1, 5, 10, 30)


@dataclass(frozen=True, slots=True)
class KeptPorts:
    """What the desk works on. `folder` tells where recordings go, `choose_folder` asks for another;
    `ask_path` asks where a file of such a name is written, None when it is not to be."""

    player: PlayerPort
    keep: KeepController
    songs: SongsController
    timers: TimersController
    preferences: Preferences
    folder: Callable[[], str]
    choose_folder: Callable[[], object]
    ask_path: Callable[[str], Path | None]


class KeptDesk(QObject):
    def __init__(
        self, ports: KeptPorts, window: MainWindow, desk: Desk, theme: Theme, speech: Speech
    ) -> None:
        """Owned by `window`. `desk` has the tools whose menus it adds to."""
        super().__init__(window)
        self._ports, self._window, self._desk = ports, window, desk
        self._theme, self._speech = theme, speech
        self._open: dict[str, QWidget] = {}
        self.menu: QMenu | None = None
        """The menu of the record or the clip button while it is open."""
        ways = SongWays(self._keep_song, self._copy, ports.songs.toggle_star, self.open_history)
        self.song_menus = SongMenus(ports.player, ways, window)
        self.span = SpanDesk(
            ports.player,
            (window.dock.ribbon, window.radio.ribbon),
            theme,
            speech,
            ports.keep.clip_span,
            window.toasts.announce,
            lambda: window.keys.letters,
            window,
        )
        window.toasts.clear_of = self.span.bar
        self.span.moved.connect(window.toasts.place)
        window.keys.escapes.append(self.span.marks.clear)
        self._hang_menus()
        self._hang_dialogs()
        ports.preferences.changed.connect(self._follow_settings)
        self._follow_settings()

    # --- wiring ----------------------------------------------------------------------------

    def _hang_menus(self) -> None:
        window = self._window
        for songs in (window.radio.songs, window.songs):
            songs.menu_wanted.connect(self.song_menus.open)
        self._places: tuple[QWidget, ...] = (
            window.radio.stage,
            window.folded,
            window.dock.ribbon,
            window.radio.ribbon,
        )
        for place in self._places:
            place.installEventFilter(self)
        self.sky_more = SkyMore(self._theme, window.radio.stage)
        self.sky_more.clicked.connect(self._stage_menu)
        tools, small = window.radio.tools.buttons, window.radio.small_tools.buttons
        for at, open_menu in ((0, self.open_record_menu), (1, self.open_clip_menu)):
            tools[at].has_menu = True
            buttons: tuple[QAbstractButton, QAbstractButton] = (tools[at], small[at])
            for button in buttons:
                ButtonMenu(button, open_menu)

    def _hang_dialogs(self) -> None:
        window = self._window
        for head in (window.radio.songs, window.tabs):
            head.history_wanted.connect(self.open_history)
            head.recordings_wanted.connect(self.open_recordings)
        self._desk.open_alarms = self.open_alarms
        self._desk.pick_time = self.open_sleep_time
        self._desk.open_recordings = (tr("List of recordings"), self.open_recordings)
        self._desk.open_plans = (tr("Planned recordings"), self.open_plans)
        for keys, act in (
            ("Ctrl+Shift+K", self.open_clip_menu),
            ("Ctrl+Shift+O", self.open_recordings),
            ("Ctrl+Shift+A", self.open_alarms),
            ("Ctrl+Shift+H", self.open_history),
        ):
            QShortcut(QKeySequence(keys), window).activated.connect(act)

    def _follow_settings(self) -> None:
        settings = self._ports.preferences.settings
        self._desk.clip_min, self._desk.own_sleep_min = settings.clip_min, settings.sleep_min
        clip_s = settings.clip_min * 60
        label = tr("Clip {length}").format(length=minutes_left(clip_s, self._speech.lang))
        length = self._speech.spoken(clip_s)
        name = tr("Save the last {length}").format(length=length)
        self._window.radio.tools.buttons[1].set_rest(label, name)
        small = self._window.radio.small_tools.buttons[1]
        small.setAccessibleName(name)
        small.setToolTip(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ContextMenu or not isinstance(event, QContextMenuEvent):
            return False
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        if isinstance(watched, Ribbon):
            self._ribbon_menu(watched, event, by_key)
            return True
        if isinstance(watched, QWidget):
            view = self._ports.player.view
            aired = song_heard(view.tape, view.song)
            at = watched.mapToGlobal(QPoint(16, watched.height() - 16))
            self.song_menus.open(aired, at if by_key else event.globalPos())
            return True
        return False

    def _stage_menu(self) -> None:
        view = self._ports.player.view
        self.song_menus.open(song_heard(view.tape, view.song), under(self.sky_more))

    def _ribbon_menu(self, ribbon: Ribbon, event: QContextMenuEvent, by_key: bool) -> None:
        if ribbon.empty:
            return
        at = ribbon.moment_at(event.pos().x())
        where = event.globalPos()
        here = self.span.marks.here
        if by_key and here is not None:
            at = here
            where = ribbon.mapToGlobal(QPoint(round(ribbon.x_of(at)), ribbon.height() // 2))
        aired = song_at(self._ports.player.view.tape, at)
        self.song_menus.open(aired, where, at, self.span.ways(at))

    # --- songs -----------------------------------------------------------------------------

    def _keep_song(self, aired: AiredSong) -> None:
        self._ports.keep.keep_song(aired)
        if aired.end is None:
            detail = tr("It is saved once it has ended.")
            self._window.say(tr("The song is being kept"), detail, icon="clip", token="accent")

    def _copy(self, line: str) -> None:
        QGuiApplication.clipboard().setText(line)
        self._window.say(tr("Copied"), line)

    # --- the tools' menus ------------------------------------------------------------------

    def open_clip_menu(self) -> None:
        """How much of what was just on air is kept."""
        menu = QMenu(self._window)
        heading(menu, tr("Save the last"))
        group, usual = QActionGroup(menu), self._desk.clip_min
        keep = self._ports.keep
        for minutes in sorted({*CLIPS_MIN, usual}):
            words = self._speech.spoken(minutes * 60)
            action = menu.addAction(words, partial(keep.clip, minutes))
            action.setCheckable(True)
            action.setChecked(minutes == usual)
            group.addAction(action)
        if self.span.marks.span is not None:
            menu.addAction(tr("Keep this part"), self.span.save)
        menu.addSeparator()
        menu.addAction(tr("List of recordings…"), self.open_recordings)
        self._popup(menu, "clip")

    def open_record_menu(self) -> None:
        menu = QMenu(self._window)
        running = self._ports.keep.recording is not None
        menu.addAction(tr("Stop recording") if running else tr("Record now"), self._desk.record)
        menu.addSeparator()
        menu.addAction(tr("List of recordings…"), self.open_recordings)
        menu.addAction(tr("Planned recordings…"), self.open_plans)
        self._popup(menu, "record")

    def _popup(self, menu: QMenu, which: str) -> None:
        if self.menu is not None:
            self.menu.close()
        menu.aboutToHide.connect(self._menu_closed)
        self.menu = menu
        menu.popup(under(self._desk.button(which)))

    def _menu_closed(self) -> None:
        if self.menu is not None:
            self.menu.deleteLater()  # after the chosen entry has acted
            self.menu = None

    # --- dialogs ---------------------------------------------------------------------------

    def open_recordings(self) -> None:
        self._recordings(plans=False)

    def open_plans(self) -> None:
        self._recordings(plans=True)

    def _recordings(self, *, plans: bool) -> None:
        from planetfm.gui.kept.recordings import RecordingsSheet

        ports = self._ports
        sheet = self._open.get("recordings")
        if not isinstance(sheet, RecordingsSheet):
            sheet = RecordingsSheet(
                ports.keep,
                self._theme,
                self._speech,
                ports.folder,
                ports.choose_folder,
                self._window,
            )
            self._remember("recordings", sheet)
        sheet.open_in_front()
        sheet.show_plans(plans)

    def open_history(self) -> None:
        from planetfm.gui.kept.history import HistorySheet

        ports = self._ports
        sheet = self._open.get("history")
        if not isinstance(sheet, HistorySheet):
            sheet = HistorySheet(
                ports.songs,
                ports.player,
                self._theme,
                self._speech,
                self._copy,
                ports.ask_path,
                self._exported,
                self._window,
            )
            sheet.kept.connect(self._keep_song)
            self._remember("history", sheet)
        sheet.open_in_front()

    def _exported(self, path: Path, count: int | None) -> None:
        from planetfm.gui.kept.history import exported_words

        if count is None:
            title = tr("The file could not be written")
            self._window.say(title, path.name, icon="warning", token="amber")
        else:
            detail = f"{path.name}, {exported_words(count, self._speech.lang)}"
            self._window.say(tr("Song history saved"), detail)

    def open_alarms(self) -> None:
        from planetfm.gui.kept.alarms import AlarmsSheet

        ports = self._ports
        sheet = self._open.get("alarms")
        if not isinstance(sheet, AlarmsSheet):
            sheet = AlarmsSheet(ports.timers, ports.player, self._theme, self._speech, self._window)
            self._remember("alarms", sheet)
        sheet.open_in_front()

    def open_sleep_time(self) -> None:
        from planetfm.gui.kept.sleep_time import SleepTimeSheet

        minutes = self._ports.preferences.settings.sleep_min
        sheet = SleepTimeSheet(self._theme, self._speech, minutes, self._window)
        sheet.chosen.connect(self._sleep)
        self._remember("sleep", sheet)
        sheet.open_in_front()

    def _sleep(self, minutes: int) -> None:
        self._ports.preferences.update(sleep_min=minutes)
        self._desk.sleep(minutes)

    def _remember(self, name: str, sheet: QWidget) -> None:
        from planetfm.gui.kept.sheet import Sheet

        assert isinstance(sheet, Sheet)
        before = self._open.get(name)
        if isinstance(before, Sheet):
            before.reject()
        self._open[name] = sheet
        sheet.finished.connect(lambda _: self._forget(name, sheet))

    def _forget(self, name: str, sheet: QWidget) -> None:
        if self._open.get(name) is sheet:
            del self._open[name]
        sheet.deleteLater()

    def sheet(self, name: str) -> QWidget | None:
        """The open dialog "recordings", "history", "alarms" or "sleep"."""
        return self._open.get(name)
