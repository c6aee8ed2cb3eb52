"""The site's feed: a conditional GET, then feedparser, then articles.

    fetch(http, "https://example.org/feed/", validators, now) -> Fetched | NotModified

Nothing but a PlanetError comes out of a bad feed. feedparser gets bytes (a string might be opened
as a file or fetched as an address), the real headers, and no leave to sanitise or rewrite: raw HTML
is stored and made safe when it is read. It is imported on first use; it costs 50 to 80 ms.
"""

from __future__ import annotations

import calendar
import io
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from planetfm.core import articles as facts
from planetfm.core.digest import sha256_hex
from planetfm.core.errors import Cause, PlanetError, SiteError, Trouble
from planetfm.core.model import Article
from planetfm.core.pictures import absolute, first_picture
from planetfm.core.plain import plain_text
from planetfm.core.refresh import Validators
from planetfm.net.feed_guard import content_type, guarded
from planetfm.net.http import Http, Response

T = TypeVar("T")
log = logging.getLogger(__name__)

ENTRIES_LIMIT = 500
FEED_LIMIT_BYTES = 8 * 1024 * 1024
BROKEN = "broken:"
"""Before the digest of a body that was no sound XML to its end."""
WHOLE_FROM_CHARS = 1_500
"""A description without content:encoded is taken for the whole text from this length."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """The feed as it is now, newest first as the site sent it."""

    articles: tuple[Article, ...]
    validators: Validators
    title: str
    status: int


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of any feed, as it says of itself; `html` is raw."""

    guid: str
    link: str
    author: str
    html: str
    published: datetime | None


@dataclass(frozen=True, slots=True)
class NotModified:
    """Nothing changed: 304, or the same body again. `validators` are to be kept."""

    validators: Validators
    status: int


def fetch(
    http: Http, url: str, validators: Validators | None, now: datetime
) -> Fetched | NotModified:
    """Ask for the feed at `url`, conditionally where `validators` allow it.

    Raises NetworkError when nothing answered, SiteError for an error status, a bot check
    (CHALLENGE) and an answer that is no feed (NOT_WHAT_WAS_ASKED).
    """
    stamp = now.timestamp()
    asked = validators.headers(url, stamp) if validators else {}
    response = http.get(
        url,
        headers={"Accept": "application/rss+xml, application/atom+xml, application/xml, */*;q=0.5"}
        | asked,
        limit_bytes=FEED_LIMIT_BYTES,
    )
    if response.status == 304:
        if validators is None or not asked:
            raise SiteError(Trouble.NOT_WHAT_WAS_ASKED, "304 to a plain GET", status=304)
        return NotModified(validators, 304)
    fingerprint = sha256_hex(response.body)
    fresh = Validators(
        url=url,
        etag=response.headers.get("etag", ""),
        last_modified=response.headers.get("last-modified", ""),
        body_sha256=fingerprint,
        since=stamp,
    )
    if validators is not None and validators.url == url:
        for same in (fresh, _unbelieved(fresh)):
            if validators.body_sha256 == same.body_sha256:
                return NotModified(same, response.status)
    title, articles, sound = parse(response, now)
    return Fetched(articles, fresh if sound else _unbelieved(fresh), title, response.status)


def _unbelieved(told: Validators) -> Validators:
    """What is kept of a broken answer's validators.

    What a cut-off answer says about itself is true of the complete one: with its validators the
    rest would never be fetched, however often the same piece came before.
    """
    return replace(told, etag="", last_modified="", body_sha256=BROKEN + told.body_sha256)


def older(http: Http, url: str, page: int, now: datetime) -> tuple[Article, ...]:
    """Page `page` of the feed at `url` (1 is the feed itself), as WordPress numbers them.

    Empty past the end. Raises as `fetch` does.
    """
    try:
        response = http.get(
            with_query(url, paged=str(page)),
            headers={"Accept": "application/rss+xml, application/xml, */*;q=0.5"},
            limit_bytes=FEED_LIMIT_BYTES,
        )
    except SiteError as error:
        if error.status == 404 and page > 1:
            return ()
        raise
    return parse(response, now)[1]


def found(http: Http, url: str, words: str, now: datetime) -> tuple[Article, ...]:
    """What the site finds for `words`, as a feed. Raises as `fetch` does."""
    response = http.get(with_query(url, s=words), limit_bytes=FEED_LIMIT_BYTES)
    return parse(response, now)[1]


def with_query(url: str, **more: str) -> str:
    """`url` with these parameters added or replaced."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query, keep_blank_values=True)) | more
    return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(query), ""))


def parse(response: Response, now: datetime) -> tuple[str, tuple[Article, ...], bool]:
    """The feed's title and articles from an answer, and whether it was sound XML to its end.

    Raises SiteError when it is no feed, or is broken before its first article.
    """
    (title, found), sound = _parsed(response, lambda parsed: _read(parsed, response, now))
    if not sound and not found:
        raise SiteError(
            Trouble.NOT_WHAT_WAS_ASKED,
            "broken XML",
            status=response.status,
            cause=Cause.TRUNCATED if response.headers.get("content-encoding") else Cause.BROKEN,
        )
    return title, found, sound


def entries_of(response: Response) -> tuple[Entry, ...]:
    """The entries of a feed that is not one of articles, such as that of an article's comments.

    Raises SiteError when the answer is no feed.
    """
    return _parsed(response, _entries)[0]


def _parsed(response: Response, read: Callable[[Mapping[str, Any]], T]) -> tuple[T, bool]:
    """What `read` makes of the feed in the answer, and whether that was sound XML to its end."""
    body = guarded(response)
    try:
        parsed, sound = _feedparser(body, response)
        return read(parsed), sound
    except PlanetError:
        raise
    except Exception as error:  # feedparser 6.0.14 still raises many kinds on malformed input
        log.debug("the feed of %s cannot be read", response.url, exc_info=True)
        raise SiteError(
            Trouble.NOT_WHAT_WAS_ASKED, f"{type(error).__name__}: {error}", status=response.status
        ) from error


def _entries(parsed: Mapping[str, Any]) -> tuple[Entry, ...]:
    return tuple(_entry(one) for one in list(parsed.get("entries", ()))[:ENTRIES_LIMIT])


def _entry(entry: Mapping[str, Any]) -> Entry:
    content = [_text(part.get("value")) for part in _list(entry, "content")]
    return Entry(
        guid=_text(entry.get("id")),
        link=_text(entry.get("link")),
        author=_text(entry.get("author")),
        # A description may be longer than the text it stands for: it is escaped once more.
        html=next(filter(None, content), _text(entry.get("summary"))),
        published=_date(entry.get("published_parsed")),
    )


def _feedparser(body: bytes, response: Response) -> tuple[Mapping[str, Any], bool]:
    import feedparser

    headers = {
        name: value
        for name, value in response.headers.items()
        # The body is already unpacked, and these would have feedparser unpack it again.
        if name not in ("content-encoding", "transfer-encoding", "content-length")
    }
    headers["content-location"] = response.url
    if told := content_type(response):
        headers["content-type"] = told
    parsed: Mapping[str, Any] = feedparser.parse(
        io.BytesIO(body),
        response_headers=headers,
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    wrong = parsed.get("bozo_exception")
    harmless = isinstance(
        wrong, feedparser.CharacterEncodingOverride | feedparser.NonXMLContentType
    )
    if wrong is not None and not harmless and not parsed.get("version"):
        raise SiteError(Trouble.NOT_WHAT_WAS_ASKED, str(wrong)[:200], status=response.status)
    if not parsed.get("version") and not parsed.get("entries"):
        raise SiteError(Trouble.NOT_WHAT_WAS_ASKED, "no feed in it", status=response.status)
    return parsed, wrong is None or harmless


def _read(
    parsed: Mapping[str, Any], response: Response, now: datetime
) -> tuple[str, tuple[Article, ...]]:
    found: dict[str, Article] = {}
    for entry in list(parsed.get("entries", ()))[:ENTRIES_LIMIT]:
        article = _article(entry, response.url, now)
        if article is not None:
            found.setdefault(article.identity, article)
    title = facts.clean_title(_text(parsed.get("feed", {}).get("title")))
    return title, tuple(found.values())


def _article(entry: Mapping[str, Any], base: str, now: datetime) -> Article | None:
    """One entry as an article; None where there is nothing to read or to know it by."""
    link = absolute(_text(entry.get("link")), base)
    guid = _text(entry.get("id"))
    title = facts.clean_title(_text(entry.get("title")))
    summary = _text(entry.get("summary"))
    content = max(
        (_text(part.get("value")) for part in _list(entry, "content")), key=len, default=""
    )
    body = (content or summary)[: facts.BODY_CHARS]
    text = plain_text(body, 20_000)
    if not title and not text:
        return None
    post_id = facts.post_id_of(guid)
    if post_id is None:
        own = _text(entry.get("post-id"))  # the namespace com-wordpress:feed-additions
        post_id = int(own) if own.isascii() and own.isdecimal() and len(own) < 15 else None
    identity = facts.identity_of(post_id, guid, link, title, text)
    if not identity:
        return None
    # Asked for an absent "updated", feedparser warns and answers with "published".
    updated = _date(entry["updated_parsed"]) if "updated_parsed" in entry else None
    published = facts.believable(_date(entry.get("published_parsed")) or updated, now)
    picture, caption = _picture(entry, body, link or base)
    whole = bool(content) or len(text) >= WHOLE_FROM_CHARS
    return Article(
        identity=identity,
        post_id=post_id,
        title=title or facts.excerpt_of(text)[:90],
        link=link,
        author=facts.clean_title(_text(entry.get("author")))[:120],
        published=published or now.replace(microsecond=0),
        modified=facts.believable(updated, now),
        categories=_categories(entry),
        excerpt=facts.excerpt_of(plain_text(summary, 2_000) or text),
        html=body,
        whole=whole and not facts.cut_short(text),
        image_url=picture or None,
        image_caption=caption,
        comment_count=_count(entry.get("slash_comments")),
        comments_feed=absolute(_text(entry.get("wfw_commentrss")), base) or None,
        dated=published is not None,
    )


def _picture(entry: Mapping[str, Any], body: str, base: str) -> tuple[str, str]:
    """The entry's own picture and its caption, else the first one in its text."""
    for media in _list(entry, "media_content"):
        kind = _text(media.get("medium")) or _text(media.get("type"))
        if kind.startswith("image") and (url := absolute(_text(media.get("url")), base)):
            return url, ""
    for link in _list(entry, "links"):
        if link.get("rel") == "enclosure" and _text(link.get("type")).startswith("image/"):
            url = absolute(_text(link.get("href")), base)
            if url:
                return url, ""
    for media in _list(entry, "media_thumbnail"):
        url = absolute(_text(media.get("url")), base)
        if url:
            return url, ""
    return first_picture(body[:400_000], base), ""


def _categories(entry: Mapping[str, Any]) -> tuple[str, ...]:
    names = (facts.clean_title(_text(tag.get("term")))[:80] for tag in _list(entry, "tags")[:40])
    return tuple(dict.fromkeys(name for name in names if name))


def _list(entry: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    value = entry.get(name)
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def _text(value: object) -> str:
    if not isinstance(value, str):
        return ""
    return value.encode("utf-8", "replace").decode("utf-8").strip()


def _count(value: object) -> int | None:
    text = _text(value)
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else None


def _date(value: object) -> datetime | None:
    """feedparser's struct_time, which is UTC."""
    if not isinstance(value, time.struct_time):
        return None
    try:
        return datetime.fromtimestamp(calendar.timegm(value), UTC)
    except (ValueError, OverflowError, OSError):
        return None
