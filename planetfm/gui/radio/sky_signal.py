"""The signal on a sky: the rings and the busy arc round the sun, as they look and as they move.

The stage and the folded player have one each, in their own measures.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from planetfm.gui.radio.face import ArcKind, Face
from planetfm.gui.radio.pulse import Pulse, seen
from planetfm.gui.radio.rings import (
    PERIOD_S,
    TURN_S,
    Sun,
    paint_arc,
    paint_rings,
    paint_steady_dots,
)
from planetfm.gui.theme import Theme

AMBER = "#F6C66B"


class SkySignal:
    """Goes with the pulse while `sky` is seen and something on it moves. `moved`: the next frame
    is to be painted."""

    def __init__(
        self, sky: QWidget, theme: Theme, pulse: Pulse, moved: Callable[[], object]
    ) -> None:
        self._sky, self._theme, self._pulse, self._moved = sky, theme, pulse, moved
        self._face: Face | None = None
        self._began = time.monotonic()
        self._beat = 0.0

    def show_face(self, face: Face) -> None:
        self._face = face
        self.join_or_leave()

    @property
    def moves(self) -> bool:
        """Something has to move now."""
        face = self._face
        if face is None or self._theme.reduced_motion or not seen(self._sky):
            return False
        return face.moving or face.arc is not ArcKind.NONE

    def join_or_leave(self) -> None:
        """To be asked for when `sky` has been shown or hidden, and after a change of the theme."""
        if self.moves:
            # Rings move six pixels a second: a slow frame is a step of one pixel. The arc is quick.
            busy = self._face is not None and self._face.arc is not ArcKind.NONE
            self._pulse.join(self._move, slow=not busy)
        else:
            self._pulse.leave(self._move)

    def _move(self, at: float) -> None:
        if self.moves:
            self._beat = at - self._began
            self._moved()

    def paint(
        self, painter: QPainter, centre: QPointF, sun: Sun, arc_px: float, colour_of_sun: str
    ) -> None:
        """Draw it round `centre`, the arc with a radius of `arc_px`; the caller clips to the sky.
        Under reduced motion three dots stand for the arc."""
        face, steady = self._face, self._theme.reduced_motion
        if face is None:
            return
        phase = 0.0 if steady or not face.moving else (self._beat / PERIOD_S) % 1.0
        paint_rings(painter, centre, face.rings, phase, sun, colour_of_sun)
        if face.arc is ArcKind.NONE:
            return
        colour = AMBER if face.arc is ArcKind.AMBER else colour_of_sun
        if steady:
            paint_steady_dots(painter, centre, arc_px, colour)
        else:
            paint_arc(painter, centre, arc_px, colour, (self._beat / TURN_S) % 1.0)
