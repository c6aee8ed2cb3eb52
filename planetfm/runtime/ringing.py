"""One alarm from the moment it is due until the listener is awake, or has switched it off.

The station is asked to play and fades in once it is heard. If it is not within 20 s, a carried
sound plays until it is, so that nobody oversleeps because of a network; at once, where the month's
data are used up and the station is not to be asked. For ten minutes more the station is watched: a
line that drops right after must not leave the sleeper in silence.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from planetfm.audio.carried import CarriedSound
from planetfm.core.alarms import PATIENCE_S, WATCH_S, Alarm, alarm_gain
from planetfm.core.errors import Trouble
from planetfm.core.snapshot import SoundState
from planetfm.runtime.player import PlayerController
from planetfm.runtime.tasks import Lane

LEAST_VOLUME = 25
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class CarriedSoundPlays:
    """The station is not heard; why, as far as is known. `capped`: the month's data are used up."""

    alarm: Alarm
    trouble: Trouble | None
    status: int | None
    capped: bool = False


class Ringing:
    """`look` whenever time has passed; it is `over` when nothing is left to do.

    `boot` goes on while the machine sleeps. `make_carried` gets a volume and is called on `files`.
    `may_play`: whether the station may be asked for sound.
    """

    def __init__(
        self,
        alarm: Alarm,
        player: PlayerController,
        files: Lane,
        make_carried: Callable[[int], CarriedSound],
        say: Callable[[CarriedSoundPlays], None],
        boot: Callable[[], float],
        may_play: Callable[[], bool],
    ) -> None:
        self.alarm = alarm
        self.over = False
        self.carried_for: CarriedSoundPlays | None = None
        """Set while the carried sound plays."""
        self._player, self._files, self._make_carried = player, files, make_carried
        self._say, self._boot = say, boot
        self._may_play, self._capped = may_play, not may_play()
        self._began = self._silent_since = boot()
        self._carried: list[CarriedSound] = []
        """Filled and emptied on `files`, in order: what is being made is closed after that."""
        self._carried_since = 0.0
        self._fading_since: float | None = None
        self._wake()
        self._volume = player.view.volume

    @property
    def fading(self) -> bool:
        """Whether `look` wants to be called several times a second."""
        return self._fading_since is not None or self.carried_for is not None

    def look(self) -> None:
        if self.over:
            return
        capped, self._capped = self._capped, not self._may_play()
        if capped and not self._capped:
            self._player.go_live()
        view, now = self._player.view, self._boot()
        if view.sound is SoundState.PAUSED or not (view.wanted or self._capped):
            self.end()
            return
        if view.sound is SoundState.PLAYING and not self._capped:
            self._silent_since = now
            if self.carried_for is not None:
                log.info("the station is heard: the carried sound ends")
                self._end_carried()
                self._fading_since = now
            if now - self._began > WATCH_S:
                self.end()
                return
        elif self._fading_since is not None:
            self._fading_since = now  # the fade begins when there is something to hear
        waited = self._capped or now - self._silent_since >= PATIENCE_S
        if waited and self.carried_for is None:
            self._play_carried(now)
        self._fade(now)

    def dismiss(self) -> None:
        """The listener is awake: a station that is heard plays on, anything else is silent."""
        if self._player.view.sound is not SoundState.PLAYING:
            self._player.stop()
        self.end()

    def end(self) -> None:
        """Nothing more is done; the gain is the caller's to restore."""
        self.over = True
        self._end_carried()
        self._fading_since = None

    def _wake(self) -> None:
        player = self._player
        view = player.view
        sounding = view.sound is SoundState.PLAYING
        if view.muted or not sounding:
            self._fading_since = self._boot()
            player.set_gain(alarm_gain(0.0))
        if self.alarm.volume is not None:
            player.set_volume(self.alarm.volume)
        elif view.volume < LEAST_VOLUME:
            player.set_volume(LEAST_VOLUME)
        player.set_muted(False)
        if not sounding and not self._capped:
            player.go_live()

    def _play_carried(self, now: float) -> None:
        view = self._player.view
        trouble = view.sound_trouble or view.line.trouble
        log.warning("the station is not heard: the carried sound plays")
        status = view.line.status
        self.carried_for = CarriedSoundPlays(self.alarm, trouble, status, self._capped)
        self._carried_since, self._fading_since = now, now
        volume = round(view.volume * alarm_gain(0.0))
        carried = self._carried = []
        self._files.call(lambda: carried.append(self._make_carried(volume)))
        self._say(self.carried_for)

    def _end_carried(self) -> None:
        if self.carried_for is not None:
            self.carried_for = None
            carried, self._carried = self._carried, []
            self._files.call(lambda: [one.close() for one in carried])

    def _fade(self, now: float) -> None:
        volume = self._player.view.volume
        for carried in tuple(self._carried):
            carried.keep_going()
            carried.set_volume(round(volume * alarm_gain(now - self._carried_since)))
        if self._fading_since is None:
            return
        touched = volume != self._volume  # who turns a knob is awake
        gain = 1.0 if touched else alarm_gain(now - self._fading_since)
        self._player.set_gain(gain)
        if gain >= 1.0:
            self._fading_since = None
