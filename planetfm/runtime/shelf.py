"""The article store's place on the db lane."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from planetfm.runtime.lane_store import LaneStore
from planetfm.runtime.tasks import NORMAL, Lane

if TYPE_CHECKING:
    from planetfm.store.articles import ArticleStore

T = TypeVar("T")


class Shelf(LaneStore["ArticleStore"]):
    """What all rooms behind `news` keep their articles on."""

    def __init__(self, db: Lane, open_store: Callable[[], ArticleStore]) -> None:
        super().__init__(db, open_store)

    def beside(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        priority: int = NORMAL,
    ) -> None:
        """Work for the disk that needs no store, on the same thread."""
        self._db.call(work, done, failed, priority)
