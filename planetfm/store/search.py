"""What a listener types -> an FTS5 query that cannot be a syntax error."""

from __future__ import annotations

from collections.abc import Iterable

from planetfm.core.search import Term, read


def match_of(text: str) -> str:
    """An FTS5 expression: every word as a prefix, quoted phrases as they stand; empty for none."""
    return match_of_terms(read(text).terms)


def match_of_terms(terms: Iterable[Term]) -> str:
    """The same of terms that were read already."""
    return " ".join(
        '"' + " ".join(term.words) + '"' + ("" if term.phrase else "*") for term in terms
    )
