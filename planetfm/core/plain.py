"""HTML read without building a tree: text for search and excerpts, and a measure of its tangle.

Tree builders follow the HTML standard, and the standard lets a small page grow without bounds: an
unclosed `<b class=N>` in each paragraph is reopened in all that follow, and 2 MB of `<div>` kept
nh3 busy for 87 s. This scanner walks the source once, from left to right, and never looks back.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)")
SPACES = re.compile(r"[\s\u200b\ufeff]+")


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


HIDDEN = frozenset({"script", "style", "template", "textarea", "title", "iframe", "noembed", "svg"})
"""Elements whose content is no text of the article."""
INLINE = _names(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp"
    " small span strike strong sub sup time tt u var wbr"
)
REOPENED = _names("a b big code em font i nobr s small strike strong tt u")
"""Elements that a tree builder opens again in each following block until they are closed."""
SINGLE = _names(
    "area base br col embed hr img input link meta param source track wbr"
    " p li dt dd tr td th tbody thead tfoot option optgroup colgroup"
)
"""Elements without content, or closed by their next sibling: they do not nest by themselves."""
DEPTH_LIMIT = 200
REOPENED_LIMIT = 60


def pieces(source: str) -> Iterator[tuple[str, str]]:
    """The source as ("", text), ("name", "") for a start tag and ("/name", "") for an end tag.

    Comments, declarations and the content of hidden elements are left out. Text is not unescaped.
    """
    at, end = 0, len(source)
    while at < end:
        opening = source.find("<", at)
        if opening < 0:
            yield "", source[at:]
            return
        if opening > at:
            yield "", source[at:opening]
        tag = TAG.match(source, opening)
        if tag is None:
            follow = source[opening + 1 : opening + 2]
            if source.startswith("<!--", opening):
                at = _after(source, "-->", opening + 4)
            elif follow in ("!", "?", "/"):
                at = _after(source, ">", opening + 1)
            else:
                yield "", "<"
                at = opening + 1
            continue
        name = tag[2].lower()
        at = _tag_end(source, tag.end())
        if not tag[1] and name in HIDDEN:
            closing = _find_close(source, name, at)
            at = end if closing < 0 else closing
            continue
        yield tag[1] + name, ""


def plain_text(source: str, limit: int = 200_000) -> str:
    """The readable text of an HTML fragment, entities decoded, blocks and spaces as one space.

    At most `limit` characters; reads no more of `source` than is needed for them.
    """
    words: list[str] = []
    length = 0
    for tag, text in pieces(source):
        if text:
            words.append(html.unescape(text))
            length += len(text)
            if length > limit * 4:
                break
        elif tag.lstrip("/") not in INLINE:
            words.append(" ")
    return SPACES.sub(" ", "".join(words)).strip()[:limit]


def paragraphs(source: str) -> str:
    """The text of `source` as bare paragraphs: what remains of a page too tangled to build."""
    parts: list[str] = []
    current: list[str] = []
    for tag, text in pieces(source):
        if text:
            current.append(html.unescape(text))
        elif tag.lstrip("/") not in INLINE and current:
            parts.append("".join(current))
            current = []
    parts.append("".join(current))
    flat = (SPACES.sub(" ", part).strip() for part in parts)
    return "".join(f"<p>{html.escape(part)}</p>" for part in flat if part)


def tangled(source: str, reopened_limit: int = REOPENED_LIMIT) -> bool:
    """Whether a tree builder would nest or reopen more than any article of a real site does.

    `reopened_limit`: how many inline elements may be left open; a builder that does not reopen
    them, such as libxml2's, can bear more.
    """
    depth = reopened = 0
    for tag, text in pieces(source):
        if text:
            continue
        name = tag.lstrip("/")
        step = -1 if tag.startswith("/") else 1
        if name in REOPENED:
            reopened = max(0, reopened + step)
        elif name not in SINGLE:
            depth = max(0, depth + step)
        if depth > DEPTH_LIMIT or reopened > reopened_limit:
            return True
    return False


def _after(source: str, what: str, start: int) -> int:
    found = source.find(what, start)
    return len(source) if found < 0 else found + len(what)


_TAG_END = re.compile(r"[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*>")


def _tag_end(source: str, start: int) -> int:
    """Where the tag whose name ended at `start` ends; quotes count within 8,000 characters."""
    simple = source.find(">", start)
    if simple < 0:
        return len(source)
    first_quote = min(
        (n for n in (source.find('"', start, simple), source.find("'", start, simple)) if n >= 0),
        default=-1,
    )
    if first_quote < 0:
        return simple + 1
    whole = _TAG_END.match(source, start, start + 8_000)
    return whole.end() if whole else simple + 1


def _find_close(source: str, name: str, start: int) -> int:
    """Where `</name` begins at or after `start`, or -1."""
    closing = re.compile("</" + name, re.IGNORECASE).search(source, start)
    return closing.start() if closing else -1
