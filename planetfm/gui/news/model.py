"""The headlines a list shows, page by page, kept in step with the newsroom without ever resetting.

Rows are newest first. A merge inserts its rows where they belong, a change of status repaints one
row, the minute repaints the times. Only another query starts over. Pages that arrive for a query
that was left are dropped (each query has a number).

Far from what is looked at, a row is a `Stub`: its place and no words, so that a list of fifty
thousand costs a few megabytes. A stub that comes into view asks for its words.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
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
FULL_ROWS_MAX, FULL_ROWS_AROUND, FULL_AT_TOP = 2_400, 600, 20
"""More rows with words than this are thinned out to those around the one looked at."""
ASKED_AROUND = 40
"""With a stub in view, so many of its neighbours on either side get their words too."""
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


@dataclass(frozen=True, slots=True)
class Stub:
    """A row without its words. `belongs`: it still matches the query's filter."""

    identity: str
    published_s: float
    belongs: bool


Row = Headline | Stub


def belongs(status: ArticleStatus, query: NewsQuery) -> bool:
    """Does a row with `status` still match the filter? (It stays in view until the next query.)"""
    if query.filter is NewsFilter.UNREAD:
        return not status.read
    return status.saved if query.filter is NewsFilter.SAVED else True


def _order(row: Row) -> tuple[float, str]:
    when_s = row.published_s if isinstance(row, Stub) else row.published.timestamp()
    return (-when_s, row.identity)


def _blank(stub: Stub) -> Headline:
    """What is drawn until the words are there."""
    published = datetime.fromtimestamp(stub.published_s, UTC)
    return Headline(stub.identity, "", "", "", published, None, None, ArticleStatus(read=True))


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
        self._rows: list[Row] = []
        self._full = 0
        self._looked = 0
        self._filling: set[str] = set()
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

    @property
    def is_complete(self) -> bool:
        """Every stored row that matches is listed."""
        return self._settled and self._complete

    @property
    def full_rows(self) -> int:
        """How many rows have their words in memory."""
        return self._full

    def headline(self, row: int) -> Headline:
        """The row's headline; a blank one where its words are on their way."""
        found = self._rows[row]
        if row >= FULL_AT_TOP:
            self._looked = row
        if isinstance(found, Stub):
            self._fill(row)
            return _blank(found)
        return found

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

    def merge(self, changes: Changes, *, old_news: bool = False) -> None:
        """Take in what a refresh brought; `old_news` (from the archive) is not told as arrived."""
        wanted = changes.new + changes.updated + changes.touched
        number = self._number
        if not wanted or not self._settled:
            return
        new = set() if old_news else set(changes.new)
        self._newsroom.headlines_by_identity(
            wanted, self._query, lambda rows: self._merge(number, rows, new)
        )

    def remove(self, identities: Iterable[str]) -> None:
        """These articles are no longer stored."""
        leaving = set(identities) & self._known
        for at in reversed(range(len(self._rows))):
            if self._rows[at].identity in leaving:
                self.beginRemoveRows(QModelIndex(), at, at)
                self._full -= isinstance(self._rows[at], Headline)
                del self._rows[at]
                self.endRemoveRows()
        self._known -= leaving

    def set_status(self, identity: str, status: ArticleStatus) -> None:
        row = self.row_of(identity)
        if row >= 0:
            old = self._rows[row]
            if isinstance(old, Stub):
                self._rows[row] = replace(old, belongs=belongs(status, self._query))
            else:
                self._rows[row] = replace(old, status=status)
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
        row = self.headline(index.row())
        if role == HEADLINE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._speak(row)
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return self._settled and not self._complete and not self._asking

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._ask(self._offset(), NEXT_PAGE)

    def _offset(self) -> int:
        # The store counts only what matches now: a row read meanwhile no longer does.
        if self._query.filter is NewsFilter.ALL:
            return len(self._rows)
        return sum(
            row.belongs if isinstance(row, Stub) else belongs(row.status, self._query)
            for row in self._rows
        )

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
            self._full, self._looked = len(rows), 0
            self._filling.clear()
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
            self._full += len(fresh)
            self._known.update(row.identity for row in fresh)
            self._thin_out()
            self.endInsertRows()

    def _merge(self, number: int, rows: tuple[Headline, ...], new: set[str]) -> None:
        if number != self._number:
            return
        added = sum(row.identity in new for row in rows if row.identity not in self._known)
        below: list[Headline] = []
        for row in sorted(rows, key=_order):
            at = self.row_of(row.identity)
            if at >= 0:
                self._full += isinstance(self._rows[at], Stub)
                self._rows[at] = row
                self.dataChanged.emit(self.index(at), self.index(at))
                continue
            at = bisect.bisect_left(self._rows, _order(row), key=_order)
            if at < len(self._rows):
                self._insert(at, [row])
            elif self._complete:
                below.append(row)
            else:
                added -= row.identity in new  # it belongs to a page that was not read yet
        if below:
            self._insert(len(self._rows), below)
        self._thin_out()
        if added:
            self.arrived.emit(added)

    def _insert(self, at: int, rows: list[Headline]) -> None:
        self.beginInsertRows(QModelIndex(), at, at + len(rows) - 1)
        self._rows[at:at] = rows
        self._full += len(rows)
        self._known.update(row.identity for row in rows)
        self.endInsertRows()

    # Words of far rows come and go

    def _thin_out(self) -> None:
        if self._full <= FULL_ROWS_MAX:
            return
        first, last = self._looked - FULL_ROWS_AROUND, self._looked + FULL_ROWS_AROUND
        full = 0
        for at, row in enumerate(self._rows):
            if isinstance(row, Stub):
                continue
            if at < FULL_AT_TOP or first <= at <= last:
                full += 1
                continue
            self._rows[at] = Stub(
                row.identity, row.published.timestamp(), belongs(row.status, self._query)
            )
        self._full = full

    def _fill(self, row: int) -> None:
        first = max(row - ASKED_AROUND, 0)
        around = self._rows[first : row + ASKED_AROUND]
        wanted = tuple(
            one.identity
            for one in around
            if isinstance(one, Stub) and one.identity not in self._filling
        )
        if self._rows[row].identity not in wanted:
            return
        self._filling.update(wanted)
        number = self._number
        # Also those that were read meanwhile and stay in view: the filter is not asked again.
        everything = replace(self._query, filter=NewsFilter.ALL)
        self._newsroom.headlines_by_identity(
            wanted, everything, lambda rows: self._filled(number, rows, wanted)
        )

    def _filled(self, number: int, rows: tuple[Headline, ...], asked: tuple[str, ...]) -> None:
        if number != self._number:
            return
        self._filling.difference_update(asked)
        filled: list[int] = []
        for headline in rows:
            at = bisect.bisect_left(self._rows, _order(headline), key=_order)
            found = self._rows[at] if at < len(self._rows) else None
            if found is None or found.identity != headline.identity:
                at = self.row_of(headline.identity)
            if at >= 0 and isinstance(self._rows[at], Stub):
                self._rows[at] = headline
                self._full += 1
                filled.append(at)
        if filled:
            self.dataChanged.emit(self.index(min(filled)), self.index(max(filled)))
        self._thin_out()

    def minute_passed(self, now: datetime) -> None:
        """The relative times have changed: repaint, nothing else."""
        if self._rows:
            self.dataChanged.emit(
                self.index(0), self.index(len(self._rows) - 1), [Qt.ItemDataRole.DisplayRole]
            )
