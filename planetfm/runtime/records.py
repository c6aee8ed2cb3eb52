"""The history's way to its database: every call runs on the db lane, in order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from planetfm.runtime.tasks import NORMAL, Lane

if TYPE_CHECKING:
    from planetfm.store.history import HistoryStore

T = TypeVar("T")


class Records:
    """`path`: the database; opened by the first call, on the lane."""

    def __init__(self, db: Lane, path: Path) -> None:
        self._db = db
        self._path = path
        self._store: HistoryStore | None = None  # touched on the db lane alone

    def call(
        self,
        work: Callable[[HistoryStore], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        priority: int = NORMAL,
    ) -> None:
        """Run `work` with the store; what it gives comes home to `done`, an error to `failed`."""
        self._db.call(lambda: work(self._opened()), done, failed, priority)

    def close(self) -> None:
        """After all that was called."""
        self._db.submit(self._close)

    def _opened(self) -> HistoryStore:
        if self._store is None:
            from planetfm.store.history import HistoryStore  # no window waits for it

            self._store = HistoryStore(self._path)
        return self._store

    def _close(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None
