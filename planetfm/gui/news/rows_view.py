"""Rows of different heights under a QListView that lays out nothing: where each row lies.

It holds its place: what stands at the top of the view stays there when rows are inserted above,
when a row turns out higher than was guessed and when the pane changes its width. The lead card
(the newest article with a picture) stands first; behind it the rows keep the model's order. `place`
is a row's position on the screen, `row` its number in the model.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
)
from PySide6.QtGui import QAccessible, QAccessibleEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from planetfm.core.model import NewsFilter
from planetfm.gui.news.cards import COMPACT_ESTIMATE, FULL_H, Card, Cards
from planetfm.gui.news.model import HeadlineModel
from planetfm.gui.news.rows import Rows
from planetfm.gui.widgets.viewport import own_viewport

Index = QModelIndex | QPersistentModelIndex
LEAD_FROM_PX = 700
"""The lead card is shown from this pane width on."""
LEAD_AMONG = 12
"""The lead is looked for among so many of the newest: an old picture is no news."""
FETCH_PX = 1_500
"""So near to its end the list loads the next page of what is stored."""


class RowsView(QListView):
    """A QListView for the sake of assistive technology, which then sees a list with its items.

    Its layout is never used: every method that would ask it is answered here. Subclasses paint, and
    hear of every movement through `moved`.
    """

    def __init__(self, model: HeadlineModel, cards: Cards, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        own_viewport(self)
        self._news = model
        self._cards = cards
        self._rows = Rows(FULL_H)
        self._compact = False
        self._lead = -1
        self._padding = 24
        self._below_px = 0
        """Room behind the last row."""
        self._to_the_end = False
        self._kept: tuple[QPersistentModelIndex, int] = (QPersistentModelIndex(), 0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        model.rowsRemoved.connect(self._after_removal)

    def moved(self) -> None:
        """The rows have another length or stand elsewhere. For subclasses."""

    def set_form(self, *, compact: bool, padding_px: int) -> None:
        """Compact cards or full ones, and the pane's padding at the left and right."""
        if (compact, padding_px) != (self._compact, self._padding):
            self._compact, self._padding = compact, padding_px
            self._lay_out_again()

    @property
    def at_top(self) -> bool:
        return self.verticalScrollBar().value() <= 4

    def to_top(self) -> None:
        self.verticalScrollBar().setValue(0)

    # Order: places on the screen and rows of the model

    def _row_at(self, place: int) -> int:
        if self._lead < 0 or place > self._lead:
            return place
        return self._lead if place == 0 else place - 1

    def _place_of(self, row: int) -> int:
        if self._lead < 0 or row > self._lead:
            return row
        return 0 if row == self._lead else row + 1

    def _card(self, place: int) -> Card:
        if self._compact:
            return Card.COMPACT
        return Card.LEAD if place == 0 and self._lead >= 0 else Card.FULL

    def _find_lead(self) -> int:
        query = self._news.query
        wide = self.viewport().width() >= LEAD_FROM_PX
        plain = query.filter is NewsFilter.ALL and not query.text and not query.category
        if self._compact or not wide or not plain:
            return -1
        for row in range(min(LEAD_AMONG, self._news.rowCount())):
            if self._news.headline(row).image_url:
                return row
        return -1

    # Geometry

    def _content(self, place: int) -> QRect:
        """The content area of a place, in viewport coordinates."""
        top = self._rows.top(place) - self.verticalOffset()
        wide = self.viewport().width() - 2 * self._padding
        return QRect(self._padding, top, max(wide, 120), self._rows.height(place))

    def _measure(self, place: int) -> int:
        headline = self._news.headline(self._row_at(place))
        if not headline.title:
            return 0  # its words are on their way
        wide = max(self.viewport().width() - 2 * self._padding, 120)
        return self._rows.measure(place, self._cards.height(self._card(place), headline, wide))

    def _measure_visible(self) -> None:
        """Measure what is in view (and a little around it), without moving the top row."""
        count = len(self._rows)
        if not count:
            return
        changed = False
        first = max(self._rows.at(self.verticalOffset()), 0)
        above = self.verticalOffset() - self._rows.top(first)
        for place in range(max(first - 3, 0), first):
            if not self._rows.is_measured(place):
                changed |= bool(self._measure(place))
        bottom = self.viewport().height() + 300 + above
        place, used = first, 0
        while place < count and used < bottom:
            if not self._rows.is_measured(place):
                changed |= bool(self._measure(place))
            used += self._rows.height(place)
            place += 1
        if changed:
            self._stretch(self._rows.top(first) + above)

    def _stretch(self, offset: int) -> None:
        """Give the scroll bar the list's present length and stand at `offset`."""
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self._rows.total + 8 + self._below_px - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(40)
        bar.setValue(offset)
        self.moved()

    def _anchor(self) -> tuple[QPersistentModelIndex, int]:
        """The row at the top of the view and how far it is scrolled past."""
        place = self._rows.at(self.verticalOffset()) if len(self._rows) else -1
        if place < 0:
            return QPersistentModelIndex(), 0
        index = self._news.index(self._row_at(place))
        return QPersistentModelIndex(index), self.verticalOffset() - self._rows.top(place)

    def _lay_out_again(self, *, keep: bool = True) -> None:
        anchor, past = self._anchor()
        self._lead = self._find_lead()
        estimate = COMPACT_ESTIMATE if self._compact else FULL_H
        self._rows.reset(self._news.rowCount(), estimate)
        if self._lead >= 0:
            self._measure(0)
        offset = 0
        if keep and anchor.isValid():
            offset = self._rows.top(self._place_of(anchor.row())) + past
        self._stretch(offset)
        self._measure_visible()
        self.viewport().update()

    # The words of QAbstractItemView

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        self._lay_out_again(keep=False)

    def reset(self) -> None:
        QAbstractItemView.reset(self)
        self._lay_out_again(keep=False)

    def rowsInserted(self, parent: Index, start: int, end: int) -> None:
        at_top = self.at_top
        # The model has the rows already, our places not yet: find the anchor by the old rows.
        offset = self.verticalOffset()
        count = end - start + 1
        place = self._rows.at(offset) if len(self._rows) else -1
        row = self._row_at(place) if place >= 0 else -1
        past = offset - self._rows.top(place) if place >= 0 else 0
        old_lead = self._lead
        self._lead = self._find_lead()
        if start >= len(self._rows) and self._lead == old_lead:
            self._rows.insert(len(self._rows), count)
        else:
            self._rows.reset(self._news.rowCount(), COMPACT_ESTIMATE if self._compact else FULL_H)
            if self._lead >= 0:
                self._measure(0)
        if row >= start:
            row += count
        keep = row >= 0 and not at_top
        self._stretch(self._rows.top(self._place_of(row)) + past if keep else offset)
        self._measure_visible()
        self.viewport().update()
        QAbstractItemView.rowsInserted(self, parent, start, end)
        if self._to_the_end:
            self._to_the_end = False
            QTimer.singleShot(0, self, self._go_to_end)

    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:
        self._kept = self._anchor()
        QAbstractItemView.rowsAboutToBeRemoved(self, parent, start, end)

    def _after_removal(self) -> None:
        """Rows have gone from the model: the row at the top of the view stays there."""
        anchor, past = self._kept
        self._lead = self._find_lead()
        self._rows.reset(self._news.rowCount(), COMPACT_ESTIMATE if self._compact else FULL_H)
        if self._lead >= 0:
            self._measure(0)
        offset = self._rows.top(self._place_of(anchor.row())) + past if anchor.isValid() else 0
        self._stretch(offset)
        self._measure_visible()
        self.viewport().update()

    def dataChanged(self, first: Index, last: Index, roles: object = None) -> None:
        if first.row() == last.row() and len(self._rows) > first.row():
            self._rows.forget(self._place_of(first.row()))
        self._measure_visible()
        self.viewport().update()

    def doItemsLayout(self) -> None:
        """Nothing: rows are measured when they come into view."""

    def currentChanged(self, current: Index, previous: Index) -> None:
        QAbstractItemView.currentChanged(self, current, previous)
        # As QListView does: told of a list without the focus, a reader would leave the article.
        if QAccessible.isActive() and current.isValid() and self.hasFocus():
            event = QAccessibleEvent(self, QAccessible.Event.Focus)
            event.setChild(current.row())
            QAccessible.updateAccessibility(event)

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid() or index.row() >= len(self._rows):
            return QRect()
        content = self._content(self._place_of(index.row()))
        return QRect(0, content.top(), self.viewport().width(), content.height())

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if not index.isValid() or index.row() >= len(self._rows):
            return
        place = self._place_of(index.row())
        if not self._rows.is_measured(place):
            self._measure(place)
            self._stretch(self.verticalOffset())
        top, height = self._rows.top(place), self._rows.height(place)
        offset, view = self.verticalOffset(), self.viewport().height()
        if top < offset:
            self.verticalScrollBar().setValue(top)
        elif top + height > offset + view:
            self.verticalScrollBar().setValue(top + height - view)

    def indexAt(self, point: QPoint) -> QModelIndex:
        y = point.y() + self.verticalOffset()
        if not len(self._rows) or not 0 <= y < self._rows.total:
            return QModelIndex()
        return self._news.index(self._row_at(self._rows.at(y)))

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        count = len(self._rows)
        if not count:
            return QModelIndex()
        current = self.currentIndex()
        place = self._place_of(current.row()) if current.isValid() else -1
        move = QAbstractItemView.CursorAction
        page = max(1, self.viewport().height() // (self._rows.height(max(place, 0)) or 1))
        steps = {
            move.MoveUp: -1,
            move.MovePrevious: -1,
            move.MoveDown: 1,
            move.MoveNext: 1,
            move.MovePageUp: -page,
            move.MovePageDown: page,
            move.MoveHome: -count,
            move.MoveEnd: count,
        }
        wanted = min(max(place + steps.get(action, 0), 0), count - 1)
        if action == move.MoveEnd and self._news.canFetchMore(QModelIndex()):
            self._to_the_end = True
            self._news.fetch_all()
        elif wanted > count - 10:
            self._fetch_more()
        return self._news.index(self._row_at(wanted))

    @property
    def left_px(self) -> int:
        """How far it is to the end of what is loaded."""
        return self.verticalScrollBar().maximum() - self.verticalOffset()

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        index = self.indexAt(rect.center())
        self.selectionModel().select(QItemSelection(index, index), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    def updateGeometries(self) -> None:
        self._stretch(self.verticalOffset())
        QAbstractItemView.updateGeometries(self)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._measure_visible()
        self.viewport().update()
        self.moved()
        if self.left_px < FETCH_PX:
            self._fetch_more()

    def resizeEvent(self, event: QResizeEvent) -> None:
        QAbstractItemView.resizeEvent(self, event)
        if event.size().width() != event.oldSize().width():
            self._lay_out_again()
        else:
            self._stretch(self.verticalOffset())
            self._measure_visible()

    def _fetch_more(self) -> None:
        if self._news.canFetchMore(QModelIndex()):
            self._news.fetchMore(QModelIndex())

    def _go_to_end(self) -> None:
        count = len(self._rows)
        if count:
            self.setCurrentIndex(self._news.index(self._row_at(count - 1)))
