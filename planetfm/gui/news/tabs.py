"""The row over the list in the one-column window: tabs Berita and Lagu diputar, filter, search."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from planetfm.core.model import NewsQuery
from planetfm.core.snapshot import NewsView
from planetfm.gui.news.filters import FilterMenuButton
from planetfm.gui.news.phrases import tr
from planetfm.gui.news.search_field import SearchField
from planetfm.gui.news.text import TAB, TAB_ON
from planetfm.gui.theme import Theme
from planetfm.gui.widgets.buttons import Button, FadingButton, IconButton, Kind
from planetfm.gui.widgets.focus import FocusRing
from planetfm.gui.widgets.paint import hairline, text, width_of

HEIGHT = 41
translate = QCoreApplication.translate


class Tab(FadingButton):
    """Words, accent figures behind them, a 2 px line under the one that is on."""

    def __init__(self, theme: Theme, label: str, parent: QWidget | None = None) -> None:
        self._badge = ""
        super().__init__(theme, label, parent)
        self.setText(label)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.ring = FocusRing(self, theme, 6, inset=4)

    def set_badge(self, count: int) -> None:
        self._badge = "" if count <= 0 else "99+" if count > 99 else str(count)
        self.setAccessibleName(f"{self.text()}, {count}" if count > 0 else self.text())
        self.update()

    def sizeHint(self) -> QSize:
        wide = width_of(self.text(), TAB_ON if self.isChecked() else TAB)
        if self._badge:
            wide += 6 + width_of(self._badge, TAB_ON)
        return QSize(round(wide + 0.5), HEIGHT)

    def wanted_fill(self) -> QColor:
        return QColor(0, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        on = self.isChecked()
        ink = self.theme.hex("ink" if on or self.hovered else "ink2")
        lettering = TAB_ON if on else TAB
        drawn = text(painter, QRectF(0, 8, self.width(), 20), self.text(), lettering, ink)
        if self._badge:
            area = QRectF(drawn + 6, 8, 40, 20)
            text(painter, area, self._badge, TAB_ON, self.theme.hex("accent"))
        if on:
            painter.fillRect(QRectF(0, 38, self.width(), 2), self.theme.colour("accent"))
        painter.end()


class Tabs(QWidget):
    songs_wanted = Signal(bool)
    """True: the songs; False: the news."""
    picked = Signal(object)
    searched = Signal(str)
    history_wanted = Signal()
    recordings_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedHeight(HEIGHT)
        self.news = Tab(theme, tr("News"), self)
        self.songs = Tab(theme, tr("Songs played"), self)
        self.news.setChecked(True)
        self.news.clicked.connect(lambda: self._show(False))
        self.songs.clicked.connect(lambda: self._show(True))
        self.filter = FilterMenuButton(theme, pill=True, parent=self)
        self.filter.picked.connect(self.picked)
        self.open_search = IconButton(theme, "search", tr("Search news"), parent=self)
        self.open_search.clicked.connect(self.start_search)
        self.history = Button(
            theme, translate("Songs", "History"), Kind.QUIET, height=28, padding=8, parent=self
        )
        self.history.clicked.connect(self.history_wanted)
        self.recordings = IconButton(theme, "folder", translate("Songs", "Recordings"), parent=self)
        self.recordings.clicked.connect(self.recordings_wanted)
        self.search = SearchField(theme, self)
        self.search.show_key = False
        self.search.searched.connect(self._on_search)
        self.search.edit.editingFinished.connect(self._on_left)
        self.search.hide()
        theme.changed.connect(self.update)

    @property
    def on_songs(self) -> bool:
        return self.songs.isChecked()

    def show_view(self, view: NewsView, query: NewsQuery) -> None:
        self.news.set_badge(view.unread)
        self.filter.show_query(query, view)
        self.search.set_text(query.text)
        self.search.setVisible(bool(query.text) or not self.search.isHidden())
        self._place()

    def start_search(self) -> None:
        self.search.show()
        self.search.raise_()
        self._place()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_search(self) -> None:
        self.search.hide()
        self._place()

    def _on_search(self, words: str) -> None:
        self.searched.emit(words)

    def _on_left(self) -> None:
        if not self.search.edit.text():
            self.close_search()

    def _show(self, songs: bool) -> None:
        self._place()
        self.songs_wanted.emit(songs)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        wide = self.news.sizeHint().width()
        self.news.setGeometry(16, 0, wide, HEIGHT)
        self.open_search.move(self.width() - 44, 2)
        pill, history = self.filter.sizeHint().width(), self.history.sizeHint().width()
        left, rest = 16 + wide + 20, history if self.on_songs else pill
        room = self.width() - 46 - rest - 8 - left
        self.songs.setGeometry(left, 0, min(self.songs.sizeHint().width(), room), HEIGHT)
        self.filter.setGeometry(self.width() - 46 - pill, 7, pill, 26)
        self.search.setGeometry(16, 1, self.width() - 32, 36)
        searching = not self.search.isHidden()
        for widget in (self.news, self.songs):
            widget.setVisible(not searching)
        for control in (self.filter, self.open_search):
            control.setVisible(not searching and not self.on_songs)
        self.recordings.move(self.width() - 44, 2)
        self.history.setGeometry(self.width() - 46 - history, 6, history, 28)
        for way in (self.history, self.recordings):
            way.setVisible(not searching and self.on_songs)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("paper"))
        line = self._theme.colour("line")
        hairline(painter, 16, HEIGHT - 1, self.width() - 32, line)
        painter.end()
