"""What is carried and stood on: all of it in short, or one of them with its whole licence."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from planetfm.gui.settings.phrases import tr
from planetfm.gui.settings.port import Licence
from planetfm.gui.theme import Theme
from planetfm.gui.type import Style, font
from planetfm.gui.widgets.select import Select

TEXT_PX, GAP = 260, 8


class LicenceTexts(QWidget):
    """A choice of what has brought its licence, and the words of what is chosen below it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._licences: tuple[Licence, ...] = ()
        self.choice = Select[str](theme, tr("Licence of"), (("", tr("All in short")),), self)
        self.choice.chose.connect(self._show)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setFont(font(Style.SMALL))
        self.text.setAccessibleName(tr("Licences"))
        self.text.setTabChangesFocus(True)
        self.setFixedHeight(self.choice.height() + GAP + TEXT_PX)

    def show_licences(self, licences: tuple[Licence, ...]) -> None:
        self._licences = licences
        told = tuple((one.name, one.name) for one in licences if one.text)
        self.choice.set_choices((("", tr("All in short")), *told))
        self._show(self.choice.values()[self.choice.currentIndex()])

    def _show(self, name: object) -> None:
        chosen = next((one for one in self._licences if one.name == name), None)
        if chosen is None:
            self.text.setPlainText("\n".join(in_short(one) for one in self._licences))
        else:
            self.text.setPlainText(f"{in_short(chosen)}\n\n{chosen.text}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.text.setGeometry(0, self.choice.height() + GAP, self.width(), TEXT_PX)


def in_short(licence: Licence) -> str:
    """A line of the list: name, version and terms."""
    terms = licence.terms or tr("not found here as a package of its own")
    return f"{f'{licence.name} {licence.version}'.strip()}, {terms}"
