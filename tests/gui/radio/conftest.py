"""The radio side on a puppet player, with Indonesian words and a clock that stands still."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planetfm.assets import assets_dir
from planetfm.core.snapshot import PlayerView
from planetfm.gui.radio.dock import Dock
from planetfm.gui.radio.side import RadioSide
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from planetfm.gui.translate import install_translators
from tests.gui.radio.puppet_player import PuppetPlayer

WIB = ZoneInfo("Asia/Jakarta")


@dataclass
class Clock:
    """A clock that a test sets."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Radio:
    """A radio side and what it hangs on."""

    side: RadioSide
    player: PuppetPlayer
    clock: Clock
    theme: Theme
    docks: list[Dock] = field(default_factory=list)

    def show(self, view: PlayerView, now: float | None = None) -> None:
        if now is not None:
            self.clock.now = now
        self.player.show(view)


@pytest.fixture
def indonesian(qapp: QApplication) -> Iterator[None]:
    translators = install_translators(qapp, "id")
    yield
    for translator in translators:
        qapp.removeTranslator(translator)
        translator.deleteLater()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def speech(clock: Clock) -> Speech:
    return Speech("id", WIB, "WIB", clock)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(assets_dir(), "light")
    yield made
    made.deleteLater()


MakeRadio = Callable[[tuple[PlayerView, float]], Radio]


@pytest.fixture
def radio(qtbot: QtBot, theme: Theme, speech: Speech, clock: Clock, indonesian: None) -> MakeRadio:
    def make(scene: tuple[PlayerView, float]) -> Radio:
        view, clock.now = scene
        player = PuppetPlayer(view)
        side = RadioSide(
            player, theme, speech, "Planet FM", "Banyuwangi", site_host="radioplanetfm.com"
        )
        qtbot.addWidget(side)
        side.resize(380, 656)
        side.show()
        qtbot.waitExposed(side)
        return Radio(side, player, clock, theme)

    return make


@pytest.fixture
def dock(
    qtbot: QtBot, theme: Theme, speech: Speech, clock: Clock, indonesian: None
) -> Callable[[tuple[PlayerView, float]], tuple[Dock, PuppetPlayer]]:
    def make(scene: tuple[PlayerView, float]) -> tuple[Dock, PuppetPlayer]:
        view, clock.now = scene
        player = PuppetPlayer(view)
        made = Dock(player, theme, speech)
        qtbot.addWidget(made)
        made.resize(1180, 104)
        made.show()
        qtbot.waitExposed(made)
        return made, player

    return make
