"""A dialog on paper: a heading, a body, and a foot with "Done", in the manner of the settings.

It stands beside the window, not before it: the radio stays usable. Sizes are those of the design,
and no wider than the window it belongs to, so that a narrow one gets a narrow dialog. Esc closes.
The foot can ask a question in place of what it holds.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QWidget

from planetfm.gui.kept.phrases import tr
from planetfm.gui.theme import Theme
from planetfm.gui.type import Style
from planetfm.gui.widgets.buttons import Button, Kind
from planetfm.gui.widgets.focus import tab_through
from planetfm.gui.widgets.lettering import UI_REGULAR
from planetfm.gui.widgets.paint import hairline, text, wrap

HEAD, FOOT, HEIGHT, LEAST_WIDTH, NARROW = 60, 60, 600, 360, 480
PAD, PAD_NARROW = 28, 16


class Sheet(QDialog):
    """Subclasses put their `body` in; `foot` widgets stand left of "Done"."""

    def __init__(
        self, theme: Theme, title: str, parent: QWidget | None = None, *, width: int = 640
    ) -> None:
        super().__init__(parent)
        self.theme, self._title = theme, title
        self._body: QWidget | None = None
        self._foot: QWidget | None = None
        self.setWindowTitle(title)
        self.setWindowIcon(theme.icons.window_icon())
        self.done_button = Button(theme, tr("Done"), Kind.PRIMARY, parent=self)
        self.done_button.clicked.connect(self.accept)
        self.question = Question(theme, self)
        self.question.hide()
        self.question.answered.append(self._place)
        self.setMinimumSize(LEAST_WIDTH, 320)
        room = parent.window().size() if parent is not None else None
        wide = width if room is None or room.width() >= 680 else max(LEAST_WIDTH, room.width())
        self.resize(min(width, wide), HEIGHT if room is None else min(HEIGHT, room.height()))
        theme.changed.connect(self.update)

    @property
    def pad(self) -> int:
        """Space at both sides, px."""
        return PAD if self.width() >= NARROW else PAD_NARROW

    def set_body(self, body: QWidget, foot: QWidget | None = None) -> None:
        self._body, self._foot = body, foot
        body.setParent(self)
        if foot is not None:
            foot.setParent(self)
        self._place()

    def ask(self, words: str, yes: str, act: Callable[[], object]) -> None:
        """Ask in the foot; `act` when the listener says `yes`."""
        self.question.ask(words, yes, act)
        self._place()

    def _order_tabs(self) -> None:
        """Tab goes through the body, then the foot, then "Done"."""
        question = self.question
        tab_through(self, (self._body, self._foot, self.done_button, question.no, question.yes))

    def open_in_front(self) -> None:
        """Show it, over the others."""
        self._order_tabs()
        self.show()
        self.raise_()
        self.activateWindow()

    def escape(self) -> bool:
        """Esc, before it closes the dialog: True if there was something smaller to close."""
        if self.question.isHidden():
            return False
        self.question.cancel()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or not self.escape():
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        pad, wide, tall = self.pad, self.width(), self.height()
        if self._body is not None:
            self._body.setGeometry(0, HEAD, wide, tall - HEAD - FOOT)
        done = self.done_button.sizeHint().width()
        asking = not self.question.isHidden()
        self.done_button.setVisible(not asking)
        self.done_button.setGeometry(wide - pad - done, tall - FOOT + 12, done, 36)
        if self._foot is not None:
            self._foot.setVisible(not asking)
            self._foot.setGeometry(pad, tall - FOOT + 12, wide - 2 * pad - done - 16, 36)
        self.question.setGeometry(pad, tall - FOOT + 1, wide - 2 * pad, FOOT - 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = self.theme.colour
        painter.fillRect(self.rect(), colour("paper"))
        hairline(painter, 0, self.height() - FOOT, self.width(), colour("line"))
        head = QRectF(self.pad, 18, self.width() - 2 * self.pad, 28)
        text(painter, head, self._title, Style.SECTION, colour("ink"))
        painter.end()


class Question(QWidget):
    """A sentence with "Cancel" and a yes, in the foot of a sheet."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, ""
        self._act: Callable[[], object] | None = None
        self._before: QWidget | None = None
        self.answered: list[Callable[[], object]] = []
        self.no = Button(theme, tr("Cancel"), Kind.QUIET, parent=self)
        self.yes = Button(theme, "", Kind.PLAIN, parent=self)
        self.no.clicked.connect(lambda: self._answer(False))
        self.yes.clicked.connect(lambda: self._answer(True))
        theme.changed.connect(self.update)

    def ask(self, words: str, yes: str, act: Callable[[], object]) -> None:
        self._words, self._act = words, act
        self.setAccessibleName(words)
        self.yes.setText(yes)
        self.yes.setAccessibleDescription(words)
        self.no.setAccessibleDescription(words)
        self._before = self.window().focusWidget()
        self.show()
        self._place()
        self.yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def cancel(self) -> None:
        self._answer(False)

    def _answer(self, yes: bool) -> None:
        act, self._act = self._act, None
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        for heard in self.answered:
            heard()
        if yes and act is not None:
            act()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        right = self.width()
        for button in (self.yes, self.no):
            wide = button.sizeHint().width()
            button.setGeometry(right - wide, 11, wide, 36)
            right -= wide + 8

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("paper"))
        room = self.no.x() - 12
        lines = wrap(self._words, UI_REGULAR, room, 2)
        top = (self.height() - 18 * len(lines)) / 2 - 1
        for line in lines:
            text(painter, QRectF(0, top, room, 18), line, UI_REGULAR, self._theme.hex("ink"))
            top += 18
        painter.end()
