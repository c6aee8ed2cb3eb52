"""Replies on their way: sent but not yet seen on the site. One's own comment is found again by its
number, or by writer and words.

A reply is noted as SENDING before its first byte leaves. Whatever ends the app after that moment,
the next start finds the note and knows that the reply may have arrived: it looks, and asks.
"""

from __future__ import annotations

import enum
import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from planetfm.core.comments import TEXT_BYTES, Comment
from planetfm.core.digest import sha256_hex
from planetfm.core.plain import plain_text

CHECKS_S = (20.0, 120.0, 600.0, 1800.0, 3600.0, 3 * 3600.0, 6 * 3600.0)
"""Pauses before each further look for a reply that waits or may have arrived."""
GIVEN_UP_S = 30 * 86_400.0
"""A reply that was not shown after so long will not be."""


class OutState(enum.Enum):
    SENDING = "sending"
    UNSURE = "unsure"  # it may have arrived; the listener decides what becomes of it
    HELD = "held"  # arrived, and waits for approval


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A reply on its way. `number` is the store's; times are POSIX seconds.

    `mark` tells the writer's name again without keeping it, `newest_id` is the highest comment
    number known before. `comment_id` is 0 until the site told it.
    """

    identity: str
    post_id: int | None
    link: str
    title: str
    text: str
    parent: int
    mark: str
    newest_id: int
    at: float
    state: OutState = OutState.SENDING
    comment_id: int = 0
    checks: int = 0
    next_check: float = 0.0
    number: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """What is written and not sent. Without name and e-mail: those are kept only on request."""

    text: str = ""
    parent: int = 0


@dataclass(frozen=True, slots=True)
class Writer:
    """Name and e-mail, kept because the listener said so."""

    name: str = ""
    email: str = ""


def same_words(one: str, other: str) -> bool:
    """Whether two texts are the same but for what a site does to typed text: quotes, dashes, case.

    Both may be HTML.
    """
    return _bare(one) == _bare(other)


def _bare(text: str) -> str:
    plain = plain_text(text, TEXT_BYTES)
    letters = "".join(c for c in plain.casefold() if c.isalnum())
    return letters or re.sub(r"\s", "", plain)


def mark_of(name: str) -> str:
    """A writer's mark: tells the same name again without keeping it."""
    return sha256_hex(_bare(html.escape(name)).encode("utf-8", "replace"))[:16]


def find_own(
    comments: Iterable[Comment], mark: str, text: str, newer_than: int, comment_id: int = 0
) -> Comment | None:
    """The listener's own comment among those shown: by its number, else by writer and words.

    `newer_than`: the highest comment number known before the reply went out.
    """
    escaped = html.escape(text)
    for one in comments:
        if comment_id:
            if one.id == comment_id:
                return one
        elif one.id > newer_than and mark_of(one.author) == mark and same_words(one.html, escaped):
            return one
    return None


def next_check_s(checks: int) -> float:
    """How long to wait before look number `checks` (from 0)."""
    return CHECKS_S[min(checks, len(CHECKS_S) - 1)]
