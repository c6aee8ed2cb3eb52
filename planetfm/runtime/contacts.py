"""Keeps the station's contacts: those the search found, looked up by themselves once in a while.

A search reads the site's page anyway and brings them along. A station that is known needs no
search, so the page is read for them alone when what is remembered has grown old; quietly, late
after the start, and with no consequence when it fails.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from planetfm.core.contacts import ContactLinks, Contacts, contacts_of
from planetfm.core.profile import Profile
from planetfm.net.http import Http
from planetfm.runtime.station import StationController
from planetfm.runtime.tasks import BACKGROUND, Lane

log = logging.getLogger(__name__)

LATE_MS = 20_000
AGAIN_S = 30 * 86400.0


def read_contacts(http: Http, site: str) -> ContactLinks:
    """What the site's own page links to. Blocks; raises PlanetError."""
    from planetfm.core.discovery import read_page

    answer = http.get(site, limit_bytes=4 * 1024 * 1024, deadline_s=15.0)
    return read_page(answer.text(), answer.url, answer.headers).contact


class ContactBook(QObject):
    changed = Signal()

    def __init__(
        self,
        station: StationController,
        io: Lane,
        http: Http,
        profile: Profile,
        *,
        wall: Callable[[], float] = time.time,
        late_ms: int = LATE_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._station = station
        self._io = io
        self._http = http
        self._profile = profile
        self._wall = wall
        self._known = self.contacts
        station.changed.connect(self._look_again)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.look)
        self._timer.start(late_ms)

    @property
    def contacts(self) -> Contacts:
        """As far as they are known now."""
        return contacts_of(self._profile.contact, self._station.memory.contacts)

    def look(self) -> None:
        """Read the site's page for them, unless that was done lately."""
        age_s = self._wall() - self._station.memory.contacts_at
        if 0 <= age_s < AGAIN_S or self._station.searching:
            return
        http, site = self._http, self._profile.site
        self._io.call(
            lambda: read_contacts(http, site),
            self._station.note_contacts,
            lambda error: log.info("the station's contacts could not be looked up: %s", error),
            BACKGROUND,
        )

    def _look_again(self) -> None:
        now = self.contacts
        if now != self._known:
            self._known = now
            self.changed.emit()
