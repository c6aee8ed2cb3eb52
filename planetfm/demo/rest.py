"""The REST interface, as far as a reader of a WordPress site uses it.

Index, posts, categories, comments and media; `_embed`, `_fields`, paging with totals, and the
errors WordPress gives, in its words. Dates are twice there: `date` in the site's time (WIB),
`date_gmt` in GMT, neither saying so.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from html import escape, unescape
from typing import Any

from planetfm.demo.newsroom import AUTHOR_ID, Article, Comment, Newsroom, Picture
from planetfm.demo.web import NAME, TAGLINE, WIB, Addresses, Reply, Request, json_reply

Json = dict[str, Any]

_TIME_FILTERS: dict[str, Callable[[Article, datetime], bool]] = {
    "after": lambda article, moment: article.published > moment,
    "before": lambda article, moment: article.published < moment,
    "modified_after": lambda article, moment: article.modified > moment,
    "modified_before": lambda article, moment: article.modified < moment,
}
_ORDERS: dict[str, Callable[[Article], Any]] = {
    "date": lambda article: (article.published, article.id),
    "modified": lambda article: (article.modified, article.id),
    "id": lambda article: article.id,
    "title": lambda article: (article.title, article.id),
}


class Rest:
    """Answers everything below /wp-json. Reads the newsroom, changes nothing."""

    def __init__(self, newsroom: Newsroom, addresses: Addresses) -> None:
        self._news = newsroom
        self._at = addresses

    def answer(self, request: Request, route: str) -> Reply:
        """`route` begins with a slash and is what follows /wp-json, or ?rest_route=."""
        route = route.rstrip("/") or "/"
        if request.method not in ("GET", "HEAD"):
            if route == "/wp/v2/comments" and request.method == "POST":
                return _error(401, "rest_comment_login_required", "Maaf, Anda harus masuk log.")
            return _error(401, "rest_cannot_create", "Maaf, Anda tidak diizinkan.")
        if route == "/":
            return self._index()
        single = re.fullmatch(r"/wp/v2/(posts|categories|media|comments)/(\d+)", route)
        if single:
            return self._one(request, single[1], int(single[2]))
        lists = {
            "/wp/v2/posts": self._posts,
            "/wp/v2/categories": self._categories,
            "/wp/v2/comments": self._comments,
        }
        if route in lists:
            return lists[route](request)
        return _error(404, "rest_no_route", "Tidak ada rute yang cocok dengan URL dan metode.")

    def _index(self) -> Reply:
        return json_reply(
            {
                "name": NAME,
                "description": TAGLINE,
                "url": self._at.site,
                "home": self._at.site,
                "gmt_offset": "7",
                "timezone_string": "Asia/Jakarta",
                "namespaces": ["oembed/1.0", "wp/v2"],
                "authentication": [],
                "routes": {
                    f"/wp/v2/{name}": {"namespace": "wp/v2", "methods": ["GET"]}
                    for name in ("posts", "categories", "comments", "media")
                },
                "site_icon": 300,
                "site_icon_url": f"{self._at.site}/wp-content/uploads/ikon.png",
                "_links": {"help": [{"href": "https://developer.wordpress.org/rest-api/"}]},
            }
        )

    def _one(self, request: Request, kind: str, number: int) -> Reply:
        value: Json | None = None
        if kind == "posts":
            article = self._news.article(number)
            value = self._post(article, "_embed" in request.query) if article else None
        elif kind == "categories":
            value = next((c for c in self._category_list() if c["id"] == number), None)
        elif kind == "media":
            pictures = self._news.pictures.values()
            value = next((self._media(p) for p in pictures if p.id == number), None)
        else:
            comments = {c.id: c for c in self._news.comments()}
            value = self._comment(comments[number]) if number in comments else None
        if value is None:
            name = {"posts": "post", "categories": "term", "media": "post", "comments": "comment"}
            return _error(404, f"rest_{name[kind]}_invalid_id", "ID tidak sah.")
        return json_reply(_only(value, request))

    def _posts(self, request: Request) -> Reply:
        query = request.query
        articles = self._news.articles()
        if "include" in query:
            wanted = _numbers(query["include"])
            articles = [a for a in articles if a.id in wanted]
        if "exclude" in query:
            unwanted = _numbers(query["exclude"])
            articles = [a for a in articles if a.id not in unwanted]
        if "categories" in query:
            chosen = _numbers(query["categories"])
            articles = [a for a in articles if a.category.id in chosen]
        if "slug" in query:
            articles = [a for a in articles if a.slug in query["slug"].split(",")]
        if "search" in query:
            words = query["search"].lower().split()
            articles = [a for a in articles if all(word in _plain(a) for word in words)]
        for name, keep in _TIME_FILTERS.items():
            if name in query:
                moment = _site_time(query[name])
                if moment is None:
                    return _error(400, "rest_invalid_param", f"Parameter tidak sah: {name}")
                articles = [a for a in articles if keep(a, moment)]
        order = _ORDERS.get(query.get("orderby", "date"), _ORDERS["date"])
        articles.sort(key=order, reverse=query.get("order", "desc") != "asc")
        embed = "_embed" in query
        return self._page(request, articles, lambda a: self._post(a, embed), "/wp/v2/posts", 10)

    def _categories(self, request: Request) -> Reply:
        found = self._category_list()
        if request.query.get("hide_empty") in ("1", "true"):
            found = [c for c in found if c["count"]]
        if "include" in request.query:
            found = [c for c in found if c["id"] in _numbers(request.query["include"])]
        if request.query.get("orderby") == "count":
            found.sort(key=lambda c: c["count"], reverse=request.query.get("order") == "desc")
        return self._page(request, found, lambda c: c, "/wp/v2/categories", 10)

    def _comments(self, request: Request) -> Reply:
        query = request.query
        found = self._news.comments()
        if "post" in query:
            posts = _numbers(query["post"])
            found = [c for c in found if c.post_id in posts]
        if "parent" in query:
            found = [c for c in found if c.parent in _numbers(query["parent"])]
        found.sort(key=lambda c: (c.written, c.id), reverse=query.get("order", "desc") != "asc")
        return self._page(request, found, self._comment, "/wp/v2/comments", 10)

    def _page(
        self,
        request: Request,
        found: list[Any],
        show: Callable[[Any], Json],
        route: str,
        per_page: int,
    ) -> Reply:
        query = request.query
        for name, least, most in (("per_page", 1, 100), ("page", 1, 10**9)):
            if name in query and not (query[name].isdigit() and least <= int(query[name]) <= most):
                return _error(400, "rest_invalid_param", f"Parameter tidak sah: {name}")
        size, page = int(query.get("per_page", per_page)), int(query.get("page", 1))
        pages = -(-len(found) // size)
        # Only posts refuse a page beyond the end; the others answer with an empty list.
        if page > max(1, pages) and route.endswith("posts"):
            return _error(
                400,
                "rest_post_invalid_page_number",
                "Nomor halaman yang diminta lebih besar dari jumlah halaman yang tersedia.",
            )
        headers = [("X-WP-Total", str(len(found))), ("X-WP-TotalPages", str(pages))]
        others = {k: v for k, v in query.items() if k not in ("page", "rest_route")}
        for rel, number in (("prev", page - 1), ("next", page + 1)):
            if 1 <= number <= pages:
                address = self._at.rest(route, **others, page=number)
                headers.append(("Link", f'<{address}>; rel="{rel}"'))
        values = [_only(show(item), request) for item in found[(page - 1) * size : page * size]]
        return json_reply(values, headers=tuple(headers))

    def _category_list(self) -> list[Json]:
        articles = self._news.articles()
        return [
            {
                "id": category.id,
                "count": sum(a.category.id == category.id for a in articles),
                "description": "",
                "link": f"{self._at.site}/category/{category.slug}/",
                "name": category.name,
                "slug": category.slug,
                "taxonomy": "category",
                "parent": 0,
                "meta": [],
            }
            for category in self._news.categories
        ]

    def _post(self, article: Article, embed: bool) -> Json:
        at, picture = self._at, article.picture
        value: Json = {
            "id": article.id,
            **_dates(article.published),
            **{k.replace("date", "modified"): v for k, v in _dates(article.modified).items()},
            "guid": {"rendered": at.guid(article)},
            "slug": article.slug,
            "status": "publish",
            "type": "post",
            "link": at.article(article),
            "title": {"rendered": article.title},
            "content": {"rendered": at.fill(article.content) + "\n", "protected": False},
            "excerpt": {"rendered": f"<p>{article.excerpt}</p>\n", "protected": False},
            "author": AUTHOR_ID,
            "featured_media": picture.id if picture else 0,
            "comment_status": "open" if article.comments_open else "closed",
            "ping_status": "closed",
            "sticky": False,
            "template": "",
            "format": "standard",
            "meta": {"footnotes": ""},
            "categories": [article.category.id],
            "tags": [],
            "_links": {
                "self": [{"href": at.rest(f"/wp/v2/posts/{article.id}")}],
                "collection": [{"href": at.rest("/wp/v2/posts")}],
                "author": [{"embeddable": True, "href": at.rest(f"/wp/v2/users/{AUTHOR_ID}")}],
                "replies": [
                    {"embeddable": True, "href": at.rest("/wp/v2/comments", post=article.id)}
                ],
                "wp:term": [
                    {
                        "taxonomy": "category",
                        "embeddable": True,
                        "href": at.rest("/wp/v2/categories", post=article.id),
                    }
                ],
            },
        }
        if picture:
            value["_links"]["wp:featuredmedia"] = [
                {"embeddable": True, "href": at.rest(f"/wp/v2/media/{picture.id}")}
            ]
        if embed:
            value["_embedded"] = self._embedded(article)
        return value

    def _embedded(self, article: Article) -> Json:
        category = next(c for c in self._category_list() if c["id"] == article.category.id)
        embedded: Json = {
            "author": [
                {
                    "id": AUTHOR_ID,
                    "name": article.author,
                    "url": "",
                    "description": "",
                    "link": f"{self._at.site}/author/redaksi/",
                    "slug": "redaksi",
                }
            ],
            "wp:term": [
                [{k: category[k] for k in ("id", "link", "name", "slug", "taxonomy")}],
                [],
            ],
        }
        if article.picture:
            embedded["wp:featuredmedia"] = [self._media(article.picture)]
        return embedded

    def _media(self, picture: Picture) -> Json:
        source = self._at.picture(picture)
        full = {"file": f"{picture.name}.jpg", "width": 1280, "height": 720, "source_url": source}
        return {
            "id": picture.id,
            "slug": picture.name,
            "type": "attachment",
            "title": {"rendered": picture.name},
            "caption": {"rendered": f"<p>{picture.caption}</p>\n"},
            "alt_text": picture.alt,
            "media_type": "image",
            "mime_type": "image/jpeg",
            "media_details": {
                "width": 1280,
                "height": 720,
                "file": f"{picture.name}.jpg",
                "sizes": {"full": {**full, "mime_type": "image/jpeg"}},
            },
            "source_url": source,
        }

    def _comment(self, comment: Comment) -> Json:
        article = self._news.article(comment.post_id)
        links: Json = {"up": [{"href": self._at.rest(f"/wp/v2/posts/{comment.post_id}")}]}
        if comment.parent:
            links["in-reply-to"] = [{"href": self._at.rest(f"/wp/v2/comments/{comment.parent}")}]
        text = "".join(f"<p>{escape(part)}</p>\n" for part in comment.text.split("\n\n"))
        return {
            "id": comment.id,
            "post": comment.post_id,
            "parent": comment.parent,
            "author": 0,
            "author_name": comment.author,
            "author_url": comment.url,
            **_dates(comment.written),
            "content": {"rendered": text},
            "link": self._at.comment(article, comment) if article else self._at.site,
            "status": "approved",
            "type": "comment",
            "author_avatar_urls": {},
            "meta": [],
            "_links": links,
        }


def _error(status: int, code: str, message: str) -> Reply:
    return json_reply({"code": code, "message": message, "data": {"status": status}}, status)


def _dates(moment: datetime) -> Json:
    form = "%Y-%m-%dT%H:%M:%S"
    return {
        "date": moment.astimezone(WIB).strftime(form),
        "date_gmt": moment.astimezone(UTC).strftime(form),
    }


def _site_time(word: str) -> datetime | None:
    """A moment as a client writes it; without an offset it is the site's local time."""
    try:
        moment = datetime.fromisoformat(word)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=WIB)


def _numbers(word: str) -> set[int]:
    return {int(part) for part in word.split(",") if part.strip().isdigit()}


def _plain(article: Article) -> str:
    text = f"{article.title} {article.excerpt} {article.content}"
    return unescape(re.sub(r"<[^>]+>", " ", text)).lower()


def _only(value: Json, request: Request) -> Json:
    """`_fields`: only those asked for; `_embed` without `_embedded` in the list yields none."""
    if "_fields" not in request.query:
        return value
    wanted = {part.strip().split(".")[0] for part in request.query["_fields"].split(",")}
    return {name: part for name, part in value.items() if name in wanted}
