"""How a row of the lists in the dialogs is drawn, and where what can be done lies in it."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
)
from PySide6.QtGui import (
    QPainter,
)
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from planetfm.gui.kept.line import Act, Line, LineRole
from planetfm.gui.theme import Theme
from planetfm.gui.type import NORMAL, SEMIBOLD, Style
from planetfm.gui.widgets.lettering import ROW_TITLE, Lettering
from planetfm.gui.widgets.paint import centred, hairline, rounded, text

_Index = QModelIndex | QPersistentModelIndex
ROW, HEADING, ACT = 56, 36, 34
_TIME = Lettering(12, 16, NORMAL, 0.2, tabular=True)
_HEADING = Lettering(12, 16, SEMIBOLD)


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
