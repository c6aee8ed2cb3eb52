"""The first run: steps, skipping, and an address of one's own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planetfm.core.snapshot import Step, StepState
from planetfm.gui.radio.steps import address_error, step_words
from tests.gui.radio import radio_scenes as scenes
from tests.gui.radio.conftest import MakeRadio

LEFT = Qt.MouseButton.LeftButton


def test_the_steps_take_the_place_of_tools_and_songs(radio: MakeRadio) -> None:
    made = radio(scenes.searching())
    assert made.side.steps.isVisible()
    assert not made.side.tools.isVisible()
    assert not made.side.songs.isVisible()
    assert made.side.steps.accessibleName() == "Mencari alamat siaran langsung"
    made.show(*scenes.live())
    assert not made.side.steps.isVisible()
    assert made.side.tools.isVisible()


def test_a_step_says_what_is_done_only_when_it_is(indonesian: None) -> None:
    site = "radioplanetfm.com"
    assert step_words(Step.REACH_SITE, site, StepState.BUSY) == f"Menghubungi {site}"
    assert step_words(Step.REACH_SITE, site, StepState.DONE) == f"Tersambung ke {site}"


def test_skipping_asks_the_player_to_let_the_news_go_first(radio: MakeRadio) -> None:
    made = radio(scenes.searching())
    QTest.mouseClick(made.side.steps.skip, LEFT)
    assert made.player.calls == [("skip_search",)]


def test_an_address_of_ones_own_is_checked_before_it_is_tried(radio: MakeRadio) -> None:
    made = radio(scenes.searching())
    steps = made.side.steps
    QTest.mouseClick(steps.own, LEFT)
    assert steps.field.isVisible()
    QTest.keyClicks(steps.field, "radio.example/live")
    QTest.keyClick(steps.field, Qt.Key.Key_Return)
    assert steps.error.accessibleName() == "Alamat perlu http:// atau https://"
    assert steps.field.accessibleDescription() == "Alamat perlu http:// atau https://"
    assert made.player.calls == []
    steps.field.clear()
    QTest.keyClicks(steps.field, " https://radio.example/live ")
    assert not steps.error.isVisible()
    QTest.mouseClick(steps.use, LEFT)
    assert made.player.calls == [("use_address", "https://radio.example/live")]


def test_escape_closes_the_field_and_goes_back_to_where_it_came_from(
    radio: MakeRadio, qtbot: QtBot
) -> None:
    made = radio(scenes.searching())
    steps = made.side.steps
    assert not made.side.escape(), "there is nothing to close yet"
    with qtbot.waitActive(made.side):
        made.side.activateWindow()
    steps.own.setFocus()
    QTest.keyClick(steps.own, Qt.Key.Key_Space)
    assert steps.field.hasFocus()
    QTest.keyClicks(steps.field, "radio")
    QTest.keyClick(steps.field, Qt.Key.Key_Return)
    assert steps.error.isVisible()
    assert made.side.escape()
    assert (steps.field.isVisible(), steps.error.isVisible()) == (False, False)
    assert steps.own.hasFocus()
    assert not made.side.escape(), "the next step is the window's"


def test_escape_leaves_the_field_where_it_is_all_there_is(radio: MakeRadio) -> None:
    made = radio(scenes.not_found())
    made.side.steps.ask()
    assert not made.side.escape()
    assert made.side.steps.field.isVisible()


def test_not_found_offers_the_field_at_once_and_another_search(radio: MakeRadio) -> None:
    made = radio(scenes.not_found())
    assert made.side.steps.field.isVisible()
    QTest.mouseClick(made.side.steps.retry, LEFT)
    QTest.mouseClick(made.side.stage.sun, LEFT)
    assert made.player.calls == [("find_again",), ("find_again",)]


@pytest.mark.parametrize(
    "address",
    ["http://radio.example", "https://radio.example:8443/live?x=1", "http://10.0.0.2:80/;"],
)
def test_addresses_that_can_be_tried(address: str) -> None:
    assert address_error(address) == ""


@pytest.mark.parametrize(
    "address",
    ["", "  ", "radio.example", "ftp://radio.example", "https://", "http://[::1", "http://a:b/",
     "http://radio example/"],
)  # fmt: skip
def test_addresses_that_cannot(address: str) -> None:
    assert address_error(address) != ""


def test_the_spinner_stops_with_the_search(radio: MakeRadio) -> None:
    made = radio(scenes.searching())
    assert made.side.pulse.running
    made.show(scenes.not_found()[0])
    assert not made.side.pulse.running


def test_the_list_is_read_with_the_state_of_each_step(radio: MakeRadio) -> None:
    made = radio(scenes.searching())
    rows = made.side.steps.accessibleDescription().split(". ")
    assert rows[0].endswith(", selesai")
    assert rows[1] == "Mencari alamat siaran langsung, sedang berjalan"
    assert rows[-1].endswith(", belum.")
    made.show(*scenes.not_found())
    assert made.side.steps.accessibleName().startswith("Alamat siaran belum ditemukan di situs.")
    assert made.side.steps.accessibleDescription() == ""
