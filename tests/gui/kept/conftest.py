"""The desk of what is kept, on a view of the design's morning."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planetfm.gui.theme import Theme
from tests.gui.kept.kept_room import KeptRoom
from tests.gui.radio import radio_scenes as scenes
from tests.gui.radio.conftest import indonesian, theme

__all__ = ["indonesian", "theme"]

MakeRoom = Callable[..., KeptRoom]


@pytest.fixture
def make_room(qtbot: QtBot, tmp_path: Path, theme: Theme, indonesian: None) -> Iterator[MakeRoom]:
    made: list[KeptRoom] = []

    def make(size: tuple[int, int] = (1180, 760)) -> KeptRoom:
        room = KeptRoom(
            tmp_path,
            scenes.live(),
            theme,
            lambda so: qtbot.waitUntil(so, timeout=10_000),
            size,
        )
        qtbot.addWidget(room.window)
        made.append(room)
        with qtbot.waitActive(room.window):
            room.window.show()
            room.window.activateWindow()
        return room

    yield make
    for room in made:
        room.close()


@pytest.fixture
def room(make_room: MakeRoom) -> KeptRoom:
    return make_room()
