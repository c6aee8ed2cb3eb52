"""What waits for the window's first picture, and what becomes of it when none comes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planetfm.gui import first_paint
from planetfm.gui.first_paint import FirstPaint


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def test_it_is_done_in_order_once_the_window_was_painted(window: QWidget, qtbot: QtBot) -> None:
    done: list[str] = []
    seen = FirstPaint(window)
    seen.then(lambda: done.append("desks"))
    seen.then(lambda: done.append("news"))
    qtbot.wait(20)
    assert done == []
    window.show()
    qtbot.waitUntil(lambda: done == ["desks", "news"])
    seen.then(lambda: done.append("later"))
    qtbot.waitUntil(lambda: done[-1] == "later")


def test_a_window_that_opens_minimised_does_not_wait_for_a_picture(
    window: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_paint, "PATIENCE_MS", 100)
    done: list[str] = []
    seen = FirstPaint(window)
    seen.then(lambda: done.append("alarms"))
    # Shown, and never painted: as on another workspace of a tiling desktop.
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.setUpdatesEnabled(False)
    window.show()
    qtbot.waitUntil(lambda: done == ["alarms"], timeout=2000)


def test_one_that_fails_does_not_take_the_rest_with_it(window: QWidget, qtbot: QtBot) -> None:
    done: list[str] = []
    seen = FirstPaint(window)

    def fails() -> None:
        raise ValueError("a desk that cannot be set up")

    seen.then(fails)
    seen.then(lambda: done.append("news"))
    with qtbot.captureExceptions() as raised:
        window.show()
        qtbot.waitUntil(lambda: done == ["news"])
    assert [str(error) for _, error, _ in raised] == ["a desk that cannot be set up"]
