"""Where the words of a search stand in an article: found as the search finds them, shown on a tint.

A word is found at the beginning of words, whatever its case and accents, and a phrase as a whole:
the same rules as the full text index. One hit is the present one; it has a stronger ground.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from planetfm.gui.tokens import Tokens

MOST = 500


def folded(text: str) -> str:
    """`text` in lower case and without accents, letter for letter: places stay the same."""
    plain = []
    for letter in text:
        base = unicodedata.normalize("NFD", letter)[0].lower()
        plain.append(base if len(base) == 1 else letter)
    return "".join(plain)


def find(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """(start, end) of every hit in `text`, in order, none inside another."""
    parts = []
    for word in words:
        pieces = re.findall(r"\w+", folded(word))
        if pieces:
            parts.append(r"\W+".join(re.escape(piece) for piece in pieces))
    if not parts:
        return []
    # The longest first: "ban" must not hide "bandara".
    parts.sort(key=len, reverse=True)
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(parts) + r")")
    plain = folded(text)
    found = []
    for match in pattern.finditer(plain):
        found.append((match.start(), match.end()))
        if len(found) >= MOST:
            break
    return found


def selections(
    document: QTextDocument, hits: Sequence[tuple[int, int]], present: int, tokens: Tokens
) -> list[QTextEdit.ExtraSelection]:
    """What a text view is given so that the hits stand out; `present` is the one looked at."""
    made = []
    for n, (start, end) in enumerate(hits):
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
