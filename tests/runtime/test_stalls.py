"""A stall of the main thread is seen, and idling is none."""

from __future__ import annotations

import time

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from planetfm.runtime.stalls import StallMeter


def test_work_on_the_main_thread_is_measured(qtbot: QtBot) -> None:
    meter = StallMeter()
    QTimer.singleShot(100, meter, lambda: time.sleep(0.3))
    qtbot.waitUntil(lambda: meter.longest_s > 0.25, timeout=3000)
    assert meter.longest_s < 1.0
    meter.deleteLater()
    qtbot.wait(20)


def test_idling_is_no_stall(qtbot: QtBot) -> None:
    meter = StallMeter()
    qtbot.wait(400)
    assert meter.longest_s < 0.15
    meter.deleteLater()
    qtbot.wait(20)
