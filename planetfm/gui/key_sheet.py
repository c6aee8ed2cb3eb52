"""The list of keys that F1 opens: groups in two columns, one where it is narrow.

It is read from `gui.keymap` and knows no key itself. Up and Down go from key to key, so that a
screen reader says one after the other.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from planetfm.gui import keymap
from planetfm.gui.kept.sheet import PAD, PAD_NARROW, Sheet
from planetfm.gui.keymap import Group, Key, Where, tr
from planetfm.gui.theme import Theme
from planetfm.gui.type import MEDIUM, SEMIBOLD, Style, font
from planetfm.gui.widgets.lettering import UI_REGULAR, Lettering
from planetfm.gui.widgets.paint import rounded, text, width_of, wrap

WIDE, TWO_FROM, GAP = 760, 600, 36
CAP, TITLE = Lettering(12, 16, MEDIUM, tabular=True), Lettering(13.5, 18, SEMIBOLD)
LINE, CAP_HIGH, CAP_PAD = 34, 24, 7
"""Heights of a row and of a keycap, and the space at both sides of a cap's word, px."""


class KeyRow(QLabel):
    """What a key does at the left, its caps at the right; a label to the screen reader."""

    def __init__(self, theme: Theme, key: Key, off: bool, parent: QWidget) -> None:
        """`off`: the settings have switched this key off."""
        super().__init__(parent)
        self._theme, self.key, self._off = theme, key, off
        said = keymap.spoken_key(key)
        self.setText(tr("{key}, switched off").format(key=said) if off else said)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._caps = [keymap.caps(keys) for keys in key.keys]
        self._caps_wide = sum(
            sum(_cap_width(cap) + 4 for cap in caps) for caps in self._caps
        ) + 10 * (len(self._caps) - 1)

    def _lines(self, width: int) -> list[str]:
        return wrap(self.key.words, UI_REGULAR, width - self._caps_wide - 14, 3)

    def heightForWidth(self, width: int) -> int:
        return LINE + 18 * (len(self._lines(width)) - 1)

    def sizeHint(self) -> QSize:
        return QSize(280, self.heightForWidth(280))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = self._theme.colour
        if self.hasFocus():
            rounded(painter, QRectF(self.rect()), 6, colour("hover"), colour("accent"), 2)
        ink = colour("ink3" if self._off else "ink")
        lines = self._lines(self.width())
        top = (self.height() - 18 * len(lines)) / 2
        for line in lines:
            text(painter, QRectF(8, top, self.width(), 18), line, UI_REGULAR, ink)
            top += 18
        left = self.width() - self._caps_wide - 4.0
        for n, caps in enumerate(self._caps):
            if n:
                text(painter, QRectF(left, 0, 8, self.height()), "/", CAP, colour("ink3"))
                left += 10
            for cap in caps:
                left += self._paint_cap(painter, left, cap) + 4
        painter.end()

    def _paint_cap(self, painter: QPainter, left: float, cap: str) -> float:
        colour = self._theme.colour
        box = QRectF(left, round((self.height() - CAP_HIGH) / 2), _cap_width(cap), CAP_HIGH)
        rounded(painter, box, 5, colour("raised"), colour("field"))
        text(painter, box, cap, CAP, colour("ink2"), align=Qt.AlignmentFlag.AlignHCenter)
        return box.width()


class Title(QLabel):
    def __init__(self, theme: Theme, words: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        self._theme = theme

    def heightForWidth(self, width: int) -> int:
        return 34

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(8, 10, self.width() - 16, 18)
        text(painter, area, self.text(), TITLE, self._theme.colour("ink"))
        painter.end()


class KeyPage(QWidget):
    """All groups, a column or two. `came_to`: the focus went to this row."""

    came_to = Signal(QWidget)

    def __init__(
        self, theme: Theme, groups: tuple[Group, ...], letters: bool, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.blocks: list[list[Title | KeyRow]] = []
        self.rows: list[KeyRow] = []
        for group in groups:
            rows = [
                KeyRow(theme, key, key.where is Where.LETTER and not letters, self)
                for key in group.keys
            ]
            self.rows += rows
            self.blocks.append([Title(theme, group.title, self), *rows])
        self.rows[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def place(self, width: int, pad: int) -> None:
        """Lay everything out for `width`; the height follows."""
        two = width >= TWO_FROM
        room = width - 2 * pad + 16
        each = (room - GAP) // 2 if two else room
        highs = [sum(part.heightForWidth(each) for part in block) + 12 for block in self.blocks]
        turn = self._turn(highs) if two else len(highs)
        left, top, lowest = pad - 8, 0, 0
        for n, block in enumerate(self.blocks):
            if n == turn:
                left, top = left + each + GAP, 0
            for part in block:
                high = part.heightForWidth(each)
                part.setGeometry(left, top, each, high)
                top += high
            top += 12
            lowest = max(lowest, top)
        self.resize(width, lowest + 8)

    @staticmethod
    def _turn(highs: list[int]) -> int:
        """The first group of the second column, so that the two are as even as can be."""
        return min(
            range(1, len(highs)), key=lambda n: max(sum(highs[:n]), sum(highs[n:])), default=1
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        at = self.rows.index(focused) if isinstance(focused, KeyRow) else 0
        last = len(self.rows) - 1
        to = {
            Qt.Key.Key_Down: at + 1,
            Qt.Key.Key_Up: at - 1,
            Qt.Key.Key_PageDown: at + 8,
            Qt.Key.Key_PageUp: at - 8,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if to is None:
            event.ignore()
            return
        self._go(self.rows[min(last, max(0, to))])

    def _go(self, row: KeyRow) -> None:
        """Tab comes back to where the arrows went."""
        for one in self.rows:
            one.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        row.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row.setFocus(Qt.FocusReason.OtherFocusReason)
        self.came_to.emit(row)


class KeySheet(Sheet):
    def __init__(self, theme: Theme, letters: bool, parent: QWidget | None = None) -> None:
        """`letters`: single letters act; else the list says why they don't."""
        super().__init__(theme, tr("Keys"), parent, width=WIDE)
        self.setObjectName("keys")
        self.area = QScrollArea(self)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page = KeyPage(theme, keymap.groups(), letters, self.area)
        self.page.setAccessibleName(tr("Keys"))
        self.area.setWidget(self.page)
        self.page.came_to.connect(lambda row: self.area.ensureWidgetVisible(row, 0, LINE))
        for clear in (self.area.viewport(), self.page):
            clear.setAutoFillBackground(False)  # the sheet's own paper shows
        foot: QLabel | None = None
        if not letters:
            foot = QLabel(tr("Letters are switched off in the settings."), self)
            foot.setFont(font(Style.SMALL))
            foot.setWordWrap(True)
        self.set_body(self.area, foot)
        self.page.rows[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        pad = PAD if self.width() >= TWO_FROM else PAD_NARROW
        self.page.place(self.width() - self.area.verticalScrollBar().sizeHint().width(), pad)


def _cap_width(cap: str) -> float:
    return max(CAP_HIGH, width_of(cap, CAP) + 2 * CAP_PAD)
