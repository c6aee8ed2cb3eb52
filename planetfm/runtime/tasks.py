"""Work leaves the main thread by a lane and comes home through the mailbox.

A lane is a small pool of worker threads with a priority queue; the mailbox is a queue woken by one
argument-less signal to a slot on the main thread (the one cross-thread form that was seen to be
safe in every PySide6 tried). Tests call `Mailbox.drain()` instead of sleeping.

    lane.call(lambda: fetch(url), done=self._fetched, failed=self._failed)

`done` and `failed` run on the main thread. A lane swallows nothing: a PlanetError goes to `failed`,
anything else too, after it was logged with its traceback.
"""

from __future__ import annotations

import itertools
import logging
import queue
import sys
import threading
import time
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from planetfm.core.errors import PlanetError

P = ParamSpec("P")
T = TypeVar("T")
log = logging.getLogger(__name__)

USER, NORMAL, BACKGROUND = 0, 1, 2
"""Priorities: what a listener just did goes ahead of a refresh, a refresh ahead of housekeeping."""


class Mailbox(QObject):
    """Brings calls home to the thread it was made on, in the order they were posted."""

    _knock = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._letters: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._closed = threading.Event()
        self._knock.connect(self.drain, Qt.ConnectionType.QueuedConnection)

    def post(self, call: Callable[[], None]) -> None:
        """From any thread: have `call` run on the main thread. Dropped after `close`."""
        if self._closed.is_set():
            return
        self._letters.put(call)
        self._knock.emit()

    @Slot()
    def drain(self) -> None:
        """Run everything posted so far. Main thread only.

        A call that raises is reported as any uncaught error is, and the letters behind it are
        still delivered.
        """
        for _ in range(self._letters.qsize()):
            try:
                call = self._letters.get_nowait()
            except queue.Empty:
                return
            if self._closed.is_set():
                return
            try:
                call()
            except Exception as error:
                sys.excepthook(type(error), error, error.__traceback__)

    def close(self) -> None:
        """Deliver nothing more."""
        self._closed.set()
        while not self._letters.empty():
            self._letters.get_nowait()


class Lane:
    """`workers` threads that take submitted calls by priority, then by age."""

    def __init__(self, name: str, mailbox: Mailbox, workers: int = 1) -> None:
        self.name = name
        self._mailbox = mailbox
        self._count = itertools.count()
        self._queue: queue.PriorityQueue[tuple[int, int, Callable[[], None] | None]]
        self._queue = queue.PriorityQueue()
        self._closed = False
        self._threads = [
            threading.Thread(target=self._work, name=f"{name}-{n}", daemon=True)
            for n in range(workers)
        ]
        for thread in self._threads:
            thread.start()

    def submit(
        self,
        fn: Callable[P, T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Run `fn` on the lane; its result is not wanted."""
        self.call(lambda: fn(*args, **kwargs))

    def call(
        self,
        fn: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        priority: int = NORMAL,
    ) -> None:
        """Run `fn` on the lane; bring its result to `done`, its error to `failed`, at home."""
        if not self._closed:
            self._queue.put((priority, next(self._count), lambda: self._run(fn, done, failed)))

    def close(self, timeout_s: float = 3.0, *, finish: bool = False) -> bool:
        """Stop the threads; with `finish`, run what is queued first. True if all ended in time.

        `timeout_s` is for all of them together. Calls made from now on are dropped.
        """
        if not self._closed:
            self._closed = True
            for _ in self._threads:
                self._queue.put((BACKGROUND + 1 if finish else USER - 1, next(self._count), None))
        end = time.monotonic() + timeout_s
        for thread in self._threads:
            thread.join(max(0.0, end - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def _work(self) -> None:
        while True:
            job = self._queue.get()[2]
            if job is None:
                return
            job()

    def _run(
        self,
        fn: Callable[[], T],
        done: Callable[[T], None] | None,
        failed: Callable[[Exception], None] | None,
    ) -> None:
        try:
            result = fn()
        except Exception as error:
            if not isinstance(error, PlanetError) or failed is None:
                log.exception("a call on the %s lane failed", self.name)
            if failed is not None:
                report, caught = failed, error
                self._mailbox.post(lambda: report(caught))
            return
        if done is not None:
            deliver = done
            self._mailbox.post(lambda: deliver(result))
