"""The player folded over the narrow reader."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planetfm.core.snapshot import SoundState
from planetfm.gui.radio.folded import ART, HORIZON, IN_WINDOW, MINI, Fold, FoldedPlayer
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


@pytest.mark.parametrize("fold", [IN_WINDOW, MINI])
def test_a_long_word_in_the_pill_leaves_mute_alone(
    qtbot: QtBot, theme: Theme, speech: Speech, clock: Clock, indonesian: None, fold: Fold
) -> None:
    view, clock.now = scenes.reconnecting()
    made = FoldedPlayer(PuppetPlayer(view), theme, speech, fold=fold)
    qtbot.addWidget(made)
    made.resize(360, fold.height)
    made.show()
    assert not made.pill.geometry().intersects(made.mute.geometry())
    made.resize(420, fold.height)
    assert made.pill.size() == made.pill.sizeHint()


def test_it_rests_while_hidden(
    qtbot: QtBot, theme: Theme, speech: Speech, clock: Clock, indonesian: None
) -> None:
    made, _ = folded(qtbot, theme, speech, clock)
    assert made.pulse.running
    made.hide()
    assert not made.pulse.running


def test_it_is_right_again_when_it_is_seen_again(
    qtbot: QtBot, theme: Theme, speech: Speech, clock: Clock, indonesian: None
) -> None:
    made, player = folded(qtbot, theme, speech, clock)
    made.hide()
    player.show(scenes.stopped()[0])
    assert made.sun.accessibleName() == "Jeda siaran", "for nobody"
    made.show()
    assert made.sun.accessibleName() == "Putar siaran"


def test_under_reduced_motion_the_busy_arc_is_three_dots_and_its_word_is_there(
    qtbot: QtBot, theme: Theme, speech: Speech, clock: Clock, indonesian: None
) -> None:
    theme.set_reduced_motion(True)
    made, player = folded(qtbot, theme, speech, clock)
    view, now = scenes.live()

    def sky(since_s: float) -> QImage:
        busy = replace(view, sound=SoundState.BUFFERING, sound_since=now - since_s)
        player.show(busy)
        return made.grab(QRect(0, 0, ART, HORIZON)).toImage()

    bare, busy = sky(0.5), sky(5)
    changed = [
        QPoint(x, y)
        for x in range(ART)
        for y in range(HORIZON)
        if bare.pixel(x, y) != busy.pixel(x, y)
    ]
    right_of_the_sun = QRect(ART // 2 + 26, 20, 16, 44)
    assert changed
    assert all(right_of_the_sun.contains(point) for point in changed)
    assert not made.pulse.running
    assert made.face is not None
    assert made.face.artist == "Menyangga suara"


def test_it_stops_where_it_is_when_motion_is_no_longer_wanted(
    qtbot: QtBot, theme: Theme, speech: Speech, clock: Clock, indonesian: None
) -> None:
    made, _ = folded(qtbot, theme, speech, clock)
    assert made.pulse.running
    theme.set_reduced_motion(True)
    assert not made.pulse.running
    theme.set_reduced_motion(False)
    assert made.pulse.running
