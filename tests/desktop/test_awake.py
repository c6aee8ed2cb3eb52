"""The machine stays awake while it plays, where the listener wants it, and no longer."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from planetfm.core.snapshot import PlayerView, SoundState
from planetfm.desktop.awake import KeepAwake
from planetfm.desktop.awake_holds import (
    PORTAL,
    POWER,
    SCREEN,
    BusHold,
    CaffeinateHold,
    WindowsHold,
)
from planetfm.desktop.battery import on_battery
from planetfm.desktop.bus import Address, Bus
from planetfm.runtime.preferences import Preferences
from planetfm.runtime.tasks import Lane
from tests.desktop.bus_service import BusService
from tests.gui.radio.puppet_player import PuppetPlayer
from tests.stations.bus import SessionBus

Wait = Callable[[Callable[[], object]], None]


class Room:
    """A player on strings, real settings, and what the hold was asked for."""

    def __init__(self, folder: Path, files: Lane) -> None:
        self.player = PuppetPlayer()
        self.preferences = Preferences(folder / "settings.json", files)
        self.battery = False
        self.asked: list[str] = []
        self.awake = KeepAwake(
            self.player, self.preferences, files, self, lambda: self.battery, "The radio is playing"
        )

    def take(self, why: str) -> None:
        self.asked.append(why)

    def release(self) -> None:
        self.asked.append("released")

    def sound(self, state: SoundState) -> None:
        self.player.show(replace(PlayerView(), sound=state))


@pytest.fixture
def room(tmp_path: Path, files: Lane) -> Iterator[Room]:
    room = Room(tmp_path, files)
    yield room
    room.awake.close()
    room.preferences.close()


def test_only_while_it_plays(room: Room, wait: Wait) -> None:
    room.preferences.update(keep_awake=True)
    assert not room.awake.held
    room.sound(SoundState.STARTING)
    wait(lambda: room.awake.held)
    room.sound(SoundState.PLAYING)
    room.sound(SoundState.BUFFERING)
    room.sound(SoundState.PAUSED)
    assert room.asked == ["The radio is playing", "released"]


def test_the_setting_acts_at_once(room: Room, wait: Wait) -> None:
    room.sound(SoundState.PLAYING)
    assert not room.awake.held
    room.preferences.update(keep_awake=True)
    wait(lambda: room.awake.held)
    room.preferences.update(keep_awake=False)
    assert room.asked == ["The radio is playing", "released"]


def test_not_on_the_battery_and_again_when_plugged_in(room: Room, wait: Wait) -> None:
    room.battery = True
    room.preferences.update(keep_awake=True)
    room.sound(SoundState.PLAYING)
    wait(lambda: not room.awake._asking)
    assert room.asked == []
    room.battery = False
    room.awake._ask()
    wait(lambda: room.awake.held)
    room.battery = True
    room.awake._ask()
    wait(lambda: not room.awake.held)


def test_closing_lets_the_machine_sleep(tmp_path: Path, files: Lane, wait: Wait) -> None:
    room = Room(tmp_path, files)
    room.preferences.update(keep_awake=True)
    room.sound(SoundState.PLAYING)
    wait(lambda: room.awake.held)
    room.awake.close()
    room.preferences.close()
    assert room.asked[-1] == "released"
    room.sound(SoundState.PLAYING)
    assert not room.awake.held


# Where the power comes from


def supply(folder: Path, name: str, **facts: str) -> None:
    (folder / name).mkdir(parents=True)
    for fact, value in facts.items():
        (folder / name / fact).write_text(f"{value}\n")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads Linux's files")
@pytest.mark.parametrize(
    ("mains", "status", "expected"),
    [("0", "Discharging", True), ("1", "Charging", False), ("1", "Discharging", False)],
)
def test_a_laptop_s_power(tmp_path: Path, mains: str, status: str, expected: bool) -> None:
    supply(tmp_path, "AC", type="Mains", online=mains)
    supply(tmp_path, "BAT0", type="Battery", status=status)
    assert on_battery(tmp_path) is expected


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads Linux's files")
def test_a_desktop_with_a_wireless_mouse_has_no_battery(tmp_path: Path) -> None:
    supply(tmp_path, "hidpp", type="Battery", scope="Device", status="Discharging")
    assert not on_battery(tmp_path)
    assert not on_battery(tmp_path / "no such folder")


# Ways to ask


def with_cookie(bus: SessionBus, who: Address) -> BusService:
    return BusService(
        bus.address,
        who.service,
        {"Inhibit": lambda *_: ("u", (77,)), "UnInhibit": lambda _: ("", ())},
    )


@pytest.mark.parametrize("who", [POWER, SCREEN], ids=["power manager", "screen saver"])
def test_a_manager_is_asked_and_let_go(
    bus: SessionBus, our_bus: Bus, wait: Wait, who: Address
) -> None:
    hold = BusHold(our_bus, "Planet FM")
    with with_cookie(bus, who) as manager:
        hold.take("The radio is playing")
        wait(lambda: hold._release is not None)
        hold.release()
        wait(lambda: manager.called("UnInhibit"))
    assert manager.called("Inhibit") == [("Planet FM", "The radio is playing")]
    assert manager.called("UnInhibit") == [(77,)]
    assert not any(call.may_start for call in manager.calls if call.member == "Inhibit")


def test_the_portal_is_asked_for_sleep_alone(bus: SessionBus, our_bus: Bus, wait: Wait) -> None:
    request = "/org/freedesktop/portal/desktop/request/1_2/x"
    answers: dict[str, Any] = {"Inhibit": lambda *_: ("o", (request,)), "Close": lambda: ("", ())}
    hold = BusHold(our_bus, "Planet FM")
    with BusService(bus.address, PORTAL.service, answers) as portal:
        hold.take("The radio is playing")
        wait(lambda: hold._release is not None)
        hold.release()
        wait(lambda: portal.called("Close"))
    assert portal.called("Inhibit") == [("", 4, {"reason": ("s", "The radio is playing")})]
    assert portal.calls[-1].path == request


def test_what_is_granted_too_late_is_given_back(bus: SessionBus, our_bus: Bus, wait: Wait) -> None:
    hold = BusHold(our_bus, "Planet FM")
    with with_cookie(bus, POWER) as manager:
        hold.take("The radio is playing")
        hold.release()
        wait(lambda: manager.called("UnInhibit"))
    assert hold._release is None


def test_windows_is_told_the_state_and_its_end() -> None:
    states: list[int] = []
    hold = WindowsHold(states.append)
    hold.take("")
    hold.release()
    assert states == [0x80000001, 0x80000000]


def test_the_command_of_macos_runs_until_it_is_let_go() -> None:
    waits = ("import sys, time; assert int(sys.argv[1]); time.sleep(60)",)
    hold = CaffeinateHold((sys.executable, "-c", *waits))
    hold.take("")
    assert hold._child is not None
    child, began = hold._child, time.monotonic()
    assert child.poll() is None
    hold.release()
    assert child.returncode is not None
    assert time.monotonic() - began < 10
    CaffeinateHold(("/no/such/command",)).take("")
