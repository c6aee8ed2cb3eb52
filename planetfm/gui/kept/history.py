"""The dialog of the song history: every song heard and aired, by day, to search, star and copy.

It asks the controller page by page (its db lane reads) and shows what comes back; it keeps no
second copy. A song that still lies on the tape can be played from there.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from planetfm.core.history import Airing, line_of
from planetfm.core.snapshot import AiredSong, PlayerView
from planetfm.gui import words
from planetfm.gui.kept.line import Act, Line
from planetfm.gui.kept.lines import Lines
from planetfm.gui.kept.phrases import day, tr
from planetfm.gui.kept.sheet import Sheet
from planetfm.gui.news.search_field import SearchField
from planetfm.gui.radio.player_port import PlayerPort
from planetfm.gui.radio.speech import Speech
from planetfm.gui.theme import Theme
from planetfm.gui.widgets.buttons import Button, Kind
from planetfm.gui.widgets.chip import FilterPill
from planetfm.runtime.songs import SongsController

PAGE = 200
SETTLE_MS = 400
"""The history changes in bursts, and once a minute while a song goes on."""


class HistorySheet(Sheet):
    """`copy` puts words on the clipboard; `ask_path` asks where a file with such a name goes, None
    when the listener wants none; `exported` tells how many songs were written, None: it failed.
    `kept` carries an AiredSong to keep."""

    kept = Signal(object)

    def __init__(
        self,
        songs: SongsController,
        player: PlayerPort,
        theme: Theme,
        speech: Speech,
        copy: Callable[[str], object],
        ask_path: Callable[[str], Path | None],
        exported: Callable[[Path, int | None], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, tr("Song history"), parent)
        self._songs, self._player, self._speech = songs, player, speech
        self._copy, self._ask_path, self._exported = copy, ask_path, exported
        self._airings: tuple[Airing, ...] = ()
        self._asked = 0
        self._on_tape: tuple[float | None, float | None] = (None, None)
        self.body = QWidget(self)
        self.search = SearchField(theme, self.body)
        self.search.show_key = False
        self.search.edit.setPlaceholderText(tr("Search songs"))
        self.search.edit.setAccessibleName(tr("Search songs"))
        self.search.searched.connect(lambda _: self._begin())
        self.starred = FilterPill(theme, tr("Starred"), "star", "star-filled", self.body)
        self.starred.toggled.connect(lambda _: self._begin())
        self.list = Lines(theme, tr("Song history"), self.body)
        self.list.acted.connect(self._act)
        self.export = Button(theme, tr("Export as CSV"), Kind.QUIET, padding=8)
        self.export.clicked.connect(self._export)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(SETTLE_MS)
        self._again.timeout.connect(self._refresh)
        foot = QWidget(self)
        self.export.setParent(foot)
        self.export.setGeometry(-8, 0, self.export.sizeHint().width(), 36)
        foot.setFixedHeight(36)
        self.set_body(self.body, foot)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.search.edit.setFocus)
        songs.changed.connect(self._again.start)
        player.changed.connect(self._look_at_tape)
        self._look_at_tape()
        self._begin()
        self.search.edit.setFocus()

    @property
    def airings(self) -> tuple[Airing, ...]:
        """What is shown, newest first."""
        return self._airings

    def _begin(self) -> None:
        """Another question: from the top."""
        self.list.rows.fetch = None
        self.list.scrollToTop()
        self._ask_for(PAGE)

    def _refresh(self) -> None:
        """The same question once more, as far as was read."""
        self._ask_for(max(PAGE, len(self._airings)))

    def _ask_for(self, limit: int, offset: int = 0) -> None:
        self._asked += 1
        number, text = self._asked, self.search.edit.text().strip()

        def came(found: tuple[Airing, ...]) -> None:
            if number == self._asked:  # else another question was asked meanwhile
                self._airings = self._airings[:offset] + found
                self.list.rows.fetch = self._more if len(found) == limit else None
                self._show()

        self._songs.search(text, came, offset=offset, limit=limit, starred=self.starred.isChecked())

    def escape(self) -> bool:
        if super().escape():
            return True
        searching = bool(self.search.edit.text())
        self.search.clear()
        return searching

    def done(self, result: int) -> None:
        self._asked += 1  # what comes home now finds nobody
        self._again.stop()
        super().done(result)

    def _more(self) -> None:
        self.list.rows.fetch = None
        self._ask_for(PAGE, len(self._airings))

    def _look_at_tape(self) -> None:
        """Which songs can be played from the tape changes slowly: by the minute."""
        tape = self._player.view.tape
        ends = (tape.oldest, tape.newest)
        rough = tuple(None if end is None else end // 60 for end in ends)
        if rough != tuple(None if end is None else end // 60 for end in self._on_tape):
            self._on_tape = ends
            self._show()

    def _show(self) -> None:
        lines: list[Line] = []
        heading = ""
        for airing in self._airings:
            if (today := day(airing.began, self._speech)) != heading:
                heading = today
                lines.append(Line(("day", heading), heading))
            lines.append(self._line(airing))
        self.list.show_lines(tuple(lines))
        self._say_empty()

    def _line(self, airing: Airing) -> Line:
        acts: tuple[Act, ...] = (Act.COPY, Act.STAR)
        drawn: tuple[Act, ...] = (Act.COPY, Act.STAR)
        if self._is_on_tape(airing):
            acts = (Act.FROM_HERE, Act.KEEP, *acts)
            drawn = (Act.COPY, Act.KEEP, Act.FROM_HERE, Act.STAR)
        detail = airing.song.artist
        if not airing.heard:
            detail = f"{detail} · {tr('not heard')}" if detail else tr("not heard")
        return Line(
            airing.identity,
            airing.song.title,
            detail,
            lead=self._speech.clock(airing.began),
            acts=acts,
            drawn=drawn,
            always=(Act.STAR,),
            starred=airing.starred,
            item=airing,
        )

    def _is_on_tape(self, airing: Airing) -> bool:
        oldest, newest = self._on_tape
        return oldest is not None and newest is not None and oldest <= airing.began <= newest

    def _say_empty(self) -> None:
        if self.search.edit.text().strip():
            sentence = tr("No song matches.")
        elif self.starred.isChecked():
            sentence = tr("No starred songs yet.")
        else:
            sentence = tr("Songs appear here while you listen.")
        self.list.set_empty_words(sentence)

    def _act(self, line: Line, act: Act) -> None:
        airing = line.item
        assert isinstance(airing, Airing)
        if act is Act.STAR:
            self._songs.toggle_star(airing.song)
        elif act is Act.COPY:
            self._copy(line_of(airing.song))
        elif act is Act.FROM_HERE:
            self._player.seek_to(airing.began)
        elif act is Act.KEEP:
            self.kept.emit(aired_as(airing, self._player.view))

    def _export(self) -> None:
        now = self._speech.local_now()
        name = tr("Song history {date}.csv").format(date=f"{now:%Y-%m-%d}")
        path = self._ask_path(name)
        if path is not None:
            self._songs.export_csv(path, lambda count: self._exported(path, count))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        super()._place()
        if not hasattr(self, "list"):
            return
        pad, wide = self.pad, self.body.width()
        self.list.set_pad(pad)
        pill = self.starred.sizeHint().width()
        self.starred.setGeometry(wide - pad - pill, 5, pill, 26)
        self.search.setGeometry(pad, 0, wide - 2 * pad - pill - 12, 36)
        self.list.setGeometry(0, 44, wide, max(0, self.body.height() - 44))


def aired_as(airing: Airing, view: PlayerView) -> AiredSong:
    """The stretch of the tape that an airing was: the player's own where it is known."""
    for aired in view.tape.songs:
        if aired.song == airing.song and abs(aired.start - airing.began) < 10:
            return aired
    return AiredSong(airing.song, airing.began, airing.ended, airing.starred)


def exported_words(count: int, lang: str) -> str:
    """ "412 lagu"."""
    return words.said(lang, "%n song(s)", count)
