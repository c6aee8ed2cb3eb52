"""Which pictures an article's HTML shows, behind lazy loading, trackers and resized copies."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urljoin, urlsplit

from planetfm.core.plain import unescape

LAZY = ("data-src", "data-lazy-src", "data-original", "data-orig-file", "data-large-file")
"""Where lazy loaders keep the real address, by how often they are right."""
LAZY_SETS = ("data-srcset", "data-lazy-srcset", "srcset")
NO_PICTURE = re.compile(
    r"//(?:s\.w\.org/images/core/emoji|(?:[\w.-]+\.)?gravatar\.com/|pixel\.wp\.com/|stats\.wp\.com/"
    r"|feeds\.feedburner\.com/~|feeds\.wordpress\.com/1\.0/)",
    re.IGNORECASE,
)
SIZE_SUFFIX = re.compile(r"(?:-\d{2,4}x\d{2,4}|-scaled|-e\d{10,13})+(?=\.\w{3,4}$)")
ATTRIBUTE = re.compile(r"([a-zA-Z-]{2,20})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
IMG = re.compile(r"<img\b", re.IGNORECASE)
SAFE_IMG = re.compile(r'<img src="([^"]+)"')
WANTED_WIDTH_PX = 1280


def absolute(url: str, base: str) -> str:
    """`url` made absolute against `base`; empty unless that is http(s) with a host."""
    url = url.strip().replace("\n", "").replace("\t", "")
    if not url:
        return ""
    try:
        whole = urljoin(base, url)
        parts = urlsplit(whole)
        good = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return ""
    return whole if good and len(whole) < 4_000 else ""


def best_of_srcset(srcset: str) -> str:
    """The candidate of a srcset that is wide enough and no wider than needed, else the widest."""
    found: list[tuple[float, str]] = []
    for part in re.split(r",\s+|,(?=https?:)", srcset.strip())[:40]:
        url, _, size = part.strip().partition(" ")
        number = size.strip()[:-1]
        try:
            width = float(number) * (1000 if size.strip().endswith("x") else 1)
        except ValueError:
            width = 0.0
        if url:
            found.append((width, url))
    if not found:
        return ""
    enough = [one for one in found if one[0] >= WANTED_WIDTH_PX]
    return min(enough)[1] if enough else max(found)[1]


def real_source(attributes: Mapping[str, str], base: str) -> str:
    """The address of the picture an img element means; empty for trackers, emoji and spacers."""
    if _tiny(attributes.get("width")) or _tiny(attributes.get("height")):
        return ""
    candidates = [attributes.get(name, "") for name in LAZY]
    candidates += [best_of_srcset(attributes.get(name, "")) for name in LAZY_SETS[:2]]
    source = attributes.get("src", "")
    candidates.append(source)
    candidates.append(best_of_srcset(attributes.get("srcset", "")))
    for candidate in candidates:
        if candidate and not candidate.startswith("data:"):
            url = absolute(candidate, base)
            if url and not NO_PICTURE.search(url):
                return url
    return ""


def first_picture(source: str, base: str) -> str:
    """The first real picture in an article's HTML, absolute; empty if there is none."""
    for number, found in enumerate(IMG.finditer(source)):
        if number == 20:
            break
        tag = source[found.end() : found.end() + 4_000]
        attributes: dict[str, str] = {}
        end = 0
        for part in ATTRIBUTE.finditer(tag):
            if ">" in tag[end : part.start()]:
                break
            end = part.end()
            value = part[2] or part[3] or part[4] or ""
            attributes.setdefault(part[1].lower(), unescape(value))
        url = real_source(attributes, base)
        if url:
            return url
    return ""


def pictures_in(safe_html: str) -> tuple[str, ...]:
    """The addresses of all pictures in HTML that `sanitise` wrote, each once, in order."""
    found = (unescape(one[1]) for one in SAFE_IMG.finditer(safe_html))
    return tuple(dict.fromkeys(found))


def same_picture(one: str, other: str) -> bool:
    """Whether two addresses are the same upload, perhaps in two of the sizes a site keeps of it."""
    return bool(one and other) and _stem(one) == _stem(other)


def _stem(url: str) -> str:
    try:
        path = urlsplit(url).path
    except ValueError:
        return url
    return SIZE_SUFFIX.sub("", path).lower()


def _tiny(size: str | None) -> bool:
    number = (size or "").strip().removesuffix("px")
    return number.isdecimal() and len(number) < 6 and int(number) <= 2
