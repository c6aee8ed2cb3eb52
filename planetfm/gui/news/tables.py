"""How each table of an article has to be written so that it fits the column and breaks no word."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetricsF

from planetfm.gui.news.body_html import Body
from planetfm.gui.news.body_style import CELL_PX, Tables
from planetfm.gui.type import FAMILIES


def forms_of(body: Body, column_px: int) -> tuple[Tables, ...]:
    """The first form for each table in which its longest words stand side by side."""
    return tuple(_form_of(columns, column_px) for columns in body.columns)


def _form_of(columns: tuple[str, ...], column_px: int) -> Tables:
    for form in (Tables.PLAIN, Tables.TIGHT):
        size_px, gap_px = CELL_PX[form]
        face = QFont(FAMILIES)
        face.setPixelSize(size_px)
        face.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetricsF(face)
        if sum(metrics.horizontalAdvance(word) + gap_px for word in columns) <= column_px:
            return form
    return Tables.STACKED
