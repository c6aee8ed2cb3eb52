"""The head of the news side in its three forms.

FULL: title, freshness, search and icon buttons in one row, chips below. LIST (three panes): title
and buttons, then search and the category menu. NARROW has no head: the window's tabs stand there.
"""

from __future__ import annotations

import enum

from PySide6.QtCore import QCoreApplication, QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from planetfm.core.model import NewsQuery
from planetfm.core.snapshot import NewsView
from planetfm.gui.news.filters import Chips, FilterMenuButton
from planetfm.gui.news.phrases import freshness, tr
from planetfm.gui.news.search_field import SearchField
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from planetfm.gui.type import Style
from planetfm.gui.widgets.buttons import FadingButton, IconButton
from planetfm.gui.widgets.focus import FocusRing
from planetfm.gui.widgets.paint import hairline, rounded, text, width_of

STATUS_PAD = 6


class Form(enum.Enum):
    FULL = "full"
    LIST = "list"


class StatusButton(FadingButton):
    """The words beside the title: how fresh the news is. They lead to the status card."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent=parent)
        self.warns = False
        self.ring = FocusRing(self, theme, 6)

    @property
    def style_of_words(self) -> Style:
        return Style.SMALL_STRONG if self.warns else Style.SMALL

    def show_words(self, words: str, warns: bool) -> None:
        self.warns = warns
        self.setText(words)
        self.setAccessibleName(f"{QCoreApplication.translate('Reader', 'Status')}: {words}")
        self.update()

    def wanted_fill(self) -> QColor:
        colour = self.theme.colour
        if self.isDown():
            return colour("press")
        return colour("hover") if self.hovered else QColor(0, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), 6, self.fill)
        place = QRectF(STATUS_PAD, 6, self.width() - STATUS_PAD, 16)
        ink = self.theme.hex("amber" if self.warns else "ink3")
        text(painter, place, self.text(), self.style_of_words, ink)
        painter.end()


class Header(QWidget):
    picked = Signal(object)
    searched = Signal(str)
    refresh_wanted = Signal()
    all_read_wanted = Signal()
    status_wanted = Signal()

    def __init__(self, theme: Theme, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._speech = speech
        self._form = Form.FULL
        self._padding = 24
        self._view = NewsView()
        self.status = StatusButton(theme, self)  # made in the order of the Tab key
        self.status.clicked.connect(self.status_wanted)
        self.search = SearchField(theme, self)
        self.search.searched.connect(self.searched)
        self.refresh = IconButton(theme, "refresh", tr("Refresh news"), parent=self)
        self.refresh.clicked.connect(self.refresh_wanted)
        self.mini = IconButton(theme, "mini-player", tr("Mini player"), parent=self)
        self.settings = IconButton(
            theme, "settings", QCoreApplication.translate("Settings", "Settings"), parent=self
        )
        self.chips = Chips(theme, self)
        self.chips.picked.connect(self.picked)
        self.menu = FilterMenuButton(theme, pill=False, parent=self)
        self.menu.picked.connect(self.picked)
        self.chips.all_read_wanted.connect(self.all_read_wanted)
        self.menu.all_read_wanted.connect(self.all_read_wanted)
        theme.changed.connect(self.update)
        self.set_form(Form.FULL, 24)

    @property
    def buttons(self) -> tuple[IconButton, ...]:
        """Those at the right, from left to right."""
        return (self.refresh, self.mini, self.settings)

    def set_form(self, form: Form, padding_px: int) -> None:
        self._form, self._padding = form, padding_px
        self.chips.setVisible(form is Form.FULL)
        self.menu.setVisible(form is Form.LIST)
        self.search.show_key = form is Form.FULL
        self.setFixedHeight(112 if form is Form.FULL else 103)
        self._place()

    def show_view(self, view: NewsView, query: NewsQuery) -> None:
        self._view = view
        self.chips.show_query(query, view)
        self.menu.show_query(query, view)
        self._place()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        wide, pad = self.width(), self._padding
        full = self._form is Form.FULL
        left_of_button = wide - pad + 12
        for button in reversed(self.buttons):
            left_of_button -= 40
            button.move(left_of_button, 18 if full else 14)
        if full:
            title = pad + width_of(tr("News"), Style.TITLE) + 16
            room = left_of_button - 12 - title
            field = int(min(248, max(140, room)))
            self.search.setGeometry(left_of_button - 12 - field, 18, field, 36)
            self.search.show_key = field >= 200
            self.chips.setGeometry(pad, 68, wide - 2 * pad + 4, 30)
            words, warns = freshness(self._speech, self._view)
            self.status.show_words(words, warns)
            left = round(pad + width_of(tr("News"), Style.TITLE) + 12)
            needed = round(width_of(words, self.status.style_of_words) + 0.5)
            self.status.setGeometry(left - STATUS_PAD, 25, needed + 2 * STATUS_PAD, 28)
            self.status.setVisible(needed <= self.search.x() - 12 - left)
            return
        self.status.hide()
        menu = self.menu.sizeHint().width()
        self.menu.setGeometry(wide - pad - menu, 58, menu, 36)
        self.search.setGeometry(pad, 58, wide - 2 * pad - menu - 8, 36)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        painter.fillRect(self.rect(), theme.colour("paper"))
        full = self._form is Form.FULL
        top = 21 if full else 18
        end = self.search.x() if full else self.buttons[0].x()
        title = QRectF(self._padding, top, end - 12 - self._padding, 28)
        size = Style.TITLE if full else Style.TITLE_NARROW
        text(painter, title, tr("News"), size, theme.hex("ink"))
        if not full:
            line = theme.colour("line")
            hairline(painter, self._padding, 102, self.width() - 2 * self._padding, line)
        painter.end()
