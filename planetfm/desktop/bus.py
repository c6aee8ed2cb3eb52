"""The session's D-Bus, spoken on a thread of its own so that no window ever waits for another
program.

Messages are built and read by jeepney, because notifications want numbers without a sign and QtDBus
in Python cannot send them. The connection is made by the first call. When it breaks, all that waits
for an answer fails, and the next call makes a new one.
"""

from __future__ import annotations

import contextlib
import itertools
import logging
import os
import queue
import selectors
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from planetfm.runtime.tasks import Mailbox

ANSWER_S = 10.0
log = logging.getLogger(__name__)

Done = Callable[[tuple[Any, ...]], None]
Failed = Callable[["BusError"], None]


class BusError(Exception):
    """No bus, no answer, or an answer that is an error; `name` is D-Bus's own for it."""

    def __init__(self, name: str, detail: str = "") -> None:
        super().__init__(f"{name}: {detail}" if detail else name)
        self.name = name


@dataclass(frozen=True, slots=True)
class Address:
    """Whom a call is for, or whose signals are listened to."""

    service: str
    path: str
    interface: str


@dataclass(frozen=True, slots=True)
class _Call:
    to: Address
    member: str
    signature: str
    body: tuple[Any, ...]
    done: Done | None
    failed: Failed | None
    may_start: bool


@dataclass(frozen=True, slots=True)
class _Asked:
    done: Done | None
    failed: Failed | None
    until: float


class Bus:
    """Calls and signals of the session bus; everything is brought home through `mailbox`."""

    def __init__(self, mailbox: Mailbox) -> None:
        self._mailbox = mailbox
        self._calls: queue.SimpleQueue[_Call | None] = queue.SimpleQueue()
        self._heard: dict[tuple[str, str, str], Callable[[tuple[Any, ...]], None]] = {}
        self._rules: list[str] = []
        self._wake_read, self._wake_write = socket.socketpair()
        self._wake_write.setblocking(False)
        self._thread: threading.Thread | None = None
        self._closed = False

    def call(
        self,
        to: Address,
        member: str,
        signature: str = "",
        body: tuple[Any, ...] = (),
        done: Done | None = None,
        failed: Failed | None = None,
        *,
        may_start: bool = True,
    ) -> None:
        """Call a method; what it returns comes to `done`, a BusError to `failed`. With `may_start`
        off, a service that is not running is not started for it."""
        if not self._closed:
            self._post(_Call(to, member, signature, body, done, failed, may_start))

    def listen(self, to: Address, member: str, heard: Callable[[tuple[Any, ...]], None]) -> None:
        """Have a signal's arguments brought to `heard`, from the first call on. One listener a
        signal."""
        self._heard[(to.path, to.interface, member)] = heard
        self._rules.append(
            f"type='signal',sender='{to.service}',path='{to.path}',"
            f"interface='{to.interface}',member='{member}'"
        )

    def close(self) -> None:
        """Hang up once what was called has been sent. Nothing comes home afterwards."""
        if self._closed:
            return
        self._closed = True
        if self._thread is not None:
            self._calls.put(None)
            self._knock()
            self._thread.join(2.0)
        self._wake_read.close()
        self._wake_write.close()

    # On the caller's thread

    def _post(self, call: _Call) -> None:
        self._calls.put(call)
        if self._thread is None:
            self._thread = threading.Thread(target=self._serve, name="d-bus", daemon=True)
            self._thread.start()
        else:
            self._knock()

    def _knock(self) -> None:
        with contextlib.suppress(BlockingIOError):
            self._wake_write.send(b".")

    # On the bus's own

    def _serve(self) -> None:
        while (call := self._calls.get()) is not None:
            try:
                connection = self._connect()
            except Exception as error:
                log.info("no session bus: %r", error)
                self._fail(call.failed, BusError("no-bus", str(error)))
                continue
            with connection:
                asked: dict[int, _Asked] = {}
                try:
                    self._talk(connection, call, asked)
                    return
                except Exception as error:  # OSError, or what a malformed message makes of jeepney
                    log.info("the session bus hung up: %r", error)
                    for one in asked.values():
                        self._fail(one.failed, BusError("hung-up", str(error)))

    def _connect(self) -> Any:
        from jeepney.bus_messages import message_bus
        from jeepney.io.blocking import open_dbus_connection

        connection = open_dbus_connection(session_address())
        for rule in self._rules:
            connection.send(message_bus.AddMatch(rule))
        return connection

    def _talk(self, connection: Any, first: _Call, asked: dict[int, _Asked]) -> None:
        """Until `close`. Raises when the connection is of no more use."""
        serials = itertools.count(1000)  # the connection's own, for its greeting, are below
        self._send(connection, first, next(serials), asked)
        with selectors.DefaultSelector() as selector:
            selector.register(connection.sock, selectors.EVENT_READ)
            selector.register(self._wake_read, selectors.EVENT_READ)
            while True:
                now = time.monotonic()
                nearest = min((one.until for one in asked.values()), default=None)
                ready = selector.select(None if nearest is None else max(0.0, nearest - now))
                if any(key.fileobj is self._wake_read for key, _ in ready):
                    self._wake_read.recv(4096)
                # Also without a knock: one that came while we connected is no longer to be heard.
                while not self._calls.empty():
                    call = self._calls.get()
                    if call is None:
                        return
                    self._send(connection, call, next(serials), asked)
                with contextlib.suppress(TimeoutError):
                    while True:
                        self._take(connection.receive(timeout=0), asked)
                self._forget_late(asked)

    def _send(self, connection: Any, call: _Call, serial: int, asked: dict[int, _Asked]) -> None:
        from jeepney import DBusAddress, MessageFlag, new_method_call

        try:
            to = DBusAddress(call.to.path, call.to.service, call.to.interface)
            message = new_method_call(to, call.member, call.signature or None, call.body)
            if not call.may_start:
                message.header.flags |= MessageFlag.no_auto_start
            data = message.serialise(serial=serial)
        except Exception as error:  # jeepney raises what struct and dict happen to raise
            log.exception("a call to %s cannot be written", call.to.service)
            self._fail(call.failed, BusError("cannot-write", repr(error)))
            return
        asked[serial] = _Asked(call.done, call.failed, time.monotonic() + ANSWER_S)
        connection.sock.sendall(data)

    def _take(self, message: Any, asked: dict[int, _Asked]) -> None:
        from jeepney import HeaderFields, MessageType

        fields, kind = message.header.fields, message.header.message_type
        if kind is MessageType.signal:
            name = tuple(
                fields.get(field, "")
                for field in (HeaderFields.path, HeaderFields.interface, HeaderFields.member)
            )
            heard = self._heard.get(name)
            if heard is not None:
                self._bring_home(partial(heard, message.body))
            return
        one = asked.pop(fields.get(HeaderFields.reply_serial, 0), None)
        if one is None:
            return
        if kind is MessageType.error:
            name = fields.get(HeaderFields.error_name, "error")
            self._fail(one.failed, BusError(name, " ".join(map(str, message.body))))
        elif one.done is not None:
            self._bring_home(partial(one.done, message.body))

    def _forget_late(self, asked: dict[int, _Asked]) -> None:
        now = time.monotonic()
        for serial in [serial for serial, one in asked.items() if one.until <= now]:
            self._fail(asked.pop(serial).failed, BusError("no-answer"))

    def _fail(self, failed: Failed | None, error: BusError) -> None:
        if failed is not None:
            self._bring_home(partial(failed, error))

    def _bring_home(self, call: Callable[[], None]) -> None:
        """Unless we are closed by then: whoever waited may be gone."""
        self._mailbox.post(lambda: None if self._closed else call())


def session_address() -> str:
    """Where no variable names it, where a user's own bus is by custom. Raises FileNotFoundError
    where there is no session."""
    given = os.environ.get("DBUS_SESSION_BUS_ADDRESS")
    if given:
        return given
    usual = Path(os.environ.get("XDG_RUNTIME_DIR", "/run/user")) / "bus"
    if not usual.is_socket():
        raise FileNotFoundError("there is no session bus")
    return f"unix:path={usual}"
