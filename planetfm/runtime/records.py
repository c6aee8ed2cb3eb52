"""The history's place on the db lane."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planetfm.runtime.lane_store import LaneStore
from planetfm.runtime.tasks import Lane

if TYPE_CHECKING:
    from planetfm.store.history import HistoryStore


class Records(LaneStore["HistoryStore"]):
    """`path`: the database."""

    def __init__(self, db: Lane, path: Path) -> None:
        super().__init__(db, lambda: _open(path))


def _open(path: Path) -> HistoryStore:
    from planetfm.store.history import HistoryStore  # no window waits for it

    return HistoryStore(path)
