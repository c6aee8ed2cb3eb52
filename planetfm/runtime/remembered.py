"""What the article store remembers of the site from one run of the app to the next."""

from __future__ import annotations

from dataclasses import dataclass

from planetfm.core.refresh import Validators
from planetfm.runtime.archive import ARCHIVE
from planetfm.runtime.corrections import EDITS_AT
from planetfm.store.articles import ArticleStore, Counts


@dataclass(frozen=True, slots=True)
class Remembered:
    """`last_ok`, `last_status`: the last good visit, POSIX seconds and HTTP status. `rebuilt`: the
    store was damaged and begun anew."""

    counts: Counts
    validators: Validators | None
    last_ok: float | None
    last_status: int | None
    closed_until: float
    rebuilt: bool
    archive: str | None
    edits_at: float


def remembered(store: ArticleStore) -> Remembered:
    """Read it; on the db lane. What cannot be read counts as not known."""
    last_ok, last_status = _visit(store.recall("visit"))
    return Remembered(
        counts=store.counts(),
        validators=Validators.from_json(store.recall("validators")),
        last_ok=last_ok,
        last_status=last_status,
        closed_until=_number(store.recall("closed_until")),
        rebuilt=store.set_aside is not None,
        archive=store.recall(ARCHIVE),
        edits_at=_number(store.recall(EDITS_AT)),
    )


def _visit(text: str | None) -> tuple[float | None, int | None]:
    try:
        when, status = (text or "").split()
        return float(when), int(status)
    except ValueError:
        return None, None


def _number(text: str | None) -> float:
    try:
        return float(text or 0.0)
    except ValueError:
        return 0.0
