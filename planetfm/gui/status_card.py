"""The status card: how the stream is and how the site is, each by itself, with a way to try now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QRectF, QSize, QTimer, SignalInstance
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
from planetfm.gui.status_words import Truth, site_truth, site_works, stream_truth, works
from planetfm.gui.theme import Theme
from planetfm.gui.type import Style
from planetfm.gui.widgets.buttons import Button, IconButton, Kind
from planetfm.gui.widgets.lettering import BANNER_TEXT, BANNER_TITLE, UI_SEMIBOLD
from planetfm.gui.widgets.paint import hairline, text, width_of, wrap
from planetfm.gui.widgets.popover import Popover

WIDE, PAD, HEAD, ICON, GAP = 400, 16, 44, 20, 12
KEYS = "Ctrl+I"


class Newsroom(Protocol):
    """`runtime.news.NewsController`."""

    @property
    def changed(self) -> SignalInstance: ...

    @property
    def view(self) -> NewsView: ...

    def refresh(self) -> None: ...


class _Part(QWidget):
    """One of the two truths."""

    def __init__(self, theme: Theme, retry: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._truth = Truth("", "", None)
        self.button = Button(theme, tr("Try now"), Kind.PLAIN, height=28, parent=self)
        self.button.clicked.connect(lambda: retry())

    @property
    def truth(self) -> Truth:
        return self._truth

    def show_truth(self, truth: Truth) -> None:
        self._truth = truth
        self.button.setVisible(truth.well is False)
        self.button.setAccessibleName(f"{tr('Try now')}: {truth.title}")
        told = (truth.state, truth.last, truth.failure, truth.advice)
        self.setAccessibleName(truth.title)
        self.setAccessibleDescription(" ".join(part for part in told if part))
        self._place()
        self.update()

    def _lines(self) -> list[tuple[str, str]]:
        """(words, colour token) under the title, wrapped."""
        truth, room = self._truth, WIDE - 2 * PAD - ICON - GAP
        found = [(truth.last, "ink3"), (truth.failure, "ink"), (truth.advice, "ink2")]
        return [
            (line, token) for said, token in found if said for line in wrap(said, BANNER_TEXT, room)
        ]

    def height_for(self) -> int:
        foot = 28 + 6 if self._truth.well is False else 0
        if not foot and self._truth.retry:
            foot = 18
        return 12 + 19 + 18 * len(self._lines()) + 4 + foot + 12

    def _place(self) -> None:
        size = self.button.sizeHint()
        self.button.setGeometry(
            WIDE - PAD - size.width(), self.height_for() - 12 - 28, size.width(), 28
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, truth = self._theme, self._truth
        icon, token = {
            True: ("check", "ok"),
            False: ("warning", "amber"),
            None: ("clock", "ink3"),
        }[truth.well]
        pixmap = theme.pixmap(icon, ICON, token, self.devicePixelRatioF())
        painter.drawPixmap(PAD, 12, pixmap)
        left, top = float(PAD + ICON + GAP), 12.0
        room = WIDE - PAD - left
        state_px = width_of(truth.state, Style.SMALL_STRONG)
        text(
            painter, QRectF(left, top, room - state_px - 8, 19), truth.title, BANNER_TITLE,
            theme.hex("ink"),
        )  # fmt: skip
        place = QRectF(WIDE - PAD - state_px, top, state_px + 2, 19)
        text(painter, place, truth.state, Style.SMALL_STRONG, theme.hex(token))
        top += 19
        for line, colour in self._lines():
            text(painter, QRectF(left, top, room, 18), line, BANNER_TEXT, theme.hex(colour))
            top += 18
        if truth.retry:
            high = 28 if truth.well is False else 18
            foot = QRectF(left, self.height() - 12 - high, room, high)
            text(painter, foot, truth.retry, Style.SMALL, theme.hex("ink3"), tabular=True)
        painter.end()


class StatusCard(QWidget):
    """Counts down while it is seen."""

    def __init__(self, player: PlayerPort, news: Newsroom, theme: Theme, speech: Speech) -> None:
        super().__init__()
        self._player, self._news = player, news
        self._theme, self._speech = theme, speech
        self.stream = _Part(theme, player.retry_now, self)
        self.site = _Part(theme, news.refresh, self)
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
        before = (self.stream.height_for(), self.site.height_for())
        self.stream.show_truth(stream_truth(line, self._speech, site_works(view)))
        self.site.show_truth(site_truth(view, self._speech, works(line)))
        self._place()
        parent = self.parentWidget()
        if before != (self.stream.height_for(), self.site.height_for()):
            self.updateGeometry()
            if isinstance(parent, Popover) and parent.isVisible():
                parent.refit()

    def sizeHint(self) -> QSize:
        return QSize(WIDE, HEAD + self.stream.height_for() + 1 + self.site.height_for())

    def showEvent(self, event: QShowEvent) -> None:
        self._second.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._second.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        first, second = self.stream.height_for(), self.site.height_for()
        self.stream.setGeometry(0, HEAD, WIDE, first)
        self.site.setGeometry(0, HEAD + first + 1, WIDE, second)
        self.close_button.move(self.width() - 40, 6)

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
