"""The site's feed: a conditional GET, then feedparser, then articles.

    fetch(http, "https://example.org/feed/", validators, now) -> Fetched | NotModified

Nothing but a PlanetError comes out of a bad feed. feedparser gets bytes (a string might be opened
as a file or fetched as an address), the real headers, and no leave to sanitise or rewrite: raw HTML
is stored and made safe when it is read. It is imported on first use; it costs 50 to 80 ms.
"""

from __future__ import annotations

import calendar
import hashlib
import io
import logging
import re
import time
import xml.parsers.expat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from planetfm.core import articles as facts
from planetfm.core.causes import cause_of_answer
from planetfm.core.errors import Cause, PlanetError, SiteError, Trouble
from planetfm.core.model import Article
from planetfm.core.pictures import absolute, first_picture
from planetfm.core.plain import plain_text
from planetfm.core.refresh import Validators
from planetfm.net.http import Http, Response

log = logging.getLogger(__name__)

ENTRIES_LIMIT = 500
FEED_LIMIT_BYTES = 8 * 1024 * 1024
LOOSE_LIMIT_BYTES = 1024 * 1024
"""A broken feed goes through feedparser's slow second parser; a larger one is refused instead."""
WHOLE_FROM_CHARS = 1_500
"""A description without content:encoded is taken for the whole text from this length."""
START = re.compile(rb"<\?xml|<rss\b|<feed\b|<rdf:RDF\b|<channel\b", re.IGNORECASE)
START_WITHIN_BYTES = 64 * 1024
DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]{0,200}\?>")
XML_DECLARATION = re.compile(rb"<\?xml[^<>]{0,200}\?>", re.IGNORECASE)
ROOT = re.compile(rb"<\w")
SPACES = re.compile(rb"\s+")
HEAD_LIMIT_BYTES = 8_192
NAMED = re.compile(
    rb"<((?:\w+:)?(?:author|managingEditor|webMaster|creator|publisher|contributor|owner))\b[^<>]*>",
    re.IGNORECASE,
)
NAME_LIMIT_BYTES = 10_000
"""Of one name, and by its square of all names of a feed together."""
TAG = re.compile(rb"</?[A-Za-z_][^<>]*>")
HIDDEN = re.compile(rb"<!--|<!\[CDATA\[")
UNCLOSED = re.compile(rb"<(?:p|br|hr|li|img)\b", re.IGNORECASE)
"""What HTML that was not escaped leaves open without nesting."""
SLASH = ord("/")
DEPTH_LIMIT, TAGS_LIMIT, ATTRIBUTES_LIMIT, TAG_LIMIT_BYTES = 200, 200_000, 300, 100_000
"""No feed of the corpora that readers are tested with comes near any of these."""
CONTROL = bytes(n for n in range(32) if n not in (9, 10, 13, 0x1B))
NONCHARACTERS = re.compile(rb"\xef\xbf[\xbe\xbf]|\xed[\xa0-\xbf][\x80-\xbf]")
BAD_REFERENCE = re.compile(
    rb"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0*(?:[0-8bcefBCEF]|1[0-9a-fA-F])"
    rb"|[xX]0*[dD][89a-fA-F][0-9a-fA-F]{2}|[xX][fF]{3}[eEfF]);"
)
CHALLENGES = (
    b"challenge-platform",
    b"cf-chl",
    b"cf_chl",
    b"<title>just a moment",
    b"sgcaptcha",
    b"_incapsula_resource",
    b"ddos-guard",
    b"checking your browser",
)


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
    digest = hashlib.sha256(response.body).hexdigest()
    fresh = Validators(
        url=url,
        etag=response.headers.get("etag", ""),
        last_modified=response.headers.get("last-modified", ""),
        body_sha256=digest,
        since=stamp,
    )
    if validators is not None and validators.url == url and validators.body_sha256 == digest:
        return NotModified(fresh, response.status)
    title, articles, sound = parse(response, now)
    if not sound:
        # What a cut-off answer says about itself is true of the complete one: with its validators
        # the rest would never be fetched.
        fresh = replace(fresh, etag="", last_modified="")
    return Fetched(articles, fresh, title, response.status)


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
    body = _from_start(response)
    if _tangled(body) or (len(body) > LOOSE_LIMIT_BYTES and not _well_formed(body)):
        raise SiteError(
            Trouble.NOT_WHAT_WAS_ASKED, "too tangled or broken to read", status=response.status
        )
    try:
        parsed, sound = _feedparser(body, response)
        title, found = _read(parsed, response, now)
    except PlanetError:
        raise
    except Exception as error:  # feedparser 6.0.14 still raises many kinds on malformed input
        log.debug("the feed of %s cannot be read", response.url, exc_info=True)
        raise SiteError(
            Trouble.NOT_WHAT_WAS_ASKED, f"{type(error).__name__}: {error}", status=response.status
        ) from error
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
    body = _from_start(response)
    if _tangled(body) or (len(body) > LOOSE_LIMIT_BYTES and not _well_formed(body)):
        raise SiteError(Trouble.NOT_WHAT_WAS_ASKED, "too tangled", status=response.status)
    try:
        parsed, _ = _feedparser(body, response)
        return tuple(_entry(one) for one in list(parsed.get("entries", ()))[:ENTRIES_LIMIT])
    except PlanetError:
        raise
    except Exception as error:  # see `parse`
        log.debug("the feed of %s cannot be read", response.url, exc_info=True)
        raise SiteError(
            Trouble.NOT_WHAT_WAS_ASKED, f"{type(error).__name__}: {error}", status=response.status
        ) from error


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


def _from_start(response: Response) -> bytes:
    """The body without what came before the feed and without characters XML forbids."""
    body = response.body
    if body[:2] in (b"\xff\xfe", b"\xfe\xff"):
        # What a server says of the charset rarely fits UTF-16, and feedparser believes the server.
        text = DECLARATION.sub("", body.decode("utf-16", "replace"), count=1)
        body = b'<?xml version="1.0" encoding="UTF-8"?>' + text.encode("utf-8", "replace")
    start = START.search(body, 0, START_WITHIN_BYTES)
    if start is None:
        page = body[:START_WITHIN_BYTES].lower()
        challenge = any(sign in page for sign in CHALLENGES)
        raise SiteError(
            Trouble.CHALLENGE if challenge else Trouble.NOT_WHAT_WAS_ASKED,
            f"{response.url}: {response.content_type or 'nothing'} in place of a feed",
            status=response.status,
            cause=None if challenge else cause_of_answer(response.body),
        )
    body = body[start.start() :].translate(None, CONTROL)
    body = _plain_head(NONCHARACTERS.sub(b"", body), response)
    return BAD_REFERENCE.sub(b"", body)


def _plain_head(body: bytes, response: Response) -> bytes:
    """The feed with a short declaration and little before its root element.

    feedparser looks for the encoding with a pattern that takes cubic time on a first line like
    `<?xml encoding='x' encoding='x' ...` (30 KB: 19 s), and for entities with one that takes
    quadratic time on empty lines.
    """
    declaration = XML_DECLARATION.match(body)
    after = declaration.end() if declaration else 0
    root = ROOT.search(body, after)
    if root is None:
        raise SiteError(Trouble.NOT_WHAT_WAS_ASKED, "no element in it", status=response.status)
    head = SPACES.sub(b"\n", body[after : root.start()])
    if len(head) > HEAD_LIMIT_BYTES or head.lstrip()[:5].lower() == b"<?xml":
        head = b""
    first = declaration[0] + b"\n" if declaration else b""
    return first + head.lstrip() + body[root.start() :]


def _tangled(body: bytes) -> bool:
    """Whether feedparser would take minutes over it: a tag of 100,000 attributes took it 92 s."""
    if _names_too_long(body):
        return True
    depth = tags = 0
    for part in _outside(body):
        for tag in TAG.finditer(part):
            whole = tag[0]
            tags += 1
            if whole[1] == SLASH:
                depth = max(0, depth - 1)
            elif whole[-2] != SLASH and not UNCLOSED.match(whole):
                depth += 1
            if depth > DEPTH_LIMIT or tags > TAGS_LIMIT:
                return True
            if len(whole) > TAG_LIMIT_BYTES or whole.count(b"=") > ATTRIBUTES_LIMIT:
                return True
    return False


def _names_too_long(body: bytes) -> bool:
    """Whether feedparser's search for an e-mail address in names would take long.

    It takes time by the square of their length: one author of 100 KB, minutes.
    """
    steps = 0
    for opening in NAMED.finditer(body):
        if opening[0][-2] == SLASH:
            continue
        closing = body.find(b"</" + opening[1], opening.end(), opening.end() + NAME_LIMIT_BYTES)
        if closing < 0:
            return True
        steps += (closing - opening.end()) ** 2
        if steps > NAME_LIMIT_BYTES**2:
            return True
    return False


def _outside(body: bytes) -> Iterator[bytes]:
    """The parts of a feed that are neither CDATA nor comment. Never looks at a byte twice."""
    at = 0
    while at < len(body):
        opening = HIDDEN.search(body, at)
        if opening is None:
            yield body[at:]
            return
        yield body[at : opening.start()]
        end = b"-->" if opening[0] == b"<!--" else b"]]>"
        closing = body.find(end, opening.end())
        if closing < 0:
            return
        at = closing + len(end)


def _well_formed(body: bytes) -> bool:
    parser = xml.parsers.expat.ParserCreate()
    try:
        parser.Parse(body, True)
    except (xml.parsers.expat.ExpatError, ValueError, LookupError):
        return False
    return True


def _feedparser(body: bytes, response: Response) -> tuple[Mapping[str, Any], bool]:
    import feedparser

    headers = {
        name: value
        for name, value in response.headers.items()
        # The body is already unpacked, and these would have feedparser unpack it again.
        if name not in ("content-encoding", "transfer-encoding", "content-length")
    }
    headers["content-location"] = response.url
    if response.body[:2] in (b"\xff\xfe", b"\xfe\xff"):
        headers["content-type"] = "application/xml; charset=utf-8"
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
