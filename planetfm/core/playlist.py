"""Playlists: small text files that name where the sound is. Bytes in, absolute addresses out. Pure.

PLS and M3U as radio servers write them: any line ends, a byte order mark, relative addresses,
entries out of order, a PLS served as `audio/x-mpegurl`. The content decides, then the type, then
the name. Following entries (nested lists, dead ones, loops) is for whoever fetches: see
`net.playlists`.

XSPF and ASX are XML as people write it: ampersands bare, tags in any case, ends missing. lxml
mends that; entities, DTDs and the network are off. An HLS list (M3U with `#EXT-X-` tags) names
segments of sound, not stations: `core.hls` reads it.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Callable
from urllib.parse import urlsplit

from planetfm.core.addresses import absolute

MAX_PLAYLIST_BYTES = 64 * 1024
MAX_ENTRIES = 32


class PlaylistKind(enum.Enum):
    PLS = "pls"
    M3U = "m3u"
    HLS = "hls"
    XSPF = "xspf"
    ASX = "asx"


_BY_TYPE = {
    "audio/x-scpls": PlaylistKind.PLS,
    "audio/scpls": PlaylistKind.PLS,
    "application/pls+xml": PlaylistKind.PLS,
    "application/pls": PlaylistKind.PLS,
    "audio/x-mpegurl": PlaylistKind.M3U,
    "audio/mpegurl": PlaylistKind.M3U,
    "audio/m3u": PlaylistKind.M3U,
    "application/x-mpegurl": PlaylistKind.M3U,
    "application/vnd.apple.mpegurl": PlaylistKind.M3U,
    "application/xspf+xml": PlaylistKind.XSPF,
    "video/x-ms-asf": PlaylistKind.ASX,
    "video/x-ms-asx": PlaylistKind.ASX,
    "audio/x-ms-wax": PlaylistKind.ASX,
}
_BY_NAME = {
    ".pls": PlaylistKind.PLS,
    ".m3u": PlaylistKind.M3U,
    ".m3u8": PlaylistKind.M3U,
    ".xspf": PlaylistKind.XSPF,
    ".asx": PlaylistKind.ASX,
    ".wax": PlaylistKind.ASX,
}
_PLS_ENTRY = re.compile(r"^file(\d{1,4})\s*=\s*(\S.*)$", re.IGNORECASE)
_ASX_REFERENCE = re.compile(r"^\s*ref\d{1,4}\s*=\s*(\S+)\s*$", re.IGNORECASE | re.MULTILINE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_BARE_AMPERSAND = re.compile(r"&(?!(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos);)")


def playlist_kind(data: bytes, content_type: str = "", url: str = "") -> PlaylistKind | None:
    """Which kind of playlist `data` is, by what it holds, its declared type, or its name.

    None for anything else. A declared type or a name counts only if the bytes are text (stations
    exist that send sound as `audio/x-mpegurl`) or if there are none yet.
    """
    text = _decode(data)
    head = text.lstrip()[:2048].lower()
    if head.startswith("[playlist]"):
        return PlaylistKind.PLS
    if head.startswith("#extm3u"):
        return PlaylistKind.HLS if "#ext-x-" in text[:8192].lower() else PlaylistKind.M3U
    if head.startswith(("<asx", "[reference]")):
        return PlaylistKind.ASX
    if head.startswith(("<?xml", "<!--", "<playlist")):
        if "<asx" in head:
            return PlaylistKind.ASX
        if "<playlist" in head and "xspf" in head:
            return PlaylistKind.XSPF
    if (data and not _is_text(data)) or head.startswith("<"):
        return None
    kind = _BY_TYPE.get(content_type.partition(";")[0].strip().lower())
    if kind is None:
        path = urlsplit(url).path.lower() if url else ""
        kind = next((kind for end, kind in _BY_NAME.items() if path.endswith(end)), None)
    if kind in (PlaylistKind.M3U, PlaylistKind.PLS) and re.search(r"^file\d+\s*=", head, re.M):
        return PlaylistKind.PLS
    bare = re.match(r"https?://\S+\s*(?:\n|$)", head)
    return PlaylistKind.M3U if bare and kind in (None, PlaylistKind.PLS) else kind


def parse_playlist(data: bytes, url: str, content_type: str = "") -> tuple[str, ...]:
    """The addresses a playlist fetched from `url` names: absolute, in order, each once.

    Empty for what is no playlist, and for HLS. The list's own address is left out (a list that
    names itself would go round for ever). Never raises.
    """
    kind = playlist_kind(data, content_type, url)
    read = _READERS.get(kind) if kind is not None else None
    if read is None:
        return ()
    found: dict[str, None] = {}
    for entry in read(_decode(data)):
        target = absolute(entry, url)
        if target is not None and target != url:
            found[target] = None
        if len(found) >= MAX_ENTRIES:
            break
    return tuple(found)


def _read_pls(text: str) -> list[str]:
    entries = [match for line in text.splitlines() if (match := _PLS_ENTRY.match(line.strip()))]
    return [match[2].strip().strip('"') for match in sorted(entries, key=lambda m: int(m[1]))]


def _read_m3u(text: str) -> list[str]:
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def _read_xspf(text: str) -> list[str]:
    return [value for name, value in _elements(text) if name == "location"]


def _read_asx(text: str) -> list[str]:
    """Entries and nested lists in order; the older form is lines of `Ref1=address`."""
    if text.lstrip()[:11].lower() == "[reference]":
        return [match[1] for match in _ASX_REFERENCE.finditer(text)]
    return [value for name, value in _elements(text) if name in ("ref", "entryref")]


def _elements(text: str) -> list[tuple[str, str]]:
    """(name in lower case, its href or else its text) of every element, in document order."""
    if "<!entity" in text.lower():
        return []  # no playlist needs entities of its own; bombs are made of them
    from lxml import etree

    parser = etree.XMLParser(
        recover=True, resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
    )
    mended = _BARE_AMPERSAND.sub("&amp;", _XML_DECLARATION.sub("", text))
    try:
        root = etree.fromstring(mended.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        return []
    found: list[tuple[str, str]] = []
    for element in root.iter("*") if root is not None else ():
        try:
            name = str(element.tag).rpartition("}")[2].lower()
            hrefs = [value for key, value in element.attrib.items() if str(key).lower() == "href"]
            found.append((name, str(hrefs[0] if hrefs else element.text or "").strip()))
        except ValueError:  # `&#xD800;` is kept by the parser and is no character
            continue
    return found


_READERS: dict[PlaylistKind | None, Callable[[str], list[str]]] = {
    PlaylistKind.PLS: _read_pls,
    PlaylistKind.M3U: _read_m3u,
    PlaylistKind.XSPF: _read_xspf,
    PlaylistKind.ASX: _read_asx,
}


def _decode(data: bytes) -> str:
    data = data[:MAX_PLAYLIST_BYTES]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8-sig", "replace").lstrip("\ufeff")


def _is_text(data: bytes) -> bool:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data[2:4].count(0) == 1
    return not any(byte < 9 or 13 < byte < 32 for byte in data[:1024])
