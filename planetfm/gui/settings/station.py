"""The page "Stasiun": which station, where it is found, and what is told of the app itself."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from planetfm.core.settings import Settings
from planetfm.gui import words
from planetfm.gui.radio.speech import Speech
from planetfm.gui.settings.licences import LicenceTexts
from planetfm.gui.settings.line import Line
from planetfm.gui.settings.phrases import tr
from planetfm.gui.settings.pieces import Side, StationCard
from planetfm.gui.settings.port import Answer, SettingsDesk
from planetfm.gui.settings.sheet import APART, Sheet
from planetfm.gui.theme import Theme
from planetfm.gui.widgets.buttons import Button, Kind

ADDRESS = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)
STAYS = ("volume", "muted")
"""What "all settings" leaves alone: it is no choice made in this dialog."""


class StationSheet(Sheet):
    def __init__(self, desk: SettingsDesk, theme: Theme, speech: Speech) -> None:
        super().__init__(desk, theme, speech)
        self.card = StationCard(theme, speech)
        row = self.row("", "", None, self.card)
        row.bare = True
        self.card.elsewhere.opened.connect(desk.open_address)
        self.follow(self._show_card)
        self._site_row(theme)
        self.switch(
            "find_stream",
            tr("Find the stream on the site"),
            tr("Searched again when the stream moves."),
        )
        copy = Button(theme, tr("Copy"), Kind.PLAIN, icon="copy-link", height=30)
        copy.setAccessibleName(tr("Copy the stream's address"))
        copy.clicked.connect(self._copy_address)
        self.again = Button(theme, tr("Search again"), Kind.PLAIN, icon="refresh", height=30)
        self.again.clicked.connect(desk.find_again)
        self.copy = copy
        self.follow(self._show_address)
        self.follow(lambda: self.again.setEnabled(self.settings.find_stream))
        self.row(tr("Present stream"), self._found_words, Side((copy, self.again), high=30))
        self._own_row(theme)
        self.report = Button(theme, tr("Copy report"), Kind.PLAIN, height=30)
        self.report.clicked.connect(self._copy_report)
        self._reported = False
        self.row(tr("Problem report"), self._report_words, self.report)
        self._transfer_row(theme)
        self._about_row(theme)

    @classmethod
    def heading(cls) -> str:
        return tr("Station")

    def _show_card(self) -> None:
        if self.card.show_facts(self.desk.facts()) and self.rows:
            self.regrow()

    # The site

    def _site_row(self, theme: Theme) -> None:
        self.site = Line(theme, tr("News site"))
        self.site.textEdited.connect(self._site_typed)
        self.site.returnPressed.connect(self._open_site)
        self.tie("site", self._show_site)
        self.row(tr("News site"), self._site_words, self.site)
        self.open_site = Button(theme, tr("Change to this site"), Kind.PLAIN, height=30)
        self.open_site.clicked.connect(self._open_site)
        self.new_site = self.row(
            tr("Another station"), tr("The app restarts with it."), self.open_site
        )
        self.new_site.hide()

    def _show_site(self, site: str) -> None:
        if not self.site.isModified():
            self.site.setText(site or self.desk.facts().site)

    def _site_words(self) -> str:
        return self.site.error or tr("Source of news, comments and the stream's address.")

    def _site_typed(self, typed: str) -> None:
        self.site.set_error("")
        self.refresh()
        shown = typed.strip() != self.desk.facts().site
        if self.new_site.isHidden() is shown:
            self.new_site.setVisible(shown)
            self.regrow()

    def _open_site(self) -> None:
        typed = self.site.text().strip()
        if typed == self.desk.facts().site:
            return
        if typed and not self.desk.site_can_be(typed):
            self.site.set_error(tr("This is no address of a site"))
            self.refresh()
            self.site.setFocus()
            return
        self.site.setModified(False)
        self.desk.change(site=typed)
        self.desk.restart()

    # The stream

    def _own_row(self, theme: Theme) -> None:
        self.own = Line(theme, tr("Use another address"))
        self.own.setPlaceholderText("https://")
        self.own.editingFinished.connect(self._take_own)
        self.own.textEdited.connect(self._own_typed)
        self.tie("own_stream", self._show_own)
        self.follow(lambda: self.own.setEnabled(not self.settings.find_stream))
        self.row(tr("Use another address"), self._own_words, self.own)

    def _show_own(self, address: str) -> None:
        if not self.own.isModified():
            self.own.setText(address)

    def _own_typed(self) -> None:
        self.own.set_error("")
        self.refresh()

    def _take_own(self) -> None:
        typed = self.own.text().strip()
        if typed and not ADDRESS.fullmatch(typed):
            self.own.set_error(tr("An address begins with http:// or https://"))
        else:
            self.own.setModified(False)
            self.desk.change(own_stream=typed)
        self.refresh()

    def _own_words(self) -> str:
        if self.own.error:
            return self.own.error
        if self.settings.find_stream:
            return tr("Works when the search is switched off.")
        return tr("Only this address is played.")

    def _show_address(self) -> None:
        self.copy.setEnabled(bool(self.desk.facts().stream_url))

    def _found_words(self) -> str:
        facts, speech = self.desk.facts(), self.speech
        if not facts.stream_url:
            return tr("Not found yet")
        if facts.found_at is None:
            return tr("As given")
        day = words.date(facts.found_at, speech.lang, speech.zone)
        clock = speech.clock_with_zone(facts.found_at)
        return tr("Found {date}, {time}").format(date=day, time=clock)

    def _copy_address(self) -> None:
        QGuiApplication.clipboard().setText(self.desk.facts().stream_url)

    # The app itself

    def _report_words(self) -> str:
        if self._reported:
            return tr("Copied. Paste it where you ask for help.")
        return tr("Without your name, email or comments.")

    def _copy_report(self) -> None:
        def came(report: str) -> None:
            QGuiApplication.clipboard().setText(report)
            self._reported = True
            self.refresh()
            self.announce(self._report_words())

        self.desk.report(self.later(came))

    def _transfer_row(self, theme: Theme) -> None:
        self._transfer = ""
        export = Button(theme, tr("Export"), Kind.PLAIN, height=30)
        import_ = Button(theme, tr("Import"), Kind.PLAIN, height=30)
        reset = Button(theme, tr("Reset all"), Kind.PLAIN, height=30)
        export.setAccessibleName(tr("Export the settings"))
        import_.setAccessibleName(tr("Import settings"))
        reset.setAccessibleName(tr("Reset all settings"))
        export.clicked.connect(self._export)
        import_.clicked.connect(self._import)
        reset.clicked.connect(self._reset)
        self.reset = reset
        self._before: Settings | None = None
        self.imported: tuple[str, ...] | None = None
        """What an import left out, once there was one."""
        self.transfer = Side((export, import_, reset), high=30)
        self.row(tr("All settings"), self._transfer_words, self.transfer)

    def _transfer_words(self) -> str:
        return self._transfer or tr("As a file, for another computer.")

    def _say(self, said: str) -> None:
        self._transfer = said
        self.refresh()
        self.announce(said)

    def _export(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self.window(), tr("Export the settings"), "planetfm.json", "JSON (*.json)"
        )
        if path:
            done = tr("Exported."), tr("The file could not be written.")
            exported: Answer[bool] = self.later(
                lambda well: self._say(done[0] if well else done[1])
            )
            self.desk.export_to(Path(path), exported)

    def _import(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self.window(), tr("Import settings"), "", "JSON (*.json)"
        )
        if path:
            self.desk.import_from(Path(path), self.later(self._imported))

    def _imported(self, left_out: tuple[str, ...] | None) -> None:
        if left_out is None:
            self._say(tr("This is no file of settings."))
        else:
            self.show_imported(left_out)

    def show_imported(self, left_out: tuple[str, ...]) -> None:
        """Tell that settings were imported, and which of them could not be used."""
        self.imported = left_out
        if left_out:
            self._say(tr("Imported, without: {keys}").format(keys=", ".join(left_out)))
        else:
            self._say(tr("Imported."))

    def _reset(self) -> None:
        """All but what is `APART` at its default; pressed again it takes that back."""
        if self._before is not None:
            before, self._before = self._before, None
            self._take_all(before)
            self.reset.setText(tr("Reset all"))
            self._transfer = ""
        else:
            self._before = self.settings
            self._take_all(Settings())
            self.reset.setText(tr("Undo"))
            self._transfer = tr("Everything but the language and the site is at its default.")
        self.transfer.fit()
        self.regrow()
        self.refresh()

    def _take_all(self, wanted: Settings) -> None:
        names = (name for name in Settings.__slots__ if name not in (*STAYS, *APART))
        self.desk.change(**{name: getattr(wanted, name) for name in names})

    def _about_row(self, theme: Theme) -> None:
        self.licences = LicenceTexts(theme)
        self.licences.hide()
        self.show_licences = Button(theme, tr("Licences"), Kind.PLAIN, height=30)
        self.show_licences.clicked.connect(self._toggle_licences)
        version = tr("Version {version}, MIT licence.").format(version=self.desk.facts().version)
        self.row(tr("About Planet FM"), version, self.show_licences, self.licences)

    def _toggle_licences(self) -> None:
        shown = self.licences.isHidden()
        self.licences.setVisible(shown)
        self.show_licences.setText(tr("Close") if shown else tr("Licences"))
        if shown:
            self.desk.licences(self.later(self.licences.show_licences))
        self.regrow()
        if shown:
            self.licences.setFocus()
