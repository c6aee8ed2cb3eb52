"""Ctrl+C and SIGTERM end the app, whenever they come."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest
from pytestqt.qtbot import QtBot

from planetfm.signals import Signals
from tests.running import ROOT


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_wakes_a_loop_that_sleeps(qtbot: QtBot, number: signal.Signals) -> None:
    ended: list[float] = []
    signals = Signals(lambda: ended.append(time.monotonic()))
    os.kill(os.getpid(), number)
    qtbot.waitUntil(lambda: bool(ended), timeout=2000)
    signals.close()
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    signal.signal(signal.SIGINT, signal.default_int_handler)  # as pytest wants it


def test_a_signal_before_the_loop_runs_is_not_forgotten() -> None:
    program = (
        "import os, signal; from PySide6.QtCore import QCoreApplication;"
        "from planetfm.signals import Signals;"
        "app = QCoreApplication([]); signals = Signals(app.quit);"
        "os.kill(os.getpid(), signal.SIGTERM); code = app.exec(); signals.close();"
        "print('ended', code)"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=10
    )
    assert (told.returncode, told.stdout, told.stderr) == (0, "ended 0\n", "")
