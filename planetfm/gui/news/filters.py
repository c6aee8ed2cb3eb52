"""Which headlines are shown: the chips of the full pane, the menu of the wide and narrow ones.

Both show one `NewsQuery` and emit `picked` with another; neither remembers anything of its own.
"""

from __future__ import annotations

import enum
from dataclasses import replace

from PySide6.QtCore import QPoint, QRectF, QSize, Signal
from PySide6.QtGui import QActionGroup, QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from planetfm.core.model import NewsFilter, NewsQuery
from planetfm.core.snapshot import NewsView
from planetfm.gui.news import archive_phrases as words
from planetfm.gui.news.phrases import tr
from planetfm.gui.theme import Theme
from planetfm.gui.type import Style
from planetfm.gui.widgets.buttons import FadingButton
from planetfm.gui.widgets.chip import Chip
from planetfm.gui.widgets.focus import FocusRing
from planetfm.gui.widgets.lettering import CHIP, CHIP_ON, PILL_FILTER, of
from planetfm.gui.widgets.paint import centred, rounded, text, width_of

GAP, GROUP_GAP, LEAST_CHIP = 8, 16, 60


def filter_words(kind: NewsFilter) -> str:
    return {
        NewsFilter.ALL: tr("All"),
        NewsFilter.UNREAD: tr("Unread"),
        NewsFilter.SAVED: tr("Saved"),
    }[kind]


def words_of(query: NewsQuery) -> str:
    """What a menu button says for a query."""
    return query.category or filter_words(query.filter)


Counted = tuple[tuple[str, int], ...]
"""Categories and how many articles each has."""


class Act(enum.Enum):
    """A choice of the menu that is no filter."""

    MARK_ALL_READ = "mark-all-read"


Meaning = NewsQuery | Act


def fill_menu(
    menu: QMenu, query: NewsQuery, categories: Counted, *, filters: bool, unread: int = 0
) -> dict[object, Meaning]:
    """Fill a menu with the choices; returns what each action stands for."""
    group = QActionGroup(menu)
    meanings: dict[object, Meaning] = {}

    def add(label: str, meaning: NewsQuery) -> None:
        action = menu.addAction(label)
        action.setCheckable(True)
        action.setChecked(meaning == query)
        group.addAction(action)
        meanings[action] = meaning

    if filters:
        for kind in NewsFilter:
            add(filter_words(kind), replace(query, filter=kind, category=""))
        if categories:
            menu.addSeparator()
    for name, count in categories:
        # An ampersand would underline the next letter.
        shown = words.category(name.replace("&", "&&"), count)
        add(shown, replace(query, filter=NewsFilter.ALL, category=name))
    if unread:
        menu.addSeparator()
        meanings[menu.addAction(words.mark_all_read())] = Act.MARK_ALL_READ
    return meanings


class FilterMenuButton(FadingButton):
    """A button that names the present choice and opens all of them: 36 high, or a 26 px pill."""

    picked = Signal(object)
    all_read_wanted = Signal()
    opens_menu = True

    def __init__(self, theme: Theme, *, pill: bool, parent: QWidget | None = None) -> None:
        super().__init__(theme, tr("Category"), parent)
        self._pill = pill
        self._query = NewsQuery()
        self._categories: Counted = ()
        self._unread = 0
        self._lettering = PILL_FILTER if pill else of(Style.UI)
        self.setFixedHeight(26 if pill else 36)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.ring = FocusRing(self, theme, -1 if pill else 8)
        self.clicked.connect(self._open)

    def show_query(self, query: NewsQuery, view: NewsView) -> None:
        self._query = query
        self._categories, self._unread = view.categories, view.unread
        self.setText(words_of(query))
        self.setAccessibleDescription(words_of(query))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        wide = min(width_of(self.text(), self._lettering), 120.0)
        return QSize(round(wide + (43 if self._pill else 48)), self.height())

    minimumSizeHint = sizeHint

    def wanted_fill(self) -> QColor:
        colour = self.theme.colour
        if self._pill:
            if self.isDown():
                return colour("press")
            return colour("hover") if self.hovered else QColor(0, 0, 0, 0)
        if self.isDown():
            return colour("press_raised")
        return colour("hover_raised" if self.hovered else "raised")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        radius = rect.height() / 2 if self._pill else 8
        rounded(painter, rect, radius, self.fill, self.theme.colour("line"))
        ink = "ink2" if self._pill else "ink"
        left = 11 if self._pill else 13
        room = QRectF(left, 0 if self._pill else -1, rect.width() - left - 30, rect.height())
        text(painter, room, self.text(), self._lettering, self.theme.hex(ink))
        chevron = self.theme.pixmap("chevron-down", 16, ink, self.devicePixelRatioF())
        right = rect.right() - (26 if self._pill else 27)
        centred(painter, QRectF(right, 0, 16, rect.height()), chevron)
        painter.end()

    def _open(self) -> None:
        menu = QMenu(self)
        meanings = fill_menu(menu, self._query, self._categories, filters=True, unread=self._unread)
        chosen = menu.exec(self.mapToGlobal(QPoint(0, self.height() + 4)))
        menu.deleteLater()
        meaning = meanings.get(chosen)
        if isinstance(meaning, NewsQuery):
            self.picked.emit(meaning)
        elif meaning is Act.MARK_ALL_READ:
            self.all_read_wanted.emit()


def _wide(chip: Chip, *, chevron: bool = False) -> int:
    """The drawn width of a chip: a row is full to the pixel, so unchecked words count as such."""
    wide = width_of(chip.text(), CHIP_ON if chip.isChecked() else CHIP) + 26
    if chip.badge:
        wide += 6 + width_of(chip.badge, CHIP_ON)
    return round(wide + (22 if chevron else 0))


class Chips(QWidget):
    """One row: the three filters, then as many categories as fit, then "Lainnya" with the rest."""

    picked = Signal(object)
    all_read_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._query = NewsQuery()
        self._names: tuple[str, ...] = ()
        self._counted: Counted = ()
        self._unread = 0
        self._hidden: tuple[str, ...] = ()
        self.setFixedHeight(30)
        self.filters: dict[NewsFilter, Chip] = {}
        for kind in NewsFilter:
            chip = Chip(theme, filter_words(kind), parent=self)
            chip.clicked.connect(lambda _checked=False, kind=kind: self._pick_filter(kind))
            self.filters[kind] = chip
        self.categories: list[Chip] = []
        self.more = Chip(theme, tr("More"), opens_menu=True, parent=self)
        self.more.clicked.connect(self._open_more)

    def show_query(self, query: NewsQuery, view: NewsView) -> None:
        self._query = query
        self.filters[NewsFilter.UNREAD].set_badge(view.unread)
        self._counted, self._unread = view.categories, view.unread
        names = tuple(name for name, _ in view.categories)
        if names != self._names:
            self._names = names
            before = {chip.text(): chip for chip in self.categories}
            shown = names[:12]
            self.categories = [before.get(name) or self._category_chip(name) for name in shown]
            for name in before.keys() - set(shown):
                before[name].hide()
                before[name].deleteLater()
        for kind, chip in self.filters.items():
            chip.setChecked(kind is query.filter and not query.category)
        for chip in self.categories:
            chip.setChecked(chip.text() == query.category)
        self._place()

    def _category_chip(self, name: str) -> Chip:
        chip = Chip(self._theme, name, parent=self)
        chip.clicked.connect(lambda: self._pick_category(name))
        return chip

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        left = 0
        before: QWidget | None = None
        more = _wide(self.more, chevron=True)
        for_filters = self.width() - 3 - (GROUP_GAP + more if self.categories else 0)
        for chip, wide in zip(self.filters.values(), self._narrowed(for_filters), strict=True):
            chip.setGeometry(left, 0, wide, 30)
            left += wide + GAP
        left += GROUP_GAP - GAP
        widths = [_wide(chip) for chip in self.categories]
        fits_all = left + sum(widths) + GAP * (len(widths) - 1) <= self.width() - 3
        room = self.width() - 3
        limit = room if fits_all else room - more - GAP + 3
        shown = 0
        for chip, wide in zip(self.categories, widths, strict=True):
            if left + wide > limit:
                break
            chip.setGeometry(left, 0, wide, 30)
            chip.show()
            left += wide + GAP
            shown += 1
        for chip in self.categories[shown:]:
            chip.hide()
        self._hidden = self._names[shown:]
        self.more.setVisible(bool(self._hidden))
        if self._query.category and self._query.category in self._hidden:
            self.more.setText(self._query.category)
            self.more.setCheckable(True)
            self.more.setChecked(True)
        else:
            self.more.setChecked(False)
            self.more.setCheckable(False)
            self.more.setText(tr("More"))
        self.more.setGeometry(left, 0, min(_wide(self.more, chevron=True), 160), 30)
        for chip in [*self.filters.values(), *self.categories, self.more]:
            if before is not None:
                QWidget.setTabOrder(before, chip)
            before = chip

    def _narrowed(self, room: int) -> list[int]:
        """The widths of the filters; where words are long, the longest give way."""
        wides = [_wide(chip) for chip in self.filters.values()]
        over = sum(wides) + GAP * (len(wides) - 1) - room
        while over > 0 and max(wides) > LEAST_CHIP:
            widest = wides.index(max(wides))
            wides[widest] -= 1
            over -= 1
        return wides

    def _pick_filter(self, kind: NewsFilter) -> None:
        self._pick(replace(self._query, filter=kind, category=""))

    def _pick_category(self, name: str) -> None:
        self._pick(replace(self._query, filter=NewsFilter.ALL, category=name))

    def _pick(self, query: NewsQuery) -> None:
        self.picked.emit(query)
        for kind, chip in self.filters.items():
            chip.setChecked(kind is self._query.filter and not self._query.category)

    def _open_more(self) -> None:
        menu = QMenu(self)
        hidden = tuple(pair for pair in self._counted if pair[0] in self._hidden)
        meanings = fill_menu(menu, self._query, hidden, filters=False, unread=self._unread)
        chosen = menu.exec(self.more.mapToGlobal(QPoint(0, self.more.height() + 4)))
        menu.deleteLater()
        meaning = meanings.get(chosen)
        if isinstance(meaning, NewsQuery):
            self._pick(meaning)
            return
        if meaning is Act.MARK_ALL_READ:
            self.all_read_wanted.emit()
        self._place()
