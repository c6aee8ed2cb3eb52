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
