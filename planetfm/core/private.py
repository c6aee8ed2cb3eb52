"""What leaves a line of the log before anybody else reads it: who the listener is, what they read,
and secrets.

Better too much than too little: a report that lost a harmless number is still a report.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
ADDRESS = re.compile(r"\b([a-z][a-z0-9+.-]{1,12}://)([^\s\"'<>]*)", re.IGNORECASE)
TARGET = re.compile(r"\b((?:GET|HEAD|POST|url:) +)/[^\s\"'<>)]*")
"""What was asked of a server that stands elsewhere in the line."""
HOMES = re.compile(r"(?:/home|/Users|[A-Za-z]:[\\/]+Users)[\\/]+[^\\/\s\"':;,)]+")
NAMED_SECRET = re.compile(
    r"((?:token|secret|passw(?:or)?d|api[_-]?key|nonce|hash|authorization|cookie)"
    r"\"?'?\s*[=:]\s*)(?:(?:bearer|basic)\s+)?[^\s,;&}]+",
    re.IGNORECASE,
)
LONG_CODE = re.compile(r"(?<![\w/.-])(?=[\w+/=-]*\d)(?=[\w+/=-]*[A-Za-z])[\w+/=-]{20,}")
IPV4 = re.compile(r"(?<![\d.])(?!127\.|0\.0\.0\.0)(?:\d{1,3}\.){3}\d{1,3}(?![\d.])")
IPV6 = re.compile(r"(?<![\w:])(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{0,4}(?![\w:])", re.IGNORECASE)
LEAST_NAME = 3
"""Shorter names are part of too many words."""


def without_private(
    text: str,
    homes: Iterable[str] = (),
    names: Iterable[str] = (),
    station: Iterable[str] = (),
) -> str:
    """`text` without home folders (`homes` and any that looks like one), people's `names`, mail
    addresses, what follows the host of an address, network addresses, passwords and tokens.

    An address tells which story was read. Those of the `station`, where its stream is, are every
    listener's: of them only what follows the ? goes.
    """
    public = {_without_question(address) for address in station}
    for home in sorted({home.rstrip("/\\") for home in homes if len(home) > 1}, key=len)[::-1]:
        text = text.replace(home, "~")
    text = HOMES.sub("~", text)
    text = ADDRESS.sub(lambda found: _bare(found, public), text)
    text = TARGET.sub(r"\1/...", text)
    text = EMAIL.sub("<email>", text)
    text = NAMED_SECRET.sub(r"\1<hidden>", text)
    text = LONG_CODE.sub("<code>", text)
    text = IPV6.sub("<address>", IPV4.sub("<address>", text))
    for name in sorted({name.strip() for name in names}, key=len, reverse=True):
        if len(name) >= LEAST_NAME:
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "<name>", text, flags=re.IGNORECASE)
    return text


def _bare(found: re.Match[str], public: Container[str]) -> str:
    """An address without who asks, and without what is asked."""
    scheme, rest = found[1], found[2]
    host = re.split(r"[/?#]", rest, maxsplit=1)[0]
    rest = rest[len(host) :]
    host = host.rpartition("@")[2]
    known = _without_question(f"{scheme}{host}{rest}")
    if known in public:
        return known + ("?..." if known != f"{scheme}{host}{rest}" else "")
    return f"{scheme}{host}" + (rest if rest in ("", "/") else "/...")


def _without_question(address: str) -> str:
    return re.split(r"[?#]", address, maxsplit=1)[0]
