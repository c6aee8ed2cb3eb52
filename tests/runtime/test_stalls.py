"""A stall of the main thread is seen, and idling is none."""

from __future__ import annotations

import re
import time

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from planetfm.runtime.stalls import StallMeter
from planetfm.runtime.tasks import Mailbox


def test_work_on_the_main_thread_is_measured_and_its_place_named(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    meter = StallMeter()
    QTimer.singleShot(100, meter, lambda: time.sleep(0.3))
    qtbot.waitUntil(lambda: meter.longest_s > 0.25, timeout=3000)
    assert meter.longest_s < 1.0
    qtbot.waitUntil(lambda: "busy for" in caplog.text, timeout=1000)
    assert "somewhere" in caplog.text  # it slept in this test, not in the app
    meter.close()
    meter.deleteLater()
    qtbot.wait(20)


def test_a_stall_in_the_app_is_named_by_its_line(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    meter = StallMeter()
    mailbox = Mailbox()
    QTimer.singleShot(50, meter, lambda: mailbox.post(lambda: time.sleep(0.2)))
    qtbot.waitUntil(lambda: meter.longest_s > 0.15, timeout=3000)
    qtbot.waitUntil(lambda: "busy for" in caplog.text, timeout=1000)
    assert re.search(r"seen in runtime.tasks\.py:\d+ drain", caplog.text)
    mailbox.close()
    meter.close()
    meter.deleteLater()
    qtbot.wait(20)


def test_idling_is_no_stall(qtbot: QtBot) -> None:
    meter = StallMeter()
    qtbot.wait(400)
    assert meter.longest_s < 0.15
    meter.close()
    meter.deleteLater()
    qtbot.wait(20)
