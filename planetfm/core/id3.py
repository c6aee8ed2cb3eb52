"""ID3v2 tags between stretches of sound: HLS puts one before each segment, and titles into some.

A tag is skipped whole; of its frames only title and artist are read (TIT2, TPE1 and their names in
version 2.2). Compressed or encrypted frames are left alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from planetfm.core.icy import clean_text

HEADER_BYTES = 10
MAX_TAG_BYTES = 256 * 1024
"""A larger one (a cover in print quality) is skipped unread."""

_ENCODINGS = ("latin-1", "utf-16", "utf-16-be", "utf-8")


@dataclass(frozen=True, slots=True)
class Tag:
    """`size_bytes` counts all of the tag; `title` is "artist - title", None where it has none."""

    size_bytes: int
    title: str | None


def tag_size(data: bytes | bytearray, at: int = 0) -> int | None:
    """The size in bytes of the tag that begins at `at`; 0 when none does; None: too few bytes."""
    head = bytes(data[at : at + HEADER_BYTES])
    if not b"ID3".startswith(head[:3]):
        return 0
    if len(head) < HEADER_BYTES:
        return None
    if max(head[6:]) > 127 or head[3] > 4:
        return 0
    return HEADER_BYTES + _seven_bits(head[6:]) + (HEADER_BYTES if head[5] & 0x10 else 0)


def read_tag(data: bytes) -> Tag | None:
    """The tag at the start of `data`; None when there is none, or it is not whole. Never raises."""
    size = tag_size(data)
    if not size or len(data) < size:
        return None
    if size > MAX_TAG_BYTES:
        return Tag(size, None)
    version, flags = data[3], data[5]
    body = data[HEADER_BYTES : size - (HEADER_BYTES if flags & 0x10 else 0)]
    if flags & 0x80 and version < 4:
        body = body.replace(b"\xff\x00", b"\xff")
    if flags & 0x40 and version > 2:
        length = int.from_bytes(body[:4], "big") + 4 if version == 3 else _seven_bits(body[:4])
        body = body[length:]
    texts = _texts(body, version)
    artist, title = (texts.get(name, "") for name in ("artist", "title"))
    said = f"{artist} - {title}" if artist and title else title or artist
    return Tag(size, clean_text(said) if said else None)


_NAMES = {b"TIT2": "title", b"TPE1": "artist", b"TT2": "title", b"TP1": "artist"}


def _texts(body: bytes, version: int) -> dict[str, str]:
    found: dict[str, str] = {}
    name_bytes, head_bytes = (3, 6) if version == 2 else (4, 10)
    at = 0
    while at + head_bytes <= len(body) and body[at]:
        size_field = body[at + name_bytes : at + 2 * name_bytes]
        size = _seven_bits(size_field) if version == 4 else int.from_bytes(size_field, "big")
        coded = version > 2 and body[at + 9] & 0x0E
        name = _NAMES.get(body[at : at + name_bytes])
        text = body[at + head_bytes : at + head_bytes + size]
        if name is not None and not coded and text and text[0] < len(_ENCODINGS):
            found[name] = text[1:].decode(_ENCODINGS[text[0]], "replace").replace("\0", " ").strip()
        at += head_bytes + size
    return found


def _seven_bits(data: bytes) -> int:
    value = 0
    for byte in data:
        value = value << 7 | byte & 0x7F
    return value
