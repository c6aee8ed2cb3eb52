"""Chips (30 high, one of a row is on) and the smaller filter pill (26, on or off by itself)."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planetfm.gui.theme import Theme
from planetfm.gui.widgets.buttons import FadingButton
from planetfm.gui.widgets.focus import FocusRing
from planetfm.gui.widgets.lettering import CHIP, CHIP_ON, PILL_FILTER, PILL_FILTER_ON, Lettering
from planetfm.gui.widgets.paint import centred, rounded, text, width_of


class _Rounded(FadingButton):
    """What chips and pills share: a shape of half the height, words, a badge, an icon."""

    def __init__(self, theme: Theme, label: str, height: int, parent: QWidget | None) -> None:
        super().__init__(theme, parent=parent)
        self.setCheckable(True)
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.ring = FocusRing(self, theme, -1)
        self.setText(label)

    def setText(self, label: str) -> None:
        super().setText(label)
        self.updateGeometry()


class Chip(_Rounded):
    """A filter of a row. `badge` shows accent figures after the words; 0 hides it. They are spoken
    in full: "Belum dibaca, 120".

    With `opens_menu` a chevron follows the words and the chip is not checked by a click.
    """

    def __init__(
        self, theme: Theme, label: str, *, opens_menu: bool = False, parent: QWidget | None = None
    ) -> None:
        self._badge = 0
        self.opens_menu = opens_menu
        super().__init__(theme, label, 30, parent)
        self.setCheckable(not opens_menu)

    @property
    def badge(self) -> str:
        return "" if self._badge <= 0 else "99+" if self._badge > 99 else str(self._badge)

    def set_badge(self, count: int) -> None:
        if count != self._badge:
            self._badge = count
            self._name()
            self.updateGeometry()
            self.update()

    def setText(self, label: str) -> None:
        super().setText(label)
        self._name()

    def _name(self) -> None:
        self.setAccessibleName(f"{self.text()}, {self._badge}" if self._badge > 0 else self.text())

    @property
    def _words(self) -> Lettering:
        return CHIP_ON if self.isChecked() else CHIP

    def sizeHint(self) -> QSize:
        # The width is that of the checked words in both states, so that a row never shifts.
        wide = width_of(self.text(), CHIP_ON) + 25
        if self.badge:
            wide += 6 + width_of(self.badge, CHIP_ON)
        if self.opens_menu:
            wide += 6 + 16
        return QSize(round(wide + 0.5), 30)

    minimumSizeHint = sizeHint

    def wanted_fill(self) -> QColor:
        colour = self.theme.colour
        if self.isChecked():
            return colour("accent_hover" if self.hovered else "accent")
        if self.isDown():
            return colour("press")
        return colour("hover") if self.hovered else QColor(0, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        on = self.isChecked()
        line = None if on else self.theme.colour("line")
        rounded(painter, rect, rect.height() / 2, self.fill, line)
        ink = "on_accent" if on else "ink2" if self.isEnabled() else "disabled"
        tail = (6 + width_of(self.badge, CHIP_ON)) if self.badge else 0.0
        tail += 22 if self.opens_menu else 0
        wide = min(width_of(self.text(), self._words), rect.width() - tail - 16)
        left = (rect.width() - wide - tail) / 2
        room = QRectF(left, -2, wide + 1, rect.height())
        text(painter, room, self.text(), self._words, self.theme.hex(ink))
        left += wide
        if self.badge:
            badge = QRectF(left + 6, -2, tail, rect.height())
            colour = "on_accent" if on else "accent"
            left += 6 + text(painter, badge, self.badge, CHIP_ON, self.theme.hex(colour))
        if self.opens_menu:
            chevron = self.theme.pixmap("chevron-down", 16, ink, self.devicePixelRatioF())
            centred(painter, QRectF(left + 6, 1, 16, rect.height()), chevron)
        painter.end()


class FilterPill(_Rounded):
    """A small switch with an icon that fills when it is on ("Berbintang")."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        icon: str,
        icon_on: str,
        parent: QWidget | None = None,
    ) -> None:
        self._icon = icon
        self._icon_on = icon_on
        super().__init__(theme, label, 26, parent)

    def sizeHint(self) -> QSize:
        return QSize(round(width_of(self.text(), PILL_FILTER_ON) + 42.5), 26)

    minimumSizeHint = sizeHint

    def wanted_fill(self) -> QColor:
        colour = self.theme.colour
        if self.isDown():
            return colour("press")
        if self.isChecked():
            return colour("tint")
        return colour("hover") if self.hovered else QColor(0, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        on = self.isChecked()
        rounded(painter, rect, 13, self.fill, None if on else self.theme.colour("line"))
        ink = "accent" if on else "ink2"
        words = PILL_FILTER_ON if on else PILL_FILTER
        icon = self.theme.pixmap(
            self._icon_on if on else self._icon, 16, ink, self.devicePixelRatioF()
        )
        centred(painter, QRectF(11, 0, 16, 26), icon)
        text(painter, QRectF(32, 0, rect.width() - 35, 26), self.text(), words, self.theme.hex(ink))
        painter.end()
