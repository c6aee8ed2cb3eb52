"""The rows of songs, and of stories among them: a model that changes only what changed, so that
scrolling and the keyboard's place survive, and the view on it.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from planetfm.core.model import Headline
from planetfm.gui.radio.pulse import Pulse, seen
from planetfm.gui.radio.song_row import (
    MORE_FROM,
    MORE_LEFT,
    PLAY_LEFT,
    ROW,
    STAR_LEFT,
    Row,
    SongRowPainter,
)
from planetfm.gui.radio.speech import Speech
from planetfm.gui.radio.story_row import StoryRow
from planetfm.gui.theme import Theme
from planetfm.gui.type import Style
from planetfm.gui.widgets.list_keys import MOVES
from planetfm.gui.widgets.paint import text, wrap
from planetfm.gui.widgets.viewport import own_viewport

RowRole = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex


class SongModel(QAbstractListModel):
    """Rows of `AiredSong`, newest first."""

    def __init__(self, speech: Speech, station: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech, self._station = speech, station
        self._rows: list[Row | StoryRow] = []

    @property
    def rows(self) -> list[Row | StoryRow]:
        return self._rows

    @property
    def songs(self) -> list[Row]:
        """The rows that are songs."""
        return [row for row in self._rows if isinstance(row, Row)]

    def show_rows(self, wanted: list[Row | StoryRow]) -> None:
        """Become `wanted` with the fewest inserts and removals."""
        keep = {row.key for row in wanted}
        for place in range(len(self._rows) - 1, -1, -1):
            if self._rows[place].key not in keep:
                self.beginRemoveRows(QModelIndex(), place, place)
                del self._rows[place]
                self.endRemoveRows()
        for place, row in enumerate(wanted):
            if place < len(self._rows) and self._rows[place].key == row.key:
                if self._rows[place] != row:
                    self._rows[place] = row
                    here = self.index(place)
                    self.dataChanged.emit(here, here)
                continue
            self.beginInsertRows(QModelIndex(), place, place)
            self._rows.insert(place, row)
            self.endInsertRows()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == RowRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.spoken(row)
        return None

    def spoken(self, row: Row | StoryRow) -> str:
        """ "05.29, Tegar, Rossa, starred"; "05.31, story: HARGA CABAI TURUN"."""
        if isinstance(row, StoryRow):
            return (
                f"{row.time}, {QCoreApplication.translate('Reader', 'story')}: {row.headline.title}"
            )
        parts = [self._speech.clock(row.aired.start), row.title, row.artist]
        if row.aired.starred:
            parts.append(self.tr("starred"))
        return ", ".join(part for part in parts if part)


class SongList(QListView):
    """The scrolling part. `starred` and `played` carry an AiredSong, `menu_wanted` too, and where
    on the screen its menu goes."""

    starred = Signal(object, bool)
    played = Signal(object)
    story_opened = Signal(object)
    """An article between the songs was chosen (Headline)."""
    menu_wanted = Signal(object, QPoint)

    def __init__(self, theme: Theme, pulse: Pulse, model: SongModel, parent: QWidget) -> None:
        super().__init__(parent)
        own_viewport(self)
        self._theme, self._pulse = theme, pulse
        self._songs = model
        self._moving = False
        self._bars_rect = QRect()
        self._empty = ""
        self._delegate = SongRowPainter(theme, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(self.tr("Songs played"))
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self._on_theme)

    @property
    def moves(self) -> bool:
        return self._moving and seen(self) and not self._theme.reduced_motion

    def set_moving(self, moving: bool) -> None:
        if moving != self._moving:
            self._moving = moving
            self._delegate.moving = moving
            self._join_or_leave()
            self.viewport().update()

    def set_empty_words(self, words: str) -> None:
        if words != self._empty:
            self._empty = words
            self.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._join_or_leave()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._pulse.leave(self._move)

    def _on_theme(self) -> None:
        self._join_or_leave()
        self.viewport().update()

    def _join_or_leave(self) -> None:
        self._delegate.still = self._theme.reduced_motion
        self._bars_rect = QRect()
        if self.moves:
            self._pulse.join(self._move)
        else:
            self._pulse.leave(self._move)

    def _move(self, at: float) -> None:
        if not self.moves:
            return
        self._delegate.beat = at
        for place, row in enumerate(self._songs.rows):
            if row.now:
                rect = self.visualRect(self._songs.index(place))
                if rect.intersects(self.viewport().rect()):
                    self._bars_rect = QRect(rect.left() + 14, rect.top() + 6, 24, ROW - 12)
                    self.viewport().update(self._bars_rect)
                return

    def _only_bars(self, dirty: QRect) -> bool:
        """A frame of the bars needs no words painted."""
        return not self._bars_rect.isEmpty() and self._bars_rect.contains(dirty)

    def _story_at(self, point: QPoint) -> Headline | None:
        index = self.indexAt(point)
        found = index.data(RowRole) if index.isValid() else None
        return found.headline if isinstance(found, StoryRow) else None

    def _row_at(self, point: QPoint) -> Row | None:
        index = self.indexAt(point)
        found = index.data(RowRole) if index.isValid() else None
        return found if isinstance(found, Row) else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        story = self._story_at(point)
        if story is not None:
            self.story_opened.emit(story)
        row = self._row_at(point)
        if row is None:
            return
        away = self.viewport().width() - point.x()
        if away <= STAR_LEFT and row.can_star:
            self.starred.emit(row.aired, not row.aired.starred)
        elif away <= PLAY_LEFT and away > STAR_LEFT and row.can_play:
            self.played.emit(row.aired)
        elif PLAY_LEFT < away <= MORE_LEFT and row.has_more and self.width() >= MORE_FROM:
            self.menu_wanted.emit(row.aired, event.globalPosition().toPoint())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            row, rect = self.currentIndex().data(RowRole), self.visualRect(self.currentIndex())
            at = self.viewport().mapToGlobal(QPoint(66, rect.bottom()))
        else:
            row, at = self._row_at(event.pos()), event.globalPos()
        if isinstance(row, Row):
            self.menu_wanted.emit(row.aired, at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().toPoint())
        away = self.viewport().width() - event.position().x()
        if row is not None and row.can_play and away > MORE_LEFT:
            self.played.emit(row.aired)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().data(RowRole)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(row, Row):
            if row.can_play:
                self.played.emit(row.aired)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(row, StoryRow):
            self.story_opened.emit(row.headline)
            return
        if event.key() in MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        if self._only_bars(event.rect()):
            self._delegate.paint_bars(painter, QRectF(self._bars_rect))
            painter.end()
            return
        painter.fillRect(event.rect(), self._theme.colour("side"))
        if not self._songs.rows and self._empty:
            top = 8.0
            for line in wrap(self._empty, Style.SMALL, self.viewport().width() - 32):
                rect = QRectF(16, top, self.viewport().width() - 32, 18)
                text(painter, rect, line, Style.SMALL, self._theme.hex("ink3"))
                top += 18
        painter.end()
        super().paintEvent(event)
