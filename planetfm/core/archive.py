"""How far the way back into a site's archive has been gone, and what is asked next. Pure.

The archive is read newest first, a page at a time, over REST where the site lets us, else by the
pages of its feed. A page number is all that needs remembering: what is published meanwhile only
pushes known articles onto the next page, and what slips through when something is deleted is found
by the stocktaking at the end, which compares every id the site has with those that are stored.
Each of the two ways keeps its own place, so whichever is open goes on where it was left.
"""

from __future__ import annotations

import enum
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

PAGE_SIZES = (50, 20, 10)
"""Posts a page over REST: fewer where the site is too slow or its posts too large for more."""
STOCK_EVERY_S = 7 * 86400.0
"""How often the site's ids are compared with the stored ones, once the archive is complete."""


class Way(enum.Enum):
    """How the archive is read."""

    REST = "rest"
    FEED = "feed"


@dataclass(frozen=True, slots=True)
class Progress:
    """`page`: the next to ask for. `total`: how many articles the site has; None: it did not say.

    `stock_at`: when the ids were compared last, POSIX seconds. `edits_at`: until when the site's
    edits are known. `last`: what the last page of the feed showed, to notice a feed without pages.
    `other_page`: the next to ask for on the way that is not gone now.
    """

    way: Way = Way.REST
    page: int = 1
    total: int | None = None
    complete: bool = False
    stock_at: float = 0.0
    edits_at: float = 0.0
    last: str = ""
    per_page: int = PAGE_SIZES[0]
    other_page: int = 1

    def to_json(self) -> str:
        return json.dumps(asdict(self) | {"way": self.way.value})

    @classmethod
    def from_json(cls, text: str | None) -> Progress:
        """What `to_json` wrote; the beginning for anything else."""
        try:
            data = json.loads(text or "null")
            total = data["total"]
            return cls(
                way=Way(data["way"]),
                page=max(1, int(data["page"])),
                total=None if total is None else int(total),
                complete=bool(data["complete"]),
                stock_at=float(data["stock_at"]),
                edits_at=float(data["edits_at"]),
                last=str(data["last"]),
                per_page=max(1, int(data.get("per_page", PAGE_SIZES[0]))),
                other_page=max(1, int(data.get("other_page", 1))),
            )
        except (ValueError, TypeError, KeyError):
            return cls()


def after_rest_page(before: Progress, count: int, total: int | None, pages: int | None) -> Progress:
    """A page of `count` posts came over REST; the site says how many posts and pages it has."""
    over = count == 0 or (pages is not None and before.page >= pages)
    return replace(
        before,
        page=before.page + 1,
        total=before.total if total is None else total,
        complete=over,
    )


def after_feed_page(before: Progress, identities: Sequence[str]) -> Progress:
    """A page of the feed came. One without articles, or the same one again, is the end."""
    shown = " ".join(sorted(identities))[:2_000]
    return replace(
        before, page=before.page + 1, last=shown, complete=not identities or shown == before.last
    )


def by_feed(before: Progress) -> Progress:
    """REST is blocked: go on by the feed, where that was left, since its pages are other pages."""
    return before if before.way is Way.FEED else _other_way(before, Way.FEED)


def by_rest(before: Progress) -> Progress:
    """REST is open: it knows more than the feed, so what the feed brought is gone over again."""
    if before.way is Way.REST:
        return before
    return replace(_other_way(before, Way.REST), complete=False, stock_at=0.0)


def _other_way(before: Progress, way: Way) -> Progress:
    return replace(before, way=way, page=before.other_page, other_page=before.page, last="")


def is_whole(progress: Progress, *, rest_known: bool) -> bool:
    """Whether there is nothing more to come.

    A feed that ends with its first page may be one that ignores `paged`, or refuses it: of a site
    that is known to have REST this is not believed.
    """
    one_page = progress.way is Way.FEED and progress.page <= 3  # 3 would be next, after a bad 2
    return progress.complete and not (one_page and rest_known)


def kept_longer(before: Progress, *, by_stock: bool) -> Progress:
    """More is kept from now on than before, and what was let go is wanted again: a complete archive
    has it found by comparing the ids where that is to be (`by_stock`); else the way is gone from
    its beginning."""
    if by_stock and before.complete and before.way is Way.REST:
        return replace(before, stock_at=0.0)
    return replace(before, page=1, other_page=1, last="", complete=False, stock_at=0.0)


def in_smaller_pages(before: Progress) -> Progress | None:
    """The same place in the archive, counted in smaller pages; None where there are none."""
    size = next((size for size in PAGE_SIZES if size < before.per_page), None)
    if size is None or before.way is not Way.REST:
        return None
    done = (before.page - 1) * before.per_page
    return replace(before, per_page=size, page=done // size + 1)


def stock_due(progress: Progress, now: float) -> bool:
    """Whether it is time to compare the ids."""
    age = now - progress.stock_at
    return progress.complete and progress.way is Way.REST and not 0.0 <= age < STOCK_EVERY_S
