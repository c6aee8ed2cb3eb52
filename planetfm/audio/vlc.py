"""libVLC behind the backend contract. The only file that imports vlc.

Every libVLC call is made on one thread, in order. A call may hang in the library (a device that
does not answer); so each has a deadline, past which that thread and its player are abandoned and a
new one takes over. Event callbacks run on libVLC's own threads and only copy fields and post:
`stop()` inside one would deadlock for good.

The demuxer is named by us, since we know the codec: left to probe, libVLC 3.0 waited for 2.5 s of
AAC at 64 kbit/s before the first sound, and 45 ms when told (measured).
"""

from __future__ import annotations

import logging
import queue
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from planetfm.audio.backend import (
    Audible,
    BackendEvent,
    Device,
    DeviceBack,
    Failed,
    Heard,
    Output,
)
from planetfm.audio.feed_clock import FeedClock
from planetfm.audio.vlc_errors import OutputErrors
from planetfm.audio.vlc_filter import choose_filter, preset_names
from planetfm.core.codec import Codec
from planetfm.core.errors import SoundError, Trouble

CALL_DEADLINE_S = 4.0
LOOK_EVERY_S = 1.0
SILENT_LOOKS = 3
"""So many looks at the statistics in a row must agree before trouble is reported."""

LOST_OUTPUT_ERRORS = 10
"""So many errors of the output between two looks: its stream is dead. A single one is no news."""

DEMUX = {Codec.MP3: "mpga", Codec.AAC: "aac", Codec.VORBIS: "ogg", Codec.OPUS: "ogg"}
INSTANCE_OPTIONS = (
    "--quiet",
    "--no-video",
    "--no-lua",
    "--no-spu",
    "--no-osd",
    "--no-metadata-network-access",
    "--no-media-library",
)
MEDIA_OPTIONS = (":prefetch-buffer-size=64", ":prefetch-read-size=8192")
CACHING_MS, OGG_CACHING_MS = 300, 1500
"""libVLC reads an Ogg stream a page at a time, and a page may last a second: with 300 ms of caching
each page left a hole of 30 to 110 ms (measured, Opus with pages of 1 s)."""

log = logging.getLogger(__name__)


def version() -> str:
    """libVLC's version; "" as long as nobody has loaded it."""
    loaded = sys.modules.get("vlc")
    return str(loaded.libvlc_get_version().decode("ascii", "replace")) if loaded else ""


class VlcBackend:
    """Plays feeds through libVLC. `post` is called from libVLC's threads and must return at once.

    Raises nothing when made: libVLC is loaded on the audio thread, and a missing library is
    reported as Failed(NO_PLAYER) for the first feed.
    """

    def __init__(self, post: Callable[[BackendEvent], None], *, app_name: str) -> None:
        self._post = post
        self._app_name = app_name
        self._output = Output()
        self._replacing = threading.Lock()
        self._worker = _Worker(post, app_name)

    def play(self, feed: int, port: int, codec: Codec | None) -> None:
        output = self._output
        self._alive().ask(lambda deck: deck.play(feed, port, codec, output))

    def stop(self) -> None:
        self._alive().ask(lambda deck: deck.stop())

    def set_volume(self, percent: int) -> None:
        self._output = replace(self._output, volume=percent)
        self._alive().ask(lambda deck: deck.set_volume(percent))

    def set_muted(self, muted: bool) -> None:
        self._output = replace(self._output, muted=muted)
        self._alive().ask(lambda deck: deck.set_muted(muted))

    def set_rate(self, rate: float) -> None:
        self._output = replace(self._output, rate=rate)
        self._alive().ask(lambda deck: deck.set_rate(rate))

    def set_device(self, device: str | None) -> None:
        self._output = replace(self._output, device=device)

    def set_equalizer(self, preset: int | None) -> None:
        self._output = replace(self._output, equalizer=preset)

    def set_loudness(self, on: bool) -> None:
        self._output = replace(self._output, loudness=on)

    def devices(self, done: Callable[[tuple[Device, ...]], None]) -> None:
        self._alive().ask(lambda deck: done(deck.devices()))

    def equalizers(self, done: Callable[[tuple[str, ...]], None]) -> None:
        self._alive().ask(lambda deck: done(deck.equalizers()))

    def close(self, timeout_s: float = 2.0) -> bool:
        return self._worker.close(timeout_s)

    def _alive(self) -> _Worker:
        with self._replacing:  # the sound thread and main both ask
            if self._worker.hangs:
                log.error("libVLC did not return within %s s: starting anew", CALL_DEADLINE_S)
                self._worker.abandon()
                self._worker = _Worker(self._post, self._app_name)
            return self._worker


class _Worker:
    """The audio thread: runs calls on its deck one after the other and looks at it in between."""

    def __init__(self, post: Callable[[BackendEvent], None], app_name: str) -> None:
        self._calls: queue.SimpleQueue[Callable[[_Deck], None] | None] = queue.SimpleQueue()
        self._busy_since: float | None = None
        self._abandoned = threading.Event()
        self._deck = _Deck(self._post_if_alive(post), self.ask, app_name)
        self._thread = threading.Thread(target=self._run, name="audio", daemon=True)
        self._thread.start()

    @property
    def hangs(self) -> bool:
        since = self._busy_since
        return since is not None and time.monotonic() - since > CALL_DEADLINE_S

    def ask(self, call: Callable[[_Deck], None]) -> None:
        self._calls.put(call)

    def abandon(self) -> None:
        self._abandoned.set()
        self._calls.put(None)

    def close(self, timeout_s: float) -> bool:
        self._calls.put(None)
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _post_if_alive(
        self, post: Callable[[BackendEvent], None]
    ) -> Callable[[BackendEvent], None]:
        def guarded(event: BackendEvent) -> None:
            if not self._abandoned.is_set():
                post(event)

        return guarded

    def _run(self) -> None:
        while True:
            try:
                call = self._calls.get(timeout=LOOK_EVERY_S if self._deck.playing else None)
            except queue.Empty:
                call = _Deck.look
            self._busy_since = time.monotonic()
            try:
                if call is None:
                    self._deck.close()
                    return
                if not self._abandoned.is_set():
                    call(self._deck)
            except Exception:
                log.exception("a libVLC call failed")
            finally:
                self._busy_since = None


class _Deck:
    """libVLC's objects. Audio thread only, except the event callbacks."""

    def __init__(
        self,
        post: Callable[[BackendEvent], None],
        ask: Callable[[Callable[[_Deck], None]], None],
        app_name: str,
    ) -> None:
        self._post = post
        self._ask = ask
        self._app_name = app_name
        self._vlc: Any = None
        self._instance: Any = None
        self._errors: Any = None
        self._player: Any = None
        self._media: Any = None
        self._feed = 0
        self._output = Output()
        self._on_device = True
        self._look_was = (0, 0)
        self._bad_looks = 0
        self._reported = False

    @property
    def playing(self) -> bool:
        return self._player is not None

    def play(self, feed: int, port: int, codec: Codec | None, output: Output) -> None:
        self._output = output
        try:
            instance = self._load()
        except SoundError as error:
            log.error("%s", error)
            self._post(Failed(feed, error.trouble))
            return
        old_player, old_media = self._player, self._media
        media = instance.media_new(f"tcp://127.0.0.1:{port}")
        caching_ms = OGG_CACHING_MS if codec is not None and codec.in_ogg else CACHING_MS
        for option in (*MEDIA_OPTIONS, f":network-caching={caching_ms}"):
            media.add_option(option)
        if codec is not None:
            media.add_option(f":demux={DEMUX[codec]}")
        player = instance.media_player_new()
        player.set_media(media)
        player.set_role(self._vlc.MediaPlayerRole.Music)
        self._choose_device(player)
        choose_filter(self._vlc, player, output)
        player.audio_set_volume(output.volume)
        player.audio_set_mute(output.muted)
        if output.rate != 1.0:
            player.set_rate(output.rate)
        self._attach(player, feed, FeedClock(chained=codec is not None and codec.in_ogg))
        self._player, self._media, self._feed = player, media, feed
        self._look_was, self._bad_looks, self._reported = (0, 0), 0, False
        self._errors.rest()
        if player.play() == -1:
            self._post(Failed(feed, Trouble.CANNOT_DECODE))
        self._end(old_player, old_media)

    def stop(self) -> None:
        player, media = self._player, self._media
        self._player = self._media = None
        self._end(player, media)

    def set_volume(self, percent: int) -> None:
        self._output = replace(self._output, volume=percent)
        if self._player is not None:
            self._player.audio_set_volume(percent)

    def set_muted(self, muted: bool) -> None:
        self._output = replace(self._output, muted=muted)
        if self._player is not None:
            self._player.audio_set_mute(muted)

    def set_rate(self, rate: float) -> None:
        self._output = replace(self._output, rate=rate)
        if self._player is not None:
            self._player.set_rate(rate)

    def devices(self) -> tuple[Device, ...]:
        """() where libVLC is missing or the sound system lists none."""
        if self._player is not None:
            return self._listed(self._player)
        try:
            player = self._load().media_player_new()
        except SoundError:
            return ()
        found = self._listed(player)
        player.release()
        return found

    def equalizers(self) -> tuple[str, ...]:
        """() where libVLC is missing."""
        try:
            self._load()
        except SoundError:
            return ()
        return preset_names(self._vlc)

    def look(self) -> None:
        """See whether the chosen device came back, and whether what is played gets out."""
        self._look_for_device()
        self._look_at_statistics()

    def _choose_device(self, player: Any) -> None:
        """Before it plays: later it would be a move, which the sound server remembers."""
        wanted = self._output.device
        self._on_device = wanted is None or self._has(player, wanted)
        if wanted is not None and self._on_device:
            player.audio_output_device_set(None, wanted)

    def _look_for_device(self) -> None:
        wanted, player = self._output.device, self._player
        if player is None or wanted is None:
            return
        there = self._has(player, wanted)
        if there and not self._on_device:
            log.info("the chosen sound device is there again")
            self._post(DeviceBack(self._feed))
        elif self._on_device and not there:
            log.info("the chosen sound device is gone")
        self._on_device = there

    def _has(self, player: Any, wanted: str) -> bool:
        return any(device.id == wanted for device in self._listed(player))

    def _listed(self, player: Any) -> tuple[Device, ...]:
        found = []
        head = at = player.audio_output_device_enum()
        while at:
            device, name = at.contents.device or b"", at.contents.description or b""
            found.append(Device(device.decode(), name.decode("utf-8", "replace")))
            at = at.contents.next
        if head:
            self._vlc.libvlc_audio_output_device_list_release(head)
        return tuple(device for device in found if device.id)

    def _look_at_statistics(self) -> None:
        """Compare the media's statistics with the last look: without a device libVLC says
        `Playing` and time advances, but every buffer is lost; when its device was taken away, each
        is an error; without a decoder none is made."""
        if self._media is None or self._reported:
            return
        stats = self._vlc.MediaStats()
        if not self._media.get_stats(stats):
            return
        played, lost = int(stats.played_abuffers), int(stats.lost_abuffers)
        no_device = played == self._look_was[0] and lost > self._look_was[1]
        if self._look_was[0] > 0:
            self._errors.listen()
            no_device = self._errors.take() >= LOST_OUTPUT_ERRORS or no_device
        no_decoder = stats.decoded_audio == 0 and stats.demux_read_bytes > 64 * 1024
        if played > 0 and self._look_was[0] == 0:
            self._post(Audible(self._feed))
        self._look_was = (played, lost)
        self._bad_looks = self._bad_looks + 1 if no_device or no_decoder else 0
        if self._bad_looks >= SILENT_LOOKS:
            self._reported = True
            trouble = Trouble.NO_SOUND_DEVICE if no_device else Trouble.CANNOT_DECODE
            self._post(Failed(self._feed, trouble))

    def close(self) -> None:
        self.stop()
        if self._instance is not None:
            self._instance.release()
            self._instance = None

    def _load(self) -> Any:
        """Raises SoundError(NO_PLAYER)."""
        if self._instance is None:
            try:
                import vlc

                self._vlc = vlc
                self._instance = vlc.Instance(*INSTANCE_OPTIONS)
            except (Exception, SystemExit) as error:
                # python-vlc raises what the loader raised, of many kinds; and it exits where the
                # library or plugin folder that the environment names is not there.
                raise SoundError(Trouble.NO_PLAYER, f"libVLC: {error!r}") from error
            if self._instance is None:
                raise SoundError(Trouble.NO_PLAYER, "libVLC found no plugins")
            self._instance.set_user_agent(self._app_name, self._app_name)
            self._errors = OutputErrors(self._vlc, self._instance)
        return self._instance

    def _attach(self, player: Any, feed: int, clock: FeedClock) -> None:
        post, events, kinds = self._post, player.event_manager(), self._vlc.EventType

        def time_changed(event: Any) -> None:
            now = time.monotonic()
            post(Heard(feed, clock.heard_s(event.u.new_time / 1000, now), now))

        def playing(event: Any) -> None:
            self._ask(_Deck._apply_volume)

        def failed(event: Any) -> None:
            post(Failed(feed, Trouble.CANNOT_DECODE))

        events.event_attach(kinds.MediaPlayerTimeChanged, time_changed)
        events.event_attach(kinds.MediaPlayerPlaying, playing)
        events.event_attach(kinds.MediaPlayerEncounteredError, failed)

    def _apply_volume(self) -> None:
        """PulseAudio gives a new stream the volume it remembers for us: ours is the one that
        counts."""
        if self._player is not None:
            self._player.audio_set_volume(self._output.volume)
            self._player.audio_set_mute(self._output.muted)

    def _end(self, player: Any, media: Any) -> None:
        if player is None:
            return
        events, kinds = player.event_manager(), self._vlc.EventType
        events.event_detach(kinds.MediaPlayerTimeChanged)
        events.event_detach(kinds.MediaPlayerPlaying)
        events.event_detach(kinds.MediaPlayerEncounteredError)
        player.stop()
        player.release()
        media.release()
