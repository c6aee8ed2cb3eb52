"""The dialog of recordings: what was kept, and what is planned.

The list is the controller's, which reads it on its lanes; opening the dialog asks it to look which
files are still there. Nothing is deleted without the question in the foot.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from planetfm.core.keeping import Kept, KeptKind
from planetfm.gui.kept.line import Act, Line
from planetfm.gui.kept.lines import Lines
from planetfm.gui.kept.phrases import kept_detail, kept_title, tr
from planetfm.gui.kept.plans import PlansPage
from planetfm.gui.kept.sheet import Sheet
from planetfm.gui.news.tabs import Tab
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from planetfm.gui.type import Style
from planetfm.gui.widgets.buttons import Button, Kind
from planetfm.gui.widgets.paint import centred, hairline, text
from planetfm.runtime.keeping import KeepController

TABS = 42
_ICONS = {
    KeptKind.RECORDING: "record",
    KeptKind.CLIP: "clip",
    KeptKind.SONG: "clip",
    KeptKind.PLANNED: "clock",
}
_ACTS = (Act.PLAY, Act.SHOW, Act.DELETE)
_DRAWN = (Act.DELETE, Act.SHOW, Act.PLAY)


class RecordingsSheet(Sheet):
    """`folder` tells where files go, as people write it; `choose_folder` asks for another."""

    def __init__(
        self,
        keep: KeepController,
        theme: Theme,
        speech: Speech,
        folder: Callable[[], str],
        choose_folder: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, tr("Recordings"), parent)
        self._keep, self._speech = keep, speech
        self._choose_folder = choose_folder
        self._shown: tuple[Kept, ...] | None = None
        body = QWidget(self)
        self.pages = _Pages(theme, body)
        self.list = Lines(theme, tr("Recordings"), body)
        self.list.set_empty_words(tr("Nothing kept yet. Record, clip and songs end up here."))
        self.list.acted.connect(self._act)
        self.plans = PlansPage(keep, theme, speech, self.ask, body)
        self.foot = FolderFoot(theme, folder, self)
        self.foot.change.clicked.connect(self._change_folder)
        self.pages.hold((self.list, self.plans))
        self.set_body(self.pages, self.foot)
        body.deleteLater()
        keep.changed.connect(self._show)
        self._show()
        keep.refresh_kept()

    def show_plans(self, plans: bool) -> None:
        """Turn to the planned recordings, or back."""
        self.pages.turn_to(1 if plans else 0)
        (self.plans.add if plans else self.list).setFocus(Qt.FocusReason.OtherFocusReason)

    def escape(self) -> bool:
        return super().escape() or self.plans.leave_form()

    def _show(self) -> None:
        kept = self._keep.kept
        if kept is not self._shown:  # while recording, `changed` comes twice a second
            self._shown = kept
            self.list.show_lines(tuple(self._line(one) for one in kept))
        self.plans.refresh()
        self.foot.update()

    def _line(self, kept: Kept) -> Line:
        return Line(
            kept.identity,
            kept_title(kept),
            kept_detail(kept, self._speech),
            icon=_ICONS[kept.kind],
            acts=(Act.DELETE,) if kept.missing else _ACTS,
            drawn=(Act.DELETE,) if kept.missing else _DRAWN,
            always=(Act.DELETE,) if kept.missing else (Act.PLAY,),
            dim=kept.missing,
            tip=kept.path,
            item=kept,
        )

    def _act(self, line: Line, act: Act) -> None:
        kept = line.item
        assert isinstance(kept, Kept)
        if act is Act.PLAY:
            self._keep.play(kept)
        elif act is Act.SHOW:
            self._keep.show(kept)
        elif kept.missing:
            self._keep.delete(kept)
        elif act is Act.DELETE:
            words = tr("Move “{name}” to the wastebasket?").format(name=line.title)
            self.ask(words, tr("Delete"), lambda: self._keep.delete(kept))

    def _change_folder(self) -> None:
        self._choose_folder()
        self.foot.update()

    def _place(self) -> None:
        super()._place()
        if hasattr(self, "pages"):
            self.pages.set_pad(self.pad)
            self.list.set_pad(self.pad)
            self.plans.set_pad(self.pad)


class _Pages(QWidget):
    """Two pages with tabs over them."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._pad = theme, 28
        self.tabs = (Tab(theme, tr("Kept"), self), Tab(theme, tr("Planned"), self))
        self._pages: tuple[QWidget, ...] = ()
        for place, tab in enumerate(self.tabs):
            tab.clicked.connect(lambda _=False, place=place: self.turn_to(place))
        theme.changed.connect(self.update)

    def hold(self, pages: tuple[QWidget, ...]) -> None:
        self._pages = pages
        for page in pages:
            page.setParent(self)
        self.turn_to(0)

    def turn_to(self, place: int) -> None:
        self.tabs[place].setChecked(True)
        for number, page in enumerate(self._pages):
            page.setVisible(number == place)
        self._place()

    def set_pad(self, pad: int) -> None:
        self._pad = pad
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        left = self._pad
        for tab in self.tabs:
            wide = tab.sizeHint().width()
            tab.setGeometry(left, 0, wide, 41)
            left += wide + 20
        for page in self._pages:
            page.setGeometry(0, TABS, self.width(), max(0, self.height() - TABS))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        wide = self.width() - 2 * self._pad
        hairline(painter, self._pad, 40, wide, self._theme.colour("line"))
        painter.end()


class FolderFoot(QWidget):
    """Where files go, and a button that changes it."""

    def __init__(self, theme: Theme, folder: Callable[[], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._folder = theme, folder
        self.change = Button(theme, tr("Change folder"), Kind.QUIET, padding=8, parent=self)
        theme.changed.connect(self.update)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.change.sizeHint().width()
        self.change.setGeometry(self.width() - wide, 0, wide, 36)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        folder = self._folder()
        self.setToolTip(folder)
        self.change.setAccessibleDescription(folder)
        room = self.change.x() - 34
        if room > 24:
            icon = self._theme.pixmap("folder", 18, "ink3", self.devicePixelRatioF())
            centred(painter, QRectF(0, 0, 18, 36), icon)
            rect = QRectF(26, 0, room, 35)
            text(painter, rect, folder, Style.SMALL, self._theme.hex("ink3"))
        painter.end()
