"""How much of the news is kept."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many articles are kept, saved ones apart, and how many days old they may be; 0: all."""

    articles: int = 0
    days: int = 0

    def __bool__(self) -> bool:
        return bool(self.articles or self.days)

    def keeps_more_than(self, other: Bounds) -> bool:
        """Whether either of the two measures is wider than that of `other`."""
        return _wider(self.articles, other.articles) or _wider(self.days, other.days)


def _wider(one: int, other: int) -> bool:
    return other != 0 and (one == 0 or one > other)
