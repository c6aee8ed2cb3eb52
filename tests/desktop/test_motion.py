"""What the desktop says of motion, on a real bus with a portal that answers as portals do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from planetfm.desktop.bus import Bus
from planetfm.desktop.motion import ANIMATIONS, PORTAL, REDUCED, SystemMotion
from planetfm.runtime.tasks import Lane
from tests.desktop.bus_service import BusService
from tests.stations.bus import SessionBus

Wait = Callable[[Callable[[], object]], None]


def portal(bus: SessionBus, told: dict[tuple[str, str], tuple[str, Any]]) -> BusService:
    def read(*key: str) -> tuple[str, tuple[Any, ...]]:
        return ("v", (told[key],))  # type: ignore[index]

    return BusService(bus.address, PORTAL.service, {"ReadOne": read})


@pytest.mark.parametrize(
    ("reduced", "animations", "less"),
    [
        (("u", 0), ("b", True), False),
        (("u", 1), ("b", True), True),
        (("u", 0), ("b", False), True),
        (("v", ("u", 1)), ("b", True), True),
        (("s", "1"), ("s", "false"), False),
    ],
)
def test_the_desktops_wish_is_read(
    bus: SessionBus,
    our_bus: Bus,
    files: Lane,
    wait: Wait,
    reduced: tuple[str, Any],
    animations: tuple[str, Any],
    less: bool,
) -> None:
    with portal(bus, {REDUCED: reduced, ANIMATIONS: animations}) as service:
        motion = SystemMotion(our_bus, files)
        wait(lambda: len(motion._told) == 2)
        assert motion.reduced is less
        assert set(service.called("ReadOne")) == {REDUCED, ANIMATIONS}


def older_portal(bus: SessionBus, told: dict[tuple[str, str], tuple[str, Any]]) -> BusService:
    """Version 1 of the interface: `Read` alone, and a variant within its variant."""

    def read(*key: str) -> tuple[str, tuple[Any, ...]]:
        return ("v", (("v", told[key]),))  # type: ignore[index]

    return BusService(bus.address, PORTAL.service, {"Read": read})


@pytest.mark.parametrize(
    ("told", "less"),
    [
        ({REDUCED: ("u", 0), ANIMATIONS: ("b", True)}, False),
        ({REDUCED: ("u", 1), ANIMATIONS: ("b", True)}, True),
        ({REDUCED: ("u", 0), ANIMATIONS: ("b", False)}, True),
    ],
)
def test_the_first_version_of_the_portal_is_asked_in_its_own_way(
    bus: SessionBus,
    our_bus: Bus,
    files: Lane,
    wait: Wait,
    told: dict[tuple[str, str], tuple[str, Any]],
    less: bool,
) -> None:
    with older_portal(bus, told) as service:
        motion = SystemMotion(our_bus, files)
        wait(lambda: len(motion._told) == 2)
        assert motion.reduced is less
        assert set(service.called("Read")) == {REDUCED, ANIMATIONS}


def test_a_portal_without_these_settings_is_asked_no_third_time(
    bus: SessionBus, our_bus: Bus, files: Lane, wait: Wait
) -> None:
    answered: list[object] = []
    with BusService(bus.address, PORTAL.service, {}) as service:
        motion = SystemMotion(our_bus, files)
        wait(lambda: len(service.called("Read")) == 2)
        our_bus.call(PORTAL, "Ping", failed=answered.append)
        wait(lambda: answered)
        assert [call.member for call in service.calls[:-1]] == ["ReadOne"] * 2 + ["Read"] * 2
    assert not motion.reduced


def test_a_change_is_heard(bus: SessionBus, our_bus: Bus, files: Lane, wait: Wait) -> None:
    told: list[bool] = []
    with portal(bus, {REDUCED: ("u", 0), ANIMATIONS: ("b", True)}) as service:
        motion = SystemMotion(our_bus, files)
        motion.changed.connect(lambda: told.append(motion.reduced))
        wait(lambda: len(motion._told) == 2)
        for value in (False, False, True):
            service.say(
                PORTAL.path, PORTAL.interface, "SettingChanged", "ssv",
                *ANIMATIONS, ("b", value),
            )  # fmt: skip
        wait(lambda: len(told) == 2)
        assert told == [True, False]


def test_without_a_portal_nothing_is_reduced_and_none_is_started(
    bus: SessionBus, our_bus: Bus, files: Lane, wait: Wait
) -> None:
    motion = SystemMotion(our_bus, files)
    answered: list[object] = []
    our_bus.call(PORTAL, "ReadOne", "ss", REDUCED, failed=answered.append, may_start=False)
    wait(lambda: answered)
    assert not motion.reduced
