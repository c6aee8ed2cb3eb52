"""What is heard: keeps a decoder fed from the tape, whatever the line does.

One thread, `sound`, parked while nothing is wanted. It starts a feed as soon as the tape has whole
frames where playing should begin, so that neither the network nor a busy main thread stands between
a byte's arrival and its sound. It tells changes of state and answers, from any thread, what second
is heard.

When the tape runs out the decoder is not left to guess: libVLC then shifts its clock by the silence
and what is heard would no longer be known. The feed is ended and a new one starts when there is
something to play again.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from planetfm.audio.backend import (
    AudioBackend,
    BackendEvent,
    Device,
    DeviceBack,
    Failed,
    Heard,
)
from planetfm.audio.feeder import Feeder
from planetfm.audio.tape import Tape
from planetfm.core.errors import Trouble
from planetfm.core.pace import LIVE_RESERVE_S
from planetfm.core.snapshot import SoundState
from planetfm.core.timeline import Spot

LOOK_EVERY_S = 0.25
DRY_AFTER_S = 0.6
"""Silence of this length ends a feed; shorter ones the decoder bridges itself."""

AGAIN_FROM_S = 0.8
"""After running dry, sound starts again with this much on the tape."""

DEVICE_RETRY_S = 3.0
AFTER_FAILURE_S = 1.0
OVER_AFTER_S = 2.0
"""No word from the decoder for so long after the last byte of its feed: it has ended."""

QUIET_S, DOUBLINGS = 5.0, 4
"""No word for so long while there is something to play: it hangs, as libVLC does in a sound server
that stands still. Counted in looks, so that neither a suspend nor a machine too busy to look is
taken for it. The wait doubles, so many times, as long as no feed is heard: some machines are slow
to the first sound, and each try at a server that never wakes may leave a thread behind."""

log = logging.getLogger(__name__)


class MakeBackend(Protocol):
    def __call__(self, post: Callable[[BackendEvent], None]) -> AudioBackend: ...


@dataclass(frozen=True, slots=True)
class SoundChanged:
    state: SoundState
    trouble: Trouble | None = None


class Sound:
    """`post` gets SoundChanged from any thread and must return at once."""

    def __init__(
        self,
        tape: Tape,
        make_backend: MakeBackend,
        post: Callable[[SoundChanged], None],
        *,
        follows_live: bool = True,
    ) -> None:
        """`follows_live`: a device that was away is given what is on air by then; else sound goes
        on where it was."""
        self._follows_live = follows_live
        self._tape = tape
        self._post = post
        self._backend = make_backend(self._on_backend)
        self._wake = threading.Condition()
        self._goal: Spot | None = None
        self._order = 0
        self._closed = False
        self._told = SoundChanged(SoundState.SILENT)
        self._feed = 0
        self._fed_order = 0
        """Whose feed it is: once there is a new order, an older feed's clock no longer counts."""
        self._feeder: Feeder | None = None
        self._failed: Trouble | None = None
        self._resting: float | None = None
        self._unheard = 0
        """So many feeds in a row were given up without a word of theirs."""
        self._rate, self._reserve_s = 1.0, LIVE_RESERVE_S
        self._thread = threading.Thread(target=self._run, name="sound", daemon=True)
        self._thread.start()

    def play_from(self, spot: Spot) -> None:
        """Sound from `spot` on, as soon as the tape holds something there."""
        with self._wake:
            self._goal = spot
            self._order += 1
            self._resting = spot.media_s
            self._wake.notify_all()

    def stop(self) -> float | None:
        """Silence; returns the media time that was heard last, None if nothing was."""
        with self._wake:
            heard_s = self.heard_media_s()
            self._goal = None
            self._order += 1
            self._resting = None
            self._wake.notify_all()
            return heard_s

    def heard_media_s(self) -> float | None:
        """The media time that is heard now, or where sound will begin; None while stopped."""
        feeder = self._feeder if self._fed_order == self._order else None
        heard_s = feeder.heard_media_s() if feeder is not None else None
        return heard_s if heard_s is not None else self._resting

    def set_volume(self, percent: int) -> None:
        self._backend.set_volume(percent)

    def set_muted(self, muted: bool) -> None:
        self._backend.set_muted(muted)

    def set_rate(self, rate: float) -> None:
        """Seconds of sound a second, at the same pitch, from now on."""
        with self._wake:
            self._rate = rate
            if self._feeder is not None:
                self._feeder.set_rate(rate)
        self._backend.set_rate(rate)

    def set_reserve(self, seconds: float) -> None:
        """So far behind the newest byte is live."""
        self._reserve_s = seconds

    def set_device(self, device: str | None) -> None:
        """Sound there from now on; None follows the system's default."""
        self._backend.set_device(device)
        self._renew()

    def set_equalizer(self, preset: int | None) -> None:
        self._backend.set_equalizer(preset)
        self._renew()

    def set_loudness(self, on: bool) -> None:
        self._backend.set_loudness(on)
        self._renew()

    def devices(self, done: Callable[[tuple[Device, ...]], None]) -> None:
        """As AudioBackend.devices."""
        self._backend.devices(done)

    def equalizers(self, done: Callable[[tuple[str, ...]], None]) -> None:
        """As AudioBackend.equalizers."""
        self._backend.equalizers(done)

    def close(self, timeout_s: float = 3.0) -> bool:
        with self._wake:
            self._closed = True
            self._goal = None
            self._order += 1
            self._wake.notify_all()
        self._thread.join(timeout_s)
        return self._backend.close() and not self._thread.is_alive()

    def _renew(self) -> None:
        """A new feed that begins where the one that sounds is: what was set counts for new ones.
        The old one sounds until the new one is ready."""
        with self._wake:
            heard_s = self.heard_media_s()
            if self._goal is None or heard_s is None:
                return
            heard = self._tape.spot_at_media(heard_s)
            if self._told.state is SoundState.NO_DEVICE:
                self.play_from(self._with_a_device_again(heard))
            elif self._feeder is not None:
                self.play_from(heard)

    def _with_a_device_again(self, left: Spot) -> Spot:
        """Whoever plugs in headphones wants the radio of now, not of when they were out."""
        return self._tape.live_spot(self._reserve_s) if self._follows_live else left

    # --- the sound thread ------------------------------------------------------------------

    def _run(self) -> None:
        while True:
            with self._wake:
                self._wake.wait_for(lambda: self._closed or self._goal is not None)
                if self._closed:
                    return
                order, goal = self._order, self._goal
            if goal is not None:
                try:
                    self._play(order, goal)
                except Exception:  # no descriptor left for a feed, say: the next may succeed
                    log.exception("the sound failed and begins again")
                    self._end_feed()
                    self._rest(order, AFTER_FAILURE_S)
            if self._goal is None:
                self._end_feed()
                self._backend.stop()
                self._tell(SoundState.SILENT)

    def _play(self, order: int, goal: Spot) -> None:
        """Keep sounding from `goal` on until another order comes."""
        if self._tape.end().offset <= goal.offset:
            # There is nothing yet where it shall begin: what was ordered before must not go on.
            self._end_feed()
            self._backend.stop()
            self._tell(SoundState.STARTING)
        elif self._told.state is not SoundState.PLAYING:
            self._tell(SoundState.STARTING)
        spot, least_s = goal, 0.0
        while self._order == order:
            if not self._wait_for_tape(order, spot, least_s):
                return
            oldest = self._tape.start()
            if spot.offset < oldest.offset:
                spot = oldest
            self._resting = spot.media_s
            self._begin_feed(order, spot)
            spot, trouble = self._watch(order)
            if self._order != order:
                return
            self._end_feed()
            self._resting = spot.media_s
            if trouble is None:
                self._backend.stop()
                self._tell(SoundState.BUFFERING)
                least_s = AGAIN_FROM_S
            elif trouble is Trouble.NO_SOUND_DEVICE:
                self._backend.stop()
                self._tell(SoundState.NO_DEVICE, trouble)
                self._rest(order, DEVICE_RETRY_S)
                spot = self._with_a_device_again(spot)
            else:
                self._backend.stop()
                self._tell(SoundState.FAILED, trouble)
                self._rest(order, None)

    def _wait_for_tape(self, order: int, spot: Spot, least_s: float) -> bool:
        """True when there are frames beyond `spot`, at least `least_s` of them."""
        while self._order == order:
            if self._tape.wait_beyond(spot.offset, LOOK_EVERY_S):
                if self._tape.end().media_s - spot.media_s >= least_s:
                    return self._order == order
                self._rest(order, 0.05)
        return False

    def _watch(self, order: int) -> tuple[Spot, Trouble | None]:
        """Wait until the feed cannot go on; where it got to and what went wrong (None: dry)."""
        feeder = self._feeder
        assert feeder is not None
        dry_s = quiet_s = 0.0
        words = 0
        while self._order == order:
            with self._wake:
                trouble, self._failed = self._failed, None
            hangs = quiet_s >= self._patience_s
            if hangs:
                log.warning("no word from the decoder for %.0f s: it begins anew", quiet_s)
                self._unheard += words == 0
            if trouble is not None or feeder.let_go or hangs:
                at_s = feeder.heard_media_s()
                at_s = feeder.begins_at.media_s if at_s is None else at_s
                return self._tape.spot_at_media(at_s), trouble
            self._rest(order, LOOK_EVERY_S)
            dry_s = dry_s + LOOK_EVERY_S if feeder.starved else 0.0
            if dry_s >= DRY_AFTER_S:
                return feeder.sent, None
            if feeder.words == words:
                quiet_s += LOOK_EVERY_S
            else:
                words, quiet_s, self._unheard = feeder.words, 0.0, 0
            # A decoder may leave out the last frames before the border: it is over all the same.
            over_after_s = OVER_AFTER_S if words else self._patience_s
            if feeder.needs_new_codec and (feeder.starved or quiet_s >= over_after_s):
                return feeder.sent, None
        return feeder.begins_at, None

    @property
    def _patience_s(self) -> float:
        return QUIET_S * 2.0 ** min(self._unheard, DOUBLINGS)

    def _rest(self, order: int, seconds: float | None) -> None:
        with self._wake:
            self._wake.wait_for(
                lambda: self._order != order or self._failed is not None,
                seconds,
            )

    def _begin_feed(self, order: int, spot: Spot) -> None:
        old = self._feeder
        feeder = Feeder(self._tape, spot)
        feeder.start()
        with self._wake:
            self._feed += 1
            self._fed_order = order
            self._failed = None
            self._feeder = feeder
            feeder.set_rate(self._rate)
        self._backend.play(self._feed, feeder.port, self._tape.codec_at(spot.media_s))
        if old is not None:
            old.close()

    def _end_feed(self) -> None:
        with self._wake:  # what went wrong with it goes with it
            feeder, self._feeder, self._failed = self._feeder, None, None
        if feeder is not None:
            feeder.close()
            feeder.join(1.0)

    def _on_backend(self, event: BackendEvent) -> None:
        """From the decoder's threads: copies and returns."""
        with self._wake:
            feeder = self._feeder
            if event.feed != self._feed or feeder is None:
                return
            if isinstance(event, Failed):
                log.warning("the decoder failed: %s", event.trouble.value)
                self._failed = event.trouble
                self._wake.notify_all()
                return
            if isinstance(event, Heard):
                feeder.note_heard(event.heard_s, event.at)
            if self._goal is None or self._fed_order != self._order:
                return
            if isinstance(event, DeviceBack):
                self._renew()
                return
            state = self._told.state
            if isinstance(event, Heard):
                starts = state in (SoundState.STARTING, SoundState.BUFFERING)
            else:
                starts = state is SoundState.NO_DEVICE
            if starts:
                self._tell(SoundState.PLAYING)

    def _tell(self, state: SoundState, trouble: Trouble | None = None) -> None:
        told = SoundChanged(state, trouble)
        # Told and posted in one: two threads that tell must be heard in the order they told.
        with self._wake:
            if told != self._told:
                self._told = told
                self._post(told)
