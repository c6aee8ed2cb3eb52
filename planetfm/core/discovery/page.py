"""Reads one page of the station's site: what the site is called, where its feed lies, what plays.

`read_page` is the door. The reader sees every tag once and sorts what it finds by what pointed at
it; ranks are settled here from the evidence and the shape of the address (see `shapes`).
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from planetfm.core.addresses import MAX_URL_CHARS, absolute, host_of
from planetfm.core.discovery.contacts import ContactReader
from planetfm.core.discovery.findings import Candidate, Reason, SiteFindings
from planetfm.core.discovery.head import HeadReader
from planetfm.core.discovery.markup import read_markup
from planetfm.core.discovery.ranking import rank, rank_of
from planetfm.core.discovery.scripts import MAX_TEXT_CHARS, find_addresses, find_in_query, unescape
from planetfm.core.discovery.shapes import doors_of, is_bare_server, stream_score

MAX_CANDIDATES = 60
MAX_FRAMES = 8
MAX_PAGES = 6

_LISTEN = re.compile(
    r"\b(?:streaming|stream|live|radio|dengar(?:kan)?|listen|siaran|on-?air|player|putar)\b",
    re.IGNORECASE,
)
_PLAYER_FILE = re.compile(
    r"player|radio|stream|siaran|audio|onair|shoutcast|icecast", re.IGNORECASE
)
_DATED = re.compile(r"/20\d\d/")
_SKIPPED_ATTRIBUTES = frozenset(
    ("class", "id", "style", "srcset", "data-srcset", "sizes", "alt", "title", "d", "srcdoc")
)
_OBJECT_TAGS = {"embed": "src", "object": "data"}


def read_page(html: str, url: str, headers: Mapping[str, str]) -> SiteFindings:
    """What the page `html`, fetched from `url`, tells. Never raises, however bad the HTML.

    `headers` are the answer's, names in lower case. Candidates come best first, each address once.
    """
    reader = _PageReader(url)
    read_markup(html, reader.start, reader.text, reader.end)
    return reader.findings(headers)


class _PageReader:
    def __init__(self, url: str) -> None:
        self._url = url
        self._base = url
        self._found: list[Candidate] = []
        self._frames: dict[str, None] = {}
        self._pages: dict[str, int] = {}
        self._scripts: dict[str, None] = {}
        self._contacts = ContactReader(url)
        self._head = HeadReader(url)
        self._wordpress = False
        self._media = ""
        self._collecting = ""
        self._pieces: list[str] = []
        self._collected = 0
        self._link: tuple[str, str] | None = None

    # -- the run of tags ------------------------------------------------------------------------

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        given = {name.lower(): value for name, value in attributes.items() if value}
        if tag == "base" and "href" in given:
            self._base = absolute(given["href"], self._url) or self._base
        elif tag == "link":
            self._head.read_link(given, self._base)
        elif tag == "meta":
            self._read_meta(given)
        elif tag in ("audio", "video"):
            self._media = tag
            self._read_media(given, Reason.AUDIO_ELEMENT, tag)
        elif tag == "source":
            self._read_media(given, Reason.SOURCE_ELEMENT, self._media or "audio")
        elif tag in ("iframe", "frame"):
            self._read_frame(given)
        elif tag == "a":
            self._read_anchor(given)
        elif tag == "script":
            self._read_script(given)
            self._collect("script")
        elif tag == "title" and not self._head.title and self._link is None:
            self._collect("title")
        elif tag in _OBJECT_TAGS:
            self._take(
                given.get(_OBJECT_TAGS[tag], ""), Reason.SOURCE_ELEMENT, f"{tag} element", 20
            )
        self._read_attributes(tag, given)

    def text(self, data: str) -> None:
        if self._collecting and self._collected < MAX_TEXT_CHARS:
            self._pieces.append(data)
            self._collected += len(data)

    def end(self, tag: str) -> None:
        if tag in ("audio", "video"):
            self._media = ""
        if tag != self._collecting:
            return
        text = "".join(self._pieces)
        self._collecting = ""
        if tag == "script":
            self._read_text(text, Reason.SCRIPT, "")
        elif tag == "title":
            self._head.title = " ".join(text.split())
        elif tag == "a":
            self._settle_anchor(text)

    def _collect(self, tag: str) -> None:
        if self._link is not None:  # a link that was never closed, or that holds a script
            self._settle_anchor("".join(self._pieces))
        self._collecting = tag
        self._pieces = []
        self._collected = 0

    # -- what each tag tells --------------------------------------------------------------------

    def _read_meta(self, given: Mapping[str, str]) -> None:
        name, content = self._head.read_meta(given)
        if name in ("og:audio", "og:audio:url", "og:audio:secure_url", "twitter:player:stream"):
            self._take(content, Reason.ATTRIBUTE, name, 25)

    def _read_media(self, given: Mapping[str, str], reason: Reason, tag: str) -> None:
        kind = given.get("type", "").lower()
        as_video = tag == "video" or kind.startswith("video/")
        detail = "video element" if as_video else f"{reason.value.partition('-')[0]} element"
        for name in ("src", "data-src", "data-lazy-src", "data-litespeed-src", "data-source"):
            self._take(given.get(name, ""), reason, detail, 0 if as_video else 40)

    def _read_frame(self, given: Mapping[str, str]) -> None:
        for name in ("src", "data-src", "data-lazy-src", "data-litespeed-src", "data-rocket-src"):
            frame = absolute(given.get(name, ""), self._base)
            if frame is None:
                continue
            for find in find_in_query(frame, self._base):
                self._add(find.url, Reason.IFRAME, f"in the frame's address: {find.detail}", 30)
            shape = stream_score(frame, self._url)
            if shape >= 60:
                self._add(frame, Reason.IFRAME, "the frame's own address", 20)
            if shape > -300 and len(self._frames) < MAX_FRAMES:
                self._frames[frame] = None
        if "srcdoc" in given:
            self._read_text(given["srcdoc"], Reason.IFRAME, "")

    def _read_anchor(self, given: Mapping[str, str]) -> None:
        href = given.get("href", "")
        self._contacts.read(href)
        target = absolute(href, self._base)
        if target is not None:
            self._collect("a")
            self._link = (target, f"{given.get('title', '')} {given.get('aria-label', '')}")

    def _settle_anchor(self, text: str) -> None:
        if self._link is None:
            return
        target, words = self._link
        self._link = None
        words = f"{words.strip()} {' '.join(text.split())[:200]}".strip()
        asks_to_listen = _LISTEN.search(words) is not None
        shape = stream_score(target, self._url)
        if shape >= 60 or (asks_to_listen and shape >= 30) or -250 < shape <= -100:
            self._add(target, Reason.LINK, words[:60], 15 if asks_to_listen else 0)
            return
        if shape <= -100 or host_of(target) != host_of(self._url):
            return
        path = urlsplit(target).path
        in_path = _LISTEN.search(path.replace("_", "-")) is not None
        if (in_path or asks_to_listen) and target.rstrip("/") != self._url.rstrip("/"):
            dated = _DATED.search(path) is not None  # an article that speaks of radio
            depth = path.strip("/").count("/") + path.count("-") // 2 + 4 * dated
            score = 4 * in_path + 3 * asks_to_listen - min(7, depth)
            if score > 0:
                self._pages[target] = max(score, self._pages.get(target, 0))

    def _read_script(self, given: Mapping[str, str]) -> None:
        for name in ("src", "data-src", "data-rocket-src", "data-litespeed-src"):
            value = given.get(name, "")
            if value.startswith("data:"):
                self._read_text(_data_text(value), Reason.SCRIPT, "")
                continue
            target = absolute(value, self._base)
            if target is None:
                continue
            for find in find_in_query(target, self._base):
                self._add(find.url, Reason.SCRIPT, f"in a script's address: {find.detail}", 20)
            own = host_of(target) == host_of(self._url)
            file_name = urlsplit(target).path.rpartition("/")[2]
            if own and _PLAYER_FILE.search(file_name) and "wp-includes" not in target:
                self._scripts[target] = None

    def _read_attributes(self, tag: str, given: Mapping[str, str]) -> None:
        """Players keep their configuration in any attribute of any element."""
        for name, value in given.items():
            if "wp-content/" in value or "wp-includes/" in value:
                self._wordpress = True
            if name in _SKIPPED_ATTRIBUTES or (name in ("src", "href") and tag != "param"):
                continue
            if "//" in value or "\\/" in value or "%2" in value or "aHR0c" in value:
                self._read_text(value, Reason.ATTRIBUTE, name)
            elif name.startswith("data-") and re.search(r"stream|audio|mp3", name):
                self._take_path(value, name)

    def _take_path(self, value: str, name: str) -> None:
        target = absolute(value, self._base) if "/" in value or "." in value else None
        if target is not None and stream_score(target, self._url) >= 20:
            self._add(target, Reason.ATTRIBUTE, name, 10)

    def _read_text(self, text: str, reason: Reason, key: str) -> None:
        if not self._wordpress and "wp-content" in text:
            self._wordpress = True
        for find in find_addresses(text, self._base, key):
            self._add(find.url, reason, find.detail, find.score - 50, shaped=True)

    def _take(self, value: str, reason: Reason, detail: str, bonus: int) -> None:
        """An address that an element names outright."""
        target = absolute(unescape(value[: 4 * MAX_URL_CHARS]), self._base) if value else None
        if target is not None and stream_score(target, self._url) > -300:
            self._add(target, reason, detail, bonus)

    def _add(
        self, url: str, reason: Reason, detail: str, bonus: int, *, shaped: bool = False
    ) -> None:
        if len(self._found) > 50 * MAX_CANDIDATES:
            return
        points = rank_of(reason, stream_score(url, self._url), bonus, shaped=shaped)
        self._found.append(Candidate(url, reason, self._url, points, detail))
        if is_bare_server(url, self._url):
            for less, door in enumerate(doors_of(url), start=1):
                words = f"{detail}, the server's sound".strip(", ")
                self._found.append(Candidate(door, reason, self._url, points + 5 - less, words))

    # -- the outcome ----------------------------------------------------------------------------

    def findings(self, headers: Mapping[str, str]) -> SiteFindings:
        self._head.read_headers(headers)
        pages = sorted(self._pages, key=lambda page: -self._pages[page])
        return SiteFindings(
            url=self._url,
            name=self._head.name(),
            icon=self._head.icon,
            feed=self._head.feed,
            rest_root=self._head.rest_root,
            wordpress=self._wordpress or self._head.wordpress,
            candidates=rank(self._found)[:MAX_CANDIDATES],
            iframes=tuple(self._frames),
            listen_pages=tuple(pages[:MAX_PAGES]),
            scripts=tuple(self._scripts)[:MAX_PAGES],
            contact=self._contacts.links(),
        )


def _data_text(value: str) -> str:
    """The script inside a `data:` address, as delaying optimisers write it; empty if unreadable."""
    head, _, body = value[:MAX_TEXT_CHARS].partition(",")
    if not head.endswith(";base64"):
        return unquote(body)
    try:
        return base64.b64decode(body + "=" * (-len(body) % 4)).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""
