"""The stations as pytest fixtures. The slow ones live as long as the session.

A part that isn't installed skips the test and says which package would bring it; with
PLANETFM_ALL_PARTS=1, as packaging/test sets it where every part can be installed, it fails instead.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import TypeVar

import pytest

from tests.stations.access import AccessBus
from tests.stations.bus import SessionBus
from tests.stations.chaos import ChaosProxy
from tests.stations.display import Display
from tests.stations.ear import PulseEar
from tests.stations.icecast import Icecast
from tests.stations.parts import MissingPartError
from tests.stations.wordpress import WordPress

T = TypeVar("T")


def build(make: Callable[[], T]) -> T:
    """What `make` makes; a missing part ends the test as a skip, or as a failure where none may be
    missing."""
    try:
        return make()
    except (MissingPartError, ImportError) as missing:
        if os.environ.get("PLANETFM_ALL_PARTS") == "1":
            pytest.fail(f"a part is missing: {missing}", pytrace=False)
        pytest.skip(f"a part is missing: {missing}")


def run(make: Callable[[], AbstractContextManager[T]]) -> Iterator[T]:
    """Builds a station, gives it to the tests, stops it."""
    with build(make) as station:
        yield station


@pytest.fixture(scope="session")
def icecast() -> Iterator[Icecast]:
    """A real Icecast: MP3, AAC, Vorbis and Opus, all with the clock tone."""
    yield from run(Icecast)


@pytest.fixture
def chaos(icecast: Icecast) -> Iterator[ChaosProxy]:
    """A fresh failing line to Icecast, in good order at first."""
    with ChaosProxy(icecast.port) as line:
        yield line


@pytest.fixture(scope="session")
def ear() -> Iterator[PulseEar]:
    """A private sound server with a recorder; put `ear.env` into a child's environment."""
    yield from run(PulseEar)


@pytest.fixture(scope="session")
def wordpress(pytestconfig: pytest.Config) -> Iterator[WordPress]:
    """A real WordPress with sixty posts; undo in the test what the test changes."""
    cache = pytestconfig.cache.mkdir("wordpress")
    yield from run(lambda: WordPress(cache))


@pytest.fixture(scope="session")
def bus() -> Iterator[SessionBus]:
    """A private D-Bus session; put `bus.env` into a child's environment."""
    yield from run(SessionBus)


@pytest.fixture(scope="session")
def access(display: Display) -> Iterator[AccessBus]:
    """The accessibility bus of a session; put `access.env` into a child's environment."""
    yield from run(lambda: AccessBus(display))


@pytest.fixture(scope="session")
def display() -> Iterator[Display]:
    """An X display; put `display.env` into a child's environment."""
    yield from run(Display)
