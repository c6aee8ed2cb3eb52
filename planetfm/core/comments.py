"""What listeners say under an article: comments in their places, made safe to show, and a reply
checked before it goes out. What becomes of it is told by one of the names in `Sent`.
"""

from __future__ import annotations

import enum
import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from html.parser import HTMLParser

import nh3

from planetfm.core.model import Article
from planetfm.core.sanitize import sanitise

NAME_BYTES, EMAIL_BYTES, TEXT_BYTES = 245, 100, 65_525
"""What WordPress takes of each, in bytes (wp_get_comment_fields_max_lengths)."""
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
EMOJI = re.compile(
    r"<img\b(?=[^<>]{0,600}\b(?:emoji|smiley)\b)[^<>]{0,600}?\balt=[\"']([^\"'<>]{1,8})[\"'][^<>]{0,600}>",
    re.IGNORECASE,
)
"""An emoji as WordPress sends it in feeds: a picture with the character for its alternative."""


class Standing(enum.Enum):
    """Whether an article takes comments."""

    UNKNOWN = "unknown"
    OPEN = "open"
    CLOSED = "closed"
    LOGIN = "login"  # only from those who are logged in


class Order(enum.Enum):
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment as the site shows it. `html` is raw; `written` is None where no date was told.

    `parent` is the id of the comment that it answers, 0 for none.
    """

    id: int
    parent: int
    author: str
    html: str
    written: datetime | None


@dataclass(frozen=True, slots=True)
class Told:
    """What the site told of an article's comments; `total` counts those that did not come along."""

    comments: tuple[Comment, ...]
    total: int
    standing: Standing = Standing.UNKNOWN
    rest_refused: bool = False
    """REST is blocked: it need not be asked for a while."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article's comments are; `link` is its page, `feed` that of its comments."""

    identity: str
    post_id: int | None
    link: str
    title: str
    feed: str = ""
    count: int = 0
    """How many the site said there are, when it last did."""

    @staticmethod
    def of(article: Article) -> Place:
        return Place(
            article.identity,
            article.post_id,
            article.link,
            article.title,
            article.comments_feed or "",
            article.comment_count or 0,
        )


@dataclass(frozen=True, slots=True)
class Row:
    """A comment in its place; `depth` 0 is a comment of the article, 1 a reply to one."""

    comment: Comment
    depth: int


@dataclass(frozen=True, slots=True)
class Reply:
    """What the listener wrote."""

    author: str
    email: str
    text: str
    parent: int = 0


class Part(enum.Enum):
    """A field of the form."""

    NAME = "name"
    EMAIL = "email"
    TEXT = "text"


class Problem(enum.Enum):
    """What is wrong with a field, before anything was sent."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    NO_AT = "no-at"
    NOT_AN_ADDRESS = "not-an-address"


class Sent(enum.Enum):
    """What became of a reply."""

    ACCEPTED = "accepted"
    HELD = "held"  # waits for approval
    DUPLICATE = "duplicate"
    TOO_FAST = "too-fast"
    CLOSED = "closed"
    LOGIN = "login"
    INVALID = "invalid"  # the site says what it does not like
    REFUSED = "refused"  # by something in front of the comments, usually against spam
    NO_ARTICLE = "no-article"  # the site no longer has what is commented on
    SITE_ERROR = "site-error"  # an error status, and a word that it was not taken
    UNREACHABLE = "unreachable"  # nothing was sent
    UNCLEAR = "unclear"  # sent, but the answer was lost, or an error that tells nothing of it
    BROWSER = "browser"  # the form wants a person in a browser; nothing was sent
    DISK = "disk"  # could not be noted beforehand, so nothing was sent


@dataclass(frozen=True, slots=True)
class Outcome:
    """`said` is the site's own sentence; `part` the field it seems to be about; `wait_s` the
    pause asked for; `comment_id` the comment's number where the site told it."""

    sent: Sent
    comment_id: int = 0
    status: int | None = None
    wait_s: float = 0.0
    said: str = ""
    part: Part | None = None


# Showing


def threaded(comments: Iterable[Comment], order: Order) -> tuple[Row, ...]:
    """The comments in reading order: conversations by `order`, each from its beginning.

    A reply whose comment is not there stands by itself; one that answers itself, in a circle, too.
    """
    known = {one.id: one for one in comments}
    children: dict[int, list[Comment]] = {}
    roots: list[Comment] = []
    for one in known.values():
        if _reaches_top(one, known):
            children.setdefault(one.parent, []).append(one)
        else:
            roots.append(one)
    roots.sort(key=_age, reverse=order is Order.NEWEST)
    rows: list[Row] = []
    waiting = [(one, 0) for one in reversed(roots)]
    while waiting:
        one, depth = waiting.pop()
        rows.append(Row(one, depth))
        replies = sorted(children.get(one.id, ()), key=_age, reverse=True)
        waiting += [(reply, depth + 1) for reply in replies]
    return tuple(rows)


def _reaches_top(one: Comment, known: dict[int, Comment]) -> bool:
    """Whether `one` is a reply that hangs, over its parents, on a comment of the article."""
    if one.parent == one.id or one.parent not in known:
        return False
    seen = {one.id}
    while one.parent in known:
        one = known[one.parent]
        if one.id in seen:
            return False
        seen.add(one.id)
    return True


def _age(one: Comment) -> tuple[datetime, int]:
    return (one.written or EARLIEST, one.id)


def initials(name: str) -> str:
    """One or two letters for the disc beside a comment: "SR" for Sri Rahayu; "?" for no name."""
    words = [word for word in re.split(r"[\s.\-_]+", name) if word and word[0].isalnum()]
    if not words:
        return "?"
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def safe_text(source: str, base: str) -> str:
    """A comment's HTML as plain paragraphs: only p, br and a[href] (http, https, mailto) are left.

    Pictures go; an emoji that the site sends as one becomes its character again.
    """
    flattened = _Paragraphs()
    flattened.feed(sanitise(EMOJI.sub(r"\1", source), base))
    flattened.close()
    return nh3.clean(
        flattened.result(),
        tags={"p", "br", "a"},
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )


class _Paragraphs(HTMLParser):
    """Keeps text, line breaks and links; every other element only parts one paragraph from the
    next."""

    INLINE = frozenset(["strong", "em", "b", "i", "u", "s", "sub", "sup", "small", "code"])

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._done: list[str] = []
        self._now: list[str] = []
        self._link = ""

    def result(self) -> str:
        self._part()
        return "".join(self._done)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "a":
            self._link = f'<a href="{html.escape(values.get("href") or "")}">'
            self._now.append(self._link)
        elif tag == "br":
            self._now.append("<br>")
        elif tag == "img":
            pass
        elif tag not in self.INLINE:
            self._part()

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            if self._link:
                self._now.append("</a>")
            self._link = ""
        elif tag not in ("br", "img") and tag not in self.INLINE:
            self._part()

    def handle_data(self, data: str) -> None:
        self._now.append(html.escape(data, quote=False))

    def _part(self) -> None:
        body = "".join(self._now) + ("</a>" if self._link else "")
        while body.startswith("<br>"):
            body = body.removeprefix("<br>").lstrip()
        while body.endswith("<br>"):
            body = body.removesuffix("<br>").rstrip()
        if re.sub(r"<[^>]*>", "", body).strip():
            self._done.append(f"<p>{body.strip()}</p>")
        self._now = [self._link] if self._link else []


# Checking what was written


def faults(reply: Reply, required: frozenset[Part] = frozenset(Part)) -> dict[Part, Problem]:
    """What the site would refuse, by field; empty when the reply can be sent.

    `required`: the fields that must not be empty; the text is one of them always.
    """
    found: dict[Part, Problem] = {}
    for part, words, most in (
        (Part.NAME, reply.author, NAME_BYTES),
        (Part.EMAIL, reply.email, EMAIL_BYTES),
        (Part.TEXT, reply.text, TEXT_BYTES),
    ):
        if not words.strip():
            if part in required or part is Part.TEXT:
                found[part] = Problem.EMPTY
        elif len(words.strip().encode("utf-8", "replace")) > most:
            found[part] = Problem.TOO_LONG
    email = reply.email.strip()
    if email and Part.EMAIL not in found:
        if "@" not in email[1:]:
            found[Part.EMAIL] = Problem.NO_AT
        elif not is_address(email):
            found[Part.EMAIL] = Problem.NOT_AN_ADDRESS
    return found


def is_address(email: str) -> bool:
    """Whether WordPress takes this for an e-mail address (its is_email)."""
    local, at, domain = email.partition("@")
    parts = domain.split(".")
    return bool(
        at
        and len(email) >= 6
        and re.fullmatch(r"[a-zA-Z0-9!#$%&'*+/=?^_`{|}~.\-]+", local)
        and len(parts) >= 2
        and all(re.fullmatch(r"[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?", part) for part in parts)
    )
