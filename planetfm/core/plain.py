"""HTML read without building a tree: its tags and text one after another, and text for search.

This scanner walks the source once, from left to right, and never looks back. Where a tag, a comment
or a hidden element ends is what the HTML standard says, since what is overlooked here is found by
whoever builds a tree later.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

TAG = re.compile(r"<(/?)([a-zA-Z][^\t\n\f\r />]*+)")
ATTRIBUTE = re.compile(
    r"[\t\n\f\r /]*+(?:=[^\t\n\f\r />=]*+|[^\t\n\f\r />=]++)"
    r"(?:[\t\n\f\r ]*+=[\t\n\f\r ]*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^\t\n\f\r >]++)?+)?+"
)
"""One attribute of a tag, with what stands before it. Quotes count only after an equals sign."""
REST_OF_TAG = re.compile(rf"(?:{ATTRIBUTE.pattern})*+[\t\n\f\r /]*+>")
COMMENT = re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))", re.DOTALL)
SPACES = re.compile(r"[\s\u200b\ufeff]+")
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Controls, and those that turn the direction of the line that follows."""
LONG_NUMBER = re.compile(r"&#(?:\d{8,}+|[xX][0-9a-fA-F]{8,}+);?")
"""No character has it. Python refuses to read a number of more than 4,300 digits."""


def names(words: str) -> frozenset[str]:
    """The names in `words`, which are parted by spaces."""
    return frozenset(words.split())


RAW = names("script style textarea title iframe noembed noframes xmp")
"""Elements whose content is no markup."""
HIDDEN = names("script style textarea title iframe noembed template svg")
"""Elements whose content is no text of the article."""
INLINE = names(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp"
    " small span strike strong sub sup time tt u var wbr"
)


def pieces(source: str, hidden: frozenset[str] = HIDDEN) -> Iterator[tuple[str, str]]:
    """The source as ("", text), ("name", "") for a start tag and ("/name", "") for an end tag.

    Comments, declarations and the content of `hidden` elements are left out. Text is not unescaped.
    """
    for tag, start, end in scan(source, hidden):
        yield tag, "" if tag else source[start:end]


def scan(source: str, hidden: frozenset[str]) -> Iterator[tuple[str, int, int]]:
    """What `pieces` gives, each with where it begins and ends in `source`."""
    at, end = 0, len(source)
    endless: set[str] = set()
    while at < end:
        opening = source.find("<", at)
        if opening < 0:
            yield "", at, end
            return
        if opening > at:
            yield "", at, opening
        tag = TAG.match(source, opening)
        if tag is None:
            follow = source[opening + 1 : opening + 2]
            if comment := COMMENT.match(source, opening):
                at = comment.end()
            elif follow in ("!", "?", "/"):
                closing = source.find(">", opening + 1)
                at = end if closing < 0 else closing + 1
            else:
                at = opening + 1
                yield "", opening, at
            continue
        name = lower(tag[2])
        at = tag_end(source, tag.end())
        if tag[1] or name not in hidden or name in endless:
            yield tag[1] + name, opening, at
            continue
        closing = _find_close(source, name, at)
        if closing >= 0:
            at = closing
        elif name in RAW:
            return
        else:  # any other is ended by much else, such as a picture by a paragraph
            endless.add(name)
            yield name, opening, at


def plain_text(source: str, limit: int = 200_000) -> str:
    """The readable text of an HTML fragment, entities decoded, blocks and spaces as one space.

    At most `limit` characters; reads no more of `source` than is needed for them.
    """
    words: list[str] = []
    length = 0
    for tag, text in pieces(source):
        if text:
            words.append(unescape(text))
            length += len(text)
            if length > limit * 4:
                break
        elif tag.lstrip("/") not in INLINE:
            words.append(" ")
    return _readable("".join(words))[:limit]


def paragraphs(source: str) -> str:
    """The text of `source` as bare paragraphs: what remains of a page too tangled to build."""
    parts: list[str] = []
    current: list[str] = []
    for tag, text in pieces(source):
        if text:
            current.append(unescape(text))
        elif tag.lstrip("/") not in INLINE and current:
            parts.append("".join(current))
            current = []
    parts.append("".join(current))
    flat = (_readable(part) for part in parts)
    return "".join(f"<p>{html.escape(part)}</p>" for part in flat if part)


def unescape(text: str) -> str:
    """`text` with its entities decoded; what names no character becomes U+FFFD."""
    return html.unescape(LONG_NUMBER.sub("\ufffd", text))


def lower(name: str) -> str:
    """A tag's name in lower case, as HTML takes it: letters of ASCII alone."""
    return name.lower() if name.isascii() else name


def tag_end(source: str, start: int) -> int:
    """Where the tag whose name ended at `start` ends; the end of `source` where it does not."""
    whole = REST_OF_TAG.match(source, start)
    return whole.end() if whole else len(source)


def attributes_in(tag: str) -> int:
    """How many attributes the text of a tag after its name holds."""
    return sum(1 for _ in ATTRIBUTE.finditer(tag.rstrip(">")))


def _readable(text: str) -> str:
    return UNPRINTABLE.sub("", SPACES.sub(" ", text)).strip()


def _find_close(source: str, name: str, start: int) -> int:
    """Where `</name` begins at or after `start`, or -1."""
    closing = re.compile(rf"</{name}(?=[\t\n\f\r />])", re.IGNORECASE | re.ASCII)
    found = closing.search(source, start)
    return found.start() if found else -1
