"""The search field of the news side: a line edit in the design's frame, with the key that leads to
it shown while it is empty. Typing pauses for a moment before the list is asked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from planetfm.gui import keymap
from planetfm.gui.news.phrases import tr
from planetfm.gui.theme import Theme
from planetfm.gui.type import Style
from planetfm.gui.widgets.buttons import IconButton
from planetfm.gui.widgets.lettering import UI_REGULAR
from planetfm.gui.widgets.paint import centred, rounded, text, width_of

TYPING_PAUSE_MS = 60
"""The store answers within some milliseconds: this only joins the letters of a quick hand."""


class SearchField(QWidget):
    searched = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.show_key = True
        self.setFixedHeight(36)
        self.edit = QLineEdit(self)
        self.edit.setFrame(False)
        self.edit.setFont(UI_REGULAR.font())
        self.edit.setPlaceholderText(tr("Search news"))
        self.edit.setAccessibleName(tr("Search news"))
        self.edit.setMaxLength(200)
        self.edit.textChanged.connect(self._on_text)
        self.edit.installEventFilter(self)
        self._clear = IconButton(theme, "close", tr("Clear search"), size=28, icon_size=16)
        self._clear.setParent(self)
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.searched.emit(self.edit.text().strip()))
        self.edit.returnPressed.connect(self._at_once)
        self.setFocusProxy(self.edit)
        theme.changed.connect(self._dress)
        self._dress()

    def clear(self) -> None:
        """Empty the field and show everything again, at once."""
        if self.edit.text():
            self.edit.clear()
            self._at_once()

    def set_text(self, words: str) -> None:
        """Show `words` without searching (the other form of the header was used)."""
        self.edit.blockSignals(True)
        self.edit.setText(words)
        self.edit.blockSignals(False)
        self._clear.setVisible(bool(words))
        self.update()

    def _at_once(self) -> None:
        self._pause.stop()
        self.searched.emit(self.edit.text().strip())

    def _on_text(self, words: str) -> None:
        self._clear.setVisible(bool(words))
        self._pause.start()
        self.update()

    def _dress(self) -> None:
        # With an application stylesheet in force, a palette alone does not reach the edit.
        tokens = self._theme.tokens
        self.edit.setStyleSheet(
            f"QLineEdit {{ background: transparent; border: 0; color: {tokens.ink}; "
            f"placeholder-text-color: {tokens.ink3}; }}"
        )
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.edit.setGeometry(35, 0, max(self.width() - 35 - 36, 40), 33)
        self._clear.move(self.width() - 32, 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        focused = self.edit.hasFocus()
        border = theme.hex("accent" if focused else "field")
        rounded(painter, QRectF(self.rect()), 8, theme.hex("raised"), border, 2 if focused else 1)
        ratio = self.devicePixelRatioF()
        centred(painter, QRectF(10, 0, 20, 36), theme.pixmap("search", 18, "ink3", ratio))
        if self.show_key and not self.edit.text() and not focused:
            key = " ".join(keymap.caps("Ctrl+F"))
            wide = round(width_of(key, Style.SMALL)) + 12
            badge = QRectF(self.width() - 11 - wide, 9, wide, 18)
            rounded(painter, badge, 4, None, theme.hex("line"))
            text(painter, badge.adjusted(6, 0, 0, 0), key, Style.SMALL, theme.hex("ink3"))
        painter.end()
