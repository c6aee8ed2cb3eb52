"""The page "Berita & pemberitahuan": when the site is asked, what is told, what is kept."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from planetfm.gui import words
from planetfm.gui.radio.speech import Speech
from planetfm.gui.settings.line import Line
from planetfm.gui.settings.phrases import counted, tr
from planetfm.gui.settings.pieces import Chips, Said, Side
from planetfm.gui.settings.port import SettingsDesk
from planetfm.gui.settings.sheet import Sheet
from planetfm.gui.theme import Theme
from planetfm.gui.widgets.buttons import Button, Kind
from planetfm.gui.widgets.lettering import UI_REGULAR
from planetfm.gui.widgets.switch import Switch

ARTICLE_BYTES = 60_000
"""An article with its small picture, roughly (measured on the demo's stories)."""
STEP_MIN = 15
MOST_CATEGORIES = 12
MOST_WORDS, WORD_CHARS = 100, 200
_CLOCK = re.compile(r"(\d{1,2})(?:[.:hH ]?(\d{2}))?")


def clock_of(said: str) -> str | None:
    """ "HH:MM" of a time as people type it (21, 21.30, 21:30, 2130); None: it is none."""
    found = _CLOCK.fullmatch(said.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


class ClockField(Line):
    """A time of day; Up and Down move it by a quarter of an hour."""

    def __init__(self, theme: Theme, name: str, lang: str) -> None:
        super().__init__(theme, name, 86)
        self._mark = words.clock_mark(lang)
        self._clock = "00:00"
        self.setMaxLength(5)

    @property
    def clock(self) -> str:
        return self._clock

    def show_clock(self, clock: str) -> None:
        self._clock = clock
        self.set_error("")
        if not self.hasFocus() or not self.isModified():
            self.setText(clock.replace(":", self._mark))

    def take(self) -> str:
        """The time that was typed; what is none is put back."""
        typed = clock_of(self.text())
        self.setModified(False)
        self.show_clock(typed or self._clock)
        return self._clock

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: STEP_MIN, Qt.Key.Key_Down: -STEP_MIN}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        hour, minute = map(int, (clock_of(self.text()) or self._clock).split(":"))
        at = (hour * 60 + minute + step) % (24 * 60)
        self._clock = f"{at // 60:02d}:{at % 60:02d}"
        self.setText(self._clock.replace(":", self._mark))
        self.editingFinished.emit()


class NewsSheet(Sheet):
    def __init__(self, desk: SettingsDesk, theme: Theme, speech: Speech) -> None:
        super().__init__(desk, theme, speech)
        self.select(
            "refresh_min",
            tr("Look for news"),
            "",
            (
                *((count, self._every(count)) for count in (5, 15, 30)),
                (60, tr("Every hour")),
                (0, tr("Only when asked")),
            ),
            self._every,
        )
        self.chips = Chips(theme, tr("Only these categories"))
        self.chips.chose.connect(lambda names: desk.change(notify_categories=names))
        self.keys.append("notify_categories")
        self.switch(
            "notify_news",
            tr("Tell me about new stories"),
            tr("At most one notification each quarter of an hour."),
            self.chips,
        )
        self.follow(self._show_categories)
        self.switch("notify_songs", tr("Tell me when a starred song plays"))
        self._quiet_row(theme, speech.lang)
        self.select(
            "keep_articles",
            tr("Keep for reading offline"),
            self._keep_words,
            (
                *(
                    (count, self._latest(count))
                    for count in (50, 200, 1000)
                ),
                (0, tr("All stories")),
            ),
            self._latest,
        )  # fmt: skip
        self.select(
            "keep_days",
            tr("Oldest story kept"),
            tr("Saved stories always stay."),
            (
                (0, tr("Any age")),
                (30, tr("One month")),
                (90, tr("Three months")),
                (365, tr("One year")),
            ),
            lambda days: counted("%n day(s)", days),
        )
        self.switch(
            "keep_archive",
            tr("Keep the site's archive"),
            tr("Fetches all older stories, slowly, in the background."),
        )
        self.words = Line(theme, tr("Only with these words"))
        self.words.setPlaceholderText(tr("airport, power cut"))
        self.words.editingFinished.connect(self._take_words)
        self.tie("notify_words", self._show_words)
        self.row(
            tr("Only with these words"),
            tr("Notifications only of stories with one of them, separated by commas."),
            self.words,
        )
        self.select(
            "notify_limit",
            tr("Notifications a day"),
            "",
            (
                *(
                    (count, counted("At most %n", count))
                    for count in (3, 10, 25)
                ),
                (0, tr("No limit")),
            ),
            lambda count: counted("At most %n", count),
        )  # fmt: skip

        self._writer_row(theme)

    @classmethod
    def heading(cls) -> str:
        return tr("News & notifications")

    def _writer_row(self, theme: Theme) -> None:
        """Only where something is remembered."""
        self._writer = ""
        self.forget = Button(theme, tr("Forget"), Kind.PLAIN, icon="trash", height=30)
        self.forget.setAccessibleName(tr("Forget my name and email"))
        self.forget.clicked.connect(self._forget)
        self.writer_row = self.row(
            tr("Name and email for comments"), lambda: self._writer, self.forget
        )
        self.writer_row.hide()

    def look_again(self) -> None:
        self.desk.remembered_writer(self.later(self._show_writer))

    def _show_writer(self, writer: str) -> None:
        self._writer = writer
        self.forget.setEnabled(True)
        if self.writer_row.isHidden() is bool(writer):
            self.writer_row.setVisible(bool(writer))
            self.regrow()
        self.refresh()

    def _forget(self) -> None:
        self.desk.forget_writer()
        self._writer = tr("Forgotten.")
        self.forget.setEnabled(False)
        self.refresh()
        self.announce(self._writer)

    def _quiet_row(self, theme: Theme, lang: str) -> None:
        desk = self.desk
        self.quiet_from = ClockField(theme, tr("Quiet from"), lang)
        self.quiet_until = ClockField(theme, tr("Quiet until"), lang)
        self.quiet = Switch(theme, tr("Quiet hours"))
        self.quiet.clicked.connect(lambda on: desk.change(quiet=on))
        self.quiet_from.editingFinished.connect(
            lambda: desk.change(quiet_from=self.quiet_from.take())
        )
        self.quiet_until.editingFinished.connect(
            lambda: desk.change(quiet_until=self.quiet_until.take())
        )
        self.tie("quiet", self.quiet.setChecked)
        self.tie("quiet_from", self.quiet_from.show_clock)
        self.tie("quiet_until", self.quiet_until.show_clock)
        parts: tuple[QWidget, ...] = (
            self.quiet_from,
            Said(theme, tr("until"), UI_REGULAR),
            self.quiet_until,
            Gap(4),
            self.quiet,
        )
        self.row(tr("Quiet hours"), tr("No notifications."), Side(parts))

    @staticmethod
    def _every(count: int) -> str:
        return counted("Every %n minute(s)", count)

    @staticmethod
    def _latest(count: int) -> str:
        return counted("Latest %n story(ies)", count)

    def _keep_words(self) -> str:
        count, lang = self.settings.keep_articles, self.speech.lang
        size = words.size((count or self.desk.facts().articles) * ARTICLE_BYTES, lang)
        return tr("Text and small pictures, about {size}.").format(size=size)

    def _show_categories(self) -> None:
        chosen = self.settings.notify_categories
        known = self.desk.facts().categories[:MOST_CATEGORIES]
        others = self.chips.offer(tuple(dict.fromkeys((*known, *chosen))))
        shown = self.settings.notify_news and bool(self.chips.chips)
        moved = others or self.chips.isHidden() is shown
        self.chips.setVisible(shown)
        self.chips.show_chosen(chosen)
        if moved and self.rows:
            self.regrow()

    def _show_words(self, chosen: tuple[str, ...]) -> None:
        if not self.words.isModified():
            self.words.setText(", ".join(chosen))

    def _take_words(self) -> None:
        typed = (word.strip()[:WORD_CHARS] for word in self.words.text().split(","))
        kept = tuple(dict.fromkeys(word for word in typed if word))[:MOST_WORDS]
        self.words.setModified(False)
        self.desk.change(notify_words=kept)
        self._show_words(kept)


class Gap(QWidget):
    """Room between two controls."""

    def __init__(self, wide: int) -> None:
        super().__init__()
        self.setFixedSize(wide, 1)
