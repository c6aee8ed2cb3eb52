"""Where a window stands among the screens that are there: remembered for each set of screens, so
that a laptop's window goes back to the big screen when that is plugged in again."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QByteArray, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

SETTLE_MS = 1000
"""Screens come and go in several steps, and the desktop moves windows in between."""


def place_name(screens: Iterable[QScreen], what: str = "geometry") -> str:
    """What `what` of a window is remembered under for this set of screens, wherever each stands in
    the list."""
    told = []
    for screen in screens:
        area = screen.geometry()
        told.append(f"{screen.name()} {area.width()}x{area.height()}+{area.x()}+{area.y()}")
    return f"{what} on " + ", ".join(sorted(told))


class ScreenPlaces(QObject):
    """Puts `window` where it stood the last time these screens were there. Owned by it."""

    def __init__(
        self,
        window: QWidget,
        get: Callable[[str], str],
        put: Callable[[str, str], None],
        screens: Callable[[], Iterable[QScreen]] = QGuiApplication.screens,
    ) -> None:
        """`get` and `put` remember texts by name."""
        super().__init__(window)
        self._window, self._get, self._put, self._screens = window, get, put, screens
        self._name = place_name(screens())
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._settled)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenAdded.connect(self.screens_change)
        application.screenRemoved.connect(self.screens_change)

    def restore(self) -> None:
        """Go to the place remembered for the screens that are there; stay if there is none."""
        self._name = place_name(self._screens())
        said = self._get(self._name)
        if said:
            self._window.restoreGeometry(QByteArray.fromBase64(said.encode("ascii", "ignore")))

    def remember(self) -> None:
        """Remember this place for the screens that were there when it was taken."""
        where = bytes(self._window.saveGeometry().toBase64().data()).decode("ascii")
        self._put(self._name, where)

    def screens_change(self) -> None:
        """The first of the steps: the window still stands where it stood."""
        if not self._settle.isActive():
            self.remember()
        self._settle.start()

    def _settled(self) -> None:
        if place_name(self._screens()) != self._name:
            self.restore()
