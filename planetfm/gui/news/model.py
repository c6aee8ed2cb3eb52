"""The headlines a list shows, page by page, kept in step with the newsroom without ever resetting.

Rows are newest first. A merge inserts its rows where they belong, a change of status repaints one
row, the minute repaints the times. Only another query starts over. Pages that arrive for a query
that was left are dropped (each query has a number).
"""

from __future__ import annotations

import bisect
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from planetfm.core.model import ArticleStatus, Changes, Headline, NewsFilter, NewsQuery

HEADLINE = Qt.ItemDataRole.UserRole
"""The role of the whole `Headline`."""
FIRST_PAGE, NEXT_PAGE = 40, 200
Index = QModelIndex | QPersistentModelIndex


class Newsroom(Protocol):
    """The questions a list asks of `runtime.news.NewsController` (a test may answer them too)."""

    def headlines(
        self,
        query: NewsQuery,
        offset: int,
        limit: int,
        done: Callable[[tuple[Headline, ...]], None],
    ) -> None: ...

    def headlines_by_identity(
        self,
        identities: tuple[str, ...],
        query: NewsQuery,
        done: Callable[[tuple[Headline, ...]], None],
    ) -> None: ...


def belongs(status: ArticleStatus, query: NewsQuery) -> bool:
    """Does a row with `status` still match the filter? (It stays in view until the next query.)"""
    if query.filter is NewsFilter.UNREAD:
        return not status.read
    return status.saved if query.filter is NewsFilter.SAVED else True


def _order(row: Headline) -> tuple[float, str]:
    return (-row.published.timestamp(), row.identity)


class HeadlineModel(QAbstractListModel):
    """`speak(headline)` makes the accessible text of a row."""

    settled = Signal()
    """The first page of a query has come, be it empty."""
    arrived = Signal(int)
    """So many new rows were merged in."""

    def __init__(
        self,
        newsroom: Newsroom,
        speak: Callable[[Headline], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._newsroom = newsroom
        self._speak = speak
        self._rows: list[Headline] = []
        self._known: set[str] = set()
        self._query = NewsQuery()
        self._number = 0
        self._asking = False
        self._complete = False
        self._settled = False

    @property
    def query(self) -> NewsQuery:
        return self._query

    @property
    def is_settled(self) -> bool:
        return self._settled

    def headline(self, row: int) -> Headline:
        return self._rows[row]

    def row_of(self, identity: str) -> int:
        """The row of an article, -1 if it is not loaded."""
        if identity not in self._known:
            return -1
        return next(n for n, row in enumerate(self._rows) if row.identity == identity)

    def show(self, query: NewsQuery) -> None:
        """Show another query from its newest row on. The old rows stay until the new ones come."""
        self._query = query
        self._number += 1
        self._settled = False
        self._complete = False
        self._ask(0, FIRST_PAGE)

    def merge(self, changes: Changes) -> None:
        """Take in what a refresh brought."""
        wanted = changes.new + changes.updated
        number = self._number
        if not wanted or not self._settled:
            return
        self._newsroom.headlines_by_identity(
            wanted, self._query, lambda rows: self._merge(number, rows, set(changes.new))
        )

    def set_status(self, identity: str, status: ArticleStatus) -> None:
        row = self.row_of(identity)
        if row >= 0:
            old = self._rows[row]
            self._rows[row] = Headline(
                old.identity,
                old.title,
                old.excerpt,
                old.category,
                old.published,
                old.image_url,
                old.comment_count,
                status,
            )
            self.dataChanged.emit(self.index(row), self.index(row))

    def fetch_all(self) -> None:
        """Load every row there is (End was pressed): at most a few MB of headlines."""
        if not self._complete:
            self._ask(self._offset(), 1_000_000)

    # The words of QAbstractListModel

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == HEADLINE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return self._speak(row)
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return self._settled and not self._complete and not self._asking

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._ask(self._offset(), NEXT_PAGE)

    def _offset(self) -> int:
        # The store counts only what matches now: a row read meanwhile no longer does.
        return sum(belongs(row.status, self._query) for row in self._rows)

    def _ask(self, offset: int, limit: int) -> None:
        number = self._number
        self._asking = True
        self._newsroom.headlines(
            self._query, offset, limit, lambda rows: self._page(number, offset, limit, rows)
        )

    def _page(self, number: int, offset: int, limit: int, rows: tuple[Headline, ...]) -> None:
        if number != self._number:
            return
        self._asking = False
        self._complete = len(rows) < limit
        if not self._settled:
            self.beginResetModel()
            self._rows = list(rows)
            self._known = {row.identity for row in rows}
            self.endResetModel()
            self._settled = True
            self.settled.emit()
            return
        fresh = [row for row in rows if row.identity not in self._known]
        if fresh:
            at = len(self._rows)
            self.beginInsertRows(QModelIndex(), at, at + len(fresh) - 1)
            self._rows.extend(fresh)
            self._known.update(row.identity for row in fresh)
            self.endInsertRows()

    def _merge(self, number: int, rows: tuple[Headline, ...], new: set[str]) -> None:
        if number != self._number:
            return
        added = 0
        for row in sorted(rows, key=_order):
            at = self.row_of(row.identity)
            if at >= 0:
                self._rows[at] = row
                self.dataChanged.emit(self.index(at), self.index(at))
                continue
            at = bisect.bisect_left(self._rows, _order(row), key=_order)
            if at == len(self._rows) and not self._complete:
                continue  # it belongs to a page that was not read yet
            self.beginInsertRows(QModelIndex(), at, at)
            self._rows.insert(at, row)
            self._known.add(row.identity)
            self.endInsertRows()
            added += row.identity in new
        if added:
            self.arrived.emit(added)

    def minute_passed(self, now: datetime) -> None:
        """The relative times have changed: repaint, nothing else."""
        if self._rows:
            self.dataChanged.emit(
                self.index(0), self.index(len(self._rows) - 1), [Qt.ItemDataRole.DisplayRole]
            )
