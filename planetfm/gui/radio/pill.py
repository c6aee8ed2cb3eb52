"""The pill: what the radio is doing in one word, and the way back to live when there is one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from planetfm.gui.radio.face import Pill, PillKind
from planetfm.gui.theme import Theme
from planetfm.gui.type import Style
from planetfm.gui.widgets.buttons import FadingButton
from planetfm.gui.widgets.focus import FocusRing
from planetfm.gui.widgets.kept_picture import KeptPicture
from planetfm.gui.widgets.lettering import of
from planetfm.gui.widgets.paint import blend, centred, rounded, text
from planetfm.gui.widgets.telling import Running, Telling

_FILL = {PillKind.LIVE: "#C83A20", PillKind.AMBER: "#F6C66B", PillKind.NAVY: "#0C112C"}
_INK = {PillKind.LIVE: "#FFFFFF", PillKind.AMBER: "#3A2600", PillKind.NAVY: "#FFFFFF"}
_NAVY_ALPHA = 0.66
HEIGHT = 24
TARGET = 28
"""The pill is 24 high, its target 28."""


class PillButton(FadingButton):
    """Shows a `Pill`. It is a button only while it leads back to live; else it is a label."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, ring: str = "#FFFFFF") -> None:
        super().__init__(theme, parent=parent)
        self._pill: Pill | None = None
        self._picture = KeptPicture()
        self.ring = FocusRing(self, theme, -1, ring, inset=2)
        self._telling = Telling(self)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()  # or it would be shown with its parent, and be a button without a name

    @property
    def pill(self) -> Pill | None:
        return self._pill

    def show_pill(self, pill: Pill | None) -> None:
        if pill == self._pill and not (pill is None and self.isVisible()):
            return
        self._pill = pill
        self.setVisible(pill is not None)
        acts = pill is not None and pill.back_to_live
        self.is_label = not acts
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if acts else Qt.FocusPolicy.NoFocus)
        if not acts:
            self.clearFocus()  # a new policy alone leaves it where it is, and Space would act on
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not acts)
        if pill is not None:
            name = self.tr("Back to live") if acts else pill.label.capitalize()
            self.setAccessibleName(name)
            self._telling.show(Running(pill.spoken, pill.behind_s, pill.icon))
            self.setToolTip(name if acts else "")
        self.resize(self.sizeHint())
        self._jump()

    def sizeHint(self) -> QSize:
        pill = self._pill
        if pill is None:
            return QSize(0, TARGET)
        wide = of(Style.PILL, tabular=True).width_of(pill.label) + 18
        if pill.icon:
            wide += (8 if pill.icon == "dot" else 16) + 6
        return QSize(round(wide), TARGET)

    def wanted_fill(self) -> QColor:
        pill = self._pill
        fill = QColor(_FILL[pill.kind if pill is not None else PillKind.NAVY])
        if pill is not None and pill.kind is PillKind.NAVY:
            fill.setAlphaF(_NAVY_ALPHA)
        if self.isDown():
            return blend(fill, QColor("#000000"), 0.12)
        return blend(fill, QColor("#FFFFFF"), 0.25) if self.hovered else fill

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = (self._pill, self.fill.rgba())
        self._picture.draw(painter, self.size(), look, self._paint)
        painter.end()

    def _paint(self, painter: QPainter) -> None:
        pill = self._pill
        if pill is None:
            return
        rect = QRectF(0, (self.height() - HEIGHT) / 2, self.width(), HEIGHT)
        rounded(painter, rect, HEIGHT / 2, self.fill)
        ink = _INK[pill.kind]
        left = 8.0
        if pill.icon == "dot":
            painter.setBrush(QColor(ink))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(QRectF(8, rect.top() + 8, 8, 8))
            left = 22
        elif pill.icon and self.width() >= self.sizeHint().width():
            icon = self.theme.pixmap(pill.icon, 16, ink, self.devicePixelRatioF())
            centred(painter, QRectF(8, rect.top(), 16, HEIGHT), icon)
            left = 30
        words = QRectF(left, rect.top(), self.width() - left - 8, HEIGHT)
        text(painter, words, pill.label, Style.PILL, ink, tabular=True)
