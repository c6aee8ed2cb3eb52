"""The key beside the words of a tooltip: "Mundur 30 detik  J".

Added as the tooltip opens, so that a button's words stay its own for screen readers and for whoever
changes them, and a letter that the settings have switched off is not promised.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget

from planetfm.gui import keymap
from planetfm.gui.window import MainWindow


def keys_of(window: MainWindow) -> dict[QWidget, str]:
    """The buttons of the window that have a key, as `gui.keymap` writes it."""
    radio, stage, header, tabs = (
        window.radio,
        window.radio.stage,
        window.list_side.header,
        window.tabs,
    )
    record, clip, sleep = zip(radio.tools.buttons, radio.small_tools.buttons, strict=True)
    alike: tuple[tuple[tuple[QWidget, ...], str], ...] = (
        ((stage.sun, window.folded.sun), "Space"),
        ((stage.back,), "J"),
        ((stage.forward,), "L"),
        ((stage.pill, window.folded.pill), "Ctrl+L"),
        ((stage.star, window.folded.star), "Ctrl+D"),
        ((radio.volume.mute, radio.small_volume.mute, window.folded.mute), "M"),
        (record, "Ctrl+Shift+R"),
        (clip, "Ctrl+K"),
        (sleep, "Ctrl+T"),
        ((radio.songs.recordings, tabs.recordings), "Ctrl+Shift+O"),
        ((radio.songs.greet, window.songs.greet), "Ctrl+Shift+S"),
        ((header.refresh,), "F5"),
        ((tabs.open_search,), "Ctrl+F"),
        ((header.mini, radio.mini), "Ctrl+M"),
        ((header.settings, radio.settings), "Ctrl+,"),
    )
    return {button: keys for buttons, keys in alike for button in buttons}


class KeyTips(QObject):
    """Owned by `window`. `letters` tells whether single letters act now."""

    def __init__(self, window: MainWindow, letters: Callable[[], bool]) -> None:
        super().__init__(window)
        self._letters = letters
        self._keys = keys_of(window)
        for button in self._keys:
            button.installEventFilter(self)

    def words(self, button: QWidget) -> str:
        """What the tooltip of `button` says now. What cannot be pressed has no key."""
        said, keys = button.toolTip(), self._keys[button]
        if not said or not button.isEnabled() or (len(keys) == 1 and not self._letters()):
            return said
        return f"{said}  {'+'.join(keymap.caps(keys))}"

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QHelpEvent) or event.type() != QEvent.Type.ToolTip:
            return False
        assert isinstance(watched, QWidget)
        QToolTip.showText(event.globalPos(), self.words(watched), watched)
        return True
