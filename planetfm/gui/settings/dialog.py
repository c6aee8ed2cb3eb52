"""The settings: five pages, each change acting at once; "Selesai" only closes.

760x600 where the screen has room. Under 620 px the pages' names go to a row of icons on top, and a
page scrolls whatever the height.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QPainter, QPaintEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QStackedWidget, QWidget

from planetfm.core.settings import Settings
from planetfm.gui.radio.speech import Speech
from planetfm.gui.settings.appearance import AppearanceSheet
from planetfm.gui.settings.data import DataSheet
from planetfm.gui.settings.nav import HIGH, WIDE, Nav
from planetfm.gui.settings.news import NewsSheet
from planetfm.gui.settings.phrases import tr
from planetfm.gui.settings.playback import PlaybackSheet
from planetfm.gui.settings.port import SettingsDesk, Standing
from planetfm.gui.settings.sheet import APART, Sheet
from planetfm.gui.settings.station import StationSheet
from planetfm.gui.theme import Theme
from planetfm.gui.widgets.buttons import Button, Kind
from planetfm.gui.widgets.focus import tab_through

SIZE, LEAST = QSize(760, 600), QSize(340, 360)
FLAT_UNDER, FOOT = 620, 60
LOOK_EVERY_MS = 1000
DEVICES_EVERY_LOOKS = 3
"""How often the sound system is asked what there is: something may have been plugged in."""
PAGES = ("playback", "news", "data", "appearance", "station")
ICONS = ("play", "bell", "data", "palette", "tower")
KINDS: tuple[type[Sheet], ...] = (
    PlaybackSheet,
    NewsSheet,
    DataSheet,
    AppearanceSheet,
    StationSheet,
)


class Paper(QScrollArea):
    """A page that scrolls; its right margin gives way to the scroll bar."""

    def __init__(self, sheet: Sheet, parent: QWidget) -> None:
        super().__init__(parent)
        self.sheet = sheet
        self._margin = 28
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        sheet.setAutoFillBackground(False)
        self.setWidget(sheet)
        sheet.grown.connect(self._fit)

    def set_margin(self, margin: int) -> None:
        if margin != self._margin:
            self._margin = margin
            self._fit()

    def _fit(self) -> None:
        sheet, bar = self.sheet, self.verticalScrollBar().sizeHint().width()
        wide, pads = self.width(), self._margin
        sheet.set_pads(pads, pads)
        high = sheet.heightForWidth(wide)
        if high > self.height():
            # The bar takes its place out of the margin: the columns stay.
            wide -= bar
            sheet.set_pads(pads, max(4, pads - bar))
            high = sheet.heightForWidth(wide)
        sheet.resize(wide, max(high, self.height()))
        sheet.place()

    def resizeEvent(self, event: object) -> None:
        self._fit()
        super().resizeEvent(event)  # type: ignore[arg-type]


class SettingsDialog(QDialog):
    def __init__(
        self, desk: SettingsDesk, theme: Theme, speech: Speech, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._theme, self._speech = desk, theme, speech
        self._before: dict[str, object] = {}
        self._looks = 0
        self.setWindowTitle(tr("Settings"))
        self.setMinimumSize(LEAST)
        self._papers: dict[str, Paper] = {}
        labels = tuple((icon, kind.heading()) for icon, kind in zip(ICONS, KINDS, strict=True))
        self.nav = Nav(theme, tr("Settings"), labels, self)
        self.stack = QStackedWidget(self)
        self.reset = Button(theme, tr("Reset to defaults"), Kind.QUIET, parent=self)
        self.reset.clicked.connect(self._reset)
        self.done_button = Button(theme, tr("Done"), Kind.PRIMARY, parent=self)
        self.done_button.clicked.connect(self.close)
        self.nav.foot = f"Planet FM {desk.facts().version}"
        self._look = QTimer(self)
        self._look.setInterval(LOOK_EVERY_MS)
        self._look.timeout.connect(self._look_again)
        self.nav.picked.connect(self._show)
        desk.changed.connect(self.refresh)
        theme.changed.connect(self.update)
        QShortcut(QKeySequence("Ctrl+W"), self).activated.connect(self.close)
        self.nav.items[0].setChecked(True)
        self.resize(self._fitting())

    @property
    def page(self) -> str:
        return PAGES[next(n for n, item in enumerate(self.nav.items) if item.isChecked())]

    def paper(self, page: str) -> Paper:
        """One of `PAGES`, made when it is first wanted: all five at once were felt."""
        if page not in self._papers:
            sheet = KINDS[PAGES.index(page)](self._desk, self._theme, self._speech)
            self._papers[page] = Paper(sheet, self.stack)
            self.stack.addWidget(self._papers[page])
            self._order()
        return self._papers[page]

    @property
    def _sheet(self) -> Sheet:
        return self.paper(self.page).sheet

    def show_page(self, page: str) -> None:
        """One of `PAGES`."""
        self.nav.items[PAGES.index(page)].setChecked(True)

    @property
    def standing(self) -> Standing:
        sheet = self._sheet
        return Standing(self.page, sheet.imported if isinstance(sheet, StationSheet) else None)

    def stand(self, standing: Standing) -> None:
        """As a dialog stood that was closed with its window."""
        self.show_page(standing.page)
        sheet = self._sheet
        if isinstance(sheet, StationSheet) and standing.imported is not None:
            sheet.show_imported(standing.imported)

    def refresh(self) -> None:
        """Show the settings and facts of now."""
        if self._before and not self._at_defaults():
            self._forget()
        self._sheet.refresh()

    def _look_again(self) -> None:
        sheet = self._sheet
        self._looks += 1
        if isinstance(sheet, PlaybackSheet) and self._looks % DEVICES_EVERY_LOOKS == 0:
            sheet.look_again()
        sheet.refresh()

    def _show(self, number: int) -> None:
        self._forget()
        paper = self.paper(PAGES[number])
        self.stack.setCurrentWidget(paper)
        self._place()
        paper.sheet.look_again()
        paper.sheet.refresh()
        paper.verticalScrollBar().setValue(0)

    # Defaults

    def _reset(self) -> None:
        """This page's settings at their defaults; pressed again, as they were."""
        keys = self._sheet.keys
        if self._before:
            before = dict(self._before)
            self._forget()
            self._desk.change(**before)
            return
        settings, defaults = self._desk.settings, Settings()
        self._before = {key: getattr(settings, key) for key in keys if key not in APART}
        self._desk.change(**{key: getattr(defaults, key) for key in self._before})
        self.reset.setText(tr("Undo"))
        self.reset.resize(self.reset.sizeHint())

    def _at_defaults(self) -> bool:
        settings, defaults = self._desk.settings, Settings()
        return all(getattr(settings, key) == getattr(defaults, key) for key in self._before)

    def _forget(self) -> None:
        self._before = {}
        self.reset.setText(tr("Reset to defaults"))
        self.reset.resize(self.reset.sizeHint())

    # Places

    def _order(self) -> None:
        """Tab goes as the eye does: pages, the rows of the page from the top, the foot."""
        rows = [row for paper in self._papers.values() for row in paper.sheet.rows]
        parts = [part for row in rows for part in (row.control, row.below)]
        tab_through(self, (*self.nav.items, *parts, self.reset, self.done_button))

    def _fitting(self) -> QSize:
        screen = self.screen().availableGeometry().size()
        usual = SIZE + QSize(self.nav.wide - WIDE, 0)
        return usual.boundedTo(screen - QSize(16, 48)).expandedTo(LEAST)

    def _place(self) -> None:
        wide, high = self.width(), self.height()
        column = self.nav.wide
        flat = wide < FLAT_UNDER + column - WIDE
        self.nav.set_flat(flat)
        left, top = (0, HIGH) if flat else (column, 0)
        self.nav.setGeometry(0, 0, wide if flat else column, HIGH if flat else high)
        self.stack.setGeometry(left, top, wide - left, high - top - FOOT)
        self.paper(self.page).set_margin(16 if flat else 28)
        done, reset = self.done_button, self.reset
        pad = 16 if flat else 28
        done.resize(done.sizeHint())
        reset.resize(reset.sizeHint())
        done.move(wide - pad - done.width(), high - FOOT + 13)
        reset.move(left + pad - 14, high - FOOT + 13)

    def resizeEvent(self, event: object) -> None:
        self._place()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look.start()
        self._look_again()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._look.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        painter.fillRect(self.rect(), theme.colour("paper"))
        left, top = self.stack.x(), self.height() - FOOT
        painter.fillRect(QRectF(left, top, self.width() - left, 1), theme.colour("line"))
        painter.end()
