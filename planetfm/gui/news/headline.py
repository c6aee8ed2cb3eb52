"""The article's headline: text that can be selected and copied, set as exactly as painted text.

A read-only document of one paragraph with the line height of the design. A number is tied to the
next word for the layout alone: what is copied is what the site wrote. With nothing selected, Ctrl+C
copies the whole headline.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPalette,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from planetfm.gui.theme import Theme
from planetfm.gui.type import Style
from planetfm.gui.widgets.focus import FocusRing
from planetfm.gui.widgets.lettering import of
from planetfm.gui.words import NO_BREAK, tied


class SelectableHeadline(QTextEdit):
    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = ""
        self._style = Style.READER_HEADLINE
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setCursorWidth(0)
        self.viewport().setAutoFillBackground(False)
        self.setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.ring = FocusRing(self, theme, 6)
        theme.changed.connect(self._dress)

    @property
    def title(self) -> str:
        return self._title

    def show_title(self, title: str, style: Style) -> None:
        if (title, style) == (self._title, self._style):
            return
        self._title, self._style = title, style
        self.setAccessibleName(title)
        lettering = of(style)
        self.document().setDefaultFont(lettering.font())
        self.setPlainText(tied(title))
        line = QTextBlockFormat()
        line.setLineHeight(lettering.line_px, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(line)
        self._dress()

    def height_for(self, width_px: int) -> int:
        """Lay the headline out to a width; returns its height, whole lines."""
        self.document().setTextWidth(width_px)
        layout = self.document().firstBlock().layout()
        return max(1, layout.lineCount()) * of(self._style).line_px

    def sizeHint(self) -> QSize:
        return QSize(640, of(self._style).line_px)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy) and not self.textCursor().hasSelection():
            QGuiApplication.clipboard().setText(self._title)
            return
        controls = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if event.modifiers() & controls:
            super().keyPressEvent(event)
        else:
            event.ignore()  # plain keys scroll the article, or are the window's

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu(event.pos())
        menu.exec(event.globalPos())
        menu.deleteLater()

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(self.textCursor().selectedText().replace(NO_BREAK, " "))
        return data

    def _dress(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Text, QColor(self._theme.tokens.ink))
        palette.setColor(QPalette.ColorRole.Highlight, QColor(self._theme.tokens.tint))
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(self._theme.tokens.ink))
        self.setPalette(palette)
