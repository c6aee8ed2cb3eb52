"""What a page's head says of the site itself: its name, icon, feed and REST root."""

from __future__ import annotations

import re
from collections.abc import Mapping

from planetfm.core.addresses import absolute, host_of

_FEEDS = ("application/rss+xml", "application/atom+xml", "application/feed+json")
_LINK_HEADER = re.compile(r"<([^<>]{1,2048})>\s*;[^,<]{0,200}?rel=\"?https://api\.w\.org/\"?")
_TITLE_JOINT = re.compile(r"\s+[|\-–—»:·•]\s+")
_NO_NAME = re.compile(r"(?:(?:rss|atom)?(?: 2\.0)?(?: ?feed)?)?", re.IGNORECASE)
_APPLE_ICON_PX, _PLAIN_ICON_PX = 180, 16
"""What icons measure that do not say so."""


class HeadReader:
    """Takes the head's tags one by one; its attributes are what they came to."""

    def __init__(self, page_url: str) -> None:
        self._page_url = page_url
        self._meta: dict[str, str] = {}
        self._icons: list[tuple[int, str]] = []
        self._feed_title = ""
        self.title = ""
        self.feed: str | None = None
        self.rest_root: str | None = None
        self.wordpress = False

    def read_link(self, given: Mapping[str, str], base: str) -> None:
        rel = given.get("rel", "").lower().split()
        target = absolute(given.get("href", ""), base)
        if target is None:
            return
        if "https://api.w.org/" in rel:
            self.rest_root = self.rest_root or target
            self.wordpress = True
        elif "alternate" in rel and given.get("type", "").lower().split(";")[0].strip() in _FEEDS:
            title = given.get("title", "")
            about_comments = re.search(r"comment|komentar", title + target, re.IGNORECASE)
            if self.feed is None and not about_comments:
                self.feed, self._feed_title = target, title
        elif "icon" in rel or "apple-touch-icon" in rel:
            size = re.match(r"(\d{1,4})x\d", given.get("sizes", "").lower())
            usual_px = _APPLE_ICON_PX if "apple-touch-icon" in rel else _PLAIN_ICON_PX
            self._icons.append((int(size[1]) if size else usual_px, target))

    def read_meta(self, given: Mapping[str, str]) -> tuple[str, str]:
        """Notes a meta tag; returns its name (lower case) and content."""
        name = (given.get("property") or given.get("name") or "").lower()
        content = given.get("content", "")
        self._meta.setdefault(name, content)
        if name == "generator" and content.lower().startswith("wordpress"):
            self.wordpress = True
        return name, content

    def read_headers(self, headers: Mapping[str, str]) -> None:
        """The answer's own headers, names in lower case; they go before the page's tags."""
        announced = _LINK_HEADER.search(headers.get("link", "")[:8192])
        target = absolute(announced[1], self._page_url) if announced else None
        if target is not None:
            self.rest_root = target
            self.wordpress = True

    @property
    def icon(self) -> str | None:
        """The largest."""
        return max(self._icons)[1] if self._icons else None

    def name(self) -> str:
        """The site's name as it tells it to sharers or to feed readers, else the title's first
        part, else the host."""
        feed_name = re.split(r"\s*[»›]\s*|\s+[-–|]\s+(?=feed)", self._feed_title, maxsplit=1)[0]
        for name in (
            self._meta.get("og:site_name", ""),
            self._meta.get("application-name", ""),
            "" if _NO_NAME.fullmatch(feed_name.strip()) else feed_name,
            _TITLE_JOINT.split(self.title, maxsplit=1)[0],
        ):
            plain = " ".join(name.split())
            if plain:
                return plain[:120]
        return host_of(self._page_url)
