"""The data meter: counts what the station's sound costs, warns before a cap and stops at it.

It looks at a counter once a second and remembers the difference; it never touches a connection.
Whoever plays asks `may_play`; who was told to play in spite of the cap says so by `refuse`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Signal

from planetfm.core import meter
from planetfm.core.meter import Cap
from planetfm.runtime.tasks import Lane
from planetfm.store.meter import MeterFile

LOOK_EVERY_MS = 1000
SAVE_EVERY_LOOKS = 30
"""A crash loses at most half a minute of counting."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class MeterView:
    """`cap_mb` 0: no cap. `metered`: the platform says that this network is paid by the byte."""

    session_bytes: int = 0
    today_bytes: int = 0
    month_bytes: int = 0
    cap_mb: int = 0
    cap: Cap = Cap.FREE
    metered: bool = False


class DataMeter(QObject):
    """`changed`: `view` is new, about once a second while sound comes. `warned`: the month came to
    stand differently against the cap (MeterView with `cap` NEAR or REACHED), or sound was wanted in
    spite of it.

    `received` gives the bytes received so far in this run, from any connection; `cap_mb` the cap as
    set now; `metered` what the platform says of the network; `now` POSIX seconds.
    """

    changed = Signal()
    warned = Signal(object)

    def __init__(
        self,
        file: MeterFile,
        files: Lane,
        zone: ZoneInfo,
        received: Callable[[], int],
        cap_mb: Callable[[], int],
        *,
        metered: Callable[[], bool] = lambda: False,
        now: Callable[[], float],
    ) -> None:
        super().__init__()
        self._file, self._files = file, files
        self._zone = zone
        self._received, self._cap_mb = received, cap_mb
        self._metered, self._now = metered, now
        self._usage = meter.on(file.load(), self._today())
        self._seen_bytes = received()
        self._saved = self._usage
        self._looks = 0
        self._refused = False
        self._view = self._look_at()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @property
    def view(self) -> MeterView:
        return self._view

    @property
    def may_play(self) -> bool:
        """False once the cap is reached and was not lifted."""
        return self._view.cap is not Cap.REACHED

    @property
    def refused(self) -> bool:
        """Sound was wanted this month in spite of the cap, which still stands."""
        return self._refused

    def refuse(self) -> None:
        """Sound was wanted in spite of the cap."""
        self._refused = True
        self.warned.emit(self._view)

    def look(self) -> None:
        """Count what came since the last look, and say what is new."""
        total = self._received()
        came, self._seen_bytes = max(0, total - self._seen_bytes), total
        self._usage = meter.add(self._usage, came, self._today())
        self._looks += 1
        if self._looks % SAVE_EVERY_LOOKS == 0:
            self._save()
        self._tell()

    def override(self) -> None:
        """Go on in spite of the cap, for the rest of this month."""
        self._usage = meter.override(self._usage, self._today())
        self._save()
        self._tell()

    def close(self) -> None:
        """Count the rest and save."""
        self._timer.stop()
        self.look()
        self._save()

    def _tell(self) -> None:
        before, self._view = self._view, self._look_at()
        if self._view == before:
            return
        self._refused = self._refused and not self.may_play
        self.changed.emit()
        if self._view.cap is not before.cap and self._view.cap in (Cap.NEAR, Cap.REACHED):
            log.info("data: %s of %d MB", self._view.cap.value, self._view.cap_mb)
            self.warned.emit(self._view)

    def _look_at(self) -> MeterView:
        usage, cap_mb = self._usage, self._cap_mb()
        return MeterView(
            usage.session_bytes,
            usage.day_bytes,
            usage.month_bytes,
            cap_mb,
            meter.cap(usage, cap_mb),
            self._metered(),
        )

    def _save(self) -> None:
        usage = self._usage
        if usage == self._saved:
            return
        self._saved = usage
        self._files.call(lambda: self._file.save(usage), failed=_not_saved)

    def _today(self) -> date:
        return datetime.fromtimestamp(self._now(), self._zone).date()


def _not_saved(error: Exception) -> None:
    log.error("the data meter could not be saved: %s", error)
