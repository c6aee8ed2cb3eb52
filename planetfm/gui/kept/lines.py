"""A quiet list for the dialogs: a time or an icon, two lines of words, and what can be done.

What can be done is drawn at the right end, all of it while the pointer or the keyboard is on the
row. Every act is also a key or an entry of the row's menu (right click, the Menu key): Enter does
the first one, Delete deletes, Ctrl+C copies.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import (
    QEvent,
    QPoint,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QMenu,
    QToolTip,
    QWidget,
)

from planetfm.gui.kept.line import Act, Line, LineModel, LineRole, label
from planetfm.gui.kept.line_painter import LinePainter
from planetfm.gui.theme import Theme
from planetfm.gui.type import Style
from planetfm.gui.widgets.paint import text, wrap


class Lines(QListView):
    """`acted` carries (Line, Act)."""

    acted = Signal(object, object)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._empty = theme, ""
        self.rows = LineModel(self)
        self.painter = LinePainter(theme, self)
        self.menu: QMenu | None = None
        """A row's menu while it is open."""
        self.setModel(self.rows)
        self.setItemDelegate(self.painter)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.viewport().update)

    def set_pad(self, pad: int) -> None:
        """Space at both sides, px; the scroll bar stands in that of the right."""
        self.painter.pad = pad
        self._follow_bar()

    def _follow_bar(self) -> None:
        self.painter.right = self.painter.pad - (self.width() - self.viewport().width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow_bar()

    def set_empty_words(self, words: str) -> None:
        """What stands here while there is no row."""
        if words != self._empty:
            self._empty = words
            self.viewport().update()

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show them; the current row and the scroll stay where they are, if they can."""
        current, top = self.current, self.verticalScrollBar().value()
        self.rows.show_lines(lines)
        if current is not None and self.current is None:
            keys = [line.key for line in lines]
            if current.key in keys:
                self.setCurrentIndex(self.rows.index(keys.index(current.key)))
            self.doItemsLayout()
            self.verticalScrollBar().setValue(top)
        self.viewport().update()

    @property
    def current(self) -> Line | None:
        line = self.currentIndex().data(LineRole)
        return line if isinstance(line, Line) and not line.is_heading else None

    def act(self, line: Line, act: Act) -> None:
        """As if the listener had chosen it."""
        if act is Act.MORE:
            self._open_menu(line, self._under(line))
        elif act in line.acts:
            self.acted.emit(line, act)

    def _under(self, line: Line) -> QPoint:
        rect = self.visualRect(self.rows.index(self.rows.lines.index(line)))
        return self.viewport().mapToGlobal(QPoint(rect.right() - self.painter.pad, rect.bottom()))

    def _open_menu(self, line: Line, at: QPoint) -> None:
        menu = QMenu(self)
        for act in line.acts:
            action = menu.addAction(label(act, line.starred))
            action.triggered.connect(partial(self.acted.emit, line, act))
        menu.aboutToHide.connect(self._menu_closed)
        self.menu = menu
        menu.popup(at)

    def _menu_closed(self) -> None:
        if self.menu is not None:
            self.menu.deleteLater()
            self.menu = None

    def _spot_at(self, point: QPoint) -> tuple[Line, Act | None] | None:
        index = self.indexAt(point)
        line = index.data(LineRole)
        if not isinstance(line, Line) or line.is_heading:
            return None
        for act, spot in self.painter.spots(self.visualRect(index), line):
            if spot.contains(point):
                return line, act
        return line, None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            if self.current is not None:
                self._open_menu(self.current, self._under(self.current))
            return
        found = self._spot_at(event.pos())
        if found is not None:
            self._open_menu(found[0], event.globalPos())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.painter.pointer = point = event.position().toPoint()
        found = self._spot_at(point)
        hand = found is not None and found[1] is not None
        shape = Qt.CursorShape
        self.viewport().setCursor(shape.PointingHandCursor if hand else shape.ArrowCursor)
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.painter.pointer = QPoint(-1, -1)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            found = self._spot_at(event.position().toPoint())
            if found is not None and found[1] is not None:
                self.act(found[0], found[1])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self._spot_at(event.position().toPoint())
        if found is not None and found[1] is None:
            self.act(found[0], found[0].acts[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.current
        wanted = self._act_of(event)
        if line is not None and wanted is not None:
            self.act(line, line.acts[0] if wanted is Act.PLAY else wanted)
            return
        super().keyPressEvent(event)

    def _act_of(self, event: QKeyEvent) -> Act | None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return Act.PLAY
        if event.matches(QKeySequence.StandardKey.Copy):
            return Act.COPY
        if event.key() == Qt.Key.Key_Delete:
            return Act.DELETE
        if event.key() == Qt.Key.Key_D and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return Act.STAR
        return None

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self._spot_at(event.pos())
            tip = ""
            if found is not None:
                line, act = found
                tip = label(act, line.starred) if act is not None else line.tip
            QToolTip.showText(event.globalPos(), tip, self.viewport())
            return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.colour("paper"))
        if not self.rows.lines and self._empty:
            top = 24.0
            room = self.viewport().width() - 2 * self.painter.pad
            for words in wrap(self._empty, Style.UI, room):
                rect = QRectF(self.painter.pad, top, room, 20)
                text(painter, rect, words, Style.UI, self._theme.hex("ink3"))
                top += 20
        painter.end()
        super().paintEvent(event)
