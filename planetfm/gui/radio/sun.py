"""The controls that lie on the sky: the sun that plays and pauses, the skip discs, the star."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from planetfm.gui.theme import Theme
from planetfm.gui.type import SEMIBOLD
from planetfm.gui.widgets.buttons import FadingButton
from planetfm.gui.widgets.focus import FocusRing
from planetfm.gui.widgets.kept_picture import KeptPicture
from planetfm.gui.widgets.lettering import Lettering
from planetfm.gui.widgets.paint import blend, centred, faded, text

DIM = 0.34
DISC_RADIUS = 22


class _Round(FadingButton):
    """A round button: a press outside the circle is not for it."""

    def hitButton(self, position: QPoint) -> bool:
        away = QPointF(position) - QPointF(self.width() / 2, self.height() / 2)
        return away.x() ** 2 + away.y() ** 2 <= (self.width() / 2) ** 2


class SunButton(_Round):
    """Plays and pauses. `glyph` is "play", "pause" or "" for a blank sun."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent=parent)
        self._glyph = "play"
        self._dim = False
        self._sun, self._ink = "#FFF2D9", "#1B2450"
        self._picture = KeptPicture()
        self.ring = FocusRing(self, theme, -1, "#FFFFFF")

    def set_colours(self, sun: str, glyph: str) -> None:
        self._sun, self._ink = sun, glyph
        self._jump()

    def set_face(self, glyph: str, dim: bool, name: str, state: str) -> None:
        """`name` is spoken ("Pause"), `state` too ("buffering")."""
        if (glyph, dim) != (self._glyph, self._dim):
            self._glyph, self._dim = glyph, dim
            self._jump()
        if name != self.accessibleName():
            self.setAccessibleName(name)
            self.setToolTip(name)
        if state != self.accessibleDescription():
            self.setAccessibleDescription(state)

    @property
    def glyph(self) -> str:
        return self._glyph

    def wanted_fill(self) -> QColor:
        sun = QColor(self._sun)
        if self._dim:
            lit = 0.2 if self.hovered and self._glyph else 0.0
            return faded(sun, DIM + lit)
        if self.isDown():
            return blend(sun, QColor("#000000"), 0.06)
        return QColor("#FFFFFF") if self.hovered else sun

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = (self.fill.rgba(), self._glyph, self._dim, self._ink)
        self._picture.draw(painter, self.size(), look, self._paint)
        painter.end()

    def _paint(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.fill)
        painter.drawEllipse(QRectF(self.rect()))
        if self._glyph:
            side = self.width() // 2
            ink = "#FFFFFF" if self._dim else self._ink
            icon = self.theme.pixmap(self._glyph, side, ink, self.devicePixelRatioF())
            corner = (self.width() - side) // 2
            painter.drawPixmap(corner, corner, icon)


FIGURE = Lettering(8, 10, SEMIBOLD)


class SkipDisc(_Round):
    """So many seconds back or forward. Disabled it stays on the sky, fainter, and says why."""

    def __init__(self, theme: Theme, icon: str, name: str, parent: QWidget) -> None:
        super().__init__(theme, name, parent)
        self._icon, self._figure = icon, ""
        self._picture = KeptPicture()
        self.setFixedSize(2 * DISC_RADIUS, 2 * DISC_RADIUS)
        self.ring = FocusRing(self, theme, -1, "#FFFFFF")

    def wanted_fill(self) -> QColor:
        alpha = 0.42
        if not self.isEnabled():
            alpha = 0.22
        elif self.isDown():
            alpha = 0.68
        elif self.hovered:
            alpha = 0.56
        return faded("#0C112C", alpha)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = (self.fill.rgba(), self.isEnabled(), self._icon, self._figure)
        self._picture.draw(painter, self.size(), look, self._paint)
        painter.end()

    def _paint(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.fill)
        painter.drawEllipse(QRectF(self.rect()))
        if not self.isEnabled():
            painter.setOpacity(0.45)
        area = QRectF(self.rect())
        icon = self.theme.pixmap(self._icon, 24, "#FFFFFF", self.devicePixelRatioF())
        centred(painter, area, icon)
        middle = Qt.AlignmentFlag.AlignHCenter
        text(painter, area, self._figure, FIGURE, "#FFFFFF", align=middle)

    def show_icon(self, icon: str, figure: str, name: str) -> None:
        """`figure` stands within the icon's arrow; empty where the icon has its own."""
        self._icon, self._figure = icon, figure
        self.setAccessibleName(name)
        self.update()


class SkyStar(FadingButton):
    """The star of the song on air, drawn on the sea."""

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(theme, name, parent)
        self.setCheckable(True)
        self.setToolTip(name)
        self.setFixedSize(40, 40)
        self.ring = FocusRing(self, theme, 8, "#FFFFFF", inset=4)

    def wanted_fill(self) -> QColor:
        alpha = 0.5 if self.isDown() else 0.32 if self.hovered else 0.0
        return faded("#0C112C", alpha)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.fill)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 8, 8)
        name, ink = ("star-filled", "#FFD27A") if self.isChecked() else ("star", "#FFFFFF")
        icon = self.theme.pixmap(name, 20, ink, self.devicePixelRatioF())
        centred(painter, QRectF(self.rect()), icon)
        painter.end()
