"""The lines between the parts of a wide window are moved by keys as well as by the mouse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planetfm.gui.edges import Edge
from planetfm.gui.panes import LIST_PX, RADIO_PX
from tests.whole import WholeApp, whole_app

Key = Qt.Key


@pytest.fixture
def app(qapp: QApplication, tmp_path: Path) -> Iterator[WholeApp]:
    with whole_app(tmp_path, size=(1440, 860)) as made:
        made.core.preferences.update(reduced_motion=True)
        yield made


def edges(app: WholeApp) -> tuple[Edge, Edge]:
    first, second = app.window.findChildren(Edge)
    return first, second


def test_arrows_move_an_edge_and_home_and_end_take_it_as_far_as_it_goes(app: WholeApp) -> None:
    window = app.window
    radio, _ = edges(app)
    before = window.radio.width()
    QTest.keyClick(radio, Key.Key_Right)
    assert window.radio.width() == before + 16
    QTest.keyClick(radio, Key.Key_Left)
    assert window.radio.width() == before
    QTest.keyClick(radio, Key.Key_End)
    assert (window.radio.width(), radio.accessibleDescription()) == (RADIO_PX[2], "100 persen")
    QTest.keyClick(radio, Key.Key_Home)
    assert (window.radio.width(), radio.accessibleDescription()) == (RADIO_PX[0], "0 persen")


def test_the_list_keeps_within_its_own_limits(app: WholeApp) -> None:
    window = app.window
    _, listing = edges(app)
    for key, most in ((Key.Key_End, LIST_PX[2]), (Key.Key_Home, LIST_PX[0])):
        QTest.keyClick(listing, key)
        assert window.list_side.width() == most - 1


def test_an_edge_leaves_the_keys_of_the_window_alone(app: WholeApp) -> None:
    radio, _ = edges(app)
    radio.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(radio, Key.Key_M)
    assert app.core.player.view.muted
    before = app.window.radio.width()
    QTest.keyClick(radio, Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert app.window.radio.width() == before


def test_only_a_wide_window_has_edges_to_reach(app: WholeApp) -> None:
    radio, listing = edges(app)
    assert all(edge.focusPolicy() is Qt.FocusPolicy.TabFocus for edge in (radio, listing))
    radio.setFocus(Qt.FocusReason.TabFocusReason)
    app.window.resize(1180, 760)
    assert radio.isVisible()
    assert radio.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert not radio.hasFocus()
    assert not listing.isVisible()
