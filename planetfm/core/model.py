"""The nouns everybody passes around: frozen, free of behaviour, safe to hand between threads."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Song:
    """What the station says is on air. `artist` and `title` are empty when it says nothing."""

    artist: str
    title: str
    raw: str

    @property
    def known(self) -> bool:
        return bool(self.title)


class Source(enum.Enum):
    """Who told of an article. Each phrases the same text a little differently."""

    FEED = "feed"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an article said before the site corrected it: plain words, and when they were replaced.

    `core.edits.word_changes` tells what is different.
    """

    title: str
    text: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Article:
    """One piece of news as the site published it.

    `identity` is what survives a change of scheme, host or slug (the post id where the feed tells
    it, see `net.feed`). `title` and `excerpt` are plain text with entities decoded and the site's
    words unchanged; `html` is the raw body and is sanitised only when it is read. All times are
    aware and in UTC.
    """

    identity: str
    post_id: int | None
    title: str
    link: str
    author: str
    published: datetime
    modified: datetime | None
    categories: tuple[str, ...]
    excerpt: str
    html: str
    whole: bool
    """False while only the excerpt of the body is known."""
    image_url: str | None
    image_caption: str
    comment_count: int | None
    comments_feed: str | None
    dated: bool = True
    """False where the site gave no believable date: `published` is when it was first seen."""
    corrected_at: datetime | None = field(default=None, compare=False)
    """When we first saw the site's present words in place of others. The store alone knows."""
    previous: Earlier | None = field(default=None, compare=False)
    """The words before that."""
    gone_at: datetime | None = field(default=None, compare=False)
    """When the article was found to have left the site; what is stored of it stays."""


@dataclass(frozen=True, slots=True)
class ArticleStatus:
    """What the listener did with an article: precious, stored apart from what can be refetched."""

    read: bool = False
    saved: bool = False


@dataclass(frozen=True, slots=True)
class Headline:
    """A row of the news list: an article without its body, with its status."""

    identity: str
    title: str
    excerpt: str
    category: str
    published: datetime
    image_url: str | None
    comment_count: int | None
    status: ArticleStatus
    corrected: bool = False
    gone: bool = False
    snippet: str = ""
    """For a search: the words around its first hit in the text; empty elsewhere."""


class NewsFilter(enum.Enum):
    ALL = "all"
    UNREAD = "unread"
    SAVED = "saved"


@dataclass(frozen=True, slots=True)
class NewsQuery:
    """Which headlines a list shows."""

    filter: NewsFilter = NewsFilter.ALL
    category: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a merge did to the store: identities, newest first."""

    new: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    """The words changed."""
    touched: tuple[str, ...] = ()
    """The words stayed, a small fact changed: a picture, a category, the count of comments."""

    def __bool__(self) -> bool:
        return bool(self.new or self.updated or self.touched)
