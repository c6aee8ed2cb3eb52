"""A part of the ribbon can be marked by mouse and by key, seen, saved and let go."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planetfm.core.keeping import Kept, KeptKind
from planetfm.core.snapshot import SoundState
from planetfm.gui.kept.span import SpanDesk
from planetfm.gui.radio.dock import Dock
from planetfm.gui.radio.ribbon import Ribbon
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from tests.gui.kept.conftest import MakeRoom
from tests.gui.kept.kept_room import KeptRoom
from tests.gui.radio.radio_scenes import WIB
from tests.runtime.little_radio import LittleRadio
from tests.runtime.radio_room import furnish

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


def drag(ribbon: Ribbon, first: float, to: float) -> None:
    """With Shift held, from one second of air to another."""
    y = round(ribbon.track.center().y())
    QTest.mousePress(ribbon, LEFT, SHIFT, QPoint(round(ribbon.x_of(first)), y))
    QTest.mouseMove(ribbon, QPoint(round(ribbon.x_of(to)), y))
    QTest.mouseRelease(ribbon, LEFT, SHIFT, QPoint(round(ribbon.x_of(to)), y))


@pytest.mark.parametrize("size", [(1180, 760), (360, 700)])
def test_shift_and_drag_marks_and_esc_lets_go(make_room: MakeRoom, size: tuple[int, int]) -> None:
    room = make_room(size)
    wide = size[0] > 679
    ribbon = room.window.dock.ribbon if wide else room.window.radio.ribbon
    desk = room.kept.span
    drag(ribbon, room.now - 600, room.now - 1200)
    span = desk.marks.span
    assert span is not None
    pixel_s = 3600 / ribbon.track_width
    assert abs(span.begin - (room.now - 1200)) <= pixel_s
    assert abs(span.end - (room.now - 600)) <= pixel_s
    assert room.player.calls == [call for call in room.player.calls if call[0] != "seek_to"]
    assert desk.bar.isVisible()
    assert room.window.rect().contains(desk.bar.geometry())
    assert "mnt" in desk.bar.words
    QTest.keyClick(room.window, Qt.Key.Key_Escape)
    assert desk.marks.empty
    assert not desk.bar.isVisible()


def test_a_click_with_shift_marks_nothing(room: KeptRoom) -> None:
    drag(room.window.dock.ribbon, room.now - 600, room.now - 600)
    assert room.kept.span.marks.empty


def test_brackets_mark_at_the_playhead(room: KeptRoom) -> None:
    marks, tape = room.kept.span.marks, room.view.tape
    room.player.show(replace(room.view, tape=replace(tape, heard=room.now - 900)))
    QTest.keyClicks(room.window, "[")
    assert room.kept.span.bar.words == "Potongan mulai 05.27 WIB; tandai akhirnya"
    assert not room.kept.span.bar.save.isVisible()
    room.player.show(replace(room.view, tape=replace(tape, heard=room.now - 770)))
    QTest.keyClicks(room.window, "]")
    assert marks.span is not None
    assert marks.span.end - marks.span.begin == 130
    assert room.kept.span.bar.words == "2 mnt 10 dtk · 05.27 – 05.29 WIB"
    QTest.keyClicks(room.window, "[")  # a begin after the end: a new part
    assert marks.span is None


def test_brackets_in_the_search_field_are_letters(room: KeptRoom) -> None:
    edit = room.window.list_side.header.search.edit
    edit.setFocus()
    QTest.keyClicks(edit, "[a]")
    assert edit.text() == "[a]"
    assert room.kept.span.marks.empty


def test_brackets_are_no_keys_while_single_letters_are_off(room: KeptRoom) -> None:
    tape = room.view.tape
    room.player.show(replace(room.view, tape=replace(tape, heard=room.now - 900)))
    room.window.keys.letters = False
    QTest.keyClicks(room.window, "[")
    assert room.kept.span.marks.empty
    room.window.keys.letters = True
    QTest.keyClicks(room.window, "[")
    assert not room.kept.span.marks.empty


def test_what_falls_off_the_tape_is_no_longer_marked(room: KeptRoom) -> None:
    marks, tape = room.kept.span.marks, room.view.tape
    marks.drag(room.now - 1200, room.now - 600)
    room.player.show(replace(room.view, tape=replace(tape, oldest=room.now - 900)))
    assert marks.span is not None
    assert marks.span.begin == room.now - 900
    room.player.show(replace(room.view, tape=replace(tape, oldest=room.now - 500)))
    assert marks.empty


def test_a_marked_part_becomes_a_clip_of_its_length(
    qtbot: QtBot, tmp_path: Path, theme: Theme, indonesian: None
) -> None:
    with LittleRadio("Rossa - Tegar") as radio:
        room = furnish(tmp_path, qtbot, radio.url, time.time)
        speech = Speech("id", WIB, "WIB", time.time)
        dock = Dock(room.player, theme, speech)
        qtbot.addWidget(dock)
        said: list[str] = []
        keep: Callable[[float, float], object] = room.keep.clip_span
        desk = SpanDesk(
            room.player, (dock.ribbon,), theme, speech, keep, said.append, lambda: True, dock
        )
        try:
            dock.resize(1180, 104)
            dock.show()
            room.player.play()
            room.wait(lambda: room.player.view.sound is SoundState.PLAYING)
            room.wait(lambda: span_of(room.player.view.tape) >= 4)
            tape = room.player.view.tape
            assert tape.newest is not None
            desk.marks.drag(tape.newest - 3.5, tape.newest - 1.5)
            QTest.keyClick(dock.ribbon, Qt.Key.Key_Return)
            assert desk.marks.empty
            room.wait(lambda: room.said)
            (kept,) = room.said
            assert isinstance(kept, Kept)
            assert kept.kind is KeptKind.CLIP
            assert abs(kept.seconds - 2.0) < 0.2
        finally:
            dock.close()
            room.close()


def span_of(tape: object) -> float:
    oldest, newest = getattr(tape, "oldest"), getattr(tape, "newest")  # noqa: B009
    return 0.0 if oldest is None or newest is None else newest - oldest
