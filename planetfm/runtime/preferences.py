"""The listener's settings, live: read once, changed from anywhere, written behind one's back.

A file that cannot be read is set aside under another name, never overwritten: whoever wrote into
it by hand finds it again. What a newer app has put into it is kept as it is.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from planetfm.core.settings import Problem, Settings, dump, parse
from planetfm.runtime.tasks import Lane
from planetfm.store.files import write_json

SETTLE_MS = 250
"""A dragged slider changes a setting many times: one write when it rests."""
UNKNOWN = "unknown"

log = logging.getLogger(__name__)


class Preferences(QObject):
    """`changed` after every change; the file follows within a moment, and on `close`.

    `set_aside` is where a file went that could not be read; `problems` are the settings in the file
    that could not be used. `wall` tells POSIX seconds.
    """

    changed = Signal()

    def __init__(self, path: Path, files: Lane, wall: Callable[[], float] = time.time) -> None:
        super().__init__()
        self._path = path
        self._files = files
        data, self.set_aside = _read(path, wall)
        self._settings, self.problems = parse(data)
        self._unknown = {
            problem.key: data[problem.key] for problem in self.problems if problem.reason == UNKNOWN
        }
        for problem in self.problems:
            log.warning("setting %s: %s", problem.key, problem.reason)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._write)

    @property
    def settings(self) -> Settings:
        return self._settings

    def update(self, **changes: Any) -> None:
        """Change fields of Settings by name."""
        self.take(replace(self._settings, **changes))

    def take(self, settings: Settings) -> None:
        """Have all settings so."""
        if settings != self._settings:
            self._settings = settings
            self._settle.start()
            self.changed.emit()

    def close(self) -> None:
        if self._settle.isActive():
            self._settle.stop()
            self._write()

    def _write(self) -> None:
        data = self._unknown | dump(self._settings)
        self._files.call(lambda: write_json(self._path, data), failed=_not_written)


def peek(path: Path) -> Settings:
    """The settings in the file as they are, nothing set aside and nothing told: for what has to be
    known before the app is built."""
    try:
        return parse(_parsed(path.read_bytes()))[0]
    except (OSError, ValueError, RecursionError):
        return Settings()


def read_settings(path: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """Settings out of a file that the listener names. Raises OSError, and ValueError for what is no
    file of settings: no JSON object, or not one key of it is a setting."""
    try:
        data = _parsed(path.read_bytes())
    except RecursionError as error:
        raise ValueError("brackets in brackets") from error
    settings, problems = parse(data)
    if all(problem.reason == UNKNOWN for problem in problems) and len(problems) == len(data):
        raise ValueError("no settings")
    return settings, problems


def _read(path: Path, wall: Callable[[], float]) -> tuple[Mapping[str, Any], Path | None]:
    try:
        return _parsed(path.read_bytes()), None
    except FileNotFoundError:
        return {}, None
    except (OSError, ValueError, RecursionError) as error:
        log.warning("%s cannot be read (%s) and is set aside", path.name, error)
    stamp = time.strftime("%Y%m%d-%H%M%S", time.localtime(wall()))
    aside = path.with_name(f"{path.name}.bad-{stamp}")
    try:
        path.replace(aside)
    except OSError as error:
        log.warning("%s cannot be set aside: %s", path.name, error)
        return {}, path
    return {}, aside


def _parsed(text: bytes) -> dict[str, Any]:
    data = json.loads(text)
    if isinstance(data, dict):
        return data
    raise ValueError("not an object")


def _not_written(error: Exception) -> None:
    log.error("the settings could not be written: %s", error)
