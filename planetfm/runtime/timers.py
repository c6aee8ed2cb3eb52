"""Sleep timer and alarms, live: what is due is looked up in `core.alarms` once a second.

Looked up, not waited for: a timer of hours would stand still while the machine sleeps. The sleep
timer knows nothing of the line; reconnects neither stop nor lengthen it.
"""

from __future__ import annotations

import contextlib
import logging
import math
import time
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import tzinfo

from PySide6.QtCore import QObject, QTimer, Signal

from planetfm.audio.carried import CarriedSound
from planetfm.core.alarms import (
    EXTEND_MIN,
    SLEEP_FADE_S,
    WARN_LEFT_S,
    Alarm,
    Due,
    Sleep,
    SleepUntil,
    Zone,
    after_ringing,
    begin_sleep,
    due,
    extended,
    follow_song,
    next_ring,
    sleep_gain,
)
from planetfm.core.snapshot import SoundState
from planetfm.runtime.clocks import boot_s
from planetfm.runtime.player import PlayerController
from planetfm.runtime.ringing import CarriedSoundPlays, Ringing
from planetfm.runtime.tasks import Lane
from planetfm.store.alarms import AlarmFile

LOOK_EVERY_MS = 1000
FADE_EVERY_MS = 100
PUT_BACK_S = 60.0
"""A wall clock that goes back by more than this was put right: what is ahead of it is due again."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class OneMinuteLeft:
    """The sleep timer stops the sound in a minute."""


@dataclass(frozen=True, slots=True)
class StoppedBySleepTimer:
    """At this moment (POSIX seconds)."""

    at: float


@dataclass(frozen=True, slots=True)
class AlarmRings:
    alarm: Alarm
    at: float
    """When it was to ring; now may be some minutes later, after a sleep of the machine."""


@dataclass(frozen=True, slots=True)
class AlarmMissed:
    """The machine slept, or the app did not run, at `at` and too long after."""

    alarm: Alarm
    at: float


TimerEvent = OneMinuteLeft | StoppedBySleepTimer | AlarmRings | AlarmMissed | CarriedSoundPlays


class TimersController(QObject):
    """`changed`: a property did. `said`: a TimerEvent that somebody should hear of.

    `zone` is the station's, `local` the listener's (None: the machine's own, as it is at that
    time). `may_play`: whether the station may be asked for sound; an alarm rings without it.
    `wall` gives POSIX seconds, `boot` seconds that go on while the machine sleeps.
    """

    changed = Signal()
    said = Signal(object)

    def __init__(
        self,
        player: PlayerController,
        files: Lane,
        store: AlarmFile,
        make_carried: Callable[[int], CarriedSound],
        *,
        zone: tzinfo,
        local: tzinfo | None = None,
        may_play: Callable[[], bool] = lambda: True,
        wall: Callable[[], float] = time.time,
        boot: Callable[[], float] = boot_s,
    ) -> None:
        super().__init__()
        self._player, self._files, self._store = player, files, store
        self._make_carried = make_carried
        self._may_play = may_play
        self._zones = {Zone.STATION: zone, Zone.LOCAL: local}
        self._wall, self._boot = wall, boot
        self._alarms = store.load()
        self._looked_at = wall()
        self._sleep: Sleep | None = None
        self._warned = self._restoring = False
        self._shown_left: int | None = None
        self._ringing: Ringing | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        player.changed.connect(self._player_changed)

    def start(self) -> None:
        """Tell of alarms for once that passed while the app did not run; begin to look."""
        now = self._wall()
        for alarm in self._alarms:
            if alarm.enabled and self._next(alarm, now) is None:
                self._replace(after_ringing(alarm))
                self.said.emit(AlarmMissed(alarm, self._next(alarm, alarm.set_at) or now))
        self._pace()

    # --- the sleep timer -------------------------------------------------------------------

    @property
    def sleeping(self) -> bool:
        """Whether a sleep timer runs."""
        return self._sleep is not None

    @property
    def sleep_left_s(self) -> float | None:
        """None without a sleep timer, and while the end of the song is not known."""
        sleep = self._sleep
        return None if sleep is None or sleep.end_of_song else sleep.left_s(self._boot())

    @property
    def until_song_ends(self) -> bool:
        """The sleep timer waits for the end of a song."""
        return self._sleep is not None and self._sleep.end_of_song

    def sleep(self, how: int | SleepUntil | None) -> bool:
        """Stop after so many minutes (1 to 720) or with this song; None: not at all. False, and
        nothing set, when nothing plays. Raises ValueError for other numbers."""
        if how is None:
            self._set_sleep(None)
            return True
        sleep = begin_sleep(how, self._boot())
        if not self._player.view.wanted:
            return False
        self._set_sleep(follow_song(sleep, self._player.view.tape, self._boot()))
        return True

    def extend(self, minutes: int = EXTEND_MIN) -> None:
        """Sleep so much later; also during the last fade."""
        if self._sleep is not None:
            self._set_sleep(extended(self._sleep, minutes, self._boot()))

    # --- alarms ----------------------------------------------------------------------------

    @property
    def alarms(self) -> tuple[Alarm, ...]:
        """In the order in which they were made."""
        return self._alarms

    @property
    def next_alarm(self) -> tuple[Alarm, float] | None:
        """What rings next, and when (POSIX seconds)."""
        now = self._wall()
        coming = [(at, alarm) for alarm in self._alarms if (at := self._next(alarm, now))]
        if not coming:
            return None
        at, alarm = min(coming, key=lambda one: one[0])
        return alarm, at

    def rings_at(self, alarm: Alarm) -> float | None:
        """When it rings next, POSIX seconds; None when it is switched off."""
        return self._next(alarm, self._wall())

    @property
    def ringing(self) -> Alarm | None:
        return self._ringing.alarm if self._ringing is not None else None

    @property
    def carried_for(self) -> CarriedSoundPlays | None:
        """Set while the carried sound plays instead of the station, with the reason."""
        return self._ringing.carried_for if self._ringing is not None else None

    def add(
        self,
        hour: int,
        minute: int,
        days: Iterable[int] = (),
        zone: Zone = Zone.STATION,
        volume: int | None = None,
    ) -> Alarm:
        """A new alarm; `days` 0 (Monday) to 6, none: once. Raises ValueError."""
        self._look_for_alarms()  # what fell due before is none of the new one's business
        alarm = Alarm(
            uuid.uuid4().hex[:12],
            hour,
            minute,
            frozenset(days),
            zone,
            set_at=self._now(),
            volume=volume,
        )
        self._keep((*self._alarms, alarm))
        return alarm

    def change(self, alarm: Alarm) -> None:
        """Put `alarm` in the place of the one with its id; "once" counts from now."""
        self._look_for_alarms()
        self._replace(replace(alarm, set_at=self._now()))

    def enable(self, id: str, enabled: bool) -> None:
        for alarm in self._alarms:
            if alarm.id == id:
                self.change(replace(alarm, enabled=enabled))

    def remove(self, id: str) -> None:
        self._keep(tuple(alarm for alarm in self._alarms if alarm.id != id))

    def dismiss(self) -> None:
        """Switch off the alarm that rings: a station that is heard plays on."""
        if self._ringing is not None:
            self._ringing.dismiss()
            self.look()

    # --- time passes -----------------------------------------------------------------------

    def look(self) -> None:
        """See what is due. Called by a timer; may be called at any time."""
        self._look_for_alarms()
        self._look_at_sleep()
        if self._ringing is not None:
            was = self._ringing.carried_for
            self._ringing.look()
            if self._ringing.over:
                self._ringing = None
                self._restore()
                self.changed.emit()
            elif self._ringing.carried_for is not was:
                self.changed.emit()
        self._pace()

    def close(self) -> None:
        """No more looks; a carried sound ends."""
        self._timer.stop()
        self._player.changed.disconnect(self._player_changed)
        if self._ringing is not None:
            self._ringing.end()
            self._ringing = None

    def _look_at_sleep(self) -> None:
        if self._sleep is None:
            return
        now = self._boot()
        self._sleep = follow_song(self._sleep, self._player.view.tape, now)
        left_s = self._sleep.left_s(now)
        if left_s <= 0:
            self._sleep = None
            self._player.stop()
            self._restore()
            self.said.emit(StoppedBySleepTimer(self._wall()))
            self.changed.emit()
            return
        if left_s <= SLEEP_FADE_S and not self._sleep.end_of_song:
            self._player.set_gain(sleep_gain(left_s))
        if left_s <= WARN_LEFT_S and not self._warned:
            self._warned = True
            self.said.emit(OneMinuteLeft())
        shown = math.ceil(left_s) if left_s < WARN_LEFT_S else math.ceil(left_s / 60) * 60
        if shown != self._shown_left:
            self._shown_left = shown
            self.changed.emit()

    def _look_for_alarms(self) -> None:
        now = self._wall()
        if now < self._looked_at - PUT_BACK_S:
            self._looked_at = now
        if self._zones[Zone.LOCAL] is None:
            with contextlib.suppress(AttributeError):  # Windows has none and needs none
                time.tzset()
        looked_at, self._looked_at = self._looked_at, max(now, self._looked_at)
        for one in due(self._alarms, looked_at, now, self._zones):
            self._replace(after_ringing(one.alarm))
            self._ring(one)

    def _ring(self, one: Due) -> None:
        log.info("alarm %s, due at %.0f%s", one.alarm.id, one.at, ": too late" if one.late else "")
        if one.late:
            self.said.emit(AlarmMissed(one.alarm, one.at))
            return
        if self._ringing is None:
            self._set_sleep(None)
            self._ringing = Ringing(
                one.alarm,
                self._player,
                self._files,
                self._make_carried,
                self.said.emit,
                self._boot,
                self._may_play,
            )
        self.said.emit(AlarmRings(one.alarm, one.at))
        self.changed.emit()

    def _set_sleep(self, sleep: Sleep | None) -> None:
        if sleep == self._sleep:
            return
        self._sleep = sleep
        self._shown_left = None
        self._warned = sleep is not None and sleep.left_s(self._boot()) <= WARN_LEFT_S
        if self._ringing is None:
            self._restore()
        self._pace()
        self.changed.emit()

    def _player_changed(self) -> None:
        if self._restoring:
            self._restore()
        if self._sleep is not None and not self._player.view.wanted:
            self._set_sleep(None)  # the listener stopped it: there is nothing left to stop
        if self._ringing is not None:
            self.look()

    def _restore(self) -> None:
        """The listener's volume again, once nothing sounds that it would make loud."""
        view = self._player.view
        self._restoring = view.sound is not SoundState.SILENT and not view.wanted
        if not self._restoring:
            self._player.set_gain(1.0)

    def _pace(self) -> None:
        sleep = self._sleep
        fading = self._ringing is not None and self._ringing.fading
        if sleep is not None and sleep.left_s(self._boot()) <= SLEEP_FADE_S + 1:
            fading = True
        wanted = sleep is not None or self._ringing is not None
        wanted = wanted or any(alarm.enabled for alarm in self._alarms)
        interval_ms = FADE_EVERY_MS if fading else LOOK_EVERY_MS
        if not wanted:
            self._timer.stop()
        elif not self._timer.isActive() or self._timer.interval() != interval_ms:
            self._timer.start(interval_ms)

    # --- the list --------------------------------------------------------------------------

    def _now(self) -> float:
        return round(self._wall(), 3)  # as exact as the file

    def _next(self, alarm: Alarm, after: float) -> float | None:
        return next_ring(alarm, after, self._zones[alarm.zone])

    def _replace(self, alarm: Alarm) -> None:
        self._keep(tuple(alarm if one.id == alarm.id else one for one in self._alarms))

    def _keep(self, alarms: tuple[Alarm, ...]) -> None:
        if alarms != self._alarms:
            self._alarms = alarms
            self._files.call(lambda: self._store.save(alarms), failed=_not_written)
            self._pace()
            self.changed.emit()


def _not_written(error: Exception) -> None:
    log.error("the alarms could not be written: %s", error)
