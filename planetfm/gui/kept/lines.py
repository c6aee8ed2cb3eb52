"""A quiet list for the dialogs: a time or an icon, two lines of words, and what can be done.

What can be done is drawn at the right end, all of it while the pointer or the keyboard is on the
row. Every act is also a key or an entry of the row's menu (right click, the Menu key): Enter does
the first one, Delete deletes, Ctrl+C copies.
"""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
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
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from planetfm.gui.kept.phrases import tr
from planetfm.gui.theme import Theme
from planetfm.gui.type import NORMAL, SEMIBOLD, Style
from planetfm.gui.widgets.lettering import ROW_TITLE, Lettering
from planetfm.gui.widgets.paint import centred, hairline, rounded, text, wrap

LineRole = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex
ROW, HEADING, ACT = 56, 36, 34
_TIME = Lettering(12, 16, NORMAL, 0.2, tabular=True)
_HEADING = Lettering(12, 16, SEMIBOLD)


class Act(enum.Enum):
    PLAY = "play"
    FROM_HERE = "from-here"
    STAR = "star"
    COPY = "copy"
    KEEP = "keep"
    SHOW = "show"
    EDIT = "edit"
    DELETE = "delete"
    MORE = "more"

    @property
    def icon(self) -> str:
        return _ICONS[self]


_ICONS = {
    Act.PLAY: "play",
    Act.FROM_HERE: "play-from-here",
    Act.STAR: "star",
    Act.COPY: "copy-link",
    Act.KEEP: "clip",
    Act.SHOW: "folder",
    Act.EDIT: "settings",
    Act.DELETE: "trash",
    Act.MORE: "more",
}


def label(act: Act, starred: bool = False) -> str:
    """What an act is called in a menu and a tooltip."""
    match act:
        case Act.PLAY:
            return tr("Play")
        case Act.FROM_HERE:
            return tr("Play from here")
        case Act.STAR:
            return tr("Take the star away") if starred else tr("Star it")
        case Act.COPY:
            return tr("Copy artist - title")
        case Act.KEEP:
            return tr("Keep this song")
        case Act.SHOW:
            return tr("Show in folder")
        case Act.EDIT:
            return tr("Change")
        case Act.DELETE:
            return tr("Delete")
        case Act.MORE:
            return tr("More")


@dataclass(frozen=True, slots=True)
class Line:
    """A row. `acts`: the first is Enter's. `drawn`: those at the right end, from the left on; of
    these, `always` are seen without pointer or focus. Without `acts` it is a heading."""

    key: object
    title: str
    detail: str = ""
    lead: str = ""
    icon: str = ""
    acts: tuple[Act, ...] = ()
    drawn: tuple[Act, ...] = ()
    always: tuple[Act, ...] = ()
    starred: bool = False
    dim: bool = False
    tip: str = ""
    item: object = None

    @property
    def is_heading(self) -> bool:
        return not self.acts

    @property
    def spoken(self) -> str:
        parts = [self.lead, self.title, self.detail, tr("starred") if self.starred else ""]
        return ", ".join(part for part in parts if part)


class LineModel(QAbstractListModel):
    """`fetch` is called when the end of what is there comes into sight."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()
        self.fetch: Callable[[], None] | None = None

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Become `lines`; those that only grow at the end keep everything in its place."""
        before = self.lines
        if lines == before:
            return
        if before and lines[: len(before)] == before:
            self.beginInsertRows(QModelIndex(), len(before), len(lines) - 1)
            self.lines = lines
            self.endInsertRows()
        elif [line.key for line in lines] == [line.key for line in before]:
            self.lines = lines
            self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
        else:
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LineRole:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.spoken
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or self.lines[index.row()].is_heading:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def canFetchMore(self, parent: _Index) -> bool:
        return not parent.isValid() and self.fetch is not None

    def fetchMore(self, parent: _Index) -> None:
        if self.fetch is not None:
            self.fetch()


class LinePainter(QStyledItemDelegate):
    """`pad` is the space at the left, `right` at the right; `pointer`: where it is, in the view."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self.pad = self.right = 28
        self.pointer = QPoint(-1, -1)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        line = index.data(LineRole)
        return QSize(200, HEADING if isinstance(line, Line) and line.is_heading else ROW)

    def spots(self, rect: QRect, line: Line) -> list[tuple[Act, QRect]]:
        """Where the drawn acts lie in a row."""
        left = rect.right() + 1 - self.right + 8 - ACT * len(line.drawn)
        top = rect.top() + (ROW - ACT) // 2
        return [
            (act, QRect(left + ACT * place, top, ACT, ACT)) for place, act in enumerate(line.drawn)
        ]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line = index.data(LineRole)
        if not isinstance(line, Line):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        if line.is_heading:
            room = QRectF(rect.left() + self.pad, rect.top() + 12, rect.width() - 2 * self.pad, 18)
            text(painter, room, line.title, _HEADING, self._theme.hex("ink3"))
        else:
            self._row(painter, option, rect, line)
        painter.restore()

    def _row(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRectF, line: Line
    ) -> None:
        colour, state = self._theme.hex, option.state
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        inner = rect.adjusted(self.pad - 12, 1, -max(2, self.right - 12), -1)
        if hovered or focused:
            rounded(painter, inner, 8, colour("hover"))
        else:
            left, wide = rect.left() + self.pad, rect.width() - self.pad - self.right
            hairline(painter, left, rect.bottom() - 1, wide, self._theme.colour("line"))
        ratio = painter.device().devicePixelRatioF()
        left = rect.left() + self.pad
        if line.icon:
            spot = QRectF(left, rect.top(), 20, ROW - 1)
            centred(painter, spot, self._theme.pixmap(line.icon, 20, "ink2", ratio))
            left += 34
        elif line.lead:
            spot = QRectF(left, rect.top(), 44, ROW - 1)
            text(painter, spot, line.lead, _TIME, colour("ink3"))
            left += 50
        seen = line.drawn if hovered or focused else line.always
        spots = [(act, spot) for act, spot in self.spots(option.rect, line) if act in seen]
        end = min((spot.left() for _, spot in spots), default=round(rect.right()) - self.right)
        room = end - left - 6
        ink = "ink3" if line.dim else "ink"
        if line.detail:
            first = QRectF(left, rect.top() + 8, room, 20)
            text(painter, first, line.title, ROW_TITLE, colour(ink))
            second = QRectF(left, rect.top() + 28, room, 18)
            text(painter, second, line.detail, Style.SMALL, colour("ink3"), tabular=True)
        else:
            first = QRectF(left, rect.top(), room, ROW - 2)
            text(painter, first, line.title, ROW_TITLE, colour(ink))
        for act, place in spots:
            self._act(painter, line, act, place, ratio)
        if focused:
            rounded(painter, inner, 8, None, self._theme.colour("accent"), 2)

    def _act(self, painter: QPainter, line: Line, act: Act, spot: QRect, ratio: float) -> None:
        if spot.contains(self.pointer):
            rounded(painter, QRectF(spot).adjusted(1, 1, -1, -1), 8, self._theme.hex("press"))
        icon, token = act.icon, "ink2"
        if act is Act.STAR and line.starred:
            icon, token = "star-filled", "amber_fill"
        centred(painter, QRectF(spot), self._theme.pixmap(icon, 18, token, ratio))


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
