"""The web site: one request in, one reply out, faults included.

Routing is a pure matter here; sockets are the station's. `None` for a reply means that the
connection is to be closed without a word.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from datetime import datetime
from html import escape
from pathlib import Path
from urllib.parse import parse_qsl

from planetfm.demo.faults import CommentFault, Faults, FaultState, SiteFault, parse_switches
from planetfm.demo.feed import comment_feed, news_feed, validators
from planetfm.demo.newsroom import Newsroom
from planetfm.demo.pages import Pages, apology, challenge, portal
from planetfm.demo.replies import ReplyForm
from planetfm.demo.rest import Rest
from planetfm.demo.web import Addresses, Reply, Request, http_date

SWITCHES = "/__faults"
PUBLISH = "/__publish"
_UPLOADS = re.compile(r"/wp-content/uploads/([a-z0-9-]+)\.(jpg|png|mp3)")
_KINDS = {"jpg": "image/jpeg", "png": "image/png", "mp3": "audio/mpeg"}


class Site:
    """Answers for the whole site. `now()` is UTC."""

    def __init__(
        self,
        assets: Path,
        newsroom: Newsroom,
        addresses: Addresses,
        faults: Faults,
        now: Callable[[], datetime],
    ) -> None:
        self._assets = assets
        self._news = newsroom
        self._at = addresses
        self._faults = faults
        self._now = now
        self._pages = Pages(newsroom, addresses)
        self._rest = Rest(newsroom, addresses)
        self._form = ReplyForm(newsroom, addresses)

    def answer(self, request: Request) -> Reply | None:
        """The reply under the faults of this moment; SLOW is waited for by the caller."""
        if request.path == SWITCHES:
            return self._switches(request)
        if request.path == PUBLISH:
            return self._publish(request)
        state = self._faults.state
        match state.site:
            case SiteFault.DOWN | SiteFault.REFUSE:
                return None
            case SiteFault.TOO_MANY | SiteFault.UNAVAILABLE:
                return apology(int(state.site), state.retry_after_s)
            case SiteFault.STATUS:
                return apology(state.site_status, None)
            case SiteFault.CHALLENGE:
                return challenge()
            case SiteFault.EMPTY:
                return Reply(200, kind=self._route(request, state).kind)
            case SiteFault.PORTAL:
                return portal()
            case SiteFault.REDIRECT_LOOP:
                mark = "a" if request.query.get("putar") == "b" else "b"
                target = f"{self._at.site}{request.path}?putar={mark}"
                return Reply(302, headers=(("Location", target),))
            case SiteFault.TRUNCATED_GZIP:
                whole = self._route(request, state)
                packed = gzip.compress(whole.body, mtime=0)
                headers = (*whole.headers, ("Content-Encoding", "gzip"))
                return Reply(whole.status, packed[: len(packed) // 2], whole.kind, headers)
        reply = self._route(request, state)
        if request.path == "/wp-comments-post.php" and request.method == "POST":
            if state.comments is CommentFault.LOST:
                return None
            if state.comments is CommentFault.GATEWAY:
                return apology(502, None)
        return reply

    def _route(self, request: Request, state: FaultState) -> Reply:
        path = request.path
        if path == "/wp-comments-post.php":
            return self._post_comment(request, state.comments)
        if path.startswith("/wp-json") or "rest_route" in request.query:
            if state.site is SiteFault.REST_BLOCKED:
                return self._blocked(state.rest_status)
            return self._rest.answer(request, request.query.get("rest_route", path[8:] or "/"))
        if request.method not in ("GET", "HEAD"):
            return Reply(405, headers=(("Allow", "GET, HEAD"),))
        upload = _UPLOADS.fullmatch(path)
        if upload:
            return self._upload(request, f"{upload[1]}.{upload[2]}", _KINDS[upload[2]])
        if path.rstrip("/") == "/feed" or request.query.get("feed") in ("rss2", "rss"):
            return self._feed(request, state.site)
        if path in ("/", "/index.php"):
            number = request.query.get("p", "")
            article = self._news.article(int(number)) if number.isdigit() else None
            if article is not None:
                return Reply(301, headers=(("Location", self._at.article(article)),))
            return self._pages.not_found() if number else self._pages.home()
        if path == "/favicon.ico":
            return self._upload(request, "ikon.png", "image/png")
        parts = path.strip("/").split("/")
        if len(parts) == 2 and parts[0] == "page" and parts[1].isdigit():
            return self._pages.home(int(parts[1]))
        if parts[0] == "category" and len(parts) == 2:
            return self._pages.category(parts[1])
        if parts[0] == "category" and len(parts) == 3 and parts[2] == "feed":
            return news_feed(self._news, self._at, request, category=parts[1])
        article = self._news.by_slug(parts[0])
        if article is None:
            return self._pages.not_found()
        if parts[1:] == ["feed"]:
            return comment_feed(self._news, self._at, article)
        if not path.endswith("/"):
            return Reply(301, headers=(("Location", self._at.article(article)),))
        return self._pages.article(article, state.comments)

    def _feed(self, request: Request, fault: SiteFault) -> Reply:
        if fault is SiteFault.HTML_FEED:
            return self._pages.home()
        if fault is SiteFault.NOT_MODIFIED:
            etag, stamp = validators(self._news.last_modified())
            return Reply(304, headers=(("ETag", etag), ("Last-Modified", stamp)))
        bare = Request(request.method, request.path, request.query, {})
        if fault is SiteFault.EXCERPT_ONLY:
            # The setting changes the text and not the date: validators would hide it for good.
            return news_feed(self._news, self._at, bare, excerpts_only=True)
        if fault is SiteFault.BROKEN_XML:
            whole = news_feed(self._news, self._at, bare)
            cut = whole.body.index(b"<dc:creator>") + 7
            return Reply(200, whole.body[:cut], whole.kind)
        return news_feed(self._news, self._at, request)

    def _blocked(self, status: int) -> Reply:
        """A security plugin at work; status 200 gives the page that some of them show instead."""
        if status == 200:
            return self._pages.home()
        error = {
            "code": "rest_disabled",
            "message": "REST API dinonaktifkan di situs ini.",
            "data": {"status": status},
        }
        return Reply(status, json.dumps(error).encode(), "application/json; charset=UTF-8")

    def _upload(self, request: Request, name: str, kind: str) -> Reply:
        try:
            file = self._assets / name
            stat = file.stat()
            body = file.read_bytes()
        except OSError:
            return self._pages.not_found()
        etag = f'"{stat.st_size:x}-{stat.st_mtime_ns:x}"'
        stamp = http_date(datetime.fromtimestamp(int(stat.st_mtime), tz=self._now().tzinfo))
        headers = (
            ("ETag", etag), ("Last-Modified", stamp), ("Cache-Control", "max-age=31536000"),
        )  # fmt: skip
        if request.headers.get("if-none-match") == etag:
            return Reply(304, headers=headers)
        return Reply(200, body, kind, headers)

    def _post_comment(self, request: Request, mode: CommentFault) -> Reply:
        if request.method != "POST":
            return Reply(405, b"", headers=(("Allow", "POST"),))
        form = dict(parse_qsl(request.body.decode("utf-8", "replace"), keep_blank_values=True))
        return self._form.post(form, self._now(), mode)

    def _publish(self, request: Request) -> Reply:
        """For use by hand: a new article, ?title= and ?text= as one likes."""
        title = escape(request.query.get("title", "BERITA BARU DARI STASIUN PERCOBAAN"))
        text = escape(request.query.get("text", "Berita ini terbit barusan."))
        article = self._news.publish(title, [text], at=self._now())
        return Reply(200, f"{self._at.article(article)}\n".encode(), "text/plain; charset=UTF-8")

    def _switches(self, request: Request) -> Reply:
        """GET shows the switches; with a query it sets them; ?clear puts everything right."""
        try:
            if "clear" in request.query:
                self._faults.clear()
            elif request.query:
                parse_switches(request.query, self._faults.state)
                self._faults.set(**request.query)
        except ValueError as error:
            return Reply(400, f"{error}\n".encode(), "text/plain; charset=UTF-8")
        text = json.dumps(self._faults.as_dict(), indent=2) + "\n"
        return Reply(200, text.encode(), "application/json; charset=UTF-8")
