"""The menu of a song, wherever one is shown: in the list, on the stage, on the ribbon."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from planetfm.core.history import line_of
from planetfm.core.keeping import song_words
from planetfm.core.model import Song
from planetfm.core.snapshot import AiredSong, TapeView
from planetfm.gui.kept.phrases import tr
from planetfm.gui.radio.menus import heading
from planetfm.gui.radio.player_port import PlayerPort

Way = tuple[str, Callable[[], object]]


@dataclass(frozen=True, slots=True)
class SongWays:
    """What can be done with a song; `history` opens the dialog of all songs."""

    keep: Callable[[AiredSong], object]
    copy: Callable[[str], object]
    star: Callable[[Song], object]
    history: Callable[[], object]


class SongMenus(QObject):
    """Owned by `window`, over which the menus open. One at a time: `menu`."""

    def __init__(self, player: PlayerPort, ways: SongWays, window: QWidget) -> None:
        super().__init__(window)
        self._player, self._ways, self._window = player, ways, window
        self.menu: QMenu | None = None
        self.always: Callable[[], tuple[Way, ...]] = tuple
        """Ways that every such menu has at its end: to write to the station."""

    def open(
        self,
        aired: AiredSong | None,
        at: QPoint,
        moment: float | None = None,
        more: tuple[Way, ...] = (),
    ) -> None:
        """Open it at `at` on the screen. `moment`: play from this second of air instead of from
        the song's beginning, and without a song. `more` goes under a line."""
        menu = QMenu(self._window)
        known = aired is not None and aired.song.known
        if aired is not None and known:
            heading(menu, song_words(aired.song))
        start = moment if moment is not None else aired.start if aired is not None else None
        if start is not None:
            play = menu.addAction(tr("Play from here"), lambda: self._player.seek_to(start))
            play.setEnabled(is_on_tape(self._player.view.tape, start))
        if aired is not None and known:
            self._song(menu, aired)
        if more:
            menu.addSeparator()
            for label, act in more:
                menu.addAction(label, act)
        menu.addSeparator()
        for label, act in self.always():
            menu.addAction(label, act)
        menu.addAction(tr("Song history…"), self._ways.history)
        menu.aboutToHide.connect(self._closed)
        self.menu = menu
        menu.popup(at)

    def _song(self, menu: QMenu, aired: AiredSong) -> None:
        ways = self._ways
        menu.addAction(tr("Keep this song"), lambda: ways.keep(aired))
        menu.addAction(tr("Copy artist - title"), lambda: ways.copy(line_of(aired.song)))
        label = tr("Take the star away") if aired.starred else tr("Star it")
        menu.addAction(label, lambda: ways.star(aired.song))

    def _closed(self) -> None:
        if self.menu is not None:
            self.menu.deleteLater()  # after the chosen entry has acted
            self.menu = None


def is_on_tape(tape: TapeView, at: float) -> bool:
    """Whether the second on air at `at`, or what is left of its song, can be played."""
    return tape.oldest is not None and tape.newest is not None and at <= tape.newest


def song_heard(tape: TapeView, song: Song | None) -> AiredSong | None:
    """The stretch of the tape that `song` is, the latest one."""
    if song is None or not song.known:
        return None
    return next((aired for aired in reversed(tape.songs) if aired.song == song), None)
