"""The radio: line, tape and sound together, shown to everybody in one snapshot.

The controller carries no bytes and decodes nothing: everything that may wait is elsewhere, the
connection on its thread (`line`), the decoder on its own, the tape's files on theirs.
"""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from planetfm.audio.backend import Device
from planetfm.audio.sound import Sound, SoundChanged
from planetfm.audio.tape import Tape
from planetfm.audio.writer import TapeWriter
from planetfm.core.errors import Trouble
from planetfm.core.history import song_key
from planetfm.core.pace import LIVE_SLACK_S, Habits, rate
from planetfm.core.settings import Quality
from planetfm.core.snapshot import PlayerView, SoundState, StreamView, TapeView
from planetfm.core.timeline import Spot
from planetfm.runtime.clocks import ClockMeter, SleepMeter, boot_s
from planetfm.runtime.line import Line
from planetfm.runtime.station import Searched, StationController
from planetfm.runtime.tasks import Lane, Mailbox

LOOK_EVERY_MS = 500
AT_END_S = 0.1
log = logging.getLogger(__name__)


class PlayerController(QObject):
    """Play, stop, pause, seek, volume; `view` is what is now, `changed` says that it is new."""

    changed = Signal()

    def __init__(
        self,
        mailbox: Mailbox,
        station: StationController,
        tape: Tape,
        writer: TapeWriter,
        make_sound: Callable[[Callable[[SoundChanged], None]], Sound],
        *,
        user_agent: str,
        volume: int,
        muted: bool,
        tick: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
        boot: Callable[[], float] = boot_s,
        habits: Habits | None = None,
        files: Lane | None = None,
        quality: Callable[[], Quality] = lambda: Quality.AUTO,
        dice: Callable[[], float] = random.random,
    ) -> None:
        """`files` is where the tape's files are moved and removed; without one, here and now."""
        super().__init__()
        self._mailbox, self._files = mailbox, files
        self._station = station
        self._tape = tape
        self._writer = writer
        self._wall, self._boot = wall, boot
        self._line = Line(
            mailbox,
            station,
            writer,
            self._opening,
            self._line_moved,
            user_agent=user_agent,
            quality=quality,
            tick=tick,
            dice=dice,
            parent=self,
        )
        self._sound_state = SoundChanged(SoundState.SILENT)
        self._sound_since = 0.0
        self._sound = make_sound(self._sound_came)
        self._volume, self._muted, self._gain = volume, muted, 1.0
        self._sleep_meter, self._clock_meter = SleepMeter(tick, boot), ClockMeter(wall, boot)
        self._sound.set_volume(volume)
        self._sound.set_muted(muted)
        self._paused_s: float | None = None
        self._paused_at = 0.0
        self._habits, self._rate = habits or Habits(), 1.0
        self._sound.set_reserve(self._habits.reserve_s)
        self._started = False
        self._holders: set[str] = set()
        self._starred: frozenset[str] = frozenset()
        self._look = QTimer(self)
        self._look.setInterval(LOOK_EVERY_MS)
        self._look.timeout.connect(self._refresh)
        self._view = PlayerView(volume=volume, muted=muted)
        station.changed.connect(self._refresh)
        station.searched.connect(self._searched)
        self._refresh()

    @property
    def view(self) -> PlayerView:
        return self._view

    @property
    def received_bytes(self) -> int:
        """What came over the line in this run, wrapping and lists included."""
        return self._line.received_bytes

    # --- what the listener does ------------------------------------------------------------

    def play(self) -> None:
        """Live sound; or on from where it was paused, as far as the tape still has it."""
        self._tape.expire(self._wall())
        if self._paused_s is not None:
            spot = self._tape.spot_at_media(self._paused_s)
            self._paused_s = None
            self._play_from(spot)
        elif not self._started:
            self._started = True
            # A line that is held open without sound has filled the tape up to now; an older tape
            # is not what is on air.
            self._play_from(self._live_spot() if self._line.flowing else self._tape.end())
        self._line.begin()

    def stop(self) -> None:
        """Silence, and hang up, unless somebody holds the line."""
        self._started = False
        self._paused_s = None
        self._sound.stop()
        if self._holders:
            self._refresh()
        else:
            self._line.end()

    def drop_line(self) -> None:
        """Silence, and hang up whoever holds the line: no more may come from the station."""
        self._holders.clear()
        self.stop()

    def hold_line(self, owner: str) -> None:
        """Have the station's bytes on the tape, sound or not, until `owner` lets go: a recording
        goes on when the listener stops, and one that was planned needs no listener."""
        if owner not in self._holders:
            self._holders.add(owner)
            self._line.begin()

    def release_line(self, owner: str) -> None:
        """Hang up, unless sound is wanted or somebody else holds the line."""
        if owner in self._holders:
            self._holders.remove(owner)
            if not self._holders and not self._started:
                self._line.end()

    def set_starred(self, keys: frozenset[str]) -> None:
        """Which songs (`core.history.song_key`) the view marks with a star."""
        self._starred = keys
        self._refresh()

    def pause(self) -> None:
        """Silence; the tape goes on, so that `play` can go on from here."""
        if self._started and self._paused_s is None:
            heard_s = self._sound.stop()
            self._paused_s = heard_s if heard_s is not None else self._tape.end().media_s
            self._paused_at, self._sound_since = self._boot(), self._wall()
            self._refresh()

    def toggle(self) -> None:
        """What the sun does: play, or pause what is heard; before anything is heard, stop."""
        if not self._started or self._paused_s is not None:
            self.play()
        elif self._sound_state.state is SoundState.PLAYING:
            self.pause()
        else:
            self.stop()

    def seek_to(self, air_s: float) -> None:
        """Hear what was on air at this time (POSIX seconds), as far as the tape has it; from
        silence, too."""
        self._seek(self._tape.spot_at_air(air_s))

    def seek_by(self, seconds: float) -> None:
        """So much sound on, or back where negative; from silence, back from where the tape ends. A
        hole is skipped: by the clock, nobody would get back over one that is longer than a skip."""
        heard_s = self._heard_media_s()
        if heard_s is None and not self._started and seconds < 0:
            heard_s = self._tape.end().media_s
        if heard_s is not None:
            self._seek(self._tape.spot_at_media(heard_s + seconds))

    def _seek(self, spot: Spot) -> None:
        live = self._live_spot()
        if not self._started:
            if self._tape.start() == self._tape.end():
                return
            self._started = True
            self._play_from(spot)
            self._line.begin()
            return
        if spot.media_s > live.media_s:
            spot = live
        if self._paused_s is not None:
            self._paused_s = spot.media_s
        else:
            self._play_from(spot)
        self._refresh()

    def go_live(self) -> None:
        """Back to the live edge, playing."""
        if not self._started:
            self.play()
            return
        resting = self._paused_s is not None and not self._line.wanted
        self._paused_s = None
        self._play_from(self._tape.end() if resting else self._live_spot())
        self._line.begin()

    def set_habits(self, habits: Habits) -> None:
        """What the listener chose about the tape and the reserve; counts at once."""
        self._habits = habits
        self._sound.set_reserve(habits.reserve_s)
        self._refresh()

    def recall_tape(self) -> None:
        """Have what earlier runs left of the tape on it again."""
        self._on_files(lambda: self._tape.recall(self._wall()))

    def keep_tape(self, minutes: int) -> None:
        """Keep so much of the air from now on; 0: a few minutes, none of it on disk."""
        self._on_files(lambda: self._tape.keep(minutes * 60.0))

    def clear_tape(self) -> None:
        """Forget what was on air. Who heard it, or had paused there, is brought to live."""
        live = self._live_spot()
        if self._paused_s is not None:
            self._paused_s = live.media_s
        elif self._started and not self._view.live:
            self._play_from(live)
        heard_s = self._heard_media_s()
        keep_from_s = live.media_s if heard_s is None else min(live.media_s, heard_s)
        self._on_files(lambda: self._tape.clear(keep_from_s))

    def _on_files(self, work: Callable[[], object]) -> None:
        if self._files is None:
            work()
            self._refresh()
        else:
            self._files.call(work, lambda _: self._refresh())

    def set_volume(self, percent: int) -> None:
        self._volume = max(0, min(100, percent))
        self._send_volume()
        if self._muted:
            self.set_muted(False)
        self._refresh()

    def set_muted(self, muted: bool) -> None:
        self._muted = muted
        self._sound.set_muted(muted)
        self._refresh()

    def set_gain(self, gain: float) -> None:
        """Scale what is sent to the decoder by 0..1; the listener's volume stays what it is. For
        fades: the scale is the volume's own, so even steps sound even."""
        self._gain = max(0.0, min(1.0, gain))
        self._send_volume()

    def set_output_device(self, device: str | None) -> None:
        """Sound at the device with this id whenever it is there; None: the system's default."""
        self._sound.set_device(device)

    def set_equalizer(self, preset: int | None) -> None:
        """A number of `equalizers`; None, or one that is not there: off."""
        self._sound.set_equalizer(preset)

    def set_loudness(self, on: bool) -> None:
        self._sound.set_loudness(on)

    def output_devices(self, done: Callable[[tuple[Device, ...]], None]) -> None:
        """What there is to choose from now; `done` at home."""
        self._sound.devices(lambda found: self._mailbox.post(lambda: done(found)))

    def equalizers(self, done: Callable[[tuple[str, ...]], None]) -> None:
        """The names of the presets; `done` at home."""
        self._sound.equalizers(lambda names: self._mailbox.post(lambda: done(names)))

    def look(self) -> None:
        """Have `view` say what is now, not what was up to half a second ago."""
        self._refresh()

    def retry_now(self) -> None:
        """The listener asked, the network is back, or the machine woke up."""
        self._look_at_clocks()
        self._line.try_now()

    def rearrange(self, *, at_once: bool = False) -> None:
        """The addresses have another order now; `at_once`: the listener chose so, and waits."""
        self._line.rearrange(at_once=at_once)

    def use_address(self, address: str) -> None:
        """The listener entered an address: it is tried, and kept if it sounds."""
        self._station.find(entered=address)

    def find_again(self) -> None:
        self._station.find()

    def skip_search(self) -> None:
        self._station.skip()

    def close(self) -> None:
        """Silence and let go of everything; waits for the threads, at most some seconds."""
        self._look.stop()
        self._line.hang_up()
        if not self._sound.close():
            log.warning("the sound did not stop in time")
        if not self._line.wait():
            log.warning("the connection did not stop in time")
        self._tape.close()

    # --- what happens ----------------------------------------------------------------------

    def _opening(self) -> None:
        """An address is about to be opened."""
        if self._sound_state.trouble is Trouble.CANNOT_DECODE and self._started:
            # The sound gave up on what the address before sent: on with what comes now.
            self._play_from(self._tape.end())

    def _line_moved(self) -> None:
        running = self._line.wanted or self._paused_s is not None
        if running != self._look.isActive():
            self._sleep_meter.begin()
            self._look.start() if running else self._look.stop()
        self._refresh()

    def _sound_came(self, event: SoundChanged) -> None:
        """From the sound's threads."""
        self._mailbox.post(lambda: self._sound_event(event))

    def _sound_event(self, event: SoundChanged) -> None:
        log.info("sound: %s", event.state.value)
        self._sound_state = event
        self._sound_since = self._wall()
        if event.state is SoundState.FAILED and event.trouble is Trouble.CANNOT_DECODE:
            self._line.cannot_decode()
        self._refresh()

    def _searched(self, ended: Searched) -> None:
        self._line.searched(ended, in_use=self._started or bool(self._holders))

    def _look_at_clocks(self) -> None:
        """If the machine slept since the last look: hang up on the connection that is dead without
        knowing, and let who heard live hear live again, not the seconds before the sleep."""
        moved_s = self._clock_meter.look()
        if moved_s:
            log.info("the wall clock was put right by %.0f s", moved_s)
            self._tape.clock_moved(moved_s, self._wall())
            self._on_files(self._tape.note_clock)
        slept_s = self._sleep_meter.look()
        if slept_s <= 0 or not self._line.wanted:
            return
        log.info("the machine slept for %.0f s", slept_s)
        if self._started and self._paused_s is None and self._view.live:
            self._line.hang_up()
            self._play_from(self._tape.end())
        self._line.try_now(slept=True)

    def _send_volume(self) -> None:
        self._sound.set_volume(round(self._volume * self._gain))

    # --- what is shown ---------------------------------------------------------------------

    def _live_spot(self) -> Spot:
        return self._tape.live_spot(self._habits.reserve_s)

    def _play_from(self, spot: Spot) -> None:
        # Before it begins: a change while it sounds may be heard.
        self._set_rate(self._tape.end().media_s - spot.media_s, self._wall(), spot.media_s)
        self._sound.play_from(spot)

    def _set_rate(self, reserve_s: float, now: float, heard_s: float) -> None:
        behind_s = now - self._tape.air_of(heard_s) - self._habits.reserve_s
        wanted = rate(
            self._habits,
            self._rate,
            behind_s=behind_s,
            reserve_s=reserve_s,
            flowing=self._line.flowing or not self._line.wanted,
        )
        if wanted != self._rate:
            log.info("the sound goes at %.2f", wanted)
            self._rate = wanted
            self._sound.set_rate(wanted)

    def _rest_if_paused_long(self) -> None:
        """Whoever paused for as long as the tape is has gone: the station need not send on."""
        if self._paused_s is None or not self._habits.stop_when_paused or self._holders:
            return
        if self._line.wanted and self._boot() - self._paused_at >= self._tape.span_s:
            log.info("paused for as long as the tape is: the line is closed")
            self._line.end()

    def _with_stars(self, tape: TapeView) -> TapeView:
        if not self._starred:
            return tape
        return replace(
            tape,
            songs=tuple(
                replace(aired, starred=True) if song_key(aired.song) in self._starred else aired
                for aired in tape.songs
            ),
        )

    def _heard_media_s(self) -> float | None:
        return self._paused_s if self._paused_s is not None else self._sound.heard_media_s()

    def _refresh(self) -> None:
        self._look_at_clocks()
        self._rest_if_paused_long()
        view = self._look_at()
        if view != self._view:
            self._view = view
            self.changed.emit()

    def _look_at(self) -> PlayerView:
        now, tape = self._wall(), self._tape
        heard_s = self._heard_media_s()
        sounding = (
            self._started
            and heard_s is not None
            and self._sound_state.state
            in (
                SoundState.PLAYING,
                SoundState.BUFFERING,
            )
        )
        paused = self._paused_s is not None
        if paused:
            tape.expire(now)  # what is past the hour while nothing comes is past it all the same
        full_s, behind_s, reserve_s = self._habits.reserve_s, 0.0, 0.0
        if heard_s is not None and (sounding or paused):
            reserve_s = max(0.0, tape.end().media_s - heard_s)
            behind_s = max(0.0, now - tape.air_of(heard_s) - full_s)
            waiting = self._sound_state.state is SoundState.BUFFERING
            if waiting and not paused and reserve_s < AT_END_S:
                behind_s = 0.0  # what comes next is live, however old what came last is
            elif not paused:
                self._set_rate(reserve_s, now, heard_s)
        state = self._line.state
        tally = self._writer.tally
        codec = tape.codec
        return PlayerView(
            line=self._line.view(now),
            sound=SoundState.PAUSED if paused else self._sound_state.state,
            sound_trouble=self._sound_state.trouble,
            sound_since=self._sound_since,
            wanted=self._started,
            live=not paused and behind_s <= LIVE_SLACK_S,
            behind_s=behind_s,
            reserve_s=reserve_s,
            reserve_full_s=full_s,
            rate=self._rate,
            song=tape.song_at(heard_s) if heard_s is not None and (sounding or paused) else None,
            stream=StreamView(
                url=state.address if self._started or self._holders else "",
                codec=codec.value if codec else "",
                bitrate_bps=tape.bitrate_bps,
                bytes_received=tally.bytes_received,
                reconnects=state.reconnects,
                splices=tally.splices,
                holes=tally.holes,
            ),
            tape=self._with_stars(tape.view(heard_s if sounding or paused else None)),
            volume=self._volume,
            muted=self._muted,
            search=self._station.search,
        )
