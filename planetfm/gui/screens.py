"""Which screens there are, as a name: a window is put back where it stood when these were there."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QScreen


def place_name(screens: Iterable[QScreen]) -> str:
    """What a window's geometry is remembered under for this set of screens, wherever each stands in
    the list."""
    told = []
    for screen in screens:
        area = screen.geometry()
        told.append(f"{screen.name()} {area.width()}x{area.height()}+{area.x()}+{area.y()}")
    return "geometry on " + ", ".join(sorted(told))
