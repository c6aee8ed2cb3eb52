"""A running length is told when something happens, else at most each minute."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planetfm.gui.widgets.telling import Running, Telling, worth_telling


def paused(seconds: float) -> Running:
    return Running(f"{seconds:.0f} seconds behind", seconds, "pause")


@pytest.mark.parametrize("passed_s", [0.2, 1.0, 30.0, 59.0])
def test_a_length_that_grows_as_time_does_is_not_told_within_the_minute(passed_s: float) -> None:
    assert not worth_telling(paused(100), paused(100 + passed_s), passed_s)
    assert not worth_telling(paused(100), paused(100), passed_s)


def test_a_minute_later_it_is_told_if_it_has_other_words() -> None:
    assert worth_telling(paused(100), paused(160), 60.0)
    assert not worth_telling(paused(100), paused(100), 600.0)


@pytest.mark.parametrize("seconds", [90, 60, 0, 115, 3000])
def test_a_jump_is_told_at_once(seconds: float) -> None:
    assert worth_telling(paused(100), paused(seconds), 3.0)


def test_another_state_is_told_at_once() -> None:
    assert worth_telling(paused(100), Running("100 seconds behind", 100, "clock"), 0.0)
    assert worth_telling(paused(100), Running(), 0.0)


class Watch(QObject):
    """A clock that is set by hand, and a button that counts for a minute and more."""

    def __init__(self, button: QPushButton) -> None:
        super().__init__(button)
        self.now_s = 1000.0
        self.button = button
        self.telling = Telling(button, clock=lambda: self.now_s)

    def run(self, seconds: int) -> list[str]:
        """What was told in this time, second by second."""
        told: list[str] = []
        for _ in range(seconds):
            self.now_s += 1
            self.telling.show(paused(self.now_s - 1000))
            said = self.button.accessibleDescription()
            told += [] if told and told[-1] == said else [said]
        return told


@pytest.fixture
def watch(qtbot: QtBot) -> Iterator[Watch]:
    window = QWidget()
    column = QVBoxLayout(window)
    column.addWidget(QPushButton("another"))
    button = QPushButton("counts")
    column.addWidget(button)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield Watch(button)


def test_five_minutes_are_told_in_five_sentences(watch: Watch) -> None:
    told = watch.run(300)
    assert told == [f"{seconds} seconds behind" for seconds in (1, 61, 121, 181, 241)]


def test_who_comes_with_the_focus_finds_the_words_of_that_second(watch: Watch) -> None:
    watch.run(42)
    assert watch.button.accessibleDescription() == "1 seconds behind"
    watch.button.setFocus()
    assert watch.button.accessibleDescription() == "42 seconds behind"
    assert watch.run(30) == ["42 seconds behind"]
