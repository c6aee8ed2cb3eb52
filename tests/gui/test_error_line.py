"""What is wrong with a field is read whole, however long the site's own sentence is."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from planetfm.assets import assets_dir
from planetfm.gui.theme import Theme
from planetfm.gui.widgets.field import LINE_PX, LINES_MOST, ErrorLine

LONG = "Galat: silakan isi kolom alamat surel dengan alamat yang benar lalu kirim sekali lagi."


@pytest.fixture
def line(qtbot: QtBot) -> ErrorLine:
    made = ErrorLine(Theme(assets_dir(), "light"))
    qtbot.addWidget(made)
    return made


def shown(line: ErrorLine, words: str, width: int) -> int:
    line.show_error(words)
    line.resize(width, line.height_for(width))
    lines, rest = divmod(line.height(), LINE_PX)
    assert rest == 0
    return lines


def test_a_short_sentence_takes_one_line(line: ErrorLine) -> None:
    assert shown(line, "Isi nama Anda", 300) == 1
    assert line.toolTip() == ""


def test_a_long_one_takes_as_many_as_it_needs(line: ErrorLine) -> None:
    assert 1 < shown(line, LONG, 300) <= LINES_MOST
    assert line.toolTip() == ""


def test_what_three_lines_do_not_hold_is_in_the_tooltip_and_is_spoken(line: ErrorLine) -> None:
    assert shown(line, LONG * 3, 200) == LINES_MOST
    assert line.toolTip() == LONG * 3
    assert line.accessibleName() == LONG * 3
