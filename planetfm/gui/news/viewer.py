"""The pictures of an article, large: over the whole window, dark in both themes.

Wheel, + and - zoom, a double click or 0 goes between "fits" and 100 %, the mouse drags, the arrows
drag or, while the picture fits, turn to the next. Esc, the cross or a click beside the picture
closes, and the focus goes back to where it was. Nothing is loaded here: pixels come from
`Pictures`, the file that is saved is the one the newsroom keeps.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from planetfm.gui.everywhere import acts_everywhere
from planetfm.gui.news.pictures import Frame, Pictures
from planetfm.gui.news.reader_words import tr
from planetfm.gui.theme import Theme
from planetfm.gui.type import Style
from planetfm.gui.widgets.buttons import FadingButton
from planetfm.gui.widgets.focus import FocusRing
from planetfm.gui.widgets.lettering import UI_REGULAR
from planetfm.gui.widgets.paint import centred, rounded, text, wrap

GROUND, INK, INK2 = "#0B0E15", "#FFFFFF", "#C6CCDA"
LARGEST_PX = 2560
"""Decoded no wider than this: sharp on any screen, and not the whole cache in one picture."""
MOST, STEP = 6.0, 1.25
BAR, FOOT_PAD, EDGE = 52, 14, 16
PAN_PX = 60


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture and what is said of it."""

    address: str
    caption: str = ""


class GlassButton(FadingButton):
    """An icon in white on the viewer's dark ground."""

    def __init__(self, theme: Theme, icon: str, name: str, parent: QWidget) -> None:
        super().__init__(theme, name, parent)
        self._icon = icon
        self.setToolTip(name)
        self.setFixedSize(36, 36)
        self.ring = FocusRing(self, theme, 8, INK)

    def wanted_fill(self) -> QColor:
        if self.isDown():
            return QColor(255, 255, 255, 60)
        return QColor(255, 255, 255, 34) if self.hovered else QColor(0, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), 8, self.fill)
        ink = INK if self.isEnabled() else "#5F687C"
        icon = self.theme.pixmap(self._icon, 20, ink, self.devicePixelRatioF())
        centred(painter, QRectF(self.rect()), icon)
        painter.end()


class PictureViewer(QWidget):
    closed = Signal()
    said = Signal(str)
    """A short notice for the listener ("Picture saved")."""

    def __init__(
        self,
        theme: Theme,
        pictures: Pictures,
        window: QWidget,
        choose_path: Callable[[str], str] | None = None,
    ) -> None:
        """Covers `window` while it is open. `choose_path(name)` asks where to save, "" for no."""
        super().__init__(window)
        self._theme = theme
        self._pictures = pictures
        self._window = window
        self._choose_path = choose_path or self._ask_path
        self._shown: tuple[Shown, ...] = ()
        self._at = 0
        self._zoom = 0.0
        """Screen pixels a picture pixel; 0: as large as fits."""
        self._offset = QPointF()
        """Where the picture's middle lies, from the middle of the stage."""
        self._grip: QPointF | None = None
        self._moved = False
        self._before: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.previous = GlassButton(theme, "back", tr("Previous picture"), self)
        self.next = GlassButton(theme, "chevron-right", tr("Next picture"), self)
        self.fit = GlassButton(theme, "expand", tr("Fit, or full size"), self)
        self.save = GlassButton(theme, "folder", tr("Save picture as"), self)
        self.close_button = GlassButton(theme, "close", tr("Close"), self)
        self.previous.clicked.connect(lambda: self.turn(-1))
        self.next.clicked.connect(lambda: self.turn(1))
        self.fit.clicked.connect(self.toggle_fit)
        self.save.clicked.connect(self.save_as)
        self.close_button.clicked.connect(self.leave)
        pictures.arrived.connect(self._on_picture)
        window.installEventFilter(self)
        self.hide()

    # What the listener does

    def open(self, shown: tuple[Shown, ...], at: int) -> None:
        """Show picture number `at` of `shown`."""
        if not 0 <= at < len(shown):
            return
        self._before = QApplication.focusWidget()
        self._shown = shown
        self._go(at)
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Close; the focus returns to where it was."""
        if self.isHidden():
            return
        self.hide()
        before, self._before = self._before, None
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def turn(self, step: int) -> None:
        """To the next picture (1) or the one before (-1); stops at the ends."""
        if 0 <= self._at + step < len(self._shown):
            self._go(self._at + step)

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Larger or smaller about a point of the window, or its middle."""
        held = self._held()
        if held is None:
            return
        fits, before = self._fitting(held), self.scale
        scale = min(max(before * factor, fits), max(MOST, fits))
        middle = self._stage().center()
        point = at if at is not None else middle
        towards = point - middle - self._offset
        self._offset += towards * (1 - scale / before)
        self._zoom = 0.0 if scale <= fits * 1.001 else scale
        self._settle()

    def toggle_fit(self) -> None:
        """Between as large as fits and every pixel as it is."""
        held = self._held()
        if held is None:
            return
        self._offset = QPointF()
        full = 1.0 if abs(self._fitting(held) - 1.0) > 0.01 else 2.0
        self._zoom = full if self._zoom == 0.0 else 0.0
        self._settle()

    def save_as(self) -> None:
        """Copy the site's own file to where the listener says."""
        if not self._shown:
            return
        address = self._shown[self._at].address
        self._pictures.file(address, lambda path: self._keep(path, _name_of(address)))

    @property
    def scale(self) -> float:
        """Screen pixels a picture pixel now."""
        held = self._held()
        return self._zoom or (self._fitting(held) if held is not None else 1.0)

    @property
    def at(self) -> int:
        return self._at

    # Inside

    def _keep(self, path: Path | None, name: str) -> None:
        if path is None:
            self.said.emit(tr("The picture could not be saved"))
            return
        chosen = self._choose_path(name)
        if not chosen:
            return
        self._pictures.lane.call(
            lambda: shutil.copyfile(path, chosen),
            lambda _: self.said.emit(tr("Picture saved")),
            lambda _: self.said.emit(tr("The picture could not be saved")),
        )

    def _ask_path(self, name: str) -> str:
        from PySide6.QtWidgets import QFileDialog

        return QFileDialog.getSaveFileName(self, tr("Save picture as"), name)[0]

    def _go(self, at: int) -> None:
        self._at, self._zoom, self._offset = at, 0.0, QPointF()
        several = len(self._shown) > 1
        self.previous.setVisible(several)
        self.next.setVisible(several)
        self.previous.setEnabled(at > 0)
        self.next.setEnabled(at < len(self._shown) - 1)
        shown = self._shown[at]
        name = tr("Picture %1 of %2")
        name = name.replace("%1", str(at + 1)).replace("%2", str(len(self._shown)))
        self.setAccessibleName(name)
        self.setAccessibleDescription(shown.caption)
        self._settle()

    def _held(self) -> QPixmap | None:
        if not self._shown:
            return None
        return self._pictures.get(self._shown[self._at].address, Frame(LARGEST_PX))

    def _on_picture(self, address: str) -> None:
        if self.isVisible() and self._shown and address == self._shown[self._at].address:
            self._settle()

    def _stage(self) -> QRectF:
        foot = self._foot_px()
        return QRectF(0, BAR, self.width(), max(40, self.height() - BAR - foot))

    def _lines(self) -> list[str]:
        caption = self._shown[self._at].caption if self._shown else ""
        return wrap(caption, UI_REGULAR, min(self.width() - 48, 760), 3) if caption else []

    def _foot_px(self) -> int:
        lines = len(self._lines())
        return 2 * FOOT_PAD + 18 * lines if lines else EDGE

    def _fitting(self, held: QPixmap) -> float:
        stage = self._stage()
        wide, high = held.width(), held.height()
        return min((stage.width() - 2 * EDGE) / wide, stage.height() / high, 2.0)

    def _settle(self) -> None:
        """Keep the picture's edges at the stage's: what fits is in the middle."""
        held = self._held()
        if held is not None:
            stage, scale = self._stage(), self.scale
            across = max(0.0, (held.width() * scale - stage.width()) / 2)
            down = max(0.0, (held.height() * scale - stage.height()) / 2)
            x = min(max(self._offset.x(), -across), across)
            y = min(max(self._offset.y(), -down), down)
            self._offset = QPointF(x, y)
        self._place()
        self.update()

    def _area(self, held: QPixmap) -> QRectF:
        scale = self.scale
        wide, high = held.width() * scale, held.height() * scale
        middle = self._stage().center() + self._offset
        return QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high)

    def _place(self) -> None:
        right = self.width() - 8 - 36
        for button in (self.close_button, self.save, self.fit):
            button.move(right, 8)
            right -= 40
        middle = round(self._stage().center().y()) - 18
        self.previous.move(8, middle)
        self.next.move(self.width() - 44, middle)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window.rect())
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._settle()

    def hideEvent(self, event: QHideEvent) -> None:
        self._grip = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        ways = {
            Qt.Key.Key_Left: (PAN_PX, 0, -1),
            Qt.Key.Key_Right: (-PAN_PX, 0, 1),
            Qt.Key.Key_Up: (0, PAN_PX, 0),
            Qt.Key.Key_Down: (0, -PAN_PX, 0),
        }
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(1 / STEP)
        elif key in (Qt.Key.Key_0, Qt.Key.Key_1):
            self.toggle_fit()
        elif key in ways:
            x, y, step = ways[key]
            if self._zoom:
                self._offset += QPointF(x, y)
                self._settle()
            else:
                self.turn(step)
        elif key == Qt.Key.Key_S and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save_as()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            super().keyPressEvent(event)
        # Anything else would reach the window under the viewer.
        event.accept()

    def event(self, event: QEvent) -> bool:
        # The window's own shortcuts (Esc goes back to the list) must not act while this covers it.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(not acts_everywhere(event, self._window))
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays among the viewer's own buttons."""
        ways = (self.previous, self.next, self.fit, self.save, self.close_button)
        own: list[QWidget] = [self]
        own += [one for one in ways if one.isVisible() and one.isEnabled()]
        focused = QApplication.focusWidget()
        at = own.index(focused) if focused in own else 0
        reason = Qt.FocusReason.TabFocusReason
        own[(at + (1 if forward else -1)) % len(own)].setFocus(reason)
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:
        turns = event.angleDelta().y() / 120
        self.zoom_by(STEP**turns, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grip, self._moved = event.position(), False
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None and event.buttons() & Qt.MouseButton.LeftButton:
            step = event.position() - self._grip
            self._moved = self._moved or step.manhattanLength() > 4
            if self._zoom:
                self._offset += step
                self._grip = event.position()
                self._settle()
        held = self._held()
        over = held is not None and self._area(held).contains(event.position())
        shape = Qt.CursorShape.OpenHandCursor if self._zoom and over else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        grip, self._grip = self._grip, None
        held = self._held()
        beside = held is None or not self._area(held).contains(event.position())
        if grip is not None and not self._moved and beside:
            self.leave()
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._grip = None
        self.toggle_fit()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(GROUND))
        held = self._held()
        stage = self._stage()
        if held is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setClipRect(stage)
            painter.drawPixmap(self._area(held), held, QRectF(held.rect()))
            painter.setClipping(False)
        elif self._shown:
            missing = self._pictures.missing(self._shown[self._at].address)
            words = tr("The picture is not stored") if missing else tr("Loading the picture")
            text(
                painter, stage, words, UI_REGULAR, INK2, align=Qt.AlignmentFlag.AlignHCenter
            )  # fmt: skip
        if len(self._shown) > 1:
            counter = f"{self._at + 1} / {len(self._shown)}"
            text(painter, QRectF(20, 0, 200, BAR), counter, Style.UI, INK2, tabular=True)
        top = self.height() - self._foot_px() + FOOT_PAD
        for line in self._lines():
            area = QRectF(24, top, self.width() - 48, 18)
            centre = Qt.AlignmentFlag.AlignHCenter
            text(painter, area, line, UI_REGULAR, INK, align=centre)
            top += 18
        painter.end()


def _name_of(address: str) -> str:
    """A file name to offer for a picture."""
    try:
        name = unquote(urlsplit(address).path.rpartition("/")[2])
    except ValueError:
        name = ""
    kept = "".join(letter for letter in name if letter.isalnum() or letter in "-_. ").strip(". ")
    return kept[:120] or "planet-fm.jpg"
