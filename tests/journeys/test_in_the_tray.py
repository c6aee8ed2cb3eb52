"""The app on an X display with a tray, as a panel speaks to it: over the bus."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from tests.desktop.bus_service import BusService
from tests.running import RunningApp, environment
from tests.stations.bus import SessionBus
from tests.stations.display import Display

WATCHER = "org.kde.StatusNotifierWatcher"
MENU = "com.canonical.dbusmenu"
LABELS = ("Pause", "Back to live", "Record", "Show window", "Quit")


@pytest.fixture
def tray(bus: SessionBus) -> Iterator[BusService]:
    """Where items put themselves, with a host that shows them."""
    shown = {"IsStatusNotifierHostRegistered": ("b", True), "ProtocolVersion": ("i", 0)}
    answers: dict[str, Any] = {
        "Get": lambda interface, name: ("v", (shown[name],)),
        "GetAll": lambda interface: ("a{sv}", (shown,)),
        "RegisterStatusNotifierItem": lambda service: ("", ()),
    }
    with BusService(bus.address, WATCHER, answers) as service:
        yield service


@pytest.fixture
def panel(bus: SessionBus) -> Iterator[DBusConnection]:
    line = open_dbus_connection(bus.address)
    yield line
    line.close()


def ask(
    panel: DBusConnection,
    item: str,
    path: str,
    interface: str,
    member: str,
    signature: str,
    *body: Any,
) -> tuple[Any, ...]:
    call = new_method_call(DBusAddress(path, item, interface), member, signature, body)
    answer: tuple[Any, ...] = panel.send_and_get_reply(call, timeout=5).body
    return answer


def entries(panel: DBusConnection, item: str) -> dict[str, int]:
    """The menu's labels with their numbers."""
    _, root = ask(panel, item, "/MenuBar", MENU, "GetLayout", "iias", 0, -1, [])
    found = {}
    for _, (number, facts, _) in root[2]:
        if "label" in facts:
            found[facts["label"][1]] = number
    return found


def test_its_menu_is_the_radio_s_and_ends_the_app_though_closing_would_hide_it(
    tmp_path: Path, bus: SessionBus, tray: BusService, panel: DBusConnection, display: Display
) -> None:
    path = tmp_path / "home" / "config" / "settings.json"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps({"close_to_tray": True}))
    env = environment(tmp_path, **display.env, **bus.env)
    with RunningApp(tmp_path, "--play", headless=False, env=env) as app:
        app.wait(lambda: tray.called("RegisterStatusNotifierItem"), "icon in the tray")
        ((item,),) = tray.called("RegisterStatusNotifierItem")
        app.wait(lambda: "Pause" in entries(panel, item), "playing")
        menu = entries(panel, item)
        assert [label for label in menu if label in LABELS] == list(LABELS)
        ask(panel, item, "/MenuBar", MENU, "Event", "isvu", menu["Pause"], "clicked", ("i", 0), 0)
        app.wait_status(lambda told: told["sound"]["state"] in ("paused", "silent"), "pause")
        ask(panel, item, "/MenuBar", MENU, "Event", "isvu", menu["Quit"], "clicked", ("i", 0), 0)
        assert app.process.wait(5) == 0
        app.assert_clean()
