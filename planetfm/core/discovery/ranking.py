"""Which candidate is tried first, and what makes two candidates one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from planetfm.core.addresses import identity
from planetfm.core.discovery.findings import Candidate, Reason

_BASE = {
    Reason.ENTERED: 2000,
    Reason.REMEMBERED: 1800,
    Reason.KNOWN: 1600,
    Reason.AUDIO_ELEMENT: 700,
    Reason.SOURCE_ELEMENT: 690,
    Reason.SCRIPT: 650,
    Reason.ATTRIBUTE: 650,
    Reason.LINK: 600,
    Reason.IFRAME: 600,
    Reason.LINKED_PAGE: 500,
    Reason.DIRECTORY: 200,
}
_STORY_PENALTY = 500
"""A story's sound file is the last thing to try: it plays, but it is not the station."""


def rank_of(reason: Reason, shape: int, bonus: int = 0, *, shaped: bool = False) -> int:
    """The rank of a candidate with this reason whose address scored `shape` (see `shapes`).

    `shaped`: the bonus already counts the address's shape (the script reader's scores do).
    """
    points = _BASE[reason] + bonus + (0 if shaped else shape)
    return points - _STORY_PENALTY if shape <= -100 else points


def rank(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Each address once, best first; of equals the one found first. Of two candidates that are the
    same address the better one stays."""
    best: dict[str, Candidate] = {}
    for candidate in candidates:
        key = identity(candidate.url)
        if key not in best or best[key].rank < candidate.rank:
            best[key] = candidate
    return tuple(sorted(best.values(), key=lambda candidate: -candidate.rank))


def given(urls: Iterable[str], reason: Reason) -> tuple[Candidate, ...]:
    """Candidates that no page told: entered, remembered, or known from the profile, in order."""
    return tuple(
        Candidate(url, reason, "", _BASE[reason] - place, "") for place, url in enumerate(urls)
    )


def seen_through(candidates: Iterable[Candidate], reason: Reason) -> tuple[Candidate, ...]:
    """The same addresses, found one step away: in a frame, on a linked page, in a script file."""
    step = _BASE[reason]
    return tuple(
        replace(
            candidate,
            reason=reason,
            rank=step + (candidate.rank - _BASE[candidate.reason]) // 2,
            detail=f"{candidate.reason.value}: {candidate.detail}".rstrip(": "),
        )
        for candidate in candidates
    )
