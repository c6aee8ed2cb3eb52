"""Windows' System Media Transport Controls: the panel beside the volume, the lock screen, the keys.

Imported on Windows alone. An app without a view of its own gets the controls from a `MediaPlayer`
that plays nothing and whose own command manager is off, as Microsoft's "Manual control of the
System Media Transport Controls" describes; it needs no window, so it works headless. Events come on
threads of Windows' pool.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from winrt.windows.media import (
    MediaPlaybackStatus,
    MediaPlaybackType,
    SystemMediaTransportControlsButton,
    SystemMediaTransportControlsTimelineProperties,
)
from winrt.windows.media.playback import MediaPlayer
from winrt.windows.storage.streams import (
    DataWriter,
    InMemoryRandomAccessStream,
    RandomAccessStreamReference,
)

from planetfm.desktop.media import Ask, NowPlaying, SeekTo, Status, Verb, place

TIMELINE_EVERY_S = 5.0
"""What Microsoft advises; between two Windows counts on by itself."""

STATUS = {
    Status.PLAYING: MediaPlaybackStatus.PLAYING,
    Status.PAUSED: MediaPlaybackStatus.PAUSED,
    Status.STOPPED: MediaPlaybackStatus.STOPPED,
}
BUTTONS = {
    SystemMediaTransportControlsButton.PLAY: Verb.PLAY,
    SystemMediaTransportControlsButton.PAUSE: Verb.PAUSE,
    SystemMediaTransportControlsButton.STOP: Verb.STOP,
    SystemMediaTransportControlsButton.NEXT: Verb.NEXT,
    SystemMediaTransportControlsButton.PREVIOUS: Verb.PREVIOUS,
}
log = logging.getLogger(__name__)


class WindowsMedia:
    """A Windows without the media parts (the N editions) says so by OSError: one line in the log,
    and nothing is shown."""

    def __init__(
        self, station: str, art: Path, ask: Ask, tick: Callable[[], float] = time.monotonic
    ) -> None:
        self._station, self._ask, self._tick = station, ask, tick
        self._now: NowPlaying | None = None
        self._timeline_at = 0.0
        self._player: MediaPlayer | None = None
        try:
            player = MediaPlayer()
            player.command_manager.is_enabled = False
            controls = self._controls = player.system_media_transport_controls
            self._buttons = controls.add_button_pressed(self._pressed)
            self._places = controls.add_playback_position_change_requested(self._dragged)
            controls.is_play_enabled = controls.is_pause_enabled = True
            controls.is_stop_enabled = True
            self._show_picture(art.read_bytes())
            self._player = player
        except OSError as error:
            log.warning("no media controls: %s", error)

    def show(self, now: NowPlaying, *, jumped: bool) -> None:
        if self._player is None:
            return
        before, self._now = self._now, now
        try:
            if now != before:
                self._show_all(now)
            if now != before or jumped or self._tick() - self._timeline_at >= TIMELINE_EVERY_S:
                self._show_timeline(now)
        except OSError as error:
            log.warning("the media controls are gone: %s", error)
            self._player = None

    def close(self) -> None:
        player, self._player = self._player, None
        if player is None:
            return
        try:
            self._controls.remove_button_pressed(self._buttons)
            self._controls.remove_playback_position_change_requested(self._places)
            self._controls.is_enabled = False
            player.close()
        except OSError as error:
            log.warning("the media controls did not close: %s", error)

    def _show_all(self, now: NowPlaying) -> None:
        controls, track = self._controls, now.track
        controls.is_enabled = True
        controls.is_next_enabled = now.can_next
        controls.is_previous_enabled = now.can_previous
        controls.playback_status = STATUS[now.status]
        updater = controls.display_updater
        updater.type = MediaPlaybackType.MUSIC
        words = updater.music_properties
        words.title = track.title if track else self._station
        words.artist = track.artist if track and track.artist else self._station
        words.album_title = self._station
        updater.update()

    def _show_timeline(self, now: NowPlaying) -> None:
        """Empty while the length is not known: a slider without an end is none."""
        self._timeline_at = self._tick()
        timeline = SystemMediaTransportControlsTimelineProperties()
        if now.track is not None and now.track.length_s is not None:
            length = timedelta(seconds=now.track.length_s)
            timeline.start_time = timeline.min_seek_time = timedelta(0)
            timeline.end_time = timeline.max_seek_time = length
            timeline.position = min(length, timedelta(seconds=now.position_s))
        self._controls.update_timeline_properties(timeline)

    def _show_picture(self, data: bytes) -> None:
        """By way of memory: the display reads no file: addresses."""
        stream = InMemoryRandomAccessStream()
        writer = DataWriter(stream)
        writer.write_bytes(data)

        def stored(operation: Any, status: Any) -> None:
            writer.detach_stream()  # or the writer would close it when it goes
            updater = self._controls.display_updater
            updater.type = MediaPlaybackType.MUSIC
            updater.thumbnail = RandomAccessStreamReference.create_from_stream(stream)
            updater.update()

        writer.store_async().completed = stored

    # --- on Windows' threads ---------------------------------------------------------------

    def _pressed(self, sender: Any, event: Any) -> None:
        verb = BUTTONS.get(event.button)
        if verb is not None:
            self._ask(verb)

    def _dragged(self, sender: Any, event: Any) -> None:
        track = self._now.track if self._now else None
        if track is not None:
            air_s = place(track, event.requested_playback_position.total_seconds())
            if air_s is not None:
                self._ask(SeekTo(air_s))
