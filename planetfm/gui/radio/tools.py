"""The tools: record, save the last five minutes, stop by itself. Three buttons of equal width."""

from __future__ import annotations

import enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from planetfm.gui import words
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from planetfm.gui.type import SEMIBOLD, Style
from planetfm.gui.widgets.buttons import FadingButton, IconButton
from planetfm.gui.widgets.focus import FocusRing
from planetfm.gui.widgets.lettering import Lettering, of
from planetfm.gui.widgets.paint import blend, centred, rounded, text
from planetfm.gui.widgets.telling import Running, Telling

_ON = Lettering(13, 18, SEMIBOLD, tabular=True)
SILENT = Running()


class On(enum.Enum):
    """How a tool looks while it works."""

    OFF = "off"
    RECORDING = "recording"
    TIMED = "timed"


class ToolButton(FadingButton):
    """An icon and a word. While it works it wears coral-tint or tint and a running figure."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        label: str,
        name: str,
        token: str,
        parent: QWidget,
        *,
        checkable: bool = False,
        opens_menu: bool = False,
    ) -> None:
        """`checkable`: a press begins or ends something, and it is checked meanwhile."""
        self.opens_menu = opens_menu
        super().__init__(theme, name, parent)
        self.setCheckable(checkable)
        self._icon, self._token = icon, token
        self._running = ""
        self._on = On.OFF
        self.has_menu = False
        """A small corner tells that a long press or the Menu key opens more."""
        self.setText(label)
        self.setToolTip(name)
        self.setFixedHeight(36)
        self._telling = Telling(self)
        self.ring = FocusRing(self, theme, 8)

    @property
    def label(self) -> str:
        """The words on it. A running figure is no text of the button: each change of that is told
        to a screen reader as a change of its name."""
        return self._running or self.text()

    def show_state(self, on: On, label: str = "", spoken: Running = SILENT) -> None:
        """`label` replaces the word while it works; `spoken` is its state for a screen reader."""
        self._on, self._running = on, label
        self.setChecked(on is not On.OFF)
        self._telling.show(spoken)
        self._jump()

    def set_rest(self, label: str, name: str) -> None:
        """The word it wears while it does not work, and what is spoken."""
        self.setText(label)
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        return QSize(round(of(Style.UI).width_of(self.label) + 18 + 8 + 24), 36)

    def wanted_fill(self) -> QColor:
        colour = self.theme.colour
        if not self.isEnabled():
            return QColor(0, 0, 0, 0)
        if self._on is not On.OFF:
            base = colour("coral_tint" if self._on is On.RECORDING else "tint")
            dim = 0.08 if self.isDown() else 0.04 if self.hovered else 0.0
            return blend(base, colour("ink"), dim)
        if self.isDown():
            return colour("press_raised")
        return colour("hover_raised" if self.hovered else "raised")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        off = self._on is On.OFF
        rounded(painter, rect, 8, self.fill, self.theme.colour("line") if off else None)
        ink, style, mark = "ink", of(Style.UI), self._token
        if not off:
            ink = mark = "coral" if self._on is On.RECORDING else "accent"
            style = _ON
        if not self.isEnabled():
            ink = mark = "disabled"
        wide = style.width_of(self.label)
        # In the narrowest column the words need some of the gap.
        gap = 8.0 if wide + 18 + 8 + 12 <= rect.width() else 5.0
        left = max(3.0, (rect.width() - wide - 18 - gap) / 2)
        icon = self.theme.pixmap(self._icon, 18, mark, self.devicePixelRatioF())
        centred(painter, QRectF(left, 0, 18, 36), icon)
        left += 18 + gap
        room = QRectF(left, -1, rect.width() - left - 1, 36)
        text(painter, room, self.label, style, self.theme.hex(ink))
        if self.has_menu:  # under the words, which leave it no room beside them when narrow
            corner = QPointF(rect.right() - 5, rect.bottom() - 5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("ink3" if off else mark))
            up, left_of = QPointF(0, -5), QPointF(-5, 0)
            painter.drawPolygon([corner, corner + up, corner + left_of])
        painter.end()


class Tools(QWidget):
    """The row under the stage."""

    record = Signal()
    clip = Signal()
    sleep = Signal()

    def __init__(self, theme: Theme, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        clip_label = self.tr("Clip {length}").format(length=words.minutes_left(300, speech.lang))
        self.buttons = (
            ToolButton(
                theme,
                "record",
                self.tr("Record"),
                self.tr("Record radio"),
                "coral",
                self,
                checkable=True,
            ),
            ToolButton(theme, "clip", clip_label, self.tr("Save the last 5 minutes"), "ink", self),
            ToolButton(
                theme,
                "sleep",
                self.tr("Sleep"),
                self.tr("Sleep timer"),
                "ink",
                self,
                opens_menu=True,
            ),
        )
        for button, signal in zip(self.buttons, (self.record, self.clip, self.sleep), strict=True):
            button.clicked.connect(signal)
        self.setFixedHeight(36)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        share = (self.width() - 16) / 3
        for index, button in enumerate(self.buttons):
            left, right = round(index * (share + 8)), round(index * (share + 8) + share)
            button.setGeometry(left, 0, right - left, 36)


class SmallTools(QWidget):
    """The same three as icon buttons, for the one-column layout."""

    record = Signal()
    clip = Signal()
    sleep = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = (
            IconButton(
                theme,
                "record",
                self.tr("Record radio"),
                token="coral",
                checked_token="coral",
                tinted=True,
                parent=self,
            ),
            IconButton(theme, "clip", self.tr("Save the last 5 minutes"), parent=self),
            IconButton(
                theme,
                "sleep",
                self.tr("Sleep timer"),
                tinted=True,
                opens_menu=True,
                parent=self,
            ),
        )
        self._tellings: list[Telling] = []
        for index, (button, signal) in enumerate(
            zip(self.buttons, (self.record, self.clip, self.sleep), strict=True)
        ):
            button.move(index * 38, 0)
            self._tellings.append(Telling(button))
            button.clicked.connect(signal)
        self.setFixedSize(2 * 38 + 36, 36)

    def show_state(self, index: int, on: On, tip: str = "", spoken: Running = SILENT) -> None:
        """`tip` is the tooltip while the tool works; `spoken` its state for a screen reader."""
        button = self.buttons[index]
        button.setChecked(on is not On.OFF)
        button.setToolTip(tip or button.accessibleName())
        self._tellings[index].show(spoken)
