"""Quiet lines under the byline: the article was corrected, left the site, or can be heard as aired.

Each line is an icon, a sentence and at most one way on, which is a real button. Lines are named, so
that one can come and go without the others; without any the strip has no height.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from planetfm.gui.theme import Theme
from planetfm.gui.type import Style
from planetfm.gui.widgets.buttons import FadingButton
from planetfm.gui.widgets.focus import FocusRing
from planetfm.gui.widgets.paint import rounded, text, width_of, wrap

ICON, GAP, PAD = 16, 8, 8
LINE_PX = 16


@dataclass(frozen=True, slots=True)
class Note:
    """`icon` in the colour `token`; `action` is the label of its button, empty for none."""

    icon: str
    sentence: str
    action: str = ""
    act: Callable[[], object] | None = None
    token: str = "ink3"


class _Way(FadingButton):
    """Words in the accent colour, 28 px high."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent=parent)
        self.ring = FocusRing(self, theme, 6, inset=2)

    def wanted_fill(self) -> QColor:
        colour = self.theme.colour
        if self.isDown():
            return colour("press")
        return colour("hover") if self.hovered else QColor(0, 0, 0, 0)

    def sizeHint(self) -> QSize:
        return QSize(round(width_of(self.text(), Style.SMALL_STRONG) + 0.5) + 2 * PAD, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), 6, self.fill)
        area = QRectF(PAD, 0, self.width() - PAD, 28)
        text(painter, area, self.text(), Style.SMALL_STRONG, self.theme.hex("accent"))
        painter.end()


class Notes(QWidget):
    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._notes: dict[str, Note] = {}
        self._ways: dict[str, _Way] = {}
        self._lines: dict[str, tuple[float, list[str]]] = {}
        theme.changed.connect(self.update)

    @property
    def notes(self) -> tuple[Note, ...]:
        return tuple(self._notes.values())

    def way(self, name: str) -> FadingButton:
        """The button of the line called `name`."""
        return self._ways[name]

    def set_note(self, name: str, note: Note | None) -> bool:
        """Show a line under `name`, or take it away; True if that changed anything."""
        if self._notes.get(name) == note:
            return False
        way = self._ways.pop(name, None)
        if way is not None:
            way.hide()
            way.deleteLater()
        if note is None:
            self._notes.pop(name, None)
        else:
            self._notes[name] = note
            if note.act is not None and note.action:
                made = _Way(self._theme, self)
                made.setText(note.action)
                made.setAccessibleDescription(note.sentence)
                act = note.act
                made.clicked.connect(lambda: act())
                made.show()
                self._ways[name] = made
        self.setAccessibleName(" ".join(one.sentence for one in self._notes.values()))
        self.update()
        return True

    def clear(self) -> None:
        for name in tuple(self._notes):
            self.set_note(name, None)

    def height_for(self, width_px: int) -> int:
        """Lay the lines out to a width; returns their height, 0 without any."""
        top = 0.0
        self._lines = {}
        for name, note in self._notes.items():
            room = width_px - ICON - GAP
            words = wrap(note.sentence, Style.SMALL, room) if note.sentence else []
            way = self._ways.get(name)
            self._lines[name] = (top + (28 - LINE_PX) / 2, words)
            high = float(28 + LINE_PX * max(0, len(words) - 1))
            if way is not None:
                size = way.sizeHint()
                last = width_of(words[-1], Style.SMALL) + 2 if words else -float(PAD)
                beside = ICON + GAP + last + size.width() <= width_px
                left = ICON + GAP + (last if beside else -PAD)
                at = top + high - 28 if beside else top + high - 4
                way.setGeometry(round(left), round(at), size.width(), size.height())
                high += 0 if beside else 24
            top += high
        return round(top)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.height_for(event.size().width())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        for name, note in self._notes.items():
            top, words = self._lines.get(name, (0.0, []))
            painter.drawPixmap(
                0, round(top), self._theme.pixmap(note.icon, ICON, note.token, ratio)
            )
            for line in words:
                area = QRectF(ICON + GAP, top, self.width() - ICON - GAP, LINE_PX)
                text(painter, area, line, Style.SMALL, self._theme.hex("ink2"))
                top += LINE_PX
        painter.end()
