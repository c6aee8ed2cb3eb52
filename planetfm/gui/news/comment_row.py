"""One comment: a disc with initials, the writer, how long ago, the words, and "Reply".

The disc is drawn; no picture of anybody is ever loaded. The words stand in a text browser without a
scroll bar of its own, so that they can be selected, copied and read aloud, and links followed.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from planetfm.core.comments import Row, initials
from planetfm.gui import words
from planetfm.gui.news.addresses import opens_in_browser
from planetfm.gui.news.comments_words import tr
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from planetfm.gui.type import SEMIBOLD, Style, font
from planetfm.gui.widgets.buttons import FadingButton
from planetfm.gui.widgets.focus import FocusRing
from planetfm.gui.widgets.lettering import SMALL_BUTTON_STRONG, UI_SEMIBOLD, Lettering, of
from planetfm.gui.widgets.paint import baseline, hairline, rounded, text, width_of

AVATAR, PAD, NAME_PX, TEXT_TOP = 32, 14, 18, 20
BESIDE = AVATAR + 12
STEP_PX, STEPS_MOST = 44, 3
"""A reply stands so much further right than what it answers, and not more than so often."""
LINE_PX, PARAGRAPH_GAP = 21, 6
INITIALS = Lettering(12, 16, SEMIBOLD)


class ReplyLink(FadingButton):
    """The icon and "Balas", without a shape of its own."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.setText(tr("Reply"))
        self.resize(self.sizeHint())
        self.ring = FocusRing(self, theme, 6, inset=2)

    def sizeHint(self) -> QSize:
        return QSize(round(width_of(self.text(), SMALL_BUTTON_STRONG)) + 18, 28)

    def wanted_fill(self) -> QColor:
        return QColor(0, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        token = "accent_press" if self.isDown() else "accent_hover" if self.hovered else "accent"
        if not self.isEnabled():
            token = "disabled"
        icon = self.theme.pixmap("reply", 16, token, self.devicePixelRatioF())
        painter.drawPixmap(-1, 6, icon)
        area = QRectF(18, -2, self.width() - 17, 28)
        text(painter, area, self.text(), SMALL_BUTTON_STRONG, self.theme.hex(token), elide=False)
        painter.end()


class CommentText(QTextBrowser):
    """A comment's words. Loads nothing; links leave through `link_opened`."""

    link_opened = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._html = ""
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setAutoFillBackground(False)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(self._on_link)
        theme.changed.connect(self._write)

    def show_html(self, html: str) -> None:
        if html != self._html:
            self._html = html
            self._write()

    def height_for(self, width_px: int) -> int:
        # Qt lays the text out to the widget's width again whenever its size changes.
        self.resize(width_px, self.height())
        self.document().setTextWidth(width_px)
        return round(self.document().size().height() + 0.49)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        # No picture is left in a comment; should one be, Qt must not look for it as a file.
        image = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        return image

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        copies = control and event.key() in (Qt.Key.Key_C, Qt.Key.Key_A)
        selects = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if copies or selects or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _on_link(self, url: QUrl) -> None:
        address = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        if opens_in_browser(address):
            self.link_opened.emit(address)

    def _write(self) -> None:
        tokens = self._theme.tokens
        face = QFont(font(Style.COMMENT))
        document = self.document()
        document.setDefaultFont(face)
        document.setDefaultStyleSheet(
            f"p {{ margin: 0; color: {tokens.ink}; }} a {{ color: {tokens.accent}; }}"
        )
        document.setHtml(self._html)
        cursor = QTextCursor(document)
        block = document.begin()
        while block.isValid():
            style = block.blockFormat()
            style.setLineHeight(LINE_PX, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
            style.setTopMargin(PARAGRAPH_GAP if block.blockNumber() else 0)
            cursor.setPosition(block.position())
            cursor.setBlockFormat(style)
            block = block.next()
        # With links, Tab goes through them; without, the words are no stop on the way.
        links = "<a " in self._html
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if links else Qt.FocusPolicy.ClickFocus)


class CommentRow(QWidget):
    """`replied`: the listener wants to answer the comment of this number."""

    replied = Signal(int)
    link_opened = Signal(str)

    def __init__(self, theme: Theme, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._speech = speech
        self.row: Row | None = None
        self._narrow = False
        self.words = CommentText(theme, self)
        self.words.link_opened.connect(self.link_opened)
        self.reply = ReplyLink(theme, self)
        self.reply.clicked.connect(self._on_reply)
        theme.changed.connect(self.update)

    def show_row(self, row: Row, *, may_reply: bool) -> None:
        self.reply.setVisible(may_reply)
        if row != self.row:
            self.row = row
            self.words.show_html(row.comment.html)
            name = self.name
            self.words.setAccessibleName(f"{name}, {self.when}")
            self.reply.setAccessibleName(tr("Reply to %1").replace("%1", name))
        self.update()

    @property
    def name(self) -> str:
        author = self.row.comment.author if self.row else ""
        return author or tr("Anonymous")

    @property
    def when(self) -> str:
        written = self.row.comment.written if self.row else None
        if written is None:
            return ""
        return words.relative(written, self._speech.now(), self._speech.lang, self._speech.zone)

    def height_for(self, width_px: int, *, narrow: bool) -> int:
        """Lay the comment out to `width_px`; returns its height."""
        self._narrow = narrow
        left = self._indent + BESIDE
        high = self.words.height_for(max(80, width_px - left))
        self.words.setGeometry(left, PAD + TEXT_TOP - 1, max(80, width_px - left), high)
        self.reply.move(width_px - self.reply.width(), PAD - 4)
        return 1 + PAD + max(AVATAR, TEXT_TOP + high) + PAD

    @property
    def _indent(self) -> int:
        depth = min(self.row.depth if self.row else 0, STEPS_MOST)
        return depth * (20 if self._narrow else STEP_PX)

    def _on_reply(self) -> None:
        if self.row is not None:
            self.replied.emit(self.row.comment.id)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, left = self._theme, self._indent
        hairline(painter, left, 0, self.width() - left, theme.colour("line"))
        disc(painter, theme, left, 1 + PAD, initials(self.row.comment.author if self.row else ""))
        x = left + BESIDE
        room = self.width() - x - self.reply.width() - 12
        when = self.when
        when_px = width_of(when, Style.SMALL)
        area = QRectF(x, PAD, max(20.0, room - when_px - 8), NAME_PX)
        wide = text(painter, area, self.name, UI_SEMIBOLD, theme.hex("ink"))
        base = baseline_offset()
        area = QRectF(x + wide + 8, PAD + base, when_px + 2, 16)
        text(painter, area, when, Style.SMALL, theme.hex("ink3"), elide=False)
        painter.end()


def baseline_offset() -> float:
    """How much lower a small line box stands beside a name's, so that both share a base line."""
    return baseline(UI_SEMIBOLD, 0, NAME_PX) - baseline(of(Style.SMALL), 0, 16)


def disc(painter: QPainter, theme: Theme, left: float, top: float, letters: str) -> None:
    """The disc beside a comment."""
    area = QRectF(left, top, AVATAR, AVATAR)
    rounded(painter, area, AVATAR / 2, theme.hex("tint"))
    area.translate(0, -1)
    centre = Qt.AlignmentFlag.AlignHCenter
    text(painter, area, letters, INITIALS, theme.hex("accent"), align=centre, elide=False)
