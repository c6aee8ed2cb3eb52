"""The bar above the open article: back, its neighbours, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from planetfm.gui.news.phrases import tr
from planetfm.gui.theme import Theme
from planetfm.gui.widgets.buttons import FadingButton, IconButton
from planetfm.gui.widgets.focus import FocusRing
from planetfm.gui.widgets.lettering import UI_SEMIBOLD
from planetfm.gui.widgets.paint import centred, hairline, rounded, text, width_of


class BackButton(FadingButton):
    """Chevron and "Berita": back to the list."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, tr("Back to the list"), parent)
        self.setText(tr("News"))
        self.setToolTip(tr("Back to the list"))
        self.resize(self.sizeHint())
        self.ring = FocusRing(self, theme, 8)

    def sizeHint(self) -> QSize:
        return QSize(round(width_of(self.text(), UI_SEMIBOLD)) + 40, 36)

    def wanted_fill(self) -> QColor:
        colour = self.theme.colour
        if self.isDown():
            return colour("press")
        return colour("hover") if self.hovered else QColor(0, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), 8, self.fill)
        icon = self.theme.pixmap("back", 18, "accent", self.devicePixelRatioF())
        centred(painter, QRectF(7, 0, 18, 36), icon)
        words = QRectF(31, -1, self.width() - 32, 36)
        text(painter, words, self.text(), UI_SEMIBOLD, self.theme.hex("accent"))
        painter.end()


class ReaderBar(QWidget):
    """`buttons` by what they do: previous, next, size, copy, save, site, more."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.narrow = False
        self.back = BackButton(theme, self)
        made: dict[str, IconButton] = {}
        for key, icon, name in (
            ("previous", "chevron-up", tr("Previous story")),
            ("next", "chevron-down", tr("Next story")),
            ("size", "text-size", tr("Text size")),
            ("copy", "copy-link", tr("Copy link")),
            ("save", "bookmark", tr("Save story")),
            ("site", "open-external", tr("Read on the site")),
            ("more", "more", tr("More")),
        ):
            checked = "bookmark-filled" if key == "save" else ""
            menu = key in ("size", "more")
            made[key] = IconButton(
                theme, icon, name, checked_icon=checked, opens_menu=menu, parent=self
            )
        self.buttons = made
        theme.changed.connect(self.update)
        self.set_form(narrow=False, with_back=True)

    def set_form(self, *, narrow: bool, with_back: bool) -> None:
        self.narrow = narrow
        self.setFixedHeight(48 if narrow else 52)
        self.back.setVisible(with_back)
        for key in ("size", "copy", "site"):
            self.buttons[key].setVisible(not narrow)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        top = (self.height() - 36) // 2
        keys = (
            ("previous", "next", "save", "more")
            if self.narrow
            else ("previous", "next", "size", "copy", "save", "site", "more")
        )
        right = self.width() - (8 if self.narrow else 16)
        for key in reversed(keys):
            right -= 36
            self.buttons[key].move(right, top)
            right -= 2
            if key == "size":
                right -= 15
        self._line_x = self.buttons["size"].x() - 9
        left = 6 if self.narrow else 12
        room = self.buttons["previous"].x() - 2 - left
        self.back.setGeometry(left, top, min(self.back.sizeHint().width(), room), 36)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        painter.fillRect(self.rect(), theme.colour("paper"))
        hairline(painter, 0, self.height() - 1, self.width(), theme.colour("line"))
        if not self.narrow:
            painter.fillRect(QRectF(self._line_x, 16, 1, 20), theme.colour("line"))
        painter.end()
