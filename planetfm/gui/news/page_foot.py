"""What the page has at its foot, under the related stories: the page gives the width, and is told
when another height is wanted."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from planetfm.core.model import Article


class PageFoot(QWidget):
    reshaped = Signal()
    """It wants another height now."""

    @property
    def count(self) -> int | None:
        """How many comments there are; None where that was not asked yet."""
        raise NotImplementedError

    def show_article(self, article: Article | None) -> None:
        """The page shows another article, or none."""
        raise NotImplementedError

    def height_for(self, width_px: int) -> int:
        """Lay everything out to `width_px`; returns the height."""
        raise NotImplementedError
