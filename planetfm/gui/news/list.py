"""The list of headlines: a view of our own, because Qt's would ask every row for its size.

It holds its place: what stands at the top of the view stays there when rows are inserted above,
when a row turns out higher than was guessed and when the pane changes its width. The lead card
(the newest article with a picture) stands first; behind it the rows keep the model's order.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QToolTip, QWidget

from planetfm.core.model import Headline, NewsFilter
from planetfm.core.search import Wish
from planetfm.gui.news.cards import COMPACT_ESTIMATE, FULL_H, Card, Cards, Look
from planetfm.gui.news.list_foot import Foot
from planetfm.gui.news.model import HeadlineModel
from planetfm.gui.news.overlay import OverlayBar
from planetfm.gui.news.pictures import Pictures
from planetfm.gui.news.rows import Rows
from planetfm.gui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
LEAD_FROM_PX = 700
"""The lead card is shown from this pane width on."""
LEAD_AMONG = 12
"""The lead is looked for among so many of the newest: an old picture is no news."""
END_PX = 240
"""So near to its end the list asks for what lies beyond."""
_KEYS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class HeadlineList(QListView):
    """A QListView for the sake of assistive technology, which then sees a list with its items.

    Its layout is never used: every method that would ask it is answered here.
    """

    opened = Signal(str)
    """The listener opens the article with this identity."""
    save_wanted = Signal(str, bool)
    read_wanted = Signal(str, bool)
    end_reached = Signal()
    """The last stored row is in view, or nearly: the listener may want what comes after it."""

    def __init__(
        self,
        model: HeadlineModel,
        cards: Cards,
        pictures: Pictures,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._news = model
        self._cards = cards
        self._theme = theme
        self._rows = Rows(FULL_H)
        self._compact = False
        self._lead = -1
        self._padding = 24
        self._hovered = -1
        self._on_bookmark = False
        self._by_keyboard = False
        self._open_identity = ""
        self._to_the_end = False
        self._bar = OverlayBar(self, theme)
        self._kept: tuple[QPersistentModelIndex, int] = (QPersistentModelIndex(), 0)
        self.foot = Foot(theme, self.viewport())
        self._foot_px = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setMouseTracking(True)
        self.setAutoFillBackground(False)
        self.setModel(model)
        model.rowsRemoved.connect(self.after_removal)
        pictures.arrived.connect(self._on_picture)
        theme.changed.connect(self.viewport().update)

    # What the side tells the list

    def set_form(self, *, compact: bool, padding_px: int) -> None:
        """Compact cards or full ones, and the pane's padding at the left and right."""
        if (compact, padding_px) != (self._compact, self._padding):
            self._compact, self._padding = compact, padding_px
            self._lay_out_again()

    def set_open(self, identity: str) -> None:
        """The article that is open beside the list is drawn selected."""
        self._open_identity = identity
        self.viewport().update()

    def set_current(self, identity: str) -> None:
        """Make an article the current row and bring it into view."""
        row = self._news.row_of(identity)
        if row >= 0:
            self.setCurrentIndex(self._news.index(row))

    def set_wish(self, wish: Wish) -> None:
        """What was searched for is marked in the rows."""
        self._cards.wish = wish
        self.viewport().update()

    def say_at_foot(self, words: str, action: str) -> None:
        """The sentence and the action behind the last row; none for empty ones."""
        if self.foot.say(words, action):
            self._fit_foot()

    @property
    def at_top(self) -> bool:
        return self.verticalScrollBar().value() <= 4

    def to_top(self) -> None:
        self.verticalScrollBar().setValue(0)

    def neighbour(self, identity: str, step: int) -> str:
        """The article `step` places below (or above) another, as listed; "" past the ends."""
        row = self._news.row_of(identity)
        if row < 0:
            return ""
        at = self._place_of(row) + step
        if not 0 <= at < len(self._rows):
            return ""
        if at > len(self._rows) - 10:
            self._fetch_more()
        return self._news.headline(self._row_at(at)).identity

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
        bar.setRange(0, max(0, self._rows.total + 8 + self._foot_px - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(40)
        bar.setValue(offset)
        self._bar.follow()
        self._place_foot()

    def _fit_foot(self) -> None:
        self._foot_px = self.foot.heightForWidth(self.viewport().width())
        self.foot.setVisible(self._foot_px > 0)
        self._stretch(self.verticalOffset())

    def _place_foot(self) -> None:
        if self._foot_px:
            top = self._rows.total + 4 - self.verticalOffset()
            self.foot.setGeometry(0, top, self.viewport().width(), self._foot_px)

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
        self._hovered = -1
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

    def after_removal(self) -> None:
        """Rows have gone from the model: the row at the top of the view stays there."""
        anchor, past = self._kept
        self._lead = self._find_lead()
        self._rows.reset(self._news.rowCount(), COMPACT_ESTIMATE if self._compact else FULL_H)
        if self._lead >= 0:
            self._measure(0)
        offset = self._rows.top(self._place_of(anchor.row())) + past if anchor.isValid() else 0
        self._hovered = -1
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
        if QAccessible.isActive() and current.isValid():
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
        self._bar.follow()
        self._place_foot()
        left_px = self.verticalScrollBar().maximum() - self.verticalOffset()
        if left_px < 1500:
            self._fetch_more()
        if left_px < END_PX and self._news.is_complete and len(self._rows):
            self.end_reached.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        QAbstractItemView.resizeEvent(self, event)
        if event.size().width() != event.oldSize().width():
            self._lay_out_again()
            self._fit_foot()
        else:
            self._stretch(self.verticalOffset())
            self._measure_visible()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.colour("paper"))
        if len(self._rows):
            place = self._rows.at(self.verticalOffset() + event.rect().top())
            focus = self.hasFocus() and self._by_keyboard
            current = self.currentIndex().row() if focus else -1
            while place < len(self._rows):
                content = self._content(place)
                if content.top() > event.rect().bottom():
                    break
                row = self._row_at(place)
                headline = self._news.headline(row)
                look = Look(
                    hovered=row == self._hovered,
                    focused=row == current,
                    selected=headline.identity == self._open_identity,
                    on_bookmark=row == self._hovered and self._on_bookmark,
                )
                self._cards.paint(painter, content, self._card(place), headline, look)
                place += 1
        painter.end()

    def _on_picture(self, url: str) -> None:
        if not len(self._rows) or not self.isVisible():
            return
        first = self._rows.at(self.verticalOffset())
        for place in range(first, len(self._rows)):
            content = self._content(place)
            if content.top() > self.viewport().height():
                return
            if self._news.headline(self._row_at(place)).image_url == url:
                self.viewport().update(content)

    # Mouse and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(event.position().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        self._point(QPoint(-1, -1))
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        super().wheelEvent(event)
        self._point(event.position().toPoint())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._by_keyboard = False
        point = event.position().toPoint()
        self._point(point)
        index = self.indexAt(point)
        if index.isValid() and not self._on_bookmark:
            self.setCurrentIndex(index)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return
        headline = self._news.headline(index.row())
        if self._on_bookmark:
            self.save_wanted.emit(headline.identity, not headline.status.saved)
        elif index == self.currentIndex():
            self.opened.emit(headline.identity)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_keyboard = True
        index = self.currentIndex()
        key = event.key()
        if index.isValid() and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            headline = self._news.headline(index.row())
            act: Callable[[], None] | None = None
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                act = lambda: self.opened.emit(headline.identity)  # noqa: E731
            elif key == Qt.Key.Key_B:
                saved = headline.status.saved
                act = lambda: self.save_wanted.emit(headline.identity, not saved)  # noqa: E731
            elif key == Qt.Key.Key_U:
                act = lambda: self.read_wanted.emit(headline.identity, False)  # noqa: E731
            if act is not None:
                act()
                event.accept()
                return
        moves = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
        pages = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        if key in moves + pages:
            super().keyPressEvent(event)
            self.viewport().update()
        else:
            # No type-ahead: single letters belong to the window's shortcuts.
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in _KEYS or event.reason() == Qt.FocusReason.ShortcutFocusReason:
            self._by_keyboard = True
        if not self.currentIndex().isValid() and len(self._rows):
            first = self._rows.at(self.verticalOffset())
            self.selectionModel().setCurrentIndex(
                self._news.index(self._row_at(first)),
                QItemSelectionModel.SelectionFlag.ClearAndSelect,
            )
        super().focusInEvent(event)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            if index.isValid():
                place = self._place_of(index.row())
                headline = self._news.headline(index.row())
                wide = self._content(place).width()
                if self._cards.is_cut(self._card(place), headline, wide):
                    QToolTip.showText(event.globalPos(), headline.title, self.viewport())
                    return True
            QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def _point(self, point: QPoint) -> None:
        index = self.indexAt(point) if self.viewport().rect().contains(point) else QModelIndex()
        row = index.row() if index.isValid() else -1
        on_bookmark = False
        if row >= 0:
            place = self._place_of(row)
            on_bookmark = self._cards.bookmark_rect(
                self._card(place), self._content(place)
            ).contains(point)
        if (row, on_bookmark) != (self._hovered, self._on_bookmark):
            self._hovered, self._on_bookmark = row, on_bookmark
            self.viewport().setCursor(
                Qt.CursorShape.PointingHandCursor if row >= 0 else Qt.CursorShape.ArrowCursor
            )
            self.viewport().update()

    def _fetch_more(self) -> None:
        if self._news.canFetchMore(QModelIndex()):
            self._news.fetchMore(QModelIndex())

    def _go_to_end(self) -> None:
        count = len(self._rows)
        if count:
            self.setCurrentIndex(self._news.index(self._row_at(count - 1)))

    def visible_headlines(self) -> list[Headline]:
        """What can be seen now, from the top: for tests and for the screen reader."""
        found: list[Headline] = []
        for place in range(max(self._rows.at(self.verticalOffset()), 0), len(self._rows)):
            if self._content(place).top() >= self.viewport().height():
                break
            found.append(self._news.headline(self._row_at(place)))
        return found
