"""The first run: what is being done to find the station, and the two ways round it.

Four steps with a mark each, then the buttons. Entering an address replaces the buttons by a field;
where nothing was found the field is there at once.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from planetfm.core.snapshot import SearchView, Step, StepState
from planetfm.gui.announce import announce
from planetfm.gui.radio.pulse import Pulse, seen
from planetfm.gui.radio.rings import TURN_S
from planetfm.gui.theme import Theme
from planetfm.gui.type import Style
from planetfm.gui.widgets.buttons import Button, Kind
from planetfm.gui.widgets.field import ErrorLine, Field
from planetfm.gui.widgets.lettering import ROW_TITLE, ROW_TITLE_NOW
from planetfm.gui.widgets.paint import centred, text, wrap

translate = QCoreApplication.translate

PAD = 16
TOP, ROW, DETAIL = 20, 40, 16


def step_words(step: Step, host: str, state: StepState = StepState.DONE) -> str:
    """What a step does, as its row says it."""
    match step:
        case Step.REACH_SITE:
            if state is StepState.DONE:
                return translate("Steps", "Connected to {site}").format(site=host)
            return translate("Steps", "Connecting to {site}").format(site=host)
        case Step.FIND_STREAM:
            return translate("Steps", "Looking for the live stream's address")
        case Step.TEST_SOUND:
            return translate("Steps", "Testing the sound")
        case Step.FETCH_NEWS:
            return translate("Steps", "Fetching the latest news")


def step_detail(step: Step) -> str:
    """More about a step while it is under way; empty where there is nothing to say."""
    if step is Step.FIND_STREAM:
        return translate("Steps", "Checking the home page and the site's player")
    return ""


def address_error(address: str) -> str:
    """What is wrong with an address the listener typed; empty when it can be tried."""
    if not address.strip():
        return translate("Steps", "Enter an address")
    try:
        parts = urlsplit(address.strip())
        port_is_fine = parts.port is None or parts.port > 0
    except ValueError:
        return translate("Steps", "This is not an address")
    if parts.scheme not in ("http", "https"):
        return translate("Steps", "The address needs http:// or https://")
    if not parts.hostname or not port_is_fine or " " in address.strip():
        return translate("Steps", "This is not an address")
    return ""


def row_words(step: Step, host: str, state: StepState) -> str:
    """A row for a screen reader, with the state that the eye has from its mark."""
    said = {
        StepState.DONE: translate("Steps", "done"),
        StepState.BUSY: translate("Steps", "under way"),
        StepState.FAILED: translate("Steps", "did not work"),
        StepState.TODO: translate("Steps", "still to come"),
    }[state]
    return f"{step_words(step, host, state)}, {said}."


def not_found_words() -> str:
    return translate("Steps", "No stream address found on the site. Enter one, or try again.")


class Steps(QWidget):
    """`entered` carries an address that looks right; `left`: the listener gives none after all.
    `height_changed` asks for a new layout."""

    entered = Signal(str)
    left = Signal()
    skipped = Signal()
    again = Signal()
    height_changed = Signal()

    def __init__(
        self, theme: Theme, pulse: Pulse, host: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._pulse, self._host = theme, pulse, host
        self._search = SearchView()
        self._asking = False
        self._came_from: QWidget | None = None
        """What had the focus before the field."""
        self._beat = 0.0
        self._hint = translate(
            "Steps",
            "The stream uses about 58 MB an hour at 128 kbps. Data saving is in Settings.",
        )
        self.own = Button(theme, self.tr("Enter an address"), parent=self)
        self.skip = Button(theme, self.tr("Skip, read the news first"), Kind.QUIET, parent=self)
        self.field = Field(theme, self.tr("Stream address"), self)
        self.field.setPlaceholderText("https://")
        self.error = ErrorLine(theme, self)
        self.use = Button(theme, self.tr("Try this address"), Kind.PRIMARY, parent=self)
        self.retry = Button(theme, self.tr("Search again"), parent=self)
        self.own.clicked.connect(self.ask)
        self.skip.clicked.connect(self.skipped)
        self.use.clicked.connect(self._use)
        self.retry.clicked.connect(self.again)
        self.field.returnPressed.connect(self._use)
        self.field.textEdited.connect(lambda _: self._say(""))
        self.error.hide()
        theme.changed.connect(self.update)
        self._arrange()

    @property
    def asking(self) -> bool:
        """The address field is shown."""
        return self._asking or self._search.not_found

    def show_search(self, search: SearchView) -> None:
        if search == self._search:
            return
        before, self._search = self._search, search
        self._tell()
        if before.not_found and not search.not_found:
            self._asking = False
        self._join_or_leave()
        self._arrange()
        self.height_changed.emit()
        self.update()

    def _tell(self) -> None:
        """The step that begins, or that nothing was found, once; the whole list to who looks."""
        search, host = self._search, self._host
        busy = [step for step, state in search.steps if state is StepState.BUSY]
        now = step_words(busy[0], host, StepState.BUSY) if busy else ""
        if search.not_found:
            now = not_found_words()
        rows = () if search.not_found else search.steps
        self.setAccessibleDescription(" ".join(row_words(step, host, was) for step, was in rows))
        if now and now != self.accessibleName():
            self.setAccessibleName(now)
            announce(self, now)

    def ask(self) -> None:
        """Show the field and put the cursor in it."""
        self._came_from = QApplication.focusWidget()
        self._asking = True
        self._arrange()
        self.height_changed.emit()
        self.update()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_back(self) -> bool:
        """Close the field that was asked for, if the focus is here; False: there is none to close.
        The focus goes back to where it came from."""
        focused = QApplication.focusWidget()
        if not self._asking or focused is None or not self.isAncestorOf(focused):
            return False
        self._asking = False
        self._say("")
        self.left.emit()
        self._arrange()
        self.height_changed.emit()
        self.update()
        if self.asking:  # nothing was found: the field is all there is
            return False
        came = self._came_from
        back = came if came is not None and came.isVisible() else self.own
        back.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _use(self) -> None:
        wrong = address_error(self.field.text())
        self._say(wrong)
        if wrong:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._asking = False
        self._arrange()
        self.height_changed.emit()
        self.entered.emit(self.field.text().strip())

    def _say(self, wrong: str) -> None:
        if wrong != self.field.error:
            self.field.set_error(wrong)
            self.error.show_error(wrong)
            self._arrange()
            self.height_changed.emit()

    # Moving

    @property
    def moves(self) -> bool:
        busy = any(state is StepState.BUSY for _, state in self._search.steps)
        return busy and seen(self) and not self._theme.reduced_motion

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._join_or_leave()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._pulse.leave(self._move)

    def _join_or_leave(self) -> None:
        if self.moves:
            self._pulse.join(self._move)
        else:
            self._pulse.leave(self._move)

    def _move(self, at: float) -> None:
        if self.moves:
            self._beat = at
            self.update(PAD, 0, 24, self.height())

    # Places

    def _rows(self) -> list[tuple[Step, StepState, int]]:
        """(step, state, top) of every row."""
        found, top = [], TOP
        for step, state in self._search.steps:
            found.append((step, state, top))
            top += ROW
            if state is StepState.BUSY and step_detail(step):
                top += DETAIL
        return found

    def _foot(self) -> int:
        rows = self._rows()
        if self._search.not_found or not rows:
            return TOP + 18 * len(self._not_found_lines()) + 16
        step, state, top = rows[-1]
        return top + ROW + (DETAIL if state is StepState.BUSY and step_detail(step) else 0) + 6

    def needed_height(self) -> int:
        """How high the whole is, with the data hint, px."""
        if self.asking:
            said = self.error.height_for(self.width() - 2 * PAD)
            return self._foot() + 36 + 8 + said + 8 + 36 + 16
        return self._buttons_end() + 32 + 32 + 16

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        asking = self.asking
        for button in (self.own, self.skip):
            button.setVisible(not asking)
        self.field.setVisible(asking)
        self.use.setVisible(asking)
        self.retry.setVisible(asking and self._search.not_found)
        self.error.setVisible(asking and bool(self.field.error))
        room, top = self.width() - 2 * PAD, self._foot()
        if asking:
            self.field.setGeometry(PAD, top, room, 36)
            said = self.error.height_for(room)
            self.error.setGeometry(PAD, top + 40, room, said)
            wide, below = self.use.sizeHint().width(), top + 48 + said
            self.use.setGeometry(PAD, below, wide, 36)
            self.retry.setGeometry(PAD + wide + 8, below, self.retry.sizeHint().width(), 36)
            return
        if self._stacked():
            self.own.setGeometry(PAD, top, room, 36)
            self.skip.setGeometry(PAD, top + 40, room, 36)
            return
        wide = self.skip.sizeHint().width()
        self.own.setGeometry(PAD, top, room - wide - 8, 36)
        self.skip.setGeometry(PAD + room - wide, top, wide, 36)

    def _stacked(self) -> bool:
        """The two buttons do not fit beside each other."""
        wanted = self.own.sizeHint().width() + 8 + self.skip.sizeHint().width()
        return wanted > self.width() - 2 * PAD

    def _buttons_end(self) -> int:
        return self._foot() + (76 if self._stacked() else 36)

    def _not_found_lines(self) -> list[str]:
        return wrap(not_found_words(), Style.UI, max(80, self.width() - 2 * PAD))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), self._theme.colour("side"))
        if self._search.not_found:
            top = float(TOP)
            for line in self._not_found_lines():
                rect = QRectF(PAD, top, self.width() - 2 * PAD, 18)
                text(painter, rect, line, Style.UI, self._theme.hex("ink"))
                top += 18
        else:
            for step, state, row in self._rows():
                self._paint_step(painter, step, state, row)
        if not self.asking:
            self._paint_hint(painter)
        painter.end()

    def _paint_step(self, painter: QPainter, step: Step, state: StepState, top: int) -> None:
        colour = self._theme.colour
        spot = QRectF(PAD, top + 3, 22, 22)
        ratio = self.devicePixelRatioF()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ink, style = "ink", ROW_TITLE
        match state:
            case StepState.DONE:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour("ok"))
                painter.drawEllipse(spot)
                centred(painter, spot, self._theme.pixmap("check", 16, "side", ratio))
            case StepState.BUSY:
                style = ROW_TITLE_NOW
                ring = spot.adjusted(2, 2, -2, -2)
                painter.setPen(QPen(colour("line"), 2.5))
                painter.drawEllipse(ring)
                pen = QPen(colour("accent"), 2.5)
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
                painter.setPen(pen)
                turn = self._beat / TURN_S % 1.0
                painter.drawArc(ring, round((95 - 360 * turn) * 16), -85 * 16)
            case StepState.FAILED:
                centred(painter, spot, self._theme.pixmap("warning", 20, "amber", ratio))
            case StepState.TODO:
                ink = "ink3"
                painter.setPen(QPen(colour("field"), 1))
                painter.drawEllipse(spot.adjusted(0.5, 0.5, -0.5, -0.5))
        room = self.width() - 50 - PAD
        words = QRectF(50, top + 4, room, 18)
        text(painter, words, step_words(step, self._host, state), style, colour(ink))
        if state is StepState.BUSY and step_detail(step):
            detail = QRectF(50, top + 25, room, 16)
            text(painter, detail, step_detail(step), Style.SMALL, colour("ink3"))

    def _paint_hint(self, painter: QPainter) -> None:
        top = self._buttons_end() + 32
        if self.height() < top + 32:
            return
        icon = self._theme.pixmap("data", 18, "ink2", self.devicePixelRatioF())
        painter.drawPixmap(PAD, top, icon)
        line_top = float(top)
        for line in wrap(self._hint, Style.SMALL, self.width() - 44 - PAD, 2):
            rect = QRectF(44, line_top, self.width() - 44 - 8, 16)
            text(painter, rect, line, Style.SMALL, self._theme.hex("ink3"))
            line_top += 16
