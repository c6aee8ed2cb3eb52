"""The demo station's news: articles, categories, pictures and comments, held in memory.

Read from articles.json, where times are minutes before the start, so that the news is always
fresh and yet the same for the same `now`. Articles and comments may be added, edited and removed
while the station runs; readers get frozen values.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from hashlib import md5
from pathlib import Path
from typing import Any

AUTHOR_ID = 2
_FIRST_COMMENT_ID = 1201
_WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


@dataclass(frozen=True, slots=True)
class Category:
    id: int
    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the media library; its file is NAME.jpg, 1280x720."""

    id: int
    name: str
    alt: str
    caption: str


@dataclass(frozen=True, slots=True)
class Article:
    """One post. `title` and `excerpt` may hold entities; `content` is HTML; times are UTC.

    Addresses inside the text are written `{site}` until a page is made of it.
    """

    id: int
    slug: str
    title: str
    excerpt: str
    content: str
    category: Category
    picture: Picture | None
    author: str
    published: datetime
    modified: datetime
    comments_open: bool = True
    audio: str | None = None  # a sound file among the uploads that the text plays


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment; `parent` is 0 at the top; one that is not approved is seen by nobody."""

    id: int
    post_id: int
    parent: int
    author: str
    email: str
    url: str
    text: str
    written: datetime
    approved: bool = True


class Newsroom:
    """Thread-safe. `now` (UTC, aware) is the moment that article times are counted back from."""

    def __init__(self, folder: Path, now: datetime) -> None:
        plan: dict[str, Any] = json.loads((folder / "articles.json").read_text(encoding="utf-8"))
        self._lock = threading.Lock()
        self.categories = tuple(
            Category(int(c["id"]), str(c["slug"]), str(c["name"])) for c in plan["categories"]
        )
        by_name = {category.name: category for category in self.categories}
        self.pictures: Mapping[str, Picture] = {
            name: Picture(301 + i, name, p["alt"], p["caption"])
            for i, (name, p) in enumerate(plan["pictures"].items())
        }
        self._articles: dict[int, Article] = {}
        self._comments: dict[int, Comment] = {}
        loose: list[tuple[datetime, int, dict[str, Any]]] = []
        for raw in plan["articles"]:
            published = now.replace(microsecond=0) - timedelta(minutes=raw["minutes_ago"])
            picture = self.pictures.get(raw.get("picture", ""))
            article = Article(
                id=int(raw["id"]),
                slug=str(raw["slug"]),
                title=str(raw["title"]),
                excerpt=str(raw["excerpt"]),
                content=_content(raw["body"], picture, raw.get("caption")).replace(
                    "{hari}", day_words(published)
                ),
                category=by_name[raw["category"]],
                picture=picture,
                author=str(raw.get("author", "Redaksi Planet FM")),
                published=published,
                modified=published,
                comments_open=bool(raw.get("comments_open", True)),
                audio=raw.get("audio"),
            )
            self._articles[article.id] = article
            for comment in raw.get("comments", ()):
                written = now.replace(microsecond=0) - timedelta(minutes=comment["minutes_ago"])
                loose.append((written, article.id, comment))
        # Ids rise with time, as a database gives them; a reply names its parent's place in the
        # article's own list.
        loose.sort(key=lambda item: item[0])
        ids = {id(raw): _FIRST_COMMENT_ID + i for i, (_, _, raw) in enumerate(loose)}
        siblings = {int(raw["id"]): raw.get("comments", ()) for raw in plan["articles"]}
        for written, post_id, raw in loose:
            parent = raw.get("reply_to")
            self._comments[ids[id(raw)]] = Comment(
                id=ids[id(raw)],
                post_id=post_id,
                parent=0 if parent is None else ids[id(siblings[post_id][parent])],
                author=str(raw["author"]),
                email=str(raw["author"]).lower().replace(" ", ".") + "@contoh.id",
                url="",
                text=str(raw["text"]),
                written=written,
            )

    def articles(self) -> list[Article]:
        """All of them, newest first."""
        with self._lock:
            return sorted(self._articles.values(), key=lambda a: (a.published, a.id), reverse=True)

    def article(self, post_id: int) -> Article | None:
        with self._lock:
            return self._articles.get(post_id)

    def by_slug(self, slug: str) -> Article | None:
        with self._lock:
            return next((a for a in self._articles.values() if a.slug == slug), None)

    def publish(
        self,
        title: str,
        paragraphs: Sequence[str],
        *,
        at: datetime,
        category: str = "Layanan Publik",
        picture: str | None = None,
        excerpt: str = "",
    ) -> Article:
        """A new article, from now on the newest. Raises StopIteration for an unknown category."""
        with self._lock:
            post_id = max(self._articles, default=1000) + 7
            shown = self.pictures[picture] if picture else None
            article = Article(
                id=post_id,
                slug=f"berita-{post_id}",
                title=title,
                excerpt=excerpt or paragraphs[0],
                content=_content(paragraphs, shown, None),
                category=next(c for c in self.categories if c.name == category),
                picture=shown,
                author="Redaksi Planet FM",
                published=at.replace(microsecond=0),
                modified=at.replace(microsecond=0),
            )
            self._articles[post_id] = article
            return article

    def edit(
        self, post_id: int, at: datetime, *, title: str | None = None, content: str | None = None
    ) -> Article:
        """Corrects an article and dates the correction. Raises KeyError for an unknown id."""
        with self._lock:
            old = self._articles[post_id]
            new = replace(
                old,
                title=old.title if title is None else title,
                content=old.content if content is None else content,
                modified=at.replace(microsecond=0),
            )
            self._articles[post_id] = new
            return new

    def remove(self, post_id: int) -> None:
        """Takes an article off the site. Raises KeyError for an unknown id."""
        with self._lock:
            del self._articles[post_id]

    def last_modified(self) -> datetime:
        """When the newest correction or article came; what the feed's validators are made of."""
        with self._lock:
            return max(article.modified for article in self._articles.values())

    def comments(self, post_id: int | None = None) -> list[Comment]:
        """Approved comments of one article, or of all, oldest first."""
        with self._lock:
            return [
                comment
                for comment in self._comments.values()
                if comment.approved and post_id in (None, comment.post_id)
            ]

    def every_comment(self) -> list[Comment]:
        """Those that wait for approval included."""
        with self._lock:
            return list(self._comments.values())

    def add_comment(self, comment: Comment) -> Comment:
        """Stores a comment under the next id, which the answer carries."""
        with self._lock:
            stored = replace(comment, id=max(self._comments, default=_FIRST_COMMENT_ID - 1) + 1)
            self._comments[stored.id] = stored
            return stored

    def approve(self, comment_id: int) -> None:
        """Lets a held comment be seen. Raises KeyError for an unknown id."""
        with self._lock:
            self._comments[comment_id] = replace(self._comments[comment_id], approved=True)


def day_words(moment: datetime) -> str:
    """The weekday and its part in the station's zone, as its news say it: "Rabu sore"."""
    local = moment.astimezone(timezone(timedelta(hours=7)))
    parts = ((4, "dini hari"), (11, "pagi"), (15, "siang"), (18, "sore"), (24, "malam"))
    part = next(name for until, name in parts if local.hour < until)
    return f"{_WEEKDAYS[local.weekday()]} {part}"


def moderation_hash(comment: Comment) -> str:
    """The token in a held comment's address; only its writer is told it."""
    return md5(f"{comment.id}|{comment.written}".encode(), usedforsecurity=False).hexdigest()


def figure(picture: Picture, caption: str | None = None) -> str:
    """The picture as a WordPress image block; its address is still to be filled in."""
    return (
        f'<figure class="wp-block-image size-full"><img loading="lazy" width="1280" height="720"'
        f' src="{{site}}/wp-content/uploads/{picture.name}.jpg" alt="{picture.alt}"'
        f' class="wp-image-{picture.id}"/>'
        f'<figcaption class="wp-element-caption">{caption or picture.caption}</figcaption></figure>'
    )


def _content(body: Sequence[str], picture: Picture | None, caption: str | None) -> str:
    blocks = [figure(picture, caption)] if picture else []
    blocks += [part if part.startswith("<") else f"<p>{part}</p>" for part in body]
    blocks.append(
        '<p>DENGARKAN PLANET FM MELALUI STREAMING : <a href="{site}/">{site}</a></p>',
    )
    return "\n\n".join(blocks)
