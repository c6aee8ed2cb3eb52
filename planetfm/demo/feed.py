"""The feed: RSS 2.0 as WordPress writes it, ten items a page, with its validators.

Conditional GET follows WordPress's own rule (wp-includes/class-wp.php, send_headers): the ETag
is made from Last-Modified and compared exactly, and a client that sends both must match both.
"""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import md5
from html import escape

from planetfm.demo.newsroom import Article, Comment, Newsroom
from planetfm.demo.web import NAME, TAGLINE, Addresses, Reply, Request, http_date

PAGE = 10
_KIND = "application/rss+xml; charset=UTF-8"
_HEAD = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
\txmlns:content="http://purl.org/rss/1.0/modules/content/"
\txmlns:wfw="http://wellformedweb.org/CommentAPI/"
\txmlns:dc="http://purl.org/dc/elements/1.1/"
\txmlns:atom="http://www.w3.org/2005/Atom"
\txmlns:sy="http://purl.org/rss/1.0/modules/syndication/"
\txmlns:slash="http://purl.org/rss/1.0/modules/slash/"
\txmlns:media="http://search.yahoo.com/mrss/"
>
"""


def validators(moment: datetime) -> tuple[str, str]:
    """(ETag, Last-Modified) of a feed last changed at that moment."""
    stamp = http_date(moment)
    return f'"{md5(stamp.encode(), usedforsecurity=False).hexdigest()}"', stamp


def is_unchanged(request: Request, moment: datetime) -> bool:
    """Whether the client's validators earn a 304."""
    etag, _ = validators(moment)
    sent_etag = request.headers.get("if-none-match", "").strip()
    sent_date = request.headers.get("if-modified-since", "")
    fresh = False
    if sent_date:
        try:
            fresh = parsedate_to_datetime(sent_date) >= moment
        except (ValueError, TypeError):
            fresh = False
    if sent_etag and sent_date:
        return fresh and sent_etag == etag
    return fresh or sent_etag == etag


def news_feed(
    newsroom: Newsroom,
    at: Addresses,
    request: Request,
    *,
    excerpts_only: bool = False,
    category: str | None = None,
) -> Reply:
    """One page of the feed, 304, or 404 past the end."""
    moment = newsroom.last_modified()
    etag, stamp = validators(moment)
    headers = (
        ("ETag", etag),
        ("Last-Modified", stamp),
        ("Link", f'<{at.rest("/")}>; rel="https://api.w.org/"'),
    )
    if is_unchanged(request, moment):
        return Reply(304, headers=headers)
    word = request.query.get("paged", "1")
    page = max(1, int(word)) if word.isdigit() else 1
    articles = [a for a in newsroom.articles() if category in (None, a.category.slug)]
    shown = articles[(page - 1) * PAGE : page * PAGE]
    if not shown:
        return Reply(404, _channel(at, "Halaman tidak ditemukan", moment, []), _KIND)
    counts: dict[int, int] = {}
    for comment in newsroom.comments():
        counts[comment.post_id] = counts.get(comment.post_id, 0) + 1
    items = [_item(a, at, counts.get(a.id, 0), excerpts_only) for a in shown]
    return Reply(200, _channel(at, NAME, moment, items), _KIND, headers)


def comment_feed(newsroom: Newsroom, at: Addresses, article: Article) -> Reply:
    """The comments of one article, newest first."""
    comments = sorted(newsroom.comments(article.id), key=lambda c: c.written, reverse=True)
    items = [_comment_item(comment, at, article) for comment in comments]
    return Reply(
        200, _channel(at, f"Komentar untuk {article.title}", article.modified, items), _KIND
    )


def _channel(at: Addresses, title: str, moment: datetime, items: list[str]) -> bytes:
    return (
        _HEAD
        + f"""
<channel>
\t<title>{title}</title>
\t<atom:link href="{at.site}/feed/" rel="self" type="application/rss+xml" />
\t<link>{at.site}</link>
\t<description>{TAGLINE}</description>
\t<lastBuildDate>{_date(moment)}</lastBuildDate>
\t<language>id</language>
\t<sy:updatePeriod>hourly</sy:updatePeriod>
\t<sy:updateFrequency>1</sy:updateFrequency>
\t<generator>https://wordpress.org/?v=6.6.2</generator>
<image>
\t<url>{at.site}/wp-content/uploads/ikon.png</url>
\t<title>{NAME}</title>
\t<link>{at.site}</link>
\t<width>32</width>
\t<height>32</height>
</image>
"""
        + "".join(items)
        + "</channel>\n</rss>\n"
    ).encode()


def _item(article: Article, at: Addresses, comments: int, excerpts_only: bool) -> str:
    link = at.article(article)
    media = ""
    if article.picture:
        media = (
            f'\t\t<media:content url="{at.picture(article.picture)}" type="image/jpeg"'
            f' medium="image" width="1280" height="720" />\n'
        )
    if article.audio:
        # WordPress does not know the length of what it has not measured, and says 0.
        media += (
            f'\t\t<enclosure url="{at.upload(article.audio)}" length="0" type="audio/mpeg" />\n'
        )
    content = "" if excerpts_only else _cdata("content:encoded", at.fill(article.content))
    more = f'<p>Artikel <a href="{link}">{article.title}</a> pertama kali tampil di {NAME}.</p>'
    return f"""
\t<item>
\t\t<title>{article.title}</title>
\t\t<link>{link}</link>
\t\t<comments>{link}#{"comments" if comments else "respond"}</comments>
\t\t<dc:creator><![CDATA[{article.author}]]></dc:creator>
\t\t<pubDate>{_date(article.published)}</pubDate>
\t\t<category><![CDATA[{article.category.name}]]></category>
\t\t<guid isPermaLink="false">{at.guid(article)}</guid>
{_cdata("description", f"<p>{article.excerpt}</p>" + more)}{content}
\t\t<wfw:commentRss>{link}feed/</wfw:commentRss>
\t\t<slash:comments>{comments}</slash:comments>
{media}\t</item>
"""


def _comment_item(comment: Comment, at: Addresses, article: Article) -> str:
    link = at.comment(article, comment)
    text = escape(comment.text)
    return f"""
\t<item>
\t\t<title>Oleh: {escape(comment.author)}</title>
\t\t<link>{link}</link>
\t\t<dc:creator><![CDATA[{comment.author}]]></dc:creator>
\t\t<pubDate>{_date(comment.written)}</pubDate>
\t\t<guid isPermaLink="false">{link}</guid>
{_cdata("description", text)}{_cdata("content:encoded", f"<p>{text}</p>")}
\t</item>
"""


def _cdata(name: str, text: str) -> str:
    return f"\t\t<{name}><![CDATA[{text.replace(']]>', ']]&gt;')}]]></{name}>\n"


def _date(moment: datetime) -> str:
    return format_datetime(moment.astimezone(UTC))
