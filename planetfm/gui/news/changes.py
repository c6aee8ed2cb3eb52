"""What the site changed in an article: a small panel with the words that went and those that came.

What went is struck out, what came stands on a tint and is underlined: the two are told apart
without their colours. A screen reader hears both lists in sentences.
"""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from planetfm.core.edits import Fate, Piece
from planetfm.gui.news.reader_words import tr
from planetfm.gui.theme import Theme
from planetfm.gui.tokens import Tokens
from planetfm.gui.type import FAMILIES, Style
from planetfm.gui.widgets.buttons import IconButton
from planetfm.gui.widgets.lettering import UI_SEMIBOLD
from planetfm.gui.widgets.paint import text

WIDE, TALLEST, HEAD, PAD = 460, 420, 44, 16
CUT = "…"


def changes_html(pieces: tuple[Piece, ...], tokens: Tokens) -> str:
    """A stretch of text with its changes marked; empty for none."""
    parts = []
    for piece in pieces:
        words = escape(piece.text, quote=False)
        if piece.fate is Fate.GONE:
            parts.append(f'<s style="color:{tokens.coral}">{words}</s>')
        elif piece.fate is Fate.NEW:
            style = f"background-color:{tokens.tint};color:{tokens.ink}"
            parts.append(f'<u style="{style}">{words}</u>')
        else:
            parts.append(f"{CUT} {words}" if piece.cut else words)
    return " ".join(parts)


def changes_spoken(pieces: tuple[Piece, ...]) -> str:
    """The same for a screen reader: "Removed: ... Added: ..." """
    gone = ", ".join(piece.text for piece in pieces if piece.fate is Fate.GONE)
    new = ", ".join(piece.text for piece in pieces if piece.fate is Fate.NEW)
    parts = [f"{tr('Removed')}: {gone.rstrip('.')}." if gone else ""]
    parts += [f"{tr('Added')}: {new.rstrip('.')}." if new else ""]
    return " ".join(part for part in parts if part)


class ChangesPanel(QWidget):
    """Headline and text as they changed, and when."""

    def __init__(
        self,
        theme: Theme,
        when: str,
        headline: tuple[Piece, ...],
        body: tuple[Piece, ...],
    ) -> None:
        super().__init__()
        self._theme = theme
        self._when = when
        tokens = theme.tokens
        self.view = QTextBrowser(self)
        self.view.setOpenLinks(False)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.viewport().setAutoFillBackground(False)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        face = QFont(FAMILIES)
        face.setPixelSize(14)
        document = self.view.document()
        document.setDocumentMargin(0)
        document.setDefaultFont(face)
        document.setDefaultStyleSheet(
            f"p {{ color: {tokens.ink2}; margin: 0 0 10px 0; line-height: 145%; }}"
            f" p.head {{ color: {tokens.ink}; font-weight: 600; }}"
        )
        parts = []
        if headline:
            parts.append(f'<p class="head">{changes_html(headline, tokens)}</p>')
        if body:
            parts.append(f"<p>{changes_html(body, tokens)}</p>")
        if not parts:
            parts.append(f"<p>{escape(tr('Only the layout changed, not the words.'))}</p>")
        self.view.setHtml("".join(parts))
        said = changes_spoken((*headline, *body))
        self.view.setAccessibleName(said or tr("Changes"))
        self.setAccessibleName(tr("Changes"))
        self.setAccessibleDescription(f"{when}. {said}".strip())
        self.close_button = IconButton(theme, "close", tr("Close"), size=32, parent=self)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        document = self.view.document().clone(self)  # the view lays its own out as it scrolls
        document.setTextWidth(width - 2 * PAD)
        high = HEAD + round(document.size().height()) + PAD
        document.deleteLater()
        return min(high, TALLEST)

    def sizeHint(self) -> QSize:
        return QSize(WIDE, self.heightForWidth(WIDE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.close_button.move(self.width() - 40, 6)
        self.view.setGeometry(PAD, HEAD, self.width() - 2 * PAD, self.height() - HEAD - PAD // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        head = QRectF(PAD, 0, self.width() - 60, HEAD)
        text(painter, head, tr("Changes"), UI_SEMIBOLD, self._theme.hex("ink"))
        right = QRectF(PAD, 0, self.width() - 60, HEAD)
        align = Qt.AlignmentFlag.AlignRight
        text(painter, right, self._when, Style.SMALL, self._theme.hex("ink3"), align=align)
        painter.end()
