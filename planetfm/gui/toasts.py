"""The toasts at the lower right: they wait for each other instead of replacing one another.

    say -> shown at once while there is room, else it waits its turn
    with `stays` (an alarm rings) -> shown at once, until it is answered or `over(topic)` is said

The first lies at the foot and the next above it. While the pointer is over one of them none moves:
a click must not meet another button than the one that was aimed at. What is said is announced
politely; the focus stays where it is, and F6 or Tab leads to the buttons.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QWidget

from planetfm.gui.theme import Theme
from planetfm.gui.widgets.toast import Toast

Way = tuple[str, Callable[[], object]]
"""A way on from a toast: its label, and what it does."""

MOST_SHOWN, MOST_SHOWN_NARROW, NARROW_PX = 3, 1, 680
"""Those that stay come on top of these."""
MOST_WAITING = 8
GAP, EDGE, SIDE, SIDE_NARROW, ROOM = 8, 16, 24, 8, 90


class Say(Protocol):
    """`Toasts.say`, which the window hands on as its own."""

    def __call__(
        self,
        title: str,
        detail: str = "",
        ways: tuple[Way, ...] = (),
        *,
        icon: str = "check",
        token: str = "ok",
        stays: bool = False,
        topic: str = "",
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class Saying:
    """One toast's words. `topic` names what it is about, for `Toasts.over`."""

    title: str
    detail: str
    ways: tuple[Way, ...]
    icon: str
    token: str
    stays: bool
    topic: str

    @property
    def sentence(self) -> str:
        return f"{self.title}. {self.detail}" if self.detail else self.title


class Toasts(QObject):
    """Owned by `window`, on which they lie. `foot` says how far down they may reach, px."""

    def __init__(self, theme: Theme, window: QWidget, foot: Callable[[], int]) -> None:
        super().__init__(window)
        self._theme, self._window, self._foot = theme, window, foot
        self._shown: list[tuple[Saying, Toast]] = []
        self._waiting: list[Saying] = []
        self.clear_of: QWidget | None = None
        """Something else at the foot that must stay in sight."""

    @property
    def shown(self) -> tuple[Toast, ...]:
        """From the foot upwards."""
        return tuple(toast for _, toast in self._shown)

    @property
    def waiting(self) -> int:
        return len(self._waiting)

    def say(
        self,
        title: str,
        detail: str = "",
        ways: tuple[Way, ...] = (),
        *,
        icon: str = "check",
        token: str = "ok",
        stays: bool = False,
        topic: str = "",
        announced: bool = False,
    ) -> None:
        """Show it, now or when there is room. One with the same `topic` takes the other's place.

        `stays`: it waits for an answer. `announced`: a screen reader was told already.
        """
        saying = Saying(title, detail, ways, icon, token, stays, topic)
        if topic:
            self.over(topic)
        if not announced:
            self.announce(saying.sentence)
        if self._is_repeated(saying):
            return
        self._waiting.append(saying)
        if len(self._waiting) > MOST_WAITING:
            del self._waiting[0]
        self._show_more()

    def announce(self, sentence: str) -> None:
        """Tell a screen reader, politely; nothing is shown."""
        event = QAccessibleAnnouncementEvent(self._window, sentence)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)

    def over(self, topic: str) -> None:
        """What was said about `topic` needs no answer any more."""
        self._waiting = [saying for saying in self._waiting if saying.topic != topic]
        for saying, toast in tuple(self._shown):
            if saying.topic == topic:
                self._take_away(toast)

    def place(self) -> None:
        """The window's panes have moved."""
        foot = self._foot() - EDGE
        other = self.clear_of
        if other is not None and other.isVisible() and other.geometry().bottom() > foot - ROOM:
            foot = other.y() - GAP
        side = SIDE_NARROW if self._window.width() < NARROW_PX else SIDE
        for _, toast in self._shown:
            toast.fit(self._window.width() - 2 * SIDE_NARROW)
            left = max(SIDE_NARROW, self._window.width() - toast.width() - side)
            foot -= toast.height()
            toast.move(left, foot)
            foot -= GAP

    def close_focused(self) -> bool:
        """Escape on a toast: it goes, unless it waits for an answer. False: none had the focus."""
        focused = QApplication.focusWidget()
        for saying, toast in self._shown:
            if focused is not None and toast.isAncestorOf(focused):
                self._leave_focus(toast)
                if not saying.stays:
                    self._take_away(toast)
                return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._show_more()
        return False

    def _is_repeated(self, saying: Saying) -> bool:
        """The same words once more are no second toast: the one that is shown stays longer."""
        for shown, toast in self._shown:
            if shown.sentence == saying.sentence and not toast.isHidden():
                toast.stay_longer()
                return True
        return any(waiting.sentence == saying.sentence for waiting in self._waiting)

    def _show_more(self) -> None:
        """Those that wait come up, as far as there is room."""
        narrow = self._window.width() < NARROW_PX
        for saying in tuple(self._waiting):
            passing = sum(1 for shown, _ in self._shown if not shown.stays)
            room = passing < (MOST_SHOWN_NARROW if narrow else MOST_SHOWN)
            if saying.stays or room:
                self._waiting.remove(saying)
                self._show(saying)
        if not any(toast.underMouse() for toast in self.shown):
            self.place()

    def _show(self, saying: Saying) -> None:
        labels = tuple(label for label, _ in saying.ways)
        toast = Toast(
            self._theme,
            saying.title,
            saying.detail,
            labels,
            icon=saying.icon,
            token=saying.token,
            stays=saying.stays,
            parent=self._window,
        )
        toast.closed.connect(lambda: self._take_away(toast))
        toast.acted.connect(lambda index: self._act(toast, saying.ways[index][1]))
        toast.installEventFilter(self)
        self._shown.append((saying, toast))
        self.place()
        toast.show()
        toast.raise_()

    def _act(self, toast: Toast, act: Callable[[], object]) -> None:
        self._leave_focus(toast)
        self._take_away(toast)
        act()

    def _take_away(self, toast: Toast) -> None:
        self._shown = [pair for pair in self._shown if pair[1] is not toast]
        toast.removeEventFilter(self)
        self._leave_focus(toast)
        toast.hide()
        toast.deleteLater()
        self._show_more()

    def _leave_focus(self, toast: Toast) -> None:
        """A focus that goes away with a toast goes to the window, where Space plays."""
        focused = QApplication.focusWidget()
        if focused is not None and toast.isAncestorOf(focused):
            self._window.setFocus(Qt.FocusReason.OtherFocusReason)
