"""A banner: what is wrong (amber) or worth knowing (tint), what the app does, and one action.

Two layouts of the same content: stacked for the radio column, with the note and the action in a
foot, under each other where they do not fit; wide for the news side, with the action at the right.
The text may carry one strong figure, a meter and a note that counts; a screen reader hears title
and text once, never the countdown.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planetfm.gui.theme import Theme
from planetfm.gui.type import Style
from planetfm.gui.widgets.buttons import Button, Kind
from planetfm.gui.widgets.lettering import BANNER_STRONG, BANNER_TEXT, BANNER_TITLE
from planetfm.gui.widgets.paint import rounded, text, width_of, wrap
from planetfm.gui.widgets.telling import Running, Telling

PAD_X, PAD_Y, ICON, GAP = 15, 13, 20, 12
TIGHT_BELOW = 520
NO_BREAK = "\u00a0"
NOTE, BUTTON = 18, 28


class Tone(enum.Enum):
    TROUBLE = "trouble"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class BannerContent:
    """`strong` is a part of `text` set in semibold and kept on one line. `meter` is 0 to 1."""

    title: str
    text: str
    icon: str
    tone: Tone = Tone.TROUBLE
    strong: str = ""
    meter: float | None = None
    note: str = ""
    action: str = ""
    details: str = ""
    """The label of a second, quiet button: more about it."""

    @property
    def spoken(self) -> tuple[str, str]:
        """What a screen reader is told; a change of it is announced. Figures do not count."""
        words = "".join(letter for letter in self.text if not letter.isdigit())
        return (self.title, words)


class Banner(QWidget):
    """Shows one `BannerContent`; hidden while it has none. `acted`: the action was pressed."""

    acted = Signal()
    details_wanted = Signal()

    def __init__(self, theme: Theme, *, wide: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._wide = wide
        self._content: BannerContent | None = None
        self._note_wide = 0.0
        """Of all notes under this title: a count that becomes shorter moves nothing."""
        self.button = Button(theme, "", Kind.PLAIN, height=28, parent=self)
        self.button.clicked.connect(self.acted)
        self._telling = Telling(self)
        self.details = Button(theme, "", Kind.QUIET, height=28, padding=8, parent=self)
        self.details.clicked.connect(self.details_wanted)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)
        self.hide()

    @property
    def content(self) -> BannerContent | None:
        return self._content

    def show_content(self, content: BannerContent | None) -> None:
        if content == self._content:
            return
        before, self._content = self._content, content
        if content is None or before is None or content.title != before.title:
            self._note_wide = 0.0
        if content is not None:
            wide = width_of(content.note, Style.SMALL, tabular=True)
            self._note_wide = max(self._note_wide, wide)
        if content is None:
            self.hide()
            self.updateGeometry()
            return
        self.button.setText(content.action)
        self.button.setVisible(bool(content.action))
        self.details.setText(content.details)
        self.details.setVisible(bool(content.details))
        self.setAccessibleName(content.title)
        self._telling.show(Running(content.text.replace(NO_BREAK, " "), about=content.spoken))
        self._place_button()
        self.show()
        self.updateGeometry()
        self.update()
        if before is None or before.spoken != content.spoken:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        content = self._content
        if content is None:
            return 0
        tall = 2 * PAD_Y + BANNER_TITLE.line_px * len(self._title_lines(width))
        if content.text:
            tall += 2 + BANNER_TEXT.line_px * len(self._lines(width))
        if content.meter is not None:
            tall += 9 + 4
        if not self._wide and (content.action or content.note):
            tall += 9 + (BUTTON if content.action else NOTE)
            tall += NOTE + 4 if self._note_apart(width) else 0
        if content.details and self._tight(width):
            tall += 24
        return max(tall, 2 * PAD_Y + 51 if self._wide and content.note else tall)

    def sizeHint(self) -> QSize:
        width = max(self.width(), 200)
        return QSize(width, self.heightForWidth(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_button()

    def _place_button(self) -> None:
        size = self.button.sizeHint()
        top = PAD_Y if self._wide else self.height() - PAD_Y - size.height()
        self.button.setGeometry(
            self.width() - PAD_X - size.width(), top, size.width(), size.height()
        )
        wide = self.details.sizeHint().width()
        if self._tight(self.width()):
            foot = self.height() - 32
            self.details.setGeometry(PAD_X + ICON + GAP - 8, foot, wide, 28)
        elif self._wide:
            self.details.setGeometry(self.button.x() - 4 - wide, top, wide, 28)
        else:
            self.details.setGeometry(self.width() - PAD_X + 8 - wide, PAD_Y - 5, wide, 28)

    def _tight(self, width: int) -> bool:
        """A wide banner with too little room for two buttons beside its words."""
        return self._wide and width < TIGHT_BELOW

    def _note_apart(self, width: int) -> bool:
        """The note stands over the button: there is no room for it beside."""
        content = self._content
        if self._wide or content is None or not (content.action and content.note):
            return False
        beside = self._text_width(width) - self.button.sizeHint().width() - 6
        return self._note_wide > beside

    def _text_width(self, width: int) -> float:
        room = float(width - 2 * PAD_X - ICON - GAP)
        content = self._content
        if self._wide and content is not None:
            aside = float(self.button.sizeHint().width()) if content.action else 0.0
            if content.details and not self._tight(width):
                aside += self.details.sizeHint().width() + 4
            aside = max(aside, width_of(content.note, Style.SMALL) if content.note else 0.0)
            room -= aside + 24
        return max(room, 60.0)

    def _title_lines(self, width: int) -> list[str]:
        content = self._content
        if content is None:
            return []
        room = self._text_width(width)
        if content.details and not self._wide:
            room -= self.details.sizeHint().width() - 8
        return wrap(content.title, BANNER_TITLE, room, 2)

    def _lines(self, width: int) -> list[str]:
        content = self._content
        if content is None or not content.text:
            return []
        words = content.text
        if content.strong:
            words = words.replace(content.strong, content.strong.replace(" ", NO_BREAK))
        return wrap(words, BANNER_TEXT, self._text_width(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        content = self._content
        if content is None:
            return
        painter = QPainter(self)
        trouble = content.tone is Tone.TROUBLE
        colour = self._theme.hex
        rounded(
            painter,
            QRectF(self.rect()),
            10,
            colour("amber_tint" if trouble else "tint"),
            colour("amber_line") if trouble else None,
        )
        mark = "amber" if trouble else "accent"
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(PAD_X, PAD_Y, self._theme.pixmap(content.icon, ICON, mark, ratio))
        left, top = float(PAD_X + ICON + GAP), float(PAD_Y)
        room = self._text_width(self.width())
        for line in self._title_lines(self.width()):
            text(painter, QRectF(left, top - 1, room + 1, 19), line, BANNER_TITLE, colour("ink"))
            top += BANNER_TITLE.line_px
        top += 2 if content.text else 0
        strong = content.strong.replace(" ", NO_BREAK)
        for line in self._lines(self.width()):
            self._paint_line(painter, QRectF(left, top - 2, room + 16, 18), line, strong)
            top += 18
        right = self.width() - PAD_X
        if content.meter is not None:
            track = QRectF(left, top + 9, right - left, 4)
            rounded(painter, track, 2, colour("amber_line"))
            full = max(0.0, min(1.0, content.meter))
            if full > 0:
                track.setWidth(max(4.0, track.width() * full))
                rounded(painter, track, 2, colour("amber_fill"))
        if content.note:
            ink = colour("amber" if trouble else "ink2")
            if self._wide:
                rect = QRectF(left, PAD_Y + (33 if content.action else 0), right - left, 18)
                text(
                    painter,
                    rect,
                    content.note,
                    Style.SMALL,
                    ink,
                    align=Qt.AlignmentFlag.AlignRight,
                    tabular=True,
                )
            else:
                apart = self._note_apart(self.width())
                tall = BUTTON if content.action and not apart else NOTE
                foot = self.height() - PAD_Y - tall - (BUTTON + 4 if apart else 0)
                beside = content.action and not apart
                wide = right - left - (self.button.width() + 6 if beside else 0)
                rect = QRectF(left, foot, wide, tall)
                text(painter, rect, content.note, Style.SMALL, ink, tabular=True)
        painter.end()

    def _paint_line(self, painter: QPainter, rect: QRectF, line: str, strong: str) -> None:
        before, found, after = line.partition(strong) if strong else (line, "", "")
        ink, ink2 = self._theme.hex("ink"), self._theme.hex("ink2")
        for words, style, colour in (
            (before, BANNER_TEXT, ink2),
            (found, BANNER_STRONG, ink),
            (after, BANNER_TEXT, ink2),
        ):
            if words:
                rect.setLeft(rect.left() + text(painter, rect, words, style, colour))
