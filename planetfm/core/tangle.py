"""How much a tree builder would make of some HTML, told before one is let loose on it.

Builders follow the HTML standard, and the standard lets a small page grow without bounds. What
nests costs time by its square: 400 KB of `<div>` kept nh3 busy for eight seconds. What is left
open and formats text is opened again in each block that follows, with all its attributes: 400 KB
of `<p><b class=N>` are 400 million elements, and an address of 100 KB in one link that is never
closed stands in each paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from planetfm.core.plain import INLINE, RAW, attributes_in, lower, names, scan, tag_end

REOPENED = names("a b big code em font i nobr s small strike strong tt u")
"""Elements that a tree builder opens again in each following block until they are closed."""
SINGLE = names(
    "area base br col embed hr img input link meta param source track wbr"
    " p li dt dd tr td th tbody thead tfoot option optgroup colgroup"
    " path circle ellipse line polygon polyline rect stop use image"
)
"""Elements without content, or closed by their next sibling: they do not nest by themselves."""
FENCES = names("table object applet marquee template svg math")
"""An end tag within one of these closes nothing that began outside."""
PLAIN = INLINE | names(
    "p br hr img h1 h2 h3 h4 h5 h6 div ul ol li dl dt dd blockquote figure figcaption section"
    " article header footer main aside nav center address picture source summary details pre"
)
"""Elements within which an end tag means what it says."""
DEPTH_LIMIT = 200
ATTRIBUTES_LIMIT = 500
"""Of one tag. libxml2 compares each with each: 500,000 of them took it more than 100 s."""
FULL_TAG_CHARS = 2 * ATTRIBUTES_LIMIT
"""A shorter tag cannot have so many."""
GROWTH_LIMIT_CHARS = 4_000_000
ELEMENT_CHARS = 40
"""What an element weighs besides its start tag."""
ADOPTED_BLOCKS = 8
"""An end tag closes its element through fewer blocks than this; through more, it leaves a copy."""
SIMPLE_TAG = re.compile(
    r"<(?=[a-zA-Z/!?])(?:(/?)([a-zA-Z][a-zA-Z0-9]*+)"
    r"(?:[\t\n\f\r ]++[^\t\n\f\r \"'<>/=]++(?:[\t\n\f\r ]*+=[\t\n\f\r ]*+"
    r"(?:\"[^\"<]*+\"|'[^'<]*+'|[^\t\n\f\r \"'<>=`]++))?+)*+[\t\n\f\r ]*+/?>)?"
)
"""A tag that reads the same to everybody; else its `<` alone, unless that is plain text."""
LOOSE_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*+)(?=[\t\n\f\r />])")
"""One that does not, such as one with `<` in an attribute."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a builder can bear: inline elements that are left open, and tags."""

    reopened: int
    tags: int


ARTICLE = Bounds(60, 50_000)
"""For nh3. What stands in a table but in no cell costs it time by the square of the tags."""
PAGE = Bounds(5_000, 150_000)
"""For lxml, which does not reopen: themes write icons as `<i .../>`, which HTML leaves open. What
looks for the article in a page took 40 s and 1.7 GB over a million tags."""


def tangled(source: str, bounds: Bounds = ARTICLE) -> bool:
    """Whether `source` nests deeper, or is and leaves open more, than anything of a real site, or
    has a tag of more attributes."""
    nest: list[str] = []
    nested: Counter[str] = Counter()
    left_open: Counter[str] = Counter()
    reopened = tags = 0
    for tag, start, end in scan(source, RAW):
        if not tag:
            continue
        tags += 1
        if end - start > FULL_TAG_CHARS and attributes_in(source[start:end]) > ATTRIBUTES_LIMIT:
            return True
        name, ends = tag.lstrip("/"), tag[0] == "/"
        if name in REOPENED:
            if not ends or left_open[name]:
                step = -1 if ends else 1
                left_open[name] += step
                reopened += step
        elif ends:
            nested.subtract(_closed_by(name, nest) if nested[name] or name in SINGLE else ())
        elif name not in SINGLE:
            nest.append(name)
            nested[name] += 1
        if len(nest) > DEPTH_LIMIT or reopened > bounds.reopened or tags > bounds.tags:
            return True
    return False


def _closed_by(name: str, nest: list[str]) -> list[str]:
    """Takes off `nest` what the end tag `name` closes: inline elements up to the next block, or all
    down to the element of that name unless a fence is in the way."""
    place = len(nest)
    while place and nest[place - 1] in INLINE and nest[place - 1] != name:
        place -= 1
    if name not in SINGLE:
        if name not in INLINE:
            while place and nest[place - 1] != name and nest[place - 1] not in FENCES:
                place -= 1
        if not place or nest[place - 1] != name:
            return []
        place -= 1
    closed = nest[place:]
    del nest[place:]
    return closed


def regrown(source: str) -> bool:
    """Whether what is left open might be opened again until it is far more than `source`.

    No end tag is believed that a builder might ignore: one in a comment or an attribute, in a table
    or a list of choices, behind many blocks. What such a one should close counts as open to the
    end. Every `<` is looked at, so nothing hides in what only seems to be skipped.
    """
    if source.count("<") > ARTICLE.tags:
        return True
    waiting: list[tuple[str, int, int]] = []
    """What an end tag may still close: its name, how many tags began before it, its weight."""
    open_chars = grown_chars = begun = sure_from = 0
    for found in SIMPLE_TAG.finditer(source):
        start, end = found.span()
        name = lower(found[2] or "")
        sure = start >= sure_from
        if not name and (loose := LOOSE_TAG.match(source, start)):
            # What stands between its quotes are tags only if it is none itself.
            name, end = lower(loose[1]), tag_end(source, loose.end())
            sure_from = max(sure_from, end)
            grown_chars += end - start
        grown_chars += open_chars
        if grown_chars > GROWTH_LIMIT_CHARS:
            return True
        if name not in PLAIN:
            waiting.clear()
            continue
        if sure and (found[1] or name == "a"):  # a link ends where the next begins
            place = next((n for n in range(len(waiting) - 1, -1, -1) if waiting[n][0] == name), -1)
            if place >= 0:
                _, before, weight = waiting.pop(place)
                open_chars -= weight if begun - before <= ADOPTED_BLOCKS else 0
        if not found[1]:
            if name in REOPENED:
                weight = end - start + ELEMENT_CHARS
                waiting.append((name, begun, weight))
                open_chars += weight
            begun += 1
    return False
