"""Which encodings a network may name for its text: those of real pages, each decoded in one pass.

Python knows others. Its punycode takes time by the square (4 MB: half an hour), `unicode_escape`
and the like make something else of the bytes, some are no encodings of text at all.
"""

from __future__ import annotations

import codecs

NAME_CHARS = 40
KNOWN = frozenset(
    {
        *("ascii", "utf-8", "utf-16", "utf-16-le", "utf-16-be", "koi8-r", "koi8-u", "tis-620"),
        *(f"iso8859-{part}" for part in range(1, 17) if part != 12),
        *(f"cp{page}" for page in (437, 850, 852, 866, 874, 932, 949, 950, *range(1250, 1259))),
        *("mac-roman", "mac-cyrillic", "gb2312", "gbk", "gb18030", "big5", "big5hkscs"),
        *("shift_jis", "euc_jp", "euc_kr", "iso2022_jp"),
    }
)
"""By Python's names for them."""


def known(name: str) -> str:
    """The encoding that `name` means, by Python's name for it; empty where it is none of text."""
    name = name.strip("\"' \t")
    if not name or len(name) > NAME_CHARS or not name.isascii() or not name.isprintable():
        return ""
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return ""
    return found if found in KNOWN else ""


def named_in(content_type: str) -> str:
    """The encoding that a Content-Type header names, if it is a known one; else empty."""
    for part in content_type.split(";")[1:]:
        name, _, value = part.strip().partition("=")
        if name.strip().lower() == "charset" and (found := known(value)):
            return found
    return ""
