"""MPRIS on the session bus: a thread of its own reads calls, answers, and tells what changed.

Main hands over pictures and never waits; the thread answers questions from the last one, and brings
wishes home. The answer to a wish goes out after main has met it and shown what it changed, so that
who asks for a property next reads the new one. D-Bus is spoken by jeepney: with it every value has
the type that is written beside it, where QtDBus in Python makes `av` of an empty list, an int32 of
a length, and ends the process on a None.

By hand: `playerctl -p planetfm metadata`, `busctl --user introspect org.mpris.MediaPlayer2.planetfm
/org/mpris/MediaPlayer2`.
"""

from __future__ import annotations

import contextlib
import logging
import os
import queue
import selectors
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

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
from jeepney.bus import get_bus
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, prep_socket
from jeepney.wrappers import DBusErrorResponse, unwrap_msg

from planetfm.desktop import mpris_object as mpris
from planetfm.desktop.bus import session_address
from planetfm.desktop.media import Ask, NowPlaying

NAME = "org.mpris.MediaPlayer2.planetfm"
DO_NOT_QUEUE = 4
OWNED = 1
GREETS_S = 2.0
BUS_ANSWERS_S = 5.0
STALE_S = 1.0
"""The player is looked at twice a second; a position is not counted on for longer than this."""
CLOSES_S = 0.5

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Shown:
    now: NowPlaying
    at: float
    """By `time.monotonic`."""

    def position_s(self) -> float:
        now = self.now
        if not now.advancing:
            return now.position_s
        position_s = now.position_s + max(0.0, min(STALE_S, time.monotonic() - self.at))
        length_s = now.track.length_s if now.track else None
        return position_s if length_s is None else min(position_s, length_s)


@dataclass(frozen=True, slots=True)
class _News:
    now: NowPlaying
    jumped: bool


class Mpris:
    """On the bus from the first `show` until `close`; without a bus it says so in the log, once."""

    def __init__(self, face: mpris.Face, ask: Ask) -> None:
        self._face = face
        self._ask = ask
        self._shown: _Shown | None = None
        self._outbox: queue.SimpleQueue[_News | Message] = queue.SimpleQueue()
        self._closing = threading.Event()
        self._woken, self._wake = socket.socketpair()
        self._wake.setblocking(False)
        self._line: socket.socket | None = None
        self._thread: threading.Thread | None = None

    def show(self, now: NowPlaying, *, jumped: bool) -> None:
        before, self._shown = self._shown, _Shown(now, time.monotonic())
        if before is None or self._thread is None:
            self._thread = threading.Thread(
                target=self._run, args=(now,), name="mpris", daemon=True
            )
            self._thread.start()
        elif (jumped or now != before.now) and self._thread.is_alive():
            self._send(_News(now, jumped))

    def close(self) -> None:
        """Off the bus; waits for the thread, which a bus that hangs holds up for `CLOSES_S`."""
        self._closing.set()
        self._knock()
        thread, line = self._thread, self._line
        if thread is not None:
            thread.join(CLOSES_S)
            if thread.is_alive() and line is not None:
                with contextlib.suppress(OSError):
                    line.shutdown(socket.SHUT_RDWR)
                thread.join(CLOSES_S)
        self._wake.close()
        if thread is None or not thread.is_alive():
            self._woken.close()

    def _send(self, news: _News | Message) -> None:
        self._outbox.put(news)
        self._knock()

    def _knock(self) -> None:
        with contextlib.suppress(
            OSError
        ):  # closed, or so many knocks are unread that one is enough
            self._wake.send(b"\0")

    # --- the thread ------------------------------------------------------------------------

    def _run(self, first: NowPlaying) -> None:
        try:
            self._line = prep_socket(get_bus(session_address()), timeout=GREETS_S)
            with self._line, DBusConnection(self._line) as connection:
                log.info("media controls: %s", self._take_name(connection))
                self._serve(connection, first)
        except Exception as error:  # what comes from the bus is foreign: none of it ends the app
            if not self._closing.is_set():
                log.warning("no media controls: %s", error or type(error).__name__)

    def _take_name(self, connection: DBusConnection) -> str:
        """The plain name, or where another Planet FM has it, one with this process's number."""
        for name in (NAME, f"{NAME}.instance{os.getpid()}"):
            request = message_bus.RequestName(name, DO_NOT_QUEUE)
            reply = connection.send_and_get_reply(request, timeout=BUS_ANSWERS_S)
            if unwrap_msg(reply)[0] == OWNED:
                return name
        raise DBusErrorResponse(reply)

    def _serve(self, connection: DBusConnection, first: NowPlaying) -> None:
        told = mpris.player_properties(self._face, first)
        with selectors.DefaultSelector() as ready:
            ready.register(connection.sock, selectors.EVENT_READ)
            ready.register(self._woken, selectors.EVENT_READ)
            while not self._closing.is_set():
                while (message := connection.parser.get_next_message()) is not None:
                    self._take(connection, message)
                while not self._outbox.empty():
                    news = self._outbox.get_nowait()
                    if isinstance(news, _News):
                        told = self._tell(connection, news, told)
                    else:
                        connection.send(news)
                for key, _ in ready.select():
                    if key.fileobj is self._woken:
                        self._woken.recv(4096)
                        continue
                    data = connection.sock.recv(65_536)
                    if not data:
                        raise ConnectionResetError("the session bus has ended")
                    connection.parser.add_data(data)

    def _take(self, connection: DBusConnection, message: Message) -> None:
        if message.header.message_type is not MessageType.method_call:
            return
        shown = self._shown
        assert shown is not None
        fields = message.header.fields
        call = mpris.Call(
            fields.get(HeaderFields.path, ""),
            fields.get(HeaderFields.interface, ""),
            fields.get(HeaderFields.member, ""),
            fields.get(HeaderFields.signature, ""),
            tuple(message.body),
        )
        outcome = mpris.respond(call, self._face, shown.now, shown.position_s())
        reply: Callable[[Message], None] = connection.send
        if message.header.flags & MessageFlag.no_reply_expected:
            reply = _drop
        if isinstance(outcome, mpris.Refusal):
            reply(new_error(message, outcome.error, "s", (outcome.why,)))
        elif isinstance(outcome, mpris.Answer):
            reply(new_method_return(message, outcome.signature or None, outcome.body))
        elif reply is _drop:
            self._ask(outcome)
        else:
            self._ask(outcome, lambda: self._send(new_method_return(message)))

    def _tell(
        self, connection: DBusConnection, news: _News, told: dict[str, mpris.Variant]
    ) -> dict[str, mpris.Variant]:
        """Says exactly what changed; returns what has been told now."""
        properties = mpris.player_properties(self._face, news.now)
        changed = {key: value for key, value in properties.items() if told[key] != value}
        if changed:
            address = DBusAddress(mpris.PATH, interface=mpris.PROPERTIES)
            body: tuple[object, ...] = (mpris.PLAYER, changed, [])
            connection.send(new_signal(address, "PropertiesChanged", "sa{sv}as", body))
        if news.jumped:
            address = DBusAddress(mpris.PATH, interface=mpris.PLAYER)
            position_us = mpris.microseconds(news.now.position_s)
            connection.send(new_signal(address, "Seeked", "x", (position_us,)))
        return properties


def _drop(message: Message) -> None:
    """The caller wants no answer."""
