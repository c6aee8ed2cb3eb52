"""The dock along the window's foot: one line that says where we are, and the ribbon under it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planetfm.core.snapshot import PlayerView
from planetfm.gui.radio.notices import DockKind, DockLine, dock_line
from planetfm.gui.radio.player_port import PlayerPort
from planetfm.gui.radio.ribbon import DOCK, DOCK_LOW, SIDE, Ribbon
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from planetfm.gui.type import Style
from planetfm.gui.widgets.buttons import Button, Kind
from planetfm.gui.widgets.paint import centred, hairline, text, width_of

TALL, LOW = 104, 84
PAD = 24
ROW, ROW_LIFTED = 9, 3
"""Where the button back to live begins, px from the dock's top."""
AGEING_MS = 5000
"""A tape that stands still still grows older: the ribbon moves by a pixel in about five seconds."""


class Dock(QWidget):
    """Spans the window above 679 px. `set_low` leaves the hours out (window under 600 high)."""

    def __init__(
        self, player: PlayerPort, theme: Theme, speech: Speech, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._player, self._theme, self._speech = player, theme, speech
        self._line = DockLine(DockKind.NOTHING)
        self._title = self.tr("Last hour")
        self.setAccessibleName(self._title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(TALL)
        self.ribbon = Ribbon(theme, speech, DOCK, self)
        self.back_to_live = Button(
            theme, self.tr("Back to live"), Kind.LIVE, icon="live-edge", height=28, parent=self
        )
        self.back_to_live.hide()
        self.back_to_live.clicked.connect(player.go_live)
        self.ribbon.to_live.connect(player.go_live)
        self.ribbon.sought.connect(player.seek_to)
        self._ageing = QTimer(self)
        self._ageing.setInterval(AGEING_MS)
        self._ageing.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._ageing.timeout.connect(self.refresh)
        player.changed.connect(self._on_player)
        theme.changed.connect(self.update)
        self.refresh()

    @property
    def line(self) -> DockLine:
        return self._line

    @property
    def ageing(self) -> bool:
        return self._ageing.isActive()

    def set_low(self, low: bool) -> None:
        self.setFixedHeight(LOW if low else TALL)
        self.ribbon.set_measures(DOCK_LOW if low else DOCK)
        self._place()

    def refresh(self) -> None:
        """Show the player's present view."""
        view = self._player.view
        line = dock_line(view, self._speech)
        self.ribbon.show_tape(view, self._speech.now())
        if line != self._line:
            self._line = line
            behind = line.kind is DockKind.BEHIND
            self.back_to_live.setVisible(behind)
            self.ribbon.set_taken(self.back_to_live.width() + 10 if behind else 0)
            self.update(0, 0, self.width(), 36)
        self._lift()

    def _on_player(self) -> None:
        if self.isVisible():
            self.refresh()
            self._age(self._player.view)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self._age(self._player.view)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ageing.stop()

    def _age(self, view: PlayerView) -> None:
        """While sound plays the player's own signal moves the ribbon; else the tape ages."""
        wanted = view.tape.newest is not None
        if wanted and not self._ageing.isActive():
            self._ageing.start()
        elif not wanted:
            self._ageing.stop()

    def sizeHint(self) -> QSize:
        return QSize(680, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        self.ribbon.setGeometry(
            PAD - SIDE, 30, self.width() - 2 * (PAD - SIDE), self.ribbon.height()
        )
        wide = self.back_to_live.sizeHint().width()
        self.back_to_live.setGeometry(self.width() - PAD - wide, ROW, wide, 28)
        self.back_to_live.raise_()
        self._lift()
        self.ribbon.set_taken(wide + 10 if self._line.kind is DockKind.BEHIND else 0)

    def _lift(self) -> None:
        """Out of the way of a playhead or a star that stands right under the button: in the first
        minutes of a tape both always do."""
        button = self.back_to_live
        left = button.x() - self.ribbon.x()
        lifted = self.ribbon.crowned(left, left + button.width())
        button.move(button.x(), ROW_LIFTED if lifted else ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = self._theme.colour
        painter.fillRect(self.rect(), colour("side"))
        hairline(painter, 0, 0, self.width(), colour("line"))
        text(painter, QRectF(PAD, 10, 300, 26), self._title, Style.SMALL, colour("ink3"))
        right = float(self.width() - PAD)
        match self._line.kind:
            case DockKind.LIVE:
                # The live playhead's ring stands at the right end, over the row's foot.
                rect = QRectF(right - 418, 10, 400, 26)
                text(
                    painter,
                    rect,
                    self._line.label,
                    Style.SMALL,
                    colour("ink2"),
                    align=Qt.AlignmentFlag.AlignRight,
                )
            case DockKind.CUT:
                wide = width_of(self._line.label, Style.SMALL_STRONG)
                rect = QRectF(right - wide, 10, wide + 1, 26)
                text(
                    painter,
                    rect,
                    self._line.label,
                    Style.SMALL_STRONG,
                    colour("amber"),
                )
                icon = self._theme.pixmap("stream-down", 16, "amber", self.devicePixelRatioF())
                centred(painter, QRectF(right - wide - 22, 10, 16, 26), icon)
            case _:
                pass
        painter.end()
