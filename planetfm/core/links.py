"""Addresses of our own, `planetfm:...`, as a browser, a mail or a script hands them over.

Anybody may write one, so it is read strictly: what is not exactly one of the three forms is no
address of ours, and none of them can do more than a click in the window.

    planetfm:play                the sound begins
    planetfm:live                the same, at the live edge
    planetfm:article/post:1234   an article is opened; planetfm:article/1234 is the same
                                 (identities of other kinds are percent-encoded, see `link_to`)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

SCHEME = "planetfm:"
LONGEST = 700
"""An identity has up to 205 characters, and each may be written as %41."""

_ACT = re.compile(r"(?:play|live)/?")
_NUMBER = re.compile(r"[0-9]{1,18}")
_IDENTITY = re.compile(r"post:[0-9]{1,18}|(?:guid|link|text):\S{1,200}")


@dataclass(frozen=True, slots=True)
class PlayLink:
    live: bool = False


@dataclass(frozen=True, slots=True)
class ArticleLink:
    identity: str
    """As in `core.model.Article`."""


Link = PlayLink | ArticleLink


def is_link(text: str) -> bool:
    """Whether the text means to be one of our addresses, well formed or not."""
    return text[: len(SCHEME)].casefold() == SCHEME


def parse_link(text: str) -> Link:
    """Raises ValueError for whatever is not exactly one of the forms above. `planetfm://play` is
    taken too: some programs put the slashes in."""
    if len(text) > LONGEST or not text.isascii() or not is_link(text):
        raise ValueError("not an address of Planet FM")
    rest = text[len(SCHEME) :].removeprefix("//")
    if _ACT.fullmatch(rest):
        return PlayLink(live=rest.startswith("live"))
    if rest.startswith("article/"):
        name = unquote(rest.removeprefix("article/"), errors="strict")
        if _NUMBER.fullmatch(name):
            return ArticleLink(f"post:{name}")
        if name.isprintable() and _IDENTITY.fullmatch(name):
            return ArticleLink(name)
    raise ValueError("not an address of Planet FM")


def link_to(identity: str) -> str:
    """The address that opens an article."""
    return f"{SCHEME}article/{quote(identity, safe=':')}"
