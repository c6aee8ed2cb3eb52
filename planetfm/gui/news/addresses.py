"""Which addresses in an article lead out of the app, which are pictures, and the place of those."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_SIZE = re.compile(r"(-\d{2,5}x\d{2,5}|-scaled)(?=\.\w{3,4}$)")
_SIZE_IN_NAME = re.compile(r"-(\d{2,5})x(\d{2,5})(?=\.\w{3,4}$)")


def opens_in_browser(address: str) -> bool:
    """May this link be handed to the system's browser or mail program?"""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme in ("http", "https"):
        return bool(parts.hostname)
    return parts.scheme == "mailto" and "@" in parts.path


def is_web_picture(address: str) -> bool:
    """Only a whole http(s) address is a picture; never a file, a share or a relative name."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def same_picture(one: str, other: str) -> bool:
    """Are these two sizes of one picture? WordPress puts the size behind the name: -1024x576."""
    return _SIZE.sub("", one) == _SIZE.sub("", other)


def place_of(known: tuple[int, int] | None, address: str, column_px: int) -> tuple[int, int]:
    """The place for a picture: its own size where that is known or in its name, else 16:9."""
    named = _SIZE_IN_NAME.search(address)
    size = known or ((int(named[1]), int(named[2])) if named else (column_px, column_px * 9 // 16))
    wide, high = size
    if wide <= 0 or high <= 0:
        return (column_px, column_px * 9 // 16)
    fit = min(wide, column_px)
    return (fit, max(1, min(round(high * fit / wide), 4 * column_px)))


def names_its_size(address: str) -> bool:
    """WordPress puts the size behind a picture's name."""
    return _SIZE_IN_NAME.search(address) is not None


def told_size(values: dict[str, str]) -> tuple[int, int] | None:
    """The size an img element tells of itself."""
    wide, high = values.get("width", ""), values.get("height", "")
    if wide.isdecimal() and high.isdecimal() and len(wide) < 6 and len(high) < 6:
        return (int(wide), int(high)) if int(wide) and int(high) else None
    return None
