"""Sees through a playlist on an open wire: which address to open in its stead."""

from __future__ import annotations

import time

from planetfm.core.errors import StreamError, Trouble
from planetfm.core.playlist import MAX_PLAYLIST_BYTES, parse_playlist, playlist_kind
from planetfm.net.wire import Wire

READ_S = 3.0


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
    body = _read_to_end(wire)
    entries = parse_playlist(body, wire.url, content_type)
    if entries:
        return entries[turn % len(entries)]
    trouble = Trouble.NOT_WHAT_WAS_ASKED if kind.value in ("pls", "m3u") else Trouble.CANNOT_DECODE
    raise StreamError(trouble, f"{wire.url}: nothing to play in this {kind.value} playlist")


def _read_to_end(wire: Wire) -> bytes:
    """The list; what came within READ_S where the server does not end it."""
    body = b""
    end = time.monotonic() + READ_S
    while len(body) < MAX_PLAYLIST_BYTES and (left_s := end - time.monotonic()) > 0:
        try:
            data = wire.read(left_s)
        except StreamError as error:
            if error.trouble is Trouble.STALLED and body:
                break  # some servers keep the line open after the last byte
            raise
        if not data:
            break
        body += data
    return body
