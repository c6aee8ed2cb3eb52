"""Finds what a test left running: threads, child processes, timers, windows.

Stations of the session (icecast, ear ...) are told apart by a mark in their environment and may
stay. Qt is looked at only where a test has loaded it: most suites run without it.
"""

from __future__ import annotations

import gc
import sys
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import psutil

from tests.stations.parts import STATION_MARK


@dataclass(frozen=True, slots=True)
class Leftovers:
    """What runs at one moment, each as its identity and what to call it."""

    threads: dict[int, str]
    processes: dict[int, str]
    timers: dict[int, str]
    windows: dict[int, str]
    with_qt: bool

    @classmethod
    def now(cls, with_qt: bool = True) -> Leftovers:
        """What runs now. Finding the timers takes some 10 ms: `with_qt` leaves that out."""
        if not with_qt:
            return cls(_threads(), _processes(), {}, {}, with_qt)
        return cls(_threads(), _processes(), _timers(), _windows(), with_qt)

    def grown(self, patience_s: float) -> list[str]:
        """What is there now and was not then. What is on its way out gets `patience_s` seconds."""
        deadline = time.monotonic() + patience_s
        while left := self._new():
            if time.monotonic() > deadline:
                return left
            _settle_qt()
            gc.collect()
            time.sleep(0.02)
        return []

    def _new(self) -> list[str]:
        then = Leftovers.now(self.with_qt)
        kinds = (
            ("thread", self.threads, then.threads),
            ("process", self.processes, then.processes),
            ("running timer", self.timers, then.timers),
            ("window", self.windows, then.windows),
        )
        return [
            f"{kind} {name}"
            for kind, old, new in kinds
            for identity, name in new.items()
            if identity not in old
        ]


def _threads() -> dict[int, str]:
    return {id(thread): thread.name for thread in threading.enumerate()}


def _processes() -> dict[int, str]:
    found = {}
    for child in psutil.Process().children(recursive=True):
        try:
            if STATION_MARK not in child.environ() and child.status() != psutil.STATUS_ZOMBIE:
                found[child.pid] = " ".join(child.cmdline()[:4])
        except psutil.Error:
            continue
    return found


def _timers() -> dict[int, str]:
    core = sys.modules.get("PySide6.QtCore")
    if core is None or core.QCoreApplication.instance() is None:
        return {}
    timers: Iterable[Any] = (o for o in gc.get_objects() if isinstance(o, core.QTimer))
    return {
        id(o): f"{o.parent()!r}/{o.interval()} ms" for o in timers if _valid(o) and o.isActive()
    }


def _windows() -> dict[int, str]:
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or not isinstance(widgets.QApplication.instance(), widgets.QApplication):
        return {}
    return {
        id(widget): repr(widget)
        for widget in widgets.QApplication.topLevelWidgets()
        if _valid(widget) and widget.metaObject().className() != "QTipLabel"
    }


def _valid(thing: Any) -> bool:
    return bool(sys.modules["shiboken6"].isValid(thing))


def _settle_qt() -> None:
    """Lets Qt carry out the deletions it has been asked for."""
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
