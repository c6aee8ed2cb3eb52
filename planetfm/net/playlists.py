"""Sees through a playlist on an open wire: which address to open in its stead."""

from __future__ import annotations

from planetfm.core.errors import StreamError, Trouble
from planetfm.core.playlist import MAX_PLAYLIST_BYTES, parse_playlist, playlist_kind
from planetfm.net.wire import Wire

READ_S = 5.0


def behind_playlist(wire: Wire, turn: int) -> str | None:
    """The entry whose turn it is, or None when `wire` is no playlist.

    Entries are rotated, never consumed: a dead one only costs its turn. Raises StreamError:
    CANNOT_DECODE for a kind that is recognised and not read, NOT_WHAT_WAS_ASKED for an empty one.
    """
    content_type = wire.headers.get("content-type", "")
    if playlist_kind(b"", content_type, wire.url) is None:
        return None
    # Stations exist that send sound under a playlist's type: the bytes decide.
    kind = playlist_kind(wire.peek(READ_S), content_type, wire.url)
    if kind is None:
        return None
    body = b""
    while len(body) < MAX_PLAYLIST_BYTES and (data := wire.read(READ_S)):
        body += data
    entries = parse_playlist(body, wire.url, content_type)
    if entries:
        return entries[turn % len(entries)]
    trouble = Trouble.NOT_WHAT_WAS_ASKED if kind.value in ("pls", "m3u") else Trouble.CANNOT_DECODE
    raise StreamError(trouble, f"{wire.url}: nothing to play in this {kind.value} playlist")
