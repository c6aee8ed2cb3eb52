"""The listener's alarms: one small file. One that cannot be read costs that alarm, not the rest."""

from __future__ import annotations

import logging
from pathlib import Path

from planetfm.core.alarms import Alarm, dump, parse
from planetfm.store.files import read_json, write_json

log = logging.getLogger(__name__)


class AlarmFile:
    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> tuple[Alarm, ...]:
        """In the order in which they were saved; what is damaged is logged and left out."""
        records = read_json(self._path).get("alarms")
        alarms: dict[str, Alarm] = {}
        for record in records if isinstance(records, list) else []:
            try:
                alarm = parse(record)
                alarms[alarm.id] = alarm
            except ValueError as error:
                log.warning("an alarm in %s is left out: %s", self._path.name, error)
        return tuple(alarms.values())

    def save(self, alarms: tuple[Alarm, ...]) -> None:
        """Raises StoreError."""
        write_json(self._path, {"alarms": [dump(alarm) for alarm in alarms]})
