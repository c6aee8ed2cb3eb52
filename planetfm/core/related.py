"""Which stored articles go with one: the site's own picks first, then those that share most.

    pick(subject, pool, linked) -> identities, best first
    split_related(html, base)   -> the article without its related block, and where that led

Three things count: rare words in common (a place, a ship, a name), the category, and nearness in
time. What is rare is measured in the pool itself, so the verdict needs no list of common words and
works in whatever language the site writes. Pure; a pool of some hundred takes a millisecond or two.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from planetfm.core.articles import link_key
from planetfm.core.pictures import absolute
from planetfm.core.plain import unescape

WORD = re.compile(r"[^\W_]{3,}")
HOW_MANY = 3
WORDS_LIMIT = 60
LINKS_LIMIT = 12
CATEGORY_WEIGHT = 2.2
"""As much as two words that one article in three uses."""
NEAR_WEIGHT, NEAR_DAYS = 2.0, 21.0
FLOOR = 1.0
"""What shares less than this with an article is not related to it."""


@dataclass(frozen=True, slots=True)
class Story:
    """What the verdict looks at. `about` is headline and excerpt as plain text."""

    identity: str
    link_key: str
    about: str
    categories: tuple[str, ...]
    published: datetime


def words_of(text: str) -> frozenset[str]:
    """The words of a headline that can be compared: lower case, three letters and more."""
    found = dict.fromkeys(word.lower() for word in WORD.findall(text))
    return frozenset(list(found)[:WORDS_LIMIT])


def pick(
    subject: Story, pool: Sequence[Story], linked: Sequence[str] = (), count: int = HOW_MANY
) -> tuple[str, ...]:
    """The identities of at most `count` stories that go with `subject`.

    `linked` are the link keys of the site's own related block: those of them that are in the pool
    go first, in the site's order.
    """
    others = {story.identity: story for story in pool if story.identity != subject.identity}
    by_key = {story.link_key: story.identity for story in others.values() if story.link_key}
    chosen = list(dict.fromkeys(by_key[key] for key in linked if key in by_key))[:count]
    words = {identity: words_of(story.about) for identity, story in others.items()}
    seen = Counter(word for own in words.values() for word in own)
    mine = words_of(subject.about)

    def score(story: Story) -> float:
        shared = mine & words[story.identity]
        rare = sum(math.log((len(others) + 1) / seen[word]) for word in shared)
        same = CATEGORY_WEIGHT if set(story.categories) & set(subject.categories) else 0.0
        if not shared and not same:
            return 0.0
        days = abs((story.published - subject.published).total_seconds()) / 86400
        return rare + same + NEAR_WEIGHT * math.exp(-days / NEAR_DAYS)

    scored = [(score(story), story) for story in others.values() if story.identity not in chosen]
    scored.sort(key=lambda pair: (-pair[0], -pair[1].published.timestamp(), pair[1].identity))
    chosen += [story.identity for points, story in scored if points >= FLOOR]
    return tuple(chosen[:count])


# The site's own block

TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})\b([^<>]*)>")
NAMED = re.compile(
    r"\b(?:class|id)\s*=\s*[\"'][^\"']{0,200}?"
    r"(?:\brelated[-_ ]?(?:posts?|articles?|news|content)\b|jp-relatedposts|\byarpp\b"
    r"|\b(?:berita|artikel)-terkait\b|\bbaca-?juga\b|\brelpost|\bcrp_related\b|\bsimilar-posts\b)",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"(?:(?:berita|artikel) (?:terkait|lainnya)|(?:baca|simak|lihat) juga|baca pula"
    r"|related (?:posts?|articles?|news|stories)|(?:read|see) also|also read"
    r"|you may also like)\s*:?",
    re.IGNORECASE,
)
HREF = re.compile(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
BOXES = frozenset({"div", "aside", "section", "ul", "ol", "nav", "figure"})
HEADS = frozenset({"h2", "h3", "h4", "h5", "h6", "p"})
LINE_LIMIT_CHARS, NAME_LIMIT_CHARS = 1_500, 1_000


@dataclass(frozen=True, slots=True)
class _Tag:
    start: int
    end: int
    closing: bool
    name: str
    attributes: str


def split_related(source: str, base: str) -> tuple[str, tuple[str, ...]]:
    """An article's raw HTML without its related blocks, and the link keys those led to, in order.

    Known are the blocks of the usual plugins, a list under "Berita terkait" or the like, and lines
    of their own that say "Baca juga: ..." with one link and nothing else. Time and memory grow
    with the length of `source` alone.
    """
    tags = [
        _Tag(found.start(), found.end(), bool(found[1]), found[2].lower(), found[3])
        for found in TAG.finditer(source)
    ]
    ends = _ends(tags)
    kept: list[str] = []
    keys: list[str] = []
    at = place = 0
    while place < len(tags):
        last = _block_at(source, tags, ends, place)
        if last is None:
            place += 1
            continue
        kept.append(source[at : tags[place].start])
        keys += _links(tags[place : last + 1], base)
        at = tags[last].end
        place = last + 1
    kept.append(source[at:])
    own = link_key(base)
    wanted = dict.fromkeys(key for key in keys if key and key != own)
    return "".join(kept), tuple(list(wanted)[:LINKS_LIMIT])


def _ends(tags: Sequence[_Tag]) -> dict[int, int]:
    """For the start tags that matter, the place of their end tag; none for what never ends."""
    ends: dict[int, int] = {}
    open_at: dict[str, list[int]] = {name: [] for name in BOXES | HEADS}
    for place, tag in enumerate(tags):
        waiting = open_at.get(tag.name)
        if waiting is None:
            continue
        if not tag.closing:
            if tag.name in HEADS:
                waiting.clear()  # these do not nest
            waiting.append(place)
        elif waiting:
            ends[waiting.pop()] = place
    return ends


def _block_at(source: str, tags: Sequence[_Tag], ends: dict[int, int], place: int) -> int | None:
    """The place of the last tag of the related block that begins at `place`, if one does."""
    tag, end = tags[place], ends.get(place)
    if end is None:
        return None
    if tag.name in BOXES:
        named = len(tag.attributes) < NAME_LIMIT_CHARS and NAMED.search(tag.attributes)
        return end if named else None
    inner = source[tag.end : tags[end].start]
    if len(inner) > LINE_LIMIT_CHARS:
        return None
    words = _plain(inner)
    label = LABEL.match(words)
    if label is None:
        return None
    if not words[label.end() :].strip():
        return _list_after(source, tags, ends, end)
    inside = tags[place + 1 : end]
    anchors = [one for one in inside if one.name == "a"]
    if tag.name != "p" or [one.closing for one in anchors] != [False, True]:
        return None
    said = _plain(source[anchors[0].end : anchors[1].start])
    alone = words[label.end() :].strip() == said and bool(said)
    return end if alone else None


def _list_after(source: str, tags: Sequence[_Tag], ends: dict[int, int], place: int) -> int | None:
    """Where the list ends that follows the heading which ends at `place`."""
    if place + 1 >= len(tags):
        return None
    following = tags[place + 1]
    near = not source[tags[place].end : following.start].strip()
    return ends.get(place + 1) if near and following.name in ("ul", "ol") else None


def _plain(markup: str) -> str:
    text = unescape(TAG.sub(" ", markup))
    return " ".join(text.split())


def _links(tags: Sequence[_Tag], base: str) -> list[str]:
    found = []
    for tag in tags:
        href = HREF.search(tag.attributes) if tag.name == "a" and not tag.closing else None
        address = absolute(unescape(href[1] or href[2] or ""), base) if href else ""
        if address:
            found.append(link_key(address))
    return found
