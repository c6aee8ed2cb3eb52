"""A viewport that costs the first picture nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def own_viewport(area: QAbstractScrollArea) -> None:
    """Give `area` a viewport made here, before anything is put into the one it has.

    Whoever asks for a widget that Qt made has PySide find out what kind it is, and for that PySide
    makes the Python classes of all kinds of widgets: 7 ms, once, at the first such question
    (PySide6 6.11.3).
    """
    area.setViewport(QWidget())
