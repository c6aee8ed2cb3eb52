"""A form of something with a time of day: its rows, what is wrong with it, "Save" and "Cancel"."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from planetfm.gui import words
from planetfm.gui.kept.form import Form, FormRow, TimeField
from planetfm.gui.kept.phrases import tr
from planetfm.gui.theme import Theme
from planetfm.gui.widgets.buttons import Button, Kind
from planetfm.gui.widgets.field import ErrorLine


class Entry(QWidget):
    """`left`: the listener wants nothing changed. What is saved is the subclass's."""

    left = Signal()

    def __init__(self, theme: Theme, lang: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._lang = theme, lang

    def _build(self, rows: Sequence[FormRow], at: TimeField, sample: tuple[int, int]) -> None:
        """`at` is the time among the rows; `sample` (hour, minute) shows how one is written."""
        self._at, self._sample = at, sample
        self.form = Form(self._theme, rows, self)
        self.error = ErrorLine(self._theme, self)
        self.error.hide()
        self.save = Button(self._theme, tr("Save"), Kind.PRIMARY, parent=self)
        self.cancel = Button(self._theme, tr("Cancel"), Kind.QUIET, parent=self)
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.left)
        at.returnPressed.connect(self._save)
        at.edited.connect(lambda: self._complain(""))

    def _save(self) -> None:
        raise NotImplementedError

    def _minutes(self) -> int | None:
        """The time since midnight; None, and told, where the words are none."""
        minutes = self._at.minutes
        if minutes is None:
            sample = words.time_of_day(*self._sample, self._lang)
            self._complain(tr("Enter a time such as {time}").format(time=sample))
        return minutes

    def _complain(self, sentence: str) -> None:
        self._at.set_error(sentence)
        self.error.show_error(sentence)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> int:
        """Where the buttons stand, px from the top."""
        tall = self.form.heightForWidth(self.width())
        self.form.setGeometry(0, 0, self.width(), tall)
        self.form.arrange()
        self.form.update()
        said = self.error.height_for(self.width())
        self.error.setGeometry(0, tall + 10, self.width(), said)
        top = tall + (20 + said if not self.error.isHidden() else 18)
        right = self.width()
        for button in (self.save, self.cancel):
            wide = button.sizeHint().width()
            button.setGeometry(right - wide, top, wide, 36)
            right -= wide + 8
        return top
