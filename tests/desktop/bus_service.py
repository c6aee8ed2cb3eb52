"""A service on a real bus, as a desktop's own would be: it answers calls, notes them, and says what
it is told to say."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageFlag,
    MessageType,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.bus_messages import message_bus
from jeepney.io.threading import DBusRouter, ReceiveStopped, open_dbus_connection

Answer = Callable[..., tuple[str, tuple[Any, ...]]]
"""From a call's arguments to the signature and the values of the answer."""


@dataclass(frozen=True)
class Call:
    path: str
    member: str
    body: tuple[Any, ...]
    may_start: bool


class BusService:
    """`answers`: by member. What is not among them is answered with an error."""

    def __init__(self, address: str, name: str, answers: Mapping[str, Answer]) -> None:
        self._answers = dict(answers)
        self._line = open_dbus_connection(address)
        with DBusRouter(self._line) as router:
            router.send_and_get_reply(message_bus.RequestName(name), timeout=5)
        self._line.reset_interrupt()
        self.calls: list[Call] = []
        self._thread = threading.Thread(target=self._serve, name="bus-service")
        self._thread.start()

    def __enter__(self) -> BusService:
        return self

    def __exit__(self, *_: object) -> None:
        self._line.interrupt()
        self._thread.join(5)
        self._line.close()

    def called(self, member: str) -> list[tuple[Any, ...]]:
        return [call.body for call in self.calls if call.member == member]

    def say(self, path: str, interface: str, member: str, signature: str, *body: Any) -> None:
        """Send a signal."""
        self._line.send(new_signal(DBusAddress(path, interface=interface), member, signature, body))

    def _serve(self) -> None:
        while True:
            try:
                message: Message = self._line.receive()
            except (ReceiveStopped, OSError):
                return
            if message.header.message_type is not MessageType.method_call:
                continue
            fields = message.header.fields
            member = fields[HeaderFields.member]
            may_start = not message.header.flags & MessageFlag.no_auto_start
            self.calls.append(Call(fields[HeaderFields.path], member, message.body, may_start))
            answer = self._answers.get(member)
            if answer is None:
                name = "org.freedesktop.DBus.Error.UnknownMethod"
                self._line.send(new_error(message, name, "s", (f"no {member}",)))
            else:
                signature, values = answer(*message.body)
                self._line.send(new_method_return(message, signature or None, values))
