"""The comments under an article: how many, in which order, each in its place, and the reply form.

The page gives the width and asks for the height; everything shown comes from one `CommentsView`. A
long conversation is shown in portions: a row is a widget, and a thousand of them take their time.
"""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from planetfm.core.comments import Order, Row
from planetfm.core.comments_view import CommentsView
from planetfm.core.model import Article
from planetfm.core.outgoing import Outgoing, OutState
from planetfm.gui import words
from planetfm.gui.news.comment_row import AVATAR, CommentRow
from planetfm.gui.news.comments_words import counted, standing_words, tr, trouble_words
from planetfm.gui.news.outgoing_row import OutgoingRow
from planetfm.gui.news.page_foot import PageFoot
from planetfm.gui.news.reply_form import ReplyForm
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from planetfm.gui.type import NORMAL, Style
from planetfm.gui.widgets.buttons import Button, FadingButton, Kind
from planetfm.gui.widgets.focus import FocusRing
from planetfm.gui.widgets.lettering import PILL_FILTER, Lettering, of
from planetfm.gui.widgets.paint import centred, hairline, rounded, text, width_of, wrap

PORTION = 25
HEAD_PX = 36
FORM_GAP = 4
EMPTY = Lettering(14, 21, NORMAL)
COUNT = Lettering(17, 24, NORMAL, 0.0, True)
NARROW_BELOW = 520
AGES_MS = 60_000


class OrderPill(FadingButton):
    """ "Terbaru" with a chevron: which conversations stand first."""

    opens_menu = True

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.ring = FocusRing(self, theme, -1)
        self.show_order(Order.NEWEST)

    def show_order(self, order: Order) -> None:
        self.setText(order_words(order))
        self.setAccessibleName(tr("Order of the comments: %1").replace("%1", self.text()))
        self.resize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(width_of(self.text(), PILL_FILTER) + 43), 26)

    def wanted_fill(self) -> QColor:
        colour = self.theme.colour
        if self.isDown():
            return colour("press")
        return colour("hover") if self.hovered else QColor(0, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        rounded(painter, rect, 13, self.fill, self.theme.colour("line"))
        area = QRectF(12, 0, rect.width() - 36, 26)
        text(painter, area, self.text(), PILL_FILTER, self.theme.hex("ink2"), elide=False)
        chevron = self.theme.pixmap("chevron-down", 16, "ink2", self.devicePixelRatioF())
        centred(painter, QRectF(rect.width() - 27, 0, 16, 26), chevron)
        painter.end()


def order_words(order: Order) -> str:
    return tr("Newest") if order is Order.NEWEST else tr("Oldest")


class CommentsSection(PageFoot):
    article_changed = Signal(object)
    """The Article whose comments are wanted; None: none is open."""
    order_wanted = Signal(object)
    retry_wanted = Signal()
    site_wanted = Signal()
    link_opened = Signal(str)
    look_wanted = Signal(int)
    """See whether this reply on its way (its number) is there by now."""
    drop_wanted = Signal(int)

    def __init__(self, theme: Theme, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._speech = speech
        self._view = CommentsView()
        self._rows: dict[int, CommentRow] = {}
        self._spare: list[CommentRow] = []
        """Rows of other articles, for the next: making one takes longer than showing it."""
        self._own: dict[int, OutgoingRow] = {}
        self._shown = PORTION
        self._width_px = 0
        self._state_top = 0
        self._state_lines: list[str] = []
        self.order = OrderPill(theme, self)
        self.order.clicked.connect(self._open_order_menu)
        self.retry = Button(theme, tr("Try now"), Kind.PLAIN, height=30, parent=self)
        self.retry.clicked.connect(self.retry_wanted)
        self.more = Button(theme, "", Kind.PLAIN, height=30, parent=self)
        self.more.clicked.connect(self._show_more)
        self.rest = Button(theme, "", Kind.QUIET, height=30, parent=self)
        self.rest.clicked.connect(self.site_wanted)
        self.form = ReplyForm(theme, speech, self)
        self.form.reshaped.connect(self._reshape)
        self._ages = QTimer(self)
        self._ages.setInterval(AGES_MS)
        self._ages.timeout.connect(self._grow_older)
        theme.changed.connect(self.update)
        self.show_view(CommentsView())

    @property
    def count(self) -> int | None:
        return None if self._view.fetched is None else self._view.total

    def show_article(self, article: Article | None) -> None:
        self.article_changed.emit(article)

    def show_view(self, view: CommentsView) -> None:
        before, self._view = self._view, view
        if view.identity != before.identity:
            self._shown = PORTION
        self.order.show_order(view.order)
        self._show_rows()
        self.form.show_view(view)
        if view.rows and self.isVisible():
            self._ages.start()
        self._reshape()

    def height_for(self, width_px: int) -> int:
        self._width_px = width_px
        return self._place()

    # Rows

    def _show_rows(self) -> None:
        view = self._view
        wanted = view.rows[: self._shown]
        numbers = {row.comment.id for row in wanted}
        for number in [number for number in self._rows if number not in numbers]:
            spare = self._rows.pop(number)
            spare.hide()
            self._spare.append(spare)
        may_reply = not standing_words(view.standing)
        for row in wanted:
            widget = self._rows.get(row.comment.id)
            if widget is None:
                widget = self._rows[row.comment.id] = (
                    self._spare.pop() if self._spare else self._row()
                )
            widget.show_row(row, may_reply=may_reply)
            widget.show()
        self._show_own(view.outgoing)
        left = len(view.rows) - len(wanted)
        self.more.setVisible(left > 0)
        if left:
            more = min(left, PORTION)
            self.more.setText(counted("Show %n more comment(s)", more))
        rest = 0 if left else view.total - len(view.rows)
        self.rest.setVisible(rest > 0 and view.fetched is not None)
        if rest > 0:
            self.rest.setText(counted("%n more on the site", rest))
        self.order.setVisible(len(view.rows) > 1)
        failed = view.trouble is not None and not view.loading and not view.rows
        self.retry.setVisible(failed)
        self._set_tab_order(wanted)

    def _row(self) -> CommentRow:
        made = CommentRow(self._theme, self._speech, self)
        made.replied.connect(self._answer)
        made.link_opened.connect(self.link_opened)
        return made

    def _show_own(self, outgoing: tuple[Outgoing, ...]) -> None:
        shown = [one for one in outgoing if one.state is not OutState.SENDING]
        numbers = {one.number for one in shown}
        for number in [number for number in self._own if number not in numbers]:
            self._drop(self._own.pop(number))
        for one in shown:
            widget = self._own.get(one.number)
            if widget is None:
                widget = self._own[one.number] = OutgoingRow(self._theme, self)
                widget.look_wanted.connect(self.look_wanted)
                widget.drop_wanted.connect(self.drop_wanted)
            widget.show_outgoing(one)
            widget.show()

    def _drop(self, widget: QWidget) -> None:
        widget.hide()
        widget.deleteLater()

    def _set_tab_order(self, wanted: tuple[Row, ...]) -> None:
        """As it is read: own replies, comments, the buttons below them, the form."""
        chain: list[QWidget] = [self.order]
        for own in self._own.values():
            chain += own.buttons
        for row in wanted:
            widget = self._rows[row.comment.id]
            chain += [widget.reply, widget.words]
        chain += [self.more, self.rest, self.retry, self.form.cancel, self.form.name]
        for first, then in pairwise(chain):
            QWidget.setTabOrder(first, then)

    def _answer(self, number: int) -> None:
        row = self._rows.get(number)
        if row is not None:
            self.form.answer(number, row.name)

    def _show_more(self) -> None:
        self._shown += PORTION
        self._show_rows()
        self._reshape()

    def _open_order_menu(self) -> None:
        menu = QMenu(self)
        for order in Order:
            action = menu.addAction(order_words(order))
            action.setCheckable(True)
            action.setChecked(order is self._view.order)
            action.triggered.connect(lambda _=False, order=order: self.order_wanted.emit(order))
        menu.aboutToHide.connect(menu.deleteLater)
        size = menu.sizeHint()
        menu.popup(self.order.mapToGlobal(QPoint(self.order.width() - size.width(), 30)))

    def _grow_older(self) -> None:
        if not self.isVisible() or not self._rows:
            self._ages.stop()
        for row in self._rows.values():
            row.update()

    # Places

    def _reshape(self) -> None:
        if self._width_px and self._place() != self.height():
            self.reshaped.emit()
        self.update()

    def _place(self) -> int:
        wide = self._width_px
        narrow = wide < NARROW_BELOW
        view = self._view
        self.order.move(wide - self.order.width(), 0)
        top = HEAD_PX
        for own in self._own.values():
            high = own.height_for(wide)
            own.setGeometry(0, top, wide, high)
            top += high
        for row in view.rows[: self._shown]:
            widget = self._rows[row.comment.id]
            high = widget.height_for(wide, narrow=narrow)
            widget.setGeometry(0, top, wide, high)
            top += high
        self._state_top = top
        if not view.rows:
            top += self._state_px()
        for button in (self.more, self.rest):
            if not button.isHidden():
                button.setGeometry(0, top + 6, button.sizeHint().width(), 30)
                top += 42
        top += FORM_GAP
        high = self.form.height_for(wide)
        self.form.setGeometry(0, top, wide, high)
        return top + high

    def _state_px(self) -> int:
        """The height of what is said in place of comments."""
        if self._view.loading and self._view.fetched is None and self._view.total:
            return 2 * (1 + 14 + AVATAR + 14)
        self._state_lines = wrap(self._state_words(), EMPTY, self._width_px)
        high = 1 + 14 + 21 * len(self._state_lines) + 14
        if not self.retry.isHidden():
            size = self.retry.sizeHint()
            self.retry.setGeometry(0, self._state_top + high - 4, size.width(), 30)
            high += 40
        return high

    def _state_words(self) -> str:
        """What is said in place of comments."""
        view = self._view
        if view.loading and view.fetched is None:
            return tr("Loading the comments")
        if view.trouble is not None and view.fetched is None:
            return trouble_words(view.trouble)
        return tr("No comments.") if self.form.closed_words else tr("No comments yet.")

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, view = self._theme, self._view
        x = text(painter, QRectF(0, 1, 300, 24), tr("Comments"), Style.SECTION, theme.hex("ink"))
        if view.total:
            number = words.number(view.total, self._speech.lang)
            area = QRectF(x + 5, 1, 100, 24)
            x += 5 + text(painter, area, number, COUNT, theme.hex("ink3"))
        if view.trouble is not None and view.fetched is not None:
            kept = self._speech.clock_with_zone(view.fetched)
            said = tr("Saved %1").replace("%1", kept)
            area = QRectF(x + 12, 6, self.width() - x - 12 - self.order.width(), 16)
            text(painter, area, said, of(Style.SMALL), theme.hex("ink3"))
        if not view.rows:
            self._paint_state(painter)
        painter.end()

    def _paint_state(self, painter: QPainter) -> None:
        theme, top = self._theme, self._state_top
        hairline(painter, 0, top, self.width(), theme.colour("line"))
        if self._view.loading and self._view.fetched is None and self._view.total:
            self._paint_skeletons(painter, top)
            return
        for number, line in enumerate(self._state_lines):
            area = QRectF(0, top + 14 + 21 * number, self.width(), 21)
            text(painter, area, line, EMPTY, theme.hex("ink2"), elide=False)

    def _paint_skeletons(self, painter: QPainter, top: int) -> None:
        fill = self._theme.hex("skeleton")
        for _ in range(2):
            rounded(painter, QRectF(0, top + 15, AVATAR, AVATAR), AVATAR / 2, fill)
            rounded(painter, QRectF(AVATAR + 12, top + 17, 120, 10), 4, fill)
            wide = min(420.0, self.width() - AVATAR - 12.0)
            rounded(painter, QRectF(AVATAR + 12, top + 35, wide, 10), 4, fill)
            top += 61
