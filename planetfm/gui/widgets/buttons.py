"""Buttons of the design: primary, plain, quiet and live with words; icon buttons without.

All are real QAbstractButtons (keyboard, screen reader, shortcuts come with them); only the look
is painted. Fills change over 90 ms, at once under reduced motion.
"""

from __future__ import annotations

import enum

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from planetfm.gui.theme import Theme
from planetfm.gui.type import Style
from planetfm.gui.widgets.focus import FocusRing
from planetfm.gui.widgets.lettering import (
    SMALL_BUTTON,
    SMALL_BUTTON_STRONG,
    UI_SEMIBOLD,
    Lettering,
    of,
)
from planetfm.gui.widgets.paint import blend, centred, rounded, text, width_of

FADE_MS = 90


class Kind(enum.Enum):
    PRIMARY = "primary"
    PLAIN = "plain"
    QUIET = "quiet"
    LIVE = "live"


class FadingButton(QAbstractButton):
    """A button whose fill follows hover and press. Subclasses say `wanted_fill` and paint."""

    opens_menu = False
    """What a press opens is a menu, as a screen reader is told."""
    is_label = False
    """There is nothing to press now: to a screen reader it is but words."""

    def __init__(self, theme: Theme, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._fade: QVariantAnimation | None = None
        self._fill: QColor | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if name:
            self.setAccessibleName(name)
        theme.changed.connect(self._on_theme)
        self.pressed.connect(self._refill)
        self.released.connect(self._refill)
        self.toggled.connect(self._refill)

    def wanted_fill(self) -> QColor:
        """The fill of the present state; may be transparent."""
        raise NotImplementedError

    @property
    def fill(self) -> QColor:
        if self._fill is None:
            self._fill = self.wanted_fill()
        return self._fill

    @property
    def hovered(self) -> bool:
        return self.isEnabled() and self.underMouse()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._refill()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._refill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.setCursor(
                Qt.CursorShape.PointingHandCursor
                if self.isEnabled()
                else Qt.CursorShape.ArrowCursor
            )
            self._jump()

    def _on_theme(self) -> None:
        self._jump()

    def _jump(self) -> None:
        self._stop()
        self._fill = None
        self.update()

    def _refill(self) -> None:
        if self.theme.reduced_motion or not self.isVisible() or self._fill is None:
            self._jump()
            return
        start, end = self._fill, self.wanted_fill()
        if start == end:
            self.update()
            return
        self._stop()
        # Fading from nothing means from the same colour without alpha, else it passes through grey.
        if start.alpha() == 0:
            start = QColor(end.red(), end.green(), end.blue(), 0)
        if end.alpha() == 0:
            end = QColor(start.red(), start.green(), start.blue(), 0)
        fade = QVariantAnimation(self)
        fade.setDuration(FADE_MS)
        fade.setStartValue(0.0)
        fade.setEndValue(1.0)
        fade.valueChanged.connect(lambda amount: self._step(start, end, float(amount)))
        self._fade = fade
        fade.start(QVariantAnimation.DeletionPolicy.KeepWhenStopped)

    def _step(self, start: QColor, end: QColor, amount: float) -> None:
        self._fill = blend(start, end, amount)
        self.update()

    def _stop(self) -> None:
        if self._fade is not None:
            self._fade.stop()
            self._fade.deleteLater()
            self._fade = None


class Button(FadingButton):
    """A button with words and, where given, an icon: 36 high (30 small, 28 in the dock)."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        kind: Kind = Kind.PLAIN,
        *,
        icon: str = "",
        height: int = 36,
        padding: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent=parent)
        self._kind = kind
        self._icon = icon
        self._height = height
        small = height <= 30
        self._padding = padding or (12 if small and icon else 13 if small else 15)
        self._icon_px, self._gap = 18, 6 if small else 8
        self.setText(label)
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.ring = FocusRing(self, theme, 8, "coral" if kind is Kind.LIVE else "accent")

    @property
    def style_of_words(self) -> Lettering:
        if self._height <= 30:
            return SMALL_BUTTON if self._kind is Kind.PLAIN else SMALL_BUTTON_STRONG
        return of(Style.UI) if self._kind is Kind.PLAIN else UI_SEMIBOLD

    def setText(self, label: str) -> None:
        super().setText(label)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        wide = width_of(self.text(), self.style_of_words) + 2 * self._padding
        if self._icon:
            wide += self._icon_px + self._gap
        return QSize(round(wide + 0.5), self._height)

    minimumSizeHint = sizeHint

    def wanted_fill(self) -> QColor:
        clear = QColor(0, 0, 0, 0)
        colour = self.theme.colour
        if not self.isEnabled():
            return clear
        match self._kind:
            case Kind.PRIMARY:
                names = ("accent", "accent_hover", "accent_press")
            case Kind.LIVE:
                base = colour("coral")
                if self.isDown():
                    return blend(base, QColor("#000000"), 0.16)
                return blend(base, QColor("#000000"), 0.08) if self.hovered else base
            case Kind.QUIET:
                if self.isDown():
                    return colour("press")
                return colour("tint") if self.hovered else clear
            case _:
                names = ("raised", "hover_raised", "press_raised")
        return colour(names[2] if self.isDown() else names[1] if self.hovered else names[0])

    def _ink(self) -> str:
        if not self.isEnabled():
            return "disabled"
        match self._kind:
            case Kind.PRIMARY:
                return "on_accent"
            case Kind.LIVE:
                return "on_coral"
            case Kind.QUIET:
                return "accent"
            case _:
                return "ink"

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        framed = self._kind is Kind.PLAIN or (not self.isEnabled() and self._kind is Kind.PRIMARY)
        line = self.theme.colour("line") if framed else None
        rounded(painter, rect, 8, self.fill, line)
        wide = width_of(self.text(), self.style_of_words)
        left = (rect.width() - wide) / 2
        if self._icon:
            side, ratio = self._icon_px, self.devicePixelRatioF()
            left = (rect.width() - wide - side - self._gap) / 2
            pixmap = self.theme.pixmap(self._icon, side, self._ink(), ratio)
            centred(painter, QRectF(left, 0, side, rect.height()), pixmap)
            left += side + self._gap
        left = max(left, 4.0)
        # A browser rounds the line up: the drawn words stand a pixel above the middle.
        up = 2 if self._height <= 30 else 1
        words = QRectF(left, -up, rect.width() - left - 2, rect.height())
        text(painter, words, self.text(), self.style_of_words, self.theme.hex(self._ink()))
        painter.end()


class IconButton(FadingButton):
    """A square button with an icon: 36 (32 in rows, 28 mini). `name` is spoken and the tooltip.

    Checked shows `checked_icon` in `checked_token`; with `tinted` the checked fill is `tint`.
    `quiet_row` paints no hover fill (a star in a row that is itself hovered).
    """

    def __init__(
        self,
        theme: Theme,
        icon: str,
        name: str,
        *,
        size: int = 36,
        icon_size: int = 20,
        token: str = "ink2",
        checked_icon: str = "",
        checked_token: str = "accent",
        tinted: bool = False,
        opens_menu: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self.opens_menu = opens_menu
        super().__init__(theme, name, parent)
        self._icon = icon
        self._icon_size = icon_size
        self._token = token
        self._checked_icon = checked_icon
        self._checked_token = checked_token
        self._tinted = tinted
        self.setFixedSize(size, size)
        self.setToolTip(name)
        self.setCheckable(bool(checked_icon) or tinted)
        self.ring = FocusRing(self, theme, 8)

    def wanted_fill(self) -> QColor:
        colour = self.theme.colour
        if not self.isEnabled():
            return QColor(0, 0, 0, 0)
        if self.isDown():
            return colour("press")
        if self._tinted and self.isChecked():
            return colour("tint")
        return colour("hover") if self.hovered else QColor(0, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        rounded(painter, rect, 8, self.fill)
        icon, token = self._icon, self._token
        if self.isChecked():
            icon, token = self._checked_icon or icon, self._checked_token
        if not self.isEnabled():
            token = "disabled"
        pixmap = self.theme.pixmap(icon, self._icon_size, token, self.devicePixelRatioF())
        centred(painter, rect, pixmap)
        painter.end()
