"""Where the words of a search stand in an article: found as the search finds them, shown on a tint.

What is a hit is decided in `core.search`, as for the list. One hit is the present one; it has a
stronger ground.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from planetfm.core.search import WORD, Term, Wish, hits, read
from planetfm.gui.tokens import Tokens

MOST = 500


def words_in(query: str) -> tuple[str, ...]:
    """The words and phrases in what was typed into the search field, for `find`."""
    return tuple(" ".join(term.words) for term in read(query).terms)


def find(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """(start, end) of every hit in `text`, in order, none inside another."""
    terms = (tuple(WORD.findall(word)) for word in words)
    wish = Wish(tuple(Term(parts, len(parts) > 1) for parts in terms if parts))
    return list(hits(text, wish)[:MOST])


def selections(
    document: QTextDocument, found: Sequence[tuple[int, int]], present: int, tokens: Tokens
) -> list[QTextEdit.ExtraSelection]:
    """What a text view is given so that the hits stand out; `present` is the one looked at."""
    made = []
    for n, (start, end) in enumerate(found):
        one = QTextEdit.ExtraSelection()
        cursor = QTextCursor(document)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        looked_at = n == present
        look.setBackground(QColor(tokens.accent if looked_at else tokens.tint))
        look.setForeground(QColor(tokens.on_accent if looked_at else tokens.ink))
        one.cursor, one.format = cursor, look
        made.append(one)
    return made
