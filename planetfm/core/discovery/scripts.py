"""Finds stream addresses in the configurations of web players: scripts, JSON, attributes.

Nothing is executed. The text is unescaped the ways JavaScript, JSON and HTML escape an address,
then every address in it is judged by two things: the key it is given to (`mp3:`, `streamUrl=`,
`file` ...) and its own shape. Every pattern is linear in the text: no nested repetition, bounded
look-behind, bounded counts, since the text is hostile.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from planetfm.core.addresses import absolute
from planetfm.core.discovery.shapes import stream_score
from planetfm.core.plain import unescape as decode_entities

MAX_TEXT_CHARS = 1024 * 1024
MAX_FINDS = 60
_MAX_MATCHES = 4000

_URL = re.compile(r"(?:\bhttps?:)?//[\w.\-\[][^\s\"'<>\\`|{}]{2,2000}")
_ENCODED_URL = re.compile(r"https?%3[aA]%2[fF]%2[fF][\w.%;:~\-]{3,2000}")
_BASE64_URL = re.compile(r"\baHR0c(?:DovL|HM6Ly)[A-Za-z0-9+/]{6,2000}={0,2}")
_KEY_BEFORE = re.compile(
    r"([A-Za-z_$][\w$\-]{0,40})[\"']?\]?\s{0,4}[:=]\s{0,4}[\[({]?\s{0,4}[\"'`]$"
)
_KEYED_PATH = re.compile(
    r"\b(mp3|m4a|aac|oga|ogg|opus|stream|streamUrl|stream_url|radio_url|radioUrl|src|file|mount)"
    r"[\"']?\s{0,4}[:=]\s{0,4}[\"']((?:\.{0,2}/)?[^\s\"'<>\\:]{1,200})[\"']"
)
_HOST_KEY = re.compile(
    r"\b(?:host|hostname|ip|server|domain|server_ip|radio_ip|stream_host|streamHost)[\"']?"
    r"\s{0,4}[:=]\s{0,4}[\"']((?:https?://)?[\w.\-]{4,100})/?[\"']",
    re.IGNORECASE,
)
_PORT_KEY = re.compile(r"(?:\b|_)port[\"']?\s{0,4}[:=]\s{0,4}[\"']?(\d{2,5})\b", re.IGNORECASE)
_MOUNT_KEY = re.compile(
    r"\b(?:mount|mountpoint|mount_point|path|stream)[\"']?\s{0,4}[:=]\s{0,4}[\"'](/?[\w.\-;]{1,80})[\"']",
    re.IGNORECASE,
)
_UNICODE_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})|\\u\{([0-9a-fA-F]{1,5})\}")

_SURE_KEYS = re.compile(
    r"^(?:mp3|m4a|aac|aacp|oga|ogg|opus|webma|hls|"
    r".*stream(?:ing)?s?(?:_?(?:url|src|link|address|source|file|mp3))?\d*|stream.*|"
    r".*radio_?(?:url|src|link|stream|address)|radio|"
    r".*audio_?(?:url|src|link|file|source)|audio|icecast.*|shoutcast.*|listen_?(?:url|link)?|"
    r"mount|mounturl|siaran|live_?(?:url|src|link))$",
    re.IGNORECASE,
)
_MAYBE_KEYS = re.compile(
    r"^(?:src|url|file|source|sources|track|tracks|media|link|href|server|host|playlist|channel|"
    r"station|.*player.*|data-(?:src|url|file|track|tracks|source|media|settings|config|options))$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Find:
    """An absolute address, how good the evidence is (0 to 100), and what it was."""

    url: str
    score: int
    detail: str


def unescape(text: str) -> str:
    """Undo what JavaScript, JSON and HTML do to an address inside a string."""
    if "&" in text:
        text = decode_entities(text)  # attributes were decoded once; some hold entities still
    if "\\" in text:
        text = _UNICODE_ESCAPE.sub(_character, text)
        text = text.replace("\\\\/", "/").replace("\\/", "/")
        text = text.replace('\\"', '"').replace("\\'", "'")
    return text


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or match[2] or match[3], 16)
    return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""


def find_addresses(text: str, base: str, key: str = "") -> tuple[Find, ...]:
    """Addresses in `text` that are given as a stream or look like one, best evidence first.

    `base` makes relative ones absolute; `key` is what the whole text is the value of (an
    attribute's name), if anything. Only the first megabyte is read.
    """
    text = unescape(text[:MAX_TEXT_CHARS])
    best: dict[str, Find] = {}
    for url, near, how in _addresses(text):
        found = _judge(url, near or key, how, base)
        if found is not None and (found.url not in best or best[found.url].score < found.score):
            best[found.url] = found
    for match in _first(_KEYED_PATH.finditer(text)):
        found = _judge_path(match[1], match[2], base)
        if found is not None:
            best.setdefault(found.url, found)
    for found in _host_and_port(text, base):
        best.setdefault(found.url, found)
    ordered = sorted(best.values(), key=lambda find: -find.score)
    return tuple(ordered[:MAX_FINDS])


def find_in_query(url: str, base: str) -> tuple[Find, ...]:
    """Addresses among the parameters of `url`: how a frame is told what to play."""
    try:
        pairs = parse_qsl(urlsplit(url).query, max_num_fields=60)
    except ValueError:
        return ()
    finds = [find for key, value in pairs for find in find_addresses(value, base, key)]
    return tuple(finds[:MAX_FINDS])


def _first(matches: Iterator[re.Match[str]]) -> Iterator[re.Match[str]]:
    for _ in range(_MAX_MATCHES):
        match = next(matches, None)
        if match is None:
            return
        yield match


def _addresses(text: str) -> Iterator[tuple[str, str, str]]:
    """(address, the key it is given to, how it was written)."""
    for match in _first(_URL.finditer(text)):
        yield match[0].rstrip(",)]}"), _key_before(text, match.start()), ""
    if "%2" in text:
        for match in _first(_ENCODED_URL.finditer(text)):
            yield unquote(match[0]), _parameter_before(text, match.start()), "percent-encoded"
    if "aHR0c" in text:
        for match in _first(_BASE64_URL.finditer(text)):
            plain = _from_base64(match[0])
            if plain:
                yield plain, _key_before(text, match.start()), "base64"


def _key_before(text: str, at: int) -> str:
    match = _KEY_BEFORE.search(text[max(0, at - 60) : at])
    return match[1] if match else ""


def _parameter_before(text: str, at: int) -> str:
    before = text[max(0, at - 40) : at]
    match = re.search(r"([\w\-]{1,30})=$", before)
    return match[1] if match else _key_before(text, at)


def _from_base64(text: str) -> str:
    body = text.rstrip("=")
    body = body[: len(body) - 1] if len(body) % 4 == 1 else body
    try:
        plain = base64.b64decode(body + "=" * (-len(body) % 4)).decode("ascii")
    except (binascii.Error, ValueError):
        return ""
    return plain.strip()


def _judge(address: str, key: str, how: str, base: str) -> Find | None:
    path, joint, _ = address.partition("&")
    if joint and "?" not in path:
        address = path  # the next parameter of what the address is itself a parameter of
    url = absolute(address, base)
    if url is None:
        return None
    key = key.removeprefix("data-") if key.startswith("data-") and _sure(key[5:]) else key
    shape = stream_score(url, base)
    if shape <= -300:
        return None
    if _sure(key):
        score = max(5, 60 + shape // 3)
    elif _MAYBE_KEYS.match(key):
        if shape < 30:
            return None
        score = 40 + shape // 3
    elif shape >= 60:
        score = 25 + shape // 3
    else:
        return None
    if shape <= -100:
        score = 1
    words = [word for word in (key, how) if word]
    return Find(url, score, ", ".join(words) or "address in the text")


def _sure(key: str) -> bool:
    return bool(key) and _SURE_KEYS.match(key) is not None


def _judge_path(key: str, path: str, base: str) -> Find | None:
    url = absolute(path, base)
    if url is None or path.startswith("//"):
        return None
    shape = stream_score(url, base)
    if shape < 0 and not (_sure(key) and path.startswith("/")):
        return None
    if shape <= -100 or (shape < 60 and not _sure(key)):
        return None
    return Find(url, max(5, 40 + shape // 3), f"{key}, relative")


def _host_and_port(text: str, base: str) -> Iterator[Find]:
    """`host: "radio.example", port: 8000, mount: "/live"` in one breath."""
    for match in _first(_HOST_KEY.finditer(text)):
        around = text[match.end() : match.end() + 300]
        port = _PORT_KEY.search(around) or _PORT_KEY.search(
            text[max(0, match.start() - 120) : match.start()]
        )
        if port is None:
            continue
        host = match[1]
        mount = _MOUNT_KEY.search(around)
        root = f"{host if '//' in host else 'http://' + host}:{int(port[1])}"
        path = "/" + mount[1].lstrip("/") if mount else "/"
        url = absolute(root + path, base)
        if url is not None and stream_score(url, base) > 0:
            yield Find(url, 60, "host and port")
