"""What a form is made of: a field with its label and its error, and a sentence with an icon."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from planetfm.gui.news.comments_words import Notice
from planetfm.gui.theme import Theme
from planetfm.gui.widgets.field import ErrorLine, Field
from planetfm.gui.widgets.lettering import BANNER_TEXT
from planetfm.gui.widgets.paint import text, width_of, wrap
from planetfm.gui.widgets.text_area import TextArea

LABEL_PX, LABEL_GAP, ERROR_GAP = 18, 6, 6
LINE_PX = 18


class Labelled(QWidget):
    """`field` under its label, which carries a star where the field is required, and over the
    sentence that says what is wrong with it."""

    def __init__(
        self, theme: Theme, label: str, field: Field | TextArea, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._label = label
        self._required = True
        self.field = field
        field.setParent(self)
        self._line = ErrorLine(theme, self)
        self._line.hide()
        theme.changed.connect(self.update)

    @property
    def error(self) -> str:
        return self.field.error

    def set_error(self, words: str) -> None:
        """Say what is wrong; "" clears it. The height changes with it."""
        self.field.set_error(words)
        self._line.show_error(words)

    def set_required(self, required: bool) -> None:
        if required != self._required:
            self._required = required
            self.update()

    def height_for(self, width_px: int) -> int:
        """Lay it out to `width_px`; returns its height."""
        top = LABEL_PX + LABEL_GAP
        high = self.field.wanted_px if isinstance(self.field, TextArea) else 36
        self.field.setGeometry(0, top, width_px, high)
        bottom = top + high
        if self.error:
            tall = self._line.height_for(width_px)
            self._line.setGeometry(0, bottom + ERROR_GAP, width_px, tall)
            bottom += ERROR_GAP + tall
        return bottom

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        # A browser rounds the line of half a pixel up.
        area = QRectF(0, -1, self.width(), LABEL_PX)
        text(painter, area, self._label, BANNER_TEXT, self._theme.hex("ink2"))
        if self._required:
            area.setLeft(width_of(self._label, BANNER_TEXT) + 3)
            text(painter, area, "*", BANNER_TEXT, self._theme.hex("ink3"))
        painter.end()


class NoticeLine(QWidget):
    """A sentence that may take several lines, with its icon before the first."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._notice: Notice | None = None
        self._lines: list[str] = []
        self.hide()
        theme.changed.connect(self.update)

    @property
    def words(self) -> str:
        return self._notice.words if self._notice else ""

    def show_notice(self, notice: Notice | None) -> None:
        """None: nothing is said, and no room is taken."""
        self._notice = notice
        self.setAccessibleName(self.words)
        self.setVisible(notice is not None)
        self.update()

    def height_for(self, width_px: int) -> int:
        self._lines = wrap(self.words, BANNER_TEXT, width_px - 24) if self.words else []
        return LINE_PX * len(self._lines)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._notice is None:
            return
        painter = QPainter(self)
        token = self._notice.token
        icon = self._theme.pixmap(self._notice.icon, 16, token, self.devicePixelRatioF())
        painter.drawPixmap(0, 1, icon)
        ink = token if token in ("coral", "ok", "amber") else "ink2"
        for number, line in enumerate(self._lines):
            area = QRectF(24, number * LINE_PX, self.width() - 24, LINE_PX)
            text(painter, area, line, BANNER_TEXT, self._theme.hex(ink), elide=False)
        painter.end()
