"""The comments of the open article as a window shows them, and news of replies elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from planetfm.core.comment_page import Obstacle
from planetfm.core.comments import Order, Outcome, Part, Row, Standing
from planetfm.core.errors import Trouble
from planetfm.core.outgoing import Draft, Outgoing, Writer


@dataclass(frozen=True, slots=True)
class CommentsView:
    """What stands under the article that is open; empty without one."""

    identity: str = ""
    rows: tuple[Row, ...] = ()
    """In reading order; each comment's `html` is safe."""
    total: int = 0
    fetched: float | None = None
    """When these were on the site, POSIX seconds; None: never had."""
    loading: bool = False
    trouble: Trouble | None = None
    order: Order = Order.NEWEST
    standing: Standing = Standing.UNKNOWN
    obstacle: Obstacle | None = None
    required: frozenset[Part] = frozenset(Part)
    draft: Draft | None = None
    """What is written; None until the store was read."""
    writer: Writer | None = None
    sending: bool = False
    outcome: Outcome | None = None
    again_at: float = 0.0
    """The site wants no reply before, POSIX seconds."""
    outgoing: tuple[Outgoing, ...] = ()
    """The listener's replies that are not to be seen on the site yet."""


@dataclass(frozen=True, slots=True)
class MaybeSent:
    """The app ended while a reply was under way: whether it arrived is not known yet."""

    outgoing: Outgoing


@dataclass(frozen=True, slots=True)
class Shown:
    """A reply that waited, or may have been lost, stands on the site."""

    outgoing: Outgoing


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What became of a reply to an article that is no longer open."""

    identity: str
    title: str
    outcome: Outcome
