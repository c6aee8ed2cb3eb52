"""What a listener types -> an FTS5 query that cannot be a syntax error."""

from __future__ import annotations

import re

PHRASE = re.compile(r'"([^"]+)"|(\S+)')
WORD = re.compile(r"\w+")


def match_of(text: str) -> str:
    """An FTS5 expression: every word as a prefix, quoted phrases as they stand; empty for none."""
    parts: list[str] = []
    for found in PHRASE.finditer(text[:400]):
        words = WORD.findall(found[1] or found[2])
        if not words:
            continue
        quoted = '"' + " ".join(words) + '"'
        parts.append(quoted if found[1] else quoted + "*")
    return " ".join(parts[:20])
