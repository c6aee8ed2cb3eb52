"""The store's housekeeping: what goes by the listener's rules, a copy of the marks, its size.

All of it happens on the db lane behind everything else, in pieces of some milliseconds, so that a
click never waits for it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from planetfm.core.bounds import Bounds
from planetfm.core.model import Headline, NewsFilter, NewsQuery
from planetfm.runtime.illustrations import Illustrations
from planetfm.runtime.shelf import Shelf
from planetfm.runtime.tasks import BACKGROUND
from planetfm.runtime.texts import readable

if TYPE_CHECKING:
    from planetfm.store.articles import ArticleStore

log = logging.getLogger(__name__)

EVERY_MS = 3600 * 1000
SAVED = NewsQuery(NewsFilter.SAVED)
SAVED_AT_ONCE = 20


class Upkeep(QObject):
    """Lives on the main thread. `pruned` is called when articles went."""

    def __init__(
        self,
        shelf: Shelf,
        illustrations: Illustrations,
        pruned: Callable[[tuple[str, ...]], None],
        wall: Callable[[], float],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._illustrations = illustrations
        self._pruned = pruned
        self._wall = wall
        self._bounds = Bounds()
        self._closed = False
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self._look)

    def begin(self) -> None:
        self._timer.start()
        self._look()

    def close(self) -> None:
        self._closed = True
        self._timer.stop()

    def keep(self, bounds: Bounds) -> None:
        """From now on this much is kept."""
        if bounds != self._bounds:
            self._bounds = bounds
            if self._timer.isActive():
                self._look()

    def size(self, done: Callable[[int], None]) -> None:
        """What articles and pictures take on disk, in bytes."""
        self._shelf.call(
            lambda store: store.size_bytes() + self._illustrations.size_bytes(),
            done,
            lambda _: done(0),
            BACKGROUND,
        )

    def clear(self, done: Callable[[bool], None]) -> None:
        """Let go of the texts and pictures of articles that are not saved; `done` is told whether
        that went well."""
        kept: set[str] = set()

        def saved(store: ArticleStore, looked_at: int) -> int:
            rows = store.headlines(SAVED, looked_at, SAVED_AT_ONCE)
            for row in rows:
                kept.update(_pictures(store, row))
            return looked_at + len(rows) if len(rows) == SAVED_AT_ONCE else 0

        def look_at_saved(looked_at: int) -> None:
            def looked(further: int) -> None:
                if further:
                    look_at_saved(further)
                else:
                    next_part(True)

            if not self._closed:
                self._shelf.call(lambda store: saved(store, looked_at), looked, failed, BACKGROUND)

        def some(store: ArticleStore) -> bool:
            return store.clear_bodies()

        def shrink(store: ArticleStore) -> None:
            self._illustrations.clear(kept)
            store.shrink()

        def next_part(more: bool) -> None:
            if self._closed:
                return
            if more:
                self._shelf.call(some, next_part, failed, BACKGROUND)
            else:
                self._shelf.call(shrink, lambda _: done(True), failed, BACKGROUND)

        def failed(error: Exception) -> None:
            log.error("the cache could not be cleared: %s", error)
            done(False)

        look_at_saved(0)

    def _look(self) -> None:
        self._shelf.call(lambda store: store.back_up_marks(), None, self._failed, BACKGROUND)
        self._prune()

    def _prune(self) -> None:
        bounds, now = self._bounds, datetime.fromtimestamp(self._wall(), UTC)

        def told(gone: tuple[str, ...]) -> None:
            if gone and not self._closed and bounds == self._bounds:
                self._pruned(gone)
                self._prune()

        if bounds:
            self._shelf.call(lambda store: store.prune(bounds, now), told, self._failed, BACKGROUND)

    def _failed(self, error: Exception) -> None:
        log.error("the store could not be kept in order: %s", error)


def _pictures(store: ArticleStore, row: Headline) -> tuple[str, ...]:
    """The addresses of an article's pictures: the one above it, and those of its text."""
    from planetfm.core.pictures import pictures_in

    found = readable(store, row.identity)
    above = (row.image_url,) if row.image_url else ()
    return above + (pictures_in(found[1]) if found else ())
