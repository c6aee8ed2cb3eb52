"""From an address to sound, through playlists: nested ones, dead entries, lists that go round.

Entries are rotated, never consumed: each connection begins at the entry whose turn it is and goes
on to the next while one is dead. No address is opened twice in one walk, and the walk has an end in
addresses, in depth and in time.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from planetfm.core.errors import StreamError, Trouble
from planetfm.core.hls import MAX_LIST_BYTES
from planetfm.core.playlist import (
    MAX_PLAYLIST_BYTES,
    PlaylistKind,
    parse_playlist,
    playlist_kind,
)
from planetfm.net.wire import Wire

READ_S = 3.0
WALK_S = 15.0
MAX_NESTING = 4
MAX_OPENED = 10
PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "application/json"})
PAGE_START = re.compile(rb"\s*<(?:!doctype html|html|head|body)", re.IGNORECASE)
"""Some servers send their error page under the stream's own type."""


@dataclass(frozen=True, slots=True)
class HlsList:
    """A list of HLS instead of sound; `url` is where redirects ended."""

    url: str
    body: bytes


class Walk:
    """`open_wire` opens one address; `turn` says at which entry of a list to begin."""

    def __init__(
        self, open_wire: Callable[[str], Wire], turn: int, stop: threading.Event | None = None
    ) -> None:
        self._open = open_wire
        self._turn = turn
        self._stop = stop
        self._been: set[str] = set()
        self._end = time.monotonic() + WALK_S

    def to_sound(self, url: str) -> Wire | HlsList:
        """The first open answer that is no playlist and no page.

        Raises StreamError: what the first dead entry said; NOT_WHAT_WAS_ASKED for a page, an empty
        list, or lists without an end; as `open_stream`.
        """
        return self._visit(url, self._turn, 0)

    def _visit(self, url: str, turn: int, nesting: int) -> Wire | HlsList:
        self._been.add(url)
        wire = self._open(url)
        try:
            entries = self._entries(wire)
        except BaseException:
            wire.release()
            raise
        if entries is None:
            return wire
        wire.release()
        if isinstance(entries, HlsList):
            return entries
        first = turn % len(entries)
        trouble: StreamError | None = None
        for entry in (*entries[first:], *entries[:first]):
            if entry in self._been:
                continue
            if nesting >= MAX_NESTING or len(self._been) >= MAX_OPENED:
                break
            if time.monotonic() > self._end or (self._stop is not None and self._stop.is_set()):
                break
            try:
                return self._visit(entry, turn // len(entries), nesting + 1)
            except StreamError as error:
                trouble = trouble or error
        if trouble is None:
            trouble = StreamError(Trouble.NOT_WHAT_WAS_ASKED, f"{url}: playlists without an end")
        raise trouble

    def _entries(self, wire: Wire) -> tuple[str, ...] | HlsList | None:
        """What to open instead of `wire`; None when it is sound."""
        content_type = wire.headers.get("content-type", "")
        kind = playlist_kind(wire.peek(READ_S), content_type, wire.url)
        if kind is None:
            plain_type = content_type.partition(";")[0].strip().lower()
            if plain_type in PAGE_TYPES or PAGE_START.match(wire.peek(READ_S)):
                return _doors_behind(wire, plain_type)
            return None
        if kind is PlaylistKind.HLS:
            return HlsList(wire.url, _read_to_end(wire, MAX_LIST_BYTES))
        body = _read_to_end(wire, MAX_PLAYLIST_BYTES)
        if playlist_kind(body, content_type, wire.url) is PlaylistKind.HLS:
            return HlsList(wire.url, body)  # its first piece did not tell yet
        entries = parse_playlist(body, wire.url, content_type)
        if not entries:
            raise StreamError(
                Trouble.NOT_WHAT_WAS_ASKED, f"{wire.url}: an empty {kind.value} playlist"
            )
        return entries


def _doors_behind(wire: Wire, content_type: str) -> tuple[str, ...]:
    """A SHOUTcast server shows a page at its front door; sound is at `/;` or `/stream`."""
    from planetfm.core.discovery.shapes import doors_of, is_bare_server

    if is_bare_server(wire.url):
        page = _read_to_end(wire, MAX_PLAYLIST_BYTES)
        if b"shoutcast" in page.lower():
            return doors_of(wire.url)
    raise StreamError(Trouble.NOT_WHAT_WAS_ASKED, f"{wire.url}: a page, {content_type}")


def _read_to_end(wire: Wire, limit_bytes: int) -> bytes:
    """The list; what came within READ_S where the server does not end it."""
    body = bytearray()
    end = time.monotonic() + READ_S
    while len(body) < limit_bytes and (left_s := end - time.monotonic()) > 0:
        try:
            data = wire.read(left_s)
        except StreamError as error:
            if error.trouble is Trouble.STALLED and body:
                break  # some servers keep the line open after the last byte
            raise
        if not data:
            break
        body += data
    return bytes(body[:limit_bytes])
