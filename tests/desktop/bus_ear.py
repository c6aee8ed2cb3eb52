"""Hears what the radio says on the bus, as any desktop's panel would."""

from __future__ import annotations

from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, MessageType, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from planetfm.desktop.mpris_object import PATH, PLAYER, PROPERTIES


class BusEar:
    """`with BusEar(bus.address) as ear:` then `ear.heard()` for what came since."""

    def __init__(self, address: str) -> None:
        self._line: DBusConnection = open_dbus_connection(address)
        rule = MatchRule(type="signal", path=PATH)
        self._line.send_and_get_reply(message_bus.AddMatch(rule), timeout=5)

    def __enter__(self) -> BusEar:
        return self

    def __exit__(self, *_: object) -> None:
        self._line.close()

    def heard(self) -> list[tuple[str, Any]]:
        """(PropertiesChanged, what changed) or (Seeked, microseconds), in order."""
        found: list[tuple[str, Any]] = []
        while True:
            try:
                message = self._line.receive(timeout=0)
            except TimeoutError:
                return found
            if message.header.message_type is MessageType.signal:
                member = message.header.fields[HeaderFields.member]
                if member == "PropertiesChanged":
                    interface, changed, invalidated = message.body
                    assert (interface, invalidated) == (PLAYER, [])
                    found.append((member, {key: value for key, (_, value) in changed.items()}))
                elif member == "Seeked":
                    found.append((member, message.body[0]))

    def owned(self) -> list[str]:
        """The names of players on the bus."""
        reply = self._line.send_and_get_reply(message_bus.ListNames(), timeout=5)
        return sorted(name for name in reply.body[0] if name.startswith("org.mpris."))

    def get(self, name: str, interface: str, key: str) -> Any:
        """A property of another process's player."""
        to = DBusAddress(PATH, name, PROPERTIES)
        wanted = new_method_call(to, "Get", "ss", (interface, key))
        ((_, value),) = self._line.send_and_get_reply(wanted, timeout=5).body
        return value

    def ask(self, name: str, interface: str, member: str, signature: str, *body: object) -> None:
        """Call a method and want no answer: who answers is this very thread."""
        to = DBusAddress(PATH, name, interface)
        self._line.send(new_method_call(to, member, signature or None, body))
