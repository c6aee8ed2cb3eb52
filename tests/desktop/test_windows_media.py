"""Which calls Windows' transport controls get, recorded by a stand-in for the foreign binding."""

from __future__ import annotations

import enum
import importlib
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from planetfm.desktop.media import NowPlaying, SeekTo, Status, Track, Verb, Wish

MODULE = "planetfm.desktop.windows_media"
PLAYING = NowPlaying(
    Status.PLAYING, Track(1, "Judul", "Penyanyi", "Planet FM", 1000, 1000, 200.0), 60.0, True, 1.0
)


class Buttons(enum.IntEnum):
    PLAY = 0
    PAUSE = 1
    STOP = 2
    NEXT = 6
    PREVIOUS = 7
    RECORD = 3


class Statuses(enum.IntEnum):
    STOPPED = 2
    PLAYING = 3
    PAUSED = 4


class Updater(SimpleNamespace):
    updates = 0

    def update(self) -> None:
        self.updates += 1


class Controls(SimpleNamespace):
    def __init__(self) -> None:
        super().__init__(display_updater=Updater(music_properties=SimpleNamespace()))
        self.timelines: list[Any] = []
        self.handlers: dict[str, Callable[[Any, Any], None]] = {}

    def add_button_pressed(self, handler: Callable[[Any, Any], None]) -> str:
        self.handlers["button"] = handler
        return "button"

    def add_playback_position_change_requested(self, handler: Callable[[Any, Any], None]) -> str:
        self.handlers["position"] = handler
        return "position"

    def remove_button_pressed(self, token: str) -> None:
        del self.handlers[token]

    def remove_playback_position_change_requested(self, token: str) -> None:
        del self.handlers[token]

    def update_timeline_properties(self, timeline: Any) -> None:
        self.timelines.append(timeline)


class Player:
    made: Player
    broken = False

    def __init__(self) -> None:
        if Player.broken:
            raise OSError("class not registered")
        Player.made = self
        self.command_manager = SimpleNamespace(is_enabled=True)
        self.system_media_transport_controls = Controls()
        self.closed = False

    def close(self) -> None:
        self.closed = True


class Writer:
    def __init__(self, stream: list[bytes]) -> None:
        self._stream = stream

    def write_bytes(self, data: bytes) -> None:
        self._stream.append(data)

    def detach_stream(self) -> None: ...

    def store_async(self) -> Any:
        class Operation:
            def __setattr__(self, name: str, value: Callable[[Any, int], None]) -> None:
                assert name == "completed"
                value(self, 1)

        return Operation()


@pytest.fixture
def binding(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """Our module on a stand-in for `winrt`."""
    parts: dict[str, dict[str, Any]] = {
        "winrt": {},
        "winrt.windows": {},
        "winrt.windows.media": {
            "MediaPlaybackStatus": Statuses,
            "MediaPlaybackType": SimpleNamespace(MUSIC="music"),
            "SystemMediaTransportControlsButton": Buttons,
            "SystemMediaTransportControlsTimelineProperties": SimpleNamespace,
        },
        "winrt.windows.media.playback": {"MediaPlayer": Player},
        "winrt.windows.storage": {},
        "winrt.windows.storage.streams": {
            "DataWriter": Writer,
            "InMemoryRandomAccessStream": list,
            "RandomAccessStreamReference": SimpleNamespace(create_from_stream=b"".join),
        },
    }
    for name, content in parts.items():
        module = ModuleType(name)
        vars(module).update(content)
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.setattr(Player, "broken", False)
    yield importlib.import_module(MODULE)
    del sys.modules[MODULE]


class Desk:
    """The controls with what they ask, and a clock."""

    def __init__(self, binding: ModuleType, folder: Path) -> None:
        self.asked: list[Wish] = []
        self.now_s = 100.0
        art = folder / "mark.png"
        art.write_bytes(b"picture")
        self.media = binding.WindowsMedia("Planet FM", art, self._ask, lambda: self.now_s)

    def _ask(self, wish: Wish, done: object = None) -> None:
        self.asked.append(wish)

    @property
    def controls(self) -> Controls:
        return Player.made.system_media_transport_controls


@pytest.fixture
def desk(binding: ModuleType, tmp_path: Path) -> Desk:
    return Desk(binding, tmp_path)


def test_what_is_heard_is_displayed(desk: Desk) -> None:
    desk.media.show(PLAYING, jumped=False)
    controls, updater = desk.controls, desk.controls.display_updater
    assert not Player.made.command_manager.is_enabled
    assert controls.is_enabled
    assert controls.is_play_enabled
    assert controls.is_pause_enabled
    assert not controls.is_next_enabled
    assert controls.playback_status is Statuses.PLAYING
    words = updater.music_properties
    assert (updater.type, updater.thumbnail) == ("music", b"picture")
    assert (words.title, words.artist, words.album_title) == ("Judul", "Penyanyi", "Planet FM")
    assert updater.updates == 2  # the picture came by itself


def test_the_timeline_is_told_now_and_then_and_after_a_jump(desk: Desk) -> None:
    for passed_s, jumped in ((0, False), (0.5, False), (0.5, True), (4.9, False), (0.2, False)):
        desk.now_s += passed_s
        desk.media.show(PLAYING, jumped=jumped)
    assert len(desk.controls.timelines) == 3
    line = desk.controls.timelines[0]
    assert (line.start_time, line.end_time) == (timedelta(0), timedelta(seconds=200))
    assert line.position == timedelta(seconds=60)
    desk.media.show(NowPlaying(), jumped=False)
    assert vars(desk.controls.timelines[-1]) == {}


@pytest.mark.parametrize(
    ("button", "asked"),
    [
        (Buttons.PLAY, [Verb.PLAY]),
        (Buttons.PAUSE, [Verb.PAUSE]),
        (Buttons.STOP, [Verb.STOP]),
        (Buttons.NEXT, [Verb.NEXT]),
        (Buttons.PREVIOUS, [Verb.PREVIOUS]),
        (Buttons.RECORD, []),
    ],
)
def test_a_button_is_a_verb(desk: Desk, button: Buttons, asked: list[Verb]) -> None:
    desk.controls.handlers["button"](None, SimpleNamespace(button=button))
    assert desk.asked == asked


def test_a_dragged_slider_leads_into_the_song(desk: Desk) -> None:
    to = SimpleNamespace(requested_playback_position=timedelta(seconds=90))
    desk.controls.handlers["position"](None, to)
    assert desk.asked == []
    desk.media.show(PLAYING, jumped=False)
    desk.controls.handlers["position"](None, to)
    assert desk.asked == [SeekTo(1090)]


def test_closing_takes_everything_away(desk: Desk) -> None:
    desk.media.show(PLAYING, jumped=False)
    desk.media.close()
    desk.media.show(PLAYING, jumped=True)
    desk.media.close()
    assert desk.controls.handlers == {}
    assert not desk.controls.is_enabled
    assert Player.made.closed


def test_a_windows_without_media_parts_says_so_once(
    binding: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(Player, "broken", True)
    desk = Desk(binding, tmp_path)
    desk.media.show(PLAYING, jumped=False)
    desk.media.close()
    assert [one.message for one in caplog.records] == ["no media controls: class not registered"]
