"""The status card: how the stream is and how the site is, each by itself, with a way to try now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QTimer, SignalInstance
from PySide6.QtGui import (
    QHideEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from planetfm.core.snapshot import NewsView
from planetfm.gui.news.reader_words import tr
from planetfm.gui.radio.player_port import PlayerPort
from planetfm.gui.radio.speech import Speech
from planetfm.gui.status_words import Truth, site_truth, site_works, spoken, stream_truth, works
from planetfm.gui.theme import Theme
from planetfm.gui.type import Style
from planetfm.gui.widgets.buttons import Button, IconButton, Kind
from planetfm.gui.widgets.lettering import BANNER_TEXT, BANNER_TITLE, UI_SEMIBOLD
from planetfm.gui.widgets.paint import hairline, text, width_of, wrap
from planetfm.gui.widgets.popover import Popover

WIDE, PAD, PAD_Y, HEAD, ICON, GAP = 400, 16, 12, 44, 20, 12
BUTTON, NOTE = 28, 18
KEYS = "Ctrl+I"


class Newsroom(Protocol):
    """`runtime.news.NewsController`."""

    @property
    def changed(self) -> SignalInstance: ...

    @property
    def view(self) -> NewsView: ...

    def refresh(self) -> None: ...


class StatusPart(QWidget):
    """One of the two truths, laid out for the width that it is given."""

    def __init__(self, theme: Theme, retry: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._truth = Truth("", "", None)
        self._retry_px = 0.0
        """Of all counts since the failure began: one that becomes shorter moves nothing."""
        self.button = Button(theme, tr("Try now"), Kind.PLAIN, height=28, parent=self)
        self.button.clicked.connect(lambda: retry())

    @property
    def truth(self) -> Truth:
        return self._truth

    def show_truth(self, truth: Truth) -> bool:
        """Show it; False: it is shown already."""
        if truth == self._truth:
            return False
        before, self._truth = self._truth, truth
        if truth.failure != before.failure:
            self._retry_px = 0.0
        retry_px = width_of(truth.retry, Style.SMALL, tabular=True)
        self._retry_px = max(self._retry_px, retry_px)
        self.button.setVisible(truth.well is False)
        name, said = truth.title, spoken(truth)
        if (name, said) != (self.accessibleName(), self.accessibleDescription()):
            self.button.setAccessibleName(f"{tr('Try now')}: {name}")
            self.setAccessibleName(name)
            self.setAccessibleDescription(said)
        self._place()
        self.update()
        return True

    def _title_lines(self, width: int) -> list[str]:
        state_px = width_of(self._truth.state, Style.SMALL_STRONG)
        return wrap(self._truth.title, BANNER_TITLE, _room(width) - state_px - 8, 2)

    def _lines(self, width: int) -> list[tuple[str, str]]:
        """(words, colour token) under the title, wrapped."""
        truth, room = self._truth, _room(width)
        found = [(truth.last, "ink3"), (truth.failure, "ink"), (truth.advice, "ink2")]
        return [
            (line, token) for said, token in found if said for line in wrap(said, BANNER_TEXT, room)
        ]

    def _retry_apart(self, width: int) -> bool:
        """The count stands over the button: there is no room for it beside."""
        return self._retry_px > _room(width) - self.button.sizeHint().width() - 8

    def heightForWidth(self, width: int) -> int:
        foot = 0
        if self._truth.well is False:
            foot = 6 + BUTTON + (NOTE + 4 if self._retry_apart(width) else 0)
        elif self._truth.retry:
            foot = NOTE
        titles, lines = self._title_lines(width), self._lines(width)
        return PAD_Y + 19 * len(titles) + 18 * len(lines) + 4 + foot + PAD_Y

    def _place(self) -> None:
        wide = self.button.sizeHint().width()
        top = self.height() - PAD_Y - BUTTON
        self.button.setGeometry(self.width() - PAD - wide, top, wide, BUTTON)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, truth, width = self._theme, self._truth, self.width()
        icon, token = {
            True: ("check", "ok"),
            False: ("warning", "amber"),
            None: ("clock", "ink3"),
        }[truth.well]
        pixmap = theme.pixmap(icon, ICON, token, self.devicePixelRatioF())
        painter.drawPixmap(PAD, PAD_Y, pixmap)
        left, top, room = float(PAD + ICON + GAP), float(PAD_Y), _room(width)
        place = QRectF(left, top, room, 19)
        right = Qt.AlignmentFlag.AlignRight
        text(painter, place, truth.state, Style.SMALL_STRONG, theme.hex(token), align=right)
        for line in self._title_lines(width):
            text(painter, QRectF(left, top, room, 19), line, BANNER_TITLE, theme.hex("ink"))
            top += 19
        for line, colour in self._lines(width):
            text(painter, QRectF(left, top, room, 18), line, BANNER_TEXT, theme.hex(colour))
            top += 18
        if truth.retry:
            foot = QRectF(left, self.height() - PAD_Y - NOTE, room, NOTE)
            if truth.well is False and self._retry_apart(width):
                foot.translate(0, -BUTTON - 4)
            elif truth.well is False:
                foot = QRectF(left, self.height() - PAD_Y - BUTTON, room, BUTTON)
            text(painter, foot, truth.retry, Style.SMALL, theme.hex("ink3"), tabular=True)
        painter.end()


def _room(width: int) -> int:
    """How wide the words of a part may be, px."""
    return width - 2 * PAD - ICON - GAP


class StatusCard(QWidget):
    """Counts down while it is seen."""

    def __init__(self, player: PlayerPort, news: Newsroom, theme: Theme, speech: Speech) -> None:
        super().__init__()
        self._player, self._news = player, news
        self._theme, self._speech = theme, speech
        self.stream = StatusPart(theme, player.retry_now, self)
        self.site = StatusPart(theme, news.refresh, self)
        self.close_button = IconButton(theme, "close", tr("Close"), size=32, parent=self)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self.refresh)
        player.changed.connect(self.refresh)
        news.changed.connect(self.refresh)
        self.setAccessibleName(tr("Status"))
        self.refresh()

    def refresh(self) -> None:
        """Show how things are now."""
        line, view = self._player.view.line, self._news.view
        stream = self.stream.show_truth(stream_truth(line, self._speech, site_works(view)))
        site = self.site.show_truth(site_truth(view, self._speech, works(line)))
        if not stream and not site:
            return
        parts = (self.stream, self.site)
        told = (f"{part.accessibleName()}: {part.accessibleDescription()}" for part in parts)
        if (said := " ".join(told)) != self.accessibleDescription():
            self.setAccessibleDescription(said)
        self._place()
        parent = self.parentWidget()
        if isinstance(parent, Popover):
            parent.refit()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return HEAD + self.stream.heightForWidth(width) + 1 + self.site.heightForWidth(width)

    def sizeHint(self) -> QSize:
        return QSize(WIDE, self.heightForWidth(WIDE))

    def showEvent(self, event: QShowEvent) -> None:
        self._second.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._second.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        wide = self.width()
        first, second = self.stream.heightForWidth(wide), self.site.heightForWidth(wide)
        self.stream.setGeometry(0, HEAD, wide, first)
        self.site.setGeometry(0, HEAD + first + 1, wide, second)
        self.close_button.move(wide - 40, 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        head = QRectF(PAD, 0, self.width() - 60, HEAD)
        text(painter, head, tr("Status"), UI_SEMIBOLD, self._theme.hex("ink"))
        line = self._theme.colour("line")
        hairline(painter, PAD, HEAD - 2, self.width() - 2 * PAD, line)
        hairline(painter, PAD, HEAD + self.stream.height(), self.width() - 2 * PAD, line)
        painter.end()


class StatusDesk(QObject):
    """Opens the card over the window: from the words beside the title, from a banner, by key."""

    def __init__(
        self, player: PlayerPort, news: Newsroom, theme: Theme, speech: Speech, window: QWidget
    ) -> None:
        super().__init__(window)
        self._player, self._news = player, news
        self._theme, self._speech, self._window = theme, speech, window
        self.popover: Popover | None = None
        QShortcut(QKeySequence(KEYS), window).activated.connect(lambda: self.open(window))

    def open(self, anchor: QWidget) -> StatusCard:
        """Show the card at `anchor`."""
        if self.popover is not None:
            self.popover.leave()
        card = StatusCard(self._player, self._news, self._theme, self._speech)
        popover = Popover(self._theme, self._window, card)
        card.close_button.clicked.connect(popover.leave)
        popover.closed.connect(self._closed)
        self.popover = popover
        popover.open_at(anchor)
        return card

    def _closed(self) -> None:
        self.popover = None
