"""Where a test hands in something that says things: what was said, and the ways on with it."""

from __future__ import annotations

from collections.abc import Callable

from planetfm.gui.toasts import Way


class Told:
    """A `Say` that shows nothing. `ways` are the last one's, `staying` the topics that wait."""

    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []
        self.ways: dict[str, Callable[[], object]] = {}
        self.staying: set[str] = set()

    def __call__(
        self,
        title: str,
        detail: str = "",
        ways: tuple[Way, ...] = (),
        *,
        icon: str = "check",
        token: str = "ok",
        stays: bool = False,
        topic: str = "",
    ) -> None:
        self.said.append((title, detail))
        self.ways = dict(ways)
        self.staying |= {topic} if stays else set()

    def over(self, topic: str) -> None:
        self.staying.discard(topic)
