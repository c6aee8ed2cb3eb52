"""What the site's pages are made from and answer with: a request, a reply, and the addresses."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime
from urllib.parse import urlencode

from planetfm.demo.newsroom import Article, Comment, Picture, moderation_hash

WIB = timezone(timedelta(hours=7), "WIB")
NAME = "Planet FM Banyuwangi"
TAGLINE = "Suara dari Ujung Timur Jawa"


@dataclass(frozen=True, slots=True)
class Request:
    """One request; header names in lower case, `query` the last value of each name."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer; Content-Length, Date and Server are the server's own affair."""

    status: int
    body: bytes = b""
    kind: str = "text/html; charset=UTF-8"
    headers: tuple[tuple[str, str], ...] = ()


def json_reply(
    value: object, status: int = 200, headers: tuple[tuple[str, str], ...] = ()
) -> Reply:
    """As WordPress writes JSON: slashes escaped, everything beyond ASCII as \\uXXXX."""
    text = json.dumps(value, separators=(",", ":")).replace("/", "\\/")
    return Reply(status, text.encode("ascii"), "application/json; charset=UTF-8", headers)


def http_date(moment: datetime) -> str:
    return format_datetime(moment.astimezone(UTC), usegmt=True)


class Addresses:
    """Every address of the site, from its root (no slash at the end) and its stream."""

    def __init__(self, site: str, stream: str) -> None:
        self.site = site
        self.stream = stream

    def fill(self, html: str) -> str:
        """Article HTML with the site's address put in."""
        return html.replace("{site}", self.site)

    def article(self, article: Article) -> str:
        return f"{self.site}/{article.slug}/"

    def guid(self, article: Article) -> str:
        return f"{self.site}/?p={article.id}"

    def picture(self, picture: Picture) -> str:
        return f"{self.site}/wp-content/uploads/{picture.name}.jpg"

    def upload(self, name: str) -> str:
        return f"{self.site}/wp-content/uploads/{name}"

    def rest(self, route: str, **query: object) -> str:
        return f"{self.site}/wp-json{route}" + (f"?{urlencode(query)}" if query else "")

    def comment(self, article: Article, comment: Comment) -> str:
        """Where WordPress sends the writer of a comment afterwards."""
        page = self.article(article)
        if not comment.approved:
            secret = moderation_hash(comment)
            page += f"?unapproved={comment.id}&moderation-hash={secret}"
        return f"{page}#comment-{comment.id}"
