"""The player folded over the narrow reader."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planetfm.gui.radio.folded import FoldedPlayer
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from tests.gui.radio import radio_scenes as scenes
from tests.gui.radio.conftest import Clock
from tests.gui.radio.puppet_player import PuppetPlayer

LEFT = Qt.MouseButton.LeftButton


def folded(
    qtbot: QtBot, theme: Theme, speech: Speech, clock: Clock
) -> tuple[FoldedPlayer, PuppetPlayer]:
    view, clock.now = scenes.live()
    player = PuppetPlayer(view)
    made = FoldedPlayer(player, theme, speech)
    qtbot.addWidget(made)
    made.resize(420, 92)
    made.show()
    qtbot.waitExposed(made)
    return made, player


def test_it_plays_mutes_and_unfolds(
    qtbot: QtBot, theme: Theme, speech: Speech, clock: Clock, indonesian: None
) -> None:
    made, player = folded(qtbot, theme, speech, clock)
    QTest.mouseClick(made.sun, LEFT)
    QTest.mouseClick(made.mute, LEFT)
    assert player.calls == [("toggle",), ("set_muted", True)]
    with qtbot.waitSignal(made.unfolded):
        QTest.mouseClick(made.unfold, LEFT)


def test_it_rests_while_hidden(
    qtbot: QtBot, theme: Theme, speech: Speech, clock: Clock, indonesian: None
) -> None:
    made, _ = folded(qtbot, theme, speech, clock)
    assert made.pulse.running
    made.hide()
    assert not made.pulse.running
