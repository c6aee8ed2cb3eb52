"""The bus carries messages and nothing else; the display shows windows to who asks."""

from __future__ import annotations

import os
import subprocess

from tests.stations.bus import SessionBus
from tests.stations.display import Display
from tests.stations.parts import program


def test_the_bus_knows_only_itself(bus: SessionBus) -> None:
    command = [program("dbus-send", "dbus-bin"), "--session", "--print-reply"]
    command += ["--dest=org.freedesktop.DBus", "/", "org.freedesktop.DBus.ListActivatableNames"]
    done = subprocess.run(command, env={**os.environ, **bus.env}, capture_output=True, text=True)
    assert done.stdout.count("string") == 1, done


def test_two_displays_have_two_numbers(display: Display) -> None:
    with Display(800, 600) as other:
        assert other.name != display.name
        assert other.name.startswith(":")
