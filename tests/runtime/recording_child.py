"""A child for the kill test: makes a planned recording until it is killed.

python -m tests.runtime.recording_child HOME STREAM_URL FIRST AHEAD_S
"""

from __future__ import annotations

import sys
import time
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from pytestqt.qtbot import QtBot

from tests.runtime.radio_room import furnish


class NoBot(QtBot):
    """Nobody waits here."""

    def __init__(self) -> None:
        pass


def main(home: str, url: str, first: str, ahead_s: str) -> None:
    application = QCoreApplication([])
    room = furnish(Path(home), NoBot(), url, lambda: time.time() + float(ahead_s))
    room.keep.add_plan(datetime.fromisoformat(first), 60, words="Sore")

    def report() -> None:
        view = room.keep.recording
        if view is not None:
            print(view.seconds, flush=True)

    timer = QTimer()
    timer.timeout.connect(report)
    timer.start(100)
    application.exec()


if __name__ == "__main__":
    main(*sys.argv[1:])
