"""The article's text: a QTextBrowser as high as its document, without a scroll bar of its own.

It loads nothing: pictures are those that `Pictures` holds, icons are the theme's, every other
resource is an empty one. Links go out through `link_opened` only for http, https and mailto; a
picture's link opens the viewer. A picture's place is there before the picture: when it comes only
its pixels change, never the lines below.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFrame,
    QTextTable,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from planetfm.gui.news.addresses import opens_in_browser
from planetfm.gui.news.body_html import CELL, PICTURE_SCHEME, SOUND_SCHEME, Body, body_markup
from planetfm.gui.news.body_style import CARD_PADDING, ICON_SCHEME, Tables, body_stylesheet
from planetfm.gui.news.hits import find, selections
from planetfm.gui.news.pictures import Frame, Pictures
from planetfm.gui.news.tables import forms_of
from planetfm.gui.theme import Theme
from planetfm.gui.type import FAMILIES
from planetfm.gui.widgets.paint import centred, rounded

LINE = 26 / 16
"""Line height of the body in sizes of its type."""
SMALL_LINE = 20 / 14
"""The same for the smaller type of tables and cards."""
MIN_COLUMN_PX = 200
IMAGE = QTextDocument.ResourceType.ImageResource.value


class ArticleBody(QTextBrowser):
    link_opened = Signal(str)
    picture_opened = Signal(int)
    """The picture with this number (see `body.pictures`) was clicked, or Enter pressed on it."""
    sound_wanted = Signal(str)
    """A sound file's card was chosen: its address."""
    reshaped = Signal()
    """The document has another height now."""
    seen_wanted = Signal(QRect)
    """This part of the text should come into sight: a link or a hit was reached by keyboard."""

    def __init__(self, theme: Theme, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pictures = pictures
        self._html = ""
        self._skip = ""
        self._size_px = 16.0
        self._column_px = 640
        self._body = Body("")
        self._tables: tuple[Tables, ...] = ()
        self._written: QTextDocument | None = None
        self._words: tuple[str, ...] = ()
        self._hits: list[tuple[int, int]] = []
        self._present = -1
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

    # Hits of a search

    def set_hits(self, words: tuple[str, ...]) -> int:
        """Show where `words` stand in the text; returns how often they do."""
        self._words = words
        self._present = -1
        self._find_hits()
        return len(self._hits)

    @property
    def hits(self) -> int:
        return len(self._hits)

    @property
    def present(self) -> int:
        """Which hit is looked at, from 0; -1 for none yet."""
        return self._present

    def go_to_hit(self, step: int) -> bool:
        """To the next hit (1) or the one before (-1), round the ends; False without any."""
        if not self._hits:
            return False
        first = 0 if step > 0 else len(self._hits) - 1
        after = (self._present + step) % len(self._hits)
        self._present = first if self._present < 0 else after
        self._show_hits()
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._hits[self._present][0])
        self.seen_wanted.emit(self.cursorRect(cursor))
        return True

    def _find_hits(self) -> None:
        # A block's end is one place in the document and one character here.
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        self._hits = find(cursor.selectedText(), self._words) if self._words else []
        self._present = min(self._present, len(self._hits) - 1)
        self._show_hits()

    def _show_hits(self) -> None:
        tokens = self._theme.tokens
        made = selections(self.document(), self._hits, self._present, tokens)
        self.setExtraSelections(made)

    @property
    def body(self) -> Body:
        """What is written now."""
        return self._body

    @property
    def tables(self) -> tuple[Tables, ...]:
        """How each table of the article had to be written to fit."""
        return self._tables

    @property
    def skipped_caption(self) -> str:
        """What the text says under the picture that is shown above it."""
        return self._body.skipped_caption

    def height_for(self, width_px: int) -> int:
        """Lay the text out to `width_px`; returns its height."""
        width_px = max(width_px, MIN_COLUMN_PX)
        if self._column_px != width_px:
            self._column_px = width_px
            if self._body.pictures or self._body.columns:
                self._write(tell=False)
            else:
                self.document().setTextWidth(width_px)
        elif self.document().textWidth() != width_px:
            self.document().setTextWidth(width_px)
        return round(self.document().size().height() + 0.49)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        address = name if isinstance(name, str) else name.toString()
        if address.startswith(PICTURE_SCHEME):
            number = address.removeprefix(PICTURE_SCHEME)
            cell = number.endswith(CELL)
            number = number.removesuffix(CELL)
            if number.isdigit() and int(number) < len(self._body.pictures):
                return self._picture(int(number), cell)
        if address.startswith(ICON_SCHEME):
            icon = address.removeprefix(ICON_SCHEME)
            if icon in ("play", "volume", "quote", "open-external"):
                token = "ink3" if icon == "open-external" else "accent"
                return self._theme.pixmap(icon, 20, token, self.devicePixelRatioF())
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
            if not copies:
                self.seen_wanted.emit(self.cursorRect())
        else:
            event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from link to link; a link that is reached comes into sight."""
        moved = super().focusNextPrevChild(forward)
        if moved and self.hasFocus():
            self.seen_wanted.emit(self.cursorRect())
        return moved

    def paintEvent(self, event: QPaintEvent) -> None:
        cards = self._cards()
        if cards:
            painter = QPainter(self.viewport())
            layout = self.document().documentLayout()
            for card in cards:
                # Qt tells where the first cell's content begins; the card begins a padding before.
                area = layout.frameBoundingRect(card).translated(-CARD_PADDING, -CARD_PADDING)
                margins = card.format()
                area.adjust(0, 0, 0, -margins.topMargin() - margins.bottomMargin())
                fill, line = self._theme.hex("raised"), self._theme.hex("line")
                rounded(painter, area, 10, fill, line)
            painter.end()
        super().paintEvent(event)

    # Pictures

    def _frame(self, number: int, cell: bool) -> Frame:
        ratio = self.devicePixelRatioF()
        if cell:
            wide, high = self._body.sizes[number]
            radius = round(8 * ratio)
            return Frame(round(wide * ratio), round(high * ratio), radius, ratio=ratio)
        wide = round(max(self._column_px, 300) * ratio)
        return Frame(wide, radius=round(8 * ratio), ratio=ratio)

    def _picture(self, number: int, cell: bool) -> QPixmap:
        """The picture for its place; a shape of its size while it is not there."""
        address = self._body.pictures[number]
        held = self._pictures.get(address, self._frame(number, cell))
        if held is not None:
            return held
        wide, high = self._body.sizes[number]
        ratio = self.devicePixelRatioF()
        made = QPixmap(round(wide * ratio), round(high * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        area = QRectF(0, 0, wide, high)
        rounded(painter, area, 8, self._theme.hex("skeleton"))
        if self._pictures.missing(address):
            centred(painter, area, self._theme.pixmap("image", 20, "ink3", ratio))
        painter.end()
        return made

    def _size_of(self, address: str) -> tuple[int, int] | None:
        held = self._pictures.held(address, self._frame(0, cell=False))
        if held is None:
            return None
        size = held.deviceIndependentSize()
        return (round(size.width()), round(size.height()))

    def _on_picture(self, address: str) -> None:
        numbers = [n for n, one in enumerate(self._body.pictures) if one == address]
        if not numbers:
            return
        known = self._size_of(address)
        for number in numbers:
            cell = f'"{PICTURE_SCHEME}{number}{CELL}"' in self._body.html
            if not cell and known is not None and not _alike(known, self._body.sizes[number]):
                self._write()
                return
            name = f"{PICTURE_SCHEME}{number}{CELL if cell else ''}"
            self.document().addResource(IMAGE, QUrl(name), self._picture(number, cell))
        self.viewport().update()

    def _on_link(self, url: QUrl) -> None:
        address = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        for scheme, told in ((PICTURE_SCHEME, "picture"), (SOUND_SCHEME, "sound")):
            number = address.removeprefix(scheme)
            if address.startswith(scheme) and number.isdigit():
                if told == "picture" and int(number) < len(self._body.pictures):
                    self.picture_opened.emit(int(number))
                if told == "sound" and int(number) < len(self._body.sounds):
                    self.sound_wanted.emit(self._body.sounds[int(number)])
                return
        if opens_in_browser(address):
            self.link_opened.emit(address)

    # Writing

    def _cards(self) -> list[QTextTable]:
        return [
            frame
            for frame in _frames(self.document().rootFrame())
            if isinstance(frame, QTextTable) and frame.format().cellPadding() == CARD_PADDING
        ]

    def _write(self, *, tell: bool = True) -> None:
        body = self._markup(())
        tables = forms_of(body, self._column_px)
        if any(form is not Tables.PLAIN for form in tables):
            body = self._markup(tables)
        self._body, self._tables = body, tables
        document = self._document(body)
        for number in body.unknown:
            self._pictures.get(body.pictures[number], self._frame(number, cell=False))
        # Qt deletes the document that it made itself, not those that it was given.
        old, self._written = self._written, document
        self.setExtraSelections([])
        self.setDocument(document)
        self._find_hits()
        if old is not None:
            old.deleteLater()
        if tell:
            self.reshaped.emit()

    def _markup(self, tables: tuple[Tables, ...]) -> Body:
        tokens, column = self._theme.tokens, self._column_px
        return body_markup(
            self._html, tokens, self._size_of, self._skip, column_px=column, tables=tables
        )

    def _document(self, body: Body) -> QTextDocument:
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
        document.setDefaultStyleSheet(body_stylesheet(self._theme.tokens, self._size_px))
        document.setHtml(body.html)
        self._set_lines(document)
        document.setTextWidth(self._column_px)
        return document

    def _set_lines(self, document: QTextDocument) -> None:
        """The line height, block by block: Qt's style sheets know it only for whole documents."""
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        block = document.begin()
        while block.isValid():
            style = block.blockFormat()
            size_px = block.charFormat().font().pixelSize()
            if not block.text() or size_px <= 0 or size_px > 14:
                line = round(self._size_px * LINE)
            else:
                line = 16 if size_px <= 12 else round(size_px * SMALL_LINE)
            if block.textList() is not None:
                # Qt gives the item before a nested list the distance of a list's end.
                more = block.next().isValid() and block.next().textList() is not None
                style.setTopMargin(0)
                style.setBottomMargin(4 if more else 14)
            style.setLineHeight(line, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
            cursor.setPosition(block.position())
            cursor.setBlockFormat(style)
            block = block.next()
        cursor.endEditBlock()


def _frames(frame: QTextFrame) -> list[QTextFrame]:
    found: list[QTextFrame] = []
    for child in frame.childFrames():
        found += [child, *_frames(child)]
    return found


def _alike(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether a picture fits the place that was kept for it, within a pixel of rounding."""
    return one[0] == other[0] and abs(one[1] - other[1]) <= 1


def _nothing() -> QImage:
    image = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image
