"""The ribbon is read, hovered, clicked, dragged and driven by keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from planetfm.core.snapshot import PlayerView
from planetfm.gui.radio.dock import ROW, ROW_LIFTED, Dock
from planetfm.gui.radio.marks import Kind
from tests.gui.radio import radio_scenes as scenes
from tests.gui.radio.puppet_player import PuppetPlayer

LEFT = Qt.MouseButton.LeftButton
MakeDock = Callable[[tuple[PlayerView, float]], tuple[Dock, PuppetPlayer]]


def test_an_empty_ribbon_is_disabled_and_an_hour_is_not(dock: MakeDock) -> None:
    made, player = dock(scenes.stopped())
    assert not made.ribbon.isEnabled()
    player.show(scenes.live()[0])


def test_the_ribbon_tells_its_moment_in_words(dock: MakeDock) -> None:
    made, _ = dock(scenes.paused())
    assert made.ribbon.accessibleName() == "Pita siaran, satu jam terakhir"
    said = "17.07, Tegar, Rossa, 12 menit 40 detik di belakang"
    assert made.ribbon.accessibleDescription() == said


def test_the_playhead_lies_at_what_is_heard_and_at_live_on_the_edge(dock: MakeDock) -> None:
    made, player = dock(scenes.paused())
    point = made.ribbon.knob_point()
    assert point is not None
    assert made.ribbon.x() + point.x() == pytest.approx(917, abs=1)
    player.show(_as_live(player.view))
    point = made.ribbon.knob_point()
    assert point is not None
    assert made.ribbon.x() + point.x() == 1156


def _as_live(view: PlayerView) -> PlayerView:
    live, _ = scenes.live()
    assert view.tape.newest is not None
    tape = replace(view.tape, heard=view.tape.newest - 4)
    return replace(view, sound=live.sound, live=True, behind_s=0.0, tape=tape)


def test_hovering_names_song_and_time(dock: MakeDock) -> None:
    made, _ = dock(scenes.live())
    assert made.ribbon.tip_at(scenes.at("05:31")) == "Tegar, Rossa · 05.31 WIB"
    assert made.ribbon.tip_at(scenes.at("05:25:30")) == "05.25 WIB"


def test_a_click_jumps_and_a_click_on_a_blocks_start_means_the_whole_song(dock: MakeDock) -> None:
    made, player = dock(scenes.live())
    ribbon = made.ribbon
    tegar = player.view.tape.songs[-2]
    x = ribbon.x_of(tegar.start)
    QTest.mouseClick(ribbon, LEFT, pos=QPoint(round(x) + 6, 30))
    assert player.calls.pop() == ("seek_to", tegar.start)
    QTest.mouseClick(ribbon, LEFT, pos=QPoint(round(x) + 40, 30))
    name, moment = player.calls.pop()
    assert name == "seek_to"
    assert moment == pytest.approx(tegar.start + 40 * 3600 / 1132, abs=4)


def test_a_click_at_the_right_end_goes_live(dock: MakeDock) -> None:
    made, player = dock(scenes.paused())
    QTest.mouseClick(made.ribbon, LEFT, pos=QPoint(made.ribbon.width() - 6, 30))
    assert player.calls == [("go_live",)]


def test_dragging_moves_the_playhead_and_seeks_only_on_release(dock: MakeDock) -> None:
    made, player = dock(scenes.live())
    ribbon = made.ribbon
    QTest.mousePress(ribbon, LEFT, pos=QPoint(800, 30))
    QTest.mouseMove(ribbon, QPoint(700, 30))
    QTest.mouseMove(ribbon, QPoint(600, 30))
    assert player.calls == []
    QTest.mouseRelease(ribbon, LEFT, pos=QPoint(600, 30))
    assert [call[0] for call in player.calls] == ["seek_to"]
    assert player.calls[0][1] == pytest.approx(ribbon.moment_at(600))


def test_one_cannot_go_before_the_oldest_second(dock: MakeDock) -> None:
    view, now = scenes.live()
    young = replace(view, tape=replace(view.tape, oldest=now - 600))
    made, player = dock((young, now))
    assert made.ribbon.kinds()[0] is Kind.MISSING
    QTest.mouseClick(made.ribbon, LEFT, pos=QPoint(100, 30))
    assert player.calls == [("seek_to", now - 600)]


@pytest.mark.parametrize(
    ("key", "modifier", "step"),
    [
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, -10),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, 10),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier, -60),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier, 60),
    ],
)
def test_arrows_step_through_the_air(
    dock: MakeDock, key: Qt.Key, modifier: Qt.KeyboardModifier, step: int
) -> None:
    made, player = dock(scenes.paused())
    QTest.keyClick(made.ribbon, key, modifier)
    assert player.view.tape.heard is not None
    assert player.calls == [("seek_to", player.view.tape.heard + step)]


def test_ctrl_and_arrows_go_from_song_to_song(dock: MakeDock) -> None:
    made, player = dock(scenes.paused())
    songs = {aired.song.title: aired.start for aired in player.view.tape.songs}
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(made.ribbon, Qt.Key.Key_Left, control)
    QTest.keyClick(made.ribbon, Qt.Key.Key_Right, control)
    assert player.calls == [("seek_to", songs["Tegar"]), ("seek_to", songs["Jaran Goyang"])]


def test_home_is_the_oldest_second_and_end_is_live(dock: MakeDock) -> None:
    made, player = dock(scenes.paused())
    QTest.keyClick(made.ribbon, Qt.Key.Key_Home)
    QTest.keyClick(made.ribbon, Qt.Key.Key_End)
    assert player.calls == [("seek_to", player.view.tape.oldest), ("go_live",)]


def test_the_coral_button_is_there_only_when_behind(dock: MakeDock) -> None:
    made, player = dock(scenes.live())
    assert not made.back_to_live.isVisible()
    player.show(scenes.paused()[0])
    QTest.mouseClick(made.back_to_live, LEFT)
    assert player.calls == [("go_live",)]


def test_the_coral_button_makes_room_for_a_playhead_under_it(dock: MakeDock) -> None:
    made, player = dock(scenes.paused())
    view = scenes.paused()[0]
    assert made.back_to_live.y() == ROW, (
        made.back_to_live.geometry(),
        made.ribbon.geometry(),
        made.ribbon.knob_point(),
    )
    assert view.tape.newest is not None
    near = replace(view, tape=replace(view.tape, heard=view.tape.newest - 60))
    player.show(near)
    assert made.back_to_live.y() == ROW_LIFTED
    knob = made.ribbon.knob_point()
    assert knob is not None
    assert made.back_to_live.geometry().bottom() < made.ribbon.y() + knob.y() - 6


def test_a_cut_line_is_hatched_to_the_right_end(dock: MakeDock) -> None:
    made, _ = dock(scenes.reconnecting())
    assert made.ribbon.kinds()[-1] is Kind.CUT


def test_an_ageing_tape_is_looked_at_only_while_seen(dock: MakeDock) -> None:
    made, _ = dock(scenes.live())
    assert made.ageing
    made.hide()
    assert not made.ageing


def test_a_hidden_ribbon_rests_and_is_right_when_it_is_seen_again(dock: MakeDock) -> None:
    made, player = dock(scenes.live())
    spoken = made.ribbon.accessibleDescription()
    made.hide()
    player.show(scenes.paused()[0])
    assert made.ribbon.accessibleDescription() == spoken
    assert made.back_to_live.isHidden()
    made.show()
    assert made.ribbon.accessibleDescription() != spoken
    assert made.back_to_live.isVisible()


def test_a_low_window_leaves_the_hours_out(dock: MakeDock) -> None:
    made, _ = dock(scenes.live())
    made.set_low(True)
    assert made.height() == 84
    assert made.ribbon.geometry().bottom() < 84
    assert made.ribbon.height() >= 44


def test_the_ribbon_repaints_only_when_something_moved_by_a_pixel(
    dock: MakeDock, clock: object
) -> None:
    made, player = dock(scenes.live())
    before = made.ribbon._look()
    view = player.view
    assert view.tape.newest is not None
    assert view.tape.heard is not None
    later = replace(view.tape, newest=view.tape.newest + 0.1, heard=view.tape.heard + 0.1)
    player.show(replace(view, tape=later))
    assert made.ribbon._look() == before


def test_an_assistive_tool_that_sets_the_value_seeks(dock: MakeDock) -> None:
    made, player = dock(scenes.paused())
    assert player.calls == []
    made.ribbon.setValue(1800)
    [(name, moment)] = player.calls
    assert name == "seek_to"
    assert moment == pytest.approx(scenes.at("16:50"), abs=2)
