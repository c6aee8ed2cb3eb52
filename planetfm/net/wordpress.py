"""What a WordPress site's REST interface tells: posts whole, with picture and categories.

`root` is what discovery found: `https://host/wp-json/` or, with permalinks off,
`https://host/?rest_route=/`. Security plugins block REST with an error status or with HTML and 200:
both leave as SiteError, and the caller goes on to the feed or the page.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from planetfm.core import articles as facts
from planetfm.core.errors import SiteError, Trouble
from planetfm.core.model import Article
from planetfm.core.pictures import absolute, first_picture
from planetfm.core.plain import plain_text
from planetfm.net.http import Http, Response

PER_PAGE = 50
FIELDS = "id,date_gmt,modified_gmt,link,title,content,excerpt,_links,_embedded"
EMBED = "author,wp:featuredmedia,wp:term"
SIZES = ("1536x1536", "large", "medium_large", "full")
"""The picture sizes WordPress makes, best first for a reader 1280 pixels wide."""


@dataclass(frozen=True, slots=True)
class Posts:
    """One page of posts. `total` and `pages` are None where the site does not say."""

    articles: tuple[Article, ...]
    total: int | None
    pages: int | None


@dataclass(frozen=True, slots=True)
class Stock:
    """One page of what the site has: post id -> when it was modified (None where it is not told).

    `total` and `pages` are None where the site does not say.
    """

    posts: Mapping[int, datetime | None]
    total: int | None
    pages: int | None


def endpoint(root: str, path: str, params: Mapping[str, str]) -> str:
    """The address of a REST route below either form of root."""
    parts = urlsplit(root)
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    if "rest_route" in query:
        query["rest_route"] = query["rest_route"].rstrip("/") + "/" + path
        where = parts.path
    else:
        where = parts.path.rstrip("/") + "/" + path
    return urlunsplit((parts.scheme, parts.netloc, where, urlencode(query | dict(params)), ""))


def posts(
    http: Http,
    root: str,
    now: datetime,
    *,
    page: int = 1,
    per_page: int = PER_PAGE,
    include: Sequence[int] = (),
    slug: str = "",
    search: str = "",
) -> Posts:
    """A page of posts, newest first; empty past the end.

    `include` asks for these ids, `slug` for the post of that name, `search` for posts with these
    words. Raises NetworkError, SiteError.
    """
    params = {"per_page": str(per_page), "page": str(page), "_fields": FIELDS, "_embed": EMBED}
    if include:
        params["include"] = ",".join(str(one) for one in include)
    if slug:
        params["slug"] = slug
    if search:
        params["search"] = search
    answer = _list(http, endpoint(root, "wp/v2/posts", params), page)
    if answer is None:
        return Posts((), None, None)
    response, data = answer
    found = (_article(post, response.url, now) for post in data[:100])
    return Posts(
        tuple(article for article in found if article is not None),
        _number(response.headers.get("x-wp-total")),
        _number(response.headers.get("x-wp-totalpages")),
    )


def stock(
    http: Http,
    root: str,
    *,
    page: int = 1,
    include: Sequence[int] = (),
    modified_after: datetime | None = None,
) -> Stock:
    """A page of 100 ids and dates without texts, newest first; empty past the end.

    `include` asks whether these exist. `modified_after` is compared by WordPress in the site's own
    time, and not at all before 5.7: overlap it by a day. Raises NetworkError, SiteError.
    """
    params = {"per_page": "100", "page": str(page), "_fields": "id,modified_gmt"}
    if include:
        params["include"] = ",".join(str(one) for one in include[:100])
    if modified_after is not None:
        params["modified_after"] = modified_after.strftime("%Y-%m-%dT%H:%M:%S")
    answer = _list(http, endpoint(root, "wp/v2/posts", params), page)
    if answer is None:
        return Stock({}, None, None)
    response, data = answer
    found = (one for one in _maps(data) if isinstance(one.get("id"), int))
    return Stock(
        {one["id"]: date_of(one.get("modified_gmt")) for one in found},
        _number(response.headers.get("x-wp-total")),
        _number(response.headers.get("x-wp-totalpages")),
    )


def post(http: Http, root: str, now: datetime, post_id: int) -> Article | None:
    """One post with its whole text; None where it is none of the site's published posts."""
    found = posts(http, root, now, include=(post_id,), per_page=1).articles
    return next((article for article in found if article.post_id == post_id), None)


def post_at(http: Http, root: str, now: datetime, link: str) -> Article | None:
    """The post that lives at `link`, looked up by its slug; None if there is none."""
    slug = facts.slug_of(link)
    if not slug:
        return None
    found = posts(http, root, now, slug=slug, per_page=5).articles
    key = facts.link_key(link)
    return next((article for article in found if facts.link_key(article.link) == key), None)


def _list(http: Http, url: str, page: int) -> tuple[Response, list[Any]] | None:
    """The list at `url`; None past the last page."""
    try:
        response = http.get(url)
    except SiteError as error:
        if error.status == 400 and page > 1:  # rest_post_invalid_page_number
            return None
        raise
    data = json_of(response)
    if not isinstance(data, list):
        raise SiteError(Trouble.NOT_WHAT_WAS_ASKED, response.url, status=response.status)
    return response, data


def json_of(response: Response) -> Any:
    """The answer's JSON, also behind a byte order mark or a PHP notice."""
    text = response.body.decode("utf-8", "replace").lstrip("\ufeff \r\n\t")
    starts = (text.find(sign) for sign in ("[{", '{"', "[]"))
    for start in (0, *sorted(n for n in starts if n > 0)):
        try:
            return json.loads(text[start:])
        except (ValueError, RecursionError):
            continue
    raise SiteError(
        Trouble.NOT_WHAT_WAS_ASKED,
        f"{response.url}: {response.content_type or 'nothing'} in place of JSON",
        status=response.status,
    )


def _article(post: object, base: str, now: datetime) -> Article | None:
    if not isinstance(post, dict):
        return None
    post_id = post.get("id")
    if not isinstance(post_id, int) or isinstance(post_id, bool) or not 0 < post_id < 10**15:
        return None
    link = absolute(_string(post.get("link")), base)
    body = _rendered(post, "content")[: facts.BODY_CHARS]
    text = plain_text(body, 20_000)
    title = facts.clean_title(_rendered(post, "title"))
    if not title and not text:
        return None
    closed = _map(post.get("content")).get("protected") is True
    embedded = _map(post.get("_embedded"))
    picture, caption = _featured(embedded, base)
    published = facts.believable(date_of(post.get("date_gmt")), now)
    return Article(
        identity=f"post:{post_id}",
        post_id=post_id,
        title=title or facts.excerpt_of(text)[:90],
        link=link,
        author=next(
            (
                facts.clean_title(_string(author.get("name")))[:120]
                for author in _maps(embedded.get("author"))
            ),
            "",
        ),
        published=published or now.replace(microsecond=0),
        modified=facts.believable(date_of(post.get("modified_gmt")), now),
        categories=_categories(embedded),
        excerpt=facts.excerpt_of(plain_text(_rendered(post, "excerpt"), 2_000) or text),
        html=body,
        whole=bool(text) and not closed,
        image_url=picture or first_picture(body, link or base) or None,
        image_caption=caption,
        comment_count=None,
        comments_feed=None,
        dated=published is not None,
    )


def _featured(embedded: Mapping[str, Any], base: str) -> tuple[str, str]:
    for media in _maps(embedded.get("wp:featuredmedia")):
        sizes = _map(_map(media.get("media_details")).get("sizes"))
        found = [_string(_map(sizes.get(size)).get("source_url")) for size in SIZES]
        found.append(_string(media.get("source_url")))
        for candidate in found:
            url = absolute(candidate, base) if candidate else ""
            if url:
                return url, plain_text(_rendered(media, "caption"), 400)
    return "", ""


def _categories(embedded: Mapping[str, Any]) -> tuple[str, ...]:
    names: list[str] = []
    groups = embedded.get("wp:term")
    for group in groups if isinstance(groups, list) else []:
        names += (
            facts.clean_title(_string(term.get("name")))[:80]
            for term in _maps(group)
            if term.get("taxonomy") == "category"
        )
    return tuple(dict.fromkeys(name for name in names if name))


def _rendered(owner: Mapping[str, Any], name: str) -> str:
    return _string(_map(owner.get(name)).get("rendered"))


def _map(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _maps(value: object) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _string(value: object) -> str:
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""


def _number(value: str | None) -> int | None:
    return (
        int(value) if value and value.isascii() and value.isdecimal() and len(value) < 10 else None
    )


def date_of(value: object) -> datetime | None:
    """WordPress's `..._gmt` times carry no zone and are UTC."""
    try:
        date = datetime.fromisoformat(_string(value))
    except ValueError:
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)
