"""What a screen reader is told of a length that runs: at once when something happens, by itself at
most each minute.

A reader speaks every new description of what has the focus, so a counter that is told each second
never lets it come to an end. Who comes with the focus finds the words of that very second: they are
renewed before the reader hears of the focus.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

EACH_S = 60.0
SLACK_S = 2.0
"""The views of the player and of the recorder come by the second, and not to the second."""


@dataclass(frozen=True, slots=True)
class Running:
    """`words` with a length in them that may grow by itself, `length_s`; `about` stands for all
    else that they say and that is worth telling at once."""

    words: str = ""
    length_s: float = 0.0
    about: object = ""


def worth_telling(told: Running, now: Running, passed_s: float) -> bool:
    """Whether `now` is to be told, `passed_s` after `told` was: another state, a length that jumped
    instead of growing (by a key, say), or other words for a minute."""
    if now.about != told.about:
        return True
    grown_s = now.length_s - told.length_s
    if not -SLACK_S <= grown_s <= passed_s + SLACK_S:
        return True
    return passed_s >= EACH_S and now.words != told.words


class Telling(QObject):
    """Decides when `tell` has what is shown become the accessible words of `target`."""

    def __init__(
        self,
        target: QWidget,
        tell: Callable[[str], object] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`tell` is handed the words; without one they become the accessible description."""
        super().__init__(target)
        self._tell, self._clock = tell or target.setAccessibleDescription, clock
        self._now = self._told = Running()
        self._told_at = clock()
        target.installEventFilter(self)

    def show(self, now: Running) -> None:
        """What could be told, as often as it changes."""
        self._now = now
        if worth_telling(self._told, now, self._clock() - self._told_at):
            self._say()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._say()
        return False

    def _say(self) -> None:
        self._told, self._told_at = self._now, self._clock()
        self._tell(self._now.words)
