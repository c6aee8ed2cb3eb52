"""A visit to the site by the app that runs beside this command: one of the two asks, and the window
shows at once what came."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from planetfm.core.errors import PlanetError, Trouble
from planetfm.terminal.remote import NotRunningError, ask

PUT_OFF_S = 30.0
"""Longer than the app keeps two wishes of the listener's apart: the site asked for a pause."""
VISIT_S = 60.0
"""Longer than a visit has: a request with its deadline, and the disk."""
LOOK_S = 0.2


class BusyError(Exception):
    """The app is there and does not answer."""


class NoFeedError(Exception):
    """Where the site's feed is is not known."""


class RunningApp:
    """The app behind `door`, if it is that of the station whose site has the host `site`."""

    def __init__(self, door: Path, site: str) -> None:
        self._door = door
        self._site = site

    def refresh(self) -> PlanetError | None:
        """Have it look at the site and wait for the end of that; what went wrong, if anything.

        Raises NotRunningError, BusyError, NoFeedError.
        """
        before = self._news()
        begins_in_s = self._ask("refresh").get("begins_in_s")
        if begins_in_s is None:
            raise NoFeedError
        if begins_in_s > PUT_OFF_S:
            return PlanetError(Trouble.RATE_LIMITED, retry_after_s=begins_in_s)
        end = time.monotonic() + begins_in_s + VISIT_S
        while time.monotonic() < end:
            time.sleep(LOOK_S)
            news = self._news()
            if news["tried_at"] != before["tried_at"]:
                error = news["error"]
                return PlanetError(Trouble(error), status=news["last_status"]) if error else None
        raise BusyError

    def _news(self) -> dict[str, Any]:
        news: dict[str, Any] = self._ask("status")["status"]["news"]
        if news["site"] != self._site:
            raise NotRunningError("another station's app")
        return news

    def _ask(self, command: str) -> dict[str, Any]:
        answer = ask(self._door, command)
        if "error" in answer:
            raise BusyError(answer["error"])
        return answer
