"""The listener's settings, live: read once, changed from anywhere, written behind one's back."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from planetfm.core.settings import Problem, Settings, dump, parse
from planetfm.runtime.tasks import Lane
from planetfm.store.files import read_json, write_json

SETTLE_MS = 250
"""A dragged slider changes a setting many times: one write when it rests."""

log = logging.getLogger(__name__)


class Preferences(QObject):
    """`changed` after every change; the file follows within a moment, and on `close`."""

    changed = Signal()

    def __init__(self, path: Path, files: Lane) -> None:
        super().__init__()
        self._path = path
        self._files = files
        self._settings, self.problems = _load(path)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._write)

    @property
    def settings(self) -> Settings:
        return self._settings

    def update(self, **changes: Any) -> None:
        """Change fields of Settings by name."""
        changed = replace(self._settings, **changes)
        if changed != self._settings:
            self._settings = changed
            self._settle.start()
            self.changed.emit()

    def close(self) -> None:
        if self._settle.isActive():
            self._settle.stop()
            self._write()

    def _write(self) -> None:
        data = dump(self._settings)
        self._files.call(lambda: write_json(self._path, data), failed=_not_written)


def _load(path: Path) -> tuple[Settings, tuple[Problem, ...]]:
    settings, problems = parse(read_json(path))
    for problem in problems:
        log.warning("setting %s: %s", problem.key, problem.reason)
    return settings, problems


def _not_written(error: Exception) -> None:
    log.error("the settings could not be written: %s", error)
