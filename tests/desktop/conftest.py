"""What the tests of this room share: a mailbox, a lane, and our side of a real session bus."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from planetfm.desktop.bus import Bus
from planetfm.runtime.tasks import Lane, Mailbox
from tests.stations.bus import SessionBus


@pytest.fixture
def mailbox(qtbot: QtBot) -> Iterator[Mailbox]:
    mailbox = Mailbox()
    yield mailbox
    mailbox.close()


@pytest.fixture
def files(mailbox: Mailbox) -> Iterator[Lane]:
    lane = Lane("files", mailbox)
    yield lane
    assert lane.close(finish=True)


@pytest.fixture
def our_bus(bus: SessionBus, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bus]:
    """On the private bus of the test."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
    ours = Bus(mailbox)
    yield ours
    ours.close()


@pytest.fixture
def wait(qtbot: QtBot) -> Callable[[Callable[[], object]], None]:
    """Run the event loop until something holds."""
    return lambda until: qtbot.waitUntil(lambda: bool(until()), timeout=5000)
