"""What an address alone tells: is it a stream's, a playlist's, an article's sound file's, or none?

Shapes only. The names of hosting companies appear nowhere as addresses to try: a shape is believed
when a page shows it, and an address is never made up.
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit, urlunsplit

PLAYLISTS = (".pls", ".m3u", ".m3u8", ".asx", ".xspf")
MOUNTS = (".mp3", ".aac", ".aacp", ".ogg", ".oga", ".opus", ".m4a", ".flac")
_DEAD_ENDS = re.compile(
    r"\.(?:js|mjs|css|map|png|jpe?g|gif|svg|webp|avif|ico|bmp|woff2?|ttf|eot|otf|json|xml|txt|pdf|"
    r"zip|docx?|xlsx?|mp4|webm|mov|avi|apk|exe|swf|vtt|srt)$"
)
_PAGES = re.compile(r"\.(?:html?|php|aspx?|jsp|cgi)$")
_NEVER = re.compile(
    r"(?:^|\.)(?:w3\.org|schema\.org|gmpg\.org|ogp\.me|xmlns\.com|purl\.org|wordpress\.org|wp\.com|"
    r"gravatar\.com|w\.org|googleapis\.com|gstatic\.com|googletagmanager\.com|"
    r"google-analytics\.com|googlesyndication\.com|doubleclick\.net|google\.com|google\.co\.id|"
    r"youtube\.com|youtu\.be|youtube-nocookie\.com|vimeo\.com|facebook\.com|facebook\.net|fb\.com|"
    r"instagram\.com|twitter\.com|x\.com|tiktok\.com|whatsapp\.com|wa\.me|t\.me|telegram\.me|"
    r"linkedin\.com|pinterest\.com|spotify\.com|apple\.com|cloudflare\.com|jsdelivr\.net|"
    r"cdnjs\.com|unpkg\.com|jquery\.com|github\.com|bootstrapcdn\.com|fontawesome\.com|"
    r"w\.soundcloud\.com|soundcloud\.com)$"
)
_STREAM_WORD = re.compile(
    r"^(?:;.*|stream\d*|streaming|live\d*|listen\d*|autodj|onair|on-air|siaran|radio\d*|audio\d*|"
    r"play|broadcast|mount\d*|high|low|main|index)$"
)
_STREAM_LABEL = re.compile(
    r"^(?:stream|streaming|streams?\d*|listen\d*|radio\d*|live\d*|cast\d*|icecast\d*|shoutcast\d*|"
    r"sc\d*|audio\d*|server\d*|edge[\w-]*|[\w-]*stream[\w-]*|[\w-]*cast[\w-]*)$"
)
_STREAM_FRONT = re.compile(r"(?:stream|streaming|icecast|shoutcast|listen)\d{0,3}\.")
_ARTICLE_FILE = re.compile(r"/(?:wp-content/uploads|uploads|podcasts?|episodes?|media)/|/20\d\d/")


def stream_score(url: str, page: str = "") -> int:
    """How much the address by itself looks like live sound: -300 (never) to 100 (surely).

    `page` is where it was found: an odd port means a radio server unless it is the page's own.

    0 is an address that could be anything; `article file` shapes get below -100: they are sound,
    but a story's and not the station's.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    path = parts.path.lower()
    if _NEVER.search(host) or _DEAD_ENDS.search(path):
        return -300
    port = _odd_port(parts) and parts.netloc != urlsplit(page).netloc
    last = path.rstrip("/").rpartition("/")[2]
    label = any(_STREAM_LABEL.match(part) for part in host.split(".")[:-1])
    if path.endswith(PLAYLISTS):
        score = 80
    elif path.endswith(MOUNTS):
        score = 80
        if _ARTICLE_FILE.search(path) and not port:
            return -200
    elif last.startswith(";") or path.endswith("/;"):
        score = 90
    elif _PAGES.search(path):
        score = 10 if port else -60
    elif _STREAM_WORD.match(last):
        score = 70 if port or label else 20
    elif port:
        score = 50 if path == "/" or not path.endswith("/") else 0
    elif label and last:
        front = _STREAM_FRONT.match(host) and last.count("-") < 2 and not path.endswith("/")
        score = 60 if front else 35
    else:
        score = 10 if label else -20
    return min(100, score + (15 if port else 0) + (5 if label else 0))


def is_bare_server(url: str, page: str = "") -> bool:
    """`http://host:port/`: a server's front door, whose stream lies at `/;` or below.

    The site's own front door, where `page` lies, is none.
    """
    parts = urlsplit(url)
    bare = _odd_port(parts) and parts.path in ("", "/") and not parts.query
    return bare and parts.netloc != urlsplit(page).netloc


def _odd_port(parts: SplitResult) -> bool:
    return parts.port not in (None, 80, 443)


def doors_of(url: str) -> tuple[str, ...]:
    """The addresses at which a bare SHOUTcast server serves sound instead of its page."""
    root = urlunsplit(urlsplit(url)._replace(path="/", query=""))
    return (root + ";", root + "stream")
