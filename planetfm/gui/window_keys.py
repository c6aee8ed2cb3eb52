"""What the keys of the main window do, and those among them that the mini player has as well;
`gui.keymap` lists them for who looks.

Keys with a modifier are shortcuts. Single keys come when the focused control did not use them, so
that Space presses a button and a letter goes into a field.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from planetfm.gui.news.side import NewsDesk
from planetfm.gui.radio.player_port import PlayerPort

if TYPE_CHECKING:
    from planetfm.gui.window import MainWindow

VOLUME_STEP = 5
Act = Callable[[], object]
Acts = dict[Qt.Key, Act]
TAB = Qt.FocusPolicy.TabFocus
PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def bind(window: QWidget, *table: tuple[str, Act]) -> None:
    """Have `window` obey keys, in Qt's portable words."""
    for keys, act in table:
        QShortcut(QKeySequence(keys), window).activated.connect(act)


def press(event: QKeyEvent, acts: Acts) -> bool:
    """Do what a single key does; False: it does nothing."""
    if event.modifiers() not in PLAIN:
        return False
    act = acts.get(Qt.Key(event.key()))
    if act is None or (event.isAutoRepeat() and event.key() == Qt.Key.Key_Space):
        return False
    act()
    return True


class RadioKeys:
    """Those that mean the radio, and act in each window that shows it. With `letters` off, single
    letters are no keys. `skip_s`: how far J and L go, seconds."""

    def __init__(self, player: PlayerPort, *, letters: bool) -> None:
        self._player = player
        self.letters, self.skip_s = letters, 30.0

    def bind_radio(self, window: QWidget) -> None:
        """Have a window obey the keys of the radio that have a modifier."""
        bind(
            window,
            ("Ctrl+L", self._player.go_live),
            ("Ctrl+Up", lambda: self._change_volume(VOLUME_STEP)),
            ("Ctrl+Down", lambda: self._change_volume(-VOLUME_STEP)),
        )

    def single_radio(self) -> Acts:
        """The single keys that act now in a window that shows the radio alone."""
        player = self._player
        keys: Acts = {Qt.Key.Key_Space: player.toggle}
        if self.letters:
            keys |= {
                Qt.Key.Key_J: lambda: player.seek_by(-self.skip_s),
                Qt.Key.Key_L: lambda: player.seek_by(self.skip_s),
                Qt.Key.Key_M: lambda: player.set_muted(not player.view.muted),
            }
        return keys

    def _change_volume(self, step: int) -> None:
        self._player.set_volume(min(100, max(0, self._player.view.volume + step)))


class WindowKeys(RadioKeys):
    """All keys of the main window."""

    def __init__(
        self, window: MainWindow, player: PlayerPort, news: NewsDesk, *, letters: bool
    ) -> None:
        super().__init__(player, letters=letters)
        self._window = window
        self.escapes: list[Callable[[], bool]] = [window.toasts.close_focused, window.radio.escape]
        """Asked in turn at Esc: the first that had something to close says True."""
        self.bind_radio(window)
        bind(
            window,
            ("Ctrl+F", window.start_search),
            ("F5", news.refresh),
            ("Ctrl+R", news.refresh),
            ("Ctrl++", lambda: window.reader.zoom(1)),
            ("Ctrl+=", lambda: window.reader.zoom(1)),
            ("Ctrl+-", lambda: window.reader.zoom(-1)),
            ("Ctrl+0", lambda: window.reader.zoom(0)),
            ("Alt+Left", window.back_to_list),
            ("Esc", self._escape),
            ("F6", lambda: self._next_pane(1)),
            ("Shift+F6", lambda: self._next_pane(-1)),
        )

    def press(self, event: QKeyEvent) -> bool:
        """Do what a single key does in the main window; False: it does nothing."""
        return press(event, self.single())

    def single(self) -> Acts:
        """The single keys that act now in the main window."""
        window, keys = self._window, self.single_radio()
        if self.letters:
            keys |= {
                Qt.Key.Key_N: lambda: window.open_neighbour(1),
                Qt.Key.Key_P: lambda: window.open_neighbour(-1),
                Qt.Key.Key_B: lambda: window.reader.toggle_saved(),
                Qt.Key.Key_U: lambda: window.reader.mark_unread(),
                Qt.Key.Key_Slash: window.start_search,
            }
        return keys

    def _escape(self) -> None:
        """One step back: what lies over the window, the search, the article."""
        if any(take() for take in self.escapes):
            return
        window, focused = self._window, QApplication.focusWidget()
        tabs, side = window.tabs, window.list_side
        if side.query.text and (
            isinstance(focused, QLineEdit) or not (window.reading and window.panes.list is None)
        ):
            tabs.search.set_text("")
            tabs.close_search()
            side.clear_search()
            side.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(focused, QLineEdit):
            tabs.close_search()
            side.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(focused, QTextEdit) and not window.reading:
            return
        else:
            window.back_to_list()

    def _next_pane(self, step: int) -> None:
        """The focus goes from pane to pane, to the control in each that has most use."""
        window = self._window
        places: list[tuple[QWidget, QWidget]] = [
            (window.radio, window.radio),
            (window.folded, window.folded),
            (window.dock, window.dock.ribbon),
            (window.tabs, window.tabs.news),
            (window.songs, window.songs),
            (window.list_side, window.list_side.list),
            (window.reader, window.reader.area),
            *((toast, toast) for toast in window.toasts.shown if toast.buttons),
        ]
        shown = [place for place in places if place[0].isVisible()]
        focused = QApplication.focusWidget()
        at = next(
            (
                n
                for n, (pane, _) in enumerate(shown)
                if focused is not None and (pane is focused or pane.isAncestorOf(focused))
            ),
            -1 if step > 0 else 0,
        )
        pane, target = shown[(at + step) % len(shown)]
        if target is pane:
            target = _first_control(pane) or pane
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _first_control(pane: QWidget) -> QWidget | None:
    for child in pane.findChildren(QWidget):
        if child.isVisible() and child.isEnabled() and child.focusPolicy() & TAB:
            return child
    return None
