"""macOS's Now Playing: the Control Centre, the menu bar, media keys and headsets.

Imported on macOS alone. The info centre counts the position on by itself from the rate, so that it
is told only what changed. Commands come on the main thread's run loop.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import MediaPlayer
from AppKit import NSImage

from planetfm.desktop.media import Ask, NowPlaying, SeekTo, Status, Verb, place

STATES = {
    Status.PLAYING: MediaPlayer.MPNowPlayingPlaybackStatePlaying,
    Status.PAUSED: MediaPlayer.MPNowPlayingPlaybackStatePaused,
    Status.STOPPED: MediaPlayer.MPNowPlayingPlaybackStateStopped,
}
log = logging.getLogger(__name__)


class MacMedia:
    def __init__(self, station: str, art: Path, ask: Ask) -> None:
        self._station, self._ask = station, ask
        self._now: NowPlaying | None = None
        self._center = MediaPlayer.MPNowPlayingInfoCenter.defaultCenter()
        self._artwork = _artwork(art)
        commands = MediaPlayer.MPRemoteCommandCenter.sharedCommandCenter()
        self._next, self._previous = commands.nextTrackCommand(), commands.previousTrackCommand()
        self._place = commands.changePlaybackPositionCommand()
        self._targets: list[tuple[Any, Any]] = []
        for command, verb in (
            (commands.playCommand(), Verb.PLAY),
            (commands.pauseCommand(), Verb.PAUSE),
            (commands.togglePlayPauseCommand(), Verb.PLAY_PAUSE),
            (commands.stopCommand(), Verb.STOP),
            (self._next, Verb.NEXT),
            (self._previous, Verb.PREVIOUS),
        ):
            self._obey(command, self._asker(verb))
        self._obey(self._place, self._dragged)

    def show(self, now: NowPlaying, *, jumped: bool) -> None:
        before, self._now = self._now, now
        if now == before and not jumped and before.advancing == now.advancing:
            return
        self._next.setEnabled_(now.can_next)
        self._previous.setEnabled_(now.can_previous)
        self._place.setEnabled_(now.track is not None and now.track.length_s is not None)
        self._center.setNowPlayingInfo_(self._info(now))
        self._center.setPlaybackState_(STATES[now.status])

    def close(self) -> None:
        for command, target in self._targets:
            command.removeTarget_(target)
        self._targets.clear()
        self._center.setNowPlayingInfo_(None)
        self._center.setPlaybackState_(MediaPlayer.MPNowPlayingPlaybackStateStopped)

    def _info(self, now: NowPlaying) -> dict[Any, Any]:
        track = now.track
        length_s = track.length_s if track else None
        info = {
            MediaPlayer.MPMediaItemPropertyTitle: track.title if track else self._station,
            MediaPlayer.MPMediaItemPropertyAlbumTitle: self._station,
            MediaPlayer.MPNowPlayingInfoPropertyElapsedPlaybackTime: now.position_s,
            MediaPlayer.MPNowPlayingInfoPropertyPlaybackRate: 1.0 if now.advancing else 0.0,
            MediaPlayer.MPNowPlayingInfoPropertyIsLiveStream: length_s is None,
        }
        if track is not None and track.artist:
            info[MediaPlayer.MPMediaItemPropertyArtist] = track.artist
        if length_s is not None:
            info[MediaPlayer.MPMediaItemPropertyPlaybackDuration] = length_s
        if self._artwork is not None:
            info[MediaPlayer.MPMediaItemPropertyArtwork] = self._artwork
        return info

    def _obey(self, command: Any, handler: Callable[[Any], int]) -> None:
        self._targets.append((command, command.addTargetWithHandler_(handler)))

    def _asker(self, verb: Verb) -> Callable[[Any], int]:
        def obey(event: Any) -> int:
            self._ask(verb)
            return int(MediaPlayer.MPRemoteCommandHandlerStatusSuccess)

        return obey

    def _dragged(self, event: Any) -> int:
        track = self._now.track if self._now else None
        air_s = place(track, event.positionTime()) if track else None
        if air_s is None:
            return int(MediaPlayer.MPRemoteCommandHandlerStatusNoSuchContent)
        self._ask(SeekTo(air_s))
        return int(MediaPlayer.MPRemoteCommandHandlerStatusSuccess)


def _artwork(path: Path) -> Any:
    """The picture, or None where macOS cannot read it."""
    image = NSImage.alloc().initWithContentsOfFile_(str(path))
    if image is None:
        log.info("no picture for the media controls: %s", path.name)
        return None
    artwork = MediaPlayer.MPMediaItemArtwork.alloc()
    return artwork.initWithBoundsSize_requestHandler_(image.size(), lambda size: image)
