"""The form "Leave a reply": name, e-mail, comment, and what becomes of them.

It checks before anything is sent, shows what is wrong at the field, and says each outcome in a
sentence over the button. It sends nothing itself: `sent` carries what was written.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QWidget

from planetfm.core.comments import Outcome, Part, Reply, Sent, Standing, faults
from planetfm.core.comments_view import CommentsView
from planetfm.core.outgoing import Draft, Writer
from planetfm.gui.news.comments_words import (
    Notice,
    fault_words,
    obstacle_words,
    outcome_words,
    standing_words,
    tr,
)
from planetfm.gui.news.reply_parts import Labelled, NoticeLine
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from planetfm.gui.type import Style
from planetfm.gui.widgets.buttons import Button, Kind
from planetfm.gui.widgets.check import Check
from planetfm.gui.widgets.field import Field
from planetfm.gui.widgets.lettering import BANNER_TEXT
from planetfm.gui.widgets.paint import hairline, text, wrap
from planetfm.gui.widgets.text_area import TextArea

STACKED_BELOW = 440
GAP = 16
TITLE_TOP, HINT_TOP = 22, 51
BETWEEN = 12
CLOSED_LINE = 18
FOOT_PX = 36


class ReplyForm(QWidget):
    sent = Signal(object, object)
    """(Reply, Writer to remember or None): the listener wants this to go out."""
    written = Signal(object)
    """Draft: what stands in the form now."""
    begun = Signal()
    """The listener begins to write."""
    forgotten = Signal()
    """Name and e-mail are not to be remembered any more."""
    browser_wanted = Signal(str)
    """Go on in the browser; carries the text for the clipboard."""
    copied = Signal(str)
    reshaped = Signal()

    def __init__(self, theme: Theme, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._speech = speech
        self._view = CommentsView()
        self._answered = ""
        self._parent_id = 0
        self._moderated = True
        self._hint_lines: list[str] = []
        self._width_px = 0
        self._filling = False
        self.name = Field(theme, tr("Name, required"), self)
        self.email = Field(theme, tr("Email, required; it is never shown"), self)
        self.text = TextArea(theme, tr("Comment, required"), tr("Write your comment"), self)
        self._boxes = {
            Part.NAME: Labelled(theme, tr("Name"), self.name, self),
            Part.EMAIL: Labelled(theme, tr("Email"), self.email, self),
            Part.TEXT: Labelled(theme, tr("Comment"), self.text, self),
        }
        self._notice = NoticeLine(theme, self)
        self.remember = Check(theme, tr("Remember my name and email on this computer"), self)
        self.cancel = Button(theme, tr("Cancel reply"), Kind.QUIET, height=30, parent=self)
        self.copy = Button(theme, tr("Copy your text"), Kind.PLAIN, height=36, parent=self)
        self.browse = Button(
            theme, tr("Open in the browser"), Kind.PLAIN, icon="open-external", parent=self
        )
        self.send = Button(theme, tr("Send comment"), Kind.PRIMARY, icon="send", parent=self)
        self.setTabOrder(self.name, self.email)
        self.setTabOrder(self.email, self.text.edit)
        self.setTabOrder(self.text.edit, self.remember)
        self.setTabOrder(self.remember, self.send)
        for watched in (self.name, self.email, self.text.edit):
            watched.installEventFilter(self)
        self.name.textChanged.connect(lambda: self._clear_error(Part.NAME))
        self.email.textChanged.connect(lambda: self._clear_error(Part.EMAIL))
        self.text.changed.connect(self._on_text)
        self.text.grown.connect(self._reshape)
        self.remember.toggled.connect(self._on_remember)
        self.cancel.clicked.connect(lambda: self.answer(0, ""))
        self.copy.clicked.connect(lambda: self.copied.emit(self.text.text))
        self.browse.clicked.connect(lambda: self.browser_wanted.emit(self.text.text))
        self.send.clicked.connect(self.press_send)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            context = Qt.ShortcutContext.WidgetWithChildrenShortcut
            QShortcut(QKeySequence(keys), self, self.press_send, context=context)
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._tick)
        theme.changed.connect(self.update)
        self._show_parts()

    # What it shows

    @property
    def reply(self) -> Reply:
        """What stands in the form."""
        return Reply(self.name.text(), self.email.text(), self.text.text, self._parent_id)

    @property
    def notice(self) -> str:
        """The sentence over the button, "" for none."""
        return self._notice.words

    @property
    def closed_words(self) -> str:
        """What stands in place of the form, "" while it takes replies."""
        return standing_words(self._view.standing)

    def words_for(self, outcome: Outcome) -> Notice:
        """How an outcome is said that has just come."""
        return outcome_words(outcome, outcome.wait_s, self._speech)

    def show_view(self, view: CommentsView) -> None:
        """The state of the open article's comments."""
        before, self._view = self._view, view
        if view.identity != before.identity:
            self._begin_anew()
            before = CommentsView()
        if view.draft is not None and view.draft != before.draft:
            self._fill(view.draft, first=before.draft is None)
        if view.writer is not None and view.writer != before.writer:
            self._fill_writer(view.writer)
        elif view.writer is None and before.writer is not None:
            self._tick_remember(False)
        if view.outcome is not before.outcome and view.outcome is not None:
            self._on_outcome(view.outcome)
        elif view.obstacle is not None and view.obstacle is not before.obstacle:
            self._notice.show_notice(obstacle_words(view.obstacle))
        elif view.sending and not before.sending:
            self._notice.show_notice(None)
        self._show_parts()
        self._reshape()

    def answer(self, parent_id: int, name: str) -> None:
        """The reply is to a comment of `name`; number 0: to the article."""
        changed = parent_id != self._parent_id
        self._parent_id, self._answered = parent_id, name
        if parent_id:
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
            self._bring_into_view(self.text)
        if changed:
            self._told_draft()
        self._show_parts()
        self._reshape()

    def press_send(self) -> None:
        """Send, if everything is in order; else say what is not, at the field."""
        if not self.send.isEnabled() or self.closed_words:
            return
        reply = self.reply
        wrong = faults(reply, self._view.required)
        if self._view.obstacle is not None:
            # The rest of the form is filled in in the browser.
            wrong = {part: problem for part, problem in wrong.items() if part is Part.TEXT}
        for part in Part:
            self._boxes[part].set_error(fault_words(part, wrong[part]) if part in wrong else "")
        self._reshape()
        if wrong:
            first = self._boxes[next(part for part in Part if part in wrong)].field
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            self._bring_into_view(first)
        elif self._view.obstacle is not None:
            self.browser_wanted.emit(reply.text)
        else:
            writer = Writer(reply.author.strip(), reply.email.strip())
            self.sent.emit(reply, writer if self.remember.isChecked() else None)

    def height_for(self, width_px: int) -> int:
        """Lay the form out to `width_px`; returns its height."""
        self._width_px = width_px
        return self._place()

    # What happened

    def _begin_anew(self) -> None:
        """Another article: what was written stays with its own. Name and e-mail stay here."""
        self._filling = True
        self.text.set_text("")
        self._filling = False
        self._parent_id, self._answered = 0, ""
        self._notice.show_notice(None)
        for box in self._boxes.values():
            box.set_error("")

    def _fill(self, draft: Draft, *, first: bool) -> None:
        if first and self.text.text:
            return  # the listener was quicker than the disk
        self._filling = True
        self.text.set_text(draft.text)
        self._filling = False
        rows = {row.comment.id: row.comment for row in self._view.rows}
        self._parent_id = draft.parent
        known = rows.get(draft.parent)
        self._answered = known.author if known else ""

    def _fill_writer(self, writer: Writer) -> None:
        if not self.name.text() and not self.email.text():
            self.name.setText(writer.name)
            self.email.setText(writer.email)
        self._tick_remember(True)

    def _tick_remember(self, on: bool) -> None:
        self.remember.blockSignals(True)
        self.remember.setChecked(on)
        self.remember.blockSignals(False)

    def _on_outcome(self, outcome: Outcome) -> None:
        if outcome.sent is Sent.ACCEPTED:
            self._moderated = False
        elif outcome.sent is Sent.HELD:
            self._moderated = True
        elif outcome.sent is Sent.BROWSER:
            self.browser_wanted.emit(self.text.text)
        left_s = self._view.again_at - self._speech.now()
        self._notice.show_notice(outcome_words(outcome, left_s, self._speech))
        if outcome.sent is Sent.INVALID and outcome.part is not None:
            self._boxes[outcome.part].set_error(outcome.said or self.notice)
        if outcome.wait_s:
            self._clock.start()
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            # A comment that came in above has moved the form: after the page was laid out anew.
            QTimer.singleShot(0, self, lambda: self._bring_into_view(self.send))

    def _tick(self) -> None:
        """The pause that the site asked for runs down."""
        outcome = self._view.outcome
        left_s = self._view.again_at - self._speech.now()
        if outcome is None or outcome.sent is not Sent.TOO_FAST or left_s <= 0:
            self._clock.stop()
        if outcome is not None and outcome.sent is Sent.TOO_FAST:
            self._notice.show_notice(outcome_words(outcome, left_s, self._speech))
        self._show_parts()
        self._reshape()

    def _on_text(self) -> None:
        self._clear_error(Part.TEXT)
        if not self._filling:
            self._told_draft()

    def _told_draft(self) -> None:
        self.written.emit(Draft(self.text.text, self._parent_id))

    def _on_remember(self, checked: bool) -> None:
        if not checked and self._view.writer is not None:
            self.forgotten.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.FocusIn:
            self.begun.emit()
        elif isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if kind == QEvent.Type.ShortcutOverride:
                event.accept()  # Esc leaves the field first, and only then the article
                return True
            if kind == QEvent.Type.KeyPress:
                self._leave()
                return True
        elif isinstance(event, QKeyEvent) and self._view.sending and event.text().strip():
            return kind == QEvent.Type.KeyPress  # or it would act as a single key of the window
        return False

    def _leave(self) -> None:
        if self._parent_id:
            self.answer(0, "")
        area = self._scroll_area()
        if area is not None:
            area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring_into_view(self, widget: QWidget) -> None:
        area = self._scroll_area()
        if area is not None:
            area.ensureWidgetVisible(widget, 40, 100)

    def _scroll_area(self) -> QScrollArea | None:
        above = self.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                return above
            if isinstance(above, QAbstractScrollArea):
                return None
            above = above.parentWidget()
        return None

    # Parts and places

    def _clear_error(self, part: Part) -> None:
        """The listener puts right what was wrong; what was said of the last sending is over."""
        if self._boxes[part].error:
            self._boxes[part].set_error("")
            self._reshape()
        said = self.notice and self._view.outcome is not None and self._view.obstacle is None
        if said and part is Part.TEXT and not self._filling and not self._clock.isActive():
            self._notice.show_notice(None)
            self._reshape()

    def _show_parts(self) -> None:
        view, closed = self._view, bool(self.closed_words)
        waits = view.again_at > self._speech.now()
        for widget in (*self._boxes.values(), self.remember, self.send):
            widget.setVisible(not closed)
        for part, box in self._boxes.items():
            box.set_required(part in view.required)
        self._notice.setVisible(bool(self.notice) and not closed)
        self.cancel.setVisible(bool(self._parent_id) and not closed)
        self.copy.setVisible(closed and bool(self.text.text.strip()))
        refused = view.outcome is not None and view.outcome.sent in (Sent.REFUSED, Sent.BROWSER)
        offers = view.standing is Standing.LOGIN if closed else refused and view.obstacle is None
        self.browse.setVisible(offers)
        self.send.setEnabled(not view.sending and not waits and bool(view.identity))
        if view.sending:
            self.send.setText(tr("Sending"))
        elif view.obstacle is not None:
            self.send.setText(tr("Go on in the browser"))
        else:
            self.send.setText(tr("Send comment"))
        for field in (self.name, self.email):
            field.setReadOnly(view.sending)
        self.text.edit.setReadOnly(view.sending)
        self.remember.setEnabled(not view.sending)

    def _reshape(self) -> None:
        before = self.height()
        if self._width_px and self._place() != before:
            self.reshaped.emit()
        self.update()

    def _place(self) -> int:
        wide = self._width_px
        top = HINT_TOP
        if self.closed_words:
            return self._place_closed(top)
        self._hint_lines = wrap(self._hint(), Style.SMALL, wide)
        top += 16 * len(self._hint_lines) + 12
        size = self.cancel.sizeHint()
        self.cancel.setGeometry(wide - size.width(), TITLE_TOP - 2, size.width(), 30)
        stacked = wide < STACKED_BELOW
        half = wide if stacked else (wide - GAP) // 2
        bottom = self._put(Part.NAME, 0, top, half)
        if stacked:
            bottom = self._put(Part.EMAIL, 0, bottom + BETWEEN, half)
        else:
            bottom = max(bottom, self._put(Part.EMAIL, wide - half, top, half))
        bottom = self._put(Part.TEXT, 0, bottom + BETWEEN, wide)
        if self.notice:
            high = self._notice.height_for(wide)
            self._notice.setGeometry(0, bottom + BETWEEN, wide, high)
            bottom += BETWEEN + high
        return self._place_foot(bottom + 14)

    def _place_closed(self, top: int) -> int:
        """One sentence in place of the form, and what can be done with a draft."""
        self._hint_lines = wrap(self.closed_words, BANNER_TEXT, self._width_px)
        top += CLOSED_LINE * len(self._hint_lines) + 14
        left = 0
        for button in (self.copy, self.browse):
            if not button.isHidden():
                button.setGeometry(left, top, button.sizeHint().width(), FOOT_PX)
                left += button.width() + 8
        return top + (FOOT_PX if left else 0)

    def _put(self, part: Part, left: int, top: int, wide: int) -> int:
        """Place a field with its label; returns its bottom."""
        box = self._boxes[part]
        high = box.height_for(wide)
        box.setGeometry(left, top, wide, high)
        return top + high

    def _place_foot(self, top: int) -> int:
        wide, send = self._width_px, self.send.sizeHint().width()
        check = self.remember.sizeHint().width()
        below = check + 12 + send > wide
        self.remember.setGeometry(0, top + (0 if below else 4), min(check, wide), 28)
        if below:
            top += 28 + 10
        self.send.setGeometry(wide - send, top, send, FOOT_PX)
        if not self.browse.isHidden():
            size = self.browse.sizeHint().width()
            left = wide - send - 8 - size
            if left < (0 if below else check + 12):
                top += FOOT_PX + 8
                left = wide - size
            self.browse.setGeometry(left, top, size, FOOT_PX)
        return top + FOOT_PX

    def _hint(self) -> str:
        hint = tr("Your email is not shown.")
        if self._moderated:
            hint += " " + tr("Comments show once the newsroom approved them.")
        return hint

    def _title(self) -> str:
        if self._parent_id:
            return tr("Reply to %1").replace("%1", self._answered or tr("a comment"))
        return tr("Leave a reply")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, wide = self._theme, self.width()
        hairline(painter, 0, 0, wide, theme.colour("line"))
        room = wide - (self.cancel.width() + 8 if self.cancel.isVisible() else 0)
        text(
            painter, QRectF(0, TITLE_TOP, room, 24), self._title(), Style.SECTION, theme.hex("ink")
        )
        closed = bool(self.closed_words)
        top = float(HINT_TOP)
        for line in self._hint_lines:
            if closed:
                area = QRectF(0, top, wide, CLOSED_LINE)
                text(painter, area, line, BANNER_TEXT, theme.hex("ink2"))
                top += CLOSED_LINE
            else:
                text(painter, QRectF(0, top, wide, 16), line, Style.SMALL, theme.hex("ink3"))
                top += 16
        painter.end()
