"""A store on the db lane: opened by the first who asks, closed by the last, touched nowhere else.

    shelf.call(lambda store: store.counts(), done, failed)

`work` runs on the lane, `done` and `failed` on the main thread. What the listener does goes ahead
of refreshes, refreshes ahead of housekeeping.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from planetfm.runtime.tasks import BACKGROUND, NORMAL, Lane


class Closable(Protocol):
    def close(self) -> None: ...


S = TypeVar("S", bound=Closable)
T = TypeVar("T")


class LaneStore(Generic[S]):
    """`open_store` runs on the db lane; where it fails, each later call tries it anew."""

    def __init__(self, db: Lane, open_store: Callable[[], S]) -> None:
        self._db = db
        self._open_store = open_store
        self._store: S | None = None  # touched on the db lane alone

    def call(
        self,
        work: Callable[[S], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        priority: int = NORMAL,
    ) -> None:
        """Have `work` done with the store; its result to `done`, its error to `failed`, at home."""
        self._db.call(lambda: work(self._opened()), done, failed, priority)

    def close(self) -> None:
        """Close the store when everything asked so far was done."""
        self._db.call(self._close, priority=BACKGROUND)

    def _opened(self) -> S:
        if self._store is None:
            self._store = self._open_store()
        return self._store

    def _close(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None
