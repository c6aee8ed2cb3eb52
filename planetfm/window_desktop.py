"""What the window has from the desktop around it: notifications, the tray, a machine that stays
awake. Attached once the window has been seen; taken away before it closes for good."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from planetfm.assets import assets_dir
from planetfm.core.alerts import is_quiet, wishes_of
from planetfm.core.model import Song
from planetfm.core.snapshot import SoundState
from planetfm.desktop.application import Application
from planetfm.desktop.awake import KeepAwake
from planetfm.desktop.awake_holds import hold_for
from planetfm.desktop.battery import on_battery
from planetfm.desktop.bus import Bus
from planetfm.desktop.motion import SystemMotion
from planetfm.desktop.notices import DEFAULT, BusNotices, Notices
from planetfm.desktop.phrases import (
    LISTEN,
    QUIT,
    SAVE,
    said_notice,
    song_notice,
    stories_notice,
    tr,
    tray_notice,
)
from planetfm.desktop.tray import CloseToTray, Tray
from planetfm.gui.toasts import Saying
from planetfm.runtime.alerts import ToldStory
from planetfm.window_desks import Room


class AwayNotices:
    """What the window would say, told by the desktop while nobody sees the window. `show` brings it
    up; in the quiet hours only what needs an answer is told."""

    def __init__(
        self, notices: Notices, show: Callable[[], object], quiet: Callable[[], bool]
    ) -> None:
        self._notices, self._show, self._quiet = notices, show, quiet

    def tell(self, saying: Saying, act: Callable[[int], object]) -> bool:
        if self._quiet() and not saying.stays:
            return False

        def acted(key: str) -> None:
            if key == DEFAULT or not saying.stays:
                self._show()  # the ways on of what only passes lead to something to see
            if key != DEFAULT:
                act(int(key))

        labels = tuple(label for label, _ in saying.ways)
        notice = said_notice(saying.title, saying.detail, labels, _tag(saying), stays=saying.stays)
        self._notices.show(notice, acted)
        return True

    def over(self, saying: Saying) -> None:
        self._notices.take_away(_tag(saying))


def _tag(saying: Saying) -> str:
    return f"said: {saying.topic or saying.sentence}"


class DesktopDesk(QObject):
    """Owned by the room's window."""

    def __init__(self, room: Room) -> None:
        super().__init__(room.window)
        core, window = room.core, room.window
        self._room = room
        name, mark = core.profile.name, assets_dir() / "mark"
        self._bus = Bus(core.mailbox) if sys.platform.startswith("linux") else None
        self.tray = Tray(core.player, core.keep, name, mark / "mark-mono.svg", window)
        self.tray.window_wanted.connect(room.show)
        self.tray.quit_wanted.connect(QApplication.quit)
        self._notices: Notices = self.tray
        if self._bus is not None:
            icon = (mark / "mark.svg").as_uri()
            self._notices = BusNotices(self._bus, name, icon, self.tray)
        self._awake = KeepAwake(
            core.player,
            core.preferences,
            core.files,
            hold_for(self._bus, name),
            on_battery,
            tr("The radio is playing"),
            self,
        )
        self._motion = SystemMotion(self._bus, core.files, self)
        self._motion.changed.connect(lambda: room.theme.set_system_reduces(self._motion.reduced))
        self._close_to_tray = CloseToTray(window, self.tray, _is_leaving)
        self._close_to_tray.gone.connect(self._on_gone)
        core.preferences.changed.connect(self._on_settings)
        core.alerts.stories_told.connect(self._on_stories)
        core.alerts.song_told.connect(self._on_song)
        core.alerts.begin()
        window.toasts.set_away(AwayNotices(self._notices, room.show, self._is_quiet))
        if core.options.home is None:  # the system's list is not that of a home beside the usual
            core.autostart.follow_move()
        self._on_settings()

    def close(self) -> None:
        core = self._room.core
        self._room.window.toasts.set_away(None)
        core.alerts.hold()
        core.preferences.changed.disconnect(self._on_settings)
        core.alerts.stories_told.disconnect(self._on_stories)
        core.alerts.song_told.disconnect(self._on_song)
        self._close_to_tray.set_on(False)
        self._awake.close()
        self.tray.close()
        if self._bus is not None:
            self._bus.close()

    def _is_quiet(self) -> bool:
        return is_quiet(wishes_of(self._room.core.preferences.settings), datetime.now())

    def _on_settings(self) -> None:
        self._close_to_tray.set_on(self._room.core.preferences.settings.close_to_tray)

    def _on_stories(self, stories: tuple[ToldStory, ...]) -> None:
        newest = stories[0].headline

        def act(key: str) -> None:
            if key == SAVE:
                self._room.core.news.set_saved(newest.identity, True)
            else:
                self._room.show()
                if len(stories) == 1:
                    self._room.open_article(newest.identity)
                else:
                    window = self._room.window
                    window.back_to_list()
                    window.list_side.list.to_top()

        self._notices.show(stories_notice(stories), act)

    def _on_song(self, song: Song) -> None:
        view = self._room.core.player.view
        heard = view.live and view.sound is SoundState.PLAYING

        def act(key: str) -> None:
            if key == LISTEN:
                self._room.core.player.play()
                self._room.core.player.go_live()
            else:
                self._room.show()

        self._notices.show(song_notice(song, heard=heard), act)

    def _on_gone(self) -> None:
        """The window went into the tray."""
        self._room.window.remember()
        if self._room.core.alerts.tell_tray():
            self._notices.show(tray_notice(), self._on_tray_notice)

    def _on_tray_notice(self, key: str) -> None:
        if key == QUIT:
            QApplication.quit()
        elif key == DEFAULT:
            self._room.show()


def _is_leaving() -> bool:
    application = QApplication.instance()
    return isinstance(application, Application) and application.leaving
