"""The article's text: a QTextBrowser as high as its document, without a scroll bar of its own.

It loads nothing: pictures are those that `Pictures` holds, every other resource is an empty one.
Links go out through `link_opened` only for http, https and mailto.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QImage,
    QKeyEvent,
    QPixmap,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from planetfm.gui.news.body_html import (
    PICTURE_SCHEME,
    Body,
    body_markup,
    body_stylesheet,
    opens_in_browser,
)
from planetfm.gui.news.pictures import Frame, Pictures
from planetfm.gui.theme import Theme
from planetfm.gui.type import FAMILIES

LINE = 26 / 16
"""Line height of the body in sizes of its type."""


class ArticleBody(QTextBrowser):
    link_opened = Signal(str)
    reshaped = Signal()
    """The document has another height now."""

    def __init__(self, theme: Theme, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pictures = pictures
        self._html = ""
        self._skip = ""
        self._size_px = 16.0
        self._body = Body("")
        self._written: QTextDocument | None = None
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(self._on_link)
        pictures.arrived.connect(self._on_picture)
        theme.changed.connect(self._write)

    def show_html(self, html: str, skip_picture: str = "") -> None:
        if (html, skip_picture) != (self._html, self._skip):
            self._html, self._skip = html, skip_picture
            self._write()

    def set_size_px(self, size_px: float) -> None:
        if size_px != self._size_px:
            self._size_px = size_px
            self._write()

    @property
    def skipped_caption(self) -> str:
        """What the text says under the picture that is shown above it."""
        return self._body.skipped_caption

    def height_for(self, width_px: int) -> int:
        """Lay the text out to `width_px`; returns its height."""
        if self.document().textWidth() != width_px:
            self.document().setTextWidth(width_px)
        return round(self.document().size().height() + 0.49)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        address = name if isinstance(name, str) else name.toString()
        if address.startswith(PICTURE_SCHEME):
            number = address.removeprefix(PICTURE_SCHEME)
            if number.isdigit() and int(number) < len(self._body.pictures):
                held = self._held(self._body.pictures[int(number)])
                if held is not None:
                    return held
        # Never None: for a missing image Qt would try the name as a file of this computer.
        return _nothing()

    def sizeHint(self) -> QSize:
        return QSize(640, 100)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        on_link = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
        copies = event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in (
            Qt.Key.Key_C,
            Qt.Key.Key_A,
        )
        selects = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if on_link or copies or selects:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _frame(self) -> Frame:
        ratio = self.devicePixelRatioF()
        return Frame(round(max(self.width(), 300) * ratio), ratio=ratio)

    def _held(self, address: str) -> QPixmap | None:
        return self._pictures.get(address, self._frame())

    def _size_of(self, address: str) -> tuple[int, int] | None:
        held = self._held(address)
        if held is None:
            return None
        size = held.deviceIndependentSize()
        return (round(size.width()), round(size.height()))

    def _on_picture(self, address: str) -> None:
        if address in self._body.pictures and not self._pictures.missing(address):
            self._write()

    def _on_link(self, url: QUrl) -> None:
        address = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        if opens_in_browser(address):
            self.link_opened.emit(address)

    def _write(self) -> None:
        tokens = self._theme.tokens
        self._body = body_markup(self._html, tokens, self._size_of, self._skip)
        face = QFont(FAMILIES)
        whole = math.ceil(self._size_px)
        face.setPixelSize(whole)
        if whole != self._size_px:
            # Qt knows whole pixels only: a half one less is the next size set a little tighter.
            face.setStretch(round(100 * self._size_px / whole))
        face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        # A new document is written before the browser sees it, so that it is laid out only once:
        # changing the lines of one that is shown lays it out again for every paragraph.
        document = QTextDocument(self)
        document.setDocumentMargin(0)
        document.setDefaultFont(face)
        document.setDefaultStyleSheet(body_stylesheet(tokens, self._size_px))
        document.setHtml(self._body.html)
        self._set_lines(document)
        document.setTextWidth(self.document().textWidth())
        # Qt deletes the document that it made itself, not those that it was given.
        old, self._written = self._written, document
        self.setDocument(document)
        if old is not None:
            old.deleteLater()
        self.reshaped.emit()

    def _set_lines(self, document: QTextDocument) -> None:
        """The line height, block by block: Qt's style sheets know it only for whole documents."""
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        block = document.begin()
        while block.isValid():
            style = block.blockFormat()
            size_px = block.charFormat().font().pixelSize()
            small = block.text() and 0 < size_px <= 12
            line = 16 if small else round(self._size_px * LINE)
            style.setLineHeight(line, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
            cursor.setPosition(block.position())
            cursor.setBlockFormat(style)
            block = block.next()
        cursor.endEditBlock()


def _nothing() -> QImage:
    image = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image
