"""What a site embeds in an article (a video, a sound, a post) as one link a person can open.

A card is a paragraph of one link; its words are a sign, a title and the host in brackets:
"▶ Festival layang-layang (youtube.com)". The reader draws such paragraphs as cards; anything else
that reads them sees a plain link.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

from planetfm.core.pictures import absolute

VIDEO, SOUND, POST = "\u25b6", "\u266b", "\u275d"
SIGNS = (VIDEO, SOUND, POST)
TITLE_CHARS = 120
VIDEO_HOSTS = frozenset(
    {"youtube.com", "youtu.be", "vimeo.com", "tiktok.com", "dailymotion.com", "facebook.com"}
)
SOUND_HOSTS = frozenset({"soundcloud.com", "open.spotify.com", "podcasts.apple.com", "anchor.fm"})
POST_HOSTS = frozenset(
    {"twitter.com", "x.com", "instagram.com", "threads.net", "t.me", "bsky.app", "facebook.com"}
)
SOUND_FILE = re.compile(r"\.(?:mp3|m4a|aac|ogg|oga|opus|wav)$", re.IGNORECASE)
POST_CLASS = re.compile(
    r"\b(?:twitter-(?:tweet|video)|instagram-media|tiktok-embed|fb-(?:post|video)|bluesky-embed"
    r"|text-post-media)\b"
)
SAID_BY_PLACEHOLDERS = re.compile(
    r"^(?:view this post on instagram|lihat postingan ini di instagram)\b.*", re.IGNORECASE
)


def host_of(url: str) -> str:
    """The host as it is shown: without www. and m.; empty for no address."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.").removeprefix("m.")


def is_sound_file(url: str) -> bool:
    """Whether an address looks like a sound file itself, not a page about one."""
    try:
        return bool(SOUND_FILE.search(urlsplit(url).path))
    except ValueError:
        return False


def card_words(title: str, url: str, *, sound: bool = False, post: bool = False) -> str:
    """The words of a card: sign, title if there is one, host."""
    host = host_of(url)
    title = " ".join(title.split())
    if SAID_BY_PLACEHOLDERS.match(title):
        title = ""
    if len(title) > TITLE_CHARS:
        title = title[:TITLE_CHARS].rsplit(" ", 1)[0].rstrip(" ,;:.") + " …"
    sign = SOUND if sound or host in SOUND_HOSTS or is_sound_file(url) else VIDEO
    if post or (host in POST_HOSTS and host not in VIDEO_HOSTS):
        sign = POST
    return f"{sign} {title} ({host})" if title else f"{sign} {host}"


def lone_address(text: str) -> str:
    """The address, where a paragraph is nothing but that of a video, a sound or a post; else ""."""
    if len(text) > 600 or not text.startswith(("https://", "http://")) or " " in text:
        return ""
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    known = host_of(text) in VIDEO_HOSTS | SOUND_HOSTS | POST_HOSTS
    return text if known and len(parts.path.strip("/")) > 1 else ""


def post_address(tag: str, values: Mapping[str, str], base: str) -> str | None:
    """Where an embedded post stands on its network; "" where only its links tell; None: no post."""
    if not POST_CLASS.search(values.get("class", "")[:400]):
        return None
    names = ("data-href",) if tag == "div" else ("data-instgrm-permalink", "cite")
    found = next((absolute(values[name], base) for name in names if values.get(name)), "")
    return found.partition("?")[0]


def watchable(url: str) -> str:
    """The page a person would open for the address of an embedded player."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
        if host in ("youtube.com", "youtube-nocookie.com") and parts.path.startswith("/embed/"):
            name = parts.path.removeprefix("/embed/").strip("/")
            if re.fullmatch(r"[\w-]{5,20}", name) and name != "videoseries":
                return f"https://www.youtube.com/watch?v={name}"
        if host == "player.vimeo.com" and parts.path.startswith("/video/"):
            return "https://vimeo.com/" + parts.path.removeprefix("/video/").strip("/")
        if host == "facebook.com" and parts.path.startswith("/plugins/"):
            href = parse_qs(parts.query).get("href", [""])[0]
            return absolute(href, "https://www.facebook.com/") or url
        if host == "open.spotify.com" and parts.path.startswith("/embed/"):
            return "https://open.spotify.com/" + parts.path.removeprefix("/embed/").strip("/")
        if host == "w.soundcloud.com":
            return absolute(parse_qs(parts.query).get("url", [""])[0], url) or url
    except ValueError:
        return url
    return url
