"""The four skies to choose from, as small pictures; the one that the stage shows wears a ring."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from planetfm.core.settings import Sky
from planetfm.gui import words
from planetfm.gui.radio.rings import Rings, Sun, paint_rings
from planetfm.gui.radio.sky import HOUR_OF_SKY, SKIES, paint_back, paint_hills
from planetfm.gui.settings.phrases import tr
from planetfm.gui.settings.row import EDGE
from planetfm.gui.theme import Theme
from planetfm.gui.type import Style
from planetfm.gui.widgets.buttons import FadingButton
from planetfm.gui.widgets.focus import FocusRing
from planetfm.gui.widgets.paint import rounded, text

TILE, CAPTION, SPACE = 64, 23, 12
HORIZON, SUN = 46, Sun(10, 11.5, 3)
STARTS = {Sky.DAWN: (4, 30), Sky.DAY: (6, 30), Sky.DUSK: (16, 30), Sky.NIGHT: (18, 30)}


def sky_words(sky: Sky) -> str:
    return {
        Sky.DAWN: tr("Dawn"),
        Sky.DAY: tr("Day"),
        Sky.DUSK: tr("Dusk"),
        Sky.NIGHT: tr("Night"),
    }[sky]


class SkyTile(FadingButton):
    """Reaches `EDGE` beyond its picture, where the ring is."""

    def __init__(self, theme: Theme, sky: Sky, lang: str, parent: QWidget) -> None:
        label = sky_words(sky)
        super().__init__(theme, f"{tr('Sky')}, {label}", parent)
        self.sky = sky
        hour, minute = STARTS[sky]
        self._from = words.time_of_day(hour, minute, lang)
        self.setText(label)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.ring = FocusRing(self, theme, 8, inset=4)

    def sizeHint(self) -> QSize:
        return QSize(116 + 2 * EDGE, TILE + CAPTION + 2 * EDGE)

    def wanted_fill(self) -> QColor:
        return QColor(0, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide, on = self.width() - 2 * EDGE, self.isChecked()
        area = QRectF(EDGE, EDGE, wide, TILE)
        if on or self.hovered:
            ring = self.theme.colour("accent" if on else "line")
            rounded(painter, area.adjusted(-EDGE, -EDGE, EDGE, EDGE), 8 + EDGE, None, ring, 2)
        self._paint_sky(painter, area)
        ink = "accent" if on else "ink2"
        caption = QRectF(EDGE, EDGE + TILE + 6, wide, 16)
        style = Style.SMALL_STRONG if on else Style.SMALL
        text(painter, caption, self.text(), style, self.theme.hex(ink))
        right = Qt.AlignmentFlag.AlignRight
        small = self.theme.hex("ink3")
        text(painter, caption, self._from, Style.SMALL, small, align=right, tabular=True)
        painter.end()

    def _paint_sky(self, painter: QPainter, area: QRectF) -> None:
        wide, ratio = round(area.width()), self.devicePixelRatioF()
        colours = SKIES[HOUR_OF_SKY[self.sky]]
        painter.save()
        shape = QPainterPath()
        shape.addRoundedRect(area, 8, 8)
        painter.setClipPath(shape)
        painter.translate(area.topLeft())
        painter.drawPixmap(0, 0, paint_back(colours, wide, TILE, HORIZON, ratio))
        centre = QPointF(wide / 2, 32)
        paint_rings(painter, centre, Rings.LIVE, 0.0, SUN, colours.sun)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.sun))
        painter.drawEllipse(centre, SUN.radius, SUN.radius)
        painter.drawPixmap(0, 0, paint_hills(colours, wide, HORIZON, ratio, 0.455))
        painter.drawPixmap(
            QRectF(0, HORIZON, wide, TILE - HORIZON),
            paint_back(colours, wide, TILE, HORIZON, ratio),
            QRectF(0, HORIZON * ratio, wide * ratio, (TILE - HORIZON) * ratio),
        )
        glint = QColor(colours.sun)
        glint.setAlphaF(0.55)
        painter.setBrush(glint)
        painter.drawRoundedRect(QRectF(wide / 2 - 9, HORIZON + 5, 18, 2), 1, 1)
        painter.restore()


class SkyTiles(QWidget):
    """`chose` carries the Sky that was pressed."""

    chose = Signal(object)
    bleeds = EDGE

    def __init__(self, theme: Theme, lang: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles = tuple(SkyTile(theme, sky, lang, self) for sky in STARTS)
        for tile in self.tiles:
            tile.clicked.connect(lambda _=False, sky=tile.sky: self.chose.emit(sky))

    def show_sky(self, sky: Sky) -> None:
        """Which one the stage shows now."""
        for tile in self.tiles:
            if tile.sky is sky:
                tile.setChecked(True)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = 1 if width >= 380 else 2
        return rows * (TILE + CAPTION) + (rows - 1) * SPACE

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = self.width() - 2 * EDGE
        columns = 4 if wide >= 380 else 2
        share = (wide - SPACE * (columns - 1)) / columns
        for number, tile in enumerate(self.tiles):
            line, column = divmod(number, columns)
            left, top = round(column * (share + SPACE)), line * (TILE + CAPTION + SPACE)
            tile.setGeometry(left, top, round(share) + 2 * EDGE, TILE + CAPTION + 2 * EDGE)
