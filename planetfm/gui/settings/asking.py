"""A button for what cannot be taken back: it asks first, in its own place."""

from __future__ import annotations

from PySide6.QtCore import Signal

from planetfm.gui.settings.phrases import tr
from planetfm.gui.settings.pieces import Side
from planetfm.gui.theme import Theme
from planetfm.gui.widgets.buttons import Button, Kind


class Asking(Side):
    """`confirmed`: the listener wants it. `turned`: it has another width now."""

    confirmed = Signal()
    turned = Signal()

    def __init__(self, theme: Theme, label: str, yes: str, name: str = "") -> None:
        """`name` is what a screen reader calls the button, where `label` says too little."""
        self.ask = Button(theme, label, Kind.PLAIN, icon="trash", height=30)
        self.sure = Button(theme, yes, Kind.PLAIN, icon="trash", height=30)
        self.keep = Button(theme, tr("Cancel"), Kind.QUIET, height=30)
        super().__init__((self.ask, self.sure, self.keep), high=30)
        if name:
            self.ask.setAccessibleName(name)
            self.sure.setAccessibleName(f"{yes}, {name}")
        self.ask.clicked.connect(lambda: self._turn(asking=True))
        self.keep.clicked.connect(self.take_back)
        self.sure.clicked.connect(self._confirm)
        self._turn(asking=False)

    def take_back(self) -> None:
        """The question is not put any more."""
        self._turn(asking=False)

    def _turn(self, *, asking: bool) -> None:
        had_focus = any(part.hasFocus() for part in self.parts)
        self.ask.setVisible(not asking)
        self.sure.setVisible(asking)
        self.keep.setVisible(asking)
        self.fit()
        self.turned.emit()
        if had_focus:
            (self.keep if asking else self.ask).setFocus()

    def _confirm(self) -> None:
        self.take_back()
        self.confirmed.emit()
