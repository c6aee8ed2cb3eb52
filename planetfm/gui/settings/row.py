"""A row of a settings page: what it is about at the left, the control at the right.

At least 62 high, with a sentence under the title 64 and more. Where the control leaves too little
room for the words it goes under them. `below` is something as wide as the row, such as chips.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QWidget

from planetfm.gui.theme import Theme
from planetfm.gui.type import NORMAL
from planetfm.gui.widgets.lettering import ROW_TITLE, Lettering
from planetfm.gui.widgets.paint import hairline, text, wrap
from planetfm.gui.words import tied

HINT = Lettering(12.5, 17, NORMAL)
LEAST, PAD, GAP, BELOW = 62, 14, 16, 13
EDGE = 4
"""A row reaches so far beyond its words at both sides: what is chosen may wear a ring."""
LEAST_WORDS = 150
"""Less room than this beside a control, px, and the control goes under the words."""


class Row(QWidget):
    """`set_hint` changes the sentence; whoever owns the row hears it by `height_changed` of it."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        hint: str = "",
        control: QWidget | None = None,
        below: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.title, self._hint = title, hint
        self._wrapped: dict[float, tuple[list[str], list[str]]] = {}
        self.control, self.below = control, below
        self.last = False
        """No line under it."""
        self.bare = False
        """No line and no room of its own: a card."""
        for part in (control, below):
            if part is not None:
                part.setParent(self)
        self._describe()
        theme.changed.connect(self.update)

    @property
    def hint(self) -> str:
        return self._hint

    def set_hint(self, hint: str) -> bool:
        """True when the row may want another height."""
        if hint == self._hint:
            return False
        before = self.heightForWidth(self.width())
        self._hint = hint
        self._wrapped.clear()
        self._describe()
        self.update()
        return self.heightForWidth(self.width()) != before

    def _describe(self) -> None:
        said = self._hint
        if isinstance(self.control, QComboBox):
            # On Unix Qt gives a combo box's choice as its name: what it is of must come after.
            said = f"{self.title}. {said}".strip()
        if self.control is not None and said:
            self.control.setAccessibleDescription(said)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        width -= 2 * EDGE
        words = self._words_height(width)
        high = words
        control = self._control_size()
        if control is not None:
            stacked = self._stacked(width)
            high = words + 8 + control[1] if stacked else max(words, control[1])
        if self._below_height(width):
            high += self._below_height(width) + (BELOW if self.title else 0)
        if self.bare:
            return high + 6
        return max(LEAST if self.title and not self.below else 0, high + 2 * PAD)

    def _control_size(self) -> tuple[int, int] | None:
        control = self.control
        if control is None or control.isHidden():
            return None
        fixed = control.minimumWidth() == control.maximumWidth()
        return control.width() if fixed else control.sizeHint().width(), control.height()

    def _stacked(self, width: int) -> bool:
        control = self._control_size()
        if control is None:
            return False
        room = width - control[0] - GAP
        return room < LEAST_WORDS and control[0] > 60

    def _room(self, width: int) -> float:
        control = self._control_size()
        if control is None or self._stacked(width):
            return width
        return width - control[0] - GAP

    def _lines(self, width: int) -> tuple[list[str], list[str]]:
        room = self._room(width)
        if room not in self._wrapped:
            title = wrap(tied(self.title), ROW_TITLE, room) if self.title else []
            hint = wrap(tied(self._hint), HINT, room) if self._hint else []
            self._wrapped[room] = title, hint
        return self._wrapped[room]

    def _words_height(self, width: int) -> int:
        title, hint = self._lines(width)
        return 18 * len(title) + 17 * len(hint) + (1 if title and hint else 0)

    def _below_height(self, width: int) -> int:
        if self.below is None or self.below.isHidden():
            return 0
        if self.below.hasHeightForWidth():
            return self.below.heightForWidth(width)
        return self.below.height()

    def place(self) -> None:
        """Lay out the parts for the present size."""
        wide = self.width() - 2 * EDGE
        words = self._words_height(wide)
        beside = words
        size = self._control_size()
        if size is not None and self.control is not None:
            control_wide, high = min(size[0], wide), size[1]
            if self._stacked(wide):
                self.control.setGeometry(EDGE, PAD + words + 8, control_wide, high)
                beside = words + 8 + high
            else:
                beside = max(words, high)
                if not self._below_height(wide):
                    top = (self.height() - 1 - high) / 2
                else:
                    top = PAD + (beside - high) / 2
                left = EDGE + wide - control_wide
                self.control.setGeometry(left, round(top + 0.25), control_wide, high)
        if self.below is not None and not self.below.isHidden():
            top = (2 if self.bare else PAD) + beside + (BELOW if self.title else 0)
            bleed = int(getattr(self.below, "bleeds", 0))
            self.below.setGeometry(
                EDGE - bleed, top - bleed, wide + 2 * bleed, self._below_height(wide) + 2 * bleed
            )
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        wide = self.width() - 2 * EDGE
        title, hint = self._lines(wide)
        words, on = self._words_height(wide), self.isEnabled()
        size = self._control_size()
        if self._below_height(wide) or self._stacked(wide):
            high = words if size is None or self._stacked(wide) else max(words, size[1])
            top = PAD + (0 if self._stacked(wide) else (high - words) // 2)
        else:
            top = round((self.height() - 1 - words) / 2 + 0.25)
        ink, up = self._theme.hex("ink" if on else "disabled"), 2 if hint else 1
        for line in title:
            text(painter, QRectF(EDGE, top - up, wide, 18), line, ROW_TITLE, ink)
            top += 18
        top += 1 if hint else 0
        for line in hint:
            ink3 = self._theme.hex("ink3" if on else "disabled")
            text(painter, QRectF(EDGE, top - 1, wide, 17), line, HINT, ink3)
            top += 17
        if not self.last and not self.bare:
            hairline(painter, EDGE, self.height() - 1, wide, self._theme.colour("line"))
        painter.end()
