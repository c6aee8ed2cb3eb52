"""Where the rows of a long list lie: heights known or guessed, summed once, looked up by halving.

Only rows that were looked at are measured; the others count with an estimate. So a list of ten
thousand articles costs one pass over small integers, not ten thousand text layouts. `Rows` knows
positions from the top of the list (0 first), not model rows.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from itertools import accumulate


class Rows:
    """Heights in px. Not measured rows have the height `estimate`."""

    def __init__(self, estimate: int) -> None:
        self._estimate = estimate
        self._heights = array("i")
        self._measured = bytearray()
        self._tops: array[int] | None = None

    def __len__(self) -> int:
        return len(self._heights)

    def reset(self, count: int, estimate: int) -> None:
        self._estimate = estimate
        self._heights = array("i", [estimate]) * count
        self._measured = bytearray(count)
        self._tops = None

    def insert(self, at: int, count: int) -> None:
        self._heights[at:at] = array("i", [self._estimate]) * count
        self._measured[at:at] = bytes(count)
        self._tops = None

    def forget(self, at: int) -> None:
        """The row must be measured again."""
        self._measured[at] = 0

    def is_measured(self, at: int) -> bool:
        return bool(self._measured[at])

    def measure(self, at: int, height: int) -> int:
        """Note the true height; returns by how much it differs from what was assumed."""
        differs = height - self._heights[at]
        self._measured[at] = 1
        if differs:
            self._heights[at] = height
            self._tops = None
        return differs

    def height(self, at: int) -> int:
        return self._heights[at]

    def top(self, at: int) -> int:
        """Where row `at` begins; `len` gives the end of the last."""
        return self._sums()[at]

    @property
    def total(self) -> int:
        return self._sums()[-1]

    def at(self, y: int) -> int:
        """The row that covers `y`, kept within the rows; -1 when there are none."""
        if not self._heights:
            return -1
        return min(max(bisect_right(self._sums(), y) - 1, 0), len(self._heights) - 1)

    def _sums(self) -> array[int]:
        if self._tops is None:
            self._tops = array("i", accumulate(self._heights, initial=0))
        return self._tops
