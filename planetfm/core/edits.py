"""What the site changed in an article, word by word: a small diff of plain text. Pure.

    word_changes("Kapal berangkat pukul 7.", "Kapal berangkat pukul 8.")
    -> (Piece(SAME, "Kapal berangkat pukul"), Piece(GONE, "7."), Piece(NEW, "8."))

Long stretches that stayed are shortened by `in_brief` to the words around a change, so that a
correction of one figure in a long article is one line.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from planetfm.core.model import Article
from planetfm.core.plain import plain_text

WORDS_MAX = 4_000
"""difflib's time grows by the square in the worst case: 4,000 words of noise take about 1 s."""


class Fate(enum.Enum):
    """What became of a stretch of words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words in a row, single spaces between them. `cut`: words that stayed were left out."""

    fate: Fate
    text: str
    cut: bool = False


def word_changes(before: str, after: str) -> tuple[Piece, ...]:
    """How `before` became `after`; empty when the words are the same.

    Texts beyond WORDS_MAX words are compared up to there.
    """
    old, new = before.split()[:WORDS_MAX], after.split()[:WORDS_MAX]
    if old == new:
        return ()
    pieces: list[Piece] = []
    matcher = SequenceMatcher(None, old, new, autojunk=len(old) > 400)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            pieces.append(Piece(Fate.SAME, " ".join(old[a:b])))
            continue
        if b > a:
            pieces.append(Piece(Fate.GONE, " ".join(old[a:b])))
        if d > c:
            pieces.append(Piece(Fate.NEW, " ".join(new[c:d])))
    return tuple(pieces)


def in_brief(pieces: Iterable[Piece], around: int = 8) -> tuple[Piece, ...]:
    """The changes with at most `around` unchanged words on either side of each."""
    given = tuple(pieces)
    return tuple(_shortened(given, around))


def changes_of(article: Article) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """What the last correction changed in the headline and in the text, in brief.

    Both are empty for an article that was never corrected.
    """
    before = article.previous
    if before is None:
        return (), ()
    return (
        word_changes(before.title, article.title),
        in_brief(word_changes(before.text, plain_text(article.html))),
    )


def _shortened(pieces: tuple[Piece, ...], around: int) -> Iterator[Piece]:
    last = len(pieces) - 1
    for at, piece in enumerate(pieces):
        words = piece.text.split()
        room = around * ((at > 0) + (at < last))
        if piece.fate is not Fate.SAME or len(words) <= room:
            yield piece
            continue
        if at > 0 and around:
            yield Piece(Fate.SAME, " ".join(words[:around]))
        yield Piece(Fate.SAME, " ".join(words[-around:]) if at < last else "", cut=True)
