"""A reply of the listener's own that cannot be seen on the site yet: it waits for approval, or
nobody knows whether it arrived."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from planetfm.core.outgoing import Outgoing, OutState
from planetfm.gui.news.comment_row import AVATAR, BESIDE, NAME_PX, PAD, TEXT_TOP
from planetfm.gui.news.comments_words import outgoing_words, tr
from planetfm.gui.theme import Theme
from planetfm.gui.type import Style
from planetfm.gui.widgets.buttons import Button, Kind
from planetfm.gui.widgets.lettering import UI_SEMIBOLD
from planetfm.gui.widgets.paint import centred, hairline, rounded, text, width_of, wrap

LINES_MOST = 4
LINE_PX = 21


class OutgoingRow(QWidget):
    look_wanted = Signal(int)
    drop_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._one: Outgoing | None = None
        self._lines: list[str] = []
        self._look = Button(theme, tr("Look again"), Kind.PLAIN, height=30, parent=self)
        self._drop = Button(theme, tr("Forget it"), Kind.QUIET, height=30, parent=self)
        self._look.clicked.connect(lambda: self._tell(self.look_wanted))
        self._drop.clicked.connect(lambda: self._tell(self.drop_wanted))
        theme.changed.connect(self.update)

    @property
    def buttons(self) -> list[QWidget]:
        return [self._look, self._drop]

    @property
    def state(self) -> str:
        """How things stand, in words."""
        return outgoing_words(self._one) if self._one else ""

    def show_outgoing(self, one: Outgoing) -> None:
        self._one = one
        self.setAccessibleName(f"{tr('You')}, {self.state}: {one.text}")
        self._look.setVisible(one.state is OutState.UNSURE)
        self.update()

    def height_for(self, width_px: int) -> int:
        said = " ".join(self._one.text.split()) if self._one else ""
        self._lines = wrap(said, Style.COMMENT, width_px - BESIDE, LINES_MOST)
        top = 1 + PAD + TEXT_TOP + LINE_PX * len(self._lines) + 6
        # A quiet button alone begins with its words where the text above begins.
        left = BESIDE if not self._look.isHidden() else BESIDE - 13
        for button in (self._look, self._drop):
            if not button.isHidden():
                size = button.sizeHint()
                button.setGeometry(left, top, size.width(), 30)
                left += size.width() + 8
        return top + 30 + PAD

    def _tell(self, signal: object) -> None:
        if self._one is not None:
            signal.emit(self._one.number)  # type: ignore[attr-defined]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        hairline(painter, 0, 0, self.width(), theme.colour("line"))
        area = QRectF(0, 1 + PAD, AVATAR, AVATAR)
        rounded(painter, area, AVATAR / 2, theme.hex("amber_tint"), theme.hex("amber_line"))
        centred(painter, area, theme.pixmap("clock", 18, "amber", self.devicePixelRatioF()))
        area = QRectF(BESIDE, PAD, 200, NAME_PX)
        wide = text(painter, area, tr("You"), UI_SEMIBOLD, theme.hex("ink"))
        state = self.state
        area = QRectF(BESIDE + wide + 8, PAD + 1, width_of(state, Style.SMALL) + 2, 16)
        text(painter, area, state, Style.SMALL, theme.hex("amber"))
        for number, line in enumerate(self._lines):
            top = PAD + TEXT_TOP + number * LINE_PX
            area = QRectF(BESIDE, top, self.width() - BESIDE, LINE_PX)
            text(painter, area, line, Style.COMMENT, theme.hex("ink2"))
        painter.end()
