"""Tells when the network is back and when the machine woke up. Hints only: the line's own byte
clock decides what is true."""

from __future__ import annotations

import logging
import sys

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection
from PySide6.QtNetwork import QNetworkInformation

log = logging.getLogger(__name__)


class NetworkWatch(QObject):
    """`back`: the network is reachable again, or the machine resumed from suspend. `changed`: it is
    paid by the byte now, or no longer."""

    back = Signal()
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._away = False
        self._information: QNetworkInformation | None = None
        if QNetworkInformation.loadBackendByFeatures(QNetworkInformation.Feature.Reachability):
            self._information = QNetworkInformation.instance()
            self._information.reachabilityChanged.connect(self._changed)
            self._information.isMeteredChanged.connect(self.changed)
        if sys.platform.startswith("linux"):
            bus = QDBusConnection.systemBus()
            if bus.isConnected():
                bus.connect(
                    "org.freedesktop.login1",
                    "/org/freedesktop/login1",
                    "org.freedesktop.login1.Manager",
                    "PrepareForSleep",
                    self,
                    b"1sleeping(bool)",  # what SLOT() makes of it; 1 is the code of a slot
                )

    @property
    def offline(self) -> bool:
        """The system says that there is no network at all."""
        return self._away

    @property
    def metered(self) -> bool:
        """The system says that this network is paid by the byte; False where it does not know."""
        return self._information is not None and self._information.isMetered()

    @Slot(bool)
    def sleeping(self, asleep: bool) -> None:
        if not asleep:
            log.info("the machine woke up")
            self.back.emit()

    def _changed(self, reach: QNetworkInformation.Reachability) -> None:
        away = reach is QNetworkInformation.Reachability.Disconnected
        came_back, self._away = self._away and not away, away
        log.info("network: %s", reach.name)
        # After waking up a network is there some seconds before it leads anywhere: both are told.
        if came_back or reach is QNetworkInformation.Reachability.Online:
            self.back.emit()
