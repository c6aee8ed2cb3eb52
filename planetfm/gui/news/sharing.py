"""The reader's menu of ways out: copy, share by link, print, PDF; each with a key of its own.

The menu and the keys do the same. What takes time (reading pictures, drawing pages) happens on the
pictures' lane; printing is imported when somebody prints.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QPagedPaintDevice, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from planetfm.core.model import Article
from planetfm.gui import words
from planetfm.gui.keymap import native
from planetfm.gui.news import share
from planetfm.gui.news.page import ArticlePage
from planetfm.gui.news.phrases import tr as news_tr
from planetfm.gui.news.pictures import Pictures
from planetfm.gui.news.reader_words import tr
from planetfm.gui.radio.speech import Speech

PICTURES_MAX = 60


@dataclass(frozen=True, slots=True)
class Way:
    """One entry of the menu. `keys` in Qt's portable words; `last`: a line stands after it."""

    label: str
    keys: str
    act: Callable[[], object]
    last: bool = False


class Sharing(QObject):
    said = Signal(str)

    def __init__(
        self,
        page: ArticlePage,
        pictures: Pictures,
        speech: Speech,
        open_url: Callable[[str], object],
        copy_link: Callable[[], object],
        parent: QWidget,
    ) -> None:
        """The keys act in `parent`'s window while `parent` is seen."""
        super().__init__(parent)
        self._page = page
        self._pictures = pictures
        self._speech = speech
        self._open_url = open_url
        self._owner = parent
        self.choose_path: Callable[[str], str] = self._ask_path
        """Asks where a PDF goes, "" for nowhere."""
        self.ways = (
            Way(news_tr("Copy link"), "Ctrl+Shift+L", copy_link),
            Way(tr("Copy text with source"), "Ctrl+Shift+C", self.copy_text, last=True),
            Way("WhatsApp", "Ctrl+Shift+W", lambda: self._hand(share.whatsapp)),
            Way("Telegram", "Ctrl+Shift+G", lambda: self._hand(share.telegram)),
            Way(tr("Email"), "Ctrl+Shift+E", lambda: self._hand(share.mail), last=True),
            Way(tr("Print…"), "Ctrl+P", self.print),
            Way(tr("Save as PDF…"), "Ctrl+Shift+P", self.save_pdf, last=True),
        )
        for way in self.ways:
            shortcut = QShortcut(QKeySequence(way.keys), parent)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(way.act)

    def fill(self, menu: QMenu) -> None:
        """Put the ways into a menu."""
        for way in self.ways:
            action = menu.addAction(f"{way.label}\t{native(way.keys)}", way.act)
            action.setEnabled(self._page.article is not None)
            if way.last:
                menu.addSeparator()

    def copy_text(self) -> None:
        """Headline, date, text and source onto the clipboard."""
        article = self._page.article
        if article is None:
            return
        text = self._page.body.toPlainText().replace("\ufffc", "").replace("\u00a0", " ")
        label = news_tr("Source:")
        made = share.text_with_source(article, self._date(article), text, label)
        QGuiApplication.clipboard().setText(made)
        self.said.emit(tr("Text copied"))

    def print(self) -> None:
        """Ask for a printer, then print."""
        if self._page.article is None:
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(share.file_name(self._page.article, tr("Story")))
        dialog = QPrintDialog(printer, self._owner)
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self.print_on(printer)
        dialog.deleteLater()

    def print_on(self, device: QPagedPaintDevice) -> None:
        """Print the open article on a device that is ready."""
        from planetfm.gui.news.paper import print_on

        self._gather(lambda sheet: print_on(sheet, device), tr("Sent to the printer"))

    def save_pdf(self) -> None:
        """Ask for a place, then write the article there."""
        article = self._page.article
        if article is None:
            return
        chosen = self.choose_path(share.file_name(article, tr("Story")) + ".pdf")
        if not chosen:
            return
        from planetfm.gui.news.paper import write_pdf

        path = Path(chosen if chosen.lower().endswith(".pdf") else chosen + ".pdf")
        self._gather(lambda sheet: write_pdf(sheet, path), tr("PDF saved"))

    # Inside

    def _hand(self, make: Callable[[Article], str]) -> None:
        if self._page.article is not None:
            self._open_url(make(self._page.article))

    def _date(self, article: Article) -> str:
        speech = self._speech
        return words.long_date(article.published, speech.lang, speech.zone, speech.label)

    def _ask_path(self, name: str) -> str:
        from PySide6.QtWidgets import QFileDialog

        return QFileDialog.getSaveFileName(self._owner, tr("Save as PDF…"), name, "PDF (*.pdf)")[0]

    def _gather(self, work: Callable[..., object], done: str) -> None:
        """Collect what is stored of the article's pictures, then do `work` with its sheet."""
        from planetfm.gui.news.paper import Sheet, Words

        page, article = self._page, self._page.article
        if article is None:
            return
        by = news_tr("By %1").replace("%1", article.author) if article.author else ""
        said = Words(
            date=self._date(article),
            byline=by,
            source=f"{news_tr('Source:')} {share.source_of(article)}",
            caption=page.caption,
        )
        html = page.html
        addresses = [*([article.image_url] if article.image_url else []), *page.body.body.pictures]
        wanted = list(dict.fromkeys(addresses))[:PICTURES_MAX]
        found: dict[str, Path] = {}
        waiting = set(wanted)

        def ready() -> None:
            sheet = Sheet(article, html, said, found)
            self._pictures.lane.call(
                lambda: work(sheet),
                lambda _: self.said.emit(done),
                lambda _: self.said.emit(tr("That did not work: the file could not be written")),
            )

        def arrived(address: str, path: Path | None) -> None:
            if path is not None:
                found[address] = path
            waiting.discard(address)
            if not waiting:
                ready()

        if not wanted:
            ready()
        for address in wanted:
            self._pictures.file(address, partial(arrived, address))
