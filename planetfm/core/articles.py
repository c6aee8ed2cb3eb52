"""What makes an article the same article, and the small facts drawn from it. Pure functions.

Sites move between http and https, change hosts and slugs and edit what they wrote; the listener's
read and saved marks must stay with the article through all of it.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

from planetfm.core.digest import sha256_hex
from planetfm.core.plain import UNPRINTABLE, plain_text, unescape

EXCERPT_CHARS = 320
BODY_CHARS = 500_000
"""What is stored of one article's HTML: more than any reader shows."""
OLDEST = datetime(1990, 1, 1, tzinfo=UTC)
"""Earlier dates are a site's zero date, not news."""
CLOCK_SLACK = timedelta(minutes=10)
"""How far ahead of our clock a site's clock may be."""
TRACKING = re.compile(r"^(utm_\w+|fbclid|gclid|mc_cid|mc_eid)$")
ELLIPSIS_TAIL = re.compile(
    r"[\s(\[]*(?:\[?(?:…|\.\.\.)\]?|(?:continue reading|read more|selengkapnya|baca selanjutnya).*)"
    r"[\s)\]»→.]*$",
    re.IGNORECASE,
)
APPENDED_TAIL = re.compile(
    r"(?:^|(?<=[.!?…»”\"\])]))\s*(?:The post|Artikel|Postingan|Pos|Tulisan|Berita) [^\n]{1,400}?"
    r" (?:(?:first )?appeared (?:first )?on|pertama kali (?:tampil|muncul|terbit|diterbitkan))"
    r" [^\n]{1,200}\s*$"
)
"""The sentence that WordPress adds to every entry of a feed: it repeats the title and no more."""


def post_id_of(guid: str) -> int | None:
    """The WordPress post id in a GUID such as `https://host/?p=123`, else None."""
    try:
        query = parse_qs(urlsplit(guid).query)
    except ValueError:
        return None
    for name in ("p", "page_id"):
        value = query.get(name, [""])[0]
        if value.isascii() and value.isdecimal() and len(value) < 15:
            return int(value)
    return None


def link_key(link: str) -> str:
    """A link without what may change about it: scheme, `www.`, last slash, tracking, fragment.

    Empty for no link and for a site's bare front page, which names no article.
    """
    try:
        parts = urlsplit(link.strip())
    except ValueError:
        return ""
    host = parts.netloc.lower().removeprefix("www.")
    query = "&".join(
        sorted(p for p in parts.query.split("&") if p and not TRACKING.match(p.partition("=")[0]))
    )
    path = parts.path.rstrip("/")
    if not host or not (path or query):
        return ""
    return host + path + ("?" + query if query else "")


def identity_of(post_id: int | None, guid: str, link: str, title: str, text: str) -> str:
    """What an article is known by for good; empty when there is nothing to know it by.

    The post id, else the GUID without scheme and host, else the link, else a digest of the words.
    """
    if post_id is not None:
        return f"post:{post_id}"
    guid = guid.strip()
    if guid:
        try:
            parts = urlsplit(guid)
        except ValueError:
            parts = urlsplit("")
        if parts.scheme.lower() in ("http", "https"):
            rest = parts.path.rstrip("/") + ("?" + parts.query if parts.query else "")
            guid = rest + ("#" + parts.fragment if parts.fragment else "")
        if guid:
            return "guid:" + _short(guid)
    key = link_key(link)
    if key:
        return "link:" + _short(key)
    if title or text:
        return "text:" + _digest(title + "\n" + text)
    return ""


def believable(date: datetime | None, now: datetime) -> datetime | None:
    """`date` in UTC to the second, or None where it is missing, ancient or in the future."""
    if date is None:
        return None
    try:
        date = date.astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError):
        return None
    return date if OLDEST <= date <= now + CLOCK_SLACK else None


def clean_title(title: str) -> str:
    """A title as the listener reads it: tags out, entities decoded (twice-escaped ones too)."""
    text = plain_text(title, 1_000)
    if re.search(r"&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);", text):
        text = unescape(text)
    return UNPRINTABLE.sub("", text).strip()


def excerpt_of(text: str) -> str:
    """The first words of plain text, whole words only, for the row of a list."""
    text = APPENDED_TAIL.sub("", text[: EXCERPT_CHARS * 4])
    cut = ELLIPSIS_TAIL.sub("", text)
    if len(cut) <= EXCERPT_CHARS:
        return cut if cut == text or not cut else cut.rstrip(" ,;:.") + " …"
    head = cut[:EXCERPT_CHARS]
    return (head[: head.rfind(" ")] if " " in head else head).rstrip(" ,;:.") + " …"


def cut_short(text: str) -> bool:
    """Whether plain text ends the way sites end an excerpt."""
    return bool(ELLIPSIS_TAIL.search(text[-120:]))


def slug_of(link: str) -> str:
    """The last part of a link's path, which WordPress calls the slug; empty if there is none."""
    try:
        path = urlsplit(link).path
    except ValueError:
        return ""
    return path.rstrip("/").rpartition("/")[2].removesuffix(".html")


def _short(text: str) -> str:
    return text if len(text) <= 200 else _digest(text)


def _digest(text: str) -> str:
    return sha256_hex(text.encode("utf-8", "surrogatepass"))[:32]
