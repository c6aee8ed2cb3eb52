"""Our side of the session bus, on a real one."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from planetfm.desktop.bus import Address, Bus, BusError
from planetfm.runtime.tasks import Mailbox
from tests.desktop.bus_service import BusService
from tests.stations.bus import SessionBus

Wait = Callable[[Callable[[], object]], None]
ECHO = Address("org.example.Echo", "/echo", "org.example.Echo")


def echo(bus: SessionBus) -> BusService:
    return BusService(bus.address, ECHO.service, {"Echo": lambda text: ("s", (text,))})


def test_answers_come_home_in_order(bus: SessionBus, our_bus: Bus, wait: Wait) -> None:
    told: list[tuple[Any, ...]] = []
    with echo(bus) as service:
        for number in range(20):
            our_bus.call(ECHO, "Echo", "s", (f"suara {number}",), told.append)
        wait(lambda: len(told) == 20)
        assert service.called("Echo") == told == [(f"suara {n}",) for n in range(20)]


def test_errors_and_missing_services_are_told(bus: SessionBus, our_bus: Bus, wait: Wait) -> None:
    errors: list[str] = []
    note: Callable[[BusError], None] = lambda error: errors.append(error.name)  # noqa: E731
    with echo(bus):
        our_bus.call(ECHO, "Sing", failed=note)
        nobody = Address("org.example.Nobody", "/", "org.example.Nobody")
        our_bus.call(nobody, "Sing", failed=note, may_start=False)
        wait(lambda: len(errors) == 2)
    assert sorted(errors) == [  # the bus itself is quicker than a service
        "org.freedesktop.DBus.Error.NameHasNoOwner",
        "org.freedesktop.DBus.Error.UnknownMethod",
    ]


def test_what_cannot_be_written_fails_alone(bus: SessionBus, our_bus: Bus, wait: Wait) -> None:
    errors: list[BusError] = []
    told: list[tuple[Any, ...]] = []
    with echo(bus):
        our_bus.call(ECHO, "Echo", "u", (-1,), failed=errors.append)
        our_bus.call(ECHO, "Echo", "s", ("after",), told.append)
        wait(lambda: told)
    assert [error.name for error in errors] == ["cannot-write"]


def test_signals_are_heard_once_we_are_on_the_bus(
    bus: SessionBus, our_bus: Bus, wait: Wait
) -> None:
    heard: list[tuple[Any, ...]] = []
    told: list[tuple[Any, ...]] = []
    our_bus.listen(ECHO, "Heard", heard.append)
    with echo(bus) as service:
        our_bus.call(ECHO, "Echo", "s", ("hello",), told.append)
        wait(lambda: told)
        service.say("/elsewhere", ECHO.interface, "Heard", "s", "not this")
        service.say(ECHO.path, ECHO.interface, "Heard", "s", "gema")
        wait(lambda: heard)
    assert heard == [("gema",)]


def test_after_the_bus_hung_up_the_next_call_finds_a_new_one(
    our_bus: Bus, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[Any, ...]] = []
    errors: list[BusError] = []
    with SessionBus() as first:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", first.address)
        with echo(first):
            our_bus.call(ECHO, "Echo", "s", ("a",), told.append)
            wait(lambda: told)
    with SessionBus() as second:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", second.address)
        with echo(second):

            def again() -> bool:
                our_bus.call(ECHO, "Echo", "s", ("b",), told.append, errors.append)
                return len(told) > 1

            wait(again)
    assert told[1] == ("b",)


def test_without_a_bus_every_call_says_so(
    mailbox: Mailbox, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    ours = Bus(mailbox)
    errors: list[BusError] = []
    for _ in range(2):
        ours.call(ECHO, "Echo", "s", ("",), failed=errors.append)
    wait(lambda: len(errors) == 2)
    ours.close()
    assert [error.name for error in errors] == ["no-bus", "no-bus"]


def test_close_sends_what_was_called_and_is_final(
    bus: SessionBus, our_bus: Bus, wait: Wait
) -> None:
    with echo(bus) as service:
        our_bus.call(ECHO, "Echo", "s", ("last",))
        our_bus.close()
        wait(lambda: service.called("Echo"))
        our_bus.call(ECHO, "Echo", "s", ("too late",))
        our_bus.close()
    assert service.called("Echo") == [("last",)]


def test_an_answer_after_close_is_for_nobody(
    bus: SessionBus, our_bus: Bus, mailbox: Mailbox, wait: Wait
) -> None:
    told: list[tuple[Any, ...]] = []
    with echo(bus) as service:
        our_bus.call(ECHO, "Echo", "s", ("hello",), told.append)
        end = time.monotonic() + 5
        while not service.called("Echo"):
            assert time.monotonic() < end
        our_bus.close()
    mailbox.drain()
    assert told == []
