"""Notifications by the desktop's own service, and by the tray icon where there is none.

The service (org.freedesktop.Notifications) is asked once what it can do. Headlines and titles come
from outside: control characters are taken out, lengths are capped, and where the service reads
markup in the body, what looks like markup is escaped. The service's answers come whenever it likes.

    https://specifications.freedesktop.org/notification-spec/latest/
"""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from planetfm.desktop.activation import leave_token
from planetfm.desktop.bus import Address, Bus, BusError

SERVICE = Address(
    "org.freedesktop.Notifications",
    "/org/freedesktop/Notifications",
    "org.freedesktop.Notifications",
)
DEFAULT = "default"
"""The action of a click on the notification itself."""

TITLE_CHARS, BODY_CHARS = 200, 600
OPEN_LIMIT = 50
"""So many notifications are remembered; a click on an older one does nothing."""

_SERVICE_DECIDES, _NEVER = -1, 0
_NORMAL = 1
_BAD = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
log = logging.getLogger(__name__)

Acted = Callable[[str], object]
"""Told the key of the action that the listener chose."""


@dataclass(frozen=True, slots=True)
class Notice:
    """`actions`: (key, label); that of DEFAULT is what a click does. A notice with the `tag` of an
    earlier one takes its place. `passing`: not kept for later by desktops that keep them. `stays`:
    shown until it is acted on or taken away, by desktops that can."""

    title: str
    body: str = ""
    actions: tuple[tuple[str, str], ...] = ()
    tag: str = ""
    passing: bool = False
    stays: bool = False


class Notices(Protocol):
    """Where notices are shown: nothing waits, nothing is raised, `acted` may never be called."""

    def show(self, notice: Notice, acted: Acted) -> None: ...

    def take_away(self, tag: str) -> None:
        """What was told with this tag is of no more use."""


class Nowhere:
    """Neither a service nor a tray."""

    def show(self, notice: Notice, acted: Acted) -> None:
        log.info("there is nowhere to show: %s", notice.title)

    def take_away(self, tag: str) -> None:
        pass


class BusNotices:
    """`icon`: an icon's name or a file's URI. `otherwise` shows what the service will not."""

    def __init__(self, bus: Bus, app_name: str, icon: str, otherwise: Notices) -> None:
        self._bus, self._app_name, self._icon = bus, app_name, icon
        self._otherwise = otherwise
        self._abilities: frozenset[str] | None = None
        self._waiting: list[tuple[Notice, Acted]] = []
        self._sent: list[Notice] = []
        """Those that have no number yet, and are still wanted."""
        self._open: dict[int, tuple[Notice, Acted]] = {}
        bus.listen(SERVICE, "ActionInvoked", self._on_action)
        bus.listen(SERVICE, "NotificationClosed", self._on_closed)
        bus.listen(SERVICE, "ActivationToken", self._on_token)

    def show(self, notice: Notice, acted: Acted) -> None:
        if self._abilities is not None:
            self._send(notice, acted)
            return
        self._waiting.append((notice, acted))
        if len(self._waiting) == 1:
            self._bus.call(
                SERVICE, "GetCapabilities", done=self._on_abilities, failed=self._on_refused
            )

    def take_away(self, tag: str) -> None:
        self._waiting = [one for one in self._waiting if one[0].tag != tag]
        self._sent = [notice for notice in self._sent if notice.tag != tag]
        for number, (notice, _) in tuple(self._open.items()):
            if notice.tag == tag:
                self._close(number)
        self._otherwise.take_away(tag)

    def _close(self, number: int) -> None:
        self._open.pop(number, None)
        self._bus.call(SERVICE, "CloseNotification", "u", (number,), may_start=False)

    def _on_abilities(self, answer: tuple[Any, ...]) -> None:
        listed = answer[0] if answer and isinstance(answer[0], list) else []
        self._abilities = frozenset(name for name in listed if isinstance(name, str))
        waiting, self._waiting = self._waiting, []
        for notice, acted in waiting:
            self._send(notice, acted)

    def _on_refused(self, error: BusError) -> None:
        """Asked again for the next notice: a service may be started later."""
        log.info("no notification service: %s", error)
        waiting, self._waiting = self._waiting, []
        for notice, acted in waiting:
            self._otherwise.show(notice, acted)

    def _send(self, notice: Notice, acted: Acted) -> None:
        abilities = self._abilities or frozenset()
        body = clean(notice.body, BODY_CHARS)
        if "body-markup" in abilities:
            body = html.escape(body, quote=False)
        actions = notice.actions if "actions" in abilities else ()
        hints = {"urgency": ("y", _NORMAL), "desktop-entry": ("s", "planetfm")}
        if notice.passing:
            hints["transient"] = ("b", True)
        self._sent.append(notice)
        self._bus.call(
            SERVICE,
            "Notify",
            "susssasa{sv}i",
            (
                self._app_name,
                self._earlier(notice.tag),
                self._icon,
                clean(notice.title, TITLE_CHARS),
                body if "body" in abilities else "",
                [clean(word, TITLE_CHARS) for action in actions for word in action],
                hints,
                _NEVER if notice.stays else _SERVICE_DECIDES,
            ),
            lambda answer: self._on_shown(answer, notice, acted),
            lambda error: self._on_failed(error, notice, acted),
        )

    def _earlier(self, tag: str) -> int:
        """The number of the notice that one with this tag replaces; 0: none."""
        numbers = (number for number, (notice, _) in self._open.items() if notice.tag == tag)
        return next(numbers, 0) if tag else 0

    def _on_shown(self, answer: tuple[Any, ...], notice: Notice, acted: Acted) -> None:
        if answer and isinstance(answer[0], int):
            self._open[answer[0]] = (notice, acted)
            if not self._is_wanted(notice):
                self._close(answer[0])
            while len(self._open) > OPEN_LIMIT:
                del self._open[next(iter(self._open))]

    def _on_failed(self, error: BusError, notice: Notice, acted: Acted) -> None:
        log.warning("a notification was refused: %s", error)
        self._abilities = None  # another service may take this one's place
        if self._is_wanted(notice):
            self._otherwise.show(notice, acted)

    def _is_wanted(self, notice: Notice) -> bool:
        """It was sent, and not taken away before the service answered."""
        wanted = notice in self._sent
        if wanted:
            self._sent.remove(notice)
        return wanted

    def _on_action(self, told: tuple[Any, ...]) -> None:
        """A number that is not ours belongs to another program's notification."""
        number, key = (*told, None, None)[:2]
        notice, acted = self._open.get(number, (None, None))
        if notice is None or acted is None:
            return
        if key in {one for one, _ in notice.actions}:
            acted(key)

    def _on_closed(self, told: tuple[Any, ...]) -> None:
        if told:
            self._open.pop(told[0], None)

    def _on_token(self, told: tuple[Any, ...]) -> None:
        """On Wayland a window comes forward only with the token of the click that asked for it."""
        number, token = (*told, None, None)[:2]
        if number in self._open and isinstance(token, str):
            leave_token(token)


def clean(text: str, limit: int) -> str:
    """`text` without what no text should hold (control and direction characters, halves of pairs),
    and no longer than `limit` characters."""
    text = _BAD.sub("", text).strip()
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
