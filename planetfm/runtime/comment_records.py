"""The comments' way to their database: every call runs on the db lane, in order."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from planetfm.core.errors import StoreError, Trouble
from planetfm.core.outgoing import Outgoing
from planetfm.runtime.tasks import BACKGROUND, USER, Lane
from planetfm.store.comments import CommentStore

T = TypeVar("T")
log = logging.getLogger(__name__)

NOTE_S = 15.0


@dataclass(slots=True)
class _Note:
    """A note being written: the io thread waits for it, the db lane writes it, or neither."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    ended: threading.Event = field(default_factory=threading.Event)
    given_up: bool = False
    written: Outgoing | None = None


class CommentRecords:
    """`path`: the database; opened by the first call, on the lane."""

    def __init__(self, db: Lane, path: Path) -> None:
        self._db = db
        self._path = path
        self._store: CommentStore | None = None  # touched on the db lane alone
        self.noted_here: set[int] = set()
        """Numbers of the notes of this run; others were left by an app that ended."""

    def ask(
        self,
        work: Callable[[CommentStore], T],
        done: Callable[[T | None], None] | None = None,
        priority: int = USER,
    ) -> None:
        """Have `work` done with the store; `done` gets None where the disk refuses."""

        def failed(error: Exception) -> None:
            log.error("the comments' store failed: %s", error)
            if done is not None:
                done(None)

        self._db.call(lambda: work(self._opened()), done, failed, priority)

    def note(self, one: Outgoing) -> Outgoing:
        """`one` as it lies on the disk now, with its number. Waits: for worker threads only.

        Raises StoreError; then it does not lie there, and never will.
        """
        pending = _Note()

        def work() -> None:
            with pending.lock:
                if not pending.given_up:
                    try:
                        pending.written = self._opened().begin(one)
                        self.noted_here.add(pending.written.number)
                    finally:
                        pending.ended.set()

        self._db.call(work, None, lambda error: log.error("no note: %s", error), USER)
        pending.ended.wait(NOTE_S)
        with pending.lock:
            pending.given_up = True
            if pending.written is None:
                raise StoreError(Trouble.DISK, "no note")
            return pending.written

    def close(self) -> None:
        """After all that was asked."""
        self._db.call(self._close, priority=BACKGROUND)

    def _opened(self) -> CommentStore:
        if self._store is None:
            self._store = CommentStore(self._path)
        return self._store

    def _close(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None
