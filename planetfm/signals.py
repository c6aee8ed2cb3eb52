"""Ctrl+C and SIGTERM end the app as a click on close would: Qt's loop must be woken for them."""

from __future__ import annotations

import contextlib
import signal
import socket
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, QTimer


class Signals(QObject):
    """Calls `end` on the main thread when the process is asked to stop."""

    def __init__(self, end: Callable[[], None]) -> None:
        super().__init__()
        self._end = end
        self._read, self._write = socket.socketpair()
        self._read.setblocking(False)
        self._write.setblocking(False)
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read, self)
        # Its slot runs Python on the main thread, and with that the handler below.
        self._notifier.activated.connect(self._woken)
        signal.set_wakeup_fd(self._write.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._caught)

    def close(self) -> None:
        signal.set_wakeup_fd(-1)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        self._notifier.setEnabled(False)
        self._read.close()
        self._write.close()

    def _woken(self) -> None:
        with contextlib.suppress(BlockingIOError):
            self._read.recv(64)

    def _caught(self, number: int, frame: FrameType | None) -> None:
        # Through the loop: asked to quit before it runs, Qt would forget it.
        QTimer.singleShot(0, self._end)
