"""Volume and mute. The slider's figure stays while muted, so that unmuting brings it back."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from planetfm.gui import words
from planetfm.gui.theme import Theme
from planetfm.gui.type import Style
from planetfm.gui.widgets.buttons import IconButton
from planetfm.gui.widgets.paint import text
from planetfm.gui.widgets.slider import Slider

OUTSET = 6
"""How far the speaker's button reaches out of the column, so that its icon stands in line, px."""


class Volume(QWidget):
    """The row of the radio side; `figures` False leaves the percentage out (one column)."""

    chosen = Signal(int)
    muted = Signal(bool)

    def __init__(
        self, theme: Theme, lang: str, *, figures: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._lang, self._figures = theme, lang, figures
        self._quiet = False
        self._shown: tuple[int, bool] | None = None
        self.mute = IconButton(
            theme, "volume", self.tr("Mute"), size=32, checked_icon="volume-mute", parent=self
        )
        self.slider = Slider(theme, self.tr("Volume"), self)
        self.slider.setRange(0, 100)
        self.slider.setSingleStep(5)
        self.slider.setPageStep(10)
        self.mute.clicked.connect(self.muted)
        self.slider.valueChanged.connect(self._on_value)
        self.setFixedHeight(36)
        theme.changed.connect(self.update)

    def show_volume(self, volume: int, muted: bool) -> None:
        if (volume, muted) == self._shown and volume == self.slider.value():
            return
        self._shown = (volume, muted)
        if not self.slider.isSliderDown() and volume != self.slider.value():
            self._quiet = True
            self.slider.setValue(volume)
            self._quiet = False
        self._describe()
        if muted != self.mute.isChecked():
            self.mute.setChecked(muted)
        self.update()

    def _on_value(self, value: int) -> None:
        self._describe()
        self.update()
        if not self._quiet:
            self.chosen.emit(value)

    def _describe(self) -> None:
        spoken = words.percent(self.slider.value(), self._lang, spoken=True)
        if spoken != self.slider.accessibleDescription():
            self.slider.setAccessibleDescription(spoken)
            self.slider.setToolTip(words.percent(self.slider.value(), self._lang))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.mute.move(0, 2)
        right = 42 if self._figures else 8
        # The knob reaches half its width beyond the groove.
        left = OUTSET + (22 if self._figures else 24)
        self.slider.setGeometry(left, 4, self.width() - left - right + 8, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._figures:
            return
        painter = QPainter(self)
        rect = QRectF(self.width() - 42, 0, 42, 36)
        figure = words.percent(self.slider.value(), self._lang)
        text(
            painter,
            rect,
            figure,
            Style.SMALL,
            self._theme.hex("ink3"),
            align=Qt.AlignmentFlag.AlignRight,
            tabular=True,
        )
        painter.end()
