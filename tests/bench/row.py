"""One figure of ours beside the peer's, and the table of all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

HEADS = ("", "Planet FM", "peer", "ratio", "aim", "peer is")
LEAST = 0.03


@dataclass(frozen=True, slots=True)
class Row:
    """`peer` None: nothing to put beside it; `ours` None: it could not be measured."""

    what: str
    unit: str
    ours: float | None
    peer: float | None
    peer_is: str
    aim: str = ""

    def cells(self) -> tuple[str, ...]:
        return (
            self.what,
            self._figure(self.ours),
            self._figure(self.peer),
            self._ratio(),
            self.aim,
            self.peer_is,
        )

    def _figure(self, value: float | None) -> str:
        return "-" if value is None else f"{value:.2f} {self.unit}"

    def _ratio(self) -> str:
        # The ear calls less than this no silence: there is nothing to divide by.
        if self.ours is None or self.peer is None or self.peer < LEAST:
            return "-"
        return f"{self.ours / self.peer:.2f}"


def table(rows: Sequence[Row]) -> str:
    """The rows as lines of text in columns."""
    lines = [HEADS, *(row.cells() for row in rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(HEADS))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )
