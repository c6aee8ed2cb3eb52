"""A line of text in a row of the settings."""

from __future__ import annotations

from typing import TypeVar

from planetfm.gui.theme import Theme
from planetfm.gui.widgets.field import Field
from planetfm.gui.widgets.lettering import (
    UI_REGULAR,
)

T = TypeVar("T")


class Line(Field):
    """A field as the settings have it: 34 high, regular letters."""

    def __init__(self, theme: Theme, name: str, wide: int = 230) -> None:
        super().__init__(theme, name)
        self.setFont(UI_REGULAR.font())
        self.setTextMargins(11, 0, 8, 1)
        self.setFixedSize(wide, 34)
