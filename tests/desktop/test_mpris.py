"""The radio on a real session bus: playerctl drives it, and a panel hears each change."""

from __future__ import annotations

import logging
import os
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from planetfm.core.snapshot import SoundState
from planetfm.desktop.media import NowPlaying
from planetfm.desktop.mpris import NAME, Mpris
from planetfm.desktop.mpris_object import NO_TRACK, PLAYER, ROOT, Face
from tests.desktop.bus_ear import BusEar
from tests.desktop.media_room import SONG_S, STATION, MediaRoom
from tests.running import RunningApp, environment
from tests.stations.bus import SessionBus
from tests.stations.fixtures import build


@pytest.fixture
def on_bus(bus: SessionBus, monkeypatch: pytest.MonkeyPatch) -> SessionBus:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
    return bus


@pytest.fixture
def room(qtbot: QtBot, on_bus: SessionBus, tmp_path: Path) -> Iterator[MediaRoom]:
    with MediaRoom(qtbot, tmp_path) as room:
        room.wait_on_bus()
        yield room


@pytest.fixture
def panel(room: MediaRoom, bus: SessionBus) -> Iterator[BusEar]:
    with BusEar(bus.address) as panel:
        yield panel


def changes(told: list[tuple[str, Any]]) -> dict[str, Any]:
    """All properties that changed, each with its last value."""
    merged: dict[str, Any] = {}
    for member, what in told:
        if member == "PropertiesChanged":
            merged |= what
    return merged


def test_playerctl_plays_pauses_and_stops(room: MediaRoom) -> None:
    assert room.playerctl("status") == "Stopped"
    room.play()
    assert room.playerctl("status") == "Playing"
    room.playerctl("pause")
    assert room.player.view.sound is SoundState.PAUSED
    assert room.playerctl("status") == "Paused"
    room.playerctl("play-pause")
    assert room.playerctl("status") == "Playing"
    room.wait(lambda: room.player.view.sound is SoundState.PLAYING)
    room.playerctl("play-pause")
    assert room.playerctl("status") == "Paused"
    room.playerctl("stop")
    assert not room.player.view.wanted
    assert room.playerctl("status") == "Stopped"


def test_what_is_on_air_is_told_with_the_stations_mark(room: MediaRoom) -> None:
    assert room.playerctl("metadata", "xesam:title") == STATION
    assert room.playerctl("metadata", "mpris:trackid") == f"'{NO_TRACK}'"
    room.play()
    told = room.playerctl("metadata", "--format", "{{artist}}|{{title}}|{{album}}|{{mpris:artUrl}}")
    assert told == f"Dewi|Langsung|{STATION}|file:///mark.png"
    assert room.playerctl("metadata", "mpris:trackid").startswith("'/org/planetfm/track/")
    assert "length" not in room.playerctl("metadata"), "what is on air has no end yet"


def test_the_volume_is_one_for_both(room: MediaRoom) -> None:
    room.playerctl("volume", "0.25")
    assert room.player.view.volume == 25
    assert room.playerctl("volume").startswith("0.25")
    room.playerctl("volume", "3")
    assert room.player.view.volume == 100
    room.player.set_muted(True)
    assert room.playerctl("volume").startswith("0.0"), "muted is silent"


def test_back_and_forward_lead_from_song_to_song_on_the_tape(room: MediaRoom) -> None:
    room.play()
    room.playerctl("previous")
    room.wait(lambda: room.title == "Tiga")
    room.playerctl("previous")
    room.wait(lambda: room.title == "Dua")
    assert room.heard == pytest.approx(room.old_starts[1], abs=1.5)
    length_us = int(room.playerctl("metadata", "mpris:length"))
    assert length_us / 1e6 == pytest.approx(SONG_S, abs=0.5)
    room.playerctl("next")
    room.wait(lambda: room.title == "Tiga")
    room.playerctl("next")
    room.wait(lambda: room.title == "Langsung")


def test_next_leads_to_live_when_no_song_lies_between(room: MediaRoom) -> None:
    room.play()
    room.playerctl("previous")
    room.wait(lambda: room.title == "Tiga")
    room.player.go_live()
    room.wait(lambda: room.player.view.live)
    room.playerctl("previous")
    room.wait(lambda: not room.player.view.live)
    room.playerctl("next")
    room.playerctl("next")
    room.wait(lambda: room.player.view.live and room.title == "Langsung")


def test_a_seek_runs_over_the_tape_and_a_position_belongs_to_its_song(room: MediaRoom) -> None:
    room.play()
    room.playerctl("previous")
    room.wait(lambda: room.title == "Tiga")
    room.playerctl("position", "5")
    assert room.heard == pytest.approx(room.old_starts[2] + 5, abs=1)
    assert float(room.playerctl("position")) == pytest.approx(5, abs=1)
    before = room.heard
    room.playerctl("position", "8-")
    assert room.heard == pytest.approx(before - 8, abs=1)
    room.wait(lambda: room.title == "Dua")
    room.playerctl("position", "6+")
    room.wait(lambda: room.title == "Tiga")


def test_paused_stays_paused_when_one_goes_elsewhere(room: MediaRoom) -> None:
    room.play()
    room.playerctl("pause")
    room.playerctl("previous")
    assert room.title == "Tiga"
    assert room.playerctl("status") == "Paused"
    place = room.playerctl("position")
    assert float(place) == pytest.approx(0, abs=0.3)
    room.playerctl("next")
    assert room.playerctl("status") == "Paused"


def test_a_panel_hears_exactly_what_changed(room: MediaRoom, panel: BusEar) -> None:
    room.playerctl("volume", "0.3")
    assert panel.heard() == [("PropertiesChanged", {"Volume": 0.3})]
    room.play()
    room.wait(lambda: room.player.view.live)
    assert room.playerctl("status") == "Playing"  # answered after what was to be told before
    told = changes(panel.heard())
    assert told["PlaybackStatus"] == "Playing"
    assert told["Metadata"]["xesam:artist"] == ("as", ["Dewi"])
    assert told["CanSeek"] is True
    assert "Volume" not in told
    room.playerctl("pause")
    room.playerctl("pause")
    paused = [what for member, what in panel.heard() if member == "PropertiesChanged"]
    assert {"PlaybackStatus": "Paused"}.items() <= paused[0].items()
    assert "Metadata" not in paused[0]


def test_a_panel_hears_that_the_position_jumped(room: MediaRoom, panel: BusEar) -> None:
    room.play()
    room.playerctl("previous")
    room.wait(lambda: room.title == "Tiga" and room.player.view.sound is SoundState.PLAYING)
    assert room.playerctl("status") == "Playing"
    panel.heard()
    room.playerctl("position", "7")
    (jump,) = [what for member, what in panel.heard() if member == "Seeked"]
    assert jump / 1e6 == pytest.approx(7, abs=0.5)


def test_a_panel_hears_the_next_title(room: MediaRoom, panel: BusEar) -> None:
    room.play()
    before = room.playerctl("metadata", "mpris:trackid")
    panel.heard()
    room.radio.say("Eka - Berikut")
    room.wait(lambda: room.title == "Berikut")
    assert room.playerctl("metadata", "mpris:trackid") != before
    heard = panel.heard()
    assert all(member == "PropertiesChanged" for member, _ in heard), "nothing has jumped"
    assert len(heard) <= 3, "playing on is no news"
    told = [what for _, what in heard if "Metadata" in what]
    assert [one["Metadata"]["xesam:title"] for one in told] == [("s", "Berikut")]


def test_raise_and_quit_reach_the_app(room: MediaRoom, panel: BusEar) -> None:
    for member in ("Raise", "Quit"):
        panel.ask(NAME, ROOT, member, "")
    room.wait(lambda: room.asked == ["raise", "quit"])


def test_another_address_is_refused_in_words(room: MediaRoom) -> None:
    assert "plays its own station alone" in room.playerctl("open", "http://127.0.0.1/x")


def test_the_second_on_the_bus_has_its_number(room: MediaRoom, panel: BusEar) -> None:
    second = Mpris(Face("Kedua", "planetfm"), lambda wish, done=None: None)
    second.show(NowPlaying(), jumped=False)
    try:
        room.wait(lambda: panel.owned() == [NAME, f"{NAME}.instance{os.getpid()}"])
    finally:
        second.close()
    room.wait(lambda: panel.owned() == [NAME])


def test_without_a_bus_one_line_says_so(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    alone = Mpris(Face("Sendiri", "planetfm"), lambda wish, done=None: None)
    alone.show(NowPlaying(), jumped=False)
    for thread in threading.enumerate():
        if thread.name == "mpris":
            thread.join(5)
    alone.show(NowPlaying(volume=0.5), jumped=True)
    alone.close()
    (line,) = caplog.records
    assert "no media controls" in line.message
    assert line.exc_info is None


def test_a_bus_that_hangs_holds_up_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/bus")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(f"{tmp_path}/bus")
        server.listen()
        alone = Mpris(Face("Sendiri", "planetfm"), lambda wish, done=None: None)
        alone.show(NowPlaying(), jumped=False)
        line, _ = server.accept()
        with line:
            line.recv(1)
            line.recv(1024)
            line.sendall(b"OK 0123456789abcdef0123456789abcdef\r\n")
            assert line.recv(7) == b"BEGIN\r\n"
            assert line.recv(4096), "a greeting, which is never answered"
            began = time.monotonic()
            alone.close()
    assert time.monotonic() - began < 2
    assert caplog.records == []


def test_a_bus_that_ends_takes_only_the_controls_with_it(
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with build(SessionBus) as own:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", own.address)
        room = MediaRoom(qtbot, tmp_path)
        with room:
            room.wait_on_bus()
            own.__exit__(None, None, None)
            room.wait(lambda: "mpris" not in {one.name for one in threading.enumerate()})
            room.player.play()
            room.wait(lambda: room.player.view.sound is SoundState.PLAYING)
    lines = [one for one in caplog.records if one.name == "planetfm.desktop.mpris"]
    assert len(lines) == 1
    assert lines[0].levelno == logging.WARNING


def test_two_homes_are_two_players_and_quit_ends_the_one_that_is_asked(
    bus: SessionBus, tmp_path: Path
) -> None:
    env = environment(tmp_path, **bus.env)
    (tmp_path / "other").mkdir()
    with BusEar(bus.address) as ear, RunningApp(tmp_path, env=env) as app:
        app.wait(lambda: ear.owned() == [NAME], "name on the bus")
        assert not ear.get(NAME, ROOT, "CanRaise"), "there is no window"
        with RunningApp(tmp_path / "other", "--play", headless=False, env=env) as other:
            numbered = f"{NAME}.instance{other.process.pid}"
            other.wait(lambda: ear.owned() == [NAME, numbered], "second name on the bus")
            assert ear.get(numbered, ROOT, "CanRaise")
            assert ear.get(numbered, PLAYER, "PlaybackStatus") == "Playing"
            ear.ask(numbered, PLAYER, "Stop", "")
            other.wait_status(lambda now: now["line"]["state"] == "idle", "silence")
            ear.ask(numbered, ROOT, "Quit", "")
            assert other.process.wait(10) == 0
            other.assert_clean()
        assert app.status()["line"]["state"] != "idle"
        assert ear.owned() == [NAME]
