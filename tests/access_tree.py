"""What a screen reader gets to know of the running app, asked over AT-SPI."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, MessageType, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

REGISTRY, ROOT = "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root"
ACCESSIBLE, PROPERTIES = "org.a11y.atspi.Accessible", "org.freedesktop.DBus.Properties"
STATES = {
    3: "busy",
    4: "checked",
    8: "enabled",
    11: "focusable",
    12: "focused",
    23: "selected",
    24: "sensitive",
    25: "showing",
    30: "visible",
    41: "checkable",
}
"""The bits of AT-SPI's state set that are asked for here (atspi-constants.h)."""
TRIES = 3
"""So often the tree is walked until none of it is replaced meanwhile."""
HEARD_OF_S = 0.5
"""The registry tells the apps of a new listener in its own time, and nobody says when they know.
One that does not know yet announces nothing."""
ROWS_MOST = 12
"""How many rows of a list are looked at."""
HEARD = (
    "object:announcement",
    "object:property-change",
    "object:state-changed:focused",
)
"""What a reader speaks by itself. An app sends what somebody asked for, and nothing else."""


class GoneError(Exception):
    """The app knows nothing of that node any more."""


@dataclass(frozen=True, slots=True)
class Node:
    role: str
    name: str
    description: str
    value: str
    states: frozenset[str]
    path: tuple[str, ...]
    """The roles and names from the window down to it."""

    @property
    def focusable(self) -> bool:
        return {"focusable", "showing", "enabled"} <= self.states

    def __str__(self) -> str:
        return " / ".join(self.path)


class ScreenReader:
    """`with ScreenReader(bus.address) as reader:` then walk `reader.windows()`."""

    def __init__(self, address: str) -> None:
        self._line: DBusConnection = open_dbus_connection(address)
        rule = MatchRule(type="signal", interface="org.a11y.atspi.Event.Object")
        self._line.send_and_get_reply(message_bus.AddMatch(rule), timeout=5)
        self._spoken: list[str] = []
        registry = DBusAddress("/org/a11y/atspi/registry", REGISTRY, REGISTRY)
        for kind in HEARD:
            wish = new_method_call(registry, "RegisterEvent", "s", (kind,))
            self._line.send_and_get_reply(wish, timeout=5)
        time.sleep(HEARD_OF_S)

    def __enter__(self) -> ScreenReader:
        return self

    def __exit__(self, *_: object) -> None:
        self._line.close()

    def nodes(self) -> list[Node]:
        """Every node of every window of every app on the bus that can be seen."""
        for _ in range(TRIES - 1):
            with contextlib.suppress(GoneError):  # a widget that was replaced during the walk
                return self._all_nodes()
        return self._all_nodes()

    def _all_nodes(self) -> list[Node]:
        found: list[Node] = []
        for app in self._children(REGISTRY, ROOT):
            for window in self._children(*app):
                found += self._walk(*window, ())
        return found

    def spoken(self, wanted: Callable[[str], bool], patience_s: float = 10.0) -> str:
        """The first announcement from now on that is wanted; AssertionError with what came else."""
        end, heard = time.monotonic() + patience_s, list[str]()
        while time.monotonic() < end:
            try:
                message = self._line.receive(timeout=max(0.01, end - time.monotonic()))
            except TimeoutError:
                break
            if self._is_announcement(message):
                words = str(message.body[3][1])
                heard.append(words)
                if wanted(words):
                    return words
        raise AssertionError(f"not announced; heard: {heard}")

    def drain(self) -> list[str]:
        """All announcements that came up to now."""
        heard: list[str] = []
        while True:
            try:
                message = self._line.receive(timeout=0.05)
            except TimeoutError:
                return heard
            if self._is_announcement(message):
                heard.append(str(message.body[3][1]))

    def act(self, name: str, action: str) -> None:
        """Do what a reader's own command does to whatever has that name: "Toggle", "Press"."""
        for app in self._children(REGISTRY, ROOT):
            for window in self._children(*app):
                if self._act(*window, name, action):
                    return
        raise AssertionError(f"{name} has no {action}")

    def _act(self, bus: str, path: str, name: str, action: str) -> bool:
        interface = "org.a11y.atspi.Action"
        if self._get(bus, path, ACCESSIBLE, "Name") == name:
            offered = [one[0] for one in self._call(bus, path, interface, "GetActions")[0]]
            if action in offered:
                self._call(bus, path, interface, "DoAction", "i", (offered.index(action),))
                return True
        if "showing" not in self._states(bus, path):
            return False
        return any(self._act(*child, name, action) for child in self._children(bus, path))

    def changes(self, seconds: float) -> list[str]:
        """What changes about anything in this time: "accessible-description", "focused" and so on,
        each with the name of whose it is."""
        end, heard = time.monotonic() + seconds, list[Any]()
        while time.monotonic() < end:
            with contextlib.suppress(TimeoutError):
                message = self._line.receive(timeout=max(0.01, end - time.monotonic()))
                member = self._member(message)
                if member == "PropertyChange" or (member == "StateChanged" and message.body[1]):
                    heard.append(message)
        found: list[str] = []
        for message in heard:
            fields = message.header.fields
            bus, path = fields[HeaderFields.sender], fields[HeaderFields.path]
            with contextlib.suppress(GoneError):
                found.append(f"{message.body[0]}: {self._get(bus, path, ACCESSIBLE, 'Name')}")
        return found

    @staticmethod
    def _member(message: Any) -> str:
        header = message.header
        if header.message_type is not MessageType.signal:
            return ""
        return str(header.fields.get(HeaderFields.member))

    @classmethod
    def _is_announcement(cls, message: Any) -> bool:
        return cls._member(message) == "Announcement"

    def _walk(self, bus: str, path: str, above: tuple[str, ...]) -> Iterator[Node]:
        states = self._states(bus, path)
        role = self._call(bus, path, ACCESSIBLE, "GetRoleName")[0]
        if "showing" not in states and (above or role not in ("frame", "dialog", "window")):
            return
        name = self._get(bus, path, ACCESSIBLE, "Name")
        here = (*above, f"{role} {name!r}")
        yield Node(
            role,
            name,
            self._get(bus, path, ACCESSIBLE, "Description"),
            self._value(bus, path, role),
            states,
            here,
        )
        children = self._children(bus, path)
        if role in ("list", "table", "tree"):
            children = children[:ROWS_MOST]
        for child in children:
            yield from self._walk(*child, here)

    def _states(self, bus: str, path: str) -> frozenset[str]:
        low, high = self._call(bus, path, ACCESSIBLE, "GetState")[0]
        bits = low | high << 32
        return frozenset(name for bit, name in STATES.items() if bits >> bit & 1)

    def _value(self, bus: str, path: str, role: str) -> str:
        if role not in ("slider", "spin button"):
            return ""
        return str(self._get(bus, path, "org.a11y.atspi.Value", "CurrentValue"))

    def _children(self, bus: str, path: str) -> list[tuple[str, str]]:
        return [(name, at) for name, at in self._call(bus, path, ACCESSIBLE, "GetChildren")[0]]

    def _get(self, bus: str, path: str, interface: str, name: str) -> Any:
        return self._call(bus, path, PROPERTIES, "Get", "ss", (interface, name))[0][1]

    def _call(
        self,
        bus: str,
        path: str,
        interface: str,
        method: str,
        signature: str | None = None,
        body: tuple[object, ...] = (),
    ) -> Any:
        to = DBusAddress(path, bus, interface)
        answer = self._line.send_and_get_reply(
            new_method_call(to, method, signature, body), timeout=10
        )
        if answer.header.message_type is MessageType.error:
            raise GoneError(f"{interface}.{method} of {path}: {answer.body}")
        return answer.body
