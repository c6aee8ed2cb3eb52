"""Which calls macOS's Now Playing gets, recorded by a stand-in for the foreign binding."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from planetfm.desktop.media import NowPlaying, SeekTo, Status, Track, Verb, Wish

MODULE = "planetfm.desktop.macos_media"
TRACK = Track(1, "Judul", "Penyanyi", "Planet FM", 1000, 1000, 200.0)
PLAYING = NowPlaying(Status.PLAYING, TRACK, 60.0, True, 1.0, can_next=True)
COMMANDS = ("play", "pause", "togglePlayPause", "stop", "nextTrack", "previousTrack")
WORDS = (
    "MPMediaItemPropertyTitle",
    "MPMediaItemPropertyArtist",
    "MPMediaItemPropertyAlbumTitle",
    "MPMediaItemPropertyPlaybackDuration",
    "MPMediaItemPropertyArtwork",
    "MPNowPlayingInfoPropertyElapsedPlaybackTime",
    "MPNowPlayingInfoPropertyPlaybackRate",
    "MPNowPlayingInfoPropertyIsLiveStream",
    "MPNowPlayingPlaybackStatePlaying",
    "MPNowPlayingPlaybackStatePaused",
    "MPNowPlayingPlaybackStateStopped",
)


class Command:
    enabled = True

    def __init__(self) -> None:
        self.handler: Callable[[Any], int] | None = None

    def addTargetWithHandler_(self, handler: Callable[[Any], int]) -> str:
        self.handler = handler
        return "target"

    def removeTarget_(self, target: str) -> None:
        assert target == "target"
        self.handler = None

    def setEnabled_(self, enabled: bool) -> None:
        self.enabled = enabled

    def press(self, event: Any = None) -> int:
        assert self.handler is not None
        return self.handler(event)


class Center:
    def __init__(self) -> None:
        self.infos: list[Any] = []
        self.state = ""

    def setNowPlayingInfo_(self, info: Any) -> None:
        self.infos.append(info)

    def setPlaybackState_(self, state: str) -> None:
        self.state = state


class Image:
    """`NSImage.alloc()`, and the artwork that is made of it."""

    @staticmethod
    def initWithContentsOfFile_(path: str) -> SimpleNamespace | None:
        if not Path(path).exists():
            return None
        return SimpleNamespace(name=Path(path).name, size=lambda: (512, 512))

    @staticmethod
    def initWithBoundsSize_requestHandler_(size: Any, handler: Callable[[Any], Any]) -> Any:
        return (size, handler(size).name)


class Mac:
    """The controls on a stand-in for `MediaPlayer` and `AppKit`, with what they ask."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        self.center = Center()
        self.commands = {name: Command() for name in (*COMMANDS, "changePlaybackPosition")}
        remote = SimpleNamespace(
            **{f"{name}Command": lambda c=command: c for name, command in self.commands.items()}
        )
        player = ModuleType("MediaPlayer")
        vars(player).update(
            {word: word for word in WORDS},
            MPNowPlayingInfoCenter=SimpleNamespace(defaultCenter=lambda: self.center),
            MPRemoteCommandCenter=SimpleNamespace(sharedCommandCenter=lambda: remote),
            MPMediaItemArtwork=SimpleNamespace(alloc=Image),
            MPRemoteCommandHandlerStatusSuccess=0,
            MPRemoteCommandHandlerStatusNoSuchContent=100,
        )
        kit = ModuleType("AppKit")
        vars(kit).update(NSImage=SimpleNamespace(alloc=Image))
        monkeypatch.setitem(sys.modules, "MediaPlayer", player)
        monkeypatch.setitem(sys.modules, "AppKit", kit)
        self.asked: list[Wish] = []
        art = folder / "mark.png"
        art.touch()
        self.media = importlib.import_module(MODULE).MacMedia("Planet FM", art, self._ask)

    def _ask(self, wish: Wish, done: object = None) -> None:
        self.asked.append(wish)


@pytest.fixture
def mac(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Mac]:
    yield Mac(monkeypatch, tmp_path)
    del sys.modules[MODULE]


def test_what_is_heard_is_displayed(mac: Mac) -> None:
    mac.media.show(PLAYING, jumped=False)
    assert mac.center.state == "MPNowPlayingPlaybackStatePlaying"
    assert mac.center.infos == [
        {
            "MPMediaItemPropertyTitle": "Judul",
            "MPMediaItemPropertyArtist": "Penyanyi",
            "MPMediaItemPropertyAlbumTitle": "Planet FM",
            "MPMediaItemPropertyPlaybackDuration": 200.0,
            "MPMediaItemPropertyArtwork": ((512, 512), "mark.png"),
            "MPNowPlayingInfoPropertyElapsedPlaybackTime": 60.0,
            "MPNowPlayingInfoPropertyPlaybackRate": 1.0,
            "MPNowPlayingInfoPropertyIsLiveStream": False,
        }
    ]
    assert mac.commands["nextTrack"].enabled
    assert not mac.commands["previousTrack"].enabled


def test_only_news_are_told(mac: Mac) -> None:
    mac.media.show(PLAYING, jumped=False)
    mac.media.show(PLAYING, jumped=False)
    assert len(mac.center.infos) == 1
    mac.media.show(PLAYING, jumped=True)
    assert len(mac.center.infos) == 2
    mac.media.show(NowPlaying(), jumped=False)
    assert mac.center.infos[-1]["MPMediaItemPropertyTitle"] == "Planet FM"
    assert mac.center.infos[-1]["MPNowPlayingInfoPropertyPlaybackRate"] == 0.0
    assert mac.center.state == "MPNowPlayingPlaybackStateStopped"


@pytest.mark.parametrize(
    ("command", "verb"),
    [
        ("play", Verb.PLAY),
        ("pause", Verb.PAUSE),
        ("togglePlayPause", Verb.PLAY_PAUSE),
        ("stop", Verb.STOP),
        ("nextTrack", Verb.NEXT),
        ("previousTrack", Verb.PREVIOUS),
    ],
)
def test_a_command_is_a_verb(mac: Mac, command: str, verb: Verb) -> None:
    assert mac.commands[command].press() == 0
    assert mac.asked == [verb]


def test_a_dragged_slider_leads_into_the_song(mac: Mac) -> None:
    drag, to = mac.commands["changePlaybackPosition"], SimpleNamespace(positionTime=lambda: 90.0)
    assert drag.press(to) == 100
    mac.media.show(PLAYING, jumped=False)
    assert drag.enabled
    assert drag.press(to) == 0
    assert mac.asked == [SeekTo(1090)]


def test_closing_takes_everything_away(mac: Mac) -> None:
    mac.media.show(PLAYING, jumped=False)
    mac.media.close()
    assert all(command.handler is None for command in mac.commands.values())
    assert mac.center.infos[-1] is None
    assert mac.center.state == "MPNowPlayingPlaybackStateStopped"
