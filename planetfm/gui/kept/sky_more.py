"""The mark beside the stage's star that opens the song's menu: seen while the pointer or the
keyboard is on the stage and a song is known."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from planetfm.gui.kept.phrases import tr
from planetfm.gui.radio.stage import Stage
from planetfm.gui.theme import Theme
from planetfm.gui.widgets.buttons import FadingButton
from planetfm.gui.widgets.focus import FocusRing
from planetfm.gui.widgets.paint import centred, faded, rounded


class SkyMore(FadingButton):
    def __init__(self, theme: Theme, stage: Stage) -> None:
        super().__init__(theme, tr("More for this song"), stage)
        self._stage = stage
        self.setToolTip(self.accessibleName())
        self.setFixedSize(36, 40)
        self.ring = FocusRing(self, theme, 8, "#FFFFFF", inset=4)
        self.hide()
        QWidget.setTabOrder(stage.star, self)
        stage.installEventFilter(self)
        stage.star.installEventFilter(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.Enter, QEvent.Type.Leave, QEvent.Type.Resize) or (
            watched is self._stage.star and kind in (QEvent.Type.ShowToParent, QEvent.Type.Move)
        ):
            self._look()
        elif watched is self._stage.star and kind == QEvent.Type.HideToParent:
            self.hide()
        return False

    def wanted_fill(self) -> QColor:
        alpha = 0.62 if self.isDown() else 0.5 if self.hovered else 0.32
        return faded("#0C112C", alpha)

    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        inside = now is not None and self._stage.isAncestorOf(now)
        if inside or not self.isHidden():
            self._look()

    def _look(self) -> None:
        focused = QApplication.focusWidget()
        on_it = self._stage.underMouse() or (
            focused is not None and self._stage.isAncestorOf(focused)
        )
        star = self._stage.star
        self.setVisible(on_it and star.isVisibleTo(self._stage))
        self.move(star.x() - 36, star.y())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()).adjusted(0, 2, 0, -2), 8, self.fill)
        icon = self.theme.pixmap("more", 20, "#FFFFFF", self.devicePixelRatioF())
        centred(painter, QRectF(self.rect()), icon)
        painter.end()
