"""The desk behind the three tools: presses and keys go to the controllers that keep and stop, their
states come back to the buttons, and what they have to say becomes toasts.

It owns no state but which entry of the sleep menu was chosen, for the menu's check mark.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QActionGroup,
    QFont,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QLabel, QMenu, QWidget, QWidgetAction

from planetfm.core.alarms import EXTEND_MIN, SleepUntil
from planetfm.core.keeping import KeepProblem, KeepTrouble, Kept
from planetfm.gui import words
from planetfm.gui.radio.desk_words import (
    CLIP_MIN,
    Notice,
    kept_words,
    timer_words,
    tr,
    trouble_words,
)
from planetfm.gui.radio.side import RadioSide
from planetfm.gui.radio.speech import Speech
from planetfm.gui.radio.tools import On
from planetfm.runtime.keeping import KeepController
from planetfm.runtime.ringing import CarriedSoundPlays
from planetfm.runtime.timers import AlarmRings, OneMinuteLeft, TimerEvent, TimersController

SLEEP_MINUTES = (15, 30, 60)
Choice = int | SleepUntil
Way = tuple[str, Callable[[], object]]
"""A way on from a toast: its label, and what it does."""


class Say(Protocol):
    """`MainWindow.say`."""

    def __call__(
        self,
        title: str,
        detail: str = "",
        ways: tuple[Way, ...] = (),
        *,
        icon: str = "check",
        token: str = "ok",
    ) -> None: ...


class Desk(QObject):
    def __init__(
        self,
        keep: KeepController,
        timers: TimersController,
        side: RadioSide,
        window: QWidget,
        say: Say,
        speech: Speech,
        choose_folder: Callable[[], object],
    ) -> None:
        """Owned by `window`, where the keys act. `choose_folder` asks where recordings go."""
        super().__init__(window)
        self._keep, self._timers, self._side = keep, timers, side
        self._window, self._say, self._speech = window, say, speech
        self._choose_folder = choose_folder
        self._choice: Choice | None = None
        self.menu: QMenu | None = None
        """The sleep menu while it is open."""
        side.record_wanted.connect(self.record)
        side.clip_wanted.connect(self.clip)
        side.sleep_wanted.connect(self.open_sleep_menu)
        keep.changed.connect(self._show_recording)
        keep.said.connect(self._on_kept)
        timers.changed.connect(self._show_sleep)
        timers.said.connect(self._on_timer)
        for keys, act in (
            ("Ctrl+Shift+R", self.record),
            ("Ctrl+K", self.clip),
            ("Ctrl+T", self.open_sleep_menu),
            ("Ctrl+D", side.star_song),
        ):
            QShortcut(QKeySequence(keys), window).activated.connect(act)
        self._show_recording()
        self._show_sleep()

    # What the listener wants

    def record(self) -> None:
        """Begin, or end what runs."""
        if self._keep.recording is None:
            self._keep.record_start()
        else:
            self._keep.record_stop()
        self._show_recording()

    def clip(self) -> None:
        self._keep.clip(CLIP_MIN)

    def sleep(self, how: Choice | None) -> None:
        """Set the sleep timer, or switch it off; says why when nothing plays."""
        self._choice = how
        if not self._timers.sleep(how):
            self._choice = None
            detail = tr("Press play first.")
            self._tell(Notice(tr("Nothing is playing"), detail, "sleep", "ink2"))
        self._show_sleep()

    def open_sleep_menu(self) -> None:
        self._show_sleep()  # a press of a checkable button has changed its check
        menu = QMenu(self._window)
        menu.addAction(_heading(menu))
        group = QActionGroup(menu)
        for minutes in SLEEP_MINUTES:
            self._add(menu, group, tr("{count} minutes").format(count=minutes), minutes)
        self._add(menu, group, tr("Until this song ends"), SleepUntil.END_OF_SONG)
        menu.addSeparator()
        off = menu.addAction(tr("Switch the timer off"), lambda: self.sleep(None))
        off.setEnabled(self._timers.sleeping)
        bold = QFont(menu.font())
        bold.setWeight(QFont.Weight.DemiBold)
        off.setFont(bold)
        menu.aboutToHide.connect(self._menu_closed)
        self.menu = menu
        button = self._button("sleep")
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))

    def _add(self, menu: QMenu, group: QActionGroup, label: str, how: Choice) -> QAction:
        action = menu.addAction(label, lambda: self.sleep(how))
        action.setCheckable(True)
        action.setChecked(self._timers.sleeping and how == self._choice)
        group.addAction(action)
        return action

    def _menu_closed(self) -> None:
        if self.menu is not None:
            self.menu.deleteLater()  # after the chosen entry has acted
            self.menu = None

    def _button(self, which: str) -> QWidget:
        """The tool as it is on the screen: in the column, or small in one column."""
        side = self._side
        at = ("record", "clip", "sleep").index(which)
        small = side.small_tools.buttons[at]
        return small if small.isVisible() else side.tools.buttons[at]

    # What the buttons show

    def _show_recording(self) -> None:
        view = self._keep.recording
        on, label, spoken = On.OFF, "", ""
        if view is not None:
            on, label = On.RECORDING, words.counter(view.seconds)
            spoken = tr("recording, {length}").format(length=self._speech.spoken(view.seconds))
        self._side.tools.buttons[0].show_state(on, label, spoken)
        self._side.small_tools.show_state(0, on, label and f"{tr('Recording')} {label}", spoken)

    def _show_sleep(self) -> None:
        left_s = self._timers.sleep_left_s
        on, label, spoken = On.OFF, "", ""
        if self._timers.until_song_ends:
            on, label, spoken = On.TIMED, tr("This song"), tr("when this song ends")
        elif left_s is not None:
            on, label = On.TIMED, words.minutes_left(left_s, self._speech.lang)
            minutes_s = -(-left_s // 60) * 60
            spoken = tr("{length} left").format(length=self._speech.spoken(minutes_s))
        if on is On.OFF:
            self._choice = None
        self._side.tools.buttons[2].show_state(on, label, spoken)
        self._side.small_tools.show_state(2, on, spoken, spoken)

    # What they have to say

    def _on_kept(self, event: Kept | KeepTrouble) -> None:
        if isinstance(event, Kept):
            self._tell(kept_words(event, self._speech), *self._ways(event))
            return
        ways = self._ways(event.kept)
        if event.problem is KeepProblem.FOLDER_GONE:
            ways = ((tr("Choose a folder"), self._choose_folder), *ways[:1])
        self._tell(trouble_words(event, self._speech), *ways)

    def _ways(self, kept: Kept | None) -> tuple[Way, ...]:
        if kept is None:
            return ()
        keep = self._keep
        return (
            (tr("Open folder"), lambda: keep.show(kept)),
            (tr("Play"), lambda: keep.play(kept)),
        )

    def _on_timer(self, event: TimerEvent) -> None:
        ways: tuple[Way, ...] = ()
        if isinstance(event, OneMinuteLeft):
            more = tr("Add {length}").format(length=self._speech.spoken(EXTEND_MIN * 60))
            ways = ((more, self._timers.extend),)
        elif isinstance(event, AlarmRings | CarriedSoundPlays):
            ways = ((tr("Switch the alarm off"), self._timers.dismiss),)
        self._tell(timer_words(event, self._speech), *ways)

    def _tell(self, notice: Notice, *ways: Way) -> None:
        self._say(notice.title, notice.detail, ways, icon=notice.icon, token=notice.token)
        sentence = f"{notice.title}. {notice.detail}" if notice.detail else notice.title
        event = QAccessibleAnnouncementEvent(self._window, sentence)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)


def _heading(menu: QMenu) -> QAction:
    """The menu's first row, which cannot be chosen."""
    label = QLabel(tr("Sleep timer"), menu)
    label.setContentsMargins(16, 8, 16, 6)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    font = QFont(label.font())
    font.setWeight(QFont.Weight.DemiBold)
    font.setPixelSize(12)
    label.setFont(font)
    action = QWidgetAction(menu)
    action.setDefaultWidget(label)
    action.setEnabled(False)
    return action
