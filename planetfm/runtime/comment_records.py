"""The comments' place on the db lane, and the note that a reply waits for."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from planetfm.core.errors import StoreError, Trouble
from planetfm.core.outgoing import Outgoing
from planetfm.runtime.lane_store import LaneStore
from planetfm.runtime.tasks import USER, Lane
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


class CommentRecords(LaneStore[CommentStore]):
    """`path`: the database."""

    def __init__(self, db: Lane, path: Path) -> None:
        super().__init__(db, lambda: CommentStore(path))
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

        self.call(work, done, failed, priority)

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
