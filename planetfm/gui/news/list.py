"""The list of headlines: painted cards in a `RowsView`, with mouse, keys and a foot.

Where a row lies is the view's affair; what a card looks like is the cards'. Here is what the
listener does with them, and what stands behind the last one.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from planetfm.core.model import Headline
from planetfm.core.search import Wish
from planetfm.gui.news.cards import Cards, Look
from planetfm.gui.news.list_foot import Foot
from planetfm.gui.news.model import HeadlineModel
from planetfm.gui.news.overlay import OverlayBar
from planetfm.gui.news.pictures import Pictures
from planetfm.gui.news.rows_view import RowsView
from planetfm.gui.theme import Theme
from planetfm.gui.widgets.list_keys import MOVES

END_PX = 240
"""So near to its end the list asks for what lies beyond."""
_KEYS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class HeadlineList(RowsView):
    opened = Signal(str)
    """The listener opens the article with this identity."""
    save_wanted = Signal(str, bool)
    read_wanted = Signal(str, bool)
    end_reached = Signal()
    """The last stored row is in view, or nearly: the listener may want what comes after it."""

    _bar: OverlayBar | None = None
    """None while Qt's own constructor already asks for the geometry."""

    def __init__(
        self,
        model: HeadlineModel,
        cards: Cards,
        pictures: Pictures,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, cards, parent)
        self._theme = theme
        self._hovered = -1
        self._on_bookmark = False
        self._by_keyboard = False
        self._open_identity = ""
        self._bar = OverlayBar(self, theme)
        self.foot = Foot(theme, self.viewport())
        self.foot.reached.connect(self._scroll_to_foot)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setMouseTracking(True)
        self.setAutoFillBackground(False)
        self.setModel(model)
        model.rowsRemoved.connect(self._forget_pointer)
        pictures.arrived.connect(self._on_picture)
        theme.changed.connect(self.viewport().update)

    # What the side tells the list

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

    def say_at_foot(self, words: str, action: str) -> bool:
        """The sentence and the action behind the last row; none for empty ones.

        True if that is news, and in sight.
        """
        if not self.foot.say(words, action):
            return False
        self._fit_foot()
        return self._below_px > 0 and self.left_px < self._below_px

    def _fit_foot(self) -> None:
        self._below_px = self.foot.heightForWidth(self.viewport().width())
        self.foot.setVisible(self._below_px > 0)
        self._stretch(self.verticalOffset())

    def _scroll_to_foot(self) -> None:
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def moved(self) -> None:
        if self._bar is None:
            return
        self._bar.follow()
        if self._below_px:
            top = self._rows.total + 4 - self.verticalOffset()
            self.foot.setGeometry(0, top, self.viewport().width(), self._below_px)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if self.left_px < END_PX and self._news.is_complete and len(self._rows):
            self.end_reached.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_foot()

    def reset(self) -> None:
        self._forget_pointer()
        super().reset()

    def _forget_pointer(self) -> None:
        self._hovered = -1

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
        if key in MOVES:
            super().keyPressEvent(event)
            self.viewport().update()
        else:
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

    def visible_headlines(self) -> list[Headline]:
        """What can be seen now, from the top: for tests and for the screen reader."""
        found: list[Headline] = []
        for place in range(max(self._rows.at(self.verticalOffset()), 0), len(self._rows)):
            if self._content(place).top() >= self.viewport().height():
                break
            found.append(self._news.headline(self._row_at(place)))
        return found
