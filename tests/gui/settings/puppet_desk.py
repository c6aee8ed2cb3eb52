"""A settings desk whose facts a test sets; settings really change, files and sounds do not exist.

The desk of the real app is tested in tests/test_settings_desk.py.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from planetfm.core.settings import Settings
from planetfm.gui.settings.port import Choice, Facts, Licence

T = TypeVar("T")


class PuppetLogin(QObject):
    changed = Signal()
    failed = Signal(str)
    enabled = False
    refusal = ""

    def set_enabled(self, enabled: bool) -> None:
        if not self.refusal:
            self.enabled = enabled
        self.changed.emit()
        if self.refusal:
            self.failed.emit(self.refusal)


class PuppetDesk(QObject):
    changed = Signal()

    def __init__(self, settings: Settings | None = None, facts: Facts | None = None) -> None:
        super().__init__()
        self.settings = settings or Settings()
        self.known = facts or Facts(version="1.0", place="Banyuwangi, Jawa Timur")
        self.devices: tuple[Choice, ...] = ()
        self.stored = 48_000_000
        self.empties = True
        self.writer = ""
        self.asked: list[str] = []
        self.at_login: PuppetLogin | None = PuppetLogin()
        self.imports: tuple[str, ...] | None = ()
        self.waiting: list[Callable[[], None]] | None = None
        """With a list, answers wait in it until a test calls them."""

    def change(self, **changes: Any) -> None:
        changed = replace(self.settings, **changes)
        if changed != self.settings:
            self.settings = changed
            self.changed.emit()

    @property
    def languages(self) -> tuple[str, ...]:
        return ("en", "id")

    def _answer(self, done: Callable[[T], None], answer: T) -> None:
        if self.waiting is None:
            done(answer)
        else:
            self.waiting.append(partial(done, answer))

    def facts(self) -> Facts:
        return self.known

    def output_devices(self, done: Callable[[tuple[Choice, ...]], None]) -> None:
        self._answer(done, self.devices)

    def equalizers(self, done: Callable[[tuple[str, ...]], None]) -> None:
        self._answer(done, ("Flat", "Classical", "Club"))

    def stored_bytes(self, done: Callable[[int], None]) -> None:
        self._answer(done, self.stored)

    def empty_stored(self, done: Callable[[bool], None]) -> None:
        self.asked.append("empty")
        if self.empties:
            self.stored = 200_000
        self._answer(done, self.empties)

    def clear_tape(self) -> None:
        self.asked.append("clear tape")
        self.known = replace(self.known, tape_bytes=0, tape_seconds=0.0)

    def remembered_writer(self, done: Callable[[str], None]) -> None:
        self._answer(done, self.writer)

    def forget_writer(self) -> None:
        self.writer = ""

    def open_address(self, address: str) -> None:
        self.asked.append(address)

    def find_again(self) -> None:
        self.asked.append("find")

    def site_can_be(self, address: str) -> bool:
        return " " not in address

    def restart(self) -> None:
        self.asked.append("restart")

    def export_to(self, path: Path, done: Callable[[bool], None]) -> None:
        self._answer(done, True)

    def import_from(self, path: Path, done: Callable[[tuple[str, ...] | None], None]) -> None:
        self._answer(done, self.imports)

    def report(self, done: Callable[[str], None]) -> None:
        self._answer(done, "report")

    def licences(self, done: Callable[[tuple[Licence, ...]], None]) -> None:
        told = (Licence("Inter", "", "OFL 1.1", "Anyone may"), Licence("tzdata", "", ""))
        self._answer(done, told)
