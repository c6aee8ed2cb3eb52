"""The toasts at the lower right: they wait for each other instead of replacing one another.

    say -> shown at once while there is room, else it waits its turn
    with `stays` (an alarm rings) -> shown at once, until it is answered or `over(topic)` is said
    while nobody sees the window -> told by whoever is `away`, by the desktop; what needs an answer
        waits for the window besides

The first lies at the foot and the next above it. While the pointer is over one of them none moves:
a click must not meet another button than the one that was aimed at. What is said is announced
politely; the focus stays where it is, and F6 or Tab leads to the buttons.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from planetfm.gui.announce import announce
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


class Away(Protocol):
    """Who tells what the window would say while nobody sees it."""

    def tell(self, saying: Saying, act: Callable[[int], object]) -> bool:
        """`act` is told which of the ways was chosen. False: not now; it waits for the window."""

    def over(self, saying: Saying) -> None:
        """It needs no answer any more, or stands in the window now."""


class Toasts(QObject):
    """Owned by `window`, on which they lie. `foot` says how far down they may reach, px."""

    def __init__(self, theme: Theme, window: QWidget, foot: Callable[[], int]) -> None:
        super().__init__(window)
        self._theme, self._window, self._foot = theme, window, foot
        self._shown: list[tuple[Saying, Toast]] = []
        self._waiting: list[Saying] = []
        self._told: list[Saying] = []
        """Of those that wait, what `away` was asked to tell."""
        self._away: Away | None = None
        window.installEventFilter(self)
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
        here: bool = False,
    ) -> None:
        """Show it, now or when there is room. One with the same `topic` takes the other's place.

        `stays`: it waits for an answer. `announced`: a screen reader was told already. `here`: it
        is of use only to who sees the window now.
        """
        saying = Saying(title, detail, ways, icon, token, stays, topic)
        seen = self._is_seen()
        if topic:
            self._forget(topic)
        if here and not seen:
            return
        if seen and not announced:
            self.announce(saying.sentence)
        if self._is_repeated(saying):
            return
        self._waiting.append(saying)
        if len(self._waiting) > MOST_WAITING:
            oldest = next((one for one in self._waiting if not one.stays), self._waiting[0])
            self._waiting.remove(oldest)
        self._show_more()

    def set_away(self, away: Away | None) -> None:
        """Who tells it while nobody sees the window; also what waits already."""
        self._away = away
        self._show_more()

    def announce(self, sentence: str) -> None:
        """Tell a screen reader, politely; nothing is shown."""
        announce(self._window, sentence)

    def over(self, topic: str) -> None:
        """What was said about `topic` needs no answer any more."""
        for saying in tuple(self._told):
            if saying.topic == topic:
                self._untell(saying)
        self._forget(topic)

    def _forget(self, topic: str) -> None:
        self._told = [saying for saying in self._told if saying.topic != topic]
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
        if watched is self._window:
            if event.type() in (QEvent.Type.Show, QEvent.Type.WindowStateChange):
                self._show_more()
        elif event.type() == QEvent.Type.Leave:
            self._show_more()
        return False

    def _is_seen(self) -> bool:
        return self._window.isVisible() and not self._window.isMinimized()

    def _is_repeated(self, saying: Saying) -> bool:
        """The same words once more are no second toast: the one that is shown stays longer."""
        for shown, toast in self._shown:
            if shown.sentence == saying.sentence and toast.isVisible():
                toast.stay_longer()
                return True
        return any(waiting.sentence == saying.sentence for waiting in self._waiting)

    def _show_more(self) -> None:
        """Those that wait come up, as far as there is room."""
        if not self._is_seen():
            self._tell_away()
            return
        narrow = self._window.width() < NARROW_PX
        for saying in tuple(self._waiting):
            passing = sum(1 for shown, _ in self._shown if not shown.stays)
            room = passing < (MOST_SHOWN_NARROW if narrow else MOST_SHOWN)
            if saying.stays or room:
                self._waiting.remove(saying)
                self._untell(saying)
                self._show(saying)
        if not any(toast.underMouse() for toast in self.shown):
            self.place()

    def _tell_away(self) -> None:
        for saying in tuple(self._waiting):
            if self._away is None or saying in self._told:
                continue
            told = self._away.tell(saying, partial(self._act_away, saying))
            if told and not saying.stays:
                self._waiting.remove(saying)
            else:
                self._told.append(saying)

    def _untell(self, saying: Saying) -> None:
        if saying in self._told:
            self._told.remove(saying)
            if self._away is not None:
                self._away.over(saying)

    def _act_away(self, saying: Saying, index: int) -> None:
        """A way on was chosen where it was told. What needed an answer and has it needs none."""
        if saying.stays:
            if saying not in self._waiting:
                return
            self._waiting.remove(saying)
            self._untell(saying)
        saying.ways[index][1]()

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
