"""The desk behind the three tools: presses and keys go to the controllers that keep and stop, their
states come back to the buttons, and what they have to say becomes toasts.

It owns no state but which entry of the sleep menu was chosen, for the menu's check mark.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from planetfm.core.alarms import EXTEND_MIN, SLEEP_CHOICES_MIN, WARN_LEFT_S, SleepUntil
from planetfm.core.keeping import KeepProblem, KeepTrouble, Kept, KeptKind
from planetfm.gui import words
from planetfm.gui.radio.desk_words import (
    CLIP_MIN,
    Notice,
    kept_words,
    timer_words,
    tr,
    trouble_words,
)
from planetfm.gui.radio.menus import heading, strong, under
from planetfm.gui.radio.side import RadioSide
from planetfm.gui.radio.speech import Speech
from planetfm.gui.radio.tools import On
from planetfm.gui.toasts import Say, Way
from planetfm.gui.widgets.telling import Running
from planetfm.runtime.keeping import KeepController
from planetfm.runtime.ringing import CarriedSoundPlays
from planetfm.runtime.timers import AlarmRings, OneMinuteLeft, TimerEvent, TimersController

Choice = int | SleepUntil
ALARM, SLEEP_ENDS = "alarm", "sleep-ends"
"""Topics of toasts that wait for an answer."""


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
        over: Callable[[str], object] = lambda topic: None,
    ) -> None:
        """Owned by `window`, where the keys act. `choose_folder` asks where recordings go; `over`
        takes the toast of a topic away."""
        super().__init__(window)
        self._keep, self._timers, self._side = keep, timers, side
        self._window, self._say, self._speech = window, say, speech
        self._choose_folder, self._over = choose_folder, over
        self._choice: Choice | None = None
        self._rings: AlarmRings | None = None
        self._carried = False
        self.menu: QMenu | None = None
        """The sleep menu while it is open."""
        self.clip_min = CLIP_MIN
        self.own_sleep_min = 0
        """Minutes that the listener chose themselves, offered with the others; 0: none."""
        self.pick_time: Callable[[], object] | None = None
        self.open_alarms: Callable[[], object] | None = None
        self.open_recordings: Way | None = None
        self.open_plans: Way | None = None
        """Ways on for what was recorded while nobody was there, and for what was not."""
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
        self._keep.clip(self.clip_min)

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
        heading(menu, tr("Sleep timer"))
        group = QActionGroup(menu)
        choices = [*SLEEP_CHOICES_MIN]
        if self.own_sleep_min and self.own_sleep_min not in choices:
            choices.append(self.own_sleep_min)
        for minutes in choices:
            self._add(menu, group, words.minutes_in_full(minutes, self._speech.lang), minutes)
        self._add(menu, group, tr("Until this song ends"), SleepUntil.END_OF_SONG)
        if self.pick_time is not None:
            menu.addAction(tr("Choose a time…"), self.pick_time)
        menu.addSeparator()
        if self.open_alarms is not None:
            menu.addAction(tr("Alarms…"), self.open_alarms)
        off = strong(menu, menu.addAction(tr("Switch the timer off"), lambda: self.sleep(None)))
        off.setEnabled(self._timers.sleeping)
        menu.aboutToHide.connect(self._menu_closed)
        self.menu = menu
        menu.popup(under(self.button("sleep")))

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

    def button(self, which: str) -> QWidget:
        """The tool "record", "clip" or "sleep" as it is on the screen: in the column, or small."""
        side = self._side
        at = ("record", "clip", "sleep").index(which)
        small = side.small_tools.buttons[at]
        return small if small.isVisible() else side.tools.buttons[at]

    # What the buttons show

    def _show_recording(self) -> None:
        view = self._keep.recording
        on, label, spoken = On.OFF, "", Running()
        if view is not None:
            on, label = On.RECORDING, words.counter(view.seconds)
            said = tr("recording, {length}").format(length=self._speech.spoken(view.seconds))
            spoken = Running(said, view.seconds, on)
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
        if left_s is None or left_s > WARN_LEFT_S:
            self._over(SLEEP_ENDS)
        if self._timers.ringing is None:
            self._rings = None
            self._over(ALARM)
        elif self._carried and self._timers.carried_for is None and self._rings is not None:
            self._on_timer(self._rings)  # the station is heard after all
        self._carried = self._timers.carried_for is not None
        told = Running(spoken, about=spoken)
        self._side.tools.buttons[2].show_state(on, label, told)
        self._side.small_tools.show_state(2, on, spoken, told)

    # What they have to say

    def _on_kept(self, event: Kept | KeepTrouble) -> None:
        if isinstance(event, Kept):
            ways = self._ways(event)
            if event.kind is KeptKind.PLANNED and self.open_recordings is not None:
                ways = (self.open_recordings, ways[1])
            self._tell(kept_words(event, self._speech, self.clip_min), *ways)
            return
        ways = self._ways(event.kept)
        if event.problem is KeepProblem.MISSED and self.open_plans is not None:
            ways = (self.open_plans,)
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
        notice = timer_words(event, self._speech)
        if isinstance(event, AlarmRings):
            self._rings = event
        if isinstance(event, OneMinuteLeft):
            more = tr("Add {length}").format(length=self._speech.spoken(EXTEND_MIN * 60))
            self._tell(notice, (more, self._timers.extend), topic=SLEEP_ENDS)
        elif isinstance(event, AlarmRings | CarriedSoundPlays):
            off = (tr("Switch the alarm off"), self._timers.dismiss)
            self._tell(notice, off, topic=ALARM)
        else:
            self._tell(notice)

    def _tell(self, notice: Notice, *ways: Way, topic: str = "") -> None:
        """What has a topic waits for an answer."""
        self._say(
            notice.title,
            notice.detail,
            ways,
            icon=notice.icon,
            token=notice.token,
            stays=bool(topic),
            topic=topic,
        )
