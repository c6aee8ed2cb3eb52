"""A player on strings: shows the view a test or a picture gives it, and remembers its calls."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from planetfm.core.snapshot import PlayerView


class PuppetPlayer(QObject):
    changed = Signal()

    def __init__(self, view: PlayerView | None = None) -> None:
        super().__init__()
        self._view = view or PlayerView()
        self.calls: list[tuple[object, ...]] = []

    @property
    def view(self) -> PlayerView:
        return self._view

    def show(self, view: PlayerView) -> None:
        self._view = view
        self.changed.emit()

    def play(self) -> None:
        self.calls.append(("play",))

    def stop(self) -> None:
        self.calls.append(("stop",))

    def toggle(self) -> None:
        self.calls.append(("toggle",))

    def set_volume(self, percent: int) -> None:
        self.calls.append(("set_volume", percent))

    def set_muted(self, muted: bool) -> None:
        self.calls.append(("set_muted", muted))

    def retry_now(self) -> None:
        self.calls.append(("retry_now",))

    def use_address(self, address: str) -> None:
        self.calls.append(("use_address", address))

    def find_again(self) -> None:
        self.calls.append(("find_again",))

    def skip_search(self) -> None:
        self.calls.append(("skip_search",))

    def seek_by(self, seconds: float) -> None:
        self.calls.append(("seek_by", seconds))

    def seek_to(self, air_s: float) -> None:
        self.calls.append(("seek_to", air_s))

    def go_live(self) -> None:
        self.calls.append(("go_live",))
