"""Keeps across runs what the listener was told of: one small JSON file."""

from __future__ import annotations

from pathlib import Path

from planetfm.core.alerts import AlertState, dump, parse
from planetfm.store.files import read_json, write_json


class AlertsFile:
    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> AlertState:
        """What was saved; nothing told where there is no file or it is damaged."""
        return parse(read_json(self._path))

    def save(self, state: AlertState) -> None:
        """Raises StoreError."""
        write_json(self._path, dump(state))
