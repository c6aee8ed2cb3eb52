"""An article's comments over the network: read by REST, else the feed, else the page; and one POST.

    told = read(http, rest_root, Place.of(article))
    page = look(http, place.link)
    answer = post(http, page.form, reply, place.link)

Nothing here is ever repeated. `post` says with `NotSentError` that not a byte of the reply left
this computer; any other failure means that it may have arrived.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urlsplit, urlunsplit

from planetfm.core import articles as facts
from planetfm.core.comment_page import Form, Page, read_page
from planetfm.core.comments import Comment, Place, Reply, Standing, Told
from planetfm.core.errors import NetworkError, SiteError, Trouble
from planetfm.core.verdict import Answer
from planetfm.net import feed, wordpress
from planetfm.net.http import Http, retry_after_s

log = logging.getLogger(__name__)

PER_PAGE = 100
PAGES_LIMIT = 10
"""The newest thousand; more than that is read on the site."""
PAGE_LIMIT_BYTES = 4 * 1024 * 1024
HTML_CHARS = 70_000
FIELDS = "id,parent,author_name,date_gmt,content"
ANSWERED = re.compile(
    r"^\s*(?:<p>)?[^<]{1,60}<a [^>]*href=[\"'][^\"']*#comment-(\d{1,15})[\"'][^>]*>[^<]*</a>\.?\s*"
    r"(?:</p>)?",
    re.IGNORECASE,
)
"""How a comment feed tells what a comment answers: "In reply to <a href=...#comment-7>Rini</a>"."""
ORIGIN_TIMEOUTS = frozenset({521, 522, 523, 525, 526, 530})
"""A content network that could not reach the site: what came after never began."""


class NotSentError(NetworkError):
    """No connection came about: the reply is still here and nowhere else."""


def read(http: Http, rest_root: str | None, place: Place) -> Told:
    """The comments of an article, and whether it takes more, as far as that shows.

    Raises NetworkError when nothing answers, SiteError when none of the three ways brings them.
    """
    failed: SiteError | None = None
    if rest_root and place.post_id is not None:
        try:
            return _by_rest(http, rest_root, place.post_id)
        except SiteError as error:
            if error.asks_for_pause:
                raise
            failed = error
    told = _without_rest(http, place, failed)
    return replace(told, rest_refused=failed is not None and failed.is_refusal)


def _without_rest(http: Http, place: Place, failed: SiteError | None) -> Told:
    link = _plain(place.link)
    if not link:
        raise failed or SiteError(Trouble.NOT_WHAT_WAS_ASKED, "the article has no page")
    try:
        # The page holds them all with their places; the feed the last ten at most.
        page = look(http, link)
        told = Told(_capped(page.comments), len(page.comments), page.standing)
        if page.comments:
            return replace(told, total=max(told.total, place.count))
        if page.standing is not Standing.UNKNOWN and not place.count:
            return told
        return _with_feed(http, place, told)
    except SiteError as error:
        if error.asks_for_pause:
            raise
    return _with_feed(http, place, Told((), 0))


def _capped(comments: tuple[Comment, ...]) -> tuple[Comment, ...]:
    return tuple(replace(one, html=one.html[:HTML_CHARS]) for one in comments)


def standing(http: Http, rest_root: str | None, place: Place) -> Standing:
    """Whether the article takes comments now: REST's word, else what its page shows.

    UNKNOWN where neither can be had.
    """
    try:
        if rest_root and place.post_id is not None:
            told = _status(http, rest_root, place.post_id)
            if told is Standing.CLOSED:
                return told
        page = look(http, place.link)
        return page.standing
    except (NetworkError, SiteError) as error:
        log.info("how things stand with %s could not be had: %s", place.link, error)
        return Standing.UNKNOWN


def look(http: Http, link: str) -> Page:
    """The article's page with its reply form. Raises NetworkError, SiteError."""
    response = http.get(_plain(link), limit_bytes=PAGE_LIMIT_BYTES, headers={"Accept": "text/html"})
    if response.content_type not in ("text/html", "application/xhtml+xml", ""):
        raise SiteError(Trouble.NOT_WHAT_WAS_ASKED, response.content_type, status=response.status)
    return read_page(response.text(), response.url)


def post(http: Http, form: Form, reply: Reply, page: str) -> Answer:
    """Send the filled form once. `page` is the article's address, told as a browser would.

    Raises NotSentError when the connection never came about, NetworkError or SiteError when the
    reply went out but no whole answer came back.
    """
    try:
        response = http.post_form(
            form.action, form.filled(reply), headers={"Referer": page, "Accept": "text/html"}
        )
    except NetworkError as error:
        if _never_connected(error.__cause__):
            raise NotSentError(error.trouble, error.detail) from error
        raise
    if response.status in ORIGIN_TIMEOUTS:
        raise NotSentError(Trouble.UNREACHABLE, f"{response.status} for the site", status=503)
    return Answer(
        status=response.status,
        location=response.headers.get("location", ""),
        body=response.text()[:200_000],
        challenge=response.headers.get("cf-mitigated", "").lower() == "challenge",
        retry_after_s=retry_after_s(response.headers.get("retry-after"), datetime.now(UTC)),
    )


def _never_connected(cause: BaseException | None) -> bool:
    """Whether requests failed before anything of the request was written."""
    import requests
    import urllib3

    from planetfm.net.watch import HandshakeError

    if isinstance(cause, requests.ConnectTimeout | requests.exceptions.InvalidURL):
        return True
    reason = getattr(cause.args[0] if cause is not None and cause.args else None, "reason", None)
    if isinstance(reason, urllib3.exceptions.SSLError):
        return isinstance(reason.args[0] if reason.args else None, HandshakeError)
    return isinstance(
        reason, urllib3.exceptions.NewConnectionError | urllib3.exceptions.ConnectTimeoutError
    )


# REST


def _by_rest(http: Http, root: str, post_id: int) -> Told:
    found: dict[int, Comment] = {}
    total = 0
    for page in range(1, PAGES_LIMIT + 1):
        params = {
            "post": str(post_id),
            "per_page": str(PER_PAGE),
            "page": str(page),
            "_fields": FIELDS,
        }
        response = http.get(wordpress.endpoint(root, "wp/v2/comments", params))
        data = wordpress.json_of(response)
        if not isinstance(data, list):
            raise SiteError(Trouble.NOT_WHAT_WAS_ASKED, response.url, status=response.status)
        for one in data[:PER_PAGE]:
            comment = _comment(one)
            if comment is not None:
                found.setdefault(comment.id, comment)
        said = response.headers.get("x-wp-total", "")
        total = int(said) if said.isascii() and said.isdecimal() and len(said) < 8 else len(found)
        if len(data) < PER_PAGE or len(found) >= total:
            break
    return Told(tuple(found.values()), max(total, len(found)), _status(http, root, post_id))


def _status(http: Http, root: str, post_id: int) -> Standing:
    """REST's word on the article; it does not tell whether a log-in is needed."""
    params = {"_fields": "comment_status"}
    try:
        response = http.get(wordpress.endpoint(root, f"wp/v2/posts/{post_id}", params))
        told = wordpress.json_of(response)
    except SiteError:
        return Standing.UNKNOWN
    word = told.get("comment_status") if isinstance(told, dict) else None
    return {"open": Standing.OPEN, "closed": Standing.CLOSED}.get(str(word), Standing.UNKNOWN)


def _comment(one: object) -> Comment | None:
    if not isinstance(one, Mapping):
        return None
    number = _number(one.get("id"))
    content = one.get("content")
    text = content.get("rendered") if isinstance(content, Mapping) else None
    if not number or not isinstance(text, str):
        return None
    name = one.get("author_name")
    return Comment(
        id=number,
        parent=_number(one.get("parent")),
        author=facts.clean_title(name)[:245] if isinstance(name, str) else "",
        html=_whole_characters(text)[:HTML_CHARS],
        written=wordpress.date_of(one.get("date_gmt")),
    )


def _number(value: object) -> int:
    """An id as REST tells it; 0 for anything else."""
    if isinstance(value, bool) or not isinstance(value, int):
        return 0
    return value if 0 < value < 10**15 else 0


def _whole_characters(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


# The feed


def _with_feed(http: Http, place: Place, told: Told) -> Told:
    """What the article's comment feed adds to what the page told."""
    link = _plain(place.link)
    address = place.feed or (link.rstrip("/") + "/feed/" if link else "")
    if urlsplit(link).query and not place.feed:
        address = link + "&feed=rss2"  # permalinks are off
    response = http.get(address, headers={"Accept": "application/rss+xml, */*;q=0.5"})
    found: dict[int, Comment] = {one.id: one for one in told.comments}
    for entry in feed.entries_of(response):
        comment = _from_entry(entry)
        if comment is not None:
            found.setdefault(comment.id, comment)
    total = max(len(found), place.count)
    return replace(told, comments=tuple(found.values()), total=total)


def _from_entry(entry: feed.Entry) -> Comment | None:
    number = re.search(r"#comment-(\d{1,15})$", entry.link) or re.search(
        r"#comment-(\d{1,15})$", entry.guid
    )
    if number is None:
        return None
    answered = ANSWERED.match(entry.html)
    body = entry.html[answered.end() :] if answered else entry.html
    return Comment(
        id=int(number[1]),
        parent=int(answered[1]) if answered else 0,
        author=facts.clean_title(entry.author)[:245],
        html=body[:HTML_CHARS],
        written=entry.published,
    )


def _plain(link: str) -> str:
    """The link without its fragment: with it some would be asked for a comment's own page."""
    try:
        return urlunsplit(urlsplit(link)._replace(fragment=""))
    except ValueError:
        return ""
