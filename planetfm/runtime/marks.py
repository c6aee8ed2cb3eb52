"""What the listener does to articles: read, unread, saved, all read; and how it is taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

from planetfm.core.deeds import Deed, DeedKind
from planetfm.core.model import ArticleStatus
from planetfm.runtime.shelf import Shelf
from planetfm.runtime.tasks import USER

if TYPE_CHECKING:
    from planetfm.store.articles import ArticleStore, Counts

TOLD_LIMIT = 500
"""Of all that were marked at once, so many are told one by one: no list shows more."""


_Many: TypeAlias = "tuple[tuple[str, ...], tuple[tuple[str, ArticleStatus], ...], Counts]"
"""Who was marked, how some of them now are, and how many there are of each."""


@dataclass(frozen=True, slots=True)
class Told:
    """Whom the marks tell, always on the main thread."""

    counts: Callable[[Counts], None]
    status: Callable[[str, ArticleStatus], None]
    done: Callable[[Deed], None]
    failed: Callable[[Exception], None]


class Marks:
    """Each act is told when it is on the disk. Lives on the main thread."""

    def __init__(self, shelf: Shelf, told: Told, now: Callable[[], datetime]) -> None:
        self._shelf = shelf
        self._told = told
        self._now = now

    def mark_read(self, identity: str, read: bool) -> None:
        """Reading on is no deed: only making an article unread can be taken back."""
        now = self._now()
        deed = None if read else Deed(DeedKind.UNREAD, (identity,))
        self._change(identity, lambda store: store.mark_read(identity, read, now), deed)

    def set_saved(self, identity: str, saved: bool) -> None:
        now = self._now()
        deed = Deed(DeedKind.SAVED if saved else DeedKind.LET_GO, (identity,))
        self._change(identity, lambda store: store.set_saved(identity, saved, now), deed)

    def mark_all_read(self) -> None:
        now = self._now()
        self._change_many(lambda store: store.mark_all_read(now), DeedKind.ALL_READ)

    def undo(self, deed: Deed) -> None:
        """Take back what `Told.done` told of."""
        now, first = self._now(), deed.identities[0]
        match deed.kind:
            case DeedKind.SAVED | DeedKind.LET_GO:
                saved = deed.kind is DeedKind.LET_GO
                self._change(first, lambda store: store.set_saved(first, saved, now), None)
            case DeedKind.UNREAD:
                self._change(first, lambda store: store.mark_read(first, True, now), None)
            case DeedKind.ALL_READ:

                def unread(store: ArticleStore) -> tuple[str, ...]:
                    store.mark_many_read(deed.identities, False, now)
                    return deed.identities

                self._change_many(unread, None)

    def _change(
        self,
        identity: str,
        change: Callable[[ArticleStore], ArticleStatus],
        deed: Deed | None,
    ) -> None:
        def work(store: ArticleStore) -> tuple[bool, ArticleStatus, Counts]:
            before = store.status(identity)
            after = change(store)
            return before != after, after, store.counts()

        def kept(result: tuple[bool, ArticleStatus, Counts]) -> None:
            changed, status, counts = result
            self._told.counts(counts)
            self._told.status(identity, status)
            if deed is not None and changed:
                self._told.done(deed)

        self._shelf.call(work, kept, self._told.failed, USER)

    def _change_many(
        self, change: Callable[[ArticleStore], tuple[str, ...]], kind: DeedKind | None
    ) -> None:
        def work(store: ArticleStore) -> _Many:
            identities = change(store)
            told = tuple((one, store.status(one)) for one in identities[:TOLD_LIMIT])
            return identities, told, store.counts()

        def kept(result: _Many) -> None:
            identities, told, counts = result
            self._told.counts(counts)
            for identity, status in told:
                self._told.status(identity, status)
            if kind is not None and identities:
                self._told.done(Deed(kind, identities))

        self._shelf.call(work, kept, self._told.failed, USER)
