"""The station's pages elsewhere, as the card of the station shows them: one quiet button each."""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from planetfm.gui.settings.phrases import tr
from planetfm.gui.theme import Theme
from planetfm.gui.widgets.buttons import Button, Kind

NAMES = {
    "facebook.com": "Facebook",
    "fb.com": "Facebook",
    "instagram.com": "Instagram",
    "twitter.com": "X",
    "x.com": "X",
    "tiktok.com": "TikTok",
    "youtube.com": "YouTube",
    "t.me": "Telegram",
    "threads.net": "Threads",
    "linkedin.com": "LinkedIn",
    "bsky.app": "Bluesky",
}
MOST = 8
HIGH, GAP = 30, 2


def name_of(address: str) -> str:
    """What people call the place that `address` leads to; its host where that is not known."""
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    known = (
        name for ending, name in NAMES.items() if host == ending or host.endswith("." + ending)
    )
    return next(known, host)


class Elsewhere(QWidget):
    """As many lines as they need. `opened` carries the address of the one that was pressed."""

    opened = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._addresses: tuple[str, ...] = ()
        self.buttons: tuple[Button, ...] = ()

    def offer(self, addresses: tuple[str, ...]) -> None:
        """Show these, at most eight of them."""
        if addresses == self._addresses:
            return
        self._addresses = addresses
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = tuple(self._button(one) for one in addresses[:MOST])
        self._place(self.width())
        self.updateGeometry()

    def _button(self, address: str) -> Button:
        name = name_of(address)
        made = Button(self._theme, name, Kind.QUIET, height=HIGH, padding=10, parent=self)
        made.setAccessibleName(tr("{name}, in the browser").format(name=name))
        made.setToolTip(address)
        made.clicked.connect(lambda: self.opened.emit(address))
        made.show()
        return made

    def heightForWidth(self, width: int) -> int:
        return self._place(width, move=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place(self.width())

    def _place(self, width: int, *, move: bool = True) -> int:
        left = top = 0
        for button in self.buttons:
            wide = min(button.sizeHint().width(), width)
            if left and left + wide > width:
                left, top = 0, top + HIGH
            if move:
                button.setGeometry(left, top, wide, HIGH)
            left += wide + GAP
        return top + HIGH if self.buttons else 0
